"""What documents about a meeting say alike: which meeting, what was done to it, and under which law it is held."""

from __future__ import annotations

from collections.abc import Iterable

from clerk_tui.documents.writing.document import Block, Entry, Facts, Heading, Points, paragraphs, said
from clerk_tui.documents.writing.foot import ACT_1972, NOTHING_RECORDED, REGULATIONS_2012, REGULATIONS_WALES, foot
from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.public_meetings import PublicMeetingHead


def named(head: PublicMeetingHead) -> str:
    """`Executive, Monday 9 October 2017`."""
    return f"{said(head.body)}, {format_date(head.day)}"


def when_and_where(head: PublicMeetingHead) -> tuple[Entry, ...]:
    """Body, date, time and place; a particular that is not known is said so."""
    starts = format_time(head.starts) if head.starts else ""
    return (
        entry("Body", head.body),
        entry("Date", format_date(head.day)),
        entry("Time", starts),
        entry("Place", head.venue),
    )


def happened(head: PublicMeetingHead) -> list[Block]:
    """What was done to the meeting since it was called, in dated sentences."""
    sentences = paragraphs(*head.happened)
    return [Heading("Changes to this meeting"), Points(sentences)] if sentences else []


def entry(label: str, *texts: str) -> Entry:
    """A particular with its words, or that nothing is recorded."""
    return Entry("", label, paragraphs(*texts) or (NOTHING_RECORDED,))


def facts(heading: str, entries: Iterable[Entry]) -> list[Block]:
    """A heading with what stands under it; nothing where there is nothing."""
    there = tuple(entries)
    return [Heading(heading), Facts(there)] if there else []


def law(head: PublicMeetingHead, executive: str, act: str) -> str:
    """What a document about this meeting is made under: the executive's regulations, or the Act of 1972.

    `executive` are the regulations of SI 2012/2089 by number, `act` the sections of LGA 1972.
    """
    if head.executive and head.nation == Nation.WALES:
        return REGULATIONS_WALES
    if head.executive:
        return f"{executive} of {REGULATIONS_2012}"
    return f"{act} of {ACT_1972}"


def foot_of(head: PublicMeetingHead, made_under: str) -> tuple[str, ...]:
    return foot(head.contact, (made_under,), head.chain_head)
