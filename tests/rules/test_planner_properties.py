"""What holds for every plan: back and forth agree, and later is never earlier."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_tui.domain.council import CallInRule, Council, EffectiveRule, Maker, Nation, StartEvent, Unit
from clerk_tui.domain.plan import DECISION, Wish
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.counting import Terms, on_or_after
from clerk_tui.rules.planner import latest_decision, plan

CALENDAR = Calendar.shipped()
DAYS = st.dates(date(2012, 9, 10), date(2095, 12, 31))
RULES = st.builds(
    CallInRule,
    days=st.integers(1, 12),
    unit=st.sampled_from(Unit),
    start=st.sampled_from([StartEvent.PUBLICATION, StartEvent.DECISION]),
    effective=st.sampled_from(EffectiveRule),
    source=st.just("the constitution"),
    certainty=st.just("local"),
)
WORKED = Terms("", "", "")


def long_before(day: date) -> date:
    """A day on which nothing of a plan is missed yet; the working days between are counted one by one."""
    return day - timedelta(days=400)


def council(rule: CallInRule) -> Council:
    return Council("testford", "Testford Council", Nation.ENGLAND, call_in=(rule,))


def effect(rule: CallInRule, meeting: date) -> date:
    found = plan(council(rule), CALENDAR, long_before(meeting), Wish(meeting=meeting)).effective
    assert found is not None
    return found


@settings(max_examples=100)
@given(RULES, DAYS)
def test_the_latest_meeting_serves_and_the_next_working_day_does_not(rule: CallInRule, wished: date) -> None:
    latest = latest_decision(council(rule), CALENDAR, Wish(effective=wished))
    following = on_or_after(CALENDAR, latest + timedelta(days=1), WORKED)
    assert CALENDAR.is_working(latest)
    assert effect(rule, latest) <= wished < effect(rule, following)


@settings(max_examples=100)
@given(RULES, DAYS)
def test_from_a_meetings_own_effect_the_way_back_leads_to_the_meeting_or_a_later_one(
    rule: CallInRule, start: date
) -> None:
    meeting = on_or_after(CALENDAR, start, WORKED)
    wished = effect(rule, meeting)
    found = plan(council(rule), CALENDAR, long_before(start), Wish(effective=wished))
    assert found.decided >= meeting
    assert found.effective is not None and found.effective <= wished


@settings(max_examples=100)
@given(RULES, DAYS, st.integers(1, 40), st.booleans(), st.sampled_from([Maker.BODY, Maker.MEMBER]))
def test_a_later_meeting_makes_no_gate_earlier(
    rule: CallInRule, meeting: date, later: int, private: bool, maker: Maker
) -> None:
    first, second = (
        plan(council(rule), CALENDAR, long_before(meeting), Wish(day, private=private, maker=maker))
        for day in (meeting, meeting + timedelta(days=later))
    )
    assert {gate.id for gate in first.gates} == {gate.id for gate in second.gates}
    for gate in first.gates:
        other = second.gate(gate.id)
        assert other is not None
        for name in ("latest", "latest_working_day", "earliest", "earliest_working_day", "planned"):
            mine, theirs = getattr(gate, name), getattr(other, name)
            assert (mine is None) == (theirs is None)
            assert mine is None or mine <= theirs, (gate.id, name)


@settings(max_examples=100)
@given(RULES, DAYS, st.integers(0, 60))
def test_slack_falls_as_today_goes_on_and_a_missed_gate_stays_missed(rule: CallInRule, meeting: date, on: int) -> None:
    early, late = (
        plan(council(rule), CALENDAR, today, Wish(meeting)) for today in (meeting, meeting + timedelta(days=on))
    )
    for gate in early.gates:
        other = late.gate(gate.id)
        assert other is not None
        assert not gate.missed or other.missed
        if gate.slack_days is not None and gate.planned is None:
            assert other.slack_days == gate.slack_days - on
            assert gate.slack_working_days is not None and other.slack_working_days is not None
            assert other.slack_working_days <= gate.slack_working_days


@settings(max_examples=100)
@given(RULES, DAYS, st.integers(0, 30), st.integers(0, 30))
def test_publishing_later_never_brings_effect_nearer(rule: CallInRule, meeting: date, first: int, more: int) -> None:
    ends = []
    for wait in (first, first + more):
        moved = (("EN-PUB", meeting + timedelta(days=wait)),)
        found = plan(council(rule), CALENDAR, long_before(meeting), Wish(meeting, moved=moved))
        assert found.published == meeting + timedelta(days=wait)
        decision = found.gate(DECISION)
        assert decision is not None and decision.planned == meeting
        ends.append(found.effective)
    assert ends[0] is not None and ends[1] is not None and ends[0] <= ends[1]
