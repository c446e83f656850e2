"""Days that an office adds to the bank holidays: which can be added, and why the others cannot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from clerk_tui.domain.council import Council
from clerk_tui.domain.dates import DAYS, FIRST_YEAR, LAST_YEAR, format_date
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.ledger import Ledger
from clerk_tui.rules.calendar import Calendar

LONGEST = timedelta(days=366)
KIND_WORDS = {
    DayKind.BANK_HOLIDAY: "bank holiday",
    DayKind.CLOSURE: "closure",
    DayKind.HALF_DAY: "half day",
    DayKind.MOURNING: "day of mourning",
    DayKind.WORKED: "day worked after all",
}


@dataclass(frozen=True, slots=True)
class Addition:
    """A day, or a period of them, as a clerk adds it; both end days belong to it."""

    first: date
    last: date
    kind: DayKind
    label: str = ""
    source: str = ""
    closes_at: time | None = None


def period(addition: Addition) -> tuple[CalendarDay, ...]:
    """The days of an addition one by one, without the weekends of a period. InputError where it makes no sense."""
    first, last = addition.first, addition.last
    for day in (first, last):
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise InputError(f"{format_date(day)} lies outside the years {FIRST_YEAR} to {LAST_YEAR}.")
    if last < first:
        raise InputError(f"The period would end on {format_date(last)}, before it begins on {format_date(first)}.")
    if last - first >= LONGEST:
        raise InputError(
            f"From {format_date(first)} to {format_date(last)} is more than a year; add what is closed in each year by"
            " itself."
        )
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(
        CalendarDay(day, addition.kind, addition.label, addition.source, addition.closes_at)
        for day in days
        if first == last or day.weekday() < 5
    )


def to_add(calendar: Calendar, addition: Addition) -> tuple[CalendarDay, ...]:
    """The days that the addition puts into the calendar; those of a period that are not worked anyway fall away.

    InputError, in one sentence, where nothing would be added or something is missing.
    """
    days = period(addition)
    _complete(addition)
    kept = tuple(day for day in days if not objection(calendar, day))
    if kept:
        return kept
    if len(days) == 1:
        raise InputError(objection(calendar, days[0]))
    raise InputError(
        f"From {format_date(addition.first)} to {format_date(addition.last)} there is no day to add: each is a weekend,"
        " a bank holiday or in the calendar already."
    )


def objection(calendar: Calendar, day: CalendarDay) -> str:
    """Why a day need not, or cannot, be added; "" where it can be."""
    named = format_date(day.date)
    if day.date.weekday() >= 5:
        what = "nothing makes it a working day" if day.kind is DayKind.WORKED else "it is never counted anyway"
        return f"{named} is a {DAYS[day.date.weekday()]}: {what}."
    there = [entry for entry in calendar.added if entry.date == day.date]
    if known := next((entry for entry in there if entry.kind is day.kind), None):
        label = f" (“{known.label}”)" if known.label else ""
        return f"{named} is in the calendar as a {KIND_WORDS[day.kind]} already{label}."
    if any(entry.kind is DayKind.WORKED for entry in there):
        return f"{named} is in the calendar as a day worked after all; remove that first."
    if day.kind is DayKind.WORKED:
        return "" if there or calendar.why_not(day.date) else f"{named} is a working day already."
    if holiday := calendar.why_not(day.date):
        return f"{named} is a bank holiday already ({holiday}); it is not counted anyway."
    return ""


def holiday_stays(calendar: Calendar, day: date, name: str) -> str:
    """Why a bank holiday that no office added cannot be taken away: it is published, or follows from the pattern."""
    if calendar.is_published(day.year):
        return f"{format_date(day)} ({name}) is on the published list of bank holidays and stays there."
    if day.year < calendar.first_year:
        why = f"the published list begins with {calendar.first_year}; it stays there."
    else:
        why = f"no list is published for {day.year} yet; it is provisional until then."
    return f"{format_date(day)} ({name}) is a bank holiday by the statutory pattern, since {why}"


def not_there(council: Council, first: date, last: date) -> str:
    """Why none of these days can be taken out of the calendar: no office added them."""
    if first != last:
        return f"From {format_date(first)} to {format_date(last)} no day was added to the calendar."
    calendar = Calendar.of(council)
    if any(day.date == first for day in council.closures):
        return f"{format_date(first)} stands in the council's file; change it there."
    if (why := calendar.why_not(first)) and first.weekday() < 5:
        return f"{holiday_stays(calendar, first, why)} If your council works then, add it as a day worked after all."
    return f"{format_date(first)} was not added to the calendar, so there is nothing to take away."


def swallowed(calendar: Calendar, counts: Iterable[Ledger]) -> list[Ledger]:
    """The counts of working days of which every counted day lies in a closure: the office works on none of them."""
    return [
        count
        for count in counts
        if count.unit == "working" and all(_shut(calendar, day.date) for day in count.days if day.counted)
    ]


def _shut(calendar: Calendar, day: date) -> bool:
    return bool(calendar.why_not(day, closures_count=False)) and not calendar.why_not(day)


def _complete(addition: Addition) -> None:
    if not addition.label:
        raise InputError("Give the day a name, like “State Funeral”: a count shows it as the reason.")
    if not addition.source:
        raise InputError("Say where the day was announced, like “Proclamation of 10 September 2022”.")
    if addition.kind is DayKind.HALF_DAY:
        if addition.closes_at is None:
            raise InputError("A half day needs the time at which the office shuts, like 13:00.")
    elif addition.closes_at is not None:
        raise InputError(
            f"Only a half day has a time at which the office shuts; this is a {KIND_WORDS[addition.kind]}."
        )
