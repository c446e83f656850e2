"""The desk: Today, Meetings, Decisions, Call-in and History, switched by number keys, filtered with `/`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import ContentSwitcher, Input

from clerk_tui.screens import sources
from clerk_tui.screens.main_view import headline
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.office import Office
from clerk_tui.widgets.editors import LineEditor
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, Rows
from clerk_tui.widgets.words import Words

_CLOCK_EVERY = 20.0


@dataclass(frozen=True, slots=True)
class View:
    """One view of the desk: its name among the tabs, columns, source, and what an empty list says."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Office, str], Rows]
    empty: str


VIEWS = (
    View("today", (Column("Gate", 15), Column("What", 28), Column("Matter"), Column("Ref", 6)), sources.today,
         "Nothing is due. i imports an agenda pack, 2 shows the meetings."),
    View("meetings",
         (Column("Date", 15), Column("Time", 5), Column("Body", 18), Column("Venue"), Column("To do", 12),
          Column("Ref", 5)), sources.meetings, "There are no meetings yet. i imports an agenda pack."),
    View("decisions", (Column("Ref", 12), Column("Decided", 15), Column("Matter"), Column("Status", 9)),
         sources.decisions, "There are no decision records yet."),
    View("call-in",
         (Column("Window", 28), Column("Closes", 15), Column("In effect", 15), Column("Matter")),
         sources.windows, "Nothing is published yet, so no window is open."),
    View("history", (Column("When", 34), Column("Who", 8), Column("What")), sources.commands,
         "Nothing was done yet."),
)  # fmt: skip


class Pane(Vertical):
    """A list with a filter line that shows only while it is used."""

    def __init__(self, view: View) -> None:
        super().__init__(id=f"view-{view.name}", classes="pane")
        self.view = view
        self.filter = LineEditor()
        self.table = LineTable(view.columns, empty=view.empty)
        self.loaded = False

    def compose(self) -> ComposeResult:
        self.filter.display = False
        yield self.filter
        yield self.table

    def load(self, office: Office) -> None:
        """Show what the register holds now, under the filter as typed."""
        text = self.filter.value.strip()
        empty = f"No line holds “{text}”." if text else self.view.empty
        self.table.show(self.view.rows(office, text), empty=empty)
        self.loaded = True

    def open_filter(self) -> None:
        self.filter.display = True
        self.filter.focus()

    def close_filter(self) -> bool:
        """Take the filter away; False if there was none."""
        if not self.filter.display:
            return False
        self.filter.display = False
        self.filter.put("")
        self.table.focus()
        return True


class DeskScreen(DeskWork[None]):
    """The main screen."""

    group = "today"

    def __init__(self) -> None:
        super().__init__()
        self._head = Words(id="head")
        self._bar = KeyBar("today")
        self._panes = {view.name: Pane(view) for view in VIEWS}
        self.view = "today"

    def compose(self) -> ComposeResult:
        yield self._head
        with ContentSwitcher(initial="view-today", id="views"):
            yield from self._panes.values()
        yield self._bar

    def on_mount(self) -> None:
        self.show_view("today")
        self.set_interval(_CLOCK_EVERY, lambda: self.call_later(self.reload))
        self.call_later(self._offer_draft)

    @property
    def pane(self) -> Pane:
        """The pane that is shown."""
        return self._panes[self.view]

    def show_view(self, name: str) -> None:
        """Show a view, as the register stands."""
        self.view = self.group = name
        self.query_one("#views", ContentSwitcher).current = f"view-{name}"
        self._bar.switch(name)
        self.reload()
        self.pane.table.focus()

    def reload(self) -> None:
        """Show the time and the view anew."""
        self._head.show(headline(self.office, self.view))
        self.pane.load(self.office)

    # Lists

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        if self.view == "history":
            self._show_command(str(event.key))
        else:
            self.open_ref(str(event.key).rpartition(" ")[2])

    def _show_command(self, command_id: str) -> None:
        from clerk_tui.register import history
        from clerk_tui.services.words import entry_lines
        from clerk_tui.widgets.dialogs import ShowText

        entries = history.of_command(self.office.register, command_id)
        self.app.push_screen(ShowText("What this changed", "\n".join(entry_lines(entries))))

    def do_filter(self) -> None:
        self.pane.open_filter()

    @on(Input.Changed)
    def _filtered(self) -> None:
        self.pane.load(self.office)

    @on(Input.Submitted)
    def _found(self) -> None:
        self.pane.table.focus()

    def do_back(self) -> None:
        """Take the filter away, or go back to Today."""
        if self.pane.close_filter():
            self.pane.load(self.office)
        elif self.view != "today":
            self.show_view("today")

    def do_ledger(self) -> None:
        """The count behind the date under the cursor."""
        from clerk_tui.screens.ledgers import show_for_row

        key = self.pane.table.cursor_key
        if key is not None and self.view != "history":
            show_for_row(self, str(key), self.view)

    # What was being typed when the program ended

    def _offer_draft(self) -> None:
        from clerk_tui.register import drafts

        found = drafts.newest(self.office.register, self.office.who)
        if found is None:
            return
        from clerk_tui.screens.drafts import offer_at_start

        offer_at_start(self, *found)
