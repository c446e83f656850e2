"""The window of many printed decisions: the same dates as `call_in.window`, without the ledger behind each.

A rule with anything out of the ordinary, and any date beyond the published bank holidays, goes the way of
`call_in.window` itself; so the short way has nothing to know but a start, a number of days and a calendar.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import NamedTuple

from clerk_tui.domain.council import CallInRule, Council, EffectiveRule, Maker, StartEvent, Unit
from clerk_tui.domain.dates import LONDON
from clerk_tui.domain.days import DayKind
from clerk_tui.domain.errors import ClerkError, NotConfigured
from clerk_tui.domain.ledger import CallInWindow, Certainty
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import Events, certainty_of, rule_and_start, start_event, window
from clerk_tui.rules.call_in_class import Opening, opens

_DAY = timedelta(days=1)
_LONGEST = 40
"""Days of a rule that the short way takes; with holidays between they end well inside the next year."""
_SIMPLE_KINDS = frozenset({DayKind.BANK_HOLIDAY, DayKind.CLOSURE, DayKind.WORKED})
_NO_DAYS: frozenset[date] = frozenset()


class Expected(NamedTuple):
    """What the rule gives: `start` is the day the count runs from, `cutoff` the hour on the last day, if any."""

    closes: date
    effective: date
    cutoff: time | None
    certainty: Certainty
    start: date
    rule: CallInRule


class Terms(NamedTuple):
    """What of a rule decides how far a count goes."""

    days: int
    unit: Unit
    effective_days: int | None
    effective: EffectiveRule

    @classmethod
    def of(cls, rule: CallInRule) -> Terms:
        return cls(rule.days, rule.unit, rule.effective_days, rule.effective)


class Days:
    """The working days of a calendar under one rule, each looked up once."""

    def __init__(self, calendar: Calendar, *, closures_count: bool = True) -> None:
        self._calendar, self._closures_count = calendar, closures_count
        self._why: dict[date, str] = {}

    def why_not(self, day: date) -> str:
        """Why `day` is not counted; "" where it is."""
        try:
            return self._why[day]
        except KeyError:
            why = self._calendar.why_not(day, closures_count=self._closures_count)
            return self._why.setdefault(day, why)

    def holidays(self, first: date, last: date) -> list[tuple[date, str]]:
        """The days from `first` to `last` that are left out for another reason than the weekend."""
        span = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [(day, why) for day in span if day.weekday() < 5 and (why := self.why_not(day))]

    def between(self, first: date, last: date) -> int:
        """How many days are counted strictly between two days."""
        span = (first + timedelta(days=n) for n in range(1, (last - first).days))
        return sum(not self.why_not(day) for day in span)

    def dates(
        self,
        terms: Terms,
        start: date,
        *,
        counted: frozenset[date] = _NO_DAYS,
        left_out: frozenset[date] = _NO_DAYS,
    ) -> tuple[date, date]:
        """The last day for requests and the first day of effect; `counted` and `left_out` suppose a wrong count."""

        def works(day: date) -> bool:
            if day in left_out:
                return False
            return day in counted or not self.why_not(day)

        plain = (lambda day: not self.why_not(day)) if not counted and not left_out else works
        closes = _nth(start, terms.days, terms.unit, plain)
        last = closes if terms.effective_days is None else _nth(start, terms.effective_days, terms.unit, plain)
        effective = last + _DAY
        if terms.effective is EffectiveRule.NEXT_WORKING_DAY:
            while not plain(effective):
                effective += _DAY
        return closes, effective


def _nth(start: date, n: int, unit: Unit, works: Callable[[date], bool]) -> date:
    if unit is Unit.CALENDAR:
        return start + timedelta(days=n)
    day = start
    while n:
        day += _DAY
        if works(day):
            n -= 1
    return day


class Windows:
    """The windows of one council; each question is answered once."""

    def __init__(self, council: Council, calendar: Calendar) -> None:
        self.council, self.calendar = council, calendar
        self.rules = tuple(sorted(council.call_in, key=lambda rule: rule.valid_from or date.min, reverse=True))
        self._days = {flag: Days(calendar, closures_count=flag) for flag in (True, False)}
        self._from = max(date(calendar.first_year, 1, 1), (self.rules and self.rules[0].valid_from) or date.min)
        self._until = date(calendar.last_year - 1, 12, 31)
        # Nearly every row of nearly every council: the newest rule, from publication, whoever decided.
        self._usual = self.rules[0] if self.rules and _is_usual(self.rules[0], calendar) else None
        self.names_classes = any(rule.key_only or rule.callable_classes for rule in self.rules)
        self._started: dict[tuple[int, date], Expected] = {}
        self._opened: dict[tuple[int, Maker | None, bool | None], Opening] = {}
        self._found: dict[tuple[Maker, date | None, time | None, date | None], Expected | str] = {}

    def days(self, rule: CallInRule) -> Days:
        return self._days[rule.closures_count]

    def expected(
        self, maker: Maker, published: date | None, published_at: time | None, decided: date | None
    ) -> Expected | str:
        """The window of one decision, or the sentence that says why there is none."""
        if self._usual is not None and (start := self._usual_start(published, decided)) is not None:
            return self._by_start(self._usual, start)
        key = (maker, published, published_at, decided)
        try:
            return self._found[key]
        except KeyError:
            return self._found.setdefault(key, self._find(*key))

    def _usual_start(self, published: date | None, decided: date | None) -> date | None:
        """The day that the usual rule counts from, where it governs and the calendar reaches; else None."""
        if published is None or published < self._from:
            return None
        start = published if decided is None or decided < published else decided
        return start if start <= self._until else None

    def _find(
        self, maker: Maker, published: date | None, published_at: time | None, decided: date | None
    ) -> Expected | str:
        if not self.can_count(maker, published, decided):
            return f"No publication date is printed, and {self.council.name}'s call-in runs from publication."
        try:
            rule, start = self._rule_and_start(maker, published, decided)
            if rule is not None and start is not None and published is not None and self._is_simple(rule, start):
                return self._by_start(rule, start)
            return self.by_ledger(maker, published, published_at, decided)
        except ClerkError as error:
            return str(error)

    def _by_start(self, rule: CallInRule, start: date) -> Expected:
        # A rule lives as long as its council here, so its identity stands for it; hashing one is slow.
        key = (id(rule), start)
        found = self._started.get(key)
        if found is None:
            closes, effective = self.days(rule).dates(Terms.of(rule), start)
            found = self._started[key] = Expected(closes, effective, rule.cutoff, certainty_of(rule), start, rule)
        return found

    def by_ledger(
        self, maker: Maker, published: date | None, published_at: time | None, decided: date | None
    ) -> Expected:
        """The same by `call_in.window`, which keeps the ledger of every day."""
        found = self.window(maker, published, published_at, decided)
        rule, _ = self._rule_and_start(maker, published, decided)
        assert rule is not None
        cutoff = found.closes_at.astimezone(LONDON).time() if found.cutoff_stated else None
        ledgers = (found.closes_ledger, found.effective_ledger)
        unsure = any(ledger.certainty is Certainty.PROVISIONAL for ledger in ledgers)
        certainty = Certainty.PROVISIONAL if unsure else certainty_of(rule)
        return Expected(found.closes, found.effective, cutoff, certainty, ledgers[0].anchor, rule)

    def window(
        self, maker: Maker, published: date | None, published_at: time | None, decided: date | None
    ) -> CallInWindow:
        """The window with both its ledgers. Without a publication date the day of the decision stands for it."""
        first = published or decided
        assert first is not None
        return window(
            self.council, self.calendar, published=first, published_at=published_at, decided=decided, maker=maker
        )

    def can_count(self, maker: Maker, published: date | None, decided: date | None) -> bool:
        """Whether a window can be looked for: the day of the decision never stands for that of publication."""
        if published is not None:
            return True
        if decided is None:
            return False
        rule, _ = self._rule_and_start(maker, None, decided)
        return rule is None or start_event(rule, maker) is not StartEvent.PUBLICATION

    def rule(self, maker: Maker, published: date | None, decided: date | None) -> CallInRule | None:
        """The generation that governs a decision of which at least one day is known; None where there is none."""
        if self._usual is not None and self._usual_start(published, decided) is not None:
            return self._usual
        return self._rule_and_start(maker, published, decided)[0]

    def opening(self, rule: CallInRule, maker: Maker | None, key: bool | None) -> Opening:
        """Whether a rule of this council opens a class to call-in."""
        asked = (id(rule), maker, key)
        found = self._opened.get(asked)
        if found is None:
            found = self._opened[asked] = opens(rule, maker, key)
        return found

    def _rule_and_start(
        self, maker: Maker, published: date | None, decided: date | None
    ) -> tuple[CallInRule | None, date | None]:
        """The generation that applies and the day it counts from, as `call_in.window` chooses them."""
        first = published or decided
        assert first is not None
        # A printed register has one date of decision; a body's is also that of its meeting.
        try:
            rule, day = rule_and_start(self.council, Events(first, decided=decided, maker=maker))
        except NotConfigured:
            return None, None
        if day is not None and decided is not None and start_event(rule, maker) is StartEvent.PUBLICATION:
            day = max(day, decided)
        return rule, day

    def _is_simple(self, rule: CallInRule, start: date) -> bool:
        return self.calendar.first_year <= start.year and start <= self._until and _is_plain(rule, self.calendar)


def _is_plain(rule: CallInRule, calendar: Calendar) -> bool:
    """Whether nothing but days, unit and effect decides the dates of a rule's windows."""
    return (
        {day.kind for day in calendar.added} <= _SIMPLE_KINDS
        and max(rule.days, rule.effective_days or 0) <= _LONGEST
        and rule.after_hours is None
        and rule.day_one_before is None
        and not rule.suspensions
    )


def _is_usual(rule: CallInRule, calendar: Calendar) -> bool:
    """Whether a rule is plain and counts from publication for every class of decision maker, with no end."""
    from_publication = {rule.start, rule.start_officer_key} <= {StartEvent.PUBLICATION, None}
    return from_publication and rule.valid_to is None and _is_plain(rule, calendar)
