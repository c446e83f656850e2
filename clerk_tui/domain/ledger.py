"""A date with the count behind it: every day, counted or not, why, and the paragraph it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Certainty(StrEnum):
    """How sure a date is, from the surest down."""

    STATUTE = "statute"
    LOCAL = "local"
    INFERRED = "inferred"
    PROVISIONAL = "provisional"


class Mark(StrEnum):
    """How a statement about the law is known, from the surest down."""

    SEEN = "S"
    SECONDARY = "S-sec"
    KNOWN = "K"
    INFERRED = "I"


_CAUTIONS = {
    Mark.SEEN: "",
    Mark.SECONDARY: "known from a secondary source, text not checked against the source",
    Mark.KNOWN: "text not checked against the source",
    Mark.INFERRED: "inferred, not read in any text",
}


@dataclass(frozen=True, slots=True)
class Authority:
    """The paragraph a rule rests on, and how its words are known."""

    id: str
    url: str
    says: str
    mark: Mark = Mark.SEEN

    @property
    def seen(self) -> bool:
        """False where the text has not been checked against the source."""
        return self.mark is Mark.SEEN

    @property
    def caution(self) -> str:
        """What to say beside a paragraph that was not read at its source; empty where it was."""
        return _CAUTIONS[self.mark]


@dataclass(frozen=True, slots=True)
class LedgerDay:
    """One day of a count; `reason` says why it was not counted and is empty where it was."""

    date: date
    counted: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """One counted date. `answer` is the date itself; `working_answer` the same moved to a working day."""

    rule: str
    title: str
    anchor: date
    anchor_name: str
    n: int
    unit: str
    direction: str
    days: tuple[LedgerDay, ...]
    answer: date
    working_answer: date
    certainty: Certainty
    authorities: tuple[Authority, ...]
    calendar_as_of: date
    calendar_fingerprint: str
    advice: tuple[str, ...] = ()

    @property
    def begins_on_anchor(self) -> bool:
        """Years run “beginning on” their day, as the two months of LGA 2000 s.9FE are read; no other count takes it."""
        return self.unit == "years" or self.rule == "LGA-R2M"


@dataclass(frozen=True, slots=True)
class CountResult:
    """What `count` answers. Rules that count back fill `latest…`, rules that count forward `earliest…`.

    `clear_days` and `satisfied` are set only where an actual date was given beside the anchor.
    """

    ledger: Ledger
    latest: date | None = None
    latest_working_day: date | None = None
    earliest: date | None = None
    earliest_working_day: date | None = None
    satisfied: bool | None = None
    clear_days: int | None = None


@dataclass(frozen=True, slots=True)
class CallInWindow:
    """When requests for call-in close and the first day of effect: two counts, never one date.

    `closes_at` is the first instant too late for a request; with no cut-off it is midnight at the end of `closes`.
    """

    closes: date
    closes_at: datetime
    cutoff_stated: bool
    effective: date
    effective_working_day: date
    closes_ledger: Ledger
    effective_ledger: Ledger
    advice: tuple[str, ...] = field(default=())
