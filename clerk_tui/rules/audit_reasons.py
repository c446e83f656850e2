"""Why a printed date differs from the rule's: each likely slip is counted through, and named if it gives that date.

The order is from what the register itself shows, over what clerks are known to overlook, to plain arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from clerk_tui.domain.audit import DecisionRow
from clerk_tui.domain.council import EffectiveRule, Unit
from clerk_tui.domain.dates import format_date, short_date
from clerk_tui.rules.audit_case import Case, name_of
from clerk_tui.rules.audit_windows import Days, Expected, Terms

_DAY = timedelta(days=1)
_SHOWN = 2
"""Reasons told: the likeliest, and one other that gives the same date."""
_FAR = 60
"""Calendar days from which a later date is no miscount but another date altogether."""
_SHIFT = 10
"""Calendar days by which the publication may really have been another day than the printed one."""


def reason(case: Case) -> str:
    """` Likeliest reason: …` with the first of the slips that give the printed date, and the next beside it."""
    return f" Likeliest reason: {'; or '.join(islice(_reasons(case), _SHOWN))}."


def _reasons(case: Case) -> Iterator[str]:
    seen = False
    for slips in (
        _twice,
        _at_once,
        _batch,
        _holidays,
        _closed_days,
        _other_start,
        _swapped,
        _rolled,
        _units,
        _generation,
    ):
        for said in slips(case):
            seen = True
            yield said
    if not seen:
        yield from _arithmetic(case)


def _twice(case: Case) -> Iterator[str]:
    """One decision published twice; the later entry keeps the date of the earlier one, or the reverse."""
    for other in case.siblings.published_twice(case.row):
        if _shares(case, other):
            assert other.published is not None
            yield (
                f"published twice, on {short_date(other.published)} (row {other.number}) as well, and the date of that"
                " publication was kept"
            )
            return


def _batch(case: Case) -> Iterator[str]:
    """Decisions of one day that were published on different days, with one date copied to all."""
    for other in case.siblings.batch(case.row):
        if name_of(other) != name_of(case.row) and _shares(case, other):
            assert other.published is not None
            yield (
                f"the date was copied from decisions of the same day that were published on"
                f" {short_date(other.published)} (row {other.number}, {other.reference or other.title})"
            )
            return


def _shares(case: Case, other: DecisionRow) -> bool:
    """Whether the other row, which prints the same dates, does so rightly."""
    theirs = case.windows.expected(other.makers[0], other.published, other.published_at, other.decided)
    return isinstance(theirs, Expected) and case.shows(theirs.closes, theirs.effective)


def _at_once(case: Case) -> Iterator[str]:
    """A date that no count after publication gives: the row is treated as one that cannot be called in."""
    row = case.row
    first = row.published or row.decided
    assert first is not None
    if row.effective is None or row.effective > first or case.expected.effective <= first:
        return
    if row.decided is not None and row.effective < row.decided:
        return
    when = "on the day of publication" if row.effective == first else "before publication"
    if row.effective in (row.decided, row.published):
        marked = " although it is marked as subject to call-in" if row.callable else ""
        day = "decision" if row.effective == row.decided else "publication"
        yield f"effective {when}: treated as not callable{marked}, with the day of the {day} as the day of effect"
    else:
        yield f"effective {when}"


def _holidays(case: Case) -> Iterator[str]:
    """A bank holiday in the window counted as a working day: any one of them, or all."""
    expected = case.expected
    if expected.rule.unit is Unit.CALENDAR:
        return
    inside = case.days.holidays(expected.start + _DAY, expected.effective)
    groups = [[holiday] for holiday in inside] + ([inside] if len(inside) > 1 else [])
    for group in groups:
        counted = frozenset(day for day, _ in group)
        if case.shows(*case.days.dates(Terms.of(expected.rule), expected.start, counted=counted)):
            named = " and ".join(f"{why} ({short_date(day)})" for day, why in group)
            yield f"holiday overlooked: {named} counted as {'a working day' if len(group) == 1 else 'working days'}"
            return


def _closed_days(case: Case) -> Iterator[str]:
    """Days left out that the rule counts: an office closure of the calendar, or those around Christmas."""
    expected = case.expected
    if expected.rule.unit is Unit.CALENDAR:
        return
    calendar = case.windows.calendar
    horizon = max(filter(None, (expected.effective, case.row.effective, case.row.closes)))
    if (horizon - expected.start).days > _FAR:
        return
    if not calendar.added and horizon.month not in (12, 1):
        return
    span = [expected.start + timedelta(days=n) for n in range(1, (horizon - expected.start).days + 1)]
    worked = [day for day in span if not case.days.why_not(day)]
    closed = frozenset(day for day in worked if calendar.closure(day))
    christmas = frozenset(day for day in worked if day.month == 12 and day.day > 26)
    eves = frozenset(day for day in worked if (day.month, day.day) == (12, 24))
    for left_out, what in (
        (closed, "the days on which the office is closed"),
        (christmas, "the days between Christmas and New Year"),
        (christmas | eves, "Christmas Eve and the days between Christmas and New Year"),
        (eves, "Christmas Eve"),
    ):
        if left_out and case.shows(*case.days.dates(Terms.of(expected.rule), expected.start, left_out=left_out)):
            yield (
                f"{what} were left out, though the rule counts them"
                if what != "Christmas Eve"
                else ("Christmas Eve was left out, though the rule counts it")
            )
            return


def _other_start(case: Case) -> Iterator[str]:
    """Counted from the other of the two dates, or with the first day counted."""
    row, expected = case.row, case.expected
    for day, name in ((row.decided, "the decision"), (row.published, "publication")):
        if day is not None and day != expected.start and case.shows(*case.days.dates(Terms.of(expected.rule), day)):
            yield f"counted from {name} on {short_date(day)} instead of {case.start_name()}"
    before = expected.start - _DAY
    if case.shows(*case.days.dates(Terms.of(expected.rule), before)):
        yield f"the day of {case.start_name().removeprefix('the ')} was counted"


def _swapped(case: Case) -> Iterator[str]:
    """The last day for requests printed as the first of effect, or the reverse."""
    row, expected = case.row, case.expected
    if row.effective == expected.closes != expected.effective:
        yield "the last day for requests is printed as the day of effect"
    if row.closes == expected.effective != expected.closes:
        yield "the day of effect is printed as the last day for requests"


def _rolled(case: Case) -> Iterator[str]:
    """Moved to a working day where the rule does not move it, or not moved where it does."""
    terms = Terms.of(case.expected.rule)
    next_day = terms.effective is EffectiveRule.NEXT_DAY
    other = terms._replace(effective=EffectiveRule.NEXT_WORKING_DAY if next_day else EffectiveRule.NEXT_DAY)
    if case.shows(*case.days.dates(other, case.expected.start)):
        if next_day:
            yield "moved to the next working day, which the rule does not do"
        else:
            yield "not moved to the next working day, as the rule does"


def _units(case: Case) -> Iterator[str]:
    """Weekends counted, or left out, against the rule."""
    terms = Terms.of(case.expected.rule)
    working = terms.unit is Unit.WORKING
    other = terms._replace(unit=Unit.CALENDAR if working else Unit.WORKING)
    if case.shows(*case.days.dates(other, case.expected.start)):
        wrong, right = ("calendar", "working") if working else ("working", "calendar")
        yield f"{wrong} days were counted instead of {right} days"


def _generation(case: Case) -> Iterator[str]:
    """Counted by a rule of the council that was not in force on that day."""
    for rule in case.windows.rules:
        if Terms.of(rule) == Terms.of(case.expected.rule):
            continue
        if case.shows(*case.windows.days(rule).dates(Terms.of(rule), case.expected.start)):
            known = f"from {short_date(rule.valid_from)}" if rule.valid_from else "before the present one"
            yield f"counted by the council's rule of {rule.days} {rule.unit.value} days, in force {known}"
            return


def _arithmetic(case: Case) -> Iterator[str]:
    """What can be said when no slip gives the date: how far off it is, and what would give it."""
    row, expected = case.row, case.expected
    if row.effective is not None and row.effective != expected.effective:
        printed, right = row.effective, expected.effective
    else:
        assert row.closes is not None
        printed, right = row.closes, expected.closes
    if _is_slip(printed, right):
        yield "a slip of typing: only the month or the year is wrong"
        return
    if abs((printed - right).days) > _FAR:
        if printed > right:
            yield "far later than any count; right only if the decision itself names that day"
        else:
            yield "far earlier than any count; a slip of typing, or the date of another decision"
        return
    if fits := _fitting_publication(case):
        yield f"{_off(case.days, printed, right)}; it fits publication on {format_date(fits)}"
    else:
        yield _off(case.days, printed, right)


def _is_slip(printed: date, right: date) -> bool:
    same_day = printed.day == right.day
    return same_day and (printed.month == right.month) != (printed.year == right.year)


def _off(days: Days, printed: date, right: date) -> str:
    first, last = sorted((printed, right))
    # A day of effect follows the last counted day, so the days that make the difference begin with the earlier date.
    n = days.between(first - _DAY, last)
    direction = "long" if printed > right else "short"
    if n == 0:
        n = (last - first).days
        return f"{'one calendar day' if n == 1 else f'{n} calendar days'} too {direction}"
    return f"{'one working day' if n == 1 else f'{n} working days'} too {direction}"


def _fitting_publication(case: Case) -> date | None:
    """Another day of publication, near the printed one and not before the decision, that gives the printed dates."""
    row = case.row
    if row.published is None or case.expected.start != row.published:
        return None
    for n in range(1, _SHIFT + 1):
        for day in (row.published + n * _DAY, row.published - n * _DAY):
            if row.decided is not None and day < row.decided:
                continue
            if not case.days.why_not(day) and case.shows(*case.days.dates(Terms.of(case.expected.rule), day)):
                return day
    return None
