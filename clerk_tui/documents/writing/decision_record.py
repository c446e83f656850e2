"""What the written statement of a decision says: as published, or, before that, as it would go out, marked a draft.

It has the particulars of the notice (SI 2012/2089 regs 12(2) and 13(4)), whose only source is `PublicRecord`.
"""

from __future__ import annotations

from dataclasses import replace

from clerk_tui.documents.writing.document import Document
from clerk_tui.documents.writing.notice import by_executive, notice_of
from clerk_tui.domain.public import PublicRecord
from clerk_tui.domain.text import one_line

DRAFT = "DRAFT: not published"


def statement_of(record: PublicRecord, *, draft: bool) -> Document:
    """The written statement of a decision; a draft says so above everything, on each page and in its properties."""
    document = notice_of(record)
    name = one_line(record.reference) or one_line(record.title) or "Untitled decision"
    page_title = f"{_kind(record)} {name} – {document.council}"
    return replace(
        document,
        kind=_kind(record),
        page_title=f"{DRAFT}. {page_title}" if draft else page_title,
        status=DRAFT if draft else "",
    )


def file_name(record: PublicRecord, *, draft: bool) -> str:
    """What its file is named after; that of a draft is never that of what was published."""
    return f"{'draft ' if draft else ''}record {one_line(record.reference)} {one_line(record.title)}"


def _kind(record: PublicRecord) -> str:
    """Regs 12 and 13 ask for a written statement of the executive's decisions; of all others there is a record."""
    return "Written statement of decision" if by_executive(record) else "Record of decision"
