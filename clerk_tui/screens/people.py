"""People and bodies: everybody with what they hold on a day, or every body with its members."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import ClerkError, InputError
from clerk_tui.screens.asking import done
from clerk_tui.screens.filtering import FilteredList
from clerk_tui.screens.main_view import MainView
from clerk_tui.screens.people_asking import ask_and_enter
from clerk_tui.screens.people_questions import body_questions, day_or_none, number, offered, person_questions, wrong
from clerk_tui.services import people, people_changes
from clerk_tui.services.people import BodyLine, PersonLine
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskLine, AskReason, Confirm, ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, tell

if TYPE_CHECKING:
    from clerk_tui.services.wards.listing import WardLine

_PEOPLE = (Column("Name", 24), Column("", 8), Column("Holds"))
_BODIES = (Column("Body", 34), Column("Kind", 10), Column("Members", 8), Column("Chair"))
_WARDS = (Column("Ward", 24), Column("Members", 8), Column("Represented by"))
_NO_WARD = "There are no wards yet. a enters one, a list with wards brings its own."
_NOBODY = "Nobody is in the register. a enters a person, F4 takes a list, an imported agenda brings its members."
_NO_BODY = "There are no bodies yet. a enters one, an imported agenda brings its own."


class PeopleScreen(FilteredList, MainView):
    """The list; Enter opens a person or a body."""

    group = "people"
    BINDINGS = bindings_for("people")

    def __init__(self) -> None:
        super().__init__()
        self.table = LineTable(_PEOPLE, empty=_NOBODY)
        self._below = Words(id="below")
        self._lists = "people"
        self._day: date | None = None
        self._file = ""

    def compose(self) -> ComposeResult:
        yield self.head
        yield self.filter
        yield self.table
        yield self._below
        yield KeyBar("people")

    def on_mount(self) -> None:
        self.reload()
        self.table.focus()

    @property
    def day(self) -> date:
        """The day that the list is of."""
        return self._day or self.office.clock.today()

    def reload(self) -> None:
        """Show the time and the list anew."""
        self.show_head()
        self.show_list()

    def show_list(self) -> None:
        """Those that hold the words of the filter."""
        text = self.sought
        columns, empty, what = _SHOWN[self._lists]
        self.table.head(columns)
        self.table.show(ListRows(self._listed(text)), empty=f"No line holds “{text}”." if text else empty)
        self._below.show(f"{what} on {format_date(self.day)}{'' if self._day else ', today'}.")

    def _listed(self, text: str) -> list[Row]:
        if self._lists == "bodies":
            return [_body_row(one) for one in people.bodies(self.office, text, self.day)]
        if self._lists == "wards":
            from clerk_tui.services.wards import listing

            return [_ward_row(one) for one in listing.listed(self.office, text, self.day)]
        return [_person_row(one) for one in people.listed(self.office, text, self.day)]

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        number = int(str(event.key)[1:])
        if self._lists == "wards":
            from clerk_tui.screens.wards import show_ward

            show_ward(self, number, self.day)
        elif self._lists == "bodies":
            from clerk_tui.screens.body import BodyScreen

            self.app.push_screen(BodyScreen(number, self._day))
        else:
            from clerk_tui.screens.person import PersonScreen

            self.app.push_screen(PersonScreen(number, self._day))

    def do_back(self) -> None:
        """Take the filter away, go back to the people, or back to the desk."""
        if self.close_filter():
            return
        if self._lists != "people":
            self._turn("people")
        else:
            self.desk.leave_screen()
            self.desk.refresh_screens()

    def do_ledger(self) -> None:
        """No date here is counted: it is what was entered."""
        tell(self.app, "Days of seats are entered, not counted; Enter shows them.")

    # Actions

    def action_bodies(self) -> None:
        """The bodies instead of the people, and back."""
        self._turn("people" if self._lists == "bodies" else "bodies")

    def action_wards(self) -> None:
        """The wards instead of the people, and back."""
        self._turn("people" if self._lists == "wards" else "wards")

    def _turn(self, lists: str) -> None:
        self._lists = lists
        self.show_list()

    def action_change_ward(self) -> None:
        """Change the ward under the cursor."""
        from clerk_tui.screens.wards import change_ward

        key = self.table.cursor_key
        if self._lists == "wards" and key is not None:
            self.app.run_worker(change_ward(self, int(str(key)[1:])), group="ask", exclusive=True)
        else:
            tell(self.app, "w shows the wards; c changes the one under the cursor.")

    def action_may_ask(self) -> None:
        """Who might ask for call-in on the day of the list, and why somebody might not."""
        from clerk_tui.domain.errors import NotFound
        from clerk_tui.services.on_a_day.call_in import askers

        try:
            found = askers(self.office, self.day)
        except NotFound as error:
            self.desk.refuse(error)
            return
        self.app.push_screen(ShowText(f"Who may call in on {format_date(self.day)}", "\n\n".join(found.lines())))

    def action_portfolios(self) -> None:
        """Who led the council and held which portfolio on the day of the list."""
        from clerk_tui.rules.portfolios import says
        from clerk_tui.services.on_a_day.portfolios import on_day

        said = [says(one) for one in on_day(self.office, self.day)] or [
            "The register names no leader and no portfolio."
        ]
        self.app.push_screen(ShowText(f"Leader and portfolios on {format_date(self.day)}", "\n\n".join(said)))

    def action_day(self) -> None:
        """Another day; empty is today."""

        def chosen(typed: str | None) -> None:
            if typed is not None:
                self._day = day_or_none(typed)
                self.show_list()

        sentence = "Of which day? Empty is today."
        self.app.push_screen(AskLine("Another day", sentence, offered(self._day), check=wrong(day_or_none)), chosen)

    def action_posts(self) -> None:
        """The chain of consent on the day of the list."""
        posts = people.posts_on(self.office, self.day)
        self.app.push_screen(ShowText("Who agrees that something is urgent", "\n\n".join(post.says for post in posts)))

    def action_add(self) -> None:
        """Enter a person, or a body or a ward where those are shown."""
        adding = {"people": self._add_person, "bodies": self._add_body, "wards": self._add_ward}
        self.app.run_worker(adding[self._lists](), group="ask", exclusive=True)

    async def _add_ward(self) -> None:
        from clerk_tui.screens.wards import add_ward

        await add_ward(self)

    async def _add_person(self) -> None:
        office = self.office
        entered = await ask_and_enter(
            self, "A person", person_questions(),
            lambda given: people_changes.add_person(office, given["name"], kind=given["kind"], title=given["title"]),
        )  # fmt: skip
        if entered is not None:
            self.table.show(self._rows_again(), cursor=f"P{entered.id}")
            tell(self.app, f"{entered.name} is entered. Enter opens them, to enter a seat.")

    def _rows_again(self) -> ListRows:
        return ListRows([_person_row(one) for one in people.listed(self.office, self.sought, self.day)])

    async def _add_body(self) -> None:
        office = self.office
        entered = await ask_and_enter(
            self, "A body", body_questions(),
            lambda given: people_changes.add_body(
                office, given["name"], kind=given["kind"], valid_from=day_or_none(given["from"]),
                valid_to=day_or_none(given["to"]), places=number(given["places"]),
            ),
        )  # fmt: skip
        if entered is not None:
            tell(self.app, f"{entered.name} is entered. Enter opens it, to enter its members.")

    def action_file(self) -> None:
        """Take a list from a file."""
        self.app.run_worker(self._take_file(), group="ask", exclusive=True)

    async def _take_file(self) -> None:
        from clerk_tui.services import people_import

        sentence = "Which file? Columns: name, body, role, from, to and, where known, title, kind and ward."
        ask = AskLine("People from a file", sentence, self._file, check=wrong(_file))
        answer = await self.app.push_screen_wait(ask)
        self._file = ask.typed
        if answer is None:
            return
        office, path = self.office, _file(answer)
        try:
            data = people_import.read_file(path)
            found = people_import.preview(office, data)
            lines = [*found.notes, *(f"{row.listed.row}. {row.says}" for row in found.rows), *found.clashes]
            said = ["\n".join([found.says, "", *lines])]
            if found.faults:
                self.app.push_screen(ShowText("Nothing is taken while a row cannot be read", said[0]))
                return
            if not await self.app.push_screen_wait(Confirm("Take this list?", said, yes="Take it", no="Leave it")):
                return
            reason = ""
            if found.clashes:
                ask_why = AskReason("Seats that clash", ["Why are they taken all the same?", *found.clashes[:3]])
                reason = await self.app.push_screen_wait(ask_why) or ""
            taken = await done(self, lambda: people_import.take(office, data, name=path.name, despite=reason))
        except ClerkError as error:
            self.desk.refuse(error)
            return
        self.desk.refresh_screens()
        tell(self.app, f"Taken. {taken.says} u takes it back.")


def _file(typed: str) -> Path:
    path = Path(typed.strip()).expanduser()
    if not typed.strip() or not path.is_file():
        raise InputError(f"There is no file “{typed.strip()}”.")
    return path


def _person_row(line: PersonLine) -> Row:
    held = people.held_words(line.holds) or line.person.title
    style = "" if line.holds or line.person.kind == "officer" else "muted"
    return Row(f"P{line.person.id}", (line.person.name, line.person.kind.value, held), style)  # type: ignore[arg-type]


def _ward_row(line: WardLine) -> Row:
    names = ", ".join(seat.person.name for seat in line.holds)
    vacant = f"{line.vacancies.many} vacant" if line.vacancies and line.vacancies.many else ""
    members = "" if line.ward.members is None else str(line.ward.members)
    return Row(f"W{line.ward.id}", (line.ward.name, members, "; ".join(filter(None, (names, vacant)))))


_SHOWN = {
    "people": (_PEOPLE, _NOBODY, "People and what they hold"),
    "bodies": (_BODIES, _NO_BODY, "Bodies and their members"),
    "wards": (_WARDS, _NO_WARD, "Wards and their members"),
}
"""Of each list its columns, what it says while empty, and what it holds."""


def _body_row(line: BodyLine) -> Row:
    chairs = ", ".join(seat.person.name for seat in line.holds if seat.role in {"chair", "leader"})
    members = str(len(line.holds)) + (f" of {line.body.places}" if line.body.places else "")
    return Row(f"B{line.body.id}", (line.body.name, line.body.kind.value, members, chairs))
