"""A plan on the screen: its gates in order of date, the one under the cursor explained, a what-if beside it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.plan import DECISION, Gate, Plan, Wish
from clerk_tui.screens import plan_rows
from clerk_tui.screens.main_view import MainView
from clerk_tui.services import planning
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.ledger_view import LedgerScreen
from clerk_tui.widgets.table import LineTable, ListRows
from clerk_tui.widgets.words import Words, tell

_EMPTY = "Nothing is planned yet: m gives the day of a meeting, e a day of effect that is wished for."
_LEAST, _AROUND = 4, 11
"""Lines that a list has at least, and lines that headline, plan, explanation and keys take beside it at least."""


class Pane(VerticalScroll, can_focus=True, inherit_bindings=False):
    """The explanation, which is read on in its place once it has the focus."""

    BINDINGS = bindings_for("reader")

    def action_up(self) -> None:
        self.scroll_up(animate=False)

    def action_down(self) -> None:
        self.scroll_down(animate=False)

    def action_page_up(self) -> None:
        self.scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        self.scroll_page_down(animate=False)

    def action_first(self) -> None:
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        self.scroll_end(animate=False)


class PlanView(MainView):
    """What a plan shows. `wish` is the plan's, `what_if` that of the one beside it; both None before there is one."""

    group = "planner"

    def __init__(self) -> None:
        super().__init__()
        self.wish: Wish | None = None
        self.what_if: Wish | None = None
        self.plan: Plan | None = None
        self.other: Plan | None = None
        self._what = Words(_EMPTY, id="plan")
        self._gates = LineTable(plan_rows.GATES, empty="No gates yet.", id="gates")
        self._beside = LineTable(plan_rows.BESIDE, id="beside-plan")
        self._detail = Words(id="finding")
        self._box = Pane(self._detail, id="detail")

    def compose(self) -> ComposeResult:
        self._beside.display = False
        yield self.head
        yield self._what
        yield self._gates
        yield self._beside
        yield self._box
        yield KeyBar("planner")

    @property
    def table(self) -> LineTable:
        """The list that is shown."""
        return self._beside if self.other else self._gates

    @property
    def shown(self) -> Plan | None:
        """The plan that the keys change."""
        return self.other or self.plan

    @property
    def current(self) -> Gate | None:
        """The gate under the cursor, in the plan that the keys change."""
        key = self.table.cursor_key
        return self.shown.gate(str(key)) if self.shown and key is not None else None

    def reload(self) -> None:
        """Plan anew, as the rules, the calendar and the day are now."""
        self.show_head()
        if self.wish is None:
            self.plan = self.other = None
            self._gates.show(ListRows(()))
            self._what.show(_EMPTY)
            self._detail.show("")
            self._fit()
            return
        basis = planning.basis_of(self.office)
        self.plan = planning.planned(basis, self.wish)
        self.other = planning.planned(basis, self.what_if) if self.what_if else None
        cursor = self.table.cursor_key
        if self.other:
            self._beside.show(plan_rows.beside(self.plan, self.other))
        self._gates.show(plan_rows.gates(self.plan))
        for table in (self._gates, self._beside):
            table.display = table is self.table
        if cursor is not None and (place := self._place(str(cursor))) is not None:
            self.table.move_to(place)
        self._what.show(plan_rows.head(self.plan, self.other, self._serving()))
        self._fit()
        self._show_detail()
        # What was changed elsewhere is planned anew under a clerk who reads the explanation.
        if self.app.screen is self and self.focused is not self._box:
            self.table.focus()

    def _place(self, gate_id: str) -> int | None:
        rows = (self.table.row_at(place) for place in range(self.table.row_count))
        return next((place for place, row in enumerate(rows) if row and row.key == gate_id), None)

    def _serving(self) -> str:
        """For a wished day of effect: the last real meeting that still serves it."""
        found = self.shown
        if found is None or found.wish.meeting is not None:
            return ""
        return planning.serving_line(planning.serving(self.office, found), found)

    def on_resize(self) -> None:
        """What the list leaves free goes to the explanation."""
        self._fit()

    def _fit(self) -> None:
        most = max(_LEAST, self.size.height - _AROUND)
        self.table.styles.height = min(self.table.row_count + 1, most) if self.table.row_count else _LEAST

    @on(LineTable.Moved)
    def _show_detail(self) -> None:
        gate = self.current
        self._detail.show(plan_rows.detail(gate, self.office.council()) if gate else self._no_gate())
        if self.focused is not self._box:
            self._box.scroll_home(animate=False)

    def _no_gate(self) -> str:
        """Why the what-if has no gate where the plan has one."""
        return plan_rows.left_out(self.other) if self.other else ""

    @on(LineTable.Opened)
    def _opened(self) -> None:
        gate, found = self.current, self.shown
        if gate and found:
            text = plan_rows.on_screen(plan_rows.in_full(gate, found), self.office.council())
            left = plan_rows.left_out(found) if gate.id == DECISION else ""
            self.app.push_screen(ShowText(gate.name, f"{text}\n\nLeft out. {left}" if left else text))

    def action_pane(self) -> None:
        """Into the explanation, to read on in it, and back to the list."""
        (self.table if self.focused is self._box else self._box).focus()

    def do_ledger(self) -> None:
        """The count behind the gate under the cursor."""
        gate = self.current
        if gate is None or gate.ledger is None:
            tell(self.app, "No date is counted in this gate.")
            return
        found = f"planned for {format_date(gate.planned)}: {gate.short}" if gate.planned else gate.short
        self.app.push_screen(LedgerScreen(gate.ledger, found=found))
