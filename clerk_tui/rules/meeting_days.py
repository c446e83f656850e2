"""What is to be asked about the day of a meeting before it is called. No law forbids any of these days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time

from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.rules.calendar import Calendar


def day_doubts(
    body: str, day: date, today: date, calendar: Calendar, same: Sequence[tuple[int, time | None]]
) -> Iterator[Finding]:
    """TT-PAST, TT-DAY and TT-SAME-DAY, as for a timetable; `same` are the body's other meetings on the day."""
    if day < today:
        says = f"Day: {format_date(day)} lies in the past."
        yield Finding("TT-PAST", Severity.WARNING, "day", says)
    if why := calendar.why_not(day):
        because = "at a weekend" if day.weekday() >= 5 else f"on a day that is not worked ({why})"
        yield Finding("TT-DAY", Severity.WARNING, "day", f"Day: {format_date(day)} falls {because}.")
    if same:
        named = ", ".join(f"M{held}" + (f" at {format_time(starts)}" if starts else "") for held, starts in same)
        says = f"Day: {body} has another meeting on {format_date(day)} already, {named}."
        yield Finding("TT-SAME-DAY", Severity.WARNING, "day", says)
