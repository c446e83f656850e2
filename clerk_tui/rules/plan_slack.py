"""Slack: how many working days, and how many days, lie between the day someone acts and the last day for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from clerk_tui.domain.plan import Gate
from clerk_tui.rules.calendar import Calendar


def working_days(calendar: Calendar, first: date, last: date) -> int:
    """Working days after `first` up to `last`, that day included; negative where `last` lies before `first`."""
    if last < first:
        return -working_days(calendar, last, first)
    between = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(calendar.is_working(day) for day in between)


def days_in_words(n: int, kind: str = "working ") -> str:
    """`1 working day`, `12 working days`."""
    return f"{n} {kind}day{'' if n == 1 else 's'}"


def with_slack(gate: Gate, calendar: Calendar, today: date, *, at_offices: bool = False) -> Gate:
    """A gate that has a last day, with its slack: from the planned day to it, or from today where nothing is planned.

    Working days are counted to the last working day, days to the last day of the bare count; past that the gate is
    missed. An act that has to be done `at_offices` and is not planned is missed once they have shut for the last time
    before it.
    """
    assert gate.latest is not None and gate.latest_working_day is not None
    acts = gate.planned or today
    last = gate.latest_working_day if at_offices and gate.planned is None else gate.latest
    working, days = working_days(calendar, acts, gate.latest_working_day), (gate.latest - acts).days
    done = gate.planned is not None and not gate.assumed and gate.planned < today
    how = "done" if done else "assumed" if gate.assumed else "planned" if gate.planned else ""
    return replace(
        gate,
        done=done,
        slack_working_days=working,
        slack_days=days,
        missed=acts > last,
        short=_short(gate.latest_working_day, acts, working, days, how),
    )


def _short(working_day: date, acts: date, working: int, days: int, how: str) -> str:
    if days < 0:
        return f"{days_in_words(-working) if working else days_in_words(-days, '')} too late"
    if acts == working_day:
        return f"{how} on the last day" if how else "today is the last day"
    if acts > working_day:
        return "last working day past"
    if how == "done":
        return f"done, {days_in_words(working)} early"
    return f"{days_in_words(working)} {'to spare' if how else 'left'}"
