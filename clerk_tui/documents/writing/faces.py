"""The faces a document can take, and their files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from clerk_tui.documents.writing.document import Document
from clerk_tui.documents.writing.files import slug, write_set


class Face(StrEnum):
    """One way a document is written; the value is the ending of its file."""

    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    TEXT = "txt"


def written(document: Document, face: Face, made: datetime) -> bytes:
    """The document's file in one face. `made` is the instant in the properties of DOCX and PDF.

    The same document and instant give the same bytes. DocumentError where a face cannot be written.
    """
    match face:
        case Face.HTML:
            from clerk_tui.documents.writing.html import as_html

            return as_html(document).encode("utf-8")
        case Face.DOCX:
            from clerk_tui.documents.writing.docx import as_docx

            return as_docx(document, made)
        case Face.PDF:
            from clerk_tui.documents.writing.pdf import as_pdf

            return as_pdf(document, made)
        case Face.TEXT:
            from clerk_tui.documents.writing.plain import as_text

            return as_text(document).encode("utf-8")


def write_document(
    document: Document, name: str, folder: Path, made: datetime, faces: Iterable[Face] = tuple(Face)
) -> list[Path]:
    """Write the faces into an existing folder, all under one file name made from `name`, and return their paths.

    Nothing is overwritten: the same document already there is returned as it is, another one under that name moves
    this one to `-2`. DocumentError when a face cannot be written, or when the folder is missing, is a file, cannot be
    written to, or its disk is full; then nothing was written.
    """
    contents = {f".{face}": written(document, face, made) for face in dict.fromkeys(faces)}
    return write_set(folder, slug(name), contents)
