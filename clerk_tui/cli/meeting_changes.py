"""`meeting move`, `adjourn`, `cancel` and `recall`: what follows is shown, and with a reason it is done."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import click

from clerk_tui.cli.desk import Desk, json_option, number, pass_desk, show
from clerk_tui.cli.parameters import Read
from clerk_tui.domain.dates import parse_date, parse_time
from clerk_tui.domain.meeting_change import ChangeKind


def _why(command: Any) -> Any:
    """The options of every change."""
    for option in (
        click.option("--dry-run", is_flag=True, help="Only show what follows."),
        click.option("--because", default="", metavar="REASON", help="Why; it stays on record."),
    ):
        command = option(command)
    return json_option(command)


def _where(command: Any) -> Any:
    """The options of a change to another day."""
    for option in (
        click.option("--venue", help="Where, if elsewhere."),
        click.option("--time", "starts", type=Read(parse_time), metavar="HH:MM", help="When, if at another hour."),
        click.option("--to", type=Read(parse_date), metavar="DAY", required=True, help="The new day."),
    ):
        command = option(command)
    return command


@click.command("move")
@click.argument("meeting_id", metavar="ID")
@_where
@_why
@pass_desk
def move(desk: Desk, /, meeting_id: str, to: date, starts: time | None, venue: str | None, **given: Any) -> None:
    """Move a meeting to another day, hour or place: what was published is counted again."""
    _change(desk, meeting_id, ChangeKind.MOVED, to, starts, venue, **given)


@click.command("adjourn")
@click.argument("meeting_id", metavar="ID")
@_where
@_why
@pass_desk
def adjourn(desk: Desk, /, meeting_id: str, to: date, starts: time | None, venue: str | None, **given: Any) -> None:
    """Adjourn a meeting that was opened: it goes on under its agenda, with the items not yet decided."""
    _change(desk, meeting_id, ChangeKind.ADJOURNED, to, starts, venue, **given)


@click.command("cancel")
@click.argument("meeting_id", metavar="ID")
@_why
@pass_desk
def cancel(desk: Desk, /, meeting_id: str, **given: Any) -> None:
    """Cancel a meeting; it stays in the lists, marked."""
    _change(desk, meeting_id, ChangeKind.CANCELLED, None, None, None, **given)


@click.command("recall")
@click.argument("meeting_id", metavar="ID")
@_where
@_why
@pass_desk
def recall(desk: Desk, /, meeting_id: str, to: date, starts: time | None, venue: str | None, **given: Any) -> None:
    """Call a cancelled meeting again: a new meeting, with a new notice and a new agenda."""
    _change(desk, meeting_id, ChangeKind.RECALLED, to, starts, venue, **given)


def _change(
    desk: Desk,
    meeting_id: str,
    kind: ChangeKind,
    to: date | None,
    starts: time | None,
    venue: str | None,
    *,
    because: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    from clerk_tui.cli.meeting_shapes import preview_shape
    from clerk_tui.services import meeting_changes

    office = desk.office()
    found = number(meeting_id, "M", "a meeting")
    preview = meeting_changes.preview(office, found, kind, to=to, starts=starts, venue=venue)
    held = None if dry_run else meeting_changes.accept(office, preview, because)
    document = {**preview_shape(preview), "done": held is not None, "now": f"M{held}" if held else None}
    lines = [meeting_changes.line(consequence) for consequence in preview.consequences]
    done = "Nothing was done." if held is None else "Done." if held == found else f"Done: it is M{held} now."
    show(as_json, document, lambda: [f"{preview.summary}.", *(lines or ["Nothing else follows."]), done])
