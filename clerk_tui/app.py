"""The screens' application: one desk of views, everything else on top of it, one thread that writes."""

from __future__ import annotations

import gc
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from textual.binding import Binding, BindingType
from textual.screen import Screen

from clerk_tui.domain.dates import format_instant
from clerk_tui.domain.errors import NotFound, RegisterBusy
from clerk_tui.screens.turning_back import TurningBack
from clerk_tui.screens.work import Sheltered, WithoutRegister
from clerk_tui.screens.writing import WritingApp
from clerk_tui.services.office import Office
from clerk_tui.widgets.actions import bindings_for, help_text
from clerk_tui.widgets.palette import ActionProvider
from clerk_tui.widgets.words import SafeTextApp, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from clerk_tui.screens.desk import DeskScreen
    from clerk_tui.screens.main_view import MainView

First: TypeAlias = "Callable[[], Screen[Any]] | None"
_OTHERS_EVERY = 5.0
_NOTHING = {"filter": "There is no list to filter here.", "ledger": "No date is counted here."}
_CHOOSE_FIRST = "Choose a council first; then there is a register to work in."


class ClerkApp(WithoutRegister, TurningBack, WritingApp, Sheltered, SafeTextApp):
    """clerk-tui on the screen."""

    TITLE = "clerk-tui"
    CSS_PATH = "app.tcss"
    COMMANDS = {ActionProvider}
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("everywhere"),
        Binding("ctrl+q", "quit", show=False, priority=True),
    ]

    def __init__(
        self, office: Office | None, *, new_at: Path | None = None, now: datetime | None = None, first: First = None
    ) -> None:
        """`first` makes the first screen where there is no office yet; without it that is the choice of a council."""
        super().__init__()
        self._first = first
        self.animation_level = "none"
        self._office = office
        self.new_at = new_at
        self.rehearsed = now
        self.kept: dict[str, str] = {}  # Text of screens that need no register, while the program runs.
        self._seen = 0

    @property
    def office(self) -> Office:
        """The open office; the welcome screen is the only one without."""
        assert self._office is not None
        return self._office

    def get_default_screen(self) -> Screen[Any]:
        if self._office is None and self._first is not None:
            return self._first()
        if self._office is None:
            from clerk_tui.screens.welcome import WelcomeScreen

            return WelcomeScreen()
        from clerk_tui.screens.desk import DeskScreen

        return DeskScreen()

    def move_in(self, office: Office) -> None:
        """Start working in a register that was just made."""
        from clerk_tui.screens.desk import DeskScreen

        self._office = office
        # The first screen of all cannot be switched away; the desk never goes back to it.
        self.push_screen(DeskScreen())
        self.watch_others()

    def move_back_in(self, office: Office) -> None:
        """Go on in the register after another copy was put in its place."""
        self._office = office
        office.register.hurry()
        self._seen = office.register.data_version()
        self._clear_desk()
        self.refresh_screens()

    def on_mount(self) -> None:
        if self._office is not None:
            self.watch_others()

    def watch_others(self) -> None:
        """Look now and then whether another program has written to the register."""
        self.office.register.hurry()
        self._seen = self.office.register.data_version()
        self.set_interval(_OTHERS_EVERY, lambda: self.call_later(self._look))

    def _look(self) -> None:
        try:
            version = self.office.register.data_version()
        except RegisterBusy:
            # It is being written this very moment; the next look will see it.
            return
        if version != self._seen:
            self._seen = version
            self.refresh_screens()

    def refresh_screens(self) -> None:
        """Let every screen show what the register holds now; one whose matter was taken out of it is left."""
        for place, screen in enumerate(self.screen_stack):
            reload = getattr(screen, "reload", None)
            if reload is None:
                continue
            try:
                reload()
            except NotFound as gone:
                # An undo, or another clerk: what stands on top of that screen rests on the same matter.
                while len(self.screen_stack) > max(place, 1):
                    self.pop_screen()
                tell(self, f"{gone} It was taken back, so its screen is closed.")
                return

    # What can be done everywhere

    def action_today(self) -> None:
        self._view("today")

    def action_meetings(self) -> None:
        self._view("meetings")

    def action_decisions(self) -> None:
        self._view("decisions")

    def action_call_in(self) -> None:
        self._view("call-in")

    def action_history(self) -> None:
        self._view("history")

    def action_planner(self) -> None:
        from clerk_tui.screens.planner import PlannerScreen

        self._main(PlannerScreen)

    def action_rules(self) -> None:
        from clerk_tui.screens.rules import RulesScreen

        self._main(RulesScreen)

    def action_forward_plan(self) -> None:
        from clerk_tui.screens.forward_plan import ForwardPlanScreen

        self._main(ForwardPlanScreen)

    def action_people(self) -> None:
        from clerk_tui.screens.people import PeopleScreen

        self._main(PeopleScreen)

    def action_commitments(self) -> None:
        from clerk_tui.screens.commitments import CommitmentsScreen

        self._main(CommitmentsScreen)

    def action_reports(self) -> None:
        from clerk_tui.screens.reports import ReportsScreen

        self._main(ReportsScreen)

    def action_documents(self) -> None:
        """The documents, on top of what the clerk stands on: they are mostly wanted of that."""
        from clerk_tui.screens.documents import DocumentsScreen, documents_of

        if self._office is None:
            tell(self, _CHOOSE_FIRST)
        elif not any(isinstance(screen, DocumentsScreen) for screen in self.screen_stack):
            self.push_screen(DocumentsScreen(documents_of(self.screen)))

    def _view(self, name: str) -> None:
        desk = self._clear_desk()
        if desk is not None:
            desk.show_view(name)

    def _main(self, view: type[MainView]) -> None:
        """Show a main view on top of the desk; the one that is shown already stays as it is."""
        if not isinstance(self.screen, view) and self._clear_desk() is not None:
            self.push_screen(view())

    def _clear_desk(self) -> DeskScreen | None:
        """Leave every screen down to the desk; None where there is no register to have one."""
        from clerk_tui.screens.desk import DeskScreen

        if self._office is None:
            tell(self, _CHOOSE_FIRST)
            return None
        while not isinstance(self.screen, DeskScreen):
            self.leave_screen()
        return self.screen

    def leave_screen(self) -> None:
        leave = getattr(self.screen, "leave", None)
        if leave is not None:
            leave()
        self.pop_screen()

    def _ask_screen(self, action: str) -> None:
        """These keys hold everywhere, but what they do is the screen's own affair."""
        run = getattr(self.screen, f"do_{action}", None)
        if run is not None:
            run()
        elif action in _NOTHING:
            tell(self, _NOTHING[action])

    def action_filter(self) -> None:
        self._ask_screen("filter")

    def action_ledger(self) -> None:
        self._ask_screen("ledger")

    async def action_back(self) -> None:
        """Back to where the clerk came from; what was typed is saved or kept as a draft."""
        if hasattr(self.screen, "do_back"):
            self._ask_screen("back")
        elif len(self.screen_stack) > 1:
            self.leave_screen()
            self.refresh_screens()

    def action_help(self) -> None:
        from clerk_tui.widgets.dialogs import ShowText, text_width

        group = getattr(self.screen, "group", "everywhere")
        self.push_screen(ShowText("Keys", help_text(group, text_width(self.size.width))))

    def action_import(self) -> None:
        from clerk_tui.screens.importing import ask_and_import

        if self._office is None:
            tell(self, _CHOOSE_FIRST)
            return
        self.run_worker(ask_and_import(self), group="ask", exclusive=True)

    def rehearsing(self) -> str:
        """The time as it is rehearsed; empty where the true one is kept."""
        clock = self._office.clock if self._office else None
        return format_instant(clock.now().replace(second=0)) if clock and clock.rehearsed else ""

    def action_rehearse(self) -> None:
        """Another day, only where a day is being rehearsed already: no clock of a real register moves by a key."""
        from clerk_tui.domain.dates import at_london
        from clerk_tui.widgets.dialogs import AskDate, Moment

        if self._office is None or self._office.clock.rehearsed is None:
            tell(self, "Another day is rehearsed in the demonstration, or when the program was started with --now.")
            return

        def timed(day: date, clock: time | None) -> str | None:
            del day
            return None if clock else "Give the time of day too, like 10 October 2017 at 09:00."

        def chosen(moment: Moment | None) -> None:
            if moment is not None and moment[1] is not None:
                self.office.clock.rehearse(at_london(moment[0], moment[1]))
                self.refresh_screens()
                for screen in self.screen_stack:
                    screen.query("KeyBar").refresh()

        now = format_instant(self.office.clock.now().replace(second=0))
        sentence = f"It is now {now}. Which day and time should it be?"
        self.push_screen(AskDate("Rehearse another day", sentence, timed=True, check=timed), chosen)

    async def action_quit(self) -> None:
        """Leave, after everything typed was saved or kept as a draft."""
        leaving = next((screen.leaving for screen in self.screen_stack if hasattr(screen, "leaving")), None)
        if leaving is not None:
            leaving(self.exit)
        else:
            self.do(lambda: None, lambda _: self.exit())


def run(office: Office | None, *, new_at: Path | None = None, now: datetime | None = None, first: First = None) -> None:
    """Open the screens and stay until the clerk leaves. A fault of the program ends in one sentence."""
    app = ClerkApp(office, new_at=new_at, now=now, first=first)
    try:
        app.run()
    finally:
        app.close()
        if app._office is not None:
            app._office.register.close()
        # All is stored and closed: taking a whole day's objects apart one by one would only keep the clerk waiting.
        gc.freeze()
    if app.fault:
        from clerk_tui.services.faults import Fault

        raise Fault(app.fault)
