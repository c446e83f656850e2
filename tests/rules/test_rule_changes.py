"""What a new council file changes: only what differs, the old sentence beside the new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from clerk_tui.domain.council import CallInExample, CallInRule, Council, EffectiveRule, Nation, StartEvent, Unit
from clerk_tui.rules.plain_words import standing
from clerk_tui.rules.rule_changes import Change, Section, changed

RULE = CallInRule(
    3, Unit.WORKING, StartEvent.PUBLICATION, EffectiveRule.NEXT_DAY, "Part 4", "local", valid_from=date(2012, 9, 10),
    examples=(CallInExample(date(2018, 12, 11), closes=date(2018, 12, 14)),),
)  # fmt: skip
OLD = Council("ambridge", "Ambridge Council", Nation.ENGLAND, call_in=(RULE,))
LATER = replace(RULE, days=5, valid_from=date(2027, 5, 20), source="Part 5", examples=())


def only(old: Council, new: Council) -> Section:
    (section,) = changed(old, new)
    return section


def test_other_days_stand_beside_the_old_ones_and_nothing_else_is_told() -> None:
    section = only(OLD, replace(OLD, call_in=(replace(RULE, days=5),)))
    assert section.notes == ("3 working days become 5.",)
    (pair,) = section.changes
    assert "by the end of the third working day" in pair.was and "by the end of the fifth working day" in pair.now


def test_a_later_rule_is_held_beside_the_one_before_it_whose_examples_stay() -> None:
    section = only(OLD, replace(OLD, call_in=(RULE, LATER)))
    assert section.head == "From Thursday 20 May 2027, a new rule; what differs from the one before it:"
    assert section.notes == ("3 working days become 5.",)
    assert [(bool(each.was), bool(each.now)) for each in section.changes] == [(True, True), (True, True)]
    assert section.changes[1] == Change(
        "This is read in the council's own text: Part 4.", "This is read in the council's own text: Part 5."
    )


def test_a_later_rule_like_the_one_before_says_so() -> None:
    section = only(OLD, replace(OLD, call_in=(RULE, replace(RULE, valid_from=date(2027, 5, 20), examples=()))))
    assert (section.notes, section.changes) == (("Nothing differs from it.",), ())


def test_an_example_of_the_later_rule_is_new() -> None:
    proved = replace(LATER, examples=(CallInExample(date(2027, 6, 1), closes=date(2027, 6, 8)),))
    last = only(OLD, replace(OLD, call_in=(RULE, proved))).changes[-1]
    assert last.was == "" and last.lines()[0].startswith("New: Worked example: published Tuesday 1 June 2027")


def test_the_only_rule_s_first_day_put_right_is_one_change() -> None:
    section = only(OLD, replace(OLD, call_in=(replace(RULE, valid_from=date(2012, 10, 1)),)))
    assert section.changes == (Change("From Monday 10 September 2012.", "From Monday 1 October 2012."),)


def test_a_rule_that_falls_away_is_told_sentence_by_sentence() -> None:
    section = only(replace(OLD, call_in=(RULE, LATER)), OLD)
    assert section.head == "From Thursday 20 May 2027, a rule that falls away:"
    assert section.changes and all(each.lines()[0].startswith("No longer: ") for each in section.changes)


def test_what_the_file_no_longer_states_is_named() -> None:
    timed = replace(RULE, cutoff=time(12))
    section = only(replace(OLD, call_in=(timed,)), OLD)
    assert any(note.startswith("No longer stated in the file: ") for note in section.notes)


def test_a_first_rule_and_what_holds_beside_it() -> None:
    without = replace(OLD, call_in=())
    rule, beside = changed(without, replace(OLD, publish_within_days=2))
    assert rule.head == "From Monday 10 September 2012, a new rule:" and all(each.was == "" for each in rule.changes)
    assert [each.lines()[0][:26] for each in beside.changes] == [
        "New: A decision is publish",
        "No longer: The call-in rul",
    ]


def test_the_same_file_changes_nothing() -> None:
    assert changed(OLD, OLD) == []


@pytest.mark.parametrize(
    ("days", "more", "note"),
    [
        (1, {}, "3 working days become 1."),
        (8, {"unit": Unit.CALENDAR}, "3 working days become 8 calendar days."),
        (3, {"clear": True}, "3 working days become 3 clear working days."),
    ],
)
def test_other_days_are_said_in_few_words(days: int, more: dict[str, object], note: str) -> None:
    other = replace(RULE, days=days, **more)  # type: ignore[arg-type]
    assert only(OLD, replace(OLD, call_in=(other,))).notes[0] == note


def test_a_rule_is_in_force_not_yet_or_no_longer() -> None:
    both = replace(OLD, call_in=(RULE, LATER))
    assert [standing(both, rule, date(2027, 5, 19)) for rule in both.call_in] == ["in force", "not yet"]
    assert [standing(both, rule, date(2027, 5, 20)) for rule in both.call_in] == ["no longer", "in force"]
    ended = replace(RULE, valid_to=date(2020, 12, 31))
    assert standing(replace(OLD, call_in=(ended,)), ended, date(2021, 1, 1)) == "no longer"
