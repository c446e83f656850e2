"""A council's own wording for a field of the decision record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """`text` may have holes, `{amount}`, that stop publication until they are filled in."""

    id: int
    version: int
    field: str
    name: str
    text: str
