"""A clerk takes a page of ModernGov that was saved from a browser, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.register import decisions, lists
from tests.documents.moderngov import MEETINGS, PAGE, REGISTER, TABLE
from tests.screens.desk_at_work import LARGE, SMALL, at_work
from tests.screens.test_importing import empty_office, goes_to, type_file


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_saved_page_is_shown_corrected_and_taken(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    office = empty_office(tmp_path)
    async with at_work(office, size=size) as clerk:
        await clerk.sees("Nothing is due.")
        await type_file(clerk, tmp_path / "page.html")
        await clerk.sees("1 decision, 1 finding, 1 line not placed.")
        await clerk.sees("F8 takes a draft record into the register")
        await clerk.press("down")
        await clerk.sees("The printed dates are those of the council's rule.")
        await goes_to(clerk, "Reference")
        await clerk.press("enter")
        await clerk.sees("What should it be?")
        await clerk.type("2409")
        await clerk.press("enter")
        await clerk.sees("Reference: 2409")
        await clerk.press("f8")
        await clerk.sees("D1 Ward Grants & the Mayor's fund")
        assert decisions.decision(office.register, 1).reference == "2409"


async def test_a_list_says_of_each_decision_what_becomes_of_it(tmp_path: Path) -> None:
    (tmp_path / "list.html").write_text(REGISTER, "utf-8")
    office = empty_office(tmp_path)
    async with at_work(office, size=LARGE) as clerk:
        await clerk.sees("Nothing is due.")
        await type_file(clerk, tmp_path / "list.html")
        await clerk.sees("F8 takes 2 draft records into the register")
        await clerk.sees("Stays out 3")
        await clerk.sees("SCHEME OF DELEGATION ref: 2410")
        await clerk.press("f8")
        await clerk.sees("1 left out")
        await clerk.press("f12")
        await clerk.until(lambda: lists.count_decisions(office.register, "") == 0, "the drafts gone again")


async def test_a_list_without_decision_makers_cannot_be_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "table.html").write_text(TABLE, "utf-8")
    office = empty_office(tmp_path)
    async with at_work(office, size=LARGE) as clerk:
        await clerk.sees("Nothing is due.")
        await type_file(clerk, tmp_path / "table.html")
        await clerk.sees("Nothing here can be taken as it is; Enter corrects a line.")
        await clerk.press("f8")
        await clerk.sees("Nothing was taken.")
        assert lists.count_decisions(office.register, "") == 0


async def test_a_list_of_meetings_is_begun_by_one_key(tmp_path: Path) -> None:
    (tmp_path / "meetings.xml").write_text(MEETINGS, "utf-8")
    office = empty_office(tmp_path)
    async with at_work(office, size=SMALL) as clerk:
        await clerk.sees("Nothing is due.")
        await type_file(clerk, tmp_path / "meetings.xml")
        await clerk.sees("F8 begins 2 meetings without an agenda.")
        await clerk.press("f8")
        await clerk.sees("2 meetings begun.")
        assert lists.count_meetings(office.register, "") == 2


async def test_another_page_is_refused_in_a_sentence_and_the_name_can_be_typed_again(tmp_path: Path) -> None:
    (tmp_path / "bins.html").write_text("<!DOCTYPE html><html><body><h1>Bins</h1></body></html>", "utf-8")
    office = empty_office(tmp_path)
    async with at_work(office, size=SMALL) as clerk:
        await clerk.sees("Nothing is due.")
        await type_file(clerk, tmp_path / "bins.html")
        await clerk.sees("This web page is neither a decision nor a list")
        await clerk.press("q")
        await clerk.sees("Which file?")
