"""The list of a meeting's published decisions: what was decided, how long it may be called in, when it has effect."""

from __future__ import annotations

from collections.abc import Sequence

from clerk_tui.documents.writing.document import Block, Document, Entry, Facts, Heading, Points, Table, paragraphs
from clerk_tui.documents.writing.document import said as line
from clerk_tui.documents.writing.foot import NOTHING_RECORDED
from clerk_tui.documents.writing.meeting import facts, foot_of, happened, law, named, when_and_where
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.public_meetings import PublicDecisionList, PublicListed

_UNSETTLED = "Not known while it is called in"


def decision_list_of(listed: PublicDecisionList) -> Document:
    """Every published decision with its text and its call-in in sentences; then the dates as tables."""
    head = listed.head
    blocks: list[Block] = [*facts("About the meeting", when_and_where(head)), *happened(head)]
    blocks += [Heading("Decisions"), Facts(tuple(_decision(one) for one in listed.decisions))]
    blocks += _tables(listed.decisions)
    if listed.waiting:
        points = Points(tuple(line(f"{number} {title}") for number, title in listed.waiting))
        blocks += [Heading("Items whose record is not published yet"), points]
    return Document(
        page_title=f"Decisions: {named(head)} – {line(head.council)}",
        council=line(head.council),
        kind="List of decisions",
        title=named(head),
        blocks=tuple(blocks),
        foot=foot_of(head, f"Made from the records under {law(head, 'regulation 12', 'section 100C')}."),
        status=line(head.mark),
    )


def _decision(one: PublicListed) -> Entry:
    record = one.record
    named_as = [f"Reference {line(record.reference)}"] if line(record.reference) else []
    named_as += ["Key decision"] if record.key_decision else []
    words = (
        f"{'. '.join(named_as)}." if named_as else "",
        record.resolution or NOTHING_RECORDED,
        *record.call_in.sentences,
        *record.changes,
        *record.corrections,
        *(() if one.standing in record.changes else (one.standing,)),
    )
    return Entry(line(record.item_number), _title(one), paragraphs(*words))


def _title(one: PublicListed) -> str:
    return line(one.record.title) or "Untitled decision"


def _tables(decisions: Sequence[PublicListed]) -> list[Block]:
    """Those open to call-in with their dates, and those that are not with the reason."""
    open_ones = [one for one in decisions if one.record.call_in.open_to_call_in]
    closed = [one for one in decisions if not one.record.call_in.open_to_call_in]
    blocks: list[Block] = [Heading("Call-in and effect")]
    if open_ones:
        header = ("Decision", "Published", "Requests for call-in close", "Takes effect")
        rows = tuple(
            (
                _name(one), format_date(one.record.published_on), line(one.closes) or NOTHING_RECORDED, _effect(one)
            )
            for one in open_ones
        )  # fmt: skip
        blocks.append(Table("Decisions open to call-in", header, rows))
    if closed:
        header = ("Decision", "Published", "Why it is not open to call-in", "Takes effect")
        rows = tuple((_name(one), format_date(one.record.published_on), _why(one), _effect(one)) for one in closed)
        blocks.append(Table("Decisions not open to call-in", header, rows))
    return blocks


def _name(one: PublicListed) -> str:
    """`EX/25/2017 ICT strategy`; without a reference its own number."""
    return f"{line(one.record.reference) or f'D{one.paper}'} {_title(one)}"


def _why(one: PublicListed) -> str:
    return line(" ".join(one.record.call_in.sentences)) or NOTHING_RECORDED


def _effect(one: PublicListed) -> str:
    if one.effective is not None:
        return format_date(one.effective)
    return _UNSETTLED if one.standing else NOTHING_RECORDED
