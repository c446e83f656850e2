"""The forward plan from an entry's first words to its notices, and the decision that takes its notice day from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from clerk_tui.domain.council import Maker
from clerk_tui.domain.errors import Conflict, InputError, NotFound, Refused
from clerk_tui.domain.findings import Severity
from clerk_tui.register import decisions as records
from clerk_tui.register import forward_plan as rows
from clerk_tui.register.changes import Change
from clerk_tui.services import (
    boards,
    checking,
    decisions,
    forward_plan,
    individual,
    open_deadlines,
    plan_state,
    planning,
)
from clerk_tui.services.key_tests import Answers, beside, take
from clerk_tui.services.office import Office
from clerk_tui.services.plan_versions import Moment, between, pending, publish
from clerk_tui.services.undoing import undo
from tests.offices import ICT, demo, do, own
from tests.offices import beside as colleague

NOW = "2026-11-24T12:00:00Z"
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
WHOLE = {
    "reference": "18/2026", "matter": "Resurfacing of roads", "maker": "member", "maker_name": "Councillor A Smith",
    "maker_title": "Cabinet Member for Roads", "due_from": "23 December 2026", "documents": "Report of the Director",
    "address": "Town Hall, Blackpool", "other_documents": "yes", "requests": "Ask Democratic Governance",
}  # fmt: skip
KEY = Answers("the Director of Finance", "Above the threshold.", money=True)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = own(tmp_path, "lancashire", NOW)
    yield office
    office.register.close()


def entry(office: Office, **typed: str) -> int:
    entry_id = forward_plan.add(office, WHOLE | typed)
    take(office, entry_id, KEY)
    return entry_id


def at_both(office: Office, entry_id: int, day: date = MONDAY, **given: Any) -> None:
    publish(office, entry_id, offices=(day, None), website=(day, None), **given)


def test_a_matter_is_put_on_the_plan_and_the_next_takes_the_next_reference(office: Office) -> None:
    entry_id = forward_plan.add(office, WHOLE)
    found = rows.entry(office.register, entry_id)
    assert (found.reference, found.decider, found.due_from) == (
        "18/2026", "Councillor A Smith, Cabinet Member for Roads", date(2026, 12, 23),
    )  # fmt: skip
    another = forward_plan.add(office, {"matter": "Libraries"})
    assert rows.entry(office.register, another).reference == "19/2026"
    assert undo(office).summary == "19/2026 added to the forward plan"
    with pytest.raises(NotFound):
        rows.entry(office.register, another)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"reference": "18/2026"}, "18/2026 is already used for F1, Resurfacing of roads"),
        ({"reference": "F7"}, "how this register numbers its own records"),
        ({"due_to": "22 December 2026"}, "ends on Tuesday 22 December 2026, before it begins on Wednesday 23 December"),
        ({"due_from": "", "due_to": "2026-12-24"}, "has a last day and no first one"),
        ({"due_from": "Tuesday 23 December 2026"}, "Day of the decision, or first day of the period: 23 December"),
        ({"matter": " "}, "matter cannot be empty"),
        ({"maker": "mayor"}, "“mayor” is none of"),
        ({"body": "Planning Committee"}, "holds no body “Planning Committee”"),
        ({"key_decision": "yes"}, "answered by the key test"),
        ({"colour": "red"}, "no field “colour”"),
        ({"private": "perhaps"}, "neither yes nor no"),
    ],
)
def test_what_cannot_stand_on_the_plan_is_refused_by_a_sentence_and_nothing_is_kept(
    office: Office, typed: dict[str, str], sentence: str
) -> None:
    forward_plan.add(office, WHOLE)
    with pytest.raises(InputError, match=sentence):
        forward_plan.add(office, WHOLE | {"reference": "20/2026"} | typed)
    assert rows.references(office.register, 9) == ("18/2026",)


def test_the_first_entry_of_a_plan_needs_its_reference(office: Office) -> None:
    with pytest.raises(InputError, match="like 18/2017"):
        forward_plan.add(office, {"matter": "Roads"})


def test_a_reference_used_twice_is_refused_in_any_case_of_letters(office: Office) -> None:
    forward_plan.add(office, WHOLE | {"reference": "KEY/1"})
    second = forward_plan.add(office, WHOLE | {"reference": "KEY/2"})
    with pytest.raises(InputError, match="already used"):
        forward_plan.set_fields(office, second, {"reference": "key/1"})
    assert forward_plan.set_fields(office, second, {"reference": "key/2"}).reference == "key/2"


def test_two_clerks_in_one_field_never_overwrite_each_other(office: Office) -> None:
    entry_id = forward_plan.add(office, WHOLE)
    other = colleague(office)
    forward_plan.set_fields(other, entry_id, {"wards": "Brunswick"}, seen={"wards": ""})
    with pytest.raises(Conflict, match="now reads “Brunswick”"):
        forward_plan.set_fields(office, entry_id, {"wards": "All"}, seen={"wards": ""})
    other.register.close()


def test_the_body_is_listed_with_its_members_of_that_day(office: Office) -> None:
    entry_id = forward_plan.add(
        office, {"matter": "Roads", "reference": "1", "body": "Cabinet", "due_from": "2026-12-23"}
    )

    def seat(change: Change) -> None:
        body = change.find("body", name="cabinet")
        assert body is not None
        for name, first, last, role in (
            ("Benson", None, None, "leader"), ("Cain", None, "2026-12-22", "member"),
            ("Smith", "2026-12-23", None, "member"), ("Jones", None, None, "substitute"),
        ):  # fmt: skip
            person = change.insert("person", name=name, kind="member")
            change.insert(
                "membership", person_id=person, body_id=body["id"], role=role, valid_from=first, valid_to=last
            )

    do(office.register, seat)
    notice = forward_plan.public_entry(office, rows.entry(office.register, entry_id))
    assert notice.members == ("Benson", "Smith")


def test_the_key_test_is_kept_with_its_reasoning_also_when_it_is_not_key(office: Office) -> None:
    entry_id = forward_plan.add(office, WHOLE)
    assert beside(office, 1_800_000, on=date(2024, 3, 31)).endswith("£1,800,000 is £200,000 above it.")
    no = Answers("the director", "A grant.", money=False, wards_significant=False, amount=3_000_000, wards=4)
    first = take(office, entry_id, no)
    assert (first.is_key, first.threshold, first.tested_on) == (False, 2_200_000, TUESDAY)
    assert rows.entry(office.register, entry_id).key_decision is False
    take(office, entry_id, KEY)
    assert [test.is_key for test in rows.key_tests(office.register, entry_id)] == [True, False]
    undo(office)
    assert rows.entry(office.register, entry_id).key_decision is False
    assert [test.reasoning for test in rows.key_tests(office.register, entry_id)] == ["A grant."]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (Answers("", "Because.", money=True), "who answered"),
        (Answers("the director", " ", money=True), "reasoning"),
        (Answers("the director", "Because.", money=False), "the effect on wards"),
    ],
)
def test_a_key_test_without_a_name_or_a_reason_is_not_kept(office: Office, answers: Answers, sentence: str) -> None:
    entry_id = forward_plan.add(office, WHOLE)
    with pytest.raises(InputError, match=sentence):
        take(office, entry_id, answers)
    assert rows.key_tests(office.register, entry_id) == ()


def test_x038_the_28_days_run_from_the_later_of_the_two_places(office: Office) -> None:
    entry_id = entry(office)
    website: Moment = (MONDAY, time(10))
    version = publish(office, entry_id, offices=(TUESDAY, None), website=website)
    assert (version.later, version.starts, version.sequence) == (TUESDAY, True, 1)
    assert version.website_at is not None and version.website_at.isoformat() == "2026-11-23T10:00:00+00:00"
    state = plan_state.of_entry(office, entry_id)
    assert state.count is not None and (state.count.clear_days, state.slack, state.weight) == (28, 0, "good")
    forward_plan.set_fields(office, entry_id, {"due_from": "2026-12-22"})
    late = plan_state.of_entry(office, entry_id)
    assert late.weight == "urgent" and "long enough from Wednesday 23 December 2026" in late.says


def test_x040_a_period_is_tested_at_its_start(office: Office) -> None:
    entry_id = entry(office, due_from="22 December 2026", due_to="31 January 2027")
    at_both(office, entry_id)
    assert plan_state.of_entry(office, entry_id).weight == "good"


def test_x041_a_notice_too_short_for_the_first_day_of_its_period_is_long_enough_within_it(office: Office) -> None:
    entry_id = entry(office, due_from="14 December 2026", due_to="31 December 2026")
    at_both(office, entry_id, date(2026, 11, 20))
    assert (
        "Notice short: at both places on Friday 20 November 2026, 23 of 28 clear days before the first day of its"
        " period; it is long enough from Saturday 19 December 2026, within its period."
    ) in plan_state.of_entry(office, entry_id).says
    forward_plan.set_fields(office, entry_id, {"due_to": "18 December 2026"})
    assert "19 December 2026, after its period." in plan_state.of_entry(office, entry_id).says


@pytest.mark.parametrize(
    ("decided", "words"),
    [
        ("21 December 2026", "The decision on Monday 21 December 2026 had 30 clear days."),
        ("16 December 2026", "The decision on Wednesday 16 December 2026 had 25 of 28 clear days."),
        ("4 January 2027", "The decision on Monday 4 January 2027 lies outside the period that the notice states."),
    ],
)
def test_x041_a_decision_is_held_against_its_own_day_and_against_the_period(
    office: Office, decided: str, words: str
) -> None:
    entry_id = entry(office, due_from="14 December 2026", due_to="31 December 2026")
    at_both(office, entry_id, date(2026, 11, 20))
    number = individual.begin(office, Maker.MEMBER, "Councillor A Smith", "Roads")
    decisions.set_fields(office, number, {"forward_plan_reference": "18/2026", "decided_on": decided})
    state = plan_state.of_entry(office, entry_id)
    assert state.says.startswith(f"Decided on {state.row.decided_on:%A}") and state.says.endswith(words)
    assert (state.short, state.weight) == ("Decided, see notice", "warn")


def test_a_decision_after_a_notice_that_holds_is_decided_and_no_more(office: Office) -> None:
    entry_id = entry(office, due_to="31 December 2026")
    at_both(office, entry_id)
    number = individual.begin(office, Maker.MEMBER, "Councillor A Smith", "Roads")
    decisions.set_fields(office, number, {"forward_plan_reference": "18/2026", "decided_on": "24 December 2026"})
    assert plan_state.of_entry(office, entry_id).says == "Decided on Thursday 24 December 2026"


def test_the_proper_officer_is_told_what_either_choice_means_for_the_new_period(office: Office) -> None:
    entry_id = entry(office)
    at_both(office, entry_id)
    forward_plan.set_fields(office, entry_id, {"due_from": "14 December 2026", "due_to": "31 December 2026"})
    assert pending(office, entry_id).counted == (
        "If they go on: The notice of Monday 23 November 2026 leaves 20 of 28 clear days before Monday 14 December"
        " 2026, the first day of its period; it is long enough from Tuesday 22 December 2026.",
        "If they begin again: a notice of today is long enough from Wednesday 23 December 2026.",
    )
    with pytest.raises(Refused, match=r"If they go on: .* If they begin again: a notice of today .* and why\.$"):
        at_both(office, entry_id, TUESDAY)


def test_a_notice_that_lacks_a_paragraph_is_published_only_with_a_reason(office: Office) -> None:
    entry_id = entry(office, documents="")
    with pytest.raises(Refused, match=r"does not say \(e\) the documents submitted"):
        at_both(office, entry_id)
    at_both(office, entry_id, because="The report comes on Friday")
    assert rows.versions(office.register, entry_id)[0].reason == "The report comes on Friday"


def test_a_matter_that_is_not_key_is_published_without_the_eight(office: Office) -> None:
    entry_id = forward_plan.add(office, {"reference": "1", "matter": "Libraries"})
    take(office, entry_id, Answers("the director", "Small.", money=False, wards_significant=False))
    at_both(office, entry_id)
    assert len(rows.versions(office.register, entry_id)) == 1


@pytest.mark.parametrize(
    ("day", "because", "sentence"),
    [
        (date(2026, 11, 25), "", "still to come"),
        (date(2026, 11, 25), "a reason does not help", "still to come"),
    ],
)
def test_a_notice_of_tomorrow_is_not_recorded_today(office: Office, day: date, because: str, sentence: str) -> None:
    entry_id = entry(office)
    with pytest.raises(InputError, match=sentence):
        at_both(office, entry_id, day, because=because)


def test_a_notice_after_the_decision_needs_a_reason(office: Office) -> None:
    entry_id = entry(office, due_from="20 November 2026")
    with pytest.raises(InputError, match=r"after the day of the decision, Friday 20 November 2026; regulation 9\(2\)"):
        at_both(office, entry_id)
    at_both(office, entry_id, because="Found missing by the auditor")


def test_a_slipped_matter_asks_whether_the_notice_restarts_and_keeps_the_choice(office: Office) -> None:
    entry_id = entry(office)
    at_both(office, entry_id)
    forward_plan.set_fields(office, entry_id, {"due_from": "12 January 2027"})
    assert pending(office, entry_id).asks
    with pytest.raises(Refused, match="Say whether the 28 clear days begin again, and why"):
        at_both(office, entry_id, TUESDAY)
    with pytest.raises(Refused, match="and why"):
        at_both(office, entry_id, TUESDAY, restart=False)
    at_both(office, entry_id, TUESDAY, restart=False, because="Only the meeting moved")
    found = rows.versions(office.register, entry_id)
    assert (found[1].starts, found[1].reason) == (False, "The 28 clear days go on: Only the meeting moved")
    assert rows.published_from(found) == MONDAY
    forward_plan.set_fields(office, entry_id, {"matter": "Resurfacing of every road in the borough"})
    at_both(office, entry_id, TUESDAY, restart=True, because="A new matter")
    assert rows.published_from(rows.versions(office.register, entry_id)) == TUESDAY


def test_a_version_stays_as_published_and_shows_what_changed(office: Office) -> None:
    entry_id = entry(office)
    at_both(office, entry_id)
    forward_plan.set_fields(office, entry_id, {"documents": "Report and appendix"})
    at_both(office, entry_id, TUESDAY)
    first, second = rows.versions(office.register, entry_id)
    assert "Report of the Director" in first.snapshot and second.starts is False
    assert [(each.before, each.after) for each in between(office, entry_id, 1, 2)] == [
        ("Report of the Director", "Report and appendix")
    ]
    assert between(office, entry_id, 2) == ()
    with pytest.raises(InputError, match="There is no version 3 of this notice; there is 1 to 2"):
        between(office, entry_id, 3)
    with pytest.raises(Refused, match="Nothing differs from version 2"):
        at_both(office, entry_id, TUESDAY)
    with pytest.raises(InputError, match="before version 2"):
        at_both(office, entry_id, MONDAY, restart=True, because="Taken down by mistake")
    with pytest.raises(Refused, match=r"version 2.*; what was published stands"):
        undo(office)
    assert len(rows.versions(office.register, entry_id)) == 2


def test_closed_words_never_reach_a_notice(office: Office) -> None:
    entry_id = entry(office, matter="Acquisition of 12 Dickson Road")

    def close(change: Change) -> None:
        exemption = change.insert("exemption", forward_plan_entry_id=entry_id, paragraphs="3", reasons="Sch 12A")
        change.insert("closed_title", exemption_id=exemption, title="Acquisition of 12 Dickson Road")

    do(office.register, close)
    with pytest.raises(Refused, match=r"kept apart as exempt.*reg 9\(3\)"):
        at_both(office, entry_id)
    forward_plan.set_fields(office, entry_id, {"matter": "A property matter"})
    at_both(office, entry_id)


def test_a_withdrawn_entry_is_marked_and_never_gone(office: Office) -> None:
    entry_id = entry(office)
    at_both(office, entry_id)
    with pytest.raises(InputError, match="why the entry is withdrawn"):
        forward_plan.withdraw(office, entry_id, " ")
    forward_plan.withdraw(office, entry_id, "Not needed")
    state = plan_state.of_entry(office, entry_id)
    assert (state.short, state.says) == ("Withdrawn", "Withdrawn: Not needed")
    assert len(rows.versions(office.register, entry_id)) == 1
    for work in (lambda: at_both(office, entry_id), lambda: forward_plan.withdraw(office, entry_id, "Again"),
                 lambda: forward_plan.set_fields(office, entry_id, {"wards": "All"})):  # fmt: skip
        with pytest.raises(Refused, match="was withdrawn"):
            work()
    undo(office)
    assert plan_state.of_entry(office, entry_id).weight == "good"


def test_the_list_stands_by_the_day_of_decision_with_slack_and_route(office: Office) -> None:
    entry(office, reference="1", due_from="2027-01-29")
    entry(office, reference="2", due_from="2026-12-08")
    entry(office, reference="3", due_from="2026-11-26")
    entry(office, reference="4", due_from="2026-11-02")
    forward_plan.add(office, {"reference": "5", "matter": "Libraries"})
    found = plan_state.page(office, 0, 10)
    assert [state.entry.reference for state in found] == ["3", "2", "1", "5", "4"]
    assert [state.route for state in found[:3]] == [
        "Special urgency only", "General exception until Monday 30 November 2026", "28 days' notice",
    ]  # fmt: skip
    assert (found[2].due, found[2].slack) == (date(2026, 12, 31), 37)
    assert [state.entry.reference for state in plan_state.page(office, 0, 10, "librar")] == ["5"]


def test_today_says_by_when_a_notice_is_needed_and_which_are_late(office: Office) -> None:
    entry(office, reference="1", due_from="2027-01-29")
    entry(office, reference="2", due_from="2026-12-08")
    done = entry(office, reference="3", due_from="2026-12-23")
    at_both(office, done)
    due = boards.due(office, 0, 10)
    assert [(row.kind, row.ref, row.gate, row.overdue) for row in due] == [
        ("plan", "F2", date(2026, 11, 9), True), ("plan", "F1", date(2026, 12, 31), False),
    ]  # fmt: skip
    assert "General exception until Monday 30 November 2026" in due[0].state
    assert due[1].state == "Notice needed by Thursday 31 December 2026, in 37 days"
    assert boards.count_due(office) == 2 and boards.count_due(office, "Resurf") == 2


def test_an_open_deadline_knows_that_the_notice_is_out(office: Office) -> None:
    entry_id = entry(office)
    at_both(office, entry_id)
    found = open_deadlines.touched(office, date(2026, 12, 1), date(2026, 12, 1))
    assert [(each.ref, each.note) for each in found] == [("F1", "")]


def test_a_plan_begins_from_the_entry(office: Office) -> None:
    entry_id = entry(office)
    at_both(office, entry_id)
    wish = planning.of_ref(office, f"F{entry_id}")
    assert (wish.meeting, wish.key, wish.day_of("EN-KD28")) == (date(2026, 12, 23), True, MONDAY)


def test_an_entry_is_found_by_its_reference_in_any_letters_and_by_its_number(office: Office) -> None:
    entry_id = forward_plan.add(office, WHOLE | {"reference": "KEY/14FEB2022/01"})
    for ref in ("key/14feb2022/01", f"F{entry_id}", f"f{entry_id}"):
        assert rows.find(office.register, ref) == entry_id
    with pytest.raises(NotFound, match="holds no entry “18/2017”"):
        rows.find(office.register, "18/2017")


def test_a_decision_takes_its_notice_day_from_the_plan_and_the_check_says_from_which_version(tmp_path: Path) -> None:
    office = demo(tmp_path, "2017-09-08T12:00:00+01:00")
    found = rows.entry_of(office.register, records.decision(office.register, ICT))
    assert found is not None
    forward_plan.set_fields(office, found.id, {"due_from": "9 October 2017"})
    take(office, found.id, KEY)
    publish(office, found.id, offices=(date(2017, 9, 8), None), website=(date(2017, 9, 7), None), because="As it was")
    assert rows.decisions_of(office.register, found)[0][0] == ICT
    decision = records.decision(office.register, ICT)
    assert decision.notice_on == date(2017, 9, 8)
    says = next(each for each in checking.findings(office, ICT) if each.id == "EN-KD28")
    assert says.severity is Severity.HOLDS
    assert f"Friday 8 September 2017 (version 1 of the notice of {found.reference}), 30 clear days" in says.says
    decisions.set_field(office, ICT, "notice_on", "7 September 2017")
    decision = records.decision(office.register, ICT)
    assert (decision.notice_on, decision.notice_from) == (date(2017, 9, 7), "")
    office.register.close()


def test_today_asks_whether_a_matter_is_key_ten_days_before_its_notice_would_be_needed(office: Office) -> None:
    far = forward_plan.add(office, WHOLE | {"reference": "20/2026", "due_from": "4 January 2027"})
    near = forward_plan.add(office, WHOLE | {"reference": "21/2026", "due_from": "30 December 2026"})

    def shown() -> dict[int, str]:
        return {row.id: row.state for row in boards.due(office, 0, 50) if row.kind == "plan"}

    due = plan_state.of_entry(office, near).due
    assert due is not None and 0 <= (due - TUESDAY).days <= 10
    assert shown().keys() == {near, far}
    assert shown()[near].startswith("Is it key? Notice needed by Tuesday 1 December 2026, in 7 days")
    forward_plan.set_fields(office, far, {"due_from": "20 January 2027"})
    assert shown().keys() == {near}
    take(office, near, Answers("the Director of Finance", "Below the threshold.", money=False, wards_significant=False))
    assert not shown()
