"""A year's list of meetings: paste it or name its file, and see every clash with the row it belongs to."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.dates import short_date
from clerk_tui.domain.errors import ClerkError
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.timetable import CheckedRow, Timetable, is_clash
from clerk_tui.rules.timetable_gates import Setting
from clerk_tui.screens import ledgers
from clerk_tui.screens.paths import file_check
from clerk_tui.screens.timetable_row import TimetableRowScreen, count_offers
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import timetable
from clerk_tui.services.office import Clock, Office
from clerk_tui.services.timetable_words import SHORT, extent, finding_words, verdict
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskLine, ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.rows import RowStyle
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.text_editor import TextEditor
from clerk_tui.widgets.words import Words, join, tell

if TYPE_CHECKING:
    from clerk_tui.app import ClerkApp

_STYLE: dict[Severity, RowStyle] = {Severity.BLOCKER: "urgent", Severity.WARNING: "warn"}
_KEPT, _KEPT_FILE = "timetable", "timetable file"
_HOW = (
    "Paste the list here, out of a spreadsheet or as CSV, with its headings: body, date and, if you like, time and"
    " kind. F5 checks it; F4 takes a file instead."
)
_NO_COUNCIL = " Without a register it is held against the law alone, not against a council's own rules."


def show_timetable(app: ClerkApp, office: Office | None) -> None:
    """Open the screen, or go back to it where it is open already."""
    if not any(isinstance(screen, TimetableScreen) for screen in app.screen_stack):
        app.push_screen(TimetableScreen(office))
    while not isinstance(app.screen, TimetableScreen):
        app.leave_screen()


class TimetableScreen(DeskWork[None]):
    """The paste first, then the clashes; Escape goes from one to the other and keeps both."""

    group = "timetable"
    BINDINGS = bindings_for("timetable")

    def __init__(self, office: Office | None) -> None:
        super().__init__()
        self._with = office
        self._checked: Timetable | None = None
        self._setting: Setting | None = None
        self._everything = False
        self._words = ""
        self._lines: list[tuple[CheckedRow | None, Finding | None]] = []
        self._source = ""
        self._head = Words(id="head")
        self._editor = TextEditor()
        self._editor.id = "paste"
        columns = [Column("Row", 5, "right"), Column("Meeting", 15), Column("Body", 20), Column("Clash")]
        self._table = LineTable(columns, empty="There are no clashes. Press a to see every meeting.")
        self._detail = Words(id="finding")
        self._below = VerticalScroll(self._detail, id="detail", can_focus=False)

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._editor
        yield self._table
        yield self._below
        yield KeyBar("timetable")

    def on_mount(self) -> None:
        self._editor.put(self.desk.kept.get(_KEPT, ""))
        self._turn_to_paste()

    def leave(self) -> None:
        """What was pasted is kept while the program runs; it is no record, so no register keeps it."""
        self.desk.kept[_KEPT] = self._editor.text

    # The two sides of the screen

    def _turn_to_paste(self) -> None:
        self._table.display = self._below.display = False
        self._editor.display = True
        how = _HOW + ("" if self._with else _NO_COUNCIL)
        self._head.show(join(("Check a year's meetings", "bold"), "\n", how))
        self._editor.focus()

    def _turn_to_list(self) -> None:
        self._editor.display = False
        self._table.display = self._below.display = True
        self._show()
        self._table.focus()

    def do_back(self) -> None:
        """From the clashes to what was pasted, and from there to where the clerk came from."""
        if self._table.display:
            self._turn_to_paste()
        else:
            self.leave()
            self.app.pop_screen()

    # Checking

    def action_check(self) -> None:
        """Check what was pasted."""
        text = self._editor.text
        if not self._editor.display:
            self._turn_to_paste()
        elif text.strip():
            self._begin(text, "The list pasted")
        else:
            tell(self.app, "Paste the list first, or take a file with F4.")

    def action_file(self) -> None:
        """Ask for a file and check it."""

        def chosen(typed: str | None) -> None:
            if typed is not None:
                self.desk.kept[_KEPT_FILE] = typed
                self._begin(Path(typed.strip()).expanduser(), Path(typed.strip()).name)

        before = self.desk.kept.get(_KEPT_FILE, "")
        ask = AskLine("A list of meetings", "Which file? CSV, as a spreadsheet saves it.", before, check=file_check)
        self.app.push_screen(ask, chosen)

    def _begin(self, source: str | Path, name: str) -> None:
        self.run_worker(self._check(source, name, self._facts()), group="check", exclusive=True)

    def _facts(self) -> Setting:
        office = self._with
        if office is None:
            return timetable.setting_for(Clock(self.desk.rehearsed).today())
        return timetable.setting_of(office)

    async def _check(self, source: str | Path, name: str, setting: Setting) -> None:
        def work() -> Timetable:
            data = timetable.read_file(source) if isinstance(source, Path) else source.encode()
            return timetable.check_timetable(data, setting)

        self._head.show(join((name, "bold"), "  Checking…"))
        try:
            self._checked = await asyncio.to_thread(work)
        except ClerkError as error:
            (self._turn_to_list if self._table.display else self._turn_to_paste)()
            self.app.push_screen(ShowText("The list was not taken", str(error)))
            return
        self._setting, self._source = setting, name
        self._everything, self._words = False, ""
        self._turn_to_list()

    # The clashes

    def _show(self) -> None:
        checked = self._checked
        assert checked is not None
        lines, words = _lines(checked, everything=self._everything), self._words.casefold()
        self._lines = [line for line in lines if words in " ".join(_cells(*line)).casefold()]
        self._table.show(ListRows([_row(place, *line) for place, line in enumerate(self._lines)]))
        filtered = f" Only lines with “{self._words}”." if self._words else ""
        notes = " ".join(checked.notes) if not self._lines else ""
        words = f"  {extent(checked, short_date)}\n{verdict(checked)}{filtered} {notes}"
        self._head.show(join((self._source, "bold"), words.rstrip()))
        self._show_detail()

    @property
    def _current(self) -> tuple[CheckedRow | None, Finding | None]:
        key = self._table.cursor_key
        return self._lines[int(key)] if key is not None else (None, None)

    @on(LineTable.Moved)
    def _show_detail(self) -> None:
        row, finding = self._current
        if finding is not None:
            self._detail.show(finding_words(finding))
        else:
            self._detail.show("No clash. Enter shows every day that this date decides." if row else "")

    @on(LineTable.Opened)
    def _opened(self) -> None:
        row, finding = self._current
        if row is None or row.day is None:
            self.app.push_screen(ShowText("The whole list" if row is None else f"Row {row.row}", self._full(finding)))
        elif self._setting is not None:
            self.app.push_screen(TimetableRowScreen(row, self._setting))

    def _full(self, finding: Finding | None) -> str:
        return finding_words(finding) if finding else ""

    def do_ledger(self) -> None:
        """The count behind the clash, or the choice of a count where none stands behind it."""
        row, finding = self._current
        if not self._table.display or row is None or row.day is None or self._setting is None:
            tell(self.app, "No date is counted here.")
            return
        ledgers.show(self, count_offers(row, self._setting, finding))

    def action_all(self) -> None:
        """Every meeting, or the clashes only."""
        if self._table.display:
            self._everything = not self._everything
            self._show()

    def do_filter(self) -> None:
        """Only the lines that hold some words."""
        if not self._table.display:
            tell(self.app, "There is no list to filter here.")
            return

        def typed(words: str | None) -> None:
            if words is not None:
                self._words = words.strip()
                self._show()

        self.app.push_screen(AskLine("Filter", "Only lines with these words; empty shows all.", self._words), typed)


def _lines(checked: Timetable, *, everything: bool) -> list[tuple[CheckedRow | None, Finding | None]]:
    """What the list shows: what holds for all of it, then the clashes by date, a line each."""
    lines: list[tuple[CheckedRow | None, Finding | None]] = [(None, finding) for finding in checked.general]
    for row in checked.in_date_order():
        found = row.findings if everything else row.clashes
        lines += [(row, finding) for finding in found]
        if everything and not found:
            lines.append((row, None))
    return lines


def _cells(row: CheckedRow | None, finding: Finding | None) -> tuple[str, str, str, str]:
    said = SHORT.get(finding.id, finding.says) if finding else ""
    if row is None:
        return "all", "", "", said
    return str(row.row), short_date(row.day) if row.day else "", row.body, said


def _row(place: int, row: CheckedRow | None, finding: Finding | None) -> Row:
    if finding is None or not is_clash(finding):
        return Row(place, _cells(row, finding), "muted")
    return Row(place, _cells(row, finding), _STYLE[finding.severity])
