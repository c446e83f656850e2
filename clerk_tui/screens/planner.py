"""The gates before and after a meeting."""

from __future__ import annotations

from textual.app import ComposeResult

from clerk_tui.screens.main_view import MainView
from clerk_tui.widgets.key_bar import KeyBar


class PlannerScreen(MainView):
    """The plan of a meeting."""

    group = "planner"

    def compose(self) -> ComposeResult:
        yield self.head
        yield KeyBar("planner")

    def on_mount(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Show the time anew."""
        self.show_head()
