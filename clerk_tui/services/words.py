"""Records as plain lines: linear, fit for reading aloud and for a pager."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time

from clerk_tui.domain.council import Council
from clerk_tui.domain.dates import format_date, format_instant, format_time, short_date
from clerk_tui.domain.decision import Decision, Publication
from clerk_tui.domain.findings import Finding, Severity, by_weight
from clerk_tui.domain.meeting import AgendaItem, Meeting, Report
from clerk_tui.domain.pack import Pack, PackItem
from clerk_tui.domain.text import headed
from clerk_tui.register.chain import Cell
from clerk_tui.register.history import HistoryEntry, differences
from clerk_tui.rules.kept_windows import kept_because
from clerk_tui.services.fields import asked_of, plain_label, present_names
from clerk_tui.services.record_names import LINKS, named

YES_NO = {True: "Yes", False: "No", None: "not answered"}
WEIGHT = {
    Severity.BLOCKER: "STOPS",
    Severity.WARNING: "Warning",
    Severity.ADVICE: "Advice",
    Severity.HOLDS: "Holds",
}


def finding_line(finding: Finding) -> str:
    """`STOPS. EN-KD28. … [SI 2012/2089 reg 9(2)]`; an overridden blocker carries its reason."""
    weight = "Overridden" if finding.overridden else WEIGHT[finding.severity]
    authority = f" [{finding.authority}]" if finding.authority else ""
    reason = f" Reason kept on the record: {finding.overridden}" if finding.overridden else ""
    return f"{weight}. {finding.id}. {finding.says}{authority}{reason}"


def entry_lines(entries: tuple[HistoryEntry, ...], disposed: Mapping[int, str] | None = None) -> list[str]:
    """What a command changed: each field with its content before and after.

    `disposed` says of entries whose text was disposed of, by their number, when and by whom.
    """
    lines: list[str] = []
    for entry in entries:
        row = json.loads(entry.after or entry.before or "{}")
        # A row that hangs on another record is called by that; what a row is called never quotes its text.
        about = named(entry.record, entry.record_id, {name: row.get(name) for name in row if name.endswith("_id")})
        lines.append(f"{entry.seq}. {about[0].upper()}{about[1:].rstrip(',')}: {entry.action}")
        if entry.why:
            lines.append(f"   Reason: {entry.why}")
        if entry.before is None and entry.after is None:
            lines.append(f"   {(disposed or {}).get(entry.seq, 'It was taken away; what stood there is not told.')}")
            continue
        if entry.record in {"exempt_text", "closed_title"}:
            lines.append("   Exempt information is kept apart and not shown here.")
            continue
        for name, (before, after) in differences(entry).items():
            if name == "id":
                continue
            old = "" if before in (None, "") else f"{_cell(name, before)} became "
            new = "nothing" if after in (None, "") else _cell(name, after)
            lines.append(f"   {headed(name.removesuffix('_id'))}: {old}{new}")
    return lines


def _cell(name: str, cell: Cell) -> str:
    """What stood in a field, quoted; another record by its number."""
    letter = LINKS.get(name)
    return f"{letter}{cell}" if letter else f"“{cell}”"


def meeting_lines(meeting: Meeting, items: tuple[AgendaItem, ...]) -> list[str]:
    at = f" at {format_time(meeting.starts)}" if meeting.starts else ""
    agenda = format_date(meeting.agenda_on) if meeting.agenda_on else "not known"
    lines = [
        f"M{meeting.id}. {meeting.body}, {format_date(meeting.day)}{at}.",
        f"Venue: {meeting.venue or 'not stated'}.",
        f"Agenda published: {agenda}.",
        f"Members summoned: {', '.join(member.name for member in meeting.members) or 'none stated'}.",
    ]
    for item in items:
        pages = f", pages {item.pages[0]} to {item.pages[1]}" if item.pages else ""
        record = f", record D{item.decision_id}" if item.decision_id else ""
        exempt = ", EXEMPT" if item.exempt else ""
        marks = item_marks(item)
        lines.append(f"I{item.id}. Item {item.number or 'without number'}: {item.title}{pages}{exempt}{record}{marks}.")
    return lines


def item_marks(item: AgendaItem) -> str:
    """What is particular about an item, for the end of its line."""
    marks = []
    if item.supplement is not None:
        on = item.supplement.at.counts_from
        marks.append(f"in supplement S{item.supplement.id}" + (f" of {short_date(on)}" if on else ""))
    if item.urgent_reason:
        marks.append("urgent")
    if item.forward_plan_reference:
        marks.append(f"forward plan {item.forward_plan_reference}")
    if item.carried_to is not None:
        marks.append(f"carried over as I{item.carried_to}")
    return "".join(f", {mark}" for mark in marks)


def item_lines(item: AgendaItem) -> list[str]:
    lines = [f"I{item.id}. Item {item.number or 'without number'}: {item.title}."]
    report = item.report
    if report is None:
        return [*lines, "There is no report."]
    lines += _head_of(report)
    for section in report.sections:
        lines += ["", f"{section.number} {section.title}"]
        lines += [f"{paragraph.number} {paragraph.text}".strip() for paragraph in section.paragraphs]
    return lines


def _head_of(report: Report) -> list[str]:
    if report.numbered:
        return [
            f"Committee report N{report.id}, of: {report.relevant_officer or 'not stated'}.",
            f"Its risks, contact officer and background papers: clerk-tui reports N{report.id}.",
        ]
    return [
        f"Relevant officer: {report.relevant_officer or 'not stated'}.",
        f"Relevant cabinet member: {report.relevant_cabinet_member or 'not stated'}.",
        f"Contrary to a plan or strategy: {YES_NO[report.contrary_to_policy]}.",
        f"Within the approved budget: {YES_NO[report.within_budget]}.",
        f"Exempt information: {YES_NO[report.exempt]}.",
    ]


def decision_lines(
    decision: Decision, publication: Publication | None, council: Council, *, called_in: str = "",
    went_out: Sequence[date] = (),
) -> list[str]:  # fmt: skip
    """A record in the council's own order and numbers; empty fields are named, so that nothing is hidden.

    `went_out` are the days of its publications, more than one where a correction started the window again.
    """
    labels = {line.field: f"{line.number} {line.label}".strip() for line in council.record}
    by = ", ".join(part for part in (decision.maker_name, decision.maker_title) if part)
    lines = [f"D{decision.id}. {decision.title}. {decision.status.value.capitalize()}.", f"By: {by}."]
    for spec in asked_of(decision):
        if spec.id not in {"attendance", "exempt_text", "title", "maker_name", "maker_title"}:
            shown = _shown(getattr(decision, spec.id))
            lines.append(f"{labels.get(spec.id) or plain_label(spec, council.nation, decision)}: {shown or 'empty'}")
    if decision.attendance:
        present = ", ".join(present_names(decision)) or "none"
        ticked = present != "none" or all(member.present is not None for member in decision.attendance)
        lines.append(f"Members in attendance: {present}" if ticked else "Attendance: not ticked")
    if decision.officer_kind:
        lines += [f"Sorted: {decision.officer_kind.value}.", *decision.officer_basis.split("\n")]
    lines += [f"Overridden {o.finding_id}: {o.reason} ({o.who}, {format_instant(o.at)})" for o in decision.overrides]
    if publication:
        lines.append(_published(went_out or (publication.published_on,)))
        lines += _window_lines(publication, called_in)
    return lines


def _published(days: Sequence[date]) -> str:
    """`Published …`, or `First published …, published again …`, when the window started again."""
    first, *again = (format_date(day) for day in days)
    return f"First published {first}, published again {' and '.join(again)}." if again else f"Published {first}."


def _shown(value: str | bool | date | time | None) -> str:
    if isinstance(value, bool) or value is None:
        return YES_NO[value]
    if isinstance(value, time):
        return format_time(value)
    return format_date(value) if isinstance(value, date) else value


def _window_lines(publication: Publication, called_in: str) -> Iterator[str]:
    """The dates in force, and beside them those published where the window was moved since.

    `called_in` is how it stands where something was entered at the call-in desk: then the window alone says no longer
    from when it is in effect.
    """
    now = publication.in_force
    assert now is not None
    if now.closes:
        yield f"Requests for call-in close {format_date(now.closes)}."
    if called_in:
        yield called_in
    elif now.effective:
        yield f"In effect from {format_date(now.effective)}."
    if now.moved and publication.closes and publication.effective:
        yield (
            f"Published were {format_date(publication.closes)} and {format_date(publication.effective)}; moved because:"
            f" {now.moved}."
        )
    if publication.kept:
        yield kept_because(publication.kept, "Kept as published")


def pack_lines(pack: Pack) -> list[str]:
    """What a reader took, for the command line's preview."""
    meeting = pack.meeting
    at = f" at {format_time(meeting.starts)}" if meeting.starts else ""
    kind = pack.document.kind.replace("-", " ").capitalize()
    lines = [
        f"{kind} of {pack.document.council or 'a council that it does not name'}.",
        f"Body: {meeting.body or 'not stated'}.",
        f"Date: {format_date(meeting.day) + at if meeting.day else 'not stated'}.",
        f"Venue: {meeting.venue or 'not stated'}.",
        f"Agenda dated: {format_date(meeting.agenda_date) if meeting.agenda_date else 'not stated'}.",
        f"Members: {', '.join(meeting.members) or 'not stated'}.",
    ]
    found = by_weight(list(pack.findings))
    lines += [f"{finding.severity.value.capitalize()}. {finding.where}. {finding.says}" for finding in found]
    for item in pack.items:
        lines += _pack_item_lines(item)
    if pack.unplaced:
        lines.append(f"{len(pack.unplaced)} lines could not be placed; they are kept:")
        lines += [f"  {line}" for line in pack.unplaced]
    return lines


def _pack_item_lines(item: PackItem) -> list[str]:
    pages = f" (pages {item.pages[0]} to {item.pages[1]})" if item.pages else f" ({item.size})" if item.size else ""
    lines = [f"Item {item.number or 'without number'}: {item.title or 'title missing'}{pages}."]
    report = item.report
    if report:
        lines.append(
            f"  Report: {len(report.sections)} sections, {len(report.recommendations)} recommendations."
            f" Key decision: {YES_NO[report.key_decision]}. Forward Plan reference:"
            f" {report.forward_plan_reference or 'none'}. Exempt from call-in: {YES_NO[report.call_in_exempt]}."
        )
    return lines
