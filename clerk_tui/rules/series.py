"""Recurring meetings by rule: “second Monday of each month at 18:00, May 2026 to April 2027”, “every 4 weeks from …”.

What is read is shown as a list of days before anything is called, so nothing is guessed in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, WEEKLY, rrule
from dateutil.rrule import weekday as rrule_day

from clerk_tui.domain.dates import DAYS, MONTHS, format_date, parse_date, parse_time
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.reading import of_field
from clerk_tui.domain.series import Rule, Shift, Slot
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.counting import Terms, on_or_after, on_or_before

MOST = 60
"""More meetings of one body in a series are taken for a slip."""
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
_EVERY = {"other": 2, "second": 2, "two": 2, "three": 3, "third": 3, "four": 4, "fourth": 4, "six": 6, "eight": 8}
_MONTH = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_WEEKDAY = {name[:3].lower(): number for number, name in enumerate(DAYS)}
_NAMES = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_SPAN = re.compile(
    rf",?\s*(?:from\s+)?\b({_NAMES})\s*(\d{{4}})?\s+(?:to|until|-|–)\s+({_NAMES})\s*(\d{{4}})?\s*(?=,|$|\bexcept\b|\bat\b|\bnot\b)"
)
_EXCEPT = re.compile(rf",?\s*(?:except|not)\s+(?:in\s+)?({_NAMES}(?:(?:\s*,\s*|\s+and\s+|\s+or\s+){_NAMES})*)")
_UNTIL = re.compile(r",?\s*\b(?:until|up to)\s+([^,]+?)\s*(?=,|$)")
_AT = re.compile(r",?\s*\bat\s+(\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?|noon|midday)(?=\s|,|$)")
_FROM = re.compile(r",?\s*\b(?:from|starting)\s+([^,]+?)\s*(?=,|$)")
_NTH_WORD = "|".join(_NTH)
_MONTHLY = re.compile(
    rf"(?:on\s+)?(?:the\s+)?({_NTH_WORD})(?:\s+(?:and|&)\s+({_NTH_WORD}))?\s+([a-z]+day)s?\s+(?:of|in)\s+"
    r"(?:(?:each|the|a)\s+month|every\s+(?:(\w+)\s+)?months?)"
)
_WEEKLY = re.compile(r"(?:on\s+)?every\s+(?:(\w+)\s+)?(?:weeks?|([a-z]+day)s?)")
_TYPE_IT_LIKE = (
    "type it like “second Monday of each month at 18:00, May 2026 to April 2027” or “every 4 weeks from 6 May 2026 at"
    " 10:00”"
)


def read_rule(typed: str, today: date) -> Rule:
    """The rule that was typed. InputError, in one sentence, where it cannot be read or does not say from when."""
    text = " ".join(typed.lower().split())
    clauses = _Clauses(text, today)
    if match := _MONTHLY.fullmatch(clauses.rest):
        span = clauses.span()
        if span is None:
            raise InputError(f"Rule: say from when to when; {_TYPE_IT_LIKE}.")
        nth = tuple(sorted({_NTH[word] for word in match.groups()[:2] if word}, key=lambda n: n % 6))
        return Rule(*span, clauses.starts, _weekday(match[3]), nth, _every(match[4]), clauses.left_out)
    if match := _WEEKLY.fullmatch(clauses.rest):
        first = clauses.first
        if first is None:
            raise InputError(f"Rule: say from which day on; {_TYPE_IT_LIKE}.")
        last = clauses.last or first + relativedelta(years=1) - timedelta(days=1)
        if match[2] and first.weekday() != _weekday(match[2]):
            raise InputError(f"Rule: {format_date(first)} is no {DAYS[_weekday(match[2])]}.")
        return _ordered(Rule(first, last, clauses.starts, interval=_every(match[1]), months_left_out=clauses.left_out))
    raise InputError(f"Rule: “{' '.join(typed.split())}” cannot be read; {_TYPE_IT_LIKE}.")


class _Clauses:
    """The parts of a rule besides its core, taken out of the text one after another; `rest` is the core."""

    def __init__(self, text: str, today: date) -> None:
        self._today = today
        self.rest = text
        at = self._take(_AT)
        self._months = self._take(_SPAN)
        left_out = self._take(_EXCEPT)
        self.left_out = tuple(_MONTH[name[:3]] for name in re.findall(_NAMES, left_out[1])) if left_out else ()
        until, begins = self._take(_UNTIL), self._take(_FROM)
        self.starts: time | None = of_field("Rule", parse_time, at[1]) if at else None
        self.first = of_field("Rule", parse_date, begins[1]) if begins else None
        self.last = of_field("Rule", parse_date, until[1]) if until else None
        self.rest = self.rest.strip(" ,")

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.search(self.rest)
        if match is not None:
            self.rest = self.rest[: match.start()] + " " + self.rest[match.end() :]
            self.rest = " ".join(self.rest.split())
        return match

    def span(self) -> tuple[date, date] | None:
        """The first and the last day; of months without a year the next ones that have not ended."""
        if self._months is None:
            if self.first is None:
                return None
            last = self.last or self.first + relativedelta(years=1) - timedelta(days=1)
            return _ordered_days(self.first, last)
        begins, year, ends, last_year = self._months.groups()
        month, last_month = _MONTH[begins[:3]], _MONTH[ends[:3]]
        if year is None and last_year is not None:
            year = str(int(last_year) - (last_month < month))
        if year is None:
            year = str(self._today.year + (month < self._today.month))
        if last_year is None:
            last_year = str(int(year) + (last_month < month))
        first = date(int(year), month, 1)
        return _ordered_days(first, date(int(last_year), last_month, 1) + relativedelta(months=1) - timedelta(days=1))


def _ordered_days(first: date, last: date) -> tuple[date, date]:
    if last < first:
        raise InputError(f"Rule: it ends on {format_date(last)}, before it begins on {format_date(first)}.")
    return first, last


def _ordered(rule: Rule) -> Rule:
    _ordered_days(rule.first, rule.last)
    return rule


def _weekday(word: str) -> int:
    number = _WEEKDAY.get(word[:3])
    if number is None or DAYS[number].lower() != word.rstrip("s"):
        raise InputError(f"Rule: “{word}” is not a day of the week.")
    return number


def _every(word: str | None) -> int:
    if word is None or word in {"one", "single"}:
        return 1
    number = int(word) if word.isdecimal() else _EVERY.get(word)
    if number is None or not 1 <= number <= 12:
        raise InputError(f"Rule: “every {word}” cannot be read; {_TYPE_IT_LIKE}.")
    return number


def days_of(rule: Rule) -> list[date]:
    """The days by the rule. InputError for none, or for more than a series has."""
    begin, until = datetime.combine(rule.first, time()), datetime.combine(rule.last, time())
    months = [month for month in range(1, 13) if month not in rule.months_left_out]
    if not months:
        raise InputError("Rule: every month of the year is left out.")
    if rule.nth:
        assert rule.weekday is not None
        by_day = [rrule_day(rule.weekday, n) for n in rule.nth]
        # The interval counts from the first month of the span.
        start = begin.replace(day=1)
        found = rrule(MONTHLY, start, rule.interval, until=until, byweekday=by_day, bymonth=months)
    else:
        found = rrule(WEEKLY, begin, rule.interval, until=until, bymonth=months)
    days = [each.date() for each in found if each >= begin][: MOST + 1]
    if not days:
        raise InputError(
            f"Rule: no day between {format_date(rule.first)} and {format_date(rule.last)} follows from it."
        )
    if len(days) > MOST:
        raise InputError(f"Rule: it gives more than {MOST} meetings; say until when it is to hold.")
    return days


def slots_of(rule: Rule, body: str, calendar: Calendar) -> Iterator[Slot]:
    """The meetings of a rule; those that fall on a holiday or a closure wait for a choice."""
    for row, day in enumerate(days_of(rule), 2):
        yield marked(Slot(row, body, day, rule.starts), calendar)


def marked(slot: Slot, calendar: Calendar) -> Slot:
    """The slot with why its day is no ordinary day; an ordinary one is kept."""
    why = calendar.why_not(slot.ruled) or calendar.closure(slot.ruled)
    if not why:
        return replace(slot, why="", shift=Shift.KEEP, day=slot.ruled)
    return replace(slot, why=why, shift=Shift.UNDECIDED, day=None)


_MEETS = Terms("", "", "", closures_count=False)
_WEEK = timedelta(days=7)


def shifted(slot: Slot, shift: Shift, calendar: Calendar) -> Slot:
    """The slot with a choice made; a week's shift goes on until a day that is worked."""
    day: date | None = slot.ruled
    if shift is Shift.NEXT_WORKING_DAY:
        day = on_or_after(calendar, slot.ruled + timedelta(days=1), _MEETS)
    elif shift is Shift.DAY_BEFORE:
        day = on_or_before(calendar, slot.ruled - timedelta(days=1), _MEETS)
    elif shift in {Shift.NEXT_WEEK, Shift.WEEK_BEFORE}:
        day = _by_weeks(slot.ruled, _WEEK if shift is Shift.NEXT_WEEK else -_WEEK, calendar)
    elif shift is not Shift.KEEP:
        day = None
    return replace(slot, shift=shift, day=day)


def _by_weeks(day: date, step: timedelta, calendar: Calendar) -> date:
    for _ in range(MOST):
        day += step
        if not calendar.why_not(day) and not calendar.closure(day):
            return day
    raise InputError(f"Shift: no week near {format_date(day)} has that day free of holidays.")
