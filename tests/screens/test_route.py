"""Recording the route of a key decision at the keyboard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.decision import UrgencyKind
from clerk_tui.register import decisions as records
from clerk_tui.screens.decision import DecisionScreen
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work, demo


async def begin(clerk: Clerk, route: int) -> None:
    """Open record D1 and choose a route by its place in the list."""
    clerk.app.push_screen(DecisionScreen(1))
    await clerk.sees("ICT")
    await clerk.press("f6")
    await clerk.sees("How was this key decision lawful?")
    await clerk.press(*["down"] * route, "enter")


async def test_a_clerk_goes_back_one_question_and_finds_every_answer_again(tmp_path: Path) -> None:
    office = demo(tmp_path)
    async with at_work(office) as clerk:
        await begin(clerk, 1)
        await clerk.sees("1 of 4")
        await clerk.type("Cllr Owen")
        await clerk.press("enter")
        await clerk.sees("On which day were they informed?")
        await clerk.type("29 September 2017")
        await clerk.press("enter")
        await clerk.sees("made available at the offices")
        await clerk.type("29/9")
        await clerk.press("escape")
        await clerk.sees("On which day were they informed?")
        await clerk.press("escape")
        assert "Cllr Owen" in await clerk.sees("1 of 4")
        await clerk.press("escape")
        await clerk.until(lambda: isinstance(clerk.app.screen, DecisionScreen), "the record again")

        await clerk.press("f6")
        await clerk.sees("How was this key decision lawful?")
        await clerk.press("down", "enter")
        assert "Cllr Owen" in await clerk.sees("1 of 4")
        await clerk.press("enter")
        await clerk.sees("29 September 2017")
        await clerk.press("enter")
        await clerk.sees("29/9")
        await clerk.type("29 September 2017")
        await clerk.press("enter")
        await clerk.sees("impracticable")
        await clerk.type("Storm damage")
        await clerk.press("f8")
        await clerk.sees("General exception is recorded.")
        found = records.decision(office.register, 1).urgency(UrgencyKind.GENERAL_EXCEPTION)
    assert found is not None
    assert (found.informed, found.informed_on, found.available_on, found.reason) == (
        "Cllr Owen",
        date(2017, 9, 29),
        date(2017, 9, 29),
        "Storm damage",
    )


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_only_a_later_step_of_the_chain_asks_why_the_first_did_not_act(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    office = demo(tmp_path)
    async with at_work(office, size=size) as clerk:
        await begin(clerk, 2)
        await clerk.sees("Who agreed?")
        await clerk.press("enter")
        await clerk.sees("The name of the")
        await clerk.press("escape")
        await clerk.sees("Who agreed?")
        await clerk.press("down", "enter")
        await clerk.sees("A refusal does not pass the question on.")
        await clerk.type("The post is vacant")
        await clerk.press("enter")
        await clerk.sees("The name of the")
        await clerk.type("The Mayor")
        await clerk.press("enter")
        await clerk.sees("On which day did they agree?")
        await clerk.type("6 October 2017")
        await clerk.press("enter")
        await clerk.sees("could it not reasonably be deferred")
        await clerk.type("Flood defence contract")
        await clerk.press("f8")
        await clerk.sees("Special urgency is recorded.")
        found = records.decision(office.register, 1).urgency(UrgencyKind.SPECIAL_URGENCY)
    assert found is not None
    assert found.agreed_by == "The Mayor"
    assert found.skipped_because == "The post is vacant"
    assert found.agreed_on == date(2017, 10, 6)
