"""Days on which the office is closed, from a file the clerk keeps: a date or a period a line, then a label."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from clerk_tui.domain.dates import parse_date
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import one_line
from clerk_tui.rules.added_days import Addition, period

T = TypeVar("T")
_COMMAS = 8
"""More commas than any period of two dates has; what stands behind them is label."""
LONGEST = 1_000_000
_TO = re.compile(r"\s*(?:\.\.+|…)\s*|\s+(?:to|until|-|–)\s+")


def read_closures(path: Path) -> tuple[CalendarDay, ...]:
    """The closures of a file, in its order, a period day by day without its weekends.

    InputError names the number of the line that is neither a date nor a period.
    """
    return tuple(day for addition in read_additions(path) for day in period(addition))


def read_additions(path: Path) -> tuple[Addition, ...]:
    """The lines of a file of closures: `date, label`, `date..date, label` or `date, date, label`.

    Blank lines and lines that begin with # are passed over.
    """
    try:
        if path.stat().st_size > LONGEST:
            raise InputError(f"{path.name} is too long for a list of closures.")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise InputError(f"The list of closures {path.name} cannot be read: {why}.") from None
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    return tuple(_line(f"{path.name}, line {number}", line) for number, line in lines if line and line[0] != "#")


def parse_days(typed: str) -> tuple[date, date]:
    """A day or a period as a clerk types it: `24 December 2026`, `24 Dec 2026..1 Jan 2027`, `… to …`."""
    ends = _TO.split(one_line(typed))
    if len(ends) > 2 or not all(ends):
        raise InputError(f"“{one_line(typed)}” is neither a day nor a period; type a period like 24/12/26..1/1/27.")
    return parse_date(ends[0]), parse_date(ends[-1])


def _line(where: str, line: str) -> Addition:
    try:
        first, last, label = _days_and_label(line)
        addition = Addition(first, last, DayKind.CLOSURE, label or "Office closed", where)
        period(addition)
    except InputError as error:
        raise InputError(f"{where}: {error}") from None
    return addition


def _days_and_label(line: str) -> tuple[date, date, str]:
    """A date may hold a comma (Thursday, 24 December 2026): the shortest beginning that is a date is taken.

    What follows it and is a date as well ends the period.
    """
    (first, last), rest = _beginning(line, parse_days)
    if first == last and rest:
        try:
            last, label = _beginning(rest, parse_date)
        except InputError:
            return first, first, rest
        return first, last, label
    return first, last, rest


def _beginning(line: str, read: Callable[[str], T]) -> tuple[T, str]:
    """What the shortest beginning up to a comma reads as, and the rest; else the first problem met."""
    parts, problem = line.split(","), InputError("")
    for end in range(1, min(len(parts), _COMMAS) + 1):
        try:
            found = read(",".join(parts[:end]))
        except InputError as error:
            problem = problem if end > 1 else error
            continue
        return found, one_line(",".join(parts[end:]))
    raise problem
