"""Documents that leave the office. They are made from public types only, so nothing exempt can be in them."""

from __future__ import annotations

from pathlib import Path

from clerk_tui.documents.writing.faces import notice_html, notice_text
from clerk_tui.documents.writing.files import slug, write_set
from clerk_tui.domain.public import PublicRecord
from clerk_tui.domain.text import one_line

__all__ = ["notice_html", "notice_text", "slug", "write_notice"]


def write_notice(record: PublicRecord, folder: Path) -> list[Path]:
    """Write the notice into an existing folder as `.html` and `.txt` and return both paths.

    Nothing is overwritten: the same notice already there is returned as it is, another one under that name moves this
    one to `-2`. DocumentError when the folder is missing, is a file, cannot be written to, or its disk is full.
    """
    stem = slug(f"decision {one_line(record.reference)} {one_line(record.title)}")
    return write_set(
        folder,
        stem,
        {".html": notice_html(record).encode("utf-8"), ".txt": notice_text(record).encode("utf-8")},
    )
