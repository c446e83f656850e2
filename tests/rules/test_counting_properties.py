"""Counting against a second way of counting: positions in a plain list of working days, made from the shipped data."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.domain.council import CallInRule, Council, EffectiveRule, Maker, Nation, StartEvent, Unit
from clerk_tui.domain.dates import LONDON, at_london, london_date
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.ledger import Certainty
from clerk_tui.rules.calendar import DATA, Calendar, CalendarDay, DayKind
from clerk_tui.rules.call_in import window
from clerk_tui.rules.counting import (
    Terms,
    clear_after,
    clear_before,
    clear_between,
    nth_after,
    nth_before,
    on_or_after,
    on_or_before,
    provisional_advice,
    why_not,
)

TERMS = Terms("TEST", "A count", "the day")
FIRST, LAST = date(2012, 1, 1), date(2028, 12, 31)
HOLIDAYS = {date.fromisoformat(event["date"]) for event in json.loads(Path(DATA).read_text(encoding="utf-8"))["events"]}
PLAIN = Calendar.shipped()
days = st.dates(date(2013, 1, 1), date(2027, 12, 31))
numbers = st.integers(1, 40)
offsets = st.lists(st.integers(-60, 60), max_size=8)


def worked(left_out: set[date]) -> list[date]:
    """Every working day of the published years, in order."""
    every = (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))
    return [day for day in every if day.isoweekday() < 6 and day not in HOLIDAYS and day not in left_out]


def closed(anchor: date, around: list[int], kind: DayKind = DayKind.BANK_HOLIDAY) -> list[CalendarDay]:
    return [CalendarDay(anchor + timedelta(days=offset), kind, "added") for offset in around]


@given(days, numbers, offsets)
def test_each_count_is_a_position_in_the_list_of_working_days(anchor: date, n: int, around: list[int]) -> None:
    added = closed(anchor, around)
    calendar, listed = Calendar.shipped(added), worked({day.date for day in added})
    after, before = bisect_right(listed, anchor), bisect_left(listed, anchor)
    one = timedelta(days=1)
    assert nth_after(calendar, anchor, n, TERMS).answer == listed[after + n - 1]
    assert nth_before(calendar, anchor, n, TERMS).answer == listed[before - n]
    assert clear_after(calendar, anchor, n, TERMS).answer == listed[after + n - 1] + one
    assert clear_before(calendar, anchor, n, TERMS).answer == listed[before - n] - one
    rolled = clear_after(calendar, anchor, n, TERMS)
    assert rolled.working_answer == listed[bisect_left(listed, rolled.answer)]
    back = clear_before(calendar, anchor, n, TERMS)
    assert back.working_answer == listed[bisect_right(listed, back.answer) - 1]
    assert on_or_after(calendar, anchor, TERMS) == listed[before]
    assert on_or_before(calendar, anchor, TERMS) == listed[after - 1]


@given(days, days, offsets)
def test_clear_days_between_are_those_of_the_list(first: date, last: date, around: list[int]) -> None:
    added = closed(first, around)
    listed = worked({day.date for day in added})
    expected = max(0, bisect_left(listed, last) - bisect_right(listed, first))
    assert clear_between(Calendar.shipped(added), first, last, TERMS) == expected
    assert clear_between(PLAIN, first, last, TERMS, Unit.CALENDAR) == max(0, (last - first).days - 1)


@given(days, numbers, offsets)
def test_counting_forward_and_back_are_inverse(day: date, n: int, around: list[int]) -> None:
    calendar = Calendar.shipped(closed(day, around))
    anchor = on_or_after(calendar, day, TERMS)
    assert nth_before(calendar, nth_after(calendar, anchor, n, TERMS).answer, n, TERMS).answer == anchor
    assert nth_after(calendar, nth_before(calendar, anchor, n, TERMS).answer, n, TERMS).answer == anchor
    latest = clear_before(calendar, anchor, n, TERMS).answer
    assert clear_after(calendar, latest, n, TERMS).answer <= anchor, "what was early enough stays early enough"


@given(days, numbers, offsets, st.sampled_from(DayKind), st.booleans(), st.booleans(), st.booleans())
def test_each_kind_of_day_is_left_out_by_its_own_switch_alone(
    anchor: date, n: int, around: list[int], kind: DayKind, closures: bool, mourning: bool, half_days: bool
) -> None:
    terms = Terms("TEST", "", "", closures_count=closures, mourning_counts=mourning, half_days_count=half_days)
    added = closed(anchor, around, kind)
    left_out = {
        DayKind.BANK_HOLIDAY: True,
        DayKind.CLOSURE: not closures,
        DayKind.MOURNING: not mourning,
        DayKind.HALF_DAY: not half_days,
        DayKind.WORKED: False,
    }[kind]
    listed = worked({day.date for day in added} if left_out else set())
    if kind is DayKind.WORKED:
        listed = sorted({*listed, *(day.date for day in added if day.date.isoweekday() < 6)})
    found = nth_after(Calendar.shipped(added), anchor, n, terms)
    assert found.answer == listed[bisect_right(listed, anchor) + n - 1]
    assert [day.date for day in found.days if not day.counted] == [
        anchor + timedelta(days=k)
        for k in range(1, (found.answer - anchor).days)
        if anchor + timedelta(days=k) not in listed
    ]
    assert all(bool(why_not(Calendar.shipped(added), day.date, terms)) != day.counted for day in found.days)


@given(days, numbers, st.lists(st.integers(-4, 4), max_size=6), st.sampled_from(["forward", "back", ""]))
def test_an_act_that_needs_the_office_is_rolled_off_closures_but_not_off_half_days(
    anchor: date, n: int, around: list[int], roll: str
) -> None:
    answer = clear_before(PLAIN, anchor, n, TERMS).answer
    shut, half = closed(answer, around[::2], DayKind.CLOSURE), closed(answer, around[1::2], DayKind.HALF_DAY)
    terms = Terms("TEST", "", "", roll=roll, office_open=True)
    found = clear_before(Calendar.shipped([*shut, *half]), anchor, n, terms)
    listed = worked({day.date for day in shut})
    back = listed[bisect_right(listed, answer) - 1]
    assert found.answer == answer, "the count itself takes closures as worked"
    assert found.working_answer == (listed[bisect_left(listed, answer)] if roll == "forward" else back)


def test_the_last_day_for_an_agenda_moves_off_a_closure_and_stays_on_a_half_day() -> None:
    terms = Terms("TEST", "", "", office_open=True)
    for kind, working in ((DayKind.CLOSURE, date(2026, 6, 3)), (DayKind.HALF_DAY, date(2026, 6, 4))):
        calendar = Calendar.shipped([CalendarDay(date(2026, 6, 4), kind)])
        found = clear_before(calendar, date(2026, 6, 10), 3, terms)
        assert (found.answer, found.working_answer) == (date(2026, 6, 4), working)


# The call-in window

rules = st.builds(
    CallInRule,
    days=st.integers(1, 12),
    unit=st.sampled_from(Unit),
    start=st.just(StartEvent.PUBLICATION),
    effective=st.sampled_from(EffectiveRule),
    source=st.just("the constitution"),
    certainty=st.just("local"),
    cutoff=st.none() | st.times(time(8), time(23, 59)).map(lambda clock: clock.replace(second=0, microsecond=0)),
    effective_days=st.none() | st.integers(1, 12),
    closures_count=st.booleans(),
    half_days_count=st.booleans(),
)


def of(rule: CallInRule) -> Council:
    return Council("testford", "Testford Council", Nation.ENGLAND, call_in=(rule,))


def left_out(rule: CallInRule, added: list[CalendarDay]) -> set[date]:
    return {
        day.date
        for day in added
        if (day.kind is DayKind.CLOSURE and not rule.closures_count)
        or (day.kind is DayKind.HALF_DAY and not rule.half_days_count)
    }


def plainly(rule: CallInRule, published: date, listed: list[date], n: int) -> date:
    if rule.unit is Unit.CALENDAR:
        return published + timedelta(days=n)
    return listed[bisect_right(listed, published) + n - 1]


@given(rules, days, offsets, st.sampled_from([DayKind.CLOSURE, DayKind.HALF_DAY]))
def test_a_window_is_two_positions_in_the_list_of_working_days(
    rule: CallInRule, published: date, around: list[int], kind: DayKind
) -> None:
    added = [CalendarDay(day.date, kind, "added", "", time(13)) for day in closed(published, around, kind)]
    found = window(of(rule), Calendar.shipped(added), published=published)
    listed = worked(left_out(rule, added))
    assert found.closes == plainly(rule, published, listed, rule.days)
    first = plainly(rule, published, listed, rule.effective_days or rule.days) + timedelta(days=1)
    working = listed[bisect_left(listed, first)]
    assert found.effective == (working if rule.effective is EffectiveRule.NEXT_WORKING_DAY else first)
    assert found.effective_working_day == working
    half = kind is DayKind.HALF_DAY and found.closes in {day.date for day in added} and PLAIN.is_working(found.closes)
    cutoff = min([clock for clock in (rule.cutoff, time(13) if half else None) if clock is not None], default=None)
    assert found.cutoff_stated == (cutoff is not None)
    local = found.closes_at.astimezone(LONDON)
    midnight = datetime.combine(found.closes + timedelta(days=1), time(0))
    assert local.replace(tzinfo=None) == (datetime.combine(found.closes, cutoff) if cutoff else midnight)


@given(rules, days, offsets)
def test_another_holiday_never_shortens_a_window(rule: CallInRule, published: date, around: list[int]) -> None:
    plain = window(of(rule), PLAIN, published=published)
    more = window(of(rule), Calendar.shipped(closed(published, around)), published=published)
    assert more.closes >= plain.closes
    assert more.closes_at >= plain.closes_at
    assert more.effective >= plain.effective


@given(rules, days)
def test_a_later_publication_never_closes_or_takes_effect_earlier(rule: CallInRule, published: date) -> None:
    today, next_day = (window(of(rule), PLAIN, published=published + timedelta(days=n)) for n in (0, 1))
    assert today.closes <= next_day.closes
    assert today.closes_at <= next_day.closes_at
    assert today.effective <= next_day.effective


@given(rules, days, st.integers(0, 20))
def test_no_effect_before_a_day_that_the_decision_names(rule: CallInRule, published: date, wait: int) -> None:
    plain = window(of(rule), PLAIN, published=published)
    named = plain.effective + timedelta(days=wait - 5)
    found = window(of(rule), PLAIN, published=published, not_before=named)
    assert found.effective == max(named, plain.effective)
    listed = [day.date for day in found.effective_ledger.days]
    assert listed == sorted(set(listed))
    assert listed[-1] == found.effective - timedelta(days=1), "every day up to the effect is accounted for"


CHANGES = [
    pytest.param(date(2026, 3, 29), 23, id="the clocks go forward"),
    pytest.param(date(2026, 10, 25), 25, id="the clocks go back"),
    pytest.param(date(2026, 3, 28), 24, id="the day before"),
]


@pytest.mark.parametrize(("day", "hours"), CHANGES)
def test_a_day_has_the_hours_that_london_gives_it(day: date, hours: int) -> None:
    begins, ends = at_london(day, time(0)), at_london(day + timedelta(days=1), time(0))
    assert ends - begins == timedelta(hours=hours)
    assert london_date(begins) == day == london_date(ends - timedelta(microseconds=1))
    assert london_date(begins - timedelta(microseconds=1)) == day - timedelta(days=1)


@pytest.mark.parametrize(
    ("published", "closes", "at"),
    [
        pytest.param(date(2026, 3, 24), date(2026, 3, 27), "2026-03-28T00:00:00+00:00", id="in winter time"),
        pytest.param(date(2026, 3, 26), date(2026, 3, 31), "2026-03-31T23:00:00+00:00", id="across the spring change"),
        pytest.param(date(2026, 10, 20), date(2026, 10, 23), "2026-10-23T23:00:00+00:00", id="in summer time"),
        pytest.param(
            date(2026, 10, 22), date(2026, 10, 27), "2026-10-28T00:00:00+00:00", id="across the autumn change"
        ),
    ],
)
def test_a_window_across_a_change_of_the_clocks_ends_at_london_s_midnight(
    published: date, closes: date, at: str
) -> None:
    rule = CallInRule(3, Unit.WORKING, StartEvent.PUBLICATION, EffectiveRule.NEXT_DAY, "x", "local")
    found = window(of(rule), PLAIN, published=published)
    assert (found.closes, found.closes_at.astimezone(UTC).isoformat()) == (closes, at)


@given(st.datetimes(datetime(2013, 1, 1), datetime(2027, 12, 31)).map(lambda naive: naive.replace(tzinfo=UTC)))
def test_the_date_of_an_instant_is_the_one_on_london_s_calendar(instant: datetime) -> None:
    """X086: London is never behind Greenwich and never more than an hour ahead."""
    assert london_date(instant) in {instant.date(), (instant + timedelta(hours=1)).date()}
    local = instant.astimezone(LONDON)
    assert london_date(instant) == local.date()


def test_without_a_word_of_the_rule_closures_half_days_and_mourning_are_worked_and_nothing_is_rolled_off_them() -> None:
    """The defaults of a rule's terms: no statute leaves those days out (law.md X017, X097, X098)."""
    anchor, terms = date(2026, 12, 14), Terms("TEST", "", "")
    for kind in (DayKind.CLOSURE, DayKind.HALF_DAY, DayKind.MOURNING):
        calendar = Calendar.shipped(closed(anchor, [1, 2, 3, 4], kind))
        assert nth_after(calendar, anchor, 3, terms).answer == date(2026, 12, 17)
        assert clear_after(calendar, anchor, 2, terms).working_answer == date(2026, 12, 17)
        assert clear_before(calendar, date(2026, 12, 18), 2, terms).working_answer == date(2026, 12, 15)


@pytest.mark.parametrize(
    ("first", "last"), [(date(1999, 12, 31), date(2000, 1, 9)), (date(2100, 12, 1), date(2101, 1, 1))]
)
def test_days_between_are_not_counted_outside_the_years_covered(first: date, last: date) -> None:
    with pytest.raises(InputError, match="2000 to 2100"):
        clear_between(PLAIN, first, last, TERMS)


@pytest.mark.parametrize(
    ("of_years", "named"),
    [
        ([2029], "so 2029 follows"),
        ([2030, 2029], "so 2029 and 2030 follows"),
        ([2029, 2031, 2030], "so 2029 to 2031 follows"),
        ([2011, 2029], "the published list of bank holidays starts in 2012, so 2011 and 2029 follows"),
    ],
)
def test_the_years_that_rest_on_the_pattern_are_named(of_years: list[int], named: str) -> None:
    (said,) = provisional_advice(PLAIN, [date(year, 2, 7) for year in of_years])
    assert named in said


def test_a_count_back_out_of_an_unpublished_year_is_provisional_in_working_days_and_sure_in_calendar_days() -> None:
    anchor = date(2029, 1, 10)
    working, calendar = (nth_before(PLAIN, anchor, 14, TERMS, unit) for unit in (Unit.WORKING, Unit.CALENDAR))
    assert (working.answer.year, working.certainty) == (2028, Certainty.PROVISIONAL)
    assert (calendar.answer, calendar.certainty) == (date(2028, 12, 27), Certainty.STATUTE)
    assert nth_before(PLAIN, date(2029, 1, 4), 3, TERMS).certainty is Certainty.PROVISIONAL


def test_the_generation_in_force_on_the_day_of_the_start_event_counts_the_window() -> None:
    """A rule that changes between the decision and its publication: the day the window runs from decides."""
    old = CallInRule(3, Unit.WORKING, StartEvent.DECISION, EffectiveRule.NEXT_DAY, "x", "local", date(2020, 1, 1))
    new = replace(old, days=10, valid_from=date(2026, 6, 10))
    council = Council("testford", "Testford Council", Nation.ENGLAND, call_in=(old, new))
    before = window(council, PLAIN, published=date(2026, 6, 11), decided=date(2026, 6, 9))
    after = window(council, PLAIN, published=date(2026, 6, 11), decided=date(2026, 6, 10))
    assert (before.closes, after.closes) == (date(2026, 6, 12), date(2026, 6, 24))
    with pytest.raises(InputError, match="give the day of the decision as well"):
        window(council, PLAIN, published=date(2026, 6, 11))
    with pytest.raises(NotConfigured):
        window(council, PLAIN, published=date(2019, 6, 11))


def by(start: StartEvent = StartEvent.PUBLICATION, unit: Unit = Unit.WORKING, days: int = 3) -> CallInRule:
    return CallInRule(days, unit, start, EffectiveRule.NEXT_DAY, "x", "local")


def test_an_officer_s_key_decision_runs_like_any_other_where_the_rule_names_no_start_for_it() -> None:
    given: dict[str, Any] = {"published": date(2026, 6, 11), "decided": date(2026, 6, 8)}
    officer = window(of(by()), PLAIN, **given, maker=Maker.OFFICER_KEY)
    assert (officer.closes, officer.closes_ledger.anchor) == (date(2026, 6, 16), date(2026, 6, 11))
    apart = replace(by(), start_officer_key=StartEvent.DECISION)
    assert window(of(apart), PLAIN, **given, maker=Maker.OFFICER_KEY).closes == date(2026, 6, 11)
    assert window(of(apart), PLAIN, **given, maker=Maker.OFFICER).closes == date(2026, 6, 16)


def test_a_rule_from_the_meeting_takes_the_meeting_and_one_from_the_decision_takes_the_decision() -> None:
    given: dict[str, Any] = {"published": date(2026, 6, 12), "decided": date(2026, 6, 10), "meeting": date(2026, 6, 8)}
    meeting, decision = (window(of(by(start)), PLAIN, **given) for start in (StartEvent.MEETING, StartEvent.DECISION))
    assert (meeting.closes_ledger.anchor, meeting.closes) == (date(2026, 6, 8), date(2026, 6, 11))
    assert (decision.closes_ledger.anchor, decision.closes) == (date(2026, 6, 10), date(2026, 6, 15))


def test_a_last_day_on_a_weekend_shows_the_working_day_before_it() -> None:
    found = window(of(by(unit=Unit.CALENDAR, days=8)), PLAIN, published=date(2026, 12, 11))
    assert (found.closes, found.closes_ledger.working_answer) == (date(2026, 12, 19), date(2026, 12, 18))


def test_the_count_of_the_effect_is_as_sure_as_the_rule_and_says_what_it_counted() -> None:
    closure = CalendarDay(date(2026, 6, 15), DayKind.CLOSURE, "Flood")
    found = window(of(by()), Calendar.shipped([closure]), published=date(2026, 6, 11))
    assert found.effective_ledger.certainty is Certainty.LOCAL
    assert [said for said in found.effective_ledger.advice if "(Flood) is counted" in said]
    late = window(of(by()), PLAIN, published=date(2028, 12, 22))
    assert (late.effective, late.effective_ledger.certainty) == (date(2028, 12, 30), Certainty.PROVISIONAL)


def test_a_day_named_for_the_effect_is_spoken_of_only_where_it_is_waited_for() -> None:
    published, plain = date(2026, 6, 11), date(2026, 6, 17)
    same, later = (
        window(of(by()), PLAIN, published=published, not_before=plain + timedelta(days=n)).effective_ledger
        for n in (0, 6)
    )
    assert (same.answer, same.advice) == (plain, ())
    assert later.advice == ("The decision itself says that it takes no effect before Tuesday 23 June 2026.",)
    waited = [day.reason for day in later.days if day.date >= plain]
    assert waited == ["waits for the day named"] * 3 + ["Saturday", "Sunday", "waits for the day named"]


def test_a_count_of_calendar_days_says_nothing_of_closures_it_passes() -> None:
    calendar = Calendar.shipped([CalendarDay(date(2026, 6, 15), DayKind.CLOSURE, "Flood")])
    assert nth_after(calendar, date(2026, 6, 11), 6, TERMS, Unit.CALENDAR).advice == ()


@pytest.mark.parametrize("kind", [DayKind.CLOSURE, DayKind.HALF_DAY])
def test_what_comes_out_after_hours_counts_from_the_next_day_that_the_rule_takes_as_worked(kind: DayKind) -> None:
    calendar = Calendar.shipped([CalendarDay(date(2026, 6, 12), kind, "Flood")])
    counted = replace(by(), after_hours=time(17))
    closures, half_days = kind is not DayKind.CLOSURE, kind is not DayKind.HALF_DAY
    left_out = replace(counted, closures_count=closures, half_days_count=half_days)
    evening: dict[str, Any] = {"published": date(2026, 6, 11), "published_at": time(18)}
    assert window(of(counted), calendar, **evening).closes == date(2026, 6, 17)
    assert window(of(left_out), calendar, **evening).closes == date(2026, 6, 18)


def test_the_hour_of_publication_does_nothing_to_a_window_that_runs_from_the_decision() -> None:
    rule = replace(by(StartEvent.DECISION), after_hours=time(17))
    found = window(of(rule), PLAIN, published=date(2026, 6, 12), published_at=time(18), decided=date(2026, 6, 11))
    assert (found.closes_ledger.anchor_name, found.closes) == ("the decision", date(2026, 6, 16))
