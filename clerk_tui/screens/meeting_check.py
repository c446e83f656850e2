"""Whether the agenda, the notice and every supplement of a meeting were in time, each with its count."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.screens import ledgers
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.meeting_words import meeting_findings
from clerk_tui.services.words import WEIGHT, finding_line
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.rows import RowStyle
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join

_STYLE: dict[Severity, RowStyle] = {Severity.BLOCKER: "urgent", Severity.WARNING: "warn", Severity.HOLDS: "muted"}


class MeetingCheckScreen(DeskWork[None]):
    """The findings of one meeting."""

    group = "meeting-check"

    def __init__(self, meeting_id: int) -> None:
        super().__init__()
        self.meeting_id = meeting_id
        self._found: list[tuple[str, Finding]] = []
        self._table = LineTable([Column("", 10), Column("Rule", 9), Column("What"), Column("Ref", 5)])
        self._detail = Words(id="finding")

    def compose(self) -> ComposeResult:
        yield Words(join((f"M{self.meeting_id}: agenda and notices", "bold"), "\nEnter or ? shows a count."), id="head")
        yield self._table
        yield VerticalScroll(self._detail, id="detail", can_focus=False)
        yield KeyBar("meeting-check")

    def on_mount(self) -> None:
        self.reload()
        self._table.focus()

    def reload(self) -> None:
        """The findings as the register now stands."""
        self._found = meeting_findings(self.office, self.meeting_id)
        rows = [
            Row(place, (WEIGHT[found.severity], found.id, found.says, ref), _STYLE.get(found.severity, ""))
            for place, (ref, found) in enumerate(self._found)
        ]
        self._table.show(ListRows(rows))
        self.on_line_table_moved()

    def on_line_table_moved(self) -> None:
        key = self._table.cursor_key
        self._detail.show(finding_line(self._found[int(key)][1]) if key is not None else "")

    def on_line_table_opened(self) -> None:
        self.do_ledger()

    def do_ledger(self) -> None:
        """The count behind the finding under the cursor."""
        key = self._table.cursor_key
        found = self._found[int(key)][1] if key is not None else None
        offers: list[ledgers.Offer] = [(found.id, found.ledger, found.says)] if found and found.ledger else []
        ledgers.show(self, offers)
