"""The commands that change the register or write documents: import, check, publish, notice, undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from clerk_tui.cli.desk import Desk, json_option, pairs, pass_desk, show
from clerk_tui.cli.shapes import finding_shape, publication_shape
from clerk_tui.domain.dates import format_date, parse_date
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
@click.argument("refs", nargs=-1, metavar="[REF]...")
@json_option
@pass_desk
def check(desk: Desk, refs: tuple[str, ...], as_json: bool) -> None:
    """The publish check of the named records, or of all that are not published: findings, heaviest first.

    The exit status is 1 when a blocker stands that no override answers.
    """
    from clerk_tui.register import decisions as records
    from clerk_tui.rules.checks import stands_in_the_way
    from clerk_tui.services import publishing
    from clerk_tui.services.words import finding_line

    office = desk.office()
    ids = [records.find(office.register, ref) for ref in refs] or records.unfinished(office.register)
    results, lines, blocked = [], [], False
    for decision_id in ids:
        decision, found = records.decision(office.register, decision_id), publishing.findings(office, decision_id)
        stands = bool(stands_in_the_way(found))
        blocked = blocked or stands
        results.append(
            {
                "ref": f"D{decision_id}",
                "reference": decision.reference or None,
                "title": decision.title,
                "publishable": not stands,
                "findings": [finding_shape(finding) for finding in found],
            }
        )
        lines.append(f"D{decision_id}. {decision.title}. {'Something stands in the way.' if stands else 'Ready.'}")
        lines += [f"  {finding_line(finding)}" for finding in found]
    show(as_json, {"results": results}, lambda: lines or ["There is no unpublished decision record."])
    if blocked:
        click.get_current_context().exit(1)


@click.command()
@click.argument("ref")
@click.option("--override", "overrides", multiple=True, metavar="ID=REASON", help="Go past a blocker, with a reason.")
@click.option("--on", help="The day it is published, if that is not today.")
@json_option
@pass_desk
def publish(desk: Desk, ref: str, overrides: tuple[str, ...], on: str | None, as_json: bool) -> None:
    """Publish a decision: the record freezes and the call-in window starts. Or say what stands in the way."""
    from clerk_tui.register import decisions as records
    from clerk_tui.services import publishing

    office = desk.office()
    decision_id = records.find(office.register, ref)
    day = None if on is None else parse_date(on)
    done = publishing.publish(office, decision_id, on=day, overrides=pairs(overrides, "ID=REASON"))
    call_in = publishing.published_record(office, decision_id).call_in
    show(
        as_json,
        {"ref": f"D{decision_id}", "publication": publication_shape(done), "sentences": list(call_in.sentences)},
        lambda: [f"D{decision_id} is published, {format_date(done.published_on)}.", *call_in.sentences],
    )


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
