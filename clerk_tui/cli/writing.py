"""The commands that change the register: import, undo, redo."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Desk, json_option, pairs, pass_desk, show

if TYPE_CHECKING:
    from clerk_tui.domain.pack import Pack
    from clerk_tui.services.corrections import Taken
    from clerk_tui.services.office import Office


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only show what would be taken.")
@click.option("--body", help="The body that meets, where the document does not say it.")
@click.option("--date", "day", help="The date of the meeting, where the document does not say it.")
@click.option("--set", "sets", multiple=True, metavar="FIELD=VALUE", help="Correct what was read; --fields names all.")
@click.option("--fields", "listed", is_flag=True, help="Only list what was read, field by field, as --set takes it.")
@click.option("--despite", default="", help="Why a report or a plan is taken although something speaks against it.")
@json_option
@pass_desk
def import_(
    desk: Desk,
    file: Path,
    dry_run: bool,
    body: str | None,
    day: str | None,
    sets: tuple[str, ...],
    listed: bool,
    despite: str,
    as_json: bool,
) -> None:
    """Read an agenda pack (text, DOCX, PDF) or ModernGov's meeting (XML) and take it in, all of it or nothing.

    Of a meeting that the register holds already, what is new is added; what differs stays and is named. Decisions are
    read from a saved page or list of ModernGov, and from decisions.json, decisions.csv and the mirror of this program;
    each becomes a draft record. An executive member's report, a plan on a page and a committee's report are read too:
    of a plan each row becomes a commitment with its progress.
    """
    from clerk_tui.documents.reading import read_file
    from clerk_tui.domain.pack import Pack
    from clerk_tui.domain.printed import DecisionList, MeetingList

    given = [f"{name}={text}" for name, text in (("body", body), ("date", day)) if text is not None]
    typed = pairs((*sets, *given))
    read = read_file(file)
    if isinstance(read, Pack):
        _import_pack(desk, read, typed, dry_run=dry_run, listed=listed, as_json=as_json)
        return
    if not isinstance(read, DecisionList | MeetingList):
        from clerk_tui.cli.reports_import import import_report

        import_report(desk, read, typed, dry_run=dry_run, listed=listed, despite=despite, as_json=as_json)
        return
    from clerk_tui.cli.decisions_import import import_list

    import_list(desk, read, typed, dry_run=dry_run, listed=listed, as_json=as_json)


def _import_pack(
    desk: Desk, pack: Pack, typed: Mapping[str, str], *, dry_run: bool, listed: bool, as_json: bool
) -> None:
    from clerk_tui.documents.reading import pack_json
    from clerk_tui.services import corrections
    from clerk_tui.services.words import pack_lines

    if typed:
        pack = corrections.correct_all(pack, typed)
    if listed:
        list_fields(corrections.fields(pack), as_json)
        return
    document, lines = pack_json(pack), pack_lines(pack)
    if not dry_run or os.path.lexists(desk.path()):
        office = desk.office()
        lines += _beside(office, pack, document)
        if not dry_run:
            lines.append(_accept(office, pack, document))
    show(as_json, document, lambda: lines)


def list_fields(found: list[Taken], as_json: bool) -> None:
    """What was read, line by line, as --set takes it."""
    document = {"fields": [{"name": one.name, "label": one.label, "value": one.text or None} for one in found]}
    show(as_json, document, lambda: [f"{one.name}: {one.text or 'not stated'}" for one in found])


def _beside(office: Office, pack: Pack, document: dict[str, Any]) -> list[str]:
    """How the pack stands beside the register, as lines and in the JSON document."""
    from clerk_tui.services import importing

    held = importing.held(office, pack)
    doubts = importing.doubts(office, pack, held)
    if held is None:
        return list(doubts)
    document["held"] = {
        "meeting": f"M{held.meeting_id}", "adds": list(held.adds), "keeps": list(held.keeps)
    }  # fmt: skip
    return [*doubts, held.says, *(f"New. {line}" for line in held.adds), *held.keeps]


def _accept(office: Office, pack: Pack, document: dict[str, Any]) -> str:
    from clerk_tui.services import importing

    into = document["held"]["meeting"] if "held" in document else None
    meeting_id = importing.accept(office, pack, into=int(into[1:]) if into else None)
    document["accepted"] = {"meeting": f"M{meeting_id}"}
    return f"Added to M{meeting_id}." if into else f"Taken into the register as M{meeting_id}."


@click.command()
@json_option
@pass_desk
def undo(desk: Desk, as_json: bool) -> None:
    """Turn back the last change, as a new change; also after a restart. A publication is corrected, never undone."""
    from clerk_tui.services.undoing import undo as undo_last

    entry = undo_last(desk.office())
    show(as_json, {"undone": {"action": entry.action, "summary": entry.summary}}, lambda: [f"Undone: {entry.summary}."])


@click.command()
@json_option
@pass_desk
def redo(desk: Desk, as_json: bool) -> None:
    """Do again what was undone last, as a new change; also after a restart. A change of your own in between ends it."""
    from clerk_tui.services.undoing import redo as redo_last

    entry = redo_last(desk.office())
    show(
        as_json,
        {"redone": {"action": entry.action, "summary": entry.summary}},
        lambda: [f"Done again: {entry.summary}."],
    )
