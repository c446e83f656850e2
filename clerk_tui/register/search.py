"""The search over the whole register: which rows hold the words, and the texts of those that are shown.

The index behind the lists (`decision_search`) holds title, reference and resolution; here every text of a record
counts, so the tables themselves are read, once through.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from clerk_tui.domain.sought import Sought
from clerk_tui.register.search_sources import ALWAYS, SOURCES, Source
from clerk_tui.register.store import Register

LONGEST = 500
"""So many characters SQLite is asked for; a pattern of more than 50,000 bytes it does not take."""
_BEFORE_TEXTS = 7
"""How many columns stand before the texts in what `_reading` asks for."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row that holds the words: of which source, which record it belongs to and the day of that, ISO or empty."""

    kind: str
    ref: str
    day: str
    source: int
    row: int


@dataclass(frozen=True, slots=True)
class Texts:
    """What a row holds: each text with the label of its field. `number`, `heading` and `part` are those of a section.

    `apart`: the register itself says that it is exempt.
    """

    title: str
    opens: str
    apart: bool
    texts: tuple[tuple[str, str], ...]
    section: tuple[str, str, str]


def places(register: Register, words: Sought) -> list[Place]:
    """Every record that holds the words, once; and once more where what is kept apart of it holds them.

    Of words that are longer than `LONGEST` it is only their beginning that is looked for.
    """
    found: dict[tuple[str, str, bool], Place] = {}
    like, glob = _like(words), _glob(words)
    for number, source in enumerate(SOURCES):
        for row in register.read(_finding(source, words), like, glob, words.number[1] if words.number else None):
            key = (row["kind"], row["ref"], source.apart == ALWAYS)
            if key not in found:
                found[key] = Place(row["kind"], row["ref"], row["day"] or "", number, row["id"])
    return list(found.values())


def texts(register: Register, of: Sequence[Place]) -> dict[Place, Texts]:
    """The texts of these rows; one that was taken away meanwhile is left out."""
    wanted: dict[int, dict[int, Place]] = defaultdict(dict)
    for place in of:
        wanted[place.source][place.row] = place
    found: dict[Place, Texts] = {}
    for number, rows in wanted.items():
        source = SOURCES[number]
        for row in register.read(_reading(source), json.dumps([*rows])):
            found[rows[row["id"]]] = _texts(source, row)
    return found


def _texts(source: Source, row: sqlite3.Row) -> Texts:
    cells = tuple(row)[_BEFORE_TEXTS:]
    said = tuple((label, str(cell or "")) for (_, label), cell in zip(source.fields, cells, strict=True))
    section = (str(row["number"] or ""), str(row["heading"] or ""), str(row["part"] or ""))
    return Texts(str(row["title"] or ""), str(row["opens"]), bool(row["apart"]), said, section)


def _finding(source: Source, words: Sought) -> str:
    # LIKE is quick and knows the capitals of plain letters; GLOB then looks at the others closely.
    close = " AND {0} GLOB ?2" if _needs_a_close_look(words) else " AND ?2 IS NOT NULL"
    holds = " OR ".join(f"({text} LIKE ?1 ESCAPE '\\'{close.format(text)})" for text, _ in source.fields)
    named = words.number is not None and words.number[0] == source.letter
    numbered = " OR t.id = ?3" if named else " OR (?3 IS NULL AND 0)"
    return (
        f"SELECT {source.kind} AS kind, {source.ref} AS ref, {source.day} AS day, t.id AS id"
        f" FROM {source.table} WHERE ({holds}{numbered}){source.only} ORDER BY t.id"
    )


def _reading(source: Source) -> str:
    fields = ", ".join(text for text, _ in source.fields)
    number, heading, part = source.section
    return (
        f"SELECT t.id AS id, {source.title} AS title, {source.opens or source.ref} AS opens, {source.apart} AS apart,"
        f" {number} AS number, {heading} AS heading, {part} AS part, {fields}"
        f" FROM {source.table} WHERE t.id IN (SELECT value FROM json_each(?))"
    )


def _needs_a_close_look(words: Sought) -> bool:
    return not all(char.isascii() and char.isalnum() for char in words.words)


def _like(words: Sought) -> str:
    """The pattern of LIKE: plain letters and figures as they are, any character where several are as good."""
    return (
        f"%{''.join(_liked(char, chars) for char, chars in zip(words.words[:LONGEST], words.letters, strict=False))}%"
    )


def _liked(char: str, as_good: str) -> str:
    if char.isascii() and char.isalnum():
        return char
    return "_" if len(as_good) > 1 else f"\\{char}" if char in "\\%_" else char


def _glob(words: Sought) -> str:
    """The pattern of GLOB with every character that is as good; none of them means more than itself."""
    return f"*{''.join(_globbed(chars) for chars in words.letters[:LONGEST])}*"


def _globbed(chars: str) -> str:
    if len(chars) > 1:
        # A hyphen stands for a range unless it is the first.
        return f"[{''.join(sorted(chars, key=lambda char: char != '-'))}]"
    return f"[{chars}]" if chars in "*?[" else chars
