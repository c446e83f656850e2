"""A safe copy of the register: what its manifest says, and which of many are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CopyKind(StrEnum):
    """Why a copy was made; only those of a backup are ever taken away again."""

    BACKUP = "backup"
    BEFORE_UPGRADE = "before-upgrade"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy held when it was made. `made_at` is UTC; `first` and `head` are hashes of the history's ends.

    `first` tells one register from another: no two begin with the same entry. `counts` is rows by table.
    """

    kind: CopyKind
    file: str
    size: int
    sha256: str
    made_at: datetime
    who: str
    program: str
    schema: int
    council_id: str
    council: str
    first: str
    entries: int
    head: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Rotation:
    """How many copies stay: the newest of each of so many days, weeks and months that have one."""

    days: int = 7
    weeks: int = 5
    months: int = 12


def to_take_away(made: Sequence[datetime], kept: Rotation) -> list[datetime]:
    """Which of these instants of copies no day, week or month keeps, the oldest first. The newest always stays.

    Days are those of UTC, by which copies are named.
    """
    stays = set(sorted(made)[-1:])
    periods: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (kept.days, lambda at: at.date()),
        (kept.weeks, lambda at: at.isocalendar()[:2]),
        (kept.months, lambda at: (at.year, at.month)),
    )
    for most, period in periods:
        newest: dict[object, datetime] = {}
        for at in sorted(made, reverse=True):
            newest.setdefault(period(at), at)
        stays |= set(list(newest.values())[:most])
    return sorted(at for at in made if at not in stays)
