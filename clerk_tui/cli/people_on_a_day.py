"""`people call-in` and `people portfolios`: who might ask, and who led and held what, on a day."""

from __future__ import annotations

from datetime import date

import click

from clerk_tui.cli.desk import Desk, find_decision, json_option, pass_desk, show
from clerk_tui.cli.parameters import date_option
from clerk_tui.domain.dates import format_date


@click.command("call-in")
@date_option("--on", "day", help="The day asked for; today without it.")
@click.option("--committee", default="", help="The relevant overview and scrutiny committee, where there are several.")
@click.option(
    "--for", "ref", default="", metavar="REF", help="Of this decision: the wards that its record names count."
)
@click.option("--all", "everybody", is_flag=True, help="Also those who had no seat on Council that day.")
@json_option
@pass_desk
def call_in(desk: Desk, day: date | None, committee: str, ref: str, everybody: bool, as_json: bool) -> None:
    """Who may ask for call-in on a day, and why one may not; those who may stand first."""
    from clerk_tui.services.on_a_day.call_in import askers

    office = desk.office()
    number = find_decision(office, ref) if ref else None
    found = askers(office, day or office.clock.today(), committee, number)
    members = [
        {"name": one.person.name, "person": one.person.id, "may": one.may, "says": one.says,
         "pools": list(one.pools), "roles": list(one.roles)}
        for one in found.members
    ]  # fmt: skip
    document = {
        "on": found.day.isoformat(), "committee": found.committee or None, "rule": list(found.rule),
        "summary": found.says, "members": members,
    }  # fmt: skip
    show(as_json, document, lambda: [f"On {format_date(found.day)}.", *found.lines(everybody=everybody)])


@click.command("portfolios")
@click.argument("name", required=False, default="")
@date_option("--on", "day", help="The day asked for; today without it.")
@json_option
@pass_desk
def portfolios(desk: Desk, name: str, day: date | None, as_json: bool) -> None:
    """Who led the council and held which portfolio on a day; with NAME (or “leader”) everybody who held that one."""
    from clerk_tui.cli.people_output import seat_line, seat_shape
    from clerk_tui.rules import portfolios as rules
    from clerk_tui.services.on_a_day.portfolios import history, on_day

    office = desk.office()
    if name:
        held = history(office, name)
        lines = [seat_line(seat, person=True) for seat in held]
        show(as_json, {"portfolio": name, "seats": [seat_shape(seat) for seat in held]}, lambda: lines)
        return
    day = day or office.clock.today()
    found = on_day(office, day)
    shapes = [
        {"portfolio": one.name, "holders": [seat_shape(seat) for seat in one.holders],
         "last": seat_shape(one.last) if one.last else None}
        for one in found
    ]  # fmt: skip
    none = [f"The register names no leader and no portfolio by {format_date(day)}."]
    show(as_json, {"on": day.isoformat(), "portfolios": shapes}, lambda: [rules.says(one) for one in found] or none)


ON_A_DAY = (call_in, portfolios)
"""What is asked of people as of a day."""
