"""Numbers as a clerk says them: up to ten in words, beyond that in figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import time

from clerk_tui.domain.council import Unit
from clerk_tui.domain.dates import format_time

_CARDINALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NOON = time(12)
_HYPHEN = re.compile(r"(?<!vice)-")


def cardinal(n: int) -> str:
    """`three`; past ten in figures, thousands apart: `150`, `12,000`."""
    return _CARDINALS[n] if 0 <= n < len(_CARDINALS) else f"{n:,}"


def ordinal(n: int) -> str:
    """`third`; past ten in figures: `11th`, `21st`."""
    if 1 <= n <= len(_ORDINALS):
        return _ORDINALS[n - 1]
    ending = "th" if n % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def days_of(n: int, unit: Unit, *, clear: bool = False) -> str:
    """`one working day`, `five clear working days`, `eight days`; plain days are those of the calendar."""
    kind = ("clear " if clear else "") + ("working " if unit is Unit.WORKING else "")
    return f"{cardinal(n)} {kind}day{'' if n == 1 else 's'}"


def nth_day(n: int, unit: Unit, *, clear: bool = False) -> str:
    """`third working day`, `fifth clear working day`, `eighth day`."""
    return f"{ordinal(n)} {'clear ' if clear else ''}{'working ' if unit is Unit.WORKING else ''}day"


def o_clock(clock: time) -> str:
    """`12 noon`, otherwise the time of day in figures."""
    return "12 noon" if clock == _NOON else format_time(clock)


def listed(parts: Iterable[str], last: str = "and") -> str:
    """`a, b and c`; with `; ` between parts that hold a comma themselves."""
    all_parts = list(parts)
    if len(all_parts) < 2:
        return "".join(all_parts)
    gap = "; " if any("," in part for part in all_parts) else ", "
    joint = f"; {last} " if gap == "; " else f" {last} "
    return gap.join(all_parts[:-1]) + joint + all_parts[-1]


def plainly(token: str) -> str:
    """A value of a council file as words: `monitoring-officer` loses its hyphen, `vice-chair` keeps it."""
    return _NAMES.get(token, token if " " in token else _HYPHEN.sub(" ", token))


_NAMES = {
    "recommendation-to-council": "recommendations to Council",
    "noting": "decisions that only note something",
    "urgent": "urgent decisions",
    "budget-policy-framework": "matters of the budget and policy framework",
    "quasi-judicial": "quasi-judicial decisions",
    "already-called-in": "decisions called in before",
    "pre-scrutinised": "matters that scrutiny has considered already",
    "operational": "operational matters",
    "vexatious": "vexatious requests",
    "duplicate": "requests about the same decision again",
    "cabinet": "decisions of the cabinet",
    "cabinet-committee": "decisions of committees of the cabinet",
    "member": "decisions of single members",
    "officer-key": "key decisions of officers",
    "officer": "decisions of officers",
    "area-committee": "decisions of area committees",
    "joint": "decisions under joint arrangements",
    "joint-committee": "decisions of joint committees",
}
