"""The front sheet of an agenda (SI 2012/2089 regs 6 and 7; LGA 1972 ss.100A and 100B; in Wales SI 2001/2290)."""

from __future__ import annotations

from collections.abc import Iterable

from clerk_tui.documents.writing.document import Block, Document, Entry, Facts, Heading, Paragraph, Points, paragraphs
from clerk_tui.documents.writing.document import said as line
from clerk_tui.documents.writing.foot import NOTHING_RECORDED
from clerk_tui.documents.writing.meeting import entry, facts, foot_of, happened, law, named, when_and_where
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.public_meetings import PublicAgenda, PublicAgendaItem, PublicMeetingHead


def agenda_of(agenda: PublicAgenda) -> Document:
    """Body, date, time and place, when it was published, whom it summons, the items, the rights of the public."""
    head = agenda.head
    about = (*when_and_where(head), entry("Publication of this agenda", *agenda.timing))
    blocks: list[Block] = [*facts("About this meeting", about), *happened(head)]
    blocks += [Heading("Members summoned"), _points(agenda.members), *_items(agenda.items)]
    if agenda.supplements:
        blocks += [Heading("Supplements to this agenda"), _points(agenda.supplements)]
    blocks += [Heading("Rights of the public"), Points(tuple(_rights(agenda)))]
    made_under = f"Published under {law(head, 'regulations 6 and 7', 'sections 100A and 100B')}."
    return Document(
        page_title=f"Agenda: {named(head)} – {line(head.council)}",
        council=line(head.council),
        kind="Agenda",
        title=named(head),
        blocks=tuple(blocks),
        foot=foot_of(head, made_under),
        status=line(head.mark),
    )


def file_name(head: PublicMeetingHead, kind: str) -> str:
    """What the file of a document about a meeting is named after: `agenda 2017-10-09 Executive`."""
    return f"{kind} {head.day.isoformat()} {line(head.body)}"


def _points(texts: Iterable[str]) -> Block:
    lines = paragraphs(*texts)
    return Points(lines) if lines else Paragraph(NOTHING_RECORDED)


def _items(items: tuple[PublicAgendaItem, ...]) -> list[Block]:
    """The items under the agenda's own headings, such as “Part 1”."""
    groups: list[tuple[str, list[Entry]]] = []
    for item in items:
        heading = line(item.heading)
        if not groups or groups[-1][0] != heading:
            groups.append((heading, []))
        groups[-1][1].append(Entry(line(item.number), line(item.title) or "Untitled item", paragraphs(*item.notes)))
    blocks: list[Block] = []
    for heading, entries in groups:
        blocks += [Heading(f"Items: {heading}" if heading else "Items"), Facts(tuple(entries))]
    return blocks or [Heading("Items"), Paragraph(NOTHING_RECORDED)]


def _rights(agenda: PublicAgenda) -> Iterable[str]:
    head = agenda.head
    wales = head.nation == Nation.WALES
    access = law_of_access(head)
    if agenda.wholly_private:
        yield f"The public is excluded from this meeting, for the reasons given with its items ({access[0]})."
    else:
        yield (
            "The meeting is open to the public, except while an item is considered that is taken in private"
            f" ({access[0]})."
        )
    where = "on the council's website" if wales else "at the council's offices and on its website"
    yield (
        f"The agenda and its reports may be read {where}, except for what is held back as exempt or confidential"
        f" ({access[1]})."
    )
    if not wales:
        yield (
            "Anybody may report on what is held in public, by film, photograph, sound recording or in writing (SI"
            " 2014/2095)."
        )


def law_of_access(head: PublicMeetingHead) -> tuple[str, str]:
    """By which law the public may attend, and may read the agenda."""
    if not head.executive:
        return "LGA 1972 s.100A", "LGA 1972 s.100B"
    if head.nation == Nation.WALES:
        return "SI 2001/2290", "SI 2001/2290"
    return "SI 2012/2089 regs 3 and 4", "SI 2012/2089 reg 7"
