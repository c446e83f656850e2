"""`backup`, `restore`, `copy-here`: safe copies of the register, going back to one, bringing one to this computer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Default, Desk, F, json_option, pass_desk, show
from clerk_tui.cli.shapes import iso

if TYPE_CHECKING:
    from clerk_tui.domain.safe_copy import Manifest
    from clerk_tui.register.safe_copy import Held
    from clerk_tui.services.restoring import Preview


class _Backup(Default):
    """`backup DIR` is `backup make DIR`."""

    meant = "make"


@click.group(cls=_Backup)
def backup() -> None:
    """Copy the open register into DIR, examined and with its manifest: backup DIR. It may stay open meanwhile.

    backup list DIR tells what lies there, and backup drill FILE proves a copy without touching the register.
    """


def _number(name: str, default: int, words: str) -> Callable[[F], F]:
    return click.option(name, type=click.IntRange(0, 10_000), default=default, show_default=True, help=words)


@backup.command("make")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_number("--days", 7, "Keep the newest copy of each of so many days.")
@_number("--weeks", 5, "And of each of so many weeks.")
@_number("--months", 12, "And of each of so many months.")
@click.option("--keep-all", is_flag=True, help="Take no older copy away.")
@click.option("--remind", type=click.IntRange(1, 366), help="Remind on Today after so many days without a copy.")
@json_option
@pass_desk
def make(
    desk: Desk, folder: Path, days: int, weeks: int, months: int, keep_all: bool, remind: int | None, as_json: bool
) -> None:
    """Copy the register into DIR, examine the copy, and take away older ones that no day, week or month keeps.

    Only copies of this register that clerk-tui made, and that are still as they were made, are ever taken away.
    """
    from clerk_tui.domain.safe_copy import Rotation
    from clerk_tui.services import backups

    rotation = None if keep_all else Rotation(days, weeks, months)
    made = backups.back_up(desk.office(), folder, rotation, remind_after=remind)
    document = {
        "copy": str(made.path), "manifest": _shape(made.manifest), "removed": [str(path) for path in made.removed],
        "remarks": list(made.remarks),
    }  # fmt: skip
    show(as_json, document, made.lines)


def _shape(said: Manifest) -> dict[str, Any]:
    return {
        "kind": said.kind.value, "file": said.file, "size": said.size, "sha256": said.sha256,
        "made_at": iso(said.made_at), "who": said.who, "program_version": said.program, "schema": said.schema,
        "council": {"id": said.council_id, "name": said.council}, "entries": said.entries, "head": said.head,
        "counts": dict(said.counts),
    }  # fmt: skip


def _held(held: Held) -> dict[str, Any]:
    return {
        "council": {"id": held.council_id, "name": held.council}, "schema": held.schema, "entries": held.entries,
        "head": held.head,
    }  # fmt: skip


@backup.command("list")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@json_option
def list_copies(folder: Path, as_json: bool) -> None:
    """The copies in DIR by their manifests, the newest first, and whether each is still as it was made.

    They are not opened: backup drill does that.
    """
    from clerk_tui.services import backups

    copies = backups.looked_at(backups.copies_in(folder))
    rows = [
        {
            "copy": str(c.path),
            "manifest": _shape(c.manifest) if c.manifest else None,
            "doubt": c.doubt or None,
            "state": c.state or None,
            "spoilt": c.spoilt,
        }
        for c in copies
    ]
    show(as_json, {"copies": rows}, lambda: backups.list_lines(copies) or ["There is no copy in this folder."])


@backup.command("drill")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def drill(file: Path, as_json: bool) -> None:
    """Prove a copy without touching the register: open it apart, verify it, open a decision and make its notice.

    FILE may be a folder; then its newest copy is proved.
    """
    from clerk_tui.services import drilling

    proved = drilling.drill(file)
    document = {
        "copy": str(proved.copy), "proved": True, "manifest": _shape(proved.manifest) if proved.manifest else None,
        **_held(proved.held), "upgraded": proved.upgraded, "decision": proved.ref or None,
        "notice_lines": proved.notice_lines or None,
    }  # fmt: skip
    show(as_json, document, proved.lines)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask, also where something would be lost.")
@click.option("--drill", "only_drill", is_flag=True, help="Only prove the copy, as backup drill does.")
@json_option
@click.pass_context
def restore(ctx: click.Context, file: Path, yes: bool, only_drill: bool, as_json: bool) -> None:
    """Put a safe copy in the register's place, after saying what would be lost. What is there now is kept beside it.

    FILE may be a folder; then its newest copy is taken. Without --yes it asks.
    """
    from clerk_tui.services import restoring

    if only_drill:
        ctx.invoke(drill, file=file, as_json=as_json)
        return
    desk = ctx.find_object(Desk)
    assert desk is not None
    seen = restoring.preview(desk.path(), file)
    document = _preview(seen)
    if not yes:
        if as_json:
            show(True, {**document, "restored": False}, list)
            ctx.exit(1)
        click.echo("\n".join(seen.lines()))
        click.confirm("Put this copy in the register's place?", abort=True)
    done = restoring.restore(seen)
    document |= {"restored": True, "kept_aside": str(done.aside) if done.aside else None}
    show(as_json, document, lambda: [*(seen.lines() if yes else []), *done.lines()])


def _preview(seen: Preview) -> dict[str, Any]:
    beside = seen.beside
    lost = (
        None
        if beside is None
        else {
            "standing": beside.standing.value, "common": beside.common, "changes": beside.lost,
            "newest": [
                {"at": iso(done.at), "who": done.who, "summary": done.summary} for done in beside.newest
            ],
            "drafts": beside.drafts, "only_in_copy": beside.only_copy,
        }
    )  # fmt: skip
    return {
        "copy": str(seen.copy), "manifest": _shape(seen.manifest) if seen.manifest else None, **_held(seen.held),
        "register": str(seen.present), "lost": lost, "unreadable": seen.unreadable or None,
    }  # fmt: skip


@click.command("copy-here")
@click.argument("to", required=False, type=click.Path(path_type=Path))
@json_option
@pass_desk
def copy_here(desk: Desk, to: Path | None, as_json: bool) -> None:
    """Copy a register that lies on a network share or in a synced folder to this computer, and open it from now on.

    TO is the file to make, without it register.clerk in your data folder. The register on the share is left as it is.
    """
    from clerk_tui.services import bringing

    done = bringing.copy_here(desk.path(), to, named="register" in desk.given)
    document = {"from": str(done.source), "register": str(done.path), "entries": done.entries, "head": done.head}
    show(as_json, document, done.lines)
