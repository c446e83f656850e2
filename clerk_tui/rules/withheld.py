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
REASON_WITHHELD = "withheld, for it holds exempt words (LGA 1972 Sch 12A)"
_IN_WORDS = frozenset({FieldKind.LINE, FieldKind.TEXT, FieldKind.SOME})
_FEW_WORDS = 12
"""A run of one or two words counts from so many letters on; shorter ones stand elsewhere by chance."""


def removed(change: CorrectedField) -> tuple[str, ...]:
    """The runs of words that a change takes out of a text; none for dates, times and choices."""
    return _removed(change.old, change.new) if CORRECTED_FIELD[change.field].kind in _IN_WORDS else ()


def _removed(old: str, new: str) -> tuple[str, ...]:
    found = (" ".join(piece.text.split()) for piece in pieces(old, new) if piece.became is Became.REMOVED)
    return tuple(run for run in found if run)


def is_exempt(change: CorrectedField, apart: Apart) -> bool:
    """Whether what a change tells holds words kept apart: a sentence, a closed title, or what it takes out of them."""
    return _is_exempt(change.old, change.new, removed(change), apart)


def may_not_be_told(old: str, new: str, apart: Apart) -> bool:
    """The same of one text that took the place of another in public, such as from version to version of a notice."""
    return _is_exempt(old, new, _removed(old, new), apart)


def _is_exempt(old: str, new: str, gone: tuple[str, ...], apart: Apart) -> bool:
    if any(holds_apart(text, apart) for text in (old, new)):
        return True
    if gone and set(matches(old, apart)) - set(matches(new, apart)):
        return True
    kept = " ".join(apart.text.split()).casefold()
    return any(len(run) >= _FEW_WORDS and run.casefold().strip(" .,;:()") in kept for run in gone)


def as_told(made: Sequence[Correction], apart: Apart) -> tuple[Correction, ...]:
    """Corrections as the public reads them, the oldest first: each change that may not be quoted is withheld.

    So is a reason that holds a sentence kept apart, as where that was set apart only later. A correction that put in
    what a later one withholds is withheld with it, or it would still print the words.
    """
    fields: set[str] = set()
    told = []
    for one in reversed(made):
        changes = []
        for change in one.changes:
            if change.withheld or is_exempt(change, apart):
                fields.add(change.field)
            changes.append(replace(change, withheld=change.field in fields))
        told.append(_with_reasons(replace(one, changes=tuple(changes)), apart))
    return tuple(reversed(told))


def _with_reasons(one: Correction, apart: Apart) -> Correction:
    def said(reason: str) -> str:
        return REASON_WITHHELD if holds_apart(reason, apart) else reason

    return replace(
        one,
        reason=said(one.reason),
        again_because=said(one.again_because),
        restarts_because=said(one.restarts_because),
    )
