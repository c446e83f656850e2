"""The actions that follow: all that are open, or those of one meeting or decision."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.actions import ActionStatus, AgreedAction, MatterArising
from clerk_tui.domain.dates import short_date
from clerk_tui.register import actions as rows
from clerk_tui.screens import actions_asking as ask
from clerk_tui.screens.asking import enter_now
from clerk_tui.screens.filtering import FilteredList
from clerk_tui.services.actions import carrying, recording, words
from clerk_tui.services.actions.listing import listed
from clerk_tui.services.actions.owners import left
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import Confirm, ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell

_COLUMNS = (Column("By when", 20), Column("What"), Column("By whom", 18), Column("Ref", 5))
_NONE = "No action is open. a records one, l shows those done and dropped."


class ActionsScreen(FilteredList):
    """The list; Enter shows one whole. `about` is a meeting (M3) or a decision (D2), `at` the action to stand on."""

    group = "following"
    BINDINGS = bindings_for("following")

    def __init__(self, about: str = "", at: int | None = None) -> None:
        super().__init__()
        self._about, self._at, self._ended_too = about, at, False
        self._head, self._below = Words(id="head"), Words(id="below")
        self.table = LineTable(_COLUMNS, empty=_NONE)

    def compose(self) -> ComposeResult:
        yield self._head
        yield self.filter
        yield self.table
        yield self._below
        yield KeyBar("following")

    def on_mount(self) -> None:
        if self._at is not None:
            found = rows.action(self.office.register, self._at)
            self._ended_too = found.status is not ActionStatus.OPEN
        self.reload()
        self.table.focus()

    @property
    def _meeting(self) -> int | None:
        return int(self._about[1:]) if self._about.startswith("M") else None

    def reload(self) -> None:
        """Show what the register holds now."""
        of = f" of {self._about}" if self._about else ""
        which = "open, done and dropped" if self._ended_too else "open"
        offer = carrying.offer_words(self.office, self._meeting) if self._meeting else ""
        said = f"\n{offer} b brings them back." if offer else ""
        self._head.show(join((f"Actions that follow{of}", "bold"), f"  {which}", (said, "bold")))
        self.show_list()

    def show_list(self) -> None:
        """Show those that hold the words of the filter."""
        found = listed(self.office, self._about, self.sought, closed=self._ended_too)
        empty = f"No line holds “{self.sought}”." if self.sought else _NONE
        cursor, self._at = self._at, None
        self.table.show(ListRows([self._row(one) for one in found]), empty=empty, cursor=cursor)
        self._say()

    def _row(self, one: AgreedAction) -> Row:
        late = one.late_on(self.office.clock.today())
        if one.status is not ActionStatus.OPEN and one.closed_on is not None:
            when = f"{one.status.value} {short_date(one.closed_on)}"
        elif one.due is None:
            when = "next meeting"
        else:
            when = f"{'LATE ' if late else ''}{short_date(one.due)}"
        cells = (when, one.text, one.owner, f"A{one.id}")
        return Row(one.id, cells, "urgent" if late else "" if one.status is ActionStatus.OPEN else "muted")

    @on(LineTable.Moved)
    def _say(self) -> None:
        """Under the list, whence the action under the cursor comes, and what was said of it here."""
        one = self._action
        if one is None:
            self._below.show("")
            return
        said = [words.line(self.office, one), f"From {words.source_ref(one)}."]
        if (matter := self._matter(one)) is not None:
            said.append(f"Brought back here{': ' + matter.note if matter.note else '.'}")
        if one.status is ActionStatus.OPEN:
            said.append(left(self.office, one, max(self.office.clock.today(), one.due or one.resolved_on)))
        self._below.show(" ".join(said))

    @property
    def _action(self) -> AgreedAction | None:
        key = self.table.cursor_key
        return None if key is None else rows.action(self.office.register, int(key))

    @property
    def history_ref(self) -> str:
        """The action under the cursor, whose history H shows."""
        key = self.table.cursor_key
        return "" if key is None else f"A{key}"

    def _here(self) -> AgreedAction | None:
        """The action under the cursor, saying so where there is none."""
        found = self._action
        if found is None:
            tell(self.app, "There is no action here. a records one.")
        return found

    def _matter(self, one: AgreedAction) -> MatterArising | None:
        """The action on the agenda of the meeting that this list is of."""
        if self._meeting is None:
            return None
        found = rows.arising(self.office.register, meeting_id=self._meeting)
        return next((matter for matter in found if matter.action.id == one.id), None)

    def do_back(self) -> None:
        """Take the filter away, or go back."""
        if not self.close_filter():
            self.app.pop_screen()
            self.desk.refresh_screens()

    def do_ledger(self) -> None:
        """No date here is counted."""
        tell(self.app, "The day of an action is entered, not counted; Enter shows the action.")

    @on(LineTable.Opened)
    def _opened(self) -> None:
        if (one := self._here()) is not None:
            self.app.push_screen(ShowText(f"Action A{one.id}", "\n\n".join(words.lines(self.office, one))))

    def _run(self, coroutine: Any) -> None:
        self.run_worker(coroutine, group="ask", exclusive=True)

    # Actions

    def action_all(self) -> None:
        """Those done and dropped too, and back."""
        self._ended_too = not self._ended_too
        self.reload()

    def action_add(self) -> None:
        """Record one more."""

        async def run() -> None:
            if (found := await ask.add(self, self._about)) is not None:
                self._at = found.id
                self.show_list()
                tell(self.app, f"A{found.id} is recorded for {found.owner}. u takes it back.")

        self._run(run())

    def action_change(self) -> None:
        """Ask for its details anew."""
        if (one := self._here()) is not None:
            self._run(ask.change(self, one))

    def action_done(self) -> None:
        """It is done."""
        self._end(ActionStatus.DONE)

    def action_drop(self) -> None:
        """It is dropped."""
        self._end(ActionStatus.DROPPED)

    def _end(self, status: ActionStatus) -> None:
        async def run(one: AgreedAction) -> None:
            if await ask.close(self, one, status) is not None:
                tell(self.app, f"A{one.id} is {status.value}; l shows it. u takes it back.")

        if (one := self._here()) is not None:
            self._run(run(one))

    def action_reopen(self) -> None:
        """Open it again."""
        if (one := self._here()) is not None:
            office = self.office
            self._run(enter_now(self, lambda: recording.reopen(office, one.id)))

    def action_bring_back(self) -> None:
        """Bring the open ones back at this meeting."""
        if self._meeting is None:
            tell(self.app, "Open the meeting that brings them back, under Meetings; f there shows this list.")
        else:
            self._run(ask.bring_back(self, self._meeting))

    def _brought_back(self) -> MatterArising | None:
        """The action under the cursor on this meeting's agenda, saying so where it is not on it."""
        one = self._here()
        matter = None if one is None else self._matter(one)
        if one is not None and matter is None:
            tell(self.app, f"A{one.id} is not brought back at a meeting here; b on a meeting's list does so.")
        return matter

    def action_said(self) -> None:
        """What was said of it at this meeting."""
        if (matter := self._brought_back()) is not None:
            self._run(ask.say(self, matter.action.id, matter.meeting_id, matter.note))

    def action_take_off(self) -> None:
        """Take it off this meeting's agenda."""
        if (matter := self._brought_back()) is not None:
            office = self.office

            def work() -> bool:
                carrying.take_off(office, matter.action.id, matter.meeting_id)
                return True

            self._run(enter_now(self, work))

    def action_remove(self) -> None:
        """Take it away, after asking."""

        async def run(one: AgreedAction) -> None:
            said = [words.line(self.office, one), "An action that was resolved is dropped, with x, not taken away."]
            if await self.app.push_screen_wait(Confirm("Take this action away?", said, yes="Take away", no="Keep")):
                office = self.office
                await enter_now(self, lambda: recording.remove(office, one.id))

        if (one := self._here()) is not None:
            self._run(run(one))
