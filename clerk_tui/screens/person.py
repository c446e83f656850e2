"""One person with every seat over time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.dates import format_date, short_date
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.people import KnownPerson, Membership
from clerk_tui.register import people as rows
from clerk_tui.screens import people_questions as ask
from clerk_tui.screens.asking import enter_now
from clerk_tui.screens.people_asking import ask_and_enter
from clerk_tui.screens.questions import Answers, choice, line
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import people, people_changes, people_seats
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskDate, AskLine, Confirm
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell


def seat_row(seat: Membership, day: date, *cells: str) -> Row:
    """A seat in a list: the cells, its part and its days; one that does not hold on the day is dimmed."""
    days = (short_date(one) if one else "" for one in (seat.valid_from, seat.valid_to))
    part = f"{seat.role}, {seat.title}" if seat.title else seat.role
    return Row(seat.id, (*cells, part, *days), "" if seat.holds_on(day) else "muted")


def _where(seat: Membership) -> str:
    """The body, and the ward that the seat is for."""
    return f"{seat.body} for {seat.ward}" if seat.ward else seat.body


async def ask_end(screen: DeskWork[None], seat: Membership, offer: date) -> None:
    """Ask for the last day of a seat, and end it."""
    sentence = f"The last day as {people.seat_words(seat)}?"
    answer = await screen.app.push_screen_wait(
        AskDate(f"End the seat of {seat.person.name}", sentence, ask.offered(offer))
    )
    if answer is not None:
        ended = await enter_now(
            screen, lambda: people_seats.end_seat(screen.office, seat.id, answer[0], version=seat.version)
        )
        if ended is not None:
            tell(screen.app, f"Ended; the last day is {format_date(answer[0])}. u takes it back.")


class PersonScreen(DeskWork[None]):
    """One person."""

    group = "person"
    BINDINGS = bindings_for("person")

    def __init__(self, person_id: int, day: date | None = None) -> None:
        super().__init__()
        self._person_id, self._day = person_id, day
        self._head = Words(id="head")
        columns = [Column("Body"), Column("Part", 16), Column("From", 15), Column("To", 15)]
        self._table = LineTable(columns, empty="No seat is entered. s enters one.")
        self._below = Words(id="below")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._table
        yield self._below
        yield KeyBar("person")

    def on_mount(self) -> None:
        self.reload()
        self._table.focus()

    @property
    def day(self) -> date:
        """The day for which it is shown what they hold."""
        return self._day or self.office.clock.today()

    @property
    def person(self) -> KnownPerson:
        return rows.person(self.office.register, self._person_id)

    def reload(self) -> None:
        """Show what the register holds now; a person who is gone takes this screen along."""
        if all(one.id != self._person_id for one in rows.persons(self.office.register)):
            if self.is_current:
                self.dismiss()
            return
        person, seats = self.person, rows.seats(self.office.register, person_id=self._person_id)
        title = f", {person.title}" if person.title else ""
        said = f"\n{person.kind.value.capitalize()}{title}."
        if person.kind == "member":
            pools, roles = people.pools_of(self.office, person.id, self.day)
            said += f" In a request for call-in on {format_date(self.day)}: {', '.join((*pools, *roles))}."
            if not seats:
                said += " No seat says more; the executive is then those summoned to the meeting that decided."
        self._head.show(join((person.name, "bold"), said))
        self._table.show(ListRows([seat_row(seat, self.day, _where(seat)) for seat in seats]))
        self._say()

    @on(LineTable.Moved)
    def _say(self) -> None:
        """Under the list, why a seat stands that clashes."""
        seat = self._seat
        self._below.show(f"Though it clashes: {seat.despite}" if seat is not None and seat.despite else "")

    @property
    def _seat(self) -> Membership | None:
        """The seat under the cursor."""
        key = self._table.cursor_key
        return None if key is None else rows.seat(self.office.register, int(key))

    def _here(self) -> Membership | None:
        """The same, saying so where there is none."""
        if self._seat is None:
            tell(self.app, "There is no seat here. s enters one.")
        return self._seat

    def _run(self, coroutine: Any) -> None:
        self.run_worker(coroutine, group="ask", exclusive=True)

    # Seats

    def action_seat(self) -> None:
        """Enter one more."""
        bodies = [(str(body.id), body.name) for body in rows.bodies(self.office.register)]
        if not bodies:
            tell(self.app, "There are no bodies yet: under People b shows them, and a enters one.")
            return
        office, person_id = self.office, self._person_id

        def seat_of(given: dict[str, Any]) -> Membership:
            return people_seats.new_seat(office, person_id, int(given["body"]), ask.details_of(office, given))

        def kind(answers: Answers) -> BodyKind | None:
            chosen = answers.given.get("body")
            return rows.body(office.register, int(chosen)).kind if chosen else None

        which = choice("body", "In which body?", bodies)
        questions = ask.seat_questions(office, seat_of, None, which, body_kind=kind)
        self._run(
            ask_and_enter(
                self, f"A seat of {self.person.name}", questions,
                lambda given: people_seats.add_seat(
                    office, person_id, int(given["body"]), ask.details_of(office, given),
                    despite=given.get("despite", ""),
                ),
            )
        )  # fmt: skip

    @on(LineTable.Opened)
    def action_correct(self) -> None:
        """Ask for the details of the seat anew."""
        if (seat := self._here()) is None:
            return
        office = self.office
        questions = ask.seat_questions(
            office,
            lambda given: people_seats.corrected(seat, ask.details_of(office, given)),
            seat,
            body_kind=lambda _: seat.body_kind,
        )
        self._run(
            ask_and_enter(
                self, f"Seat {seat.id} of {seat.person.name}: {seat.body}", questions,
                lambda given: people_seats.change_seat(
                    office, seat.id, ask.details_of(office, given), despite=given.get("despite", ""),
                    version=seat.version,
                ),
            )
        )  # fmt: skip

    def action_end(self) -> None:
        """End the seat under the cursor."""
        if (seat := self._here()) is not None:
            self._run(ask_end(self, seat, self.day))

    def action_follow(self) -> None:
        """Another part in the same body from a day on."""
        if (seat := self._here()) is None:
            return
        office = self.office

        def seat_of(given: dict[str, Any]) -> Membership:
            first = given["from"][0]
            ward = people_seats.ward_of(office, seat)
            details = people_seats.SeatDetails(given["role"], first, seat.valid_to, given["title"], ward)
            return people_seats.corrected(seat, details)

        questions = (
            line("role", f"Which part? {ask.ROLES}"),
            ask.first_day("From which day? The old seat ends the day before.", self.day + timedelta(1)),
            line("title", "What is it for, such as a portfolio? It may be left empty.", check=lambda _: None),
            ask.despite(office, seat_of),
        )
        self._run(
            ask_and_enter(
                self, f"Another part in {seat.body}", questions,
                lambda given: people_seats.follow_seat(
                    office, seat.id, given["from"][0], given["role"], title=given["title"],
                    despite=given.get("despite", ""),
                ),
            )
        )  # fmt: skip

    def action_unseat(self) -> None:
        """Take the seat under the cursor away, after asking."""
        if (seat := self._here()) is None:
            return
        office = self.office

        def answered(yes: bool | None) -> None:
            if yes:
                self.desk.do(lambda: people_seats.remove_seat(office, seat.id), lambda _: self.desk.refresh_screens())

        said = [f"{people.seat_words(seat, person=True)}.", "A seat that was held is ended, with e, not taken away."]
        self.app.push_screen(Confirm("Take this seat away?", said, yes="Take away", no="Keep"), answered)

    # The person

    def action_name(self) -> None:
        """Change name, kind and title."""
        office, person = self.office, self.person
        self._run(
            ask_and_enter(
                self, f"{person.name}", ask.person_questions(person),
                lambda given: people_changes.change_person(
                    office, person.id, name=given["name"], kind=given["kind"], title=given["title"],
                    version=person.version,
                ),
            )
        )  # fmt: skip

    def action_merge(self) -> None:
        """Make another person one with this one."""
        self._run(self._merge())

    async def _merge(self) -> None:
        from clerk_tui.services import people_merging

        office, keep = self.office, self.person
        sentence = f"Which other name of the register is {keep.name}? This name stays."
        check = ask.wrong(lambda text: people_merging.look(office, keep.id, people.find_person(office, text).id))
        typed = await self.app.push_screen_wait(AskLine("Two who are one", sentence, check=check))
        if typed is None:
            return
        other = people.find_person(office, typed)
        found = people_merging.look(office, keep.id, other.id)
        said = [
            f"{other.name} (number {other.id}) becomes {keep.name} (number {keep.id}); it moves {found.says}.",
            *(f"Two seats overlap then: {one}." for one in found.overlapping),
            "One undo takes all of it back.",
        ]
        if not await self.app.push_screen_wait(Confirm("Merge?", said, yes="Merge", no="Leave them")):
            return
        if await enter_now(self, lambda: people_merging.merge(office, keep.id, other.id)) is not None:
            tell(self.app, f"{other.name} is {keep.name} now. u takes it back.")
