"""Calendars (RFC 5545): the public one, and the clerk's own with alarms, which never lies in the public folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from clerk_tui import __version__
from clerk_tui.documents.writing.site.feeds import stable_id
from clerk_tui.domain.dates import LONDON, format_close
from clerk_tui.domain.public_site import OpenWindow, PublicMeeting, Site
from clerk_tui.domain.text import one_line

_STATES = {"cancelled": "CANCELLED"}


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry of a calendar. Without `starts` it is of the whole day; `alarms` are so long before it."""

    key: str
    summary: str
    day: date
    at: datetime
    starts: time | None = None
    place: str = ""
    says: str = ""
    status: str = "CONFIRMED"
    edition: int = 0
    alarms: tuple[timedelta, ...] = ()


def calendar(site: Site, name: str, appointments: Iterable[Appointment]) -> bytes:
    """A calendar file; `at` of each appointment is when it was last recorded, so that the same is the same bytes."""
    # The library costs 0.2 s to import; only the act of writing a calendar pays for it.
    from icalendar import Alarm, Calendar, Event

    made = Calendar()
    made.add("prodid", f"-//clerk-tui {__version__}//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"{one_line(site.council)}: {name}")
    for each in appointments:
        event = Event()
        event.add("uid", stable_id(site, each.key))
        event.add("dtstamp", each.at.astimezone(UTC).replace(microsecond=0))
        event.add("sequence", each.edition)
        event.add("summary", one_line(each.summary))
        event.add("dtstart", each.day if each.starts is None else datetime.combine(each.day, each.starts, LONDON))
        event.add("status", each.status)
        if each.starts is None:
            event.add("transp", "TRANSPARENT")
        for label, words in (("location", one_line(each.place)), ("description", each.says)):
            if words:
                event.add(label, words)
        for before in each.alarms:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", one_line(each.summary))
            alarm.add("trigger", -before)
            event.add_component(alarm)
        made.add_component(event)
    made.add_missing_timezones()
    written: bytes = made.to_ical()
    return written


def public_calendar(
    site: Site, meetings: Sequence[PublicMeeting], windows: Sequence[tuple[OpenWindow, datetime]]
) -> bytes:
    """Meetings, those cancelled marked so, and the days on which requests for call-in close; an instant of each."""
    return calendar(
        site, "meetings and call-in", [*map(meeting_entry, meetings), *(closing_entry(one, at) for one, at in windows)]
    )


def meeting_entry(meeting: PublicMeeting) -> Appointment:
    """A meeting; one that does not take place keeps its entry and says so."""
    state = f"{meeting.status.capitalize()}: " if meeting.status in ("cancelled", "adjourned") else ""
    return Appointment(
        f"meeting/M{meeting.id}", f"{state}{meeting.body}", meeting.day, meeting.changed_at, meeting.starts,
        meeting.venue, "\n".join(meeting.happened), _STATES.get(meeting.status, "CONFIRMED"), meeting.edition,
    )  # fmt: skip


def closing_entry(window: OpenWindow, at: datetime) -> Appointment:
    """The last day for requests for call-in, as an entry of the whole day that names the hour."""
    named = ", ".join(filter(None, (window.reference, window.title)))
    return Appointment(
        f"call-in/D{window.id}", f"Call-in closes: {named}", window.closes, at,
        says=f"Requests for call-in close at {format_close(window.closes_at)}.",
    )  # fmt: skip
