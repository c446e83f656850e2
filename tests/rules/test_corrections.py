"""Correcting a published record: what stands in the way, what is to be known, and what becomes of the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from clerk_tui.domain.correction import CorrectedField, Correction
from clerk_tui.domain.council import Maker
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.rules.corrections import Corrected, brought_in, earlier_of, examine, window_choice
from tests.rules.making_records import MONDAY, THREE_DAYS, TUESDAY, decision

REASONS = CorrectedField("reasons", "Old.", "New.")
FRIDAY = date(2017, 10, 13)


def case(changes: tuple[CorrectedField, ...] = (REASONS,), **more: Any) -> Corrected:
    """Item 2 of the Executive of 9 October 2017, published on the Tuesday, looked at on that day."""
    whole = Corrected(decision(), decision(reasons="New."), changes, TUESDAY, date(2017, 10, 14), TUESDAY)
    return replace(whole, **more)


def made(number: int, field: str, day: date) -> Correction:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    changes = (CorrectedField(field, "a", "b"),)
    return Correction(number, 1, number, None, number, changes, "Slip.", False, "", "", (), day, at, at, "clerk")


def ids(found: list[Finding]) -> list[tuple[str, Severity]]:
    return [(one.id, one.severity) for one in found]


def test_a_plain_correction_within_the_window_has_nothing_in_its_way() -> None:
    assert examine(case()) == []


def test_a_record_published_before_it_was_made_cannot_come_of_a_correction() -> None:
    (found,) = examine(case(after=decision(decided_on=date(2017, 10, 11))))
    assert (found.id, found.severity, found.where) == ("COR-DATES", Severity.BLOCKER, "decided_on")
    assert "Wednesday 11 October 2017, after the record was published on Tuesday 10 October 2017" in found.says
    assert examine(case(after=decision(decided_on=TUESDAY))) == []
    assert examine(case(after=decision(decided_on=None))) == []


@pytest.mark.parametrize(
    ("closed", "field"), [({"not_callable": "noting"}, "not_callable"), ({"call_in_exempt": True}, "call_in_exempt")]
)
def test_call_in_is_never_taken_away_but_may_be_given(closed: dict[str, Any], field: str) -> None:
    (taken,) = examine(case(after=decision(**closed)))
    assert (taken.id, taken.severity, taken.where) == ("COR-CALLIN", Severity.BLOCKER, field)
    (given,) = examine(case(before=decision(**closed)))
    assert (given.id, given.severity, given.where) == ("COR-CALLIN", Severity.WARNING, field)


def test_a_decision_in_effect_may_not_be_acted_on_while_a_new_window_runs() -> None:
    assert ids(examine(case(today=date(2017, 10, 14)))) == [("COR-EFFECT", Severity.WARNING)]
    assert examine(case(today=FRIDAY)) == []
    assert examine(case(effective=None, today=date(2018, 1, 1))) == []


def test_a_correction_of_a_correction_is_named_by_the_newest_before_it() -> None:
    earlier = (made(1, "reasons", FRIDAY), made(2, "reasons", date(2017, 10, 16)), made(3, "notes", MONDAY))
    (found,) = examine(case(earlier=earlier))
    assert (found.id, found.severity) == ("COR-AGAIN", Severity.BLOCKER)
    assert "corrected already, on Monday 16 October 2017" in found.says
    newest = earlier_of(earlier, "reasons")
    assert newest is not None and newest.id == 2
    assert earlier_of(earlier, "title") is None


@pytest.mark.parametrize(("rule", "restarts"), [("restart", True), ("keep", False), ("", None)])
def test_p34_the_council_says_whether_the_window_starts_again(rule: str, restarts: bool | None) -> None:
    found = window_choice(replace(THREE_DAYS, republication=rule), decision(), decision())
    assert (found.restarts, found.forced) == (restarts, False)


def test_without_a_rule_the_clerk_chooses() -> None:
    assert window_choice(None, decision(), decision()).restarts is None


def test_there_is_nothing_to_choose_where_no_window_ran_or_none_runs() -> None:
    shut = decision(not_callable="noting")
    rule = replace(THREE_DAYS, republication="keep")
    assert (window_choice(rule, decision(), shut).restarts, window_choice(rule, decision(), shut).forced) == (
        False,
        True,
    )
    assert (window_choice(rule, shut, decision()).restarts, window_choice(rule, shut, decision()).forced) == (
        True,
        True,
    )


def test_only_the_blockers_that_the_correction_brings_in_count() -> None:
    old = Finding("EN-REC", Severity.BLOCKER, "reasons", "No reasons.", "SI 2012/2089 reg 12")
    new = Finding("EN-KD28", Severity.BLOCKER, "notice_on", "Too late.", "SI 2012/2089 reg 9")
    advice = Finding("CI", Severity.ADVICE, "", "Look.", "")
    assert brought_in([old], [old, new, advice]) == [new]


def test_a_decision_corrected_into_a_class_left_out_is_told_of_and_its_published_window_runs_on() -> None:
    """No tick of the clerk's takes call-in away here: the class of the decision does, by the council's rule."""
    members_only = replace(THREE_DAYS, callable_classes=("cabinet",))
    (found,) = examine(case(rule=members_only, after=decision(maker=Maker.OFFICER, key_decision=False)))
    assert (found.id, found.severity, found.where) == ("COR-CALLIN", Severity.WARNING, "reasons")
    assert found.says == (
        "It was published as open to call-in; corrected, it is not, because an officer's decision that is not key is"
        " none of the classes that can be called in (cabinet). The window that was published runs on."
    )
