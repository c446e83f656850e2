"""Plain text: UTF-8, with or without a mark, or Windows-1252; light Markdown from converters is understood."""

from __future__ import annotations

import codecs
import re

from clerk_tui.documents.reading.source import Line, Source, checked, row
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.text import clean, tidy

_BULLET = re.compile(r"(?:[-*•▪◦●‣·–]|\\-)[ \t]+(?=\S)")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_RULE = re.compile(r"[|:\-\s]{3,}")


def decode(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file. Bytes that are not UTF-8 are read as Windows-1252, and a finding says so."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError:
            raise DocumentError("This text file is damaged or cut short.") from None
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        says = "The file is not UTF-8; it was read as Windows-1252. Check the quotation marks, dashes and pound signs."
        finding = Finding("IMP-ENCODING", Severity.WARNING, "document", says)
        return data.decode("cp1252", errors="replace"), (finding,)


def _cells(text: str) -> list[str] | None:
    """The cells of a row set with tabs or bars, or None. `| title` is a row whose first cell is empty."""
    if text.startswith("|"):
        parts = text.split("|")
        return parts[1:-1] if len(parts) > 3 else parts
    if "\t" in text:
        return text.split("\t")
    return None


def _line(raw: str, gap: bool, turn: bool) -> Line | None:
    text = raw.replace("**", "").rstrip()
    bare = text.lstrip(" \u00a0")
    indent = len(text) - len(bare)
    bare = _HEADING.sub("", bare, count=1) if bare.startswith("#") else bare
    if bare.startswith("|") and _RULE.fullmatch(bare):
        return None
    bullet = _BULLET.match(bare)
    if bullet:
        bare = bare[bullet.end() :]
    cells = None if bullet else _cells(bare)
    if cells is not None:
        return row(cells, indent=indent, gap=gap, turn=turn)
    stripped = bare.strip()
    return Line(stripped, indent=indent, gap=gap, bullet=bullet is not None, turn=turn) if stripped else None


def read_text(data: bytes) -> Source:
    """A text file as a source. A form feed begins a page; an empty file is a DocumentError."""
    decoded, findings = decode(data)
    if "\0" in decoded:
        raise DocumentError("This file is neither text nor a DOCX or PDF document.")
    lines: list[Line] = []
    for number, page in enumerate(decoded.split("\f")):
        gap = turn = number > 0
        for raw in clean(page).split("\n"):
            line = _line(raw, gap or not lines, turn)
            if line is None:
                gap = True
                continue
            lines.append(line)
            gap = turn = False
    if not lines:
        raise DocumentError("This file is empty.")
    return checked(Source("text", tuple(lines), tidy(decoded.replace("\f", "\n")), None, findings))
