"""The calendar by keys: looking at a year, adding a day with what it moves, taking it away, undoing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_tui.services import boards, calendar_days, publishing
from clerk_tui.services.office import Office
from tests.offices import TUESDAY, demo, do, own, recorded
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Item 2 published on Tuesday 10 October 2017: requests close on the Friday."""
    office = demo(tmp_path, TUESDAY)
    recorded(office)
    publishing.publish(office, 1)
    yield office


async def to_calendar(clerk: Clerk) -> None:
    await clerk.press("7", "c")
    await clerk.sees("Calendar 2017")


async def add(clerk: Clerk, day: str, *, downs: int = 0, closes_at: str = "") -> None:
    """Answer every question about a day."""
    await clerk.press("a")
    await clerk.sees("What is it?")
    await clerk.press(*["down"] * downs, "enter")
    await clerk.sees("Which day?")
    await clerk.type(day)
    await clerk.press("enter")
    if closes_at:
        await clerk.sees("When does the office shut")
        await clerk.type(closes_at)
        await clerk.press("enter")
    await clerk.sees("What is it called?")
    await clerk.type("State Funeral")
    await clerk.press("enter")
    await clerk.sees("Where was it announced?")
    await clerk.type("Proclaimed")
    await clerk.press("enter")


def closes(office: Office) -> list[str]:
    return [str(row.closes) for row in boards.windows(office, 0, 5)]


def said(clerk: Clerk) -> str:
    """The passing notices, which the screen breaks where they are narrow."""
    return " ".join(notice.message for notice in clerk.app._notifications)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_holiday_is_added_and_the_published_date_kept(office: Office, size: tuple[int, int]) -> None:
    async with at_work(office, size=size) as clerk:
        await to_calendar(clerk)
        await clerk.sees("Good Friday")
        await add(clerk, "12 October 2017")
        await clerk.sees("2 open deadlines would move.")
        assert "Fri 13 Oct 2017 Mon 16 Oct 2017 D1" in clerk.words()
        await clerk.press("f8")
        await clerk.sees("▸ Thu 12 Oct")
        assert "▸ Thu 12 Oct State Funeral Bank holiday Proclaimed" in clerk.words(), (
            "the cursor stands on what was added"
        )
        assert closes(office) == ["2017-10-13"]
        assert len(calendar_days.added(office)) == 1


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_day_far_away_is_added_only_with_a_reason(office: Office, size: tuple[int, int]) -> None:
    async with at_work(office, size=size) as clerk:
        await to_calendar(clerk)
        await add(clerk, "12 October 2071")
        await clerk.sees("No open deadline moves")
        await clerk.press("f8")
        await clerk.sees("Monday 12 October 2071 lies more than two years ahead.")
        await clerk.press("escape")
        await clerk.sees("No open deadline moves")
        assert calendar_days.added(office) == ()
        await clerk.press("f8")
        await clerk.sees("Why is it added all the same?")
        await clerk.type("The lease ends")
        await clerk.press("f8")
        await clerk.until(lambda: len(calendar_days.added(office)) == 1, "the day added")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_is_moved_by_choice_and_both_counts_stay_to_be_read(office: Office, size: tuple[int, int]) -> None:
    async with at_work(office, size=size) as clerk:
        await to_calendar(clerk)
        await add(clerk, "12 October 2017")
        await clerk.sees("would move")
        await clerk.press("space")
        await clerk.sees("MOVE")
        await clerk.press("question_mark")
        await clerk.sees("Then: Mon 16 Oct 2017")
        await clerk.press("down", "enter")
        await clerk.sees("State Funeral")
        await clerk.press("q", "f8")
        await clerk.until(lambda: closes(office) == ["2017-10-16"], "the window moved")
        await clerk.press("4")
        await clerk.sees("Moved. Open")
        await clerk.press("question_mark")
        await clerk.sees("Before it was moved: requests closed Friday 13 October 2017")
        await clerk.press("escape", "u")
        await clerk.until(lambda: closes(office) == ["2017-10-13"], "undone")


async def test_escape_at_the_preview_changes_nothing_and_offers_every_answer_again(office: Office) -> None:
    async with at_work(office) as clerk:
        await to_calendar(clerk)
        await add(clerk, "12 October 2017")
        await clerk.sees("would move")
        await clerk.press("escape")
        await clerk.sees("Where was it announced?")
        await clerk.press("escape")
        await clerk.sees("State Funeral")
        await clerk.press("escape")
        await clerk.sees("12 October 2017")
        await clerk.press("escape")
        await clerk.sees("What is it?")
        await clerk.press("escape")
        await clerk.sees("Calendar 2017")
        assert calendar_days.added(office) == ()
        await clerk.press("a", "enter")
        await clerk.sees("12 October 2017")


async def test_a_day_that_makes_no_sense_is_said_while_it_is_typed(office: Office) -> None:
    async with at_work(office) as clerk:
        await to_calendar(clerk)
        await clerk.press("a", "enter")
        await clerk.type("15 October 2017")
        await clerk.press("enter")
        await clerk.sees("Sunday 15 October 2017 is a Sunday: it is never counted anyway.")
        await clerk.press("escape", "escape")


async def test_a_half_day_asks_for_its_hour_and_is_taken_away_again(office: Office) -> None:
    async with at_work(office) as clerk:
        await to_calendar(clerk)
        await add(clerk, "13 October 2017", downs=2, closes_at="1 pm")
        await clerk.sees("end of the day")
        assert "at 13:00" in clerk.words()
        await clerk.press("f8")
        await clerk.sees("until 13:00")
        await clerk.press("d")
        await clerk.sees("no longer a half day")
        await clerk.press("f8")
        await clerk.until(lambda: calendar_days.added(office) == (), "taken away")


async def test_a_published_holiday_is_not_taken_away(office: Office) -> None:
    async with at_work(office) as clerk:
        await to_calendar(clerk)
        await clerk.press("d")
        await clerk.until(lambda: "is on the published list of bank holidays and stays there" in said(clerk), "refused")
        await clerk.press(*["right"] * 12)
        await clerk.sees("Calendar 2029")
        await clerk.press("d")
        await clerk.until(lambda: "by the statutory pattern, since no list is published for 2029" in said(clerk), "why")


async def test_a_question_mark_on_a_day_opens_the_counts_that_run_over_it(office: Office) -> None:
    async with at_work(office) as clerk:
        await to_calendar(clerk)
        await add(clerk, "12 October 2017")
        await clerk.sees("would move")
        await clerk.press("f8")
        await clerk.sees("▸ Thu 12 Oct")
        await clerk.press("question_mark")
        await clerk.sees("Which date?")
        assert "D1, requests for call-in close, Fri 13 Oct 2017" in clerk.words()
        await clerk.press("enter")
        await clerk.sees("Thu 12 Oct 2017 counted 2")
        await clerk.press("end")
        await clerk.sees("It is published: a day added to the calendar does not change it.")


async def test_a_day_over_which_nothing_is_counted_shows_its_source(office: Office) -> None:
    async with at_work(office) as clerk:
        await to_calendar(clerk)
        await clerk.press("question_mark")
        await clerk.sees("No open deadline of this register is counted over this day.")
        assert "as of Wednesday 25 February 2026" in clerk.words()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_names_of_the_bank_holidays_are_read_whole(office: Office, size: tuple[int, int]) -> None:
    async with at_work(office, size=size) as clerk:
        await to_calendar(clerk)
        await clerk.sees("Mon 1 May Early May bank holiday Bank holiday GOV.UK’s list")


async def test_the_years_are_turned_and_warn_past_the_list(office: Office) -> None:
    async with at_work(office) as clerk:
        await to_calendar(clerk)
        await clerk.press("left")
        await clerk.sees("Calendar 2016")
        await clerk.press(*["right"] * 13)
        await clerk.sees("Calendar 2029")
        await clerk.sees("lies past 2028, the last year for which GOV.UK has published bank holidays")


async def test_closures_come_from_a_file(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "c.txt"
    path.write_text("27/12/17..29/12/17, Christmas\n25/12/17\n", encoding="utf-8")
    async with at_work(office, size=LARGE) as clerk:
        await to_calendar(clerk)
        await clerk.press("f4")
        await clerk.type(str(path))
        await clerk.press("enter")
        await clerk.sees("No open deadline moves.")
        await clerk.sees("Monday 25 December 2017 is a bank holiday already")
        await clerk.press("f8")
        await clerk.sees("▸ Wed 27 Dec to Fri 29 Dec Christmas Closed")


async def test_a_meeting_past_the_published_holidays_says_so_on_its_screen(tmp_path: Path) -> None:
    office = own(tmp_path, now="2028-11-20T09:00:00Z")
    body = do(office.register, lambda change: change.insert("body", name="Cabinet", kind="executive"))
    do(office.register, lambda change: change.insert("meeting", body_id=body, day="2029-01-09"))
    async with at_work(office) as clerk:
        await clerk.press("2")
        await clerk.sees("Cabinet")
        await clerk.press("enter")
        await clerk.sees("lies past 2028, the last year for which GOV.UK has published bank holidays")
