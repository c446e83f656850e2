"""The main job, end to end, by keys alone, in a terminal, against the installed program: the Blackpool Executive."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.register import decisions as records
from clerk_tui.register import drafts, meetings
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from clerk_tui.services.verifying import verify
from tests.installed import Installed
from tests.terminal.harness import Terminal

pytestmark = pytest.mark.terminal
EVENING = "9 October 2017 at 8pm"
PACK = "002_588d22c458379df5.txt"


@pytest.fixture(params=[(80, 24), (120, 40)], ids=["80x24", "120x40"])
def terminal(request: pytest.FixtureRequest, installed: Installed, tmp_path: Path) -> Iterator[Terminal]:
    cols, rows = request.param
    argv = [str(installed.program), "--register", str(tmp_path / "own.clerk"), "--now", EVENING]
    with Terminal(argv, cols=cols, rows=rows, cwd=tmp_path) as opened:
        yield opened


def held(folder: Path) -> Office:
    return open_office(folder / "own.clerk")


def begin_and_import(terminal: Terminal, shared: Path) -> None:
    """First run: choose Blackpool, say where the file lies, import the pack."""
    terminal.wait_for("Welcome to clerk-tui", "Blackpool Council")
    terminal.press("/")
    terminal.wait_for("Words to look for")
    terminal.type("blackpool")
    terminal.press("enter", "enter")
    terminal.wait_for("Where should the register of Blackpool Council lie?")
    terminal.press("enter")
    terminal.wait_for("REHEARSING Monday 9 October 2017, 20:00", "Nothing is due.")
    terminal.press("i")
    terminal.wait_for("Which file?")
    terminal.type(f"{shared / 'seeds' / PACK}")
    terminal.press("enter")
    terminal.wait_for("3 items", "F8 takes this into the register")
    # Three warnings and one piece of advice stand before what was taken.
    terminal.press(*["down"] * 5)
    terminal.wait_for("Date: Monday 9 October 2017")
    terminal.press("f8")
    terminal.wait_for("Executive, Monday 9 October 2017 at 18:00", "2 ICT/DIGITAL STRATEGY 2017-2022")


def open_the_record(terminal: Terminal) -> None:
    terminal.press("down", "enter")
    terminal.wait_for("1.0 Purpose of the report")
    terminal.press("enter")
    terminal.wait_for("Draft, not published", "Key-decision notice published")


def jump_by_check(terminal: Terminal, words: str) -> None:
    """Open the check, go down to the finding with these words, and jump to its field."""
    terminal.press("f5")
    terminal.wait_for("Publish check", "Weight")
    for _ in range(12):
        if terminal.shows(f"▸ {words}"):
            break
        terminal.press("down")
    terminal.wait_for(f"▸ {words}")
    terminal.press("enter")
    terminal.wait_gone("Publish check")


def fill_in(terminal: Terminal) -> None:
    """What the clerk types, with the slips a clerk makes."""
    terminal.type("11 September 2017")
    terminal.wait_for("Monday 11 September 2017")
    terminal.press("enter", "ctrl+r")
    terminal.wait_for("The Executive agreed the recommendations as outlined above, namely:")
    terminal.press("f3")
    terminal.wait_for("options were copied")
    jump_by_check(terminal, "STOPS EN-REC")
    terminal.wait_for("▸ 18.2 Date of Decision")
    terminal.type("Tuesday 9 October 2017")
    terminal.press("enter")
    terminal.wait_for("9 October 2017 is a Monday, not a Tuesday.")
    terminal.press("ctrl+u")
    terminal.type("Mon 9 Oct 17")
    terminal.press("enter")
    terminal.wait_for("18.2 Date of Decision", "saved")
    jump_by_check(terminal, "Warning EN-REC")
    terminal.wait_for("▸ Conflicts of interest")
    terminal.type("None declared.")
    jump_by_check(terminal, "Warning ATTENDANCE")
    terminal.wait_for("▸ 20.0 Executive Members in attendance")
    terminal.press("a", "down", "down", "space", "enter")
    terminal.wait_for("saved")


def publish_on_tuesday(terminal: Terminal) -> None:
    """The notice of 11 September stops it, that of 10 September does not; the clock moves to the next morning."""
    terminal.press("f8")
    terminal.wait_for("Not published: something stands in the way", "only 27 clear days")
    terminal.press("enter")
    terminal.wait_for("▸ Key-decision notice published")
    terminal.press("ctrl+u")
    terminal.type("10 September 2017")
    terminal.press("enter")
    terminal.press("escape", "escape", "escape")
    terminal.wait_for("1 Today")
    terminal.press("ctrl+t")
    terminal.wait_for("Rehearse another day")
    terminal.type("10 October 2017 at 9.15 am")
    terminal.press("enter")
    terminal.wait_for("REHEARSING Tuesday 10 October 2017, 09:15")
    terminal.press("3")
    terminal.wait_for("Decided")
    terminal.press("down", "enter")
    terminal.wait_for("item 2, ICT/DIGITAL STRATEGY 2017-2022")
    terminal.press("f8")
    terminal.wait_for(
        "Publish this decision?", "close at the end of Friday 13 October 2017", "Saturday 14 October 2017"
    )
    terminal.press("y")
    terminal.wait_for("Published Tuesday 10 October 2017. Call-in closes Friday 13 October 2017.")


def test_a_clerk_records_and_publishes_item_two_by_keys_alone(terminal: Terminal, shared: Path, tmp_path: Path) -> None:
    begin_and_import(terminal, shared)
    open_the_record(terminal)
    fill_in(terminal)
    publish_on_tuesday(terminal)

    (folder := tmp_path / "notices").mkdir()
    terminal.press("f7")
    terminal.wait_for("Into which folder?")
    terminal.type(str(folder))
    terminal.press("enter")
    terminal.wait_until(lambda: len(list(folder.iterdir())) == 4, "four files")

    terminal.press("escape")
    terminal.press("4")
    terminal.wait_for("Closes Fri 13 Oct", "Effect Sat 14 Oct", "3 working days")
    terminal.press("?")
    terminal.wait_for("Which date?")
    terminal.press("enter")
    terminal.wait_for(
        "Wed 11 Oct 2017 counted 1", "Fri 13 Oct 2017 counted 3", "inferred from the council's published register"
    )
    terminal.press("q")
    terminal.wait_gone("counted 1")
    terminal.press("1")
    terminal.wait_for("Call-in, 3d 14h left")
    terminal.press("q")
    assert terminal.wait_exit() == 0
    assert terminal.raw.rindex(b"\x1b[?1049l") > terminal.raw.rindex(b"\x1b[?1049h")

    office = held(tmp_path)
    decision, publication = records.decision(office.register, 1), records.publication(office.register, 1)
    assert publication is not None
    assert (publication.published_on, publication.closes, publication.effective) == (
        date(2017, 10, 10), date(2017, 10, 13), date(2017, 10, 14),
    )  # fmt: skip
    assert decision.notice_on == date(2017, 9, 10)
    assert (
        decision.resolution.splitlines()[2]
        == "1. To adopt the proposed ICT/Digital Strategy as attached at Appendix 2a."
    )
    assert [m.person.name for m in decision.attendance if not m.present] == ["Cain"]
    assert meetings.meeting(office.register, 1).agenda_on == date(2017, 9, 29)
    assert verify(office).good
    office.register.close()
    text = next(folder.glob("*.txt")).read_text(encoding="utf-8")
    assert "Friday 13 October 2017" in text and "Saturday 14" in text


def test_the_program_is_killed_in_the_middle_of_typing_and_opened_again(
    terminal: Terminal, shared: Path, tmp_path: Path
) -> None:
    begin_and_import(terminal, shared)
    open_the_record(terminal)
    terminal.type("10 September 2017")
    terminal.press("enter")
    jump_by_check(terminal, "STOPS EN-REC Reasons")
    terminal.wait_for("▸ 19.0 Reason(s) for decision")
    terminal.type("So that Blackpool can")
    time.sleep(1.0)
    terminal.kill()

    office = held(tmp_path)
    assert records.decision(office.register, 1).notice_on == date(2017, 9, 10)
    assert [draft.text for draft in drafts.kept(office.register, "decision", 1)] == ["So that Blackpool can"]
    assert verify(office).good
    office.register.close()


def test_what_was_half_typed_is_offered_back(installed: Installed, shared: Path, tmp_path: Path) -> None:
    argv = [str(installed.program), "--register", str(tmp_path / "own.clerk"), "--now", EVENING]
    with Terminal(argv, cwd=tmp_path) as terminal:
        begin_and_import(terminal, shared)
        open_the_record(terminal)
        terminal.type("10 Septem")
        time.sleep(1.0)
        terminal.kill()
    with Terminal(argv, cwd=tmp_path) as terminal:
        terminal.wait_for("Half-typed text is waiting", "“10 Septem”")
        terminal.press("enter")
        terminal.wait_for("▸ Key-decision notice published", "10 Septem", "not saved")
        terminal.type("ber 2017")
        terminal.press("enter")
        terminal.wait_for("Sunday 10 September 2017")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    office = held(tmp_path)
    assert records.decision(office.register, 1).notice_on == date(2017, 9, 10)
    assert not drafts.kept(office.register, "decision", 1)
    office.register.close()


def test_the_demonstration_opens_on_today_with_every_date_alive(installed: Installed, tmp_path: Path) -> None:
    with Terminal(
        [str(installed.program), "--register", str(tmp_path / "demo.clerk"), "demo"], cwd=tmp_path
    ) as terminal:
        terminal.wait_for("Blackpool Council", "REHEARSING Monday 9 October 2017, 20:00", "2 ICT/DIGITAL STRATEGY")
        terminal.press("f1")
        terminal.wait_for("What is due, overdue first.")
        terminal.press("q")
        terminal.wait_gone("What is due, overdue first.")
        terminal.press("q")
        assert terminal.wait_exit() == 0
