"""The counting function: known answers, and what must hold for any day and any number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.domain.council import Unit
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.ledger import Certainty, Ledger
from clerk_tui.rules.calendar import Calendar, CalendarDay, DayKind
from clerk_tui.rules.counting import (
    Terms,
    clear_after,
    clear_before,
    clear_between,
    nth_after,
    nth_before,
    on_or_after,
)

CALENDAR = Calendar.shipped()
TERMS = Terms("TEST", "A count", "the day")
days = st.dates(date(2001, 1, 1), date(2098, 12, 31))
numbers = st.integers(1, 60)
units = st.sampled_from(Unit)


@given(days, numbers)
def test_forward_and_back_are_inverse_on_working_days(day: date, n: int) -> None:
    anchor = on_or_after(CALENDAR, day, TERMS)
    there = nth_after(CALENDAR, anchor, n, TERMS).answer
    assert nth_before(CALENDAR, there, n, TERMS).answer == anchor


@given(days, numbers, units)
def test_the_answer_of_a_clear_count_has_just_that_many_clear_days(day: date, n: int, unit: Unit) -> None:
    earliest = clear_after(CALENDAR, day, n, TERMS, unit).answer
    latest = clear_before(CALENDAR, day, n, TERMS, unit).answer
    assert clear_between(CALENDAR, day, earliest, TERMS, unit) == n
    assert clear_between(CALENDAR, day, earliest - timedelta(days=1), TERMS, unit) == n - 1
    assert clear_between(CALENDAR, latest, day, TERMS, unit) == n
    assert clear_between(CALENDAR, latest + timedelta(days=1), day, TERMS, unit) == n - 1


@given(days, numbers, st.lists(st.integers(0, 120), max_size=6))
def test_another_holiday_never_shortens_a_period(day: date, n: int, offsets: list[int]) -> None:
    extra = [CalendarDay(day + timedelta(days=offset - 60), DayKind.BANK_HOLIDAY) for offset in offsets]
    more = Calendar.shipped(extra)
    assert nth_after(more, day, n, TERMS).answer >= nth_after(CALENDAR, day, n, TERMS).answer
    assert clear_before(more, day, n, TERMS).answer <= clear_before(CALENDAR, day, n, TERMS).answer


@given(days, numbers, units, st.sampled_from([clear_after, clear_before, nth_after, nth_before]))
def test_the_ledger_holds_every_day_once_and_never_the_anchor(
    day: date, n: int, unit: Unit, count: Callable[..., Ledger]
) -> None:
    ledger = count(CALENDAR, day, n, TERMS, unit)
    listed = [entry.date for entry in ledger.days]
    assert day not in listed
    assert [entry.date for entry in ledger.days if entry.counted] == [
        entry.date for entry in ledger.days if not entry.reason
    ]
    assert sum(entry.counted for entry in ledger.days) == n
    between = {day, ledger.answer} | set(listed)
    assert sorted(between) == [min(between) + timedelta(days=k) for k in range(len(between))]


@given(days, numbers)
def test_a_calendar_count_is_plain_arithmetic(day: date, n: int) -> None:
    assert nth_after(CALENDAR, day, n, TERMS, Unit.CALENDAR).answer == day + timedelta(days=n)
    assert nth_before(CALENDAR, day, n, TERMS, Unit.CALENDAR).answer == day - timedelta(days=n)
    assert clear_after(CALENDAR, day, n, TERMS, Unit.CALENDAR).answer == day + timedelta(days=n + 1)
    assert clear_before(CALENDAR, day, n, TERMS, Unit.CALENDAR).answer == day - timedelta(days=n + 1)


@given(days, days)
def test_clear_days_between_are_never_negative(first: date, last: date) -> None:
    found = clear_between(CALENDAR, first, last, TERMS)
    assert 0 <= found <= max((last - first).days - 1, 0)


def test_a_date_that_rests_on_an_unpublished_year_is_provisional_and_says_why() -> None:
    sure = nth_after(CALENDAR, date(2028, 12, 20), 5, TERMS)
    unsure = nth_after(CALENDAR, date(2028, 12, 27), 5, TERMS)
    assert (sure.certainty, sure.advice) == (Certainty.STATUTE, ())
    assert unsure.certainty is Certainty.PROVISIONAL
    assert unsure.advice == (
        "The date is provisional: GOV.UK has published no bank holidays after 2028,"
        " so 2029 follows the statutory pattern.",
    )


def test_years_before_the_list_are_provisional_for_their_own_reason() -> None:
    ledger = clear_after(CALENDAR, date(2006, 7, 25), 5, TERMS)
    assert ledger.certainty is Certainty.PROVISIONAL
    assert "the published list of bank holidays starts in 2012" in ledger.advice[0]


def test_a_ledger_names_the_calendar_it_was_counted_by() -> None:
    ledger = clear_after(CALENDAR, date(2026, 4, 1), 5, TERMS)
    assert (ledger.calendar_as_of, ledger.calendar_fingerprint) == (CALENDAR.as_of, CALENDAR.fingerprint)


@pytest.mark.parametrize(
    ("anchor", "n"), [(date(1999, 12, 31), 5), (date(2101, 1, 1), 5), (date(2100, 12, 28), 5), (date(2000, 1, 4), 5)]
)
def test_a_count_that_leaves_the_years_covered_is_refused(anchor: date, n: int) -> None:
    count = nth_before if anchor.year == 2000 else nth_after
    with pytest.raises(InputError, match="2000 to 2100"):
        count(CALENDAR, anchor, n, TERMS)


@pytest.mark.parametrize("n", [0, -3])
def test_a_count_of_no_days_is_refused(n: int) -> None:
    with pytest.raises(InputError, match="at least one day"):
        nth_after(CALENDAR, date(2026, 4, 1), n, TERMS)


def test_an_enormous_count_is_refused_and_not_walked_for_ever() -> None:
    with pytest.raises(InputError, match="2000 to 2100"):
        nth_after(CALENDAR, date(2026, 4, 1), 10**12, TERMS, Unit.CALENDAR)


def test_a_counted_closure_is_named() -> None:
    calendar = Calendar.shipped([CalendarDay(date(2026, 12, 24), DayKind.CLOSURE, "Christmas closure")])
    counted = nth_after(calendar, date(2026, 12, 22), 3, TERMS)
    left_out = nth_after(calendar, date(2026, 12, 22), 3, Terms("TEST", "", "", closures_count=False))
    assert counted.answer == date(2026, 12, 29)
    assert "Thursday 24 December 2026 (Christmas closure) is counted" in counted.advice[0]
    assert left_out.answer == date(2026, 12, 30)
    assert left_out.advice == ()
