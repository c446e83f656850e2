"""One body with its members on a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.people import Membership
from clerk_tui.register import people as rows
from clerk_tui.rules.seats import in_words
from clerk_tui.screens import people_questions as ask
from clerk_tui.screens.people_asking import ask_and_enter
from clerk_tui.screens.person import PersonScreen, ask_end, seat_row
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import people, people_changes, people_seats
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskLine
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows
from clerk_tui.widgets.words import Words, join, tell


def _whose(seat: Membership) -> str:
    """Whose seat it is, and the ward that it is for."""
    return f"{seat.person.name}, {seat.ward}" if seat.ward else seat.person.name


class BodyScreen(DeskWork[None]):
    """One body; Enter opens a member."""

    group = "body"
    BINDINGS = bindings_for("body")

    def __init__(self, body_id: int, day: date | None = None) -> None:
        super().__init__()
        self._body_id, self._day = body_id, day
        self._head = Words(id="head")
        columns = [Column("Name"), Column("Part", 16), Column("From", 15), Column("To", 15)]
        self._table = LineTable(columns, empty="The register names no member on this day. s enters one.")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._table
        yield KeyBar("body")

    def on_mount(self) -> None:
        self.reload()
        self._table.focus()

    @property
    def day(self) -> date:
        """The day whose members are shown."""
        return self._day or self.office.clock.today()

    def reload(self) -> None:
        """Show what the register holds now; a body that is gone takes this screen along."""
        if all(one.id != self._body_id for one in rows.bodies(self.office.register)):
            if self.is_current:
                self.dismiss()
            return
        body = rows.body(self.office.register, self._body_id)
        stood = f", {in_words(body.valid_from, body.valid_to)}" if body.valid_from or body.valid_to else ""
        on = f"\nMembers on {format_date(self.day)}{'' if self._day else ', today'}."
        line = people.body_line(self.office, body, self.day)
        vacant = line.vacancies.words() if line.vacancies else ""
        on += f" Of {body.places} places {vacant or 'none is vacant'}." if body.places else ""
        self._head.show(join((body.name, "bold"), f"  {body.kind.value}{stood}", on))
        self._table.show(ListRows([seat_row(seat, self.day, _whose(seat)) for seat in line.holds]))

    @property
    def _seat(self) -> Membership | None:
        """The seat under the cursor."""
        key = self._table.cursor_key
        return None if key is None else rows.seat(self.office.register, int(key))

    @on(LineTable.Opened)
    def _opened(self) -> None:
        if (seat := self._seat) is not None:
            self.app.push_screen(PersonScreen(seat.person.id, self._day))

    def _show(self, day: date | None) -> None:
        self._day = day
        self.reload()

    def action_day(self) -> None:
        """Another day; empty is today."""

        def chosen(typed: str | None) -> None:
            if typed is not None:
                self._show(ask.day_or_none(typed))

        sentence = "Whose members, on which day? Empty is today."
        asked = AskLine("Another day", sentence, ask.offered(self._day), check=ask.wrong(ask.day_or_none))
        self.app.push_screen(asked, chosen)

    def action_earlier(self) -> None:
        """The day before the last change."""
        before = [day for day in self._changes() if day <= self.day]
        if before:
            self._show(max(before) - timedelta(1))
        else:
            tell(self.app, "The register knows of no earlier change.")

    def action_later(self) -> None:
        """The day of the next change."""
        after = [day for day in self._changes() if day > self.day]
        if after:
            self._show(min(after))
        else:
            tell(self.app, "The register knows of no later change.")

    def _changes(self) -> set[date]:
        """The days on which the members are others than the day before."""
        seats = rows.seats(self.office.register, body_id=self._body_id)
        begun = {seat.valid_from for seat in seats if seat.valid_from is not None}
        return begun | {seat.valid_to + timedelta(1) for seat in seats if seat.valid_to is not None}

    def action_seat(self) -> None:
        """Enter one more member."""
        office, body_id = self.office, self._body_id

        def seat_of(given: dict[str, Any]) -> Membership:
            person = people.find_person(office, given["name"])
            return people_seats.new_seat(office, person.id, body_id, ask.details_of(office, given))

        who = ask.whose(office, "name", "Whose seat? A name of the register; under People a enters a new one.")
        kind = rows.body(office.register, body_id).kind
        questions = ask.seat_questions(office, seat_of, None, who, body_kind=lambda _: kind)
        self._run(
            ask_and_enter(
                self, f"A seat in {rows.body(office.register, body_id).name}", questions,
                lambda given: people_seats.add_seat(
                    office, people.find_person(office, given["name"]).id, body_id, ask.details_of(office, given),
                    despite=given.get("despite", ""),
                ),
            )
        )  # fmt: skip

    def action_end(self) -> None:
        """End the seat under the cursor."""
        if (seat := self._seat) is None:
            tell(self.app, "There is no seat here to end.")
        else:
            self._run(ask_end(self, seat, self.day))

    def action_change(self) -> None:
        """Change name, kind and days of the body."""
        office, body = self.office, rows.body(self.office.register, self._body_id)
        self._run(
            ask_and_enter(
                self, body.name, ask.body_questions(body),
                lambda given: people_changes.change_body(office, ask.body_of(given, body)),
            )
        )  # fmt: skip

    def _run(self, coroutine: Any) -> None:
        self.run_worker(coroutine, group="ask", exclusive=True)
