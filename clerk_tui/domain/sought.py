"""Words to look for in the whole register, and where they stand in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import one_line

LONGEST = 10_000
_BEFORE, _AFTER, _NAMED = 40, 90, 60
"""How many characters of the text stand before and behind the words in an excerpt; as how many they are quoted."""
_ALIKE = ("'’‘ʼ", '"“”„', "-–—‑", " \n\t\N{NO-BREAK SPACE}")
_NUMBER = re.compile(r"([A-Za-z])([0-9]{1,12})", re.ASCII)


@dataclass(frozen=True)
class Sought:
    """What somebody looks for: one clean line. No sign of it is more than itself, and capitals make no difference."""

    words: str

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """For each character those that are as good: its capital, other quotation marks, a line's end for a blank."""
        return tuple(_as_good(char) for char in self.words)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("".join(f"[{re.escape(chars)}]" for chars in self.letters))

    @property
    def named(self) -> str:
        """The words as a sentence quotes them."""
        return self.words if len(self.words) <= _NAMED else f"{self.words[: _NAMED - 1]}…"

    @property
    def number(self) -> tuple[str, int] | None:
        """The letter and number of a record, where the words are no more than that, like `D12`."""
        match = _NUMBER.fullmatch(self.words)
        return (match[1].upper(), int(match[2])) if match else None

    def stands_in(self, text: str) -> bool:
        """Whether a text holds the words."""
        return self._pattern.search(text) is not None

    def excerpt(self, text: str) -> str:
        """The words with what stands around them, on one line; empty where the text does not hold them."""
        match = self._pattern.search(text)
        if match is None:
            return ""
        start, end = max(0, match.start() - _BEFORE), min(len(text), match.end() + _AFTER)
        while 0 < start < match.start() and not text[start - 1].isspace():
            start += 1
        while match.end() < end < len(text) and not text[end].isspace():
            end -= 1
        shown = one_line(text[start:end])
        return f"{'… ' if start else ''}{shown}{' …' if end < len(text) else ''}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds the words. `ref` is its number (D1, M3) or its name in words, like `person 7`.

    `field` names where they stand, `excerpt` is that text around them; it is None where the text is not quoted because
    it is kept apart as exempt. `opens` names what to open for it: a number, or `call-in 3` for a decision's desk.
    """

    kind: str
    ref: str
    title: str
    day: date | None
    field: str
    excerpt: str | None
    opens: str


@dataclass(frozen=True, slots=True)
class Found:
    """The hits, kind by kind, the latest day of each first; `counts` how many there are of each kind in all."""

    words: Sought
    hits: tuple[Hit, ...]
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """How many there are, listed or not."""
        return sum(self.counts.values())


def sought(typed: str) -> Sought:
    """What to look for; InputError where nothing was typed, or more than anybody looks for."""
    words = one_line(typed).strip()
    if not words:
        raise InputError("Say what to look for: a word, a name or a reference.")
    if len(words) > LONGEST:
        raise InputError(f"That is {len(words):,} characters; at most {LONGEST} can be looked for.")
    return Sought(words)


def _as_good(char: str) -> str:
    for group in _ALIKE:
        if char in group:
            return group
    # A letter whose capital is two letters, such as ß, is looked for as it is.
    return "".join(sorted({one for one in (char, char.lower(), char.upper()) if len(one) == 1}))
