"""Call-in as the register keeps it: requests as they came, and what happened since in events that never change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from clerk_tui.domain.call_in_events import Signatory, Verdict


class EntryKind(StrEnum):
    RECEIVED = "received"
    VALIDATED = "validated"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    HEARING_SET = "hearing-set"
    HEARING_AGENDA = "hearing-agenda"
    HEARD = "heard"
    RECONSIDERED = "reconsidered"
    COUNCIL_MET = "council-met"
    URGENCY_CONSENT = "urgency-consent"
    IMPLEMENTED = "implemented"
    STRUCK_OUT = "struck-out"


@dataclass(frozen=True, slots=True)
class Requester:
    """Someone who asked. `person_id` is None for an elector; `signatory` holds the pools and roles of that day.

    `why_not` says why the signature does not count.
    """

    person_id: int | None
    signatory: Signatory
    counted: bool = True
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What a request says: whom it came from and how, its grounds in its own words and those chosen from the list."""

    received_at: datetime
    requesters: tuple[Requester, ...]
    received_by: str = ""
    how: str = ""
    grounds: str = ""
    chosen_grounds: tuple[str, ...] = ()
    parts: str = ""
    alternative: str = ""
    states: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    called_in_before: date | None = None
    year_began: date | None = None
    despite: str = ""


@dataclass(frozen=True, slots=True)
class KeptRequest:
    """A request in the register. `refused` says why it was refused when it came, `receipt` what was answered.

    `by_count`: it failed by what can be counted of it, and not for how the decision stood then.
    """

    id: int
    decision_id: int
    said: AskedFor
    refused: str = ""
    receipt: str = ""
    by_count: bool = False

    @property
    def verdict(self) -> Verdict:
        """What was said of it when it came."""
        return Verdict(self.refused, self.by_count, tuple(one.why_not for one in self.said.requesters if one.why_not))


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a case. `struck` is why it was struck out; empty while it stands. `on_day` is a day it names."""

    id: int
    decision_id: int
    kind: EntryKind
    at: datetime
    who: str
    recorded_at: datetime
    request_id: int | None = None
    outcome: str = ""
    decides: str = ""
    names: tuple[str, ...] = ()
    by_whom: str = ""
    reason: str = ""
    in_writing: bool | None = None
    on_day: date | None = None
    meeting_id: int | None = None
    strikes_id: int | None = None
    left_as: str = ""
    struck: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it counts: it was not struck out, and is no striking out itself."""
        return self.struck is None and self.kind is not EntryKind.STRUCK_OUT
