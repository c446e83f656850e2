"""What the report on special urgency says: each decision agreed as urgent, and a summary of its matter (reg 19)."""

from __future__ import annotations

from clerk_tui.documents.writing.document import Block, Document, Entry, Facts, Heading, Paragraph, Table, said
from clerk_tui.documents.writing.foot import REGULATIONS_2012, foot
from clerk_tui.documents.writing.matter_notice import consent_facts
from clerk_tui.documents.writing.parts import fact
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.public_notices import PublicUrgencyReport, UrgentDecision
from clerk_tui.domain.text import one_line
from clerk_tui.rules.number_words import cardinal

KIND = "Report on special urgency"
_NOT_YET = "The record of this decision is not published yet."


def special_urgency_report(found: PublicUrgencyReport) -> Document:
    """The report as a document; one of a period without such a decision says so in words."""
    council = said(found.council)
    days = f"{format_date(found.first)} to {format_date(found.last)}"
    blocks: list[Block] = [
        Paragraph(
            f"This is the report of the executive leader or elected mayor to {council} on the executive decisions taken"
            f" from {days} whose making was agreed to be urgent and not reasonably deferrable."
        ),
        *_decisions(found, days),
        Heading("How often this is reported"),
        *(Paragraph(said(sentence)) for sentence in found.interval),
    ]
    under = f"Made under regulation 19 of {REGULATIONS_2012}; the decisions were agreed as urgent under regulation 11."
    return Document(
        page_title=f"{KIND}: {days} – {council}",
        council=council,
        kind=KIND,
        title=f"Executive decisions agreed as urgent, {days}",
        blocks=tuple(blocks),
        foot=foot(found.contact, (under,), found.chain_head),
    )


def _decisions(found: PublicUrgencyReport, days: str) -> list[Block]:
    if not found.decisions:
        return [Paragraph(f"None: no executive decision was taken by special urgency from {days}.")]
    rows = tuple(
        (said(one.reference), said(one.title), said(one.maker), format_date(one.decided_on)) for one in found.decisions
    )
    decisions = "decision" if len(rows) == 1 else "decisions"
    caption = f"{cardinal(len(rows)).capitalize()} {decisions} taken by special urgency"
    blocks: list[Block] = [Table(caption, ("Decision", "Matter", "Decision maker", "Decided on"), rows)]
    for one in found.decisions:
        blocks += [Heading(one_line(f"{one.reference}: {one.title}")), Facts(_facts(one))]
    return blocks


def _facts(one: UrgentDecision) -> tuple[Entry, ...]:
    published = f"Published on {format_date(one.published_on)}." if one.published_on else _NOT_YET
    notice = f"Published on {format_date(one.notice_on)}." if one.notice_on else ""
    return (
        *fact("Summary of the matter", one.title, required=True),
        *fact("Decision maker", one.maker, required=True),
        *fact("Date of the decision", format_date(one.decided_on)),
        *consent_facts(one.consent),
        *fact("Why it was urgent and could not reasonably be deferred", one.reasons, required=True),
        *fact("Notice of the reasons (regulation 11)", notice, required=True),
        *fact("Record of the decision", published),
        *fact("What was decided", one.resolution),
        *fact("Corrections of the record", *one.corrections),
    )
