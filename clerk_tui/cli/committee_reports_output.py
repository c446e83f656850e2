"""The JSON shape of a committee report."""

from __future__ import annotations

from typing import Any

from clerk_tui.domain.committee_reports import NumberedReport, NumberedSection
from clerk_tui.rules import committee_reports as rules
from clerk_tui.services.office import Office
from clerk_tui.services.reports.committee import findings, ward_names
from clerk_tui.services.reports.committee_papers import papers_count
from clerk_tui.services.reports.committee_sections import is_exempt
from clerk_tui.services.reports.committee_words import unplaced_lines


def report_shape(office: Office, report: NumberedReport) -> dict[str, Any]:
    """A committee report whole; what is not stated is null."""
    wards = ward_names(office, report.meeting_on)
    count, named = papers_count(office, report), rules.wards_named(report.wards, wards)
    return {
        "ref": report.ref,
        "kind": "committee-report",
        "item": f"I{report.item_id}" if report.item_id else None,
        "meeting": f"M{report.meeting_id}" if report.meeting_id else None,
        "body": report.body or None,
        "date": report.meeting_on.isoformat() if report.meeting_on else None,
        "officer": report.officer or None,
        "title": report.title,
        "sections": [_section(one) for one in report.sections],
        "recommendations": [{"number": c.number, "text": "\n".join(c.paragraphs)} for c in report.recommendations],
        **_risks(report),
        "wards": {"said": report.wards or None, "all": named is None, "named": list(named or ()),
                  "question": rules.wards_question(report.ref, report.wards, wards) or None},
        "contact": {"name": report.contact_name or None, "title": report.contact_title or None,
                    "telephone": report.contact_telephone or None, "email": report.contact_email or None},
        "dated": report.dated.isoformat() if report.dated else None,
        "appendices": list(report.appendices),
        "background_papers": list(report.background_papers),
        "background_papers_open_until": count.ledger.answer.isoformat() if count else None,
        "reference": report.reference or None,
        "despite": report.despite or None,
        "findings": [
            {"id": one.id, "severity": one.severity.value, "where": one.where, "says": one.says}
            for one in findings(office, report.id)
        ],
        "unplaced": [line.strip() for line in unplaced_lines(office, report)[1:]],
    }  # fmt: skip


def _section(section: NumberedSection) -> dict[str, Any]:
    return {
        "field": f"s{section.id}", "number": section.number, "title": section.title, "part": section.part or None,
        "exempt": is_exempt(section.title), "despite": section.despite or None,
        "clauses": [
            {"number": one.number, "heading": one.heading, "paragraphs": list(one.paragraphs)}
            for one in section.clauses
        ],
    }  # fmt: skip


def _risks(report: NumberedReport) -> dict[str, Any]:
    """The matrix, and each risk with the codes of its cell."""
    sides = {"probabilities": report.probabilities, "impacts": report.impacts}
    return {
        "risk_matrix": {
            side: [{"code": step.code, "name": step.name} for step in steps] for side, steps in sides.items()
        },
        "risks": [
            {
                "number": one.number, "text": one.text, "probability": one.probability or None,
                "impact": one.impact or None, "despite": one.despite or None,
            }
            for one in report.risks
        ],
    }  # fmt: skip
