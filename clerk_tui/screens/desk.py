"""The desk: Today, Meetings, Decisions, Call-in and History, switched by number keys, filtered with `/`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from threading import Thread

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.errors import InputError, NotFound, SpoiltRegister
from clerk_tui.screens import sources
from clerk_tui.screens.filtering import FilteredList
from clerk_tui.screens.main_view import headline
from clerk_tui.screens.work import named_if_spoilt, refuse
from clerk_tui.services.office import Office
from clerk_tui.widgets.actions import actions_of, bindings_for
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, Place, Rows
from clerk_tui.widgets.words import Words, tell

_CLOCK_EVERY = 20.0
_WARM_AFTER = 0.5
_OPENED_SAID = 20.0


@dataclass(frozen=True, slots=True)
class View:
    """One view of the desk: its name among the tabs, columns, source, and what an empty list says."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Office, str], Rows]
    empty: str


VIEWS = (
    View("today", (Column("Gate", 15), Column("What", 28), Column("Matter"), Column("Ref", 6)), sources.today,
         "Nothing is due. i imports an agenda pack, 2 shows the meetings."),
    View("meetings",
         (Column("Date", 15), Column("Time", 5), Column("Body", 18), Column("Venue"), Column("To do", 12),
          Column("Ref", 5)), sources.meetings, "There are no meetings yet. a calls one, i imports an agenda pack."),
    View("decisions", (Column("Ref", 16), Column("Decided", 15), Column("Matter"), Column("Status", 9)),
         sources.decisions, "There are no decision records yet."),
    View("call-in",
         (Column("How it stands", 24), Column("Next", 21), Column("If nobody acts", 17), Column("Matter")),
         sources.windows, "Nothing is published yet, so no window is open."),
    View("history", (Column("When", 34), Column("Who", 8), Column("What")), sources.commands,
         "Nothing was done yet."),
)  # fmt: skip


_VIEWS_OF = {
    action.does: {view.name for view in VIEWS if action.does in {one.does for one in actions_of(view.name)}}
    for view in VIEWS
    for action in actions_of(view.name)
}
"""Which view an action belongs to."""


_WARM = (
    "clerk_tui.widgets.dialogs", "clerk_tui.screens.decision", "clerk_tui.screens.forward_plan",
    "clerk_tui.screens.people", "clerk_tui.screens.call_in", "clerk_tui.screens.check",
)  # fmt: skip
"""What the first question and the screens that are opened most need, in the order in which they are wanted."""


def _warm() -> None:
    """Import them while the clerk still reads Today; a key pressed meanwhile does not wait."""
    Thread(target=lambda: [import_module(name) for name in _WARM], daemon=True).start()


_LOOK_FOR = {"history": "Words, who:NAME, from:DAY, to:DAY, ref:D3 in any order; a day like 9/10/2017"}
"""What the filter of a view says while it is empty, where it takes more than words."""


@dataclass(slots=True)
class Left:
    """How a view was left: where the cursor was, and the filter as typed; None where no filter was open."""

    place: Place = field(default_factory=Place)
    filter: str | None = None


class DeskScreen(FilteredList):
    """The main screen. One list serves all views: turning it is quicker than showing another."""

    group = "today"
    says_the_time = True
    BINDINGS = [binding for view in VIEWS for binding in bindings_for(view.name)]

    def __init__(self) -> None:
        super().__init__()
        self._head = Words(id="head")
        self._bar = KeyBar("today")
        self._views = {view.name: view for view in VIEWS}
        self._left = {view.name: Left() for view in VIEWS}
        self.table = LineTable(VIEWS[0].columns, empty=VIEWS[0].empty)
        self.view = "today"
        self._whole = False
        self._spoilt = ""

    def compose(self) -> ComposeResult:
        yield self._head
        yield self.filter
        yield self.table
        yield self._bar

    def on_mount(self) -> None:
        self.show_view("today")
        self.call_after_refresh(self._complete)
        self.set_interval(_CLOCK_EVERY, lambda: self.call_later(self.reload))
        self.call_later(self._offer_draft)
        self.set_timer(_WARM_AFTER, _warm)
        for said in self.office.register.remarks():
            tell(self.app, said, timeout=_OPENED_SAID)

    def _complete(self) -> None:
        """Add to Today what has to be counted: the rules are loaded once the first lines are on the screen."""
        self._whole = True
        if self.view == "today":
            self._show_head()
            untouched = self.table.place.cursor == 0
            self.show_list()
            if untouched:
                self.table.move_to(0)

    def _show_head(self) -> None:
        """The headline, with what Today reminds of once its first lines stand."""
        remark = ""
        if self._whole and self.view == "today":
            from clerk_tui.services.backups import reminder

            said = reminder(self.office)
            remark = f"{said} z makes a safe copy." if said else ""
        self._head.show(headline(self.office, self.view, self.app.size.width, remark))

    def on_resize(self) -> None:
        """The tabs in as many lines as they need now."""
        self._show_head()

    def show_view(self, name: str) -> None:
        """Show a view as the register stands, where the clerk left it."""
        self._left[self.view] = Left(self.table.place, self.filter.value if self.filter.display else None)
        self.view = self.group = name
        left = self._left[name]
        self.filter.display = left.filter is not None
        self.filter.put(left.filter or "")
        self.filter.placeholder = _LOOK_FOR.get(name, "Words to look for")
        self._show_head()
        self._bar.switch(name)
        rows, empty = self._rows()
        self.table.turn(self._views[name].columns, rows, empty=empty, place=left.place)
        self.table.focus()

    def reload(self) -> None:
        """Show the time and the view anew."""
        self._show_head()
        self.show_list()

    def show_list(self) -> None:
        """Show the lines of the view under the filter."""
        rows, empty = self._rows()
        self.table.show(rows, empty=empty)

    def _rows(self) -> tuple[Rows, str]:
        """What the register holds now, under the filter as typed, and what an empty list says."""
        view, text = self._views[self.view], self.sought
        if not self._whole and view.name == "today":
            # Nothing is said to be all there is before it is.
            return sources.today(self.office, text, counted=False), ""
        try:
            with named_if_spoilt(self.app):
                rows = view.rows(self.office, text)
        except (InputError, NotFound) as error:
            # A day or a number half typed into the history's filter.
            return sources.NONE, str(error)
        except SpoiltRegister as error:
            if str(error) != self._spoilt:
                refuse(self.app, error)
            self._spoilt = str(error)
            return sources.NONE, str(error)
        return rows, f"No line holds “{text}”." if text else view.empty

    # Lists

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        if self.view == "history":
            from clerk_tui.screens.history import open_changed

            open_changed(self, str(event.key))
        elif self.view == "call-in":
            from clerk_tui.screens.call_in import CallInScreen

            self.app.push_screen(CallInScreen(int(str(event.key)[1:])))
        else:
            self.open_ref(str(event.key).rpartition(" ")[2])

    def action_changed(self) -> None:
        """What the change under the cursor changed."""
        from clerk_tui.screens.history import show_change

        if self.table.cursor_key is not None:
            show_change(self, str(self.table.cursor_key))

    def action_drafts(self) -> None:
        """Every half-typed text that waits."""
        from clerk_tui.screens.waiting import WaitingScreen

        self.app.push_screen(WaitingScreen())

    def action_retention(self) -> None:
        """What may be disposed of."""
        from clerk_tui.screens.retention import RetentionScreen

        self.app.push_screen(RetentionScreen())

    def action_verify(self) -> None:
        """Whether the register was touched."""
        from clerk_tui.screens.history import ask_and_verify

        ask_and_verify(self)

    def do_back(self) -> None:
        """Take the filter away, or go back to Today."""
        if not self.close_filter() and self.view != "today":
            self.show_view("today")

    def do_ledger(self) -> None:
        """The count behind the date under the cursor."""
        from clerk_tui.screens.ledgers import show_for_row

        key = self.table.cursor_key
        if key is not None and self.view != "history":
            show_for_row(self, str(key), self.view)

    # What can be done in one view only

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of one view are not those of another, though one screen shows them all."""
        owners = _VIEWS_OF.get(action)
        return owners is None or self.view in owners

    def action_add_decision(self) -> None:
        """Begin the record of a decision without a meeting."""
        from clerk_tui.screens.individual import ask_individual

        self.run_worker(ask_individual(self), group="ask", exclusive=True)

    def action_wordings(self) -> None:
        """The council's own wordings."""
        from clerk_tui.screens.wordings import WordingsScreen

        self.app.push_screen(WordingsScreen())

    def action_add_meeting(self) -> None:
        """Call a meeting."""
        from clerk_tui.screens.meeting_adding import add_meeting

        add_meeting(self)

    def action_add_series(self) -> None:
        """Call a year's meetings by a rule."""
        from clerk_tui.screens.meeting_adding import add_series

        add_series(self)

    def action_add_file(self) -> None:
        """Call the meetings of a file."""
        from clerk_tui.screens.meeting_adding import add_file

        add_file(self)

    def action_actions(self) -> None:
        """What meetings and decisions ask of somebody."""
        from clerk_tui.screens.actions import ActionsScreen

        self.app.push_screen(ActionsScreen())

    def action_unpublished(self) -> None:
        """The queue of what is decided and not published."""
        from clerk_tui.screens.publish_queue import QueueScreen

        self.app.push_screen(QueueScreen())

    # What was being typed when the program ended

    def _offer_draft(self) -> None:
        from clerk_tui.register import drafts

        found = drafts.newest(self.office.register, self.office.who)
        if found is None:
            return
        from clerk_tui.screens.drafts import offer_at_start

        offer_at_start(self, *found)
