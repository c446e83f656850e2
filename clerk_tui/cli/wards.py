"""`wards`: the wards or divisions, who represents each on a day, and where a seat is vacant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Default, Desk, json_option, pass_desk, show
from clerk_tui.cli.parameters import date_option, day_or_nothing
from clerk_tui.domain.errors import InputError

if TYPE_CHECKING:
    from clerk_tui.domain.people import Ward
    from clerk_tui.services.office import Office
    from clerk_tui.services.wards.listing import WardLine

MEMBERS = "How many members it returns."


def _list_options(command: Any) -> Any:
    command = click.option("--find", "text", default="", help="Only those with these words.")(command)
    command = date_option("--on", "day", help="Who represents them on this day; today without it.")(command)
    return json_option(command)


@click.group(cls=Default, invoke_without_command=True)
@_list_options
@click.pass_context
def wards(ctx: click.Context, text: str, day: date | None, as_json: bool) -> None:
    """The wards with their members on a day; `wards NAME` shows one with every seat held for it."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_wards, text=text, day=day, as_json=as_json)


@wards.command("list")
@_list_options
@pass_desk
def list_wards(desk: Desk, text: str, day: date | None, as_json: bool) -> None:
    """List the wards by name, with their members on a day and what is vacant."""
    from clerk_tui.services.wards.listing import listed, words

    office = desk.office()
    day = day or office.clock.today()
    found = listed(office, text, day)
    lines = [words(line) for line in found] or ["No ward is in the register."]
    document = {"on": day.isoformat(), "total": len(found), "wards": [_shape(line) for line in found]}
    show(as_json, document, lambda: lines)


def _shape(line: WardLine) -> dict[str, Any]:
    from clerk_tui.cli.people_output import seat_shape
    from clerk_tui.cli.shapes import iso

    ward, vacant = line.ward, line.vacancies.many if line.vacancies else None
    return {
        "id": ward.id, "name": ward.name, "members": ward.members, "from": iso(ward.valid_from),
        "to": iso(ward.valid_to), "vacant": vacant, "holds": [seat_shape(seat) for seat in line.holds],
    }  # fmt: skip


@wards.command("show")
@click.argument("name")
@date_option("--on", "day", help="Who represents it on this day; today without it.")
@json_option
@pass_desk
def show_ward(desk: Desk, name: str, day: date | None, as_json: bool) -> None:
    """Show a ward: its members on a day, and every seat that was ever held for it."""
    from clerk_tui.services.wards.listing import find_ward

    office = desk.office()
    _show(office, find_ward(office, name), as_json, day)


def _show(office: Office, ward: Ward, as_json: bool, day: date | None = None) -> None:
    from clerk_tui.cli.people_output import seat_shape
    from clerk_tui.services.wards.listing import line_of, lines, seats_of

    line = line_of(office, ward, day or office.clock.today())
    document = {"ward": _shape(line) | {"seats": [seat_shape(seat) for seat in seats_of(office, ward)]}}
    show(as_json, document, lambda: lines(office, line))


@wards.command("add")
@click.argument("name")
@click.option("--members", type=int, help=MEMBERS)
@date_option("--from", "first", help="Its first day.")
@date_option("--to", "last", help="Its last day.")
@json_option
@pass_desk
def add(desk: Desk, name: str, members: int | None, first: date | None, last: date | None, as_json: bool) -> None:
    """Enter a ward or division."""
    from clerk_tui.services.wards.changes import add_ward

    office = desk.office()
    _show(office, add_ward(office, name, members=members, valid_from=first, valid_to=last), as_json)


@wards.command("set")
@click.argument("name")
@click.option("--name", "new", help="The name as it is now.")
@click.option("--members", type=int, help=MEMBERS)
@click.option("--from", "first", metavar="DATE", help="Its first day; empty where it is not known.")
@click.option("--to", "last", metavar="DATE", help="Its last day; empty where it is not over.")
@json_option
@pass_desk
def set_ward(
    desk: Desk, name: str, new: str | None, members: int | None, first: str | None, last: str | None, as_json: bool
) -> None:
    """Rename a ward, say how many members it returns, or end it."""
    from clerk_tui.services.wards.changes import change_ward
    from clerk_tui.services.wards.listing import find_ward

    if new is None and members is None and first is None and last is None:
        raise InputError("Nothing is to be changed; give --name, --members, --from or --to.")
    begins = None if first is None else day_or_nothing("--from", first)
    ends = None if last is None else day_or_nothing("--to", last)
    office = desk.office()
    old = find_ward(office, name)
    ward = replace(
        old,
        name=old.name if new is None else new,
        members=old.members if members is None else members,
        valid_from=old.valid_from if first is None else begins,
        valid_to=old.valid_to if last is None else ends,
    )
    _show(office, change_ward(office, ward), as_json)


@wards.command("remove")
@click.argument("name")
@json_option
@pass_desk
def remove(desk: Desk, name: str, as_json: bool) -> None:
    """Take a ward away that was entered by mistake; one that was represented is ended instead."""
    from clerk_tui.services.wards.changes import remove_ward
    from clerk_tui.services.wards.listing import find_ward

    office = desk.office()
    gone = remove_ward(office, find_ward(office, name).id)
    show(as_json, {"removed": {"id": gone.id, "name": gone.name}}, lambda: [f"Taken away: {gone.name}."])
