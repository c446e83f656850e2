"""The plain-text mirror of a decision: one Markdown file, its fields always in one order, made to be compared.

Every field stands in it, also an empty one, so that a change is a change of lines and never of their order. What the
file says is the record and the counts behind its dates; `documents/reading/mirror.py` gives both back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from typing import Any

from clerk_tui.documents.mirror_lines import (
    CALL_IN,
    CALL_IN_FIELDS,
    COUNTED,
    LEDGER,
    LEDGER_FIELDS,
    LONG,
    MARK,
    SHORT,
    escaped,
)
from clerk_tui.domain.ledger import Authority, Ledger
from clerk_tui.domain.public import PublicRecord

_NOT_STATED = "not stated"


def mirror_name(record: PublicRecord) -> str:
    """The file's name, by the number that a decision keeps when its reference or its title is corrected."""
    return f"D{record.decision_id}.md"


def mirror_of(record: PublicRecord, ledgers: Sequence[Ledger] = ()) -> str:
    """The file's text; its lines end with a line feed."""
    lines = [MARK, f"# {escaped(record.title)}", ""]
    lines += [_short(label, getattr(record, each.name)) for label, each in SHORT.items() if each.name != "title"]
    for label, each in LONG.items():
        lines += ["", f"## {label}", "", *_long(getattr(record, each.name))]
    lines += ["", f"## {CALL_IN}", ""]
    for label, each in CALL_IN_FIELDS.items():
        value = getattr(record.call_in, each.name)
        lines += _long(value) if isinstance(value, tuple) else [_short(label, value)]
    for ledger in ledgers:
        lines += ["", *_ledger(ledger)]
    return "\n".join(lines) + "\n"


def _plain(value: Any) -> str:
    if value is None:
        return _NOT_STATED
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date | time):
        return value.isoformat()
    return escaped(str(value))


def _short(label: str, value: Any) -> str:
    return f"- {label}: {_plain(value)}".rstrip()


def _long(value: Any) -> Iterator[str]:
    """A text as a quotation, a list as points; a member of a list that has parts has bars between them."""
    if isinstance(value, str):
        return (f"> {escaped(line)}".rstrip() for line in value.split("\n")) if value else iter(())
    parts = (escaped(each) if isinstance(each, str) else _bars(each) for each in value)
    return (f"- {part}".rstrip() for part in parts)


def _bars(parts: Iterable[str]) -> str:
    return " | ".join(escaped(part) for part in parts)


def _ledger(ledger: Ledger) -> Iterator[str]:
    """One count: its facts, the paragraphs it rests on, every day counted or not."""
    yield f"## {LEDGER}{escaped(ledger.title)}"
    yield ""
    for label, name in LEDGER_FIELDS.items():
        value = getattr(ledger, name)
        shown = _bars(value) if isinstance(value, tuple) else _plain(value)
        yield f"- {label}: {shown}".rstrip()
    yield ""
    for authority in ledger.authorities:
        yield f"- {_bars(str(getattr(authority, name)) for name in Authority.__annotations__)}"
    yield ""
    yield "| Day | Counted | Why not |"
    yield "| --- | --- | --- |"
    for day in ledger.days:
        yield f"| {day.date.isoformat()} | {COUNTED if day.counted else 'not'} | {escaped(day.reason)} |"
