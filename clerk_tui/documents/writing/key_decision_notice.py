"""What the notice of a key decision says: the eight particulars of SI 2012/2089 reg 9(1), its dates, its versions."""

from __future__ import annotations

from clerk_tui.documents.writing.document import Document, Entry, Facts, Heading, Paragraph, said
from clerk_tui.documents.writing.foot import REGULATIONS_2012, foot
from clerk_tui.documents.writing.parts import DRAFT, fact, first_line
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.forward_plan import PublicEntry
from clerk_tui.domain.public_notices import PublicKeyNotice

KIND = "Notice of a key decision"
_COPIES = (
    "Where copies of, or extracts from, the documents are available, subject to any prohibition or restriction on their"
    " disclosure"
)
_OTHERS = {
    True: "Other documents relevant to the matter may be submitted to the decision maker.",
    False: "It is recorded that no other documents are to be submitted to the decision maker.",
    None: "",
}


def key_decision_notice(found: PublicKeyNotice) -> Document:
    """The notice as a document; a draft, or a withdrawn matter, says so above everything."""
    notice, council = found.notice, said(found.council)
    reference, title = said(notice.reference), first_line(notice.matter, "Untitled matter")
    blocks = [
        Heading("The decision"),
        Facts(_particulars(council, notice)),
        *_section("Further particulars", Facts(further) if (further := _further(notice)) else None),
        Heading("Dates"),
        *(Paragraph(said(sentence)) for sentence in found.dates),
    ]
    if found.changes:
        blocks += [Heading("Versions of this notice"), *(Paragraph(said(sentence)) for sentence in found.changes)]
    event = "this notice was published" if found.version else "this draft was made"
    published = "Published" if found.version else "To be published"
    under = f"{published} under regulation 9(1) of {REGULATIONS_2012}."
    return Document(
        page_title=f"{KIND} {reference}: {title} – {council}",
        council=council,
        kind=KIND,
        title=title,
        blocks=tuple(blocks),
        foot=foot(notice.contact, (under,), found.chain_head, event),
        status=_status(found),
    )


def _status(found: PublicKeyNotice) -> str:
    if found.withdrawn_on is not None:
        return f"WITHDRAWN on {format_date(found.withdrawn_on)}"
    return "" if found.version else DRAFT


def _section(heading: str, facts: Facts | None) -> tuple[Heading | Facts, ...]:
    return (Heading(heading), facts) if facts else ()


def _particulars(council: str, notice: PublicEntry) -> tuple[Entry, ...]:
    """Paragraphs (a) to (h), in their order and under their letters; what is not known says so."""
    is_key = f"A key decision is to be made on behalf of {council}." if notice.key_decision else ""
    return (
        *fact("Reference", notice.reference),
        *fact("Key decision", is_key, number="(a)", required=True),
        *fact("Matter to be decided", notice.matter, number="(b)", required=True),
        *_maker(notice),
        *fact(_when(notice), _day_or_period(notice), number="(d)", required=True),
        *fact("Documents submitted to the decision maker for consideration", notice.documents, number="(e)",
              required=True),
        *fact(_COPIES, notice.address, number="(f)", required=True),
        *fact("Other documents", _OTHERS[notice.other_documents], number="(g)", required=True),
        *fact("How to ask for details of those documents as they become available", notice.requests, number="(h)",
              required=True),
    )  # fmt: skip


def _maker(notice: PublicEntry) -> tuple[Entry, ...]:
    """An individual by name and title; a body by its name and a list of its members."""
    maker = fact("Decision maker", notice.decider, number="(c)", required=True)
    if notice.maker != "body":
        return maker
    return (*maker, *fact("Members of the decision maker", *notice.members, number="(c)", required=True))


def _when(notice: PublicEntry) -> str:
    return "Period within which the decision is to be made" if _is_period(notice) else "Date of the decision"


def _is_period(notice: PublicEntry) -> bool:
    return notice.due_to is not None and notice.due_to != notice.due_from


def _day_or_period(notice: PublicEntry) -> str:
    if notice.due_from is None:
        return ""
    first = format_date(notice.due_from)
    return f"{first} to {format_date(notice.due_to)}" if _is_period(notice) and notice.due_to else first


def _further(notice: PublicEntry) -> tuple[Entry, ...]:
    return (
        *fact("Wards affected", notice.wards),
        *fact("Consultation", notice.consultation),
        *fact("In public or in private", _private(notice)),
    )


def _private(notice: PublicEntry) -> str:
    """Whether the public may attend; one person who decides holds no meeting that anybody could attend."""
    if notice.maker != "body":
        return "What is to be considered, or part of it, is not open to the public." if notice.private else ""
    private = {True: "The matter, or part of it, is to be considered in private.", False: "It is considered in public."}
    return "" if notice.private is None else private[notice.private]
