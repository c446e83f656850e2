"""The page of a decision: its notice, and the days of the count behind its dates."""

from __future__ import annotations

from clerk_tui.documents.writing.document import Block, Heading, Look, Paragraph, Points, Table
from clerk_tui.documents.writing.html import sections
from clerk_tui.documents.writing.notice import notice_of
from clerk_tui.documents.writing.site.frame import page
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.ledger import CallInWindow, Ledger
from clerk_tui.domain.public_site import PublicDecision, Site
from clerk_tui.rules.authority_words import authority_line


def decision_path(number: int) -> str:
    """Where the page of decision `number` lies."""
    return f"decisions/D{number}.html"


def decision_page(site: Site, look: Look, decision: PublicDecision) -> bytes:
    """The notice of a published decision in the frame of the folder, with each day of its counts."""
    record = decision.record
    document = notice_of(record, look)
    counts = count_blocks(decision.window) if decision.window else ()
    lead, parts = sections((*document.blocks, *counts))
    links = [(f"All decisions of {record.decided_on.year}", f"{record.decided_on.year}.html")]
    if decision.meeting is not None:
        links.append(("Its meeting", f"../meetings/M{decision.meeting}.html"))
    if decision.entry is not None:
        links.append(("Its notice on the forward plan", f"../forward-plan/F{decision.entry}.html"))
    return page(
        site, look, decision_path(record.decision_id), "decision.html.jinja", document.page_title.rpartition(" – ")[0],
        document=document, lead=lead, sections=parts, links=links,
    )  # fmt: skip


def count_blocks(window: CallInWindow) -> tuple[Block, ...]:
    """Both counts of a window: every day, counted or not and why, and the paragraphs they rest on."""
    return (
        Heading("How the dates were counted"),
        *_count(window.closes_ledger, "Days counted until requests for call-in close"),
        *_count(window.effective_ledger, "Days counted until the decision takes effect"),
        *(Paragraph(words) for words in window.advice),
    )


def _count(ledger: Ledger, caption: str) -> list[Block]:
    itself = "the first day of the period" if ledger.begins_on_anchor else "which is not counted itself"
    words = f"Counted from {format_date(ledger.anchor)}, {ledger.anchor_name}, {itself}. Certainty: {ledger.certainty}."
    blocks: list[Block] = [Paragraph(words)]
    if ledger.days:
        blocks.append(Table(caption, ("Day", "Counted", "Why not"), _rows(ledger)))
    if ledger.authorities:
        blocks.append(Points(tuple(authority_line(each) for each in ledger.authorities)))
    return blocks


def _rows(ledger: Ledger) -> tuple[tuple[str, ...], ...]:
    rows, number = [], 0
    for day in ledger.days:
        number += day.counted
        rows.append((format_date(day.date), f"Counted, {number}" if day.counted else "Not counted", day.reason))
    return tuple(rows)
