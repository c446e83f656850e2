"""Decisions of a saved page or list beside the source: how each stands in the register, corrected, taken as drafts."""

from __future__ import annotations

from clerk_tui.domain.findings import Finding
from clerk_tui.domain.printed import DecisionList
from clerk_tui.screens.import_preview import ImportPreview, many, stand_rows
from clerk_tui.services import importing, importing_decisions, printed_corrections
from clerk_tui.services.corrections import Path, Taken
from clerk_tui.services.importing_decisions import Accepted
from clerk_tui.services.printed_lines import compared
from clerk_tui.widgets.table import Row
from clerk_tui.widgets.words import tell


class DecisionsImport(ImportPreview):
    """The decisions of a document beside the source."""

    @property
    def found(self) -> DecisionList:
        assert isinstance(self._now, DecisionList)
        return self._now

    def counted(self) -> str:
        return many(len(self.found.decisions), "decision")

    def lines(self) -> list[Taken]:
        return list(printed_corrections.taken(self.found))

    def corrected(self, path: Path, typed: str) -> DecisionList:
        return printed_corrections.correct(self.found, path, typed)

    def findings(self) -> list[Finding]:
        """What the reader noticed; where the document is the council's own, the printed dates beside its rule."""
        ours = not importing.stranger(self.office, self.found)
        return [*self.found.findings, *(compared(self.office, self.found) if ours else ())]

    def verdict(self) -> str:
        self._stands = importing_decisions.stands(self.office, self.found)
        taken = sum(one.taken for one in self._stands)
        if not taken:
            what = "Nothing here can be taken as it is; Enter corrects a line."
        else:
            drafts = "a draft record" if taken == 1 else f"{taken} draft records"
            what = f"F8 takes {drafts} into the register; Enter corrects a line."
        return f"{importing.stranger(self.office, self.found)} {what}".strip()

    def beside(self) -> list[Row]:
        return stand_rows(self._stands)

    def action_accept(self) -> None:
        """Take what can be taken as drafts, in one change."""
        office, found = self.office, self.found

        def accepted(done: Accepted) -> None:
            desk = self.desk
            desk.pop_screen()
            desk.refresh_screens()
            refs = ", ".join(f"D{decision_id}" for decision_id in done.ids)
            left = f" {len(done.left)} left out." if done.left else ""
            tell(desk, f"Taken into the register as {refs}.{left} F12 undoes it.")
            from clerk_tui.screens.decision import DecisionScreen

            desk.push_screen(DecisionScreen(done.ids[0]))

        self.desk.do(lambda: importing_decisions.accept(office, found), accepted)
