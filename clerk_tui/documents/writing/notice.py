"""What a decision notice says, in order and once, before it takes a face.

The only source is `PublicRecord`, which has no place for exempt text. HTML and plain text are two faces of the same
`Notice`, so they cannot differ in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.council import Nation
from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.decision import OfficerKind
from clerk_tui.domain.public import PublicRecord
from clerk_tui.domain.text import clean, one_line

NOTHING_RECORDED = "Nothing is recorded under this heading."
"""Stands where the regulations ask for a particular and the record is silent: nothing is declared for the clerk."""

_REQUIRED = frozenset({"resolution", "decided_on", "reasons", "alternatives", "conflicts", "dispensation"})
"""The particulars of SI 2012/2089 reg 12(2)(a) to (e) and their twins in reg 13: printed even when empty."""
_NOT_EXECUTIVE = frozenset({"resolution", "decided_on", "reasons"})
"""Those of an officer's decision that is not executive: alternatives only “if any” (SI 2014/2095 reg 7(3))."""
_SORTED_OUT = frozenset({OfficerKind.REGULATIONS_2014, OfficerKind.NEITHER})

_ORDER = (
    "matter", "resolution", "decided_on", "decided_at", "reasons", "alternatives", "variation", "conflicts",
    "dispensation", "attendance", "interests", "consulted", "consultation", "wards", "key_basis", "background_papers",
    "private_reasons", "published_on", "call_in_note", "notes",
)  # fmt: skip
_REGULATIONS = (
    "the Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012 "
    "(SI 2012/2089)"
)
_REGULATIONS_2014 = "the Openness of Local Government Bodies Regulations 2014 (SI 2014/2095)"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record: the council's number (may be empty), the label, and the paragraphs under it."""

    number: str
    label: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """`page_title` names the document in a browser; everything else is printed in both faces, in this order."""

    page_title: str
    council: str
    kind: str
    title: str
    parts: tuple[Part, ...]
    foot: tuple[str, ...]


def notice_of(record: PublicRecord) -> Notice:
    """The notice of a published decision: about it, the council's own template, what else is asked, the foot."""
    title = one_line(record.title) or "Untitled decision"
    council = one_line(record.council)
    reference = one_line(record.reference)
    values = _values(record)
    template = [(field, number, label) for field, number, label in record.numbers if field in values]
    printed = {field for field, _, _ in template}
    required = _NOT_EXECUTIVE if record.officer_kind in _SORTED_OUT else _REQUIRED
    own = _entries(template, values, required)
    labels = _labels(record)
    rest = _entries([(field, "", labels[field]) for field in _ORDER if field not in printed], values, required)
    corrected = tuple(Entry("", "Correction", words) for text in record.corrections if (words := _paragraphs(text)))
    parts = [Part("About this decision", _about(record, printed)), Part("Corrections of this record", corrected)]
    if own:
        parts += [Part("Record of the decision", own), Part("Further particulars", rest)]
    else:
        parts.append(Part("Record of the decision", rest))
    return Notice(
        page_title=f"Decision {reference}: {title} – {council}" if reference else f"Decision: {title} – {council}",
        council=council,
        kind="Notice of decision",
        title=title,
        parts=tuple(part for part in parts if part.entries),
        foot=_foot(record),
    )


def _paragraphs(*texts: str) -> tuple[str, ...]:
    """Lines with words on them, each a paragraph; control characters out, white space folded."""
    return tuple(" ".join(line.split()) for text in texts for line in clean(text).split("\n") if line.strip())


def _date(day: date | None) -> tuple[str, ...]:
    return (format_date(day),) if day else ()


def _yes_no(answer: bool | None) -> tuple[str, ...]:
    return () if answer is None else ("Yes" if answer else "No",)


def _values(record: PublicRecord) -> dict[str, tuple[str, ...]]:
    """Every field that a council's template may ask for and the public record holds."""
    return {
        "reference": _paragraphs(record.reference),
        "key_decision": _yes_no(record.key_decision),
        "forward_plan_reference": _paragraphs(record.forward_plan_reference),
        "notice_on": _date(record.notice_on),
        "required_in_five_days": _yes_no(record.required_in_five_days),
        "urgency_reason": _paragraphs(record.urgency_reason),
        "call_in_exempt": _yes_no(record.call_in_exempt),
        "call_in_exempt_reason": _paragraphs(record.call_in_exempt_reason),
        "scrutiny_informed": _date(record.scrutiny_informed),
        "scrutiny_approved": _date(record.scrutiny_approved),
        "interests": _paragraphs(record.interests),
        "conflicts": _paragraphs(record.conflicts),
        "dispensation": _paragraphs(record.dispensation),
        "resolution": _paragraphs(record.resolution),
        "decided_on": _date(record.decided_on),
        "reasons": _paragraphs(record.reasons),
        "alternatives": _paragraphs(record.alternatives),
        "published_on": _date(record.published_on),
        "attendance": _paragraphs(*record.present),
        "call_in_note": _paragraphs(record.call_in_note, *record.call_in.sentences, *record.changes),
        "notes": _paragraphs(record.notes),
        "decided_at": (format_time(record.decided_at),) if record.decided_at else (),
        **{name: _paragraphs(getattr(record, name)) for name in _WORDS},
    }


_WORDS = (
    "maker_title", "authority", "consulted", "matter", "key_basis", "variation", "wards", "consultation", "report",
    "background_papers", "private_reasons", "lead_officer",
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
        ("reference", "Decision reference", _paragraphs(record.reference)),
        (
            "maker",
            "Decision maker",
            _paragraphs(", ".join(filter(None, (record.maker or record.body, record.maker_title)))),
        ),
        ("authority", "Authority", _paragraphs(record.authority)),
        ("meeting", "Meeting", _meeting(record)),
        ("item", "Agenda item", _paragraphs(record.item_number)),
        ("report", "Report considered", _paragraphs(record.report or record.report_title)),
        ("officer", "Relevant officer", _paragraphs(record.relevant_officer)),
        ("lead_officer", "Lead officer", _paragraphs(record.lead_officer)),
        ("member", "Relevant cabinet member", _paragraphs(record.relevant_cabinet_member)),
        ("key_decision", "Key decision", _yes_no(record.key_decision)),
        ("forward_plan_reference", "Forward plan reference", _paragraphs(record.forward_plan_reference)),
        ("notice_on", "Notice of the key decision published", _date(record.notice_on)),
        ("urgency", "Urgency", _paragraphs(*record.urgency_statements)),
    ]
    return tuple(Entry("", label, words) for field, label, words in facts if words and field not in printed)


def _meeting(record: PublicRecord) -> tuple[str, ...]:
    if record.meeting_day is None:
        return ()
    when = format_date(record.meeting_day)
    if record.meeting_starts is not None:
        when += f" at {format_time(record.meeting_starts)}"
    return (", ".join(words for words in (one_line(record.body), when, one_line(record.venue)) if words),)


def _foot(record: PublicRecord) -> tuple[str, ...]:
    lines = []
    if contact := one_line(record.contact):
        lines.append(f"Enquiries: {contact}")
    if record.nation == Nation.ENGLAND and record.officer_kind != OfficerKind.NEITHER:
        regulation = f"{'12' if record.meeting_day is not None else '13'} of {_REGULATIONS}"
        if record.officer_kind == OfficerKind.REGULATIONS_2014:
            regulation = f"7 of {_REGULATIONS_2014}"
        lines.append(f"Recorded under regulation {regulation}.")
    if head := one_line(record.chain_head):
        lines.append(f"Entry in the council's register when this decision was published: {head}")
    return tuple(lines)
