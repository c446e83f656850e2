"""The child process that parses files: limits first, then the parser, then JSON on standard output.

PDF and DOCX come out as a source (`source.py`), web pages and XML as a tree (`tree.py`), JSON as plain values.

`python -m clerk_tui.documents.reading.child KIND`, the file on standard input. Exit status 0 with a document or with
`{"error": …}`; any other end (a parser's exception, a limit met) is put in words by the parent, `safely.py`.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from typing import Any, BinaryIO

from clerk_tui.documents.reading.source import Source, to_json
from clerk_tui.domain.errors import DocumentError

MEMORY = 1_024 * 1_024 * 1_024
CPU_SECONDS = 20
OUT_OF_MEMORY = 70

# A 400-page pack unpacks to a few megabytes; a bomb of 0.8 MB to 300 and, parsed, to more than a gigabyte.
MAX_UNPACKED = 50_000_000
MAX_RATIO = 100
MAX_MEMBERS = 5_000
_RATIO_FLOOR = 1_000_000
BOMB = "This DOCX unpacks to far more than a document needs; it was not opened. Ask the sender for a new copy."


def limit() -> None:
    """Cap memory and processor time for this process, where the system can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    wanted = ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_CORE, 0))
    for what, most in wanted:
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (allowed, hard))
        except (ValueError, OSError):  # macOS knows the memory limit and refuses to set it
            continue


def check_zip(file: BinaryIO) -> None:
    """Refuse, before any of it is unpacked, a ZIP file that is no DOCX or that would unpack to too much."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile:
        raise DocumentError("This DOCX is damaged or cut short; ask for a new copy.") from None
    names = {member.filename for member in members}
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED:
        raise DocumentError(BOMB)
    if unpacked > _RATIO_FLOOR and unpacked > MAX_RATIO * max(packed, 1):
        raise DocumentError(BOMB)
    if any(member.flag_bits & 0x1 for member in members):
        raise DocumentError("This file is locked with a password; save a copy without one and import that.")
    if "word/document.xml" not in names:
        raise DocumentError(_other(names))


def _other(names: set[str]) -> str:
    if "xl/workbook.xml" in names:
        return "This is an Excel workbook, not an agenda pack."
    if "ppt/presentation.xml" in names:
        return "This is a PowerPoint presentation, not an agenda pack."
    if "content.xml" in names:
        return "This is an OpenDocument file; save it as .docx first."
    return "This is a ZIP archive, not a document; unpack it and import the document inside."


def read(kind: str, file: BinaryIO) -> Source:
    """The document as a source; the parser is imported only now, under the limits."""
    if kind == "pdf":
        from clerk_tui.documents.reading.pdf import read_pdf

        return read_pdf(file)
    check_zip(file)
    from clerk_tui.documents.reading.docx import read_docx

    return read_docx(file)


def read_markup(kind: str, data: bytes) -> dict[str, Any]:
    """A web page or an XML file as a tree; `guessed`: its encoding was."""
    from clerk_tui.documents.reading.markup import html_tree, page_text, xml_tree
    from clerk_tui.documents.reading.tree import to_json as tree_json

    if kind == "xml":
        return {"tree": tree_json(xml_tree(data)), "guessed": False}
    text, guessed = page_text(data)
    return {"tree": tree_json(html_tree(text)), "guessed": guessed}


def read_values(data: bytes) -> dict[str, Any]:
    """The decisions of a JSON file, without the counts behind them, which are made anew from the dates."""
    try:
        values = json.loads(data)
    except RecursionError:
        raise DocumentError("This JSON is nested deeper than any list of decisions; it was not read.") from None
    except ValueError as error:
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise DocumentError(f"This JSON is damaged or cut short{where}; export it anew.") from None
    found = values.get("decisions") if isinstance(values, dict) else values
    if not isinstance(found, list):
        raise DocumentError("This JSON is no list of decisions: it has no “decisions”.")
    for each in found:
        if isinstance(each, dict):
            each.pop("ledgers", None)
    return {"values": found}


def _answer(kind: str, data: bytes) -> dict[str, Any]:
    if kind == "json":
        return read_values(data)
    return read_markup(kind, data) if kind in {"html", "xml"} else to_json(read(kind, io.BytesIO(data)))


def main(arguments: list[str]) -> int:
    limit()
    try:
        answer = _answer(arguments[0], sys.stdin.buffer.read())
        written = json.dumps(answer)
    except DocumentError as error:
        written = json.dumps({"error": str(error)})
    except MemoryError:
        return OUT_OF_MEMORY
    sys.stdout.write(written)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
