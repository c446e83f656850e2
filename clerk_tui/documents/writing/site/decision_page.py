"""The page of a decision: its notice, and the days of the count behind its dates."""

from __future__ import annotations

from clerk_tui.documents.writing.document import Block, Heading, Look, Paragraph, Points, Table
from clerk_tui.documents.writing.html import sections
from clerk_tui.documents.writing.notice import notice_of
from clerk_tui.documents.writing.site.frame import page
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.ledger import CallInWindow, Certainty, Ledger, Mark
from clerk_tui.domain.public_site import PublicDecision, Site
from clerk_tui.rules.authority_words import public_authority_line


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
    """The counts of a window: every day, counted or not and why, and the paragraphs they rest on.

    Where both dates rest on one count it stands there once, with both.
    """
    closes, effective = window.closes_ledger, window.effective_ledger
    last = f"Last day for requests for call-in: {format_date(window.closes)}."
    first = f"First day of effect, unless it is called in: {format_date(window.effective)}."
    until, effect = "Days counted until requests for call-in close", "the decision takes effect"
    if _same_count(closes, effective):
        counts = _count(effective, f"{last} {first}", f"{until} and {effect}")
    else:
        counts = [*_count(closes, last, until), *_count(effective, first, f"Days counted until {effect}")]
    return (Heading("How the dates were counted"), *counts, *(Paragraph(words) for words in window.advice))


def _same_count(closes: Ledger, effective: Ledger) -> bool:
    """Whether both count the same days for the same reasons; effect may then wait over days that are not counted."""
    shared = len(closes.days)
    return (
        (closes.anchor, closes.anchor_name, closes.certainty, closes.authorities, closes.begins_on_anchor)
        == (effective.anchor, effective.anchor_name, effective.certainty, effective.authorities,
            effective.begins_on_anchor)
        and effective.days[:shared] == closes.days
        and not any(day.counted for day in effective.days[shared:])
    )  # fmt: skip


def _count(ledger: Ledger, dates: str, caption: str) -> list[Block]:
    itself = "the first day of the period" if ledger.begins_on_anchor else "which is not counted itself"
    words = f"{dates} Counted from {format_date(ledger.anchor)}, {ledger.anchor_name}, {itself}. {certainty(ledger)}"
    blocks: list[Block] = [Paragraph(words)]
    if ledger.days:
        blocks.append(Table(caption, ("Day", "Counted", "Why not"), _rows(ledger)))
    if ledger.authorities:
        blocks.append(Points(tuple(public_authority_line(each) for each in ledger.authorities)))
    return blocks


def certainty(ledger: Ledger) -> str:
    """What a date rests on, for the public; the data files keep how each text is known."""
    if ledger.certainty is Certainty.STATUTE:
        return "Counted by statute."
    if ledger.certainty is Certainty.LOCAL:
        return "Counted by the council's constitution."
    if ledger.certainty is Certainty.PROVISIONAL:
        return "Provisional: it rests on bank holidays that are not on the published list yet."
    if any(one.mark is Mark.INFERRED for one in ledger.authorities):
        return "Counted as the council's published register shows."
    return "Counted by the council's constitution; it does not say whether its days are working days."


def _rows(ledger: Ledger) -> tuple[tuple[str, ...], ...]:
    rows, number = [], 0
    for day in ledger.days:
        number += day.counted
        rows.append((format_date(day.date), f"Counted, {number}" if day.counted else "Not counted", day.reason))
    return tuple(rows)
