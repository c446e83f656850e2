"""`private REF`: why a matter is taken in private, the representations received, and the resolution."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Default, Desk, json_option, pairs, pass_desk, show
from clerk_tui.cli.parameters import date_option
from clerk_tui.cli.route import line_shape, line_words
from clerk_tui.cli.shapes import iso

if TYPE_CHECKING:
    from clerk_tui.domain.matters import Exemption, Representation
    from clerk_tui.services.office import Office


@click.group(cls=Default)
def private() -> None:
    """A matter taken in private: reasons, Schedule 12A, public interest test, representations, resolution.

    REF is a decision (D2 or its reference), an agenda item (I2) or a forward-plan entry (F3 or its reference).
    Notices of a private meeting and its urgency are recorded with route.
    """


@private.command("show")
@click.argument("ref")
@json_option
@pass_desk
def show_private(desk: Desk, ref: str, as_json: bool) -> None:
    """What is recorded, what it lacks, and which notices are due. The closed title is not shown."""
    _show(desk.office(), ref, as_json)


def _show(office: Office, ref: str, as_json: bool) -> None:
    from clerk_tui.rules.private_route import private_lines
    from clerk_tui.services import matters

    matter = matters.find(office, ref)
    case = matters.case_of(office, matter)
    lines = list(private_lines(case))
    document = {
        "ref": matter.ref,
        "title": matter.title,
        "private": matter.private,
        "exemption": _exemption_shape(case.exemption) if case.exemption else None,
        "representations": [_representation_shape(*one) for one in enumerate(case.representations, 1)],
        "lines": [line_shape(line) for line in lines],
    }
    said = [f"{matter.ref}. {matter.title}.", *(line_words(line) for line in lines)]
    for number, one in enumerate(case.representations, 1):
        ending = "" if one.text.endswith((".", "!", "?")) else "."
        answer = f"{ending} Response: {one.response}" if one.response else f"{ending} No response yet."
        said.append(f"Representation {number}, {one.from_whom}: {one.text}{answer}")
    show(as_json, document, lambda: said)


def _exemption_shape(exemption: Exemption) -> dict[str, Any]:
    return {
        "part": exemption.part,
        "confidential": exemption.confidential,
        "paragraphs": list(exemption.paragraphs),
        "local_category": exemption.local_category or None,
        "reasons": exemption.reasons,
        "outweighs": exemption.outweighs,
        "public_interest": exemption.public_interest,
        "resolution": exemption.resolution,
        "resolved_on": iso(exemption.resolved_on),
    }


def _representation_shape(number: int, one: Representation) -> dict[str, Any]:
    return {
        "number": number,
        "received_on": iso(one.received_on),
        "from": one.from_whom,
        "text": one.text,
        "response": one.response or None,
        "responded_on": iso(one.responded_on),
    }


@private.command("set")
@click.argument("ref")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@json_option
@pass_desk
def set_private(desk: Desk, ref: str, assignments: tuple[str, ...], as_json: bool) -> None:
    """Record why a matter is taken in private.

    The fields: part, confidential (yes or no), paragraphs (numbers of Schedule 12A), local_category, reasons,
    outweighs (yes or no: the public interest in keeping it exempt outweighs), public_interest (how it was weighed).
    """
    from clerk_tui.services import private_meetings

    office = desk.office()
    private_meetings.set_exemption(office, ref, pairs(assignments))
    _show(office, ref, as_json)


@private.command("closed")
@click.argument("ref")
@click.option("--title", help="The exempt title.")
@click.option("--text", help="The exempt facts.")
@json_option
@pass_desk
def closed(desk: Desk, ref: str, title: str | None, text: str | None, as_json: bool) -> None:
    """Keep the exempt title and facts apart. No command prints them."""
    from clerk_tui.services import private_meetings

    if title is None and text is None:
        raise click.UsageError("Give --title, --text, or both.")
    office = desk.office()
    private_meetings.set_closed_title(office, ref, title=title, text=text)
    _show(office, ref, as_json)


@private.command("add")
@click.argument("ref")
@click.option("--from", "from_whom", required=True, help="Who made the representation.")
@date_option("--on", "day", required=True, help="The day on which it was received.")
@click.option("--text", required=True, help="What was said.")
@json_option
@pass_desk
def add(desk: Desk, ref: str, from_whom: str, day: date, text: str, as_json: bool) -> None:
    """Record a representation about why the meeting should be open."""
    from clerk_tui.services import private_meetings

    office = desk.office()
    private_meetings.add_representation(office, ref, received_on=day, from_whom=from_whom, text=text)
    _show(office, ref, as_json)


@private.command("answer")
@click.argument("ref")
@click.argument("number", type=click.IntRange(1, 1_000_000))
@click.option("--text", required=True, help="What was answered.")
@date_option("--on", "day", help="The day of the answer, if that is not today.")
@json_option
@pass_desk
def answer(desk: Desk, ref: str, number: int, text: str, day: date | None, as_json: bool) -> None:
    """Record the response to a representation, by its number in the list."""
    from clerk_tui.services import private_meetings

    office = desk.office()
    private_meetings.respond(office, ref, number, text, day)
    _show(office, ref, as_json)


@private.command("resolve")
@click.argument("ref")
@click.option("--text", help="The resolution in its own words; without it, the suggested wording is shown.")
@click.option("--suggested", is_flag=True, help="Record the suggested wording as it stands.")
@date_option("--on", "day", help="The day on which it was passed.")
@json_option
@pass_desk
def resolve(desk: Desk, ref: str, text: str | None, suggested: bool, day: date | None, as_json: bool) -> None:
    """Show or record the resolution to exclude the public: it names the proceedings and the description."""
    from clerk_tui.services import private_meetings

    office = desk.office()
    wording = private_meetings.suggested_resolution(office, ref)
    if text is None and not suggested:
        show(as_json, {"suggested": wording}, lambda: [wording])
        return
    private_meetings.resolve(office, ref, wording if text is None else text, day)
    _show(office, ref, as_json)


@private.command("pass")
@click.argument("ref")
@click.argument("finding", metavar="WORDS-…")
@click.option("--because", required=True, help="Why the public may read these words; it stays in the register.")
@json_option
@pass_desk
def go_past(desk: Desk, ref: str, finding: str, because: str, as_json: bool) -> None:
    """Let words that also stand in the exempt text go out in a notice, a receipt or the reasons of a correction.

    FINDING is what the refusal names, one match of one field; in a record it is decision override.
    """
    from clerk_tui.services.exempt_overrides import go_past

    found = go_past(desk.office(), ref, finding, because)
    show(as_json, {"finding": found}, lambda: [f"{found} is gone past; the reason stays in the register."])
