"""Decisions as a page or a list prints them, and meetings as a list does: suggestions to the clerk, never records.

None means that the document does not say. The shapes are those of `clerk-tui import --json`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.findings import Finding
from clerk_tui.domain.pack import PackDocument, PackMeeting
from clerk_tui.domain.public import PublicRecord


@dataclass(frozen=True, slots=True)
class PrintedDecision:
    """One decision as printed. `reference` is the one printed, `page` the number of its page in ModernGov.

    `council` is printed beside it where a table holds several. `printed` is a date that a list gives without saying of
    what. `record` is the whole published record where the document is one of this program's own files.
    """

    title: str | None = None
    reference: str | None = None
    maker: str | None = None
    status: str | None = None
    key_decision: bool | None = None
    subject_to_call_in: bool | None = None
    purpose: str | None = None
    decision: str | None = None
    reasons: str | None = None
    alternatives: str | None = None
    wards: str | None = None
    lead_officer: str | None = None
    decided: date | None = None
    published: date | None = None
    closes: date | None = None
    effective: date | None = None
    printed: date | None = None
    body: str | None = None
    meeting_date: date | None = None
    contact: str | None = None
    documents: tuple[str, ...] = ()
    page: str | None = None
    council: str | None = None
    record: PublicRecord | None = None


@dataclass(frozen=True, slots=True)
class DecisionList:
    """A document that holds decisions. `text` is the cleaned source, `unplaced` the lines nothing was made of.

    The document's `kind` is `decision-page` for one page and `decision-list` for a list.
    """

    document: PackDocument
    decisions: tuple[PrintedDecision, ...]
    findings: tuple[Finding, ...]
    unplaced: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class MeetingList:
    """A document that holds meetings without their agendas; its `kind` is `meeting-list`."""

    document: PackDocument
    meetings: tuple[PackMeeting, ...]
    findings: tuple[Finding, ...]
    unplaced: tuple[str, ...]
    text: str
