"""Dates and times in the register that are none: somebody wrote into the file by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from clerk_tui.register.store import Register

_DAYS = ("day", "_on", "_day", "closes", "effective", "until")
_YEARS = range(1900, 2201)
"""Years that a day may lie in; clerk-tui itself takes none outside 2000 to 2100, from keyboard or file."""


@dataclass(frozen=True, slots=True)
class Spoilt:
    """The cell that is no date: its table, column and row, with the row's links to other records and nothing else."""

    table: str
    column: str
    row: int
    links: Mapping[str, int | str | None]


def first(register: Register) -> Spoilt | None:
    """The first cell of a column for days or times that holds neither; None where each holds one."""
    tables = register.read(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '% STRICT' ORDER BY name <> 'meeting', name"
    )
    for table in (str(row[0]) for row in tables):
        columns = [str(row["name"]) for row in register.read(f"PRAGMA table_info({table})") if row["type"] == "TEXT"]
        for column, reads in ((column, _reader(column)) for column in columns):
            if reads is None:
                continue
            for row in register.read(f"SELECT rowid AS place, * FROM {table} WHERE {column} IS NOT NULL"):
                if not _is_read(reads, row[column]):
                    names = [name for name in row.keys() if name.endswith("_id")]  # noqa: SIM118
                    return Spoilt(table, column, row["place"], {name: row[name] for name in names})
    return None


def _reader(column: str) -> Callable[[str], object] | None:
    """What makes a value of a column with this name; None for one that holds neither days nor times."""
    if column == "at" or column.endswith("_at"):
        return _moment
    if column == "starts" or column.endswith("_starts"):
        return time.fromisoformat
    return _day if column.endswith(_DAYS) else None


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if day.year not in _YEARS:
        raise ValueError
    return day


def _moment(text: str) -> object:
    """An instant, or the time of day beside a day."""
    return (
        time.fromisoformat(text) if len(text) < len("2017-10-09") else _day(text[:10]) and datetime.fromisoformat(text)
    )


def _is_read(reads: Callable[[str], object], text: str) -> bool:
    try:
        reads(text)
    except ValueError:
        return False
    return True
