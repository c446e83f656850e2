"""The rows that a document becomes: the document itself, an agenda item with its report, the record for it."""

from __future__ import annotations

from collections.abc import Iterable

from clerk_tui.domain.council import Maker
from clerk_tui.domain.pack import Pack, PackDocument, PackItem, PackReport
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell


def take_document(change: Change, pack: Pack, imported_at: str) -> int:
    """The document with what could not be placed; its id comes back."""
    return keep_document(change, pack.document, pack.text, (*pack.unplaced, *_attended(pack)), imported_at)


def keep_document(change: Change, document: PackDocument, text: str, unplaced: Iterable[str], imported_at: str) -> int:
    """A document as read, and the lines of it that have no place in the register; its id comes back."""
    document_id = change.insert(
        "document",
        kind=document.kind,
        name=one_line(document.name),
        sha256=document.sha256,
        pages=document.pages,
        imported_at=imported_at,
        text=tidy(text),
    )
    for position, words in enumerate(unplaced):
        change.insert("document_unplaced", document_id=document_id, position=position, text=tidy(words))
    return document_id


def line(text: str | None) -> str:
    return one_line(text or "")


def _attended(pack: Pack) -> list[str]:
    """Section 20 as printed. Its names are the clerk's to tick, so they are kept as text and tick nobody."""
    return [
        f"Item {item.number or ''}, 20.0 in attendance: {item.report.attendance}"
        for item in pack.items
        if item.report is not None and item.report.attendance
    ]


def take_item(change: Change, meeting_id: int, body: str, position: int, item: PackItem) -> None:
    """An agenda item at a position from 0, with its report and a draft record where the document has one."""
    first, last = item.pages or (None, None)
    item_id = change.insert(
        "agenda_item",
        meeting_id=meeting_id,
        position=position,
        number=line(item.number),
        title=line(item.title),
        heading=line(item.heading),
        page_from=first,
        page_to=last,
        size=line(item.size),
        exempt=to_cell(item.exempt),
        exempt_mark=line(item.exempt_mark),
    )
    if item.report is not None:
        take_report(change, item_id, item.report)
        add_decision(change, item_id, meeting_id, line(item.title), body, item.report)


def take_report(change: Change, item_id: int, report: PackReport) -> None:
    """The report of an item that has none."""
    report_id = change.insert(
        "report",
        item_id=item_id,
        title=line(report.title),
        relevant_officer=line(report.relevant_officer),
        relevant_cabinet_member=line(report.relevant_cabinet_member),
        contrary_to_policy=to_cell(report.contrary_to_policy),
        within_budget=to_cell(report.within_budget),
        exempt=to_cell(report.exempt),
    )
    for position, section in enumerate(report.sections):
        section_id = change.insert(
            "report_section",
            report_id=report_id,
            position=position,
            number=line(section.number),
            title=line(section.title),
        )
        for place, paragraph in enumerate(section.paragraphs):
            number, text = line(paragraph.number), tidy(paragraph.text)
            change.insert("report_paragraph", section_id=section_id, position=place, number=number, text=text)
    for kind, lines in (("recommendation", report.recommendations), ("appendix", report.appendices)):
        for position, text in enumerate(lines):
            change.insert("report_line", report_id=report_id, kind=kind, position=position, text=tidy(text))


def _plan_entry(change: Change, meeting_id: int, reference: str, matter: str, report: PackReport) -> int:
    """A matter of the forward plan as the pack tells of it: the body that meets decides it, on the day it meets."""
    meeting = change.row("meeting", meeting_id)
    return change.insert(
        "forward_plan_entry",
        reference=reference,
        matter=matter,
        body_id=meeting["body_id"],
        due_from=meeting["day"],
        key_decision=to_cell(report.key_decision),
    )


def add_decision(
    change: Change, item_id: int, meeting_id: int, title: str, body: str, report: PackReport | None = None
) -> int:
    """A draft decision record for an item, filled with what its report answers; its id comes back."""
    report = report or PackReport()
    reference = line(report.forward_plan_reference)
    entry = change.find("forward_plan_entry", reference=reference) if reference else None
    entry_id = entry["id"] if entry else None
    if reference and entry is None:
        entry_id = _plan_entry(change, meeting_id, reference, title, report)
    return change.insert(
        "decision",
        forward_plan_entry_id=entry_id,
        item_id=item_id,
        meeting_id=meeting_id,
        title=title,
        maker=Maker.BODY.value,
        maker_name=body,
        key_decision=to_cell(report.key_decision),
        forward_plan_reference=reference,
        required_in_five_days=to_cell(report.required_in_five_days),
        urgency_reason=tidy(report.urgency_reason or ""),
        call_in_exempt=to_cell(report.call_in_exempt),
        call_in_exempt_reason=tidy(report.call_in_exempt_reason or ""),
        scrutiny_informed=to_cell(report.scrutiny_informed),
        scrutiny_approved=to_cell(report.scrutiny_approved),
        interests=tidy(report.interests or ""),
        resolution=tidy(report.decision or ""),
        decided_on=to_cell(report.date_of_decision),
        reasons=tidy(report.reasons or ""),
        published_on=to_cell(report.date_published),
        call_in_note=tidy(report.call_in or ""),
        notes=tidy(report.notes or ""),
    )
