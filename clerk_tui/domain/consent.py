"""Who was asked to agree that something is urgent, and what they answered (SI 2012/2089 regs 5(6) and 11(1))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Answer(StrEnum):
    """What came of asking one person of the chain.

    `did-not-act` is a record that says no more than that the person did not: whether the post was vacant is open.
    """

    AGREED = "agreed"
    REFUSED = "refused"
    UNABLE = "unable"
    NO_SUCH_PERSON = "no-such-person"
    DID_NOT_ACT = "did-not-act"


@dataclass(frozen=True, slots=True)
class Asked:
    """One step of the chain. `step` is one of `decision.CONSENT_STEPS`.

    `at` is the instant of the answer, where its time of day is known, and `on` its day. The two limbs of an
    agreement: that it is `urgent`, and that it `cannot_be_deferred`; None is not recorded.
    """

    step: str
    answer: Answer
    who: str = ""
    on: date | None = None
    reason: str = ""
    urgent: bool | None = None
    cannot_be_deferred: bool | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Posts:
    """Which posts of the chain are filled; None is not known."""

    scrutiny_chairman: bool | None = None
    chairman: bool | None = None
    vice_chairman: bool | None = None


class ConsentState(StrEnum):
    GIVEN = "given"
    INCOMPLETE = "incomplete"
    REFUSED = "refused"
    ASK = "ask"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Consent:
    """Where the chain stands. `step` is who agreed, who refused, whose turn it is, or where it ended.

    `doubts` are what the record leaves open though the consent stands.
    """

    state: ConsentState
    step: str
    says: str
    doubts: tuple[str, ...] = ()
