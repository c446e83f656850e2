"""What notices of a matter and the report on special urgency say in public (SI 2012/2089 regs 5, 9, 10, 11, 19).

Nothing exempt has a place in these types (regs 9(3) and 20).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from clerk_tui.domain.forward_plan import PublicEntry
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.domain.meeting import BothPlaces


@dataclass(frozen=True, slots=True)
class PublicKeyNotice:
    """The notice of a key decision as it was published, or while `version` is 0 as it would go out today.

    `dates` are whole sentences, each a date with its rule; `changes` what each version changed; `withdrawn_on` is None
    for a matter that stands.
    """

    council: str
    notice: PublicEntry
    version: int
    dates: tuple[str, ...]
    chain_head: str
    changes: tuple[str, ...] = ()
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class PublicMatter:
    """The matter of a notice: what is to be decided, by whom and when.

    `first` and `last` are the day, or the first and last day of the period; `changes` are sentences on a meeting that
    was moved, adjourned or cancelled.
    """

    council: str
    reference: str
    title: str
    decider: str
    meets: bool
    members: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    starts: time | None = None
    venue: str = ""
    taken: bool = False
    contact: str = ""
    changes: tuple[str, ...] = ()

    @property
    def is_period(self) -> bool:
        """Is a period stated, and no one day?"""
        return self.last is not None and self.last != self.first


@dataclass(frozen=True, slots=True)
class PublicConsent:
    """Who agreed that it is urgent, and as what; `passed` says for each earlier post why the question passed on."""

    who: str
    post: str
    on: date | None
    at: datetime | None
    urgent: bool
    cannot_be_deferred: bool
    passed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicNotice:
    """A notice of regulation 5, 10 or 11. While it is not recorded at both places it is a draft.

    `text` is the notice as it went out, or the matter that a general exception's notice states. `description` says
    under which paragraph of Schedule 12A the information falls, `received` whether representations were received,
    `dates` are whole sentences, each a date with its rule.
    """

    kind: NoticeKind
    matter: PublicMatter
    places: BothPlaces
    dates: tuple[str, ...]
    chain_head: str
    text: str = ""
    reasons: str = ""
    part: str = ""
    description: str = ""
    public_interest: str = ""
    representations: str = ""
    response: str = ""
    received: bool = False
    informed: str = ""
    informed_as: str = ""
    informed_on: date | None = None
    committee: str = ""
    consent: PublicConsent | None = None

    @property
    def draft(self) -> bool:
        """Is it not yet, as far as the register tells, at both places?"""
        return self.places.counts_from is None


@dataclass(frozen=True, slots=True)
class UrgentDecision:
    """One decision that was agreed as urgent, as the report of regulation 19 gives it.

    `resolution` and `corrections` are those of the published record; empty while it is not published.
    """

    reference: str
    title: str
    maker: str
    decided_on: date
    consent: PublicConsent
    reasons: str
    notice_on: date | None
    published_on: date | None = None
    resolution: str = ""
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicUrgencyReport:
    """The report on special urgency for the days `first` to `last`; `interval` is how often, in whole sentences."""

    council: str
    first: date
    last: date
    decisions: tuple[UrgentDecision, ...]
    interval: tuple[str, ...]
    contact: str
    chain_head: str
