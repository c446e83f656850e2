"""A public record as plain JSON values and as a row of a table, and back without loss.

JSON: every field under its own name, dates, instants and times of day as ISO text, `call_in` as an object of its own.
A row: every field as text; of `call_in` under `call_in.closes` and so on; yes and no in words, an answer that was not
given empty; lists with `; ` between their members. Both follow the fields of `PublicRecord`, whatever they come to be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, asdict, fields
from datetime import date, datetime, time
from typing import Any

from clerk_tui.documents.cells import guarded, join_cells, split_cells, unguarded
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.public import PublicCallIn, PublicRecord

BESIDE = ("ledgers",)
"""What stands in the JSON of a decision beside the record's own fields."""

_CALL_IN = "call_in"
_WORDS = {True: "yes", False: "no", None: ""}
_NEEDED = {"bool": "“yes” or “no”", "date": "a date as 2017-10-13", "time": "a time as 18:00", "int": "a whole number"}
_NEEDED |= {"datetime": "an instant as 2017-10-13T22:59:59+00:00", "str": "text", "list": "a list of texts"}


def record_to_json(record: PublicRecord) -> dict[str, Any]:
    """The record as plain values that `json.dumps` takes; `record_from_json` gives the record back."""
    values: dict[str, Any] = plain(asdict(record))
    return values


def plain(value: Any) -> Any:
    """Values of a record as JSON knows them: dates, instants and times as ISO text, tuples as lists."""
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date | time) else value


def record_from_json(data: Mapping[str, Any]) -> PublicRecord:
    """The record of `record_to_json`; a field that came to be since then has its default. InputError names the field.

    What is no field of a record is left out: `unknown` names it.
    """
    given = {name: value for name, value in data.items() if name != _CALL_IN}
    given[_CALL_IN] = _call_in(data.get(_CALL_IN))
    return PublicRecord(**_values(fields(PublicRecord), given))


def unknown(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The names in the JSON of a decision that are neither fields of a record nor stand beside it."""
    call_in = data.get(_CALL_IN)
    inner = call_in if isinstance(call_in, Mapping) else {}
    known = {each.name for each in fields(PublicRecord)} | set(BESIDE)
    within = {each.name for each in fields(PublicCallIn)}
    strange = [name for name in data if name not in known]
    return (*strange, *(f"{_CALL_IN}.{name}" for name in inner if name not in within))


def _call_in(value: Any) -> PublicCallIn:
    if isinstance(value, PublicCallIn):
        return value
    if not isinstance(value, Mapping):
        raise InputError("The field “call_in” is missing; a decision states whether it is open to call-in.")
    return PublicCallIn(**_values(fields(PublicCallIn), value, f"{_CALL_IN}."))


def _values(members: tuple[Field[Any], ...], given: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """Each field's value from its plain form; a field that is not given is left to its default, if it has one."""
    values: dict[str, Any] = {}
    for member in members:
        name = member.name
        if name in given:
            values[name] = _READ[str(member.type)](given[name], f"{before}{name}")
        elif member.default is MISSING:
            raise InputError(f"The field “{before}{name}” is missing.")
    return values


def _needs(name: str, kind: str) -> InputError:
    return InputError(f"The field “{name}” is not {_NEEDED[kind]}.")


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise _needs(name, "str")
    return value


def _number(value: Any, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _needs(name, "int")
    return value


def _flag(value: Any, name: str) -> bool:
    if not isinstance(value, bool):
        raise _needs(name, "bool")
    return value


def _iso(kind: str, read: Callable[[str], Any]) -> Callable[[Any, str], Any]:
    def from_text(value: Any, name: str) -> Any:
        try:
            return read(_text(value, name))
        except ValueError:
            raise _needs(name, kind) from None

    return from_text


def _optional(read: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    return lambda value, name: None if value is None else read(value, name)


def _texts(value: Any, name: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise _needs(name, "list")
    return tuple(_text(each, name) for each in value)


def _threes(value: Any, name: str) -> tuple[tuple[str, str, str], ...]:
    if not isinstance(value, list | tuple):
        raise _needs(name, "list")
    found = []
    for each in value:
        three = _texts(each, name)
        if len(three) != 3:
            raise InputError(f"The field “{name}” is not a list of a field, its number and its label.")
        found.append((three[0], three[1], three[2]))
    return tuple(found)


_DATE = _iso("date", date.fromisoformat)
_THREES = "tuple[tuple[str, str, str], ...]"
_TEXTS = "tuple[str, ...]"
_READ: dict[str, Callable[[Any, str], Any]] = {
    "str": _text,
    "int": _number,
    "bool": _flag,
    "bool | None": _optional(_flag),
    "date": _DATE,
    "date | None": _optional(_DATE),
    "time | None": _optional(_iso("time", time.fromisoformat)),
    "datetime | None": _optional(_iso("datetime", datetime.fromisoformat)),
    _TEXTS: _texts,
    _THREES: _threes,
    "PublicCallIn": lambda value, _name: value,
}
"""How a plain value is read, by the field's type as it is written in `domain/public.py`."""


def _columns() -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for member in fields(PublicRecord):
        if member.name == _CALL_IN:
            found += [(f"{_CALL_IN}.{inner.name}", str(inner.type)) for inner in fields(PublicCallIn)]
        else:
            found.append((member.name, str(member.type)))
    return tuple(found)


_COLUMNS = _columns()


def csv_columns() -> tuple[str, ...]:
    """The columns of `decisions.csv`, one a field, in the record's own order."""
    return tuple(name for name, _ in _COLUMNS)


def record_to_row(record: PublicRecord) -> list[str]:
    """The record as cells under `csv_columns`, guarded so that no spreadsheet takes one for a formula."""
    return [guarded(_cell(_reach(record, name), kind)) for name, kind in _COLUMNS]


def _reach(record: PublicRecord, name: str) -> Any:
    inner = name.removeprefix(f"{_CALL_IN}.")
    return getattr(record, name) if inner == name else getattr(record.call_in, inner)


def _cell(value: Any, kind: str) -> str:
    if kind.startswith("bool"):
        return _WORDS[value]
    if kind == _TEXTS:
        return join_cells(value)
    if kind == _THREES:
        return join_cells(join_cells(three) for three in value)
    return "" if value is None else str(plain(value))


def record_from_row(row: Mapping[str, str]) -> PublicRecord:
    """The record of a row, by its columns' names. InputError names the column that cannot be read or is missing."""
    given: dict[str, Any] = {}
    inner: dict[str, Any] = {}
    for name, kind in _COLUMNS:
        if name not in row:
            continue
        value = _uncell(unguarded(row[name]), kind, name)
        if name.startswith(f"{_CALL_IN}."):
            inner[name.removeprefix(f"{_CALL_IN}.")] = value
        else:
            given[name] = value
    return record_from_json({**given, _CALL_IN: inner})


def _uncell(text: str, kind: str, name: str) -> Any:
    """The plain value, as in JSON, of a cell without its guard."""
    if kind == _TEXTS:
        return split_cells(text)
    if kind == _THREES:
        return [split_cells(three) for three in split_cells(text)]
    if kind.endswith("| None") and not text:
        return None
    if kind.startswith("bool"):
        if text not in ("yes", "no"):
            raise _needs(name, "bool")
        return text == "yes"
    if kind == "int":
        if not (text.isascii() and text.isdecimal() and len(text) < 19):
            raise _needs(name, "int")
        return int(text)
    return text
