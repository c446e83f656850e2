"""The page of a meeting, with its schema.org event for search engines and calendars."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from clerk_tui.documents.writing.document import Look
from clerk_tui.documents.writing.site.frame import page
from clerk_tui.domain.dates import LONDON, format_date, format_time
from clerk_tui.domain.public_site import Line, PublicMeeting, Site
from clerk_tui.domain.text import one_line

MARKS = {
    "cancelled": "Cancelled: this meeting does not take place.",
    "adjourned": "Adjourned: the rest of this meeting was put off.",
}
_STATES = {"cancelled": "EventCancelled", "adjourned": "EventPostponed"}


def meeting_path(number: int) -> str:
    """Where the page of meeting `number` lies."""
    return f"meetings/M{number}.html"


def meeting_page(site: Site, look: Look, meeting: PublicMeeting, decisions: Sequence[Line]) -> bytes:
    """A meeting with its public agenda; `decisions` are those published that were taken at it."""
    from markupsafe import Markup

    title = f"{one_line(meeting.body)}, {format_date(meeting.day)}"
    mark = MARKS.get(meeting.status, "")
    if not mark and meeting.moved_from:
        mark = f"Moved from {format_date(meeting.moved_from)}."
    on_agenda = {item.decision for item in meeting.items}
    return page(
        site, look, meeting_path(meeting.id), "meeting.html.jinja",
        f"{meeting.status.capitalize()}: {title}" if meeting.status in MARKS else title, title=title, mark=mark,
        facts=[(label, words) for label, words in _facts(meeting) if words], links=_links(meeting),
        items=meeting.items, others=[line for line in decisions if line.id not in on_agenda],
        event=Markup(in_script(event(site, meeting))),
    )  # fmt: skip


def _facts(meeting: PublicMeeting) -> list[tuple[str, str]]:
    return [
        ("Date", format_date(meeting.day)),
        ("Time", format_time(meeting.starts) if meeting.starts else ""),
        ("Place", meeting.venue),
        ("Open to the public", "No, it is held in private" if meeting.private else ""),
        ("Held", "Yes" if meeting.status == "held" else ""),
        ("Notice of the meeting published", format_date(meeting.notice_on) if meeting.notice_on else ""),
        ("Agenda published", format_date(meeting.agenda_on) if meeting.agenda_on else ""),
        *(("Supplement published", f"{format_date(day)}: {title}") for title, day in meeting.supplements),
        *(("What happened", words) for words in meeting.happened),
        ("Enquiries", meeting.contact),
    ]


def _links(meeting: PublicMeeting) -> list[tuple[str, str, str]]:
    links = []
    if meeting.continues is not None:
        links.append(("Goes on from", f"Meeting M{meeting.continues}", f"M{meeting.continues}.html"))
    if meeting.continued_by is not None:
        links.append(("Goes on as", f"Meeting M{meeting.continued_by}", f"M{meeting.continued_by}.html"))
    return links


def event(site: Site, meeting: PublicMeeting) -> dict[str, Any]:
    """The meeting as a schema.org Event. A day without a time of day is a date."""
    starts = meeting.day.isoformat()
    if meeting.starts is not None:
        starts = datetime.combine(meeting.day, meeting.starts, LONDON).isoformat()
    state = _STATES.get(meeting.status, "EventRescheduled" if meeting.moved_from else "EventScheduled")
    made: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": one_line(meeting.body),
        "url": f"M{meeting.id}.html",
        "startDate": starts,
        "eventStatus": f"https://schema.org/{state}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "organizer": {"@type": "GovernmentOrganization", "name": one_line(site.council)},
    }
    if meeting.venue:
        made["location"] = {"@type": "Place", "name": one_line(meeting.venue), "address": one_line(meeting.venue)}
    if meeting.moved_from:
        made["previousStartDate"] = meeting.moved_from.isoformat()
    return made


def in_script(value: object) -> str:
    """JSON that can stand in a script element: nothing in it ends the element or begins a comment."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
