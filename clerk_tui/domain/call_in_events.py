"""What happens to a decision from the day it is made, as events; and the state that follows from them.

Every event has its instant, an aware datetime. The states are those of a decision that may be called in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from clerk_tui.domain.council import Maker, Outcome
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.ledger import Ledger


class State(StrEnum):
    MADE = "made"
    RECORDED = "recorded"
    PUBLISHED = "published"
    WINDOW_OPEN = "window-open"
    VALIDATING = "validating"
    SUSPENDED = "suspended"
    HEARD = "heard"
    RECONSIDER = "reconsider"
    COUNCIL = "council"
    EFFECTIVE = "effective"
    CONFIRMED = "confirmed"
    AMENDED = "amended"
    RESCINDED = "rescinded"


class Reconsideration(StrEnum):
    """What the decision maker, or Council, makes of a decision that came back."""

    CONFIRMED = "confirmed"
    AMENDED = "amended"
    RESCINDED = "rescinded"


class CouncilResult(StrEnum):
    """What Council makes of a decision referred to it.

    Council `decides` only where the decision lies outside its budget and policy framework.
    """

    NO_OBJECTION = "no-objection"
    OBJECTS = "objects"
    DECIDES = "decides"


@dataclass(frozen=True, slots=True)
class Made:
    """`decision_class` is the class that a rule makes callable (“cabinet”); `classes` are reasons against call-in.

    `meeting` is the day of the meeting where that is another than the day of the decision.
    """

    at: datetime
    maker: Maker = Maker.BODY
    key: bool | None = None
    decision_class: str = ""
    classes: tuple[str, ...] = ()
    meeting: date | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    at: datetime


@dataclass(frozen=True, slots=True)
class Published:
    at: datetime


@dataclass(frozen=True, slots=True)
class Republished:
    """The record is published again, or published corrected."""

    at: datetime


@dataclass(frozen=True, slots=True)
class UrgencyConsent:
    """The council's own waiver of call-in. `by` are the offices of those who agreed, or were consulted."""

    at: datetime
    by: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Someone who asks for call-in. `pools` are those they belong to, besides “any” for every member.

    `roles` are offices held (“chair”); `signed` the days of call-ins signed before; `confirmed` is False where an
    electronic signature was not confirmed by its owner.
    """

    name: str
    pools: tuple[str, ...] = ("any",)
    roles: tuple[str, ...] = ()
    signed: tuple[date, ...] = ()
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Request:
    """A request for call-in as it was received.

    `states` names what it says of the things that a rule wants stated; `conditions` those conditions of a request
    rule that are met; `called_in_before` the day on which the same matter was last called in.
    """

    at: datetime
    signatories: tuple[Signatory, ...]
    states: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    called_in_before: date | None = None


@dataclass(frozen=True, slots=True)
class Validated:
    at: datetime


@dataclass(frozen=True, slots=True)
class Rejected:
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Signatories who take their signature back."""

    at: datetime
    names: tuple[str, ...]
    in_writing: bool = True


@dataclass(frozen=True, slots=True)
class Heard:
    at: datetime
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Reconsidered:
    at: datetime
    result: Reconsideration


@dataclass(frozen=True, slots=True)
class CouncilMet:
    at: datetime
    result: CouncilResult
    decides: Reconsideration | None = None


@dataclass(frozen=True, slots=True)
class Implemented:
    at: datetime


Event = (
    Made
    | Recorded
    | Published
    | Republished
    | UrgencyConsent
    | Request
    | Validated
    | Rejected
    | Withdrawn
    | Heard
    | Reconsidered
    | CouncilMet
    | Implemented
)


@dataclass(frozen=True, slots=True)
class CallInState:
    """How a decision stands at one instant.

    `effective_at` is when it takes effect as things stand, an instant in UTC; None where that is not known.
    `may_implement` is True only where it has taken effect. `ledgers` are the counts behind the dates.
    """

    state: State
    why: str
    effective_at: datetime | None = None
    effective: date | None = None
    may_implement: bool = False
    requests_open: bool = False
    closes_at: datetime | None = None
    ledgers: tuple[Ledger, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
