"""A bank holiday that no office added cannot be taken away: the clerk is told what it rests on."""

from __future__ import annotations

from datetime import date

import pytest

from clerk_tui.rules.added_days import holiday_stays
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
