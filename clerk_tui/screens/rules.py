"""The council's rule read back in plain words."""

from __future__ import annotations

from textual.app import ComposeResult

from clerk_tui.rules.plain_words import rule_lines
from clerk_tui.screens.main_view import MainView
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.reader import Reader


class RulesScreen(MainView):
    """The rule as the register's council file states it."""

    group = "rules"

    def compose(self) -> ComposeResult:
        yield self.head
        yield Reader("\n".join(rule_lines(self.office.council())))
        yield KeyBar("rules")

    def on_mount(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Show the time anew."""
        self.show_head()
