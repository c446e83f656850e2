"""The publish check on the screen: findings in order of weight; Enter jumps to the field, `o` overrides."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.decision import Decision
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.rules.checks import overridable, stands_in_the_way
from clerk_tui.screens import ledgers
from clerk_tui.screens.asking import ask_reason, forget
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import checking, decisions, publishing
from clerk_tui.services.words import WEIGHT, finding_line
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.rows import RowStyle
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell

_STYLE: dict[Severity, RowStyle] = {Severity.BLOCKER: "urgent", Severity.WARNING: "warn", Severity.HOLDS: "good"}


class CheckScreen(DeskWork[str]):
    """Findings of one record; the answer is the place to go to."""

    group = "check"
    BINDINGS = bindings_for("check")

    def __init__(self, decision_id: int, title: str) -> None:
        super().__init__()
        self._decision_id, self._title = decision_id, title
        self._found: list[Finding] = []
        self._head = Words(id="head")
        self._table = LineTable(
            [Column("Weight", 10), Column("Rule", 10), Column("Finding")], empty="Nothing was found."
        )
        self._detail = Words(id="finding")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._table
        yield VerticalScroll(self._detail, id="detail", can_focus=False)
        yield KeyBar("check")

    def on_mount(self) -> None:
        self.reload()
        self._table.focus()

    def reload(self) -> None:
        """Check again."""
        self._found = publishing.findings(self.office, self._decision_id)
        rows = [
            Row(
                place,
                ("Overridden" if finding.overridden else WEIGHT[finding.severity], finding.id, finding.says),
                "" if finding.overridden else _STYLE.get(finding.severity, ""),
            )
            for place, finding in enumerate(self._found)
        ]
        self._table.show(ListRows(rows))
        blockers = len(stands_in_the_way(self._found))
        verdict = "Nothing stands in the way of publication."
        if blockers:
            verdict = f"{blockers} finding{'s' if blockers > 1 else ''} stop{'' if blockers > 1 else 's'} publication."
        self._head.show(join((self._title, "bold"), "\n", verdict))
        self._show_detail()

    @property
    def current(self) -> Finding | None:
        """The finding under the cursor."""
        key = self._table.cursor_key
        return self._found[int(key)] if key is not None else None

    @on(LineTable.Moved)
    def _show_detail(self) -> None:
        self._detail.show(finding_line(self.current) if self.current else "")

    @on(LineTable.Opened)
    def _opened(self) -> None:
        if self.current and self.current.id.startswith("CC-"):
            self.action_beside()
        elif self.current:
            self.dismiss(self.current.where)

    def action_beside(self) -> None:
        """Forward plan, agenda and record side by side."""
        from clerk_tui.screens.beside import BesideScreen

        def gone_to(where: str | None) -> None:
            if where:
                self.dismiss(where)

        self.app.push_screen(BesideScreen(self._decision_id, self.current.where if self.current else ""), gone_to)

    def action_close(self) -> None:
        """Back to the record, to no particular field."""
        self.dismiss("")

    def do_back(self) -> None:
        """The same by Escape."""
        self.dismiss("")

    def do_ledger(self) -> None:
        """The count behind the finding."""
        finding = self.current
        if finding and finding.id == "CI" and (published := ledgers.window_in_force(self.office, self._decision_id)):
            ledgers.show(self.screen, published)  # type: ignore[arg-type]
        elif finding and finding.id == "EN-M24" and (lines := checking.access_lines(self.office, self._decision_id)):
            self.app.push_screen(ShowText("24 hours", "\n".join(lines)))
        elif finding and finding.ledger:
            ledgers.show(self.screen, [(finding.id, finding.ledger, finding.says)])  # type: ignore[arg-type]
        else:
            tell(self.app, "No date is counted in this finding.")

    def action_override(self) -> None:
        """Ask for the reason, and keep it."""
        finding = self.current
        if finding is None or finding.severity is not Severity.BLOCKER or not overridable(finding.id):
            tell(self.app, "This finding cannot be overridden; only a blocker of timing can.", severity="warning")
            return
        self.app.run_worker(self._go_past(finding), group="ask", exclusive=True)

    async def _go_past(self, finding: Finding) -> None:
        office, decision_id = self.office, self._decision_id
        about = f"override of {finding.id} on D{decision_id}"
        sentences = [finding.says, "Why is it published all the same? The reason stays on the record with your name."]
        reason = await ask_reason(self, about, f"Override {finding.id}", sentences)
        if reason is None:
            return

        def kept(_: Decision) -> None:
            forget(self, about)
            self.reload()

        self.desk.do(lambda: decisions.override(office, decision_id, finding.id, reason), kept)
