"""One decision on its way through call-in: what happened, gathered from the register, and how it stands now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from clerk_tui.domain import call_in_events as events_of
from clerk_tui.domain.call_in_events import CallInState, Event, Request, Standing, State
from clerk_tui.domain.call_ins import Entry, EntryKind, KeptRequest
from clerk_tui.domain.council import CallInRule, Outcome
from clerk_tui.domain.dates import at_london, format_date, iso_instant, london_date
from clerk_tui.domain.decision import Decision, UrgencyKind
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.ledger import CallInWindow, CountResult, Ledger
from clerk_tui.domain.meeting import BodyKind, MeetingStatus
from clerk_tui.register import call_ins as rows
from clerk_tui.register import decisions as records
from clerk_tui.register import meetings, people
from clerk_tui.register.call_ins import Issue
from clerk_tui.rules.call_in_checks import open_to_call_in
from clerk_tui.rules.call_in_next import HearingSet, Next, next_event
from clerk_tui.rules.call_in_states import state_of
from clerk_tui.rules.committees import HearingRoom, agenda_of, room_for_hearing
from clerk_tui.rules.record_fields import is_executive
from clerk_tui.services import frozen_counts
from clerk_tui.services.office import Office

_MIDNIGHT = time(0)
NOT_YET = 1 << 62
"""The id of an event that is not stored yet: of two events of one second the one that is entered later comes later."""


@dataclass(frozen=True, slots=True)
class CallInCase:
    """A decision with its requests and events, its state now, what comes next, and the hearing that was set.

    `hearing_agenda` is the count of the five clear days behind the agenda of that hearing; `room` is whether an agenda
    that goes out today leaves them, for that hearing or for one on the last day.
    """

    decision: Decision
    requests: tuple[KeptRequest, ...]
    entries: tuple[Entry, ...]
    state: CallInState
    rule: CallInRule | None
    now: datetime
    next: Next
    hearing: Entry | None = None
    hearing_day: date | None = None
    hearing_agenda: CountResult | None = None
    room: HearingRoom | None = None

    @property
    def ledgers(self) -> tuple[Ledger, ...]:
        """Every count behind the dates of the case."""
        agenda = (self.hearing_agenda.ledger,) if self.hearing_agenda else ()
        first = (self.room.earliest,) if self.room and (not agenda or self.hearing_agenda_open) else ()
        return (*self.state.ledgers, *agenda, *first)

    @property
    def hearing_agenda_open(self) -> bool:
        """Whether the agenda of the hearing that was set is still to go out."""
        return self.hearing_agenda is not None and self.hearing_agenda.satisfied is None

    def request(self, request_id: int) -> KeptRequest:
        return next(one for one in self.requests if one.id == request_id)


def case_of(office: Office, decision_id: int, now: datetime | None = None) -> CallInCase:
    """The case as it stands at `now`. Refused for a decision that was not taken yet."""
    decision = records.decision(office.register, decision_id)
    kept, entries = rows.requests(office.register, decision_id), rows.entries(office.register, decision_id)
    at = now or office.clock.now()
    state = state_at(office, decision, kept, entries, at)
    rule = state.rule
    hearing = hearing_set(entries, state)
    if hearing is not None and called_off(office, hearing):
        hearing = None
    agenda_on = _agenda_on(office, hearing, entries, state)
    day, agenda = _hearing_days(office, hearing, agenda_on)
    following = next_event(state, rule, at, HearingSet(day, agenda_on) if day else None)
    room = _room(office, state, agenda, london_date(at))
    return CallInCase(decision, kept, entries, state, rule, at, following, hearing, day, agenda, room)


def state_at(
    office: Office, decision: Decision, kept: Sequence[KeptRequest], entries: Sequence[Entry], now: datetime
) -> CallInState:
    """The state at an instant from these events. InputError where they cannot have happened in that order."""
    events = [*before_the_desk(office, decision), *at_the_desk(office, kept, entries)]
    years = [one.said.year_began for one in kept if one.said.year_began is not None]
    return state_of(office.council(), office.calendar(), events, now, year_began=max(years, default=None))


def sound_state(
    office: Office, decision: Decision, kept: Sequence[KeptRequest], entries: Sequence[Entry], now: datetime
) -> CallInState:
    """The state at `now`, once all the events are seen to hold together, those that lie after it too."""
    last = max((entry.at for entry in entries), default=now)
    if last > now:
        state_at(office, decision, kept, entries, last)
    return state_at(office, decision, kept, entries, now)


def before_the_desk(office: Office, decision: Decision) -> Iterator[Event]:
    """The decision made, recorded and published, and waived in its record, as the register holds it."""
    if decision.decided_on is None:
        raise Refused(f"D{decision.id} has no date of decision yet; only a decision that was made can be called in.")
    register = office.register
    meeting = meetings.meeting(register, decision.meeting_id) if decision.meeting_id else None
    made = at_london(decision.decided_on, _MIDNIGHT)
    classes = (decision.not_callable,) if decision.not_callable else ()
    yield events_of.Made(
        made, decision.maker, decision.key_decision, classes=classes, meeting=meeting.day if meeting else None
    )
    issues = rows.issues(register, decision.id)
    if not issues:
        return
    first = _instant(issues[0])
    if first < made:
        raise InputError(
            f"D{decision.id} was published on {format_date(issues[0].published_on)}, before its date of decision,"
            f" {format_date(decision.decided_on)}: correct the record before anything is entered here."
        )
    yield events_of.Recorded(made)
    yield from _waived(decision, made)
    closed = ""
    if not open_to_call_in(decision):
        closed = decision.not_callable or decision.call_in_exempt_reason or "urgency"
    elif not issues[0].counts and not is_executive(decision, meeting):
        closed = "it is no decision of the executive"
    waived = bool(decision.call_in_exempt) and not decision.not_callable
    yield events_of.Published(first, _window(issues[0]), closed.rstrip(". "), waived)
    restarts = rows.restarts(register, decision.id)
    for issue in issues[1:]:
        yield events_of.Republished(_instant(issue), restarts.get(issue.sequence), _window(issue))


def _waived(decision: Decision, made: datetime) -> Iterator[Event]:
    """A waiver that the record states: who agreed and when, where that is known."""
    agreed = decision.urgency(UrgencyKind.CALL_IN)
    if decision.call_in_exempt and agreed is not None:
        on = at_london(agreed.agreed_on, _MIDNIGHT) if agreed.agreed_on else made
        yield events_of.UrgencyConsent(max(on, made), _offices(agreed.agreed_role), agreed.reason)


def _offices(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace(" and ", ";").split(";") if part.strip())


def _instant(issue: Issue) -> datetime:
    """The instant of a publication; where only its day is known, the beginning of that day."""
    return issue.published_at or at_london(issue.published_on, _MIDNIGHT)


def _window(issue: Issue) -> CallInWindow | None:
    return frozen_counts.from_text(issue.counts) if issue.counts else None


def _request(office: Office, kept: KeptRequest) -> Request:
    """A request as the rules read it, with the number of members on its day. One not stored yet has no verdict."""
    said = kept.said
    seats = people.seats(office.register, on=london_date(said.received_at))
    members = len({seat.person.id for seat in seats if seat.body_kind is BodyKind.COUNCIL})
    return Request(
        said.received_at, tuple(one.signatory for one in said.requesters), said.states, said.chosen_grounds,
        said.conditions, said.called_in_before, kept.id, members or None, kept.verdict if kept.id else None,
    )  # fmt: skip


def at_the_desk(office: Office, kept: Sequence[KeptRequest], entries: Sequence[Entry]) -> Iterator[Event]:
    """What was entered at the desk and not struck out, as the rules read it."""
    asked = {one.id: one for one in kept}
    for entry in entries:
        if not entry.stands:
            continue
        if entry.kind is EntryKind.RECEIVED and entry.request_id is not None:
            yield _request(office, asked[entry.request_id])
        elif (event := _event(entry)) is not None:
            yield event


def _event(entry: Entry) -> Event | None:
    at, request = entry.at, entry.request_id
    match entry.kind:
        case EntryKind.VALIDATED:
            return events_of.Validated(at, request)
        case EntryKind.REJECTED:
            return events_of.Rejected(at, entry.reason, request)
        case EntryKind.WITHDRAWN:
            return events_of.Withdrawn(at, entry.names, entry.in_writing is not False, request)
        case EntryKind.HEARD:
            return events_of.Heard(at, Outcome(entry.outcome))
        case EntryKind.RECONSIDERED:
            return events_of.Reconsidered(at, events_of.Reconsideration(entry.outcome))
        case EntryKind.COUNCIL_MET:
            decides = events_of.Reconsideration(entry.decides) if entry.decides else None
            return events_of.CouncilMet(at, events_of.CouncilResult(entry.outcome), decides)
        case EntryKind.URGENCY_CONSENT:
            return events_of.UrgencyConsent(at, entry.names, entry.reason)
        case EntryKind.IMPLEMENTED:
            return events_of.Implemented(at)
        case _:
            return None


# The hearing


def hearing_set(entries: Sequence[Entry], state: CallInState) -> Entry | None:
    """The newest hearing that was set, while one is still to come."""
    if state.state is not State.SUSPENDED:
        return None
    standing = [entry for entry in entries if entry.stands]
    after = max((entry.id for entry in standing if entry.kind is EntryKind.HEARD), default=0)
    found = [entry for entry in standing if entry.kind is EntryKind.HEARING_SET and entry.id > after]
    return max(found, key=lambda entry: entry.id, default=None)


def called_off(office: Office, hearing: Entry) -> bool:
    """Whether the meeting that was to hear it was cancelled: then no hearing is set."""
    if hearing.meeting_id is None:
        return False
    return meetings.meeting(office.register, hearing.meeting_id).status is MeetingStatus.CANCELLED


def _hearing_days(
    office: Office, hearing: Entry | None, agenda_on: date | None
) -> tuple[date | None, CountResult | None]:
    """The day of the hearing, of its meeting where one is linked, and the count of its agenda."""
    if hearing is None:
        return None, None
    day = counted = hearing.on_day
    kind = BodyKind.SCRUTINY
    if hearing.meeting_id is not None:
        meeting = meetings.meeting(office.register, hearing.meeting_id)
        # An adjourned meeting goes on later; its agenda still counts to its first sitting.
        kind, counted = meeting.body_kind, meeting.agenda_for
        while meeting.status is MeetingStatus.ADJOURNED and meeting.continued_by is not None:
            meeting = meetings.meeting(office.register, meeting.continued_by)
        day = meeting.day
    assert day is not None and counted is not None
    nation = office.council().nation
    return day, agenda_of(kind, counted, office.calendar(), published=agenda_on, nation=nation)


def _room(office: Office, state: CallInState, agenda: CountResult | None, today: date) -> HearingRoom | None:
    """Whether an agenda that goes out today is in time, for the hearing that was set or for one on the last day."""
    due = state.hearing_due.working_answer if state.hearing_due else None
    limit = agenda.ledger.anchor if agenda else due
    if state.state is not State.SUSPENDED or limit is None:
        return None
    return room_for_hearing(today, limit, office.calendar(), nation=office.council().nation)


def _agenda_on(office: Office, hearing: Entry | None, entries: Sequence[Entry], state: CallInState) -> date | None:
    """The day the agenda of the hearing was published, as its meeting says, or as it was entered at the desk.

    An agenda that was out before the call-in came does not have it on it.
    """
    if hearing is None:
        return None
    received = min((london_date(one.request.at) for one in state.asked if one.standing is Standing.VALID), default=None)
    on = None if hearing.meeting_id is None else meetings.meeting(office.register, hearing.meeting_id).agenda_on
    if on is not None and (received is None or on >= received):
        return on
    said = [e.on_day for e in entries if e.stands and e.kind is EntryKind.HEARING_AGENDA and e.id > hearing.id]
    return said[-1] if said else None


def text_instant(at: datetime) -> str:
    """An instant as it is stored: UTC, to the second."""
    return iso_instant(at.replace(microsecond=0))


def with_entry(entries: Sequence[Entry], entry: Entry) -> tuple[Entry, ...]:
    """The events with one more, in the order of their instants."""
    return tuple(sorted((*entries, entry), key=lambda one: (one.at, one.id)))


def with_struck(entries: Sequence[Entry], entry_id: int, why: str) -> tuple[Entry, ...]:
    """The events with one of them struck out."""
    return tuple(replace(one, struck=why) if one.id == entry_id else one for one in entries)
