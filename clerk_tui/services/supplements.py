"""Supplements: later agendas of a meeting, each with its own days at the two places (SI 2012/2089 reg 7(3)(b))."""

from __future__ import annotations

from dataclasses import replace

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.meeting import BothPlaces, Meeting, Supplement
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import agendas, meetings
from clerk_tui.register.changes import Change
from clerk_tui.services.agendas import open_meeting
from clerk_tui.services.office import Office
from clerk_tui.services.places import Moment, at_both, before_meeting, both_words, cells, not_to_come, place

WHAT = "Supplement"


def add_supplement(
    office: Office,
    meeting_id: int,
    title: str,
    *,
    offices: Moment | None = None,
    website: Moment | None = None,
    reason: str = "",
    command_id: str | None = None,
) -> int:
    """Add a supplement to a published agenda; its id comes back. Its days may be given later."""
    at = at_both(offices, website)
    if not one_line(title):
        raise InputError("Title: a supplement needs a title.")

    def work(change: Change) -> int:
        _check(office, open_meeting(office, meeting_id), at)
        return change.insert(
            "supplement", meeting_id=meeting_id, title=one_line(title), reason=tidy(reason), **cells(at)
        )

    _check(office, open_meeting(office, meeting_id), at)
    summary = f"Supplement to the agenda of M{meeting_id}: {one_line(title)}"
    supplement_id = office.register.run(
        office.command("supplement add", summary, why=reason, command_id=command_id), work
    )
    assert supplement_id is not None
    return supplement_id


def set_supplement(
    office: Office,
    supplement_id: int,
    *,
    title: str | None = None,
    offices: Moment | None = None,
    website: Moment | None = None,
    command_id: str | None = None,
) -> Supplement:
    """Change a supplement's title, or record when it was at one place or both; what is not given stays."""
    before = agendas.supplement(office.register, supplement_id)
    at = _with(before.at, offices, website)
    _check(office, meetings.meeting(office.register, before.meeting_id), at)
    named = before.title if title is None else one_line(title)
    if not named:
        raise InputError("Title: a supplement needs a title.")

    def work(change: Change) -> int:
        now = agendas.supplement(office.register, supplement_id)
        return change.update("supplement", now.id, now.version, title=named, **cells(_with(now.at, offices, website)))

    summary = f"Supplement S{supplement_id} of M{before.meeting_id}: {named}, {both_words(at)}"
    office.register.run(office.command("supplement set", summary, command_id=command_id), work)
    return agendas.supplement(office.register, supplement_id)


def remove_supplement(office: Office, supplement_id: int, *, command_id: str | None = None) -> None:
    """Take away a supplement that holds no item."""
    found = agendas.supplement(office.register, supplement_id)

    def work(change: Change) -> int:
        holds = [
            item
            for item in meetings.items(office.register, found.meeting_id)
            if item.supplement is not None and item.supplement.id == supplement_id
        ]
        if holds:
            raise Refused(f"S{supplement_id} holds item {holds[0].number or holds[0].title}; take that off it first.")
        change.remove("supplement", supplement_id)
        return supplement_id

    summary = f"Supplement S{supplement_id} of M{found.meeting_id} taken away: {found.title}"
    office.register.run(office.command("supplement remove", summary, command_id=command_id), work)


def _with(before: BothPlaces, offices: Moment | None, website: Moment | None) -> BothPlaces:
    at = before
    if offices is not None:
        on, instant = place(offices)
        at = replace(at, offices_on=on, offices_at=instant)
    if website is not None:
        on, instant = place(website)
        at = replace(at, website_on=on, website_at=instant)
    return at


def _check(office: Office, meeting: Meeting, at: BothPlaces) -> None:
    if meeting.agenda_on is None:
        raise Refused(
            f"The agenda of M{meeting.id} is not published yet: put the item on the agenda itself; a supplement comes"
            " after it."
        )
    before_meeting(at, meeting.day, WHAT)
    not_to_come(at, office.clock.now(), WHAT)
    first = at.public_from(office.council().nation)
    if first is not None and first < meeting.agenda_on:
        raise InputError(
            f"{WHAT}: {format_date(first)} lies before the agenda itself, published {format_date(meeting.agenda_on)}."
        )
