"""One table for every list: drawn line by line from a windowed source, so that size does not matter.

A cursor move draws two lines, a page a hundred rows at most; nothing is measured that is not on the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.cells import fit
from clerk_tui.widgets.rows import Column, Findable, Key, ListRows, Place, Row, Rows, RowStyle

__all__ = ["Column", "Findable", "Key", "LineTable", "ListRows", "Place", "Row", "RowStyle", "Rows"]

PAGE = 100
_PAGES_KEPT = 20
_MARK, _NO_MARK, _GAP = "▸ ", "  ", "  "
_LEAST_FLEX = 8


class LineTable(ScrollView, can_focus=True, inherit_bindings=False):
    """A list with a header, a cursor row and one line to a row."""

    BINDINGS = bindings_for("list")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-table--header",
        "line-table--cursor",
        "line-table--empty",
        "line-table--strong",
        "line-table--urgent",
        "line-table--warn",
        "line-table--good",
        "line-table--muted",
    }

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        table: LineTable
        key: Key

        @property
        def control(self) -> LineTable:
            """The table, for `@on(LineTable.Moved, "#id")`."""
            return self.table

    @dataclass
    class Opened(Message):
        """The row under the cursor was opened."""

        table: LineTable
        key: Key

        @property
        def control(self) -> LineTable:
            """The table, for `@on(LineTable.Opened, "#id")`."""
            return self.table

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Rows | None = None,
        *,
        empty: str = "There is nothing here.",
        header: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._columns = tuple(columns)
        self._fitted: tuple[int, tuple[int, ...]] = (-1, ())
        self._empty = empty
        self._top = 1 if header else 0
        self._source: Rows = ListRows(())
        self._count = 0
        self._pages: dict[int, Sequence[Row]] = {}
        self._cursor = 0
        if rows is not None:
            self.show(rows)

    # What the table holds

    @property
    def cursor(self) -> int:
        """The cursor's row, counted from 0."""
        return self._cursor

    @property
    def cursor_key(self) -> Key | None:
        """The key of the row under the cursor; None in an empty list."""
        row = self.row_at(self._cursor)
        return row.key if row else None

    @property
    def row_count(self) -> int:
        """How many rows the source had when it was shown."""
        return self._count

    def row_at(self, index: int) -> Row | None:
        """A row by its place; None beyond the ends, and where the source has shrunk since."""
        if not 0 <= index < self._count:
            return None
        start = index - index % PAGE
        page = self._pages.get(start)
        if page is None:
            while len(self._pages) >= _PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            page = self._source.page(start, PAGE)
            # A source that has nothing to give just now is asked again when the row is next drawn.
            if page:
                self._pages[start] = page
        return page[index - start] if index - start < len(page) else None

    def show(self, rows: Rows, *, empty: str | None = None, cursor: Key | None = None) -> None:
        """Show another source. The cursor goes to the key `cursor`, or stays on its row's key, or else in its place."""
        key, before = (self.cursor_key if cursor is None else cursor), self.cursor_key
        self._source, self._count = rows, len(rows)
        self._pages.clear()
        if empty is not None:
            self._empty = empty
        place = None if key is None else self._place_of(key)
        self._cursor = max(0, min(self._cursor if place is None else place, self._count - 1))
        self.virtual_size = Size(0, max(self._count, 1) + self._top)
        self.refresh()
        if self.is_mounted:
            self._show_cursor()
            self._announce(before)

    @property
    def place(self) -> Place:
        """Where the clerk is, to come back to with `turn`."""
        return Place(self._cursor, self.cursor_key, self.scroll_offset.y)

    def head(self, columns: Sequence[Column]) -> None:
        """Have other columns, for the rows that are shown next."""
        self._columns, self._fitted = tuple(columns), (-1, ())

    def turn(self, columns: Sequence[Column], rows: Rows, *, empty: str, place: Place) -> None:
        """Become another list, at the place where the clerk left that one."""
        self.head(columns)
        self._source, self._count, self._cursor = ListRows(()), 0, place.cursor
        self._pages.clear()
        self.virtual_size = Size(0, max(len(rows), 1) + self._top)
        self.scroll_to(y=place.top, animate=False, force=True, immediate=True)
        self.show(rows, empty=empty, cursor=place.key)

    def _place_of(self, key: Key) -> int | None:
        if isinstance(self._source, Findable):
            return self._source.position(key)
        # Without an index only the cursor's own page is looked at: a search must not read the whole register.
        start = self._cursor - self._cursor % PAGE
        for place in range(start, min(start + PAGE, self._count)):
            row = self.row_at(place)
            if row is not None and row.key == key:
                return place
        return None

    # The cursor

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, within the list, and bring the row into view."""
        index = max(0, min(index, self._count - 1))
        if index == self._cursor:
            self._show_cursor()
            return
        before, self._cursor = self._cursor, index
        self._refresh_row(before)
        self._refresh_row(index)
        self._show_cursor()
        self._announce(None)

    def _refresh_row(self, index: int) -> None:
        self.refresh_line(index + self._top)

    def _announce(self, before: Key | None) -> None:
        key = self.cursor_key
        if key is not None and key != before:
            self.post_message(self.Moved(self, key))

    def _show_cursor(self) -> None:
        top, body = self.scroll_offset.y, max(1, self.size.height - self._top)
        if self._cursor < top:
            self.scroll_to(y=self._cursor, animate=False, force=True)
        elif self._cursor >= top + body:
            self.scroll_to(y=self._cursor - body + 1, animate=False, force=True)

    def action_up(self) -> None:
        """One row up."""
        self.move_to(self._cursor - 1)

    def action_down(self) -> None:
        """One row down."""
        self.move_to(self._cursor + 1)

    def action_page_up(self) -> None:
        """As many rows up as the screen shows."""
        self.move_to(self._cursor - max(1, self.size.height - self._top - 1))

    def action_page_down(self) -> None:
        """As many rows down as the screen shows."""
        self.move_to(self._cursor + max(1, self.size.height - self._top - 1))

    def action_first(self) -> None:
        """To the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """To the last row."""
        self.move_to(self._count - 1)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        key = self.cursor_key
        if key is not None:
            self.post_message(self.Opened(self, key))

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row, a second one opens it."""
        index = event.y - self._top + self.scroll_offset.y
        if event.y >= self._top and index < self._count:
            self.move_to(index)
            if event.chain > 1:
                self.action_open()

    # Drawing

    def on_resize(self) -> None:
        """Keep the cursor in view; the flexible columns follow when they are drawn."""
        self._show_cursor()

    def on_focus(self) -> None:
        """The cursor's line is drawn stronger while the list has the keys."""
        self._refresh_row(self._cursor)

    def on_blur(self) -> None:
        """And weaker when it has not."""
        self._refresh_row(self._cursor)

    def _widths(self, room: int) -> tuple[int, ...]:
        if self._fitted[0] == room:
            return self._fitted[1]
        flexible = sum(column.width is None for column in self._columns)
        fixed = sum(column.width or 0 for column in self._columns)
        left = room - len(_MARK) - len(_GAP) * (len(self._columns) - 1) - fixed
        share, rest = divmod(max(left, _LEAST_FLEX * flexible), flexible) if flexible else (0, 0)
        widths = []
        for column in self._columns:
            if column.width is not None:
                widths.append(column.width)
            else:
                widths.append(share + (rest > 0))
                rest -= 1
        self._fitted = (room, tuple(widths))
        return self._fitted[1]

    def render_line(self, y: int) -> Strip:
        """The header, and below it the rows from the scroll position on."""
        room = self.scrollable_content_region.width
        if y < self._top:
            return self._strip(_NO_MARK, [column.title for column in self._columns], room, self._named("header"))
        if y == self._top and not self._count:
            return _one(_NO_MARK + fit(self._empty, room - len(_NO_MARK)), room, self._named("empty"))
        index = y - self._top + self.scroll_offset.y
        row = self.row_at(index)
        if row is None:
            return Strip.blank(room, self.rich_style)
        style = self._named(row.style) if row.style else self.rich_style
        if index == self._cursor:
            return self._strip(_MARK, row.cells, room, style + self._named("cursor", partial=True))
        return self._strip(_NO_MARK, row.cells, room, style)

    def _strip(self, mark: str, cells: Sequence[str], room: int, style: Style) -> Strip:
        fitted = (
            fit(cell, width, column.justify)
            for cell, width, column in zip(cells, self._widths(room), self._columns, strict=False)
        )
        return _one(mark + _GAP.join(fitted), room, style)

    def _named(self, name: str, *, partial: bool = False) -> Style:
        return self.get_component_rich_style(f"line-table--{name}", partial=partial)


def _one(text: str, room: int, style: Style) -> Strip:
    return Strip([Segment(set_cell_size(text, room), style)], room)
