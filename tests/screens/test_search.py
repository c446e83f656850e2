"""Search by keyboard: from anywhere, as typed, into the record and back, with the words still there."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.screens.search import SearchScreen
from clerk_tui.services import decisions
from tests.offices import ICT
from tests.screens.desk_at_work import LARGE, SMALL, at_work, demo

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_clerk_looks_for_words_opens_what_holds_them_and_comes_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_work(demo(tmp_path), size=size) as clerk:
        await clerk.press("2")
        await clerk.press("S")
        await clerk.sees("Type a word, a name or a reference.")
        await clerk.type("18/2017")
        await clerk.sees("Forward Plan reference: 18")
        await clerk.sees("Documents imported")
        await clerk.press("enter")
        await clerk.sees("D1, Monday 9 October 2017. Forward Plan reference: 18/2017")
        await clerk.press("enter")
        await clerk.sees("Draft, not published")
        await clerk.press("shift+f2")
        await clerk.until(lambda: isinstance(clerk.app.screen, SearchScreen), "the search that lay below")
        await clerk.press("escape")
        await clerk.until(lambda: not isinstance(clerk.app.screen, SearchScreen), "where it was begun")
        await clerk.sees("Venue")
        await clerk.press("S")
        await clerk.sees("Forward Plan reference: 18")


async def test_what_is_exempt_is_named_on_the_screen_and_not_shown(tmp_path: Path) -> None:
    office = demo(tmp_path)
    decisions.set_field(office, ICT, "exempt_text", "Quorndon Holdings buy the depot.")
    async with at_work(office) as clerk:
        await clerk.press("S")
        await clerk.type("quorndon")
        await clerk.sees("Exempt information: kept apart as exempt, so it is not quoted.")
        assert "Holdings" not in clerk.words()


async def test_nothing_found_and_a_heading_are_said_and_every_kind_opens(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path)) as clerk:
        await clerk.press("S")
        await clerk.type("%_*")
        await clerk.sees("Nothing in the register holds “%_*”.")
        await clerk.press("ctrl+u")
        await clerk.type("blackpool-2017")
        await clerk.sees("document 1")
        await clerk.press("enter", "up", "enter")
        await clerk.sees("This line is a heading")
        await clerk.press("down", "enter")
        await clerk.sees("blackpool-2017-10-09.txt")
