"""The tables of a council file that stand beside its call-in rule: limits before a meeting, money, closed days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from clerk_tui.domain.council import DayExample, DayLimit, ExemptCategory, Threshold, Unit
from clerk_tui.domain.dates import DAYS, format_date
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.rules.council_keys import CLOSURE_KINDS, only_known
from clerk_tui.rules.toml_table import Table

_LONGEST = timedelta(days=366)
_MOST_MONEY = 100_000_000_000


def limit(table: Table | None, event: str, answer: str) -> DayLimit | None:
    """A limit of days; its examples give the day of the `event` and, under `answer`, the day that must come out."""
    if table is None:
        return None
    only_known(table)
    found = DayLimit(
        days=table.number("days"),
        unit=table.choice("unit", Unit),
        clear=table.flag("clear", False),
        cutoff=table.clock("cutoff"),
        source=table.text("source", ""),
        unit_stated=table.flag("unit_stated", True),
        examples=day_examples(table, event, answer),
    )
    clear_agrees(table, found.unit, found.unit_stated)
    return found


def day_examples(table: Table, event: str, answer: str) -> tuple[DayExample, ...]:
    found = []
    for example in table.tables("example"):
        only_known(example)
        found.append(DayExample(example.day_needed(event), example.day_needed(answer), example.text("note", "")))
    return tuple(found)


def clear_agrees(table: Table, unit: Unit, unit_stated: bool) -> None:
    """Where the words say only “days”, working days are what is assumed: calendar days would have to be stated."""
    if unit is Unit.CALENDAR and not unit_stated:
        raise table.error(
            "“unit_stated” is false, so the unit is assumed; what is assumed must be “working”.", "unit_stated"
        )


def thresholds(file: Table) -> tuple[Threshold, ...]:
    found: dict[tuple[date | None, str], Threshold] = {}
    for table in file.tables("threshold"):
        only_known(table)
        one = Threshold(
            amount=table.number("amount", most=_MOST_MONEY),
            valid_from=table.day("valid_from"),
            service=table.text("service", ""),
            source=table.text("source", ""),
        )
        if (one.valid_from, one.service) in found:
            raise table.error("two thresholds start on the same day; give each its own “valid_from” or “service”.")
        found[one.valid_from, one.service] = one
    return tuple(found.values())


def exempt_categories(file: Table) -> tuple[ExemptCategory, ...]:
    """The council's own categories of exempt information, in the file's order."""
    found: dict[str, ExemptCategory] = {}
    for table in file.tables("exempt_category"):
        only_known(table)
        one = ExemptCategory(table.text("id"), table.text("says"), table.text("source", ""))
        if one.id.casefold() in found:
            raise table.error(f"the category “{one.id}” stands in the file twice.", "id")
        found[one.id.casefold()] = one
    return tuple(found.values())


def closures(file: Table) -> tuple[CalendarDay, ...]:
    """The closed days one by one, weekends left out of a period, in the file's order."""
    found: dict[tuple[date, DayKind], CalendarDay] = {}
    for table in file.tables("closure"):
        only_known(table)
        for day in _period(table):
            if (day.date, day.kind) in found:
                raise table.error(f"{format_date(day.date)} is closed twice.")
            found[day.date, day.kind] = day
    _something_is_left(file, found.values())
    return tuple(found.values())


def _period(table: Table) -> list[CalendarDay]:
    first, last = _ends(table)
    kind = DayKind(table.one_of_or("kind", CLOSURE_KINDS, DayKind.CLOSURE))
    closes_at = table.clock("closes_at")
    if closes_at is not None:
        if kind is not DayKind.CLOSURE:
            raise table.error("“closes_at” makes a half day of a closure; it goes with no other kind.", "closes_at")
        kind = DayKind.HALF_DAY
    label, source = table.text("label"), table.text("source", "")
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    days = [CalendarDay(day, kind, label, source, closes_at) for day in every if day.weekday() < 5]
    if not days:
        where = "day" if table.has("day") else "from"
        raise table.error(
            f"{format_date(first)} is a {DAYS[first.weekday()]}, which is never a working day: leave it out.", where
        )
    return days


def _ends(table: Table) -> tuple[date, date]:
    if table.has("day"):
        for key in ("from", "to"):
            if table.has(key):
                raise table.error("a closure has either “day” or “from” and “to”, not both.", key)
        day = table.day_needed("day")
        return day, day
    first, last = table.day_needed("from"), table.day_needed("to")
    if last < first:
        raise table.error("“to” lies before “from”.", "to")
    if last - first >= _LONGEST:
        raise table.error("the closure is longer than a year; give what is closed in each year by itself.", "to")
    return first, last


def _something_is_left(file: Table, days: Iterable[CalendarDay]) -> None:
    """Closures may not leave a year without a working day: no window could ever end in it."""
    closed: dict[int, set[date]] = {}
    for day in days:
        if day.kind in {DayKind.CLOSURE, DayKind.BANK_HOLIDAY, DayKind.MOURNING}:
            closed.setdefault(day.date.year, set()).add(day.date)
    for year, dates in closed.items():
        first = date(year, 1, 1)
        weekdays = {first + timedelta(days=n) for n in range(366)}
        if all(day in dates for day in weekdays if day.year == year and day.weekday() < 5):
            raise file.error(f"the closures leave no working day in {year}.", "closure")
