"""`people`: who there is, which seats they held and hold; entering and changing them."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from clerk_tui.cli.desk import Default, Desk, json_option, pass_desk, show
from clerk_tui.cli.parameters import date_option
from clerk_tui.cli.people_on_a_day import ON_A_DAY
from clerk_tui.cli.people_seats import SEATS
from clerk_tui.domain.errors import InputError
from clerk_tui.services.office import Office

KINDS = click.Choice(["member", "officer"])


def _list_options(command: Any) -> Any:
    command = click.option("--find", "text", default="", help="Only those with these words.")(command)
    command = date_option("--on", "day", help="What they hold on this day; today without it.")(command)
    return json_option(command)


@click.group(cls=Default, invoke_without_command=True)
@_list_options
@click.pass_context
def people(ctx: click.Context, text: str, day: date | None, as_json: bool) -> None:
    """Members and officers with what they hold today; `people NAME` shows every seat of one.

    NAME is a name, without regard to case or to “Cllr” before it, or the register's number.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_people, text=text, day=day, as_json=as_json)


@people.command("list")
@_list_options
@pass_desk
def list_people(desk: Desk, text: str, day: date | None, as_json: bool) -> None:
    """List everybody by surname, with what they hold on a day."""
    from clerk_tui.cli.people_output import listed_shape, person_line
    from clerk_tui.services.people import listed

    found = listed(desk.office(), text, day)
    lines = [person_line(line) for line in found] or ["Nobody is in the register."]
    show(as_json, {"total": len(found), "people": [listed_shape(line) for line in found]}, lambda: lines)


@people.command("show")
@click.argument("name")
@date_option("--on", "day", help="The day for the pools of call-in; today without it.")
@json_option
@pass_desk
def show_person(desk: Desk, name: str, day: date | None, as_json: bool) -> None:
    """Show somebody with every seat over time."""
    office = desk.office()
    _show(office, _find(office, name), as_json, day)


def _find(office: Office, name: str) -> int:
    from clerk_tui.services.people import find_person

    return find_person(office, name).id


def _show(office: Office, person_id: int, as_json: bool, day: date | None = None, *before: str) -> None:
    from clerk_tui.cli.people_output import person_lines, person_shape, seat_shape
    from clerk_tui.register import people as rows
    from clerk_tui.services.people import pools_of

    day = day or office.clock.today()
    person, seats = rows.person(office.register, person_id), rows.seats(office.register, person_id=person_id)
    pools = pools_of(office, person_id, day)
    shape = person_shape(person) | {"seats": [seat_shape(seat) for seat in seats]}
    if person.kind == "member":
        shape["call_in"] = {"on": day.isoformat(), "pools": list(pools[0]), "roles": list(pools[1])}
    show(as_json, {"person": shape}, lambda: [*before, *person_lines(person, seats, day, pools)])


@people.command("add")
@click.argument("name")
@click.option("--kind", type=KINDS, default="member", show_default=True, help="A member of the council or an officer.")
@click.option("--title", default="", help="An officer's post, or how a member is styled.")
@json_option
@pass_desk
def add(desk: Desk, name: str, kind: str, title: str, as_json: bool) -> None:
    """Enter a member or an officer."""
    from clerk_tui.services.people_changes import add_person

    office = desk.office()
    _show(office, add_person(office, name, kind=kind, title=title).id, as_json)


@people.command("set")
@click.argument("name")
@click.option("--name", "new", help="The name as it is now.")
@click.option("--kind", type=KINDS, help="A member of the council or an officer.")
@click.option("--title", help="An officer's post, or how a member is styled.")
@json_option
@pass_desk
def set_person(desk: Desk, name: str, new: str | None, kind: str | None, title: str | None, as_json: bool) -> None:
    """Rename somebody, or change their title; what is published keeps the old name."""
    from clerk_tui.services.people_changes import change_person

    if new is None and kind is None and title is None:
        raise InputError("Nothing is to be changed; give --name, --kind or --title.")
    office = desk.office()
    person = change_person(office, _find(office, name), name=new, kind=kind, title=title)
    _show(office, person.id, as_json)


@people.command("merge")
@click.argument("keep")
@click.argument("other")
@click.option("--dry-run", is_flag=True, help="Only say what would move.")
@json_option
@pass_desk
def merge_people(desk: Desk, keep: str, other: str, dry_run: bool, as_json: bool) -> None:
    """Make two persons one: all that names OTHER names KEEP from then on. One undo takes it back."""
    from clerk_tui.cli.people_output import person_shape
    from clerk_tui.services import people_merging

    office = desk.office()
    keep_id, other_id = _find(office, keep), _find(office, other)
    done = (people_merging.look if dry_run else people_merging.merge)(office, keep_id, other_id)
    verb = "would move" if dry_run else "moved"
    lines = [f"{done.gone.name} into {done.kept.name}: {done.says} {verb}."]
    lines += [f"Two seats overlap now: {said}." for said in done.overlapping]
    document = {
        "kept": person_shape(done.kept), "gone": person_shape(done.gone), "moved": done.moved,
        "overlapping": list(done.overlapping), "done": not dry_run,
    }  # fmt: skip
    show(as_json, document, lambda: lines)


@people.command("import")
@click.argument("file", type=click.Path(path_type=str, allow_dash=False))
@click.option("--dry-run", is_flag=True, help="Only say what each row would do.")
@click.option("--despite", default="", help="Why seats that clash are taken all the same.")
@json_option
@pass_desk
def import_people(desk: Desk, file: str, dry_run: bool, despite: str, as_json: bool) -> None:
    """Take people, bodies, seats and wards from a CSV file: name, body, role, from, to, title, kind, ward.

    A row with the role “officer” and no body enters an officer, with the title as post; with days it is a seat among
    the officers. A row with a ward and no body is a seat on Council. A seat that the register holds open is ended by a
    row that gives its last day. One undo takes the whole list back.
    """
    from pathlib import Path

    from clerk_tui.services import people_import

    office, path = desk.office(), Path(file)
    data = people_import.read_file(path)
    found = (
        people_import.preview(office, data)
        if dry_run
        else people_import.take(office, data, name=path.name, despite=despite)
    )
    rows = [
        {"row": row.listed.row, "does": row.does.value, "says": row.says, "clashes": list(row.clashes)}
        for row in found.rows
    ]
    lines = [f"Row {row.listed.row}. {row.says}" if row.does.value != "fault" else row.says for row in found.rows]
    show(
        as_json,
        {"done": not dry_run, "summary": found.says, "rows": rows, "notes": list(found.notes)},
        lambda: [*found.notes, *lines, *found.clashes, found.says, "Nothing was taken yet." if dry_run else "Taken."],
    )


@people.command("posts")
@date_option("--on", "day", help="The day asked for; today without it.")
@click.option("--committee", default="", help="The relevant overview and scrutiny committee, where there are several.")
@json_option
@pass_desk
def posts(desk: Desk, day: date | None, committee: str, as_json: bool) -> None:
    """Who must be asked to agree that something is urgent, in the order of the law, and which posts are vacant."""
    from clerk_tui.cli.people_output import post_shape
    from clerk_tui.services.people import posts_on

    office = desk.office()
    day = day or office.clock.today()
    found = posts_on(office, day, committee)
    show(
        as_json,
        {"on": day.isoformat(), "posts": [post_shape(post) for post in found]},
        lambda: [post.says for post in found],
    )


for _command in (*SEATS, *ON_A_DAY):
    people.add_command(_command)
