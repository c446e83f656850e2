"""Cells of the register as the office's values, and back."""

from __future__ import annotations

from datetime import date, datetime, time

from clerk_tui.domain.text import one_line
from clerk_tui.register.chain import Cell

LONGEST_SEARCH = 500


def sought(typed: str) -> str:
    """The words to look for in what was typed into a search: one clean line, cut where nobody types on.

    SQLite raises on a NUL, a lone surrogate and a pattern of more than 50,000 bytes.
    """
    return one_line(typed)[:LONGEST_SEARCH].strip()


def to_date(cell: object) -> date | None:
    return None if cell is None else date.fromisoformat(str(cell))


def to_time(cell: object) -> time | None:
    return None if cell is None else time.fromisoformat(str(cell))


def to_instant(cell: object) -> datetime | None:
    return None if cell is None else datetime.fromisoformat(str(cell))


def to_bool(cell: object) -> bool | None:
    return None if cell is None else bool(cell)


def to_cell(value: object) -> Cell:
    """Dates and times as ISO text, yes/no as 1/0, None as NULL."""
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, int | str):
        return value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    raise TypeError(type(value).__name__)
