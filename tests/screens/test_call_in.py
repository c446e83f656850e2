"""A clerk works at the call-in desk by keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.domain.call_in_events import State
from clerk_tui.register import drafts
from clerk_tui.services import call_ins
from clerk_tui.services.call_in_cases import case_of
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from clerk_tui.widgets.key_bar import KeyBar
from tests.called_in import LEADER, LIBRARY, ask, council, it_is, meets, members
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work


async def open_case(clerk: Clerk) -> None:
    await clerk.press("4")
    await clerk.sees("If nobody acts")
    await clerk.press("enter")
    await clerk.sees("Call-in of D1")


async def take_request(clerk: Clerk, received: str, names: str) -> None:
    """All questions of a request, at Wiltshire."""
    await clerk.press("r")
    await clerk.sees("When was it received, to the second?")
    await clerk.type(received)
    await clerk.press("enter")
    await clerk.sees("How did it come")
    await clerk.press("enter")
    await clerk.sees("Who asks?")
    await clerk.type(names)
    await clerk.press("f8")


async def give_reasons(clerk: Clerk) -> None:
    await clerk.sees("Its reasons, in its own words")
    await clerk.type("Too hasty.")
    await clerk.press("f8")
    await clerk.sees("Which parts of the decision?")
    await clerk.press("enter")
    await clerk.sees("Which alternative does it ask for?")
    await clerk.press("enter")


def state(office: Office) -> State:
    return case_of(office, LIBRARY).state.state


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_request_a_second_too_late_is_refused_with_the_paragraph(tmp_path: Path, size: tuple[int, int]) -> None:
    office = it_is(council(tmp_path), "2026-12-07T18:00")
    async with at_work(office, size=size) as clerk:
        await open_case(clerk)
        await take_request(clerk, "7 December 2026 at 17:00:01", ", ".join(members(10)))
        await give_reasons(clerk)
        await clerk.sees("REQUEST FOR CALL-IN: REFUSED")
        await clerk.press("end")
        await clerk.sees("too late; requests closed Monday 7 December 2026, 17:00.")
        await clerk.sees("articles 5410 to 5412")
        await clerk.press("q")
        await clerk.sees("Mon 7 Dec 2026 17:00")
        assert state(office) is State.WINDOW_OPEN
        await take_request(clerk, "7 December 2026 at 16:59:59", ", ".join(members(10)))
        await give_reasons(clerk)
        await clerk.sees("REQUEST FOR CALL-IN: RECEIPT")
        await clerk.press("q")
        await clerk.sees("It may not be implemented now.")
        assert state(office) is State.VALIDATING


async def test_who_sat_on_the_executive_is_asked_about_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    office = it_is(council(tmp_path), "2026-12-07T18:00")
    async with at_work(office) as clerk:
        await open_case(clerk)
        await take_request(clerk, "7 December 2026 at 16:00:00", ", ".join((LEADER, *members(9), "Zoe Zander")))
        await clerk.sees("Not in the register: Zoe Zander. Who are they?")
        await clerk.press("enter")
        await clerk.sees("Councillor A sat on the executive on Monday 7 December 2026")
        await clerk.press("escape", "escape", "escape")
        await clerk.sees("How did it come")
        await clerk.press("escape", "escape")
        await clerk.press("r")
        await clerk.sees("7 December 2026 at 16:00:00")
        await clerk.press("enter", "enter")
        await clerk.sees("Councillor A, Councillor B")
        await clerk.press("f8", "enter")
        await clerk.sees("Why does the proper officer take it all the same?")
        await clerk.type("He left the Cabinet.")
        await clerk.press("f8")
        await give_reasons(clerk)
        await clerk.sees("REQUEST FOR CALL-IN: RECEIPT")
        assert case_of(office, LIBRARY).requests[0].said.despite == "He left the Cabinet."


async def test_the_same_councillor_twice_comes_back_with_every_answer(tmp_path: Path) -> None:
    office = it_is(council(tmp_path), "2026-12-07T18:00")
    async with at_work(office) as clerk:
        await open_case(clerk)
        await take_request(clerk, "7 December 2026 at 16:00:00", ", ".join((*members(9), "Cllr B")))
        await give_reasons(clerk)
        await clerk.sees("is named twice")
        await clerk.sees("When was it received, to the second?")
        await clerk.sees("16:00")
        assert case_of(office, LIBRARY).requests == ()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_referred_back_and_confirmed(tmp_path: Path, size: tuple[int, int]) -> None:
    office = it_is(council(tmp_path), "2026-12-07T18:00")
    ask(office, "2026-12-07T16:59:59")
    meets(office, "Overview and Scrutiny Committee", "2026-12-14")
    async with at_work(office, size=size) as clerk:
        await open_case(clerk)
        await clerk.press("v")
        await clerk.sees("What was decided? The desk records it; it does not decide it.")
        await clerk.press("enter")
        await clerk.sees("Whose decision is it?")
        await clerk.type("Jane Smith, Monitoring Officer")
        await clerk.press("enter")
        await clerk.sees("When was that decided?")
        await clerk.press("enter")
        await clerk.sees("Next: scrutiny must set a hearing, due by Monday 14 December 2026.")
        await clerk.press("h")
        await clerk.sees("Overview and Scrutiny Committee, Monday 14 December 2026")
        await clerk.press("enter")
        await clerk.sees("A reason, where the day lies after the limit")
        await clerk.press("enter")
        await clerk.sees("Next: the hearing on Monday 14 December 2026")
        await clerk.sees("convene it at shorter notice")
        await clerk.press("?")
        await clerk.sees("Which date?")
        await clerk.press("down", "down", "enter")
        await clerk.sees("Hearing of the call-in received on Monday 7 December 2026")
        await clerk.press("q")
        it_is(office, "2026-12-14T20:00")
        await clerk.press("o")
        await clerk.sees("What did the committee decide?")
        await clerk.press("down", "enter")
        await clerk.sees("Its reasons, in a line")
        await clerk.press("enter", "enter")
        await clerk.sees("Next: its maker reconsiders it, due by Monday 21 December 2026.")
        it_is(office, "2026-12-18T18:00")
        await clerk.press("c")
        await clerk.sees("What did its maker make of it?")
        await clerk.press("enter", "enter", "enter")
        await clerk.sees("The decision was confirmed on Friday 18 December 2026 by its maker.")
        await clerk.press("u")
        await clerk.sees("Next: its maker reconsiders it")
        assert state(office) is State.RECONSIDER


async def test_referred_to_council_which_makes_no_objection(tmp_path: Path) -> None:
    office = it_is(council(tmp_path), "2026-12-07T18:00")
    ask(office, "2026-12-07T16:59:59")
    call_ins.validate(office, LIBRARY, by="Jane Smith")
    async with at_work(it_is(office, "2026-12-10T20:00")) as clerk:
        await clerk.sees("Hearing due in 4 days")
        await open_case(clerk)
        await clerk.press("o", "down", "down", "enter", "enter", "enter")
        await clerk.sees("Next: the meeting of Council.")
        it_is(office, "2027-01-20T20:00")
        await clerk.press("c")
        await clerk.sees("What did Council make of it?")
        await clerk.press("enter", "enter")
        await clerk.sees("Council made no objection on ")
        await clerk.sees("In effect since Wednesday 20 January 2027.")


async def test_a_slip_is_struck_out_and_the_receipt_is_written(tmp_path: Path) -> None:
    office = it_is(council(tmp_path), "2026-12-07T18:00")
    ask(office, "2026-12-07T16:59:59")
    (folder := tmp_path / "out").mkdir()
    async with at_work(office) as clerk:
        await open_case(clerk)
        await clerk.press("p", "down", "enter")
        await clerk.sees("Into which folder?")
        await clerk.type(str(folder))
        await clerk.press("enter")
        await clerk.until(lambda: len(list(folder.glob("*.*"))) == 4, "the receipt")
        await clerk.press("x")
        await clerk.sees("What was the slip in E1?")
        await clerk.type("Another decision was meant.")
        await clerk.press("f8")
        await clerk.sees("(struck out: Another decision")
        assert state(office) is State.WINDOW_OPEN


async def test_steps_that_cannot_be_taken_say_why(tmp_path: Path) -> None:
    office = council(tmp_path)
    async with at_work(office) as clerk:
        await open_case(clerk)
        await clerk.sees("Nothing was entered yet. r takes a request for call-in.")
        await clerk.press("v")
        await clerk.sees("No request waits for a decision.")
        await clerk.press("h")
        await clerk.sees("There is no valid call-in to be heard.")
        await clerk.press("p")
        await clerk.sees("D1 has no request for call-in.")
        await clerk.press("x")
        await clerk.sees("Put the cursor on the event that was entered by a slip.")
        await clerk.press("escape")
        await clerk.sees("If nobody acts")


async def half_typed(clerk: Clerk) -> None:
    """A request with its instant answered and two names typed."""
    await clerk.press("r")
    await clerk.sees("When was it received, to the second?")
    await clerk.type("7 December 2026 at 16:59:59")
    await clerk.press("enter", "enter")
    await clerk.sees("Who asks?")
    await clerk.type("Councillor Bee")


async def test_half_typed_answers_are_there_after_leaving_the_case_and_after_a_crash(tmp_path: Path) -> None:
    office = it_is(council(tmp_path), "2026-12-07T18:00")
    who = office.who
    async with at_work(office) as clerk:
        await open_case(clerk)
        await half_typed(clerk)
        await clerk.until(lambda: "Councillor Bee" in kept(office), "what was typed, kept while it is typed")
        for _ in range(3):
            await clerk.press("escape")
        await clerk.sees("Nothing was entered yet")
        await clerk.press("escape")
        await open_case(clerk)
        await clerk.sees("Half-answered questions were kept")
        await clerk.sees("“Councillor Bee”")
        await clerk.press("enter")
        await clerk.sees("7 December 2026 at 16:59:59")
        await clerk.press("enter", "enter")
        await clerk.sees("Councillor Bee")
    again = it_is(open_office(tmp_path / office.register.path.name, who=who), "2026-12-07T18:10")
    async with at_work(again) as clerk:
        await clerk.sees("Half-answered questions are waiting")
        await clerk.sees("Call-in of D1: Request for call-in, answered in part")
        await clerk.press("enter")
        await clerk.sees("7 December 2026 at 16:59:59")
        await clerk.press("escape")
        await clerk.sees("Nothing was entered yet")
        await clerk.press("escape")
        await open_case(clerk)
        await clerk.sees("Half-answered questions were kept")
        await clerk.press("down", "enter")
        await clerk.until(lambda: kept(again) == "", "nothing kept")


async def test_what_was_chosen_is_chosen_again_and_what_is_entered_is_kept_no_longer(tmp_path: Path) -> None:
    office = it_is(council(tmp_path), "2026-12-07T16:00")
    ask(office, "2026-12-07T15:00")
    async with at_work(office) as clerk:
        await open_case(clerk)
        await clerk.press("v")
        await clerk.sees("What was decided?")
        await clerk.press("down", "enter")
        await clerk.sees("Whose decision is it?")
        await clerk.press("escape")
        await clerk.sees("▸ The request is not valid")
        await clerk.press("up", "enter")
        await clerk.sees("Whose decision is it?")
        await clerk.type("Head of Law")
        await clerk.press("enter")
        await clerk.sees("When was that decided?")
        await clerk.press("enter")
        await clerk.sees("Entered. u undoes it")
        assert state(office) is State.SUSPENDED
        await clerk.until(lambda: kept(office) == "", "nothing kept")


def kept(office: Office) -> str:
    return "\n".join(one.text for one in drafts.kept(office.register, "call-in", LIBRARY))


async def test_the_foot_names_first_the_keys_that_can_do_something_as_it_stands(tmp_path: Path) -> None:
    office = it_is(council(tmp_path), "2026-12-07T16:00")

    def foot(clerk: Clerk) -> str:
        return str(clerk.app.screen.query_one(KeyBar).render())

    async with at_work(office) as clerk:
        await open_case(clerk)
        await clerk.until(lambda: "r Request  g Waiver  p Receipt" in foot(clerk), "what an open window allows")
        ask(office, "2026-12-07T15:00")
        call_ins.validate(office, LIBRARY, by="Jane Smith")
        clerk.app.screen.reload()  # type: ignore[attr-defined]
        await clerk.sees("h Hearing o Outcome w Withdraw p Receipt x Strike out")
        assert foot(clerk).rstrip().endswith("F1 Help")
