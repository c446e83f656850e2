"""The bank holidays of England and Wales by the pattern of the Banking and Financial Dealings Act 1971, Schedule 1.

Used only for years that GOV.UK's published list does not hold, and what comes of it is marked provisional.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

# The years before the published list had these holidays by proclamation; they are history and will not change.
_MOVED_SPRING = {2002: date(2002, 6, 4)}
_PROCLAIMED = {2002: {date(2002, 6, 3): "Golden Jubilee"}, 2011: {date(2011, 4, 29): "Royal Wedding"}}


@lru_cache(maxsize=128)
def holidays_of(year: int) -> dict[date, str]:
    """The weekdays that are bank holidays in `year`, each with its name."""
    from dateutil.easter import easter

    sunday = easter(year)
    return {
        **_new_year(year),
        sunday - timedelta(days=2): "Good Friday",
        sunday + timedelta(days=1): "Easter Monday",
        _first_monday(year, 5): "Early May bank holiday",
        _MOVED_SPRING.get(year, _last_monday(year, 5)): "Spring bank holiday",
        _last_monday(year, 8): "Summer bank holiday",
        **_christmas(year),
        **_PROCLAIMED.get(year, {}),
    }


def _new_year(year: int) -> dict[date, str]:
    first = date(year, 1, 1)
    if first.weekday() < 5:
        return {first: "New Year’s Day"}
    return {_first_monday(year, 1): "New Year’s Day (substitute day)"}


def _christmas(year: int) -> dict[date, str]:
    """Christmas Day and Boxing Day; one that falls on a weekend moves to the 27th or the 28th."""
    christmas, boxing = date(year, 12, 25), date(year, 12, 26)
    match christmas.weekday():
        case 4:
            return {christmas: "Christmas Day", date(year, 12, 28): "Boxing Day (substitute day)"}
        case 5:
            return {
                date(year, 12, 27): "Christmas Day (substitute day)",
                date(year, 12, 28): "Boxing Day (substitute day)",
            }
        case 6:
            return {boxing: "Boxing Day", date(year, 12, 27): "Christmas Day (substitute day)"}
        case _:
            return {christmas: "Christmas Day", boxing: "Boxing Day"}


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())
