"""A day that is only rehearsed is said on every screen, so that nobody takes it for today."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.screens.calendar import CalendarScreen
from clerk_tui.screens.call_in import CallInScreen
from clerk_tui.screens.check import CheckScreen
from clerk_tui.screens.decision import DecisionScreen
from clerk_tui.screens.forward_plan import ForwardPlanScreen
from clerk_tui.screens.interests import InterestsScreen
from clerk_tui.screens.item import ItemScreen
from clerk_tui.screens.meeting import MeetingScreen
from clerk_tui.screens.people import PeopleScreen
from clerk_tui.screens.planner import PlannerScreen
from clerk_tui.screens.publish_together import PublishTogetherScreen
from clerk_tui.screens.route import RouteScreen
from clerk_tui.screens.rules import RulesScreen
from clerk_tui.services import publishing
from tests.offices import recorded
from tests.screens.desk_at_work import LARGE, SMALL, at_work, demo

WHEN = "REHEARSING Monday 9 October 2017"
SCREENS = (
    lambda: MeetingScreen(1), lambda: ItemScreen(2), lambda: DecisionScreen(2), lambda: CheckScreen(2, "Check"),
    lambda: RouteScreen("D2"), lambda: InterestsScreen(1), lambda: PublishTogetherScreen((2,)), CalendarScreen,
    ForwardPlanScreen, PeopleScreen, PlannerScreen, RulesScreen, lambda: CallInScreen(1),
)  # fmt: skip


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_every_screen_says_that_the_day_is_rehearsed_once(tmp_path: Path, size: tuple[int, int]) -> None:
    office = recorded(demo(tmp_path))
    publishing.publish(office, 1)
    async with at_work(office, size=size) as clerk:
        await clerk.sees(WHEN)
        for make in SCREENS:
            screen = make()
            await clerk.app.push_screen(screen)
            await clerk.until(lambda screen=screen: clerk.app.screen is screen, type(screen).__name__)  # type: ignore[misc]
            await clerk.sees(WHEN)
            assert clerk.words().count("REHEARSING") == 1, type(screen).__name__
            clerk.app.pop_screen()


async def test_another_rehearsed_day_is_said_at_once_where_the_clerk_is(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path)) as clerk:
        await clerk.app.push_screen(RouteScreen("D1"))
        await clerk.sees(WHEN)
        await clerk.press("ctrl+t")
        await clerk.sees("Rehearse another day")
        await clerk.type("10/10/17 9.30 am")
        await clerk.press("enter")
        await clerk.sees("REHEARSING Tuesday 10 October 2017")
