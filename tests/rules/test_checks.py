"""The publish check: what stops a record, what is only said, and what holds, in order of weight."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.domain.council import Council, EffectiveRule, Nation, StartEvent
from clerk_tui.domain.decision import Attendance, DecisionStatus, Override, UrgencyKind
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.meeting import BodyKind, Person
from clerk_tui.rules.checks import OVERRIDABLE, check, stands_in_the_way
from clerk_tui.rules.exempt_words import Apart
from clerk_tui.rules.facts import Facts
from tests.rules.making_records import (
    BLACKPOOL,
    CEREDIGION,
    EXECUTIVE,
    MONDAY,
    THREE_DAYS,
    TUESDAY,
    decision,
    facts,
    urgency,
)

BLOCKER, WARNING, ADVICE, HOLDS = Severity
BARE = Council("ambridge", "Ambridge Council", Nation.ENGLAND)


def only(facts: Facts, id: str, *, at: str = "") -> Finding:
    """The one finding of this rule, at this field if it is named."""
    (found,) = [finding for finding in check(facts) if finding.id == id and (not at or finding.where == at)]
    return found


def ids(facts: Facts, severity: Severity) -> list[str]:
    return [finding.id for finding in check(facts) if finding.severity is severity]


def test_a_whole_record_is_stopped_by_nothing() -> None:
    found = check(facts())
    assert stands_in_the_way(found) == []
    assert [(f.id, f.severity) for f in found] == [
        ("EN-REC", HOLDS), ("EN-AG5", HOLDS), ("EN-KD28", HOLDS), ("CI", HOLDS),
    ]  # fmt: skip


def test_findings_stand_in_order_of_weight() -> None:
    found = check(
        facts(decision(resolution="", alternatives="", reference="", notice_on=None), apart=Apart(("The price.",)))
    )
    weights = [list(Severity).index(finding.severity) for finding in found]
    assert weights == sorted(weights) and set(weights) == {0, 1, 2, 3}


# The record (regulation 12)


@pytest.mark.parametrize(
    ("field", "limb"), [("resolution", "(a)"), ("decided_on", "(a)"), ("reasons", "(b)")]
)  # fmt: skip
def test_a_record_without_decision_date_or_reasons_is_no_record(field: str, limb: str) -> None:
    found = only(facts(decision(**{field: None if field == "decided_on" else ""})), "EN-REC")
    assert (found.severity, found.where) == (BLOCKER, field)
    assert found.authority == f"SI 2012/2089 reg 12(2){limb}"
    assert "a record without it is not a record of the decision" in found.says


@pytest.mark.parametrize(("field", "limb"), [("alternatives", "(c)"), ("conflicts", "(d)")])
def test_what_regulation_12_expects_is_asked_for_and_stops_nothing(field: str, limb: str) -> None:
    found = only(facts(decision(**{field: ""})), "EN-REC", at=field)
    assert (found.severity, found.authority) == (WARNING, f"SI 2012/2089 reg 12(2){limb}")


@pytest.mark.parametrize(
    ("present", "said"), [((), False), ((None, None), True), ((True, None), False), ((False, False), False)]
)
def test_attendance_is_asked_for_until_somebody_was_ticked(present: tuple[bool | None, ...], said: bool) -> None:
    members = tuple(Attendance(Person(n, f"Member {n}"), here) for n, here in enumerate(present))
    assert ("ATTENDANCE" in ids(facts(decision(attendance=members)), WARNING)) == said


def test_a_record_without_a_reference_is_advised_of_it() -> None:
    assert only(facts(decision(reference="")), "REFERENCE").severity is ADVICE


def test_exempt_information_is_mentioned_and_nothing_of_it_said() -> None:
    found = only(facts(apart=Apart(("The price is three million pounds.",))), "EXEMPT")
    assert (found.severity, found.where, found.authority) == (ADVICE, "exempt_text", "LGA 1972 Sch 12A")
    assert "three million" not in found.says


def test_exempt_words_in_a_field_that_goes_out_stop_publication() -> None:
    record = decision(resolution="Resolved: buy.\nThe PRICE is three  million pounds. End.")
    found = only(facts(record, apart=Apart(("The price is three million pounds.",))), "EXEMPT-TEXT")
    assert (found.severity, found.where) == (BLOCKER, "resolution")
    assert "EXEMPT-TEXT" not in OVERRIDABLE


def test_an_item_marked_exempt_stops_until_somebody_says_that_they_looked() -> None:
    marked = facts(decision(), marked_exempt="Not for publication, paragraph 3")
    found = only(marked, "EXEMPT")
    assert (found.severity, found.where) == (BLOCKER, "resolution") and "paragraph 3" in found.says
    looked = decision(overrides=overridden("EXEMPT", found.says))
    again = check(facts(looked, marked_exempt="Not for publication, paragraph 3"))
    assert stands_in_the_way(again) == []


def test_a_decision_dated_after_today_stops_publication() -> None:
    found = [f for f in check(facts(decision(decided_on=date(2030, 1, 10)))) if f.id == "DATES"]
    assert any(f.severity is BLOCKER and "still to come" in f.says for f in found)


def test_a_publication_dated_back_is_a_warning_because_call_in_counts_from_it() -> None:
    found = only(facts(today=date(2017, 10, 20)), "EN-PUB")
    assert (found.severity, found.where) == (WARNING, "published_on")


def test_a_reason_against_call_in_that_the_rule_does_not_know_is_a_warning() -> None:
    assert only(facts(decision(not_callable="Noting")), "CI").severity is HOLDS
    found = only(facts(decision(not_callable="because we say so")), "CI")
    assert found.severity is WARNING and "recommendation to council" in found.says


def test_a_waiver_of_call_in_without_who_agreed_is_a_warning() -> None:
    found = only(facts(decision(call_in_exempt=True, call_in_exempt_reason="The grant ends.")), "CI-WAIVER")
    assert (found.severity, found.where) == (WARNING, "call_in_exempt")


def test_full_council_is_not_asked_for_key_decisions_or_call_in() -> None:
    found = {f.id for f in check(facts(meeting=replace(EXECUTIVE, body="Council", body_kind=BodyKind.COUNCIL)))}
    assert not {"KEY", "EN-KD28", "CI"} & found and "LGA-AG5" in found


def test_a_conflict_without_a_note_of_dispensation_is_a_warning() -> None:
    found = only(facts(decision(conflicts="Councillor Cain, trustee.", dispensation="")), "EN-REC", at="dispensation")
    assert found.severity is WARNING


# The agenda


def test_the_agenda_of_29_september_for_9_october_is_exactly_five_clear_days() -> None:
    found = only(facts(), "EN-AG5")
    assert (found.severity, found.where, found.authority) == (HOLDS, "agenda_on", "SI 2012/2089 reg 6")
    assert found.says == (
        "Agenda of Friday 29 September 2017 for Monday 9 October 2017: exactly 5 clear working days; five are required."
    )


@pytest.mark.parametrize(
    ("published", "severity", "words"),
    [
        (date(2017, 9, 28), HOLDS, ": 6 clear working days; five"),
        (date(2017, 10, 1), HOLDS, ": exactly 5 clear working days; five"),
        (
            date(2017, 10, 2),
            BLOCKER,
            ": only 4 clear working days; five are required, so it was due by Friday 29 September",
        ),
        (date(2017, 10, 9), BLOCKER, ": no clear working days"),
        (date(2017, 10, 12), BLOCKER, ": no clear working days"),
        (
            None,
            BLOCKER,
            "does not know when the agenda was published; for Monday 9 October 2017 it was due by Friday 29",
        ),
    ],
)
def test_the_agenda_by_its_day(published: date | None, severity: Severity, words: str) -> None:
    found = only(facts(meeting=replace(EXECUTIVE, agenda_on=published)), "EN-AG5")
    assert found.severity is severity and words in found.says
    assert found.ledger is not None and found.ledger.answer == date(2017, 10, 1)


def test_a_body_that_is_no_executive_stands_under_the_act_of_1972() -> None:
    committee = replace(EXECUTIVE, body_kind=BodyKind.SCRUTINY)
    assert only(facts(meeting=committee), "LGA-AG5").authority == "LGA 1972 s.100B(3)"


def test_a_decision_without_a_meeting_has_no_agenda_to_count() -> None:
    assert [f.id for f in check(facts(meeting=None))] == ["EN-REC", "EN-KD28", "CI"]


# Key decisions


def test_whether_it_is_key_must_be_said() -> None:
    found = only(facts(decision(key_decision=None)), "KEY")
    assert (found.severity, found.where) == (BLOCKER, "key_decision")


def test_a_decision_that_is_not_key_needs_no_28_days() -> None:
    assert "EN-KD28" not in [f.id for f in check(facts(decision(key_decision=False, notice_on=None)))]


def test_before_the_decision_is_dated_its_meeting_s_day_is_counted_from() -> None:
    found = only(facts(decision(decided_on=None, notice_on=date(2017, 9, 10))), "EN-KD28")
    assert found.severity is HOLDS and "28 clear days before Monday 9 October 2017" in found.says


def test_without_any_day_the_notice_cannot_be_counted() -> None:
    found = only(facts(decision(decided_on=None), meeting=None), "EN-KD28")
    assert (found.severity, found.where) == (BLOCKER, "decided_on")


# Wales


def test_in_wales_no_english_rule_applies() -> None:
    found = check(facts(decision(key_decision=None, notice_on=None), council=CEREDIGION))
    assert [f.id for f in found if f.id.startswith("EN-") or f.id == "KEY"] == []
    assert [(f.id, f.severity) for f in found] == [("WA-REC", HOLDS), ("WA-AG3", HOLDS), ("CI", HOLDS)]


@pytest.mark.parametrize(
    ("published", "severity", "words"),
    [
        (date(2017, 10, 3), HOLDS, "exactly 3 clear working days; three are required"),
        (
            date(2017, 10, 4),
            BLOCKER,
            "only 2 clear working days; three are required, so it was due by Tuesday 3 October",
        ),
    ],
)
def test_in_wales_three_clear_days_are_enough(published: date, severity: Severity, words: str) -> None:
    found = only(facts(council=CEREDIGION, meeting=replace(EXECUTIVE, agenda_on=published)), "WA-AG3")
    assert found.severity is severity and words in found.says
    assert found.authority == "LGA 1972 s.100A(6)(aa)"


def test_in_wales_the_record_tells_of_consultation_and_not_of_alternatives() -> None:
    record = decision(alternatives="", conflicts="", consultation="", reasons="")
    found = [f for f in check(facts(record, council=CEREDIGION)) if f.id == "WA-REC"]
    assert [(f.severity, f.where) for f in found] == [
        (BLOCKER, "reasons"),
        (WARNING, "conflicts"),
        (WARNING, "consultation"),
    ]
    assert {f.authority for f in found} == {"SI 2001/2290 reg 6"}
    assert "consultation" in found[2].says


# Days that cannot be


def test_a_decision_dated_before_its_meeting_is_stopped() -> None:
    found = only(facts(decision(decided_on=date(2017, 10, 8), notice_on=date(2017, 9, 1))), "DATES")
    assert (found.severity, found.where) == (BLOCKER, "decided_on")
    assert found.says == "The decision is dated Sunday 8 October 2017, before its meeting of Monday 9 October 2017."


def test_a_decision_dated_after_its_meeting_is_only_asked_about() -> None:
    found = only(facts(decision(decided_on=TUESDAY)), "DATES")
    assert found.severity is WARNING and "after its meeting" in found.says


def test_publication_before_the_decision_is_stopped() -> None:
    found = only(facts(published_on=date(2017, 10, 6)), "DATES")
    assert (found.severity, found.where) == (BLOCKER, "published_on")


def test_publication_on_the_day_of_the_decision_is_lawful() -> None:
    assert "DATES" not in [f.id for f in check(facts(published_on=MONDAY))]


@pytest.mark.parametrize("status", DecisionStatus)
def test_a_day_still_to_come_is_mentioned_while_the_record_is_a_draft(status: DecisionStatus) -> None:
    found = check(facts(decision(status=status), published_on=date(2017, 10, 12)))
    assert ("EN-PUB" in [f.id for f in found]) == (status is DecisionStatus.DRAFT)


@pytest.mark.parametrize(("published", "late"), [(date(2017, 10, 11), False), (date(2017, 10, 12), True)])
def test_a_council_s_own_limit_for_publishing_is_warned_of(published: date, late: bool) -> None:
    council = replace(BLACKPOOL, publish_within_days=2)
    found = [f for f in check(facts(council=council, published_on=published, today=published)) if f.id == "EN-PUB"]
    assert [(f.severity, f.where) for f in found] == [(WARNING if late else HOLDS, "published_on")]
    words = "2 working days, here by" if late else "two working days: by"
    assert all(f"within {words} Wednesday 11 October 2017" in f.says and f.ledger for f in found)


def test_in_wales_the_limit_bears_no_english_name() -> None:
    council = replace(CEREDIGION, publish_within_days=2)
    found = check(facts(council=council, published_on=date(2017, 10, 20)))
    assert [f.id for f in found if f.id.endswith("-PUB")] == ["WA-PUB", "WA-PUB"]


@pytest.mark.parametrize("day", [date(2000, 1, 5), date(2100, 12, 30)])
def test_a_count_that_leaves_the_calendar_is_a_finding_and_no_crash(day: date) -> None:
    found = check(facts(decision(decided_on=day, notice_on=None), published_on=day, today=day))
    assert any("leaves the years 2000 to 2100" in f.says for f in found)


@given(
    decided=st.none() | st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    published=st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    notice=st.none() | st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    agenda=st.none() | st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    council=st.sampled_from([BLACKPOOL, CEREDIGION, BARE]),
)
def test_no_day_a_clerk_can_type_stops_the_check_from_answering(
    decided: date | None, published: date, notice: date | None, agenda: date | None, council: Council
) -> None:
    record = decision(decided_on=decided, notice_on=notice)
    found = check(
        facts(record, published_on=published, meeting=replace(EXECUTIVE, agenda_on=agenda), council=council)
    )  # fmt: skip
    assert any(f.id in {"CI", "DATES"} for f in found)
    assert all(f.says.endswith((".", "?", "”")) for f in found)


# Call-in


def test_published_on_tuesday_it_closes_on_friday_and_takes_effect_on_saturday() -> None:
    found = only(facts(), "CI")
    assert (found.severity, found.where) == (HOLDS, "published_on")
    assert found.says == (
        "If published Tuesday 10 October 2017: requests for call-in close at the end of Friday 13 October 2017, and it"
        " takes effect on Saturday 14 October 2017 (the rule is inferred, not read in the constitution)."
    )


def test_a_rule_read_in_the_constitution_is_not_called_inferred() -> None:
    rule = replace(THREE_DAYS, certainty="local", cutoff=time(12))
    says = only(facts(council=replace(BLACKPOOL, call_in=(rule,))), "CI").says
    assert "close at Friday 13 October 2017, 12:00, and" in says and "inferred" not in says


def test_a_date_by_pattern_only_is_a_warning() -> None:
    later = date(2035, 10, 9)
    record = decision(decided_on=later, notice_on=date(2035, 9, 1))
    meeting = replace(EXECUTIVE, day=later, agenda_on=date(2035, 9, 28))
    found = only(facts(record, meeting=meeting, published_on=later, published_at=None, today=later), "CI")
    assert found.severity is WARNING


@pytest.mark.parametrize(
    "council", [BARE, replace(BLACKPOOL, call_in=(replace(THREE_DAYS, valid_from=date(2020, 1, 1)),))]
)
def test_a_council_without_a_rule_is_warned_and_shown_no_date(council: Council) -> None:
    found = only(facts(council=council), "CI")
    assert found.severity is WARNING and found.ledger is None
    assert "so no date can be shown" in found.says
    assert stands_in_the_way(check(facts(council=council))) == []


def test_a_rule_that_counts_from_a_day_not_entered_yet_asks_for_it() -> None:
    rule = replace(THREE_DAYS, start=StartEvent.DECISION)
    council = replace(BLACKPOOL, call_in=(rule,))
    found = only(facts(decision(decided_on=None), council=council, meeting=None), "CI")
    assert found.severity is WARNING and "give the day of the decision as well" in found.says


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"not_callable": "recommendation to Council"}, "Not open to call-in: recommendation to Council."),
        ({"call_in_exempt": True, "call_in_exempt_reason": "Flood."}, "Not open to call-in: urgency."),
    ],
)
def test_what_is_not_open_to_call_in_has_no_window(changes: dict[str, object], words: str) -> None:
    found = only(facts(decision(**changes)), "CI")
    assert (found.severity, found.says, found.ledger) == (HOLDS, words, None)


def test_a_waiver_without_its_reason_is_stopped() -> None:
    found = only(facts(decision(call_in_exempt=True)), "CI-WAIVER")
    assert (found.severity, found.where) == (BLOCKER, "call_in_exempt_reason")


def test_a_rule_by_the_next_working_day_says_monday() -> None:
    rule = replace(THREE_DAYS, effective=EffectiveRule.NEXT_WORKING_DAY)
    assert "effect on Monday 16 October 2017" in only(facts(council=replace(BLACKPOOL, call_in=(rule,))), "CI").says


# Overrides


def overridden(finding_id: str, says: str = "") -> tuple[Override, ...]:
    return (Override(finding_id, "The printer failed.", "clerk", datetime(2017, 10, 10, tzinfo=UTC), says),)


NO_NOTICE = (
    "Key decision 18/2017 has no notice date: for a decision on Monday 9 October 2017 it had to be published by Friday"
    " 8 September 2017; the count alone allows Sunday 10 September 2017, when the offices are closed. Enter when it was"
    " published, or take another route."
)


def test_an_override_answers_the_finding_as_it_stood_and_no_other() -> None:
    late = decision(notice_on=date(2017, 10, 8), overrides=overridden("EN-KD28", NO_NOTICE))
    assert [f.id for f in stands_in_the_way(check(facts(late)))] == ["EN-KD28"]


def test_a_blocker_of_timing_that_was_overridden_carries_its_reason_and_stops_nothing() -> None:
    found = check(facts(decision(notice_on=None, overrides=overridden("EN-KD28", NO_NOTICE))))
    assert [(f.id, f.overridden) for f in found if f.severity is BLOCKER] == [("EN-KD28", "The printer failed.")]
    assert stands_in_the_way(found) == []


def test_an_overridden_blocker_stands_after_those_that_still_stop() -> None:
    found = check(facts(decision(notice_on=None, reasons="", overrides=overridden("EN-KD28", NO_NOTICE))))
    assert [f.id for f in found[:2]] == ["EN-REC", "EN-KD28"]
    assert [f.id for f in stands_in_the_way(found)] == ["EN-REC"]


@pytest.mark.parametrize("finding_id", ["EN-REC", "KEY", "DATES", "CI-WAIVER"])
def test_what_can_be_put_right_is_overridden_by_nothing(finding_id: str) -> None:
    record = decision(
        reasons="", key_decision=None, call_in_exempt=True, decided_on=date(2017, 10, 8),
        overrides=overridden(finding_id),
    )  # fmt: skip
    found = check(facts(record))
    assert finding_id in [f.id for f in stands_in_the_way(found)]
    assert finding_id not in OVERRIDABLE


def test_an_override_changes_nothing_about_a_rule_that_holds() -> None:
    assert only(facts(decision(overrides=overridden("EN-KD28"))), "EN-KD28").overridden is None


def test_where_the_hour_matters_and_is_not_known_the_dates_may_be_a_day_later() -> None:
    rule = replace(THREE_DAYS, after_hours=time(17))
    asked = facts(council=replace(BLACKPOOL, call_in=(rule,)), published_at=None)
    found = [f for f in check(asked) if f.id == "CI"]
    assert [f.severity for f in found] == [WARNING, HOLDS] and "17:00" in found[0].says
    known = facts(council=replace(BLACKPOOL, call_in=(rule,)), published_at=time(9))
    assert [f.severity for f in check(known) if f.id == "CI"] == [HOLDS]


def test_a_private_meeting_by_urgency_is_checked_with_the_rest() -> None:
    unsigned = decision(urgencies=urgency(UrgencyKind.PRIVATE_MEETING, reason="The offer lapses."))
    (found,) = [found for found in check(facts(unsigned)) if found.id == "EN-PMU"]
    assert found.severity is Severity.BLOCKER
    assert found.says == ("Private meeting by urgency: the record does not say who agreed, in which office, when.")
    assert not [found for found in check(facts(unsigned, meeting=None)) if found.id == "EN-PMU"]
    assert not [found for found in check(facts(unsigned, council=CEREDIGION)) if found.id == "EN-PMU"]


def test_a_waiver_of_call_in_with_reason_and_consent_on_record_holds() -> None:
    waived = decision(
        call_in_exempt=True, call_in_exempt_reason="The offer lapses.", urgencies=urgency(UrgencyKind.CALL_IN)
    )
    found = [(one.id, one.severity) for one in check(facts(waived)) if one.id.startswith("CI")]
    assert found == [("CI", HOLDS)]


def test_a_class_left_out_by_a_council_without_a_rule_is_none_that_is_known() -> None:
    (found,) = [one for one in check(facts(decision(not_callable="noting"), council=BARE)) if one.id == "CI"]
    assert found.severity is WARNING and found.says.endswith("the council's rule is known to leave out.")


def test_a_class_that_the_councils_rule_does_not_open_has_no_window_and_says_so() -> None:
    key_only = replace(BLACKPOOL, call_in=(replace(THREE_DAYS, key_only=True),))
    (found,) = [one for one in check(facts(decision(key_decision=False), council=key_only)) if one.id == "CI-CLASS"]
    assert found.severity is HOLDS and "by this council's rule: only key decisions can be called in." in found.says
    for record in (decision(), decision(key_decision=None)):
        assert not [one for one in check(facts(record, council=key_only)) if one.id == "CI-CLASS"]
    said = decision(key_decision=False, not_callable="not a key decision")
    assert [(one.id, one.severity) for one in check(facts(said, council=key_only)) if one.id.startswith("CI")] == [
        ("CI", HOLDS)
    ]


def test_the_hour_after_which_publication_counts_is_that_of_the_rule_which_the_meeting_reached() -> None:
    old = replace(THREE_DAYS, start=StartEvent.MEETING)
    new = replace(THREE_DAYS, start=StartEvent.MEETING, valid_from=TUESDAY, after_hours=time(17))
    council = replace(BLACKPOOL, call_in=(old, new))
    (found,) = [one for one in check(facts(council=council, published_at=None)) if one.id == "CI"]
    assert "17:00" not in found.says


# Before the 2012 Regulations


def old(day: date, **changes: object) -> list[Finding]:
    """A key decision of the executive without a word of notice, agenda or reasons."""
    meeting = replace(EXECUTIVE, day=day, agenda_on=None)
    bare = decision(decided_on=day, notice_on=None, reasons="", alternatives="", conflicts="", **changes)
    return check(facts(bare, meeting=meeting, published_on=date(2012, 9, 12), today=date(2012, 9, 12)))


def test_a_decision_before_the_2012_regulations_is_not_judged_by_them() -> None:
    found = old(date(2012, 9, 9))
    assert stands_in_the_way(found) == []
    (said,) = [finding for finding in found if finding.id == "EN-2012"]
    assert said.severity is Severity.ADVICE
    assert said.says.startswith("Decided on Sunday 9 September 2012, before the 2012 Regulations came into force on")
    assert not {"EN-KD28", "EN-AG5", "KEY"} & {finding.id for finding in found}


def test_on_the_day_they_came_into_force_they_are_asked_for() -> None:
    blockers = {finding.id for finding in stands_in_the_way(old(date(2012, 9, 10)))}
    assert {"EN-KD28", "EN-AG5", "EN-REC"} <= blockers
    assert "EN-2012" not in {finding.id for finding in old(date(2012, 9, 10))}


def test_a_record_of_that_time_still_needs_a_decision_a_day_and_an_order_of_days() -> None:
    assert ("EN-REC", "resolution") in {(each.id, each.where) for each in old(date(2012, 9, 9), resolution="")}
    meeting = replace(EXECUTIVE, day=date(2012, 9, 9))
    early = facts(decision(decided_on=date(2012, 9, 6)), meeting=meeting, published_on=date(2012, 9, 5))
    assert {"decided_on", "published_on"} <= {each.where for each in check(early) if each.id == "DATES"}


def test_a_welsh_decision_of_that_time_is_judged_by_welsh_law() -> None:
    meeting = replace(EXECUTIVE, day=date(2012, 9, 9), agenda_on=None)
    record = decision(decided_on=date(2012, 9, 9), reasons="")
    found = check(facts(record, meeting=meeting, council=CEREDIGION, published_on=date(2012, 9, 12)))
    assert {"WA-REC", "WA-AG3"} <= {finding.id for finding in stands_in_the_way(found)}
    assert "EN-2012" not in {finding.id for finding in found}
