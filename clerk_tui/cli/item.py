"""`item ID`: an agenda item with its report, and building an agenda out of items."""

from __future__ import annotations

import click

from clerk_tui.cli.desk import Default, Desk, json_option, number, pairs, pass_desk, show
from clerk_tui.cli.shapes import item_shape
from clerk_tui.domain.errors import InputError


@click.group(cls=Default)
def item() -> None:
    """Show an agenda item with its report; item add, set, move, remove, renumber and standing build an agenda."""


def _show(desk: Desk, item_id: int, as_json: bool) -> None:
    from clerk_tui.register import meetings as rows
    from clerk_tui.services.disposal_words import item_words
    from clerk_tui.services.words import item_marks

    office = desk.office()
    found = rows.item(office.register, item_id)
    lines = item_words(office, found)
    if marks := item_marks(found):
        lines[1:1] = [f"{marks[2:][0].upper()}{marks[3:]}."]
    if found.urgent_reason:
        lines.append(f"Why it is urgent: {found.urgent_reason}")
    show(as_json, {"item": item_shape(found)}, lambda: lines)


@item.command("show")
@click.argument("item_id", metavar="ID")
@json_option
@pass_desk
def show_item(desk: Desk, item_id: str, as_json: bool) -> None:
    """An agenda item with its report: head, sections with their numbers, recommendations, appendices."""
    _show(desk, number(item_id, "I", "an agenda item"), as_json)


@item.command("add")
@click.argument("meeting_id", metavar="MEETING")
@click.argument("title", default="")
@click.option("--entry", default="", metavar="REF", help="The forward-plan entry it comes from.")
@click.option("--number", "as_printed", metavar="TEXT", help="Its number as printed; else the next one.")
@click.option("--heading", default="", help="The heading it stands under.")
@click.option("--place", type=click.IntRange(1), help="Its place on the agenda, from 1.")
@click.option("--exempt/--open", "exempt", default=None, help="Whether it is to be taken in private.")
@click.option("--exempt-mark", default="", help="The mark on its copies, such as the paragraph of Schedule 12A.")
@click.option("--supplement", metavar="S1", help="The supplement that adds it to a published agenda.")
@click.option("--urgent", default="", metavar="REASON", help="The special circumstances of an item on no agenda.")
@click.option("--as-published", is_flag=True, help="It stood on the agenda as published; the register lacked it.")
@json_option
@pass_desk
def add_item(
    desk: Desk,
    meeting_id: str,
    title: str,
    entry: str,
    as_printed: str | None,
    heading: str,
    place: int | None,
    exempt: bool | None,
    exempt_mark: str,
    supplement: str | None,
    urgent: str,
    as_published: bool,
    as_json: bool,
) -> None:
    """Add an item to the agenda of MEETING."""
    from clerk_tui.services import agendas

    added = number(supplement, "S", "a supplement") if supplement else None
    new = agendas.NewItem(
        title, as_printed, heading, exempt, exempt_mark, entry, added, urgent, place, as_published
    )  # fmt: skip
    _show(desk, agendas.add_item(desk.office(), number(meeting_id, "M", "a meeting"), new), as_json)


@item.command("set")
@click.argument("item_id", metavar="ID")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@json_option
@pass_desk
def set_item(desk: Desk, item_id: str, assignments: tuple[str, ...], as_json: bool) -> None:
    """Set fields: number, title, heading, pages, exempt, exempt_mark, entry, supplement, urgent_reason."""
    from clerk_tui.services import item_details

    found = number(item_id, "I", "an agenda item")
    item_details.set_item(desk.office(), found, pairs(assignments))
    _show(desk, found, as_json)


@item.command("move")
@click.argument("item_id", metavar="ID")
@click.option("--to", "place", type=click.IntRange(1), help="Its new place on the agenda, from 1.")
@click.option("--up", is_flag=True, help="One place up.")
@click.option("--down", is_flag=True, help="One place down.")
@json_option
@pass_desk
def move_item(desk: Desk, item_id: str, place: int | None, up: bool, down: bool, as_json: bool) -> None:
    """Put an item at another place; its printed number stays until the agenda is renumbered."""
    from clerk_tui.services import agendas

    if (place is not None) + up + down != 1:
        raise InputError("Say one of --to PLACE, --up and --down.")
    office, found = desk.office(), number(item_id, "I", "an agenda item")
    at = place if place is not None else agendas.place_of(office, found) + (-1 if up else 1)
    agendas.move_item(office, found, at)
    show(as_json, {"item": f"I{found}", "place": at}, lambda: [f"I{found} is at place {at}."])


@item.command("remove")
@click.argument("item_id", metavar="ID")
@click.option("--because", default="", metavar="REASON", help="Why; needed once the agenda is published.")
@json_option
@pass_desk
def remove_item(desk: Desk, item_id: str, because: str, as_json: bool) -> None:
    """Take an item off its agenda, with its report; history keeps both."""
    from clerk_tui.services import agendas

    found = number(item_id, "I", "an agenda item")
    agendas.remove_item(desk.office(), found, because=because)
    show(as_json, {"removed": f"I{found}"}, lambda: [f"I{found} is taken off the agenda."])


@item.command("renumber")
@click.argument("meeting_id", metavar="MEETING")
@json_option
@pass_desk
def renumber(desk: Desk, meeting_id: str, as_json: bool) -> None:
    """Number the items of MEETING 1, 2, 3 … in their order, as long as the agenda is not published."""
    from clerk_tui.services import agendas

    changed = agendas.renumber(desk.office(), number(meeting_id, "M", "a meeting"))
    said = f"{changed} item{'' if changed == 1 else 's'} numbered anew."
    show(as_json, {"changed": changed}, lambda: [said if changed else "The numbers are right already."])


@item.command("standing")
@click.argument("meeting_id", metavar="MEETING")
@json_option
@pass_desk
def standing(desk: Desk, meeting_id: str, as_json: bool) -> None:
    """Put the standing items of the body on the agenda of MEETING, first and last; see recurring."""
    from clerk_tui.services import agendas

    added = agendas.add_standing(desk.office(), number(meeting_id, "M", "a meeting"))
    lines = [f"Added: {title}." for title in added] or ["Every standing item of this body stands on it already."]
    show(as_json, {"added": list(added)}, lambda: lines)
