"""The law read aloud: every rule and every paragraph that is registered, each with how far it was checked."""

from __future__ import annotations

import pytest

from clerk_tui.domain.ledger import Authority, Mark
from clerk_tui.rules.authorities import AUTHORITIES
from clerk_tui.rules.authority_words import authority_line, public_authority_line
from clerk_tui.rules.law_words import law_lines
from clerk_tui.rules.registry import PENDING, RULES, Rule, Way

SAID = {
    Mark.SEEN: "",
    Mark.SECONDARY: " Known from a secondary source, text not checked against the source.",
    Mark.KNOWN: " Text not checked against the source.",
}


def paragraph(rule: Rule) -> list[str]:
    """The lines that are read out of one rule, to the blank line after it."""
    lines = law_lines()
    (start,) = [n for n, line in enumerate(lines) if line.startswith(f"{rule.id}: {rule.name}.")]
    return lines[start : lines.index("", start)]


@pytest.mark.parametrize("authority", AUTHORITIES.values(), ids=lambda authority: authority.id)
def test_each_paragraph_is_read_out_with_how_far_it_was_checked_and_where_it_stands(authority: Authority) -> None:
    line = authority_line(authority)
    assert line.startswith(f"{authority.id}: {authority.says}")
    assert line.endswith(authority.url)
    cautions = [words for words in SAID.values() if words and words in line]
    assert cautions == ([SAID[authority.mark]] if SAID[authority.mark] else [])
    assert public_authority_line(authority) == line.replace(SAID[authority.mark], ""), "the public is not told of marks"


def test_a_paragraph_that_stands_nowhere_is_read_out_without_an_address() -> None:
    assert authority_line(Authority("s.1", "", "It says so.")) == "s.1: It says so."


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_each_rule_is_read_out_with_when_who_what_proves_it_and_what_it_rests_on(rule: Rule) -> None:
    head, when, who, *rest = paragraph(rule)
    assert [nation.value.capitalize() in head for nation in rule.nations] == [True] * len(rule.nations)
    assert when.startswith(f"When: {rule.period}, ") and when.endswith(f" {rule.trigger}.")
    assert (", at " in when) is (rule.way is Way.WITH)
    assert who == f"Who acts: {rule.actor}. What proves it: {rule.evidence}."
    own = ["Its days are the council's own; statute sets none."] if rule.local else []
    assert rest == [*own, *(f"Rests on {authority_line(authority)}" for authority in rule.authorities)]


def test_the_reading_begins_with_how_many_rules_there_are_and_ends_with_the_acts_not_yet_relied_on() -> None:
    lines = law_lines()
    assert lines[0].startswith(f"{len(RULES)} rules.")
    after = lines.index("Passed, and not yet relied on:")
    assert [line.split(":")[0] for line in lines[after + 1 :]] == [act.id for act in PENDING]
