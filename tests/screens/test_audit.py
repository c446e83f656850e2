"""A clerk audits a published register: takes the file, sees what differs first, opens a row and its counts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.screens.audit import AuditScreen
from clerk_tui.services.audit_counts import counts_behind
from clerk_tui.services.auditing import CouncilFinder, audit_register
from clerk_tui.services.office import Office
from clerk_tui.services.registers import create_register, open_office, shipped_council
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work
from tests.widgets.stage import FORBIDDEN, HOSTILE, raw

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
REGISTER = (
    "council,reference,decision_date,publication_date,effective_from,subject_to_call_in\n"
    "Torbay,5514,2024-07-11,2024-07-12,2024-07-20,y\n"
    "Nowhere,7,2024-07-11,2024-07-12,2024-07-20,y\n"
    "Torbay,5466,2024-04-25,2024-04-30,2024-05-08,\n"
)
NOTICES = (
    "council,reference,kind,notice_published,decision_due\n"
    "Leeds,Road,key,2012-10-01,2012-10-29\n"
    "Leeds,Bridge,general exception,2022-04-08,2022-04-20\n"
    "Nowhere,Square,key,,2022-04-20\n"
)


def office(folder: Path) -> Office:
    create_register(folder / "own.clerk", shipped_council("blackpool"))
    return open_office(folder / "own.clerk", now=parse_instant("2026-01-05T09:00:00Z"))


async def take(clerk: Clerk, path: Path) -> None:
    await clerk.sees("Which file?")
    await clerk.press("ctrl+u")
    await clerk.type(str(path))
    await clerk.press("enter")


@SIZES
async def test_what_differs_comes_first_and_every_row_opens_with_its_counts(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "register.csv"
    path.write_text(REGISTER)
    async with at_work(office(tmp_path), size=size) as clerk:
        await clerk.sees("Nothing is due.")
        await clerk.press("v")
        await take(clerk, path)
        await clerk.sees("register.csv 3 rows: 1 agrees, 1 differs, 1 cannot be judged.")
        await clerk.sees("4 Torbay 5466 differs 8 May 2024, not 9 May 2024")
        await clerk.sees("Likeliest reason: holiday overlooked: Early May bank holiday")
        await clerk.press("question_mark")
        await clerk.sees("Requests for call-in close Wednesday 8 May 2024")
        await clerk.press("down", "enter")
        await clerk.sees("Mon 6 May 2024 — Early May bank holiday")
        await clerk.press("escape", "enter")
        await clerk.sees("Row 4, Torbay, 5466")
        await clerk.press("escape", "down")
        await clerk.sees("No call-in rule is configured for “Nowhere”")
        await clerk.press("question_mark")
        await clerk.sees("Nothing is counted here.")
        await clerk.press("a", "end")
        await clerk.sees("2 Torbay 5514 agrees in effect 20 Jul 2024")
        await clerk.sees("Row 2 agrees. Enter shows its counts.")


@SIZES
async def test_a_register_of_one_council_leaves_the_room_to_what_was_found(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "register.csv"
    path.write_text("".join(line for line in REGISTER.splitlines(keepends=True) if "Nowhere" not in line))
    async with at_work(office(tmp_path), size=size) as clerk:
        await clerk.sees("Nothing is due.")
        await clerk.press("v")
        await take(clerk, path)
        await clerk.sees("Row Ref Verdict Finding")
        await clerk.sees("3 5466 differs 8 May 2024, not 9 May 2024")


async def test_two_dates_and_a_long_reference_are_read_whole_at_80_columns(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text(REGISTER.replace("Torbay,5466", "Torbay,EX/25/2024b"))
    async with at_work(office(tmp_path), size=SMALL) as clerk:
        await clerk.sees("Nothing is due.")
        await clerk.press("v")
        await take(clerk, path)
        await clerk.sees("4 Torbay EX/25/2024b differs 8 May 2024, not 9 May 2024")


async def test_the_list_is_filtered_by_words_and_shown_whole_again(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text(REGISTER)
    async with at_work(office(tmp_path)) as clerk:
        await clerk.press("v")
        await take(clerk, path)
        await clerk.sees("4 Torbay 5466")
        await clerk.press("slash")
        await clerk.type("nowhere")
        await clerk.press("enter")
        await clerk.sees("Only rows with “nowhere”.")
        assert "5466" not in clerk.words()
        await clerk.press("slash", "ctrl+u")
        await clerk.type("no such words")
        await clerk.press("enter")
        await clerk.sees("No row has anything to say.")
        await clerk.press("enter", "question_mark")
        await clerk.sees("Nothing is counted here.")


async def test_the_planner_opens_it_and_a_file_of_which_nothing_can_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("council,reference\nLeeds,1\n")
    async with at_work(office(tmp_path)) as clerk:
        await clerk.press("6")
        await clerk.press("escape")
        await clerk.press("a")
        await take(clerk, path)
        await clerk.sees("The file was not taken")
        await clerk.press("escape")
        await clerk.sees("Nothing was read. F4 takes a file.")
        await clerk.press("slash")
        await clerk.sees("There is no list to filter here.")
        await clerk.press("a", "f4")
        await clerk.sees("Which file?")
        await clerk.press("ctrl+u")
        await clerk.type("none.csv")
        await clerk.press("enter")
        await clerk.sees("There is no file “none.csv”.")
        await clerk.press("escape", "v")
        await clerk.until(lambda: isinstance(clerk.app.screen, AuditScreen), "the audit")
        assert sum(isinstance(screen, AuditScreen) for screen in clerk.app.screen_stack) == 1


@SIZES
async def test_notices_are_audited_as_well(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "notices.csv"
    path.write_text(NOTICES)
    async with at_work(office(tmp_path), size=size) as clerk:
        await clerk.press("v")
        await take(clerk, path)
        await clerk.sees("2 Leeds Road differs 27 clear calendar days of 28")
        await clerk.press("question_mark")
        await clerk.sees("Notice of the key decision on Monday 29 October 2012")
        await clerk.press("escape", "down", "question_mark")
        await clerk.sees("Nothing is counted here.")


async def test_hostile_cells_move_nothing(tmp_path: Path) -> None:
    path = tmp_path / "hostile.csv"
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["council", "reference", "publication_date", "effective_from"])
        for words in HOSTILE:
            writer.writerow([words, words, "2024-07-12", "2024-07-20"])
            writer.writerow(["Torbay", words, "2024-07-12", "2024-07-23"])
            writer.writerow(["Torbay", words, words, "2024-07-20"])
    async with at_work(office(tmp_path)) as clerk:
        await clerk.press("v")
        await take(clerk, path)
        await clerk.sees("differs 23 Jul 2024")
        for _ in range(3 * len(HOSTILE)):
            await clerk.press("enter")
            assert not FORBIDDEN & set(raw(clerk.app))
            await clerk.press("escape", "down")
            assert not FORBIDDEN & set(raw(clerk.app))


def test_the_counts_behind_a_notice_are_those_of_its_kind() -> None:
    finder = CouncilFinder()
    audit = audit_register(NOTICES.encode(), None, finder)
    key, exception, undated = (counts_behind(row, finder) for row in audit.rows)
    assert [ledger.rule for _, ledger in key] == ["EN-KD28"]
    assert [ledger.rule for _, ledger in exception] == ["EN-GE5"]
    assert undated == []


def test_no_count_stands_behind_what_cannot_be_counted() -> None:
    finder = CouncilFinder()
    text = (
        "council,publication_date,decision_date,effective_from\n"
        "Torbay,soon,,2024-07-20\nTorbay,,2024-07-11,2024-07-20\nTorbay,2100-12-31,,2024-07-20\n"
        "Nowhere,2100-12-31,,2024-07-20\nTorbay,2024-07-12,,2024-07-20\n"
    )
    audit = audit_register(text.encode(), None, finder)
    assert [len(counts_behind(row, finder)) for row in audit.rows] == [0, 0, 0, 0, 2]
