"""What a reader took from a document: a suggestion to the clerk, never a record by itself.

None means that the document does not say. The shapes are those of `clerk-tui import --json`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from clerk_tui.domain.findings import Finding


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph; `number` is empty where the document gives none."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section of a report, `1.0` to `13.0` in Blackpool's template."""

    number: str
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class PackReport:
    """A report: its head, the sections kept with their numbers, and the answers of sections 14 to 22."""

    title: str | None = None
    relevant_officer: str | None = None
    relevant_cabinet_member: str | None = None
    meeting_date: date | None = None
    sections: tuple[Section, ...] = ()
    recommendations: tuple[str, ...] = ()
    contrary_to_policy: bool | None = None
    within_budget: bool | None = None
    exempt: bool | None = None
    appendices: tuple[str, ...] = ()
    key_decision: bool | None = None
    forward_plan_reference: str | None = None
    required_in_five_days: bool | None = None
    urgency_reason: str | None = None
    call_in_exempt: bool | None = None
    call_in_exempt_reason: str | None = None
    scrutiny_informed: date | None = None
    scrutiny_approved: date | None = None
    interests: str | None = None
    decision: str | None = None
    date_of_decision: date | None = None
    reasons: str | None = None
    date_published: date | None = None
    attendance: str | None = None
    call_in: str | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True)
class PackItem:
    """An agenda item. `pages` is first and last, `size` as printed (`PDF 358 KB`), `exempt` a mark beside the title."""

    number: str | None
    title: str | None
    pages: tuple[int, int] | None = None
    size: str | None = None
    exempt: bool | None = None
    exempt_mark: str | None = None
    heading: str | None = None
    report: PackReport | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    name: str | None = None
    title: str | None = None
    telephone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class PackMeeting:
    body: str | None = None
    day: date | None = None
    starts: time | None = None
    venue: str | None = None
    agenda_date: date | None = None
    members: tuple[str, ...] = ()
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class PackDocument:
    """`kind` is `agenda-pack` or `front-sheet`; `pages` is None where the format has none (text, DOCX)."""

    kind: str
    council: str | None
    pages: int | None
    sha256: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """A document as read. `text` is the cleaned source, `unplaced` the lines nothing was made of."""

    document: PackDocument
    meeting: PackMeeting
    items: tuple[PackItem, ...]
    findings: tuple[Finding, ...]
    unplaced: tuple[str, ...]
    text: str
