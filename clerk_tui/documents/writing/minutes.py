"""The public minutes of a meeting: who was present, what was declared, and what was resolved item by item."""

from __future__ import annotations

from clerk_tui.documents.writing.document import Block, Document, Entry, Facts, Heading, Paragraph, Points, paragraphs
from clerk_tui.documents.writing.document import said as line
from clerk_tui.documents.writing.foot import NOTHING_RECORDED
from clerk_tui.documents.writing.meeting import entry, facts, foot_of, happened, law, named, when_and_where
from clerk_tui.domain.public_meetings import PublicInterest, PublicMinute, PublicMinutes

_NOT_KEPT = "Whether these minutes were confirmed as a correct record is not kept in the council's register."
_WITHDREW = {True: "Withdrew for this item.", False: "Stayed for this item.", None: ""}


def minutes_of(minutes: PublicMinutes) -> Document:
    """The meeting, those present, declarations of interest, then each item with its published decision."""
    head = minutes.head
    about = [*when_and_where(head), entry("Ended", minutes.ended), entry("Confirmation", _NOT_KEPT)]
    blocks: list[Block] = [*facts("About this meeting", about), *happened(head), *_attendance(minutes)]
    blocks += [Heading("Declarations of interest"), _interests(minutes.interests)]
    for item in minutes.items:
        blocks += _item(item)
    if agreed := paragraphs(*minutes.actions):
        blocks += [Heading("Actions that follow"), Points(agreed)]
    if note := paragraphs(minutes.note):
        blocks += [Heading("Note"), *(Paragraph(text) for text in note)]
    return Document(
        page_title=f"Minutes: {named(head)} – {line(head.council)}",
        council=line(head.council),
        kind="Minutes",
        title=named(head),
        blocks=tuple(blocks),
        foot=foot_of(head, f"Open to inspection under {law(head, 'regulation 14', 'section 100C')}."),
        status=line(head.mark),
    )


def _attendance(minutes: PublicMinutes) -> list[Block]:
    absent = (entry("Summoned, and not recorded as present", *minutes.absent),) if minutes.absent else ()
    return [
        Heading("Attendance"),
        Facts((entry("Present", *minutes.present), *absent, entry("Apologies"))),
    ]


def _interests(interests: tuple[PublicInterest, ...]) -> Block:
    if not interests:
        return Paragraph(NOTHING_RECORDED)
    return Points(tuple(_interest(one) for one in interests))


def _interest(one: PublicInterest) -> str:
    where = f", {one.item}" if one.item else ""
    dispensation = f"Dispensation: {one.dispensation.rstrip('. ')}." if one.dispensation else ""
    said = (
        f"{one.member}{where}: {one.nature.rstrip('. ')}.",
        _WITHDREW[one.withdrew] if one.item else "",
        dispensation,
    )
    return line(" ".join(filter(None, said)))


def _item(item: PublicMinute) -> list[Block]:
    blocks: list[Block] = [Heading(line(f"{item.number} {item.title or 'Untitled item'}"))]
    blocks += [Paragraph(text) for text in paragraphs(*item.notes)]
    record, agreed = item.record, paragraphs(*item.actions)
    follow: list[Block] = [Points(agreed)] if agreed else []
    if record is None:
        return [*blocks, *follow]
    rows = (
        ("Decision reference", (record.reference,)),
        ("Resolution", (record.resolution or NOTHING_RECORDED,)),
        ("Variation from the recommendation", (record.variation,)),
        ("Reasons", (record.reasons or NOTHING_RECORDED,)),
        ("Alternative options considered and rejected", (record.alternatives,)),
        ("Correction", record.corrections),
    )
    entries = tuple(Entry("", label, words) for label, texts in rows if (words := paragraphs(*texts)))
    return [*blocks, Facts(entries), *follow]
