"""The matter of a notice as the public reads it, from its record or its entry of the forward plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from clerk_tui.domain.dates import format_date, london_date
from clerk_tui.domain.decision import Decision
from clerk_tui.domain.forward_plan import Entry, PlanStatus
from clerk_tui.domain.kinds import Maker
from clerk_tui.domain.matters import Matter
from clerk_tui.domain.meeting import Meeting
from clerk_tui.domain.public_notices import PublicMatter
from clerk_tui.register import agendas, history, meetings
from clerk_tui.register import decisions as records
from clerk_tui.register import forward_plan as plan
from clerk_tui.register.notices import decision_matter, entry_matter
from clerk_tui.services.forward_plan import members
from clerk_tui.services.meeting_words import public_change_line
from clerk_tui.services.office import Office


def matter_of_entry(office: Office, entry_id: int) -> Matter:
    """The matter of an entry: its record's, where one was begun, which from then on speaks for it."""
    register = office.register
    found = plan.decisions_of(register, plan.entry(register, entry_id))
    if not found:
        return entry_matter(register, entry_id)
    matter = decision_matter(register, found[-1][0])
    return matter if matter.entry_id == entry_id else replace(matter, entry_id=entry_id)


def matter_of_record(office: Office, decision_id: int) -> Matter:
    """The matter of a decision record."""
    return decision_matter(office.register, decision_id)


def public_matter(office: Office, matter: Matter) -> PublicMatter:
    """What every notice says of a matter; the day is that of its meeting, of its decision, or the period planned."""
    register = office.register
    entry = plan.entry(register, matter.entry_id) if matter.entry_id is not None else None
    record = records.decision(register, matter.decision_id) if matter.decision_id is not None else None
    meeting = _meeting(office, matter)
    planned_last = entry.due_to if entry and entry.due_from == matter.decides_on and not matter.taken else None
    return PublicMatter(
        council=office.council().name,
        reference=_reference(entry, record),
        title=matter.title,
        decider=_decider(entry, record, meeting),
        meets=matter.maker is Maker.BODY,
        members=_members(office, matter, entry, meeting),
        first=matter.decides_on,
        last=None if meeting else planned_last,
        starts=meeting.starts if meeting else None,
        venue=meeting.venue if meeting else "",
        taken=matter.taken,
        contact=entry.contact if entry and entry.contact else _contact(meeting),
        changes=tuple(_changes(office, entry, meeting)),
    )


def _meeting(office: Office, matter: Matter) -> Meeting | None:
    """The meeting that decides: that of the record, or, of an entry that is on one agenda for its day, that one."""
    if matter.meeting_id is not None:
        return meetings.meeting(office.register, matter.meeting_id)
    if matter.decision_id is not None or matter.entry_id is None:
        return None
    for item_id, _ in plan.items_of(office.register, matter.entry_id):
        found = meetings.meeting(office.register, meetings.item(office.register, item_id).meeting_id)
        if found.day == matter.decides_on:
            return found
    return None


def _reference(entry: Entry | None, record: Decision | None) -> str:
    """That of the forward plan, under which the matter is announced; otherwise that of the record."""
    if entry is not None:
        return entry.reference
    return (record.forward_plan_reference or record.reference) if record else ""


def _decider(entry: Entry | None, record: Decision | None, meeting: Meeting | None) -> str:
    if meeting is not None:
        return meeting.body
    if record is not None:
        return ", ".join(filter(None, (record.maker_name, record.maker_title)))
    return entry.decider if entry else ""


def _members(office: Office, matter: Matter, entry: Entry | None, meeting: Meeting | None) -> tuple[str, ...]:
    if matter.maker is not Maker.BODY:
        return ()
    if meeting is not None and meeting.members:
        return tuple(person.name for person in meeting.members)
    return members(office, entry) if entry else ()


def _contact(meeting: Meeting | None) -> str:
    if meeting is None:
        return ""
    parts = (meeting.contact_name, meeting.contact_title, meeting.contact_telephone, meeting.contact_email)
    return ", ".join(part for part in parts if part)


def _changes(office: Office, entry: Entry | None, meeting: Meeting | None) -> Iterator[str]:
    if meeting is not None:
        yield from (public_change_line(change) for change in agendas.changes(office.register, meeting.id))
    if entry is not None and entry.status is PlanStatus.WITHDRAWN:
        yield f"The matter was withdrawn from the forward plan on {format_date(withdrawn_on(office, entry))}."


def withdrawn_on(office: Office, entry: Entry) -> date:
    """The day on which an entry that stands withdrawn was marked so."""
    return london_date(
        history.turned(office.register, "forward_plan_entry", entry.id, "status", PlanStatus.WITHDRAWN.value)
    )
