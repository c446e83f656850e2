"""PDF documents: words with their places (`places.py`), so that columns and cells can be told apart (`columns.py`).

Runs in the child process only. pypdf's own ways to take text lose the places: the plain one joins a label and the
answer in the column beside it, the layout one spreads every change of font. The plain one is used for pages whose
text has no places, by fonts that cannot be measured.
"""

from __future__ import annotations

import logging
from typing import BinaryIO

import pypdf
from pypdf.errors import FileNotDecryptedError

from clerk_tui.documents.reading.columns import Page, Piece, visual_lines
from clerk_tui.documents.reading.grids import assembled
from clerk_tui.documents.reading.source import MAX_CHARACTERS, TOO_LONG, Source, checked
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.text import tidy

try:
    from clerk_tui.documents.reading.places import pieces as placed
except ImportError:
    placed = None  # type: ignore[assignment]

MAX_PAGES = 2_000
NO_TEXT = (
    "There is no text in this PDF; it is probably a scan. Ask for the document the scan was made from, "
    "or have the text recognised first."
)


def _plain(page: pypdf.PageObject) -> list[Piece]:
    """The page by pypdf's plain mode, each line laid under the other."""
    lines = page.extract_text().split("\n")
    return [Piece(0.0, 5.0 * len(line), 12.0 * n, 10.0, line) for n, line in enumerate(lines) if line.strip()]


def _page(number: int, page: pypdf.PageObject) -> Page:
    pieces = ([] if placed is None else placed(page)) or _plain(page)
    box = page.mediabox
    return Page(number, float(box.width), tuple(pieces))


def read_pdf(file: BinaryIO) -> Source:
    """A PDF as a source. What pypdf raises is left to the parent process to put in words."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = pypdf.PdfReader(file)
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileNotDecryptedError
        count = len(reader.pages)
    except (FileNotDecryptedError, pypdf.errors.DependencyError):
        raise DocumentError("This PDF is locked with a password; save a copy without one and import that.") from None
    if count == 0:
        raise DocumentError("This PDF is empty: it has no pages.")
    if count > MAX_PAGES:
        raise DocumentError(TOO_LONG)
    pages: list[Page] = []
    characters = 0
    for number, page in enumerate(reader.pages, 1):
        pages.append(_page(number, page))
        characters += sum(len(piece.text) for piece in pages[-1].pieces)
        if characters > MAX_CHARACTERS:
            raise DocumentError(TOO_LONG)
    visual, aside = visual_lines(pages)
    lines = tuple(assembled(visual))
    if not lines:
        raise DocumentError(NO_TEXT)
    text = tidy("\n".join(f"- {line.text}" if line.bullet else line.text for line in lines))
    return checked(Source("pdf", lines, text, count, aside=aside))
