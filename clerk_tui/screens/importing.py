"""Importing: ask for the file, read it in a worker, show what was taken beside the source, correct it, accept it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_tui.domain.errors import ClerkError, Refused
from clerk_tui.domain.pack import Pack
from clerk_tui.domain.printed import DecisionList, MeetingList
from clerk_tui.screens.import_preview import Document, ImportPreview, many
from clerk_tui.services import corrections, importing
from clerk_tui.services.corrections import Path as LinePath
from clerk_tui.services.corrections import Taken
from clerk_tui.services.import_held import Held
from clerk_tui.widgets.dialogs import AskLine, ShowText
from clerk_tui.widgets.table import Row
from clerk_tui.widgets.words import tell

if TYPE_CHECKING:
    from clerk_tui.app import ClerkApp


def _file_check(text: str) -> str | None:
    path = Path(text.strip()).expanduser()
    return None if text.strip() and path.exists() else f"There is no file “{text.strip()}”."


_WHICH = (
    "Which file? An agenda pack, a report or a plan on a page as text, DOCX or PDF; a meeting of ModernGov as XML; a"
    " saved page or list of decisions."
)


async def ask_and_import(app: ClerkApp) -> None:
    """Ask for a file until one can be read or the clerk leaves it; then show what was taken."""
    from clerk_tui.documents.reading import read_file

    typed = ""
    while True:
        ask = AskLine("Import a document", _WHICH, typed, check=_file_check)
        answer = await app.push_screen_wait(ask)
        if answer is None:
            return
        typed = answer
        tell(app, "Reading…", timeout=2)
        try:
            read = await asyncio.to_thread(read_file, Path(answer.strip()).expanduser())
        except ClerkError as error:
            await app.push_screen_wait(ShowText("The document was not taken", str(error)))
            continue
        app.push_screen(_preview(read))
        return


def _preview(read: Document) -> ImportPreview:
    if isinstance(read, DecisionList):
        from clerk_tui.screens.importing_decisions import DecisionsImport

        return DecisionsImport(read)
    if isinstance(read, MeetingList):
        from clerk_tui.screens.importing_meetings import MeetingsImport

        return MeetingsImport(read)
    if isinstance(read, Pack):
        return ImportScreen(read)
    from clerk_tui.screens.importing_reports import ReportImport

    return ReportImport(read)


class ImportScreen(ImportPreview):
    """An agenda pack or a meeting beside the source."""

    def __init__(self, pack: Pack) -> None:
        super().__init__(pack)
        self._held: Held | None = None

    @property
    def pack(self) -> Pack:
        assert isinstance(self._now, Pack)
        return self._now

    def counted(self) -> str:
        return many(len(self.pack.items), "item")

    def lines(self) -> list[Taken]:
        return list(corrections.taken(self.pack))

    def corrected(self, path: LinePath, typed: str) -> Pack:
        return corrections.correct(self.pack, path, typed)

    def verdict(self) -> str:
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

    def beside(self) -> list[Row]:
        """Of a meeting that the register holds: what would be added, and what stays as the register has it."""
        if self._held is None:
            return []
        keeps = [Row(f"keeps {n}", ("Stays", line), "warn") for n, line in enumerate(self._held.keeps)]
        adds = [Row(f"adds {n}", ("New", line), "good") for n, line in enumerate(self._held.adds)]
        return [*keeps, *adds]

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
