"""What may be disposed of, what was over first standing first. Nothing is deleted here."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.dates import short_date
from clerk_tui.screens import ledgers
from clerk_tui.screens.filtering import FilteredList
from clerk_tui.screens.sources import Paged
from clerk_tui.services import retention
from clerk_tui.services.retention import Disposable
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, Row
from clerk_tui.widgets.words import Words, join, tell


class RetentionScreen(FilteredList):
    """Records, reports and background papers past the years for which they must be kept."""

    group = "retention"
    BINDINGS = bindings_for("retention")

    def __init__(self) -> None:
        super().__init__()
        self._head = Words(id="head")
        columns = [Column("Since", 15), Column("What", 18), Column("Matter"), Column("Ref", 6)]
        self.table = LineTable(columns, empty=retention.NOTHING)

    def compose(self) -> ComposeResult:
        yield self._head
        yield self.filter
        yield self.table
        yield KeyBar("retention")

    def on_mount(self) -> None:
        self.reload()
        self.table.focus()

    def reload(self) -> None:
        """Show the list as the register and the day have it."""
        total = retention.count(self.office)
        self._head.show(join((f"May be disposed of: {total}", "bold"), f"\n{retention.NO_DUTY}"))
        self.show_list()

    def show_list(self) -> None:
        """Show the lines under the filter."""
        office, text = self.office, self.sought

        def row(one: Disposable) -> Row:
            return Row(f"{one.what} {one.ref}", (short_date(one.since), one.what, one.title, one.ref))

        rows = Paged(retention.count(office, text), lambda start, n: retention.page(office, start, n, text), row)
        empty = f"No line holds “{text}”." if text else retention.nothing_listed(office)
        self.table.show(rows, empty=empty)

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        self.open_ref(str(event.key).rpartition(" ")[2])

    def do_back(self) -> None:
        """Take the filter away, or go back."""
        if not self.close_filter():
            self.app.pop_screen()
            self.desk.refresh_screens()

    def do_ledger(self) -> None:
        """The count behind the last day for which it is kept."""
        at = self.table.place.cursor
        found = retention.page(self.office, at, 1, self.sought)
        if not found:
            tell(self.app, retention.nothing_listed(self.office))
            return
        ledgers.show(self, [(f"{found[0].what}: kept until", found[0].until.ledger, "")])
