"""Where a CSV file's header stands, what separates its cells, and which of its columns are known ones."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from clerk_tui.domain.errors import InputError
from clerk_tui.domain.sheet import SheetFinding, cell_text

DELIMITERS = (",", ";", "\t")
_DEPTH = 20
"""Rows looked at: reports carry a title and a date above the header."""
_SAID = re.compile(r"sep=(.)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """The header found: its row number, the line after it, and for each canonical column its place (-1: missing)."""

    row: int
    next_line: int
    delimiter: str
    width: int
    places: tuple[int, ...]
    headings: dict[str, str]
    findings: tuple[SheetFinding, ...] = field(default=())


def normal(heading: str) -> str:
    """A heading as it is compared: `Decision_Date:` and `decision date` are one."""
    return " ".join(re.sub(r"[\W_]+", " ", heading.casefold()).split())


def find_header(lines: list[str], columns: Mapping[str, tuple[str, ...]], required: tuple[str, ...]) -> Header:
    """The header among the first rows, by the separator under which most known columns come out.

    A tie goes to the earlier row, then to comma, semicolon, tab in this order, so one file is always read one way.
    """
    offset = 0
    delimiters: tuple[str, ...] = DELIMITERS
    if lines and (said := _SAID.fullmatch(lines[0])):
        # Spreadsheets take this line as an instruction and do not show it as a row.
        offset, delimiters = 1, (said[1],)
    best: Header | None = None
    for delimiter in delimiters:
        for header in _candidates(lines, offset, delimiter, columns):
            if not all(header.places[list(columns).index(name)] >= 0 for name in required):
                continue
            if best is None or len(header.headings) > len(best.headings):
                best = header
    if best is None:
        wanted = required or tuple(columns)
        raise InputError(
            "The file has no row of column headings that could be used: looked for "
            + (" and " if required else " or ").join([", ".join(wanted[:-1]), wanted[-1]] if wanted[1:] else wanted)
            + "."
        )
    return best


def _candidates(lines: list[str], offset: int, delimiter: str, columns: Mapping[str, tuple[str, ...]]) -> list[Header]:
    """The rows at the top that hold a known heading."""
    found = []
    reader = csv.reader(lines[offset : offset + 10 * _DEPTH], delimiter=delimiter)
    try:
        for row, cells in enumerate(reader, 1):
            if row > _DEPTH:
                break
            header = _header(row, offset + reader.line_num, delimiter, cells, columns)
            if header.headings:
                found.append(header)
    except csv.Error:
        return found
    return found


def _header(
    row: int, next_line: int, delimiter: str, cells: list[str], columns: Mapping[str, tuple[str, ...]]
) -> Header:
    words = [normal(cell) for cell in cells]
    places, headings, findings = [], {}, []
    for name, aliases in columns.items():
        wanted = [normal(alias) for alias in (name, *aliases)]
        matching = [place for alias in wanted for place, word in enumerate(words) if word == alias]
        matching = list(dict.fromkeys(matching))
        places.append(matching[0] if matching else -1)
        if matching:
            headings[name] = cell_text(cells[matching[0]])
        for other in matching[1:]:
            findings.append(_twice(row, headings[name], cell_text(cells[other]), matching[0], other))
    return Header(row, next_line, delimiter, len(cells), tuple(places), headings, tuple(findings))


def _twice(row: int, used: str, other: str, first: int, second: int) -> SheetFinding:
    says = f"Columns {first + 1} (“{used}”) and {second + 1} (“{other}”) mean the same; column {first + 1} is read."
    return SheetFinding("CSV-TWICE", row, other, says)
