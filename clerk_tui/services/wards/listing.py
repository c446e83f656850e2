"""Wards with those who represent them on a day, and finding one by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.people import Membership, Ward, name_key, ward_key
from clerk_tui.domain.text import one_line
from clerk_tui.register import people as rows
from clerk_tui.register import wards as ward_rows
from clerk_tui.rules.seats import in_words
from clerk_tui.rules.vacancies import Vacancies, vacancies
from clerk_tui.services.office import Office
from clerk_tui.services.people import surname_first


@dataclass(frozen=True, slots=True)
class WardLine:
    """A ward with the seats held for it on a day; `vacancies` is None where nobody says how many members it returns."""

    ward: Ward
    holds: tuple[Membership, ...]
    vacancies: Vacancies | None = None


def listed(office: Office, text: str = "", day: date | None = None) -> list[WardLine]:
    """The wards that stand on a day, by default today, by name; `text` is sought in ward and members."""
    day, words = day or office.clock.today(), one_line(text).casefold()
    by_ward: dict[int | None, list[Membership]] = {}
    for seat in rows.seats(office.register):
        by_ward.setdefault(seat.ward_id, []).append(seat)
    found = [_line(ward, by_ward.get(ward.id, []), day) for ward in ward_rows.wards(office.register, day)]
    return [line for line in found if words in _told(line)]


def _told(line: WardLine) -> str:
    return " ".join((line.ward.name, *(seat.person.name for seat in line.holds))).casefold()


def line_of(office: Office, ward: Ward, day: date) -> WardLine:
    """One ward on a day."""
    return _line(ward, seats_of(office, ward), day)


def _line(ward: Ward, own: Sequence[Membership], day: date) -> WardLine:
    held = tuple(sorted((s for s in own if s.holds_on(day)), key=lambda seat: surname_first(seat.person.name)))
    return WardLine(ward, held, vacancies(own, ward.members, day))


def seats_of(office: Office, ward: Ward) -> list[Membership]:
    """Every seat that was held for a ward, in time."""
    own = [seat for seat in rows.seats(office.register) if seat.ward_id == ward.id]
    return sorted(own, key=lambda seat: (seat.valid_from or date.min, seat.id))


def lines(office: Office, line: WardLine) -> list[str]:
    """A ward on a day, and every seat over time."""
    ward = line.ward
    stands = f" It stands {in_words(ward.valid_from, ward.valid_to)}." if ward.valid_from or ward.valid_to else ""
    returns = "" if ward.members is None else f" It returns {ward.members} member{'s' if ward.members > 1 else ''}."
    seats = [
        f"{seat.person.name}, {seat.role}, {in_words(seat.valid_from, seat.valid_to)}."
        for seat in seats_of(office, ward)
    ]
    return [f"{words(line)}{returns}{stands}", *seats]


def words(line: WardLine) -> str:
    """`Bloomfield: Graham Cain; 1 vacant (the last to leave was Ann Jones, until 3 May 2017).`"""
    names = ", ".join(seat.person.name for seat in line.holds) or "nobody is recorded"
    vacant = line.vacancies.words() if line.vacancies else ""
    return f"{line.ward.name}: {names}{f'; {vacant}' if vacant else ''}."


def find_ward(office: Office, typed: str) -> Ward:
    """A ward by name, without regard to case or to “ward” behind it, or by number; NotFound with like names."""
    name = one_line(typed)
    if name.isascii() and name.isdigit() and len(name) <= 12:
        return ward_rows.ward(office.register, int(name))
    known = ward_rows.wards(office.register)
    found = next((ward for ward in known if ward_key(ward.name) == ward_key(name)), None)
    if found is None:
        parts = set(name_key(name).split())
        near = [ward.name for ward in known if parts & set(name_key(ward.name).split())][:5]
        like = f" It has {', '.join(near)}." if near else ""
        raise NotFound(f"Ward: the register holds no ward “{name}”.{like}")
    return found


def ward_or_none(office: Office, typed: str) -> Ward | None:
    """The ward of this name, or none where nothing was typed."""
    return find_ward(office, typed) if typed.strip() else None
