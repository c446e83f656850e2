"""Reports that follow: special urgency (reg 19), a decision not treated as key (reg 18), a response to scrutiny."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from clerk_tui.domain.council import Council, Unit
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.ledger import Certainty, CountResult, Ledger
from clerk_tui.rules.authorities import authorities
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.counting import BACK, FORWARD, Terms, nth_after, on_or_before
from clerk_tui.rules.months import months_after

LONGEST = 12
"""Months: regulation 19 wants at least one report a year, whatever interval the council sets."""


def special_urgency_report(
    council: Council,
    calendar: Calendar,
    *,
    last: date,
    decisions: Sequence[date] = (),
    submitted: date | None = None,
) -> CountResult:
    """EN-R19: the last day for the leader's next report to Council on decisions taken by special urgency.

    `last` is the day of the last report, `decisions` the days of all such decisions. InputError for an interval that
    is longer than a year.
    """
    months = council.special_urgency_months
    if months is not None and not 1 <= months <= LONGEST:
        raise InputError(f"Special urgency is reported at least once a year; an interval of {months} months is none.")
    since = sorted(day for day in decisions if day > last)
    advice = [f"{_many(len(since))} since the last report{_listed(since)}."]
    if months is None:
        advice.append("The council file does not say how often: a year is the longest that regulation 19 allows.")
    terms = Terms(
        rule="EN-R19",
        title=f"Report on special urgency after that of {format_date(last)}: within {months or LONGEST} months",
        anchor_name="the last report",
        authorities=authorities("SI 2012/2089 reg 19"),
        certainty=Certainty.STATUTE if months is None else Certainty.LOCAL,
        roll=BACK,
        advice=tuple(advice),
    )
    return _by_months(calendar, last, months or LONGEST, months_after(last, months or LONGEST), terms, submitted)


def _many(number: int) -> str:
    return "One decision was taken by special urgency" if number == 1 else (
        f"{number or 'No'} decisions were taken by special urgency"
    )  # fmt: skip


def _listed(days: Sequence[date]) -> str:
    return f": {', '.join(format_date(day) for day in days)}" if days else ""


def missed_key_report(
    required: date, days: int, unit: Unit, calendar: Calendar, *, submitted: date | None = None
) -> CountResult:
    """EN-R18: the last day for the report that scrutiny required, within the days that scrutiny set."""
    terms = Terms(
        rule="EN-R18",
        title=f"Report that scrutiny required on {format_date(required)}: within {days} {unit} days",
        anchor_name="scrutiny's requirement",
        authorities=authorities("SI 2012/2089 reg 18"),
        certainty=Certainty.LOCAL,
        roll=BACK,
        advice=(
            "It gives the decision and its reasons, who took it, and, where the executive holds that it was not key,"
            " its reasons for that.",
        ),
    )
    return _result(nth_after(calendar, required, days, terms, unit), submitted)


def response_to_scrutiny(received: date, calendar: Calendar, *, responded: date | None = None) -> CountResult:
    """LGA-R2M: the last day for the executive's response to a report of scrutiny: two months (LGA 2000 s.9FE)."""
    terms = Terms(
        rule="LGA-R2M",
        title=f"Response to the report that the executive received on {format_date(received)}: within two months",
        anchor_name="receipt of the report",
        authorities=authorities("LGA 2000 s.9FE"),
        roll=BACK,
        advice=("The day of receipt is taken as the first of the two months: the shorter reading, so the safe one.",),
    )
    last = months_after(received, 2) - timedelta(days=1)
    return _by_months(calendar, received, 2, last, terms, responded)


def _by_months(
    calendar: Calendar, anchor: date, months: int, answer: date, terms: Terms, done: date | None
) -> CountResult:
    """A period in months has no days to count: it ends on a day of the calendar."""
    counted = nth_after(calendar, anchor, 1, terms, Unit.CALENDAR)
    ledger = replace(
        counted,
        n=months,
        unit="months",
        direction=FORWARD,
        days=(),
        answer=answer,
        working_answer=on_or_before(calendar, answer, terms),
    )
    return _result(ledger, done)


def _result(ledger: Ledger, done: date | None) -> CountResult:
    return CountResult(
        ledger=ledger,
        latest=ledger.answer,
        latest_working_day=ledger.working_answer,
        satisfied=None if done is None else done <= ledger.answer,
    )
