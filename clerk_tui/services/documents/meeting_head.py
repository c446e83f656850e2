"""What every document about a meeting begins with, and what it may say about the meeting itself."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.meeting import BodyKind, Meeting, MeetingStatus
from clerk_tui.domain.public_meetings import PublicMeetingHead
from clerk_tui.register import agendas, meetings
from clerk_tui.services.documents.chain_head import Stand
from clerk_tui.services.meeting_words import public_change_line
from clerk_tui.services.office import Office
from clerk_tui.services.public_items import OpenItem, meeting_may_leave


def head_of(office: Office, meeting: Meeting, items: tuple[OpenItem, ...], stand: Stand) -> PublicMeetingHead:
    """The head of a document about a meeting; Refused where words of it are kept apart as exempt."""
    happened = tuple(_happened(office, meeting))
    contact = ", ".join(
        filter(None, (meeting.contact_name, meeting.contact_title, meeting.contact_telephone, meeting.contact_email))
    )
    meeting_may_leave(
        office, items, {"Venue": meeting.venue, "Contact": contact, "What happened to it": "\n".join(happened)}
    )
    council = office.council()
    return PublicMeetingHead(
        council=council.name,
        nation=council.nation.value,
        body=meeting.body,
        executive=meeting.body_kind is BodyKind.EXECUTIVE,
        day=meeting.day,
        starts=meeting.starts,
        venue=meeting.venue,
        mark=_mark(meeting),
        happened=happened,
        contact=contact,
        chain_head=stand.head,
    )


def _mark(meeting: Meeting) -> str:
    if meeting.status is MeetingStatus.CANCELLED:
        return "CANCELLED: this meeting does not take place."
    if meeting.status is MeetingStatus.ADJOURNED:
        return "ADJOURNED: this meeting goes on another day."
    if meeting.moved_from is not None:
        return f"MOVED from {format_date(meeting.moved_from)}."
    if meeting.continues_id is not None:
        return "RESUMED: this meeting goes on with one that was adjourned." if meeting.sits_for else "CALLED AGAIN."
    return ""


def _happened(office: Office, meeting: Meeting) -> Iterator[str]:
    register = office.register
    if meeting.continues_id is not None:
        before = meetings.meeting(register, meeting.continues_id)
        goes_on = "It goes on with" if meeting.sits_for else "It is called again in place of"
        yield f"{goes_on} the meeting of {_when(before)}."
    if meeting.short_notice and meeting.convened_on:
        yield f"Convened at shorter notice on {format_date(meeting.convened_on)}."
    for change in agendas.changes(register, meeting.id):
        yield public_change_line(change)
    if meeting.continued_by is not None:
        again = meetings.meeting(register, meeting.continued_by)
        how = "is continued on" if meeting.status is MeetingStatus.ADJOURNED else "was called again for"
        yield f"It {how} {_when(again)}."


def _when(meeting: Meeting) -> str:
    return format_date(meeting.day) + (f" at {format_time(meeting.starts)}" if meeting.starts else "")
