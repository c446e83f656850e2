"""How long ago, and how much time is left, in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from clerk_tui.domain.dates import iso_instant

if TYPE_CHECKING:
    from clerk_tui.rules.calendar import Calendar


def ago(day: date, today: date) -> str:
    """`today`, `yesterday`, `3 days ago`, `tomorrow`, `in 4 days`."""
    days = (today - day).days
    if days == 0:
        return "today"
    if abs(days) == 1:
        return "yesterday" if days == 1 else "tomorrow"
    return f"{days} days ago" if days > 0 else f"in {-days} days"


def time_left(now: datetime, end: datetime) -> str:
    """`3 days 4 hours`, `5 hours 10 minutes`, `12 minutes`: elapsed time, the two largest parts."""
    minutes = max(0, int((end - now) / timedelta(minutes=1)))
    parts = [(minutes // 1440, "day"), (minutes // 60 % 24, "hour"), (minutes % 60, "minute")]
    while len(parts) > 1 and parts[0][0] == 0:
        parts.pop(0)
    return " ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in parts[:2] if n or len(parts) == 1)


def brief_left(now: datetime, end: datetime) -> str:
    """The same for a narrow column: `3d 4h`, `5h 10m`, `12m`."""
    words = time_left(now, end).split()
    return " ".join(f"{n}{word[0]}" for n, word in zip(words[::2], words[1::2], strict=True))


def working_days_left(calendar: Calendar, today: date, closes: date) -> int:
    """Working days from tomorrow to the closing day, that day included."""
    days = (today + timedelta(days=n) for n in range(1, (closes - today).days + 1))
    return sum(calendar.is_working(day) for day in days)


def to_the_second(now: datetime) -> str:
    """The instant as the register's texts compare: to the second, as closing times are kept."""
    return iso_instant(now.replace(microsecond=0))
