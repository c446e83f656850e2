"""A clerk makes a register, imports a pack, corrects what was taken, accepts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.documents.reading import read_document
from clerk_tui.register import council as council_rows
from clerk_tui.register import lists, meetings
from clerk_tui.services import importing
from clerk_tui.services.councils import shipped
from clerk_tui.services.registers import create_register, open_office, shipped_council
from tests.offices import beside
from tests.screens.desk_at_work import LARGE, SMALL, at_work, demo


async def goes_to(clerk, label: str) -> None:
    """Down to a line of what was taken, past the warnings that stand first."""
    for _ in range(40):
        current = clerk.app.screen.current
        if current is not None and current.label == label:
            return
        await clerk.press("down")
    raise AssertionError(f"there is no line {label}")


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
        await goes_to(clerk, "Time")
        await clerk.press("enter")
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
        await goes_to(clerk, "Date")
        await clerk.press("enter")
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
        await goes_to(clerk, "Time")
        await clerk.press("enter")
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


def seed_without(shared: Path, folder: Path, gone: str, there: str = "") -> Path:
    """The pack with some words left out, or with others in their place."""
    text = (shared / "seeds" / PACK).read_text(encoding="utf-8")
    assert gone in text
    path = folder / "again.txt"
    path.write_text(text.replace(gone, there), encoding="utf-8")
    return path


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_meeting_that_the_register_holds_is_recognised_and_what_is_new_is_added(
    tmp_path: Path, shared: Path, size: tuple[int, int]
) -> None:
    office = empty_office(tmp_path)
    importing.accept(office, read_document(seed_without(shared, tmp_path, "Cain, ")))
    async with at_work(office, size=size) as clerk:
        await type_file(clerk, shared / "seeds" / PACK)
        await clerk.sees("This meeting is already in the register as M1; what is new is added. F8 adds it.")
        await clerk.sees("Members summoned: Cain")
        await clerk.press("f8")
        await clerk.sees("Added to M1.")
        assert "Cain" in [member.name for member in meetings.meeting(office.register, 1).members]
        assert meetings.source_text(office.register, 1).count("Cain, ") == 1


async def test_a_meeting_that_a_colleague_takes_meanwhile_is_recognised_before_it_is_accepted(
    tmp_path: Path, shared: Path
) -> None:
    office = empty_office(tmp_path)
    async with at_work(office) as clerk:
        await type_file(clerk, shared / "seeds" / PACK)
        await clerk.sees("F8 takes this into the register")
        importing.accept(beside(office), read_document(seed_without(shared, tmp_path, "Cain, ")))
        await clerk.press("f8")
        await clerk.sees("This meeting is already in the register as M1; what is new is added.")
        assert [row.id for row in lists.page_meetings(office.register, 0, 9)] == [1]


async def test_warnings_stand_first_and_every_line_has_the_width_of_a_small_screen(
    tmp_path: Path, shared: Path
) -> None:
    async with at_work(empty_office(tmp_path), size=SMALL) as clerk:
        await type_file(clerk, shared / "seeds" / PACK)
        await clerk.sees("3 items")
        screen = await clerk.sees("Public Document Pack")
        table = [line for line in screen.splitlines() if line.startswith(("▸ ", "  "))]
        assert table[1].startswith("▸ Warning")
        assert "  Venue                      Committee Room A, Town Hall, Blackpool" in screen


async def test_a_long_recommendation_is_corrected_where_all_of_it_can_be_read(tmp_path: Path, shared: Path) -> None:
    async with at_work(empty_office(tmp_path), size=SMALL) as clerk:
        await type_file(clerk, shared / "seeds" / PACK)
        await clerk.sees("3 items")
        await goes_to(clerk, "2 recommendation 1")
        whole = clerk.app.screen.current.text
        await clerk.press("enter")
        await clerk.sees(whole[-30:])
