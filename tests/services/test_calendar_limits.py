"""Days added to an office's calendar, at the edges: today, the end of the published holidays, a window moved twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from clerk_tui.domain.days import DayKind
from clerk_tui.register import decisions as records
from clerk_tui.rules.added_days import Addition
from clerk_tui.rules.calendar import horizon
from clerk_tui.services import publishing
from clerk_tui.services.calendar_days import accept, preview_add, preview_remove
from clerk_tui.services.office import Office
from tests.offices import another, do
from tests.services.test_calendar_days import fill

NOW = date(2022, 9, 14)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Five working days for call-in, a decision published on Wednesday 14 September 2022."""
    office = another(tmp_path, days=5, now="2022-09-14T10:00:00+01:00")
    do(office.register, fill)
    publishing.publish(office, 1)
    yield office
    office.register.close()


def holiday(day: date, label: str, last: date | None = None, kind: DayKind = DayKind.BANK_HOLIDAY) -> Addition:
    return Addition(day, last or day, kind, label, "Proclamation")


def test_a_window_moved_twice_keeps_the_dates_that_were_in_force_before_each_move(office: Office) -> None:
    """The 19th is a holiday already, so the window ends on Thursday 22 September and moves to Friday and Monday."""
    for day, label in ((date(2022, 9, 16), "First day"), (date(2022, 9, 20), "Second day")):
        accept(office, preview_add(office, [holiday(day, label)]), move={"D1"})
    first, second = records.window_changes(office.register, 1)
    assert (first.old_closes, first.old_effective) == (date(2022, 9, 22), date(2022, 9, 23))
    assert (first.closes, first.effective) == (date(2022, 9, 23), date(2022, 9, 24))
    assert (second.old_closes, second.old_effective) == (first.closes, first.effective)
    assert (second.closes, second.effective) == (date(2022, 9, 26), date(2022, 9, 27))
    assert (first.sequence, second.sequence) == (1, 2)
    published = records.publication(office.register, 1)
    assert published is not None and published.closes == date(2022, 9, 22)


def test_a_day_added_for_today_is_not_past_and_one_for_yesterday_is(office: Office) -> None:
    today = preview_add(office, [holiday(NOW, "Today", kind=DayKind.CLOSURE)])
    assert not any("is past" in said for said in today.warnings)
    yesterday = preview_add(office, [holiday(NOW - timedelta(days=1), "Yesterday", kind=DayKind.CLOSURE)])
    assert "Tuesday 13 September 2022 is past; dates that were counted then are not touched." in yesterday.warnings


def test_a_period_that_runs_past_the_published_holidays_is_warned_of_by_its_last_day(office: Office) -> None:
    last_year = preview_add(office, [holiday(NOW, "Now")]).calendar.last_year
    first, last = date(last_year, 12, 27), date(last_year + 1, 1, 5)
    crossing = preview_add(office, [holiday(first, "Closure", last, DayKind.CLOSURE)])
    assert not horizon(crossing.calendar, first) and horizon(crossing.calendar, last) in crossing.warnings
    within = preview_add(office, [holiday(date(last_year, 12, 4), "Closure", date(last_year, 12, 5), DayKind.CLOSURE)])
    assert within.warnings == ()
    accept(office, crossing, despite="The notice of that year")
    gone = preview_remove(office, first, last)
    assert gone.warnings == (horizon(gone.calendar, last),)
