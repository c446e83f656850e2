"""What happens to a decision from the day it is made, as events; and the state that follows from them.

Every event has its instant, an aware datetime. The states are those of a decision that may be called in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from clerk_tui.domain.council import CallInRule, Maker, Outcome
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.ledger import CallInWindow, Ledger


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
    """`window` are the dates that were published, or moved since; None where they are to be counted.

    `closed` is why it was published as not open to call-in; `waived` says that this was for urgency.
    """

    at: datetime
    window: CallInWindow | None = None
    closed: str = ""
    waived: bool = False


@dataclass(frozen=True, slots=True)
class Republished:
    """The record is published again, or published corrected.

    `restarts` is what was decided then about the window; None leaves it to the council's rule. `window` as above.
    """

    at: datetime
    restarts: bool | None = None
    window: CallInWindow | None = None


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
class Verdict:
    """What was said of a request when it came: why it was `refused`, empty where it was taken.

    `by_count` says that it was refused by what can be counted of it, and not for how the decision stood then;
    `uncounted` are the sentences on signatures that did not count.
    """

    refused: str = ""
    by_count: bool = False
    uncounted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """A request for call-in as it was received.

    `states` names what it says of the things that a rule wants stated; `conditions` those conditions of a request
    rule that are met; `called_in_before` the day on which the same matter was last called in. `id` tells one request
    from another; `members` is how many members the council had on that day (P13, shares). `verdict` is what was said
    of it when it came, which stands; None while that is being said.
    """

    at: datetime
    signatories: tuple[Signatory, ...]
    states: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    called_in_before: date | None = None
    id: int | None = None
    members: int | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Validated:
    """A request is found valid: the one that is named, or else the first that waits for it."""

    at: datetime
    request: int | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A request is found not to be valid: the one that is named, or else the first that waits for it."""

    at: datetime
    reason: str = ""
    request: int | None = None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Signatories who take their signature back, from the request that is named or the first that they signed."""

    at: datetime
    names: tuple[str, ...]
    in_writing: bool = True
    request: int | None = None


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


class Standing(StrEnum):
    """What has become of one request."""

    REFUSED = "refused"
    WAITING = "waiting"
    VALID = "valid"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"
    """Nobody had decided on it when scrutiny met, or should have met, on the call-in beside it."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One request and what has become of it. `says` is why it was refused; `by_count` as in Verdict."""

    request: Request
    standing: Standing
    says: str = ""
    by_count: bool = False


@dataclass(frozen=True, slots=True)
class CallInState:
    """How a decision stands at one instant.

    `effective_at` is when it takes effect as things stand, an instant in UTC; None where that is not known.
    `may_implement` is True only where it has taken effect. `ledgers` are the counts behind the dates, of which
    `hearing_due` and `reconsider_due` are two; `asked` are all requests in order of receipt. `settles_at` is when a
    case that waits for somebody takes effect if nobody acts; None where it waits for ever. `rule` is the generation of
    the council's rule that governs the decision; None where none is configured for it.
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
    asked: tuple[Asking, ...] = ()
    hearing_due: Ledger | None = None
    hearing_missed: bool = False
    reconsider_due: Ledger | None = None
    settles_at: datetime | None = None
    rule: CallInRule | None = None
