"""Which corrections are told without the words that they took out, because those are exempt (LGA 1972 Sch 12A)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clerk_tui.domain.correction import CorrectedField, Correction
from clerk_tui.domain.decision import FieldKind
from clerk_tui.domain.record import CORRECTED_FIELD
from clerk_tui.rules.exempt_words import Apart, holds_apart, matches
from clerk_tui.rules.word_differences import Became, pieces

WITHHELD = "words were removed (LGA 1972 Sch 12A)"
_IN_WORDS = frozenset({FieldKind.LINE, FieldKind.TEXT})
_FEW_WORDS = 12
"""A run of one or two words counts from so many letters on; shorter ones stand elsewhere by chance."""


def removed(change: CorrectedField) -> tuple[str, ...]:
    """The runs of words that a change takes out of a text; none for dates, times and choices."""
    if CORRECTED_FIELD[change.field].kind not in _IN_WORDS:
        return ()
    found = (" ".join(piece.text.split()) for piece in pieces(change.old, change.new) if piece.became is Became.REMOVED)
    return tuple(run for run in found if run)


def is_exempt(change: CorrectedField, apart: Apart) -> bool:
    """Whether what a change tells holds words kept apart: a sentence, a closed title, or what it takes out of them."""
    if any(holds_apart(text, apart) for text in (change.old, change.new)):
        return True
    gone = removed(change)
    if gone and set(matches(change.old, apart)) - set(matches(change.new, apart)):
        return True
    kept = " ".join(apart.text.split()).casefold()
    return any(len(run) >= _FEW_WORDS and run.casefold().strip(" .,;:()") in kept for run in gone)


def as_told(made: Sequence[Correction], apart: Apart) -> tuple[Correction, ...]:
    """Corrections as the public reads them, the oldest first: each change that may not be quoted is withheld.

    A correction that put in what a later one withholds is withheld with it, or it would still print the words.
    """
    fields: set[str] = set()
    told = []
    for one in reversed(made):
        changes = []
        for change in one.changes:
            if change.withheld or is_exempt(change, apart):
                fields.add(change.field)
            changes.append(replace(change, withheld=change.field in fields))
        told.append(replace(one, changes=tuple(changes)))
    return tuple(reversed(told))
