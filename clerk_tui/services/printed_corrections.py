"""Printed decisions as a list of lines, and a clerk's correction of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from clerk_tui.domain.dates import parse_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.printed import DecisionList
from clerk_tui.domain.reading import of_field
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.services.corrections import Path, Taken, unknown_line
from clerk_tui.services.printed_lines import shown

_LINES = (
    ("title", "title"), ("reference", "reference"), ("maker", "decision maker"), ("body", "body"),
    ("meeting_date", "date of meeting"), ("status", "decision status"), ("decided", "date of decision"),
    ("published", "published"), ("key_decision", "key decision"), ("subject_to_call_in", "subject to call-in"),
    ("closes", "call-in closes"), ("effective", "effective from"), ("printed", "date"), ("purpose", "purpose"),
    ("decision", "decision"), ("reasons", "reasons"), ("alternatives", "alternatives"), ("wards", "wards"),
    ("lead_officer", "lead officer"), ("contact", "contact"),
)  # fmt: skip
_ALWAYS = frozenset({"title", "reference", "maker", "decided", "published", "key_decision", "decision"})
_DATES = frozenset({"meeting_date", "decided", "published", "closes", "effective", "printed"})
_FLAGS = frozenset({"key_decision", "subject_to_call_in"})
_TEXTS = frozenset({"purpose", "decision", "reasons", "alternatives", "wards"})


def taken(found: DecisionList) -> Iterator[Taken]:
    """Every line of the preview: of each decision what is printed, and what a record needs."""
    for place, decision in enumerate(found.decisions):
        called = f"{place + 1}" if len(found.decisions) > 1 else ""
        for name, label in _LINES:
            value = getattr(decision, name)
            if value is not None or name in _ALWAYS:
                yield Taken(
                    ("decisions", place, name), f"{called} {label}".strip().capitalize(), shown(value), _probe(value)
                )
        for paper in decision.documents:
            head = f"{called} paper".strip().capitalize()
            yield Taken(("decisions", place, "documents"), head, paper, paper, editable=False)


def _probe(value: object) -> str:
    """Words to find in the source."""
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return value if isinstance(value, str) else ""


def fields(found: DecisionList) -> list[Taken]:
    """The lines that can be corrected, each with its name: `1.title`; of what is not stated too."""
    return [
        Taken(("decisions", place, name), f"{place + 1} {label}", shown(getattr(decision, name)), "")
        for place, decision in enumerate(found.decisions)
        for name, label in _LINES
    ]


def correct(found: DecisionList, path: Path, typed: str) -> DecisionList:
    """The document with one line corrected; an empty text takes the value away. InputError names what is wrong."""
    place, name = int(path[1]), str(path[2])
    if name == "documents":
        raise InputError("The papers of a decision are kept as the document has them.")
    changed: dict[str, Any] = {name: _value(name, typed)}
    decisions = list(found.decisions)
    decisions[place] = replace(decisions[place], **changed)
    return replace(found, decisions=tuple(decisions))


def correct_all(found: DecisionList, typed: Mapping[str, str]) -> DecisionList:
    """The document with the named lines corrected. InputError names the line that is wrong, or that there is not."""
    known = {line.name: line for line in fields(found)}
    for name, text in typed.items():
        if name not in known:
            raise InputError(unknown_line(name, known))
        found = of_field(known[name].label, partial(correct, found, known[name].path), text)
    return found


def _value(name: str, typed: str) -> object:
    text = tidy(typed) if name in _TEXTS else one_line(typed)
    if not text.strip():
        return None
    if name in _DATES:
        return parse_date(text)
    if name in _FLAGS:
        if text.lower() not in {"yes", "no", "y", "n"}:
            raise InputError(f"“{text}” is neither yes nor no.")
        return text.lower().startswith("y")
    return text
