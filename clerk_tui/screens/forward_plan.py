"""The forward plan: every matter by the day of its decision, with the slack of its notice and the route still open."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.dates import short_date
from clerk_tui.register import plan_list
from clerk_tui.screens import forward_plan_acts as acts
from clerk_tui.screens import ledgers
from clerk_tui.screens.asking import forget, left_answers
from clerk_tui.screens.filtering import FilteredList
from clerk_tui.screens.forward_plan_entry import EntryScreen
from clerk_tui.screens.main_view import MainView
from clerk_tui.screens.questions import ask_in_turn, line
from clerk_tui.screens.sources import Paged
from clerk_tui.services import forward_plan, plan_state
from clerk_tui.services.plan_fields import parse_field
from clerk_tui.services.plan_state import PlanState
from clerk_tui.services.plan_words import first_line
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.rows import Row, RowStyle
from clerk_tui.widgets.table import Column, LineTable
from clerk_tui.widgets.words import Words, tell

_NEW = "a new matter of the forward plan"
"""What its questions are kept as when they are left."""
_STYLES: dict[str, RowStyle] = {"urgent": "urgent", "warn": "warn", "good": "good", "muted": "muted"}
_EMPTY = "The forward plan is empty. a adds a matter."


class ForwardPlanScreen(FilteredList, MainView):
    """The list; Enter opens an entry."""

    group = "forward-plan"
    BINDINGS = bindings_for("forward-plan")

    def __init__(self) -> None:
        super().__init__()
        self.table = LineTable(
            [Column("Decision", 15), Column("Reference", 16), Column("Matter"), Column("Notice", 20)], empty=_EMPTY
        )
        self._below = Words(id="below")

    def compose(self) -> ComposeResult:
        yield self.head
        yield self.filter
        yield self.table
        yield self._below
        yield KeyBar("forward-plan")

    def on_mount(self) -> None:
        self.reload()
        self.table.focus()

    def reload(self) -> None:
        """Show the time and the list anew."""
        self.show_head()
        self.show_list()

    def show_list(self) -> None:
        """The entries that hold the words of the filter."""
        office, text = self.office, self.sought
        rows = Paged(
            plan_list.count(office.register, text), lambda start, n: plan_state.page(office, start, n, text), _row
        )
        self.table.show(rows, empty=f"No line holds “{text}”." if text else _EMPTY)
        self._say()

    @on(LineTable.Moved)
    def _say(self) -> None:
        """Under the list, what there is no room for in it."""
        entry_id = self._current
        if entry_id is None:
            self._below.show("")
            return
        state = plan_state.of_entry(self.office, entry_id)
        who = state.entry.decider or "Nobody named yet"
        self._below.show(f"{who}. {state.says.rstrip('.')}.")

    @property
    def _current(self) -> int | None:
        """The entry under the cursor."""
        key = self.table.cursor_key
        return None if key is None else int(str(key)[1:])

    def _here(self) -> int | None:
        """The same, saying so where there is none."""
        if self._current is None:
            tell(self.app, _EMPTY)
        return self._current

    def do_back(self) -> None:
        """Take the filter away, or go back to the desk."""
        if not self.close_filter():
            self.desk.leave_screen()
            self.desk.refresh_screens()

    @on(LineTable.Opened)
    def _opened(self) -> None:
        if (entry_id := self._current) is not None:
            self.app.push_screen(EntryScreen(entry_id))

    def do_ledger(self) -> None:
        """The counts behind the notice under the cursor."""
        if (entry_id := self._here()) is not None:
            ledgers.show(self, acts.offers(self, entry_id))

    # Actions

    def action_add(self) -> None:
        """A new entry, and its form."""
        self.app.run_worker(self._add(), group="ask", exclusive=True)

    async def _add(self) -> None:
        office = self.office
        questions = [
            line("matter", "What is to be decided?"),
            line(
                "reference",
                "Its reference, in the council's own style; what stands there is the next of the newest ones.",
                forward_plan.suggested_reference(office),
                check=self._reference,
            ),
        ]
        answers = left_answers(self, _NEW)
        if not await ask_in_turn(self.app, "A new matter", questions, answers):
            return
        typed = {name: str(text) for name, text in answers.given.items()}

        def added(entry_id: int) -> None:
            forget(self, _NEW)
            self.desk.refresh_screens()
            self.app.push_screen(EntryScreen(entry_id))

        self.desk.do(lambda: forward_plan.add(office, typed), added)

    def _reference(self, text: str) -> str | None:
        from clerk_tui.domain.errors import InputError
        from clerk_tui.register.forward_plan import by_reference

        try:
            parse_field("reference", text)
        except InputError as error:
            return str(error)
        found = by_reference(self.office.register, text)
        return f"{text} is already used for {found.ref}, {first_line(found.matter)}." if found else None

    def action_key_test(self) -> None:
        """Answer whether the matter is key."""
        if (entry_id := self._here()) is not None:
            acts.take_key_test(self, entry_id, self.desk.refresh_screens)

    def action_publish(self) -> None:
        """Record that the notice was put up."""
        if (entry_id := self._here()) is not None:
            acts.publish(self, entry_id, self.desk.refresh_screens)

    def action_versions(self) -> None:
        """The notices as published."""
        if (entry_id := self._here()) is not None:
            acts.show_versions(self, entry_id)

    def action_withdraw(self) -> None:
        """Mark it as withdrawn."""
        if (entry_id := self._here()) is not None:
            acts.withdraw(self, entry_id, self.desk.refresh_screens)

    def action_route(self) -> None:
        """Which route is open."""
        if (entry_id := self._here()) is not None:
            acts.show_route(self, entry_id)

    def action_plan(self) -> None:
        """Every gate of the matter."""
        if (entry_id := self._here()) is not None:
            acts.plan(self, entry_id)


def _row(state: PlanState) -> Row:
    entry = state.entry
    due = short_date(entry.due_from) if entry.due_from else "No day yet"
    return Row(entry.ref, (due, entry.reference, first_line(entry.matter), state.short), _STYLES.get(state.weight, ""))
