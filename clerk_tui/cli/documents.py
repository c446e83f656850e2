"""`export`, `record`, `agenda`: documents out of the register, shown here as text or written into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Desk, F, json_option, pass_desk, show
from clerk_tui.cli.parameters import date_option

if TYPE_CHECKING:
    from datetime import date

    from clerk_tui.services.documents.kinds import Kind
    from clerk_tui.services.office import Office

_FACES = ("html", "docx", "pdf", "txt")


def face_option(command: F) -> F:
    """`--face`: which faces are written."""
    return click.option(
        "--face",
        "faces",
        multiple=True,
        type=click.Choice(_FACES),
        help="Write only this face; may be given more than once. Without it, all four.",
    )(command)


@click.command()
@click.argument("kind_id", metavar="[KIND]", required=False)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--of", "ref", help="What it is about: a meeting M3, a decision, an entry of the forward plan, a request R2."
)
@date_option("--from", "first", help="The first day that a report covers.")
@date_option("--to", "last", help="The last day that a report covers.")
@face_option
@json_option
@pass_desk
def export(
    desk: Desk,
    kind_id: str | None,
    folder: Path | None,
    ref: str | None,
    faces: tuple[str, ...],
    as_json: bool,
    first: date | None,
    last: date | None,
) -> None:
    """Write a document or a whole folder from the register. Without FOLDER a document is shown as it would leave.

    Without KIND the kinds are listed.
    """
    from clerk_tui.services.documents import kinds

    if kind_id is None:
        _list(as_json)
        return
    wanted = kinds.kind(kind_id)
    document(desk, wanted, ref, folder, faces, as_json, first, last)


def document(
    desk: Desk,
    wanted: Kind,
    ref: str | None,
    folder: Path | None,
    faces: tuple[str, ...],
    as_json: bool,
    first: date | None = None,
    last: date | None = None,
) -> None:
    """Show one document as text, or write its faces into a folder."""
    from clerk_tui.services.documents import kinds, writing

    office = desk.office()
    about = find(office, wanted, ref)
    period = kinds.period(office, wanted, first, last)
    made = kinds.build(office, wanted, about, period)
    named: dict[str, Any] = {"kind": wanted.id, "ref": f"{wanted.about}{about}" if about else None}
    if folder is None:
        text = writing.preview(made)
        show(as_json, {**named, "text": text}, lambda: [text.rstrip("\n")])
        return
    paths = [str(path) for path in writing.write(made, folder, faces)]
    show(as_json, {**named, "files": paths}, lambda: [f"Written: {path}" for path in paths])


def find(office: Office, wanted: Kind, ref: str | None) -> int:
    """The number of what a document is about; 0 for the council's own documents."""
    from clerk_tui.services.documents.kinds import About
    from clerk_tui.services.documents.subjects import subject

    if wanted.about is About.COUNCIL:
        if ref is not None:
            raise click.UsageError(f"{wanted.name} is about the whole council; leave --of out.")
        return 0
    if ref is None:
        raise click.UsageError(f"{wanted.name} is about {wanted.what}; name it with --of.")
    return subject(office, wanted, ref)


def _list(as_json: bool) -> None:
    from clerk_tui.services.documents.kinds import KINDS

    document = {"kinds": [{"id": one.id, "name": one.name, "about": one.what or None} for one in KINDS]}
    show(as_json, document, lambda: [f"{one.id}: {one.name}, of {one.what or 'the council'}." for one in KINDS])


@click.command()
@click.argument("meeting_id", metavar="MEETING")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@face_option
@json_option
@pass_desk
def agenda(desk: Desk, meeting_id: str, folder: Path | None, faces: tuple[str, ...], as_json: bool) -> None:
    """The agenda's front sheet of a meeting: as text here, or as HTML, DOCX, PDF and text into FOLDER."""
    from clerk_tui.services.documents import kinds

    document(desk, kinds.kind("agenda"), meeting_id, folder, faces, as_json)


@click.command()
@click.argument("ref")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@face_option
@json_option
@pass_desk
def record(desk: Desk, ref: str, folder: Path | None, faces: tuple[str, ...], as_json: bool) -> None:
    """The written statement of a decision: as published, or, before that, as it would go out today."""
    from clerk_tui.services.documents import kinds

    document(desk, kinds.kind("decision-record"), ref, folder, faces, as_json)


@click.command()
@click.argument("ref")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@face_option
@json_option
@pass_desk
def notice(desk: Desk, ref: str, folder: Path | None, faces: tuple[str, ...], as_json: bool) -> None:
    """The decision notice of a published decision: as text here, or as HTML, DOCX, PDF and text into FOLDER."""
    from clerk_tui.services.documents import kinds

    document(desk, kinds.kind("decision-notice"), ref, folder, faces, as_json)
