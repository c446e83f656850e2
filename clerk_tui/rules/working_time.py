"""Time left in working time: the working days and hours until a cut-off, days on which nobody works left out."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from clerk_tui.domain.dates import LONDON
from clerk_tui.rules.calendar import Calendar

_DAY = timedelta(days=1)


def working_left(calendar: Calendar, now: datetime, closes: date, closes_at: datetime) -> timedelta:
    """What is left until `closes_at`, the first instant too late, as days of 24 hours; never less than nothing.

    A day that is not worked adds nothing. By the wall clock of London: 14:00 to 17:00 on the next working day is a day
    and three hours, whatever the clocks do in between.
    """
    if now >= closes_at:
        return timedelta(0)
    local = now.astimezone(LONDON)
    day, clock = local.date(), local.time()
    if not calendar.is_working(day):
        clock = time(0)
        while not calendar.is_working(day) and day < closes:
            day += _DAY
    ahead = (day + timedelta(days=n) for n in range(1, (closes - day).days + 1))
    days = sum(calendar.is_working(each) for each in ahead)
    return max(timedelta(days=days) + _on_the_day(closes, closes_at) - _since_midnight(clock), timedelta(0))


def _on_the_day(closes: date, closes_at: datetime) -> timedelta:
    """The cut-off as hours of the last day; midnight at its end is 24 of them."""
    local = closes_at.astimezone(LONDON)
    return (local.date() - closes) + _since_midnight(local.time())


def _since_midnight(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)


def left_words(left: timedelta) -> str:
    """`1 working day 3 h`, `3 h 20 min`, `20 min`, `less than a minute`, `nothing`."""
    minutes = int(left / timedelta(minutes=1))
    if not minutes:
        return "less than a minute" if left else "nothing"
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return f"{days} working day{'' if days == 1 else 's'}" + (f" {hours} h" if hours else "")
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part)
