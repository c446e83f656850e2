"""The fields of an executive member's report and of its lines, and what was typed as their values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from clerk_tui.domain.dates import format_date, parse_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.kinds import ReportLayout
from clerk_tui.domain.member_reports import FULL_COUNCIL, PortfolioReport, ReportLine
from clerk_tui.domain.reading import of_field
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import meetings
from clerk_tui.register.chain import Cell
from clerk_tui.register.rows import to_cell
from clerk_tui.services.documents.kinds import About
from clerk_tui.services.documents.subjects import number_of
from clerk_tui.services.office import Office

REPORT_FIELDS: Mapping[str, str] = {
    "portfolio": "Portfolio", "meeting": "Meeting", "body": "Body", "reported_on": "Date of report",
    "member": "Executive member", "covers_from": "Covers from", "covers_to": "Covers to", "layout": "Layout",
    "heading": "Heading",
}  # fmt: skip
LINE_FIELDS: Mapping[str, str] = {"code": "Code", "text": "What it is about", "note": "Said beside it",
                                  "progress": "Progress"}  # fmt: skip
LONGEST_LINE, LONGEST_TEXT = 300, 20_000
"""Characters of a line, and of a text; a longer one came into the wrong field."""


def known(typed: Mapping[str, str], fields: Mapping[str, str], thing: str) -> None:
    """InputError names the fields there are, where one is none of them."""
    for name in typed:
        if name not in fields:
            raise InputError(f"{thing} has no field “{one_line(name)}”; its fields are {', '.join(fields)}.")


def read_report(office: Office, typed: Mapping[str, str], before: PortfolioReport) -> PortfolioReport:
    """The report with what was typed in its place. InputError names field and rule."""
    known(typed, REPORT_FIELDS, "An executive member's report")
    lines: dict[str, Any] = {
        name: _line(REPORT_FIELDS[name], typed[name])
        for name in ("portfolio", "member", "heading", "body")
        if name in typed
    }
    new = replace(before, **lines)
    if not new.portfolio:
        raise InputError("Portfolio: it is missing; say whose report it is, as the seat names it under People.")
    new = _to_meeting(office, typed, new)
    days: dict[str, Any] = {
        name: _day(REPORT_FIELDS[name], typed[name])
        for name in ("reported_on", "covers_from", "covers_to")
        if name in typed
    }
    if "reported_on" in days and days["reported_on"] is None:
        raise InputError("Date of report: it cannot be empty.")
    new = replace(new, **days)
    if "layout" in typed:
        new = replace(new, layout=_layout(typed["layout"]))
    in_order(new.covers_from, new.covers_to)
    return new


def _day(label: str, typed: str) -> date | None:
    text = one_line(typed)
    return of_field(label, parse_date, text) if text else None


def _to_meeting(office: Office, typed: Mapping[str, str], new: PortfolioReport) -> PortfolioReport:
    """The report to the meeting that was named; without a day of its own it is of the meeting's day.

    One that goes to another meeting and was of the former one's day is of the other's.
    """
    if "meeting" not in typed:
        return new if new.body else replace(new, body=FULL_COUNCIL)
    ref = one_line(typed["meeting"])
    if not ref:
        return replace(new, meeting_id=None, body=new.body or FULL_COUNCIL)
    meeting = meetings.meeting(office.register, number_of(ref, About.MEETING, "a meeting"))
    moves = "reported_on" not in typed and (not new.id or _of_its_meetings_day(office, new))
    day = meeting.day if moves else new.reported_on
    return replace(new, meeting_id=meeting.id, body=meeting.body, reported_on=day)


def _of_its_meetings_day(office: Office, report: PortfolioReport) -> bool:
    if report.meeting_id is None:
        return False
    return meetings.meeting(office.register, report.meeting_id).day == report.reported_on


def _layout(typed: str) -> ReportLayout | None:
    word = one_line(typed).casefold()
    if not word:
        return None
    try:
        return ReportLayout(word)
    except ValueError:
        there = " or ".join(layout.value for layout in ReportLayout)
        raise InputError(f"Layout: “{word}” is none; type {there}, or nothing for that of the council file.") from None


def in_order(first: date | None, last: date | None) -> None:
    """InputError where a period would end before it begins."""
    if first is not None and last is not None and last < first:
        raise InputError(
            f"Covers to: {format_date(last)} lies before {format_date(first)}, the first day of the period; a period"
            " ends on or after the day on which it begins."
        )


def _line(label: str, typed: str) -> str:
    text = one_line(typed)
    if len(text) > LONGEST_LINE:
        raise InputError(f"{label}: it has {len(text)} characters; at most {LONGEST_LINE} belong there.")
    return text


def read_line(typed: Mapping[str, str], before: ReportLine) -> ReportLine:
    """The line with what was typed in its place. InputError names field and rule."""
    known(typed, LINE_FIELDS, "A line of a report")
    texts: dict[str, Any] = {
        name: _text(LINE_FIELDS[name], typed[name]) for name in ("text", "note", "progress") if name in typed
    }
    new = replace(before, **texts)
    if "code" in typed:
        new = replace(new, code=_line(LINE_FIELDS["code"], typed["code"]))
    if not new.text:
        raise InputError(f"{LINE_FIELDS['text']}: it cannot be empty; a line is found by it.")
    return new


def _text(label: str, typed: str) -> str:
    text = tidy(typed).strip()
    if len(text) > LONGEST_TEXT:
        raise InputError(f"{label}: it has {len(text)} characters; at most {LONGEST_TEXT} belong there.")
    return text


def report_cells(one: PortfolioReport) -> dict[str, Cell]:
    """What of a report is written when its fields are."""
    return {
        "portfolio": one.portfolio, "reported_on": to_cell(one.reported_on), "body": one.body,
        "meeting_id": one.meeting_id, "person_id": one.person_id, "member": one.member,
        "covers_from": to_cell(one.covers_from), "covers_to": to_cell(one.covers_to),
        "layout": one.layout.value if one.layout else "", "heading": one.heading, "document_id": one.document_id,
    }  # fmt: skip


def line_cells(one: ReportLine) -> dict[str, Cell]:
    """What of a line is written when its fields are."""
    return {
        "part": one.part.value, "code": one.code, "text": one.text, "note": one.note, "progress": one.progress,
        "commitment_id": one.commitment_id, "decision_id": one.decision_id, "forward_plan_entry_id": one.entry_id,
    }  # fmt: skip
