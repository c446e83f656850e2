"""Money in whole pounds, as clerks write it."""

from __future__ import annotations

import re

from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import one_line

_POUNDS = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(k|m|thousand|million)?", re.IGNORECASE)
_TIMES = {"": 1, "k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
_MOST = 10**15


def parse_pounds(typed: str) -> int:
    """Whole pounds of `£250,000`, `250000`, `£1.2m` or `350k`; pence are cut off. InputError for anything else."""
    text = one_line(typed)
    match = _POUNDS.fullmatch(text)
    if match is None:
        raise InputError(f"“{text}” is not an amount of money; type it like £250,000 or £1.2m.")
    whole, part, unit = int(match[1].replace(",", "")), match[2] or "", (match[3] or "").lower()
    times = _TIMES[unit]
    amount = whole * times + (int(part) * times // 10 ** len(part) if part else 0)
    if amount >= _MOST:
        raise InputError(f"“{text}” is more money than an amount here can be.")
    return amount


def pounds(amount: int) -> str:
    """`£250,000`."""
    return f"£{amount:,}"
