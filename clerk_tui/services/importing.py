"""Taking an agenda pack into the register: read, corrected and accepted by a clerk, all of it or nothing."""

from __future__ import annotations

from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import format_date, iso_instant
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.meeting import kind_of_body
from clerk_tui.domain.pack import Contact, Pack, PackItem, PackReport
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import meetings
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.services.office import Office


def missing(pack: Pack) -> tuple[str, ...]:
    """What a clerk must still add before the pack can be accepted, each as a sentence."""
    sentences = []
    if not _line(pack.meeting.body):
        sentences.append("The document does not name the body that meets.")
    if pack.meeting.day is None:
        sentences.append("The document does not give the date of the meeting.")
    for position, item in enumerate(pack.items, 1):
        if not _line(item.title):
            sentences.append(f"Item {item.number or position} has no title.")
    return tuple(sentences)


def stranger(office: Office, pack: Pack) -> str:
    """A sentence where the document names another council than the register's; empty where it does not."""
    named, council = pack.document.council, office.council()
    ours = {one_line(name).lower() for name in (council.name, council.id, *council.aliases)}
    if not named or named.lower() in ours or any(name in named.lower() for name in ours):
        return ""
    return f"The document is of {named}; this register is that of {council.name}."


def accept(office: Office, pack: Pack, *, command_id: str | None = None) -> int:
    """Take a pack into the register; the meeting's id comes back. InputError, Refused: nothing was taken."""
    if sentences := missing(pack):
        raise InputError(" ".join(sentences) + " Correct it first, then accept.")
    assert pack.meeting.body is not None and pack.meeting.day is not None

    def work(change: Change) -> int:
        _not_twice(office, pack)
        return _take(change, pack, imported_at)

    summary = f"Imported {pack.document.name or 'a pack'}: {pack.meeting.body}, {format_date(pack.meeting.day)}"
    imported_at = iso_instant(office.clock.system())
    meeting_id = office.register.run(office.command("import", summary, command_id=command_id), work)
    assert meeting_id is not None
    return meeting_id


def _not_twice(office: Office, pack: Pack) -> None:
    meeting = pack.meeting
    assert meeting.day is not None
    held = meetings.find(office.register, _line(meeting.body), meeting.day, meeting.starts)
    if held is not None:
        raise Refused(
            f"The register already holds this meeting, {meeting.body} of {format_date(meeting.day)}, as M{held};"
            " nothing was taken a second time."
        )


def _take(change: Change, pack: Pack, imported_at: str) -> int:
    meeting = pack.meeting
    assert meeting.body is not None and meeting.day is not None
    document_id = change.insert(
        "document",
        kind=pack.document.kind,
        name=one_line(pack.document.name),
        sha256=pack.document.sha256,
        pages=pack.document.pages,
        imported_at=imported_at,
        text=tidy(pack.text),
    )
    for position, line in enumerate((*pack.unplaced, *_attended(pack))):
        change.insert("document_unplaced", document_id=document_id, position=position, text=tidy(line))
    body_name = one_line(meeting.body)
    body = change.find("body", name=body_name)
    body_id = (
        int(str(body["id"])) if body else change.insert("body", name=body_name, kind=kind_of_body(body_name).value)
    )
    contact = meeting.contact or Contact()
    meeting_id = change.insert(
        "meeting",
        body_id=body_id,
        day=to_cell(meeting.day),
        starts=to_cell(meeting.starts),
        venue=_line(meeting.venue),
        agenda_on=to_cell(meeting.agenda_date),
        contact_name=_line(contact.name),
        contact_title=_line(contact.title),
        contact_telephone=_line(contact.telephone),
        contact_email=_line(contact.email),
        document_id=document_id,
    )
    _summon(change, meeting_id, meeting.members)
    for position, item in enumerate(pack.items):
        _take_item(change, meeting_id, body_name, position, item)
    return meeting_id


def _line(text: str | None) -> str:
    return one_line(text or "")


def _attended(pack: Pack) -> list[str]:
    """Section 20 as printed. Its names are the clerk's to tick, so they are kept as text and tick nobody."""
    return [
        f"Item {item.number or ''}, 20.0 in attendance: {item.report.attendance}"
        for item in pack.items
        if item.report is not None and item.report.attendance
    ]


def _summon(change: Change, meeting_id: int, members: tuple[str, ...]) -> None:
    seen: set[int] = set()
    for position, name in enumerate(name for member in members if (name := one_line(member))):
        person = change.find("person", name=name, kind="member")
        person_id = int(str(person["id"])) if person else change.insert("person", name=name, kind="member")
        if person_id not in seen:
            seen.add(person_id)
            change.insert("summons", meeting_id=meeting_id, person_id=person_id, position=position)


def _take_item(change: Change, meeting_id: int, body: str, position: int, item: PackItem) -> None:
    first, last = item.pages or (None, None)
    item_id = change.insert(
        "agenda_item",
        meeting_id=meeting_id,
        position=position,
        number=_line(item.number),
        title=_line(item.title),
        heading=_line(item.heading),
        page_from=first,
        page_to=last,
        size=_line(item.size),
        exempt=to_cell(item.exempt),
        exempt_mark=_line(item.exempt_mark),
    )
    if item.report is not None:
        _take_report(change, item_id, item.report)
        add_decision(change, item_id, meeting_id, _line(item.title), body, item.report)


def _take_report(change: Change, item_id: int, report: PackReport) -> None:
    report_id = change.insert(
        "report",
        item_id=item_id,
        title=_line(report.title),
        relevant_officer=_line(report.relevant_officer),
        relevant_cabinet_member=_line(report.relevant_cabinet_member),
        contrary_to_policy=to_cell(report.contrary_to_policy),
        within_budget=to_cell(report.within_budget),
        exempt=to_cell(report.exempt),
    )
    for position, section in enumerate(report.sections):
        section_id = change.insert(
            "report_section",
            report_id=report_id,
            position=position,
            number=_line(section.number),
            title=_line(section.title),
        )
        for place, paragraph in enumerate(section.paragraphs):
            number, text = _line(paragraph.number), tidy(paragraph.text)
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
    reference = _line(report.forward_plan_reference)
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
