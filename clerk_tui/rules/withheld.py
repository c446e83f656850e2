"""Which corrections are told without the words that they took out, because those are exempt (LGA 1972 Sch 12A)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clerk_tui.domain.correction import CorrectedField, Correction
from clerk_tui.domain.decision import FIELD, FieldKind
from clerk_tui.rules.call_in_checks import holds_apart
from clerk_tui.rules.word_differences import Became, pieces

WITHHELD = "words were removed (LGA 1972 Sch 12A)"
_IN_WORDS = frozenset({FieldKind.LINE, FieldKind.TEXT})
_LONG_ENOUGH, _IN_A_ROW, _FIGURES = 12, 3, 3
_STOPS = " .,;:()“”£"


def removed(change: CorrectedField) -> tuple[str, ...]:
    """The runs of words that a change takes out of a text; none for dates, times and choices."""
    if FIELD[change.field].kind not in _IN_WORDS:
        return ()
    found = (" ".join(piece.text.split()) for piece in pieces(change.old, change.new) if piece.became is Became.REMOVED)
    return tuple(run for run in found if run)


def is_exempt(change: CorrectedField, apart: str, closed: Sequence[str]) -> bool:
    """Whether what a change tells holds words kept apart: a sentence, a closed title, or a run that stands there.

    `apart` is the exempt text, `closed` the closed titles and facts. Three words in a row count from twelve
    letters on, and a figure from three digits: shorter ones stand elsewhere by chance.
    """
    told = (change.old, change.new)
    if any(holds_apart(text, apart, closed) for text in told):
        return True
    kept = " ".join("\n".join((apart, *closed)).split()).casefold()
    return any(part in kept for run in removed(change) for part in _telling(run.casefold().split()))


def _telling(words: Sequence[str]) -> Iterator[str]:
    """The parts of a run that say something by themselves: its figures, `£48,500`, and each few words in a row."""
    stripped = [word.strip(_STOPS) for word in words]
    yield from (word for word in stripped if sum(letter.isdigit() for letter in word) >= _FIGURES)
    for start in range(max(1, len(words) - _IN_A_ROW + 1)):
        part = " ".join(words[start : start + _IN_A_ROW]).strip(_STOPS)
        if len(part) >= _LONG_ENOUGH:
            yield part


def as_told(made: Sequence[Correction], apart: str, closed: Sequence[str]) -> tuple[Correction, ...]:
    """Corrections as the public reads them, the oldest first: each change that may not be quoted is withheld.

    A correction that put in what a later one withholds is withheld with it, or it would still print the words.
    """
    fields: set[str] = set()
    told = []
    for one in reversed(made):
        changes = []
        for change in one.changes:
            if change.withheld or is_exempt(change, apart, closed):
                fields.add(change.field)
            changes.append(replace(change, withheld=change.field in fields))
        told.append(replace(one, changes=tuple(changes)))
    return tuple(reversed(told))
