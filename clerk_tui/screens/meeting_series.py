"""Before a year's meetings are called: every day, the holidays among them, and where the list clashes."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.dates import format_time, short_date
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.series import CHOICES, Shift, Slot
from clerk_tui.domain.timetable import CheckedRow, Timetable
from clerk_tui.screens import ledgers
from clerk_tui.screens.timetable_row import count_offers
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import series
from clerk_tui.services.series import Draft, slot_line
from clerk_tui.services.timetable import setting_of
from clerk_tui.services.timetable_words import SHORT, finding_words
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import Choose, Confirm
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.rows import RowStyle
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell

_TOLD = 6
"""So many doubtful days are named before the clerk is asked."""
_WORDS = {
    Shift.KEEP: "Keep it on that day",
    Shift.NEXT_WORKING_DAY: "The next working day",
    Shift.DAY_BEFORE: "The working day before",
    Shift.NEXT_WEEK: "The same weekday a week later",
    Shift.WEEK_BEFORE: "The same weekday a week before",
    Shift.LEAVE_OUT: "Leave this meeting out",
}


class MeetingSeriesScreen(DeskWork[bool]):
    """The meetings of a draft; the answer is whether they were called."""

    group = "meeting-series"
    BINDINGS = bindings_for("meeting-series")

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._checked: Timetable | None = None
        self._head = Words(id="head")
        self._table = LineTable(
            [Column("By the rule", 15), Column("Time", 5), Column("Body", 16), Column("Meets", 15), Column("Why")],
            empty="There is no meeting in this series.",
        )
        self._detail = Words(id="finding")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._table
        yield VerticalScroll(self._detail, id="detail", can_focus=False)
        yield KeyBar("meeting-series")

    def on_mount(self) -> None:
        self._show()
        self._table.focus()

    def _show(self) -> None:
        draft = self._draft
        checked = self._checked = series.lint(self.office, draft)
        waiting = len(draft.undecided)
        said = f"{len(draft.wanted)} meetings to call."
        if waiting:
            said += f" {waiting} on a day that is not worked: Space chooses what becomes of each."
        clashes = checked.rows_with_clashes
        if clashes:
            said += f" The check has something to say of {clashes}."
        self._head.show(join((draft.source, "bold"), f"\n{said} F8 calls them, Esc changes nothing."))
        self._table.show(ListRows([self._row(place, slot) for place, slot in enumerate(draft.slots)]))
        self._show_detail()

    def _row(self, place: int, slot: Slot) -> Row:
        meets = short_date(slot.day) if slot.day else "CHOOSE" if slot.shift is Shift.UNDECIDED else "left out"
        found, style = self._findings(slot), ""
        why = slot.why or "; ".join(SHORT.get(finding.id, finding.says) for finding in found)
        if slot.held is not None:
            meets, why = f"is M{slot.held}", "In the register already"
            style = "muted"
        elif slot.shift is Shift.UNDECIDED:
            style = "urgent"
        elif why:
            style = "warn"
        starts = format_time(slot.starts) if slot.starts else ""
        shown: RowStyle = style  # type: ignore[assignment]
        return Row(place, (short_date(slot.ruled), starts, slot.body, meets, why), shown)

    def _checked_row(self, slot: Slot) -> CheckedRow | None:
        rows = self._checked.rows if self._checked else ()
        return next((row for row in rows if row.row == slot.row), None)

    def _findings(self, slot: Slot) -> tuple[Finding, ...]:
        row = self._checked_row(slot)
        return row.clashes if row else ()

    @property
    def current(self) -> Slot | None:
        """The meeting under the cursor."""
        key = self._table.cursor_key
        return self._draft.slots[int(key)] if key is not None else None

    def on_line_table_moved(self) -> None:
        self._show_detail()

    def on_line_table_opened(self) -> None:
        if self.current is not None and self.current.why:
            self.action_choose()
        else:
            self.do_ledger()

    def _show_detail(self) -> None:
        slot = self.current
        if slot is not None:
            said = [slot_line(slot), *(finding_words(finding) for finding in self._findings(slot))]
            self._detail.show("\n".join(said))

    def action_choose(self) -> None:
        """Choose what becomes of a day that is not worked."""
        slot, office = self.current, self.office
        if slot is None or not slot.why:
            tell(self.app, "This is an ordinary working day; there is nothing to choose.")
            return

        def chosen(how: str | None) -> None:
            if how is not None:
                self._draft = series.choose(office, self._draft, {slot.ruled: Shift(how)})
                self._show()

        options = [(shift.value, _WORDS[shift]) for shift in CHOICES]
        self.app.push_screen(Choose("A day that is not worked", options, sentence=slot_line(slot)), chosen)

    def do_ledger(self) -> None:
        """The counts that the day under the cursor decides."""
        slot = self.current
        row = self._checked_row(slot) if slot else None
        if row is None or row.day is None:
            tell(self.app, "No date is counted here.")
            return
        ledgers.show(self, count_offers(row, setting_of(self.office)))  # type: ignore[arg-type]

    def do_back(self) -> None:
        """Leave; nothing was called."""
        self.dismiss(False)

    def action_accept(self) -> None:
        """Call every meeting of the list."""
        assert self._checked is not None
        doubts = series.doubts(self.office, self._draft, self._checked)
        if not doubts or self._draft.undecided:
            self._take(with_doubts=False)
            return
        more = [f"{len(doubts) - _TOLD} more days are doubtful."] if len(doubts) > _TOLD else []
        question = Confirm(
            "Doubtful days", [*doubts[:_TOLD], *more, "Are they called all the same?"], yes="Call them", no="Look again"
        )
        self.app.push_screen(question, lambda yes: self._take(with_doubts=True) if yes else None)

    def _take(self, *, with_doubts: bool) -> None:
        office, draft = self.office, self._draft

        def done(called: tuple[int, ...]) -> None:
            tell(self.app, f"{len(called)} meetings are called. u undoes it.")
            self.dismiss(True)

        self.desk.do(lambda: series.take(office, draft, with_doubts=with_doubts), done)
