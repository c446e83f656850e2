"""By keys: a decision without a meeting, the sorter, the council's own wordings, declared interests."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.domain.council import Maker
from clerk_tui.domain.decision import OfficerKind
from clerk_tui.register import boilerplates, interests
from clerk_tui.register import decisions as records
from clerk_tui.screens import form
from clerk_tui.services import boilerplate, individual
from tests.offices import ICT, TUESDAY, own
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work, demo


async def begin(clerk: Clerk, maker: int) -> None:
    """Answer the five questions; `maker` is the place of the class in the list."""
    await clerk.press("3", "a")
    await clerk.sees("A decision without a meeting · 1 of 5")
    await clerk.press(*["down"] * maker, "enter")
    for words, answer in (
        ("2 of 5", "Jane Smith"), ("3 of 5", "Director"), ("4 of 5", "Street trading licence"),
        ("5 of 5", "9 October 2017"),
    ):  # fmt: skip
        await clerk.sees(words)
        await clerk.type(answer)
        await clerk.press("enter")
    await clerk.sees("Draft, not published")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_an_officer_s_decision_is_begun_and_sorted_by_keys(tmp_path: Path, size: tuple[int, int]) -> None:
    office = demo(tmp_path, TUESDAY)
    async with at_work(office, size=size) as clerk:
        await begin(clerk, 2)
        await clerk.sees("Produced by the officer [SI 2012/2089 reg 13].")
        await clerk.press("f11")
        await clerk.sees("Is the function one of the executive")
        await clerk.press("down", "enter")
        await clerk.sees("[SI 2014/2095 reg 7(2)(a)]")
        await clerk.press("enter")
        await clerk.sees("[SI 2014/2095 reg 7(4)]")
        await clerk.press("escape")
        await clerk.sees("[SI 2014/2095 reg 7(2)(a)]")
        await clerk.press("enter")
        await clerk.sees("[SI 2014/2095 reg 7(4)]")
        await clerk.press("down", "enter")
        await clerk.sees("The answers point to 2014-regulations. What do you record?")
        await clerk.press("enter")
        await clerk.sees("Sorted: 2014-regulations.")
        record = records.decision(office.register, 3)
        assert (record.maker, record.officer_kind) == (Maker.OFFICER, OfficerKind.REGULATIONS_2014)


async def test_another_answer_than_the_questions_point_to_asks_why(tmp_path: Path) -> None:
    office = demo(tmp_path, TUESDAY)
    individual.begin(office, Maker.OFFICER, "Jane Smith", "Works")
    async with at_work(office) as clerk:
        await clerk.press("3", "enter")
        await clerk.sees("Draft, not published")
        await clerk.press("f11")
        await clerk.sees("Is the function one of the executive")
        await clerk.press("enter")
        await clerk.sees("day-to-day")
        await clerk.press("down", "enter")
        await clerk.sees("The answers point to executive")
        await clerk.press("down", "down", "enter")
        await clerk.sees("Your answers point elsewhere")
        await clerk.type("It is routine.")
        await clerk.press("f8")
        await clerk.sees("Sorted: neither.")
        assert records.decision(office.register, 3).officer_basis.endswith("Because: It is routine.")


async def test_leaving_the_questions_loses_no_answer(tmp_path: Path) -> None:
    office = demo(tmp_path, TUESDAY)
    async with at_work(office) as clerk:
        await clerk.press("3", "a")
        await clerk.sees("1 of 5")
        await clerk.press("enter")
        await clerk.sees("2 of 5")
        await clerk.type("Councillor Campbell")
        await clerk.press("escape")
        await clerk.sees("1 of 5")
        await clerk.press("escape")
        await clerk.until(lambda: "1 of 5" not in clerk.words(), "the questions are left")
        await clerk.press("a")
        await clerk.sees("1 of 5")
        await clerk.press("enter")
        await clerk.sees("Councillor Campbell")


async def test_the_keys_of_the_decisions_are_those_of_that_view_alone(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path, TUESDAY)) as clerk:
        await clerk.press("4", "w")
        await clerk.sees("4 Call-in")
        assert "The council's own wordings" not in clerk.words()
        await clerk.press("3", "w")
        await clerk.sees("The council's own wordings")


async def test_a_wording_is_put_into_the_field_where_the_cursor_stands(tmp_path: Path) -> None:
    office = demo(tmp_path, TUESDAY)
    boilerplate.add(office, "notes", "Standard", "To spend {amount}.")
    async with at_work(office, size=LARGE) as clerk:
        await clerk.press("3", "down", "enter")
        await clerk.sees("Draft, not published")
        clerk.app.screen.go_to("notes")  # type: ignore[attr-defined]
        await clerk.type("First. ")
        await clerk.press("f10")
        await clerk.sees("Standard: To spend {amount}.")
        await clerk.press("enter")
        await clerk.sees("First. To spend {amount}.")
        await clerk.press("ctrl+s")
        await clerk.until(
            lambda: records.decision(office.register, ICT).notes == "First. To spend {amount}.", "the field is saved"
        )
        await clerk.press("f5")
        await clerk.sees("still has the hole {amount}")


async def test_what_stands_in_a_field_is_kept_as_a_wording(tmp_path: Path) -> None:
    office = demo(tmp_path, TUESDAY)
    async with at_work(office) as clerk:
        await clerk.press("3", "down", "enter")
        await clerk.sees("Draft, not published")
        clerk.app.screen.go_to("notes")  # type: ignore[attr-defined]
        await clerk.press("f10")
        await clerk.sees("No wording is kept for Notes")
        await clerk.type("None was needed.")
        await clerk.press("ctrl+l")
        await clerk.sees("Keep what stands in this field as a new wording")
        await clerk.press("enter")
        await clerk.sees("Under which name?")
        await clerk.type("Nothing")
        await clerk.press("enter")
        await clerk.sees("Kept as “Nothing”")
        assert [w.text for w in boilerplates.wordings(office.register, "notes")] == ["None was needed."]


async def test_wordings_are_changed_and_taken_away_from_their_list(tmp_path: Path) -> None:
    office = demo(tmp_path, TUESDAY)
    boilerplate.add(office, "notes", "Standard", "None.")
    async with at_work(office) as clerk:
        await clerk.press("3", "w")
        await clerk.sees("Standard")
        await clerk.press("e")
        await clerk.sees("Records that were filled from it stay as they are.")
        await clerk.type("Open {hole ")
        await clerk.press("f8")
        await clerk.sees("A hole of the wording is not closed")
        await clerk.type("} ")
        await clerk.press("f8")
        await clerk.until(
            lambda: boilerplates.wordings(office.register)[0].text == "Open {hole } None.", "the wording is changed"
        )
        await clerk.press("d")
        await clerk.sees("Take this wording away?")
        await clerk.press("y")
        await clerk.sees("No wording is kept yet")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_an_interest_is_recorded_at_the_meeting_and_stands_in_the_record(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    office = demo(tmp_path, TUESDAY)
    async with at_work(office, size=size) as clerk:
        await clerk.press("2", "enter")
        await clerk.sees("Summoned:")
        await clerk.press("n")
        await clerk.sees("No interest is recorded")
        await clerk.press("a")
        await clerk.sees("Who declared it?")
        await clerk.press("enter")
        await clerk.sees("For which item?")
        await clerk.press("down", "enter")
        await clerk.sees("What was declared?")
        await clerk.type("Ward councillor")
        await clerk.press("enter")
        await clerk.sees("Is it a conflict of interest?")
        await clerk.press("down", "enter")
        await clerk.sees("Did the member withdraw")
        await clerk.press("enter")
        await clerk.sees("Which dispensation")
        await clerk.press("enter")
        await clerk.sees("It stands in the item's record.")
        assert records.decision(office.register, ICT).interests == (
            "Benson declared an interest and withdrew for this item: Ward councillor."
        )
        await clerk.press("d")
        await clerk.sees("Take this interest away?")
        await clerk.press("y")
        await clerk.sees("No interest is recorded")
        assert interests.of_meeting(office.register, 1) == []


async def test_page_down_and_page_up_turn_the_form(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path, TUESDAY)) as clerk:
        await clerk.press("3", "enter")
        await clerk.sees("Draft, not published")
        await clerk.press("pageup", "pageup")
        for _ in range(12):
            await clerk.press("pagedown")
        await clerk.sees("Exempt information, kept apart and never published")
        for _ in range(12):
            await clerk.press("pageup")
        await clerk.sees("▸ Decision reference")


def test_the_council_s_own_order_stands_first_and_the_additions_after(tmp_path: Path) -> None:
    office = own(tmp_path)
    council = office.council()
    number = individual.begin(office, Maker.MEMBER, "Councillor Campbell", "Works")
    body = form.lines(council, records.decision(demo(tmp_path).register, ICT))
    alone = form.lines(council, records.decision(office.register, number))
    own_order = [label.field for label in council.record]
    assert [line.field.id for line in body if line.number] == own_order
    assert [line.section.value for line in body] == sorted(
        (line.section.value for line in body), key=["maker", "template", "beside"].index
    )
    assert [line.field.id for line in alone[:3]] == ["title", "maker_name", "maker_title"]
    assert {line.field.id for line in body} - {line.field.id for line in alone} == {"attendance"}
    assert alone[-1].field.id == body[-1].field.id == "exempt_text"
    office.register.close()
