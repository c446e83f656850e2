"""How many seats of a body, or of a ward, are vacant on a day, and who left last, as the register tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.people import Membership, Role


@dataclass(frozen=True, slots=True)
class Vacancies:
    """`many` seats of `places` are vacant. `last` is the seat that ended last before that day, None where none did."""

    many: int
    places: int
    last: Membership | None = None

    def words(self) -> str:
        """`1 vacant (the last to leave was Ann Jones, until 3 May 2017)`; empty where none is."""
        if not self.many:
            return ""
        if self.last is None or self.last.valid_to is None:
            return f"{self.many} vacant"
        until = format_date(self.last.valid_to, weekday=False)
        return f"{self.many} vacant (the last to leave was {self.last.person.name}, until {until})"


def vacancies(seats: Sequence[Membership], places: int | None, day: date) -> Vacancies | None:
    """The vacant ones among the seats of one body or ward; None where nobody says how many places there are.

    Everyone counts once, and substitutes hold no place.
    """
    if places is None:
        return None
    own = [seat for seat in seats if seat.role != Role.SUBSTITUTE]
    held = {seat.person.id for seat in own if seat.holds_on(day)}
    ended = [seat for seat in own if seat.valid_to is not None and seat.valid_to < day and seat.person.id not in held]
    last = max(ended, key=lambda seat: (seat.valid_to or date.min, seat.id), default=None)
    return Vacancies(max(0, places - len(held)), places, last)


def most_at_once(new: Membership, others: Sequence[Membership]) -> list[Membership]:
    """Of the seats beside a new one, those that are held on the day of its time on which most are.

    Their number changes only where one begins, so those days and the new seat's own first are looked at.
    """
    starts = {seat.valid_from or date.min for seat in (new, *others)}
    held = [[seat for seat in others if seat.holds_on(day)] for day in starts if new.holds_on(day)]
    return max(held, key=len, default=[])
