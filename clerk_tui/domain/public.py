"""What may leave the office. These types have no place for exempt text, so nothing exempt can be written from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class PublicCallIn:
    """The call-in paragraph of a notice. Dates are None where the decision is not open to call-in."""

    open_to_call_in: bool
    closes: date | None
    closes_at: datetime | None
    effective: date | None
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """A published decision, whole, as the public may read it (SI 2012/2089 regs 12 to 14)."""

    council: str
    nation: str
    decision_id: int
    reference: str
    title: str
    maker: str
    body: str
    meeting_day: date | None
    meeting_starts: time | None
    venue: str
    item_number: str
    resolution: str
    decided_on: date
    reasons: str
    alternatives: str
    interests: str
    conflicts: str
    dispensation: str
    present: tuple[str, ...]
    key_decision: bool | None
    forward_plan_reference: str
    notice_on: date | None
    urgency_statements: tuple[str, ...]
    relevant_officer: str
    relevant_cabinet_member: str
    report_title: str
    call_in: PublicCallIn
    call_in_note: str
    notes: str
    published_on: date
    contact: str
    chain_head: str
    numbers: tuple[tuple[str, str, str], ...] = ()
    """The council's own template: (field id, number, label), in its order."""
    required_in_five_days: bool | None = None
    urgency_reason: str = ""
    call_in_exempt: bool | None = None
    call_in_exempt_reason: str = ""
    scrutiny_informed: date | None = None
    scrutiny_approved: date | None = None
    maker_title: str = ""
    officer_kind: str = ""
    authority: str = ""
    consulted: str = ""
    matter: str = ""
    key_basis: str = ""
    variation: str = ""
    wards: str = ""
    consultation: str = ""
    report: str = ""
    background_papers: str = ""
    private_reasons: str = ""
    decided_at: time | None = None
    lead_officer: str = ""
    changes: tuple[str, ...] = ()
    """What was changed after publication, in dated sentences. They stand beside the frozen record, never in it."""
    corrections: tuple[str, ...] = ()
    """The corrections of the published record, in dated sentences; they too stand beside it."""
    body_kind: str = ""
    """What the body was when the record was frozen; empty where no body met, and in records frozen before this was."""
    portfolio: str = ""
    priorities: str = ""
    """The council's own priorities that it serves, a line each."""
    commitments: tuple[str, ...] = ()
    """The commitments that it serves, each with its code."""
