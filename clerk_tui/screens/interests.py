"""Interests declared at a meeting: the list of them, and asking for one."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.interest import Interest
from clerk_tui.register import interests as rows
from clerk_tui.register import meetings
from clerk_tui.screens.asking import forget, left_answers
from clerk_tui.screens.questions import Answers, Question, ask_in_turn, choice, line
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import interests
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import Confirm
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell

_ANSWERS = (("yes", "Yes"), ("no", "No"), ("", "Not answered"))
_SAID = {True: "yes", False: "no", None: ""}


def _details(old: Interest | None = None) -> tuple[Question, ...]:
    return (
        line("nature", "What was declared?", old.nature if old else ""),
        choice("conflict", "Is it a conflict of interest?", _ANSWERS),
        choice("withdrew", "Did the member withdraw for the item?", _ANSWERS),
        line("dispensation", "Which dispensation was granted? It may be left empty.", old.dispensation if old else "",
             check=lambda _: None),
    )  # fmt: skip


def _values(answers: Answers) -> dict[str, str]:
    return {name: answers.given[name] for name in interests.FIELDS}


async def ask_interest(screen: DeskWork[None], meeting_id: int, item_id: int | None = None) -> None:
    """Ask who declared what, for which item; the item is not asked where it is known."""
    register, office = screen.office.register, screen.office
    meeting = meetings.meeting(register, meeting_id)
    members = [(member.name, member.name) for member in meeting.members]
    items = [(str(item.id), f"{item.number} {item.title}") for item in meetings.items(register, meeting_id)]
    who = choice("member", "Who declared it?", members) if members else line("member", "Who declared it?")
    which = choice("item", "For which item?", [*items, ("", "For no particular item")])
    about = f"interest at M{meeting_id}" + (f" in I{item_id}" if item_id else "")
    answers = left_answers(screen, about)
    questions = (who, *_details()) if item_id else (who, which, *_details())
    if not await ask_in_turn(screen.app, "An interest", questions, answers):
        return
    item = item_id or (int(answers.given["item"]) if answers.given["item"] else None)

    def kept(found: Interest) -> None:
        forget(screen, about)
        screen.desk.refresh_screens()
        arrived = " It stands in the item's record." if item and meetings.item(register, item).decision_id else ""
        tell(screen.app, f"The interest of {found.person.name} is recorded.{arrived} F12 undoes it.")

    member, values = answers.given["member"], _values(answers)
    screen.desk.do(lambda: interests.add(office, meeting_id, member, values, item_id=item), kept)


class InterestsScreen(DeskWork[None]):
    """The interests declared at one meeting."""

    group = "interests"
    BINDINGS = bindings_for("interests")

    def __init__(self, meeting_id: int) -> None:
        super().__init__()
        self._meeting_id = meeting_id
        self._head = Words(id="head")
        columns = [Column("Item", 6), Column("Member", 18), Column("Interest"), Column("Conflict", 8),
                   Column("Withdrew", 8)]  # fmt: skip
        self._table = LineTable(columns, empty="No interest is recorded; a records one.")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._table
        yield KeyBar("interests")

    def on_mount(self) -> None:
        self.reload()
        self._table.focus()

    def reload(self) -> None:
        """Show what the register holds now."""
        register = self.office.register
        meeting = meetings.meeting(register, self._meeting_id)
        numbers = {item.id: item.number for item in meetings.items(register, self._meeting_id)}
        title = f"Interests declared: M{meeting.id} {meeting.body}, {format_date(meeting.day)}"
        self._head.show(join((title, "bold"), "\nEach arrives in the record of its item by itself."))
        found = [
            Row(
                one.id,
                (numbers.get(one.item_id or 0, ""), one.person.name, one.nature, _SAID[one.conflict],
                 _SAID[one.withdrew]),
            )
            for one in rows.of_meeting(register, self._meeting_id)
        ]  # fmt: skip
        self._table.show(ListRows(found))

    def action_add(self) -> None:
        """Record one more."""
        self.run_worker(ask_interest(self, self._meeting_id), group="ask", exclusive=True)

    @on(LineTable.Opened)
    def action_change(self) -> None:
        """Ask for what was declared anew."""
        key, office = self._table.cursor_key, self.office
        if key is None:
            return
        old = rows.interest(office.register, int(key))

        about = f"interest {old.id}"

        def changed(_: Interest) -> None:
            forget(self, about)
            self.reload()

        async def ask() -> None:
            answers = left_answers(self, about)
            if await ask_in_turn(self.app, f"Interest of {old.person.name}", _details(old), answers):
                values = _values(answers)
                self.desk.do(lambda: interests.change_interest(office, old.id, values), changed)

        self.run_worker(ask(), group="ask", exclusive=True)

    def action_remove(self) -> None:
        """Take it away, after asking."""
        key, office = self._table.cursor_key, self.office
        if key is None:
            return
        old = rows.interest(office.register, int(key))

        def answered(yes: bool | None) -> None:
            if yes:
                self.desk.do(lambda: interests.remove(office, old.id), lambda _: self.reload())

        said = [
            f"{old.person.name}: {old.nature}.",
            "Its lines go out of the item's record where they stand unchanged.",
        ]
        self.app.push_screen(Confirm("Take this interest away?", said, yes="Take away", no="Keep"), answered)
