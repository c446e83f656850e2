"""The audit of a published register: each row as it was printed, and what the council's own rule says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import NamedTuple

from clerk_tui.domain.council import Maker
from clerk_tui.domain.ledger import Certainty


class Verdict(StrEnum):
    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_CALLABLE = "not callable"
    CANNOT_SAY = "cannot say"


class DecisionRow(NamedTuple):
    """One printed decision. None is a cell that is empty; `problem` is why the row cannot be judged at all.

    `makers` are the classes that the decision maker may belong to: two where it is an officer and nothing says
    whether the decision is key. `key` is what is printed of that, `maker_printed` whether a decision maker is printed
    at all. `closes_time` is London wall-clock time, as is `published_at`.
    """

    number: int
    council: str
    reference: str
    title: str
    decided: date | None
    published: date | None
    published_at: time | None
    closes: date | None
    closes_time: time | None
    effective: date | None
    callable: bool | None
    makers: tuple[Maker, ...]
    problem: str = ""
    key: bool | None = None
    maker_printed: bool = False


class Entry(NamedTuple):
    """The verdict on one decision. A date that is not known is None; `certainty` is that of the expected dates."""

    row: int
    council: str
    reference: str
    expected_effective: date | None
    printed_effective: date | None
    expected_closes: date | None
    printed_closes: date | None
    verdict: Verdict
    finding: str = ""
    certainty: Certainty | None = None


class NoticeRow(NamedTuple):
    """One printed notice: when it was published and when the decision was due. `kind` is the register's own word."""

    number: int
    council: str
    reference: str
    kind: str
    notice: date | None
    decision: date | None
    problem: str = ""


class NoticeEntry(NamedTuple):
    """The verdict on one notice: clear days found, counted both ways, and how many its kind needs (None: not known)."""

    row: int
    council: str
    reference: str
    kind: str
    notice: date | None
    decision: date | None
    clear_days: int | None
    working_clear_days: int | None
    needed: int | None
    unit: str
    long_enough: bool | None
    verdict: Verdict
    finding: str = ""


class AuditKind(StrEnum):
    DECISIONS = "decisions"
    NOTICES = "notices"


@dataclass(frozen=True, slots=True)
class Audit:
    """A register judged row by row, in the order of the file. `notes` are about the file, not about one verdict."""

    kind: AuditKind
    entries: tuple[Entry | NoticeEntry, ...]
    rows: tuple[DecisionRow | NoticeRow, ...]
    notes: tuple[str, ...] = ()

    def counts(self) -> dict[str, int]:
        """How many rows have each verdict, every verdict named."""
        found = dict.fromkeys(Verdict, 0)
        for entry in self.entries:
            found[entry.verdict] += 1
        return {verdict.value: number for verdict, number in found.items()}

    def reported(self) -> Iterator[Entry | NoticeEntry]:
        """The rows that are not quiet: those that differ, and those with something to say."""
        return (entry for entry in self.entries if entry.finding or entry.verdict is Verdict.DIFFERS)
