"""What may be disposed of, what was over first standing first; nothing of it goes before the clerk was asked twice."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.dates import short_date
from clerk_tui.domain.errors import ClerkError
from clerk_tui.screens import ledgers
from clerk_tui.screens.asking import ask_reason, done, enter_now, forget
from clerk_tui.screens.filtering import FilteredList
from clerk_tui.screens.sources import Paged
from clerk_tui.services import retention
from clerk_tui.services.retention import Disposable
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import Confirm, ShowText
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
            return Row(f"{one.part} {one.ref}", (short_date(one.since), one.what, one.title, one.ref))

        rows = Paged(retention.count(office, text), lambda start, n: retention.page(office, start, n, text), row)
        empty = f"No line holds “{text}”." if text else retention.nothing_listed(office)
        self.table.show(rows, empty=empty)

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        self.open_ref(str(event.key).rpartition(" ")[2])

    def action_dispose(self) -> None:
        """Say what goes and what stays, ask why, ask again, and dispose of what the cursor stands on."""
        part, _, ref = str(self.table.cursor_key or "").partition(" ")
        if ref:
            self.run_worker(self._dispose(int(ref[1:]), part), group="ask", exclusive=True)
        else:
            tell(self.app, retention.nothing_listed(self.office))

    async def _dispose(self, number: int, part: str) -> None:
        from clerk_tui.services.disposal_parts import going
        from clerk_tui.services.disposal_words import said
        from clerk_tui.services.disposing import dispose

        office, title = self.office, f"Dispose of what need not be kept of D{number}"
        try:
            seen = await done(self, lambda: going(office, number, part))
        except ClerkError as error:
            self.desk.refuse(error)
            return
        if not await self.app.push_screen_wait(Confirm(title, seen.lines(), yes="Go on", no="Leave it as it is")):
            return
        about = f"Disposal, {part} of D{number}"
        why = await ask_reason(self, about, title, ["Why, and by which policy? It stays in the history."])
        if why is None:
            return
        again = [*seen.named(), f"Because: {why}", "It cannot be undone. Dispose of it for good?"]
        if not await self.app.push_screen_wait(
            Confirm("Once more", again, yes="Dispose of it", no="Leave it as it is")
        ):
            return
        made = await enter_now(self, lambda: dispose(office, number, why, part, seen=seen))
        if made is not None:
            forget(self, about)
            lines = [*map(said, made.made), *([made.left] if made.left else [])]
            self.app.push_screen(ShowText("Disposed of", "\n\n".join(lines)))

    def action_disposed(self) -> None:
        """What was disposed of: when, by whom, under which rule, and why."""
        from clerk_tui.register import disposals
        from clerk_tui.services.disposal_words import said

        lines = [said(one) for one in disposals.everything(self.office.register)]
        self.app.push_screen(ShowText("What was disposed of", "\n\n".join(lines) or "Nothing was disposed of."))

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
