"""The registry of rules read aloud: who acts, what proves it, and how surely each is known."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.rules.authority_words import authority_line
from clerk_tui.rules.registry import PENDING, RULES, Rule, Way


def law_lines() -> list[str]:
    """Every rule with who acts, what proves it and what it rests on."""
    lines = [f"{len(RULES)} rules. A paragraph whose text was not read at its source says so."]
    for rule in RULES.values():
        lines += ["", *_rule_lines(rule)]
    return [*lines, "", "Passed, and not yet relied on:", *(authority_line(act) for act in PENDING)]


def _rule_lines(rule: Rule) -> Iterator[str]:
    where = " and ".join(nation.value.capitalize() for nation in rule.nations)
    way = "at" if rule.way is Way.WITH else rule.way.value
    yield f"{rule.id}: {rule.name}. {where}."
    yield f"When: {rule.period}, {way} {rule.trigger}."
    yield f"Who acts: {rule.actor}. What proves it: {rule.evidence}."
    if rule.local:
        yield "Its days are the council's own; statute sets none."
    yield from (f"Rests on {authority_line(authority)}" for authority in rule.authorities)
