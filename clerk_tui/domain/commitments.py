"""What the council committed itself to: plans, commitments with their codes and days, and how it has gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerk_tui.domain.meeting import Person

COLUMNS = ("What we will do", "How have we done", "What we will do by")
"""The titles of the plan on a page; the second gains its period in brackets, the third by when."""
_NEXT = "What we will do next"
_LETTER = re.compile(r"[^\W\d_]")


class Standing(StrEnum):
    """Whether a commitment is still to be kept."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Span:
    """A period in the council's words, `January to April 2022`, with the days that they mean; None is not known."""

    words: str = ""
    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Does a day lie in it? Without both days no day does."""
        return self.first is not None and self.last is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class ByWhen:
    """By when something is promised: the council's words, `August 2022`, and the last day that they mean."""

    words: str = ""
    last: date | None = None

    def __bool__(self) -> bool:
        return bool(self.words) or self.last is not None


@dataclass(frozen=True, slots=True)
class CommitmentPlan:
    """What commitments were published as. `period` and `due` are those of its plan on a page as it stands now."""

    id: int
    version: int
    name: str
    columns: tuple[str, ...] = COLUMNS
    begins_on: date | None = None
    ends_on: date | None = None
    period: Span = Span()
    due: ByWhen = ByWhen()
    document_id: int | None = None

    @property
    def ref(self) -> str:
        return f"P{self.id}"

    def titles(self, period: Span, due: ByWhen) -> tuple[str, str, str]:
        """The titles of its three columns for a period and a by-when."""
        first, second, third = self.columns
        told = f" ({period.words})" if period.words else ""
        if due.words:
            return first, f"{second}{told}", f"{third} {due.words}"
        return first, f"{second}{told}", _NEXT if third == COLUMNS[2] else third


@dataclass(frozen=True, slots=True)
class Commitment:
    """One commitment. `text` may have several lines, each a point of the plan on a page.

    `plan_id` is None where it stands in no plan; `parent_id` is the objective that it stands under; `began` the first
    day of itself or, where that is not known, of its plan.
    """

    id: int
    version: int
    text: str
    code: str = ""
    plan_id: int | None = None
    plan: str = ""
    position: int = 0
    parent_id: int | None = None
    parent_code: str = ""
    theme: str = ""
    portfolio: str = ""
    owner: Person | None = None
    begins_on: date | None = None
    began: date | None = None
    due: ByWhen = ByWhen()
    standing: Standing = Standing.OPEN
    ended_on: date | None = None
    ended_because: str = ""
    despite: str = ""

    @property
    def ref(self) -> str:
        return f"C{self.id}"

    @property
    def called(self) -> str:
        """Its code, or the register's own number where the council writes none."""
        return self.code or self.ref

    @property
    def points(self) -> tuple[str, ...]:
        return points_of(self.text)

    def is_late(self, today: date) -> bool:
        """Is it still to be kept though the last day of its by-when has passed?"""
        return self.standing is Standing.OPEN and self.due.last is not None and self.due.last < today


@dataclass(frozen=True, slots=True)
class Progress:
    """How a commitment has gone: the day it was written, by whom, and the period it is about where it is about one."""

    id: int
    version: int
    commitment_id: int
    made_on: date
    text: str
    author: str = ""
    period: Span = Span()
    decision_id: int | None = None
    document_id: int | None = None
    despite: str = ""

    @property
    def points(self) -> tuple[str, ...]:
        return points_of(self.text)


@dataclass(frozen=True, slots=True)
class Service:
    """A decision that serves a commitment."""

    id: int
    version: int
    commitment_id: int
    decision_id: int
    note: str = ""


def points_of(text: str) -> tuple[str, ...]:
    """The lines of a text that say something."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def parent_code(code: str, codes: Iterable[str]) -> str | None:
    """The code under which a code stands: `PF3` for `PF3a`, `SO1` for `SO1.2`; the longest there is, None without one.

    `PF1` is not over `PF10`: what follows must be of another kind than what it follows, or be set off by a mark.
    """
    return max((one for one in codes if _under(code, one)), key=len, default=None)


def _under(code: str, over: str) -> bool:
    if not over or len(over) >= len(code) or not code.casefold().startswith(over.casefold()):
        return False
    before, after = over[-1], code[len(over)]
    if not after.isalnum() or not before.isalnum():
        return any(char.isalnum() for char in code[len(over) :])
    return (_LETTER.match(before) is None) != (_LETTER.match(after) is None)


@dataclass(frozen=True, slots=True)
class ListedCommitment:
    """One row of a list: the name of its plan, the fields of the commitment and of its progress as typed.

    `faults` are sentences about what cannot be read in it.
    """

    row: int
    plan: str
    typed: Mapping[str, str]
    progress: Mapping[str, str]
    faults: tuple[str, ...] = ()
