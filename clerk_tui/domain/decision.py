"""The decision record: what regulation 12 and the council's own template ask, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from clerk_tui.domain.consent import Asked
from clerk_tui.domain.council import Maker
from clerk_tui.domain.meeting import Person
from clerk_tui.domain.record import FIELD as FIELD
from clerk_tui.domain.record import RECORD_FIELDS as RECORD_FIELDS
from clerk_tui.domain.record import FieldKind as FieldKind
from clerk_tui.domain.record import RecordField as RecordField


class DecisionStatus(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"


class OfficerKind(StrEnum):
    """Which record an officer's decision needs, as a clerk answered it after the sorter's questions; never guessed."""

    UNSORTED = ""
    EXECUTIVE = "executive"
    REGULATIONS_2014 = "2014-regulations"
    NEITHER = "neither"


class UrgencyKind(StrEnum):
    """The four urgency mechanisms; they are independent records and never one flag (SI 2012/2089 regs 5, 10, 11)."""

    GENERAL_EXCEPTION = "general-exception"
    SPECIAL_URGENCY = "special-urgency"
    PRIVATE_MEETING = "private-meeting"
    CALL_IN = "call-in"


CONSENT_STEPS = (
    "chairman of the relevant overview and scrutiny committee",
    "chairman of the authority",
    "vice-chairman of the authority",
)
"""The consent chain of regs 5(6) and 11(1): step 2 when 1 is vacant or unable to act, step 3 when both are vacant."""


@dataclass(frozen=True, slots=True)
class Urgency:
    """One urgency mechanism used for one decision.

    Reg 10: `informed`, `informed_on`, `available_on` (the day its notice was made available) and `reason`.
    Reg 11 and the local waiver: who agreed (`agreed_by`, `agreed_role`, `agreed_on`) and `reason`.
    `steps` are the answers of the chain one by one; without them the record tells no more than who agreed. `committee`
    is the relevant overview and scrutiny committee; `informed_as` is `chairman` or `members` (reg 10(1)(a)).
    """

    id: int
    version: int
    kind: UrgencyKind
    informed: str = ""
    informed_on: date | None = None
    available_on: date | None = None
    agreed_by: str = ""
    agreed_role: str = ""
    agreed_on: date | None = None
    skipped_because: str = ""
    reason: str = ""
    reasons_published_on: date | None = None
    committee: str = ""
    informed_as: str = ""
    steps: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """A blocker the clerk went past: which, why, who and when. It stays on the record.

    `says` is the finding as it stood then: when the facts change, the override no longer answers it.
    """

    finding_id: str
    reason: str
    who: str
    at: datetime
    says: str = ""


@dataclass(frozen=True, slots=True)
class Attendance:
    """A member summoned; `present` is None until the clerk has ticked the list."""

    person: Person
    present: bool | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision record as it stands in the register. Exempt text is not here: it has a table and a type of its own."""

    id: int
    version: int
    item_id: int | None
    meeting_id: int | None
    status: DecisionStatus
    title: str
    maker: Maker
    maker_name: str
    reference: str = ""
    key_decision: bool | None = None
    forward_plan_reference: str = ""
    notice_on: date | None = None
    notice_from: str = ""
    """Of which notice of the forward plan `notice_on` is the day; empty where the record states the day itself."""
    required_in_five_days: bool | None = None
    urgency_reason: str = ""
    call_in_exempt: bool | None = None
    call_in_exempt_reason: str = ""
    scrutiny_informed: date | None = None
    scrutiny_approved: date | None = None
    interests: str = ""
    conflicts: str = ""
    dispensation: str = ""
    resolution: str = ""
    not_callable: str = ""
    decided_on: date | None = None
    reasons: str = ""
    alternatives: str = ""
    published_on: date | None = None
    call_in_note: str = ""
    notes: str = ""
    attendance: tuple[Attendance, ...] = ()
    urgencies: tuple[Urgency, ...] = ()
    overrides: tuple[Override, ...] = ()
    forward_plan_entry_id: int | None = None
    maker_title: str = ""
    authority: str = ""
    consulted: str = ""
    officer_kind: OfficerKind = OfficerKind.UNSORTED
    officer_basis: str = ""
    matter: str = ""
    key_basis: str = ""
    variation: str = ""
    wards: str = ""
    consultation: str = ""
    report: str = ""
    background_papers: str = ""
    private_reasons: str = ""
    decided_at: time | None = None
    """The time of day in London at which it was taken."""
    lead_officer: str = ""
    portfolio: str = ""
    priorities: str = ""
    """The council's own priorities that it serves, a line each."""

    @property
    def by_officer(self) -> bool:
        """Whether an officer took it."""
        return self.maker in {Maker.OFFICER, Maker.OFFICER_KEY}

    def urgency(self, kind: UrgencyKind) -> Urgency | None:
        """The record of this mechanism, if it was used."""
        return next((urgency for urgency in self.urgencies if urgency.kind is kind), None)


@dataclass(frozen=True, slots=True)
class ExemptText:
    """Exempt information. No public writer takes this type."""

    id: int
    version: int
    decision_id: int
    text: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class InForce:
    """The dates of a published decision that hold today. `moved` says why they are not those published."""

    closes: date | None
    closes_at: datetime | None
    effective: date | None
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """A decision as published: the frozen record and the dates that followed from it. Never changed.

    `in_force` are the dates that hold today, which differ from those published where the window was moved since.
    `published_at` is None where only the day is known. No `closes`: the decision was not open to call-in.
    """

    id: int
    decision_id: int
    published_on: date
    published_at: datetime | None
    recorded_at: datetime
    who: str
    closes: date | None
    closes_at: datetime | None
    effective: date | None
    snapshot: str
    snapshot_sha256: str
    chain_head: str
    counts: str = ""
    """The counts behind the dates as they were then, as JSON; empty where there is no window."""
    in_force: InForce | None = None
    kept: WindowKept | None = None
    """The newest choice to keep the dates in force against a change of the calendar."""


@dataclass(frozen=True, slots=True)
class WindowChange:
    """A published window that was moved afterwards, beside the publication: both dates, why, who and when."""

    id: int
    decision_id: int
    sequence: int
    old_closes: date
    old_effective: date
    closes: date
    closes_at: datetime
    effective: date
    reason: str
    who: str
    changed_on: date
    recorded_at: datetime
    counts: str


@dataclass(frozen=True, slots=True)
class WindowKept:
    """A published window that was kept when the calendar was changed: why, who, and by the office's clock when."""

    closes: date
    effective: date
    reason: str
    who: str
    kept_on: date
