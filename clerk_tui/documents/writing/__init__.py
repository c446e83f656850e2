"""Documents that leave the office. They are made from public types only, so nothing exempt can be in them."""

from __future__ import annotations

from clerk_tui.documents.writing.document import Document
from clerk_tui.documents.writing.faces import Face, write_document
from clerk_tui.documents.writing.files import slug
from clerk_tui.documents.writing.notice import file_name, notice_of
from clerk_tui.documents.writing.plain import as_text

__all__ = ["Document", "Face", "as_text", "file_name", "notice_of", "slug", "write_document"]
