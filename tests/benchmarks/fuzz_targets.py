"""What is fuzzed: each target takes bytes, and whatever they are ends in an answer or in a sentence for the clerk.

A target raises only for a fault of the program: an exception that is no `ClerkError`, or an answer that contradicts
itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from clerk_tui.documents.reading import child, safely
from clerk_tui.documents.reading.as_json import pack_json
from clerk_tui.documents.reading.sniff import Kind, kind_of
from clerk_tui.domain import dates
from clerk_tui.domain.errors import ClerkError, DocumentError
from clerk_tui.domain.pack import Pack
from clerk_tui.rules.council_file import read_council
from clerk_tui.rules.council_writing import write_council

PROJECT = Path(__file__).resolve().parents[2]


def date(data: bytes) -> None:
    """The reader of dates, times and moments as a clerk types them."""
    typed = data.decode("utf-8", "surrogateescape")
    for read in (dates.parse_time, dates.split_moment, dates.parse_instant):
        try:
            read(typed)
        except ClerkError as error:
            sentence(error)
    try:
        found = dates.parse_date(typed)
    except ClerkError as error:
        sentence(error)
        return
    for shown in (dates.format_date(found), dates.format_date(found, weekday=False), found.isoformat()):
        assert dates.parse_date(shown) == found, (typed, shown)


def council(data: bytes) -> None:
    """The reader of council files; what it reads is written out and read again."""
    text = data.decode("utf-8", "replace")
    try:
        found = read_council(text, "fuzzed.toml")
    except ClerkError as error:
        sentence(error)
        return
    assert read_council(write_council(found), "written.toml") is not None


def pack(data: bytes) -> None:
    """The reader of packs, pages and lists of decisions, with its parsers in this process.

    Outside of it a parser's own exceptions end the child process, and the clerk reads a sentence; so they do here.
    """
    try:
        kind = kind_of(data[:1024])
        read = safely._read(kind, data, ".csv" if b"," in data[:80] else ".txt", 20.0)
    except ClerkError as error:
        sentence(error)
        return
    if isinstance(read, Pack):
        pack_json(read)


def _answered(kind: Kind, data: bytes, timeout: float) -> dict[str, Any]:
    del timeout
    try:
        return child._answer(kind.value, data)
    except ClerkError:
        raise
    except Exception as error:
        # What ends the child process is a sentence by the time it is back.
        raise DocumentError(safely._DAMAGED.format(kind.value.upper())) from error


def sentence(error: ClerkError) -> None:
    """A refusal is words for a clerk, and no page of them; what it quotes is cleaned where it is shown."""
    said = str(error)
    assert said.strip() and len(said) < 20_000, said[:200]


def in_process() -> None:
    """Let the parsers run here, where their branches are seen."""
    safely._answered = _answered


TARGETS: dict[str, Callable[[bytes], None]] = {"date": date, "council": council, "pack": pack}


def seeds(target: str) -> list[bytes]:
    """What fuzzing begins with: ordinary input of the kind."""
    if target == "date":
        said = (
            "9 October 2017",
            "Mon 9 Oct 17",
            "9/10/17",
            "2017-10-09",
            "6.00 pm",
            "18:00",
            "10 October 2017 at 09:00",
        )
        return [text.encode() for text in said]
    if target == "council":
        folder = PROJECT / "clerk_tui" / "councils"
        return [path.read_bytes() for path in sorted(folder.glob("*.toml"))]
    samples = sorted((PROJECT / "tests").glob("**/samples/*"))
    own = [PROJECT / "clerk_tui" / "demo" / "blackpool-2017-10-09.txt", *samples]
    small = [path.read_bytes() for path in own if path.suffix in {".txt", ".html", ".xml", ".json"}]
    page = b"<!DOCTYPE html><html><body><table><tr><th>Decision</th></tr><tr><td>x</td></tr></table></body></html>"
    sheet = b"CABINET\n\nTuesday, 7 March 2023 at 7.30 pm\n\nAGENDA\n\n1. Apologies\n2. Budget (Pages 1 - 8)\n"
    return [*(each for each in small if len(each) < 60_000), page, sheet, b'{"decisions": [{"title": "x"}]}']
