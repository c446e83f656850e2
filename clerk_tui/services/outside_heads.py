"""Heads of the history chain that were kept outside the register: on published documents and in manifests.

A chain alone cannot show that its end was cut off, or that all of it was written anew; a head kept elsewhere can.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from clerk_tui.domain.errors import InputError
from clerk_tui.domain.safe_copy import Manifest
from clerk_tui.domain.text import one_line
from clerk_tui.register import heads
from clerk_tui.services.office import Office
from clerk_tui.services.record_names import told_at

_FOOT = re.compile(r"Entry\s+in\s+the\s+council.s\s+register\s+when\s+[^:]{1,80}:\s*((?:[0-9a-f]\s*){64})")
_IN_JSON = re.compile(r'"chain_head":\s*"([0-9a-f]{64})"')
_TAGS = re.compile(r"<[^>]{0,2000}>")
_TYPED = re.compile(r"[0-9a-f]{12,64}")


@dataclass(frozen=True, slots=True)
class Outside:
    """A head as it stands in `source`, or its first letters; of a safe copy its whole manifest."""

    source: str
    head: str
    manifest: Manifest | None = None


def typed_head(text: str) -> Outside:
    """A head copied off paper: at least its first twelve letters."""
    head = "".join(text.split()).lower()
    if not _TYPED.fullmatch(head):
        raise InputError(
            f"“{one_line(text)}” is no head of the history; type at least its first 12 letters and digits, as printed."
        )
    return Outside(f"{head[:12]}… as typed", head)


def heads_in(path: Path) -> tuple[Outside, ...]:
    """The heads that stand in a manifest, or at the foot of a document as HTML, Word, PDF, text or JSON.

    InputError where the file holds none; DocumentError where it cannot be read.
    """
    from clerk_tui.documents.reading.safely import read_words
    from clerk_tui.register import manifest

    name = one_line(path.name)
    text = read_words(path)
    try:
        said = manifest.from_text(text)
    except ValueError:
        said = None
    if said is not None:
        return (Outside(name, said.head, said),)
    plain = html.unescape(_TAGS.sub("", text))
    found = ["".join(match.split()) for match in _FOOT.findall(plain)] or _IN_JSON.findall(text)
    if not found:
        raise InputError(
            f"“{name}” names no entry of a register: it is no manifest of a safe copy, and no document with"
            " “Entry in the council's register when …” at its foot."
        )
    return tuple(Outside(name, head) for head in dict.fromkeys(found))


def held_against(office: Office, outside: Sequence[Outside]) -> tuple[list[str], list[str]]:
    """What is in the register's chain, and what is not: a sentence for each."""
    agrees, missing = [], []
    for one in outside:
        entry = heads.entry_of(office.register, one.head)
        if entry is None:
            missing.append(" ".join(_missing(office, one)))
        elif one.manifest and (entry.seq, entry.first) != (one.manifest.entries, one.manifest.first):
            missing.append(f"{one.source}: its history began otherwise, or had another number of entries.")
        else:
            agrees.append(
                f"{one.source}: its head is entry {entry.seq} of {entry.of}, {told_at(entry.at, entry.who)}; nothing up"
                " to there was cut off or written anew."
            )
    return agrees, missing


def _missing(office: Office, one: Outside) -> Iterator[str]:
    newest, said = heads.newest(office.register), one.manifest
    yield f"{one.source}: its head {one.head[:12]}… is no entry of this register's history."
    if said is None:
        yield "Entries were cut off or written anew since it was made, or it is of another register."
    elif newest is None or newest.first != said.first:
        yield f"The history it was copied from began otherwise: it is of another register ({said.council})."
    elif said.entries > newest.seq:
        yield f"There were {said.entries} entries when it was copied, and there are {newest.seq}: the end was cut off."
    else:
        yield f"Entries up to number {said.entries} were written anew since it was copied."
    if newest is not None:
        yield f"The newest entry here is {newest.seq}, {told_at(newest.at, newest.who)}."
