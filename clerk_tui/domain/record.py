"""The fields of a decision record, by name. Apart from the record itself: council files label them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class FieldKind(StrEnum):
    LINE = "line"
    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    TICKS = "ticks"


class RecordField(NamedTuple):
    """One field of the decision record: its stable id, how it is typed, its plain label and what asks for it."""

    id: str
    kind: FieldKind
    label: str
    authority: str = ""


_REG_12 = "SI 2012/2089 reg 12(2)"

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
    RecordField(
        "exempt_text", FieldKind.TEXT, "Exempt information, kept apart and never published", "LGA 1972 Sch 12A"
    ),
)
"""Every field a clerk fills in, in the order of the Blackpool template (14 to 22) with regulation 12's additions."""

FIELD = {field.id: field for field in RECORD_FIELDS}
