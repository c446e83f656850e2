"""The decision record's form: which fields, in the council's own order, under its numbers and labels."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_tui.domain.council import Council, Maker
from clerk_tui.domain.decision import Decision, FieldKind, OfficerKind, RecordField
from clerk_tui.domain.record import Section
from clerk_tui.services.fields import asked_of, plain_label
from clerk_tui.widgets.fields import Answer, ChoiceField, DateField, Field, LineField, TextField, TickField

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
    section: Section = Section.TEMPLATE


HEADINGS = {
    Section.MAKER: "Who decided",
    Section.TEMPLATE: "The record",
    Section.BESIDE: "Beside the council's own template",
}


def lines(council: Council, decision: Decision) -> list[Line]:
    """The form: who decided, where one did alone; the council's order; then what other councils keep besides.

    A field of regulation 12 that the template lacks stands after the one that it follows there. What the template
    has of the last section stands where the template puts it.
    """
    asked = {field.id: field for field in asked_of(decision)}
    own = {label.field: label for label in council.record if label.field in asked}
    order = list(own)
    before = ""
    for field in asked.values():
        if field.section is Section.TEMPLATE and field.id not in own:
            order.insert(order.index(before) + 1 if before in order else 0, field.id)
        before = field.id
    first = [name for name, field in asked.items() if field.section is Section.MAKER and name not in own]
    last = [name for name, field in asked.items() if field.section is Section.BESIDE and name not in own]
    return [
        Line(asked[name], own[name].number, own[name].label, section)
        if name in own
        else Line(asked[name], "", plain_label(asked[name], council.nation, decision), section)
        for section, names in ((Section.MAKER, first), (Section.TEMPLATE, order), (Section.BESIDE, last))
        for name in names
    ]


def _required(name: str, decision: Decision) -> str:
    """What asks for a field, at the right of its label while it is empty."""
    if decision.maker is Maker.BODY or _REQUIRED.get(name) != "regulation 12":
        return _REQUIRED.get(name, "")
    asks = {OfficerKind.REGULATIONS_2014: "2014 Regulations, if any", OfficerKind.NEITHER: ""}
    return asks.get(decision.officer_kind, "regulation 13")


def make(line: Line, decision: Decision, council: Council) -> Field:
    """The widget of one line, with what the register holds in it."""
    field, number, label = line.field, line.number, line.label
    required = _required(field.id, decision)
    if field.kind is FieldKind.TICKS:
        names = [(str(member.person.id), member.person.name) for member in decision.attendance]
        return TickField(field.id, label, names, number=number, empty="No members were summoned.")
    if field.kind is FieldKind.SOME:
        lines = [(text, text) for text in council.priorities]
        return TickField(field.id, label, lines, number=number, empty="The council's file states no priorities.")
    if field.kind is FieldKind.DATE:
        return DateField(field.id, label, number=number, required=required, ledger=field.id in _COUNTED)
    if field.kind is FieldKind.CHOICE:
        return ChoiceField(field.id, label, number=number, required=required)
    if field.kind is FieldKind.ONE:
        answers = [Answer(value, words) for value, words in field.answers]
        return ChoiceField(field.id, label, number=number, required=required, answers=answers)
    if field.kind in {FieldKind.LINE, FieldKind.TIME}:
        return LineField(field.id, label, number=number, required=required)
    return TextField(field.id, label, number=number, required=required)


def first_to_fill(decision: Decision, order: list[Line]) -> str:
    """Where a clerk begins: a key decision's missing notice date, else the first empty field of the clerk's own."""
    if decision.key_decision and decision.notice_on is None:
        return "notice_on"
    names = [line.field.id for line in order if line.section is not Section.BESIDE]
    own = names[names.index("interests") :] if "interests" in names else names
    for name in own:
        if name not in {"attendance", "exempt_text", "not_callable"} and not getattr(decision, name):
            return name
    return own[0]
