"""Records as the JSON of the command line shows them: ISO dates, instants with their London offset."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from clerk_tui.domain.dates import format_time, london_iso
from clerk_tui.domain.decision import Decision, Publication, WindowKept
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.meeting import AgendaItem, Meeting, Report

if TYPE_CHECKING:
    from clerk_tui.services.keeping import Keeping


def iso(value: date | time | datetime | None) -> str | None:
    if isinstance(value, datetime):
        return london_iso(value)
    if isinstance(value, time):
        return format_time(value)
    return None if value is None else value.isoformat()


def meeting_shape(meeting: Meeting, items: tuple[AgendaItem, ...], unplaced: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": f"M{meeting.id}",
        "body": meeting.body,
        "date": iso(meeting.day),
        "time": iso(meeting.starts),
        "venue": meeting.venue,
        "agenda_date": iso(meeting.agenda_on),
        "members": [member.name for member in meeting.members],
        "contact": {
            "name": meeting.contact_name,
            "title": meeting.contact_title,
            "telephone": meeting.contact_telephone,
            "email": meeting.contact_email,
        },
        "items": [item_shape(item) for item in items],
        "unplaced": list(unplaced),
    }


def item_shape(item: AgendaItem) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "id": f"I{item.id}",
        "meeting": f"M{item.meeting_id}",
        "number": item.number,
        "title": item.title,
        "pages": list(item.pages) if item.pages else None,
        "size": item.size or None,
        "exempt": item.exempt,
        "exempt_mark": item.exempt_mark or None,
        "decision": f"D{item.decision_id}" if item.decision_id else None,
        "forward_plan": item.forward_plan_reference or None,
        "supplement": f"S{item.supplement.id}" if item.supplement else None,
        "urgent_reason": item.urgent_reason or None,
        "carried_to": f"I{item.carried_to}" if item.carried_to else None,
    }
    if item.report is not None:
        shape["report"] = report_shape(item.report)
    return shape


def report_shape(report: Report) -> dict[str, Any]:
    return {
        "title": report.title,
        "relevant_officer": report.relevant_officer,
        "relevant_cabinet_member": report.relevant_cabinet_member,
        "contrary_to_policy": report.contrary_to_policy,
        "within_budget": report.within_budget,
        "exempt": report.exempt,
        "recommendations": list(report.recommendations),
        "appendices": list(report.appendices),
        "sections": [
            {
                "number": section.number,
                "title": section.title,
                "paragraphs": [{"number": p.number, "text": p.text} for p in section.paragraphs],
            }
            for section in report.sections
        ],
    }


_PLAIN = (
    "reference", "title", "maker_name", "key_decision", "forward_plan_reference", "notice_on",
    "required_in_five_days", "urgency_reason", "call_in_exempt", "call_in_exempt_reason", "scrutiny_informed",
    "scrutiny_approved", "interests", "conflicts", "dispensation", "resolution", "not_callable", "decided_on",
    "reasons", "alternatives", "published_on", "call_in_note", "notes", "maker_title", "authority", "consulted",
    "officer_basis", "matter", "key_basis", "variation", "wards", "consultation", "report", "background_papers",
    "private_reasons", "decided_at", "lead_officer", "portfolio", "priorities",
)  # fmt: skip


def decision_shape(decision: Decision, publication: Publication | None) -> dict[str, Any]:
    """A decision record without its exempt text, which no output of the program carries."""
    shape: dict[str, Any] = {
        "ref": f"D{decision.id}",
        "status": decision.status.value,
        "maker": decision.maker.value,
        "meeting": f"M{decision.meeting_id}" if decision.meeting_id else None,
        "item": f"I{decision.item_id}" if decision.item_id else None,
    }
    for name in _PLAIN:
        value = getattr(decision, name)
        shape[name] = iso(value) if isinstance(value, date | time) else value
    shape["officer_kind"] = decision.officer_kind.value or None
    shape["attendance"] = [{"name": member.person.name, "present": member.present} for member in decision.attendance]
    shape["urgency"] = [
        {
            "kind": urgency.kind.value,
            "informed": urgency.informed,
            "informed_on": iso(urgency.informed_on),
            "available_on": iso(urgency.available_on),
            "agreed_by": urgency.agreed_by,
            "agreed_role": urgency.agreed_role,
            "agreed_on": iso(urgency.agreed_on),
            "skipped_because": urgency.skipped_because,
            "reason": urgency.reason,
            "reasons_published_on": iso(urgency.reasons_published_on),
        }
        for urgency in decision.urgencies
    ]
    shape["overrides"] = [
        {"id": override.finding_id, "reason": override.reason, "who": override.who, "at": iso(override.at)}
        for override in decision.overrides
    ]
    shape["publication"] = publication_shape(publication) if publication else None
    return shape


def keeping_shape(kept: Keeping) -> dict[str, Any]:
    """Who produces the record, what asks for it, and the last days on which it and its papers are kept."""
    return {
        "record": kept.kind.value,
        "authority": kept.authority,
        "produced_by": kept.producer,
        "keep_record_until": iso(kept.record.latest if kept.record else None),
        "keep_background_papers_until": iso(kept.papers.latest if kept.papers else None),
    }


def publication_shape(publication: Publication) -> dict[str, Any]:
    """The dates as published, and those in force where the window was moved, or kept, since."""
    now = publication.in_force
    assert now is not None
    return {
        "published": iso(publication.published_on),
        "published_at": iso(publication.published_at),
        "closes": iso(publication.closes),
        "closes_at": iso(publication.closes_at),
        "effective": iso(publication.effective),
        "in_force": {
            "closes": iso(now.closes),
            "closes_at": iso(now.closes_at),
            "effective": iso(now.effective),
            "moved": now.moved or None,
            "kept": _kept_shape(publication.kept) if publication.kept else None,
        },
        "who": publication.who,
        "sha256": publication.snapshot_sha256,
        "chain_head": publication.chain_head,
    }


def _kept_shape(kept: WindowKept) -> dict[str, Any]:
    return {"on": iso(kept.kept_on), "who": kept.who, "because": kept.reason}


def finding_shape(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "severity": finding.severity.value,
        "field": finding.where,
        "sentence": finding.says,
        "authority": finding.authority,
        "overridden": finding.overridden,
    }
