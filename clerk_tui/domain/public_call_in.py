"""What may leave the office about a call-in: plain words and dates, with no place for exempt text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

Particular = tuple[str, tuple[str, ...]]
"""A label with the lines under it."""


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """The answer to a request for call-in. `window` are the sentences of the notice on the time for call-in.

    `paper` is the number of the request; `title` names the decision with its reference, as the answer named it.
    """

    council: str
    nation: str
    paper: int
    refused: bool
    title: str
    decision: tuple[Particular, ...]
    request: tuple[Particular, ...]
    answer: tuple[str, ...]
    window: tuple[str, ...]
    contact: str
    chain_head: str


@dataclass(frozen=True, slots=True)
class PublicRequest:
    """Who called a decision in, and why. Members are named; of electors only the number is told."""

    received: str
    members: tuple[str, ...]
    electors: int
    grounds: tuple[str, ...]
    parts: str
    alternative: str


@dataclass(frozen=True, slots=True)
class PublicHearing:
    """The hearing of a call-in. `last_day` and `agenda` are sentences with the rule; `committee` may be empty."""

    council: str
    nation: str
    paper: int
    reference: str
    title: str
    maker: str
    decided_on: date
    published_on: date
    committee: str
    day: date
    starts: time | None
    venue: str
    requests: tuple[PublicRequest, ...]
    last_day: tuple[str, ...]
    agenda: tuple[str, ...]
    contact: str
    chain_head: str
