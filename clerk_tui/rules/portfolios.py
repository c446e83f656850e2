"""Who led the council and who held which portfolio, on a day or over time, as the seats of the executive tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.people import Membership, Role

LEADER = "Leader of the council"
_LEADS = frozenset({"leader", "leader of the council", "leader of council", "council leader"})
"""Titles that say no more than the role of leader does."""


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A portfolio, or the leadership, on a day. `last` is the seat that ended last before it, where nobody holds it."""

    name: str
    holders: tuple[Membership, ...]
    last: Membership | None = None


def on_day(seats: Sequence[Membership], day: date) -> tuple[Portfolio, ...]:
    """The leader, then every portfolio held on a day or before it, by name."""
    own = _of_executive(seats)
    titles = {seat.title.casefold(): seat.title for seat in own if seat.title and _begun(seat, day)}
    leaders = [seat for seat in own if _leads(seat)]
    found = [_portfolio(LEADER, leaders, day)] if leaders else []
    return (*found, *(_portfolio(titles[key], over_time(own, key), day) for key in sorted(titles.keys() - _LEADS)))


def over_time(seats: Sequence[Membership], name: str) -> tuple[Membership, ...]:
    """Everybody who held a portfolio, in time; the leadership by “leader”."""
    words = name.casefold()
    if words in _LEADS:
        found = [seat for seat in _of_executive(seats) if _leads(seat)]
    else:
        found = [seat for seat in _of_executive(seats) if seat.title.casefold() == words]
    return tuple(sorted(found, key=lambda seat: (seat.valid_from or date.min, seat.id)))


def says(one: Portfolio) -> str:
    """`Housing: Graham Cain, since 4 May 2017.`"""
    if one.holders:
        held = (f"{seat.person.name}{_since(seat)}" for seat in one.holders)
        return f"{one.name}: {' and '.join(held)}."
    last = one.last
    until = (
        ""
        if last is None or last.valid_to is None
        else f"; {last.person.name} held it until " + format_date(last.valid_to, weekday=False)
    )
    return f"{one.name}: nobody{until}."


def _since(seat: Membership) -> str:
    return f", since {format_date(seat.valid_from, weekday=False)}" if seat.valid_from else ""


def _of_executive(seats: Sequence[Membership]) -> list[Membership]:
    return [seat for seat in seats if seat.body_kind is BodyKind.EXECUTIVE]


def _leads(seat: Membership) -> bool:
    return seat.role == Role.LEADER or seat.title.casefold() in _LEADS


def _begun(seat: Membership, day: date) -> bool:
    return seat.valid_from is None or seat.valid_from <= day


def _portfolio(name: str, seats: Sequence[Membership], day: date) -> Portfolio:
    held = tuple(seat for seat in seats if seat.holds_on(day))
    ended = [seat for seat in seats if seat.valid_to is not None and seat.valid_to < day]
    last = max(ended, key=lambda seat: (seat.valid_to or date.min, seat.id), default=None)
    return Portfolio(name, held, None if held else last)
