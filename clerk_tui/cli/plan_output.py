"""A plan as JSON: ISO dates, one entry a gate, in order of date."""

from __future__ import annotations

from typing import Any

from clerk_tui.cli.shapes import finding_shape, iso
from clerk_tui.domain.council import Maker
from clerk_tui.domain.ledger_json import authority_dict, day_dict
from clerk_tui.domain.plan import Gate, Plan
from clerk_tui.services.plan_lines import differences


def shape(found: Plan) -> dict[str, Any]:
    """`meeting` is null where an individual decides; `effective` is the first day of effect arrived at."""
    wish = found.wish
    return {
        "council": found.council,
        "name": wish.name or None,
        "meeting": iso(found.decided) if wish.maker is Maker.BODY else None,
        "decision": iso(found.decided),
        "published": iso(found.published),
        "effective": iso(found.effective),
        "wished_effective": iso(wish.effective),
        "too_late": iso(found.too_late),
        "today": iso(found.today),
        "key": wish.key,
        "private": wish.private,
        "maker": wish.maker.value,
        "not_callable": wish.not_callable or None,
        "holds": found.holds,
        "gates": [gate_shape(gate) for gate in found.gates],
        "left_out": [{"id": left.id, "name": left.name, "why": left.why} for left in found.left_out],
        "findings": [finding_shape(finding) for finding in found.findings],
    }


def gate_shape(gate: Gate) -> dict[str, Any]:
    """`says` begins with what is still open once the gate is missed."""
    return {
        "id": gate.id,
        "name": gate.name,
        "latest": iso(gate.latest),
        "latest_working_day": iso(gate.latest_working_day),
        "earliest": iso(gate.earliest),
        "earliest_working_day": iso(gate.earliest_working_day),
        "planned": iso(gate.planned),
        "assumed": gate.assumed,
        "slack_working_days": gate.slack_working_days,
        "slack_days": gate.slack_days,
        "slack": gate.short,
        "missed": gate.missed,
        "unrecorded": gate.unrecorded,
        "who": gate.who,
        "proves": gate.proves,
        "certainty": gate.certainty.value if gate.certainty else None,
        "authorities": [authority_dict(authority) for authority in gate.authorities],
        "says": [*gate.still_open, *gate.says],
        "still_open": list(gate.still_open),
        "days": [day_dict(day) for day in gate.ledger.days] if gate.ledger else [],
    }


def beside(found: Plan, other: Plan) -> dict[str, Any]:
    """The what-if and, gate by gate, how many days later it is."""
    return {
        "what_if": shape(other),
        "difference": [
            {
                "id": each.id,
                "name": each.name,
                "plan": iso(each.plan),
                "what_if": iso(each.what_if),
                "days": each.days,
            }
            for each in differences(found, other)
        ],
    }
