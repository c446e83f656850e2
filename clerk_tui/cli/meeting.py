"""`meeting ID`: showing a meeting, calling one, what may be set on it; changes and series have modules of their own."""

from __future__ import annotations

from datetime import date, time

import click

from clerk_tui.cli.desk import Default, Desk, json_option, number, pairs, pass_desk, show
from clerk_tui.cli.meeting_changes import adjourn, cancel, move, recall
from clerk_tui.cli.meeting_series import from_file, series
from clerk_tui.cli.parameters import Read
from clerk_tui.cli.shapes import finding_shape, meeting_shape
from clerk_tui.domain.dates import parse_date, parse_time
from clerk_tui.domain.meeting import BodyKind


@click.group(cls=Default)
def meeting() -> None:
    """Show a meeting with its agenda; meeting add, set, move, adjourn, cancel, recall, series … change it."""


for command in (move, adjourn, cancel, recall, series, from_file):
    meeting.add_command(command)


def _show(desk: Desk, meeting_id: int, as_json: bool) -> None:
    from clerk_tui.cli.meeting_shapes import state_shape
    from clerk_tui.register import meetings
    from clerk_tui.rules.calendar import horizon
    from clerk_tui.services.actions.carrying import offer_words
    from clerk_tui.services.keeping import meeting_lines as kept_lines
    from clerk_tui.services.meeting_words import state_lines
    from clerk_tui.services.words import meeting_lines

    office = desk.office()
    register = office.register
    found, items = meetings.meeting(register, meeting_id), meetings.items(register, meeting_id)
    shape = {**meeting_shape(found, items, meetings.unplaced(register, meeting_id)), **state_shape(office, found)}
    lines = meeting_lines(found, items)
    lines[4:4] = state_lines(office, found)
    lines += kept_lines(office, found)
    if beyond := horizon(office.calendar(), found.day):
        lines.append(beyond)
    if offer := offer_words(office, meeting_id):
        lines.append(f"{offer} clerk-tui actions carry M{meeting_id} brings them back.")
    show(as_json, {"meeting": shape}, lambda: lines)


@meeting.command("show")
@click.argument("meeting_id", metavar="ID")
@json_option
@pass_desk
def show_meeting(desk: Desk, meeting_id: str, as_json: bool) -> None:
    """Show a meeting: body, date, venue, members summoned, agenda, and what happened to it."""
    _show(desk, number(meeting_id, "M", "a meeting"), as_json)


@meeting.command("add")
@click.argument("body")
@click.argument("day", metavar="DAY", type=Read(parse_date))
@click.option("--time", "starts", type=Read(parse_time), metavar="HH:MM", help="When it begins.")
@click.option("--venue", default="", help="Where it is held.")
@click.option("--kind", type=click.Choice([kind.value for kind in BodyKind]), help="What a new body is.")
@click.option("--contact", default="", help="Whom to ask: the name.")
@click.option("--telephone", default="")
@click.option("--email", default="")
@click.option("--private/--public", "private", default=None, help="Whether the public are to be excluded.")
@click.option("--convened", type=Read(parse_date), metavar="DAY", help="When it was convened, if at shorter notice.")
@click.option("--member", "members", multiple=True, metavar="NAME", help="Who is summoned; else who sits on the body.")
@click.option("--despite", default="", metavar="REASON", help="Why it is called on a day that gives a warning.")
@json_option
@pass_desk
def add_meeting(
    desk: Desk,
    body: str,
    day: date,
    starts: time | None,
    venue: str,
    kind: str | None,
    contact: str,
    telephone: str,
    email: str,
    private: bool | None,
    convened: date | None,
    members: tuple[str, ...],
    despite: str,
    as_json: bool,
) -> None:
    """Call a meeting of BODY on DAY. A day that is past or not worked, or has a meeting of BODY, needs --despite."""
    from clerk_tui.services import new_meetings

    new = new_meetings.NewMeeting(
        body, day, starts, venue, BodyKind(kind) if kind else None, contact, "", telephone, email, private, convened,
        members or None,
    )  # fmt: skip
    _show(desk, new_meetings.add_meeting(desk.office(), new, despite=despite), as_json)


@meeting.command("set")
@click.argument("meeting_id", metavar="ID")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@json_option
@pass_desk
def set_meeting(desk: Desk, meeting_id: str, assignments: tuple[str, ...], as_json: bool) -> None:
    """Set fields of a meeting: venue, members, contact_name, agenda_on, agenda_offices, agenda_website, ended_at …

    members are the names of all who are summoned, between commas.

    agenda_on is one day for both places; agenda_offices and agenda_website take a day and a time each, and so do
    notice_offices and notice_website. A wrong field's sentence names them all.
    """
    from clerk_tui.services import meeting_details

    found = number(meeting_id, "M", "a meeting")
    meeting_details.set_meeting(desk.office(), found, pairs(assignments))
    _show(desk, found, as_json)


@meeting.command("check")
@click.argument("meeting_id", metavar="ID")
@json_option
@pass_desk
def check_meeting(desk: Desk, meeting_id: str, as_json: bool) -> None:
    """Whether agenda, notice and every supplement of a meeting were in time. Status 1 where one was not."""
    from clerk_tui.domain.findings import Severity
    from clerk_tui.services.meeting_words import meeting_findings
    from clerk_tui.services.words import finding_line

    found = meeting_findings(desk.office(), number(meeting_id, "M", "a meeting"))
    shapes = [{"ref": ref, **finding_shape(finding)} for ref, finding in found]
    show(as_json, {"findings": shapes}, lambda: [f"{ref}. {finding_line(finding)}" for ref, finding in found])
    if any(finding.severity is Severity.BLOCKER for _, finding in found):
        click.get_current_context().exit(1)


@meeting.command("source")
@click.argument("meeting_id", metavar="ID")
@json_option
@pass_desk
def source(desk: Desk, meeting_id: str, as_json: bool) -> None:
    """The cleaned text of the document that a meeting was imported from."""
    from clerk_tui.register import meetings
    from clerk_tui.services.disposal_words import source_words

    office, found = desk.office(), number(meeting_id, "M", "a meeting")
    meetings.meeting(office.register, found)
    text = meetings.source_text(office.register, found)
    show(as_json, {"meeting": f"M{found}", "text": text or None}, lambda: [source_words(office, found)])
