"""Parameters of call-in that change a date or forbid one: what stands in the file, and what comes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from clerk_tui.domain.council import (
    CallInRule,
    Council,
    DayLimit,
    EffectiveRule,
    HearingKind,
    HearingRule,
    Maker,
    Nation,
    ReconsiderRule,
    StartEvent,
    Suspension,
    Unit,
)
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.ledger import Certainty, CountResult
from clerk_tui.rules.before_meeting import (
    agenda_by,
    earliest_individual_decision,
    key_notice_by,
    report_by,
    representations_by,
)
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import rule_for, window
from clerk_tui.rules.deadlines import Uncounted, hearing_by, hearing_due, reconsider_under

CALENDAR = Calendar.shipped()
WEDNESDAY = date(2026, 6, 10)


def council(*rules: CallInRule, **others: Any) -> Council:
    return Council("testford", "Testford Council", Nation.ENGLAND, call_in=rules, **others)


def rule(days: int = 3, **others: Any) -> CallInRule:
    settings: dict[str, Any] = {
        "unit": Unit.WORKING,
        "start": StartEvent.PUBLICATION,
        "effective": EffectiveRule.NEXT_DAY,
        "source": "the constitution",
        "certainty": "local",
    }
    return CallInRule(days=days, **(settings | others))


def test_p6_a_publication_before_the_hour_makes_its_own_day_the_first() -> None:
    early = council(rule(day_one_before=time(9)))
    found = window(early, CALENDAR, published=WEDNESDAY, published_at=time(8, 59))
    assert (found.closes, found.effective) == (date(2026, 6, 12), date(2026, 6, 13))
    assert found.closes_ledger.days[0].date == WEDNESDAY
    assert found.closes_ledger.anchor == date(2026, 6, 9)
    assert found.closes_ledger.anchor_name == "the day before publication, which is the first day"
    assert "the day of publication is the first day" in found.advice[0]


def test_p6_at_the_hour_or_on_a_day_that_is_not_worked_the_usual_count_stands() -> None:
    early = council(rule(day_one_before=time(9)))
    at_nine = window(early, CALENDAR, published=WEDNESDAY, published_at=time(9))
    saturday = window(early, CALENDAR, published=date(2026, 6, 13), published_at=time(7))
    assert (at_nine.closes, at_nine.advice) == (date(2026, 6, 15), ())
    assert saturday.closes == date(2026, 6, 17), "Saturday is no working day, so Monday is the first either way"


def test_p6_without_an_hour_it_is_said_what_would_have_followed() -> None:
    found = window(council(rule(day_one_before=time(9))), CALENDAR, published=WEDNESDAY)
    assert found.closes == date(2026, 6, 15)
    assert found.advice == ("No hour of publication was given; before 09:00 its own day would be the first day.",)


def test_p6_what_counts_from_the_next_working_day_is_not_early() -> None:
    both = council(rule(day_one_before=time(9), after_hours=time(17)))
    found = window(both, CALENDAR, published=WEDNESDAY, published_at=time(17, 30))
    assert found.closes == date(2026, 6, 16)
    sunday = window(both, CALENDAR, published=date(2026, 6, 14), published_at=time(8))
    assert sunday.closes == date(2026, 6, 18), "as published on Monday, which is not the first day then"


def test_p6_is_not_asked_where_the_window_runs_from_the_decision() -> None:
    early = council(rule(day_one_before=time(9)))
    found = window(early, CALENDAR, published=WEDNESDAY, published_at=time(8), decided=date(2026, 6, 11))
    assert found.closes == date(2026, 6, 16)


def test_p5_days_of_no_stated_kind_make_a_date_less_sure() -> None:
    found = window(council(rule(unit_stated=False)), CALENDAR, published=WEDNESDAY)
    assert found.closes_ledger.certainty is Certainty.INFERRED
    assert found.advice == (
        "The words of Testford Council's rule are “3 days” without saying which; working days are assumed.",
    )


def test_p5_clear_days_are_said_and_end_on_the_same_day() -> None:
    plain, clear = (window(council(rule(5, clear=value)), CALENDAR, published=WEDNESDAY) for value in (False, True))
    assert plain.closes == clear.closes
    assert "5 clear working days" in clear.closes_ledger.title
    assert "clear" not in plain.closes_ledger.title


SUSPENDED = rule(suspensions=(Suspension(date(2020, 4, 1), date(2020, 5, 12), "an emergency decision"),))


@pytest.mark.parametrize("published", [date(2020, 4, 1), date(2020, 5, 12)])
def test_p32_while_call_in_is_suspended_no_window_runs(published: date) -> None:
    with pytest.raises(
        NotConfigured,
        match=r"was suspended from Wednesday 1 April 2020 to Tuesday 12 May 2020 \(an emergency decision\)",
    ):
        window(council(SUSPENDED), CALENDAR, published=published)


def test_p32_before_and_after_it_runs_and_a_window_cut_into_says_so() -> None:
    cut_into = window(council(SUSPENDED), CALENDAR, published=date(2020, 3, 31))
    on_its_last_day = window(council(SUSPENDED), CALENDAR, published=date(2020, 3, 27))
    before = window(council(SUSPENDED), CALENDAR, published=date(2020, 3, 26))
    after = window(council(SUSPENDED), CALENDAR, published=date(2020, 5, 13))
    assert cut_into.closes == date(2020, 4, 3)
    assert any("was suspended" in said and "while this window ran" in said for said in cut_into.advice)
    assert on_its_last_day.closes == date(2020, 4, 1)
    assert any("while this window ran" in said for said in on_its_last_day.advice)
    assert before.closes == date(2020, 3, 31)
    assert before.advice == after.advice == ()


@pytest.mark.parametrize(
    ("published", "says"),
    [
        pytest.param(date(2022, 12, 1), "87 days after the decision: a window from the decision would have been over",
                     id="X100"),
        pytest.param(date(2022, 9, 9), "4 days after the decision: a window", id="a day past the window"),
        pytest.param(date(2022, 9, 8), "", id="on its last day"),
        pytest.param(date(2022, 9, 5), "", id="on the day of the decision"),
    ],
)  # fmt: skip
def test_p35_a_publication_later_than_the_whole_window_is_pointed_out(published: date, says: str) -> None:
    found = window(council(rule()), CALENDAR, published=published, decided=date(2022, 9, 5))
    assert any(says in said for said in found.advice) if says else not found.advice
    quiet = window(council(rule(warn_if_late=False)), CALENDAR, published=published, decided=date(2022, 9, 5))
    assert quiet.advice == ()
    assert (found.closes, found.effective) == (quiet.closes, quiet.effective), "it is pointed out, never changed"


@pytest.mark.parametrize(("published", "late"), [(date(2026, 4, 8), False), (date(2026, 4, 9), True)])
def test_p35_a_publication_past_the_council_s_own_limit_is_pointed_out(published: date, late: bool) -> None:
    two_days = council(rule(10), publish_within_days=2)
    found = window(two_days, CALENDAR, published=published, decided=date(2026, 4, 2))
    assert (
        any("7 days after the decision: the council's limit is 2 working days." in said for said in found.advice)
        is late
    )


def test_p35_a_publication_on_the_day_of_effect_leaves_nobody_any_time() -> None:
    from_meeting = council(rule(start=StartEvent.MEETING))
    on_the_day = window(from_meeting, CALENDAR, published=date(2026, 6, 16), meeting=WEDNESDAY)
    day_before = window(from_meeting, CALENDAR, published=date(2026, 6, 15), meeting=WEDNESDAY)
    assert on_the_day.effective == day_before.effective == date(2026, 6, 16)
    assert "nobody could ask for call-in while it was open" in on_the_day.advice[0]
    assert day_before.advice == ()


def test_p35_asks_nothing_where_the_count_leaves_the_years_covered() -> None:
    slow = council(rule(1), publish_within_days=366)
    found = window(slow, CALENDAR, published=date(2100, 12, 1), decided=date(2099, 11, 1))
    assert found.closes == date(2100, 12, 2)


def test_p33_an_older_rule_does_not_come_back_when_a_newer_one_ends() -> None:
    old, new = rule(3), rule(5, valid_from=date(2020, 1, 1), valid_to=date(2025, 12, 31))
    both = council(old, new)
    assert rule_for(both, date(2019, 12, 31)) == old
    assert rule_for(both, date(2025, 12, 31)) == new
    with pytest.raises(NotConfigured, match="for Thursday 1 January 2026"):
        rule_for(both, date(2026, 1, 1))
    with pytest.raises(NotConfigured, match="for Thursday 1 January 2026"):
        window(both, CALENDAR, published=date(2026, 1, 1))


def test_p33_the_generation_is_chosen_by_its_own_start_event() -> None:
    old = rule(3, start=StartEvent.MEETING)
    new = rule(5, valid_from=date(2026, 6, 11))
    found = window(council(old, new), CALENDAR, published=date(2026, 6, 11), meeting=WEDNESDAY)
    assert found.closes == date(2026, 6, 18)
    earlier = window(council(old, new), CALENDAR, published=WEDNESDAY, meeting=date(2026, 6, 9))
    assert earlier.closes == date(2026, 6, 12)


@pytest.mark.parametrize(
    ("kind", "says"), [(HearingKind.NEXT_AVAILABLE, "next available"), (HearingKind.SAME_EVENING, "same evening")]
)
def test_p24_a_hearing_that_is_not_counted_is_words_and_no_date(kind: HearingKind, says: str) -> None:
    testford = council(rule(hearing=HearingRule(None, Unit.WORKING, kind=kind)))
    found = hearing_due(testford, CALENDAR, received=WEDNESDAY)
    assert isinstance(found, Uncounted)
    assert says in found.says
    assert found.authorities[0].says == "the constitution"
    with pytest.raises(NotConfigured, match=says):
        hearing_by(testford, CALENDAR, received=WEDNESDAY)


@pytest.mark.parametrize(
    ("start", "by"),
    [
        ("receipt", date(2026, 6, 17)),
        ("request", date(2026, 6, 17)),
        ("validation", date(2026, 6, 19)),
        ("publication", date(2026, 6, 15)),
    ],
)
def test_p24_the_hearing_s_days_run_from_the_event_that_is_named(start: str, by: date) -> None:
    testford = council(rule(hearing=HearingRule(5, Unit.WORKING, start=start)))
    found = hearing_by(testford, CALENDAR, received=WEDNESDAY, validated=date(2026, 6, 12), published=date(2026, 6, 8))
    assert found.latest == by


@pytest.mark.parametrize("start", ["validation", "publication"])
def test_p24_the_event_that_starts_the_days_is_asked_for(start: str) -> None:
    testford = council(rule(hearing=HearingRule(5, Unit.WORKING, start=start)))
    with pytest.raises(InputError, match="give that day as well"):
        hearing_by(testford, CALENDAR, received=WEDNESDAY)


def test_p24_a_welsh_hearing_needs_three_clear_days_for_its_agenda() -> None:
    welsh = replace(council(rule(hearing=HearingRule(3, Unit.WORKING))), nation=Nation.WALES)
    tight = hearing_by(welsh, CALENDAR, received=WEDNESDAY)
    assert any("cannot have its agenda out three clear days before" in said for said in tight.ledger.advice)
    five = replace(welsh, call_in=(rule(hearing=HearingRule(5, Unit.WORKING, "stays-suspended")),))
    found = hearing_by(five, CALENDAR, received=WEDNESDAY)
    assert (
        "For a meeting on Wednesday 17 June 2026 the agenda must be out by Thursday 11 June 2026; with it out on"
        " Thursday 11 June 2026 the first day is Wednesday 17 June 2026, which is the limit: it just fits."
        in found.ledger.advice
    )
    assert found.ledger.advice[0].endswith("the decision stays suspended.")


def test_p24_days_of_no_stated_kind_and_clear_days_are_said() -> None:
    testford = council(
        rule(
            hearing=HearingRule(5, Unit.WORKING, unit_stated=False),
            reconsider=ReconsiderRule(5, Unit.WORKING, clear=True),
        )
    )
    hearing = hearing_due(testford, CALENDAR, received=WEDNESDAY)
    assert isinstance(hearing, CountResult)
    assert hearing.ledger.certainty is Certainty.INFERRED
    assert "The words are “5 days” without saying which; working days are assumed." in hearing.ledger.advice
    (own,) = testford.call_in
    assert own.reconsider is not None
    again = reconsider_under(testford, own, own.reconsider, CALENDAR, WEDNESDAY)
    assert again.ledger.title.endswith("within 5 clear working days")
    assert (again.latest, again.ledger.certainty) == (date(2026, 6, 17), Certainty.LOCAL)


def test_p3_an_officer_s_key_decision_may_start_otherwise() -> None:
    testford = council(rule(start=StartEvent.MEETING, start_officer_key=StartEvent.PUBLICATION))
    assert window(testford, CALENDAR, published=WEDNESDAY, maker=Maker.OFFICER_KEY).closes == date(2026, 6, 15)


TEN = DayLimit(10, Unit.WORKING)


@pytest.mark.parametrize(
    ("limit", "by"),
    [
        (TEN, date(2026, 12, 14)),
        (TEN._replace(clear=True), date(2026, 12, 13)),
        (TEN._replace(unit=Unit.CALENDAR), date(2026, 12, 20)),
        (DayLimit(1, Unit.WORKING), date(2026, 12, 29)),
    ],
)
def test_reports_are_due_so_many_days_before_a_meeting(limit: DayLimit, by: date) -> None:
    found = report_by(council(report_deadline=limit), CALENDAR, date(2026, 12, 30), done=by)
    assert (found.latest, found.satisfied, found.ledger.certainty) == (by, True, Certainty.LOCAL)
    assert (
        report_by(council(report_deadline=limit), CALENDAR, date(2026, 12, 30), done=date(2026, 12, 30)).satisfied
        is False
    )


def test_a_limit_on_a_day_when_the_office_is_shut_moves_back_to_one_when_it_is_open() -> None:
    found = report_by(council(report_deadline=TEN._replace(unit=Unit.CALENDAR)), CALENDAR, date(2026, 12, 30))
    assert (found.latest, found.latest_working_day) == (date(2026, 12, 20), date(2026, 12, 18))


@pytest.mark.parametrize(
    ("limit", "first"),
    [
        (DayLimit(5, Unit.WORKING, clear=True), date(2026, 6, 18)),
        (DayLimit(5, Unit.WORKING), date(2026, 6, 17)),
        (DayLimit(3, Unit.CALENDAR), date(2026, 6, 13)),
    ],
)
def test_p23_a_member_decides_once_the_report_has_lain_open(limit: DayLimit, first: date) -> None:
    found = earliest_individual_decision(council(pre_decision=limit), CALENDAR, WEDNESDAY, decision=first)
    assert (found.earliest, found.satisfied) == (first, True)
    assert found.earliest_working_day is not None
    assert found.earliest_working_day >= first
    assert found.earliest_working_day.weekday() < 5


def test_a_limit_of_days_of_no_stated_kind_is_less_sure() -> None:
    found = representations_by(
        council(representations_deadline=DayLimit(5, Unit.WORKING, unit_stated=False)), CALENDAR, WEDNESDAY
    )
    assert found.ledger.certainty is Certainty.INFERRED
    assert "working days are assumed" in found.ledger.advice[0]
    assert found.satisfied is None


@pytest.mark.parametrize(
    ("ask", "key"),
    [
        (report_by, "report_deadline"),
        (representations_by, "representations"),
        (earliest_individual_decision, "pre_decision"),
    ],
)
def test_a_limit_that_the_council_has_not_set_is_no_date(ask: Any, key: str) -> None:
    with pytest.raises(NotConfigured, match=rf"put days and unit under \[{key}\] in testford\.toml"):
        ask(council(), CALENDAR, WEDNESDAY)


def test_28_clear_days_are_read_strictly_where_the_council_says_so() -> None:
    plain = key_notice_by(council(), CALENDAR, date(2026, 12, 10), notice=date(2026, 11, 11))
    strict = key_notice_by(council(strict_28=True), CALENDAR, date(2026, 12, 10), notice=date(2026, 11, 11))
    assert (plain.latest, plain.satisfied) == (date(2026, 11, 11), True)
    assert (strict.latest_working_day, strict.satisfied) == (date(2026, 10, 30), False)


def test_an_agenda_without_a_longer_period_has_one_last_day() -> None:
    (law,) = agenda_by(council(), CALENDAR, date(2026, 4, 8))
    assert (law.ledger.rule, law.satisfied) == ("EN-AG5", None)
    _, own = agenda_by(council(agenda_clear_days=7), CALENDAR, date(2026, 4, 8))
    assert (own.latest_working_day, own.satisfied, own.clear_days) == (date(2026, 3, 25), None, None)


def test_p24_a_hearing_whose_agenda_cannot_be_counted_still_has_its_last_day() -> None:
    testford = council(rule(hearing=HearingRule(1, Unit.WORKING)))
    found = hearing_by(testford, CALENDAR, received=date(2000, 1, 3))
    assert (found.latest, len(found.ledger.advice)) == (date(2000, 1, 4), 1)
    assert "provisional" in found.ledger.advice[0]
