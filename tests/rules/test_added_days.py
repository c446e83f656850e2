"""Days an office adds: what can be added, and the sentence for what cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.kinds import Unit
from clerk_tui.rules.added_days import Addition, not_there, objection, period, swallowed, to_add
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.counting import Terms, nth_after
from tests.rules.making_records import BLACKPOOL

PLAIN = Calendar.shipped()
FUNERAL = date(2027, 9, 20)


def addition(first: date, last: date | None = None, kind: DayKind = DayKind.CLOSURE, **others: object) -> Addition:
    values = {"label": "Flood", "source": "E-mail of the chief executive"} | others
    return Addition(first, last or first, kind, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (addition(date(2027, 9, 19)), "Sunday 19 September 2027 is a Sunday: it is never counted anyway."),
        (
            addition(date(2027, 9, 18), kind=DayKind.WORKED),
            "Saturday 18 September 2027 is a Saturday: nothing makes it a working day.",
        ),
        (
            addition(date(2027, 3, 26), kind=DayKind.BANK_HOLIDAY),
            "Friday 26 March 2027 is a bank holiday already (Good Friday); it is not counted anyway.",
        ),
        (
            addition(date(2031, 4, 11), kind=DayKind.BANK_HOLIDAY),
            "Friday 11 April 2031 is a bank holiday already (Good Friday); it is not counted anyway.",
        ),
        (addition(FUNERAL, kind=DayKind.WORKED), "Monday 20 September 2027 is a working day already."),
        (addition(date(1999, 12, 31)), "Friday 31 December 1999 lies outside the years 2000 to 2100."),
        (addition(FUNERAL, date(2101, 1, 3)), "Monday 3 January 2101 lies outside the years 2000 to 2100."),
        (
            addition(FUNERAL, FUNERAL - timedelta(days=1)),
            "The period would end on Sunday 19 September 2027, before it begins on Monday 20 September 2027.",
        ),
        (
            addition(FUNERAL, FUNERAL + timedelta(days=366)),
            "From Monday 20 September 2027 to Wednesday 20 September 2028 is more than a year; add what is closed in"
            " each year by itself.",
        ),
        (
            addition(date(2026, 12, 25), date(2026, 12, 28)),
            "From Friday 25 December 2026 to Monday 28 December 2026 there is no day to add: each is a weekend, a bank"
            " holiday or in the calendar already.",
        ),
        (addition(FUNERAL, label=""), "Give the day a name, like “State Funeral”: a count shows it as the reason."),
        (
            addition(FUNERAL, source=""),
            "Say where the day was announced, like “Proclamation of 10 September 2022”.",
        ),
        (
            addition(FUNERAL, kind=DayKind.HALF_DAY),
            "A half day needs the time at which the office shuts, like 13:00.",
        ),
        (
            addition(FUNERAL, closes_at=time(13)),
            "Only a half day has a time at which the office shuts; this is a closure.",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(wrong: Addition, says: str) -> None:
    with pytest.raises(InputError) as refused:
        to_add(PLAIN, wrong)
    assert str(refused.value) == says


def test_a_period_is_added_without_its_weekends_and_holidays() -> None:
    days = to_add(PLAIN, addition(date(2026, 12, 24), date(2027, 1, 1)))
    assert [day.date.day for day in days] == [24, 29, 30, 31]
    assert {(day.kind, day.label, day.source) for day in days} == {
        (DayKind.CLOSURE, "Flood", "E-mail of the chief executive")
    }


def test_a_whole_year_is_the_longest_period() -> None:
    assert len(period(addition(FUNERAL, FUNERAL + timedelta(days=365)))) == 262


def test_a_day_that_is_there_already_is_named_with_its_label() -> None:
    there = Calendar.shipped([CalendarDay(FUNERAL, DayKind.CLOSURE, "Flood")])
    again = CalendarDay(FUNERAL, DayKind.CLOSURE, "Snow")
    assert objection(there, again) == "Monday 20 September 2027 is in the calendar as a closure already (“Flood”)."
    unnamed = Calendar.shipped([CalendarDay(FUNERAL, DayKind.CLOSURE)])
    assert objection(unnamed, again) == "Monday 20 September 2027 is in the calendar as a closure already."
    holiday = CalendarDay(FUNERAL, DayKind.BANK_HOLIDAY, "State Funeral")
    assert objection(there, holiday) == "", "a closure may become a bank holiday"


def test_a_day_worked_after_all_is_taken_away_before_it_becomes_anything_else() -> None:
    may = date(2027, 5, 31)
    worked = CalendarDay(may, DayKind.WORKED, "Election")
    assert objection(PLAIN, worked) == ""
    says = objection(Calendar.shipped([worked]), CalendarDay(may, DayKind.CLOSURE, "Flood"))
    assert says == "Monday 31 May 2027 is in the calendar as a day worked after all; remove that first."


def test_a_closure_can_be_worked_after_all() -> None:
    there = Calendar.shipped([CalendarDay(FUNERAL, DayKind.CLOSURE, "Flood")])
    assert objection(there, CalendarDay(FUNERAL, DayKind.WORKED, "Open again")) == ""


def test_a_window_of_which_no_day_is_worked_is_swallowed() -> None:
    closed = [CalendarDay(FUNERAL + timedelta(days=n), DayKind.CLOSURE, "Flood") for n in range(1, 4)]
    half = CalendarDay(FUNERAL + timedelta(days=1), DayKind.HALF_DAY, "Flood", "", time(13))
    whole, part = Calendar.shipped(closed), Calendar.shipped([half, *closed[1:]])
    terms = Terms("CI", "", "")
    assert swallowed(whole, [nth_after(whole, FUNERAL, 3, terms)]) == [nth_after(whole, FUNERAL, 3, terms)]
    assert swallowed(whole, [nth_after(whole, FUNERAL, 4, terms)]) == []
    assert swallowed(part, [nth_after(part, FUNERAL, 3, terms)]) == [], "a half day is worked"


@given(st.dates(date(2012, 1, 1), date(2030, 1, 1)), st.integers(0, 40), st.sampled_from(DayKind))
def test_whatever_is_added_changes_the_calendar_on_each_of_its_days(first: date, length: int, kind: DayKind) -> None:
    closes_at = time(13) if kind is DayKind.HALF_DAY else None
    asked = addition(first, first + timedelta(days=length), kind, closes_at=closes_at)
    try:
        days = to_add(PLAIN, asked)
    except InputError:
        return
    more = Calendar.shipped(days)
    for day in days:
        before = PLAIN.why_not(day.date, closures_count=False, mourning_counts=False, half_days_count=False)
        after = more.why_not(day.date, closures_count=False, mourning_counts=False, half_days_count=False)
        assert bool(before) != bool(after)


def test_the_first_and_the_last_working_day_of_the_calendar_can_be_added() -> None:
    for day in (date(2000, 1, 4), date(2100, 12, 31)):
        assert [one.date for one in to_add(PLAIN, addition(day))] == [day]


def test_a_closure_of_another_day_is_no_reason_against_this_one() -> None:
    after = Calendar.shipped((CalendarDay(FUNERAL + timedelta(days=1), DayKind.CLOSURE, "Flood", "E-mail"),))
    assert objection(after, CalendarDay(FUNERAL, DayKind.CLOSURE, "Flood", "E-mail")) == ""


def test_of_a_period_only_the_days_that_are_still_missing_are_added() -> None:
    there = Calendar.shipped((CalendarDay(FUNERAL, DayKind.CLOSURE, "Flood", "E-mail"),))
    kept = to_add(there, addition(FUNERAL, FUNERAL + timedelta(days=2)))
    assert [day.date for day in kept] == [FUNERAL + timedelta(days=1), FUNERAL + timedelta(days=2)]


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (FUNERAL, FUNERAL, "Monday 20 September 2027 was not added to the calendar, so there is nothing to take away."),
        (
            FUNERAL,
            FUNERAL + timedelta(days=1),
            "From Monday 20 September 2027 to Tuesday 21 September 2027 no day was added to the calendar.",
        ),
        (
            date(2027, 3, 26),
            date(2027, 3, 26),
            "Friday 26 March 2027 (Good Friday) is on the published list of bank holidays and stays there. If your"
            " council works then, add it as a day worked after all.",
        ),
        (
            date(2027, 9, 18),
            date(2027, 9, 18),
            "Saturday 18 September 2027 was not added to the calendar, so there is nothing to take away.",
        ),
        (
            date(2027, 8, 2),
            date(2027, 8, 2),
            "Monday 2 August 2027 stands in the council's file; change it there.",
        ),
    ],
)
def test_a_day_that_no_office_added_cannot_be_taken_away_and_it_is_said_why(first: date, last: date, says: str) -> None:
    closed = replace(BLACKPOOL, closures=(CalendarDay(date(2027, 8, 2), DayKind.CLOSURE, "Move", "The office"),))
    assert not_there(closed, first, last) == says


def test_a_window_with_one_day_worked_is_not_swallowed_nor_is_a_count_of_calendar_days() -> None:
    closure = tuple(CalendarDay(FUNERAL + timedelta(days=n), DayKind.CLOSURE, "Flood", "E-mail") for n in range(2))
    shut = Calendar.shipped(closure)
    terms = Terms("T", "a window", "publication", closures_count=True)
    two, three = (nth_after(shut, FUNERAL - timedelta(days=1), n, terms) for n in (2, 3))
    plain = nth_after(shut, FUNERAL - timedelta(days=1), 2, terms, Unit.CALENDAR)
    assert swallowed(shut, [two, three, plain]) == [two]
