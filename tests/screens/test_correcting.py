"""A clerk corrects a published record by keys, publishes several at once, and sees three statements side by side."""

from __future__ import annotations

from pathlib import Path

from clerk_tui.domain.dates import parse_instant
from clerk_tui.register import corrections, drafts
from clerk_tui.register import decisions as records
from clerk_tui.services import decisions, publishing
from clerk_tui.services.office import Office
from clerk_tui.widgets.key_bar import KeyBar
from tests.offices import ICT, MONEY, TUESDAY, recorded
from tests.offices import demo as bare
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work

THURSDAY = "2017-10-12T10:00:00+01:00"


def published(folder: Path) -> Office:
    office = recorded(bare(folder, TUESDAY))
    publishing.publish(office, ICT)
    office.clock.rehearse(parse_instant(THURSDAY))
    return office


async def open_correction(clerk: Clerk) -> None:
    await clerk.sees("ICT/DIGITAL STRATEGY")
    clerk.app.screen.open_ref("D1")
    await clerk.sees("D1 item 2")
    await clerk.press("c")
    await clerk.sees("Correct D1")


async def test_a_correction_is_typed_looked_at_and_published_with_its_reasons(tmp_path: Path) -> None:
    office = published(tmp_path)
    async with at_work(office, size=SMALL) as clerk:
        await open_correction(clerk)
        await clerk.type("Indeed ")
        await clerk.press("f8")
        await clerk.sees("[+Indeed +]The Executive agreed")
        await clerk.sees("Kept: requests for call-in close at the end of Friday 13 October 2017")
        await clerk.sees("Started again: requests for call-in close at the end of Tuesday 17 October 2017")
        await clerk.press("f8")
        await clerk.sees("Why is it corrected?")
        await clerk.type("A slip")
        await clerk.press("ctrl+s")
        await clerk.sees("the rule is silent.")
        await clerk.press("down", "enter")
        await clerk.sees("Why does it start again?")
        await clerk.type("It matters")
        await clerk.press("ctrl+s")
        await clerk.sees("The correction is published.")
        await clerk.sees("Corrected Thursday 12 October 2017.")
        (made,) = corrections.corrections(office.register, ICT)
        assert (made.reason, made.restarts, made.restarts_because) == ("A slip", True, "It matters")
        assert records.decision(office.register, ICT).resolution.startswith("Indeed The Executive")
        assert drafts.kept(office.register, "correction", ICT) == ()


async def test_words_taken_out_are_asked_about_and_withheld_from_the_notice(tmp_path: Path) -> None:
    office = published(tmp_path)
    async with at_work(office, size=SMALL) as clerk:
        await open_correction(clerk)
        await clerk.press(*["delete"] * len("The Executive "))
        await clerk.press("f8")
        await clerk.sees("[-The Executive -]agreed")
        await clerk.press("f8")
        await clerk.sees("Why is it corrected?")
        await clerk.type("A slip")
        await clerk.press("ctrl+s")
        await clerk.sees("the rule is silent.")
        await clerk.press("enter")
        await clerk.sees("Why is it kept?")
        await clerk.type("Only a word")
        await clerk.press("ctrl+s")
        await clerk.sees("May the public read the words that are taken out?")
        await clerk.press("down", "enter")
        await clerk.sees("The correction is published.")
        (made,) = corrections.corrections(office.register, ICT)
        assert [change.withheld for change in made.changes] == [True]


async def test_what_was_typed_into_a_correction_and_left_stands_there_again(tmp_path: Path) -> None:
    office = published(tmp_path)
    async with at_work(office, size=LARGE) as clerk:
        await open_correction(clerk)
        await clerk.type("Indeed ")
        await clerk.press("escape")
        await clerk.sees("D1 item 2")
        await clerk.until(lambda: bool(drafts.kept(office.register, "correction", ICT)), "a kept draft")
        await clerk.press("c")
        await clerk.sees("What you had typed into this")
        await clerk.sees("Indeed The Executive agreed")
        assert corrections.corrections(office.register, ICT) == ()


async def test_what_is_being_typed_into_a_correction_is_kept_before_the_field_is_left(tmp_path: Path) -> None:
    office = published(tmp_path)
    async with at_work(office) as clerk:
        await open_correction(clerk)
        await clerk.type("Half a w")
        await clerk.until(lambda: _kept(office).startswith("Half a w"), "the draft, a moment behind the keys")
        await clerk.press(*["backspace"] * 8)
        await clerk.until(lambda: _kept(office) == "", "nothing to keep any more")


def _kept(office: Office) -> str:
    return "".join(draft.text for draft in drafts.kept(office.register, "correction", ICT))


async def test_a_correction_that_cannot_be_is_refused_on_the_form_and_nothing_is_lost(tmp_path: Path) -> None:
    async with at_work(published(tmp_path), size=LARGE) as clerk:
        await open_correction(clerk)
        clerk.app.screen.query_one("#field-decided_on").focus()
        await clerk.pilot.press(*["backspace"] * 30)
        await clerk.type("11 October 2017")
        await clerk.press("f8")
        await clerk.sees("COR-DATES. Date of decision would be Wednesday 11 October 2017, after the record")
        await clerk.press("f8")
        await clerk.sees("Not published")
        await clerk.press("escape")
        await clerk.sees("11 October 2017")


async def test_the_counts_of_both_choices_open_from_the_preview(tmp_path: Path) -> None:
    async with at_work(published(tmp_path), size=LARGE) as clerk:
        await open_correction(clerk)
        await clerk.type("Indeed ")
        await clerk.press("f8")
        await clerk.sees("[+Indeed +]")
        await clerk.press("?")
        await clerk.sees("Started again: requests close Tuesday 17 October 2017")
        await clerk.press("down", "down", "enter")
        await clerk.sees("Mon 16 Oct 2017 counted")


async def test_c_on_a_draft_says_to_change_the_record_itself(tmp_path: Path) -> None:
    office = bare(tmp_path, TUESDAY)
    async with at_work(office) as clerk:
        await clerk.sees("ICT/DIGITAL STRATEGY")
        clerk.app.screen.open_ref("D1")
        await clerk.sees("D1 item 2")
        clerk.app.screen.action_correct()
        await clerk.sees("It is not published yet: change the record itself.")


async def test_two_decisions_of_a_meeting_are_published_from_the_queue_with_one_question(tmp_path: Path) -> None:
    office = recorded(bare(tmp_path, TUESDAY))
    decisions.copy_recommendations(office, MONEY)
    decisions.set_fields(office, MONEY, {"decided_on": "9 October 2017"})
    async with at_work(office, size=SMALL) as clerk:
        await clerk.sees("ICT/DIGITAL STRATEGY")
        await clerk.press("p")
        await clerk.sees("To be published: 2")
        await clerk.press("f8")
        await clerk.sees("1 of 2 would be published at once; all of them go out, or none.")
        await clerk.sees("Something stands in the way of D2.")
        await clerk.press("down", "space")
        await clerk.sees("D2 cannot go out:")
        decisions.set_field(office, MONEY, "reasons", "To note.")
        await clerk.press("escape", "f8")
        await clerk.sees("2 of 2 would be published at once")
        await clerk.press("f8")
        await clerk.sees("Publish these 2 decisions?")
        assert records.publication(office.register, ICT) is None
        await clerk.press("y")
        await clerk.sees("To be published: 0")
        assert all(records.publication(office.register, one) for one in (ICT, MONEY))


async def test_from_the_check_the_three_statements_stand_side_by_side(tmp_path: Path) -> None:
    office = recorded(bare(tmp_path, TUESDAY))
    async with at_work(office, size=LARGE) as clerk:
        await clerk.sees("ICT/DIGITAL STRATEGY")
        clerk.app.screen.open_ref("D1")
        await clerk.sees("D1 item 2")
        await clerk.press("f5")
        await clerk.sees("Nothing stands in the way of publication.")
        await clerk.press("d")
        await clerk.sees("D1: forward plan, agenda and record")
        await clerk.press("down", "down")
        await clerk.sees("Agenda: Monday 9 October 2017 Record: Monday 9 October 2017")
        await clerk.press("enter")
        await clerk.sees("▸ 18.2 Date of Decision")


async def test_the_foot_of_a_published_record_offers_what_can_be_done_with_it(tmp_path: Path) -> None:
    office = published(tmp_path)
    async with at_work(office, size=SMALL) as clerk:
        await clerk.sees("ICT/DIGITAL STRATEGY")
        clerk.app.screen.open_ref("D1")
        await clerk.sees("D1 item 2")
        foot = clerk.app.screen.query_one(KeyBar)
        said = foot.render().plain
        keys = said.splitlines()[-1]
        assert keys.startswith("c Correct") and not {"Publish", "Copy", "Save", "Tick", "All"} & set(keys.split())
        await clerk.press("c")
        await clerk.sees("Correct D1")
        foot = clerk.app.screen.query_one(KeyBar)
        said = foot.render().plain
        assert "Ctrl+S Keep" in said and "F8 Difference" in said and "Save" not in said
