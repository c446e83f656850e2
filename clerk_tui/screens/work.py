"""What the screens share: the app they belong to and opening one record on top of another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

from clerk_tui.domain.errors import ClerkError
from clerk_tui.widgets.words import tell

if TYPE_CHECKING:
    from clerk_tui.app import ClerkApp
    from clerk_tui.services.office import Office

R = TypeVar("R")


def refuse(app: App[Any], error: ClerkError) -> None:
    """Show why something was not done."""
    tell(app, str(error), title="Not done", severity="error", timeout=6)


@contextmanager
def named_if_spoilt(app: App[Any]) -> Iterator[None]:
    """Name the record that somebody spoilt by hand, where one was read inside the block."""
    try:
        yield
    except (ValueError, OverflowError):
        from clerk_tui.services.spoilt import named

        office: Office | None = getattr(app, "_office", None)
        with named(office.register if office else None):
            raise


class Sheltered(MessagePump):
    """What a handler is refused, such as a read while another program holds the lock, is shown and goes no further.

    Textual ends the program at any exception of a handler, and offers no other place to stand before that.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            with named_if_spoilt(self.app):
                await super()._dispatch_message(message)
        except ClerkError as error:
            refuse(self.app, error)


class WithoutRegister:
    """What the app can do before there is a register: lists from outside, held against the rules."""

    _office: Office | None

    def action_timetable(self) -> None:
        from clerk_tui.screens.timetable import show_timetable

        show_timetable(cast("ClerkApp", self), self._office)

    def action_safe_copies(self) -> None:
        """The safe copies of the register, on top of what the clerk stands on."""
        from clerk_tui.screens.safe_copies import SafeCopiesScreen

        app = cast("ClerkApp", self)
        if self._office is None:
            tell(app, "Choose a council first; then there is a register to copy.")
        elif not any(isinstance(screen, SafeCopiesScreen) for screen in app.screen_stack):
            app.push_screen(SafeCopiesScreen())

    def action_search(self) -> None:
        """The search, on top of what the clerk stands on; one that lies below is come back to."""
        from clerk_tui.screens.search import SearchScreen

        app = cast("ClerkApp", self)
        if self._office is None:
            tell(app, "Choose a council first; then there is a register to search.")
        elif any(isinstance(screen, SearchScreen) for screen in app.screen_stack):
            while not isinstance(app.screen, SearchScreen):
                app.leave_screen()
            app.screen.action_words()
        else:
            app.push_screen(SearchScreen())

    def action_record_history(self) -> None:
        """What was done to the record at hand."""
        from clerk_tui.screens.documents import documents_of
        from clerk_tui.screens.history import show_history_of

        app = cast("ClerkApp", self)
        show_history_of(app.screen, getattr(app.screen, "history_ref", "") or documents_of(app.screen))

    def action_evidence(self) -> None:
        """The evidence pack of the decision at hand."""
        from clerk_tui.screens.documents import documents_of
        from clerk_tui.screens.evidence import ask_and_write

        app = cast("ClerkApp", self)
        ask_and_write(app.screen, documents_of(app.screen))

    def action_audit(self) -> None:
        from clerk_tui.screens.audit import show_audit

        show_audit(cast("ClerkApp", self), self._office)


class DeskWork(Sheltered, Screen[R]):
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
        """Open the meeting `M3`, the decision record `D12`, the forward-plan entry `F4` or the action `A5`."""
        number = int(ref[1:])
        if ref.startswith("M"):
            from clerk_tui.screens.meeting import MeetingScreen

            self.app.push_screen(MeetingScreen(number))
        elif ref.startswith("F"):
            from clerk_tui.screens.forward_plan_entry import EntryScreen

            self.app.push_screen(EntryScreen(number))
        elif ref.startswith("A"):
            from clerk_tui.screens.actions import ActionsScreen

            self.app.push_screen(ActionsScreen(at=number))
        elif ref.startswith("C"):
            from clerk_tui.screens.commitment import CommitmentScreen

            self.app.push_screen(CommitmentScreen(number))
        elif ref.startswith("N"):
            from clerk_tui.screens.committee_report import CommitteeReportScreen

            self.app.push_screen(CommitteeReportScreen(number))
        elif ref.startswith("E"):
            from clerk_tui.screens.member_report import MemberReportScreen

            self.app.push_screen(MemberReportScreen(number))
        else:
            from clerk_tui.screens.decision import DecisionScreen

            self.app.push_screen(DecisionScreen(number))
