"""The last day for a notice in words, the same wherever it is named."""

from __future__ import annotations

from datetime import date

from clerk_tui.domain.dates import format_date


def due_words(counted: date, open_day: date) -> str:
    """`Friday 8 September 2017; the count alone allows Sunday 10 September 2017, when the offices are closed`.

    `counted` is the last day by the bare count, `open_day` the last on which the offices are open; where they are one
    day it is named alone. What must lie at the offices has to be there while they are open (SI 2012/2089 regs 5 to 9).
    """
    if counted == open_day:
        return format_date(counted)
    return f"{format_date(open_day)}; the {bare_count(counted)}"


def only(clear: int | None) -> str:
    """`only 4`, or `no`, before “clear days”: how few there are. A notice after its day has none."""
    return f"only {clear}" if clear and clear > 0 else "no"


def bare_count(counted: date) -> str:
    """`count alone allows Sunday 10 September 2017, when the offices are closed`, where a sentence goes on so."""
    return f"count alone allows {format_date(counted)}, when the offices are closed"


def closed_then(named: str) -> str:
    """What a count says of such a last day; `named` may give the day's reason besides, such as its holiday."""
    return f"{named} also satisfies the count, but the offices are closed then."
