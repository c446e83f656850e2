"""A screen with one list, and a filter line above it that shows only while it is used."""

from __future__ import annotations

from textual import on
from textual.widgets import Input

from clerk_tui.screens.work import DeskWork
from clerk_tui.widgets.editors import LineEditor
from clerk_tui.widgets.table import LineTable


class FilteredList(DeskWork[None]):
    """A subclass composes `self.filter` above its `self.table`, and says in `show_list` what the list holds."""

    table: LineTable

    def __init__(self) -> None:
        super().__init__()
        self.filter = LineEditor()
        self.filter.display = False
        self.filter.placeholder = "Words to look for"
        self._following = False

    @property
    def sought(self) -> str:
        """The words typed into the filter."""
        return self.filter.value.strip()

    def show_list(self) -> None:
        """Show the lines that hold `self.sought`."""
        raise NotImplementedError

    @on(Input.Changed)
    def _filtered(self) -> None:
        # The letter is painted first and the list follows, once for all letters typed meanwhile.
        if not self._following:
            self._following = True
            self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        self._following = False
        self.show_list()

    @on(Input.Submitted)
    def _found(self) -> None:
        # What was typed a moment ago must be in the list before its line is opened.
        self.show_list()
        self.table.focus()

    def do_filter(self) -> None:
        """Show the filter line."""
        self.filter.display = True
        self.filter.focus()

    def close_filter(self) -> bool:
        """Take the filter away; False if there was none."""
        if not self.filter.display:
            return False
        self.filter.display = False
        self.filter.put("")
        self.table.focus()
        self.show_list()
        return True
