"""One meeting of a timetable: every day that its date decides, and what was found; Enter opens a day's count."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.dates import short_date
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.timetable import CheckedRow, Gate
from clerk_tui.rules.timetable_gates import Setting, gates_of
from clerk_tui.screens import ledgers
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.timetable_words import BEHIND, SHORT, finding_words, gate_words, kind_words, meeting_words
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join


def count_offers(row: CheckedRow, setting: Setting, finding: Finding | None = None) -> list[ledgers.Offer]:
    """The counts of a meeting that has a date: the one behind the finding, or all of them where none is."""
    assert row.day is not None
    counted = gates_of(row.day, setting, row.kind).counted
    wanted = BEHIND.get(finding.id, ()) if finding else ()
    behind = [each for each in counted if each.gate.id in wanted] or counted
    return [(f"{_shown(each.gate)}  {each.gate.name}", each.ledger, "") for each in behind]


def _shown(gate: Gate) -> str:
    """The working day by which an act is due; the bare first day of effect, as registers print it."""
    return short_date(gate.working_day if gate.due else gate.day)


class TimetableRowScreen(DeskWork[None]):
    """The gates of one row, and its findings below them."""

    group = "timetable-row"

    def __init__(self, row: CheckedRow, setting: Setting) -> None:
        super().__init__()
        self._row, self._setting = row, setting
        self._detail = Words(id="finding")
        shown = [
            Row(gate.id, (_shown(gate), f"{gate.name}{f', {gate.when}' if gate.when else ''}", gate.id))
            for gate in row.gates
        ]
        found = [
            Row(place, ("", SHORT.get(finding.id, finding.says), ""), "warn")
            for place, finding in enumerate(row.findings)
        ]
        columns = [Column("By, or from", 15), Column("What"), Column("Rule", 12)]
        self._table = LineTable(columns, ListRows([*shown, *found]), empty="Nothing could be counted.")

    def compose(self) -> ComposeResult:
        yield Words(
            join(
                (meeting_words(self._row), "bold"), f"\n{kind_words(self._row)} Enter or ? shows how a day was counted."
            ),
            id="head",
        )
        yield self._table
        yield VerticalScroll(self._detail, id="detail", can_focus=False)
        yield KeyBar("timetable-row")

    def on_mount(self) -> None:
        self._table.focus()
        self._show_detail()

    @property
    def _finding(self) -> Finding | None:
        key = self._table.cursor_key
        return self._row.findings[key] if isinstance(key, int) else None

    @on(LineTable.Moved)
    def _show_detail(self) -> None:
        key = self._table.cursor_key
        gate = next((gate for gate in self._row.gates if gate.id == key), None)
        if gate is not None:
            self._detail.show(gate_words(gate))
        elif self._finding is not None:
            self._detail.show(finding_words(self._finding))

    @on(LineTable.Opened)
    def do_ledger(self) -> None:
        """The count of the day under the cursor, or the one behind the finding."""
        offers = count_offers(self._row, self._setting, self._finding)
        if self._finding is None:
            ids = [gate.id for gate in self._row.gates]
            key = self._table.cursor_key
            offers = [offers[ids.index(str(key))]] if key in ids else []
        ledgers.show(self, offers)
