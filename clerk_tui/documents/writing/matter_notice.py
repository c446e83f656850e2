"""What a notice of SI 2012/2089 regulation 5, 10 or 11 says about one matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from clerk_tui.documents.writing.document import Block, Document, Entry, Facts, Heading, Paragraph, said
from clerk_tui.documents.writing.foot import REGULATIONS_2012, foot
from clerk_tui.documents.writing.parts import DRAFT, fact, first_line
from clerk_tui.domain.dates import format_date, format_instant, format_time
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.domain.public_notices import PublicConsent, PublicMatter, PublicNotice

_MEETING = "the meeting is urgent and cannot reasonably be deferred"
_DECISION = "the making of the decision is urgent and cannot reasonably be deferred"


@dataclass(frozen=True, slots=True)
class _Shape:
    """How one kind of notice is worded: its name, the regulation, what it gives notice of, and its own particulars."""

    name: str
    regulation: str
    says: Callable[[PublicNotice], str]
    heading: str
    particulars: Callable[[PublicNotice], tuple[Entry, ...]]


def matter_notice(notice: PublicNotice) -> Document:
    """The notice as a document; one that is not recorded at both places says above everything that it is a draft."""
    shape, matter = _SHAPES[notice.kind], notice.matter
    council, title = said(matter.council), first_line(matter.title, "Untitled matter")
    reference = f" {said(matter.reference)}" if said(matter.reference) else ""
    blocks: list[Block] = [
        Paragraph(said(shape.says(notice))),
        Heading("The matter"),
        Facts(_matter(notice)),
        Heading(shape.heading),
        Facts(shape.particulars(notice)),
        Heading("Dates"),
        *(Paragraph(said(sentence)) for sentence in notice.dates),
    ]
    event = "this draft was made" if notice.draft else "this notice was recorded"
    given = "To be given" if notice.draft else "Given"
    under = f"{given} under {shape.regulation} of {REGULATIONS_2012}."
    return Document(
        page_title=f"{shape.name}{reference}: {title} – {council}",
        council=council,
        kind=shape.name,
        title=title,
        blocks=tuple(blocks),
        foot=foot(matter.contact, (under,), notice.chain_head, event),
        status=DRAFT if notice.draft else "",
    )


def name_of(kind: NoticeKind) -> str:
    """What the notice is called."""
    return _SHAPES[kind].name


def _matter(notice: PublicNotice) -> tuple[Entry, ...]:
    matter = notice.matter
    body = matter.meets
    return (
        *fact("Reference", matter.reference),
        *fact("Matter", notice.text if notice.kind is NoticeKind.GENERAL_EXCEPTION else matter.title, required=True),
        *fact("Decision maker", matter.decider, required=True),
        *(fact("Members of the decision maker", *matter.members) if body else ()),
        *fact(_date_label(matter), _when(matter), required=True),
        *fact("Place of the meeting", matter.venue),
        *fact("Changes of the meeting", *matter.changes),
    )


def _date_label(matter: PublicMatter) -> str:
    if matter.is_period:
        return f"Period within which the {'meeting is to be held' if matter.meets else 'decision is to be made'}"
    return "Meeting" if matter.meets else "Date of the decision"


def _when(matter: PublicMatter) -> str:
    if matter.first is None:
        return ""
    first = format_date(matter.first)
    if matter.is_period and matter.last is not None:
        return f"{first} to {format_date(matter.last)}"
    return f"{first} at {format_time(matter.starts)}" if matter.starts else first


def _body(matter: PublicMatter) -> str:
    return said(matter.decider) or "the decision-making body"


def _intention(notice: PublicNotice) -> str:
    council, body = said(notice.matter.council), _body(notice.matter)
    return (
        f"{council} gives notice that the {body} intends to hold in private the meeting, or the part of it, at which"
        " the matter below is considered."
    )


def _further(notice: PublicNotice) -> str:
    council, body = said(notice.matter.council), _body(notice.matter)
    return (
        f"{council} gives further notice that the {body} intends to hold in private the meeting, or the part of it, at"
        " which the matter below is considered, with the representations received and the response to them."
    )


def _urgent_meeting(notice: PublicNotice) -> str:
    body = _body(notice.matter)
    return (
        f"The date by which the {body} has to meet leaves no time for the notices of a private meeting. The agreement"
        f" that {_MEETING} was obtained, and these are the reasons."
    )


def _exception(notice: PublicNotice) -> str:
    council = said(notice.matter.council)
    return (
        f"A key decision is to be made on behalf of {council} of which 28 clear days' notice was impracticable. The"
        " proper officer has informed the overview and scrutiny committee of the matter in writing, as told below."
    )


def _exception_reasons(_: PublicNotice) -> str:
    return (
        "Notice of this key decision was given under the general exception. These are the reasons why it was"
        " impracticable to publish 28 clear days before it that the decision was to be made."
    )


def _urgent_decision(notice: PublicNotice) -> str:
    council = said(notice.matter.council)
    return (
        f"The date by which this key decision of {council} has to be made leaves no time for 28 clear days' notice, or"
        f" for the five clear days of the general exception. The agreement that {_DECISION} was obtained, and these are"
        " the reasons."
    )


def _why_private(notice: PublicNotice) -> tuple[Entry, ...]:
    """The statement of reasons, with the description of the information; nothing of what it says."""
    return (
        *fact("Part to be considered in private", notice.part),
        *fact("Statement of the reasons for the meeting to be held in private", notice.reasons, required=True),
        *fact("Description of the information", notice.description),
        *fact("The public interest", notice.public_interest),
        *_as_given(notice),
    )


def _as_given(notice: PublicNotice) -> tuple[Entry, ...]:
    """The words of a notice that the clerk recorded whole, beside its particulars."""
    return fact("Notice as it was given", notice.text)


def _why_private_further(notice: PublicNotice) -> tuple[Entry, ...]:
    none = "" if notice.received else "No representations were received about why the meeting should be open."
    return (
        *_why_private(notice),
        *fact("Representations received about why the meeting should be open to the public",
              notice.representations or none, required=True),
        *fact("Response to the representations", notice.response, required=notice.received),
    )  # fmt: skip


def _informed(notice: PublicNotice) -> tuple[Entry, ...]:
    post = {"chairman": "Chairman informed", "members": "Members of the committee informed"}
    return (
        *fact("Overview and scrutiny committee", notice.committee),
        *fact(post.get(notice.informed_as, "Informed in writing"), notice.informed, required=True),
        *fact("Informed in writing on", format_date(notice.informed_on) if notice.informed_on else "", required=True),
    )


def _impracticable(notice: PublicNotice) -> tuple[Entry, ...]:
    reasons = fact("Why 28 clear days' notice was impracticable", notice.reasons, required=True)
    return (*reasons, *_as_given(notice))


def _why_urgent(notice: PublicNotice) -> tuple[Entry, ...]:
    meeting = notice.kind is NoticeKind.PRIVATE_URGENCY
    label = f"Why {_MEETING if meeting else _DECISION}"
    agreed = consent_facts(notice.consent, meeting=meeting) if notice.consent else ()
    private = (*fact("Part to be considered in private", notice.part),
               *fact("Description of the information", notice.description)) if meeting else ()  # fmt: skip
    return (*fact(label, notice.reasons, required=True), *agreed, *private, *_as_given(notice))


def consent_facts(consent: PublicConsent, *, meeting: bool = False) -> tuple[Entry, ...]:
    """Who agreed, as what, when and to what (regs 5(6) and 11)."""
    when = format_instant(consent.at) if consent.at else format_date(consent.on) if consent.on else ""
    return (
        *fact("Agreed by", said(f"{consent.who}, {consent.post}" if consent.who else f"The {consent.post}")),
        *fact("Agreed on", when, required=True),
        *fact("What was agreed", _limbs(consent, "the meeting" if meeting else "the making of the decision"),
              required=True),
        *fact("Why it was put to that person", *consent.passed),
    )  # fmt: skip


def _limbs(consent: PublicConsent, thing: str) -> str:
    limbs = [
        words
        for given, words in (
            (consent.urgent, "is urgent"),
            (consent.cannot_be_deferred, "cannot reasonably be deferred"),
        )
        if given
    ]
    return f"That {thing} {' and '.join(limbs)}." if limbs else ""


_SHAPES: Mapping[NoticeKind, _Shape] = {
    NoticeKind.PRIVATE_28: _Shape(
        "Notice of a private meeting", "regulation 5(2) and (3)", _intention, "Reasons", _why_private
    ),
    NoticeKind.PRIVATE_5: _Shape(
        "Further notice of a private meeting", "regulation 5(4) and (5)", _further, "Reasons and representations",
        _why_private_further,
    ),
    NoticeKind.PRIVATE_URGENCY: _Shape(
        "Notice why a private meeting is urgent", "regulation 5(6) and (7)", _urgent_meeting, "Agreement and reasons",
        _why_urgent,
    ),
    NoticeKind.GENERAL_EXCEPTION: _Shape(
        "Notice of a general exception", "regulation 10(1) and (2)", _exception, "Who was informed", _informed
    ),
    NoticeKind.GENERAL_EXCEPTION_REASONS: _Shape(
        "Reasons for a general exception", "regulation 10(3)", _exception_reasons, "Reasons", _impracticable
    ),
    NoticeKind.SPECIAL_URGENCY: _Shape(
        "Notice of special urgency", "regulation 11", _urgent_decision, "Agreement and reasons", _why_urgent
    ),
}  # fmt: skip
