"""How a decision stands on its way through call-in: a pure function of what happened, of the rule and of the time.

LGA 2000 s.9F(4) is the root; every step is the council's own rule. What its file leaves open is said and not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from clerk_tui.domain import call_in_events as events_of
from clerk_tui.domain.call_in_events import CallInState, Event, Implemented, Made, State
from clerk_tui.domain.council import Council
from clerk_tui.domain.dates import format_instant
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Severity
from clerk_tui.rules import call_in_hearing, call_in_publishing
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in_case import Case
from clerk_tui.rules.counting import in_range


def state_of(
    council: Council,
    calendar: Calendar,
    events: Iterable[Event],
    now: datetime,
    *,
    year_began: date | None = None,
) -> CallInState:
    """The state at `now` that follows from the events up to then; later ones change nothing.

    `year_began` is the first day of the Council year (P15).
    InputError where the events cannot have happened in that order.
    """
    happened = sorted((event for event in _sound(events, now) if event.at <= now), key=lambda event: event.at)
    if not happened or not isinstance(happened[0], Made):
        raise InputError("Nothing can happen to a decision before it is made.")
    case = Case(council, calendar, happened[0], year_began)
    case.find_rule()
    for event in happened[1:]:
        case.advance(event.at)
        _happen(case, event)
    case.advance(now)
    return case.result(now)


def _sound(events: Iterable[Event], now: datetime) -> list[Event]:
    """The events, if every instant names its offset and lies within the calendar's years."""
    found = list(events)
    for instant in (now, *(event.at for event in found)):
        if instant.tzinfo is None:
            raise InputError("An event of a call-in needs its instant with the time zone.")
        in_range(instant.date())
    return found


def _happen(case: Case, event: Event) -> None:
    match event:
        case Made():
            raise InputError("The decision is made twice; two decisions are two records.")
        case events_of.Recorded():
            call_in_publishing.recorded(case, event)
        case events_of.Published():
            call_in_publishing.published(case, event)
        case events_of.Republished():
            call_in_publishing.republished(case, event)
        case events_of.UrgencyConsent():
            call_in_publishing.urgency_consent(case, event)
        case events_of.Request():
            call_in_hearing.requested(case, event)
        case events_of.Validated():
            call_in_hearing.validated(case, event)
        case events_of.Rejected():
            call_in_hearing.rejected(case, event)
        case events_of.Withdrawn():
            call_in_hearing.withdrawn(case, event)
        case events_of.Heard():
            call_in_hearing.heard(case, event)
        case events_of.Reconsidered():
            call_in_hearing.reconsidered(case, event)
        case events_of.CouncilMet():
            call_in_hearing.council_met(case, event)
        case _:
            _implemented(case, event)


def _implemented(case: Case, event: Implemented) -> None:
    """Any implementation before the decision has taken effect is a breach; it changes no state."""
    if case.implemented_at is not None:
        raise InputError(
            f"At: the decision was carried out already, {format_instant(case.implemented_at)}, and is carried"
            " out once; strike that event out first if it was a slip."
        )
    case.implemented_at = event.at
    if case.may_implement(event.at):
        return
    when = format_instant(event.at)
    unpublished = case.state in {State.MADE, State.RECORDED}
    if unpublished and call_in_publishing.free_before_publication(case):
        return
    if case.state is State.PUBLISHED or case.state in {State.CONFIRMED, State.AMENDED}:
        says = f"Implemented {when}; whether it had taken effect cannot be said."
        case.say("CI-BREACH", Severity.WARNING, says)
        return
    state = {
        State.RESCINDED: "it had been rescinded",
        State.SUSPENDED: "it was suspended by a call-in",
    }.get(case.state, "it had taken effect")
    word = "though" if case.state in {State.RESCINDED, State.SUSPENDED} else "before"
    case.say("CI-BREACH", Severity.BLOCKER, f"Implemented {when}, {word} {state}.")
