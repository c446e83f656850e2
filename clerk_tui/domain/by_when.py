"""By when and for which period, as councils write it: the days that the words mean, where they mean any.

`August 2022` lasts to its 31st, `2017/18` is a financial year (1 April to 31 March), `Q2 2017/18` its second quarter.
Seasons and “in due course” mean no day; nothing is guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from clerk_tui.domain.commitments import ByWhen, Span
from clerk_tui.domain.dates import FIRST_YEAR, LAST_YEAR, MONTHS, parse_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import one_line

_NUMBER = {name.lower(): n for n, name in enumerate(MONTHS, 1)}
_NUMBER |= {name[:3].lower(): n for n, name in enumerate(MONTHS, 1)} | {"sept": 9}
_BEFORE = re.compile(r"^(?:by\s+)?(?:the\s+)?(?:end\s+of\s+|close\s+of\s+)?(?:the\s+)?", re.IGNORECASE)
_MONTH = re.compile(r"([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_YEAR = re.compile(r"(\d{4})")
_FINANCIAL = re.compile(r"(?:financial year\s+)?(\d{4})\s*[/–-]\s*(\d{4}|\d{2})", re.IGNORECASE)
_QUARTER = re.compile(r"(?:Q|quarter\s*)([1-4])\s*(?:of\s+)?(\d{4}\s*[/–-]\s*\d{2,4})", re.IGNORECASE)
_TO = re.compile(r"\s+(?:to|until)\s+|\s*[–—]\s*|\s+-\s+", re.IGNORECASE)
_FROM = re.compile(r"^from\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"^between\s+(.+)\s+and\s+(.+)$", re.IGNORECASE)
_HAS_YEAR = re.compile(r"\d{4}")


def read_by_when(typed: str, last: date | None = None) -> ByWhen:
    """By when, as typed: a day or the council's words. `last` is the day that the clerk says they mean."""
    words = one_line(typed)
    if last is not None or not words:
        return ByWhen(words, last)
    found = days_of(words)
    return ByWhen(words, found[1] if found else None)


def read_span(typed: str, first: date | None = None, last: date | None = None) -> Span:
    """A period, as typed; `first` and `last` are the days that the clerk says the words mean."""
    words = one_line(typed)
    found = days_of(words) if words and first is None and last is None else None
    return Span(words, *(found or (first, last)))


def days_of(words: str) -> tuple[date, date] | None:
    """The first and the last day that words mean; None where they mean none, or more than one could be meant."""
    text = _BEFORE.sub("", one_line(words))
    if whole := _single(text):
        return whole
    text = _FROM.sub("", _BETWEEN.sub(r"\1 to \2", text))
    for mark in _TO.finditer(text):
        begin, end = text[: mark.start()], text[mark.end() :]
        last = _single(end)
        if last is None:
            continue
        year = _HAS_YEAR.search(end)
        first = _single(begin) or (_single(f"{begin} {year[0]}") if year else None)
        if first is not None and first[0] <= last[1]:
            return first[0], last[1]
    return None


def _single(text: str) -> tuple[date, date] | None:
    try:
        day = parse_date(text)
        return day, day
    except InputError:
        pass
    if match := _MONTH.fullmatch(text):
        number, year = _NUMBER.get(match[1].lower()), int(match[2])
        return _month(year, number, number) if number and FIRST_YEAR <= year <= LAST_YEAR else None
    if match := _QUARTER.fullmatch(text):
        whole = _single(match[2])
        return _quarter(whole[0].year, int(match[1])) if whole else None
    if match := _FINANCIAL.fullmatch(text):
        year = int(match[1])
        follows = ((year + 1) % 100 == int(match[2]) % 100 and len(match[2]) == 2) or int(match[2]) == year + 1
        return (date(year, 4, 1), date(year + 1, 3, 31)) if follows and FIRST_YEAR <= year < LAST_YEAR else None
    if (match := _YEAR.fullmatch(text)) and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return date(int(text), 1, 1), date(int(text), 12, 31)
    return None


def _month(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _quarter(year: int, number: int) -> tuple[date, date]:
    first = 3 * number + 1
    return _month(year, first, first + 2) if number < 4 else _month(year + 1, 1, 3)
