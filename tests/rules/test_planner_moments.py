"""The Planner on the very day: the last for a route, the first that a notice allows, the last that can be counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from clerk_tui.domain.council import Maker
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.ledger import Certainty
from clerk_tui.domain.plan import DECISION, Gate, Plan
from tests.rules.test_planner import COUNCIL, THREE, day, planned, still_open

THURSDAY = "2026-12-10"
"""The general exception's notice for a decision of this Thursday can go out until Wednesday 2 December."""


def gate(found: Plan, gate_id: str) -> Gate:
    one = found.gate(gate_id)
    assert one is not None
    return one


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2026-12-01", "General exception (regulation 10) is open until Wednesday 2 December 2026"),
        ("2026-12-02", "General exception (regulation 10) is open until Wednesday 2 December 2026"),
        ("2026-12-03", "The general exception (regulation 10) was open until Wednesday 2 December 2026."),
    ],
)
def test_the_general_exception_is_open_on_its_last_day_and_not_on_the_next(today: str, words: str) -> None:
    assert words in still_open(planned(THURSDAY, today=today), "EN-KD28")


@pytest.mark.parametrize(
    ("notice", "today", "words"),
    [
        ("2026-12-02", "2026-12-02", "General exception (regulation 10) is open until Wednesday 2 December 2026, the"),
        ("2026-12-03", "2026-12-02", "is open until Wednesday 2 December 2026, before the day planned."),
        ("2026-12-04", "2026-12-03", "was open until Wednesday 2 December 2026."),
    ],
)
def test_a_notice_planned_too_late_names_the_route_that_is_open_today(notice: str, today: str, words: str) -> None:
    found = planned(THURSDAY, today=today, moved={"EN-KD28": notice})
    assert words in still_open(found, "EN-KD28")


def test_a_notice_of_exactly_28_clear_days_allows_the_decision_on_that_very_day() -> None:
    just = gate(planned(THURSDAY, today="2026-11-01", moved={"EN-KD28": "2026-11-11"}), DECISION)
    assert (just.earliest, just.earliest_working_day) == (day(THURSDAY), day(THURSDAY))
    assert not just.missed and just.short == "in 29 working days"
    assert (
        just.says[0] == "The notice of Wednesday 11 November 2026 allows the decision from Thursday 10 December 2026."
    )
    assert just.ledger is not None and just.ledger.anchor == day("2026-11-11")
    assert just.certainty is Certainty.STATUTE and just.authorities == just.ledger.authorities
    late = gate(planned(THURSDAY, today="2026-11-01", moved={"EN-KD28": "2026-11-12"}), DECISION)
    assert late.earliest == day("2026-12-11") and late.missed and late.short == "before its notice allows"


def test_the_first_working_day_that_a_notice_allows_is_named_where_the_count_ends_at_a_weekend() -> None:
    found = gate(planned("2026-12-14", today="2026-11-01", moved={"EN-KD28": "2026-11-13"}), DECISION)
    assert (found.earliest, found.earliest_working_day) == (day("2026-12-12"), day("2026-12-14"))
    assert "allows the decision from Monday 14 December 2026" in found.says[0] and not found.missed
    assert "the count alone allows Saturday 12 December 2026, when the offices are closed" in found.says[0]
    saturday = gate(planned("2026-12-12", today="2026-11-01", moved={"EN-KD28": "2026-11-13"}), DECISION)
    assert not saturday.missed, "the law allows it on the Saturday itself"


def test_members_see_a_member_s_papers_within_24_hours_also_of_a_decision_at_the_weekend() -> None:
    saturday = gate(planned("2026-12-12", maker=Maker.MEMBER), "EN-M24")
    assert (saturday.latest, saturday.latest_working_day) == (day("2026-12-13"), day("2026-12-12"))
    friday = gate(planned("2026-12-11", maker=Maker.MEMBER), "EN-M24")
    assert (friday.latest, friday.latest_working_day) == (day("2026-12-12"), day("2026-12-11"))
    thursday = gate(planned(THURSDAY, maker=Maker.MEMBER), "EN-M24")
    assert thursday.latest == thursday.latest_working_day == day("2026-12-11")


def test_on_the_day_after_the_decision_the_24_hours_still_run() -> None:
    running = gate(planned(THURSDAY, today="2026-12-11", private=True), "EN-M24")
    assert running.short == "today is the last day" and not running.missed
    over = gate(planned(THURSDAY, today="2026-12-12", private=True), "EN-M24")
    assert over.short == "the 24 hours are over" and not over.missed
    late = gate(planned(THURSDAY, today="2026-12-20", private=True, moved={"EN-M24": "2026-12-12"}), "EN-M24")
    assert late.missed and late.short != "the 24 hours are over"


def test_a_wish_is_counted_back_over_400_working_days_and_not_over_one_more() -> None:
    """Published the next working day, 397 working days of call-in, in effect the day after: 399 working days before."""
    wished = "2026-12-10"
    longest = replace(COUNCIL, call_in=(replace(THREE, days=397),))
    found = planned(effective=wished, today="2020-01-01", council=longest)
    assert found.effective == day(wished) and found.too_late is None
    working = _working_days(found.decided, day(wished))
    assert working == 399
    with pytest.raises(InputError, match="No day of the year before Thursday 10 December 2026 serves"):
        planned(effective=wished, today="2020-01-01", council=replace(COUNCIL, call_in=(replace(THREE, days=398),)))


def _working_days(first: date, last: date) -> int:
    from tests.rules.test_planner import CALENDAR

    return sum(CALENDAR.is_working(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))
