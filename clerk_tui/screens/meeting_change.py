"""Before a meeting is moved, adjourned, cancelled or called again: all that follows, old and new, with both counts."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.dates import short_date
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.meeting_change import Consequence
from clerk_tui.screens import ledgers
from clerk_tui.screens.asking import ask_reason, forget
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.meeting_changes import Preview, accept, line
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.rows import RowStyle
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell

_STYLE: dict[Severity, RowStyle] = {Severity.WARNING: "warn", Severity.BLOCKER: "urgent", Severity.HOLDS: "muted"}
_WEIGHT = {Severity.WARNING: "Late", Severity.BLOCKER: "Stops", Severity.ADVICE: "To do", Severity.HOLDS: "Holds"}


class MeetingChangeScreen(DeskWork[int]):
    """What follows from a change; the answer is the meeting that is now to be held, or None where nothing was done."""

    group = "meeting-change"
    BINDINGS = bindings_for("meeting-change")

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview
        self._head = Words(id="head")
        self._table = LineTable(
            [Column("", 6), Column("What follows"), Column("Now", 15), Column("Then", 15), Column("Ref", 5)],
            empty="Nothing else follows. F8 makes the change.",
        )
        self._detail = Words(id="finding")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._table
        yield VerticalScroll(self._detail, id="detail", can_focus=False)
        yield KeyBar("meeting-change")

    def on_mount(self) -> None:
        late = sum(each.severity is Severity.WARNING for each in self._preview.consequences)
        n = len(self._preview.consequences)
        said = f"{n} thing{'s' if n != 1 else ''} follow{'s' if n == 1 else ''}"
        said += f", {late} of them too late or to be put right." if late else "."
        self._head.show(
            join((self._preview.summary, "bold"), f"\n{said} F8 does it and asks for the reason; Esc changes nothing.")
        )
        self._table.show(ListRows([_row(place, each) for place, each in enumerate(self._preview.consequences)]))
        self._table.focus()
        self._show_detail()

    @property
    def current(self) -> Consequence | None:
        """The consequence under the cursor."""
        key = self._table.cursor_key
        return self._preview.consequences[int(key)] if key is not None else None

    def on_line_table_moved(self) -> None:
        self._show_detail()

    def on_line_table_opened(self) -> None:
        self.do_ledger()

    def _show_detail(self) -> None:
        self._detail.show(line(self.current) if self.current else "")

    def do_ledger(self) -> None:
        """Both counts behind the consequence under the cursor."""
        current = self.current
        offers: list[ledgers.Offer] = []
        if current is not None and current.old_ledger is not None:
            offers.append((f"Now: {short_date(current.old_ledger.working_answer)}", current.old_ledger, ""))
        if current is not None and current.new_ledger is not None:
            offers.append((f"Then: {short_date(current.new_ledger.working_answer)}", current.new_ledger, current.says))
        if offers:
            ledgers.show(self, offers)  # type: ignore[arg-type]
        else:
            tell(self.app, "No date is counted here.")

    def do_back(self) -> None:
        """Leave; nothing was changed."""
        self.dismiss(None)

    def action_accept(self) -> None:
        """Ask for the reason, then make the change."""
        self.app.run_worker(self._ask(), group="ask", exclusive=True)

    async def _ask(self) -> None:
        office, preview = self.office, self._preview
        about = f"change of M{preview.meeting.id}"
        reason = await ask_reason(
            self, about, "Why?", [f"{preview.summary}.", "The reason stays in the register; no notice gives it."]
        )
        if reason is None:
            return

        def done(meeting_id: int) -> None:
            forget(self, about)
            tell(self.app, f"{preview.summary}. u undoes it.")
            self.dismiss(meeting_id)

        self.desk.do(lambda: accept(office, preview, reason), done)


def _row(place: int, found: Consequence) -> Row:
    now = short_date(found.old) if found.old else ""
    then = short_date(found.new) if found.new else ""
    cells = (_WEIGHT[found.severity], found.what, now, then, found.ref)
    return Row(place, cells, _STYLE.get(found.severity, ""))
