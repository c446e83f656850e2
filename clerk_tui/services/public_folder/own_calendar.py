"""The clerk's own calendar, with alarms: what is due and the meetings to come. It is for the office alone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from clerk_tui.documents.writing.site.calendars import Appointment, calendar
from clerk_tui.domain.dates import at_london, format_date, iso_instant
from clerk_tui.domain.meeting import Meeting, MeetingStatus
from clerk_tui.domain.public_site import Site
from clerk_tui.register import meetings, public_folder
from clerk_tui.services import boards
from clerk_tui.services.boards import Due
from clerk_tui.services.documents.chain_head import as_it_stands
from clerk_tui.services.office import Office
from clerk_tui.services.public_folder.site import site_of

_MOST = 1000
_MORNING = -timedelta(hours=9)
"""Before the midnight that a day begins with, so nine in the morning of it."""
_DAY_BEFORE, _HOUR_BEFORE = timedelta(days=1), timedelta(hours=1)
_WHAT = {
    "call-in": "Call-in closes", "publish": "To publish", "record": "To record", "effect": "Takes effect",
    "meeting": "Agenda due",
}  # fmt: skip
"""What is to be done on the day of a line of Today; of the others their own words say it."""


def clerk_calendar(office: Office) -> bytes:
    """Every line of Today, and every meeting to come, as iCalendar with alarms; what is overdue stands on today.

    It tells of drafts and of what is not published yet, and so never lies in the public folder.
    """
    stand, today = as_it_stands(office), office.clock.today()
    site = site_of(office, (iso_instant(stand.at), stand.head))
    coming = [
        meetings.meeting(office.register, number) for number in public_folder.meetings_from(office.register, today)
    ]
    sits = {(f"M{meeting.id}", meeting.day) for meeting in coming}
    due = [_due(one, today, stand.at) for one in boards.due(office, 0, _MOST) if (one.ref, one.gate) not in sits]
    return calendar(site, "clerk", [*due, *(_sitting(meeting, site) for meeting in coming)])


def _due(one: Due, today: date, at: datetime) -> Appointment:
    title, told = f"{_WHAT.get(one.kind, one.state)}: {one.title}", [one.ref, one.reference, one.owner, one.body]
    if one.overdue:
        # It stands on today; without its own day it would read as due today.
        title = f"Late: {title}"
        told.append(f"{one.state}, {format_date(one.gate)}" if one.kind in _WHAT else f"since {format_date(one.gate)}")
    # A calendar takes over what moved only where its edition is newer (RFC 5545, 3.8.7.4).
    edition = max(0, (today - one.gate).days) + one.overdue
    return Appointment(
        f"due/{one.kind}/{one.ref}/{one.gate}", title, max(one.gate, today),
        max(at, at_london(today, time(0))) if edition else at,
        says=", ".join(filter(None, told)), edition=edition, alarms=(_DAY_BEFORE, _MORNING),
    )  # fmt: skip


def _sitting(meeting: Meeting, site: Site) -> Appointment:
    off = meeting.status is MeetingStatus.CANCELLED
    return Appointment(
        f"clerk/meeting/M{meeting.id}", f"Cancelled: {meeting.body}" if off else meeting.body, meeting.day, site.newest,
        meeting.starts, meeting.venue, status="CANCELLED" if off else "CONFIRMED", edition=meeting.version - 1,
        alarms=() if off else ((_DAY_BEFORE, _HOUR_BEFORE) if meeting.starts else (_DAY_BEFORE, _MORNING)),
    )  # fmt: skip
