"""The forward plan, the agenda and the record of one matter, side by side; Enter goes to the record's field."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.cross_check import Difference, Match
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import cross_checking
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.rows import RowStyle
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join

_WORDS = {Match.SAME: "same", Match.ALIKE: "alike", Match.DIFFERENT: "DIFFERS", Match.NOT_STATED: "alone"}
_STYLE: dict[Match, RowStyle] = {Match.DIFFERENT: "urgent", Match.ALIKE: "warn", Match.SAME: "good"}


class BesideScreen(DeskWork[str]):
    """What each of the three states; the answer is the field to go to."""

    group = "beside"
    BINDINGS = bindings_for("beside")

    def __init__(self, decision_id: int, field: str = "") -> None:
        super().__init__()
        self._decision_id, self._field = decision_id, field
        self._rows: tuple[Difference, ...] = ()
        self._head = Words(id="head")
        self._table = LineTable(
            [Column("What", 17), Column("Match", 8), Column("Forward plan", 17), Column("Agenda", 16),
             Column("Record")],
            empty="Nothing is stated.",
        )  # fmt: skip
        self._detail = Words(id="finding")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._table
        yield VerticalScroll(self._detail, id="detail", can_focus=False)
        yield KeyBar("beside")

    def on_mount(self) -> None:
        self.reload()
        place = next((n for n, row in enumerate(self._rows) if row.field == self._field), 0)
        self._table.move_to(place)
        self._table.focus()
        self._show_detail()

    def reload(self) -> None:
        """Hold them side by side as the register stands."""
        self._rows = cross_checking.differences(self.office, self._decision_id)
        self._table.show(
            ListRows(
                [
                    Row(
                        place,
                        (row.what, _WORDS[row.match], row.planned or "–", row.agenda or "–", row.recorded or "–"),
                        _STYLE.get(row.match, ""),
                    )
                    for place, row in enumerate(self._rows)
                ]
            )
        )
        said = "“Alike” is worded otherwise: whether it is the same is for you to say."
        self._head.show(join((f"D{self._decision_id}: forward plan, agenda and record", "bold"), f"\n{said}"))
        self._show_detail()

    @on(LineTable.Moved)
    def _show_detail(self) -> None:
        key = self._table.cursor_key
        if key is not None:
            row = self._rows[int(key)]
            named = (("Forward plan", row.planned), ("Agenda", row.agenda), ("Record", row.recorded))
            self._detail.show("\n".join(f"{name}: {text or 'not stated'}" for name, text in named))

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        self.dismiss(self._rows[int(event.key)].field)

    def do_back(self) -> None:
        """Back to the check."""
        self.dismiss("")
