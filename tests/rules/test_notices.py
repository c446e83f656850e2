"""Notices before meetings and decisions: the worked examples of law.md 5.1 to 5.3, by their numbers."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.council import Nation
from clerk_tui.domain.ledger import Certainty
from clerk_tui.rules.calendar import Calendar, CalendarDay, DayKind
from clerk_tui.rules.notices import (
    agenda_notice,
    earliest_key_decision,
    general_exception,
    key_decision_notice,
    meeting_notice,
    private_meeting_notice,
    private_meeting_second_notice,
)

CALENDAR = Calendar.shipped()
FUNERAL_UNANNOUNCED = Calendar.shipped([CalendarDay(date(2022, 9, 19), DayKind.WORKED)])
MOURNING = Calendar.shipped([CalendarDay(date(2022, 9, day), DayKind.MOURNING) for day in range(8, 20)])


def counted(*, month_days: dict[tuple[int, int], tuple[int, ...]]) -> list[date]:
    return [date(year, month, day) for (year, month), days in month_days.items() for day in days]


@pytest.mark.parametrize(
    ("meeting", "latest_working_day", "days"),
    [
        pytest.param(date(2026, 12, 10), date(2026, 12, 2), {(2026, 12): (3, 4, 7, 8, 9)}, id="X002"),
        pytest.param(date(2027, 1, 4), date(2026, 12, 22), {(2026, 12): (23, 24, 29, 30, 31)}, id="X004"),
        pytest.param(date(2027, 1, 5), date(2026, 12, 23), {(2026, 12): (24, 29, 30, 31), (2027, 1): (4,)}, id="X005"),
        pytest.param(date(2024, 1, 3), date(2023, 12, 21), {(2023, 12): (22, 27, 28, 29), (2024, 1): (2,)}, id="X007"),
        pytest.param(date(2026, 4, 8), date(2026, 3, 27), {(2026, 3): (30, 31), (2026, 4): (1, 2, 7)}, id="X008"),
        pytest.param(date(2027, 4, 1), date(2027, 3, 22), {(2027, 3): (23, 24, 25, 30, 31)}, id="X010"),
        pytest.param(date(2026, 5, 5), date(2026, 4, 24), {(2026, 4): (27, 28, 29, 30), (2026, 5): (1,)}, id="X011"),
        pytest.param(date(2022, 6, 7), date(2022, 5, 26), {(2022, 5): (27, 30, 31), (2022, 6): (1, 6)}, id="X013"),
        pytest.param(date(2023, 5, 11), date(2023, 5, 2), {(2023, 5): (3, 4, 5, 9, 10)}, id="X014"),
        pytest.param(date(2019, 4, 23), date(2019, 4, 11), {(2019, 4): (12, 15, 16, 17, 18)}, id="X019"),
        pytest.param(date(2019, 4, 30), date(2019, 4, 18), {(2019, 4): (23, 24, 25, 26, 29)}, id="X019 moved"),
        pytest.param(date(2019, 4, 25), date(2019, 4, 15), {(2019, 4): (16, 17, 18, 23, 24)}, id="X020"),
        pytest.param(
            date(2019, 5, 2), date(2019, 4, 24), {(2019, 4): (25, 26, 29, 30), (2019, 5): (1,)}, id="X020 moved"
        ),
    ],
)
def test_the_agenda_of_a_meeting_has_a_last_day(
    meeting: date, latest_working_day: date, days: dict[tuple[int, int], tuple[int, ...]]
) -> None:
    result = agenda_notice(meeting, CALENDAR)
    assert result.latest_working_day == latest_working_day
    assert [day.date for day in result.ledger.days if day.counted] == counted(month_days=days)
    assert (result.ledger.rule, result.ledger.certainty) == ("EN-AG5", Certainty.STATUTE)
    assert (result.satisfied, result.clear_days) == (None, None)


def test_x001_the_blackpool_agenda_of_29_september_is_exactly_five_clear_days() -> None:
    result = agenda_notice(date(2017, 10, 9), CALENDAR, published=date(2017, 9, 29))
    assert (result.satisfied, result.clear_days) == (True, 5)
    assert [day.date.day for day in result.ledger.days if day.counted] == [2, 3, 4, 5, 6]
    assert agenda_notice(date(2017, 10, 9), CALENDAR, published=date(2017, 10, 2)).satisfied is False


@pytest.mark.parametrize(
    ("meeting", "sunday"),
    [
        pytest.param(date(2026, 4, 8), date(2026, 3, 29), id="X008"),
        pytest.param(date(2026, 5, 5), date(2026, 4, 26), id="X011"),
    ],
)
def test_publication_on_a_sunday_satisfies_the_count_and_the_clerk_is_told(meeting: date, sunday: date) -> None:
    result = agenda_notice(meeting, CALENDAR, published=sunday)
    assert (result.latest, result.satisfied, result.clear_days) == (sunday, True, 5)
    assert "the offices are closed" in result.ledger.advice[0]


def test_x016_a_holiday_proclaimed_late_moves_the_last_day() -> None:
    meeting = date(2022, 9, 22)
    assert agenda_notice(meeting, FUNERAL_UNANNOUNCED).latest == date(2022, 9, 14)
    assert agenda_notice(meeting, CALENDAR).latest == date(2022, 9, 13)


def test_x017_days_of_mourning_are_left_out_only_where_the_council_says_so() -> None:
    meeting = date(2022, 9, 22)
    assert agenda_notice(meeting, MOURNING).latest == date(2022, 9, 13)
    strict = agenda_notice(meeting, MOURNING, mourning_counts=False)
    assert strict.latest_working_day == date(2022, 9, 2)
    assert [day.date for day in strict.ledger.days if day.counted] == counted(month_days={(2022, 9): (5, 6, 7, 20, 21)})


def test_x022_a_meeting_called_anew_needs_a_new_notice_of_time_and_place() -> None:
    result = meeting_notice(date(2026, 12, 15), CALENDAR, published=date(2026, 12, 2))
    assert (result.latest, result.satisfied, result.ledger.rule) == (date(2026, 12, 7), True, "EN-NM5")


def test_x026_in_wales_the_agenda_needs_three_clear_days() -> None:
    result = agenda_notice(date(2026, 4, 8), CALENDAR, nation=Nation.WALES)
    assert (result.latest, result.ledger.rule) == (date(2026, 3, 31), "WA-AG3")
    assert [day.date for day in result.ledger.days if day.counted] == [
        date(2026, 4, 1), date(2026, 4, 2), date(2026, 4, 7),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("decision", "latest", "strict"),
    [
        pytest.param(date(2026, 12, 10), date(2026, 11, 11), date(2026, 10, 30), id="X028"),
        pytest.param(date(2027, 1, 14), date(2026, 12, 16), date(2026, 12, 1), id="X029"),
        pytest.param(date(2027, 4, 20), date(2027, 3, 22), date(2027, 3, 8), id="X031"),
        pytest.param(date(2024, 3, 12), date(2024, 2, 12), date(2024, 1, 31), id="X032"),
    ],
)
def test_the_notice_of_a_key_decision_has_a_last_day_in_both_readings(
    decision: date, latest: date, strict: date
) -> None:
    assert key_decision_notice(decision, CALENDAR).latest == latest
    assert key_decision_notice(decision, CALENDAR, strict=True).latest_working_day == strict


def test_the_advice_names_the_reading_that_was_not_used() -> None:
    usual = key_decision_notice(date(2026, 12, 10), CALENDAR).ledger.advice
    strict = key_decision_notice(date(2026, 12, 10), CALENDAR, strict=True).ledger.advice
    assert any("Counted in working days" in said and "Friday 30 October 2026" in said for said in usual)
    assert any("Counted in calendar days" in said and "Wednesday 11 November 2026" in said for said in strict)


@pytest.mark.parametrize(
    ("notice", "earliest", "working_day"),
    [
        pytest.param(date(2025, 10, 7), date(2025, 11, 5), date(2025, 11, 5), id="X034"),
        pytest.param(date(2022, 9, 2), date(2022, 10, 1), date(2022, 10, 3), id="X035"),
        pytest.param(date(2026, 11, 27), date(2026, 12, 26), date(2026, 12, 29), id="X037"),
        pytest.param(date(2026, 11, 24), date(2026, 12, 23), date(2026, 12, 23), id="X038"),
        pytest.param(date(2026, 11, 20), date(2026, 12, 19), date(2026, 12, 21), id="X041"),
        pytest.param(date(2026, 3, 2), date(2026, 3, 31), date(2026, 3, 31), id="X121"),
    ],
)
def test_a_key_decision_has_a_first_day_after_its_notice(notice: date, earliest: date, working_day: date) -> None:
    result = earliest_key_decision(notice, CALENDAR)
    assert (result.earliest, result.earliest_working_day) == (earliest, working_day)


@pytest.mark.parametrize(
    ("notice", "decision", "satisfied", "clear_days"),
    [
        pytest.param(date(2026, 11, 23), date(2026, 12, 22), True, 28, id="X040"),
        pytest.param(date(2026, 11, 24), date(2026, 12, 22), False, 27, id="X040 a day late"),
        pytest.param(date(2026, 11, 20), date(2026, 12, 14), False, 23, id="X041"),
        pytest.param(date(2012, 10, 1), date(2012, 10, 29), False, 27, id="Hinckley and Bosworth, 2012"),
        pytest.param(date(2017, 9, 10), date(2017, 10, 9), True, 28, id="Blackpool 18/2017, 10 September"),
        pytest.param(date(2017, 9, 11), date(2017, 10, 9), False, 27, id="Blackpool 18/2017, 11 September"),
        pytest.param(date(2017, 10, 20), date(2017, 10, 9), False, 0, id="notice after the decision"),
    ],
)
def test_a_notice_is_long_enough_or_not(notice: date, decision: date, satisfied: bool, clear_days: int) -> None:
    result = key_decision_notice(decision, CALENDAR, notice=notice)
    assert (result.satisfied, result.clear_days) == (satisfied, clear_days)


def test_x047_a_private_meeting_four_days_ahead_is_too_late_for_both_notices() -> None:
    meeting, today = date(2026, 12, 8), date(2026, 12, 4)
    first = private_meeting_notice(meeting, CALENDAR, notice=today)
    second = private_meeting_second_notice(meeting, CALENDAR, notice=today)
    assert (first.ledger.rule, first.latest, first.satisfied) == ("EN-PM28", date(2026, 11, 9), False)
    assert (second.ledger.rule, second.latest, second.satisfied) == ("EN-PM5", date(2026, 11, 30), False)


@pytest.mark.parametrize(
    ("available", "raw", "working_day", "days"),
    [
        pytest.param(date(2022, 1, 28), date(2022, 2, 5), date(2022, 2, 7), None, id="X052"),
        pytest.param(date(2022, 4, 8), date(2022, 4, 20), date(2022, 4, 20), (11, 12, 13, 14, 19), id="X053"),
        pytest.param(date(2026, 4, 1), date(2026, 4, 11), date(2026, 4, 13), (2, 7, 8, 9, 10), id="X055"),
        pytest.param(date(2026, 11, 27), date(2026, 12, 5), date(2026, 12, 7), (30, 1, 2, 3, 4), id="X056"),
        pytest.param(date(2025, 10, 7), date(2025, 10, 15), date(2025, 10, 15), (8, 9, 10, 13, 14), id="Kent 2025"),
    ],
)
def test_a_decision_by_general_exception_has_a_first_day(
    available: date, raw: date, working_day: date, days: tuple[int, ...] | None
) -> None:
    result = general_exception(available, CALENDAR)
    assert (result.earliest, result.earliest_working_day) == (raw, working_day)
    assert days is None or tuple(day.date.day for day in result.ledger.days if day.counted) == days


def test_a_decision_by_general_exception_may_be_too_early() -> None:
    early = general_exception(date(2026, 4, 1), CALENDAR, decision=date(2026, 4, 7))
    in_time = general_exception(date(2026, 4, 1), CALENDAR, decision=date(2026, 4, 11))
    assert (early.satisfied, early.clear_days) == (False, 1)
    assert (in_time.satisfied, in_time.clear_days) == (True, 5)


def test_a_paragraph_whose_text_was_not_read_is_marked() -> None:
    seen = {
        authority.id: authority.seen
        for authority in key_decision_notice(date(2026, 12, 10), CALENDAR).ledger.authorities
    }
    assert seen == {"SI 2012/2089 reg 9(1)": True, "SI 2012/2089 reg 9(2)": False}


GOLDEN = Path(__file__).resolve().parents[2].parent / "shared" / "golden" / "notices.csv"
SHORT = {
    ("Havering", "2018-01-18", "2018-02-15", 27),
    ("Lancaster", "2020-11-12", "2020-11-24", 11),
    ("Westminster", "2020-09-30", "2020-10-28", 27),
}


@pytest.mark.skipif(not GOLDEN.is_file(), reason="the folder shared is not beside the project")
def test_published_28_day_notices_are_long_enough_but_for_the_three_that_admit_it() -> None:
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"].startswith("28-day") and row["notice_published"]]
    short = set()
    for row in rows:
        decision, notice = date.fromisoformat(row["decision_due"]), date.fromisoformat(row["notice_published"])
        found = key_decision_notice(decision, CALENDAR, notice=notice)
        if not found.satisfied:
            short.add((row["council"], row["notice_published"], row["decision_due"], found.clear_days))
    assert len(rows) > 15
    assert short == SHORT


@pytest.mark.skipif(not GOLDEN.is_file(), reason="the folder shared is not beside the project")
def test_hillingdon_s_own_first_days_after_five_clear_days_come_out() -> None:
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"].startswith("5 clear working days")]
    printed = [date.fromisoformat(row["decision_due"]) for row in rows]
    first_days = [
        general_exception(date.fromisoformat(row["notice_published"]), CALENDAR).earliest_working_day for row in rows
    ]
    assert len(rows) == 4
    assert first_days == printed
