"""Where one day, one name or one event more would tip a call-in: found by faults put into the rules on purpose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from clerk_tui.domain.call_in_events import (
    Heard,
    Implemented,
    Made,
    Reconsideration,
    Reconsidered,
    Recorded,
    Standing,
    State,
    Validated,
)
from clerk_tui.domain.council import CallInRule, Maker, Outcome, RequestRule, StartEvent
from clerk_tui.domain.findings import Severity
from clerk_tui.rules.call_in_checks import call_in_window, governing
from tests.rules import making_records
from tests.rules.calling_in import CALENDAR, RULE, at, brief, council, people, published, request, said, stands

MONDAY, MET = date(2026, 11, 30), date(2026, 11, 25)
SESSION = replace(making_records.EXECUTIVE, day=MET)
RECORD = making_records.decision(decided_on=date(2026, 11, 26))
ONE = {"requests": (RequestRule("any", 1),)}


# The window that the check counts for a record


@pytest.mark.parametrize(
    ("rule", "closes"),
    [
        ({}, date(2026, 12, 7)),
        ({"start": StartEvent.DECISION}, date(2026, 12, 3)),
        ({"start": StartEvent.MEETING}, date(2026, 12, 2)),
        ({"after_hours": time(17)}, date(2026, 12, 8)),
    ],
)
def test_the_check_counts_from_the_event_that_the_rule_names(rule: dict[str, object], closes: date) -> None:
    found = call_in_window(council(**rule), CALENDAR, RECORD, SESSION, MONDAY, time(17, 30))
    assert found.closes == closes


def test_the_check_counts_an_officer_s_key_decision_from_its_own_event() -> None:
    where = council(start=StartEvent.DECISION, start_officer_key=StartEvent.PUBLICATION)
    officer = replace(RECORD, maker=Maker.OFFICER_KEY)
    assert call_in_window(where, CALENDAR, officer, None, MONDAY, None).closes == date(2026, 12, 7)
    assert call_in_window(where, CALENDAR, RECORD, SESSION, MONDAY, None).closes == date(2026, 12, 3)


def test_the_rule_of_the_day_of_the_meeting_governs_where_the_window_runs_from_it() -> None:
    old = replace(RULE, start=StartEvent.MEETING, valid_to=MET)
    new = replace(RULE, start=StartEvent.MEETING, days=10, valid_from=date(2026, 11, 26))
    where = replace(council(), call_in=(old, new))
    governs: CallInRule | None = governing(where, RECORD, SESSION, MONDAY, None)
    assert governs is not None and governs.days == 5


# The cap on signatures (P15)


@pytest.mark.parametrize(
    ("signed", "counts"),
    [
        ((date(2026, 5, 20), date(2026, 9, 1)), False),
        ((date(2026, 5, 19), date(2026, 9, 1)), True),
        ((date(2026, 9, 1), date(2026, 12, 1)), False),
        ((date(2026, 9, 1), date(2026, 12, 2)), True),
    ],
)
def test_p15_the_first_day_of_the_council_year_and_the_day_of_the_request_belong_to_it(
    signed: tuple[date, ...], counts: bool
) -> None:
    where = council(cap_per_member_per_year=2, **ONE)
    ask = request(at(1), signatories=people(1, signed=signed))
    found = stands(where, (*published(), ask), ask.at, year_began=date(2026, 5, 20))
    assert (found.state is State.VALIDATING) is counts


def test_p15_without_a_cap_earlier_signatures_are_never_looked_at() -> None:
    ask = request(at(1), signatories=people(1, signed=(date(2026, 6, 1), date(2026, 9, 1))))
    found = stands(council(**ONE), (*published(), ask), ask.at)
    assert found.state is State.VALIDATING and said(found, "CI-CAP") == []


def test_p15_who_has_signed_nothing_yet_is_within_the_cap_in_any_year() -> None:
    ask = request(at(1), 1)
    found = stands(council(cap_per_member_per_year=1, **ONE), (*published(), ask), ask.at)
    assert found.state is State.VALIDATING and said(found, "CI-CAP") == []


def test_a_refusal_by_its_numbers_is_told_from_one_that_came_too_late() -> None:
    few = stands(council(), (*published(), request(at(1), 2)), at(2))
    assert [(one.standing, one.by_count) for one in few.asked] == [(Standing.REFUSED, True)]
    assert few.asked[0].says == "2 signatures count, and the rule wants three members of the council."
    late = stands(council(), (*published(), request(at(8), 2)), at(9))
    assert [(one.standing, one.by_count) for one in late.asked] == [(Standing.REFUSED, False)]


def test_of_those_who_signed_the_number_of_those_who_may_ask_is_told() -> None:
    signed = (*people(2, pools=("non-executive",)), *people(4)[2:])
    where = council(requests=(RequestRule("non-executive", 3),))
    found = stands(where, (*published(), request(at(1), signatories=signed)), at(2))
    assert found.asked[0].says.startswith("4 signatures count, 2 of them of those who may ask, and the rule wants")


def test_where_the_rule_names_nobody_a_request_whose_signatures_all_fall_away_is_refused() -> None:
    unsigned = request(at(1), signatories=people(2, confirmed=False))
    found = stands(council(requests=(), signature=True), (*published(), unsigned), at(2))
    assert found.asked[0].says == "none of the signatures counts."
    nobody = stands(council(requests=(), signature=True), (*published(), request(at(1), signatories=())), at(2))
    assert nobody.state is State.VALIDATING


@pytest.mark.parametrize(("members", "needed"), [(100, 5), (101, 6), (120, 6), (20, 1)])
def test_p13_a_share_of_the_members_is_rounded_up_to_a_whole_one(members: int, needed: int) -> None:
    where = council(requests=(RequestRule("any", 5, percent=True),))
    for signed, enough in ((needed, True), (needed - 1, False)):
        found = stands(where, (*published(), request(at(1), signed, members=members)), at(2))
        assert (found.state is State.VALIDATING) is enough


def test_a_request_that_nobody_decided_on_is_overtaken_once_the_call_in_beside_it_is_settled() -> None:
    both = (*published(), request(at(1), id=1), request(at(2), id=2), Validated(at(3), request=1))
    waiting = stands(council(), both, at(3))
    assert [one.standing for one in waiting.asked] == [Standing.VALID, Standing.WAITING]
    settled = stands(council(), (*both, Heard(at(4), Outcome.STAND)), at(4, 12))
    assert [one.standing for one in settled.asked] == [Standing.VALID, Standing.OVERTAKEN]


# A second time


STOOD = (*published(), request(at(1)), Validated(at(2)), Heard(at(4), Outcome.STAND))


@pytest.mark.parametrize(
    ("second", "says", "unknown"),
    [
        ("never", "by the council's rule it cannot be called in again.", 0),
        ("", "the decision was called in before; nothing changes.", 1),
        ("allowed", "the decision was called in before, and no new window has opened for it.", 0),
    ],
)
def test_a_decision_that_was_let_stand_is_not_called_in_again(second: str, says: str, unknown: int) -> None:
    found = stands(council(second_call_in=second), (*STOOD, request(at(4, 11))), at(4, 12))
    assert found.state is State.EFFECTIVE
    assert said(found, "CI-REQUEST")[-1][1].endswith(says)
    asked_again = [one for _, one in said(found, "CI-UNKNOWN") if "called in a second time" in one]
    assert len(asked_again) == unknown


@pytest.mark.parametrize(
    ("second", "effective", "finding"),
    [("never", date(2026, 12, 8), ""), ("allowed", None, "CI-SECOND"), ("", None, "CI-UNKNOWN")],
)
def test_a_reconsidered_decision_has_a_day_of_effect_only_where_it_cannot_be_called_in_again(
    second: str, effective: date | None, finding: str
) -> None:
    events = (
        *published(), request(at(1)), Validated(at(2)), Heard(at(4), Outcome.REFER_BACK),
        Reconsidered(at(8), Reconsideration.CONFIRMED),
    )  # fmt: skip
    found = stands(council(second_call_in=second), events, at(9))
    assert brief(found) == (State.CONFIRMED, effective)
    told = {id for id in ("CI-SECOND", "CI-UNKNOWN") if any("again" in says for _, says in said(found, id))}
    assert told == ({finding} if finding else set())


# A class that the rule leaves out


@pytest.mark.parametrize(("effective", "breach"), [("decision", False), ("publication", True), ("", True)])
def test_what_cannot_be_called_in_is_carried_out_before_publication_only_where_the_rule_says_so(
    effective: str, breach: bool
) -> None:
    events = (Made(at(26, month=11), classes=("noting",)), Recorded(at(27, month=11)), Implemented(at(28, month=11)))
    found = stands(council(not_callable_effective=effective), events, at(29, month=11))
    assert bool(said(found, "CI-BREACH")) is breach
    assert all(severity is Severity.BLOCKER for severity, _ in said(found, "CI-BREACH"))


def test_a_decision_open_to_call_in_is_not_carried_out_before_it_is_published() -> None:
    events = (Made(at(26, month=11)), Recorded(at(27, month=11)), Implemented(at(28, month=11)))
    assert said(stands(council(), events, at(29, month=11)), "CI-BREACH")


@pytest.mark.parametrize(("effective", "day"), [("decision", date(2026, 11, 26)), ("publication", MONDAY), ("", None)])
def test_the_effect_of_a_class_left_out_is_the_day_that_the_file_names(effective: str, day: date | None) -> None:
    found = stands(council(not_callable_effective=effective), published(classes=("noting",)), at(1))
    assert brief(found) == (State.EFFECTIVE, day)
