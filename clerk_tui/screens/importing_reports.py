"""A report or a plan beside the source: everything that was read, corrected line by line, taken into the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.screen import Screen

from clerk_tui.domain.pack import Pack
from clerk_tui.domain.printed import DecisionList, MeetingList
from clerk_tui.domain.printed_reports import PrintedReport
from clerk_tui.screens.import_preview import ImportPreview
from clerk_tui.services import importing, importing_reports
from clerk_tui.services.corrections import Path, Taken
from clerk_tui.services.importing_reports import Beside, Done
from clerk_tui.widgets.dialogs import AskReason
from clerk_tui.widgets.table import Row
from clerk_tui.widgets.words import tell


def _plan(number: int) -> Screen[None]:
    from clerk_tui.screens.commitments import CommitmentsScreen

    return CommitmentsScreen(number)


def _committee_report(number: int) -> Screen[None]:
    from clerk_tui.screens.committee_report import CommitteeReportScreen

    return CommitteeReportScreen(number)


def _member_report(number: int) -> Screen[None]:
    from clerk_tui.screens.member_report import MemberReportScreen

    return MemberReportScreen(number)


_OPENS: Mapping[str, Callable[[int], Screen[None]]] = {
    "P": _plan, "N": _committee_report, "E": _member_report,
}  # fmt: skip
"""The screen of what was taken, by the letter of its number."""


class ReportImport(ImportPreview):
    """An executive member's report, a plan on a page or a committee's report beside the source."""

    _stands = Beside("")

    @property
    def found(self) -> PrintedReport:
        assert not isinstance(self._now, Pack | DecisionList | MeetingList)
        return self._now

    def counted(self) -> str:
        return importing_reports.counted(self.found)

    def lines(self) -> list[Taken]:
        return list(importing_reports.taken(self.found))

    def corrected(self, path: Path, typed: str) -> PrintedReport:
        return importing_reports.corrected(self.found, str(path[-1]), typed)

    def verdict(self) -> str:
        self._stands = importing_reports.beside(self.office, self.found)
        take = " F8 takes it; Enter corrects a line." if self._stands.may else ""
        return f"{importing.stranger(self.office, self.found)} {self._stands.says}{take}".strip()

    def beside(self) -> list[Row]:
        """What would be added to the register, what stays as it has it, and what speaks against taking it."""
        stands = self._stands
        return [
            *(Row(f"doubt {n}", ("Look at this", line), "warn") for n, line in enumerate(stands.doubts)),
            *(Row(f"keeps {n}", ("Stays", line), "warn") for n, line in enumerate(stands.keeps)),
            *(Row(f"adds {n}", ("New", line), "good") for n, line in enumerate(stands.adds)),
        ]

    def action_accept(self) -> None:
        """Take it into the register, all of it or nothing; where something speaks against it, ask for the reason."""
        office, found = self.office, self.found
        stands = importing_reports.beside(office, found)

        def take(reason: str | None) -> None:
            if reason is not None:
                self.desk.do(lambda: importing_reports.accept(office, found, despite=reason), self._taken_as)

        if not (stands.may and stands.doubts):
            take("")
            return
        ask = AskReason("Take it all the same?", [*stands.doubts, "Why is it taken all the same?"])
        self.app.push_screen(ask, take)

    def _taken_as(self, done: Done) -> None:
        desk = self.desk
        desk.pop_screen()
        desk.refresh_screens()
        tell(desk, f"{done.says} F12 undoes it.")
        opens = _OPENS.get(done.ref[:1])
        if opens is not None:
            desk.push_screen(opens(int(done.ref[1:])))
