"""What a list is fed with: rows, columns and windowed sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from clerk_tui.widgets.cells import Justify

Key = str | int
RowStyle = Literal["", "strong", "urgent", "warn", "good", "muted"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list. `cells` go with the columns; `style` colours the line and never alone carries a meaning."""

    key: Key
    cells: tuple[str, ...]
    style: RowStyle = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of `width` cells, or, where `width` is None, of what is left (at least eight cells)."""

    title: str
    width: int | None = None
    justify: Justify = "left"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clerk was in a list: the cursor's row and key, and the first row on the screen."""

    cursor: int = 0
    key: Key | None = None
    top: int = 0


class Rows(Protocol):
    """A windowed source. `page` gives the rows from `start` on, fewer than `count` only where the list ends."""

    def __len__(self) -> int: ...

    def page(self, start: int, count: int) -> Sequence[Row]: ...


@runtime_checkable
class Findable(Protocol):
    """A source that knows where a key stands, so that the cursor finds its row again in a long list."""

    def position(self, key: Key) -> int | None: ...


class ListRows:
    """Rows that are already in memory."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._places = {row.key: place for place, row in enumerate(rows)}

    def __len__(self) -> int:
        return len(self._rows)

    def page(self, start: int, count: int) -> Sequence[Row]:
        """The rows from `start` on."""
        return self._rows[start : start + count]

    def position(self, key: Key) -> int | None:
        """Where the row with this key stands, counted from 0."""
        return self._places.get(key)
