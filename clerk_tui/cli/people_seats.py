"""`people seat`, `end`, `follow`, `change` and `unseat`: the seats of somebody."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Desk, json_option, number, pass_desk, show
from clerk_tui.cli.parameters import date_option, day_or_nothing
from clerk_tui.domain.errors import InputError

if TYPE_CHECKING:
    from clerk_tui.domain.people import Membership
    from clerk_tui.services.office import Office

ROLES = "Member, chair, vice-chair, leader, co-opted, substitute, representative, officer, or the council's own word."


def _despite(command: Any) -> Any:
    return click.option("--despite", default="", help="Why the seat stands though it clashes with another.")(command)


def _say(seat: Membership, as_json: bool, before: str = "") -> None:
    from clerk_tui.cli.people_output import seat_line, seat_shape

    show(as_json, {"seat": seat_shape(seat)}, lambda: [f"{before}{seat_line(seat, person=True)}"])


def _number(typed: str) -> int:
    return number(typed, "S", "a seat")


def _one_of(office: Office, name: str, body: str, day: date | None) -> int:
    """A seat by its number, or by person and body."""
    from clerk_tui.services.people import find_body, find_person, find_seat

    if not body:
        return _number(name)
    return find_seat(office, find_person(office, name), find_body(office, body), day or office.clock.today()).id


@click.command("seat")
@click.argument("name")
@click.argument("body")
@click.option("--role", default="member", show_default=True, help=ROLES)
@date_option("--from", "first", help="Its first day.")
@date_option("--to", "last", help="Its last day.")
@click.option("--title", default="", help="What it is for, such as a portfolio.")
@click.option("--ward", default="", help="The ward that a seat on Council is for.")
@_despite
@json_option
@pass_desk
def seat(
    desk: Desk, name: str, body: str, role: str, first: date | None, last: date | None, title: str, ward: str,
    despite: str, as_json: bool,
) -> None:  # fmt: skip
    """Enter the seat that NAME holds in BODY."""
    from clerk_tui.services.people import find_body, find_person
    from clerk_tui.services.people_seats import SeatDetails, add_seat
    from clerk_tui.services.wards.listing import ward_or_none

    office = desk.office()
    person, where = find_person(office, name), find_body(office, body)
    details = SeatDetails(role, first, last, title, ward_or_none(office, ward))
    _say(add_seat(office, person.id, where.id, details, despite=despite), as_json)


@click.command("end")
@click.argument("name", metavar="NAME|SEAT")
@click.argument("body", required=False, default="")
@date_option("--on", "last", help="Its last day.", required=True)
@json_option
@pass_desk
def end(desk: Desk, name: str, body: str, last: date, as_json: bool) -> None:
    """End the seat that NAME holds in BODY, or a seat by its number."""
    from clerk_tui.services.people_seats import end_seat

    office = desk.office()
    _say(end_seat(office, _one_of(office, name, body, last), last), as_json, "Ended. ")


@click.command("follow")
@click.argument("name", metavar="NAME|SEAT")
@click.argument("body", required=False, default="")
@click.option("--role", required=True, help=ROLES)
@date_option("--from", "first", help="The first day of the new part.", required=True)
@click.option("--title", default="", help="What it is for, such as a portfolio.")
@_despite
@json_option
@pass_desk
def follow(desk: Desk, name: str, body: str, role: str, first: date, title: str, despite: str, as_json: bool) -> None:
    """Give somebody another part in the same body from a day on; the old seat ends the day before."""
    from clerk_tui.services.people_seats import follow_seat

    office = desk.office()
    seat_id = _one_of(office, name, body, first)
    _say(follow_seat(office, seat_id, first, role, title=title, despite=despite), as_json)


@click.command("change")
@click.argument("seat_id", metavar="SEAT")
@click.option("--role", help=ROLES)
@click.option("--from", "first", metavar="DATE", help="Its first day; empty where it is not known.")
@click.option("--to", "last", metavar="DATE", help="Its last day; empty where it is not over.")
@click.option("--title", help="What it is for, such as a portfolio.")
@click.option("--ward", help="The ward that a seat on Council is for; empty for none.")
@_despite
@json_option
@pass_desk
def change(
    desk: Desk, seat_id: str, role: str | None, first: str | None, last: str | None, title: str | None,
    ward: str | None, despite: str, as_json: bool,
) -> None:  # fmt: skip
    """Correct a seat that was entered wrongly."""
    from clerk_tui.register import people as rows
    from clerk_tui.services.people_seats import SeatDetails, change_seat, ward_of
    from clerk_tui.services.wards.listing import ward_or_none

    if role is None and first is None and last is None and title is None and ward is None:
        raise InputError("Nothing is to be corrected; give --role, --from, --to, --title or --ward.")
    begins = None if first is None else day_or_nothing("--from", first)
    ends = None if last is None else day_or_nothing("--to", last)
    office = desk.office()
    old = rows.seat(office.register, _number(seat_id))
    details = SeatDetails(
        old.role if role is None else role,
        old.valid_from if first is None else begins,
        old.valid_to if last is None else ends,
        old.title if title is None else title,
        ward_of(office, old) if ward is None else ward_or_none(office, ward),
    )
    _say(change_seat(office, old.id, details, despite=despite), as_json)


@click.command("unseat")
@click.argument("seat_id", metavar="SEAT")
@json_option
@pass_desk
def unseat(desk: Desk, seat_id: str, as_json: bool) -> None:
    """Take a seat away that was entered by mistake; one that was held is ended instead."""
    from clerk_tui.services.people_seats import remove_seat

    _say(remove_seat(desk.office(), _number(seat_id)), as_json, "Taken away. ")


SEATS = (seat, end, follow, change, unseat)
"""What is done with seats."""
