"""A new user checks a year's meetings: paste, look at the clashes, open a count, go back and mend the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from clerk_tui.app import ClerkApp
from clerk_tui.domain.dates import parse_instant
from clerk_tui.screens.timetable import TimetableScreen
from clerk_tui.services.registers import create_register, open_office, shipped_council
from clerk_tui.widgets.table import LineTable
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work, demo
from tests.widgets.stage import FORBIDDEN, HOSTILE, raw

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
NOW = "2026-01-05T09:00:00Z"
YEAR = "Committee\tDate\tStart\nExecutive\tWed 8 April 2026\t6 pm\nPlanning\t25/12/2026\t\nPlanning\t10 June 2026\t\n"


def office(folder: Path, council: str = "blackpool"):
    create_register(folder / "own.clerk", shipped_council(council))
    return open_office(folder / "own.clerk", now=parse_instant(NOW))


async def paste(clerk: Clerk, text: str) -> None:
    """As a terminal does it: one event for the whole of it."""
    clerk.app.post_message(events.Paste(text))
    await clerk.pilot.pause()
    await clerk.pilot.pause()


def table(clerk: Clerk) -> LineTable:
    return clerk.app.screen.query_one(LineTable)


@SIZES
async def test_a_pasted_list_shows_its_clashes_and_the_count_behind_each(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_work(office(tmp_path), size=size) as clerk:
        await clerk.sees("Nothing is due.")
        await clerk.press("t")
        await clerk.sees("Paste the list here")
        await paste(clerk, YEAR)
        await clerk.press("f5")
        await clerk.sees("3 meetings of 2 bodies, Wed 8 Apr 2026 to Fri 25 Dec 2026. 2 clashes in 2 rows.")
        await clerk.sees("2 Wed 8 Apr 2026 Executive The agenda must be out earlier")
        await clerk.sees("by Friday 27 March 2026, not Tuesday 31 March 2026 as in a usual week.")
        await clerk.press("question_mark")
        await clerk.sees("The agenda and reports of the meeting on Wednesday 8 April 2026")
        await clerk.sees("Fri 3 Apr 2026 — Good Friday")
        await clerk.press("q", "enter")
        await clerk.sees("Row 2. Executive, Wednesday 8 April 2026 at 18:00.")
        await clerk.sees("Tue 10 Mar 2026 Notice of a key decision")
        await clerk.sees("Tue 14 Apr 2026 Requests for call-in close")


@SIZES
async def test_every_day_of_a_row_has_its_count(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_work(office(tmp_path), size=size) as clerk:
        await clerk.press("t")
        await paste(clerk, YEAR)
        await clerk.press("f5")
        await clerk.sees("2 clashes in 2 rows.")
        await clerk.press("enter")
        await clerk.sees("EN-KD28. Notice of a key decision (if one is taken): by Tuesday 10 March 2026.")
        await clerk.press("enter")
        await clerk.sees("Notice of the key decision on Wednesday 8 April 2026: 28 clear")
        await clerk.press("escape", "down", "down", "down", "question_mark")
        await clerk.sees("The agenda and reports of the meeting on Wednesday 8 April 2026")
        await clerk.press("escape", "end")
        await clerk.sees("Warning. Because of Good Friday")
        await clerk.press("enter")
        await clerk.sees("The agenda and reports of the meeting on Wednesday 8 April 2026")


async def test_going_back_keeps_what_was_pasted_and_it_is_mended_and_checked_again(tmp_path: Path) -> None:
    async with at_work(office(tmp_path)) as clerk:
        await clerk.press("t")
        await paste(clerk, "body,date\nExecutive,2026-06-10\nExecutive,2026-06-1")
        await clerk.press("f5")
        await clerk.sees("Not read: the date")
        await clerk.press("escape")
        await clerk.sees("Executive,2026-06-1")
        await clerk.type("1")
        await clerk.press("f5")
        await clerk.sees("No clashes.")
        await clerk.sees("There are no clashes. Press a to see every meeting.")
        await clerk.press("a")
        await clerk.sees("Thu 11 Jun 2026 Executive")
        await clerk.sees("No clash. Enter shows every day that this date decides.")
        await clerk.press("f5")
        await clerk.sees("Executive,2026-06-11")
        await clerk.press("escape")
        await clerk.sees("Nothing is due.")
        await clerk.press("t")
        await clerk.sees("Executive,2026-06-11")
        await clerk.press("ctrl+q")


async def test_the_number_keys_leave_it_and_t_comes_back_to_the_one_that_is_open(tmp_path: Path) -> None:
    async with at_work(office(tmp_path)) as clerk:
        await clerk.press("t")
        await paste(clerk, YEAR)
        await clerk.press("f5")
        await clerk.sees("2 clashes in 2 rows.")
        await clerk.press("enter")
        await clerk.sees("Row 2. Executive")
        await clerk.press("t")
        await clerk.until(lambda: isinstance(clerk.app.screen, TimetableScreen), "the list again")
        assert sum(isinstance(screen, TimetableScreen) for screen in clerk.app.screen_stack) == 1
        await clerk.press("1")
        await clerk.sees("Nothing is due.")
        await clerk.press("t")
        await clerk.sees("Planning 25/12/2026")


@SIZES
async def test_a_file_is_taken_by_its_name_and_the_name_is_remembered(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "year.csv"
    path.write_text("body;date\nExecutive;8/4/26\n")
    async with at_work(office(tmp_path), size=size) as clerk:
        await clerk.press("t", "f4")
        await clerk.sees("Which file?")
        await clerk.type("none.csv")
        await clerk.press("enter")
        await clerk.sees("There is no file “none.csv”.")
        await clerk.press("ctrl+u")
        await clerk.type(str(path))
        await clerk.press("enter")
        await clerk.sees("year.csv 1 meeting of 1 body, Wed 8 Apr 2026.")
        await clerk.press("ctrl+o")
        await clerk.sees("Which file?")
        assert clerk.app.screen.editor.value == str(path)  # type: ignore[attr-defined]


@SIZES
async def test_the_foot_under_the_paste_shows_no_letter_and_no_enter(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_work(office(tmp_path), size=size) as clerk:
        await clerk.press("t")
        await clerk.sees("F5 Check F4 File F2 Count F12 Undo Esc Back F1 Help")
        await paste(clerk, YEAR)
        await clerk.press("f5")
        await clerk.sees("F5 Check F4 File a All Enter Open i Import / Filter ? Count")


async def test_nothing_pasted_and_nothing_readable_are_said(tmp_path: Path) -> None:
    async with at_work(office(tmp_path)) as clerk:
        await clerk.press("t", "f5")
        await clerk.sees("Paste the list first, or take a file with F4.")
        await clerk.press("f2")
        await clerk.sees("No date is counted here.")
        await paste(clerk, "no,headings\n1,2\n")
        await clerk.press("f5")
        await clerk.sees("The list was not taken")
        await clerk.sees("looked for body and date")
        await clerk.press("q")
        await clerk.sees("no,headings")


async def test_a_file_that_will_not_do_leaves_the_clashes_of_the_list_before(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("no,headings\n1,2\n")
    async with at_work(office(tmp_path)) as clerk:
        await clerk.press("t")
        await paste(clerk, YEAR)
        await clerk.press("f5")
        await clerk.sees("2 clashes in 2 rows.")
        await clerk.press("f4")
        await clerk.type(str(tmp_path / "bad.csv"))
        await clerk.press("enter")
        await clerk.sees("The list was not taken")
        await clerk.press("q")
        await clerk.sees("The list pasted 3 meetings of 2 bodies")
        assert table(clerk).row_count == 2


async def test_filtering_shows_only_the_lines_with_the_words(tmp_path: Path) -> None:
    async with at_work(office(tmp_path)) as clerk:
        await clerk.press("t")
        await paste(clerk, YEAR)
        await clerk.press("f5")
        await clerk.sees("2 clashes in 2 rows.")
        await clerk.press("slash")
        await clerk.type("planning")
        await clerk.press("enter")
        await clerk.sees("Only lines with “planning”.")
        assert table(clerk).row_count == 1
        await clerk.sees("Not a working day")
        await clerk.press("question_mark")
        await clerk.sees("Which date?")
        await clerk.sees("Thu 17 Dec 2026 Agenda and reports")
        await clerk.press("escape", "slash")
        await clerk.press("ctrl+u", "enter")
        await clerk.until(lambda: table(clerk).row_count == 2, "every clash again")


async def test_what_holds_for_the_whole_list_stands_first(tmp_path: Path) -> None:
    async with at_work(office(tmp_path, "wiltshire")) as clerk:
        await clerk.press("t")
        await paste(clerk, "body,date\nCabinet,2026-06-10\nCabinet,soon\n")
        await clerk.press("f5")
        await clerk.sees("all Too little time for a hearing")
        await clerk.press("enter")
        await clerk.sees("it has to be convened at shorter notice. This touches 1 meeting.")
        await clerk.press("q", "question_mark")
        await clerk.sees("No date is counted here.")
        await clerk.press("down", "enter")
        await clerk.sees("Row 3, column “date”: “soon” is not a date;")


@SIZES
async def test_a_new_user_checks_a_year_before_there_is_any_register(tmp_path: Path, size: tuple[int, int]) -> None:
    app = ClerkApp(None, new_at=tmp_path / "own.clerk", now=parse_instant(NOW))
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            clerk = Clerk(app, pilot)
            await clerk.sees("t checks a year's meetings, v a register.")
            await clerk.press("end", "up")
            await clerk.sees("Check a year's meetings needs no register")
            await clerk.press("enter")
            await clerk.sees("held against the law alone")
            await paste(clerk, YEAR)
            await clerk.press("ctrl+k")
            await clerk.sees("2 clashes in 2 rows.")
            await clerk.press("escape", "escape")
            await clerk.sees("Which council is this register for?")
    finally:
        app.close()
    assert not (tmp_path / "own.clerk").exists()


async def test_the_demonstration_s_rehearsed_day_is_today(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path)) as clerk:
        await clerk.press("t")
        await paste(clerk, "body,date\nExecutive,16 October 2017\n")
        await clerk.press("f5")
        await clerk.sees("The agenda’s last day has passed")
        await clerk.sees("The 28-day notice has passed")


@SIZES
async def test_hostile_words_in_a_list_are_only_words(tmp_path: Path, size: tuple[int, int]) -> None:
    rows = "".join(f'"{text.replace(chr(34), "")}",2026-04-08\n' for text in HOSTILE)
    (tmp_path / "year.csv").write_bytes(("body,date\n" + rows).encode("utf-8", "replace"))
    async with at_work(office(tmp_path), size=size) as clerk:
        await clerk.press("t", "f4")
        await clerk.type(str(tmp_path / "year.csv"))
        await clerk.press("enter")
        await clerk.sees("[Cabinet] [/] report")
        await clerk.press("down", "down", "enter")
        await clerk.sees("[@click=app.quit]x[/]")
        assert not FORBIDDEN & set(raw(clerk.app))


async def test_a_monday_in_a_usual_week_has_no_clash_among_all_meetings(tmp_path: Path) -> None:
    async with at_work(office(tmp_path)) as clerk:
        await clerk.press("t")
        await paste(clerk, "body,date\nExecutive,2027-07-19\nExecutive,2027-12-06\n")
        await clerk.press("f5")
        await clerk.sees("No clashes.")
        await clerk.press("a")
        await clerk.sees("Mon 19 Jul 2027 Executive")
        assert "The agenda must be out earlier" not in clerk.words()


@SIZES
async def test_each_body_has_the_dates_of_its_own_law(tmp_path: Path, size: tuple[int, int]) -> None:
    rows = "Council,2026-04-08,\nGrants Board,2026-04-08,\nGrants Board,2026-04-09,cabinet\n"
    async with at_work(office(tmp_path), size=size) as clerk:
        await clerk.press("t")
        await paste(clerk, f"body,date,kind\n{rows}")
        await clerk.press("f5")
        await clerk.sees("Its name does not say its kind")
        await clerk.sees("Grants Board: taken as a committee, since its name does not say")
        await clerk.press("down", "enter")
        await clerk.sees("Council, by its name.")
        await clerk.sees("Fri 27 Mar 2026 Summons to the members of Council")
        assert "key decision" not in clerk.words()
        await clerk.press("f2")
        await clerk.sees("The summons to the meeting of Council on Wednesday 8 April 2026")
        await clerk.press("escape", "escape", "down", "enter")
        await clerk.sees("Taken as a committee, since its name does not say.")
        await clerk.sees("Notice of a key decision, if it is of")
        await clerk.press("escape", "down", "enter")
        await clerk.sees("Executive, as the list says.")
        await clerk.sees("Notice of a key decision, if one is taken")
