"""Who is summoned to a meeting, named and changed after it was called (LGA 1972 Sch 12 para 4)."""

from __future__ import annotations

from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.meeting import Meeting
from clerk_tui.domain.people import name_key
from clerk_tui.domain.text import split_names
from clerk_tui.register import meetings
from clerk_tui.register.changes import Change
from clerk_tui.services.new_meetings import person_called
from clerk_tui.services.office import Office


def members_text(meeting: Meeting) -> str:
    """The names, one a line."""
    return "\n".join(member.name for member in meeting.members)


def read_members(text: str) -> tuple[str, ...]:
    """The names typed, one a line or between commas; InputError where one stands twice."""
    names = split_names(text)
    seen: set[str] = set()
    for name in names:
        if (key := name_key(name)) in seen:
            raise InputError(f"Members summoned: {name} is named twice.")
        seen.add(key)
    return names


def summon_only(office: Office, change: Change, meeting: Meeting, names: tuple[str, ...]) -> None:
    """Let exactly these be summoned, in this order; who attended of those left out is taken out of the drafts.

    Refused once a record of this meeting is published: it prints who was summoned and attended.
    """
    wanted = [person_called(office, change, name) for name in names]
    if wanted == [member.id for member in meeting.members]:
        return
    if len(set(wanted)) < len(wanted):
        raise InputError("Members summoned: two of the names are of the same person.")
    if published := meetings.published_at(office.register, meeting.id):
        raise Refused(
            f"Members summoned: D{published} of this meeting is published with those who were summoned, and a published"
            " record never changes."
        )
    rows = meetings.summons(office.register, meeting.id)
    for person_id, summons_id in rows.items():
        if person_id not in wanted:
            for attendance_id in meetings.attendances(office.register, meeting.id, person_id):
                change.remove("attendance", attendance_id)
            change.remove("summons", summons_id)
    for position, person_id in enumerate(wanted):
        if (held := rows.get(person_id)) is None:
            change.insert("summons", meeting_id=meeting.id, person_id=person_id, position=position)
        else:
            change.update("summons", held, int(str(change.row("summons", held)["version"])), position=position)
