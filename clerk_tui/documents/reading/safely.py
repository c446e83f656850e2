"""Reading a document so that nothing it holds can hurt the program: a child process with limits does the parsing."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from clerk_tui.documents.reading.pack import assemble
from clerk_tui.documents.reading.sniff import Kind, read_bytes
from clerk_tui.documents.reading.source import Source, checked, from_json, with_findings
from clerk_tui.documents.reading.text import read_text
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.pack import Pack

TIMEOUT = 20.0
_OUT_OF_MEMORY = 70
_SUFFIXES = {".pdf": Kind.PDF, ".docx": Kind.DOCX, ".txt": Kind.TEXT, ".text": Kind.TEXT, ".md": Kind.TEXT}
_TOO_SLOW = "This {} took longer than {:.0f} seconds to read and was given up; cut it to the pages needed."
_TOO_BIG = "This {} needs far more memory than a document should and was given up; ask for a new copy."
_DAMAGED = "This {} cannot be read: it is damaged or cut short. Ask for a new copy."


def _parsed(kind: Kind, data: bytes, timeout: float) -> Source:
    """The document as the child process gives it back."""
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
        answer = json.loads(done.stdout)
        if "error" in answer:
            raise DocumentError(str(answer["error"]))
        return checked(from_json(answer))
    except (ValueError, TypeError, KeyError):
        raise DocumentError(_DAMAGED.format(shown)) from None


def read_source(path: Path, timeout: float = TIMEOUT) -> tuple[Source, str]:
    """The document in its neutral form, and the SHA-256 of the file in hexadecimal."""
    kind, data = read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    source = read_text(data) if kind is Kind.TEXT else _parsed(kind, data, timeout)
    named = _SUFFIXES.get(path.suffix.lower())
    if named is not None and named is not kind:
        says = f"The file is named {path.suffix} but holds {_HOLDS[kind]}; it was read as what it holds."
        source = with_findings(source, Finding("IMP-NAME", Severity.ADVICE, "document", says))
    return source, digest


_HOLDS = {Kind.TEXT: "plain text", Kind.DOCX: "a Word document", Kind.PDF: "a PDF"}


def read_document(path: Path, timeout: float = TIMEOUT) -> Pack:
    """An agenda pack, front sheet or report, read from text, DOCX or PDF.

    Whatever stands in the way is a DocumentError of one sentence; a parser's own exceptions never come out.
    """
    source, digest = read_source(path, timeout)
    pack = assemble(source)
    return replace(pack, document=replace(pack.document, sha256=digest, name=path.name))
