"""Undo: the last thing done turned back, as a new change."""

from __future__ import annotations

import json
from collections.abc import Sequence

from clerk_tui.domain.errors import Conflict, Refused
from clerk_tui.register import forward_plan, history
from clerk_tui.register.changes import Change
from clerk_tui.register.history import CommandEntry, HistoryEntry
from clerk_tui.services.office import Office


def undo(office: Office, *, command_id: str | None = None) -> CommandEntry:
    """Turn back this clerk's newest change that is not yet undone. Refused where there is none, or it is published."""
    if command_id is not None and (done := history.command(office.register, command_id)) and done.undoes:
        entry = history.command(office.register, done.undoes)
        assert entry is not None
        return entry
    entry = history.last_undoable(office.register, office.who)
    changed = history.of_command(office.register, entry.id)

    def work(change: Change) -> None:
        if history.last_undoable(office.register, office.who, but=change.command.id).id != entry.id:
            raise Conflict("Somebody did something else in the meantime; look at the history, then undo again.")
        _key_tests_stay(office, changed)
        if any(each.record == "call_in_event" for each in changed):
            from clerk_tui.services.call_in_striking import turn_back_at_the_desk

            turn_back_at_the_desk(office, changed, lambda: history.turn_back(change, changed))
        else:
            history.turn_back(change, changed)

    office.register.run(
        office.command("undo", f"Undone: {entry.summary}", undoes=entry.id, command_id=command_id), work
    )
    return entry


def _key_tests_stay(office: Office, changed: Sequence[HistoryEntry]) -> None:
    """Refused where this would take away a key test of a matter whose notice was published."""
    for each in changed:
        if each.record != "key_test" or each.after is None:
            continue
        entry = forward_plan.entry(office.register, int(json.loads(each.after)["forward_plan_entry_id"]))
        if forward_plan.versions(office.register, entry.id):
            raise Refused(
                f"The key test of {entry.reference} belongs to a published notice, so it stays on the record;"
                " take the test again with the right answers."
            )
