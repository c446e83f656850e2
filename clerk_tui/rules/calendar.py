"""The working days of England and Wales: GOV.UK's list, the pattern beyond it, and days the office added."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from clerk_tui.domain.dates import DAYS, format_date
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.rules.statutory_pattern import holidays_of

if TYPE_CHECKING:
    from clerk_tui.domain.council import Council

__all__ = ["Calendar", "CalendarDay", "DayKind", "horizon"]

DATA = os.path.join(os.path.dirname(__file__), "data", "bank_holidays_ew.json")
_WORDS = {
    DayKind.BANK_HOLIDAY: "Bank holiday",
    DayKind.CLOSURE: "Office closed",
    DayKind.HALF_DAY: "Office closed for half the day",
    DayKind.MOURNING: "Day of mourning",
    DayKind.WORKED: "Worked",
}


@dataclass(frozen=True)
class Calendar:
    """Which days are working days, and why the others are not.

    `events` are the published bank holidays (date, name) in order of date; `added` are the office's own days.
    A weekend is never a working day. Closures, half days and days of mourning are working days unless the rule
    that counts says otherwise: no statute and few constitutions leave them out. `mourning_counts` is False for a
    council that leaves days of mourning out of every count (law.md X017).
    """

    events: tuple[tuple[date, str], ...]
    as_of: date
    source: str
    added: tuple[CalendarDay, ...] = ()
    mourning_counts: bool = True
    published_fingerprint: str = ""
    """The fingerprint of `events` alone, kept with the data: hashing loads a library that few counts need."""

    @classmethod
    def shipped(cls, extra: Iterable[CalendarDay] = ()) -> Calendar:
        """The calendar that comes with the program, and `extra` days of the office."""
        return _shipped(tuple(extra))

    @classmethod
    def of(cls, council: Council, extra: Iterable[CalendarDay] = ()) -> Calendar:
        """The calendar that counts for a council: the shipped one, the closures of its file, and `extra` days."""
        return _shipped((*council.closures, *extra), council.mourning_counts)

    @cached_property
    def first_year(self) -> int:
        return self.events[0][0].year

    @cached_property
    def last_year(self) -> int:
        """The last year whose bank holidays are published."""
        return self.events[-1][0].year

    @cached_property
    def _published(self) -> dict[date, str]:
        return dict(self.events)

    @cached_property
    def _added(self) -> dict[date, tuple[CalendarDay, ...]]:
        days: dict[date, tuple[CalendarDay, ...]] = {}
        for day in self.added:
            days[day.date] = (*days.get(day.date, ()), day)
        return days

    @cached_property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change when any day of the calendar does."""
        if self.published_fingerprint and not self.added and self.mourning_counts:
            return self.published_fingerprint
        from hashlib import sha256

        lines = [f"{day.isoformat()} {name}" for day, name in self.events]
        lines += sorted(
            f"{day.date.isoformat()} {day.kind} {day.label} {day.closes_at or ''}".rstrip() for day in self.added
        )
        lines += [] if self.mourning_counts else ["days of mourning do not count"]
        return sha256("\n".join(lines).encode()).hexdigest()[:12]

    def is_published(self, year: int) -> bool:
        return self.first_year <= year <= self.last_year

    def is_provisional(self, day: date) -> bool:
        """Whether `day` is a weekday of a year outside the published list: by pattern only."""
        return day.weekday() < 5 and not self.is_published(day.year)

    def closure(self, day: date) -> str:
        """The label of the closure, half day or mourning on a day that is otherwise worked; "" where there is none."""
        if self.why_not(day):
            return ""
        return self.why_not(day, closures_count=False, mourning_counts=False, half_days_count=False)

    def closes_at(self, day: date) -> time | None:
        """The London time at which the office shuts on a half day; None on any other, and where no time is known."""
        if self.why_not(day):
            return None
        known = (entry.closes_at for entry in self._added.get(day, ()) if entry.kind is DayKind.HALF_DAY)
        return min((clock for clock in known if clock is not None), default=None)

    def why_not(
        self, day: date, *, closures_count: bool = True, mourning_counts: bool = True, half_days_count: bool = True
    ) -> str:
        """Why `day` is no working day: "Saturday", "Good Friday", a closure's label …; "" when it is one."""
        if day.weekday() >= 5:
            return DAYS[day.weekday()]
        added = self._added.get(day)
        if added is None:
            # Nearly every day of nearly every count.
            return self._holiday(day)
        if any(entry.kind is DayKind.WORKED for entry in added):
            return ""
        if holiday := self._holiday(day):
            return holiday
        counts = {
            DayKind.BANK_HOLIDAY: False,
            DayKind.CLOSURE: closures_count,
            DayKind.HALF_DAY: half_days_count,
            DayKind.MOURNING: mourning_counts and self.mourning_counts,
        }
        return next((entry.label or _WORDS[entry.kind] for entry in added if not counts[entry.kind]), "")

    def is_working(
        self, day: date, *, closures_count: bool = True, mourning_counts: bool = True, half_days_count: bool = True
    ) -> bool:
        return not self.why_not(
            day, closures_count=closures_count, mourning_counts=mourning_counts, half_days_count=half_days_count
        )

    def holidays(self, year: int) -> list[tuple[date, str]]:
        """The bank holidays of a year, by the published list or, outside it, by the statutory pattern."""
        if self.is_published(year):
            return [(day, name) for day, name in self.events if day.year == year]
        return sorted(holidays_of(year).items())

    def _holiday(self, day: date) -> str:
        if self.is_published(day.year):
            return self._published.get(day, "")
        return holidays_of(day.year).get(day, "")


def horizon(calendar: Calendar, day: date) -> str:
    """One sentence where `day` lies outside the published bank holidays, so that it is provisional; else ""."""
    if calendar.is_published(day.year):
        return ""
    if day.year < calendar.first_year:
        beyond = f"before {calendar.first_year}, the first year of the published list of bank holidays"
    else:
        beyond = f"past {calendar.last_year}, the last year for which GOV.UK has published bank holidays"
    return f"{format_date(day)} lies {beyond}: what is counted there follows the statutory pattern and is provisional."


@lru_cache(maxsize=64)
def _shipped(extra: tuple[CalendarDay, ...], mourning_counts: bool = True) -> Calendar:
    plain = _published()
    return replace(plain, added=extra, mourning_counts=mourning_counts) if extra or not mourning_counts else plain


@lru_cache(maxsize=1)
def _published() -> Calendar:
    import json

    with open(DATA, encoding="utf-8") as file:
        data = json.load(file)
    events = tuple((date.fromisoformat(event["date"]), _name(event)) for event in data["events"])
    return Calendar(
        events, date.fromisoformat(data["as_of"]), data["source"], published_fingerprint=data["fingerprint"]
    )


def _name(event: dict[str, str]) -> str:
    """GOV.UK's title with its note: `Boxing Day (substitute day)`."""
    note = event["notes"]
    return f"{event['title']} ({note[0].lower()}{note[1:]})" if note else event["title"]
