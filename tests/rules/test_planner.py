"""The Planner: every gate of a decision as dated known answers, forwards, backwards, moved and missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from clerk_tui.domain.council import (
    CallInRule,
    Consent,
    Council,
    DayLimit,
    EffectiveRule,
    Maker,
    Nation,
    StartEvent,
    Suspension,
    Unit,
    UrgencyRule,
)  # fmt: skip
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.ledger import Certainty
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.plan import CLOSES, DECISION, EFFECT, OPEN_BEFORE, REPORTS, REPRESENTATIONS, Plan, Wish
from clerk_tui.domain.timetable import ListedMeeting
from clerk_tui.rules.calendar import Calendar, CalendarDay, DayKind
from clerk_tui.rules.plan_slack import working_days
from clerk_tui.rules.planner import latest_decision, plan, why_not_moved
from clerk_tui.rules.timetable import check
from clerk_tui.rules.timetable_gates import Setting
from clerk_tui.services.councils import load

CALENDAR = Calendar.shipped()
THREE = CallInRule(3, Unit.WORKING, StartEvent.PUBLICATION, EffectiveRule.NEXT_DAY, "the constitution", "local")
COUNCIL = Council("testford", "Testford Council", Nation.ENGLAND, call_in=(THREE,))
UNCONFIGURED = Council("ambridge", "Ambridge Council", Nation.ENGLAND)
WALES = Council("cwm", "Cwm Council", Nation.WALES, call_in=(THREE,))
LONG_AGO = date(2017, 1, 2)
ENGLISH = ["EN-KD28", "EN-PM28", "EN-PM5", "EN-NM5", "EN-AG5", DECISION, "EN-M24", "EN-REC", "EN-PUB", CLOSES, EFFECT]


def day(text: str) -> date:
    return date.fromisoformat(text)


def planned(
    meeting: str = "", *, effective: str = "", today: str = "2017-01-02", council: Council = COUNCIL, **wished: object
) -> Plan:
    moved = tuple((id, day(to)) for id, to in wished.pop("moved", {}).items())  # type: ignore[attr-defined]
    wish = Wish(day(meeting) if meeting else None, day(effective) if effective else None, moved=moved, **wished)  # type: ignore[arg-type]
    return plan(council, CALENDAR, day(today), wish)


def dates(found: Plan) -> dict[str, str]:
    """Each gate's day as a list shows it."""
    return {gate.id: gate.day.isoformat() if gate.day else "" for gate in found.gates}


def short(found: Plan, gate_id: str) -> str:
    gate = found.gate(gate_id)
    assert gate is not None
    return gate.short


def still_open(found: Plan, gate_id: str) -> str:
    gate = found.gate(gate_id)
    assert gate is not None
    return " ".join(gate.still_open)


def said(found: Plan, gate_id: str) -> str:
    gate = found.gate(gate_id)
    assert gate is not None
    return " ".join(gate.says)


# Forwards from a meeting


def test_the_blackpool_executive_of_9_october_2017_from_end_to_end() -> None:
    found = plan(load("blackpool"), CALENDAR, day("2017-08-01"), Wish(meeting=day("2017-10-09")))
    assert dates(found) == {
        "EN-KD28": "2017-09-08", "EN-NM5": "2017-09-29", "EN-AG5": "2017-09-29", DECISION: "2017-10-09",
        "EN-REC": "2017-10-10", "EN-PUB": "2017-10-10", CLOSES: "2017-10-13", EFFECT: "2017-10-14",
    }  # fmt: skip
    notice, effect = found.gate("EN-KD28"), found.gate(EFFECT)
    assert notice is not None and effect is not None
    assert (notice.latest, notice.latest_working_day) == (day("2017-09-10"), day("2017-09-08"))
    assert (effect.earliest, effect.earliest_working_day) == (day("2017-10-14"), day("2017-10-16"))
    assert effect.certainty is Certainty.INFERRED
    assert found.effective == day("2017-10-14") and found.published == day("2017-10-10")
    assert found.holds


@pytest.mark.parametrize(
    ("meeting", "notice", "strict", "agenda"),
    [
        pytest.param("2026-12-10", "2026-11-11", "2026-10-30", "2026-12-02", id="X028 X002"),
        pytest.param("2027-01-14", "2026-12-16", "2026-12-01", "2027-01-06", id="X029 across Christmas"),
        pytest.param("2027-04-20", "2027-03-22", "2027-03-08", "2027-04-12", id="X031 across Easter"),
        pytest.param("2024-03-12", "2024-02-12", "2024-01-31", "2024-03-04", id="X032 over 29 February"),
        pytest.param("2027-01-04", "2026-12-04", "2026-11-19", "2026-12-22", id="X004"),
        pytest.param("2026-04-08", "2026-03-10", "2026-02-24", "2026-03-27", id="X008"),
    ],
)
def test_notice_and_agenda_before_a_key_decision(meeting: str, notice: str, strict: str, agenda: str) -> None:
    found = planned(meeting)
    assert (dates(found)["EN-KD28"], dates(found)["EN-AG5"]) == (notice, agenda)
    assert dates(planned(meeting, strict=True))["EN-KD28"] == strict
    assert dates(planned(meeting, council=replace(COUNCIL, strict_28=True)))["EN-KD28"] == strict


def test_a_private_key_decision_has_every_gate_in_order_of_date() -> None:
    found = planned("2026-12-10", private=True)
    assert [gate.id for gate in found.gates] == ENGLISH
    assert dates(found)["EN-PM28"] == "2026-11-11"
    assert dates(found)["EN-PM5"] == "2026-12-02"
    assert dates(found)["EN-M24"] == "2026-12-11"
    days = [gate.day for gate in found.gates if gate.day]
    assert days == sorted(days)
    assert all(gate.who and gate.proves for gate in found.gates)


def test_christmas_moves_publication_call_in_and_effect() -> None:
    found = planned("2026-12-24")
    assert found.published == day("2026-12-29")
    assert (dates(found)[CLOSES], dates(found)[EFFECT]) == ("2027-01-04", "2027-01-05")


def test_the_24_hours_after_a_friday_meeting_end_on_a_saturday() -> None:
    gate = planned("2026-12-11", private=True).gate("EN-M24")
    assert gate is not None
    assert (gate.latest, gate.latest_working_day) == (day("2026-12-12"), day("2026-12-11"))


def test_what_a_plan_leaves_out_says_why() -> None:
    found = planned("2026-12-10", key=False)
    assert {left.id for left in found.left_out} == {"EN-KD28", "EN-PM28", "EN-M24"}
    assert "not a key decision" in found.left_out[0].why
    assert found.gate("EN-KD28") is None


def test_x049_an_individuals_key_decision_has_no_private_meeting_notice_and_no_agenda() -> None:
    found = planned("2026-12-10", maker=Maker.MEMBER, private=True)
    assert [gate.id for gate in found.gates] == ["EN-KD28", DECISION, "EN-M24", "EN-REC", "EN-PUB", CLOSES, EFFECT]
    assert {left.id for left in found.left_out} == {"EN-AG5", "EN-PM28"}
    record = found.gate("EN-REC")
    assert record is not None and record.who == "The member"
    assert [authority.id for authority in record.authorities] == ["SI 2012/2089 reg 13"]


def test_x050_a_members_decision_that_is_not_key_has_only_its_record() -> None:
    found = planned("2026-12-10", maker=Maker.MEMBER, key=False)
    assert [gate.id for gate in found.gates] == [DECISION, "EN-M24", "EN-REC", "EN-PUB", CLOSES, EFFECT]


def test_x044_a_change_of_members_within_the_28_days_moves_nothing() -> None:
    # The list of members is content of the notice and no day of the count: there is nothing to give the planner.
    before = planned("2026-05-27", moved={"EN-KD28": "2026-04-20"})
    assert before.holds and short(before, "EN-KD28") == "6 working days to spare"


def test_x130_the_councils_own_limits_before_a_meeting() -> None:
    limits = replace(
        COUNCIL,
        report_deadline=DayLimit(10, Unit.WORKING, cutoff=time(17), source="reports ten working days before"),
        representations_deadline=DayLimit(8, Unit.WORKING, clear=True, cutoff=time(12)),
        pre_decision=DayLimit(5, Unit.WORKING, clear=True),
    )
    found = planned("2022-01-12", private=True, council=limits)
    assert dates(found)[REPORTS] == "2021-12-24"
    assert "17:00" in said(found, REPORTS)
    assert dates(found)[REPRESENTATIONS] == "2021-12-29"
    assert dates(planned("2023-05-17", council=limits))[REPORTS] == "2023-05-02"
    assert OPEN_BEFORE not in dates(found)


def test_peterboroughs_five_days_before_a_members_decision() -> None:
    five = replace(COUNCIL, pre_decision=DayLimit(5, Unit.WORKING, clear=True, source="five clear days"))
    found = planned("2026-12-10", maker=Maker.MEMBER, council=five)
    assert dates(found)[OPEN_BEFORE] == "2026-12-02"
    loose = replace(COUNCIL, pre_decision=DayLimit(5, Unit.WORKING, unit_stated=False))
    gate = planned("2026-12-10", maker=Maker.MEMBER, council=loose).gate(OPEN_BEFORE)
    assert gate is not None and gate.latest == day("2026-12-03")
    assert gate.certainty is Certainty.INFERRED and "working days are assumed" in " ".join(gate.says)
    assert planned("2026-12-10", maker=Maker.OFFICER_KEY, council=five).gate(OPEN_BEFORE) is None


def test_a_council_with_a_longer_agenda_rule_shows_both() -> None:
    swansea = replace(WALES, agenda_clear_days=5)
    found = planned("2026-04-08", key=False, council=swansea)
    assert dates(found)["WA-AG3"] == "2026-03-31"
    assert dates(found)["AGENDA-LOCAL"] == "2026-03-27"


# After the decision


def test_publication_is_assumed_on_the_next_working_day_and_said_so() -> None:
    found = planned("2026-12-11")
    gate = found.gate("EN-PUB")
    assert gate is not None and gate.assumed and gate.planned == day("2026-12-14")
    assert [finding.severity for finding in found.findings] == [Severity.ADVICE]
    assert "assumed" in found.findings[0].says
    moved = planned("2026-12-11", moved={"EN-PUB": "2026-12-15"})
    assert not moved.findings and moved.published == day("2026-12-15")


def test_a_councils_own_limit_is_the_last_day_to_publish() -> None:
    two = replace(COUNCIL, publish_within_days=2)
    found = planned("2026-12-23", council=two)
    gate = found.gate("EN-PUB")
    assert gate is not None and gate.latest == gate.planned == day("2026-12-29")
    assert gate.assumed and gate.short == "assumed on the last day"
    assert "Assumed: Tuesday 29 December 2026, the last day of the council's own limit." in said(found, "EN-PUB")
    assert "assumed on Tuesday 29 December 2026, the last day of the council's own limit; call-in" in (
        found.findings[0].says
    )
    late = planned("2026-12-23", council=two, moved={"EN-PUB": "2026-12-31"})
    assert short(late, "EN-PUB") == "2 working days too late"
    assert not late.holds


@pytest.mark.parametrize("limit", [None, 1, 2, 4])
@pytest.mark.parametrize("nation", list(Nation))
def test_a_plan_and_a_timetable_assume_one_day_of_publication(nation: Nation, limit: int | None) -> None:
    council = replace(COUNCIL, nation=nation, publish_within_days=limit)
    found = planned("2026-12-23", council=council)
    listed = check(
        [ListedMeeting(2, "Cabinet", day("2026-12-23"))],
        Setting(CALENDAR, day("2026-01-05"), nation, council, {"cabinet": BodyKind.EXECUTIVE}),
    )
    gates = {gate.id: gate.working_day for gate in listed.rows[0].gates}
    publication = "WA-PUB" if nation is Nation.WALES else "EN-PUB"
    assert {publication, CLOSES, EFFECT} < gates.keys()
    assert gates[publication] == found.published
    for gate_id in (CLOSES, EFFECT):
        gate = found.gate(gate_id)
        assert gate is not None and gates[gate_id] == (gate.latest or gate.earliest_working_day)


def test_a_day_of_publication_on_which_the_office_is_shut_is_said() -> None:
    shut = planned("2026-12-10", moved={"EN-PUB": "2026-12-12"})
    assert "Saturday 12 December 2026 is no working day. Publish before it" in said(shut, "EN-PUB")
    assert "is no working day" not in said(planned("2026-12-10"), "EN-PUB")


def test_publishing_later_moves_call_in_and_effect() -> None:
    found = planned("2017-10-09", moved={"EN-PUB": "2017-10-12"})
    assert (dates(found)[CLOSES], dates(found)[EFFECT]) == ("2017-10-17", "2017-10-18")
    assert dates(found)["EN-REC"] == "2017-10-12"


def test_a_council_without_a_rule_gives_the_laws_gates_and_no_date_of_call_in() -> None:
    found = planned("2026-12-10", council=UNCONFIGURED)
    assert dates(found)["EN-KD28"] == "2026-11-11"
    assert dates(found)[CLOSES] == dates(found)[EFFECT] == ""
    assert found.effective is None
    assert "No call-in rule is configured for Ambridge Council" in said(found, CLOSES)
    assert [finding.id for finding in found.findings if finding.severity is Severity.WARNING] == [EFFECT]
    assert [gate.id for gate in found.gates][-2:] == [CLOSES, EFFECT]


@pytest.mark.parametrize(("when", "effective"), [("decision", "2026-12-10"), ("publication", "2026-12-11"), ("", "")])
def test_a_decision_that_is_not_open_to_call_in(when: str, effective: str) -> None:
    council = replace(COUNCIL, call_in=(replace(THREE, not_callable_effective=when),))
    found = planned("2026-12-10", council=council, not_callable="noting")
    assert found.gate(CLOSES) is None and dates(found)[EFFECT] == effective
    assert ("Call-in closes", "not open to call-in: noting.") in [(left.name, left.why) for left in found.left_out]
    unknown = planned("2026-12-10", council=UNCONFIGURED, not_callable="noting")
    assert dates(unknown)[EFFECT] == ""


def test_classes_that_a_rule_does_not_open_to_call_in() -> None:
    key_only = replace(COUNCIL, call_in=(replace(THREE, key_only=True),))
    assert planned("2026-12-10", council=key_only).gate(CLOSES)
    assert planned("2026-12-10", council=key_only, key=False).gate(CLOSES) is None
    classes = replace(COUNCIL, call_in=(replace(THREE, callable_classes=("cabinet", "officer key")),))
    assert planned("2026-12-10", council=classes).gate(CLOSES)
    assert planned("2026-12-10", council=classes, maker=Maker.OFFICER_KEY).gate(CLOSES)
    assert planned("2026-12-10", council=classes, maker=Maker.MEMBER).gate(CLOSES) is None


def test_an_officers_other_decision_is_shown_with_a_caution() -> None:
    assert "does not say whether an officer's decision" in said(
        planned("2026-12-10", maker=Maker.OFFICER, key=False), CLOSES
    )


def test_a_window_that_runs_from_the_meeting_has_no_date_for_an_officer() -> None:
    from_meeting = replace(COUNCIL, call_in=(replace(THREE, start=StartEvent.MEETING),))
    found = planned("2026-12-10", council=from_meeting, maker=Maker.OFFICER_KEY)
    assert "runs from the meeting" in said(found, CLOSES)
    assert dates(planned("2026-12-10", council=from_meeting))[CLOSES] == "2026-12-15"


def test_a_cut_off_on_the_last_day_is_said() -> None:
    noon = replace(COUNCIL, call_in=(replace(THREE, cutoff=time(12)),))
    found = planned("2026-12-10", council=noon)
    assert "before Wednesday 16 December 2026, 12:00" in said(found, CLOSES)


def test_while_call_in_is_suspended_no_date_is_shown() -> None:
    suspended = replace(THREE, suspensions=(Suspension(day("2026-12-01"), day("2026-12-31"), "emergency powers"),))
    found = planned("2026-12-10", council=replace(COUNCIL, call_in=(suspended,)))
    assert dates(found)[CLOSES] == "" and found.effective is None


def test_in_the_window_and_after_it_the_slack_speaks_of_what_is_left() -> None:
    inside = planned("2017-10-09", today="2017-10-11", moved={"EN-KD28": "2017-09-01", "EN-AG5": "2017-09-29"})
    assert (short(inside, DECISION), short(inside, CLOSES)) == ("past", "2 working days left")
    after = planned("2017-10-09", today="2017-10-16", moved={"EN-KD28": "2017-09-01", "EN-AG5": "2017-09-29"})
    assert (short(after, CLOSES), short(after, EFFECT)) == ("closed", "past")
    assert inside.holds and after.holds
    on_it = planned("2017-10-09", today="2017-10-14", moved={"EN-KD28": "2017-09-01", "EN-AG5": "2017-09-29"})
    assert short(on_it, EFFECT) == "today"


def test_wales_has_its_own_gates() -> None:
    found = planned("2026-04-08", key=False, council=WALES)
    assert [gate.id for gate in found.gates] == ["WA-AG3", DECISION, "WA-REC", "WA-PUB", CLOSES, EFFECT]
    assert dates(found)["WA-AG3"] == "2026-03-31"
    assert {left.id for left in found.left_out} == {"EN-KD28", "EN-PM28", "EN-PM5"}
    member = planned("2026-04-08", key=False, council=WALES, maker=Maker.MEMBER)
    assert "Not before the written statement" in said(member, "WA-IMP")
    assert dates(member)["WA-IMP"] == "2026-04-09"
    key = planned("2026-04-08", council=WALES)
    assert any("No key-decision notice" in finding.says for finding in key.findings)


def test_a_meeting_on_a_day_that_is_not_worked_says_so() -> None:
    assert "Saturday 12 December 2026 is no working day." in said(planned("2026-12-12"), DECISION)
    assert "is no working day: Good Friday." in said(planned("2026-04-03"), DECISION)


# Back from a wished first day of effect


@pytest.mark.parametrize(
    ("wished", "meeting", "effective"),
    [
        ("2017-10-14", "2017-10-09", "2017-10-14"),
        ("2017-10-15", "2017-10-09", "2017-10-14"),
        ("2017-10-16", "2017-10-09", "2017-10-14"),
        ("2017-10-17", "2017-10-10", "2017-10-17"),
        ("2027-01-05", "2026-12-24", "2027-01-05"),
        ("2027-01-04", "2026-12-23", "2027-01-01"),
    ],
)
def test_the_latest_meeting_for_a_wished_first_day_of_effect(wished: str, meeting: str, effective: str) -> None:
    found = planned(effective=wished)
    assert (found.decided, found.effective) == (day(meeting), day(effective))
    assert found.holds


def test_a_wish_is_held_against_a_meeting_that_is_given() -> None:
    assert short(planned("2017-10-09", effective="2017-10-14"), EFFECT) == "on the day wished"
    assert short(planned("2017-10-09", effective="2017-10-16"), EFFECT) == "2 days to spare"
    late = planned("2017-10-09", effective="2017-10-12")
    assert short(late, EFFECT) == "2 days too late" and not late.holds
    assert any(finding.id == EFFECT and finding.severity is Severity.BLOCKER for finding in late.findings)


def test_a_wish_whose_decision_had_to_be_taken_already() -> None:
    found = planned(effective="2017-10-14", today="2017-10-11", key=False, maker=Maker.MEMBER)
    assert (found.too_late, found.decided, found.effective) == (day("2017-10-09"), day("2017-10-11"), day("2017-10-18"))
    assert short(found, EFFECT) == "4 days too late" and not found.holds
    words = still_open(found, EFFECT)
    assert "By Saturday 14 October 2017 it can no longer be in effect in this way" in words
    assert "it had to be decided by Monday 9 October 2017" in words
    assert "decided on Wednesday 11 October 2017 and be in effect from Wednesday 18 October 2017" in words
    assert "Testford Council's file does not say: look in the constitution." in words
    assert "it can no longer be in effect in this way" in found.findings[0].says
    assert "regulation" not in words
    weekend = planned(effective="2017-10-20", today="2017-10-14", key=False, maker=Maker.MEMBER)
    assert (weekend.too_late, weekend.decided) == (day("2017-10-13"), day("2017-10-16"))
    in_time = planned(effective="2017-10-14", today="2017-10-09", key=False, maker=Maker.MEMBER)
    assert in_time.too_late is None and in_time.holds


def test_a_wish_that_is_too_late_for_a_meeting_names_the_earliest_and_each_shorter_way() -> None:
    found = planned(effective="2026-11-24", today="2026-11-22", private=True)
    assert (found.too_late, found.decided) == (day("2026-11-17"), day("2026-12-22"))
    assert [gate.id for gate in found.gates if gate.missed] == [EFFECT]
    words = still_open(found, EFFECT)
    assert "be in effect from Thursday 31 December 2026: that is what is planned here" in words
    assert "By the general exception (regulation 10), its notice available on Monday 23 November 2026" in words
    assert "decided from Tuesday 1 December 2026 and be in effect from Tuesday 8 December 2026" in words
    assert (
        "It can be decided on Monday 23 November 2026 and be in effect from Saturday 28 November 2026 only by special"
        " urgency, if that is agreed (regulation 11), and at a meeting convened at shorter notice (regulation 6), and"
        " in private, if that is agreed to be urgent (regulation 5(6))."
    ) in words
    wales = planned(effective="2026-11-24", today="2026-11-22", key=False, council=WALES)
    assert "only at a meeting convened at shorter notice." in still_open(wales, EFFECT)
    member = planned(effective="2026-11-24", today="2026-11-22", maker=Maker.MEMBER)
    assert "only by special urgency, if that is agreed (regulation 11)." in still_open(member, EFFECT)


def test_the_councils_own_waiver_of_call_in_is_named_where_its_file_states_one() -> None:
    waiver = UrgencyRule((Consent("chairman of scrutiny"),), ground="where delay would harm the public")
    waives = replace(COUNCIL, call_in=(replace(THREE, urgency=waiver, not_callable_effective="publication"),))
    words = still_open(planned(effective="2026-11-24", today="2026-11-22", council=waives), EFFECT)
    assert "Sooner only where call-in is waived." in words and "the chairman of scrutiny agrees" in words
    assert "constitution" not in words
    closed = planned(effective="2026-11-20", today="2026-11-22", council=waives, not_callable="noting")
    assert "waived" not in still_open(closed, EFFECT) and closed.too_late == day("2026-11-19")


def test_the_earliest_day_waits_for_a_notice_that_was_already_given() -> None:
    found = planned(effective="2026-11-24", today="2026-11-22", moved={"EN-KD28": "2026-10-30"})
    assert found.decided == day("2026-12-01")
    assert "general exception" not in still_open(found, EFFECT)


def test_a_wish_that_is_too_late_where_no_day_of_a_year_serves() -> None:
    endless = replace(COUNCIL, report_deadline=DayLimit(700, Unit.WORKING))
    with pytest.raises(InputError, match="leaves time for every notice"):
        planned(effective="2026-11-24", today="2026-11-22", council=endless)


def test_a_wish_that_is_too_late_where_the_rule_has_ended_since() -> None:
    ended = replace(COUNCIL, call_in=(replace(THREE, valid_to=day("2026-11-15")),))
    found = planned(effective="2026-11-10", today="2026-11-22", council=ended)
    assert found.effective is None and not found.holds
    assert "it can be decided on Tuesday 22 December 2026: that is what is planned here" in still_open(found, EFFECT)
    assert "In effect: no date. By Tuesday 10 November 2026 it can no longer" in found.findings[0].says


def test_without_a_rule_a_wish_cannot_be_counted_back() -> None:
    with pytest.raises(NotConfigured, match="No call-in rule is configured"):
        planned(effective="2026-12-10", council=UNCONFIGURED)
    with pytest.raises(NotConfigured, match=r"not_callable_effective in testford\.toml"):
        planned(effective="2026-12-10", not_callable="noting")
    at_once = replace(COUNCIL, call_in=(replace(THREE, not_callable_effective="decision"),))
    assert planned(effective="2026-12-12", council=at_once, not_callable="noting").decided == day("2026-12-11")


def test_where_no_day_of_the_year_before_serves() -> None:
    endless = replace(COUNCIL, call_in=(replace(THREE, days=600),))
    with pytest.raises(InputError, match="No day of the year before"):
        planned(effective="2026-12-10", council=endless)


def test_generations_of_a_rule_do_not_mislead_the_count_back() -> None:
    ten = replace(THREE, days=10, valid_to=day("2026-06-30"))
    three = replace(THREE, valid_from=day("2026-07-01"))
    both = replace(COUNCIL, call_in=(ten, three))
    found = latest_decision(both, CALENDAR, Wish(effective=day("2026-07-08")))
    assert found == day("2026-07-01")


# Missed gates and moved ones


def test_between_28_and_5_clear_days_the_general_exception_is_open() -> None:
    found = planned("2017-10-09", today="2017-09-20")
    assert short(found, "EN-KD28") == "8 working days too late"
    words = still_open(found, "EN-KD28")
    assert "28 clear days can no longer be given." in words
    assert "General exception (regulation 10) is open until Friday 29 September 2017" in words
    assert "informed in writing, or each member of that committee if it has no chairman" in words
    assert "After that only special urgency (regulation 11)" in words
    assert "a notice on Wednesday 20 September 2017 allows it from Thursday 19 October 2017" in words
    assert not found.holds


def test_after_that_only_special_urgency_is_left_and_the_chain_is_named() -> None:
    words = still_open(planned("2017-10-09", today="2017-10-03"), "EN-KD28")
    assert "The general exception (regulation 10) was open until Friday 29 September 2017." in words
    assert "Only special urgency (regulation 11) is left, by consent. Who agrees: the chairman of the relevant" in words
    assert "if there is no such person or they are unable to act, the chairman of the authority" in words
    assert "only where there is no chairman of either, the vice-chairman" in words
    assert "A refusal does not pass the question on" in words


@pytest.mark.parametrize(
    ("meeting", "today", "friday"),
    [
        ("2017-10-09", "2017-09-30", "Friday 29 September 2017"),
        ("2026-12-07", "2026-11-28", "Friday 27 November 2026"),
    ],
)
def test_on_the_weekend_after_it_the_general_exception_was_open_until_friday(
    meeting: str, today: str, friday: str
) -> None:
    # Reg 10(1)(b): the notice must be at the offices too, and nobody can put it there on a Saturday.
    words = still_open(planned(meeting, today=today), "EN-KD28")
    assert f"The general exception (regulation 10) was open until {friday}." in words
    assert "Only special urgency (regulation 11) is left" in words


@pytest.mark.parametrize(
    ("gate_id", "friday"),
    [("EN-KD28", "2017-09-08"), ("EN-PM28", "2017-09-08"), ("EN-PM5", "2017-09-29"), ("EN-AG5", "2017-09-29")],
)
def test_on_the_weekend_before_the_bare_last_day_a_notice_can_no_longer_be_put_at_the_offices(
    gate_id: str, friday: str
) -> None:
    in_time = planned("2017-10-09", today=friday, private=True).gate(gate_id)
    assert in_time is not None and not in_time.missed
    saturday = (day(friday) + timedelta(days=1)).isoformat()
    late = planned("2017-10-09", today=saturday, private=True)
    gate = late.gate(gate_id)
    assert gate is not None and gate.latest is not None and gate.latest > day(saturday)
    assert gate.missed and gate.short == "last working day past"
    assert "can no longer be given" in still_open(late, gate_id)
    done = planned("2017-10-09", today=saturday, private=True, moved={gate_id: saturday}).gate(gate_id)
    assert done is not None and not done.missed


def test_in_wales_where_the_website_serves_an_agenda_can_be_published_on_a_sunday() -> None:
    gate = planned("2026-04-16", today="2026-04-12", key=False, council=WALES).gate("WA-AG3")
    assert gate is not None and gate.latest == day("2026-04-12") and not gate.missed


def test_a_meeting_that_is_over_asks_for_the_day_of_the_notice() -> None:
    found = planned("2017-10-09", today="2017-11-01", private=True)
    for gate_id, what in (
        ("EN-KD28", "the notice was published"),
        ("EN-PM28", "the notice was given"),
        ("EN-PM5", "the notice was given"),
        ("EN-NM5", "the notice was given"),
        ("EN-AG5", "the agenda was published"),
    ):
        words = f"The day of the meeting has passed: if {what} in time, give its day."
        assert (short(found, gate_id), still_open(found, gate_id)) == ("no day is recorded", words)
    assert not found.holds
    alone = planned("2017-10-09", today="2017-11-01", maker=Maker.MEMBER)
    assert "The day of the decision has passed" in still_open(alone, "EN-KD28")
    wales = planned("2017-10-09", today="2017-11-01", key=False, council=WALES)
    assert "if the agenda was published in time" in still_open(wales, "WA-AG3")


def test_for_a_meeting_that_is_over_what_was_done_late_is_not_advised_as_if_it_were_to_come() -> None:
    late = {"EN-KD28": "2017-09-20", "EN-PM28": "2017-09-20", "EN-PM5": "2017-10-04", "EN-AG5": "2017-10-04"}
    found = planned("2017-10-09", today="2017-11-01", private=True, moved=late)
    for gate_id in ("EN-KD28", "EN-PM28", "EN-PM5", "EN-NM5", "EN-AG5"):
        words = still_open(found, gate_id)
        assert "did not leave" in words
        for to_come in ("Or move", "can no longer", "has to be", "is open"):
            assert to_come not in words, (gate_id, words)
    assert "if its notice was available by Friday 29 September 2017" in still_open(found, "EN-KD28")
    wales = planned("2017-10-09", today="2017-11-01", key=False, council=WALES, moved={"WA-AG3": "2017-10-05"})
    assert "did not leave three clear days" in still_open(wales, "WA-AG3")
    assert "regulation 6" not in still_open(wales, "WA-AG3")


def test_what_was_done_is_not_said_to_be_planned() -> None:
    days = {"EN-KD28": "2017-09-05", "EN-AG5": "2017-09-29"}
    found = planned("2017-10-09", today="2017-10-09", moved=days)
    assert short(found, "EN-KD28") == "done, 3 working days early"
    assert short(found, "EN-AG5") == "done on the last day"
    assert short(found, "EN-NM5") == "assumed on the last day"
    late = planned("2017-10-09", today="2017-10-09", moved={"EN-AG5": "2017-10-03"})
    assert "Agenda and reports: done on Tuesday 3 October 2017, due by" in " ".join(one.says for one in late.findings)
    published = planned("2017-10-09", today="2017-10-16", moved={"EN-PUB": "2017-10-10"})
    assert short(published, "EN-PUB") == "done"


def test_a_notice_that_the_register_ought_to_hold_is_asked_for_before_a_route_is_named() -> None:
    found = planned("2017-10-09", today="2017-09-20", unrecorded=("EN-KD28",))
    assert short(found, "EN-KD28") == "no day is recorded"
    words = still_open(found, "EN-KD28")
    assert words.startswith("If the notice was published in time, give its day. Otherwise: 28 clear days can no")
    assert "General exception (regulation 10) is open until Friday 29 September 2017" in words
    assert short(planned("2017-10-09", today="2017-09-07", unrecorded=("EN-KD28",)), "EN-KD28") == "1 working day left"


def test_a_notice_planned_after_the_general_exception_has_closed_says_that_it_is_open_before() -> None:
    words = still_open(planned("2017-10-09", today="2017-09-20", moved={"EN-KD28": "2017-10-02"}), "EN-KD28")
    assert "is open until Friday 29 September 2017, before the day planned." in words
    assert "On the day planned only special urgency (regulation 11) is left" in words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2017-09-07", "1 working day left"),
        ("2017-09-08", "today is the last day"),
        ("2017-09-09", "last working day past"),
        ("2017-09-10", "last working day past"),
        ("2017-09-11", "1 working day too late"),
        ("2017-09-12", "2 working days too late"),
        ("2017-08-21", "13 working days left"),
    ],
)
def test_slack_in_words(today: str, words: str) -> None:
    found = planned("2017-10-09", today=today)
    assert short(found, "EN-KD28") == words
    gate = found.gate("EN-KD28")
    assert gate is not None and gate.missed is (day(today) > day("2017-09-08"))


def test_a_weekend_after_the_last_day_is_late_by_days_that_are_not_worked() -> None:
    # Notice of a decision on Thursday 10 December 2026 was due on Wednesday 11 November; with Friday 13 as a meeting's
    # last day the Saturday after it is late by a day that nobody works.
    found = planned("2026-12-12", today="2026-11-14")
    assert short(found, "EN-KD28") == "1 day too late"


def test_slack_counts_both_ways() -> None:
    assert working_days(CALENDAR, day("2026-12-24"), day("2026-12-29")) == 1
    assert working_days(CALENDAR, day("2026-12-29"), day("2026-12-24")) == -1
    assert working_days(CALENDAR, day("2026-12-24"), day("2026-12-24")) == 0


def test_a_notice_planned_too_late_says_what_it_would_allow() -> None:
    found = planned("2017-10-09", today="2017-08-01", moved={"EN-KD28": "2017-09-15"})
    assert short(found, "EN-KD28") == "5 working days too late"
    decision = found.gate(DECISION)
    assert decision is not None and decision.missed
    assert (decision.earliest, decision.earliest_working_day) == (day("2017-10-14"), day("2017-10-16"))
    assert "allows the decision from Monday 16 October 2017" in said(found, DECISION)
    assert "A notice on Friday 15 September 2017 does not leave 28 clear days." in still_open(found, "EN-KD28")
    assert [finding.id for finding in found.findings if finding.severity is Severity.BLOCKER] == ["EN-KD28"]


def test_x041_a_notice_of_20_november_does_not_allow_14_december() -> None:
    found = planned("2026-12-14", moved={"EN-KD28": "2026-11-20"})
    decision = found.gate(DECISION)
    assert decision is not None and decision.missed and decision.earliest == day("2026-12-19")
    assert planned("2026-12-21", moved={"EN-KD28": "2026-11-20"}).holds


def test_x047_a_private_meeting_four_days_off_has_only_the_chain_left() -> None:
    found = planned("2026-12-08", today="2026-12-04", key=False, private=True)
    for gate_id in ("EN-PM28", "EN-PM5"):
        assert "as soon as reasonably practicable a notice gives the reasons" in still_open(found, gate_id)


def test_a_notice_planned_in_time_leaves_slack() -> None:
    found = planned("2017-10-09", today="2017-08-01", moved={"EN-KD28": "2017-09-08"})
    assert short(found, "EN-KD28") == "planned on the last day"
    assert found.holds


def test_x019_an_agenda_published_late_is_a_finding() -> None:
    # Nuneaton & Bedworth forgot Easter: for 23 April 2019 the agenda was due on 11 April.
    found = planned("2019-04-23", today="2019-04-01", key=False, moved={"EN-AG5": "2019-04-15"})
    assert short(found, "EN-AG5") == "2 working days too late"
    words = still_open(found, "EN-AG5")
    assert "convened at shorter notice" in words and "no limb for urgent business" in words
    assert "published on Monday 15 April 2019 it may be held from Thursday 25 April 2019" in words
    assert "given when the meeting is convened" in still_open(found, "EN-NM5")
    apart = planned("2019-04-23", today="2019-04-01", key=False, moved={"EN-AG5": "2019-04-15", "EN-NM5": "2019-04-10"})
    notice = apart.gate("EN-NM5")
    assert notice is not None and not notice.missed


def test_private_notices_missed_leave_regulation_5_6() -> None:
    found = planned("2026-12-10", today="2026-12-03", private=True)
    words = still_open(found, "EN-PM28")
    assert "only by regulation 5(6), by consent." in words and "Who agrees: the chairman of the relevant" in words
    assert "Otherwise the matter is taken in public." in words
    assert "a notice on Thursday 3 December 2026 allows it from Friday 1 January" not in words
    assert "allows it from Monday 4 January 2027" in words
    assert "5 clear days' notice can no longer be given" in still_open(found, "EN-PM5")


def test_an_agenda_missed_in_wales() -> None:
    words = still_open(planned("2026-04-08", today="2026-04-07", key=False, council=WALES), "WA-AG3")
    assert "an item added later, with its report, is published from the time it is added" in words
    assert "published on Tuesday 7 April 2026 it may be held from Monday 13 April 2026" in words


def test_routes_stop_at_the_end_of_the_calendar() -> None:
    found = planned("2100-12-16", today="2100-12-14", private=True)
    for gate_id in ("EN-KD28", "EN-PM28"):
        assert found.gate(gate_id) and "Or move" not in still_open(found, gate_id)
    last = planned("2100-12-22", today="2100-12-20", key=False)
    assert "Or move" not in still_open(planned("2100-12-23", today="2100-12-31", key=False), "EN-AG5")
    assert last.gate("EN-AG5") is not None


def test_members_who_saw_the_papers_late() -> None:
    late = planned("2026-12-10", private=True, moved={"EN-M24": "2026-12-14"})
    assert short(late, "EN-M24") == "1 working day too late" and not late.holds
    over = planned("2026-12-10", today="2026-12-20", private=True)
    gate = over.gate("EN-M24")
    assert gate is not None and not gate.missed and gate.short == "the 24 hours are over"


def test_a_closure_of_the_office_moves_publication() -> None:
    closed = Calendar.shipped([CalendarDay(day("2026-12-11"), DayKind.CLOSURE, "Training day")])
    found = plan(COUNCIL, closed, LONG_AGO, Wish(meeting=day("2026-12-10")))
    assert found.published == day("2026-12-14")


# What cannot be planned


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish(), "starts from the day of the meeting"),
        (Wish(effective=date(2026, 12, 10), moved=(("EN-PUB", date(2026, 12, 1)),)), "the day of publication follows"),
        (Wish(date(2026, 12, 10), maker=Maker.OFFICER), "is of the class officer-key"),
        (Wish(date(2026, 12, 10), key=False, maker=Maker.OFFICER_KEY), "is a key decision"),
        (Wish(date(2026, 12, 10), moved=((CLOSES, date(2026, 12, 20)),)), "follows from the publication"),
        (Wish(date(2026, 12, 10), moved=((DECISION, date(2026, 12, 20)),)), "another day of the meeting"),
        (Wish(date(2026, 12, 10), moved=(("EN-XX", date(2026, 12, 20)),)), "“EN-XX” is no gate of a plan"),
        (Wish(date(2026, 12, 10), moved=(("EN-KD28", date(2026, 12, 10)),)), "does not come before the decision"),
        (Wish(date(2026, 12, 10), moved=(("EN-PUB", date(2026, 12, 9)),)), "comes before the decision"),
        (Wish(date(2101, 1, 4)), "leaves the years 2000 to 2100"),
        (Wish(date(2000, 1, 10)), "leaves the years 2000 to 2100"),
        (Wish(date(2100, 12, 31)), "leaves the years 2000 to 2100"),
        (Wish(date(2026, 12, 10), moved=(("EN-PUB", date(2101, 1, 3)),)), "leaves the years 2000 to 2100"),
    ],
)
def test_a_wish_that_contradicts_itself_is_refused_in_a_sentence(wish: Wish, words: str) -> None:
    with pytest.raises(InputError, match=words):
        plan(COUNCIL, CALENDAR, LONG_AGO, wish)


def test_a_day_for_a_gate_that_the_plan_does_not_have_is_passed_over() -> None:
    assert planned("2026-12-10", key=False, moved={"EN-KD28": "2026-12-20"}).holds


def test_which_gates_cannot_be_moved() -> None:
    assert "“In effect” follows from the publication" in why_not_moved(EFFECT)
    assert why_not_moved("EN-AG5") == ""


def test_a_meeting_on_another_day_keeps_its_notice_and_nothing_else() -> None:
    wish = Wish(day("2017-10-09"), moved=(("EN-KD28", day("2017-09-01")), ("EN-AG5", day("2017-09-29"))))
    assert wish.on(day("2017-11-06")).moved == (("EN-KD28", day("2017-09-01")),)
    assert wish.on(day("2017-10-09")) is wish
