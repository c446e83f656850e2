"""The next reference of a series, suggested from the newest ones in the council's own style; never forced."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from clerk_tui.domain.dates import MONTHS

_DAY_CODE = re.compile(r"\d{1,2}(?:" + "|".join(month[:3] for month in MONTHS) + r")(?:\d{4}|\d{2})", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_LONG_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SHORT_YEAR = re.compile(r"(?:^|(?<=[^\d]))\d\d(?=[/\-.]\d{3,}$)")
"""Two digits before the counter, as in `25/00083`; in `EX/25/2017` they are the counter."""


def suggest(newest: Sequence[str], taken: Callable[[str], bool], today: date, due: date | None = None) -> str:
    """The reference after the newest one; empty where none has a number to count on.

    `18/2017` gives `19/2017`, `25/00083` gives `25/00084`, and in a later year the count begins again; in
    `KEY/14FEB2022/01` the day is that of the decision, where `due` tells it. `taken` says whether one is in use.
    """
    for reference in newest:
        if counted := _next(reference, newest, taken, today, due):
            return counted
    return ""


def _next(reference: str, newest: Sequence[str], taken: Callable[[str], bool], today: date, due: date | None) -> str:
    fixed, counter = _parts(reference)
    if counter is None:
        return ""
    start, end = counter
    head, tail = _moved(reference, counter, fixed, today, due)
    same_series = (head, tail) == (reference[:start], reference[end:])
    number = int(reference[start:end]) + 1 if same_series else 1
    width = end - start if any(map(_padded, newest)) else 1
    while taken(found := f"{head}{number:0{width}}{tail}"):
        number += 1
    return found


def _parts(reference: str) -> tuple[list[tuple[int, int]], tuple[int, int] | None]:
    """Where the year, or the code of a day, stands in a reference, and where its counter; None where it has none."""
    fixed = [match.span() for match in _DAY_CODE.finditer(reference)]
    if not fixed:
        year = _LONG_YEAR.search(reference) or _SHORT_YEAR.search(reference)
        fixed = [year.span()] if year else []
    counters = [match.span() for match in _NUMBER.finditer(reference) if not _within(match.span(), fixed)]
    return fixed, counters[-1] if counters else None


def _padded(reference: str) -> bool:
    """Is its counter filled up with noughts, as in `00083`?"""
    counter = _parts(reference)[1]
    return counter is not None and reference[counter[0]] == "0"


def _within(span: tuple[int, int], fixed: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in fixed)


def _moved(
    reference: str, counter: tuple[int, int], fixed: list[tuple[int, int]], today: date, due: date | None
) -> tuple[str, str]:
    """What stands before and after the counter, its year brought up to today, or its day to that of the decision."""
    parts = []
    for first, last in ((0, counter[0]), (counter[1], len(reference))):
        text = reference[first:last]
        for start, end in fixed:
            if first <= start and end <= last:
                text = text[: start - first] + _renewed(reference[start:end], today, due) + text[end - first :]
        parts.append(text)
    return parts[0], parts[1]


def _renewed(code: str, today: date, due: date | None) -> str:
    if not code.isdigit():
        if due is None:
            return code
        letters = re.sub(r"\d", "", code)
        digits = len(code) - len(code.lstrip("0123456789"))
        year = str(due.year)[2:] if len(code) - digits - len(letters) == 2 else str(due.year)
        month = MONTHS[due.month - 1][:3]
        month = month.upper() if letters.isupper() else month.lower() if letters.islower() else month
        return f"{due.day:0{digits}}{month}{year}"
    year_now = today.year if len(code) == 4 else today.year % 100
    return str(max(int(code), year_now)).zfill(len(code))
