"""The days of a year not worked, or not worked whole: from the published list, the council's file and the office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum

from clerk_tui.domain.dates import FIRST_YEAR, LAST_YEAR, format_date, format_time
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.errors import InputError
from clerk_tui.rules.added_days import KIND_WORDS
from clerk_tui.rules.calendar import Calendar, horizon
from clerk_tui.services.calendar_days import added
from clerk_tui.services.office import Office


class Origin(StrEnum):
    """Where a day of the calendar comes from; only the office's own can be taken away."""

    PUBLISHED = "published"
    PATTERN = "pattern"
    COUNCIL = "council"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day, or a period of one kind whose weekends and holidays between are not said apart."""

    first: date
    last: date
    kind: DayKind
    label: str
    source: str
    origin: Origin
    closes_at: time | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """`horizon` is one sentence where the year lies outside the published list; empty where it does not."""

    year: int
    days: tuple[YearDay, ...]
    as_of: date
    source: str
    last_published: int
    horizon: str
    fingerprint: str


def year_of(office: Office | None, year: int) -> Year:
    """The calendar of one year, by date; without an office the bank holidays alone.

    InputError outside the years covered.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputError(f"The calendar covers the years {FIRST_YEAR} to {LAST_YEAR}; {year} is none of them.")
    calendar = office.calendar() if office is not None else Calendar.shipped()
    own: list[YearDay] = []
    if office is not None:
        own += _own(calendar, added(office), Origin.OFFICE)
        own += _own(calendar, office.council().closures, Origin.COUNCIL)
    days = [*_holidays(calendar, year), *(day for day in own if day.first.year <= year <= day.last.year)]
    return Year(
        year=year,
        days=tuple(sorted(days, key=lambda day: (day.first, day.origin, day.kind))),
        as_of=calendar.as_of,
        source=calendar.source,
        last_published=calendar.last_year,
        horizon=horizon(calendar, date(year, 12, 31)),
        fingerprint=calendar.fingerprint,
    )


def day_line(day: YearDay) -> str:
    """`Thursday 24 December 2026, closes 13:00: half day, Christmas Eve. Staff notice.`"""
    when = format_date(day.first) if day.first == day.last else f"{format_date(day.first)} to {format_date(day.last)}"
    shuts = f", closes {format_time(day.closes_at)}" if day.closes_at else ""
    return f"{when}{shuts}: {KIND_WORDS[day.kind]}, {day.label}. {origin_words(day)}."


def origin_words(day: YearDay) -> str:
    """Where the day comes from, in a few words."""
    if day.origin is Origin.PUBLISHED:
        return "GOV.UK's list"
    if day.origin is Origin.PATTERN:
        return "By the statutory pattern, provisional"
    return f"Council file: {day.source}" if day.origin is Origin.COUNCIL else day.source


def _holidays(calendar: Calendar, year: int) -> Iterator[YearDay]:
    origin = Origin.PUBLISHED if calendar.is_published(year) else Origin.PATTERN
    for day, name in calendar.holidays(year):
        yield YearDay(day, day, DayKind.BANK_HOLIDAY, name, calendar.source, origin)


def _own(calendar: Calendar, days: Iterable[CalendarDay], origin: Origin) -> list[YearDay]:
    """Added days, with those that follow one another, weekends and holidays apart, drawn together."""
    found: list[YearDay] = []
    for day in sorted(days, key=lambda day: (day.kind, day.label, day.source, day.date)):
        this = YearDay(day.date, day.date, day.kind, day.label, day.source, origin, day.closes_at)
        if found and _goes_on(calendar, found[-1], this):
            found[-1] = replace(found[-1], last=day.date)
        else:
            found.append(this)
    return found


def _goes_on(calendar: Calendar, before: YearDay, day: YearDay) -> bool:
    if replace(before, first=day.first, last=day.last) != day:
        return False
    between = (before.last + timedelta(days=n) for n in range(1, (day.first - before.last).days))
    return not any(calendar.is_working(each) for each in between)
