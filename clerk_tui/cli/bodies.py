"""`bodies`: the bodies that meet, with their members on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import click

from clerk_tui.cli.desk import Default, Desk, json_option, pass_desk, show
from clerk_tui.cli.parameters import date_option, day_or_nothing
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.people import Body
from clerk_tui.services.office import Office

PLACES = "How many members it has when none of its seats is vacant."
KINDS = click.Choice([kind.value for kind in BodyKind])


@click.group(cls=Default, invoke_without_command=True)
@json_option
@click.pass_context
def bodies(ctx: click.Context, as_json: bool) -> None:
    """The bodies that meet; `bodies NAME --on DAY` names the members of one on a day."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_bodies, as_json=as_json)


@bodies.command("list")
@click.option("--find", "text", default="", help="Only those with these words.")
@json_option
@pass_desk
def list_bodies(desk: Desk, text: str = "", as_json: bool = False) -> None:
    """List the bodies by name, with how many members each has today."""
    from clerk_tui.cli.people_output import body_line, body_line_shape
    from clerk_tui.services import people

    found = people.bodies(desk.office(), text)
    lines = [body_line(line) for line in found] or ["There are no bodies yet."]
    show(as_json, {"total": len(found), "bodies": [body_line_shape(line) for line in found]}, lambda: lines)


@bodies.command("show")
@click.argument("name")
@date_option("--on", "day", help="The members on this day; today without it.")
@json_option
@pass_desk
def show_body(desk: Desk, name: str, day: date | None, as_json: bool) -> None:
    """Show a body with its members on a day."""
    from clerk_tui.services.people import find_body

    office = desk.office()
    _show(office, find_body(office, name), day or office.clock.today(), as_json)


def _show(office: Office, body: Body, day: date, as_json: bool) -> None:
    from clerk_tui.cli.people_output import body_line_shape, members_lines
    from clerk_tui.services.people import body_line

    line = body_line(office, body, day)
    document = {"on": day.isoformat(), "body": body_line_shape(line)}
    show(as_json, document, lambda: members_lines(line, day))


@bodies.command("add")
@click.argument("name")
@click.option("--kind", type=KINDS, help="What it is, where the name does not tell.")
@date_option("--from", "first", help="Its first day.")
@date_option("--to", "last", help="Its last day.")
@click.option("--places", type=int, help=PLACES)
@json_option
@pass_desk
def add(
    desk: Desk, name: str, kind: str | None, first: date | None, last: date | None, places: int | None, as_json: bool
) -> None:
    """Enter a body."""
    from clerk_tui.services.people_changes import add_body

    office = desk.office()
    body = add_body(office, name, kind=kind or "", valid_from=first, valid_to=last, places=places)
    _show(office, body, office.clock.today(), as_json)


@bodies.command("set")
@click.argument("name")
@click.option("--name", "new", help="The name as it is now.")
@click.option("--kind", type=KINDS, help="What it is.")
@click.option("--from", "first", metavar="DATE", help="Its first day; empty where it is not known.")
@click.option("--to", "last", metavar="DATE", help="Its last day; empty where it is not over.")
@click.option("--places", type=int, help=PLACES)
@json_option
@pass_desk
def set_body(
    desk: Desk, name: str, new: str | None, kind: str | None, first: str | None, last: str | None, places: int | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Rename a body, say what it is, or end it."""
    from clerk_tui.services.people import find_body
    from clerk_tui.services.people_changes import change_body

    if new is None and kind is None and first is None and last is None and places is None:
        raise InputError("Nothing is to be changed; give --name, --kind, --from, --to or --places.")
    office = desk.office()
    old = find_body(office, name)
    body = replace(
        old,
        name=old.name if new is None else new,
        kind=old.kind if kind is None else BodyKind(kind),
        valid_from=old.valid_from if first is None else day_or_nothing("--from", first),
        valid_to=old.valid_to if last is None else day_or_nothing("--to", last),
        places=old.places if places is None else places,
    )
    _show(office, change_body(office, body), office.clock.today(), as_json)
