"""What became of a text, word by word: for the eye on a screen, and in a sentence to be read aloud."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|\S+")
_CONTEXT = 4
"""So many words stand before and after a change where it is told in a sentence."""


class Became(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with the white space between them."""

    became: Became
    text: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The new text with what was taken out and put in, in order; without the added pieces it is the old text."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    found: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece(Became.SAME, "".join(before[i:j])))
            continue
        if j > i:
            found.append(Piece(Became.REMOVED, "".join(before[i:j])))
        if m > k:
            found.append(Piece(Became.ADDED, "".join(after[k:m])))
    return tuple(found)


def in_words(old: str, new: str) -> tuple[str, ...]:
    """Each change as a clause with a few words around it: `“… strategy 2017-2022 be …” became “… 2017-2023 be …”`."""
    if not old.strip() or not new.strip():
        return (f"{_quoted(old)} became {_quoted(new)}",)
    before, after = old.split(), new.split()
    changed = [op for op in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if op[0] != "equal"]
    if not changed:
        return ("only the white space changed",)
    said = []
    for i, j, k, m in _joined([(i, j, k, m) for _, i, j, k, m in changed]):
        said.append(f"“{_around(before, i, j)}” became “{_around(after, k, m)}”")
    return tuple(said)


def _joined(changes: Sequence[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Changes whose surroundings would overlap, told as one."""
    told = [changes[0]]
    for i, j, k, m in changes[1:]:
        first = told[-1]
        if i - first[1] <= 2 * _CONTEXT:
            told[-1] = (first[0], j, first[2], m)
        else:
            told.append((i, j, k, m))
    return told


def _around(words: Sequence[str], start: int, end: int) -> str:
    first, last = max(0, start - _CONTEXT), min(len(words), end + _CONTEXT)
    text = " ".join(words[first:last])
    return f"{'… ' if first else ''}{text}{' …' if last < len(words) else ''}"


def _quoted(text: str) -> str:
    return f"“{' '.join(text.split())}”" if text.strip() else "nothing"
