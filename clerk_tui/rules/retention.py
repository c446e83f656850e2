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


def keep_officers_record(decided: date, calendar: Calendar) -> CountResult:
    """EN-RT6: the same six years for an officer's record that is not executive (SI 2014/2095 reg 8)."""
    return _keep("EN-RT6", "Record", "SI 2014/2095 reg 8", decided, RECORD_YEARS, calendar)


def keep_officers_papers(decided: date, calendar: Calendar) -> CountResult:
    """EN-RT4: the same four years for the background papers of such a record (SI 2014/2095 reg 8)."""
    return _keep("EN-RT4", "Background papers", "SI 2014/2095 reg 8", decided, PAPERS_YEARS, calendar)


def keep_minutes(meeting: date, calendar: Calendar) -> CountResult:
    """LGA-RT6: the last day on which the minutes, agenda and reports of a meeting stay open (LGA 1972 s.100C)."""
    return _keep("LGA-RT6", "Minutes, agenda and reports", "LGA 1972 s.100C", meeting, RECORD_YEARS, calendar)


def keep_meeting_papers(meeting: date, calendar: Calendar) -> CountResult:
    """LGA-RT4: the last day on which the background papers of a meeting stay open (LGA 1972 s.100D(2))."""
    return _keep("LGA-RT4", "Background papers", "LGA 1972 s.100D(2)", meeting, PAPERS_YEARS, calendar)


def _keep(rule: str, what: str, authority: str, decided: date, years: int, calendar: Calendar) -> CountResult:
    """Statute counts from the decision, or, under the 1972 Act, from the meeting."""
    event = "meeting" if rule.startswith("LGA") else "decision"
    inspected = () if event == "meeting" or authority.startswith("SI 2014") else ("SI 2012/2089 reg 21(1)",)
    last = in_range(_anniversary(in_range(decided), years)) - timedelta(days=1)
    ledger = Ledger(
        rule=rule,
        title=f"{what} of the {event} of {format_date(decided)}: kept for {years} years beginning on that day",
        anchor=decided,
        anchor_name=f"the {event}",
        n=years,
        unit="years",
        direction="forward",
        days=(),
        answer=last,
        working_answer=last,
        certainty=Certainty.STATUTE,
        authorities=authorities(authority, *inspected),
        calendar_as_of=calendar.as_of,
        calendar_fingerprint=calendar.fingerprint,
        advice=(f"The day of the {event} is the first day of the period, and the day named is the last.",),
    )
    return CountResult(ledger=ledger, latest=last)


def _anniversary(day: date, years: int) -> date:
    """The same day and month `years` later; 29 February has its anniversary on 1 March of a common year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
