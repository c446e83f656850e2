"""A text to read: wrapped to the width and drawn line by line, so that a whole agenda pack opens at once."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from clerk_tui.domain.text import clean
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.cells import hang

_TAB = 4


class Reader(ScrollView, can_focus=True, inherit_bindings=False):
    """Plain text with its line ends; a line that is too long goes on under its own indent."""

    BINDINGS = bindings_for("reader")

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._text = ""
        self._wrapped: tuple[int, list[str]] = (-1, [])
        self.show(text)

    def show(self, text: str) -> None:
        """Show another text, from its top."""
        self._text = clean(text).expandtabs(_TAB)
        self._wrapped = (-1, [])
        self.set_reactive(Reader.scroll_y, 0)
        self.set_reactive(Reader.scroll_target_y, 0)
        if self.is_mounted:
            self._measure()
            self.refresh(layout=True)

    def _lines(self, width: int) -> list[str]:
        if self._wrapped[0] != width:
            lines = [line for source in self._text.split("\n") for line in _fold(source, width)]
            self._wrapped = (width, lines)
        return self._wrapped[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the text has at this width."""
        return len(self._lines(max(width - self.styles.scrollbar_size_vertical, 1)))

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._measure()

    def _measure(self) -> None:
        self.virtual_size = Size(0, len(self._lines(self._room)))

    @property
    def _room(self) -> int:
        # Room for the bar is kept even where there is none: the text must not jump when it comes.
        return max(self.size.width - self.styles.scrollbar_size_vertical, 1)

    def render_line(self, y: int) -> Strip:
        """One line of the text."""
        width, lines = self.size.width, self._lines(self._room)
        place = y + self.scroll_offset.y
        text = lines[place] if place < len(lines) else ""
        return Strip([Segment(set_cell_size(text, width), self.rich_style)], width)

    def reveal(self, line: int) -> None:
        """Scroll so that a line of the text, counted from 0 as it was given, stands at the top."""
        before = self._text.split("\n")[:line]
        self._go(sum(len(_fold(source, self._room)) for source in before))

    def _go(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True)

    def action_up(self) -> None:
        """One line up."""
        self._go(self.scroll_offset.y - 1)

    def action_down(self) -> None:
        """One line down."""
        self._go(self.scroll_offset.y + 1)

    def action_page_up(self) -> None:
        """One page up; a line of the old page stays."""
        self._go(self.scroll_offset.y - max(1, self.size.height - 1))

    def action_page_down(self) -> None:
        """One page down; a line of the old page stays."""
        self._go(self.scroll_offset.y + max(1, self.size.height - 1))

    def action_first(self) -> None:
        """To the top."""
        self._go(0)

    def action_last(self) -> None:
        """To the foot."""
        self._go(self.virtual_size.height)


def _fold(line: str, width: int) -> list[str]:
    line = line.rstrip()
    if cell_len(line) <= width:
        return [line]
    words = line.lstrip(" ")
    return hang(line[: min(len(line) - len(words), width // 2)], words, width)
