"""What the screens share: the app they belong to and opening one record on top of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual.screen import Screen

if TYPE_CHECKING:
    from clerk_tui.app import ClerkApp
    from clerk_tui.services.office import Office

R = TypeVar("R")


class DeskWork(Screen[R]):
    """A screen of clerk-tui. `group` names its keys in the actions registry."""

    group = "everywhere"

    @property
    def desk(self) -> ClerkApp:
        """The application, typed."""
        return cast("ClerkApp", self.app)

    @property
    def office(self) -> Office:
        return self.desk.office

    def open_ref(self, ref: str) -> None:
        """Open the meeting `M3` or the decision record `D12`."""
        number = int(ref[1:])
        if ref.startswith("M"):
            from clerk_tui.screens.meeting import MeetingScreen

            self.app.push_screen(MeetingScreen(number))
        else:
            from clerk_tui.screens.decision import DecisionScreen

            self.app.push_screen(DecisionScreen(number))
