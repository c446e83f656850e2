"""The Planner by keys: what comes next is planned, a gate moves and the others with it, a what-if stands beside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.screens.planner import PlannerScreen
from clerk_tui.services import planning
from clerk_tui.services.planning import Pair
from clerk_tui.services.registers import open_office
from tests.offices import another, own
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work, demo, lines

AUGUST = "2017-08-01T09:00:00Z"
BOTH = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])


def screen(clerk: Clerk) -> PlannerScreen:
    found = clerk.app.screen
    assert isinstance(found, PlannerScreen)
    return found


async def answer(clerk: Clerk, day: str) -> None:
    """Type a day into the question that stands open."""
    await clerk.type(day)
    await clerk.press("enter")


async def to(clerk: Clerk, gate_id: str) -> None:
    """Put the cursor on a gate."""
    await clerk.press("home")
    while screen(clerk).table.cursor_key != gate_id:
        await clerk.press("down")


@BOTH
async def test_the_next_meeting_is_planned_with_every_gate_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_work(demo(tmp_path, AUGUST), size=size) as clerk:
        await clerk.press("6")
        await clerk.sees("Meeting on Monday 9 October 2017, Executive · key · public · Blackpool Council")
        await clerk.press("p")
        shown = await clerk.sees("Private notice, 2nd")
        for words in ("Key-decision notice", "27 working days left", "Members see papers", "Call-in closes"):
            assert words in shown
        for day in ("Fri 8 Sep 2017", "Fri 29 Sep 2017", "Tue 10 Oct 2017", "Fri 13 Oct 2017", "Sat 14 Oct 2017"):
            assert day in shown
        gates = [line for line in lines(clerk.app) if "2017  " in line]
        assert len(gates) == 11 and not any("…" in line for line in gates)
        assert "Decision maker" in gates[-1]


@BOTH
async def test_a_missed_notice_says_so_and_what_is_open(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_work(own(tmp_path, now="2017-09-20T09:00:00Z"), size=size) as clerk:
        await clerk.press("6")
        await clerk.sees("On which day is the meeting, or the decision?")
        await answer(clerk, "9 October 2017")
        await clerk.sees("Missed: Key-decision notice.")
        await clerk.sees("8 working days too late")
        await clerk.sees("General exception (regulation 10) is open until Friday 29 September 2017")
        await clerk.press("enter")
        await clerk.sees("After that only special urgency (regulation 11)")


async def test_a_notice_that_the_register_does_not_hold_is_asked_for(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path, "2017-10-09T19:00:00Z")) as clerk:
        await clerk.press("6")
        await clerk.sees("No day is recorded: Key-decision notice.")
        await clerk.sees("done on the last day")
        assert "working days too late" not in clerk.words() and "Missed" not in clerk.words()
        await clerk.sees("If the notice was published in time, give its day.")
        await clerk.press("home", "d")
        await answer(clerk, "5 September 2017")
        await clerk.sees("done, 3 working days early")
        await clerk.sees("No gate is missed.")


async def test_publishing_on_another_day_moves_call_in_and_effect(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path, AUGUST)) as clerk:
        await clerk.press("6")
        await clerk.sees("Fri 13 Oct 2017")
        await to(clerk, "EN-PUB")
        await clerk.press("d")
        await clerk.sees("On which day is it planned, or was it done?")
        await answer(clerk, "12 October 2017")
        await clerk.sees("Tue 17 Oct 2017")
        await clerk.sees("Wed 18 Oct 2017")
        await clerk.press("r")
        await clerk.sees("Sat 14 Oct 2017")
        await clerk.press("r")
        await clerk.sees("This gate stands where the rules put it.")


async def test_the_ledger_of_a_gate(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path, AUGUST)) as clerk:
        await clerk.press("6")
        await to(clerk, "EN-AG5")
        await clerk.press("question_mark")
        await clerk.sees("counted 1")
        await clerk.press("escape")
        await to(clerk, "EN-REC")
        await clerk.press("question_mark")
        await clerk.sees("No date is counted in this gate.")


async def test_back_from_a_wished_day_of_effect(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path, AUGUST)) as clerk:
        await clerk.press("6", "e")
        await clerk.sees("From which day should the decision be in effect?")
        await answer(clerk, "18 October 2017")
        await clerk.sees("Meeting on Wednesday 11 October 2017")
        await clerk.sees("meeting that serves: M1, Executive, Mon 9 Oct 2017.")
        await to(clerk, "EN-PUB")
        await clerk.press("d")
        await answer(clerk, "16 October 2017")
        await clerk.sees("Missed: In effect.")
        await to(clerk, "CI")
        await clerk.press("d")
        await clerk.sees("“Call-in closes”")
        await to(clerk, "CI-EFFECT")
        await clerk.press("d")
        await answer(clerk, "20 October 2017")
        await clerk.sees("Meeting on Friday 13 October 2017")


async def test_who_decides_and_key_or_not(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path, AUGUST)) as clerk:
        await clerk.press("6", "y")
        await clerk.sees("not key")
        assert screen(clerk).plan is not None and "Key-decision notice" not in clerk.words()
        await to(clerk, "DECISION")
        await clerk.press("enter")
        await clerk.sees("Left out.")
        await clerk.sees("Key-decision notice: not a key decision; regulation 9 asks")
        await clerk.press("escape", "o")
        await clerk.sees("An officer, a key decision")
        await clerk.press("down", "down", "enter")
        await clerk.sees("An officer's decision on Monday 9 October 2017, Executive · key")
        await clerk.press("y")
        await clerk.sees("o chooses that")


@BOTH
async def test_a_what_if_beside_the_plan_survives_the_end_of_the_program(tmp_path: Path, size: tuple[int, int]) -> None:
    office = demo(tmp_path, AUGUST)
    async with at_work(office, size=size) as clerk:
        await clerk.press("6", "x")
        await clerk.sees("There is no what-if")
        await clerk.press("w")
        await clerk.sees("Difference")
        await clerk.sees("now press d on a gate, or m, and change it.")
        assert "the same" not in clerk.words()
        await clerk.press("m")
        await answer(clerk, "13 November 2017")
        await clerk.sees("35 days later")
        await clerk.sees("What if Meeting on Monday 13 November 2017")
        await clerk.until(lambda: planning.kept(office) is not None, "the what-if is kept")
        kept = planning.kept(office)
        assert kept is not None and str(kept.real.meeting) == "2017-10-09"
        await clerk.until(lambda: str(planning.kept(office).what_if.meeting) == "2017-11-13", "kept")  # type: ignore[union-attr]
    async with at_work(demo(tmp_path, AUGUST), size=size) as clerk:
        await clerk.press("6")
        await clerk.sees("35 days later")
        await clerk.press("w")
        await clerk.sees("Take the what-if as the plan?")
        await clerk.press("y")
        await clerk.sees("Meeting on Monday 13 November 2017")
        assert "Difference" not in clerk.words()


async def test_a_gate_that_the_what_if_leaves_out(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path, AUGUST)) as clerk:
        await clerk.press("6", "w", "y", "home")
        await clerk.sees("left out")
        await clerk.sees("not a key decision; regulation 9 asks no notice.")
        await clerk.press("d")
        await clerk.sees("There is no gate here to move.")
        await clerk.press("x")
        await clerk.until(lambda: screen(clerk).other is None, "the what-if is dropped")
        await clerk.sees("27 working days left")


async def test_an_empty_register_asks_for_the_day(tmp_path: Path) -> None:
    async with at_work(own(tmp_path, now="2026-11-02T09:00:00Z")) as clerk:
        await clerk.press("6")
        await clerk.sees("On which day is the meeting, or the decision?")
        await clerk.press("escape")
        await clerk.sees("Nothing is planned yet")
        await clerk.press("p", "y", "w", "d", "enter", "question_mark", "m")
        await answer(clerk, "10 December 2026")
        await clerk.sees("Wed 11 Nov 2026")


async def test_what_cannot_be_planned_changes_nothing(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path, AUGUST)) as clerk:
        await clerk.press("6", "home", "d")
        await answer(clerk, "10 October 2017")
        await clerk.sees("Not done")
        await clerk.sees("27 working days left")


async def test_a_meeting_is_planned_from_its_own_screen(tmp_path: Path) -> None:
    office = demo(tmp_path, AUGUST)
    async with at_work(office) as clerk:
        await clerk.press("6", "w")
        await clerk.until(lambda: planning.kept(office) is not None, "the what-if is kept")
        await clerk.press("2", "enter")
        await clerk.sees("M1 Executive")
        await clerk.press("p")
        await clerk.sees("Meeting on Monday 9 October 2017, Executive · key")
        assert screen(clerk).other is None
        await to(clerk, "EN-PUB")
        await clerk.press("d")
        await answer(clerk, "12 October 2017")
        await clerk.sees("Wed 18 Oct 2017")
        await clerk.until(lambda: planning.kept(office, "M1") is not None, "the meeting's own plan is kept")
        await clerk.press("escape")
        await clerk.sees("M1 Executive")
        await clerk.press("p")
        await clerk.sees("Wed 18 Oct 2017")
        await clerk.press("escape", "6")
        await clerk.sees("Nothing differs yet")


async def test_a_meetings_kept_plan_gives_way_to_what_the_register_holds_now(tmp_path: Path) -> None:
    office = demo(tmp_path, AUGUST)
    fresh = planning.of_ref(office, "M1")
    planning.keep(office, Pair(fresh.move("EN-PUB", date(2017, 10, 12)), base=fresh.move("EN-AG5", None)), "M1")
    async with at_work(office) as clerk:
        await clerk.press("2", "enter", "p")
        await clerk.sees("Sat 14 Oct 2017")


@BOTH
async def test_a_plan_is_there_again_after_esc_and_after_the_end_of_the_program(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    create = own(tmp_path, now="2026-11-02T09:00:00Z")
    async with at_work(create, size=size) as clerk:
        await clerk.press("6")
        await clerk.sees("On which day is the meeting, or the decision?")
        await answer(clerk, "10 December 2026")
        await clerk.sees("Wed 11 Nov 2026")
        await to(clerk, "EN-PUB")
        await clerk.press("d")
        await answer(clerk, "14 December 2026")
        await clerk.sees("Fri 18 Dec 2026")
        await clerk.press("escape", "6")
        await clerk.sees("Fri 18 Dec 2026")
    async with at_work(open_office(tmp_path / "own.clerk", now=parse_instant("2026-11-03T09:00:00Z"))) as clerk:
        await clerk.press("6")
        await clerk.sees("Fri 18 Dec 2026")
        await clerk.sees("Your plan as you left it;")
        await clerk.press("x")
        await clerk.sees("Begin the plan anew?")
        await clerk.press("y")
        await clerk.sees("Nothing is planned yet")
        assert clerk.words().count("Nothing is planned yet") == 1
        await clerk.press("escape", "6")
        await clerk.sees("On which day is the meeting, or the decision?")


async def test_reading_on_in_the_explanation_and_back_to_the_list(tmp_path: Path) -> None:
    async with at_work(own(tmp_path, now="2017-09-20T09:00:00Z")) as clerk:
        await clerk.press("6")
        await clerk.sees("On which day is the meeting, or the decision?")
        await answer(clerk, "9 October 2017")
        await clerk.sees("Missed: Key-decision notice.")
        await clerk.sees("Tab Read on Enter Open")
        await clerk.until(lambda: screen(clerk).table.has_focus, "the list has the focus")
        assert "Certainty: statute." not in clerk.words()
        await clerk.press("tab")
        await clerk.until(lambda: not screen(clerk).table.has_focus, "the explanation has the focus")
        await clerk.press("end")
        await clerk.sees("Certainty: statute.")
        await clerk.press("home", "down", "down", "up", "pagedown", "pageup", "home")
        await clerk.sees("Key-decision notice: last day")
        screen(clerk).reload()
        await clerk.until(lambda: not screen(clerk).table.has_focus, "a reload leaves the reader in the text")
        assert screen(clerk).table.cursor_key == "EN-KD28"
        await clerk.press("tab")
        await clerk.until(lambda: screen(clerk).table.has_focus, "the list has the focus again")
        await clerk.press("down")
        assert screen(clerk).table.cursor_key == "EN-NM5"


async def test_a_council_without_a_rule_is_told_the_screens_own_way(tmp_path: Path) -> None:
    async with at_work(another(tmp_path, now="2026-11-02T09:00:00Z"), size=LARGE) as clerk:
        await clerk.press("6")
        await clerk.sees("On which day is the meeting, or the decision?")
        await answer(clerk, "10 December 2026")
        await to(clerk, "CI")
        await clerk.sees("7 Rules, then n, states one.")
        await clerk.press("enter")
        await clerk.sees("7 Rules, then n, states one.")
        assert "toml" not in clerk.words() and "clerk-tui" not in clerk.words()
        await clerk.press("escape", "e")
        await answer(clerk, "18 December 2026")
        await clerk.sees("Not done")
        assert "toml" not in clerk.words() and "clerk-tui" not in clerk.words()


async def test_timetable_and_audit_are_a_key_away_and_lead_back(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path, AUGUST)) as clerk:
        for key in ("t", "a"):
            await clerk.press("6")
            await clerk.sees("27 working days left")
            await clerk.press(key)
            await clerk.until(lambda: not isinstance(clerk.app.screen, PlannerScreen), f"{key} opens another screen")
            while not isinstance(clerk.app.screen, PlannerScreen):
                await clerk.press("escape")
            assert screen(clerk).plan is not None
