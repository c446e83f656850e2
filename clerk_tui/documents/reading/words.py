"""Comparing printed labels loosely, and telling one kind of line from another."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

_NOT_WORD = re.compile(r"[^a-z0-9]+")
# Stands where an editor's words were taken out of a line (`transcript.py`); no document holds it after cleaning.
# Beyond these a line is running text: no label is so long, no line of a front sheet, no item's title.
LABEL, SHORT = 200, 1_000
OMITTED = "\ue000"
SMALL = frozenset({"and", "of", "the", "for", "in", "on", "to", "at", "with", "or"})
BLANK_PAGE = re.compile(
    r"\W*this page (?:is|has been) (?:intentionally|deliberately) (?:left )?blank\W*", re.IGNORECASE
)
PAGE_NUMBER = re.compile(r"\W*(?:page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|\d{1,4})\W*", re.IGNORECASE)


def plain(text: str) -> str:
    """Lower case, letters and figures only, single blanks: the form in which labels are compared."""
    return _NOT_WORD.sub(" ", text.lower().replace("’", "").replace("'", "")).strip()


def alike(printed: str, label: str) -> float:
    """How alike two labels read, from 0 to 1."""
    return _alike(printed[:LABEL], label[:LABEL])


@lru_cache(maxsize=8192)
def _alike(printed: str, label: str) -> float:
    a, b = plain(printed), plain(label)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.real_quick_ratio() < 0.5 or matcher.quick_ratio() < 0.5:
        return 0.0
    return matcher.ratio()


def printed(text: str) -> str:
    """The council's words on one line, without marks of omission."""
    return " ".join(text.replace(OMITTED, " ").split())


def all_capitals(text: str) -> bool:
    """At least two letters, and none of them small."""
    return text.isupper() and sum(char.isalpha() for char in text) > 1


def title_case(text: str) -> str:
    """`POLICY, FINANCE AND ADMINISTRATION COMMITTEE` as a name; text that is not all capitals is left alone."""
    folded = " ".join(text.split())
    if not all_capitals(folded):
        return folded
    words = [
        word if n and word in SMALL else "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
        for n, word in enumerate(folded.lower().split(" "))
    ]
    return " ".join(words)
