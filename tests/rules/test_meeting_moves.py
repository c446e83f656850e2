"""What follows from a moved, adjourned, cancelled or re-called meeting: the worked examples of law.md 5.1 and 5.2."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.domain.council import Council
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.meeting import BodyKind, Meeting
from clerk_tui.domain.meeting_change import ChangeKind, Consequence, Matter
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.matter_moves import consequences

MOVED, ADJOURNED, CANCELLED, RECALLED = ChangeKind
BLACKPOOL = Council("blackpool", "Blackpool Council", Nation.ENGLAND)
MEETING = Meeting(1, 1, "Executive", BodyKind.EXECUTIVE, date(2026, 12, 10), None, "", date(2026, 12, 2))
TODAY = date(2026, 11, 1)


def follow(
    kind: ChangeKind,
    to: date | None,
    *matters: Matter,
    meeting: Meeting = MEETING,
    council: Council = BLACKPOOL,
    today: date = TODAY,
) -> list[Consequence]:
    return list(consequences(meeting, matters, kind, to, council=council, calendar=Calendar.shipped(), today=today))


def of_rule(found: list[Consequence], rule: str) -> list[Consequence]:
    return [each for each in found if each.rule == rule]


@pytest.mark.parametrize(
    ("first", "second", "due", "due_then"),
    [
        (date(2019, 4, 23), date(2019, 4, 30), date(2019, 4, 11), date(2019, 4, 18)),
        (date(2019, 4, 25), date(2019, 5, 2), date(2019, 4, 15), date(2019, 4, 24)),
    ],
    ids=["X019", "X020"],
)
def test_x019_x020_nuneatons_meetings_moved_over_easter(first: date, second: date, due: date, due_then: date) -> None:
    meeting = replace(MEETING, day=first, agenda_on=None)
    (agenda,) = of_rule(follow(MOVED, second, meeting=meeting, today=date(2019, 4, 1)), "EN-AG5")
    assert (agenda.old, agenda.new) == (due, due_then)


def test_x022_a_meeting_called_again_is_a_new_one_whatever_was_published_for_the_first() -> None:
    noticed = replace(MEETING, notice_on=date(2026, 12, 1))
    found = follow(RECALLED, date(2026, 12, 15), meeting=noticed)
    assert [(each.new, each.done) for rule in ("EN-AG5", "EN-NM5") for each in of_rule(found, rule)] == [
        (date(2026, 12, 7), None)
    ] * 2
    (moved,) = of_rule(follow(MOVED, date(2026, 12, 15), meeting=noticed), "EN-AG5")
    assert moved.done == noticed.agenda_on


def test_x028_a_key_notice_is_counted_for_the_new_day() -> None:
    matter = Matter("D1", "Roads", key=True, notice_on=date(2026, 11, 11))
    (key,) = of_rule(follow(MOVED, date(2026, 12, 17), matter), "EN-KD28")
    assert (key.severity, key.old) == (Severity.HOLDS, date(2026, 11, 11))
    short, route = of_rule(follow(MOVED, date(2026, 12, 9), matter), "EN-KD28")
    assert (short.severity, short.new, route.what) == (Severity.WARNING, date(2026, 11, 10), "Another route")


def test_a_private_matter_has_both_its_notices_counted_again() -> None:
    matter = Matter("I1", "Land", private=True, first_notice_on=date(2026, 11, 11), second_notice_on=date(2026, 12, 2))
    found = follow(MOVED, date(2026, 12, 9), matter)
    assert [each.severity for rule in ("EN-PM28", "EN-PM5") for each in of_rule(found, rule)] == [Severity.WARNING] * 2
    again = follow(RECALLED, date(2027, 1, 28), matter)
    assert [each.done for rule in ("EN-PM28", "EN-PM5") for each in of_rule(again, rule)] == [None, None]
    assert not of_rule(follow(ADJOURNED, date(2026, 12, 17), matter), "EN-PM28")


def test_an_open_matter_has_no_private_notice() -> None:
    assert not of_rule(follow(MOVED, date(2026, 12, 9), Matter("I1", "Roads")), "EN-PM28")


def test_council_has_its_summons_and_no_notices_of_the_executive() -> None:
    council = replace(MEETING, body="Council", body_kind=BodyKind.COUNCIL)
    matter = Matter("D1", "Budget", key=True, private=True)
    rules = {each.rule for each in follow(MOVED, date(2026, 12, 17), matter, meeting=council)}
    assert rules == {"LGA-AG5", "LGA-NM5", "LGA-SUM"}


def test_in_wales_there_are_three_days_and_no_key_notice() -> None:
    wales = Council("cardiff", "Cardiff Council", Nation.WALES)
    found = follow(MOVED, date(2026, 12, 17), Matter("D1", "Roads", key=True), council=wales)
    assert {each.rule for each in found} == {"WA-AG3"}


def test_a_council_with_limits_of_its_own_has_them_counted_too() -> None:
    from clerk_tui.domain.council import DayLimit, Unit

    own = replace(BLACKPOOL, report_deadline=DayLimit(10, Unit.WORKING, source="Part 4"))
    (reports,) = [each for each in follow(MOVED, date(2026, 12, 17), council=own) if each.what.startswith("Reports")]
    assert (reports.old, reports.new) == (date(2026, 11, 26), date(2026, 12, 3))


def test_another_hour_of_the_same_day_needs_no_new_count_of_the_notice() -> None:
    assert not of_rule(follow(MOVED, MEETING.day), "EN-NM5")


def test_a_holiday_and_a_day_past_are_named() -> None:
    assert "Boxing Day (substitute day)" in of_rule(follow(MOVED, date(2026, 12, 28)), "TT-DAY")[0].says
    assert of_rule(follow(MOVED, date(2026, 12, 8), today=date(2026, 12, 9)), "TT-PAST")


def test_a_cancelled_meeting_leaves_its_items_without_a_day() -> None:
    found = follow(CANCELLED, None, Matter("I1", "Roads", reference="18/2026", due_from=date(2026, 12, 10)))
    assert {each.rule for each in found} == {"CANCELLED", "PLAN"}
    assert any(each.says.startswith("1 item has no day") for each in found)


@given(days=st.integers(-25, 60), published=st.integers(1, 40))
def test_moved_earlier_an_agenda_never_gets_better(days: int, published: int) -> None:
    """Whatever the day, the heaviest comes first, and an agenda late for a day is late for every earlier one."""
    meeting = replace(MEETING, agenda_on=MEETING.day - timedelta(days=published))
    to = MEETING.day + timedelta(days=days)
    found = follow(MOVED, to, meeting=meeting)
    weights = [list(Severity).index(each.severity) for each in found]
    assert weights == sorted(weights)
    (agenda,) = of_rule(found, "EN-AG5")
    (before,) = of_rule(follow(MOVED, to - timedelta(days=1), meeting=meeting), "EN-AG5")
    if agenda.severity is Severity.WARNING:
        assert before.severity is Severity.WARNING
    assert agenda.new is not None and agenda.new < to


def test_x046_an_entry_whose_period_the_new_day_leaves_is_to_be_amended() -> None:
    period = Matter("D1", "Roads", key=True, reference="18/2026", due_from=date(2026, 12, 7), due_to=date(2026, 12, 11))
    assert not of_rule(follow(MOVED, date(2026, 12, 11), period), "PLAN")
    (plan,) = of_rule(follow(MOVED, date(2026, 12, 17), period), "PLAN")
    assert plan.severity is Severity.WARNING
    assert plan.says.startswith("Entry 18/2026 of the forward plan states Monday 7 December 2026 to Friday 11 December")
    bare = replace(period, key=False, reference="", due_to=None)
    (plan,) = of_rule(follow(MOVED, date(2026, 12, 17), bare), "PLAN")
    assert (plan.severity, plan.says.startswith("Its entry of the forward plan states Monday")) == (
        Severity.ADVICE,
        True,
    )


@pytest.mark.parametrize(("to", "order"), [(date(2026, 12, 17), "before"), (date(2026, 12, 8), "after")])
def test_a_record_dated_for_the_old_day_has_to_be_put_right(to: date, order: str) -> None:
    matter = Matter("D1", "Roads", key=False, decided_on=MEETING.day)
    (dates,) = of_rule(follow(MOVED, to, matter), "DATES")
    assert dates.severity is Severity.WARNING and f"would lie {order} its meeting" in dates.says
    assert not of_rule(follow(MOVED, MEETING.day, matter), "DATES")
    assert not of_rule(follow(ADJOURNED, date(2026, 12, 17), matter), "DATES")


def test_a_cancelled_meeting_cannot_have_taken_a_decision() -> None:
    (dates,) = of_rule(follow(CANCELLED, None, Matter("D1", "Roads", decided_on=MEETING.day)), "DATES")
    assert dates.says.endswith("a meeting that took a decision was held, not cancelled.")
    quiet = follow(CANCELLED, None, meeting=replace(MEETING, agenda_on=None))
    assert [each.what for each in quiet] == ["Agenda and notice"]
    (plan,) = of_rule(follow(CANCELLED, None, Matter("I1", "Roads", due_from=MEETING.day)), "PLAN")
    assert plan.says.startswith("Its entry of the forward plan still states")


def test_a_record_that_does_not_say_whether_it_is_key_is_to_be_answered() -> None:
    (found,) = of_rule(follow(MOVED, date(2026, 12, 17), Matter("D1", "Roads")), "KEY")
    assert found.severity is Severity.ADVICE
    assert not of_rule(follow(MOVED, date(2026, 12, 17), Matter("I1", "Roads")), "KEY")


def test_a_private_committee_has_no_notices_of_the_executive() -> None:
    committee = replace(MEETING, body="Planning Committee", body_kind=BodyKind.COMMITTEE, private=True)
    assert not of_rule(follow(MOVED, date(2026, 12, 17), Matter("I1", "Land"), meeting=committee), "EN-PM28")


def test_a_supplement_is_counted_again_from_its_own_day() -> None:
    matter = Matter("I1", "Late papers", supplement_on=date(2026, 12, 4))
    found = [each for each in follow(MOVED, date(2026, 12, 8), matter) if each.what.startswith("Supplement")]
    assert [each.done for each in found] == [date(2026, 12, 4)]


def test_an_adjourned_meeting_whose_agenda_day_is_not_known_says_so() -> None:
    found = follow(ADJOURNED, date(2026, 12, 17), meeting=replace(MEETING, agenda_on=None))
    assert any("does not know when that agenda was published" in each.says for each in found)
