"""A case of call-in in words: how it stands, what comes next, every event, every request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clerk_tui.domain.call_in_events import Standing
from clerk_tui.domain.call_ins import Entry, EntryKind, KeptRequest
from clerk_tui.domain.dates import LONDON, format_date, format_instant, format_time, short_date
from clerk_tui.domain.findings import Severity
from clerk_tui.rules.working_time import left_words, working_left
from clerk_tui.services.call_in_cases import CallInCase
from clerk_tui.services.call_in_hearings import agenda_words
from clerk_tui.services.office import Office

_KIND = {
    EntryKind.RECEIVED: "Request received", EntryKind.VALIDATED: "Found valid", EntryKind.REJECTED: "Request refused",
    EntryKind.WITHDRAWN: "Withdrawn", EntryKind.HEARING_SET: "Hearing set",
    EntryKind.HEARING_AGENDA: "Agenda of the hearing published", EntryKind.HEARD: "Heard",
    EntryKind.RECONSIDERED: "Reconsidered", EntryKind.COUNCIL_MET: "Council met",
    EntryKind.URGENCY_CONSENT: "Waiver of call-in agreed", EntryKind.IMPLEMENTED: "Implemented",
    EntryKind.STRUCK_OUT: "Struck out",
}  # fmt: skip
OUTCOMES = {
    "stand": "the decision stands", "refer-back": "referred back to its maker",
    "refer-to-council": "referred to Council", "comments": "comments sent to its maker",
    "no-objection": "no objection", "objects": "Council objects", "decides": "Council decides itself",
    "confirmed": "confirmed", "amended": "amended", "rescinded": "rescinded",
}  # fmt: skip
STANDING = {
    Standing.REFUSED: "refused", Standing.WAITING: "to be found valid or not", Standing.VALID: "found valid",
    Standing.REJECTED: "found not to be valid", Standing.WITHDRAWN: "withdrawn",
    Standing.OVERTAKEN: "not decided on when the call-in beside it was settled",
}  # fmt: skip
_SEVERITY = {Severity.BLOCKER: "Breach", Severity.WARNING: "Warning", Severity.ADVICE: "Note", Severity.HOLDS: "Holds"}


def standing_lines(office: Office, case: CallInCase) -> Iterator[str]:
    """How it stands, what comes next and what if nobody acts, each a sentence."""
    state = case.state
    yield state.why
    if state.state.value in {"suspended", "heard", "validating", "reconsider", "council"}:
        yield "It may not be implemented now."
    elif state.effective and state.may_implement:
        yield f"In effect since {format_date(state.effective)}."
    if left := left_of(office, case):
        yield f"Time left for requests: {left}."
    if case.next.what:
        yield f"Next: {case.next.what}."
    if case.next.if_nobody_acts and case.next.if_nobody_acts.lower() != f"{case.next.what}.".lower():
        yield f"If nobody acts: {case.next.if_nobody_acts}"
    if words := agenda_words(case):
        yield words


def left_of(office: Office, case: CallInCase) -> str:
    """What is left for requests in working time; empty where none can be made."""
    state = case.state
    if not state.requests_open or state.closes_at is None or not state.ledgers:
        return ""
    return left_words(working_left(office.calendar(), case.now, state.ledgers[0].answer, state.closes_at))


def finding_lines(case: CallInCase) -> Iterator[str]:
    """What there is to know beside it, heaviest first."""
    order = list(_SEVERITY)
    for finding in sorted(case.state.findings, key=lambda one: order.index(one.severity)):
        yield f"{_SEVERITY[finding.severity]}. {finding.id}. {finding.says}"


def request_line(case: CallInCase, kept: KeptRequest) -> str:
    """One request: when, by whom, how it stands."""
    standing = next((one for one in case.state.asked if one.request.id == kept.id), None)
    how = STANDING[standing.standing] if standing else "struck out"
    names = ", ".join(one.signatory.name for one in kept.said.requesters)
    why = f": {kept.refused}" if kept.refused and standing and standing.standing is Standing.REFUSED else ""
    return f"R{kept.id}. Received {second(kept)}, by {names}. {how.capitalize()}{why}"


def second(kept: KeptRequest) -> str:
    local = kept.said.received_at.astimezone(LONDON)
    return f"{format_date(local.date())}, {local:%H:%M:%S}"


def entry_what(case: CallInCase, entry: Entry) -> str:
    """What happened, in one line, without its instant."""
    parts = [_KIND[entry.kind]]
    if entry.kind is EntryKind.RECEIVED and entry.request_id is not None:
        names = [one.signatory.name for one in case.request(entry.request_id).said.requesters]
        parts[0] += f" from {few(names)}"
        refused = case.request(entry.request_id).refused
        parts += [f"Refused: {refused}"] if refused else []
    if entry.kind is EntryKind.STRUCK_OUT:
        parts[0] += f" E{entry.strikes_id}"
    if entry.kind in {EntryKind.WITHDRAWN, EntryKind.URGENCY_CONSENT}:
        parts[0] += f" by {few(entry.names)}" + ("" if entry.in_writing is not False else ", not in writing")
    if entry.outcome:
        parts[0] += f": {OUTCOMES.get(entry.outcome, entry.outcome)}" + (f", {entry.decides}" if entry.decides else "")
    if entry.meeting_id is not None and entry.kind is EntryKind.HEARING_SET:
        parts[0] += f": M{entry.meeting_id}"
    if entry.on_day is not None:
        parts[0] += f": {format_date(entry.on_day)}"
    parts[0] += f" by {entry.by_whom}" if entry.by_whom else ""
    despite = "Taken all the same: " if entry.kind is EntryKind.RECEIVED else ""
    parts += [f"{despite}{entry.reason}"] if entry.reason else []
    said = ". ".join(part.rstrip(".") for part in parts)
    return f"(struck out: {entry.struck}) {said}" if entry.struck is not None else said


def few(names: Sequence[str]) -> str:
    """At most four names; of more the first three, and how many more."""
    return ", ".join(names) if len(names) <= 4 else f"{', '.join(names[:3])} and {len(names) - 3} more"


def entry_when(entry: Entry) -> str:
    """`Fri 13 Oct 2017 16:59:59`."""
    local = entry.at.astimezone(LONDON)
    return f"{short_date(local.date())} {format_time(local.time())}"


def case_lines(office: Office, case: CallInCase) -> list[str]:
    """The whole case, fit for reading aloud."""
    decision = case.decision
    name = f"{decision.reference}. " if decision.reference else ""
    lines = [f"D{decision.id}. {name}{decision.title}.", f"It is {format_instant(case.now.replace(microsecond=0))}."]
    lines += standing_lines(office, case)
    lines += [f"{ledger.title}: {format_date(ledger.answer)}." for ledger in case.ledgers]
    lines += [request_line(case, kept) for kept in case.requests]
    lines += [f"E{entry.id}. {entry_when(entry)}. {entry_what(case, entry)}. Entered by {entry.who}."
              for entry in case.entries]  # fmt: skip
    return [*lines, *finding_lines(case)]
