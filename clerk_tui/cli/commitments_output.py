"""Commitments, plans and progress as JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

from clerk_tui.cli.shapes import iso
from clerk_tui.domain.commitments import Commitment, CommitmentPlan, Progress, Service
from clerk_tui.services.commitments import reading
from clerk_tui.services.office import Office


def plan_shape(plan: CommitmentPlan) -> dict[str, Any]:
    return {
        "ref": plan.ref, "name": plan.name, "begins_on": iso(plan.begins_on), "ends_on": iso(plan.ends_on),
        "period": plan.period.words or None, "period_begins_on": iso(plan.period.first),
        "period_ends_on": iso(plan.period.last), "due": plan.due.words or None, "due_on": iso(plan.due.last),
        "columns": list(plan.titles(plan.period, plan.due)),
    }  # fmt: skip


def commitment_shape(one: Commitment, today: date) -> dict[str, Any]:
    return {
        "ref": one.ref, "code": one.code or None, "text": one.text,
        "plan": f"P{one.plan_id}" if one.plan_id else None, "plan_name": one.plan or None,
        "under": f"C{one.parent_id}" if one.parent_id else None, "under_code": one.parent_code or None,
        "theme": one.theme or None, "portfolio": one.portfolio or None,
        "responsible": one.owner.name if one.owner else None, "begins_on": iso(one.began),
        "due": one.due.words or None, "due_on": iso(one.due.last), "status": one.standing.value,
        "late": one.is_late(today), "ended_on": iso(one.ended_on), "ended_because": one.ended_because or None,
        "despite": one.despite or None,
    }  # fmt: skip


def progress_shape(entry: Progress) -> dict[str, Any]:
    return {
        "id": entry.id, "date": entry.made_on.isoformat(), "author": entry.author or None,
        "period": entry.period.words or None, "period_begins_on": iso(entry.period.first),
        "period_ends_on": iso(entry.period.last), "text": entry.text,
        "decision": f"D{entry.decision_id}" if entry.decision_id else None, "despite": entry.despite or None,
    }  # fmt: skip


def service_shape(service: Service) -> dict[str, Any]:
    return {"decision": f"D{service.decision_id}", "note": service.note or None}


def whole_shape(office: Office, one: Commitment) -> dict[str, Any]:
    """A commitment with its progress, the decisions that serve it and what stands under it."""
    return commitment_shape(one, office.clock.today()) | {
        "progress": [progress_shape(entry) for entry in reading.progress(office, [one.id])],
        "decisions": [service_shape(link) for link in reading.decisions_serving(office, one.id)],
        "under_it": [below.ref for below in reading.under(office, one.id)],
    }
