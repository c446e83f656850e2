"""Questions left half-way, or cut off by a power cut, are offered again with every answer, wherever they are asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clerk_tui.screens.calendar import CalendarScreen
from clerk_tui.screens.check import CheckScreen
from clerk_tui.screens.decision import DecisionScreen
from clerk_tui.screens.desk import DeskScreen
from clerk_tui.screens.forward_plan_entry import EntryScreen
from clerk_tui.screens.interests import InterestsScreen
from clerk_tui.screens.meeting import MeetingScreen
from clerk_tui.screens.rules import RulesScreen
from clerk_tui.services import forward_plan, individual
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from tests.screens.desk_at_work import Clerk, at_work, demo

ENTRY = {"reference": "30/2017", "matter": "Sea wall", "due_from": "20 November 2017"}
HALF = "Half typed wor"


async def _calendar(clerk: Clerk) -> None:
    clerk.app.push_screen(CalendarScreen())
    await clerk.until(lambda: isinstance(clerk.app.screen, CalendarScreen), "the calendar")
    await clerk.press("a")
    await clerk.sees("What is it?")
    await clerk.press("enter")


async def _rules(clerk: Clerk) -> None:
    clerk.app.push_screen(RulesScreen())
    await clerk.until(lambda: isinstance(clerk.app.screen, RulesScreen), "the rules")
    await clerk.press("x")


async def _key_test(clerk: Clerk) -> None:
    clerk.app.push_screen(EntryScreen(2))
    await clerk.sees("Sea wall")
    await clerk.press("f3")


async def _notice(clerk: Clerk) -> None:
    clerk.app.push_screen(EntryScreen(2))
    await clerk.sees("Sea wall")
    await clerk.press("f8")


async def _interest(clerk: Clerk) -> None:
    clerk.app.push_screen(InterestsScreen(1))
    await clerk.sees("Interests declared: M1")
    await clerk.press("a")
    await clerk.sees("Who declared it?")
    await clerk.press("enter")
    await clerk.sees("For which item?")
    await clerk.press("enter")


async def _individual(clerk: Clerk) -> None:
    await clerk.press("3")
    await clerk.until(lambda: isinstance(clerk.app.screen, DeskScreen), "the desk")
    await clerk.press("a")
    await clerk.sees("Who decides?")
    await clerk.press("enter")


async def _withdrawal(clerk: Clerk) -> None:
    clerk.app.push_screen(EntryScreen(2))
    await clerk.sees("Sea wall")
    await clerk.press("f10")


async def _meeting_moved(clerk: Clerk) -> None:
    clerk.app.push_screen(MeetingScreen(1))
    await clerk.sees("M1 Executive")
    await clerk.press("c")
    await clerk.sees("What happens to the meeting?")
    await clerk.press("end", "enter")
    await clerk.sees("F8 does it and asks for the reason")
    await clerk.press("f8")


async def _override(clerk: Clerk) -> None:
    clerk.app.push_screen(CheckScreen(1, "D1"))
    await clerk.sees("EN-KD28")
    await clerk.press("down", "down", "down", "o")


@pytest.mark.parametrize(
    ("begin", "asked"),
    [
        (_calendar, "Which day"), (_rules, "On which day was, or would be"), (_key_test, "How much is to be spent"),
        (_notice, "put up at the offices?"), (_interest, "What was declared?"), (_individual, "The name of the member"),
        (_withdrawal, "marked as withdrawn."), (_meeting_moved, "The reason stays in the register"),
        (_override, "Why is it published all the same?"),
    ],
)  # fmt: skip
async def test_what_was_typed_before_the_program_ended_stands_there_again(
    tmp_path: Path, begin: Callable[[Clerk], object], asked: str
) -> None:
    office = demo(tmp_path)
    forward_plan.add(office, ENTRY)
    path, now = office.register.path, office.clock.rehearsed
    async with at_work(office) as clerk:
        await begin(clerk)  # type: ignore[misc]
        await clerk.sees(asked)
        await clerk.type(HALF)
        await clerk.until(lambda: HALF in _kept(office), "the answer in the register")
    again = open_office(path, now=now)
    async with at_work(again) as clerk:
        await begin(clerk)  # type: ignore[misc]
        await clerk.sees(asked)
        await clerk.sees(HALF)


async def test_the_sorter_begins_again_where_the_answers_led(tmp_path: Path) -> None:
    office = demo(tmp_path)
    number = individual.begin(office, individual.Maker.OFFICER, "Director of Resources", "Lease")
    path, now = office.register.path, office.clock.rehearsed
    async with at_work(office) as clerk:
        clerk.app.push_screen(DecisionScreen(number))
        await clerk.sees("Lease")
        await clerk.press("f11")
        await clerk.sees("1 of")
        await clerk.press("n")
        await clerk.sees("2 of")
        await clerk.until(lambda: '"no"' in _kept(office), "the answer in the register")
    again = open_office(path, now=now)
    async with at_work(again) as clerk:
        clerk.app.push_screen(DecisionScreen(number))
        await clerk.sees("Lease")
        await clerk.press("f11")
        await clerk.sees("▸ No")


def _kept(office: Office) -> str:
    rows = office.register.read("SELECT text FROM draft WHERE record = 'questions'")
    return "\n".join(row["text"] for row in rows)
