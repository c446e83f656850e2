"""A slip at the call-in desk taken back: an event is struck out by another, and only while nothing rests on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from clerk_tui.domain.call_ins import Entry, EntryKind
from clerk_tui.domain.errors import ClerkError, InputError, NotFound, Refused
from clerk_tui.domain.text import tidy
from clerk_tui.register import call_ins as rows
from clerk_tui.register import decisions as records
from clerk_tui.register.changes import Change
from clerk_tui.register.history import HistoryEntry
from clerk_tui.services.call_in_cases import CallInCase, case_of, sound_state, with_struck
from clerk_tui.services.call_ins import insert_entry
from clerk_tui.services.office import Office


def strike(
    office: Office, decision_id: int, entry_id: int, *, because: str, command_id: str | None = None
) -> CallInCase:
    """Strike an event out, with the reason. Both stay in the register; what it said counts no more."""
    why = tidy(because).strip()
    if not why:
        raise InputError("Because: an event is struck out with a reason; both stay on the record.")

    def work(change: Change) -> int:
        case = case_of(office, decision_id)
        found = _to_strike(case, entry_id)
        try:
            state = sound_state(
                office, case.decision, case.requests, with_struck(case.entries, entry_id, why), case.now
            )
        except InputError as error:
            raise Refused(f"Something that was entered later rests on this ({error}): strike that out first.") from None
        now = case.now.replace(microsecond=0)
        entry = Entry(
            0,
            decision_id,
            EntryKind.STRUCK_OUT,
            now,
            office.who,
            now,
            found.request_id,
            reason=why,
            strikes_id=entry_id,
        )
        return insert_entry(office, change, entry, state)

    kind = _to_strike(case_of(office, decision_id), entry_id).kind.value.replace("-", " ")
    summary = f"Struck out at the call-in desk of D{decision_id}: {kind}"
    office.register.run(office.command("call-in strike", summary, why=why, command_id=command_id), work)
    return case_of(office, decision_id)


def _to_strike(case: CallInCase, entry_id: int) -> Entry:
    found = next((entry for entry in case.entries if entry.id == entry_id), None)
    if found is None:
        raise NotFound(f"The call-in of D{case.decision.id} has no event E{entry_id}.")
    if found.kind is EntryKind.STRUCK_OUT:
        raise Refused("A striking out is not struck out itself; enter the event again.")
    if found.struck is not None:
        raise Refused(f"E{entry_id} is struck out already: {found.struck}")
    return found


def turn_back_at_the_desk(office: Office, changed: Sequence[HistoryEntry], turn_back: Callable[[], None]) -> None:
    """Undo a step of the desk, or do it again, if nothing that was entered later rests on it; Refused otherwise."""
    later = [rows.resting_on(office.register, entry.record, entry.record_id) for entry in changed]
    if any(later):
        raise Refused("Something that was entered later rests on this; it cannot be undone now.")
    for entry in changed:
        # An event done again takes its old place, so what came after it would rest on something it never saw.
        if entry.record == "call_in_event" and entry.after is None and _entered_since(office, entry):
            raise Refused(
                f"More was entered at the desk of D{_decision_of(entry)} since then; enter this anew instead."
            )
    turn_back()
    for decision_id in {_decision_of(entry) for entry in changed if entry.record == "call_in_event"}:
        _still_sound(office, decision_id)


def _entered_since(office: Office, entry: HistoryEntry) -> bool:
    return any(one.id > entry.record_id for one in rows.entries(office.register, _decision_of(entry)))


def _decision_of(entry: HistoryEntry) -> int:
    return int(json.loads(entry.after or entry.before or "{}")["decision_id"])


def _still_sound(office: Office, decision_id: int) -> None:
    """Refused where the events that are left cannot have happened like that."""
    decision = records.decision(office.register, decision_id)
    kept, entries = rows.requests(office.register, decision_id), rows.entries(office.register, decision_id)
    if not entries:
        return
    try:
        # The clock may stand before what was entered in a rehearsal.
        now = max(office.clock.now(), *(entry.at for entry in entries))
        state = sound_state(office, decision, kept, entries, now)
    except ClerkError as error:
        raise Refused(f"Something that was entered later rests on this ({error}); it cannot be undone now.") from None
    # What waits for somebody is found by how the newest event left it, and no event is rewritten.
    newest = max(entries, key=lambda entry: entry.id)
    if state.state.value in rows.UNSETTLED and newest.left_as not in rows.UNSETTLED:
        raise Refused(
            f"E{newest.id} was entered later, when D{decision_id} was settled; strike out what was wrong instead."
        )
