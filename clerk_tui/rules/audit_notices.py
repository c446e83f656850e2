"""The audit of notices: how many clear days lie between a notice and its decision, and whether its kind needs more.

SI 2012/2089: 28 clear days for a key decision (reg 9) and a private meeting (reg 5(2)), counted in calendar days as in
practice; five clear working days for the further notice of a private meeting (reg 5(4)) and the general exception
(reg 10); none under special urgency (reg 11).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from clerk_tui.domain.audit import NoticeEntry, NoticeRow, Verdict
from clerk_tui.domain.council import Unit
from clerk_tui.domain.dates import format_date, short_date
from clerk_tui.rules.audit_windows import Days
from clerk_tui.rules.calendar import Calendar

_NUMBERS = {"three": 3, "five": 5, "ten": 10, "twenty eight": 28, "twenty-eight": 28}
_CLEAR = r"(?:clear[- ]+|working[- ]+)*"
_STATED = re.compile(rf"\b(\d{{1,3}}|three|five|ten|twenty[- ]eight)[- ]+{_CLEAR}days?\b")
_WORKING_UP_TO = 10
"""Clear days up to this number are working days in practice (Elitestone), 28 are calendar days."""


class Need(NamedTuple):
    """How many clear days a kind of notice needs; `days` is None where the register does not say what kind it is."""

    days: int | None
    unit: Unit = Unit.CALENDAR
    what: str = ""


_KEY = Need(28, Unit.CALENDAR, "a key decision (reg 9)")
_PRIVATE = Need(28, Unit.CALENDAR, "the first notice of a private meeting (reg 5(2))")
_PRIVATE_AGAIN = Need(5, Unit.WORKING, "the further notice of a private meeting (reg 5(4))")
_GENERAL_EXCEPTION = Need(5, Unit.WORKING, "the general exception (reg 10)")
_AGENDA = Need(5, Unit.WORKING, "an agenda (reg 6)")
_URGENT = Need(0, Unit.WORKING, "special urgency (reg 11)")
_NOT_EXECUTIVE = Need(None, what="a decision that is not the executive's")
_UNKNOWN = Need(None)
_KINDS: tuple[tuple[str, Need], ...] = (
    (r"general exception|\breg(?:ulation)?\.? ?10\b", _GENERAL_EXCEPTION),
    (r"special urgency|urgency|\breg(?:ulation)?\.? ?11\b", _URGENT),
    (r"not (?:an )?executive|non-executive", _NOT_EXECUTIVE),
    (r"(?:second|further|5-day|five-day).*private|private.*(?:second|further)", _PRIVATE_AGAIN),
    (r"\b28\b|twenty[- ]eight|\bkey\b", _KEY),
    (r"private", _PRIVATE),
    (r"\bagenda\b", _AGENDA),
)


@lru_cache(maxsize=10_000)
def need_of(kind: str) -> Need:
    """What a register's own word for a kind of notice asks for."""
    text = kind.casefold()
    if "non-key" in text or "not key" in text:
        # The council's own rule, not the regulations; only a number that is stated can be held against it.
        return _URGENT if "urgency" in text else _stated(text) or _UNKNOWN
    for pattern, need in _KINDS:
        if re.search(pattern, text):
            return need
    return _stated(text) or _UNKNOWN


def _stated(text: str) -> Need | None:
    match = _STATED.search(text)
    if match is None:
        return None
    word = match[1].replace("-", " ")
    days = _NUMBERS.get(word) or int(word)
    unit = Unit.WORKING if "working" in match[0] or days <= _WORKING_UP_TO else Unit.CALENDAR
    return Need(days, unit, "the period that the notice itself names")


class Custom(NamedTuple):
    """How a council counts: its calendar, and whether it counts the 28 days as working days."""

    calendar: Calendar
    strict_28: bool = False


def audit_notices(rows: Iterable[NoticeRow], custom_of: Callable[[str], Custom]) -> tuple[NoticeEntry, ...]:
    """The verdict on each notice, in order. `custom_of` gives the custom of a council by its printed name."""
    counts: dict[str, _Counts] = {}
    entries = []
    for row in rows:
        if row.council not in counts:
            counts[row.council] = _Counts(custom_of(row.council))
        entries.append(_judge(row, counts[row.council]))
    return tuple(entries)


class _Counts:
    """The clear days of one council, each pair of dates counted once."""

    def __init__(self, custom: Custom) -> None:
        self.days, self.strict = Days(custom.calendar), custom.strict_28
        self._found: dict[tuple[date, date], tuple[int, int]] = {}

    def of(self, notice: date, decision: date) -> tuple[int, int]:
        """Clear days between the two, in calendar days and in working days."""
        key = (notice, decision)
        if key not in self._found:
            self._found[key] = (max(0, (decision - notice).days - 1), self.days.between(notice, decision))
        return self._found[key]


def _judge(row: NoticeRow, counts: _Counts) -> NoticeEntry:
    if row.problem:
        return _entry(row, finding=row.problem)
    if row.notice is None or row.decision is None:
        missing = " and ".join(
            name for name, day in (("notice date", row.notice), ("decision date", row.decision)) if day is None
        )
        return _entry(row, finding=f"No {missing} is printed.")
    if row.decision < row.notice:
        said = f"The decision of {format_date(row.decision)} is dated before its notice of {format_date(row.notice)}."
        return _entry(row, Verdict.DIFFERS, said, (0, 0), need_of(row.kind), False)
    found, need = counts.of(row.notice, row.decision), need_of(row.kind)
    if need.days is None:
        return _unknown_kind(row, found, need)
    if need.days == _KEY.days and counts.strict:
        need = need._replace(unit=Unit.WORKING)
    if found[need.unit is Unit.WORKING] >= (need.days or 0):
        return _entry(row, Verdict.AGREES, _generous(found, need), found, need, True)
    return _entry(row, Verdict.DIFFERS, _short(row.notice, row.decision, found, need, counts.days), found, need, False)


def _unknown_kind(row: NoticeRow, found: tuple[int, int], need: Need) -> NoticeEntry:
    """A forward plan lists key and other decisions alike: 28 clear days are enough for either, fewer may not be."""
    if found[0] >= 28:
        return _entry(row, Verdict.AGREES, "", found)
    if need is _NOT_EXECUTIVE:
        return _entry(row, finding="The decision is not the executive's, so no such notice is required.", found=found)
    missing = "one" if found[0] == 27 else 28 - found[0]
    kind = f" (“{row.kind}”)" if row.kind else ""
    said = (
        f"{_clear(found[0], Unit.CALENDAR)} before the decision: {missing} too few if it is a key decision, which the"
        f" register does not say{kind}."
    )
    return _entry(row, Verdict.CANNOT_SAY, said, found)


def _generous(found: tuple[int, int], need: Need) -> str:
    if need is not _URGENT or found[1] < 5:
        return ""
    return f"Taken under urgency, though {found[1]} clear working days were left: the general exception needs five."


def _short(notice: date, decision: date, found: tuple[int, int], need: Need, days: Days) -> str:
    assert need.days is not None
    have = found[need.unit is Unit.WORKING]
    said = (
        f"{_clear(have, need.unit)} between the notice of {short_date(notice)} and the decision of"
        f" {short_date(decision)}, where {need.what} needs {need.days}."
    )
    return f"{said}{_why_short(notice, decision, found, need, days)}"


def _why_short(notice: date, decision: date, found: tuple[int, int], need: Need, days: Days) -> str:
    """The slip that makes a count come out right: a holiday or the weekends counted, or one of the end days."""
    assert need.days is not None
    have = found[need.unit is Unit.WORKING]
    day = timedelta(days=1)
    reason = ""
    if need.unit is Unit.WORKING:
        holidays = days.holidays(notice + day, decision - day)
        if holidays and have + len(holidays) >= need.days:
            named = " and ".join(f"{why} ({short_date(on)})" for on, why in holidays)
            reason = f"holiday overlooked: {named}"
        elif found[0] >= need.days:
            reason = "weekends were counted"
    if not reason and have == need.days - 1:
        reason = "one day short, as when the day of the notice or of the decision is counted as well"
    return f" Likeliest reason: {reason}." if reason else ""


def _clear(number: int, unit: Unit) -> str:
    kind = "working " if unit is Unit.WORKING else ""
    return f"{number} clear {kind}day{'' if number == 1 else 's'}"


def _entry(
    row: NoticeRow,
    verdict: Verdict = Verdict.CANNOT_SAY,
    finding: str = "",
    found: tuple[int, int] | None = None,
    need: Need = _UNKNOWN,
    long_enough: bool | None = None,
) -> NoticeEntry:
    return NoticeEntry(
        row.number,
        row.council,
        row.reference,
        row.kind,
        row.notice,
        row.decision,
        None if found is None else found[0],
        None if found is None else found[1],
        need.days,
        "" if need.days is None else need.unit.value,
        long_enough,
        verdict,
        finding,
    )
