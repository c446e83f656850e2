"""The working-day calendar against GOV.UK's list and against the dates of law.md 1.10."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import govuk_bank_holidays.bank_holidays as govuk
import pytest

from clerk_tui.domain.council import Council, Nation
from clerk_tui.domain.dates import MONTHS
from clerk_tui.rules.calendar import DATA, Calendar, CalendarDay, DayKind, horizon
from clerk_tui.rules.counting import Terms, nth_after
from clerk_tui.rules.statutory_pattern import holidays_of

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def weekdays(first: int, last: int) -> list[date]:
    start = date(first, 1, 1)
    days = (start + timedelta(days=n) for n in range((date(last, 12, 31) - start).days + 1))
    return [day for day in days if day.weekday() < 5]


def test_the_shipped_list_is_the_package_s_list_event_for_event() -> None:
    cached = Path(govuk.__file__).with_name("bank-holidays.json").read_text(encoding="utf-8")
    assert (
        json.loads(Path(DATA).read_text(encoding="utf-8"))["events"]
        == json.loads(cached)["england-and-wales"]["events"]
    )


def test_every_weekday_agrees_with_the_package() -> None:
    package = govuk.BankHolidays(use_cached_holidays=True)
    calendar = Calendar.shipped()
    days = weekdays(calendar.first_year, calendar.last_year)
    differing = [
        day for day in days if calendar.is_working(day) != package.is_work_day(day, division=package.ENGLAND_AND_WALES)
    ]
    assert len(days) > 4000
    assert differing == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the folder shared is not beside the project")
def test_the_shipped_list_is_law_md_1_10() -> None:
    law = (SHARED / "spec" / "law.md").read_text(encoding="utf-8")
    table = law.split("### 1.10")[1].split("### 1.11")[0]
    listed = {
        date(int(row[1]), month_number(month), int(day))
        for row in re.finditer(r"^\| (\d{4}) \| (.+) \|$", table, re.MULTILINE)
        for days, month in re.findall(r"(\d{1,2}(?:-\d{1,2})?) (\w{3})", re.sub(r"\([^)]*\)", "", row[2]))
        for day in days.split("-")
    }
    shipped = {day for day, _ in Calendar.shipped().events if 2019 <= day.year <= 2028}
    assert len(listed) > 75
    assert listed == shipped


def month_number(short: str) -> int:
    return [name[:3] for name in MONTHS].index(short) + 1


@pytest.mark.parametrize("year", range(2012, 2029))
def test_the_pattern_beyond_the_list_gives_the_published_years_but_for_the_one_off_days(year: int) -> None:
    published = {day for day, _ in Calendar.shipped().events if day.year == year}
    one_off = {
        2012: {date(2012, 5, 28), date(2012, 6, 4), date(2012, 6, 5)},
        2020: {date(2020, 5, 4), date(2020, 5, 8)},
        2022: {date(2022, 5, 30), date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)},
        2023: {date(2023, 5, 8)},
    }
    assert set(holidays_of(year)) ^ published == one_off.get(year, set())


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 4), "Saturday"),
        (date(2026, 12, 26), "Saturday"),
        (date(2026, 12, 28), "Boxing Day (substitute day)"),
        (date(2026, 6, 15), ""),
        (date(2022, 5, 30), ""),
        (date(2022, 9, 19), "Bank Holiday for the State Funeral of Queen Elizabeth II"),
        (date(2012, 6, 5), "Queen’s Diamond Jubilee (extra bank holiday)"),
        (date(2026, 12, 24), ""),
        (date(2029, 12, 25), "Christmas Day"),
        (date(2032, 12, 27), "Christmas Day (substitute day)"),
        (date(2033, 12, 27), "Christmas Day (substitute day)"),
        (date(2033, 1, 3), "New Year’s Day (substitute day)"),
        (date(2011, 4, 29), "Royal Wedding"),
        (date(2002, 5, 27), ""),
        (date(2002, 6, 4), "Spring bank holiday"),
    ],
)
def test_a_day_says_why_it_is_no_working_day(day: date, reason: str) -> None:
    assert Calendar.shipped().why_not(day) == reason


def test_weekdays_outside_the_published_years_are_provisional() -> None:
    calendar = Calendar.shipped()
    assert (calendar.first_year, calendar.last_year, calendar.as_of) == (2012, 2028, date(2026, 2, 25))
    assert not calendar.is_provisional(date(2028, 12, 29))
    assert calendar.is_provisional(date(2029, 1, 2))
    assert not calendar.is_provisional(date(2029, 1, 6)), "a Saturday is a Saturday in any year"
    assert calendar.is_provisional(date(2011, 12, 30))


def test_an_office_closure_counts_as_a_working_day_unless_the_rule_leaves_it_out() -> None:
    day = date(2026, 12, 24)
    calendar = Calendar.shipped([CalendarDay(day, DayKind.CLOSURE, "Christmas closure", "Staff notice")])
    assert calendar.why_not(day) == ""
    assert calendar.why_not(day, closures_count=False) == "Christmas closure"
    assert calendar.is_working(day) and not calendar.is_working(day, closures_count=False)
    assert calendar.closure(day) == "Christmas closure"
    assert calendar.closure(date(2026, 12, 25)) == "", "a bank holiday needs no closure"


def test_days_of_mourning_have_a_switch_of_their_own() -> None:
    day = date(2022, 9, 9)
    calendar = Calendar.shipped([CalendarDay(day, DayKind.MOURNING)])
    assert calendar.why_not(day, closures_count=False) == ""
    assert calendar.why_not(day, mourning_counts=False) == "Day of mourning"
    assert not calendar.is_working(day, mourning_counts=False) and calendar.is_working(day, closures_count=False)
    assert calendar.closure(day) == "Day of mourning", (
        "a day that is counted all the same, and is named beside the count"
    )


def test_a_day_worked_after_all_outdoes_the_closure_that_the_councils_file_names_for_it() -> None:
    """Christmas Eve is closed by the file and worked by the register: five days from 22 December end on the 31st."""
    day = date(2026, 12, 24)
    here = Council(
        "ambridge", "Ambridge", Nation.ENGLAND, closures=(CalendarDay(day, DayKind.CLOSURE, "Christmas closure"),)
    )
    without = Terms("CI", "Call-in", "publication", closures_count=False)
    assert nth_after(Calendar.of(here), date(2026, 12, 22), 5, without).answer == date(2027, 1, 4)
    worked = Calendar.of(here, [CalendarDay(day, DayKind.WORKED)])
    assert nth_after(worked, date(2026, 12, 22), 5, without).answer == date(2026, 12, 31)


def test_a_proclaimed_holiday_and_a_day_worked_after_all() -> None:
    extra = [
        CalendarDay(date(2027, 6, 1), DayKind.BANK_HOLIDAY, "Proclaimed holiday"),
        CalendarDay(date(2027, 5, 31), DayKind.WORKED),
        CalendarDay(date(2027, 6, 5), DayKind.WORKED),
    ]
    calendar = Calendar.shipped(extra)
    assert calendar.why_not(date(2027, 6, 1)) == "Proclaimed holiday"
    assert calendar.is_working(date(2027, 5, 31))
    assert calendar.why_not(date(2027, 6, 5)) == "Saturday", "a weekend stays a weekend"


def test_the_fingerprint_kept_with_the_data_is_that_of_its_days() -> None:
    assert Calendar.shipped().fingerprint == replace(Calendar.shipped(), published_fingerprint="").fingerprint


def test_the_fingerprint_changes_with_any_day() -> None:
    plain = Calendar.shipped()
    closure = CalendarDay(date(2026, 12, 24), DayKind.CLOSURE, "Closed")
    assert len(plain.fingerprint) == 12
    assert plain.fingerprint == Calendar.shipped(()).fingerprint
    assert plain.fingerprint != Calendar.shipped([closure]).fingerprint


EVE = CalendarDay(date(2026, 12, 24), DayKind.HALF_DAY, "Christmas Eve", "Staff notice", time(13))


def test_a_half_day_is_worked_unless_the_rule_leaves_half_days_out() -> None:
    calendar = Calendar.shipped([EVE])
    assert calendar.is_working(EVE.date)
    assert calendar.is_working(EVE.date, closures_count=False)
    assert calendar.why_not(EVE.date, half_days_count=False) == "Christmas Eve"
    assert not calendar.is_working(EVE.date, half_days_count=False)
    assert calendar.closure(EVE.date) == "Christmas Eve"


def test_the_office_shuts_at_the_earliest_hour_given_for_a_half_day() -> None:
    later = CalendarDay(EVE.date, DayKind.HALF_DAY, "Party", "", time(15))
    unknown = CalendarDay(EVE.date, DayKind.HALF_DAY, "Party")
    closed = CalendarDay(EVE.date, DayKind.CLOSURE, "Party", "", time(11))
    assert Calendar.shipped([later, EVE]).closes_at(EVE.date) == time(13)
    assert Calendar.shipped([unknown, later]).closes_at(EVE.date) == time(15)
    assert Calendar.shipped([unknown]).closes_at(EVE.date) is None
    assert Calendar.shipped([closed]).closes_at(EVE.date) is None, "only a half day has an hour"
    assert Calendar.shipped([EVE]).closes_at(date(2026, 12, 23)) is None
    christmas = CalendarDay(date(2026, 12, 25), DayKind.HALF_DAY, "Party", "", time(13))
    assert Calendar.shipped([christmas]).closes_at(christmas.date) is None, "a bank holiday is not worked at all"


def test_the_calendar_of_a_council_holds_the_closures_of_its_file_and_its_word_on_mourning() -> None:
    closure = CalendarDay(date(2026, 12, 29), DayKind.CLOSURE, "Christmas closure")
    mourning = CalendarDay(date(2022, 9, 9), DayKind.MOURNING, "National mourning")
    council = Council("testford", "Testford Council", Nation.ENGLAND, closures=(closure,))
    strict = Council("testford", "Testford Council", Nation.ENGLAND, mourning_counts=False)
    assert Calendar.of(council).closure(closure.date) == "Christmas closure"
    assert Calendar.of(council, [EVE]).added == (closure, EVE)
    assert Calendar.of(council, [mourning]).is_working(mourning.date)
    assert Calendar.of(strict, [mourning]).why_not(mourning.date) == "National mourning"
    assert Calendar.of(strict).fingerprint != Calendar.shipped().fingerprint


def test_the_fingerprint_tells_closing_times_apart() -> None:
    later = CalendarDay(EVE.date, EVE.kind, EVE.label, EVE.source, time(15))
    assert Calendar.shipped([EVE]).fingerprint != Calendar.shipped([later]).fingerprint


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2028, 12, 31), ""),
        (date(2012, 1, 1), ""),
        (
            date(2029, 1, 5),
            "Friday 5 January 2029 lies past 2028, the last year for which GOV.UK has published bank holidays: what is"
            " counted there follows the statutory pattern and is provisional.",
        ),
        (
            date(2011, 12, 30),
            "Friday 30 December 2011 lies before 2012, the first year of the published list of bank holidays: what is"
            " counted there follows the statutory pattern and is provisional.",
        ),
    ],
)
def test_a_date_past_the_published_holidays_says_so(day: date, says: str) -> None:
    assert horizon(Calendar.shipped(), day) == says


def test_the_holidays_of_a_year_come_from_the_list_and_beyond_it_from_the_pattern() -> None:
    calendar = Calendar.shipped()
    assert [day for day, _ in calendar.holidays(2026)] == [day for day, _ in calendar.events if day.year == 2026]
    assert len(calendar.holidays(2026)) == 8
    assert date(2022, 9, 19) in dict(calendar.holidays(2022)), "the State Funeral, which no pattern knows"
    assert calendar.holidays(2031)[0] == (date(2031, 1, 1), "New Year’s Day")
    assert [day for day, _ in calendar.holidays(2031)] == sorted(holidays_of(2031))


def test_dateutil_is_loaded_only_for_a_year_outside_the_list() -> None:
    code = (
        "import sys; from datetime import date; from clerk_tui.rules.calendar import Calendar; c = Calendar.shipped();"
        "c.why_not(date(2026, 4, 3)); assert 'dateutil' not in sys.modules;"
        "c.why_not(date(2029, 4, 3)); assert 'dateutil' in sys.modules;"
        "assert not {'textual', 'sqlite_utils', 'sqlite3'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
