"""What the check says of a record's words: holes, recommendations to Council, sorting, hours, and Wales."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from clerk_tui.domain.council import Maker
from clerk_tui.domain.decision import RECORD_FIELDS, Attendance, DecisionStatus, FieldKind, OfficerKind
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.meeting import BodyKind, Person
from clerk_tui.rules.checks import OVERRIDABLE, check, stands_in_the_way
from clerk_tui.rules.facts import Facts
from clerk_tui.rules.holes import holes
from clerk_tui.rules.to_council import RECOMMENDATION, recommends_to_council
from tests.rules.making_records import CEREDIGION, EXECUTIVE, TUESDAY, decision, facts

BLOCKER, WARNING, ADVICE, HOLDS = Severity
ALONE = {"item_id": None, "meeting_id": None, "attendance": (), "forward_plan_reference": "", "notice_on": None}
WORDED = [
    field.id
    for field in RECORD_FIELDS
    if field.kind in {FieldKind.LINE, FieldKind.TEXT} and field.id not in {"exempt_text"}
]


def found(facts: Facts, id: str) -> list[Finding]:
    return [finding for finding in check(facts) if finding.id == id]


def alone(maker: Maker, **changes: object) -> Facts:
    return facts(decision(maker=maker, maker_name="Jane Smith", **{**ALONE, "key_decision": False, **changes}),
                 meeting=None)  # fmt: skip


# Holes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("To spend {amount} on {what}.", ("{amount}", "{what}")),
        ("{amount} and {amount}", ("{amount}",)),
        ("Nothing to fill in.", ()),
        ("{}", ("{}",)),
        ("An open { brace and a } closed one", ("{ brace and a }",)),
        ("{outer {inner}}", ("{outer", "{inner}")),
        ("To spend {amount on roads, {what}.", ("{amount", "{what}")),
    ],
)
def test_a_hole_is_what_stands_in_braces(text: str, expected: tuple[str, ...]) -> None:
    assert holes(text) == expected


@pytest.mark.parametrize("field", WORDED)
def test_a_hole_in_any_field_stops_publication_and_names_field_and_hole(field: str) -> None:
    (hole,) = found(facts(decision(**{field: "To spend {amount}."})), "RC-HOLE")
    label = next(each.label for each in RECORD_FIELDS if each.id == field)
    assert (hole.severity, hole.where) == (BLOCKER, field)
    assert f"“{label}”" in hole.says and "{amount}" in hole.says
    assert hole in stands_in_the_way(check(facts(decision(**{field: "To spend {amount}."}))))
    assert "RC-HOLE" not in OVERRIDABLE


# Recommendations to Council


@pytest.mark.parametrize(
    "text",
    [
        "To recommend Council to adopt the Local Plan.",
        "That it be RECOMMENDED to the Council that the budget be approved",
        "The Executive agreed to recommend to Full Council the strategy",
        "1. To note the report.\n2. To recommend the Council approves the policy",
    ],
)
def test_a_recommendation_to_council_is_pointed_out_and_its_class_proposed(text: str) -> None:
    (finding,) = found(facts(decision(resolution=text)), "CI-RECOMMEND")
    assert (finding.severity, finding.where) == (WARNING, "not_callable")
    assert RECOMMENDATION in finding.says


@pytest.mark.parametrize(
    "text",
    [
        "The Executive agreed the recommendations as outlined above, namely: 1. To adopt the strategy.",
        "To agree the recommended Council Tax base.",
        "To sell the recommended council house.",
        "The recommendation is agreed. Council officers will act.",
        "",
    ],
)
def test_other_recommendations_are_left_alone(text: str) -> None:
    assert recommends_to_council(text) == ""


def test_what_is_said_not_to_be_callable_is_not_pointed_out_again() -> None:
    record = decision(resolution="To recommend Council to adopt it.", not_callable=RECOMMENDATION)
    assert found(facts(record), "CI-RECOMMEND") == []


# Who decided, and which record that needs


def test_a_member_s_decision_is_checked_without_a_meeting() -> None:
    record = alone(Maker.MEMBER)
    assert stands_in_the_way(check(record)) == []
    assert [f.id for f in check(record) if f.severity is HOLDS] == ["EN-REC", "CI"]
    assert found(alone(Maker.MEMBER, reasons=""), "EN-REC")[0].authority == "SI 2012/2089 reg 13"


def test_a_member_has_to_say_whether_the_decision_is_key() -> None:
    (key,) = found(alone(Maker.MEMBER, key_decision=None), "KEY")
    assert key.severity is BLOCKER


def test_an_officer_s_decision_asks_to_be_sorted_and_is_checked_as_executive_until_then() -> None:
    (sort,) = found(alone(Maker.OFFICER), "SORT")
    assert (sort.severity, sort.where) == (BLOCKER, "officer_kind")
    assert sort.says.endswith("Whether it can be called in turns on the answer: only a decision of the executive can.")
    (closed,) = found(alone(Maker.OFFICER, not_callable="noting"), "SORT")
    assert closed.severity is WARNING
    assert found(alone(Maker.OFFICER, officer_kind=OfficerKind.EXECUTIVE), "SORT") == []
    assert found(alone(Maker.OFFICER_KEY, key_decision=True), "SORT") == []
    assert found(alone(Maker.OFFICER_KEY, officer_kind=OfficerKind.EXECUTIVE), "SORT") == []
    (key,) = found(alone(Maker.OFFICER_KEY, officer_kind=OfficerKind.NEITHER), "SORT")
    assert key.severity is Severity.WARNING and key.says.endswith("sorted as “neither”: one of the two is wrong.")


def test_of_the_2014_regulations_it_has_no_call_in_and_its_own_paragraph() -> None:
    sorted_so = alone(Maker.OFFICER, officer_kind=OfficerKind.REGULATIONS_2014, alternatives="", conflicts="")
    assert found(sorted_so, "CI") == []
    assert {f.severity for f in found(sorted_so, "EN-OFF")} == {ADVICE, HOLDS}
    assert stands_in_the_way(check(sorted_so)) == []


def test_of_neither_regulation_only_the_decision_and_its_date_are_asked() -> None:
    sorted_so = alone(Maker.OFFICER, officer_kind=OfficerKind.NEITHER, reasons="", alternatives="", conflicts="")
    assert stands_in_the_way(check(sorted_so)) == []
    bare = alone(Maker.OFFICER, officer_kind=OfficerKind.NEITHER, resolution="", decided_on=None)
    assert [f.where for f in stands_in_the_way(check(bare))] == ["resolution", "decided_on"]


def test_a_limb_of_regulation_8_beside_not_key_is_pointed_out() -> None:
    assert [f.where for f in found(alone(Maker.MEMBER, key_basis="(a)"), "KEY-BASIS")] == ["key_basis"]
    assert found(facts(decision(key_basis="(a)")), "KEY-BASIS") == []


# Dates and hours


def test_a_member_s_decision_dated_otherwise_than_a_meeting_is_fine() -> None:
    record = decision(maker=Maker.MEMBER, key_decision=False, decided_on=date(2017, 10, 6))
    assert found(facts(record), "DATES") == []
    (body,) = found(facts(decision(decided_on=date(2017, 10, 6))), "DATES")
    assert (body.severity, body.where) == (BLOCKER, "decided_on")


@pytest.mark.parametrize(("at", "stands"), [(time(17, 59), True), (time(18), False), (time(20, 5), False)])
def test_a_decision_timed_before_its_meeting_began_is_stopped(at: time, stands: bool) -> None:
    assert bool(found(facts(decision(decided_at=at)), "DATES")) is stands


@pytest.mark.parametrize(("at", "stands"), [(time(9, 31), True), (time(9, 30), False)])
def test_a_record_that_goes_out_before_the_hour_of_the_decision_is_stopped(at: time, stands: bool) -> None:
    record = alone(Maker.MEMBER, decided_on=TUESDAY, decided_at=at)
    assert [f.where for f in found(record, "DATES")] == (["decided_at"] if stands else [])


# Interests


@pytest.mark.parametrize(
    ("body", "kind", "doubted"),
    [
        ("Commercial Committee", BodyKind.COMMITTEE, True),
        ("Planning Committee", BodyKind.COMMITTEE, False),
        ("Commercial Committee", BodyKind.EXECUTIVE, False),
    ],
)
def test_a_committee_whose_name_could_be_one_of_the_executive_s_is_pointed_out(
    body: str, kind: BodyKind, doubted: bool
) -> None:
    met = facts(meeting=replace(EXECUTIVE, body=body, body_kind=kind))
    assert [one.severity for one in found(met, "BODY")] == [WARNING] * doubted
    assert all(f"“{body}” stands in the register as a committee" in one.says for one in found(met, "BODY"))


def test_a_member_who_withdrew_and_is_ticked_as_present_is_pointed_out() -> None:
    here = (Attendance(Person(1, "Benson"), True), Attendance(Person(2, "Cain"), False))
    record = decision(attendance=here)
    assert [f.where for f in found(facts(record, withdrew=("Benson", "Cain")), "INTEREST")] == ["attendance"]
    assert found(facts(record, withdrew=("Cain",)), "INTEREST") == []


# Wales


def test_in_wales_a_member_s_decision_waits_for_its_statement() -> None:
    record = alone(Maker.MEMBER)
    welsh = Facts(CEREDIGION, record.calendar, record.decision, None, TUESDAY, time(9, 30), TUESDAY)
    (waiting,) = found(welsh, "WA-IMP")
    assert waiting.severity is ADVICE and "until its written statement has been produced" in waiting.says
    published = Facts(
        CEREDIGION, record.calendar, decision(**{**ALONE, "maker": Maker.MEMBER, "status": DecisionStatus.PUBLISHED}),
        None, TUESDAY, time(9, 30), TUESDAY,
    )  # fmt: skip
    (free,) = found(published, "WA-IMP")
    assert free.severity is HOLDS and "09:30" in free.says
    assert found(facts(decision(), council=CEREDIGION), "WA-IMP") == []


def test_in_wales_the_record_gives_details_of_consultation() -> None:
    record = facts(decision(consultation=""), council=CEREDIGION)
    assert ("consultation", WARNING) in [(f.where, f.severity) for f in found(record, "WA-REC")]
