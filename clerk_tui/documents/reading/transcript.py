"""Transcripts of public pages: an editor's own words stand in square brackets and are not the council's.

Only a document that is such a transcript is treated so; elsewhere a bracket is part of the title it stands in.
"""

from __future__ import annotations

import re
from dataclasses import replace

from clerk_tui.documents.reading.source import Line
from clerk_tui.documents.reading.words import OMITTED, SHORT

_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_WHOLE = re.compile(r"\[[^\[\]]*\]\W*")
_SAYS_SO = re.compile(r"\[.*\bin square brackets\b.*\]", re.IGNORECASE)
_NEAR_TOP, _MANY = 6, 3


def is_transcript(lines: tuple[Line, ...]) -> bool:
    """Whether the document says at its top that bracketed words are an editor's, or begins with a page's address."""
    top = lines[:_NEAR_TOP]
    if any(_SAYS_SO.search(line.text[:SHORT]) for line in top):
        return True
    address = bool(top) and re.match(r"https?://\S+$", top[0].text[:SHORT]) is not None
    return address and sum(1 for line in lines if _WHOLE.fullmatch(line.text)) >= _MANY


def without_editor(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, position for position, with a mark of omission where the editor's words stood."""

    def council_words(text: str) -> str:
        return _BRACKETED.sub(OMITTED, text)

    return tuple(
        replace(line, text=council_words(line.text), cells=tuple(map(council_words, line.cells))) for line in lines
    )


def editors_words(line: Line) -> list[str]:
    """What stands in square brackets beside the council's words in a line."""
    return [] if _WHOLE.fullmatch(line.text) else _BRACKETED.findall(line.text)
