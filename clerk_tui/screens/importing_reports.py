"""A report or a plan beside the source: everything that was read, and that the register cannot take it yet."""

from __future__ import annotations

from typing import NoReturn

from clerk_tui.domain.pack import Pack
from clerk_tui.domain.printed import DecisionList, MeetingList
from clerk_tui.domain.printed_reports import PrintedReport
from clerk_tui.screens.import_preview import ImportPreview
from clerk_tui.services import importing, importing_reports
from clerk_tui.services.corrections import Path, Taken
from clerk_tui.widgets.table import Row


class ReportImport(ImportPreview):
    """An executive member's report, a plan on a page or a committee's report beside the source."""

    @property
    def found(self) -> PrintedReport:
        assert not isinstance(self._now, Pack | DecisionList | MeetingList)
        return self._now

    def counted(self) -> str:
        return importing_reports.counted(self.found)

    def lines(self) -> list[Taken]:
        return list(importing_reports.taken(self.found))

    def corrected(self, path: Path, typed: str) -> NoReturn:
        importing_reports.corrected()

    def verdict(self) -> str:
        return f"{importing.stranger(self.office, self.found)} {importing_reports.not_yet(self.found)}".strip()

    def beside(self) -> list[Row]:
        return []

    def action_accept(self) -> None:
        """Say why it is not taken."""
        found = self.found
        self.desk.do(lambda: importing_reports.accept(found))
