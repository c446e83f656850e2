"""A series of meetings before it is called: the days a rule or a list gives, and what becomes of those on a holiday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from clerk_tui.domain.meeting import BodyKind


class Shift(StrEnum):
    """What becomes of a day that is a holiday: the clerk's choice. UNDECIDED holds the whole series up."""

    UNDECIDED = "undecided"
    KEEP = "keep"
    NEXT_WORKING_DAY = "next-working-day"
    DAY_BEFORE = "working-day-before"
    NEXT_WEEK = "next-week"
    WEEK_BEFORE = "week-before"
    LEAVE_OUT = "leave-out"


CHOICES = tuple(shift for shift in Shift if shift is not Shift.UNDECIDED)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule read: which weekdays of which months, or every so many weeks, between two days, both included.

    `nth` are places in the month (-1 the last) of `weekday` (Monday is 0); without them every `interval` weeks from
    `first`. `interval` counts months or weeks.
    """

    first: date
    last: date
    starts: time | None = None
    weekday: int | None = None
    nth: tuple[int, ...] = ()
    interval: int = 1
    months_left_out: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One meeting of a series. `ruled` is the day by the rule or list, `why` why it is no ordinary day ("" if it is).

    `day` is the day chosen, None where the meeting is left out or nobody has chosen yet. `held` is the id of the
    meeting if the register holds it already. `row` is its number in a list, where the header is row 1.
    """

    row: int
    body: str
    ruled: date
    starts: time | None = None
    kind: BodyKind | None = None
    why: str = ""
    shift: Shift = Shift.KEEP
    day: date | None = None
    held: int | None = None
