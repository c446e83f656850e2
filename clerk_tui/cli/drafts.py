"""`drafts`: half-typed texts that wait, every clerk's; one of them taken into its field, taken over, or thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Default, Desk, json_option, pass_desk, show
from clerk_tui.cli.shapes import iso
from clerk_tui.domain.dates import format_instant

if TYPE_CHECKING:
    from clerk_tui.services.kept_texts import KeptText


@click.group(cls=Default, invoke_without_command=True)
@click.option("--who", default="", help="Only what this account typed.")
@json_option
@click.pass_context
def drafts(ctx: click.Context, who: str, as_json: bool) -> None:
    """The half-typed texts that wait, every clerk's, each beside what the register holds.

    Texts of records, of entries of the forward plan and of reports; corrections that were begun; answers to questions;
    changes to the council file. drafts take ID saves one into its field; drafts take-over ID makes a colleague's your
    own; drafts drop ID throws one away.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(show_drafts, who=who, as_json=as_json)


@drafts.command("show")
@click.option("--who", default="", help="Only what this account typed.")
@json_option
@pass_desk
def show_drafts(desk: Desk, who: str, as_json: bool) -> None:
    """List the texts that wait, the newest first."""
    from clerk_tui.services.kept_texts import all_waiting

    office = desk.office()
    found = [text for text in all_waiting(office) if who.strip().lower() in {"", text.draft.who.lower()}]
    nothing = f"No half-typed text of {who.strip()} waits." if who.strip() else "No half-typed text waits."
    show(as_json, {"drafts": [_shape(text) for text in found]}, lambda: _lines(found, office.who) or [nothing])


drafts.add_command(show_drafts, "list")


@drafts.command("take")
@click.argument("number", metavar="ID", type=int)
@click.option("--over", is_flag=True, help="Take it over what was saved in the field since it was typed.")
@json_option
@pass_desk
def take(desk: Desk, number: int, over: bool, as_json: bool) -> None:
    """Save this text, yours or a colleague's, into its field. No other text is lost by it."""
    from clerk_tui.services.kept_texts import take as take_text

    found = take_text(desk.office(), number, over=over)
    show(as_json, {"taken": _shape(found)}, lambda: [f"Saved as {found.label} of {found.ref}."])


@drafts.command("take-over")
@click.argument("number", metavar="ID", type=int)
@json_option
@pass_desk
def take_over(desk: Desk, number: int, as_json: bool) -> None:
    """Make a colleague's text your own, such as that of a clerk who left: it is then offered to you where it belongs.

    What you typed there yourself waits on beside it.
    """
    from clerk_tui.services.kept_texts import take_over as take_text_over

    found = take_text_over(desk.office(), number)
    lines = [f"{found.where}: what {found.draft.who} typed is yours now.", *([_goes_on(found)] if found.place else [])]
    show(as_json, {"taken_over": _shape(found)}, lambda: lines)


@drafts.command("drop")
@click.argument("number", metavar="ID", type=int)
@click.option("--of", default="", metavar="WHO", help="Throw away what this colleague typed; named to be sure.")
@json_option
@pass_desk
def drop(desk: Desk, number: int, of: str, as_json: bool) -> None:
    """Throw this text away; the register stays as it is. A colleague's only with --of WHO."""
    from clerk_tui.services.kept_texts import drop as drop_text

    office = desk.office()
    found = drop_text(office, number, of=of)
    whose = "you" if found.draft.who == office.who else found.draft.who
    show(as_json, {"dropped": _shape(found)}, lambda: [f"Thrown away: what {whose} typed into {found.where}."])


def _shape(text: KeptText) -> dict[str, Any]:
    changed = text.changed
    return {
        "id": text.draft.id, "kind": text.record, "ref": text.ref or None, "label": text.label, "title": text.title,
        "field": text.draft.field, "who": text.draft.who, "at": iso(text.draft.at), "text": text.said,
        "stands": text.stands, "published": text.published, "goes_on": text.place or None,
        "changed": {"who": changed[0], "at": iso(changed[1])} if changed else None,
    }  # fmt: skip


def _lines(found: list[KeptText], who: str) -> list[str]:
    return [line for text in found for line in _told(text, who)]


def _goes_on(text: KeptText) -> str:
    return f"{text.place[0].upper()}{text.place[1:]}."


def _told(text: KeptText, who: str) -> list[str]:
    draft = text.draft
    when = format_instant(draft.at.replace(microsecond=0))
    # The whole council file is not read out; what changes in it shows where it goes on.
    said = "its text is the changed file" if text.record == "council" else f"“{text.said}”"
    lines = [f"{draft.id}. {text.where}. Typed by {draft.who}, {when}: {said}"]
    if text.place:
        lines.append(_goes_on(text) if draft.who == who else f"drafts take-over {draft.id} makes it yours.")
    elif text.published:
        lines.append("The record was published without it.")
    elif text.changed:
        saved, at = text.changed
        lines.append(f"Saved meanwhile by {saved}, {format_instant(at)}: “{text.stands}”")
    elif text.stands:
        lines.append(f"The register holds: “{text.stands}”")
    return lines
