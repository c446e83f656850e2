"""The fields of a decision record, by name. Apart from the record itself: council files label them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class FieldKind(StrEnum):
    LINE = "line"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    CHOICE = "choice"
    ONE = "one"
    TICKS = "ticks"
    SOME = "some"


class Section(StrEnum):
    """Where on the form a field stands: the council's own template, who decided alone, or what stands beside both."""

    MAKER = "maker"
    TEMPLATE = "template"
    BESIDE = "beside"


class RecordField(NamedTuple):
    """One field of the decision record: its stable id, how it is typed, its plain label and what asks for it.

    `answers` are the values of a field of kind ONE, each with its words. One of kind SOME holds lines of a list in the
    council file.
    """

    id: str
    kind: FieldKind
    label: str
    authority: str = ""
    section: Section = Section.TEMPLATE
    answers: tuple[tuple[str, str], ...] = ()


_REG_12, _REG_13 = "SI 2012/2089 reg 12(2)", "SI 2012/2089 reg 13"
_REG_8 = "SI 2012/2089 reg 8"
KEY_BASES = (
    ("(a)", "(a) expenditure or savings that are significant"),
    ("(b)", "(b) significant effect on two or more wards"),
    ("(a) and (b)", "both"),
)
"""The limbs of reg 8(1), as the record keeps them."""

RECORD_FIELDS: tuple[RecordField, ...] = (
    RecordField("reference", FieldKind.LINE, "Decision reference"),
    RecordField("key_decision", FieldKind.CHOICE, "Is this a key decision?", "SI 2012/2089 reg 8"),
    RecordField("forward_plan_reference", FieldKind.LINE, "Forward Plan reference"),
    RecordField(
        "notice_on", FieldKind.DATE, "Key-decision notice published (offices and website)", "SI 2012/2089 reg 9"
    ),
    RecordField("required_in_five_days", FieldKind.CHOICE, "Required in less than five days?"),
    RecordField("urgency_reason", FieldKind.TEXT, "Reason for urgency"),
    RecordField("call_in_exempt", FieldKind.CHOICE, "Urgent, so exempt from call-in?"),
    RecordField("call_in_exempt_reason", FieldKind.TEXT, "Reason for exemption from call-in"),
    RecordField("scrutiny_informed", FieldKind.DATE, "Scrutiny chairman informed", "SI 2012/2089 reg 10(1)(a)"),
    RecordField("scrutiny_approved", FieldKind.DATE, "Scrutiny chairman approved", "SI 2012/2089 reg 11(1)"),
    RecordField("interests", FieldKind.TEXT, "Declarations of interest"),
    RecordField("conflicts", FieldKind.TEXT, "Conflicts of interest declared by members of the body", f"{_REG_12}(d)"),
    RecordField("dispensation", FieldKind.TEXT, "Dispensation by the head of paid service", f"{_REG_12}(e)"),
    RecordField("resolution", FieldKind.TEXT, "Decision", f"{_REG_12}(a)"),
    RecordField("not_callable", FieldKind.LINE, "Not open to call-in because (empty: open to call-in)"),
    RecordField("decided_on", FieldKind.DATE, "Date of decision", f"{_REG_12}(a)"),
    RecordField("reasons", FieldKind.TEXT, "Reasons for the decision", f"{_REG_12}(b)"),
    RecordField("alternatives", FieldKind.TEXT, "Alternatives considered and rejected", f"{_REG_12}(c)"),
    RecordField("published_on", FieldKind.DATE, "Date the decision is published"),
    RecordField("attendance", FieldKind.TICKS, "Members in attendance"),
    RecordField("call_in_note", FieldKind.TEXT, "Call-in"),
    RecordField("notes", FieldKind.TEXT, "Notes"),
    RecordField("title", FieldKind.LINE, "Title of the decision", section=Section.MAKER),
    RecordField("maker_name", FieldKind.LINE, "Decision maker", _REG_13, Section.MAKER),
    RecordField("maker_title", FieldKind.LINE, "Office or post of the decision maker", _REG_13, Section.MAKER),
    RecordField("authority", FieldKind.TEXT, "Authority under which it was taken", "SI 2014/2095 reg 7", Section.MAKER),
    RecordField("consulted", FieldKind.TEXT, "Executive members consulted", _REG_13, Section.MAKER),
    RecordField("matter", FieldKind.TEXT, "Matter for decision", section=Section.BESIDE),
    RecordField("key_basis", FieldKind.ONE, "Key decision by which limb of regulation 8?", _REG_8,
                Section.BESIDE, KEY_BASES),
    RecordField("wards", FieldKind.LINE, "Wards affected", _REG_8, Section.BESIDE),
    RecordField("decided_at", FieldKind.TIME, "Time of the decision", "SI 2012/2089 reg 16", Section.BESIDE),
    RecordField("variation", FieldKind.TEXT, "Variation from the recommendation", section=Section.BESIDE),
    RecordField("consultation", FieldKind.TEXT, "Consultation before the decision", "SI 2001/2290 reg 6",
                Section.BESIDE),
    RecordField("report", FieldKind.TEXT, "Report considered", "SI 2012/2089 reg 14", Section.BESIDE),
    RecordField("background_papers", FieldKind.TEXT, "Background papers", "SI 2012/2089 reg 15", Section.BESIDE),
    RecordField("lead_officer", FieldKind.LINE, "Lead officer", section=Section.BESIDE),
    RecordField("portfolio", FieldKind.LINE, "Portfolio", section=Section.BESIDE),
    RecordField("priorities", FieldKind.SOME, "Council priorities it serves", section=Section.BESIDE),
    RecordField("private_reasons", FieldKind.TEXT, "Reasons for taking it in private", "SI 2012/2089 reg 5(2)",
                Section.BESIDE),
    RecordField(
        "exempt_text", FieldKind.TEXT, "Exempt information, kept apart and never published", "LGA 1972 Sch 12A",
        Section.BESIDE,
    ),
)  # fmt: skip
"""Every field a clerk fills in, in the order of the Blackpool template (14 to 22) with regulation 12's additions.

Those of one who decides alone and those that other councils' templates have stand behind, in sections of their own.
"""

FIELD = {field.id: field for field in RECORD_FIELDS}
_SORTING = "SI 2012/2089 reg 13; SI 2014/2095 reg 7"
SORTING_FIELDS = (
    RecordField("officer_kind", FieldKind.LINE, "Sorting of an officer's decision", _SORTING),
    RecordField("officer_basis", FieldKind.TEXT, "Why it is sorted so", _SORTING),
)
"""What the sorter writes: no field of a form, and after publication corrected by sorting again."""
CORRECTED_FIELD = FIELD | {field.id: field for field in SORTING_FIELDS}
"""Everything that a correction may be of."""
