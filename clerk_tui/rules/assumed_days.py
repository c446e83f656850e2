"""The days that a plan and a timetable alike assume: when a decision is published, and when a notice can still go out.

Reg 12 says only “as soon as reasonably practicable”, so a day of publication is the council's own limit or a guess that
is named as one. A notice at the offices (regs 5 to 7, 9 and 10) needs a day on which they are open.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from clerk_tui.domain.council import Council, Nation, Unit
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.ledger import Certainty, CountResult
from clerk_tui.rules.authorities import authorities
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.counting import Terms, clear_after, nth_after, on_or_after
from clerk_tui.rules.deadlines import publish_by

_OFFICE = Terms("", "", "", office_open=True)


class Publication(NamedTuple):
    """The count behind an assumed day of publication; `by_limit` where it is the last day of the council's limit."""

    counted: CountResult
    by_limit: bool

    @property
    def day(self) -> date:
        return self.counted.ledger.working_answer


def publication_id(council: Council) -> str:
    """The id of the gate of publication, by the law of the council's nation."""
    return "WA-PUB" if council.nation is Nation.WALES else "EN-PUB"


def publication(council: Council, calendar: Calendar, decided: date) -> Publication:
    """The day on which a decision is taken to be published: the last one of the council's limit (P1).

    That is the safe day to count from: publication may come sooner, not later. Where the council sets no limit it is
    the next day on which its office is open. InputError where the count leaves the calendar's years.
    """
    if council.publish_within_days is not None:
        return Publication(publish_by(council, calendar, decided=decided), by_limit=True)
    terms = Terms(
        publication_id(council),
        f"Publication of the decision of {format_date(decided)}: assumed on the next working day",
        "the decision",
        authorities=authorities("SI 2012/2089 reg 12") if council.nation is Nation.ENGLAND else (),
        certainty=Certainty.INFERRED,
        closures_count=False,
        advice=(
            f"{council.name} has no limit configured for publishing a decision, so the next working day is taken.",
        ),
    )
    ledger = nth_after(calendar, decided, 1, terms)
    return Publication(CountResult(ledger, latest=ledger.answer), by_limit=False)


def notice_day(calendar: Calendar, day: date) -> date:
    """The first day from `day` on which a notice can be put up at the offices. InputError past the calendar's years."""
    return on_or_after(calendar, day, _OFFICE)


def notice_and_first(calendar: Calendar, day: date, n: int, unit: Unit = Unit.WORKING) -> tuple[date, date]:
    """The first day for a notice from `day` on, and the first working day that leaves `n` clear days after it.

    InputError past the calendar's years.
    """
    notice = notice_day(calendar, day)
    return notice, clear_after(calendar, notice, n, _OFFICE, unit).working_answer
