"""Deadlines that are still open, and how a change of calendar or rule would move them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from clerk_tui.domain.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Deadline:
    """One open deadline. `ref` is D12, M3, P4 (a plan entry) or R5 (a request); `at` the hour where there is one.

    `published` tells that the date stands in a published notice. `note` says what came of an act already done.
    """

    id: str
    ref: str
    what: str
    title: str
    day: date
    ledger: Ledger
    at: datetime | None = None
    published: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """An open deadline, as it is and as it would be. Of a published one `old` is the date in force."""

    id: str
    ref: str
    what: str
    title: str
    old: date
    new: date
    published: bool
    old_at: datetime | None
    new_at: datetime | None
    old_ledger: Ledger
    new_ledger: Ledger
    note: str = ""
