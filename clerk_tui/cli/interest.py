"""`interest`: interests declared at a meeting; each arrives in the record of its item by itself."""

from __future__ import annotations

from typing import Any

import click

from clerk_tui.cli.desk import Default, Desk, json_option, number, pairs, pass_desk, show
from clerk_tui.domain.interest import Interest


@click.group(cls=Default)
def interest() -> None:
    """Interests declared at a meeting; `interest add MEETING --member NAME …` records one."""


def _shape(found: Interest) -> dict[str, Any]:
    return {
        "id": found.id,
        "meeting": f"M{found.meeting_id}",
        "item": f"I{found.item_id}" if found.item_id else None,
        "member": found.person.name,
        "nature": found.nature,
        "conflict": found.conflict,
        "withdrew": found.withdrew,
        "dispensation": found.dispensation or None,
    }


def _line(found: Interest) -> str:
    answer = {True: "yes", False: "no", None: "not answered"}
    item = f"item I{found.item_id}" if found.item_id else "no particular item"
    return (
        f"{found.id}. {found.person.name}, {item}: {found.nature}. Conflict: {answer[found.conflict]}."
        f" Withdrew: {answer[found.withdrew]}. Dispensation: {found.dispensation or 'none noted'}."
    )


@interest.command("show")
@click.argument("meeting_id", metavar="MEETING")
@json_option
@pass_desk
def show_interests(desk: Desk, meeting_id: str, as_json: bool) -> None:
    """List the interests declared at a meeting."""
    from clerk_tui.register import interests, meetings

    register, found = desk.office().register, number(meeting_id, "M", "a meeting")
    meetings.meeting(register, found)
    listed = interests.of_meeting(register, found)
    none = [f"No interest is recorded as declared at M{found}."]
    show(as_json, {"interests": [_shape(one) for one in listed]}, lambda: [_line(one) for one in listed] or none)


interest.add_command(show_interests, "list")


@interest.command("add")
@click.argument("meeting_id", metavar="MEETING")
@click.option("--member", required=True, help="Who declared it.")
@click.option("--nature", required=True, help="What was declared.")
@click.option("--item", help="The agenda item it was declared for, like I2.")
@click.option("--conflict", default="", metavar="yes|no", help="Is it a conflict of interest?")
@click.option("--withdrew", default="", metavar="yes|no", help="Did the member withdraw for the item?")
@click.option("--dispensation", default="", help="The dispensation that was granted.")
@json_option
@pass_desk
def add(
    desk: Desk, meeting_id: str, member: str, nature: str, item: str | None, conflict: str, withdrew: str,
    dispensation: str, as_json: bool,
) -> None:  # fmt: skip
    """Record an interest that a member declared; it stands at once in the draft record of its item."""
    from clerk_tui.services import interests

    values = {"nature": nature, "conflict": conflict, "withdrew": withdrew, "dispensation": dispensation}
    item_id = number(item, "I", "an agenda item") if item else None
    found = interests.add(desk.office(), number(meeting_id, "M", "a meeting"), member, values, item_id=item_id)
    show(as_json, {"interest": _shape(found)}, lambda: [_line(found)])


@interest.command("set")
@click.argument("interest_id", metavar="ID")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@json_option
@pass_desk
def change(desk: Desk, interest_id: str, assignments: tuple[str, ...], as_json: bool) -> None:
    """Change what was declared: nature, conflict, withdrew, dispensation."""
    from clerk_tui.services import interests

    found = interests.change_interest(desk.office(), _number(interest_id), pairs(assignments))
    show(as_json, {"interest": _shape(found)}, lambda: [_line(found)])


@interest.command("remove")
@click.argument("interest_id", metavar="ID")
@json_option
@pass_desk
def remove(desk: Desk, interest_id: str, as_json: bool) -> None:
    """Take a declared interest away, and its lines out of the record."""
    from clerk_tui.services import interests

    found = interests.remove(desk.office(), _number(interest_id))
    show(as_json, {"removed": _shape(found)}, lambda: [f"Taken away: {_line(found)}"])


def _number(typed: str) -> int:
    return number(typed, "N", "a declared interest")
