"""A published window that a clerk kept although the calendar was changed: how far it is off the rule, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from clerk_tui.domain.council import EffectiveRule, Unit
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.decision import DecisionStatus, WindowKept
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import window
from clerk_tui.rules.checks import check
from clerk_tui.rules.kept_windows import closing_words, kept_because, off_in_brief, off_the_rule
from tests.rules.making_records import BLACKPOOL, CALENDAR, THREE_DAYS, TUESDAY, decision, facts

HOLIDAY = CalendarDay(date(2017, 10, 12), DayKind.BANK_HOLIDAY, "Day of the Lights", "a Royal Proclamation")
LATER = Calendar.of(BLACKPOOL, (HOLIDAY,))
KEPT = WindowKept(
    date(2017, 10, 13), date(2017, 10, 14), "nobody objected", "A. Clerk", date(2017, 10, 11)
)  # fmt: skip


def counted(calendar: Calendar = CALENDAR, **changes: object) -> CallInWindow:
    council = replace(BLACKPOOL, call_in=(replace(THREE_DAYS, **changes),))  # type: ignore[arg-type]
    return window(council, calendar, published=TUESDAY)


def test_a_window_that_the_new_calendar_does_not_move_is_not_off_the_rule() -> None:
    assert off_the_rule(counted(), counted()) == off_in_brief(counted(), counted()) == ""


def test_a_window_kept_over_a_new_bank_holiday_is_a_working_day_short() -> None:
    assert off_the_rule(counted(), counted(LATER)) == (
        "kept as published: one working day short of the rule as the calendar now stands, by which requests close at"
        " the end of Monday 16 October 2017 and it takes effect on Tuesday 17 October 2017."
    )


def test_a_window_kept_after_a_bank_holiday_was_struck_out_is_a_working_day_longer() -> None:
    assert off_in_brief(counted(LATER), counted()) == (
        "kept as published: one working day longer than the rule as the calendar now stands"
    )


def test_a_window_whose_day_of_effect_alone_moved_is_neither_short_nor_long() -> None:
    monday = CalendarDay(date(2017, 10, 16), DayKind.BANK_HOLIDAY, "Day of the Lights", "a Royal Proclamation")
    kept = counted(effective=EffectiveRule.NEXT_WORKING_DAY)
    now = counted(Calendar.of(BLACKPOOL, (monday,)), effective=EffectiveRule.NEXT_WORKING_DAY)
    assert (kept.closes, now.closes) == (date(2017, 10, 13), date(2017, 10, 13))
    assert off_in_brief(kept, now) == "kept as published: not the dates of the rule as the calendar now stands"


def test_a_window_in_calendar_days_is_short_by_calendar_days() -> None:
    assert "two days short of" in off_in_brief(counted(days=3, unit=Unit.CALENDAR), counted(days=5, unit=Unit.CALENDAR))


@pytest.mark.parametrize(
    ("cutoff", "words"),
    [(None, "at the end of Friday 13 October 2017"), (time(12), "at Friday 13 October 2017, 12:00")],
)
def test_the_close_of_requests_is_said_with_its_hour_where_there_is_one(cutoff: time | None, words: str) -> None:
    assert closing_words(counted(cutoff=cutoff)) == words


def test_why_a_window_was_kept_is_said_with_who_and_when() -> None:
    assert kept_because(KEPT) == "Kept so on Wednesday 11 October 2017 by A. Clerk, because: nobody objected."
    assert kept_because(KEPT, "Kept").startswith("Kept on Wednesday")


def test_the_check_of_a_published_decision_tells_a_kept_window_apart_from_one_by_the_rule() -> None:
    published = decision(status=DecisionStatus.PUBLISHED, published_on=TUESDAY)
    off = facts(published, calendar=LATER, in_force=counted(), kept=KEPT)
    (found,) = [one for one in check(off) if one.id == "CI"]
    assert found.severity is Severity.WARNING
    assert "takes effect on Saturday 14 October 2017 (the rule is inferred, not read in the constitution). Kept as" in (
        found.says
    )
    assert found.says.endswith("Kept so on Wednesday 11 October 2017 by A. Clerk, because: nobody objected.")
    for quiet in (replace(off, calendar=CALENDAR), replace(off, kept=None), replace(off, in_force=None)):
        (one,) = [one for one in check(quiet) if one.id == "CI"]
        assert one.severity is Severity.HOLDS and "Kept" not in one.says
