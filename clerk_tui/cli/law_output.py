"""The registry of rules, said: as JSON, or as plain lines fit for reading aloud."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clerk_tui.cli.count_output import authority_dict, authority_line
from clerk_tui.rules.authorities import AUTHORITIES
from clerk_tui.rules.registry import PENDING, RULES, Rule, Way


def law_document() -> dict[str, Any]:
    """`{"rules": […], "authorities": […]}`; each rule names its authorities by id."""
    return {
        "rules": [_rule_dict(rule) for rule in RULES.values()],
        "authorities": [authority_dict(authority) for authority in AUTHORITIES.values()],
    }


def law_lines() -> list[str]:
    """Every rule with who acts, what proves it and what it rests on."""
    lines = [f"{len(RULES)} rules. A paragraph whose text was not read at its source says so."]
    for rule in RULES.values():
        lines += ["", *_rule_lines(rule)]
    return [*lines, "", "Passed, and not yet relied on:", *(authority_line(act) for act in PENDING)]


def _rule_dict(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "nations": [nation.value for nation in rule.nations],
        "trigger": rule.trigger,
        "period": rule.period,
        "direction": rule.way.value,
        "actor": rule.actor,
        "evidence": rule.evidence,
        "local": rule.local,
        "certainty": rule.certainty.value,
        "mark": rule.mark.value,
        "seen": rule.seen,
        "authorities": list(rule.authority_ids),
    }


def _rule_lines(rule: Rule) -> Iterator[str]:
    where = " and ".join(nation.value.capitalize() for nation in rule.nations)
    way = "at" if rule.way is Way.WITH else rule.way.value
    yield f"{rule.id}: {rule.name}. {where}."
    yield f"When: {rule.period}, {way} {rule.trigger}."
    yield f"Who acts: {rule.actor}. What proves it: {rule.evidence}."
    if rule.local:
        yield "Its days are the council's own; statute sets none."
    yield from (f"Rests on {authority_line(authority)}" for authority in rule.authorities)
