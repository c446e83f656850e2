"""Taking an agenda pack into the register: read, corrected and accepted by a clerk, all of it or nothing."""

from __future__ import annotations

from clerk_tui.domain.bodies import body_key, kind_of_body
from clerk_tui.domain.dates import format_date, format_time, iso_instant
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.pack import Contact, Pack, PackMeeting
from clerk_tui.domain.printed import DecisionList, MeetingList
from clerk_tui.domain.printed_reports import PrintedReport
from clerk_tui.domain.text import one_line
from clerk_tui.register import agendas, meetings, same_meeting
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.services import import_held
from clerk_tui.services.import_held import Held
from clerk_tui.services.new_meetings import person_called, summon
from clerk_tui.services.office import Office
from clerk_tui.services.taking import line, take_document, take_item


def missing(pack: Pack) -> tuple[str, ...]:
    """What a clerk must still add before the pack can be accepted, each as a sentence."""
    sentences = []
    if not line(pack.meeting.body):
        sentences.append("The document does not name the body that meets.")
    if pack.meeting.day is None:
        sentences.append("The document does not give the date of the meeting.")
    for position, item in enumerate(pack.items, 1):
        if not line(item.title):
            sentences.append(f"Item {item.number or position} has no title.")
    return tuple(sentences)


def stranger(office: Office, pack: Pack | DecisionList | MeetingList | PrintedReport) -> str:
    """A sentence where the document names another council than the register's; empty where it does not."""
    named = pack.document.council
    if not named or is_ours(office, named):
        return ""
    return f"The document is of {named}; this register is that of {office.council().name}."


def is_ours(office: Office, named: str) -> bool:
    """Whether a printed name is that of the register's council."""
    council = office.council()
    ours = {one_line(name).lower() for name in (council.name, council.id, *council.aliases)}
    return named.lower() in ours or any(name in named.lower() for name in ours)


def doubts(office: Office, pack: Pack, known: Held | None) -> tuple[str, ...]:
    """What a clerk should know before accepting: another council's document, and of a new meeting what lies close."""
    found = [sentence] if (sentence := stranger(office, pack)) else []
    if known is not None:
        return tuple(found)
    for earlier in same_meeting.taken_from(office.register, pack.document.sha256):
        meeting = meetings.meeting(office.register, earlier)
        found.append(f"This very file was taken before, as M{earlier}, {meeting.body}, {format_date(meeting.day)}.")
    for one in import_held.alike(office, pack):
        at = f" at {format_time(one.starts)}" if one.starts else ""
        found.append(f"The register holds another meeting of {one.body} on this day{at}, M{one.id}.")
    return tuple(found)


def held(office: Office, pack: Pack) -> Held | None:
    """The meeting of the register that the pack is of, and what it would add to it; None for a new meeting.

    Refused where it cannot be said which one it is, or where nothing may be added to it.
    """
    return import_held.held(office, pack)


def accept(office: Office, pack: Pack, *, into: int | None = None, command_id: str | None = None) -> int:
    """Take a pack into the register; the meeting's id comes back. InputError, Refused: nothing was taken.

    `into` is the meeting that the register holds already, as `held` found it: what is new in the pack is added there.
    """
    if sentences := missing(pack):
        raise InputError(" ".join(sentences) + " Correct it first, then accept.")
    assert pack.meeting.body is not None and pack.meeting.day is not None

    def work(change: Change) -> int:
        known = held(office, pack)
        if known is None and into is not None:
            raise Refused(f"M{into} is no longer the meeting that the document is of; look at what is taken again.")
        if known is None:
            return _take(office, change, pack, imported_at)
        _may_add(office, known, into)
        return import_held.add(office, change, pack, known, imported_at)

    to = "" if into is None else f" into M{into}"
    called = f"{line(pack.meeting.body)}, {format_date(pack.meeting.day)}"
    summary = f"Imported {pack.document.name or 'a pack'}{to}: {called}"
    imported_at = iso_instant(office.clock.system())
    meeting_id = office.register.run(office.command("import", summary, command_id=command_id), work)
    assert meeting_id is not None
    return meeting_id


def _may_add(office: Office, known: Held, into: int | None) -> None:
    if known.adds and into == known.meeting_id:
        return
    meeting = meetings.meeting(office.register, known.meeting_id)
    holds = f"The register already holds this meeting, {meeting.body} of {format_date(meeting.day)}, as M{meeting.id}"
    if known.adds:
        raise Refused(f"{holds}; nothing was taken. Look again: what is new can be added to it.")
    raise Refused(f"{holds}; nothing was taken a second time.")


def _take(office: Office, change: Change, pack: Pack, imported_at: str) -> int:
    meeting_id, body_name = begin_meeting(office, change, pack.meeting, take_document(change, pack, imported_at))
    for position, item in enumerate(pack.items):
        take_item(change, meeting_id, body_name, position, item)
    return meeting_id


def begin_meeting(office: Office, change: Change, meeting: PackMeeting, document_id: int) -> tuple[int, str]:
    """The row of a meeting whose body and day are known, with those summoned; its id and the body's name."""
    assert meeting.day is not None
    body_id, body_name = _body(office, change, line(meeting.body))
    contact = meeting.contact or Contact()
    meeting_id = change.insert(
        "meeting",
        body_id=body_id,
        day=to_cell(meeting.day),
        starts=to_cell(meeting.starts),
        venue=line(meeting.venue),
        agenda_on=to_cell(meeting.agenda_date),
        contact_name=line(contact.name),
        contact_title=line(contact.title),
        contact_telephone=line(contact.telephone),
        contact_email=line(contact.email),
        document_id=document_id,
    )
    summon(change, meeting_id, [person_called(office, change, name) for name in meeting.members if one_line(name)])
    return meeting_id, body_name


def _body(office: Office, change: Change, name: str) -> tuple[int, str]:
    """The body that meets, by its name or another spelling of it; a new one where the register knows none."""
    known = agendas.body_named(office.register, name) or next(
        (body for body in agendas.bodies(office.register) if body_key(body[1]) == body_key(name)), None
    )
    if known is None:
        return change.insert("body", name=name, kind=kind_of_body(name).value), name
    return known[0], known[1]
