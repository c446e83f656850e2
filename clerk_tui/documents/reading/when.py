"""Dates and times inside running text. They are found by their British forms and read by the domain's own parser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from clerk_tui.domain.dates import parse_date, parse_time
from clerk_tui.domain.errors import InputError

_DAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"(?:\b{_DAY},?\s{{1,3}})?\b\d{{1,2}}(?:st|nd|rd|th)?\s{{1,3}}(?:of\s{{1,3}})?{_MONTH},?\s{{1,3}}\d{{4}}\b"
    r"|\b\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{4}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b\d{1,2}(?:[.:]\d{2})?\s{0,2}[ap]\.?\s?m\b\.?|\b\d{2}:\d{2}\b|\b(?:12\s)?(?:noon|midday)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date as printed and as read; `date` is None and `problem` says why where it cannot be one."""

    printed: str
    start: int
    end: int
    date: date | None
    problem: str = ""


def dates(text: str) -> list[Found]:
    """Every date printed in the text, in order."""
    found = []
    for match in _DATE.finditer(text):
        printed = " ".join(match.group().split())
        try:
            found.append(Found(printed, match.start(), match.end(), parse_date(printed)))
        except InputError as error:
            found.append(Found(printed, match.start(), match.end(), None, str(error)))
    return found


def only_date(text: str) -> Found | None:
    """The date, if the text is a date and nothing else."""
    stripped = text.strip().rstrip(".")
    match = _DATE.fullmatch(stripped)
    return dates(stripped)[0] if match else None


def first_time(text: str) -> tuple[time, int, int] | None:
    """The first time of day printed in the text, with where it begins and ends."""
    for match in _TIME.finditer(text):
        try:
            return parse_time(match.group()), match.start(), match.end()
        except InputError:
            continue
    return None
