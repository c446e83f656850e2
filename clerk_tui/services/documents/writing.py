"""A document as text to look at before it leaves, and its faces in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from clerk_tui.services.documents.made import Made

FACES = ("html", "docx", "pdf", "txt")


def preview(made: Made) -> str:
    """The document as plain text at 72 columns: the words that every face holds, no more and no less."""
    from clerk_tui.documents.writing import as_text

    return as_text(made.document)


def write(made: Made, folder: Path, faces: Sequence[str] = ()) -> list[Path]:
    """Write a document into a folder, in all faces or those named, and return the paths.

    DocumentError says what stands in the way; then nothing was written.
    """
    from clerk_tui.documents.writing import Face, write_document

    return write_document(made.document, made.name, folder, made.made, [Face(face) for face in faces or FACES])
