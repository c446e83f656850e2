"""What is to be asked about a day before a meeting is called for it, or the calendar changed. No law forbids one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time

from dateutil.relativedelta import relativedelta

from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.rules.calendar import Calendar

FAR = relativedelta(years=2)
"""Councils fix their meetings a year or so ahead; a day further off is more often a year mistyped."""


def day_doubts(
    body: str, day: date, today: date, calendar: Calendar, same: Sequence[tuple[int, time | None]]
) -> Iterator[Finding]:
    """TT-PAST, TT-DAY and TT-SAME-DAY, as for a timetable, and TT-FAR; `same` are the body's meetings on the day."""
    if day < today:
        says = f"Day: {format_date(day)} lies in the past."
        yield Finding("TT-PAST", Severity.WARNING, "day", says)
    if far := far_off(day, today):
        yield Finding("TT-FAR", Severity.WARNING, "day", f"Day: {far}")
    if why := calendar.why_not(day):
        because = "at a weekend" if day.weekday() >= 5 else f"on a day that is not worked ({why})"
        yield Finding("TT-DAY", Severity.WARNING, "day", f"Day: {format_date(day)} falls {because}.")
    if same:
        named = ", ".join(f"M{held}" + (f" at {format_time(starts)}" if starts else "") for held, starts in same)
        says = f"Day: {body} has another meeting on {format_date(day)} already, {named}."
        yield Finding("TT-SAME-DAY", Severity.WARNING, "day", says)


def far_off(day: date, today: date) -> str:
    """A sentence for a day more than two years ahead; empty for every other."""
    return f"{format_date(day)} lies more than two years ahead." if day > today + FAR else ""
