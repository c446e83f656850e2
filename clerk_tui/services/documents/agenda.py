"""The agenda's front sheet of a meeting, from its public items."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clerk_tui.documents.writing.agenda import agenda_of, file_name
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.meeting import Meeting, Supplement
from clerk_tui.domain.public_meetings import PublicAgenda, PublicAgendaItem
from clerk_tui.register import agendas, meetings
from clerk_tui.rules.agenda_checks import ITEM_ADDED, item_notice, notice_given
from clerk_tui.rules.agenda_checks import agenda as agenda_count
from clerk_tui.rules.committees import agenda_of as clear_days_of
from clerk_tui.rules.number_words import cardinal
from clerk_tui.services.actions import public
from clerk_tui.services.documents.chain_head import as_it_stands
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.documents.meeting_head import head_of
from clerk_tui.services.office import Office
from clerk_tui.services.places import both_words
from clerk_tui.services.public_items import OpenItem, in_private, may_leave, meeting_may_leave, open_items


def build(office: Office, number: int, period: Period | None) -> Made:
    """The agenda of meeting `number` as it stands, before or after it was published."""
    made = public_agenda(office, number)
    return Made(agenda_of(made), file_name(made.head, "agenda"), as_it_stands(office).at)


def public_agenda(office: Office, meeting_id: int) -> PublicAgenda:
    """What the public may read of a meeting's agenda; Refused where words of it are kept apart as exempt."""
    meeting = meetings.meeting(office.register, meeting_id)
    items = open_items(office, meeting_id)
    supplements = tuple(_supplement(office, meeting, one) for one in agendas.supplements(office.register, meeting_id))
    meeting_may_leave(office, items, {"Supplements": "\n".join(supplements)})
    return PublicAgenda(
        head=head_of(office, meeting, items, as_it_stands(office)),
        members=tuple(person.name for person in meeting.members),
        timing=tuple(_timing(office, meeting)),
        items=tuple(_item(office, one) for one in items),
        supplements=supplements,
        wholly_private=meeting.private is True,
    )


def _item(office: Office, one: OpenItem) -> PublicAgendaItem:
    item = one.item
    urgent = item.urgent_reason.strip().rstrip(".")
    notes = [
        in_private(office, one),
        f"Pages {item.pages[0]} to {item.pages[1]}." if item.pages else "",
        f"Added by the supplement “{item.supplement.title}”." if item.supplement else "",
        f"Taken as urgent: {urgent}." if urgent else "",
    ]
    may_leave(office, one, {"heading": item.heading, "notes": "\n".join(notes)})
    back = public.arising(office, one, office.clock.today(), said=False)
    return PublicAgendaItem(item.number, one.title, item.heading, (*filter(None, notes), *back))


def _supplement(office: Office, meeting: Meeting, one: Supplement) -> str:
    """A later agenda, when it was published, and the clear days that its items had where they were enough.

    Of too few it says from when they count: by when it was due is for the clerk, whom the check tells it.
    """
    nation = office.council().nation
    reason = f" Reason: {one.reason.rstrip('. ')}." if one.reason else ""
    counted = ""
    published = f"Published {both_words(one.at)}."
    if one.at.offices_on is None and one.at.website_on is None:
        published = "When it was published is not recorded."
    if one.at.public_from(nation) is not None:
        try:
            found = next(item_notice(meeting, one, "", office.calendar(), nation, meeting.day))
            says = found.says if found.severity is Severity.HOLDS else ITEM_ADDED
            counted = f" {_by(found._replace(says=says))}"
        except InputError:
            counted = ""
    return f"{one.title}. {published}{counted}{reason}"


def _timing(office: Office, meeting: Meeting) -> Iterator[str]:
    """When it was published, with the clear days that are asked; before that, by when it has to be."""
    calendar, nation = office.calendar(), office.council().nation
    try:
        count = clear_days_of(meeting.body_kind, meeting.agenda_for, calendar, nation=nation)
        if meeting.agenda_on is None:
            days = f"{cardinal(count.ledger.n)} clear working days before the meeting"
            last = format_date(count.ledger.working_answer)
            yield f"To be published by {last}: {days} ({count.ledger.authorities[0].id})."
        else:
            found = agenda_count(meeting, calendar, nation, meeting.day)
            yield f"Published {_places(meeting)}."
            yield _by(found)
        if meeting.notice_on is not None:
            given = notice_given(meeting, calendar, nation, meeting.day)
            yield _by(given)
    except InputError:
        # A meeting before the calendar's first years has no days that could be counted.
        yield from _uncounted(meeting.agenda_on)


def _places(meeting: Meeting) -> str:
    at = meeting.agenda_at
    if meeting.agenda_on is not None and not (at.offices_on or at.website_on):
        return f"on {format_date(meeting.agenda_on)}"
    return both_words(at)


def _by(found: Finding) -> str:
    """A finding with what it rests on, as one sentence."""
    return f"{found.says.rstrip('.')} ({found.authority})."


def _uncounted(agenda_on: date | None) -> Iterator[str]:
    if agenda_on is not None:
        yield f"Published on {format_date(agenda_on)}."
