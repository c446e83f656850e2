"""Reports that follow a decision: special urgency, a decision not treated as key, an answer to scrutiny."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_tui.domain.council import Unit
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.ledger import Certainty
from clerk_tui.rules.reports import missed_key_report, response_to_scrutiny, special_urgency_report
from tests.rules.making_records import BLACKPOOL, CALENDAR

ANNUAL = replace(BLACKPOOL, special_urgency_months=12)


def test_x062_one_annual_report_holds_the_decisions_of_march_and_november() -> None:
    found = special_urgency_report(
        ANNUAL, CALENDAR, last=date(2026, 1, 21), decisions=(date(2026, 11, 4), date(2026, 3, 9), date(2025, 12, 1))
    )
    assert (found.ledger.rule, found.latest, found.ledger.certainty) == ("EN-R19", date(2027, 1, 21), Certainty.LOCAL)
    assert found.ledger.advice == (
        "2 decisions were taken by special urgency since the last report: Monday 9 March 2026, Wednesday 4 November"
        " 2026.",
    )
    assert (found.ledger.n, found.ledger.unit, found.ledger.days) == (12, "months", ())


@pytest.mark.parametrize(
    ("last", "months", "due", "working"),
    [
        (date(2026, 1, 31), 3, date(2026, 4, 30), date(2026, 4, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28), date(2027, 2, 26)),
        (date(2023, 11, 30), 3, date(2024, 2, 29), date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28), date(2025, 2, 28)),
        (date(2026, 12, 26), 12, date(2027, 12, 26), date(2027, 12, 24)),
    ],
)
def test_months_end_where_the_month_ends_and_the_working_day_is_the_one_before(
    last: date, months: int, due: date, working: date
) -> None:
    found = special_urgency_report(replace(BLACKPOOL, special_urgency_months=months), CALENDAR, last=last)
    assert (found.latest, found.latest_working_day) == (due, working)


def test_where_the_council_sets_no_interval_a_year_is_the_longest() -> None:
    found = special_urgency_report(BLACKPOOL, CALENDAR, last=date(2026, 1, 21), decisions=(date(2026, 3, 9),))
    assert (found.latest, found.ledger.certainty) == (date(2027, 1, 21), Certainty.STATUTE)
    assert found.ledger.advice[0].startswith("One decision was taken by special urgency since the last report: Monday")
    assert found.ledger.advice[1].startswith("The council file does not say how often")
    none = special_urgency_report(BLACKPOOL, CALENDAR, last=date(2026, 1, 21))
    assert none.ledger.advice[0] == "No decisions were taken by special urgency since the last report."


@pytest.mark.parametrize(("submitted", "in_time"), [(date(2027, 1, 21), True), (date(2027, 1, 22), False)])
def test_a_report_is_in_time_to_the_day(submitted: date, in_time: bool) -> None:
    assert special_urgency_report(ANNUAL, CALENDAR, last=date(2026, 1, 21), submitted=submitted).satisfied is in_time


@pytest.mark.parametrize("months", [0, 13, 24])
def test_an_interval_of_more_than_a_year_is_refused(months: int) -> None:
    council = replace(BLACKPOOL, special_urgency_months=months)
    with pytest.raises(InputError, match="at least once a year"):
        special_urgency_report(council, CALENDAR, last=date(2026, 1, 21))


def test_scrutiny_sets_the_time_for_the_report_it_requires() -> None:
    found = missed_key_report(date(2026, 12, 17), 10, Unit.WORKING, CALENDAR, submitted=date(2027, 1, 6))
    assert (found.ledger.rule, found.latest, found.satisfied) == ("EN-R18", date(2027, 1, 5), False)
    assert found.ledger.certainty is Certainty.LOCAL
    assert "who took it" in found.ledger.advice[0]
    assert missed_key_report(date(2026, 12, 17), 28, Unit.CALENDAR, CALENDAR).latest == date(2027, 1, 14)


def test_the_executive_answers_scrutiny_within_two_months_counted_with_the_first_day() -> None:
    found = response_to_scrutiny(date(2026, 12, 10), CALENDAR, responded=date(2027, 2, 9))
    assert (found.ledger.rule, found.latest, found.satisfied) == ("LGA-R2M", date(2027, 2, 9), True)
    assert response_to_scrutiny(date(2026, 12, 31), CALENDAR).latest == date(2027, 2, 27)
    assert not found.ledger.authorities[0].seen
