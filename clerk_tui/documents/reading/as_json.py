"""A pack, or the decisions of a page, as `clerk-tui import --json` prints them."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time
from typing import Any

from clerk_tui.documents.public_json import record_to_json
from clerk_tui.domain.dates import format_time
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.pack import Contact, Pack, PackDocument, PackItem, PackMeeting, PackReport
from clerk_tui.domain.printed import DecisionList, MeetingList, PrintedDecision


def _plain(value: object) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return format_time(value)
    return list(value) if isinstance(value, tuple) else value


def report_json(report: PackReport) -> dict[str, Any]:
    """Every field of the report under its own name; what the document does not say is null."""
    out = {each.name: _plain(getattr(report, each.name)) for each in fields(report)}
    out["sections"] = [
        {
            "number": section.number,
            "title": section.title,
            "paragraphs": [{"number": each.number, "text": each.text} for each in section.paragraphs],
        }
        for section in report.sections
    ]
    return out


def _meeting(meeting: PackMeeting) -> dict[str, Any]:
    contact = meeting.contact or Contact()
    return {
        "body": meeting.body,
        "date": _plain(meeting.day),
        "time": _plain(meeting.starts),
        "venue": meeting.venue,
        "agenda_date": _plain(meeting.agenda_date),
        "members": list(meeting.members),
        "contact": {
            "name": contact.name,
            "title": contact.title,
            "telephone": contact.telephone,
            "email": contact.email,
        },
    }


def _item(item: PackItem) -> dict[str, Any]:
    return {
        "number": item.number,
        "title": item.title,
        "pages": _plain(item.pages),
        "size": item.size,
        "exempt": item.exempt,
        "exempt_mark": item.exempt_mark,
        "heading": item.heading,
        "report": None if item.report is None else report_json(item.report),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "severity": finding.severity.value,
        "where": finding.where,
        "says": finding.says,
        "authority": finding.authority,
    }


def _document(document: PackDocument) -> dict[str, Any]:
    return {
        "kind": document.kind,
        "council": document.council,
        "pages": document.pages,
        "sha256": document.sha256,
        "name": document.name,
    }


def pack_json(pack: Pack) -> dict[str, Any]:
    """The document of `import FILE --dry-run --json`: dates ISO, times `18:00`, nothing left out that is null."""
    return {
        "document": _document(pack.document),
        "meeting": _meeting(pack.meeting),
        "items": [_item(item) for item in pack.items],
        "findings": [_finding(finding) for finding in pack.findings],
        "unplaced": list(pack.unplaced),
    }


def decisions_json(found: DecisionList) -> dict[str, Any]:
    """The document of `import FILE --dry-run --json` on a decision page or list; an answer not given is null."""
    return {
        "document": _document(found.document),
        "decisions": [_printed(each) for each in found.decisions],
        "findings": [_finding(finding) for finding in found.findings],
        "unplaced": list(found.unplaced),
    }


def meetings_json(found: MeetingList) -> dict[str, Any]:
    """The document of `import FILE --dry-run --json` on a list of meetings."""
    return {
        "document": _document(found.document),
        "meetings": [_meeting(each) for each in found.meetings],
        "findings": [_finding(finding) for finding in found.findings],
        "unplaced": list(found.unplaced),
    }


def _printed(decision: PrintedDecision) -> dict[str, Any]:
    """Each answer under its own name; under `record` the whole record, where the document is this program's own."""
    values = {each.name: _plain(getattr(decision, each.name)) for each in fields(decision) if each.name != "record"}
    return values if decision.record is None else {**values, "record": record_to_json(decision.record)}
