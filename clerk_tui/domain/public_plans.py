"""What may leave the office as a plan on a page: plain words, with no place for exempt text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublicPlanRow:
    """A theme with the points of the three columns: what will be done, how it has gone, what is next."""

    theme: str
    will: tuple[str, ...]
    done: tuple[str, ...]
    next: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicPlan:
    """`titles` are those of the three columns, with their times; `chain_head` is the head when it was made."""

    council: str
    name: str
    titles: tuple[str, str, str]
    rows: tuple[PublicPlanRow, ...]
    chain_head: str
