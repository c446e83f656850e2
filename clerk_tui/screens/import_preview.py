"""What a reader took from a file, as lines beside the source: looked at, corrected line by line, accepted or left."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize

from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Finding, by_weight
from clerk_tui.domain.pack import Pack
from clerk_tui.domain.printed import DecisionList, MeetingList
from clerk_tui.domain.printed_reports import PrintedReport
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.corrections import Path, Taken
from clerk_tui.services.importing_decisions import Stands
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskLine, AskReason, Confirm, ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join

Document = Pack | DecisionList | MeetingList | PrintedReport
_SOURCE_WIDTH = 120
_SIDE_BY_SIDE = 100
"""From this width on the source stands beside what was taken; on a narrower screen below it."""


def many(number: int, thing: str) -> str:
    """`1 finding`, `2 findings`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def stand_rows(stands: Iterable[Stands]) -> list[Row]:
    """One thing of a list after the other: what it becomes, or why it is left out."""
    return [
        Row(f"stands {one.place}", (f"{'New' if one.taken else 'Stays out'} {one.place}", one.says), tone)
        for one in stands
        for tone in ("good" if one.taken else "warn",)
    ]


class ImportPreview(DeskWork[None]):
    """What was taken, beside the source. Each kind of document says how its lines stand beside the register."""

    group = "import"
    BINDINGS = bindings_for("import")

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._now = self._read = document
        self._taken: list[Taken] = []
        self._head = Words(id="head")
        self._table = LineTable([Column("What", 25), Column("Taken")], id="taken")
        self._source = LineTable([Column("Source")], id="source", header=True)
        self._detail = Words(id="finding")

    def compose(self) -> ComposeResult:
        yield self._head
        with Horizontal(id="beside"):
            yield self._table
            yield self._source
        yield VerticalScroll(self._detail, id="detail", can_focus=False)
        yield KeyBar("import")

    def on_mount(self) -> None:
        self._lines = self._now.text.splitlines()
        self._show_source()
        self.reload()
        self._table.focus()

    def on_resize(self, event: Resize) -> None:
        """The source stands where there is room, and is wrapped to it."""
        self.query_one("#beside").set_class(event.size.width < _SIDE_BY_SIDE, "stacked")
        self.call_after_refresh(self._show_source)

    def _show_source(self) -> None:
        width = max(20, (self._source.size.width or _SOURCE_WIDTH) - 5)
        wrapped: list[Row] = []
        self._starts: list[int] = []
        for line in self._lines:
            self._starts.append(len(wrapped))
            for part in textwrap.wrap(line, width) or [""]:
                wrapped.append(Row(len(wrapped), (part,)))
        self._source.show(ListRows(wrapped), empty="The source has no text.")
        self._follow()

    def counted(self) -> str:
        """How much of what was found, for the head: `3 items`."""
        raise NotImplementedError

    def lines(self) -> list[Taken]:
        """Every line taken, in the order of the document."""
        raise NotImplementedError

    def corrected(self, path: Path, typed: str) -> Document:
        """The document with one line corrected; InputError says what is wrong."""
        raise NotImplementedError

    def verdict(self) -> str:
        """How the document stands beside the register, and what can be done."""
        raise NotImplementedError

    def beside(self) -> list[Row]:
        """What would be added to the register, and what stays as the register has it."""
        raise NotImplementedError

    def findings(self) -> list[Finding]:
        return list(self._now.findings)

    def reload(self) -> None:
        """Show what was taken as it stands beside the register now: first what a clerk must know, then each line."""
        verdict, beside = self.verdict(), self.beside()
        self._taken = self.lines()
        rows = [
            Row(place, (taken.label, " ".join(taken.text.split()) or "not stated"), "" if taken.text else "muted")
            for place, taken in enumerate(self._taken)
        ]
        found = [
            Row(f"finding {n}", (f.severity.value.capitalize(), f"{f.where}: {f.says}"), "warn")
            for n, f in enumerate(by_weight(self.findings()))
        ]
        left = [Row(f"unplaced {n}", ("Not placed", line)) for n, line in enumerate(self._now.unplaced)]
        self._table.show(ListRows([*beside, *found, *rows, *left]))
        counts = f"{self.counted()}, {many(len(found), 'finding')}, {many(len(left), 'line')} not placed."
        self._head.show(join((self._now.document.name or "Document", "bold"), f"  {counts}\n{verdict}"))
        self._show_detail()

    @property
    def current(self) -> Taken | None:
        """The line under the cursor, if it is something taken."""
        key = self._table.cursor_key
        return self._taken[key] if isinstance(key, int) else None

    @on(LineTable.Moved, "#taken")
    def _moved(self) -> None:
        self._show_detail()
        self._follow()

    def _show_detail(self) -> None:
        row = self._table.row_at(self._table.cursor)
        current = self.current
        if current is not None:
            self._detail.show(join((f"{current.label}: ", "bold"), current.text or "The document does not say."))
        elif row is not None:
            self._detail.show(join((f"{row.cells[0]}: ", "bold"), row.cells[1]))

    def _follow(self) -> None:
        """Show the place in the source where the words under the cursor stand."""
        current = self.current
        probe = " ".join(current.source.split())[:40].lower() if current else ""
        if not probe:
            return
        for number, line in enumerate(self._lines):
            if probe in " ".join(line.split()).lower():
                self._source.move_to(self._starts[number])
                return

    @on(LineTable.Opened, "#taken")
    def _opened(self) -> None:
        self.action_correct()

    def action_correct(self) -> None:
        """Correct the line under the cursor."""
        current = self.current
        if current is None or not current.editable:
            row = self._table.row_at(self._table.cursor)
            text = current.text if current else (row.cells[1] if row else "")
            title = current.label if current else (row.cells[0] if row else "")
            self.app.push_screen(ShowText(title, text))
            return
        path = current.path

        def check(text: str) -> str | None:
            try:
                self.corrected(path, text)
            except InputError as error:
                return str(error)
            return None

        def corrected(text: str | None) -> None:
            if text is not None:
                self._now = self.corrected(path, text)
                self.reload()

        sentence = "What should it be? Leave it empty where the document does not say."
        if current.wordy:
            ask = AskReason(current.label, [sentence], value=current.text, may_be_empty=True)
            self.app.push_screen(ask, corrected)
            return
        self.app.push_screen(AskLine(current.label, sentence, current.text, check=check), corrected)

    def do_back(self) -> None:
        """Leave without taking it; corrections are asked after first, for they are kept nowhere."""

        def leave(yes: bool | None) -> None:
            if yes:
                self.app.pop_screen()

        if self._now is self._read:
            leave(True)
            return
        sentences = ["What you corrected here is kept nowhere until the document is taken into the register."]
        self.app.push_screen(Confirm("Leave the corrections?", sentences, yes="Leave them", no="Stay"), leave)
