"""Call-in windows: the worked examples of law.md 5.4, by their numbers, and the parts of a council's rule."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.domain.council import CallInRule, Council, EffectiveRule, Maker, Nation, StartEvent, Unit
from clerk_tui.domain.dates import LONDON, at_london, london_date
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.ledger import Certainty
from clerk_tui.rules.calendar import Calendar, CalendarDay, DayKind
from clerk_tui.rules.call_in import Events, rule_and_start, rule_for, window, window_by
from clerk_tui.services.councils import load

CALENDAR = Calendar.shipped()


def council(*rules: CallInRule) -> Council:
    return Council("testford", "Testford Council", Nation.ENGLAND, call_in=rules)


def rule(days: int = 3, **others: Any) -> CallInRule:
    settings: dict[str, Any] = {
        "unit": Unit.WORKING,
        "start": StartEvent.PUBLICATION,
        "effective": EffectiveRule.NEXT_DAY,
        "source": "the constitution",
        "certainty": "local",
    }
    return CallInRule(days=days, **(settings | others))


@pytest.mark.parametrize(
    ("published", "n", "closes", "effective", "rolled"),
    [
        pytest.param((2017, 12, 13), 3, (2017, 12, 18), (2017, 12, 19), None, id="X064"),
        pytest.param((2020, 5, 22), 5, (2020, 6, 1), (2020, 6, 2), None, id="X065"),
        pytest.param((2024, 9, 25), 3, (2024, 9, 30), (2024, 10, 1), None, id="X067"),
        pytest.param((2020, 2, 14), 5, (2020, 2, 21), (2020, 2, 22), (2020, 2, 24), id="X068"),
        pytest.param((2026, 12, 17), 3, (2026, 12, 22), (2026, 12, 23), None, id="X070"),
        pytest.param((2026, 12, 18), 5, (2026, 12, 29), (2026, 12, 30), None, id="X071"),
        pytest.param((2026, 12, 24), 3, (2026, 12, 31), (2027, 1, 1), (2027, 1, 4), id="X073"),
        pytest.param((2027, 12, 22), 5, (2027, 12, 31), (2028, 1, 1), (2028, 1, 4), id="X074"),
        pytest.param((2022, 5, 31), 5, (2022, 6, 9), (2022, 6, 10), None, id="X076"),
        pytest.param((2022, 9, 14), 5, (2022, 9, 22), (2022, 9, 23), None, id="X077"),
        pytest.param((2023, 5, 3), 3, (2023, 5, 9), (2023, 5, 10), None, id="X079"),
        pytest.param((2020, 5, 6), 5, (2020, 5, 14), (2020, 5, 15), None, id="X080"),
        pytest.param((2026, 12, 12), 3, (2026, 12, 16), (2026, 12, 17), None, id="X082"),
        pytest.param((2026, 12, 11), 3, (2026, 12, 16), (2026, 12, 17), None, id="X082 the Friday before"),
        pytest.param((2026, 4, 3), 3, (2026, 4, 9), (2026, 4, 10), None, id="X083"),
        pytest.param((2026, 4, 2), 3, (2026, 4, 9), (2026, 4, 10), None, id="X083 Maundy Thursday"),
        pytest.param((2024, 12, 18), 5, (2024, 12, 27), (2024, 12, 28), (2024, 12, 30), id="X098"),
        pytest.param(
            (2017, 10, 10), 3, (2017, 10, 13), (2017, 10, 14), (2017, 10, 16), id="the seed, published Tuesday"
        ),
    ],
)
def test_the_window_closes_and_the_decision_takes_effect(
    published: tuple[int, int, int],
    n: int,
    closes: tuple[int, int, int],
    effective: tuple[int, int, int],
    rolled: tuple[int, int, int] | None,
) -> None:
    found = window(council(rule(n)), CALENDAR, published=date(*published))
    assert (found.closes, found.effective) == (date(*closes), date(*effective))
    assert found.effective_working_day == date(*(rolled or effective))
    next_working = window(
        council(rule(n, effective=EffectiveRule.NEXT_WORKING_DAY)), CALENDAR, published=date(*published)
    )
    assert next_working.effective == date(*(rolled or effective))


def test_x077_without_the_proclaimed_holiday_the_window_is_a_day_shorter() -> None:
    before = Calendar.shipped([CalendarDay(date(2022, 9, 19), DayKind.WORKED)])
    found = window(council(rule(5)), before, published=date(2022, 9, 14))
    assert (found.closes, found.effective) == (date(2022, 9, 21), date(2022, 9, 22))


def test_x085_a_publication_after_hours_counts_as_the_next_working_day() -> None:
    friday = date(2026, 12, 11)
    late = window(council(rule(after_hours=time(17))), CALENDAR, published=friday, published_at=time(17, 30))
    assert (late.closes_ledger.anchor, late.closes) == (date(2026, 12, 14), date(2026, 12, 17))
    assert "it counts as published on Monday 14 December 2026" in late.advice[0]
    on_the_hour = window(council(rule(after_hours=time(17))), CALENDAR, published=friday, published_at=time(17))
    without = window(council(rule()), CALENDAR, published=friday, published_at=time(17, 30))
    assert on_the_hour.closes == without.closes == date(2026, 12, 16)


def test_where_hours_matter_and_none_is_given_the_window_says_what_it_assumed() -> None:
    found = window(council(rule(after_hours=time(17))), CALENDAR, published=date(2026, 12, 11))
    assert found.closes == date(2026, 12, 16)
    assert found.advice[0].startswith("No hour of publication was given")


@given(
    st.datetimes(datetime(2013, 1, 1), datetime(2027, 12, 1)),
    st.timedeltas(timedelta(0), timedelta(days=5)),
    st.integers(1, 10),
)
def test_publishing_later_never_closes_or_takes_effect_earlier(first: datetime, later: timedelta, n: int) -> None:
    testford = council(rule(n, after_hours=time(17)))
    second = first + later
    one, two = (
        window(testford, CALENDAR, published=moment.date(), published_at=moment.time()) for moment in (first, second)
    )
    assert one.closes <= two.closes
    assert one.effective <= two.effective


def test_x086_an_hour_past_midnight_in_summer_is_published_that_day() -> None:
    stored = datetime(2026, 6, 9, 23, 30, tzinfo=UTC)
    assert london_date(stored) == date(2026, 6, 10)
    found = window(council(rule()), CALENDAR, published=london_date(stored))
    assert found.closes_ledger.anchor == date(2026, 6, 10)


@pytest.mark.parametrize(
    ("published", "closes_at", "effective"),
    [
        pytest.param(date(2026, 12, 7), datetime(2026, 12, 11, 16), date(2026, 12, 15), id="X088"),
        pytest.param(date(2026, 12, 24), datetime(2027, 1, 4, 16), date(2027, 1, 6), id="X089"),
    ],
)
def test_east_sussex_requests_close_a_day_before_the_days_of_effect_end(
    published: date, closes_at: datetime, effective: date
) -> None:
    found = window(load("east-sussex"), CALENDAR, published=published)
    assert found.closes_at == closes_at.replace(tzinfo=LONDON)
    assert (found.closes, found.cutoff_stated, found.effective) == (closes_at.date(), True, effective)


def test_x091_a_weekday_named_beside_the_count_is_shown_where_the_two_part() -> None:
    kingston = load("kingston")
    old = next(generation for generation in kingston.call_in if generation.fixed_weekday)
    clash = window_by(kingston, old, CALENDAR, Events(date(2026, 8, 25)))
    assert clash.closes == date(2026, 9, 2)
    assert any("Tuesday 1 September 2026" in said for said in clash.advice)
    plain = window_by(kingston, old, CALENDAR, Events(date(2019, 7, 16)))
    assert plain.closes == date(2019, 7, 23)
    assert not any("the following Tuesday" in said for said in plain.advice)


def test_x092_central_bedfordshire_counts_calendar_days_to_noon() -> None:
    found = window(load("central-bedfordshire"), CALENDAR, published=date(2026, 12, 14))
    assert found.closes_at == datetime(2026, 12, 22, 12, tzinfo=LONDON)
    assert len(found.closes_ledger.days) == 8


def test_x094_kingston_counts_from_the_meeting_so_a_late_publication_eats_the_window() -> None:
    meeting = date(2026, 12, 17)
    found = window(load("kingston"), CALENDAR, published=date(2026, 12, 18), meeting=meeting)
    later = window(load("kingston"), CALENDAR, published=date(2026, 12, 23), meeting=meeting)
    assert found.closes_at == datetime(2027, 1, 5, 17, tzinfo=LONDON)
    assert later.closes == found.closes
    assert found.closes_ledger.anchor == meeting


def test_x095_brent_counts_from_the_decision_and_an_officer_s_key_decision_from_publication() -> None:
    brent, decided, published = load("brent"), date(2026, 12, 7), date(2026, 12, 11)
    cabinet = window(brent, CALENDAR, published=published, decided=decided)
    officer = window(brent, CALENDAR, published=published, decided=decided, maker=Maker.OFFICER_KEY)
    assert (cabinet.closes, officer.closes) == (date(2026, 12, 14), date(2026, 12, 18))
    assert cabinet.closes_ledger.certainty is Certainty.INFERRED
    assert any("without saying which; working days are assumed" in said for said in cabinet.advice)


EVE = CalendarDay(date(2026, 12, 24), DayKind.HALF_DAY, "Christmas Eve", "Staff notice", time(13))


def test_x097_christmas_eve_left_out_by_a_rule_that_leaves_half_days_out() -> None:
    calendar, published = Calendar.shipped([EVE]), date(2026, 12, 23)
    found = window(council(rule(half_days_count=False)), calendar, published=published)
    assert (found.closes, found.effective) == (date(2026, 12, 31), date(2027, 1, 1))
    assert window(council(rule()), calendar, published=published).closes == date(2026, 12, 30)
    assert window(council(rule(closures_count=False)), calendar, published=published).closes == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("cutoff", "closes_at", "says"),
    [
        (None, time(13), "requests close when the office shuts at 13:00, not at the end of the day"),
        (time(17), time(13), "requests close when the office shuts at 13:00, not at 17:00"),
        (time(13, 1), time(13), "requests close when the office shuts at 13:00, not at 13:01"),
        (time(13), time(13), "requests close at 13:00 as usual"),
        (time(12), time(12), "requests close at 12:00 as usual, and the office shuts at 13:00"),
    ],
)
def test_x097_counted_the_half_day_cuts_the_window_off_when_the_office_shuts(
    cutoff: time | None, closes_at: time, says: str
) -> None:
    found = window(council(rule(cutoff=cutoff)), Calendar.shipped([EVE]), published=date(2026, 12, 21))
    assert (found.closes, found.effective) == (date(2026, 12, 24), date(2026, 12, 25))
    assert found.closes_at == at_london(date(2026, 12, 24), closes_at)
    assert found.cutoff_stated
    assert any("(“Christmas Eve”)" in said and says in said for said in found.advice)


def test_a_half_day_that_is_not_the_last_day_changes_no_hour() -> None:
    found = window(council(rule(cutoff=time(17))), Calendar.shipped([EVE]), published=date(2026, 12, 22))
    assert found.closes_at == at_london(date(2026, 12, 29), time(17))


def test_a_half_day_whose_hour_is_not_known_is_pointed_out() -> None:
    eve = CalendarDay(date(2026, 12, 24), DayKind.HALF_DAY, "Christmas Eve")
    found = window(council(rule(cutoff=time(17))), Calendar.shipped([eve]), published=date(2026, 12, 21))
    assert found.closes_at == at_london(date(2026, 12, 24), time(17))
    assert any("falls in “Christmas Eve”: make sure that a request can be delivered then" in s for s in found.advice)


def test_x098_a_last_day_on_which_the_office_is_shut_is_pointed_out() -> None:
    shut = Calendar.shipped(
        [CalendarDay(date(2024, 12, day), DayKind.CLOSURE, "Christmas closure") for day in (27, 30)]
    )
    found = window(council(rule(5)), shut, published=date(2024, 12, 18))
    assert found.closes == date(2024, 12, 27)
    assert any("falls in “Christmas closure”" in said for said in found.advice)
    left_out = window(council(rule(5, closures_count=False)), shut, published=date(2024, 12, 18))
    assert left_out.closes == date(2024, 12, 31)


def test_x100_a_record_published_months_late_still_gets_its_window_from_publication() -> None:
    found = window(load("blackpool"), CALENDAR, published=date(2022, 12, 1), decided=date(2022, 9, 5))
    assert found.effective == date(2022, 12, 7)


def test_x101_the_melton_rule_gives_the_day_before_the_one_printed() -> None:
    melton = load("melton")
    assert window(melton, CALENDAR, published=date(2024, 4, 17)).effective == date(2024, 4, 23)
    assert window(melton, CALENDAR, published=date(2024, 4, 18)).effective == date(2024, 4, 24)


def test_without_a_cut_off_requests_are_in_time_until_midnight() -> None:
    found = window(council(rule()), CALENDAR, published=date(2026, 6, 10))
    assert (found.closes, found.cutoff_stated) == (date(2026, 6, 15), False)
    assert found.closes_at == datetime(2026, 6, 16, tzinfo=LONDON)


def test_a_decision_that_names_its_first_day_waits_for_it() -> None:
    found = window(council(rule()), CALENDAR, published=date(2026, 6, 10), not_before=date(2026, 7, 1))
    assert (found.closes, found.effective) == (date(2026, 6, 15), date(2026, 7, 1))
    assert any("no effect before Wednesday 1 July 2026" in said for said in found.advice)
    assert [day.date for day in found.effective_ledger.days][-1] == date(2026, 6, 30)
    sooner = window(council(rule()), CALENDAR, published=date(2026, 6, 10), not_before=date(2026, 6, 1))
    assert sooner.effective == date(2026, 6, 16)


def test_a_record_published_before_its_decision_is_counted_from_the_decision() -> None:
    found = window(load("leeds"), CALENDAR, published=date(2024, 6, 12), decided=date(2024, 6, 20))
    assert found.effective == date(2024, 6, 28)
    assert "only a decision that has been made can be called in" in found.advice[0]


def test_the_newest_generation_in_force_on_the_start_event_applies() -> None:
    old = rule(3, valid_from=date(2012, 9, 10), valid_to=date(2019, 5, 31))
    new = rule(5, valid_from=date(2020, 1, 1))
    testford = council(old, new)
    assert rule_for(testford, date(2019, 5, 31)) == old
    assert rule_for(testford, date(2020, 1, 1)) == new
    assert window(testford, CALENDAR, published=date(2020, 2, 14)).closes == date(2020, 2, 21)
    with pytest.raises(NotConfigured, match="Testford Council for Tuesday 1 October 2019"):
        rule_for(testford, date(2019, 10, 1))


def test_of_three_generations_each_is_judged_by_its_own_start_event() -> None:
    """Met on 10 December, published on the 14th.

    Neither the rule of January nor that of the 12th had begun on its own start event, though the second had begun by
    the day of publication.
    """
    oldest = rule(days=3, start=StartEvent.MEETING, valid_from=date(2020, 1, 1))
    middle = rule(days=5, start=StartEvent.MEETING, valid_from=date(2026, 12, 12))
    newest = rule(days=7, start=StartEvent.PUBLICATION, valid_from=date(2027, 1, 1))
    testford = council(oldest, middle, newest)
    happened = Events(date(2026, 12, 14), decided=date(2026, 12, 10), meeting=date(2026, 12, 10))
    assert rule_and_start(testford, happened) == (oldest, date(2026, 12, 10))
    found = window_by(testford, oldest, CALENDAR, happened)
    assert (found.closes, found.effective) == (date(2026, 12, 15), date(2026, 12, 16))


def test_a_council_without_a_rule_gets_no_date() -> None:
    with pytest.raises(
        NotConfigured,
        match=r"No call-in rule is configured for Testford Council.*state it in the rules of Testford Council",
    ):
        window(council(), CALENDAR, published=date(2026, 6, 10))


def test_a_start_event_that_was_not_given_is_asked_for() -> None:
    testford = council(rule(start=StartEvent.DECISION))
    with pytest.raises(InputError, match="give the day of the decision"):
        window(testford, CALENDAR, published=date(2026, 6, 10))
    by_body = window(testford, CALENDAR, published=date(2026, 6, 10), meeting=date(2026, 6, 8))
    assert by_body.closes == date(2026, 6, 11), "a body decides at its meeting"
    with pytest.raises(InputError, match="give the day of the decision"):
        window(testford, CALENDAR, published=date(2026, 6, 10), meeting=date(2026, 6, 8), maker=Maker.MEMBER)


def test_the_ledger_is_as_sure_as_the_rule_and_the_calendar() -> None:
    inferred = window(council(rule(certainty="inferred")), CALENDAR, published=date(2026, 6, 10))
    local = window(council(rule()), CALENDAR, published=date(2026, 6, 10))
    beyond = window(council(rule()), CALENDAR, published=date(2029, 6, 11))
    at_the_edge = window(council(rule()), CALENDAR, published=date(2028, 12, 26))
    assert inferred.closes_ledger.certainty is Certainty.INFERRED
    assert "inferred, not read in its constitution" in inferred.advice[0]
    assert local.closes_ledger.certainty is Certainty.LOCAL
    assert local.advice == ()
    assert beyond.effective_ledger.certainty is Certainty.PROVISIONAL
    assert (at_the_edge.closes, at_the_edge.closes_ledger.certainty) == (date(2028, 12, 29), Certainty.LOCAL)


def test_a_window_whose_effect_alone_falls_into_an_unpublished_year_says_so() -> None:
    found = window(council(rule(effective=EffectiveRule.NEXT_WORKING_DAY)), CALENDAR, published=date(2028, 12, 26))
    assert found.effective == date(2029, 1, 2)
    assert found.effective_ledger.certainty is Certainty.PROVISIONAL
    assert any("provisional" in said for said in found.advice)


def test_the_days_waited_for_effect_are_in_its_ledger() -> None:
    found = window(council(rule(effective=EffectiveRule.NEXT_WORKING_DAY)), CALENDAR, published=date(2017, 10, 10))
    assert found.effective == date(2017, 10, 16)
    assert [(day.date.day, day.reason) for day in found.effective_ledger.days if not day.counted] == [
        (14, "Saturday"),
        (15, "Sunday"),
    ]
