"""A dated correction of a published record: the record itself never changes, a corrected one is published beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CorrectedField:
    """One field with both texts, as a form shows them: dates in ISO, choices as yes, no or nothing.

    `withheld`: the public is told only that words were removed; both texts stay in the register.
    """

    field: str
    old: str
    new: str
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class CorrectionOverride:
    """A blocker that the correction brought in and that was gone past with a reason."""

    finding_id: str
    says: str
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of a published decision. `corrects_id` is the earlier one whose text it corrects, if any.

    `restarts`: the call-in window runs anew from `publication_id`; otherwise it runs on as it did. `restarts_because`
    is the council's rule or the clerk's reason. `again_because` is why a corrected text is corrected once more.
    `corrected_at` is when the corrected record went out, `corrected_on` the day of that.
    """

    id: int
    decision_id: int
    sequence: int
    corrects_id: int | None
    publication_id: int
    changes: tuple[CorrectedField, ...]
    reason: str
    restarts: bool
    restarts_because: str
    again_because: str
    overrides: tuple[CorrectionOverride, ...]
    corrected_on: date
    corrected_at: datetime
    recorded_at: datetime
    who: str
