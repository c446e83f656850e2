"""Who may ask for call-in on a day: every member with the reason, those who may first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.meeting import Person
from clerk_tui.domain.people import Membership, PersonKind
from clerk_tui.domain.text import split_names
from clerk_tui.register import decisions
from clerk_tui.register import people as rows
from clerk_tui.rules.call_in import newest_first
from clerk_tui.rules.call_in_members import MayAsk, may_ask
from clerk_tui.rules.plain_requests import request_lines
from clerk_tui.services.office import Office
from clerk_tui.services.people import find_body, only_scrutiny, surname_first

_ORDER = {True: 0, None: 1, False: 2}


@dataclass(frozen=True, slots=True)
class Askers:
    """Everybody on a day; `rule` is what the council's rule says of requests, in sentences."""

    day: date
    members: tuple[MayAsk, ...]
    rule: tuple[str, ...] = ()
    committee: str = ""

    def count(self, may: bool | None) -> int:
        return sum(one.may is may for one in self.members)

    def lines(self, *, everybody: bool = False) -> list[str]:
        """All of it in sentences. Those without a seat on Council that day are only counted, unless `everybody`."""
        shown = [one for one in self.members if everybody or not one.gone]
        more = len(self.members) - len(shown)
        left = [f"{more} more had no seat on Council that day."] if more else []
        return [self.says, *self.rule, *(says(one) for one in shown), *left]

    @property
    def says(self) -> str:
        """How many may, may not, or depend on the matter."""
        return f"May ask: {self.count(True)}. May not: {self.count(False)}. It depends: {self.count(None)}."


def askers(office: Office, day: date, committee: str = "", decision_id: int | None = None) -> Askers:
    """Every member of the register on a day. `committee` is the relevant one, to be named where there are several.

    Of a decision the wards that its record names are those affected.

    Somebody whose first seat begins later, or who has none and never had one in the register, is listed all the same.
    """
    relevant = find_body(office, committee).name if committee else only_scrutiny(office)
    rule = next((one for one in newest_first(office.council()) if _in_force(one.valid_from, one.valid_to, day)), None)
    wards = split_names(decisions.decision(office.register, decision_id).wards) if decision_id is not None else ()
    held: dict[int, list[Membership]] = {}
    for seat in rows.seats(office.register):
        held.setdefault(seat.person.id, []).append(seat)
    members = [one for one in rows.persons(office.register) if one.kind is PersonKind.MEMBER]
    found = [
        may_ask(Person(one.id, one.name), held.get(one.id, []), day, rule, committee=relevant, wards=wards)
        for one in members
    ]  # fmt: skip
    found.sort(key=lambda one: (_ORDER[one.may], surname_first(one.person.name)))
    return Askers(day, tuple(found), tuple(request_lines(rule)) if rule else (), relevant)


def _in_force(first: date | None, last: date | None, day: date) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def says(one: MayAsk) -> str:
    """`Ann Benson: may. Counts towards three members of the council.`"""
    answer = {True: "may", False: "may not", None: "it depends"}[one.may]
    return f"{one.person.name}: {answer}. {one.says}"
