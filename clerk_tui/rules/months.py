"""Months counted on the calendar. `relativedelta` means opposite things by `month` and `months`: it is named here."""

from __future__ import annotations

from datetime import date

from clerk_tui.rules.counting import in_range


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it has no such day."""
    from dateutil.relativedelta import relativedelta

    return in_range(day + relativedelta(months=months))
