"""The registry of rules as JSON."""

from __future__ import annotations

from typing import Any

from clerk_tui.domain.ledger_json import authority_dict
from clerk_tui.rules.authorities import AUTHORITIES
from clerk_tui.rules.registry import RULES, Rule


def law_document() -> dict[str, Any]:
    """`{"rules": […], "authorities": […]}`; each rule names its authorities by id."""
    return {
        "rules": [_rule_dict(rule) for rule in RULES.values()],
        "authorities": [authority_dict(authority) for authority in AUTHORITIES.values()],
    }


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
