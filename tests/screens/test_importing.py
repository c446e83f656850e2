"""A clerk makes a register, imports a pack, corrects what was taken, accepts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.register import council as council_rows
from clerk_tui.register import meetings
from clerk_tui.services.councils import shipped
from clerk_tui.services.registers import create_register, open_office, shipped_council
from tests.screens.desk_at_work import LARGE, SMALL, at_work, demo

PACK = "002_588d22c458379df5.txt"


def empty_office(folder: Path):
    create_register(folder / "own.clerk", shipped_council("blackpool"))
    return open_office(folder / "own.clerk")


async def type_file(clerk, path: Path) -> None:
    await clerk.press("i")
    await clerk.sees("Which file?")
    await clerk.type(str(path))
    await clerk.press("enter")


@pytest.mark.parametrize("name", [PACK, "blackpool-pack.docx", "blackpool-pack.pdf"])
async def test_a_pack_is_shown_beside_its_source_and_taken(tmp_path: Path, shared: Path, name: str) -> None:
    office = empty_office(tmp_path)
    async with at_work(office, size=LARGE) as clerk:
        await clerk.sees("Nothing is due.")
        await type_file(clerk, shared / "seeds" / name)
        await clerk.sees("3 items")
        await clerk.sees("Committee Room A, Town Hall")
        await clerk.sees("To: Councillors Benson")
        await clerk.press("f8")
        await clerk.sees("M1 Executive, Monday 9 October 2017 at 18:00")
        assert [item.title for item in meetings.items(office.register, 1)] == [
            "DECLARATIONS OF INTEREST",
            "ICT/DIGITAL STRATEGY 2017-2022",
            "FINANCIAL PERFORMANCE MONITORING AS AT MONTH 4 2017/18",
        ]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_line_is_corrected_before_it_is_taken(tmp_path: Path, shared: Path, size: tuple[int, int]) -> None:
    office = empty_office(tmp_path)
    async with at_work(office, size=size) as clerk:
        await type_file(clerk, shared / "seeds" / PACK)
        await clerk.sees("3 items")
        await clerk.press("down", "down", "enter")
        await clerk.sees("What should it be?")
        await clerk.type("half past six")
        await clerk.press("enter")
        await clerk.sees("is not a time")
        await clerk.press("ctrl+u", "ctrl+k")
        await clerk.type("6.30 pm")
        await clerk.press("enter")
        await clerk.sees("18:30")
        await clerk.press("f8")
        await clerk.sees("Executive, Monday 9 October 2017 at 18:30")


async def test_the_same_meeting_is_not_taken_twice(tmp_path: Path, shared: Path) -> None:
    office = demo(tmp_path)
    async with at_work(office) as clerk:
        await type_file(clerk, shared / "seeds" / PACK)
        await clerk.sees("3 items")
        await clerk.press("f8")
        await clerk.sees("already holds this meeting")


async def test_a_front_sheet_without_a_date_waits_for_the_clerk_to_give_it(tmp_path: Path, shared: Path) -> None:
    office = empty_office(tmp_path)
    async with at_work(office, size=LARGE) as clerk:
        await type_file(clerk, shared / "golden" / "packs" / "blackpool-executive-3508.txt")
        await clerk.sees("The document does not give the date of the meeting.")
        await clerk.press("f8")
        await clerk.sees("Correct it first, then accept.")
        await clerk.press("down", "enter")
        await clerk.type("25 January 2016")
        await clerk.press("enter", "f8")
        await clerk.sees("Executive, Monday 25 January 2016")


async def test_a_file_that_is_no_pack_gets_one_sentence_and_the_name_stays_typed(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir,\nthank you for the cake.\nYours, A. Clerk\n", encoding="utf-8")
    async with at_work(empty_office(tmp_path)) as clerk:
        await type_file(clerk, letter)
        await clerk.sees("The document was not taken")
        await clerk.press("escape")
        await clerk.until(lambda: getattr(clerk.app.screen, "typed", "") == str(letter), "the file's name as typed")


async def test_the_first_run_asks_for_the_council_and_where_the_file_lies(tmp_path: Path) -> None:
    path = tmp_path / "new.clerk"
    async with at_work(None, new_at=path) as clerk:
        await clerk.sees("Welcome to clerk-tui")
        await clerk.press("enter")
        await clerk.sees(f"Where should the register of {shipped()[0][1]} lie?")
        await clerk.press("enter")
        await clerk.sees("1 Today 2 Meetings")
        await clerk.sees("Nothing is due.")
        clerk.app.office.register.close()
    assert path.exists()


async def test_another_council_is_named_and_its_call_in_rule_may_stay_unset(tmp_path: Path) -> None:
    path = tmp_path / "new.clerk"
    async with at_work(None, new_at=path) as clerk:
        await clerk.press("end", "enter")
        await clerk.type("Ambridge [/] Council")
        await clerk.press("enter", "enter")
        await clerk.sees("How many working days")
        await clerk.type("many")
        await clerk.press("enter")
        await clerk.sees("Type a number of working days")
        await clerk.press("ctrl+u", "ctrl+k", "enter", "enter")
        await clerk.sees("Ambridge [/] Council")
        await clerk.sees("1 Today")
        row = council_rows.council(clerk.app.office.register)
        assert row.name == "Ambridge [/] Council" and "[[call_in]]" not in row.file_text
        clerk.app.office.register.close()


async def test_the_foot_of_the_welcome_screen_shows_only_keys_that_do_something_there(tmp_path: Path) -> None:
    async with at_work(None, new_at=tmp_path / "new.clerk") as clerk:
        await clerk.sees("Welcome to clerk-tui")
        assert clerk.words().endswith("Enter Open / Filter q Quit F1 Help")


async def test_leaving_the_welcome_screen_makes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "new.clerk"
    async with at_work(None, new_at=path) as clerk:
        await clerk.press("q")
        await clerk.until(lambda: clerk.app._exit, "the program left")
    assert not path.exists()


async def test_corrections_are_not_left_without_being_asked(tmp_path: Path, shared: Path) -> None:
    async with at_work(empty_office(tmp_path)) as clerk:
        await type_file(clerk, shared / "seeds" / PACK)
        await clerk.sees("3 items")
        await clerk.press("down", "down", "enter")
        await clerk.type("6.30 pm")
        await clerk.press("enter")
        await clerk.sees("Time: 18:30")
        await clerk.press("escape")
        await clerk.sees("Leave the corrections?")
        await clerk.press("n")
        await clerk.sees("Time: 18:30")
        await clerk.press("escape", "y")
        await clerk.sees("1 Today")


async def test_a_pack_of_another_council_is_named_as_such(tmp_path: Path, shared: Path) -> None:
    create_register(tmp_path / "own.clerk", shipped_council("melton"))
    async with at_work(open_office(tmp_path / "own.clerk"), size=LARGE) as clerk:
        await type_file(clerk, shared / "seeds" / PACK)
        await clerk.sees("The document is of Blackpool Council; this register is that of Melton Borough Council.")
