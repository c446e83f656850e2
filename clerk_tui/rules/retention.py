"""How long records are kept: years "beginning on the date of the decision" (SI 2012/2089 reg 21(6) and (7)).

The first day is part of the period, so it ends with the day before the anniversary.
"""

from __future__ import annotations

from datetime import date, timedelta

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.ledger import Certainty, CountResult, Ledger
from clerk_tui.rules.authorities import authorities
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.counting import in_range

RECORD_YEARS, PAPERS_YEARS = 6, 4


def keep_record(decided: date, calendar: Calendar) -> CountResult:
    """EN-RT6: the last day on which the record of a decision and its report must be kept."""
    return _keep("EN-RT6", "Record and report", "SI 2012/2089 reg 21(6)", decided, RECORD_YEARS, calendar)


def keep_background_papers(decided: date, calendar: Calendar) -> CountResult:
    """EN-RT4: the last day on which background papers must be kept."""
    return _keep("EN-RT4", "Background papers", "SI 2012/2089 reg 21(7)", decided, PAPERS_YEARS, calendar)


def _keep(rule: str, what: str, authority: str, decided: date, years: int, calendar: Calendar) -> CountResult:
    last = in_range(_anniversary(in_range(decided), years)) - timedelta(days=1)
    ledger = Ledger(
        rule=rule,
        title=f"{what} of the decision of {format_date(decided)}: kept for {years} years beginning on that day",
        anchor=decided,
        anchor_name="the decision",
        n=years,
        unit="years",
        direction="forward",
        days=(),
        answer=last,
        working_answer=last,
        certainty=Certainty.STATUTE,
        authorities=authorities(authority, "SI 2012/2089 reg 21(1)"),
        calendar_as_of=calendar.as_of,
        calendar_fingerprint=calendar.fingerprint,
        advice=("The day of the decision is the first day of the period, and the day named is the last.",),
    )
    return CountResult(ledger=ledger, latest=last)


def _anniversary(day: date, years: int) -> date:
    """The same day and month `years` later; 29 February has its anniversary on 1 March of a common year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
