"""The neutral form every format is brought to: lines with their page, and table rows as cells.

The child process hands this over as JSON; it is checked and cleaned again on the way in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.text import clean, tidy

# Far above any pack seen (a 400-page pack has about 20,000 lines), far below what would freeze the program.
MAX_LINES = 100_000
MAX_CHARACTERS = 8_000_000
TOO_LONG = "This document is too long to be an agenda pack; cut it to the pages needed."


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph of the document.

    `cells` is filled for a table row, and `text` is then the cells joined; a cell may hold line breaks. `page` counts
    from 1 and is None where the format has no pages. `indent` is in characters. `gap`: a blank line or the end of a
    paragraph stands before it. `turn`: a page begins with it.
    """

    text: str
    cells: tuple[str, ...] = ()
    page: int | None = None
    indent: int = 0
    gap: bool = False
    bullet: bool = False
    turn: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A whole document as read, before anything was made of it.

    `text` is what the clerk sees beside the result; `aside` the running headers and footers taken out of the lines.
    """

    kind: str
    lines: tuple[Line, ...]
    text: str
    pages: int | None = None
    findings: tuple[Finding, ...] = ()
    aside: tuple[str, ...] = ()


def row(cells: Iterable[str], **where: Any) -> Line | None:
    """A table row as a line: one cell alone is plain text, no cell at all is nothing."""
    trimmed = [cell.strip() for cell in cells]
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    if not trimmed:
        return None
    full = [cell for cell in trimmed if cell]
    if len(trimmed) == 1:
        return Line(trimmed[0], **where)
    return Line("  ".join(full), cells=tuple(trimmed), **where)


def checked(source: Source) -> Source:
    """The source, or DocumentError if it is longer than anything a clerk would import."""
    if len(source.lines) > MAX_LINES or len(source.text) > MAX_CHARACTERS:
        raise DocumentError(TOO_LONG)
    return source


def to_json(source: Source) -> dict[str, Any]:
    return {
        "kind": source.kind,
        "pages": source.pages,
        "text": source.text,
        "lines": [
            [line.text, list(line.cells), line.page, line.indent, line.gap, line.bullet, line.turn]
            for line in source.lines
        ],
        "aside": list(source.aside),
        "findings": [[f.id, f.severity.value, f.where, f.says] for f in source.findings],
    }


def _line(raw: list[Any]) -> Line:
    text, cells, page, indent, gap, bullet, turn = raw
    return Line(
        clean(str(text)),
        tuple(clean(str(cell)) for cell in cells),
        None if page is None else int(page),
        int(indent),
        bool(gap),
        bool(bullet),
        bool(turn),
    )


def from_json(raw: dict[str, Any]) -> Source:
    """What the child sent, cleaned. ValueError, TypeError or KeyError if it is not of the agreed shape."""
    pages = raw["pages"]
    return Source(
        kind=str(raw["kind"]),
        lines=tuple(_line(line) for line in raw["lines"]),
        text=tidy(str(raw["text"])),
        pages=None if pages is None else int(pages),
        findings=tuple(
            Finding(str(id_), Severity(severity), str(where), clean(str(says)))
            for id_, severity, where, says in raw["findings"]
        ),
        aside=tuple(clean(str(line)) for line in raw["aside"]),
    )
