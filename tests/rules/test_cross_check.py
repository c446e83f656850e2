"""The cross-check of one matter: titles are compared loosely and never said to be equal; the law's particulars stop."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_tui.domain.cross_check import Match, OnAgenda, Planned, Recorded
from clerk_tui.domain.findings import Severity
from clerk_tui.rules.cross_check import cross_check, folded, match, side_by_side, window_words

BLOCKER, WARNING, ADVICE = Severity.BLOCKER, Severity.WARNING, Severity.ADVICE
PLAN = Planned("18/2017", "ICT Strategy", "Executive", date(2017, 10, 9), date(2017, 10, 27), True, False)
AGENDA = OnAgenda("ICT Strategy", "Executive", date(2017, 10, 9))
RECORD = Recorded("ICT Strategy", "Executive", date(2017, 10, 9), True)


def found(plan: Planned | None = PLAN, agenda: OnAgenda | None = AGENDA, record: Recorded = RECORD) -> list[object]:
    return [(f.id, f.severity) for f in cross_check(plan, agenda, record)]


def test_where_all_three_agree_nothing_is_said() -> None:
    assert found() == []
    assert found(None) == [] and found(None, None) == []
    rows = {row.what: row.match for row in side_by_side(PLAN, AGENDA, RECORD)}
    assert rows["Title"] is rows["Decision maker"] is rows["Date"] is rows["Key decision"] is Match.SAME
    assert rows["Private or exempt"] is Match.NOT_STATED


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("ICT Strategy", "ICT Strategy", Match.SAME),
        ("ICT Strategy", "ICT  STRATEGY", Match.ALIKE),
        ("ICT/Digital Strategy 2017-2022", "ICT / Digital Strategy 2017–2022", Match.ALIKE),
        ("The Café & Bar", "Cafe and Bar", Match.ALIKE),
        ("Strategy 2017-2022", "Strategy 2017-2023", Match.DIFFERENT),
        ("ICT Strategy", "", Match.NOT_STATED),
    ],
)
def test_titles_are_compared_without_their_dress_and_never_silently_equal(one: str, other: str, how: Match) -> None:
    assert match(one, other) is how
    weights = {Match.ALIKE: [("CC-TITLE", ADVICE)], Match.DIFFERENT: [("CC-TITLE", WARNING)]}
    assert found(replace(PLAN, title=one), None, replace(RECORD, title=other)) == weights.get(how, [])


def test_folding_keeps_every_word_that_means_something() -> None:
    assert folded("Sale of the Land at St. Anne's – Phase 2") == "sale land at st anne s phase 2"


@pytest.mark.parametrize(
    ("day", "says"),
    [(date(2017, 10, 8), "before what"), (date(2017, 10, 28), "after what"), (date(2017, 10, 27), "")],
)
def test_a_decision_outside_the_period_of_the_notice_stops(day: date, says: str) -> None:
    findings = cross_check(PLAN, None, replace(RECORD, day=day))
    assert [(f.id, f.severity, f.where) for f in findings] == ([("CC-DATE", BLOCKER, "decided_on")] if says else [])
    assert all(says in f.says and "Monday 9 October 2017 to Friday 27 October 2017" in f.says for f in findings)


@pytest.mark.parametrize("change", [{"excepted": True}, {"key": False}])
def test_what_does_not_rest_on_the_notice_is_only_warned_of(change: dict[str, bool]) -> None:
    plan = replace(PLAN, key=None)
    assert found(plan, None, replace(RECORD, day=date(2017, 11, 1), **change)) == [("CC-DATE", WARNING)]


def test_a_notice_of_one_day_covers_that_day_alone() -> None:
    plan = replace(PLAN, due_to=None)
    assert found(plan) == []
    assert found(plan, None, replace(RECORD, day=date(2017, 10, 10))) == [("CC-DATE", BLOCKER)]


def test_another_maker_than_the_notice_named_stops_a_key_decision() -> None:
    assert found(replace(PLAN, maker="Leader of the Council")) == [("CC-MAKER", BLOCKER)]
    assert found(replace(PLAN, maker="Leader"), record=replace(RECORD, excepted=True)) == [("CC-MAKER", WARNING)]
    assert found(replace(PLAN, maker="EXECUTIVE")) == [("CC-MAKER", ADVICE)]
    assert found(agenda=replace(AGENDA, maker="Cabinet")) == [("CC-MAKER", WARNING)], "the notice named the right one"


def test_key_in_the_record_and_not_key_in_the_plan_stops_and_the_other_way_warns() -> None:
    assert found(replace(PLAN, key=False)) == [("CC-KEY", BLOCKER)]
    assert found(record=replace(RECORD, key=False)) == [("CC-KEY", WARNING)]
    assert found(replace(PLAN, key=None)) == []


def test_private_in_one_and_open_in_the_other_is_warned_of() -> None:
    assert found(replace(PLAN, private=True), replace(AGENDA, private=False)) == [("CC-EXEMPT", WARNING)]
    assert found(PLAN, replace(AGENDA, private=True)) == [("CC-EXEMPT", WARNING)]
    assert found(PLAN, replace(AGENDA, private=False), replace(RECORD, private=True)) == [
        ("CC-EXEMPT", WARNING), ("CC-EXEMPT", ADVICE),
    ]  # fmt: skip


def test_a_plan_without_a_day_has_no_window_to_lie_outside_of() -> None:
    dateless = replace(PLAN, due_from=None, due_to=None)
    assert window_words(dateless) == ""
    assert window_words(PLAN) == "Monday 9 October 2017 to Friday 27 October 2017"
    assert window_words(replace(PLAN, due_to=None)) == "Monday 9 October 2017"
    assert found(dateless) == []
    rows = {row.what: row.match for row in side_by_side(dateless, AGENDA, RECORD)}
    assert rows["Date"] is not Match.DIFFERENT
