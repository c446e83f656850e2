"""`supplement`: later agendas of a meeting; `recurring`: what stands on every agenda of a body."""

from __future__ import annotations

from datetime import date

import click

from clerk_tui.cli.desk import Default, Desk, JsonFirst, json_option, number, pass_desk, show
from clerk_tui.cli.meeting_shapes import recurring_shape, supplement_shape
from clerk_tui.cli.parameters import Moment, date_option, moment_option


@click.group(cls=JsonFirst)
def supplement() -> None:
    """Supplements to published agendas: supplement add, set, remove."""


def _show(desk: Desk, supplement_id: int, as_json: bool) -> None:
    from clerk_tui.register import agendas
    from clerk_tui.services.meeting_words import supplement_line

    found = agendas.supplement(desk.office().register, supplement_id)
    show(as_json, {"supplement": supplement_shape(found)}, lambda: [supplement_line(found)])


@supplement.command("add")
@click.argument("meeting_id", metavar="MEETING")
@click.argument("title")
@moment_option("--offices", help="When it was at the offices.")
@moment_option("--website", help="When it was on the website.")
@click.option("--reason", default="", help="Why it comes after the agenda.")
@json_option
@pass_desk
def add(
    desk: Desk,
    meeting_id: str,
    title: str,
    offices: Moment | None,
    website: Moment | None,
    reason: str,
    as_json: bool,
) -> None:
    """Add a supplement to the published agenda of MEETING; item add --supplement puts items on it."""
    from clerk_tui.services import supplements

    found = number(meeting_id, "M", "a meeting")
    made = supplements.add_supplement(desk.office(), found, title, offices=offices, website=website, reason=reason)
    _show(desk, made, as_json)


@supplement.command("set")
@click.argument("supplement_id", metavar="ID")
@click.option("--title")
@moment_option("--offices", help="When it was at the offices.")
@moment_option("--website", help="When it was on the website.")
@json_option
@pass_desk
def set_(
    desk: Desk, supplement_id: str, title: str | None, offices: Moment | None, website: Moment | None, as_json: bool
) -> None:
    """Record when a supplement was at the offices and on the website, or change its title."""
    from clerk_tui.services import supplements

    found = number(supplement_id, "S", "a supplement")
    supplements.set_supplement(desk.office(), found, title=title, offices=offices, website=website)
    _show(desk, found, as_json)


@supplement.command("remove")
@click.argument("supplement_id", metavar="ID")
@json_option
@pass_desk
def remove(desk: Desk, supplement_id: str, as_json: bool) -> None:
    """Take away a supplement that holds no item."""
    from clerk_tui.services import supplements

    found = number(supplement_id, "S", "a supplement")
    supplements.remove_supplement(desk.office(), found)
    show(as_json, {"removed": f"S{found}"}, lambda: [f"S{found} is taken away."])


@click.group(cls=Default)
def recurring() -> None:
    """The standing items of a body: recurring BODY lists them; recurring add, set and remove change them."""


@recurring.command("show")
@click.argument("body")
@json_option
@pass_desk
def list_(desk: Desk, body: str, as_json: bool) -> None:
    """The standing items of BODY, those before the others first."""
    from clerk_tui.domain.dates import format_date
    from clerk_tui.register import agendas
    from clerk_tui.services.recurring_items import body_id

    register = (office := desk.office()).register
    found = agendas.recurring_items(register, body_id(office, body))
    lines = [
        f"R{item.id}. {item.place.capitalize()}: {item.title}"
        + (f", from {format_date(item.valid_from)}" if item.valid_from else "")
        + (f", until {format_date(item.valid_to)}" if item.valid_to else "")
        + "."
        for item in found
    ]
    show(
        as_json,
        {"body": body, "items": [recurring_shape(item) for item in found]},
        lambda: lines or [f"{body} has no standing items."],
    )


@recurring.command("add")
@click.argument("body")
@click.argument("title")
@click.option("--place", default="first", show_default=True, help="first or last.")
@date_option("--from", "valid_from", help="The first day it stands.")
@date_option("--until", "valid_to", help="The last day it stands.")
@json_option
@pass_desk
def add_recurring(
    desk: Desk, body: str, title: str, place: str, valid_from: date | None, valid_to: date | None, as_json: bool
) -> None:
    """Let an item stand on every agenda of BODY."""
    from clerk_tui.register import agendas
    from clerk_tui.services import recurring_items

    office = desk.office()
    made = recurring_items.add_recurring(office, body, title, place=place, valid_from=valid_from, valid_to=valid_to)
    found = agendas.recurring_item(office.register, made)
    show(as_json, {"item": recurring_shape(found)}, lambda: [f"R{made}. {found.title} stands {found.place}."])


@recurring.command("set")
@click.argument("item_id", metavar="ID")
@click.option("--title", help="What it is called from now on.")
@click.option("--place", help="first or last.")
@json_option
@pass_desk
def set_recurring(desk: Desk, item_id: str, title: str | None, place: str | None, as_json: bool) -> None:
    """Change the title or the place of a standing item; agendas that it is on keep it as it was."""
    from clerk_tui.services import recurring_items

    found = number(item_id, "R", "a standing item")
    now = recurring_items.set_recurring(desk.office(), found, title=title, place=place)
    show(as_json, {"item": recurring_shape(now)}, lambda: [f"R{found}. {now.title} stands {now.place}."])


@recurring.command("remove")
@click.argument("item_id", metavar="ID")
@json_option
@pass_desk
def remove_recurring(desk: Desk, item_id: str, as_json: bool) -> None:
    """Let an item stand on no further agenda."""
    from clerk_tui.services import recurring_items

    found = number(item_id, "R", "a standing item")
    recurring_items.remove_recurring(desk.office(), found)
    show(as_json, {"removed": f"R{found}"}, lambda: [f"R{found} stands on no further agenda."])
