"""The decision record's form: which fields, in the council's own order, under its numbers and labels."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_tui.domain.council import Council
from clerk_tui.domain.decision import RECORD_FIELDS, Decision, FieldKind, RecordField
from clerk_tui.widgets.fields import ChoiceField, DateField, Field, LineField, TextField, TickField

_REQUIRED = {
    "resolution": "required",
    "decided_on": "required",
    "reasons": "required",
    "alternatives": "regulation 12",
    "conflicts": "regulation 12",
}


_COUNTED = frozenset({"notice_on", "decided_on", "published_on"})
"""The dates that a count stands behind."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the form: the field with the council's number and label for it, or the plain label."""

    field: RecordField
    number: str
    label: str


def lines(council: Council) -> list[Line]:
    """The form in the council's order; a field its template lacks stands after the one it follows in regulation 12."""
    own = {label.field: label for label in council.record}
    order = [label.field for label in council.record]
    before = ""
    for field in RECORD_FIELDS:
        if field.id not in own:
            order.insert(order.index(before) + 1 if before in order else 0, field.id)
        before = field.id
    plain = {field.id: field for field in RECORD_FIELDS}
    return [
        Line(plain[name], own[name].number, own[name].label)
        if name in own
        else Line(plain[name], "", plain[name].label)
        for name in order
    ]


def make(line: Line, decision: Decision) -> Field:
    """The widget of one line, with what the register holds in it."""
    field, number, label = line.field, line.number, line.label
    required = _REQUIRED.get(field.id, "")
    if field.kind is FieldKind.TICKS:
        names = [(str(member.person.id), member.person.name) for member in decision.attendance]
        return TickField(field.id, label, names, number=number, empty="No members were summoned.")
    if field.kind is FieldKind.DATE:
        return DateField(field.id, label, number=number, required=required, ledger=field.id in _COUNTED)
    if field.kind is FieldKind.CHOICE:
        return ChoiceField(field.id, label, number=number, required=required)
    if field.kind is FieldKind.LINE:
        return LineField(field.id, label, number=number, required=required)
    return TextField(field.id, label, number=number, required=required)


def first_to_fill(decision: Decision, order: list[Line]) -> str:
    """Where a clerk begins: a key decision's missing notice date, else the first empty field of the clerk's own."""
    if decision.key_decision and decision.notice_on is None:
        return "notice_on"
    names = [line.field.id for line in order]
    own = names[names.index("interests") :] if "interests" in names else names
    for name in own:
        if name not in {"attendance", "exempt_text", "not_callable"} and not getattr(decision, name):
            return name
    return own[0]
