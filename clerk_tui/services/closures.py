"""Days on which the office is closed, from a file the clerk keeps: one date a line, a label after a comma."""

from __future__ import annotations

from pathlib import Path

from clerk_tui.domain.dates import parse_date
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import one_line

LONGEST = 1_000_000


def read_closures(path: Path) -> tuple[CalendarDay, ...]:
    """The closures of a file, in its order. Blank lines and lines that begin with # are passed over.

    InputError names the number of the line that is no date.
    """
    try:
        if path.stat().st_size > LONGEST:
            raise InputError(f"{path.name} is too long for a list of closures.")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise InputError(f"The list of closures {path.name} cannot be read: {why}.") from None
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    return tuple(_closure(path.name, number, line) for number, line in lines if line and not line.startswith("#"))


def _closure(name: str, number: int, line: str) -> CalendarDay:
    """A date may hold a comma (Thursday, 24 December 2026): the shortest beginning that is a date is taken."""
    parts = line.split(",")
    problem = None
    for end in range(1, len(parts) + 1):
        try:
            day = parse_date(",".join(parts[:end]))
        except InputError as error:
            problem = problem or error
            continue
        label = one_line(",".join(parts[end:]))
        return CalendarDay(day, DayKind.CLOSURE, label or "Office closed", f"{name}, line {number}")
    raise InputError(f"{name}, line {number}: {problem}")
