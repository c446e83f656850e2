"""A table from a CSV file: rows under the columns the program knows, and what was wrong with the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from clerk_tui.domain.text import one_line


class SheetRow(NamedTuple):
    """One row: its number as a spreadsheet shows it (the header is 1), and its raw cells in the sheet's columns."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetFinding:
    """What is wrong with a file or one of its rows. `row` is None for the whole file, `column` the file's own word."""

    id: str
    row: int | None
    column: str
    says: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """`columns` are the canonical names in the order of each row's cells; `headings` says how the file words them.

    A column that the file does not have is empty in every row and missing from `headings`. `doubtful` are the rows
    whose cells may stand under the wrong column: nothing should be concluded from them.
    """

    columns: tuple[str, ...]
    headings: Mapping[str, str]
    rows: tuple[SheetRow, ...]
    findings: tuple[SheetFinding, ...] = ()
    doubtful: frozenset[int] = frozenset()
    _places: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_places", {name: place for place, name in enumerate(self.columns)})

    def __iter__(self) -> Iterator[SheetRow]:
        return iter(self.rows)

    def place(self, column: str) -> int:
        """Where a canonical column stands in each row's cells."""
        return self._places[column]

    def text(self, row: SheetRow, column: str) -> str:
        """A cell cleaned, on one line; "" where it is empty or the column is missing."""
        return cell_text(row.cells[self._places[column]])

    def heading(self, column: str) -> str:
        """The file's own word for a column, or the canonical one where the file has no such column."""
        return self.headings.get(column, column)


def cell_text(raw: str) -> str:
    """`raw` as `one_line` makes it; the plain cells, which are nearly all, take the short way."""
    if raw.isascii() and raw.isprintable():
        return " ".join(raw.split())
    return one_line(raw)
