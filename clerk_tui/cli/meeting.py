"""`meeting ID` and what may be set on a meeting."""

from __future__ import annotations

import click

from clerk_tui.cli.desk import Default, Desk, json_option, number, pairs, pass_desk, show
from clerk_tui.cli.shapes import meeting_shape
from clerk_tui.domain.dates import parse_date
from clerk_tui.domain.errors import InputError


@click.group(cls=Default)
def meeting() -> None:
    """Show a meeting with its agenda; `meeting set ID agenda_on=DATE` records when the agenda was published."""


def _show(desk: Desk, meeting_id: int, as_json: bool) -> None:
    from clerk_tui.register import meetings
    from clerk_tui.rules.calendar import horizon
    from clerk_tui.services.words import meeting_lines

    office = desk.office()
    register = office.register
    found, items = meetings.meeting(register, meeting_id), meetings.items(register, meeting_id)
    document = {"meeting": meeting_shape(found, items, meetings.unplaced(register, meeting_id))}
    beyond = horizon(office.calendar(), found.day)
    show(as_json, document, lambda: [*meeting_lines(found, items), *([beyond] if beyond else [])])


@meeting.command("show")
@click.argument("meeting_id", metavar="ID")
@json_option
@pass_desk
def show_meeting(desk: Desk, meeting_id: str, as_json: bool) -> None:
    """Show a meeting: body, date, venue, members summoned, agenda."""
    _show(desk, number(meeting_id, "M", "a meeting"), as_json)


@meeting.command("set")
@click.argument("meeting_id", metavar="ID")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@json_option
@pass_desk
def set_meeting(desk: Desk, meeting_id: str, assignments: tuple[str, ...], as_json: bool) -> None:
    """Set a field of a meeting: agenda_on, the day the agenda was published at the offices and on the website."""
    from clerk_tui.services.decisions import set_agenda_date

    found = number(meeting_id, "M", "a meeting")
    values = pairs(assignments)
    for name in values:
        if name != "agenda_on":
            raise InputError(f"A meeting has no field “{name}” to set; its field is agenda_on.")
    set_agenda_date(desk.office(), found, parse_date(values["agenda_on"]) if values["agenda_on"].strip() else None)
    _show(desk, found, as_json)


@meeting.command("source")
@click.argument("meeting_id", metavar="ID")
@json_option
@pass_desk
def source(desk: Desk, meeting_id: str, as_json: bool) -> None:
    """The cleaned text of the document that a meeting was imported from."""
    from clerk_tui.register import meetings

    register, found = desk.office().register, number(meeting_id, "M", "a meeting")
    meetings.meeting(register, found)
    text = meetings.source_text(register, found)
    said = text or "This meeting was not imported from a document."
    show(as_json, {"meeting": f"M{found}", "text": text or None}, lambda: [said])
