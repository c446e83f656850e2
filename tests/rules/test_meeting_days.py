"""What is asked about the day of a meeting before it is called; no law forbids any of these days."""

from __future__ import annotations

from datetime import date, time

from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.meeting_days import day_doubts

CALENDAR, TODAY = Calendar.shipped(), date(2026, 12, 1)


def said(day: date, *same: tuple[int, time | None]) -> list[tuple[str, str]]:
    return [(one.id, one.says) for one in day_doubts("Cabinet", day, TODAY, CALENDAR, same)]


def test_an_ordinary_day_to_come_and_today_are_asked_nothing_about() -> None:
    assert said(date(2026, 12, 2)) == said(TODAY) == []


def test_a_day_past_a_weekend_and_a_bank_holiday_are_named() -> None:
    assert said(date(2026, 11, 30)) == [("TT-PAST", "Day: Monday 30 November 2026 lies in the past.")]
    assert said(date(2026, 12, 5)) == [("TT-DAY", "Day: Saturday 5 December 2026 falls at a weekend.")]
    assert said(date(2026, 12, 25)) == [
        ("TT-DAY", "Day: Friday 25 December 2026 falls on a day that is not worked (Christmas Day).")
    ]


def test_other_meetings_of_the_body_on_that_day_are_named_with_their_hours() -> None:
    assert said(date(2026, 12, 2), (3, time(18)), (4, None)) == [
        ("TT-SAME-DAY", "Day: Cabinet has another meeting on Wednesday 2 December 2026 already, M3 at 18:00, M4.")
    ]


def test_a_day_more_than_two_years_ahead_is_asked_about_and_two_years_to_the_day_is_not() -> None:
    assert said(date(2028, 12, 1)) == []
    assert said(date(2029, 3, 6)) == [
        ("TT-FAR", "Day: Tuesday 6 March 2029 lies more than two years ahead."),
    ]
