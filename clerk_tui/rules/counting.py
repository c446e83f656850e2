"""The one counting function, out loud: every day between the anchor and the answer, counted or not, and why.

The anchor's own day is never counted. A clear count leaves out the answer's day as well
(R v Swansea City Council ex p Elitestone Ltd (1993): both end days are excluded).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from clerk_tui.domain.dates import FIRST_YEAR, LAST_YEAR, format_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.kinds import Unit
from clerk_tui.domain.ledger import Authority, Certainty, Ledger, LedgerDay
from clerk_tui.rules.calendar import Calendar

FORWARD, BACK = "forward", "back"


class Terms(NamedTuple):
    """What a rule says about its count.

    `roll` is the way the answer moves to a working day ("" follows the direction of the count); with
    `office_open` that day is also one on which the office is open, because the act needs the office. On a half day
    it is.
    """

    rule: str
    title: str
    anchor_name: str
    authorities: tuple[Authority, ...] = ()
    certainty: Certainty = Certainty.STATUTE
    closures_count: bool = True
    mourning_counts: bool = True
    half_days_count: bool = True
    roll: str = ""
    office_open: bool = False
    advice: tuple[str, ...] = ()


def clear_after(calendar: Calendar, anchor: date, n: int, terms: Terms, unit: Unit = Unit.WORKING) -> Ledger:
    """The first day that has `n` clear days between `anchor` and itself."""
    return _count(calendar, anchor, n, terms, unit, FORWARD, clear=True)


def clear_before(calendar: Calendar, anchor: date, n: int, terms: Terms, unit: Unit = Unit.WORKING) -> Ledger:
    """The last day that has `n` clear days between itself and `anchor`."""
    return _count(calendar, anchor, n, terms, unit, BACK, clear=True)


def nth_after(calendar: Calendar, anchor: date, n: int, terms: Terms, unit: Unit = Unit.WORKING) -> Ledger:
    """The `n`th day after `anchor`; the answer is itself counted."""
    return _count(calendar, anchor, n, terms, unit, FORWARD, clear=False)


def nth_before(calendar: Calendar, anchor: date, n: int, terms: Terms, unit: Unit = Unit.WORKING) -> Ledger:
    """The `n`th day before `anchor`: "ten working days before", which is not a count of clear days."""
    return _count(calendar, anchor, n, terms, unit, BACK, clear=False)


def clear_between(calendar: Calendar, first: date, last: date, terms: Terms, unit: Unit = Unit.WORKING) -> int:
    """How many days are counted strictly between two days; none when `last` is not after `first`."""
    in_range(first)
    in_range(last)
    between = range(1, (last - first).days)
    return sum(not why_not(calendar, first + timedelta(days=n), terms, unit) for n in between)


def on_or_after(calendar: Calendar, day: date, terms: Terms) -> date:
    """`day`, or the first working day after it."""
    return _roll(calendar, day, FORWARD, terms)[0]


def on_or_before(calendar: Calendar, day: date, terms: Terms) -> date:
    """`day`, or the last working day before it."""
    return _roll(calendar, day, BACK, terms)[0]


def in_range(day: date) -> date:
    """`day` itself; InputError outside the years that the calendar covers."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InputError(f"This count leaves the years {FIRST_YEAR} to {LAST_YEAR}, which are all the calendar covers.")
    return day


def provisional_advice(calendar: Calendar, days: Iterable[date]) -> tuple[str, ...]:
    """One sentence for those of `days` whose bank holidays are known by their pattern only; nothing where none is."""
    years = sorted({day.year for day in days if calendar.is_provisional(day)})
    if not years:
        return ()
    named = " and ".join(str(year) for year in years) if len(years) < 3 else f"{years[0]} to {years[-1]}"
    if years[0] < calendar.first_year:
        why = f"the published list of bank holidays starts in {calendar.first_year}"
    else:
        why = f"GOV.UK has published no bank holidays after {calendar.last_year}"
    return (f"The date is provisional: {why}, so {named} follows the statutory pattern.",)


def _count(
    calendar: Calendar, anchor: date, n: int, terms: Terms, unit: Unit, direction: str, *, clear: bool
) -> Ledger:
    if n < 1:
        raise InputError(f"A count needs at least one day, and {n} is none.")
    walked = _walk(calendar, anchor, n, terms, unit, direction)
    last = walked[-1].date
    answer = _step(last, direction) if clear else last
    working_answer, rolled_over = _roll(calendar, answer, terms.roll or direction, terms)
    relied_on = [*rolled_over, *([day.date for day in walked] if unit is Unit.WORKING else [])]
    provisional = provisional_advice(calendar, relied_on)
    return Ledger(
        rule=terms.rule,
        title=terms.title,
        anchor=anchor,
        anchor_name=terms.anchor_name,
        n=n,
        unit=unit.value,
        direction=direction,
        days=tuple(sorted(walked, key=lambda day: day.date)),
        answer=answer,
        working_answer=working_answer,
        certainty=Certainty.PROVISIONAL if provisional else terms.certainty,
        authorities=terms.authorities,
        calendar_as_of=calendar.as_of,
        calendar_fingerprint=calendar.fingerprint,
        advice=(*terms.advice, *_closures(calendar, walked, unit), *provisional),
    )


def _walk(calendar: Calendar, anchor: date, n: int, terms: Terms, unit: Unit, direction: str) -> list[LedgerDay]:
    """The days from beside the anchor to the `n`th counted one, in the order walked."""
    walked: list[LedgerDay] = []
    day, left = in_range(anchor), n
    while left:
        day = _step(day, direction)
        reason = why_not(calendar, day, terms, unit)
        walked.append(LedgerDay(day, counted=not reason, reason=reason))
        left -= not reason
    return walked


def _step(day: date, direction: str) -> date:
    return in_range(day + timedelta(days=1 if direction == FORWARD else -1))


def why_not(calendar: Calendar, day: date, terms: Terms, unit: Unit = Unit.WORKING) -> str:
    """Why these terms do not count `day`; "" where they do."""
    if unit is Unit.CALENDAR:
        return ""
    return calendar.why_not(
        day,
        closures_count=terms.closures_count,
        mourning_counts=terms.mourning_counts,
        half_days_count=terms.half_days_count,
    )


def _roll(calendar: Calendar, day: date, direction: str, terms: Terms) -> tuple[date, list[date]]:
    """The working day that `day` moves to, and the days looked at on the way."""
    if terms.office_open:
        terms = terms._replace(closures_count=False)
    seen = [day]
    while why_not(calendar, seen[-1], terms, Unit.WORKING):
        seen.append(_step(seen[-1], direction))
    return seen[-1], seen


def _closures(calendar: Calendar, walked: list[LedgerDay], unit: Unit) -> list[str]:
    if unit is Unit.CALENDAR or not calendar.added:
        return []
    closed = [(day.date, calendar.closure(day.date)) for day in walked if day.counted]
    return [
        f"{format_date(day)} ({label}) is counted: the rule takes it as a working day."
        for day, label in closed
        if label
    ]
