"""The rules of the councils that come with the program: to look at, and to adopt where none is configured."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.errors import ClerkError
from clerk_tui.rules.plain_words import rule_lines
from clerk_tui.screens.filtering import FilteredList
from clerk_tui.screens.rule_saving import show_and_save
from clerk_tui.services import councils, rulebook
from clerk_tui.services.rulebook import Shipped
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell

_SURE = {"local": "its own text", "inferred": "inferred", "": ""}


class CouncilsScreen(FilteredList):
    """A list with a filter; Enter reads a council's rules."""

    group = "councils"
    BINDINGS = bindings_for("councils")

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Shipped] = []
        self._head = Words(id="head")
        self.table = LineTable([Column("Council"), Column("Call-in rule", 28), Column("How sure", 12)])

    def compose(self) -> ComposeResult:
        yield self._head
        yield self.filter
        yield self.table
        yield KeyBar("councils")

    def on_mount(self) -> None:
        self._all = rulebook.shipped()
        configured = sum(each.configured for each in self._all)
        counts = f"{len(self._all)} councils come with the program, {configured} of them with a call-in rule."
        self._head.show(join(("Other councils' rules", "bold"), "\n", counts))
        self.show_list()
        self.table.focus()

    def show_list(self) -> None:
        """The councils that hold every word of the filter."""
        words = self.sought.casefold().split()
        found = [each for each in self._all if all(word in _searched(each) for word in words)]
        rows = [
            Row(each.id, (each.name, each.rule, _SURE[each.certainty]), "" if each.configured else "muted")
            for each in found
        ]
        self.table.show(ListRows(rows), empty=f"No line holds “{self.sought}”.")

    def do_back(self) -> None:
        """Take the filter away, or go back to the rules."""
        if not self.close_filter():
            self.app.pop_screen()

    @on(LineTable.Opened)
    def _read(self, event: LineTable.Opened) -> None:
        council = councils.load(str(event.key))
        self.app.push_screen(ShowText(council.name, "\n".join(rule_lines(council))))

    def action_adopt(self) -> None:
        """Take the chosen council's file for a register whose rule is not configured."""
        key = self.table.cursor_key
        if key is None:
            return
        try:
            text = rulebook.adoptable(self.office, str(key))
        except ClerkError as error:
            self.desk.refuse(error)
            return
        show_and_save(self, text, self._adopted)

    def _adopted(self) -> None:
        self.app.pop_screen()
        self.desk.refresh_screens()
        tell(self.app, "Saved. u takes it back.")


def _searched(each: Shipped) -> str:
    return f"{each.name} {each.id} {each.rule} {_SURE[each.certainty]}".casefold()
