"""Reading a document so that nothing it holds can hurt the program: a child process with limits does the parsing."""

from __future__ import annotations

import codecs
import hashlib
import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from clerk_tui.documents.mirror_lines import MARK
from clerk_tui.documents.reading.pack import assemble
from clerk_tui.documents.reading.reports import recognised
from clerk_tui.documents.reading.sniff import Kind, is_own_table, read_bytes
from clerk_tui.documents.reading.source import Source, checked, from_json
from clerk_tui.documents.reading.text import read_text
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.findings import Finding, Severity, by_weight
from clerk_tui.domain.pack import Pack
from clerk_tui.domain.printed import DecisionList, MeetingList
from clerk_tui.domain.printed_reports import CommitteeReport, MemberReport, PlanOnAPage, PrintedReport

Read = Pack | DecisionList | MeetingList | PrintedReport

TIMEOUT = 20.0
_OUT_OF_MEMORY = 70
_SUFFIXES = {
    ".pdf": Kind.PDF, ".docx": Kind.DOCX, ".txt": Kind.TEXT, ".text": Kind.TEXT, ".md": Kind.TEXT,
    ".html": Kind.HTML, ".htm": Kind.HTML, ".xml": Kind.XML, ".json": Kind.JSON,
}  # fmt: skip
_TOO_SLOW = "This {} took longer than {:.0f} seconds to read and was given up; cut it to the pages needed."
_TOO_BIG = "This {} needs far more memory than a document should and was given up; ask for a new copy."
_DAMAGED = "This {} cannot be read: it is damaged or cut short. Ask for a new copy."


_IS: dict[type, str] = {
    DecisionList: "decisions", MeetingList: "meetings", MemberReport: "a member's report", PlanOnAPage: "a plan",
    CommitteeReport: "a committee's report",
}  # fmt: skip


def _answered(kind: Kind, data: bytes, timeout: float) -> dict[str, Any]:
    """What the child process gives back of a file, not yet looked at."""
    shown = kind.value.upper()
    # -P keeps files of the current folder from passing for the parser's modules.
    command = [sys.executable, "-P", "-m", "clerk_tui.documents.reading.child", kind.value]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        raise DocumentError(_TOO_SLOW.format(shown, timeout)) from None
    except OSError:
        raise DocumentError(
            "The program could not start its document reader; the computer may be short of memory."
        ) from None
    if done.returncode == -getattr(signal, "SIGXCPU", 24):
        raise DocumentError(_TOO_SLOW.format(shown, timeout))
    if done.returncode == _OUT_OF_MEMORY or b"MemoryError" in done.stderr[-2000:]:
        raise DocumentError(_TOO_BIG.format(shown))
    if done.returncode != 0:
        raise DocumentError(_DAMAGED.format(shown))
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise DocumentError(_DAMAGED.format(shown)) from None
    if "error" in answer:
        raise DocumentError(str(answer["error"]))
    return answer


def _parsed(kind: Kind, data: bytes, timeout: float) -> Source:
    """The document in its neutral form, checked and cleaned."""
    try:
        return checked(from_json(_answered(kind, data, timeout)))
    except (ValueError, TypeError, KeyError):
        raise DocumentError(_DAMAGED.format(kind.value.upper())) from None


def _misnamed(path: Path, kind: Kind) -> tuple[Finding, ...]:
    named = _SUFFIXES.get(path.suffix.lower())
    if named is None or named is kind:
        return ()
    says = f"The file is named {path.suffix} but holds {_HOLDS[kind]}; it was read as what it holds."
    return (Finding("IMP-NAME", Severity.ADVICE, "document", says),)


_HOLDS = {
    Kind.TEXT: "plain text", Kind.DOCX: "a Word document", Kind.PDF: "a PDF", Kind.HTML: "a web page",
    Kind.XML: "XML", Kind.JSON: "JSON",
}  # fmt: skip


def read_document(path: Path, timeout: float = TIMEOUT) -> Pack:
    """An agenda pack, front sheet, report or meeting, read from text, DOCX, PDF or ModernGov's XML.

    Whatever stands in the way is a DocumentError of one sentence; a parser's own exceptions never come out.
    """
    read = read_file(path, timeout)
    if not isinstance(read, Pack):
        raise DocumentError(f"This holds {_IS[type(read)]} and no agenda.")
    return read


def read_file(path: Path, timeout: float = TIMEOUT) -> Read:
    """A pack, the decisions of a saved page or list, a list of meetings, a report or a plan; errors as above."""
    kind, data = read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    read = _read(kind, data, path.suffix.lower(), timeout)
    found = tuple(by_weight([*read.findings, *_misnamed(path, kind)]))
    return replace(read, document=replace(read.document, sha256=digest, name=path.name), findings=found)


def read_words(path: Path, timeout: float = TIMEOUT) -> str:
    """All the words of a file: of a PDF or DOCX as the child process reads them, of anything else as it stands."""
    kind, data = read_bytes(path)
    if kind not in {Kind.PDF, Kind.DOCX}:
        return data.decode("utf-8", errors="replace")
    source = _parsed(kind, data, timeout)
    return "\n".join([source.text, *source.aside])


def _read(kind: Kind, data: bytes, suffix: str, timeout: float) -> Read:
    if kind in {Kind.HTML, Kind.XML}:
        return _read_markup(kind, data, timeout)
    if kind is Kind.JSON:
        from clerk_tui.documents.reading.own_lists import from_values

        return from_values(_answered(kind, data, timeout).get("values"))
    if kind is Kind.TEXT and is_own_table(data):
        from clerk_tui.documents.reading.own_lists import from_csv

        return from_csv(data)
    if kind is Kind.TEXT and data.removeprefix(codecs.BOM_UTF8).startswith(MARK.encode()):
        from clerk_tui.documents.reading.own_lists import from_mirror

        return from_mirror(data)
    if kind is Kind.TEXT and suffix == ".csv":
        from clerk_tui.documents.reading.csv_decisions import from_table

        if (table := from_table(data)) is not None:
            return table
    source = read_text(data) if kind is Kind.TEXT else _parsed(kind, data, timeout)
    return recognised(source) or assemble(source)


def _read_markup(kind: Kind, data: bytes, timeout: float) -> Read:
    from clerk_tui.documents.reading import tree
    from clerk_tui.documents.reading.moderngov_meeting import assemble_meeting
    from clerk_tui.documents.reading.moderngov_page import assemble_page

    answer = _answered(kind, data, timeout)
    try:
        root = tree.from_json(answer["tree"])
    except (ValueError, TypeError, KeyError):
        raise DocumentError(_DAMAGED.format(kind.value.upper())) from None
    if kind is Kind.XML:
        return assemble_meeting(root)
    page = assemble_page(root)
    if not answer.get("guessed"):
        return page
    says = "The page does not say how it is written; it was read as Windows-1252. Check quotation marks and dashes."
    return replace(page, findings=(Finding("IMP-ENCODING", Severity.WARNING, "document", says), *page.findings))
