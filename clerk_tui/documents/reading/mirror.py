"""A file of the plain-text mirror read back: the record and the counts that `documents/writing/mirror.py` wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NoReturn

from clerk_tui.documents.mirror_lines import (
    CALL_IN,
    CALL_IN_FIELDS,
    COUNTED,
    LEDGER,
    LEDGER_FIELDS,
    LONG,
    MARK,
    SHORT,
    split_bars,
    unescaped,
)
from clerk_tui.documents.public_json import record_from_json
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.ledger import Authority, Certainty, Ledger, LedgerDay, Mark
from clerk_tui.domain.public import PublicRecord

_FACT = re.compile(r"- ([A-Z][^:]{0,60}):(?: (.*))?", re.DOTALL)
_YES_NO = {"yes": True, "no": False}
_DATES = frozenset({"anchor", "answer", "working_answer", "calendar_as_of"})


@dataclass(slots=True)
class _Part:
    """What stands under one heading, with the number of each line in the file, from 1."""

    title: str
    number: int
    lines: list[tuple[int, str]] = field(default_factory=list)


def is_mirror(text: str) -> bool:
    return text.lstrip("\ufeff").startswith(MARK)


def read_mirror(text: str) -> tuple[PublicRecord, tuple[Ledger, ...]]:
    """The record and the counts of a file. InputError names the line or the field that is not as it was written."""
    head, *parts = _parts(text)
    data: dict[str, Any] = {"title": unescaped(head.title)}
    data |= _facts(head, SHORT)
    ledgers = []
    for part in parts:
        if part.title.startswith(LEDGER):
            ledgers.append(_ledger(part))
        elif part.title == CALL_IN:
            data["call_in"] = _call_in(part)
        elif member := LONG.get(part.title):
            data[member.name] = _quoted(part) if str(member.type) == "str" else _points(part, str(member.type))
        else:
            raise InputError(f"Line {part.number}: a record has no part “{part.title}”.")
    return record_from_json(data), tuple(ledgers)


def _parts(text: str) -> list[_Part]:
    """The head and each part under its heading; lines end as the system that the file went through ends them."""
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").split("\n")
    if lines[0] != MARK or len(lines) < 2 or not (lines[1] == "#" or lines[1].startswith("# ")):
        raise InputError("This is no file of the plain-text mirror: its first two lines are not those of one.")
    parts = [_Part(lines[1][2:], 2)]
    for number, line in enumerate(lines[2:], 3):
        if line.startswith("## "):
            parts.append(_Part(line[3:], number))
        elif line:
            parts[-1].lines.append((number, line))
    return parts


def _stray(number: int, line: str) -> NoReturn:
    short = line if len(line) <= 60 else f"{line[:59]}…"
    raise InputError(f"Line {number}: “{short}” is not as the mirror writes it.")


def _facts(part: _Part, known: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, line in part.lines:
        match = _FACT.fullmatch(line)
        if match is None or match[1] not in known:
            _stray(number, line)
        member = known[match[1]]
        found[member.name] = _value(unescaped(match[2] or ""), str(member.type))
    return found


def _value(text: str, kind: str) -> Any:
    """A value in its plain form, as `public_json` reads it; what is wrong is said there, with the field's name."""
    if kind == "str":
        return text
    if text == "not stated":
        return None
    if kind.startswith("bool"):
        return _YES_NO.get(text, text)
    return int(text) if kind == "int" and text.isascii() and text.isdecimal() and len(text) < 19 else text


def _quoted(part: _Part) -> str:
    said = []
    for number, line in part.lines:
        if line != ">" and not line.startswith("> "):
            _stray(number, line)
        said.append(unescaped(line[2:]))
    return "\n".join(said)


def _members(lines: Iterable[tuple[int, str]]) -> Iterable[str]:
    for number, line in lines:
        if line != "-" and not line.startswith("- "):
            _stray(number, line)
        yield line[2:]


def _points(part: _Part, kind: str) -> list[Any]:
    members = _members(part.lines)
    if kind.startswith("tuple[tuple"):
        return [[unescaped(one) for one in split_bars(member)] for member in members]
    return [unescaped(member) for member in members]


def _call_in(part: _Part) -> dict[str, Any]:
    facts = [(number, line) for number, line in part.lines if (match := _FACT.fullmatch(line)) and match[1] in _SINGLE]
    sentences = [each for each in part.lines if each not in facts]
    found = _facts(_Part(part.title, part.number, facts), CALL_IN_FIELDS)
    return {**found, "sentences": [unescaped(member) for member in _members(sentences)]}


_SINGLE = frozenset(label for label, member in CALL_IN_FIELDS.items() if not str(member.type).startswith("tuple"))


def _ledger(part: _Part) -> Ledger:
    given: dict[str, Any] = {"title": unescaped(part.title.removeprefix(LEDGER)), "days": (), "authorities": ()}
    days, authorities = [], []
    for number, line in part.lines:
        match = _FACT.fullmatch(line)
        try:
            if line.startswith("|"):
                days += _day(line)
            elif match and match[1] in LEDGER_FIELDS:
                name = LEDGER_FIELDS[match[1]]
                given[name] = _counted(name, match[2] or "")
            else:
                authorities.append(_authority(line))
        except ValueError:
            _stray(number, line)
    try:
        return Ledger(**{**given, "days": tuple(days), "authorities": tuple(authorities)})
    except TypeError:
        raise InputError(f"Line {part.number}: the count is not whole.") from None


def _counted(name: str, text: str) -> Any:
    """A fact of a count; ValueError where it is none."""
    if name == "advice":
        return tuple(unescaped(one) for one in split_bars(text)) if text else ()
    plain = unescaped(text)
    if name in _DATES:
        return date.fromisoformat(plain)
    readers: dict[str, Callable[[str], Any]] = {"n": int, "certainty": Certainty}
    return readers.get(name, str)(plain)


def _authority(line: str) -> Authority:
    id, url, says, mark = (unescaped(one) for one in split_bars(line[2:]))
    return Authority(id, url, says, Mark(mark))


def _day(line: str) -> list[LedgerDay]:
    """The day of a row of the table; none for its two head rows."""
    _, day, counted, reason, _ = split_bars(line)
    if day in {"Day", "---"}:
        return []
    return [LedgerDay(date.fromisoformat(day), counted == COUNTED, unescaped(reason))]
