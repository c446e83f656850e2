"""Plain text at 72 columns, for e-mail, for a notice board and for those who listen: linear, nothing drawn."""

from __future__ import annotations

import re
import textwrap

from clerk_tui.documents.writing.document import Block, Document, Facts, Heading, Paragraph, Points, Table

COLUMNS = 72
_INDENT = "    "
_LIST_MARK = re.compile(r"(?:\(?[0-9]{1,3}[.)]|\(?[a-z][.)]|[-•])\s")


def as_text(document: Document) -> str:
    """The document's words, wrapped at 72 columns; only a single longer word passes the edge."""
    lines = [*(line for text in document.head for line in _wrap(text)), "=" * COLUMNS]
    for block in document.blocks:
        lines += ["", *_block(block)]
    if document.end:
        lines += ["", "=" * COLUMNS]
        for sentence in document.end:
            lines += _wrap(sentence)
    return "\n".join(lines) + "\n"


def _block(block: Block) -> list[str]:
    match block:
        case Heading():
            mark = "-" if block.level == 2 else "."
            heading = _wrap(block.text)
            return [*heading, mark * max(len(line) for line in heading)] if heading else []
        case Paragraph():
            return _wrap(block.text)
        case Points():
            marks = (f"{place}. " if block.numbered else "- " for place in range(1, len(block.items) + 1))
            return [line for mark, item in zip(marks, block.items, strict=True) for line in _wrap(mark + item)]
        case Facts():
            return _parted(
                [
                    [*_wrap(entry.name), *(line for text in entry.paragraphs for line in _wrap(text, _INDENT))]
                    for entry in block.entries
                ]
            )
        case Table():
            return [
                *_wrap(block.caption),
                "",
                *_parted([_row(block.header, row, points=block.points) for row in block.rows]),
            ]


def _row(header: tuple[str, ...], row: tuple[str, ...], *, points: bool = False) -> list[str]:
    """A row as it is read aloud: its heading, then each label with its cell; an empty cell is not read."""
    lines = _wrap(f"{header[0]}: {' '.join(row[0].split())}")
    for label, cell in zip(header[1:], row[1:], strict=True):
        if "\n" in cell or (points and cell):
            lines += _wrap(f"{label}:", _INDENT)
            mark = "- " if points else ""
            lines += [line for text in cell.split("\n") for line in _wrap(mark + text, _INDENT * 2)]
        elif cell:
            lines += _wrap(f"{label}: {cell}", _INDENT)
    return lines


def _parted(groups: list[list[str]]) -> list[str]:
    """Groups of lines with an empty line between them."""
    lines: list[str] = []
    for group in groups:
        lines += ["", *group] if lines else group
    return lines


def _wrap(text: str, indent: str = "") -> list[str]:
    mark = _LIST_MARK.match(text)
    return textwrap.wrap(
        text,
        COLUMNS,
        initial_indent=indent,
        subsequent_indent=indent + " " * (mark.end() if mark else 0),
        break_long_words=False,
        break_on_hyphens=False,
    )
