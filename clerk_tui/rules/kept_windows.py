"""A published window kept as published although the calendar was changed: how far it is off the rule, in words."""

from __future__ import annotations

from clerk_tui.domain.council import Unit
from clerk_tui.domain.dates import format_date, format_instant
from clerk_tui.domain.decision import WindowKept
from clerk_tui.domain.ledger import CallInWindow, Ledger
from clerk_tui.rules.number_words import days_of


def closing_words(found: CallInWindow) -> str:
    """`at the end of Friday 13 October 2017`, or `at Friday 13 October 2017, 12:00`."""
    if found.cutoff_stated:
        return f"at {format_instant(found.closes_at)}"
    return f"at the end of {format_date(found.closes)}"


def off_the_rule(kept: CallInWindow, now: CallInWindow) -> str:
    """How a window that was kept differs from the count as the calendar now stands; empty where it does not.

    `kept as published: one working day short of the rule as the calendar now stands, by which …`
    """
    if brief := off_in_brief(kept, now):
        dates = f"requests close {closing_words(now)} and it takes effect on {format_date(now.effective)}"
        return f"{brief}, by which {dates}."
    return ""


def off_in_brief(kept: CallInWindow, now: CallInWindow) -> str:
    """The same without the dates of the count."""
    if (kept.closes_at, kept.effective) == (now.closes_at, now.effective):
        return ""
    return f"kept as published: {_how_far(kept, now)} the rule as the calendar now stands"


def _how_far(kept: CallInWindow, now: CallInWindow) -> str:
    if lacking := _counted_after(now.closes_ledger, kept):
        return f"{lacking} short of"
    if over := _counted_after(kept.closes_ledger, now):
        return f"{over} longer than"
    return "not the dates of"


def _counted_after(count: Ledger, window: CallInWindow) -> str:
    """The days that a count holds and that lie past the end of a window, as `one working day`; empty for none."""
    days = sum(day.counted and day.date > window.closes for day in count.days)
    return days_of(days, Unit(count.unit)) if days else ""


def kept_because(kept: WindowKept, lead: str = "Kept so") -> str:
    """`Kept so on Tuesday 10 October 2017 by clerk, because: …`"""
    return f"{lead} on {format_date(kept.kept_on)} by {kept.who}, because: {kept.reason}."
