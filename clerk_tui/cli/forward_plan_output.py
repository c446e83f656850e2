"""The forward plan as the JSON of the command line shows it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from clerk_tui.cli.shapes import iso
from clerk_tui.domain.forward_plan import PLAN_FIELDS, Difference, KeyTest, PlanVersion
from clerk_tui.register import forward_plan as rows
from clerk_tui.rules.key_notice import ticks
from clerk_tui.services.forward_plan import public_entry
from clerk_tui.services.plan_state import PlanState, of_entry

if TYPE_CHECKING:
    from clerk_tui.services.office import Office


def state_shape(state: PlanState) -> dict[str, Any]:
    """One entry of the list: what it is, when it is due, and how its notice stands."""
    entry = state.entry
    return {
        "ref": entry.ref,
        "reference": entry.reference,
        "matter": entry.matter,
        "maker": entry.maker.value,
        "decision_maker": entry.decider or None,
        "due_from": iso(entry.due_from),
        "due_to": iso(entry.due_to),
        "key_decision": entry.key_decision,
        "status": entry.status.value,
        "state": state.says,
        "notice_due": iso(state.due),
        "notice_published": iso(state.row.published_from),
        "slack_days": state.slack,
        "route": state.route or None,
    }


def entry_document(office: Office, entry_id: int) -> dict[str, Any]:
    """An entry with its ticks, key tests, versions and what was made of it."""
    state = of_entry(office, entry_id)
    entry, notice = state.entry, public_entry(office, state.entry)
    shape = state_shape(state)
    for field in PLAN_FIELDS:
        value = getattr(entry, field.id)
        shape.setdefault(field.id, iso(value) if field.id.startswith("due_") else value)
    shape["status_reason"] = entry.status_reason or None
    shape["members"] = list(notice.members)
    shape["regulation_9"] = [
        {"paragraph": tick.paragraph, "asks": tick.asks, "met": tick.met, "says": tick.says, "field": tick.field}
        for tick in ticks(notice)
    ]
    shape["key_tests"] = [key_test_shape(test) for test in rows.key_tests(office.register, entry_id)]
    versions = rows.versions(office.register, entry_id)
    shape["versions"] = [version_shape(version, runs=version is rows.starting(versions)) for version in versions]
    shape["decisions"] = [f"D{number}" for number, _ in rows.decisions_of(office.register, entry)]
    shape["items"] = [f"I{number}" for number, _ in rows.items_of(office.register, entry_id)]
    return shape


def key_test_shape(test: KeyTest) -> dict[str, Any]:
    return {
        "tested_on": iso(test.tested_on),
        "answered_by": test.answered_by,
        "key": test.is_key,
        "reasoning": test.reasoning,
        "amount": test.amount,
        "service": test.service or None,
        "threshold": test.threshold,
        "money_significant": test.money_significant,
        "wards": test.wards,
        "wards_significant": test.wards_significant,
    }


def version_shape(version: PlanVersion, *, runs: bool) -> dict[str, Any]:
    """`runs`: the 28 clear days run from this version."""
    return {
        "version": version.sequence,
        "offices": iso(version.offices_at or version.offices_on),
        "website": iso(version.website_at or version.website_on),
        "counts_from": iso(version.later),
        "starts": version.starts,
        "runs": runs,
        "reason": version.reason or None,
        "who": version.who,
        "sha256": version.snapshot_sha256,
        "chain_head": version.chain_head,
        "says": json.loads(version.snapshot),
    }


def differences_shape(found: tuple[Difference, ...]) -> list[dict[str, str]]:
    return [{"field": each.field, "label": each.label, "was": each.before, "is": each.after} for each in found]
