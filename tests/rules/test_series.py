"""Recurring meetings by rule: what is typed, the days that follow, and those that fall on a holiday."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise

import pytest

from clerk_tui.domain.errors import InputError
from clerk_tui.domain.series import Shift, Slot
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.series import days_of, marked, read_rule, shifted, slots_of

TODAY = date(2026, 3, 2)
CALENDAR = Calendar.shipped()
EASTER_MONDAY, CHRISTMAS = date(2026, 4, 6), date(2026, 12, 25)


def days(typed: str) -> list[date]:
    return days_of(read_rule(typed, TODAY))


def test_the_second_monday_of_each_month_of_a_council_year() -> None:
    rule = read_rule("Second Monday of each month at 18:00, May 2026 to April 2027", TODAY)
    found = days_of(rule)
    assert (rule.starts, len(found), found[0], found[-1]) == (time(18), 12, date(2026, 5, 11), date(2027, 4, 12))
    assert all(day.weekday() == 0 and 8 <= day.day <= 14 for day in found)


def test_the_first_and_third_tuesday_without_august() -> None:
    found = days("the first and third Tuesday in each month, June 2026 to October 2026 except August, at 6.30 pm")
    assert [day.month for day in found] == [6, 6, 7, 7, 9, 9, 10, 10]
    assert found[:2] == [date(2026, 6, 2), date(2026, 6, 16)]


def test_the_last_friday_of_every_second_month() -> None:
    assert days("last Friday of every second month, May to September 2026") == [
        date(2026, 5, 29), date(2026, 7, 31), date(2026, 9, 25),
    ]  # fmt: skip


def test_every_four_weeks_from_a_day_for_a_year() -> None:
    rule = read_rule("every 4 weeks from 6 May 2026 at 10:00", TODAY)
    found = days_of(rule)
    assert (rule.starts, rule.last, len(found)) == (time(10), date(2027, 5, 5), 14)
    assert {(after - before).days for before, after in pairwise(found)} == {28}


def test_every_other_wednesday_until_a_day() -> None:
    assert days("every other Wednesday from 6 May 2026, until 3 June 2026") == [
        date(2026, 5, 6), date(2026, 5, 20), date(2026, 6, 3),
    ]  # fmt: skip
    assert days("every week from 6 May 2026 until 20 May 2026") == [date(2026, 5, day) for day in (6, 13, 20)]


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        ("May to April", "2026-05-14", "2027-04-08"),
        ("January to February", "2027-01-14", "2027-02-11"),
        ("November to January 2028", "2027-11-11", "2028-01-13"),
        ("May to July 2027", "2027-05-13", "2027-07-08"),
        ("September 2026 to February", "2026-09-10", "2027-02-11"),
    ],
)
def test_months_without_a_year_are_the_next_ones(span: str, first: str, last: str) -> None:
    found = days(f"second Thursday of each month, {span}")
    assert (found[0].isoformat(), found[-1].isoformat()) == (first, last)


def test_a_monthly_rule_from_a_day_holds_for_a_year_or_until_it_is_said_to_end() -> None:
    assert days("first Monday of each month from 8 June 2026")[0] == date(2026, 7, 6)
    assert len(days("first Monday of each month from 1 June 2026")) == 12
    assert days("first Monday of each month from 1 June 2026, until 31 July 2026") == [
        date(2026, 6, 1), date(2026, 7, 6),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("second Monday of each month at 18:00", "say from when to when"),
        ("every 4 weeks at 10:00", "say from which day on"),
        ("whenever it suits", "“whenever it suits” cannot be read"),
        ("second Moonday of each month, May 2026 to July 2026", "“moonday” is not a day of the week"),
        ("second Monkday of each month, May 2026 to July 2026", "“monkday” is not a day of the week"),
        ("every Monday from 6 May 2026", "Wednesday 6 May 2026 is no Monday"),
        ("every dozen weeks from 6 May 2026", "“every dozen” cannot be read"),
        ("every 13 weeks from 6 May 2026", "“every 13” cannot be read"),
        ("every week from 6 May 2026 until 1 May 2026", "ends on Friday 1 May 2026, before it begins"),
        ("first Monday of each month, July 2026 to May 2026", "before it begins"),
        ("fourth Monday of each month from 1 June 2026, until 5 June 2026", "no day between"),
        ("every week from 6 May 2026 until 6 May 2028", "more than 60 meetings"),
        (
            "first Monday of each month, May 2026 to July 2026 except jan, feb, mar, apr, may, jun, jul, aug, sep, oct,"
            " nov and dec",
            "every month of the year is left out",
        ),
    ],
)
def test_a_rule_that_cannot_be_is_refused_in_one_sentence(typed: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        days(typed)
    assert says in str(refused.value) and str(refused.value).startswith("Rule: ")


def test_a_meeting_on_a_bank_holiday_waits_for_a_choice() -> None:
    rule = read_rule("first Monday of each month at 18:00, March 2026 to May 2026", TODAY)
    found = list(slots_of(rule, "Cabinet", CALENDAR))
    assert [(slot.shift, slot.day) for slot in found] == [
        (Shift.KEEP, date(2026, 3, 2)), (Shift.UNDECIDED, None), (Shift.UNDECIDED, None),
    ]  # fmt: skip
    assert (found[1].ruled, found[1].why) == (EASTER_MONDAY, "Easter Monday")


@pytest.mark.parametrize(
    ("how", "day"),
    [
        (Shift.KEEP, EASTER_MONDAY),
        (Shift.NEXT_WORKING_DAY, date(2026, 4, 7)),
        (Shift.DAY_BEFORE, date(2026, 4, 2)),
        (Shift.NEXT_WEEK, date(2026, 4, 13)),
        (Shift.WEEK_BEFORE, date(2026, 3, 30)),
        (Shift.LEAVE_OUT, None),
    ],
)
def test_each_choice_for_a_meeting_on_easter_monday(how: Shift, day: date | None) -> None:
    slot = marked(Slot(2, "Cabinet", EASTER_MONDAY, time(18)), CALENDAR)
    assert (shifted(slot, how, CALENDAR).shift, shifted(slot, how, CALENDAR).day) == (how, day)


def test_a_week_later_goes_on_over_christmas_and_new_year() -> None:
    slot = marked(Slot(2, "Cabinet", CHRISTMAS, None), CALENDAR)
    assert shifted(slot, Shift.NEXT_WEEK, CALENDAR).day == date(2027, 1, 8)


def test_where_every_week_is_closed_there_is_no_week_to_go_to() -> None:
    from datetime import timedelta

    from clerk_tui.domain.days import CalendarDay, DayKind

    shut = [CalendarDay(CHRISTMAS + timedelta(weeks=n), DayKind.CLOSURE, "Rebuilding", "Cabinet") for n in range(70)]
    slot = marked(Slot(2, "Cabinet", CHRISTMAS, None), Calendar.shipped(shut))
    with pytest.raises(InputError, match="no week near"):
        shifted(slot, Shift.NEXT_WEEK, Calendar.shipped(shut))
