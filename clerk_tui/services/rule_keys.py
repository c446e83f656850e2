"""The usual keys of a call-in rule one by one: what each holds, and a typed answer put into the file's text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from clerk_tui.domain.council import CallInRule, EffectiveRule, StartEvent, Unit
from clerk_tui.domain.dates import format_date, format_time, parse_date, parse_time
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.reading import of_field
from clerk_tui.domain.text import one_line
from clerk_tui.rules.council_keys import CERTAINTIES
from clerk_tui.rules.council_text import with_key
from clerk_tui.rules.plain_words import newest_first
from clerk_tui.rules.toml_writing import Value, keys
from clerk_tui.services.office import Office
from clerk_tui.services.rulebook import effect_words, file_text, place_of

_STARTS = tuple(event.value for event in StartEvent)
_WORDS: dict[str, str] = {
    Unit.WORKING: "working days",
    Unit.CALENDAR: "days of the calendar: weekends count too",
    StartEvent.PUBLICATION: "the day of publication",
    StartEvent.DECISION: "the day on which the decision was made",
    StartEvent.MEETING: "the day of the meeting",
    **dict(effect_words()),
    "local": "read in the council's own text",
    "inferred": "inferred, not read in the constitution",
}
"""A council file's values as a clerk says them; both its enumerations and its plain words are strings."""


@dataclass(frozen=True, slots=True)
class UsualKey:
    """One key: its name in the file, in words, and in CallInRule.

    `kind` is number, day, clock, text, flag or choice.
    """

    key: str
    label: str
    kind: str
    field: str = ""
    options: tuple[str, ...] = ()
    needed: bool = False

    def held(self, rule: CallInRule) -> str:
        """What the rule holds, as a clerk types it; empty where nothing is stated."""
        return _typed(getattr(rule, self.field or self.key))

    def shown(self, rule: CallInRule) -> str:
        """What the rule holds, in words; `not stated` where it states nothing."""
        held = self.held(rule)
        return (in_words(held) if self.kind == "choice" else held) or "not stated"

    def objection(self, typed: str) -> str | None:
        """Why an answer cannot stand, with the key named as a clerk knows it; None where it can."""
        try:
            self.line(typed)
        except InputError as error:
            # The question bears the label already.
            said = str(error).removeprefix(f"“{self.key}”: ")
            return said.replace(f"“{self.key}”", f"“{self.label}”", 1)
        return None

    def line(self, typed: str) -> str:
        """The file's line for a typed answer; empty where the key is to go. InputError in one sentence."""
        text = one_line(typed)
        if text:
            return keys((self.key, self._value(text)))
        if self.needed:
            raise InputError(f"“{self.key}” cannot be empty: a rule needs it.")
        return ""

    def _value(self, text: str) -> Value:
        if self.kind == "number":
            if not text.isdecimal() or not 1 <= int(text) <= 366:
                raise InputError(f"“{self.key}” must be a whole number from 1 to 366.")
            return int(text)
        if self.kind == "day":
            return of_field(f"“{self.key}”", parse_date, text)
        if self.kind == "clock":
            return of_field(f"“{self.key}”", parse_time, text)
        if self.kind == "flag":
            if text not in {"yes", "no"}:
                raise InputError(f"“{self.key}” must be yes or no.")
            return text == "yes"
        if self.options and text not in self.options:
            raise InputError(f"“{self.key}” must be one of {', '.join(self.options)}.")
        return text


USUAL = (
    UsualKey("days", "Days for requests", "number", needed=True),
    UsualKey("unit", "Which days count", "choice", options=tuple(unit.value for unit in Unit), needed=True),
    UsualKey("from", "They run from", "choice", "start", _STARTS, needed=True),
    UsualKey("from_officer_key", "For officers' key decisions from", "choice", "start_officer_key", _STARTS),
    UsualKey("cutoff", "Time on the last day", "clock"),
    UsualKey("after_hours", "After hours from", "clock"),
    UsualKey("effective", "In effect", "choice", options=tuple(rule.value for rule in EffectiveRule), needed=True),
    UsualKey("effective_days", "Days until effect, if others", "number"),
    UsualKey("closures_count", "A closed office counts", "flag"),
    UsualKey("half_days_count", "Half days count", "flag"),
    UsualKey("valid_from", "In force from", "day"),
    UsualKey("valid_to", "In force until", "day"),
    UsualKey("source", "Where the words stand", "text", needed=True),
    UsualKey("certainty", "How sure", "choice", options=CERTAINTIES, needed=True),
)


def usual(key: str) -> UsualKey:
    """The key of this name. InputError for another, which only the file's text can change."""
    for one in USUAL:
        if one.key == key:
            return one
    raise InputError(f"“{key}” is not one of {', '.join(one.key for one in USUAL)}; change others in the file itself.")


def text_with_values(office: Office, typed: Mapping[str, str], rule: CallInRule | None = None) -> str:
    """The file's text with some keys of a generation changed, of the newest if none is named."""
    council, text = office.council(), file_text(office)
    if not council.call_in:
        raise Refused("There is no call-in rule to change yet; begin one first.")
    place = place_of(council, rule or newest_first(council)[0])
    for name, value in typed.items():
        text = with_key(text, council, place, name, usual(name).line(value))
    return text


def in_words(value: str) -> str:
    """A value of the file in words; what a clerk typed freely stays as it is."""
    return _WORDS.get(value, value)


def _typed(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case StrEnum():
            return value.value
        case date():
            return format_date(value)
        case time():
            return format_time(value)
        case _:
            return str(value)
