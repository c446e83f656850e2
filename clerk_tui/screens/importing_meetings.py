"""A list of meetings beside the source: which of them the register has, and which are begun."""

from __future__ import annotations

from typing import NoReturn

from clerk_tui.domain.errors import InputError
from clerk_tui.domain.printed import MeetingList
from clerk_tui.screens.import_preview import ImportPreview, many, stand_rows
from clerk_tui.services import importing_meetings
from clerk_tui.services.corrections import Path, Taken
from clerk_tui.services.importing_decisions import Accepted
from clerk_tui.widgets.table import Row
from clerk_tui.widgets.words import tell


class MeetingsImport(ImportPreview):
    """The meetings of a list beside the source."""

    @property
    def found(self) -> MeetingList:
        assert isinstance(self._now, MeetingList)
        return self._now

    def counted(self) -> str:
        return many(len(self.found.meetings), "meeting")

    def lines(self) -> list[Taken]:
        return []

    def corrected(self, path: Path, typed: str) -> NoReturn:
        raise InputError("A list of meetings is taken as it is; correct the meeting once it is taken.")

    def verdict(self) -> str:
        self._stands = importing_meetings.stands(self.office, self.found)
        taken = sum(one.taken for one in self._stands)
        if not taken:
            return "Nothing here is new to the register."
        return f"F8 begins {many(taken, 'meeting')} without an agenda."

    def beside(self) -> list[Row]:
        return stand_rows(self._stands)

    def action_accept(self) -> None:
        """Begin what the register has not, in one change."""
        office, found = self.office, self.found

        def accepted(done: Accepted) -> None:
            desk = self.desk
            desk.pop_screen()
            desk.refresh_screens()
            left = f" {len(done.left)} left out." if done.left else ""
            tell(desk, f"{many(len(done.ids), 'meeting')} begun.{left} F12 undoes it.")

        self.desk.do(lambda: importing_meetings.accept(office, found), accepted)
