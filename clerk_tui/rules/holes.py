"""Holes in a council's own wordings: `{amount}` stands where the clerk has to fill something in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clerk_tui.domain.decision import RECORD_FIELDS, Decision, FieldKind, RecordField

_HOLE = re.compile(r"\{(?:[^{}]*\}|[^\s{}]*)")
"""A hole; one that is not closed is its first word, `{amount`."""
_WORDS = frozenset({FieldKind.LINE, FieldKind.TEXT})


def holes(text: str) -> tuple[str, ...]:
    """The holes of a text as they stand in it, each once: `{amount}`."""
    return tuple(dict.fromkeys(_HOLE.findall(text)))


def unfilled(decision: Decision) -> Iterator[tuple[RecordField, str]]:
    """Every field of a record in which a hole stands, with the hole. Exempt text is not here: it is not published."""
    for field in RECORD_FIELDS:
        if field.kind in _WORDS and field.id != "exempt_text":
            for hole in holes(getattr(decision, field.id)):
                yield field, hole
