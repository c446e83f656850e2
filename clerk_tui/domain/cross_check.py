"""One matter as the forward plan, the agenda and the record state it: what a cross-check holds side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Planned:
    """The matter on the forward plan, as last published, or as it stands where it was not published.

    `due_from` and `due_to` are the day of the decision, or the first and last day of its period. `published` is the day
    on which the notice was at both places; None where it was never published.
    """

    reference: str
    title: str
    maker: str
    due_from: date | None = None
    due_to: date | None = None
    key: bool | None = None
    private: bool | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """The matter as an item of an agenda; `maker` is the body that meets."""

    title: str
    maker: str
    day: date
    private: bool | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """The matter as recorded. `day` is the date of the decision; `private` whether anything of it is exempt.

    `excepted`: general exception or special urgency is on record, so that the notice is not what it rests on.
    """

    title: str
    maker: str
    day: date | None = None
    key: bool | None = None
    private: bool | None = None
    excepted: bool = False


class Match(StrEnum):
    """How the statements of one thing stand to each other. `ALIKE`: not the same letters, so never said to be equal."""

    SAME = "same"
    ALIKE = "alike"
    DIFFERENT = "different"
    NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing as each of the three states it, in words; empty where it does not. `field` is the record's field."""

    what: str
    field: str
    planned: str
    agenda: str
    recorded: str
    match: Match
