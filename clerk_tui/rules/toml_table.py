"""A TOML table read key by key: a missing key, a wrong type and a key nobody asked for are named with their line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar

from clerk_tui.domain.dates import FIRST_YEAR, LAST_YEAR, parse_time
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import one_line
from clerk_tui.rules.toml_lines import Lines, Path

Choice = TypeVar("Choice", bound=StrEnum)


class Table:
    """One table of a file called `name`. Call `known` with every key that may stand there first."""

    def __init__(self, values: dict[str, object], name: str, lines: Lines, path: Path = ()) -> None:
        self._values = values
        self._name = name
        self._lines = lines
        self._path = path

    @classmethod
    def parse(cls, text: str, name: str) -> Table:
        text = text.removeprefix("\ufeff")
        try:
            values = tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            from clerk_tui.rules.toml_faults import in_words

            raise InputError(in_words(error, text, name)) from None
        return cls(values, name, Lines(text))

    @property
    def place(self) -> str:
        """Which table this is, whatever its position in a list: `call_in.hearing.example`; "" for the file itself."""
        return ".".join(part for part in self._path if isinstance(part, str))

    def error(self, says: str, key: str = "") -> InputError:
        """The error to raise, naming the file and the line of `key` or of the table."""
        path = (*self._path, key) if key else self._path
        from clerk_tui.rules.toml_faults import placed

        return InputError(placed(self._name, self._lines.of(path), says))

    def known(self, *keys: str) -> None:
        """InputError for the first key that is not one of `keys`."""
        for key in self._values:
            if key not in keys:
                raise self.error(f"the key “{one_line(key)}” is not known here.", key)

    def has(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str, default: str | None = None) -> str:
        value = self._value(key, default is None)
        if value is None:
            return default or ""
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(key, "a text in quotation marks")
        return one_line(value)

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._value(key, False)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(part, str) and part.strip() for part in value):
            raise self._wrong(key, "a list of texts in quotation marks")
        return tuple(one_line(part) for part in value)

    def number(self, key: str, *, most: int = 366) -> int:
        value = self._value(key, True)
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
            raise self._wrong(key, f"a whole number from 1 to {most}")
        return value

    def number_or_none(self, key: str, *, most: int = 366) -> int | None:
        return self.number(key, most=most) if self.has(key) else None

    def flag(self, key: str, default: bool) -> bool:
        value = self._value(key, False)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def day(self, key: str) -> date | None:
        value = self._value(key, False)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self._wrong(key, "a date such as 2018-12-11, without quotation marks")
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise self._wrong(key, f"a date in the years {FIRST_YEAR} to {LAST_YEAR}")
        return value

    def day_needed(self, key: str) -> date:
        value = self.day(key)
        if value is None:
            raise self.error(f"the key “{key}” is missing.")
        return value

    def clock(self, key: str) -> time | None:
        value = self._value(key, False)
        if isinstance(value, str):
            try:
                return parse_time(value)
            except InputError as error:
                raise self.error(f"“{key}”: {error}", key) from None
        if value is not None and not isinstance(value, time):
            raise self._wrong(key, "a time of day such as “17:00”")
        return value

    def choice(self, key: str, options: type[Choice]) -> Choice:
        word = self.one_of(key, tuple(option.value for option in options))
        return options(word)

    def one_of(self, key: str, options: tuple[str, ...]) -> str:
        value = self._value(key, True)
        if not isinstance(value, str) or value not in options:
            raise self._wrong(key, f"one of {', '.join(options)}")
        return value

    def one_of_or(self, key: str, options: tuple[str, ...], default: str = "") -> str:
        return self.one_of(key, options) if self.has(key) else default

    def some_of(self, key: str, options: tuple[str, ...]) -> tuple[str, ...]:
        """A list of words out of `options`, none of them twice."""
        words = self.texts(key)
        if not all(word in options for word in words) or len(set(words)) < len(words):
            raise self._wrong(key, f"a list of {', '.join(options)}, each at most once")
        return words

    def table(self, key: str) -> Table | None:
        value = self._value(key, False)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self._wrong(key, f"a table with the heading [{key}]")
        return Table(value, self._name, self._lines, (*self._path, key))

    def tables(self, key: str) -> Iterator[Table]:
        value = self._value(key, False)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
            raise self._wrong(key, f"a list of tables, each with the heading [[{key}]]")
        for position, part in enumerate(value):
            yield Table(part, self._name, self._lines, (*self._path, key, position))

    def _value(self, key: str, needed: bool) -> object:
        if needed and key not in self._values:
            raise self.error(f"the key “{key}” is missing.")
        return self._values.get(key)

    def _wrong(self, key: str, wanted: str) -> InputError:
        return self.error(f"“{key}” must be {wanted}.", key)
