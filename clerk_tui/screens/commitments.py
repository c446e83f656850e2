"""Commitments: what the council will do and by when, late ones first; narrowed to a plan, a portfolio or a theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.commitments import Commitment, CommitmentPlan, Standing
from clerk_tui.screens import commitment_questions as ask
from clerk_tui.screens.filtering import FilteredList
from clerk_tui.screens.main_view import MainView, headline
from clerk_tui.screens.people_asking import ask_and_enter
from clerk_tui.services.commitments import changing, planning, reading, words
from clerk_tui.services.documents.made import Made
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import Choose, ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, tell

_COLUMNS = (Column("Code", 8), Column("What will be done"), Column("By when", 16), Column("", 7))
_NONE = "No commitments. a enters one, i reads a plan on a page, F4 a list."
_ALL = "*"


class CommitmentsScreen(FilteredList, MainView):
    """The list; Enter opens one. `plan_id` is the plan that it is narrowed to at first."""

    group = "commitments"
    BINDINGS = bindings_for("commitments")

    def __init__(self, plan_id: int | None = None) -> None:
        super().__init__()
        self.plan_id = plan_id
        self._portfolio = self._theme = ""
        self._late = False
        self.table = LineTable(_COLUMNS, empty=_NONE)
        self._below = Words(id="below")

    def compose(self) -> ComposeResult:
        yield self.head
        yield self.filter
        yield self.table
        yield self._below
        yield KeyBar("commitments")

    def on_mount(self) -> None:
        self.reload()
        self.table.focus()

    def show_head(self) -> None:
        """The headline, with what the list is narrowed to."""
        self.head.show(headline(self.office, self.group, self.app.size.width, self._narrowed()))

    def _narrowed(self) -> str:
        plan = self._plan
        parts = [
            plan.name if plan else "", self._portfolio, self._theme, "late only" if self._late else ""
        ]  # fmt: skip
        said = ", ".join(part for part in parts if part)
        return f"Only: {said}" if said else ""

    @property
    def _plan(self) -> CommitmentPlan | None:
        """The plan that the list is narrowed to; none where it was taken away since."""
        found = [plan for plan in reading.plans(self.office) if plan.id == self.plan_id]
        return found[0] if found else None

    def reload(self) -> None:
        """Show the time and the list anew."""
        if self._plan is None:
            self.plan_id = None
        self.show_head()
        self.show_list()

    def show_list(self) -> None:
        """Those that hold the words of the filter."""
        sought = self.sought.casefold()
        found = [
            one
            for one in reading.commitments(
                self.office, plan_id=self.plan_id, portfolio=self._portfolio, theme=self._theme, late=self._late
            )
            if sought in f"{one.code} {one.text} {one.theme} {one.portfolio} {one.plan}".casefold()
        ]
        empty = f"No line holds “{self.sought}”." if sought else "None of these is late." if self._late else _NONE
        self.table.show(ListRows([self._row(one) for one in found]), empty=empty)
        self._say()

    def _row(self, one: Commitment) -> Row:
        today = self.office.clock.today()
        late = one.is_late(today)
        first = one.points[0] if one.points else words.NO_WORDS
        cells = (one.called, first, words.due_short(one.due), words.state_short(one, today))
        return Row(one.id, cells, "urgent" if late else "" if one.standing is Standing.OPEN else "muted")

    @on(LineTable.Moved)
    def _say(self) -> None:
        """Under the list, where the commitment under the cursor stands."""
        one = self._here()
        if one is None:
            self._below.show("")
            return
        said = [words.standing_words(one, self.office.clock.today())]
        where = ", ".join(part for part in (one.plan, one.theme, one.portfolio) if part)
        self._below.show(" ".join([*said, *([f"{where}."] if where else [])]))

    def _here(self) -> Commitment | None:
        key = self.table.cursor_key
        return None if key is None else reading.commitment(self.office, int(key))

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        from clerk_tui.screens.commitment import CommitmentScreen

        self.app.push_screen(CommitmentScreen(int(str(event.key))))

    def do_back(self) -> None:
        """Take the filter away, or go back."""
        if not self.close_filter():
            self.desk.leave_screen()
            self.desk.refresh_screens()

    def do_ledger(self) -> None:
        """No date here is counted."""
        tell(self.app, "By-whens are what the council wrote; no day is counted.")

    # What the list is narrowed to

    def action_plan(self) -> None:
        """Ask for a plan; all of them at the end of the list."""
        plans = [(plan.ref, plan.name) for plan in reading.plans(self.office)]

        def chosen(ref: str) -> None:
            self.plan_id = None if ref == _ALL else int(ref[1:])

        self._narrow("Of which plan?", plans, chosen)

    def action_portfolio(self) -> None:
        """Ask for a portfolio."""
        names = dict.fromkeys(one.portfolio for one in reading.commitments(self.office) if one.portfolio)

        def chosen(name: str) -> None:
            self._portfolio = "" if name == _ALL else name

        self._narrow("Of which portfolio?", [(name, name) for name in sorted(names, key=str.casefold)], chosen)

    def action_theme(self) -> None:
        """Ask for a theme."""

        def chosen(name: str) -> None:
            self._theme = "" if name == _ALL else name

        names = [(name, name) for name in reading.themes(self.office, self.plan_id)]
        self._narrow("Of which theme?", names, chosen)

    def _narrow(self, question: str, options: Sequence[tuple[str, str]], chosen: Any) -> None:
        if not options:
            tell(self.app, "There is nothing to choose from yet.")
            return

        def answered(key: str | None) -> None:
            if key is not None:
                chosen(key)
                self.reload()

        self.app.push_screen(Choose("Show only some", [*options, (_ALL, "All of them")], sentence=question), answered)

    def action_late(self) -> None:
        """Late ones only, and back."""
        self._late = not self._late
        self.reload()

    # Entering

    def _run(self, coroutine: Any) -> None:
        self.app.run_worker(coroutine, group="ask", exclusive=True)

    def action_add(self) -> None:
        """Enter one, into the plan that is shown."""
        self._run(self._add())

    async def _add(self) -> None:
        office = self.office
        entered = await ask_and_enter(
            self, "A commitment", ask.commitment_questions(office, changing.BLANK, self.plan_id),
            lambda given: changing.add(office, ask.typed_of(given), despite=given.get("despite", "")),
        )  # fmt: skip
        if entered is not None:
            tell(self.app, f"{entered.called} is entered. Enter opens it, to enter its progress.")

    def action_new_plan(self) -> None:
        """Enter a plan, and narrow the list to it."""
        self._run(self._new_plan())

    async def _new_plan(self) -> None:
        office = self.office
        entered = await ask_and_enter(
            self, "A plan", ask.plan_questions(planning.BLANK),
            lambda given: planning.add(office, ask.typed_of(given)),
        )  # fmt: skip
        if entered is not None:
            self.plan_id = entered.id
            self.reload()

    def action_set_plan(self) -> None:
        """Change the plan that is shown."""
        if (plan := self._one_plan()) is None:
            return
        office, offered = self.office, ask.plan_fields(plan)
        self._run(
            ask_and_enter(
                self, f"Plan {plan.ref}", ask.plan_questions(plan),
                lambda given: planning.set_fields(
                    office, plan.id, ask.typed_of(given, offered), version=plan.version
                ),
            )
        )  # fmt: skip

    def _one_plan(self) -> CommitmentPlan | None:
        """The plan that the list is narrowed to, or the only one there is; says so where it cannot be known."""
        plans = reading.plans(self.office)
        plan = self._plan or (plans[0] if len(plans) == 1 else None)
        if plan is None:
            tell(self.app, "p says of which plan." if plans else "There is no plan yet. n enters one.")
        return plan

    def action_page(self) -> None:
        """Show the plan on a page as it would leave."""
        if (plan := self._one_plan()) is None:
            return
        from clerk_tui.screens.documents import DocumentScreen
        from clerk_tui.services.documents import kinds

        wanted, office = kinds.kind("plan-on-a-page"), self.office

        def show(made: Made) -> None:
            self.app.push_screen(DocumentScreen(wanted, made))

        self.desk.do(lambda: kinds.build(office, wanted, plan.id), show)

    def action_source(self) -> None:
        """Show how the plan stands, and the text of its file."""
        if (plan := self._one_plan()) is not None:
            source = reading.source(self.office, plan)
            text = ["", "The file:", source.text] if source else []
            self.app.push_screen(ShowText(plan.name, "\n".join([*words.plan_details(self.office, plan), *text])))

    def action_file(self) -> None:
        """Take a list from a file."""
        from clerk_tui.screens.commitments_file import take_file

        self._run(take_file(self))
