"""The fields of a forward-plan entry: how each reads, what was typed as its value, and what may not stand together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from clerk_tui.domain.dates import format_date, parse_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.forward_plan import PLAN_FIELD, Entry
from clerk_tui.domain.record import FieldKind
from clerk_tui.domain.text import one_line, tidy

Value = str | bool | date | None

_YES_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False, "": None}
_SPELT = {True: "yes", False: "no", None: ""}
_OWN_NUMBER = re.compile(r"[DdFfMmIi]\d+")
MAKERS = {
    "body": "Body",
    "member": "Member",
    "officer-key": "Officer, key",
    "officer": "Officer",
}
"""Who may decide, in words."""


def known(field_id: str) -> str:
    """The field's id, or InputError with the ids there are."""
    if field_id == "key_decision":
        raise InputError("Whether the matter is key is answered by the key test, with its reasoning, and not typed in.")
    if field_id not in PLAN_FIELD:
        names = ", ".join(PLAN_FIELD)
        raise InputError(f"A forward-plan entry has no field “{one_line(field_id)}”; its fields are {names}.")
    return field_id


def field_text(entry: Entry, field_id: str) -> str:
    """A field as the form and the command line show it: dates as ISO, choices as yes, no or nothing."""
    value = getattr(entry, known(field_id))
    if isinstance(value, bool) or value is None:
        return _SPELT[value]
    return value.isoformat() if isinstance(value, date) else str(value)


def parse_field(field_id: str, typed: str) -> Value:
    """What was typed as the field's value; InputError names the field."""
    spec = PLAN_FIELD[known(field_id)]
    if spec.kind is FieldKind.TEXT:
        text = tidy(typed)
        if field_id == "matter" and not text.strip():
            raise InputError("The matter cannot be empty: the notice has to name it (regulation 9(1)(b)).")
        return text
    text = one_line(typed)
    if field_id == "maker":
        if text.lower() not in MAKERS:
            raise InputError(f"{spec.label} “{text}” is none of {', '.join(MAKERS)}.")
        return text.lower()
    if spec.kind is FieldKind.CHOICE:
        if text.lower() not in _YES_NO:
            raise InputError(f"{spec.label} “{text}” is neither yes nor no.")
        return _YES_NO[text.lower()]
    if spec.kind is FieldKind.DATE:
        return _date(spec.label, text)
    if field_id == "reference":
        return reference(text)
    return text


def _date(label: str, text: str) -> date | None:
    try:
        return parse_date(text) if text else None
    except InputError as error:
        raise InputError(f"{label}: {error}") from None


def reference(text: str) -> str:
    """A reference in the council's own style; InputError for none, and for one of the register's own numbers."""
    if not text:
        raise InputError("The reference cannot be empty; the agenda and the decision name the entry by it.")
    if _OWN_NUMBER.fullmatch(text):
        raise InputError(f"“{text}” is how this register numbers its own records; a reference has to look otherwise.")
    return text


def read_all(typed: Mapping[str, str]) -> dict[str, Value]:
    """Every field that was typed, as its value."""
    return {name: parse_field(name, text) for name, text in typed.items()}


def agree(values: Mapping[str, Value], before: Entry | None) -> None:
    """InputError where the period, as it would then stand, ends before it begins or has no beginning."""

    def stands(name: str) -> Value:
        if name in values:
            return values[name]
        return getattr(before, name) if before else None

    first, last = stands("due_from"), stands("due_to")
    if not isinstance(last, date):
        return
    if not isinstance(first, date):
        raise InputError(
            "The period has a last day and no first one: give the first day of the period too (regulation 9(1)(d))."
        )
    if last < first:
        raise InputError(
            f"The period ends on {format_date(last)}, before it begins on {format_date(first)}; the notice has to state"
            " a period within which the decision is made (regulation 9(1)(d))."
        )
