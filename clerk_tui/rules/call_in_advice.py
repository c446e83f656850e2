"""What a clerk should know beside the dates of a call-in window."""

from __future__ import annotations

from datetime import date, timedelta

from clerk_tui.domain.council import CallInRule, Council, Nation, Suspension
from clerk_tui.domain.dates import DAYS, format_date, format_time
from clerk_tui.domain.errors import InputError
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in_start import Events
from clerk_tui.rules.counting import Terms, nth_after


def standing_advice(council: Council, rule: CallInRule) -> tuple[str, ...]:
    """How far the rule itself may be relied on, and the notes of the council's file."""
    said = []
    if rule.certainty != "local":
        said.append(
            f"This rule of {council.name} is inferred, not read in its constitution: check it there before relying on"
            " it."
        )
    if not rule.unit_stated:
        said.append(
            f"The words of {council.name}'s rule are “{rule.days} days” without saying which; working days are assumed."
        )
    return (*said, *council.notes)


def window_advice(rule: CallInRule, calendar: Calendar, start: date, closes: date) -> tuple[str, ...]:
    """What stands out about the last day for requests."""
    return (
        *_weekday(rule, start, closes),
        *_closed(rule, calendar, closes),
        *(_suspended_meanwhile(one) for one in rule.suspensions if start < one.first <= closes),
    )


def late_advice(
    council: Council, rule: CallInRule, calendar: Calendar, events: Events, effective: date
) -> tuple[str, ...]:
    """P35: a publication too late by the council's limit, or later than the effect or than the whole window."""
    if not rule.warn_if_late:
        return ()
    published = events.published
    if effective <= published:
        return (
            f"Published {format_date(published)}, on or after the day of effect by the rule,"
            f" {format_date(effective)}: nobody could ask for call-in while it was open.",
        )
    decided = events.decided or events.meeting
    limit = council.publish_within_days
    days = 0 if decided is None else (published - decided).days
    if decided is None or days <= (limit or rule.days):
        return ()
    try:
        last = _last_day(rule, calendar, decided) if limit is None else _limit(calendar, decided, limit)
    except InputError:
        return ()
    if published <= last:
        return ()
    late = f"Published {format_date(published)}, {days} days after the decision:"
    if limit is not None:
        return (f"{late} the council's limit is {limit} working days.",)
    asks = "the law of Wales" if council.nation is Nation.WALES else "regulation 12"
    return (
        f"{late} a window from the decision would have been over by then; {asks} asks for the record as soon as"
        " reasonably practicable.",
    )


def suspension_on(rule: CallInRule, day: date) -> Suspension | None:
    """The period in which call-in was suspended that `day` falls into (P32)."""
    return next((one for one in rule.suspensions if one.first <= day <= one.last), None)


def _limit(calendar: Calendar, decided: date, days: int) -> date:
    return nth_after(calendar, decided, days, Terms("EN-PUB", "", "")).answer


def _last_day(rule: CallInRule, calendar: Calendar, decided: date) -> date:
    terms = Terms("CI", "", "", closures_count=rule.closures_count, half_days_count=rule.half_days_count)
    return nth_after(calendar, decided, rule.effective_days or rule.days, terms, rule.unit).answer


def _suspended_meanwhile(one: Suspension) -> str:
    return (
        f"Call-in was suspended from {format_date(one.first)} to {format_date(one.last)}, while this window ran"
        f" ({one.source}): look there what became of requests."
    )


def _weekday(rule: CallInRule, start: date, closes: date) -> tuple[str, ...]:
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


def _closed(rule: CallInRule, calendar: Calendar, closes: date) -> tuple[str, ...]:
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
