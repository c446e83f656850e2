"""Actions by keys: recorded at a meeting, offered when the next is called, said, done, and found on Today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.register import actions as rows
from clerk_tui.services.actions import recording
from clerk_tui.services.actions.recording import Details
from clerk_tui.services.new_meetings import NewMeeting, add_meeting
from clerk_tui.services.office import Office
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work, demo


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = demo(tmp_path, "2017-10-10T09:30:00+01:00")
    yield office
    office.register.close()


async def answer(clerk: Clerk, sentence: str, typed: str, key: str = "enter") -> None:
    await clerk.sees(sentence)
    await clerk.type(typed)
    await clerk.press(key)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_an_action_is_recorded_at_its_meeting_and_a_reason_asked_where_its_day_is_past(
    office: Office, size: tuple[int, int]
) -> None:
    async with at_work(office, size=size) as clerk:
        await clerk.press("2", "enter")
        await clerk.sees("M1 Executive")
        await clerk.press("f")
        await clerk.sees("Actions that follow of M1")
        await clerk.press("a")
        await clerk.sees("Under which item?")
        await clerk.press("end", "enter")
        await answer(clerk, "What is to be done?", "Write to the bus company", "ctrl+s")
        await answer(clerk, "By whom?", "Nobody")
        await clerk.sees("the register holds no person and no post called “Nobody”")
        await clerk.press("ctrl+u")
        await answer(clerk, "By whom?", "Benson")
        await answer(clerk, "By when?", "1/10/2017")
        await answer(clerk, "lies before Monday 9 October 2017, when it was resolved.", "It was done before", "ctrl+s")
        await clerk.sees("A1 is recorded for Benson.")
        await clerk.sees("LATE Sun 1 Oct 2017")
        assert rows.action(office.register, 1).despite == "It was done before"


async def test_open_actions_are_offered_when_the_next_meeting_is_called(office: Office) -> None:
    recording.add(office, "M1", Details("Write.", "Benson"))
    async with at_work(office) as clerk:
        await clerk.press("2", "a")
        await clerk.sees("Which body meets?")
        await clerk.press("enter")
        await answer(clerk, "On which day", "6 November 2017 at 18:00")
        await answer(clerk, "Where?", "")
        await answer(clerk, "Whom may the public ask?", "")
        await clerk.sees("1 action of earlier meetings is open and not on this agenda: A1.")
        await clerk.press("y")
        await clerk.sees("They stand under item 1 of the agenda.")
        await clerk.sees("Matters arising")
        await clerk.press("f")
        await clerk.sees("Brought back here.")
        await clerk.press("s")
        await answer(clerk, "What was said of it?", "They answered.", "ctrl+s")
        await clerk.sees("Brought back here: They answered.")
        (matter,) = rows.arising(office.register, action_id=1)
        assert matter.note == "They answered."


async def test_an_overdue_action_on_today_is_opened_and_done(office: Office) -> None:
    recording.add(office, "M1", Details("Write.", "Benson", date(2017, 10, 9)))
    async with at_work(office) as clerk:
        await clerk.sees("LATE Action due yesterday")
        await clerk.press("slash")
        await clerk.type("benson")
        await clerk.press("enter", "enter")
        await clerk.sees("Actions that follow")
        await clerk.press("d")
        await answer(clerk, "On which day was it done?", "")
        await clerk.sees("What was done, in a few words? The agenda and the minutes that bring it back say so.")
        await clerk.type("Sent")
        await clerk.press("ctrl+s")
        await clerk.sees("A1 is done; l shows it.")
        await clerk.press("l")
        await clerk.sees("done Tue 10 Oct 2017")
        await clerk.press("o")
        await clerk.until(lambda: rows.action(office.register, 1).closed_on is None, "it is open again")
        await clerk.press("H")
        await clerk.sees("History of A1")
        await clerk.sees("Action A1 done, of Bens")
        await clerk.press("enter")
        await clerk.sees("Action A1 opened again")


async def test_an_action_of_a_decision_is_reached_from_its_record(office: Office) -> None:
    recording.add(office, "D1", Details("Report back.", "Benson"))
    add_meeting(office, NewMeeting("Executive", date(2017, 11, 6)))
    async with at_work(office) as clerk:
        await clerk.press("3", "slash")
        await clerk.type("ICT")
        await clerk.press("enter", "enter")
        await clerk.sees("D1 item 2")
        await clerk.press("shift+f6")
        await clerk.sees("Actions that follow of D1")
        await clerk.sees("Mon 6 Nov 2017")
        await clerk.press("enter")
        await clerk.sees("By Benson, at the next meeting, on Monday 6 November 2017.")
