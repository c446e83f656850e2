"""A bank holiday that no office added cannot be taken away: the clerk is told what it rests on."""

from __future__ import annotations

from datetime import date

import pytest

from clerk_tui.domain.council import Council, Nation
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.rules.added_days import holiday_stays, not_there
from clerk_tui.rules.calendar import Calendar

CALENDAR = Calendar.shipped()


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (CALENDAR.last_year, "is on the published list of bank holidays and stays there."),
        (CALENDAR.first_year - 1, f"since the published list begins with {CALENDAR.first_year}; it stays there."),
        (
            CALENDAR.last_year + 1,
            f"no list is published for {CALENDAR.last_year + 1} yet; it is provisional until then.",
        ),
    ],
)
def test_christmas_day_stays_and_says_why(year: int, words: str) -> None:
    said = holiday_stays(CALENDAR, date(year, 12, 25), "Christmas Day")
    assert f"25 December {year} (Christmas Day) is" in said and said.endswith(words)


EVE = date(2026, 12, 24)
HERE = Council(
    "ambridge", "Ambridge Council", Nation.ENGLAND, closures=(CalendarDay(EVE, DayKind.CLOSURE, "Christmas closure"),)
)  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (date(2026, 12, 25), date(2026, 12, 31),
         "From Friday 25 December 2026 to Thursday 31 December 2026 no day was added to the calendar."),
        (EVE, EVE, "Thursday 24 December 2026 stands in the council's file; change it there."),
        (date(2026, 12, 25), date(2026, 12, 25),
         "Friday 25 December 2026 (Christmas Day) is on the published list of bank holidays and stays there. If your"
         " council works then, add it as a day worked after all."),
        (date(2026, 12, 26), date(2026, 12, 26),
         "Saturday 26 December 2026 was not added to the calendar, so there is nothing to take away."),
        (date(2026, 12, 23), date(2026, 12, 23),
         "Wednesday 23 December 2026 was not added to the calendar, so there is nothing to take away."),
    ],
)  # fmt: skip
def test_a_day_that_no_office_added_cannot_be_taken_away_and_the_clerk_is_told_where_it_stands(
    first: date, last: date, says: str
) -> None:
    assert not_there(HERE, first, last) == says
