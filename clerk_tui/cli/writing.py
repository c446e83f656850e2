"""The commands that change the register or write documents: import, notice, undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from clerk_tui.cli.desk import Desk, json_option, pass_desk, show
from clerk_tui.domain.dates import parse_date
from clerk_tui.domain.text import one_line


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only show what would be taken.")
@click.option("--body", help="The body that meets, where the document does not say it.")
@click.option("--date", "day", help="The date of the meeting, where the document does not say it.")
@json_option
@pass_desk
def import_(desk: Desk, file: Path, dry_run: bool, body: str | None, day: str | None, as_json: bool) -> None:
    """Read an agenda pack (text, DOCX or PDF) and take it into the register, all of it or nothing."""
    from clerk_tui.documents.reading import pack_json, read_document
    from clerk_tui.services import importing
    from clerk_tui.services.words import pack_lines

    pack = read_document(file)
    meeting = pack.meeting
    if body is not None:
        meeting = replace(meeting, body=one_line(body) or None)
    if day is not None:
        meeting = replace(meeting, day=parse_date(day))
    pack = replace(pack, meeting=meeting)
    document = pack_json(pack)
    lines = pack_lines(pack)
    if not dry_run:
        office = desk.office()
        if stranger := importing.stranger(office, pack):
            lines.append(stranger)
        meeting_id = importing.accept(office, pack)
        document["accepted"] = {"meeting": f"M{meeting_id}"}
        lines.append(f"Taken into the register as M{meeting_id}.")
    show(as_json, document, lambda: lines)


@click.command()
@click.argument("ref")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@json_option
@pass_desk
def notice(desk: Desk, ref: str, folder: Path | None, as_json: bool) -> None:
    """The decision notice of a published decision: as text here, or as HTML and text into FOLDER."""
    from clerk_tui.register import decisions as records
    from clerk_tui.services import publishing

    office = desk.office()
    decision_id = records.find(office.register, ref)
    if folder is None:
        text = publishing.notice_text(office, decision_id)
        show(as_json, {"ref": f"D{decision_id}", "text": text}, lambda: [text.rstrip("\n")])
        return
    paths = [str(path) for path in publishing.write_notice(office, decision_id, folder)]
    show(as_json, {"ref": f"D{decision_id}", "files": paths}, lambda: [f"Written: {path}" for path in paths])


@click.command()
@json_option
@pass_desk
def undo(desk: Desk, as_json: bool) -> None:
    """Turn back the last change, as a new change; also after a restart. A publication is corrected, never undone."""
    from clerk_tui.services.undoing import undo as undo_last

    entry = undo_last(desk.office())
    show(as_json, {"undone": {"action": entry.action, "summary": entry.summary}}, lambda: [f"Undone: {entry.summary}."])
