"""How a meeting stands, in plain lines: called, moved, held; its notice, supplements and what was done to it."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.domain.dates import format_date, format_instant, format_time
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.meeting import BodyKind, Meeting, MeetingStatus, Supplement
from clerk_tui.domain.meeting_change import ChangeKind, MeetingChange
from clerk_tui.register import agendas, meetings
from clerk_tui.rules.access import ElapsedResult, member_access
from clerk_tui.rules.agenda_checks import agenda, item_notice, notice_given
from clerk_tui.services.keeping import meeting_lines
from clerk_tui.services.office import Office
from clerk_tui.services.places import both_words

_STATUS = {
    MeetingStatus.CALLED: "",
    MeetingStatus.HELD: "Held",
    MeetingStatus.ADJOURNED: "ADJOURNED",
    MeetingStatus.CANCELLED: "CANCELLED",
}


def status_words(meeting: Meeting) -> str:
    """`CANCELLED; called again as M7`, `Held`; empty for a meeting that is simply called."""
    said = _STATUS[meeting.status]
    if meeting.continued_by is not None:
        again = "goes on as" if meeting.status is MeetingStatus.ADJOURNED else "called again as"
        said = f"{said}; {again} M{meeting.continued_by}"
    return said


def state_lines(office: Office, meeting: Meeting, *, changes: bool = True) -> list[str]:
    """What happened to a meeting and what was given for it, a sentence each."""
    lines = [f"{status_words(meeting)}."] if status_words(meeting) else []
    if meeting.continues_id is not None:
        goes_on = "Goes on with" if meeting.sits_for else "Called again for"
        lines.append(f"{goes_on} M{meeting.continues_id}.")
    if meeting.short_notice and meeting.convened_on:
        lines.append(f"Convened at shorter notice on {format_date(meeting.convened_on)}.")
    if meeting.agenda_at.offices_on or meeting.agenda_at.website_on:
        lines.append(f"Agenda {both_words(meeting.agenda_at)}.")
    if meeting.notice_at.offices_on or meeting.notice_at.website_on:
        lines.append(f"Notice of time and place {both_words(meeting.notice_at)}.")
    lines += [supplement_line(found) for found in agendas.supplements(office.register, meeting.id)]
    if changes:
        lines += [change_line(change) for change in agendas.changes(office.register, meeting.id)]
    return [*lines, *_ended(meeting)]


def supplement_line(supplement: Supplement) -> str:
    """`S1. Supplement: Late report. Friday 29 September 2017, 16:30, at both places.`"""
    return f"S{supplement.id}. Supplement: {supplement.title}. Published {both_words(supplement.at)}."


def change_line(change: MeetingChange) -> str:
    """`Moved on 2 October 2017 from … to …. Reason: ….`, as the office reads it."""
    return f"{public_change_line(change)} Reason: {change.reason.rstrip('.')}."


def public_change_line(change: MeetingChange) -> str:
    """The same without the reason, which is typed for the office and goes into nothing that the public reads."""
    old = format_date(change.old_day) + (f" at {format_time(change.old_starts)}" if change.old_starts else "")
    new = ""
    if change.new_day is not None:
        at = f" at {format_time(change.new_starts)}" if change.new_starts else ""
        new = f" to {format_date(change.new_day)}{at}"
        if change.new_venue != change.old_venue:
            new += f", {change.new_venue}"
    done = {ChangeKind.RECALLED: "Called again"}.get(change.kind, change.kind.value.capitalize())
    return f"{done} on {format_date(change.changed_on)}, from {old}{new}."


def access(meeting: Meeting) -> ElapsedResult | None:
    """EN-M24: until when documents of a private meeting of the executive are open to every member, once it ended."""
    if meeting.ended_at is None or meeting.body_kind in {BodyKind.COUNCIL, BodyKind.SCRUTINY}:
        return None
    return member_access(meeting.ended_at)


def _ended(meeting: Meeting) -> Iterator[str]:
    if meeting.ended_at is None:
        return
    yield f"Ended {format_instant(meeting.ended_at)}."
    if (found := access(meeting)) is not None:
        part = "" if meeting.private else ", for whatever was taken in private,"
        yield f"Documents open to every member{part} by {format_instant(found.by)} (EN-M24, SI 2012/2089 reg 16)."


def access_lines(meeting: Meeting) -> list[str]:
    """The 24 hours with what they rest on, to be read where a count is asked for."""
    found = access(meeting)
    if found is None:
        return []
    rests = [f"{authority.id}. {authority.says}" for authority in found.authorities]
    return [f"{found.title}.", f"By {format_instant(found.by)}.", *found.advice, "", *rests]


def meeting_findings(office: Office, meeting_id: int) -> list[tuple[str, Finding]]:
    """Whether agenda, notice and each added or urgent item of a meeting were in time, each with what it is of."""
    meeting = meetings.meeting(office.register, meeting_id)
    if meeting.status is MeetingStatus.CANCELLED:
        says = f"{status_words(meeting)}: it does not take place, so nothing of it is judged."
        return [(f"M{meeting_id}", Finding("CANCELLED", Severity.ADVICE, "status", says, "the register"))]
    calendar, nation, today = office.calendar(), office.council().nation, office.clock.today()
    found = [
        (f"M{meeting_id}", agenda(meeting, calendar, nation, today)),
        (f"M{meeting_id}", notice_given(meeting, calendar, nation, today)),
    ]
    for item in meetings.items(office.register, meeting_id):
        if item.supplement is not None or item.urgent_reason.strip():
            each = item_notice(meeting, item.supplement, item.urgent_reason, calendar, nation, today)
            found += [(f"I{item.id}", finding) for finding in each]
    return found


def story(office: Office, meeting_id: int) -> list[str]:
    """How a meeting stands, each change of it with the consequences that were shown before, and what is kept of it."""
    meeting = meetings.meeting(office.register, meeting_id)
    lines, changes = state_lines(office, meeting, changes=False), agendas.changes(office.register, meeting_id)
    if not lines and not changes:
        lines = ["Nothing happened to this meeting since it was called."]
    for change in changes:
        lines += ["", change_line(change), *(f"  {each}" for each in change.consequences.splitlines())]
    for rests in (access_lines(meeting), meeting_lines(office, meeting)):
        lines += ["", *rests] if rests else []
    return lines
