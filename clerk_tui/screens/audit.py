"""A published register audited: the rows that differ first, each with its finding and the counts behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.audit import Audit, Entry, NoticeEntry, Verdict
from clerk_tui.domain.dates import short_date
from clerk_tui.domain.errors import ClerkError
from clerk_tui.screens import ledgers
from clerk_tui.screens.paths import file_check
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.audit_counts import Counted, counts_behind
from clerk_tui.services.audit_words import in_order, summary
from clerk_tui.services.auditing import CouncilFinder, audit_register, of_office, read_register
from clerk_tui.services.office import Office
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskLine, ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.ledger_view import ledger_lines
from clerk_tui.widgets.table import Column, LineTable, Row, RowStyle
from clerk_tui.widgets.words import Words, join, tell

if TYPE_CHECKING:
    from clerk_tui.app import ClerkApp

_STYLE: dict[Verdict, RowStyle] = {Verdict.DIFFERS: "urgent", Verdict.CANNOT_SAY: "warn", Verdict.AGREES: "muted"}
_KEPT = "audit file"


def show_audit(app: ClerkApp, office: Office | None) -> None:
    """Open the screen, or go back to it where it is open already."""
    if not any(isinstance(screen, AuditScreen) for screen in app.screen_stack):
        app.push_screen(AuditScreen(office))
    while not isinstance(app.screen, AuditScreen):
        app.leave_screen()


class _Shown:
    """The entries on the list, made into lines where they are looked at: a register may have 100,000."""

    def __init__(self, places: Sequence[int], entries: Sequence[Entry | NoticeEntry], *, councils: bool) -> None:
        self._places, self._entries, self._councils = places, entries, councils

    def __len__(self) -> int:
        return len(self._places)

    def page(self, start: int, count: int) -> Sequence[Row]:
        shown = ((place, self._entries[place]) for place in self._places[start : start + count])
        return [_row(place, entry, self._councils) for place, entry in shown]


def _row(place: int, entry: Entry | NoticeEntry, council: bool) -> Row:
    first = (str(entry.row), entry.council) if council else (str(entry.row),)
    return Row(place, (*first, entry.reference, entry.verdict.value, _in_short(entry)), _STYLE.get(entry.verdict, ""))


def _columns(entries: Sequence[Entry | NoticeEntry], *, councils: bool) -> list[Column]:
    """As wide as the register needs, so that the finding has the room; a council's own register names no council."""
    row = max(len(str(entries[-1].row)), 3) if entries else 3
    ref = min(max((len(entry.reference) for entry in entries), default=0), 11)
    council = min(max((len(entry.council) for entry in entries), default=0), 13)
    return [
        Column("Row", row, "right"),
        *([Column("Council", max(council, 7))] if councils else []),
        Column("Ref", max(ref, 3)),
        Column("Verdict", 12),
        Column("Finding"),
    ]


def _in_short(entry: Entry | NoticeEntry) -> str:
    """What fits on a line of the list; the whole finding stands below it."""
    if isinstance(entry, Entry):
        for printed, expected in (
            (entry.printed_effective, entry.expected_effective),
            (entry.printed_closes, entry.expected_closes),
        ):
            if printed and expected and printed != expected:
                return f"{_bare(printed)}, not {_bare(expected)}"
        if not entry.finding and entry.printed_effective:
            return f"in effect {_bare(entry.printed_effective)}"
    elif entry.clear_days is not None and entry.needed is not None:
        found = entry.working_clear_days if entry.unit == "working" else entry.clear_days
        return f"{found} clear {entry.unit} days of {entry.needed}"
    return entry.finding


def _bare(day: date) -> str:
    """`26 Jan 2021`: two of them must fit."""
    return short_date(day)[4:]


class AuditScreen(DeskWork[None]):
    """One register. Without a register of our own the councils that ship are known."""

    group = "audit"
    BINDINGS = bindings_for("audit")

    def __init__(self, office: Office | None) -> None:
        super().__init__()
        self._with = office
        self._audit: Audit | None = None
        self._finder = CouncilFinder()
        self._places: list[int] = []
        self._everything, self._words, self._source = False, "", ""
        self._head = Words(id="head")
        self._detail = Words(id="finding")
        self._councils = False
        self._table = LineTable(_columns((), councils=False), empty="No row has anything to say. a shows all rows.")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._table
        yield VerticalScroll(self._detail, id="detail", can_focus=False)
        yield KeyBar("audit")

    def on_mount(self) -> None:
        self._head.show(join(("Audit a published register", "bold"), "\nF4 takes a CSV file of decisions or notices."))
        self._table.focus()
        self.action_file()

    def action_file(self) -> None:
        """Ask for a file and audit it."""

        def chosen(typed: str | None) -> None:
            if typed is not None:
                self.desk.kept[_KEPT] = typed
                self.run_worker(self._read(Path(typed.strip()).expanduser()), group="audit", exclusive=True)

        sentence = "Which file? CSV, as the council's system or a spreadsheet saves it."
        before = self.desk.kept.get(_KEPT, "")
        self.app.push_screen(AskLine("A published register", sentence, before, check=file_check), chosen)

    async def _read(self, path: Path) -> None:
        finder = CouncilFinder() if self._with is None else CouncilFinder(None, *of_office(self._with))
        self._head.show(join((path.name, "bold"), "  Reading…"))
        try:
            self._audit = await asyncio.to_thread(lambda: audit_register(read_register(path), None, finder))
        except ClerkError as error:
            self.app.push_screen(ShowText("The file was not taken", str(error)))
        else:
            self._finder, self._source = finder, path.name
            self._everything, self._words = False, ""
            self._councils = len({entry.council for entry in self._audit.entries}) > 1
        self._show()

    def _show(self) -> None:
        audit = self._audit
        if audit is None:
            self._head.show(join(("Audit a published register", "bold"), "\nNothing was read. F4 takes a file."))
            return
        words = self._words.casefold()
        self._places = [
            place
            for place in in_order(audit, everything=self._everything)
            if not words or words in " ".join(_row(place, audit.entries[place], council=True).cells).casefold()
        ]
        self._table.head(_columns(audit.entries, councils=self._councils))
        self._table.show(_Shown(self._places, audit.entries, councils=self._councils))
        filtered = f" Only rows with “{self._words}”." if self._words else ""
        self._head.show(join((self._source, "bold"), f"  {summary(audit)}{filtered}\n{' '.join(audit.notes[:2])}"))
        self._show_detail()

    @property
    def _current(self) -> int | None:
        key = self._table.cursor_key
        return int(key) if key is not None and self._audit is not None else None

    @on(LineTable.Moved)
    def _show_detail(self) -> None:
        place = self._current
        assert self._audit is not None
        if place is None:
            self._detail.show("")
            return
        entry = self._audit.entries[place]
        self._detail.show(entry.finding or f"Row {entry.row} {entry.verdict}. Enter shows its counts.")

    def _counts(self, place: int) -> list[Counted]:
        assert self._audit is not None
        return counts_behind(self._audit.rows[place], self._finder)

    @on(LineTable.Opened)
    def _opened(self) -> None:
        """The whole row: what is printed, the finding, and the counts day by day."""
        place = self._current
        if place is None or self._audit is None:
            return
        entry = self._audit.entries[place]
        parts = [entry.finding or f"This row {entry.verdict}."]
        parts += ["\n".join([title, "", *ledger_lines(ledger)]) for title, ledger in self._counts(place)]
        named = ", ".join(filter(None, (f"Row {entry.row}", entry.council, entry.reference)))
        self.app.push_screen(ShowText(named, "\n\n".join(parts)))

    def do_ledger(self) -> None:
        """The count behind the row, or the choice between its two."""
        place = self._current
        offers = [] if place is None else [(title, ledger, "") for title, ledger in self._counts(place)]
        ledgers.show(self, offers)

    def action_all(self) -> None:
        """Every row, or only those with something to say."""
        if self._audit is not None:
            self._everything = not self._everything
            self._show()

    def do_filter(self) -> None:
        """Only the rows that hold some words."""
        if self._audit is None:
            tell(self.app, "There is no list to filter here.")
            return

        def typed(words: str | None) -> None:
            if words is not None:
                self._words = words.strip()
                self._show()

        self.app.push_screen(AskLine("Filter", "Only rows with these words; empty shows all.", self._words), typed)
