"""The call-in window by a council's own rule. No statute sets one: a council without a rule gets no date.

LGA 2000 s.9F(4) gives scrutiny the power over decisions made but not implemented; days, cut-off and effect are local.
Part 1A of that Act is law in England only, so a window in Wales rests on the council's own words alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from clerk_tui.domain.council import CallInRule, Council, EffectiveRule, Maker, Nation
from clerk_tui.domain.dates import at_london, format_date
from clerk_tui.domain.errors import NotConfigured
from clerk_tui.domain.ledger import Authority, CallInWindow, Certainty, Ledger, LedgerDay
from clerk_tui.rules.authorities import authorities, local_authority
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in_advice import late_advice, standing_advice, suspension_on, window_advice
from clerk_tui.rules.call_in_start import Events, Start, event_day, start_event, start_of
from clerk_tui.rules.counting import BACK, FORWARD, Terms, in_range, nth_after, on_or_after, provisional_advice, why_not

__all__ = ["Events", "certainty_of", "rule_and_start", "rule_for", "start_event", "window", "window_by"]

_MIDNIGHT = time(0)


def rule_for(council: Council, start: date) -> CallInRule:
    """The newest generation of the council's rule whose first day is on or before the start event's day.

    NotConfigured where there is none, or where it had ended by then: an older one does not come back.
    """
    for rule in newest_first(council):
        if _begun(rule, start):
            return _still_valid(council, rule, (start,))
    raise _not_configured(council, (start,))


def rule_and_start(council: Council, events: Events) -> tuple[CallInRule, date | None]:
    """The generation that governs a decision, and the day of its start event; None where that was not given.

    Each generation is judged by its own start event: the newest that had begun by then governs. Where that day was
    not given, the day of publication stands for it. NotConfigured where none had begun, or the newest had ended.
    """
    tried: list[date] = []
    for rule in newest_first(council):
        start = event_day(rule, events)
        tried.append(start or events.published)
        if _begun(rule, tried[-1]):
            return _still_valid(council, rule, tried), start
    raise _not_configured(council, tried or [events.published])


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
    rule, _ = rule_and_start(council, events)
    return window_by(council, rule, calendar, events, not_before=not_before)


def window_by(
    council: Council, rule: CallInRule, calendar: Calendar, events: Events, *, not_before: date | None = None
) -> CallInWindow:
    """The window by one generation of the rule, whether or not it is in force on that day."""
    start = start_of(council, rule, calendar, events)
    _not_suspended(council, rule, start.day)
    terms = Terms(
        rule="CI",
        title=f"Call-in of {council.name}: {_days(rule, rule.days)} after {format_date(start.anchor)}",
        anchor_name=start.anchor_name,
        authorities=(local_authority(council, rule), *_statute(council)),
        certainty=certainty_of(rule),
        closures_count=rule.closures_count,
        half_days_count=rule.half_days_count,
        roll=BACK,
    )
    closes = nth_after(calendar, start.anchor, rule.days, terms, rule.unit)
    effective = _effective(council, rule, calendar, start, terms, not_before)
    cutoff = _cutoff(rule, calendar, closes.answer)
    advice = (
        *start.advice,
        *late_advice(council, rule, calendar, events, effective.answer),
        *standing_advice(council, rule),
        *window_advice(rule, calendar, start.day, closes.answer),
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


def _statute(council: Council) -> tuple[Authority, ...]:
    return () if council.nation is Nation.WALES else authorities("LGA 2000 s.9F(4)")


def certainty_of(rule: CallInRule) -> Certainty:
    """How sure a date by this rule is: `local` only where the constitution's words were seen and name the days."""
    return Certainty.LOCAL if rule.certainty == "local" and rule.unit_stated else Certainty.INFERRED


def newest_first(council: Council) -> list[CallInRule]:
    """The generations of the call-in rule, the newest first."""
    return sorted(council.call_in, key=lambda rule: rule.valid_from or date.min, reverse=True)


def _begun(rule: CallInRule, day: date) -> bool:
    return rule.valid_from is None or rule.valid_from <= day


def _still_valid(council: Council, rule: CallInRule, tried: Sequence[date]) -> CallInRule:
    """The rule, if it had not ended by the last of the days tried."""
    if rule.valid_to is not None and rule.valid_to < tried[-1]:
        raise _not_configured(council, tried)
    return rule


def _effective(
    council: Council, rule: CallInRule, calendar: Calendar, start: Start, terms: Terms, not_before: date | None
) -> Ledger:
    """The first day of effect: the day after the last counted one, or the next working day, by the rule."""
    n = rule.effective_days or rule.days
    terms = terms._replace(
        title=f"Taking effect at {council.name}: after {_days(rule, n)} from {format_date(start.anchor)}",
        roll=FORWARD,
    )
    ledger = nth_after(calendar, start.anchor, n, terms, rule.unit)
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
        LedgerDay(day, counted=False, reason=why_not(calendar, day, terms) or "waits for the day named")
        for day in waited
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


def _days(rule: CallInRule, n: int) -> str:
    return f"{n} {'clear ' if rule.clear else ''}{rule.unit} days"


def _not_suspended(council: Council, rule: CallInRule, day: date) -> None:
    """P32: while call-in itself was suspended no window runs, and so there is no date to show."""
    if one := suspension_on(rule, day):
        raise NotConfigured(
            f"Call-in at {council.name} was suspended from {format_date(one.first)} to {format_date(one.last)}"
            f" ({one.source}): no window runs from {format_date(day)}, so no date can be shown."
        )


def _not_configured(council: Council, days: Sequence[date]) -> NotConfigured:
    """`days` are those on which the generations would have started, by each one's own start event."""
    when = f" for {' or '.join(map(format_date, sorted(set(days))))}" if council.call_in else ""
    return NotConfigured(
        f"No call-in rule is configured for {council.name}{when}, so no date can be shown: {how_to_state(council)}"
    )


def how_to_state(council: Council) -> str:
    """How a call-in rule is stated where none is configured; a screen puts its own way in its place."""
    return f"state it in the rules of {council.name}, key 7 on the screens, or adopt its council file."
