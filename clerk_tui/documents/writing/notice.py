"""What a decision notice says, in order and once, before it takes a face.

The only source is `PublicRecord`, which has no place for exempt text.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from clerk_tui.documents.writing.document import PLAIN, Document, Entry, Facts, Heading, Look, paragraphs
from clerk_tui.documents.writing.foot import ACT_1972, REGULATIONS_2012, REGULATIONS_WALES, foot
from clerk_tui.documents.writing.foot import NOTHING_RECORDED as NOTHING_RECORDED
from clerk_tui.domain.bodies import BodyKind, named_as_councils_own
from clerk_tui.domain.council import Nation
from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.decision import OfficerKind
from clerk_tui.domain.public import PublicRecord
from clerk_tui.domain.text import one_line

_REQUIRED = frozenset({"resolution", "decided_on", "reasons", "alternatives", "conflicts", "dispensation"})
"""The particulars of SI 2012/2089 reg 12(2)(a) to (e) and their twins in reg 13: printed even when empty."""
_NOT_EXECUTIVE = frozenset({"resolution", "decided_on", "reasons"})
"""Those of an officer's decision that is not executive: alternatives only “if any” (SI 2014/2095 reg 7(3))."""
_OF_THE_COUNCIL = frozenset({"resolution", "decided_on"})
"""Of a decision of Council or one of its committees, whose minutes are the record, no regulation sets particulars."""
_SORTED_OUT = frozenset({OfficerKind.REGULATIONS_2014, OfficerKind.NEITHER})

_ORDER = (
    "matter", "resolution", "decided_on", "decided_at", "reasons", "alternatives", "variation", "conflicts",
    "dispensation", "attendance", "interests", "consulted", "consultation", "wards", "key_basis", "priorities",
    "commitments", "background_papers", "private_reasons", "published_on", "call_in_note", "notes",
)  # fmt: skip
_REGULATIONS_2014 = "the Openness of Local Government Bodies Regulations 2014 (SI 2014/2095)"


def notice_of(record: PublicRecord, look: Look = PLAIN) -> Document:
    """The notice of a published decision: about it, the council's own template, what else is asked, the foot."""
    title = one_line(record.title) or "Untitled decision"
    council = one_line(record.council)
    reference = one_line(record.reference)
    values = _values(record)
    template = [(field, number, label) for field, number, label in record.numbers if field in values]
    printed = {field for field, _, _ in template}
    required = _required(record)
    own = _entries(template, values, required)
    labels = _labels(record)
    rest = _entries([(field, "", labels[field]) for field in _ORDER if field not in printed], values, required)
    corrected = tuple(Entry("", "Correction", words) for text in record.corrections if (words := paragraphs(text)))
    parts = [("About this decision", _about(record, printed)), ("Corrections of this record", corrected)]
    if own:
        parts += [("Record of the decision", own), ("Further particulars", rest)]
    else:
        parts.append(("Record of the decision", rest))
    blocks = [block for heading, entries in parts if entries for block in (Heading(heading), Facts(entries))]
    return Document(
        page_title=f"Decision {reference}: {title} – {council}" if reference else f"Decision: {title} – {council}",
        council=council,
        kind="Notice of decision",
        title=title,
        blocks=tuple(blocks),
        foot=foot(record.contact, _made_under(record), record.chain_head, "this decision was published"),
        look=look,
    )


def by_executive(record: PublicRecord) -> bool:
    """Whether it is a decision of the executive; of records that do not tell what the body was, its name does."""
    if record.officer_kind in _SORTED_OUT:
        return False
    if record.body_kind:
        return record.body_kind == BodyKind.EXECUTIVE
    return record.meeting_day is None or not named_as_councils_own(record.body)


def _required(record: PublicRecord) -> frozenset[str]:
    if record.officer_kind in _SORTED_OUT:
        return _NOT_EXECUTIVE
    if not by_executive(record):
        return _OF_THE_COUNCIL
    return _REQUIRED | {"consultation"} if record.nation == Nation.WALES else _REQUIRED


def file_name(record: PublicRecord) -> str:
    """What the notice's file is named after."""
    return f"decision {one_line(record.reference)} {one_line(record.title)}"


def _date(day: date | None) -> tuple[str, ...]:
    return (format_date(day),) if day else ()


def _yes_no(answer: bool | None) -> tuple[str, ...]:
    return () if answer is None else ("Yes" if answer else "No",)


def _values(record: PublicRecord) -> dict[str, tuple[str, ...]]:
    """Every field that a council's template may ask for and the public record holds."""
    return {
        "reference": paragraphs(record.reference),
        "key_decision": _yes_no(record.key_decision),
        "forward_plan_reference": paragraphs(record.forward_plan_reference),
        "notice_on": _date(record.notice_on),
        "required_in_five_days": _yes_no(record.required_in_five_days),
        "urgency_reason": paragraphs(record.urgency_reason),
        "call_in_exempt": _yes_no(record.call_in_exempt),
        "call_in_exempt_reason": paragraphs(record.call_in_exempt_reason),
        "scrutiny_informed": _date(record.scrutiny_informed),
        "scrutiny_approved": _date(record.scrutiny_approved),
        "interests": paragraphs(record.interests),
        "conflicts": paragraphs(record.conflicts),
        "dispensation": paragraphs(record.dispensation),
        "resolution": paragraphs(record.resolution),
        "decided_on": _date(record.decided_on),
        "reasons": paragraphs(record.reasons),
        "alternatives": paragraphs(record.alternatives),
        "published_on": _date(record.published_on),
        "attendance": paragraphs(*record.present),
        "call_in_note": paragraphs(record.call_in_note, *record.call_in.sentences, *record.changes),
        "notes": paragraphs(record.notes),
        "decided_at": (format_time(record.decided_at),) if record.decided_at else (),
        "commitments": paragraphs(*record.commitments),
        **{name: paragraphs(getattr(record, name)) for name in _WORDS},
    }


_WORDS = (
    "maker_title", "authority", "consulted", "matter", "key_basis", "variation", "wards", "consultation", "report",
    "background_papers", "private_reasons", "lead_officer", "portfolio", "priorities",
)  # fmt: skip


def _labels(record: PublicRecord) -> dict[str, str]:
    """Labels for what the council's template lacks; they follow who decided and the nation (law: record fields)."""
    at_meeting = record.meeting_day is not None
    wales = record.nation == Nation.WALES
    return {
        "resolution": "Decision",
        "decided_on": "Date of the decision",
        "reasons": "Reasons for the decision",
        "alternatives": "Alternative options considered and rejected",
        "conflicts": "Conflicts of interest declared by "
        + ("members of the decision-making body" if at_meeting else "executive members consulted"),
        "dispensation": "Dispensation granted by the " + ("standards committee" if wales else "head of paid service"),
        "attendance": "Members in attendance",
        "interests": "Declarations of interest",
        "published_on": "Date the decision was published",
        "call_in_note": "Call-in",
        "notes": "Notes",
        "matter": "Matter for decision",
        "decided_at": "Time of the decision",
        "variation": "Variation from the recommendation",
        "consulted": "Executive members consulted",
        "consultation": "Consultation",
        "wards": "Wards affected",
        "key_basis": "Key decision under regulation 8(1)",
        "background_papers": "Background papers",
        "priorities": "Council priorities it serves",
        "commitments": "Commitments it serves",
        "portfolio": "Portfolio",
        "private_reasons": "Reasons for taking it in private",
    }


def _entries(
    lines: Iterable[tuple[str, str, str]], values: dict[str, tuple[str, ...]], required: frozenset[str]
) -> tuple[Entry, ...]:
    entries = []
    for field, number, label in lines:
        paragraphs = values[field] or ((NOTHING_RECORDED,) if field in required else ())
        if paragraphs:
            entries.append(Entry(one_line(number), one_line(label), paragraphs))
    return tuple(entries)


def _about(record: PublicRecord, printed: set[str]) -> tuple[Entry, ...]:
    """Reference, decision maker, meeting, report and notice, less what the council's template prints itself."""
    facts = [
        ("reference", "Decision reference", paragraphs(record.reference)),
        (
            "maker",
            "Decision maker",
            paragraphs(", ".join(filter(None, (record.maker or record.body, record.maker_title)))),
        ),
        ("authority", "Authority", paragraphs(record.authority)),
        ("meeting", "Meeting", _meeting(record)),
        ("item", "Agenda item", paragraphs(record.item_number)),
        ("report", "Report considered", paragraphs(record.report or record.report_title)),
        ("officer", "Relevant officer", paragraphs(record.relevant_officer)),
        ("lead_officer", "Lead officer", paragraphs(record.lead_officer)),
        ("portfolio", "Portfolio", paragraphs(record.portfolio)),
        ("member", "Relevant cabinet member", paragraphs(record.relevant_cabinet_member)),
        ("key_decision", "Key decision", _yes_no(record.key_decision)),
        ("forward_plan_reference", "Forward plan reference", paragraphs(record.forward_plan_reference)),
        ("notice_on", "Notice of the key decision published", _date(record.notice_on)),
        ("urgency", "Urgency", paragraphs(*record.urgency_statements)),
    ]
    return tuple(Entry("", label, words) for field, label, words in facts if words and field not in printed)


def _meeting(record: PublicRecord) -> tuple[str, ...]:
    if record.meeting_day is None:
        return ()
    when = format_date(record.meeting_day)
    if record.meeting_starts is not None:
        when += f" at {format_time(record.meeting_starts)}"
    return (", ".join(words for words in (one_line(record.body), when, one_line(record.venue)) if words),)


def _made_under(record: PublicRecord) -> tuple[str, ...]:
    """What asks for the record. Of an officer's decision that neither regulation asks a record of, there is nothing."""
    by_body = record.meeting_day is not None
    if record.officer_kind in _SORTED_OUT:
        known = record.nation == Nation.ENGLAND and record.officer_kind == OfficerKind.REGULATIONS_2014
        law = f"regulation 7 of {_REGULATIONS_2014}" if known else ""
    elif not by_executive(record):
        law = f"section 100C of {ACT_1972}"
    elif record.nation == Nation.WALES:
        law = f"regulation {'6' if by_body else '7'} of {REGULATIONS_WALES}"
    else:
        law = f"regulation {'12' if by_body else '13'} of {REGULATIONS_2012}"
    return (f"Recorded under {law}.",) if law else ()
