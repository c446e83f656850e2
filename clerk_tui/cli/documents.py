"""`export`, `record`, `agenda`: documents out of the register, shown here as text or written into a folder."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Desk, F, json_option, pass_desk, show
from clerk_tui.cli.parameters import date_option

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from clerk_tui.services.documents.folders import Folder
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
    "--of",
    "ref",
    help="What it is about: a meeting M3, a decision, an entry of the forward plan, a request R2, a plan P1, a report"
    " N1.",
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

    Without KIND the kinds are listed. The kinds public and mirror make their FOLDER where there is none; for a
    document, and for the calendar, it has to be there already.
    """
    from clerk_tui.services.documents import folders, kinds

    if kind_id is None:
        _list(as_json)
        return
    if (whole := folders.folder_kind(kind_id)) is not None:
        if ref or first or last or faces:
            raise click.UsageError(f"{whole.name} is exported whole; leave --of, --from, --to and --face out.")
        _folder(desk, whole, folder, as_json)
        return
    document(desk, kinds.kind(kind_id), ref, folder, faces, as_json, first, last)


def _folder(desk: Desk, whole: Folder, folder: Path | None, as_json: bool) -> None:
    """Export a whole folder, and tell a person at a terminal how far it is."""
    if folder is None:
        raise click.UsageError(f"Into which folder? Like clerk-tui export {whole.id} FOLDER.")
    office, told = desk.office(), Told()
    counts: dict[str, Any] = {}
    _tell(whole.warnings(office), counts, as_json)
    try:
        done = whole.run(office, folder, told)
    finally:
        told.end()
    counts |= {"new": done.new, "changed": done.changed, "same": done.same, "removed": done.removed}
    show(as_json, {"kind": whole.id, "folder": str(folder), **counts}, lambda: [f"{whole.name}: {done.says}"])


class Told:
    """How far a long export is: one line on standard error, where somebody looks at it, at most twice a second."""

    _EVERY = 0.5

    def __init__(self) -> None:
        self._at, self._width = time.monotonic(), 0

    def __call__(self, what: str, done: int, of: int) -> None:
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self._at < self._EVERY:
            return
        line = f"{what}: {done} of {of}"
        click.echo("\r" + line.ljust(self._width), err=True, nl=False)
        self._at, self._width = now, len(line)

    def end(self) -> None:
        """Take the line away again."""
        if self._width:
            click.echo("\r" + " " * self._width + "\r", err=True, nl=False)


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
    wanted, about = find(office, wanted, ref)
    period = kinds.period(office, wanted, first, last)
    made = kinds.build(office, wanted, about, period)
    named: dict[str, Any] = {"kind": wanted.id, "ref": f"{wanted.about}{about}" if about else None}
    _tell(made.warnings, named, as_json)
    if folder is None:
        text = writing.preview(made)
        show(as_json, {**named, "text": text}, lambda: [text.rstrip("\n")])
        return
    paths = [str(path) for path in writing.write(made, folder, faces)]
    show(as_json, {**named, "files": paths}, lambda: [f"Written: {path}" for path in paths])


def _tell(warnings: tuple[str, ...], document: dict[str, Any], as_json: bool) -> None:
    """Warnings beside what is written, never in it: on standard error, or in the JSON document."""
    if warnings and as_json:
        document["warnings"] = list(warnings)
    for warning in warnings if not as_json else ():
        click.echo(warning, err=True)


def find(office: Office, wanted: Kind, ref: str | None) -> tuple[Kind, int]:
    """The kind as being about what was named, and its number; 0 for the council's own documents."""
    from clerk_tui.services.documents.kinds import About
    from clerk_tui.services.documents.subjects import narrowed

    if wanted.about is About.COUNCIL:
        if ref is not None:
            raise click.UsageError(f"{wanted.name} is about the whole council; leave --of out.")
        return wanted, 0
    if ref is None:
        raise click.UsageError(f"{wanted.name} is about {wanted.what}; name it with --of.")
    return narrowed(office, wanted, ref)


def _list(as_json: bool) -> None:
    from clerk_tui.services.documents.folders import FOLDERS
    from clerk_tui.services.documents.kinds import KINDS

    document = {
        "kinds": [{"id": one.id, "name": one.name, "about": one.what or None} for one in KINDS],
        "folders": [{"id": one.id, "name": one.name, "says": one.says, "makes_folder": one.makes} for one in FOLDERS],
    }
    folders = [f"{one.id}: {one.name}. {one.says} {one.where}" for one in FOLDERS]
    made = "A document is written into a folder that is there."
    show(as_json, document, lambda: [*(f"{one.id}: {one.name}, of {one.of}." for one in KINDS), made, *folders])


def _short_for(kind_id: str, metavar: str) -> Callable[[F], click.Command]:
    """A command of its own for a kind asked for every day; the function decorated gives its name and its help."""

    def made(named: F) -> click.Command:
        @click.command(named.__name__, help=named.__doc__)
        @click.argument("ref", metavar=metavar)
        @click.argument("folder", required=False, type=click.Path(path_type=Path))
        @face_option
        @json_option
        @pass_desk
        def command(desk: Desk, ref: str, folder: Path | None, faces: tuple[str, ...], as_json: bool) -> None:
            from clerk_tui.services.documents import kinds

            document(desk, kinds.kind(kind_id), ref, folder, faces, as_json)

        return command

    return made


@_short_for("agenda", "MEETING")
def agenda() -> None:
    """The agenda's front sheet of a meeting: as text here, or as HTML, DOCX, PDF and text into FOLDER.

    FOLDER has to be there already.
    """


@_short_for("decision-record", "REF")
def record() -> None:
    """The written statement of a decision: as published, or, before that, as it would go out today.

    FOLDER, where it is given, has to be there already.
    """


@_short_for("decision-notice", "REF")
def notice() -> None:
    """The decision notice of a published decision: as text here, or as HTML, DOCX, PDF and text into FOLDER.

    FOLDER has to be there already.
    """
