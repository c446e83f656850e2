"""People and bodies by keys: entering, seats, ending, merging, and who sat where on a past day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.register import people as rows
from clerk_tui.services import people, people_changes, people_seats
from clerk_tui.services.office import Office
from clerk_tui.services.people_seats import SeatDetails
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work, demo
from tests.widgets.stage import FORBIDDEN, HOSTILE, raw

BENSON, MAY_2015 = 1, date(2015, 5, 21)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = demo(tmp_path, "2017-10-10T09:30:00+01:00")
    yield office
    office.register.close()


async def answer(clerk: Clerk, sentence: str, typed: str) -> None:
    """Type over what is offered."""
    await clerk.sees(sentence)
    await clerk.type(typed)
    await clerk.press("enter")


async def find(clerk: Clerk, name: str) -> None:
    """Open a person by the filter."""
    await clerk.press("9", "slash")
    await clerk.type(name)
    await clerk.press("enter", "enter")
    await clerk.sees("In a request for call-in on")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_new_member_gets_a_seat_and_it_ends(office: Office, size: tuple[int, int]) -> None:
    async with at_work(office, size=size) as clerk:
        await clerk.press("9")
        await clerk.sees("People and what they hold on Tuesday 10 October 2017, today.")
        await clerk.press("a")
        await answer(clerk, "What is the name?", "Cllr Zoe Adams")
        await clerk.sees("A member or an officer?")
        await clerk.press("enter")
        await answer(clerk, "The title:", "")
        await clerk.sees("Zoe Adams is entered.")
        await clerk.press("enter")
        await clerk.sees("No seat is entered. s enters one.")
        await clerk.press("s", "enter")
        await answer(clerk, "Which part?", "Chairman")
        await answer(clerk, "Its first day?", "21 May 2015")
        await answer(clerk, "Its last day?", "20 May 2015")
        await clerk.sees("Wednesday 20 May 2015 lies before Thursday 21 May 2015, when it begins.")
        await clerk.press("ctrl+u", "enter")
        await answer(clerk, "What is it for", "Housing")
        await clerk.sees("chair, Housing")
        await clerk.press("e")
        await answer(clerk, "The last day as chair of Executive, Housing?", "9/10/2017")
        await clerk.sees("Ended; the last day is Monday 9 October 2017.")
        (seat,) = rows.seats(office.register, person_id=people.find_person(office, "Zoe Adams").id)
        assert (seat.role, seat.valid_from, seat.valid_to) == ("chair", MAY_2015, date(2017, 10, 9))
        await clerk.press("u")
        await clerk.until(lambda: rows.seat(office.register, seat.id).valid_to is None, "the undo")


async def test_overlapping_seats_ask_for_a_reason_and_keep_it(office: Office) -> None:
    executive = people.find_body(office, "Executive")
    people_seats.add_seat(office, BENSON, executive.id, SeatDetails("member", MAY_2015))
    async with at_work(office) as clerk:
        await find(clerk, "benson")
        await clerk.press("s", "enter")
        await answer(clerk, "Which part?", "leader")
        await answer(clerk, "Its first day?", "1/6/2017")
        await answer(clerk, "Its last day?", "")
        await answer(clerk, "What is it for", "")
        await clerk.sees("and the two overlap; end the one on the day before the other begins.")
        await clerk.press("f8")
        await clerk.sees("Type the reason first")
        await clerk.type("Acting.")
        await clerk.press("escape")
        await clerk.sees("What is it for")
        await clerk.press("enter")
        await clerk.sees("Acting.")
        await clerk.press("f8")
        await clerk.until(lambda: len(rows.seats(office.register, person_id=BENSON)) == 2, "the second seat")
        await clerk.press("down")
        await clerk.sees("Though it clashes: Acting.")


async def test_a_new_part_ends_the_old_seat_the_day_before(office: Office) -> None:
    executive = people.find_body(office, "Executive")
    people_seats.add_seat(office, BENSON, executive.id, SeatDetails("member", MAY_2015))
    async with at_work(office) as clerk:
        await find(clerk, "benson")
        await clerk.press("f")
        await answer(clerk, "Which part?", "leader")
        await answer(clerk, "From which day?", "1/6/2017")
        await answer(clerk, "What is it for", "")
        await clerk.sees("Wed 31 May 2017")
        assert [seat.role for seat in rows.seats(office.register, person_id=BENSON)] == ["member", "leader"]


async def test_two_who_are_one_are_merged_and_parted_again(office: Office) -> None:
    people_changes.add_person(office, "Amy Benson")
    async with at_work(office) as clerk:
        await find(clerk, "amy benson")
        await clerk.press("m")
        await answer(clerk, "Which other name of the register is Amy Benson?", "Amy")
        await clerk.sees("nobody called “Amy”")
        await clerk.press("ctrl+u")
        await clerk.type("Benson")
        await clerk.press("enter")
        await clerk.sees("it moves 1 summons")
        await clerk.press("y")
        await clerk.sees("Benson is Amy Benson now.")
        assert rows.named(office.register, "Benson") is None
        await clerk.press("u")
        await clerk.until(lambda: rows.named(office.register, "Benson") is not None, "the undo")


async def test_who_sat_on_a_body_is_seen_by_turning_its_changes(office: Office) -> None:
    executive = people.find_body(office, "Executive")
    people_seats.add_seat(office, BENSON, executive.id, SeatDetails("leader", MAY_2015, date(2016, 5, 19)))
    async with at_work(office) as clerk:
        await clerk.press("9", "b", "enter")
        await clerk.sees("Members on Tuesday 10 October 2017, today.")
        await clerk.sees("The register names no member on this day.")
        await clerk.press("left")
        await clerk.sees("Members on Thursday 19 May 2016.")
        await clerk.sees("Benson")
        await clerk.press("left")
        await clerk.sees("Members on Wednesday 20 May 2015.")
        await clerk.press("right", "right")
        await clerk.sees("Members on Friday 20 May 2016.")
        await clerk.press("right")
        await clerk.sees("The register knows of no later change.")
        await clerk.press("d")
        await answer(clerk, "Whose members, on which day?", "1/6/2015")
        await clerk.sees("Members on Monday 1 June 2015.")
        await clerk.press("enter")
        await clerk.sees("In a request for call-in on Monday 1 June 2015: any, executive.")
        await clerk.press("escape", "escape", "escape")
        await clerk.sees("People and what they hold on")


async def test_the_list_and_the_chain_of_consent_are_of_the_day_that_is_asked(office: Office) -> None:
    board = people_changes.add_body(office, "Scrutiny Leadership Board")
    people_seats.add_seat(office, BENSON, board.id, SeatDetails("chair", MAY_2015, date(2016, 5, 19)))
    async with at_work(office) as clerk:
        await clerk.press("9", "p")
        await clerk.sees("vacant; Benson held it until Thursday 19 May 2016.")
        await clerk.press("escape", "d")
        await answer(clerk, "Of which day? Empty is today.", "1/6/2015")
        await clerk.sees("chair of Scrutiny Leadership Board")
        await clerk.press("p")
        await clerk.sees("Benson (Scrutiny Leadership Board).")


async def test_a_list_from_a_file_is_shown_then_taken(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    path.write_text("name,body,role\nZoe Adams,Executive,leader\nBen Adams,Executive,leader\n", encoding="utf-8")
    async with at_work(office, size=LARGE) as clerk:
        await clerk.press("9", "f4")
        await answer(clerk, "Which file?", str(path))
        await clerk.sees("New: 2 persons, 0 bodies, 2 seats.")
        await clerk.press("y")
        await clerk.sees("Why are they taken all the same?")
        await clerk.type("Joint leaders.")
        await clerk.press("f8")
        await clerk.sees("Taken. New: 2 persons")
        assert [seat.despite for seat in rows.seats(office.register)] == ["", "Joint leaders."]
        await clerk.press("u")
        await clerk.until(lambda: rows.seats(office.register) == [], "the undo")


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_names_are_shown_as_text(office: Office, text: str) -> None:
    person = people_changes.add_person(office, f"Zoe {text}"[:150], title=text[:150])
    body = people_changes.add_body(office, f"Audit {text}"[:150], kind="committee")
    people_seats.add_seat(office, person.id, body.id, SeatDetails(f"chair {text}"[:150]))
    async with at_work(office, size=LARGE) as clerk:
        await find(clerk, "zoe")
        await clerk.press("e", "escape", "c", "escape", "escape", "escape", "b")
        assert not FORBIDDEN & set(raw(clerk.app))
        await clerk.press("enter")
        assert not FORBIDDEN & set(raw(clerk.app))


async def test_somebody_without_a_seat_is_not_said_to_be_off_the_executive(office: Office) -> None:
    async with at_work(office) as clerk:
        await find(clerk, "Benson")
        await clerk.sees("the executive is then those summoned to the meeting that decided.")


async def test_wards_are_entered_and_changed_and_the_day_says_who_may_call_in(office: Office) -> None:
    executive = people.find_body(office, "Executive")
    people_seats.add_seat(office, BENSON, executive.id, SeatDetails("leader", MAY_2015))
    people_changes.add_body(office, "Council")
    async with at_work(office) as clerk:
        await clerk.press("9", "w")
        await clerk.sees("There are no wards yet. a enters one")
        await clerk.press("a")
        await answer(clerk, "What is the ward or division called?", "Bloomfield")
        await answer(clerk, "How many members does it return?", "two")
        await clerk.sees("“two” is no number; write it in figures, like 3.")
        await clerk.press("ctrl+u")
        await answer(clerk, "How many members does it return?", "2")
        await answer(clerk, "Its first day?", "")
        await answer(clerk, "Its last day?", "")
        await clerk.sees("Bloomfield is entered.")
        await clerk.sees("2 vacant")
        await clerk.press("m")
        await clerk.sees("May ask: 0. May not: 1. It depends: 9.")
        await clerk.press("end")
        await clerk.sees("Benson: may not. Sits on the executive (leader of Executive)")
        await clerk.press("escape", "o")
        await clerk.sees("Leader of the council: Benson, since 21 May 2015.")
        await clerk.press("escape", "w")
        await find(clerk, "blackburn")
        await clerk.press("s")
        await clerk.sees("In which body?")
        await clerk.press("enter")
        await answer(clerk, "Which part?", "")
        await answer(clerk, "Its first day?", "4/5/2017")
        await answer(clerk, "Its last day?", "")
        await answer(clerk, "What is it for", "")
        await answer(clerk, "For which ward?", "Nowhere")
        await clerk.sees("the register holds no ward “Nowhere”")
        await clerk.press("ctrl+u")
        await answer(clerk, "For which ward?", "Bloomfield")
        await clerk.sees("Council for Bloomfield")
        assert [seat.ward for seat in rows.seats(office.register, person_id=2)] == ["Bloomfield"]
