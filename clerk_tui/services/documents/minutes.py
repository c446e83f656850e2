"""The public minutes of a meeting, from what was published of its decisions and what is kept of the meeting itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clerk_tui.documents.writing.agenda import file_name
from clerk_tui.documents.writing.minutes import minutes_of
from clerk_tui.domain.dates import format_date, format_instant
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.meeting import Meeting, MeetingStatus
from clerk_tui.domain.public import PublicRecord
from clerk_tui.domain.public_meetings import PublicInterest, PublicMinute, PublicMinutes
from clerk_tui.register import decisions, interests, meetings, notices
from clerk_tui.services.actions import public
from clerk_tui.services.decision_notice import notice_record
from clerk_tui.services.documents.chain_head import as_it_stands
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.documents.meeting_head import head_of
from clerk_tui.services.office import Office
from clerk_tui.services.public_items import OpenItem, in_private, may_leave, meeting_may_leave, open_items

_WAITS = "The record of this item is not published yet."
_NOTHING = "No decision is recorded under this item."


def build(office: Office, number: int, period: Period | None) -> Made:
    """The minutes of meeting `number`; Refused before it was held, and for one that was cancelled."""
    minutes = public_minutes(office, number)
    return Made(minutes_of(minutes), file_name(minutes.head, "minutes"), as_it_stands(office).at)


def public_minutes(office: Office, meeting_id: int) -> PublicMinutes:
    """What the public reads of a meeting that was held; Refused where words of it are kept apart as exempt."""
    meeting = meetings.meeting(office.register, meeting_id)
    _was_held(office, meeting)
    items = open_items(office, meeting_id)
    found = decisions.of_meeting(office.register, meeting_id)
    records = {number: notice_record(office, number) for number, _, out in found if out}
    present = tuple(dict.fromkeys(name for record in records.values() for name in record.present))
    meeting_may_leave(office, items, {"Note for the minutes": meeting.minutes_note})
    drafts = {item_id for _, item_id, out in found if not out}
    agreed = public.of_meeting(office, meeting_id, items)
    return PublicMinutes(
        head=head_of(office, meeting, items, as_it_stands(office)),
        present=present,
        absent=tuple(one.name for one in meeting.members if present and one.name not in present),
        interests=tuple(_interests(office, meeting_id, items)),
        items=tuple(_minute(office, meeting, one, records, present, one.item.id in drafts) for one in items),
        note=meeting.minutes_note,
        ended=format_instant(meeting.ended_at) if meeting.ended_at else "",
        actions=agreed,
    )


def _was_held(office: Office, meeting: Meeting) -> None:
    if meeting.status is MeetingStatus.CANCELLED:
        raise Refused(f"M{meeting.id} was cancelled, so it has no minutes.")
    if meeting.status is MeetingStatus.CALLED and meeting.day > office.clock.today():
        raise Refused(f"M{meeting.id} is still to be held, on {format_date(meeting.day)}; its minutes come after it.")


def _minute(
    office: Office,
    meeting: Meeting,
    one: OpenItem,
    records: Mapping[int, PublicRecord],
    present: tuple[str, ...],
    waits: bool,
) -> PublicMinute:
    record = records.get(one.item.decision_id or 0)
    notes = tuple(filter(None, (*_notes(office, one), _absence(record, present))))
    may_leave(office, one, {"minutes": "\n".join(notes)})
    back = public.arising(office, one, meeting.day, said=True)
    if record is None and (waits or not back):
        notes = (*notes, _WAITS if waits else _NOTHING)
    return PublicMinute(one.item.number, one.title, record, (*notes, *back), public.of_item(office, one))


def _notes(office: Office, one: OpenItem) -> Iterator[str]:
    """In private and by which resolution; urgent by which circumstances, which the minutes have to specify."""
    if private := in_private(office, one):
        yield private
        exemption = notices.exemption(office.register, one.matter)
        if exemption is not None and exemption.resolution:
            on = f", {format_date(exemption.resolved_on)}" if exemption.resolved_on else ""
            yield f"Resolution to exclude the public{on}: {exemption.resolution}"
    if one.item.urgent_reason.strip():
        yield f"Taken as urgent by reason of special circumstances: {one.item.urgent_reason.strip().rstrip('.')}."


def _absence(record: PublicRecord | None, present: tuple[str, ...]) -> str:
    """Who was present for another item, and not for this one."""
    if record is None or not record.present:
        return ""
    gone = [name for name in present if name not in record.present]
    return f"Not in attendance for this item: {', '.join(gone)}." if gone else ""


def _interests(office: Office, meeting_id: int, items: tuple[OpenItem, ...]) -> Iterator[PublicInterest]:
    by_id = {one.item.id: one for one in items}
    for declared in interests.of_meeting(office.register, meeting_id):
        one = by_id.get(declared.item_id or 0)
        words = {"declarations of interest": "\n".join(filter(None, (declared.nature, declared.dispensation)))}
        if one is None:
            meeting_may_leave(office, items, words)
        else:
            may_leave(office, one, words)
        yield PublicInterest(
            declared.person.name, _of_item(one), declared.nature, declared.withdrew, declared.dispensation
        )


def _of_item(one: OpenItem | None) -> str:
    return "" if one is None else f"item {one.item.number} {one.title}" if one.item.number else one.title
