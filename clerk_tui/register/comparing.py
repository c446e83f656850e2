"""Two files' histories side by side: whether one goes on where the other ends, and what only one of them holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from clerk_tui.register import chain, schema, trust
from clerk_tui.register.engine import AT_REST, connect, one_reading, read_header, worded


class Standing(StrEnum):
    """How the present register stands to a copy. AHEAD: it went on; FORK: both went on apart from a common entry."""

    SAME = "same"
    AHEAD = "ahead"
    BEHIND = "behind"
    FORK = "fork"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Done:
    """One command of a history."""

    at: datetime
    who: str
    summary: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`common` is the last entry both have; `lost` the commands after it that only the present register has.

    `newest` are the last few of those. `only_copy` counts the commands that only the copy has, `drafts` the half-typed
    texts that it has not. `head` is the present register's.
    """

    standing: Standing
    council_id: str
    council: str
    common: int
    lost: int
    newest: tuple[Done, ...]
    only_copy: int
    drafts: int
    head: str


_FEW = 5


def compare(present: Path, copy: Path) -> Comparison:
    """The register at `present`, which may be in use, beside a copy at rest. Raises RegisterError kinds for either."""
    application, version = read_header(present)
    schema.check_version(present, application, version)
    with closing(connect(present)) as here, closing(connect(copy, opened=AT_REST)) as there, worded(present):
        trust.refuse_a_foreign_schema(here, present)
        with one_reading(here):
            return _compared(here, there)


def _compared(here: sqlite3.Connection, there: sqlite3.Connection) -> Comparison:
    (mine, head), (theirs, _) = chain.head(here), chain.head(there)
    low, high = 0, min(mine, theirs)
    # Each hash covers the one before it: where entry n is the same in both, so is every one before it.
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _hash(here, middle) == _hash(there, middle) else (low, middle - 1)
    common = low
    council = here.execute("SELECT slug, name FROM council").fetchone() or ("", "")
    return Comparison(
        _standing(common, mine, theirs),
        council[0],
        council[1],
        common,
        _commands_after(here, common),
        tuple(Done(datetime.fromisoformat(row[0]), row[1], row[2]) for row in here.execute(_NEWEST, (common, _FEW))),
        _commands_after(there, common),
        len(_drafts(here) - _drafts(there)),
        head,
    )


_NEWEST = """
    SELECT at, who, summary FROM command
    WHERE id IN (SELECT command_id FROM history WHERE seq > ?) ORDER BY rowid DESC LIMIT ?
"""


def _standing(common: int, mine: int, theirs: int) -> Standing:
    if common == mine == theirs:
        return Standing.SAME
    if common == 0:
        return Standing.OTHER
    if common == theirs:
        return Standing.AHEAD
    return Standing.BEHIND if common == mine else Standing.FORK


def _hash(connection: sqlite3.Connection, seq: int) -> str | None:
    row = connection.execute("SELECT hash FROM history WHERE seq = ?", (seq,)).fetchone()
    return str(row[0]) if row else None


def _commands_after(connection: sqlite3.Connection, seq: int) -> int:
    row = connection.execute("SELECT count(DISTINCT command_id) FROM history WHERE seq > ?", (seq,)).fetchone()
    return int(row[0])


def _drafts(connection: sqlite3.Connection) -> set[tuple[object, ...]]:
    return {tuple(row) for row in connection.execute("SELECT record, record_id, field, who, text FROM draft")}
