"""`drafts`: half-typed texts that wait, every clerk's; one of them taken into its field, or thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Default, Desk, json_option, pass_desk, show
from clerk_tui.cli.shapes import iso
from clerk_tui.domain.dates import format_instant

if TYPE_CHECKING:
    from clerk_tui.services.kept_texts import KeptText


@click.group(cls=Default, invoke_without_command=True)
@json_option
@click.pass_context
def drafts(ctx: click.Context, as_json: bool) -> None:
    """The half-typed texts that wait for a record, every clerk's, each beside what the register holds.

    drafts take ID saves one into its field; drafts drop ID throws one of your own away.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(show_drafts, as_json=as_json)


@drafts.command("show")
@json_option
@pass_desk
def show_drafts(desk: Desk, as_json: bool) -> None:
    """List the texts that wait, the newest first."""
    from clerk_tui.services.kept_texts import all_waiting

    found = all_waiting(desk.office())
    show(as_json, {"drafts": [_shape(text) for text in found]}, lambda: _lines(found))


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


@drafts.command("drop")
@click.argument("number", metavar="ID", type=int)
@json_option
@pass_desk
def drop(desk: Desk, number: int, as_json: bool) -> None:
    """Throw this text of yours away; the register stays as it is."""
    from clerk_tui.services.kept_texts import drop as drop_text

    found = drop_text(desk.office(), number)
    show(
        as_json, {"dropped": _shape(found)}, lambda: [f"Thrown away: what you typed into {found.label} of {found.ref}."]
    )


def _shape(text: KeptText) -> dict[str, Any]:
    changed = text.changed
    return {
        "id": text.draft.id, "ref": text.ref, "title": text.title, "field": text.draft.field, "who": text.draft.who,
        "at": iso(text.draft.at), "text": text.draft.text, "stands": text.stands, "published": text.published,
        "changed": {"who": changed[0], "at": iso(changed[1])} if changed else None,
    }  # fmt: skip


def _lines(found: list[KeptText]) -> list[str]:
    return [line for text in found for line in _told(text)] or ["No half-typed text waits."]


def _told(text: KeptText) -> list[str]:
    draft = text.draft
    lines = [
        f"{draft.id}. {text.label} of {text.ref}, {text.title}. Typed by {draft.who}, {format_instant(draft.at)}:"
        f" “{draft.text}”"
    ]
    if text.published:
        lines.append("The record was published without it.")
    elif text.changed:
        who, at = text.changed
        lines.append(f"Saved meanwhile by {who}, {format_instant(at)}: “{text.stands}”")
    elif text.stands:
        lines.append(f"The register holds: “{text.stands}”")
    return lines
