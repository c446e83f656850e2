"""The queue of what is decided and not published, the most overdue first."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.dates import short_date
from clerk_tui.screens import ledgers
from clerk_tui.screens.filtering import FilteredList
from clerk_tui.screens.sources import Paged
from clerk_tui.services import publishing_queue
from clerk_tui.services.publishing_queue import Queued
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, Row
from clerk_tui.widgets.words import Words, join, tell

_EMPTY = "Every decision that was taken is published."


class QueueScreen(FilteredList):
    """Decisions that wait to be published."""

    group = "queue"
    BINDINGS = bindings_for("queue")

    def __init__(self) -> None:
        super().__init__()
        self._head = Words(id="head")
        columns = [Column("Decided", 15), Column("Age", 26), Column("Matter"), Column("Ref", 6)]
        self.table = LineTable(columns, empty=_EMPTY)

    def compose(self) -> ComposeResult:
        yield self._head
        yield self.filter
        yield self.table
        yield KeyBar("queue")

    def on_mount(self) -> None:
        self.reload()
        self.table.focus()

    def reload(self) -> None:
        """Show the queue as the register stands."""
        total, days = publishing_queue.count(self.office), self.office.council().publish_within_days
        limit = f"Published within {days} working days of the decision" if days else "The council sets no limit"
        said = f"{limit}; the law says as soon as reasonably practicable."
        more = publishing_queue.to_record(self.office)
        self._head.show(join((f"To be published: {total}", "bold"), f"{'. ' if more else ''}{more}", f"\n{said}"))
        self.show_list()

    def show_list(self) -> None:
        """Show the lines under the filter."""
        office, text = self.office, self.sought

        def row(one: Queued) -> Row:
            cells = (short_date(one.decided_on), one.short, one.title, one.ref)
            return Row(one.ref, cells, "urgent" if one.late else "")

        rows = Paged(
            publishing_queue.count(office, text), lambda start, n: publishing_queue.page(office, start, n, text), row
        )
        self.table.show(rows, empty=f"No line holds “{text}”." if text else _EMPTY)

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        self.open_ref(str(event.key))

    def do_back(self) -> None:
        """Take the filter away, or go back."""
        if not self.close_filter():
            self.app.pop_screen()
            self.desk.refresh_screens()

    def action_publish(self) -> None:
        """Publish what the meeting of this line has decided."""
        from clerk_tui.register import decisions as records
        from clerk_tui.screens.publish_together import publish_together

        key = self.table.cursor_key
        if key is None:
            tell(self.app, _EMPTY)
            return
        decision = records.decision(self.office.register, int(str(key)[1:]))
        publish_together(self, decision.meeting_id, decision.id)

    def do_ledger(self) -> None:
        """The count behind the last day to publish."""
        key = self.table.cursor_key
        found = publishing_queue.limit_of(self.office, int(str(key)[1:])) if key is not None else None
        if found is None:
            tell(self.app, "The council sets no number of days for publication, so nothing is counted.")
            return
        ledgers.show(self, [("Publication due", found.ledger, "")])
