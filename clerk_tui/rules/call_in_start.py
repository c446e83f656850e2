"""From which day a call-in window runs: the start event, and what the hour of publication makes of its day."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import NamedTuple

from clerk_tui.domain.council import CallInRule, Council, Maker, StartEvent
from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.errors import InputError
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.counting import Terms, on_or_after

_EVENT = {
    StartEvent.PUBLICATION: "publication",
    StartEvent.DECISION: "the decision",
    StartEvent.MEETING: "the meeting",
}


class Events(NamedTuple):
    """What happened, on which London dates."""

    published: date
    published_at: time | None = None
    decided: date | None = None
    meeting: date | None = None
    maker: Maker = Maker.BODY


class Start(NamedTuple):
    """The day from which a window runs, its name in a ledger, and what a clerk should know about it.

    `itself_counts` is True where that day is the first one counted (P6).
    """

    day: date
    name: str
    advice: tuple[str, ...] = ()
    itself_counts: bool = False

    @property
    def anchor(self) -> date:
        """The day that is not counted: the start itself, or the one before it where the start counts."""
        return self.day - timedelta(days=1) if self.itself_counts else self.day

    @property
    def anchor_name(self) -> str:
        return f"the day before {self.name}, which is the first day" if self.itself_counts else self.name


def start_event(rule: CallInRule, maker: Maker) -> StartEvent:
    """The event that starts the window for this class of decision maker (P2, P3)."""
    if maker is Maker.OFFICER_KEY and rule.start_officer_key is not None:
        return rule.start_officer_key
    return rule.start


def event_day(rule: CallInRule, events: Events) -> date | None:
    """The day of the start event. A body decides at its meeting, so either of those two days stands for the other."""
    event = start_event(rule, events.maker)
    if event is StartEvent.PUBLICATION:
        return events.published
    mine, other = events.decided, events.meeting
    if event is StartEvent.MEETING:
        mine, other = other, mine
    return mine or (other if events.maker is Maker.BODY else None)


def start_of(council: Council, rule: CallInRule, calendar: Calendar, events: Events) -> Start:
    """The start of the window. InputError where the day of the start event was not given."""
    event = start_event(rule, events.maker)
    day = event_day(rule, events)
    if day is None:
        raise InputError(
            f"{council.name}'s call-in runs from {_EVENT[event]}: give the day of {_EVENT[event]} as well."
        )
    if event is not StartEvent.PUBLICATION:
        return Start(day, _EVENT[event])
    if events.decided is not None and events.decided > day:
        advice = (
            f"The record is published {format_date(day)}, before the decision of {format_date(events.decided)}:"
            " the window runs from the decision, because only a decision that has been made can be called in."
        )
        return Start(events.decided, "the decision", (advice,))
    return _with_first_day(rule, _deemed(rule, calendar, day, events.published_at), events.published_at)


def _deemed(rule: CallInRule, calendar: Calendar, day: date, clock: time | None) -> Start:
    """The day on which a publication counts, where the council has an hour after which it is the next day's.

    A publication on a day that is not worked is after hours too: Saturday's must not close before Friday evening's.
    """
    plain = Start(day, "publication")
    if rule.after_hours is None:
        return plain
    terms = Terms("CI", "", "", closures_count=rule.closures_count, half_days_count=rule.half_days_count)
    if on_or_after(calendar, day, terms) == day:
        if clock is None:
            sentence = (
                f"No hour of publication was given; after {format_time(rule.after_hours)} it would count a day later."
            )
            return plain._replace(advice=(sentence,))
        if clock <= rule.after_hours:
            return plain
    counts = on_or_after(calendar, day + timedelta(days=1), terms)
    at = "" if clock is None else f" at {format_time(clock)}"
    said = f"Published {format_date(day)}{at}, after hours: it counts as published on {format_date(counts)}."
    return Start(counts, "publication, counted as on the next working day", (said,))


def _with_first_day(rule: CallInRule, start: Start, clock: time | None) -> Start:
    """P6: a publication before an hour that the rule names makes its own day the first day. Everywhere seen, it is not.

    What was published after hours counts from the next working day, and that day is not the first one.
    """
    before = rule.day_one_before
    if before is None or start.name != "publication":
        return start
    if clock is None:
        said = f"No hour of publication was given; before {format_time(before)} its own day would be the first day."
        return start._replace(advice=(*start.advice, said))
    if clock >= before:
        return start
    said = f"Published at {format_time(clock)}, before {format_time(before)}: the day of publication is the first day."
    return start._replace(advice=(*start.advice, said), itself_counts=True)
