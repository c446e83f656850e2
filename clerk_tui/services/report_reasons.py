"""What a report says of reasons, other options and priorities in the council's own template, for its record."""

from __future__ import annotations

from clerk_tui.domain.decision import Decision
from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.meeting import ReportSection
from clerk_tui.domain.text import tidy
from clerk_tui.register import decisions as rows
from clerk_tui.register import meetings
from clerk_tui.services.office import Office
from clerk_tui.services.priorities import from_report


def reasons_from_report(office: Office, decision_id: int) -> dict[str, str]:
    """The report's reasons (3.1), other options (3.3) and priorities (4), for fields that are still empty."""
    decision = rows.decision(office.register, decision_id)
    section = _reasons_section(office, decision)
    if section is None:
        raise NotFound("The report of this item gives no reasons to copy.")
    reasons = [p.text for p in section.paragraphs if p.number.rstrip(".") == "3.1"]
    options = [_after_label(p.text) for p in section.paragraphs if "alternative" in p.text.lower()]
    found = {"reasons": "\n".join(reasons), "alternatives": "\n".join(options)}
    found["priorities"] = "\n".join(from_report(office, decision))
    return {name: text for name, text in found.items() if text and not getattr(decision, name)}


def _reasons_section(office: Office, decision: Decision) -> ReportSection | None:
    report = meetings.item(office.register, decision.item_id).report if decision.item_id else None
    sections = report.sections if report and not report.numbered else ()  # Else section 3 is the council's own.
    return next((section for section in sections if section.number.split(".")[0] == "3"), None)


def _after_label(text: str) -> str:
    head, colon, rest = text.partition(":")
    return tidy(rest).strip("- \n") if colon and "option" in head.lower() else tidy(text)
