"""A pack as `clerk-tui import --json` prints it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time
from typing import Any

from clerk_tui.domain.dates import format_time
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.pack import Contact, Pack, PackItem, PackMeeting, PackReport


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


def pack_json(pack: Pack) -> dict[str, Any]:
    """The document of `import FILE --dry-run --json`: dates ISO, times `18:00`, nothing left out that is null."""
    document = pack.document
    return {
        "document": {
            "kind": document.kind,
            "council": document.council,
            "pages": document.pages,
            "sha256": document.sha256,
            "name": document.name,
        },
        "meeting": _meeting(pack.meeting),
        "items": [_item(item) for item in pack.items],
        "findings": [_finding(finding) for finding in pack.findings],
        "unplaced": list(pack.unplaced),
    }
