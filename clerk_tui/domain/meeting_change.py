"""What happens to a meeting after it was called, and what follows from it for notices, agenda and records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from clerk_tui.domain.findings import Severity
from clerk_tui.domain.ledger import Ledger


class ChangeKind(StrEnum):
    """`recalled` is a meeting called again after it was cancelled: a new one."""

    MOVED = "moved"
    ADJOURNED = "adjourned"
    CANCELLED = "cancelled"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class MeetingChange:
    """A change as it was made, with why, and with its consequences as they were shown, one a line."""

    id: int
    meeting_id: int
    kind: ChangeKind
    changed_on: date
    old_day: date
    old_starts: time | None
    old_venue: str
    new_day: date | None
    new_starts: time | None
    new_venue: str
    reason: str
    consequences: str
    who: str


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter of a meeting that its day decides on: an item with its record and its forward-plan entry.

    `ref` is the record (`D2`), else the item (`I3`), else the entry's reference. `due_from` and `due_to` are the day or
    period that the published notice states; the notices are the later days at both places.
    """

    ref: str
    title: str
    key: bool | None = None
    notice_on: date | None = None
    private: bool = False
    first_notice_on: date | None = None
    second_notice_on: date | None = None
    reference: str = ""
    due_from: date | None = None
    due_to: date | None = None
    decided_on: date | None = None
    published: bool = False
    supplement_on: date | None = None


@dataclass(frozen=True, slots=True)
class Consequence:
    """One thing that follows. `old` and `new` are its last day before and after the change, with their counts.

    `done` is the day on which the act was done, where it was.
    """

    rule: str
    ref: str
    what: str
    severity: Severity
    says: str
    authority: str = ""
    old: date | None = None
    new: date | None = None
    done: date | None = None
    old_ledger: Ledger | None = None
    new_ledger: Ledger | None = None
