"""The call-in window by a council's own rule. No statute sets one: a council without a rule gets no date.

LGA 2000 s.9F(4) gives scrutiny the power over decisions made but not implemented; days, cut-off and effect are local.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from clerk_tui.domain.council import CallInRule, Council, EffectiveRule, Maker, StartEvent
from clerk_tui.domain.dates import DAYS, at_london, format_date, format_time
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.ledger import CallInWindow, Certainty, Ledger, LedgerDay
from clerk_tui.rules.authorities import authorities, local_authority
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.counting import BACK, FORWARD, Terms, in_range, nth_after, on_or_after, provisional_advice

_MIDNIGHT = time(0)
_EVENT = {
    StartEvent.PUBLICATION: "publication",
    StartEvent.DECISION: "the decision",
    StartEvent.MEETING: "the meeting",
}


@dataclass(frozen=True, slots=True)
class Events:
    """What happened, on which London dates."""

    published: date
    published_at: time | None = None
    decided: date | None = None
    meeting: date | None = None
    maker: Maker = Maker.BODY


@dataclass(frozen=True, slots=True)
class _Start:
    """The day from which a window runs, its name in a ledger, and what a clerk should know about it."""

    day: date
    name: str
    advice: tuple[str, ...] = ()


def rule_for(council: Council, start: date) -> CallInRule:
    """The newest generation of the council's rule that is valid on the start event's day."""
    for rule in _newest_first(council):
        if _valid(rule, start):
            return rule
    raise _not_configured(council, start)


def window(
    council: Council,
    calendar: Calendar,
    *,
    published: date,
    published_at: time | None = None,
    decided: date | None = None,
    meeting: date | None = None,
    maker: Maker = Maker.BODY,
    not_before: date | None = None,
) -> CallInWindow:
    """When requests for call-in close and when the decision takes effect.

    `published_at` is London wall-clock time. `not_before` is a first day of effect that the decision itself names.
    """
    events = Events(published, published_at, decided, meeting, maker)
    for rule in _newest_first(council):
        day = _event_day(rule, events)
        if _valid(rule, day or published):
            if day is None:
                raise _day_missing(council, rule, maker)
            return window_by(council, rule, calendar, events, not_before=not_before)
    raise _not_configured(council, published)


def window_by(
    council: Council, rule: CallInRule, calendar: Calendar, events: Events, *, not_before: date | None = None
) -> CallInWindow:
    """The window by one generation of the rule, whether or not it is in force on that day."""
    start = _start(council, rule, calendar, events)
    terms = Terms(
        rule="CI",
        title=f"Call-in of {council.name}: {rule.days} {rule.unit} days after {format_date(start.day)}",
        anchor_name=start.name,
        authorities=(local_authority(council, rule), *authorities("LGA 2000 s.9F(4)")),
        certainty=certainty_of(rule),
        closures_count=rule.closures_count,
        half_days_count=rule.half_days_count,
        roll=BACK,
    )
    closes = nth_after(calendar, start.day, rule.days, terms, rule.unit)
    effective = _effective(council, rule, calendar, start, terms, not_before)
    cutoff = _cutoff(rule, calendar, closes.answer)
    advice = (
        *start.advice,
        *_certainty_advice(council, rule),
        *_weekday_advice(rule, start.day, closes.answer),
        *_closed_advice(rule, calendar, closes.answer),
        *closes.advice,
    )
    return CallInWindow(
        closes=closes.answer,
        closes_at=_closing(closes.answer, cutoff),
        cutoff_stated=cutoff is not None,
        effective=effective.answer,
        effective_working_day=effective.working_answer,
        closes_ledger=replace(closes, advice=advice),
        effective_ledger=effective,
        advice=(*advice, *(said for said in effective.advice if said not in advice)),
    )


def start_event(rule: CallInRule, maker: Maker) -> StartEvent:
    """The event that starts the window for this class of decision maker."""
    if maker is Maker.OFFICER_KEY and rule.start_officer_key is not None:
        return rule.start_officer_key
    return rule.start


def certainty_of(rule: CallInRule) -> Certainty:
    """How sure a date by this rule is: `local` only where the constitution's words were seen."""
    return Certainty.LOCAL if rule.certainty == "local" else Certainty.INFERRED


def _newest_first(council: Council) -> list[CallInRule]:
    return sorted(council.call_in, key=lambda rule: rule.valid_from or date.min, reverse=True)


def _valid(rule: CallInRule, day: date) -> bool:
    return (rule.valid_from is None or rule.valid_from <= day) and (rule.valid_to is None or day <= rule.valid_to)


def _event_day(rule: CallInRule, events: Events) -> date | None:
    """The day of the start event. A body decides at its meeting, so either of those two days stands for the other."""
    event = start_event(rule, events.maker)
    if event is StartEvent.PUBLICATION:
        return events.published
    mine, other = events.decided, events.meeting
    if event is StartEvent.MEETING:
        mine, other = other, mine
    return mine or (other if events.maker is Maker.BODY else None)


def _start(council: Council, rule: CallInRule, calendar: Calendar, events: Events) -> _Start:
    event = start_event(rule, events.maker)
    day = _event_day(rule, events)
    if day is None:
        raise _day_missing(council, rule, events.maker)
    if event is not StartEvent.PUBLICATION:
        return _Start(day, _EVENT[event])
    if events.decided is not None and events.decided > day:
        advice = (
            f"The record is published {format_date(day)}, before the decision of {format_date(events.decided)}:"
            " the window runs from the decision, because only a decision that has been made can be called in."
        )
        return _Start(events.decided, "the decision", (advice,))
    return _deemed(rule, calendar, day, events.published_at)


def _deemed(rule: CallInRule, calendar: Calendar, day: date, clock: time | None) -> _Start:
    """The day on which a publication counts, where the council has an hour after which it is the next day's.

    A publication on a day that is not worked is after hours too: Saturday's must not close before Friday evening's.
    """
    plain = _Start(day, "publication")
    if rule.after_hours is None:
        return plain
    terms = Terms("CI", "", "", closures_count=rule.closures_count, half_days_count=rule.half_days_count)
    if on_or_after(calendar, day, terms) == day:
        if clock is None:
            sentence = (
                f"No hour of publication was given; after {format_time(rule.after_hours)} it would count a day later."
            )
            return replace(plain, advice=(sentence,))
        if clock <= rule.after_hours:
            return plain
    counts = on_or_after(calendar, day + timedelta(days=1), terms)
    at = "" if clock is None else f" at {format_time(clock)}"
    said = f"Published {format_date(day)}{at}, after hours: it counts as published on {format_date(counts)}."
    return _Start(counts, "publication, counted as on the next working day", (said,))


def _effective(
    council: Council, rule: CallInRule, calendar: Calendar, start: _Start, terms: Terms, not_before: date | None
) -> Ledger:
    """The first day of effect: the day after the last counted one, or the next working day, by the rule."""
    n = rule.effective_days or rule.days
    terms = replace(
        terms,
        title=f"Taking effect at {council.name}: after {n} {rule.unit} days from {format_date(start.day)}",
        roll=FORWARD,
    )
    ledger = nth_after(calendar, start.day, n, terms, rule.unit)
    first = in_range(ledger.answer + timedelta(days=1))
    if rule.effective is EffectiveRule.NEXT_WORKING_DAY:
        first = on_or_after(calendar, first, terms)
    named = ""
    if not_before is not None and not_before > first:
        first = in_range(not_before)
        named = f"The decision itself says that it takes no effect before {format_date(not_before)}."
    return _until(ledger, calendar, first, terms, named)


def _until(ledger: Ledger, calendar: Calendar, first: date, terms: Terms, named: str) -> Ledger:
    """The same count with the first day of effect as its answer, and the days waited for it listed as not counted."""
    working = on_or_after(calendar, first, terms)
    waited = [ledger.answer + timedelta(days=n) for n in range(1, (first - ledger.answer).days)]
    skipped = (
        LedgerDay(day, counted=False, reason=calendar.why_not(day) or "waits for the day named") for day in waited
    )
    unpublished = provisional_advice(calendar, (first, working))
    return replace(
        ledger,
        days=(*ledger.days, *skipped),
        answer=first,
        working_answer=working,
        certainty=Certainty.PROVISIONAL if unpublished else ledger.certainty,
        advice=(*((named,) if named else ()), *(ledger.advice or unpublished)),
    )


def _cutoff(rule: CallInRule, calendar: Calendar, closes: date) -> time | None:
    """The time of day on the last day: the rule's own, or the hour the office shuts on a half day, if that is earlier.

    law.md X097: a half day that is counted cuts the window off when the office shuts.
    """
    shuts = calendar.closes_at(closes)
    if shuts is None or (rule.cutoff is not None and rule.cutoff <= shuts):
        return rule.cutoff
    return shuts


def _closing(closes: date, cutoff: time | None) -> datetime:
    """The first instant too late for a request."""
    return at_london(in_range(closes + timedelta(days=1)), _MIDNIGHT) if cutoff is None else at_london(closes, cutoff)


def _certainty_advice(council: Council, rule: CallInRule) -> tuple[str, ...]:
    if rule.certainty == "local":
        return council.notes
    said = (
        f"This rule of {council.name} is inferred, not read in its constitution: check it there before relying on it."
    )
    return (said, *council.notes)


def _weekday_advice(rule: CallInRule, start: date, closes: date) -> tuple[str, ...]:
    """Where the constitution also names a weekday, the two wordings part in a week with a bank holiday."""
    if not rule.fixed_weekday:
        return ()
    named = start + timedelta(days=(DAYS.index(rule.fixed_weekday) - start.weekday() - 1) % 7 + 1)
    if named == closes:
        return ()
    return (
        f"The constitution also says “the following {rule.fixed_weekday}”, which is {format_date(named)};"
        f" the days counted end on {format_date(closes)}, and that date is used.",
    )


def _closed_advice(rule: CallInRule, calendar: Calendar, closes: date) -> tuple[str, ...]:
    label, shuts = calendar.closure(closes), calendar.closes_at(closes)
    if not label:
        return ()
    if shuts is None:
        return (
            f"The last day, {format_date(closes)}, falls in “{label}”: make sure that a request can be delivered then.",
        )
    usual = "the end of the day" if rule.cutoff is None else format_time(rule.cutoff)
    if rule.cutoff is not None and rule.cutoff <= shuts:
        return (
            f"The last day, {format_date(closes)}, is a half day (“{label}”): requests close at {usual} as usual, and"
            f" the office shuts at {format_time(shuts)}.",
        )
    return (
        f"The last day, {format_date(closes)}, is a half day (“{label}”): requests close when the office shuts at"
        f" {format_time(shuts)}, not at {usual}.",
    )


def _day_missing(council: Council, rule: CallInRule, maker: Maker) -> InputError:
    event = start_event(rule, maker)
    return InputError(f"{council.name}'s call-in runs from {_EVENT[event]}: give the day of {_EVENT[event]} as well.")


def _not_configured(council: Council, day: date) -> NotConfigured:
    when = f" for {format_date(day)}" if council.call_in else ""
    return NotConfigured(
        f"No call-in rule is configured for {council.name}{when}, so no date can be shown: put it under [[call_in]] in"
        f" its council file ({council.id}.toml); “clerk-tui rules file” prints a register's, “clerk-tui rules set”"
        " adopts one."
    )
