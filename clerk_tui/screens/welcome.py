"""The first run: which council, and where its register lies."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.errors import ClerkError, NotConfigured
from clerk_tui.screens.filtering import FilteredList
from clerk_tui.screens.questions import Answers, anything, ask_in_turn, choice, line
from clerk_tui.services import councils, registers
from clerk_tui.services.office import Office
from clerk_tui.services.registers import NewCouncil
from clerk_tui.widgets.dialogs import AskLine
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join

_ANOTHER = "another council"
_TIMETABLE = "timetable"


def _days_check(text: str) -> str | None:
    if not text.strip() or (text.strip().isdecimal() and 1 <= int(text) <= 60):
        return None
    return "Type a number of working days from 1 to 60, or leave it empty: then no call-in date is shown."


def _path_check(text: str) -> str | None:
    path = Path(text.strip()).expanduser()
    if not text.strip():
        return "Type where the file should lie."
    if path.exists():
        return f"There is already something at {path}."
    if path.parent != registers.data_folder() and not path.parent.is_dir():
        return f"There is no folder {path.parent}."
    return None


_NEW_COUNCIL = (
    line("name", "The name of the council, as on its notices."),
    choice("nation", "In which nation is it?", [("england", "England"), ("wales", "Wales")]),
    line("days", "How many working days after publication may councillors call a decision in? Leave it empty if you do"
         " not know: then no call-in date is shown.", check=_days_check),
    line("source", "Where do these words stand? For example: Constitution, part 4, 5.2.",
         when=lambda answers: bool(answers.given.get("days", "").strip()), check=anything),
)  # fmt: skip


class WelcomeScreen(FilteredList):
    """Choose a council; the register is made, and Today opens."""

    group = "welcome"

    def __init__(self) -> None:
        super().__init__()
        self.table = LineTable([Column("Council"), Column("Call-in rule", 40)])
        rules = councils.shipped_rules()
        self._rows = [Row(id, (name, rules[id])) for id, name in councils.shipped()]
        self._rows.append(Row(_TIMETABLE, ("Check a year's meetings", "needs no register: paste the list")))
        self._rows.append(Row(_ANOTHER, ("Another council", "name, nation and call-in rule")))
        self._answers = Answers()
        self.show_list()

    def compose(self) -> ComposeResult:
        yield Words(
            join(
                ("Welcome to clerk-tui", "bold"),
                "\nWhich council is this register for? Enter chooses; q leaves and makes nothing."
                "\nTo look around first, leave and start: clerk-tui demo"
                "\n/ finds your council by its name; t checks a year's meetings, v a register.",
            ),
            id="head",
        )
        yield self.filter
        yield self.table
        yield KeyBar("welcome")

    def on_mount(self) -> None:
        self.table.focus()

    def show_list(self) -> None:
        """The councils whose name holds the filter's words, and the two lines that are no council."""
        words = self.sought.casefold().split()
        rows = [
            row
            for row in self._rows
            if row.key in (_TIMETABLE, _ANOTHER) or all(word in row.cells[0].casefold() for word in words)
        ]
        self.table.show(ListRows(rows))

    def do_back(self) -> None:
        """Take the filter away."""
        self.close_filter()

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        if event.key == _TIMETABLE:
            self.desk.action_timetable()
            return
        self.app.run_worker(self._make(str(event.key)), group="ask", exclusive=True)

    async def _make(self, chosen: str) -> None:
        council = await self._another() if chosen == _ANOTHER else registers.shipped_council(chosen)
        if council is None:
            return
        named = self.desk.new_at
        default = str(named or registers.default_path())
        sentence = f"Where should the register of {council.name} lie? It is one file; back it up with your documents."
        where = await self.app.push_screen_wait(AskLine("The register's file", sentence, default, check=_path_check))
        if where is None:
            return
        path = Path(where.strip()).expanduser()

        def make() -> Office:
            registers.create_register(path, council)
            if named is None:
                # A register that the call named is opened by that name again, and by no other call.
                registers.make_default(path)
            return registers.open_office(path, now=self.desk.rehearsed)

        self.desk.do(make, self.desk.move_in)

    async def _another(self) -> NewCouncil | None:
        if not await ask_in_turn(self.app, "Another council", _NEW_COUNCIL, self._answers):
            return None
        given = self._answers.given
        days = given["days"].strip()
        try:
            return registers.new_council(
                given["name"], given["nation"], int(days) if days else None, given["source"] if days else ""
            )
        except (ClerkError, NotConfigured) as error:
            self.desk.refuse(error)
            return None
