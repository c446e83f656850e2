"""Days that a register adds to the published calendar."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import NamedTuple


class DayKind(StrEnum):
    """What an added day is. `worked` takes a holiday or closure away again; a weekend stays a weekend."""

    BANK_HOLIDAY = "bank-holiday"
    CLOSURE = "closure"
    HALF_DAY = "half-day"
    MOURNING = "mourning"
    WORKED = "worked"


class CalendarDay(NamedTuple):
    """One added day. `label` is what a ledger shows as the reason; `source` says where the day was announced.

    `closes_at` is the London time at which the office shuts on a half day.
    """

    date: date
    kind: DayKind
    label: str = ""
    source: str = ""
    closes_at: time | None = None
