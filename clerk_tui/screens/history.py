"""The history: what was done to one record, what a change did, and whether the register was touched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.errors import ClerkError
from clerk_tui.register.journal import Wanted
from clerk_tui.screens import sources
from clerk_tui.screens.filtering import FilteredList
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import journal
from clerk_tui.services.verifying import Verification
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskLine, ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable
from clerk_tui.widgets.words import Words, join, tell

COLUMNS = (Column("When", 34), Column("Who", 8), Column("What"))


def show_change(screen: DeskWork[None], command_id: str) -> None:
    """Who did it, when, what it changed, each text before and after, and why."""
    screen.app.push_screen(ShowText("What this changed", "\n".join(journal.story(screen.office, command_id))))


def open_changed(screen: DeskWork[None], command_id: str) -> None:
    """Open the record that a change was about; without one, show what it changed."""
    ref = journal.about(screen.office, command_id)
    if ref:
        screen.open_ref(ref)
    else:
        show_change(screen, command_id)


def ask_and_verify(screen: DeskWork[None]) -> None:
    """Ask for what was kept elsewhere, and examine the register."""

    def chosen(text: str | None) -> None:
        if text is None:
            return
        tell(screen.app, "Examining …", timeout=2)
        screen.desk.do(lambda: _verified(screen, text.strip()), told)

    def told(found: Verification) -> None:
        title = "It was not touched" if found.good else "It was touched, or is damaged"
        screen.app.push_screen(ShowText(title, "\n\n".join(found.lines())))

    sentence = (
        "A published notice, or the manifest of a safe copy, to hold the history against; or the letters of its entry"
        " as printed. Leave it empty to examine the register alone."
    )
    screen.app.push_screen(AskLine("Was it touched?", sentence), chosen)


def _verified(screen: DeskWork[None], text: str) -> Verification:
    from clerk_tui.services import outside_heads
    from clerk_tui.services.verifying import verify

    if not text:
        return verify(screen.office)
    path = Path(text).expanduser()
    outside = outside_heads.heads_in(path) if path.exists() else (outside_heads.typed_head(text),)
    return verify(screen.office, outside)


class RecordHistoryScreen(FilteredList):
    """What was done to one record and to what hangs on it, the newest first."""

    group = "record-history"
    BINDINGS = bindings_for("record-history")

    def __init__(self, ref: str) -> None:
        """`ref` is a number like D3."""
        super().__init__()
        self.ref = ref
        self._head = Words(id="head")
        self.table = LineTable(COLUMNS, empty="Nothing was done to it yet.")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self.filter
        yield self.table
        yield KeyBar("record-history")

    def on_mount(self) -> None:
        self._whose = journal.wanted(self.office, ref=self.ref)
        self.reload()
        self.table.focus()

    def reload(self) -> None:
        """Show the history as the register holds it."""
        self._head.show(join((f"History of {self.ref}", "bold"), "\nThe newest first; Enter shows what was changed."))
        self.show_list()

    def show_list(self) -> None:
        """Show the changes under the filter."""
        text = self.sought
        try:
            rows = sources.commands_of(self.office, self._narrowed(text))
        except ClerkError as error:
            self.table.show(sources.NONE, empty=str(error))
            return
        self.table.show(rows, empty=f"No change holds “{text}”." if text else "Nothing was done to it yet.")

    def _narrowed(self, text: str) -> Wanted:
        typed = journal.typed(self.office, text)
        return replace(typed, record=self._whose.record, record_id=self._whose.record_id)

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        show_change(self, str(event.key))

    def action_verify(self) -> None:
        """Whether the register was touched."""
        ask_and_verify(self)

    def do_back(self) -> None:
        """Take the filter away, or go back to the record."""
        if not self.close_filter():
            self.app.pop_screen()
            self.desk.refresh_screens()

    def do_ledger(self) -> None:
        """No date is counted here."""
        tell(self.app, "No date is counted here.")


def show_history_of(screen: object, ref: str) -> None:
    """The history of a record on top of a screen, unless it is the one that is shown."""
    assert isinstance(screen, DeskWork)
    if not ref:
        tell(screen.app, "No record is at hand here; open one, or put the cursor on its line.")
    elif not isinstance(screen, RecordHistoryScreen):
        screen.app.push_screen(RecordHistoryScreen(ref))
