"""Meetings by keys: called, their agendas built, moved with what follows shown first, a year called by rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.register import agendas, history, meetings
from clerk_tui.services import meeting_details
from clerk_tui.services.new_meetings import NewMeeting, add_meeting
from clerk_tui.services.office import Office
from tests.offices import EVENING, another, count, demo
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work

BEFORE = "2017-10-02T09:00:00+01:00"
BOTH = pytest.mark.parametrize("size", [SMALL, LARGE])


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A week before the Executive of Monday 9 October 2017."""
    yield demo(tmp_path, BEFORE)


async def answer(clerk: Clerk, sees: str, text: str = "", *, clear: bool = False) -> None:
    """Answer a question for a line."""
    await clerk.sees(sees)
    if clear:
        await clerk.press("ctrl+u")
    await clerk.type(text)
    await clerk.press("enter")


async def to_meeting(clerk: Clerk) -> None:
    await clerk.press("2", "enter")
    await clerk.sees("M1 Executive, ")


async def change(clerk: Clerk, day: str, *, downs: int = 0) -> None:
    """Ask for another day of the meeting, at the same hour and place."""
    await clerk.press("c")
    await clerk.sees("What happens to the meeting?")
    await clerk.press(*["down"] * downs, "enter")
    await answer(clerk, "To which day?", day)
    await answer(clerk, "At what time?")
    await answer(clerk, "Where?")


@BOTH
async def test_a_meeting_moved_earlier_so_that_its_agenda_is_late(office: Office, size: tuple[int, int]) -> None:
    async with at_work(office, size=size) as clerk:
        await to_meeting(clerk)
        await change(clerk, "5 October 2017")
        await clerk.sees("moved to Thursday 5 October 2017")
        await clerk.sees("only three clear working days before Thursday 5 October 2017")
        await clerk.press("question_mark")
        await clerk.sees("Then: Wed 27 Sep 2017")
        await clerk.press("down", "enter")
        await clerk.sees("Answer Wednesday 27 September 2017")
        await clerk.press("q", "f8")
        await clerk.sees("The reason stays in the register")
        await clerk.type("The mayor is away")
        await clerk.press("f8")
        await clerk.sees("Moved from Monday 9 October 2017: The mayor is away")
        assert meetings.meeting(office.register, 1).day == date(2017, 10, 5)
        await clerk.press("f5")
        await clerk.sees("STOPS EN-AG5")
        await clerk.press("escape", "h")
        await clerk.sees("Reason: The mayor is away.")


async def test_leaving_the_preview_changes_nothing_and_keeps_the_answers(office: Office) -> None:
    async with at_work(office) as clerk:
        await to_meeting(clerk)
        await change(clerk, "5 October 2017")
        await clerk.sees("F8 does it")
        await clerk.press("escape")
        await clerk.sees("Where?")
        await clerk.sees("Back one question")
        await clerk.press("escape")
        await clerk.sees("At what time?")
        await clerk.press("escape")
        await clerk.sees("5 October 2017")
        await clerk.press("escape")
        await clerk.sees("What happens to the meeting?")
        await clerk.press("escape")
        assert agendas.changes(office.register, 1) == ()


async def test_a_reason_half_typed_is_offered_again(office: Office) -> None:
    async with at_work(office) as clerk:
        await to_meeting(clerk)
        await change(clerk, "19 October 2017")
        await clerk.sees("F8 does it")
        await clerk.press("f8")
        await clerk.sees("The reason stays in the register")
        await clerk.type("The mayor is")
        await clerk.press("escape", "f8")
        await clerk.sees("The mayor is")
        await clerk.press("escape", "escape")
        assert meetings.meeting(office.register, 1).day == date(2017, 10, 9)


async def test_an_adjournment_opens_the_meeting_that_goes_on(tmp_path: Path) -> None:
    office = demo(tmp_path, EVENING)
    async with at_work(office) as clerk:
        await to_meeting(clerk)
        await change(clerk, "16 October 2017", downs=1)
        await clerk.sees("F8 does it")
        await clerk.press("down", "down", "down")
        await clerk.sees("the agenda of Friday 29 September 2017 still governs")
        await clerk.press("f8")
        await clerk.sees("The reason stays in the register")
        await clerk.type("Out of time")
        await clerk.press("f8")
        await clerk.sees("M2 Executive, Monday 16 October 2017 at 18:00")
        await clerk.press("escape")
        await clerk.sees("ADJOURNED; goes on as M2")
        await clerk.press("escape")
        await clerk.sees("ADJOURNED M1")


@BOTH
async def test_a_meeting_is_called_and_its_agenda_built(office: Office, size: tuple[int, int]) -> None:
    async with at_work(office, size=size) as clerk:
        await clerk.press("2", "a")
        await clerk.sees("Which body meets?")
        await clerk.press("enter")
        await answer(clerk, "On which day", "Monday 7 November 2017 at 6pm")
        await clerk.sees("7 November 2017 is a Tuesday, not a Monday.")
        await clerk.press("ctrl+u")
        await answer(clerk, "On which day", "6 November 2017 at 6pm")
        await answer(clerk, "Where?", "Town Hall")
        await answer(clerk, "Whom may the public ask?")
        await clerk.sees("M2 Executive, Monday 6 November 2017 at 18:00")
        for title in ("Parking", "=18/2017"):
            await clerk.press("o")
            await answer(clerk, "What is the item's title?", title)
            await clerk.sees("The item is on the agenda.")
        await clerk.press("down", "left_square_bracket")
        await clerk.until(lambda: titles(office) == ["ICT/DIGITAL STRATEGY 2017-2022", "Parking"], "the other order")
        await clerk.press("r")
        await clerk.until(lambda: numbers(office) == ["1", "2"], "the items numbered anew")


def titles(office: Office) -> list[str]:
    return [item.title for item in meetings.items(office.register, 2)]


def numbers(office: Office) -> list[str]:
    return [item.number for item in meetings.items(office.register, 2)]


async def test_a_late_item_goes_into_a_supplement(office: Office) -> None:
    office.clock.rehearse(parse_instant("2017-10-05T09:00:00+01:00"))
    async with at_work(office) as clerk:
        await to_meeting(clerk)
        await clerk.press("x")
        await answer(clerk, "What is the supplement called?", "Late papers")
        await answer(clerk, "on the website?", "3 October 2017 at 4.30 pm")
        await answer(clerk, "at the offices?", "4 October 2017")
        await clerk.sees("The supplement is recorded")
        await clerk.press("o")
        await answer(clerk, "What is the item's title?", "Flood")
        await clerk.sees("How does this item come to it?")
        await clerk.press("enter")
        await clerk.sees("Flood (S1)")
        await clerk.press("f5")
        await clerk.sees("STOPS EN-AG5")
        await clerk.press("escape", "end", "enter")
        await clerk.sees("In supplement S1 of Wed 4 Oct 2017.")


async def test_the_agenda_is_recorded_at_both_places(office: Office) -> None:
    async with at_work(office) as clerk:
        await to_meeting(clerk)
        await clerk.press("a")
        await answer(clerk, "on the website?", "28 September 2017 at 5pm", clear=True)
        await answer(clerk, "at the offices?", "10 October 2017", clear=True)
        await clerk.sees("Agenda published, offices: Tuesday 10 October 2017 lies after the meeting")
        await clerk.press("enter")
        await answer(clerk, "at the offices?", "2 October 2017", clear=True)
        await clerk.sees("Agenda published Monday 2 October 2017; due by Friday 29 September 2017")


async def test_a_field_of_the_meeting_is_changed_and_a_wrong_text_stays(office: Office) -> None:
    async with at_work(office) as clerk:
        await to_meeting(clerk)
        await clerk.press("m")
        await clerk.sees("Enter changes a field.")
        await clerk.press("down", "down", "enter")
        await answer(clerk, "Venue. Empty takes it away.", "Council Chamber", clear=True)
        await clerk.until(lambda: meetings.meeting(office.register, 1).venue == "Council Chamber", "the venue")
        await clerk.sees("Enter changes a field.")
        await clerk.press("enter")
        await answer(clerk, "Day. Empty takes it away.", "10 October 2017", clear=True)
        await clerk.sees("so it is moved")
        await clerk.sees("10 October 2017")


@BOTH
async def test_a_year_of_meetings_is_called_by_rule(office: Office, size: tuple[int, int]) -> None:
    async with at_work(office, size=size) as clerk:
        await clerk.press("2", "s")
        await clerk.sees("Which body meets?")
        await clerk.press("enter")
        await answer(clerk, "By which rule?", "first Monday of each month at 18:00, May 2018 to April 2019")
        await answer(clerk, "Where?", "Town Hall")
        await clerk.sees("Early May bank holiday")
        await clerk.press("f8")
        await clerk.sees("Not done")
        assert count(office.register, "meeting") == 1
        await clerk.press("space", "down", "enter")
        await clerk.sees("shifted to Tuesday 8 May 2018")
        await clerk.press("f8")
        await clerk.until(lambda: count(office.register, "meeting") == 13, "twelve meetings more")


async def test_a_meeting_on_a_bank_holiday_is_called_only_with_a_reason(office: Office) -> None:
    async with at_work(office) as clerk:
        await clerk.press("2", "a")
        await clerk.sees("Which body meets?")
        await clerk.press("enter")
        await answer(clerk, "On which day", "25 December 2017 at 6 pm")
        await clerk.sees("Monday 25 December 2017 falls on a day that is not worked (Christmas Day).")
        await clerk.sees("Why is it called all the same?")
        await clerk.type("By proclamation")
        await clerk.press("f8")
        await answer(clerk, "Where?")
        await answer(clerk, "Whom may the public ask?")
        await clerk.until(lambda: count(office.register, "meeting") == 2, "the meeting called")
        (newest,) = history.page(office.register, 0, 1)
        assert history.of_command(office.register, newest.id)[0].why == "By proclamation"


@BOTH
async def test_a_series_in_the_wrong_year_is_asked_about_before_it_is_called(
    office: Office, size: tuple[int, int]
) -> None:
    async with at_work(office, size=size) as clerk:
        await clerk.press("2", "s")
        await clerk.sees("Which body meets?")
        await clerk.press("enter")
        await answer(clerk, "By which rule?", "second Tuesday of each month at 18:00, June 2016 to July 2016")
        await answer(clerk, "Where?", "Town Hall")
        await clerk.sees("2 meetings to call.")
        await clerk.press("f8")
        await clerk.sees("Doubtful days")
        await clerk.sees("Tuesday 14 June 2016 lies in the past.")
        await clerk.press("n")
        await clerk.sees("2 meetings to call.")
        assert count(office.register, "meeting") == 1
        await clerk.press("f8")
        await clerk.sees("Are they called all the same?")
        await clerk.press("y")
        await clerk.until(lambda: count(office.register, "meeting") == 3, "two meetings more")


async def test_the_keys_of_the_meetings_do_nothing_in_another_view(office: Office) -> None:
    async with at_work(office) as clerk:
        await clerk.press("1", "s")
        assert "Which body meets?" not in clerk.words()


async def test_a_standing_item_and_one_taken_off(office: Office) -> None:
    meeting_details.set_meeting(office, 1, {"agenda_on": ""})
    async with at_work(office) as clerk:
        await to_meeting(clerk)
        await clerk.press("d")
        await clerk.sees("take it off the agenda?")
        await clerk.press("y")
        await clerk.until(lambda: len(meetings.items(office.register, 1)) == 2, "one item less")
        await clerk.press("b", "enter")
        await clerk.sees("Every standing item of this body is here")


async def test_a_standing_item_is_made_changed_and_taken_away_at_the_meeting(office: Office) -> None:
    meeting_details.set_meeting(office, 1, {"agenda_on": ""})

    def standing() -> list[tuple[str, str]]:
        return [(item.title, item.place) for item in agendas.recurring_items(office.register, 1)]

    async with at_work(office) as clerk:
        await to_meeting(clerk)
        await clerk.press("b", "down", "enter")
        await answer(clerk, "What is the item's title?", "Minutes")
        await clerk.sees("Where does it stand?")
        await clerk.press("enter")
        await clerk.until(lambda: standing() == [("Minutes", "first")], "a standing item")
        await clerk.sees("Change R1, first: Minutes")
        await clerk.press("end", "enter", "enter")
        await answer(clerk, "What is the item's title?", "Any other business")
        await clerk.sees("It is first now.")
        await clerk.press("down", "enter")
        await clerk.until(lambda: standing() == [("Any other business", "last")], "the change")
        await clerk.sees("Change R1, last: Any other business")
        await clerk.press("home", "enter")
        await clerk.sees("4 Any other business")
        await clerk.press("b", "end", "enter", "end", "enter")
        await clerk.until(lambda: standing() == [], "no standing item")


@BOTH
async def test_members_and_the_note_for_the_minutes_are_changed_at_the_meeting(
    office: Office, size: tuple[int, int]
) -> None:
    def members() -> list[str]:
        return [member.name for member in meetings.meeting(office.register, 1).members]

    first, second = members()[:2]
    async with at_work(office, size=size) as clerk:
        await to_meeting(clerk)
        await clerk.press("m")
        await clerk.sees("Members summoned")
        await clerk.press("down", "down", "down", "enter")
        await clerk.sees("Members summoned. Empty takes it away.")
        await clerk.press("f7")
        await clerk.type(f"{second}, Councillor New, {first}")
        await clerk.press("f8")
        await clerk.until(lambda: members() == [second, "New", first], "three members")
        await clerk.sees("Enter changes a field.")
        await clerk.press("end", "enter")
        await clerk.sees("Note for the minutes. Empty takes it away.")
        await clerk.type("Began late.")
        await clerk.press("enter")
        await clerk.type("The alarm rang.")
        await clerk.press("f8")
        note = "Began late.\nThe alarm rang."
        await clerk.until(lambda: meetings.meeting(office.register, 1).minutes_note == note, "the note")


@BOTH
async def test_a_meeting_that_undo_takes_out_of_the_register_closes_its_screens(
    office: Office, size: tuple[int, int]
) -> None:
    async with at_work(office, size=size) as clerk:
        await to_meeting(clerk)
        await clerk.press("down", "enter")
        await clerk.sees("ICT/DIGITAL STRATEGY 2017-2022")
        await clerk.press("f12")
        await clerk.sees("The register holds no meeting 1. It was taken back, so its screen is closed.")
        assert len(clerk.app.screen_stack) == 1
        assert count(office.register, "meeting") == 0


async def test_a_record_that_undo_takes_away_is_left_with_the_meeting_as_it_was(office: Office) -> None:
    async with at_work(office) as clerk:
        await to_meeting(clerk)
        await clerk.press("enter", "d")
        await clerk.sees("D3 item 1")
        await clerk.press("f12")
        await clerk.sees("The register holds no decision D3. It was taken back, so its screen is closed.")
        await clerk.press("escape")
        await clerk.sees("M1 Executive, ")


async def test_in_wales_the_website_alone_is_asked_for_by_law(tmp_path: Path) -> None:
    office = another(tmp_path, "wales", now="2025-03-03T09:00:00Z")
    add_meeting(office, NewMeeting("Cabinet", date(2025, 3, 11)))
    async with at_work(office, size=LARGE) as clerk:
        await clerk.press("2", "enter")
        await clerk.sees("due by Wednesday 5 March 2025")
        await clerk.press("a")
        await clerk.sees("When was the agenda published on the website?")
        await clerk.type("3 March 2025")
        await clerk.press("enter")
        await clerk.sees("In Wales the law asks for the website alone")
        await clerk.press("enter")
        await clerk.sees("Agenda published Monday 3 March 2025; due by Wednesday 5 March 2025")
