"""`retention`: what need not be kept any longer; and its disposal, by a clerk who says why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Default, Desk, find_decision, json_option, pass_desk, show
from clerk_tui.cli.shapes import iso

if TYPE_CHECKING:
    from clerk_tui.register.disposals import Disposal
    from clerk_tui.services.disposal_parts import Going

_MOST = 1000


@click.group(cls=Default, invoke_without_command=True)
@click.option("--find", "text", default="", help="Only those with these words.")
@click.option("--most", type=click.IntRange(1, 1_000_000), default=_MOST, show_default=True, help="At most so many.")
@json_option
@click.pass_context
def retention(ctx: click.Context, text: str, most: int, as_json: bool) -> None:
    """What may be disposed of today: records and reports after six years, background papers after four.

    It is a list: nothing is deleted. Another day is looked at with --now. retention dispose REF disposes of what is
    due of a decision.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(show_retention, text=text, most=most, as_json=as_json)


@retention.command("show")
@click.option("--find", "text", default="", help="Only those with these words.")
@click.option("--most", type=click.IntRange(1, 1_000_000), default=_MOST, show_default=True, help="At most so many.")
@json_option
@pass_desk
def show_retention(desk: Desk, text: str, most: int, as_json: bool) -> None:
    """List what may be disposed of today, what was over first standing first."""
    from clerk_tui.services import retention as keeping

    office = desk.office()
    found, total = keeping.page(office, 0, most, text), keeping.count(office, text)
    rows = [
        {
            "ref": one.ref, "reference": one.reference or None, "title": one.title, "part": one.part, "what": one.what,
            "decided_on": iso(one.decided_on), "kept_until": iso(one.until.ledger.answer), "since": iso(one.since),
            "authority": one.authority,
        }
        for one in found
    ]  # fmt: skip
    lines = [one.line() for one in found] or [keeping.nothing_listed(office)]
    more = [f"{total - len(found)} more are not listed; --most lists more."] if total > len(found) else []
    show(as_json, {"total": total, "disposable": rows}, lambda: [*lines, *more, *([keeping.NO_DUTY] if found else [])])


retention.add_command(show_retention, "list")


@retention.command("dispose")
@click.argument("ref")
@click.option("--because", "why", default="", help="Why, and by which policy; it stays in the history.")
@click.option("--only", type=click.Choice(["papers", "record"]), help="Only this; else all that is due.")
@click.option("--dry-run", is_flag=True, help="Say what would go and what would stay, and change nothing.")
@json_option
@pass_desk
def dispose(desk: Desk, ref: str, why: str, only: str | None, dry_run: bool, as_json: bool) -> None:
    """Dispose of what need not be kept any longer of a decision: of its report, or of its background papers.

    The record as published, its notice and its snapshot stay. What goes is gone from the register and from its
    history, where the hashes stay, so that verify still finds every other touch. It cannot be undone.
    """
    from clerk_tui.services.disposal_parts import going
    from clerk_tui.services.disposal_words import said
    from clerk_tui.services.disposing import dispose as dispose_of

    office = desk.office()
    number = find_decision(office, ref)
    found = going(office, number, only or "")
    if dry_run:
        lines = [*found.lines(), "Nothing was changed."]
        show(as_json, {"dry_run": True, **_going_shape(found), "disposed": []}, lambda: lines)
        return
    done = dispose_of(office, number, why, only or "")
    show(
        as_json,
        {"dry_run": False, **_going_shape(found), "disposed": [_shape(one) for one in done.made],
         "left": done.left or None},
        lambda: [*map(said, done.made), *(f"Stays: {one}" for one in found.stays), *([done.left] if done.left else [])],
    )  # fmt: skip


@retention.command("disposed")
@json_option
@pass_desk
def disposed(desk: Desk, as_json: bool) -> None:
    """List what was disposed of: when, by whom, under which rule, and why."""
    from clerk_tui.register import disposals
    from clerk_tui.services.disposal_words import said

    found = disposals.everything(desk.office().register)
    lines = [said(one) for one in found] or ["Nothing was disposed of."]
    show(as_json, {"disposed": [_shape(one) for one in found]}, lambda: lines)


@retention.command("write-anew")
@json_option
@pass_desk
def write_anew(desk: Desk, as_json: bool) -> None:
    """Write the register's file anew, so that nothing that was ever deleted lies in its free space.

    A disposal does it by itself; this is for one that could not.
    """
    desk.office().register.write_anew()
    show(as_json, {"written": True}, lambda: ["The file was written anew; nothing that was deleted lies in it."])


def _going_shape(found: Going) -> dict[str, Any]:
    return {
        "ref": f"D{found.decision.id}",
        "goes": [
            {"part": part.what, "what": part.name, "kept_until": iso(part.until.ledger.answer),
             "authority": part.authority, "goes": list(part.goes), "entries": len(part.texts.entries)}
            for part in found.parts
        ],
        "stays": list(found.stays),
    }  # fmt: skip


def _shape(one: Disposal) -> dict[str, Any]:
    return {
        "ref": f"D{one.decision_id}", "part": one.what, "rule": one.rule, "authority": one.authority,
        "kept_until": iso(one.kept_until), "goes": list(one.goes), "because": one.reason, "who": one.who,
        "disposed_on": iso(one.disposed_on), "entries": one.entries,
    }  # fmt: skip
