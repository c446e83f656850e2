"""Reading meetings, agenda items and reports."""

from __future__ import annotations

import sqlite3
from datetime import date, time

from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.meeting import (
    AgendaItem,
    BodyKind,
    BothPlaces,
    Meeting,
    MeetingStatus,
    Person,
    Report,
    ReportParagraph,
    ReportSection,
    Supplement,
)
from clerk_tui.register import agendas
from clerk_tui.register.agendas import both_places
from clerk_tui.register.forward_plan import NOTICE_ON
from clerk_tui.register.rows import to_bool, to_cell, to_date, to_instant, to_time
from clerk_tui.register.store import Register

_MEETING = """
    SELECT meeting.*, body.name AS body, body.kind AS body_kind,
           (SELECT later.id FROM meeting AS later WHERE later.continues_id = meeting.id ORDER BY later.id DESC LIMIT 1)
           AS continued_by
    FROM meeting JOIN body ON body.id = meeting.body_id
"""
_ITEM = """
    SELECT agenda_item.*, decision.id AS decision_id, entry.reference AS forward_plan_reference,
           (SELECT later.id FROM agenda_item AS later JOIN meeting ON meeting.id = later.meeting_id
            WHERE later.carried_from_id = coalesce(agenda_item.carried_from_id, agenda_item.id)
            AND meeting.continues_id = agenda_item.meeting_id LIMIT 1) AS carried_to
    FROM agenda_item LEFT JOIN decision ON decision.item_id = agenda_item.id
    LEFT JOIN forward_plan_entry AS entry ON entry.id = agenda_item.forward_plan_entry_id
"""
# A body whose name tells nothing counts as the executive's.
_OF_EXECUTIVE = (
    "meeting JOIN body ON body.id = meeting.body_id"
    " WHERE body.kind NOT IN ('council', 'scrutiny') AND meeting.status <> 'cancelled'"
)


def meeting(register: Register, meeting_id: int) -> Meeting:
    """One meeting with its members summoned; NotFound if there is none."""
    row = register.read_one(f"{_MEETING} WHERE meeting.id = ?", meeting_id)
    if row is None:
        raise NotFound(f"The register holds no meeting {meeting_id}.")
    members = register.read(
        "SELECT person.id, person.name FROM summons JOIN person ON person.id = summons.person_id"
        " WHERE summons.meeting_id = ? ORDER BY summons.position",
        meeting_id,
    )
    return _meeting(register, row, tuple(Person(member["id"], member["name"]) for member in members))


def _meeting(register: Register, row: sqlite3.Row, members: tuple[Person, ...]) -> Meeting:
    moved = agendas.last_move(register, row["id"])
    return Meeting(
        id=row["id"],
        version=row["version"],
        body=row["body"],
        body_kind=BodyKind(row["body_kind"]),
        day=date.fromisoformat(row["day"]),
        starts=to_time(row["starts"]),
        venue=row["venue"],
        agenda_on=to_date(row["agenda_on"]),
        contact_name=row["contact_name"],
        contact_title=row["contact_title"],
        contact_telephone=row["contact_telephone"],
        contact_email=row["contact_email"],
        members=members,
        body_id=row["body_id"],
        status=MeetingStatus(row["status"]),
        agenda_at=both_places(row, "agenda_"),
        notice_on=to_date(row["notice_on"]),
        notice_at=agendas.notice_of_meeting(register, row["id"]) if row["notice_on"] else BothPlaces(),
        ended_at=to_instant(row["ended_at"]),
        private=to_bool(row["private"]),
        short_notice=bool(row["short_notice"]),
        convened_on=to_date(row["convened_on"]),
        continues_id=row["continues_id"],
        continued_by=row["continued_by"],
        sits_for=agendas.first_sitting(register, row["continues_id"]),
        moved_from=moved.old_day if moved else None,
        moved_because=moved.reason if moved else "",
        minutes_note=row["minutes_note"],
    )


def find(register: Register, body: str, day: date, starts: time | None) -> int | None:
    """The id of the meeting of this body on this day at this time, if the register holds it."""
    row = register.read_one(
        "SELECT meeting.id FROM meeting JOIN body ON body.id = meeting.body_id"
        " WHERE body.name = ? COLLATE NOCASE AND meeting.day = ? AND meeting.starts IS ?",
        body,
        day.isoformat(),
        to_cell(starts),
    )
    return None if row is None else int(row["id"])


def on_day(register: Register, body: str, day: date) -> tuple[tuple[int, time | None], ...]:
    """The meetings of this body on this day that are not cancelled: id and time of each."""
    rows = register.read(
        "SELECT meeting.id, meeting.starts FROM meeting JOIN body ON body.id = meeting.body_id"
        " WHERE body.name = ? COLLATE NOCASE AND meeting.day = ? AND meeting.status <> 'cancelled' ORDER BY meeting.id",
        body,
        day.isoformat(),
    )
    return tuple((int(row[0]), time.fromisoformat(row[1]) if row[1] else None) for row in rows)


def first_of_executive(register: Register, day: date) -> int | None:
    """The id of the first meeting on or after `day` that takes executive decisions and is not cancelled."""
    row = register.read_one(
        f"SELECT meeting.id FROM {_OF_EXECUTIVE} AND meeting.day >= ? ORDER BY meeting.day, meeting.starts, meeting.id"
        " LIMIT 1",
        day.isoformat(),
    )
    return None if row is None else int(row["id"])


def last_of_executive(register: Register, first: date, last: date, body: str = "") -> int | None:
    """The id of the last such meeting between two days, both included; of one body where it is named."""
    row = register.read_one(
        f"SELECT meeting.id FROM {_OF_EXECUTIVE} AND meeting.day BETWEEN ? AND ?"
        " AND (? = '' OR body.name = ? COLLATE NOCASE)"
        " ORDER BY meeting.day DESC, meeting.starts DESC, meeting.id DESC LIMIT 1",
        first.isoformat(),
        last.isoformat(),
        body,
        body,
    )
    return None if row is None else int(row["id"])


def notices(register: Register, meeting_id: int) -> tuple[date | None, ...]:
    """For each record of the meeting that is, or may be, a key decision: the day its notice was at both places."""
    rows = register.read(
        f"SELECT {NOTICE_ON} AS later FROM decision"
        " WHERE decision.meeting_id = ? AND decision.maker = 'body' AND decision.key_decision IS NOT 0"
        " ORDER BY decision.id",
        meeting_id,
    )
    return tuple(to_date(row["later"]) for row in rows)


def source_text(register: Register, meeting_id: int) -> str:
    """The cleaned text of the document a meeting was imported from; empty if it was not imported."""
    row = register.read_one(
        "SELECT document.text FROM meeting JOIN document ON document.id = meeting.document_id WHERE meeting.id = ?",
        meeting_id,
    )
    return row["text"] if row else ""


def unplaced(register: Register, meeting_id: int) -> tuple[str, ...]:
    """The lines of a meeting's document that nothing was made of."""
    rows = register.read(
        "SELECT u.text FROM meeting JOIN document_unplaced AS u ON u.document_id = meeting.document_id"
        " WHERE meeting.id = ? ORDER BY u.position",
        meeting_id,
    )
    return tuple(row["text"] for row in rows)


def items(register: Register, meeting_id: int) -> tuple[AgendaItem, ...]:
    """A meeting's agenda in its order, without the reports."""
    rows = register.read(f"{_ITEM} WHERE agenda_item.meeting_id = ? ORDER BY agenda_item.position", meeting_id)
    added = {supplement.id: supplement for supplement in agendas.supplements(register, meeting_id)}
    return tuple(_item(row, None, added.get(row["supplement_id"])) for row in rows)


def item(register: Register, item_id: int) -> AgendaItem:
    """One agenda item with its report; NotFound if there is none."""
    row = register.read_one(f"{_ITEM} WHERE agenda_item.id = ?", item_id)
    if row is None:
        raise NotFound(f"The register holds no agenda item {item_id}.")
    added = agendas.supplement(register, row["supplement_id"]) if row["supplement_id"] else None
    return _item(row, _report(register, row["carried_from_id"] or item_id), added)


def _item(row: sqlite3.Row, report: Report | None, supplement: Supplement | None) -> AgendaItem:
    pages = None if row["page_from"] is None else (row["page_from"], row["page_to"])
    return AgendaItem(
        id=row["id"],
        version=row["version"],
        meeting_id=row["meeting_id"],
        position=row["position"],
        number=row["number"],
        title=row["title"],
        pages=pages,
        size=row["size"],
        exempt=to_bool(row["exempt"]),
        exempt_mark=row["exempt_mark"],
        decision_id=row["decision_id"],
        report=report,
        heading=row["heading"],
        forward_plan_entry_id=row["forward_plan_entry_id"],
        forward_plan_reference=row["forward_plan_reference"] or "",
        supplement=supplement,
        urgent_reason=row["urgent_reason"],
        carried_from_id=row["carried_from_id"],
        carried_to=row["carried_to"],
    )


def _report(register: Register, item_id: int) -> Report | None:
    row = register.read_one("SELECT * FROM report WHERE item_id = ?", item_id)
    if row is None:
        return None
    lines = register.read("SELECT kind, text FROM report_line WHERE report_id = ? ORDER BY kind, position", row["id"])
    recommendations = [line["text"] for line in lines if line["kind"] == "recommendation"]
    if row["numbered"]:
        recommendations = _recommended(register, row["id"])
    return Report(
        id=row["id"],
        title=row["title"],
        relevant_officer=row["relevant_officer"],
        relevant_cabinet_member=row["relevant_cabinet_member"],
        contrary_to_policy=to_bool(row["contrary_to_policy"]),
        within_budget=to_bool(row["within_budget"]),
        exempt=to_bool(row["exempt"]),
        sections=_sections(register, row["id"]),
        recommendations=tuple(recommendations),
        appendices=tuple(line["text"] for line in lines if line["kind"] == "appendix"),
        numbered=bool(row["numbered"]),
    )


def _recommended(register: Register, report_id: int) -> list[str]:
    """What a committee report recommends: the numbered paragraphs of the section that is for it."""
    rows = register.read(
        "SELECT p.text FROM report_section AS s JOIN report_paragraph AS p ON p.section_id = s.id"
        " WHERE s.report_id = ? AND s.part = 'recommendations' AND p.number <> '' ORDER BY s.position, p.position",
        report_id,
    )
    return [row["text"] for row in rows]


def _sections(register: Register, report_id: int) -> tuple[ReportSection, ...]:
    rows = register.read(
        "SELECT s.id, s.number AS section, s.title, p.number,"
        " CASE WHEN p.heading = '' THEN p.text ELSE trim(p.heading || char(10) || p.text, char(10)) END AS text"
        " FROM report_section AS s"
        " LEFT JOIN report_paragraph AS p ON p.section_id = s.id"
        " WHERE s.report_id = ? ORDER BY s.position, p.position",
        report_id,
    )
    found: dict[int, tuple[str, str, list[ReportParagraph]]] = {}
    for row in rows:
        _, _, paragraphs = found.setdefault(row["id"], (row["section"], row["title"], []))
        if row["text"] is not None:
            paragraphs.append(ReportParagraph(row["number"], row["text"]))
    return tuple(ReportSection(number, title, tuple(paragraphs)) for number, title, paragraphs in found.values())


def body_kinds(register: Register) -> dict[str, BodyKind]:
    """What the bodies of the register are, by their names in lower case.

    A kind of “committee” is left out: a name that told nothing was taken down as one.
    """
    rows = register.read("SELECT name, kind FROM body WHERE kind <> 'committee'")
    return {" ".join(str(row["name"]).casefold().split()): BodyKind(row["kind"]) for row in rows}


def summons(register: Register, meeting_id: int) -> dict[int, int]:
    """The rows of those summoned to a meeting, by person."""
    rows = register.read("SELECT id, person_id FROM summons WHERE meeting_id = ? ORDER BY position", meeting_id)
    return {row["person_id"]: row["id"] for row in rows}


def attendances(register: Register, meeting_id: int, person_id: int) -> tuple[int, ...]:
    """The rows that say whether somebody attended for the decisions of a meeting."""
    rows = register.read(
        "SELECT attendance.id FROM attendance JOIN decision ON decision.id = decision_id"
        " WHERE decision.meeting_id = ? AND person_id = ?",
        meeting_id,
        person_id,
    )
    return tuple(row["id"] for row in rows)


def published_at(register: Register, meeting_id: int) -> int | None:
    """A published decision record of a meeting, the first; None where there is none."""
    row = register.read_one(
        "SELECT min(id) AS id FROM decision WHERE meeting_id = ? AND status = 'published'", meeting_id
    )
    return None if row is None else row["id"]
