"""Titles of columns by which a table is known: commitments and their progress, and the plan on a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clerk_tui.documents.reading.words import LABEL, plain

_COMMITMENT = re.compile(r"(?:strategic )?(?:commitments?|objectives?|actions?)|strategic")
_PROGRESS = re.compile(r"progress(?: update| to date)?|updates?")
_WILL = re.compile(r"what (?:we will|will we) do\b.*")
_DONE = re.compile(r"how (?:have we|we have|did we) (?:done|do)\b.*")
COMMITMENTS = (_COMMITMENT, _PROGRESS)
PLAN = (_WILL, _DONE, _WILL)


def fits(titles: Sequence[str], shapes: tuple[re.Pattern[str], ...]) -> bool:
    """Whether these are the titles, one for each column from the left."""
    return len(titles) == len(shapes) and all(
        shape.fullmatch(plain(title[:LABEL])) for shape, title in zip(shapes, titles, strict=True)
    )
