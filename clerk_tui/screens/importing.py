"""Importing: ask for the file, read it in a worker, show what was taken beside the source, correct it, accept it."""

from __future__ import annotations

import asyncio
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize

from clerk_tui.domain.errors import ClerkError, InputError, Refused
from clerk_tui.domain.findings import by_weight
from clerk_tui.domain.pack import Pack
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import corrections, importing
from clerk_tui.services.corrections import Taken
from clerk_tui.services.import_held import Held
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskLine, AskReason, Confirm, ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell

if TYPE_CHECKING:
    from clerk_tui.app import ClerkApp

_SOURCE_WIDTH = 120
_SIDE_BY_SIDE = 100
"""From this width on the source stands beside what was taken; on a narrower screen below it."""


def _file_check(text: str) -> str | None:
    path = Path(text.strip()).expanduser()
    return None if text.strip() and path.exists() else f"There is no file “{text.strip()}”."


async def ask_and_import(app: ClerkApp) -> None:
    """Ask for a file until one can be read or the clerk leaves it; then show what was taken."""
    from clerk_tui.documents.reading import read_document

    typed = ""
    while True:
        ask = AskLine(
            "Import a document", "Which file? An agenda pack as text, DOCX or PDF.", typed, check=_file_check
        )  # fmt: skip
        answer = await app.push_screen_wait(ask)
        if answer is None:
            return
        typed = answer
        tell(app, "Reading…", timeout=2)
        try:
            pack = await asyncio.to_thread(read_document, Path(answer.strip()).expanduser())
        except ClerkError as error:
            await app.push_screen_wait(ShowText("The document was not taken", str(error)))
            continue
        app.push_screen(ImportScreen(pack))
        return


class ImportScreen(DeskWork[None]):
    """What was taken, beside the source."""

    group = "import"
    BINDINGS = bindings_for("import")

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self.pack = self._read = pack
        self._taken: list[Taken] = []
        self._head = Words(id="head")
        self._held: Held | None = None
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
        self._lines = self.pack.text.splitlines()
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

    def reload(self) -> None:
        """Show what was taken as it stands beside the register now: first what a clerk must know, then each line."""
        verdict, beside = self._verdict(), self._beside()
        self._taken = list(corrections.taken(self.pack))
        rows = [
            Row(place, (taken.label, " ".join(taken.text.split()) or "not stated"), "" if taken.text else "muted")
            for place, taken in enumerate(self._taken)
        ]
        found = [
            Row(f"finding {n}", (f.severity.value.capitalize(), f"{f.where}: {f.says}"), "warn")
            for n, f in enumerate(by_weight(list(self.pack.findings)))
        ]
        left = [Row(f"unplaced {n}", ("Not placed", line)) for n, line in enumerate(self.pack.unplaced)]
        self._table.show(ListRows([*beside, *found, *rows, *left]))
        counts = f"{len(self.pack.items)} items, {len(found)} findings, {len(left)} lines not placed."
        self._head.show(join((self.pack.document.name or "Document", "bold"), f"  {counts}\n{verdict}"))
        self._show_detail()

    def _verdict(self) -> str:
        """How the pack stands beside the register, and what can be done."""
        office, pack = self.office, self.pack
        try:
            held = self._held = importing.held(office, pack)
        except Refused as error:
            self._held = None
            return str(error)
        what = " ".join(importing.missing(pack)) or "F8 takes this into the register; Enter corrects a line."
        if held is not None:
            what = f"{held.says}{' F8 adds it.' if held.adds else ''}"
        return " ".join((*importing.doubts(office, pack, held), what))

    def _beside(self) -> list[Row]:
        """Of a meeting that the register holds: what would be added, and what stays as the register has it."""
        if self._held is None:
            return []
        keeps = [Row(f"keeps {n}", ("Stays", line), "warn") for n, line in enumerate(self._held.keeps)]
        adds = [Row(f"adds {n}", ("New", line), "good") for n, line in enumerate(self._held.adds)]
        return [*keeps, *adds]

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
                corrections.correct(self.pack, path, text)
            except InputError as error:
                return str(error)
            return None

        def corrected(text: str | None) -> None:
            if text is not None:
                self.pack = corrections.correct(self.pack, path, text)
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

        if self.pack is self._read:
            leave(True)
            return
        sentences = ["What you corrected here is kept nowhere until the document is taken into the register."]
        self.app.push_screen(Confirm("Leave the corrections?", sentences, yes="Leave them", no="Stay"), leave)

    def action_accept(self) -> None:
        """Take it into the register, all of it or nothing."""
        office, pack, into = self.office, self.pack, self._held.meeting_id if self._held else None

        def accepted(meeting_id: int) -> None:
            desk = self.desk
            desk.pop_screen()
            desk.refresh_screens()
            done = "Added to" if into else "Taken into the register as"
            tell(desk, f"{done} M{meeting_id}. F12 undoes it.")
            from clerk_tui.screens.meeting import MeetingScreen

            desk.push_screen(MeetingScreen(meeting_id))

        self.desk.do(lambda: importing.accept(office, pack, into=into), accepted)
