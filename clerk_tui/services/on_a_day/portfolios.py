"""Who led the council and held which portfolio, on a day and over time."""

from __future__ import annotations

from datetime import date

from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.people import Membership
from clerk_tui.domain.text import one_line
from clerk_tui.register import people as rows
from clerk_tui.rules import portfolios as rules
from clerk_tui.rules.portfolios import Portfolio
from clerk_tui.services.office import Office


def on_day(office: Office, day: date) -> tuple[Portfolio, ...]:
    """The leader and the portfolios, each with who held it on a day, or who held it last."""
    return rules.on_day(rows.seats(office.register), day)


def history(office: Office, name: str) -> tuple[Membership, ...]:
    """Everybody who held a portfolio, or led the council, in time; NotFound with the portfolios that there are."""
    seats, words = rows.seats(office.register), one_line(name)
    found = rules.over_time(seats, words)
    if not found:
        titles = sorted({one.name for one in rules.on_day(seats, date.max)})
        known = f" It has {', '.join(titles)}." if titles else ""
        raise NotFound(f"Portfolio: the register holds none called “{words}”.{known}")
    return found
