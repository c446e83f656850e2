"""The fields of a decision record: how each reads, and what was typed as its value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, time

from clerk_tui.domain.council import Maker, Nation
from clerk_tui.domain.dates import format_date, format_time, parse_date, parse_time
from clerk_tui.domain.decision import FIELD, RECORD_FIELDS, Decision, FieldKind, RecordField
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.people import meant_of
from clerk_tui.domain.reading import of_field
from clerk_tui.domain.record import Section
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import decisions as rows
from clerk_tui.register import meetings
from clerk_tui.services.office import Office

FieldValue = str | bool | date | time | None

_YES_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False, "": None}
_SPELT = {True: "yes", False: "no", None: ""}


def known(field_id: str) -> str:
    """The field's id, or InputError with the ids there are."""
    if field_id not in FIELD:
        names = ", ".join(FIELD)
        raise InputError(f"A decision record has no field “{one_line(field_id)}”; its fields are {names}.")
    return field_id


def asked_of(decision: Decision) -> Iterator[RecordField]:
    """The fields that concern this record: who decided alone only where one did, attendance only at a meeting."""
    alone = decision.maker is not Maker.BODY
    for field in RECORD_FIELDS:
        if (alone or field.section is not Section.MAKER) and (field.id != "attendance" or not alone):
            yield field


def plain_label(field: RecordField, nation: Nation, decision: Decision) -> str:
    """The plain label; whose conflicts and whose dispensation are meant follows who decided and the nation."""
    if field.id == "conflicts" and decision.maker is not Maker.BODY:
        return "Conflicts of interest declared by an executive member consulted"
    if field.id == "dispensation" and nation is Nation.WALES:
        return "Dispensation by the standards committee"
    return field.label


def field_text(office: Office, decision: Decision, field_id: str) -> str:
    """A field as the form and the command line show it: dates as ISO, choices as yes, no or nothing."""
    if field_id == "exempt_text":
        exempt = rows.exempt_text(office.register, decision.id)
        return exempt.text if exempt else ""
    if field_id == "attendance":
        return ", ".join(present_names(decision))
    value = getattr(decision, known(field_id))
    if isinstance(value, bool) or value is None:
        return _SPELT[value]
    if isinstance(value, time):
        return format_time(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def parse_field(field_id: str, typed: str) -> FieldValue:
    """What was typed as the field's value; InputError names the field. Attendance is read by `named_present`."""
    spec = FIELD[known(field_id)]
    if spec.kind is FieldKind.TEXT:
        return tidy(typed)
    if spec.kind is FieldKind.SOME:
        return "\n".join(dict.fromkeys(line for part in typed.split("\n") if (line := one_line(part))))
    text = one_line(typed)
    if spec.kind is FieldKind.CHOICE:
        if text.lower() not in _YES_NO:
            raise InputError(f"{spec.label} “{text}” is neither yes nor no.")
        return _YES_NO[text.lower()]
    if spec.kind is FieldKind.DATE:
        return of_field(spec.label, parse_date, text) if text else None
    if spec.kind is FieldKind.TIME:
        return of_field(spec.label, parse_time, text) if text else None
    if spec.kind is FieldKind.ONE:
        return _one_of(spec, text)
    if field_id in _NEVER_EMPTY and not text:
        raise InputError(f"{spec.label} cannot be empty: a record is found by it.")
    if field_id == "not_callable" and text.lower().rstrip(".") in {"none", "no", "n/a", "nil", "-"}:
        raise InputError("Leave this empty where the decision is open to call-in; any word here takes call-in away.")
    if field_id == "reference" and re.fullmatch(r"[Dd]\d+", text):
        raise InputError(f"“{text}” is how this register numbers its own records; a reference has to look otherwise.")
    return text


_NEVER_EMPTY = frozenset({"title", "maker_name"})


def _one_of(spec: RecordField, text: str) -> str:
    """One of the field's answers, typed in full, in its words or by its letters alone (`a`, `a+b`)."""
    answers = {_letters(value): value for value, _ in spec.answers}
    answers |= {_letters(words): value for value, words in spec.answers} | {"": ""}
    if (found := answers.get(_letters(text))) is None:
        known_answers = ", ".join(value for value, _ in spec.answers)
        raise InputError(f"{spec.label} “{text}” is none of its answers: {known_answers}.")
    return found


def _letters(text: str) -> str:
    return "".join(re.findall(r"[a-z]", text.lower().replace(" and ", "")))


def said(value: FieldValue) -> str:
    """What became of a field, for the history's summary: no text of a record stands in it."""
    if value is None or value == "":
        return "emptied"
    if isinstance(value, bool):
        return f"set to {_SPELT[value]}"
    if isinstance(value, date):
        return f"set to {format_date(value)}"
    if isinstance(value, time):
        return f"set to {format_time(value)}"
    return "written"


def named_present(decision: Decision, typed: str) -> frozenset[int]:
    """The ids of the members named as present; InputError for a name that was not summoned."""
    members = {m.person.name: m.person for m in decision.attendance}
    names = [name for part in one_line(typed).replace(" and ", ",").split(",") if (name := part.strip())]
    present = set()
    for name in names:
        meant = meant_of(list(members), name)
        if meant is None:
            summoned = ", ".join(members) or "not known"
            raise InputError(f"“{name}” was not summoned to this meeting; the members are {summoned}.")
        present.add(members[meant].id)
    return frozenset(present)


def present_names(decision: Decision) -> Iterable[str]:
    """The members recorded as present, in the order of the summons."""
    return (member.person.name for member in decision.attendance if member.present)


def not_before_its_meeting(office: Office, before: Decision, day: FieldValue) -> None:
    """InputError for a body's decision that would have been taken before it met; the check asks the same."""
    if not isinstance(day, date) or before.maker is not Maker.BODY or before.meeting_id is None:
        return
    met = meetings.meeting(office.register, before.meeting_id).day
    if day < met:
        raise InputError(
            f"{FIELD['decided_on'].label}: {format_date(day)} lies before the meeting of {format_date(met)}, at which"
            " the decision is taken."
        )
