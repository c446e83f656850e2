"""What is written about a call-in: the answer to a request, the notice of the hearing (LGA 2000 s.9F, local rule)."""

from __future__ import annotations

from collections.abc import Iterable

from clerk_tui.documents.writing.document import Block, Document, Entry, Facts, Heading, Paragraph, paragraphs
from clerk_tui.documents.writing.document import said as line
from clerk_tui.documents.writing.foot import NOTHING_RECORDED, foot
from clerk_tui.documents.writing.meeting import entry, facts
from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.public_call_in import Particular, PublicAnswer, PublicHearing, PublicRequest


def answer_of(answer: PublicAnswer) -> Document:
    """The receipt or the refusal: the decision, the request as it came, and what was answered."""
    kind = "Request for call-in: refused" if answer.refused else "Request for call-in: receipt"
    title = line(answer.title) or "Untitled decision"
    blocks: list[Block] = [*facts("The decision", _particulars(answer.decision))]
    blocks += facts("The request", _particulars(answer.request))
    blocks += [Heading("The answer"), *(Paragraph(text) for text in paragraphs(*answer.answer))]
    if window := paragraphs(*answer.window):
        blocks += [Heading("The time for call-in"), *(Paragraph(text) for text in window)]
    return Document(
        page_title=f"{kind}: {title} – {line(answer.council)}",
        council=line(answer.council),
        kind=kind,
        title=title,
        blocks=tuple(blocks),
        foot=foot(answer.contact, (_rests_on(answer.nation),), answer.chain_head, "this was answered"),
    )


def answer_name(answer: PublicAnswer) -> str:
    """What the answer's file is named after."""
    what = "refusal" if answer.refused else "receipt"
    return f"call-in {what} {line(answer.title)}"


def hearing_of(hearing: PublicHearing) -> Document:
    """Committee, date, time and place, the decision, who called it in and why, and the dates with their rules."""
    title = line(hearing.title) or "Untitled decision"
    starts = format_time(hearing.starts) if hearing.starts else ""
    about = (
        entry("Committee", hearing.committee),
        entry("Date", format_date(hearing.day)),
        entry("Time", starts),
        entry("Place", hearing.venue),
        entry("Last day for the hearing", *hearing.last_day),
        entry("Agenda of the hearing", *hearing.agenda),
    )
    decision = (
        *((entry("Decision reference", hearing.reference),) if line(hearing.reference) else ()),
        entry("Decision", title),
        entry("Decision maker", hearing.maker),
        entry("Date of the decision", format_date(hearing.decided_on)),
        entry("Published", format_date(hearing.published_on)),
        entry("Effect", "The decision may not be implemented until the call-in is settled."),
    )
    blocks: list[Block] = [*facts("The hearing", about), *facts("The decision that is called in", decision)]
    for place, request in enumerate(hearing.requests, 1):
        heading = f"Request {place} for call-in" if len(hearing.requests) > 1 else "The request for call-in"
        blocks += [Heading(heading), Facts(tuple(_request(request)))]
    return Document(
        page_title=f"Hearing of a call-in, {line(hearing.reference) or f'D{hearing.paper}'}: {title}"
        f" – {line(hearing.council)}",
        council=line(hearing.council),
        kind="Notice of the hearing of a call-in",
        title=title,
        blocks=tuple(blocks),
        foot=foot(hearing.contact, (_rests_on(hearing.nation),), hearing.chain_head),
    )


def hearing_name(hearing: PublicHearing) -> str:
    """What the notice's file is named after."""
    return f"call-in hearing {line(hearing.reference) or f'D{hearing.paper}'} {line(hearing.title)}"


def _request(request: PublicRequest) -> Iterable[Entry]:
    yield entry("Received", request.received)
    electors = f"{request.electors:,} elector{'' if request.electors == 1 else 's'}" if request.electors else ""
    yield entry("Called in by", *request.members, electors)
    yield entry("Reasons", *request.grounds)
    for label, text in (("Parts of the decision", request.parts), ("Alternative sought", request.alternative)):
        if words := paragraphs(text):
            yield Entry("", label, words)


def _particulars(particulars: Iterable[Particular]) -> Iterable[Entry]:
    for label, texts in particulars:
        yield Entry("", line(label), paragraphs(*texts) or (NOTHING_RECORDED,))


def _rests_on(nation: str) -> str:
    if nation == Nation.WALES:
        return "Call-in is held under the council's own rules of procedure."
    return "Call-in is held under section 9F of the Local Government Act 2000 and the council's own rules of procedure."
