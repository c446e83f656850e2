"""The call-in desk after a request: found valid or not, withdrawn, heard, taken to Council, reconsidered, settled.

The desk decides procedure only; whose decision each step is stands with it by name. Events are only ever added.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from clerk_tui.domain.call_in_events import CallInState, CouncilResult, Reconsideration, Standing
from clerk_tui.domain.call_ins import Entry, EntryKind
from clerk_tui.domain.council import Outcome
from clerk_tui.domain.dates import format_instant
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.people import name_key
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.notices import decision_matter
from clerk_tui.rules.call_in_class import folded
from clerk_tui.services.call_in_cases import NOT_YET, CallInCase, case_of, sound_state, text_instant, with_entry
from clerk_tui.services.call_in_people import read_names
from clerk_tui.services.office import Office
from clerk_tui.services.public_words import refuse_what_goes_out


@dataclass(frozen=True, slots=True)
class Step:
    """One event to be entered. `at` None is now; the rest as in Entry."""

    kind: EntryKind
    at: datetime | None = None
    request_id: int | None = None
    outcome: str = ""
    decides: str = ""
    names: tuple[str, ...] = ()
    by_whom: str = ""
    reason: str = ""
    in_writing: bool | None = None
    on_day: date | None = None
    meeting_id: int | None = None
    strikes_id: int | None = None


def enter(
    office: Office, decision_id: int, action: str, summary: str, step_of: Callable[[CallInCase], Step],
    *, command_id: str | None = None,
) -> CallInCase:  # fmt: skip
    """Enter one event, if it can have happened so; the case as it then stands comes back.

    `step_of` looks at the case as it stands inside the transaction and may refuse.
    """

    def work(change: Change) -> int:
        case = case_of(office, decision_id)
        return _store(office, change, case, step_of(case))

    why = step_of(case_of(office, decision_id)).reason
    office.register.run(office.command(f"call-in {action}", summary, why=why, command_id=command_id), work)
    return case_of(office, decision_id)


def _store(office: Office, change: Change, case: CallInCase, step: Step) -> int:
    at = (step.at or case.now).replace(microsecond=0)
    _not_before_nor_after(case, step, at)
    entry = Entry(
        NOT_YET, case.decision.id, step.kind, at, office.who, office.clock.system(), step.request_id, step.outcome,
        step.decides, step.names, step.by_whom, step.reason, step.in_writing, step.on_day, step.meeting_id,
    )  # fmt: skip
    state = sound_state(office, case.decision, case.requests, with_entry(case.entries, entry), case.now)
    return insert_entry(office, change, entry, state)


def insert_entry(office: Office, change: Change, entry: Entry, left: CallInState) -> int:
    """Put an event into the register, with how it leaves the decision."""
    cells: dict[str, Cell] = {
        "decision_id": entry.decision_id, "request_id": entry.request_id, "kind": entry.kind.value,
        "at": text_instant(entry.at), "outcome": entry.outcome, "decides": entry.decides,
        "names": "\n".join(entry.names), "by_whom": entry.by_whom, "reason": entry.reason,
        "in_writing": None if entry.in_writing is None else int(entry.in_writing),
        "on_day": entry.on_day.isoformat() if entry.on_day else None, "meeting_id": entry.meeting_id,
        "strikes_id": entry.strikes_id, "left_as": left.state.value,
        "left_until": text_instant(left.settles_at) if left.settles_at else None, "who": office.who,
        "recorded_at": text_instant(office.clock.system()),
    }  # fmt: skip
    return change.insert("call_in_event", **cells)


def _not_before_nor_after(case: CallInCase, step: Step, at: datetime) -> None:
    """No event lies in the future, and none of a call-in before the request that brought it on."""
    if at > case.now:
        now = format_instant(case.now.replace(microsecond=0))
        raise InputError(f"At: {format_instant(at)} lies in the future; it is now {now}.")
    if step.kind in _AFTER_REQUEST and (first := _first_request(case, step.request_id)) and at < first:
        what = _WORDS[step.kind]
        raise InputError(
            f"At: {what} of {format_instant(at)} lies before the request of {format_instant(first)}; it comes after it."
        )


_AFTER_REQUEST = frozenset(
    {EntryKind.VALIDATED, EntryKind.REJECTED, EntryKind.WITHDRAWN, EntryKind.HEARING_SET, EntryKind.HEARD,
     EntryKind.RECONSIDERED, EntryKind.COUNCIL_MET}
)  # fmt: skip
_WORDS = {
    EntryKind.VALIDATED: "the validation", EntryKind.REJECTED: "the rejection", EntryKind.WITHDRAWN: "the withdrawal",
    EntryKind.HEARING_SET: "setting the hearing", EntryKind.HEARD: "the hearing",
    EntryKind.RECONSIDERED: "the reconsideration", EntryKind.COUNCIL_MET: "the meeting of Council",
}  # fmt: skip


def _first_request(case: CallInCase, request_id: int | None) -> datetime | None:
    """When the request was received that an event belongs to, or the first one that was not refused."""
    found = [
        one.request.at
        for one in case.state.asked
        if (one.request.id == request_id if request_id else one.standing is not Standing.REFUSED)
    ]
    return min(found, default=None)


def validate(
    office: Office, decision_id: int, *, by: str, because: str = "", at: datetime | None = None,
    request_id: int | None = None, command_id: str | None = None,
) -> CallInCase:  # fmt: skip
    """Record that whoever validates requests (P18) found one valid: the one named, or the first that waits."""
    return _decided(office, decision_id, EntryKind.VALIDATED, by, because, at, request_id, command_id)


def reject(
    office: Office, decision_id: int, *, by: str, because: str, at: datetime | None = None,
    request_id: int | None = None, command_id: str | None = None,
) -> CallInCase:  # fmt: skip
    """Record that a request was found not to be valid, and why; the window runs on as if it had not come."""
    if not tidy(because).strip():
        raise InputError("Because: a request is refused with a reason; it is given to those who asked.")
    refuse_what_goes_out(office, decision_matter(office.register, decision_id), {"because": because})
    return _decided(office, decision_id, EntryKind.REJECTED, by, because, at, request_id, command_id)


def _decided(
    office: Office, decision_id: int, kind: EntryKind, by: str, because: str, at: datetime | None,
    request_id: int | None, command_id: str | None,
) -> CallInCase:  # fmt: skip
    def step(case: CallInCase) -> Step:
        waiting = [one.request.id for one in case.state.asked if one.standing is Standing.WAITING]
        found = request_id if request_id is not None else next(iter(waiting), None)
        if found is None or found not in waiting:
            raise Refused(f"No request for call-in of D{decision_id} waits for a decision. {case.state.why}")
        return Step(kind, at, found, by_whom=_with_office(case, by), reason=tidy(because).strip())

    word = "found valid" if kind is EntryKind.VALIDATED else "refused"
    action = "validate" if kind is EntryKind.VALIDATED else "refuse"
    return enter(office, decision_id, action, f"Request for call-in of D{decision_id} {word} by {one_line(by)}", step,
                 command_id=command_id)  # fmt: skip


def _with_office(case: CallInCase, by: str) -> str:
    """The name, and the office that the council's rule gives this decision to."""
    name = one_line(by)
    if not name:
        raise InputError("By: name whose decision it is; the desk decides procedure only.")
    post = case.rule.validator if case.rule else ""
    if not post or folded(post) in folded(name) or folded(post) == "none":
        return name
    return f"{name}, {post}"


def withdraw(
    office: Office, decision_id: int, *, names: tuple[str, ...], in_writing: bool = True, because: str = "",
    at: datetime | None = None, request_id: int | None = None, command_id: str | None = None,
) -> CallInCase:  # fmt: skip
    """Record that signatories take their signature back (P30). Without names given: all of those who asked."""

    def step(case: CallInCase) -> Step:
        who = _as_signed(case, read_names(names)) if names else _all_signatories(case, request_id)
        return Step(EntryKind.WITHDRAWN, at, request_id, names=who, in_writing=in_writing, reason=tidy(because).strip())

    said = ", ".join(names) or "all who asked"
    return enter(office, decision_id, "withdraw", f"Call-in of D{decision_id} withdrawn by {said}", step,
                 command_id=command_id)  # fmt: skip


def _as_signed(case: CallInCase, names: tuple[str, ...]) -> tuple[str, ...]:
    """Names as they stand on the requests: `Cllr Benson` for who signed as `Councillor Benson`."""
    signed = {name_key(one.name): one.name for asking in case.state.asked for one in asking.request.signatories}
    return tuple(signed.get(name_key(name), name) for name in names)


def _all_signatories(case: CallInCase, request_id: int | None) -> tuple[str, ...]:
    standing = [one for one in case.state.asked if one.standing in {Standing.WAITING, Standing.VALID}]
    found = next((one for one in standing if request_id in {None, one.request.id}), None)
    if found is None:
        raise Refused(f"There is no request for call-in of D{case.decision.id} to withdraw from. {case.state.why}")
    return tuple(one.name for one in found.request.signatories)


def heard(
    office: Office, decision_id: int, *, outcome: Outcome, at: datetime | None = None, because: str = "",
    command_id: str | None = None,
) -> CallInCase:  # fmt: skip
    """Record what the committee made of the call-in (P26, P27)."""

    def step(case: CallInCase) -> Step:
        meeting_id = case.hearing.meeting_id if case.hearing else None
        return Step(EntryKind.HEARD, at, outcome=outcome.value, reason=tidy(because).strip(), meeting_id=meeting_id)

    words = outcome.value.replace("-", " ")
    return enter(office, decision_id, "heard", f"Call-in of D{decision_id} heard: {words}", step, command_id=command_id)


def reconsidered(
    office: Office, decision_id: int, *, result: Reconsideration, by: str = "", because: str = "",
    at: datetime | None = None, command_id: str | None = None,
) -> CallInCase:  # fmt: skip
    """Record what the decision maker made of a decision that came back (P28)."""

    def step(case: CallInCase) -> Step:
        by_whom = one_line(by) or case.decision.maker_name
        return Step(EntryKind.RECONSIDERED, at, outcome=result.value, by_whom=by_whom, reason=tidy(because).strip())

    summary = f"D{decision_id} reconsidered: {result.value}"
    return enter(office, decision_id, "reconsidered", summary, step, command_id=command_id)


def council_met(
    office: Office, decision_id: int, *, result: CouncilResult, decides: Reconsideration | None = None,
    because: str = "", at: datetime | None = None, command_id: str | None = None,
) -> CallInCase:  # fmt: skip
    """Record what Council made of a decision that was referred to it, or of one that waited for its meeting."""

    def step(case: CallInCase) -> Step:
        decided = decides.value if decides else ""
        return Step(EntryKind.COUNCIL_MET, at, outcome=result.value, decides=decided, reason=tidy(because).strip())

    words = result.value.replace("-", " ")
    return enter(office, decision_id, "council", f"D{decision_id} before Council: {words}", step, command_id=command_id)


def urgent(
    office: Office, decision_id: int, *, offices: tuple[str, ...], because: str, by: str = "",
    at: datetime | None = None, command_id: str | None = None,
) -> CallInCase:  # fmt: skip
    """Record that call-in was waived for urgency (P20 to P22): which offices agreed, whose names, and why."""
    agreed, reason = tuple(one_line(each) for each in offices if one_line(each)), tidy(because).strip()
    if not agreed:
        raise InputError("Agreed by: name the offices of those who agreed, such as chair of the scrutiny committee.")
    if not reason:
        raise InputError("Because: a waiver of call-in needs its reason; it stays on the record.")

    def step(_: CallInCase) -> Step:
        return Step(EntryKind.URGENCY_CONSENT, at, names=agreed, by_whom=one_line(by), reason=reason)

    summary = f"Waiver of call-in for D{decision_id} agreed by {', '.join(agreed)}"
    return enter(office, decision_id, "urgent", summary, step, command_id=command_id)


def implemented(
    office: Office, decision_id: int, *, at: datetime | None = None, by: str = "", because: str = "",
    command_id: str | None = None,
) -> CallInCase:  # fmt: skip
    """Record when a decision was carried out; too early is a finding that stays."""

    def step(_: CallInCase) -> Step:
        return Step(EntryKind.IMPLEMENTED, at, by_whom=one_line(by), reason=tidy(because).strip())

    return enter(office, decision_id, "implemented", f"D{decision_id} implemented", step, command_id=command_id)
