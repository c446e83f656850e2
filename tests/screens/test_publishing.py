"""A clerk checks, publishes, follows the window and writes the notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.register import decisions as records
from clerk_tui.screens.beside import BesideScreen
from clerk_tui.screens.decision import DecisionScreen
from clerk_tui.screens.meeting import MeetingScreen
from clerk_tui.services import decisions, publishing
from clerk_tui.services.office import Office
from tests.screens.desk_at_work import LARGE, SMALL, at_work, demo

EVENING, TUESDAY = "2017-10-09T20:00:00+01:00", "2017-10-10T09:30:00+01:00"


def recorded(office: Office, notice: str = "10 September 2017") -> Office:
    """Item 2 filled in as its clerk would, all but what a test leaves out."""
    decisions.copy_recommendations(office, 1)
    decisions.copy_reasons(office, 1)
    for name, typed in {"decided_on": "9 October 2017", "conflicts": "None declared.", "notice_on": notice}.items():
        decisions.set_field(office, 1, name, typed)
    return office


async def open_item_two(clerk) -> None:
    await clerk.sees("ICT/DIGITAL STRATEGY")
    clerk.app.screen.open_ref("D1")
    await clerk.sees("D1 item 2")


async def test_the_check_lists_findings_by_weight_and_enter_jumps_to_the_field(tmp_path: Path) -> None:
    office = demo(tmp_path)
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        await clerk.press("f5")
        text = await clerk.sees("4 findings stop publication.")
        order = [
            line[2:].split()[0]
            for line in text.splitlines()
            if line[2:].startswith(("STOPS", "Warning", "Advice", "Holds"))
        ]
        assert order == sorted(order, key=["STOPS", "Warning", "Advice", "Holds"].index)
        await clerk.press("down", "enter")
        await clerk.sees("▸ 18.2 Date of Decision")


async def test_the_agenda_of_29_september_is_exactly_five_clear_days(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path), size=LARGE) as clerk:
        await open_item_two(clerk)
        await clerk.press("f5", "end", "up")
        await clerk.sees(
            "Holds. EN-AG5. Agenda of Friday 29 September 2017 for Monday 9 October 2017: exactly 5 clear working days;"
        )
        await clerk.press("?")
        await clerk.sees("Fri 6 Oct 2017 counted 5")
        await clerk.sees("Sat 7 Oct 2017 — Saturday")


async def test_notice_on_11_september_stops_publication_and_on_10_september_does_not(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY), notice="11 September 2017")
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        await clerk.press("f8")
        await clerk.sees("Not published: something stands in the way")
        await clerk.sees("only 27 clear days before Monday 9 October 2017")
        await clerk.press("enter")
        await clerk.sees("▸ Key-decision notice published")
        await clerk.pilot.press(*["backspace"] * 30)
        await clerk.type("10 September 2017")
        await clerk.press("enter", "f8")
        await clerk.sees("Publish this decision?")
        assert records.publication(office.register, 1) is None
        await clerk.press("n")
        assert records.publication(office.register, 1) is None


async def test_published_on_tuesday_10_october_2017_it_closes_on_friday_and_takes_effect_on_saturday(
    tmp_path: Path,
) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        await clerk.press("f8")
        await clerk.sees("close at the end of Friday 13 October 2017")
        await clerk.press("y")
        await clerk.sees(
            "Published Tuesday 10 October 2017. Call-in closes Friday 13 October 2017. In effect Saturday 14"
        )
        await clerk.press("escape", "4")
        await clerk.sees("Open 3 working days 14 h Closes Fri 13 Oct Effect Sat 14 Oct")
        await clerk.press("?", "enter")
        await clerk.sees("Call-in of Blackpool Council: 3 working days after")
        await clerk.sees("Fri 13 Oct 2017 counted 3, the answer")
        await clerk.sees("inferred from the council's published register")
        await clerk.press("escape", "?", "down", "enter")
        await clerk.sees("Sat 14 Oct 2017 the answer")
        await clerk.press("q", "1")
        await clerk.sees("Call-in, 3d 14h left")


async def test_a_published_record_is_frozen_on_the_screen(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(office, 1)
    before = records.decision(office.register, 1)
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        await clerk.sees("18.0 Executive decision published")
        await clerk.type("x")
        await clerk.press("ctrl+r")
        await clerk.sees("The record is published: it is never")
        await clerk.press("escape")
        assert records.decision(office.register, 1) == before


async def test_a_blocker_of_timing_is_overridden_with_a_reason_that_stays_on_the_record(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY), notice="11 September 2017")
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        await clerk.press("f8")
        await clerk.sees("Not published")
        await clerk.press("o", "f8")
        await clerk.sees("Type the reason first")
        await clerk.type("The printer failed on the 10th.")
        await clerk.press("f8")
        await clerk.sees("Nothing stands in the way of publication.")
        override = records.decision(office.register, 1).overrides[0]
        assert (override.finding_id, override.reason, override.who) == (
            "EN-KD28", "The printer failed on the 10th.", office.who,
        )  # fmt: skip
        await clerk.press("escape", "f8")
        await clerk.sees("EN-KD28 is overridden: The printer failed on the 10th.")
        await clerk.press("y")
        await clerk.sees("Published Tuesday 10 October 2017")


async def test_a_missing_reason_cannot_be_overridden_only_put_right(tmp_path: Path) -> None:
    office = demo(tmp_path)
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        await clerk.press("f5")
        await clerk.sees("STOPS. EN-REC.")
        await clerk.press("o")
        await clerk.sees("This finding cannot be overridden")


async def test_special_urgency_is_recorded_step_by_step_and_lifts_the_blocker(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY), notice="")
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        await clerk.press("f6")
        await clerk.sees("Route: key decision")
        await clerk.press("down", "down", "enter")
        await clerk.sees("What did the chairman of the relevant overview and scrutiny committee")
        await clerk.press("enter")
        await clerk.sees("The name of the chairman of the relevant overview and scrutiny committee?")
        await clerk.type("Councillor Example")
        await clerk.press("enter")
        await clerk.sees("When did they answer?")
        await clerk.type("6 October 2017")
        await clerk.press("enter")
        await clerk.sees("is urgent?")
        await clerk.press("enter")
        await clerk.sees("cannot reasonably be deferred?")
        await clerk.press("enter")
        await clerk.sees("Why is it urgent")
        await clerk.type("The contract ends on the 10th.")
        await clerk.press("f8")
        await clerk.sees("The answer is recorded.")
        found = {f.id: f.severity for f in publishing.findings(office, 1)}
        assert found["EN-SU"] == "holds" and "EN-KD28" not in found


async def test_the_notice_is_written_in_all_its_faces_into_the_folder_named(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(office, 1)
    folder = tmp_path / "notices"
    folder.mkdir()
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        await clerk.press("f7")
        await clerk.type(str(tmp_path / "nowhere"))
        await clerk.press("enter")
        await clerk.sees("There is no folder")
        await clerk.press("ctrl+u", "ctrl+k")
        await clerk.type(str(folder))
        await clerk.press("enter")
        await clerk.until(lambda: len(list(folder.iterdir())) == 4, "four files written")
    assert {path.suffix for path in folder.iterdir()} == {".html", ".docx", ".pdf", ".txt"}


async def test_the_notice_of_a_draft_is_refused(tmp_path: Path) -> None:
    async with at_work(demo(tmp_path)) as clerk:
        await open_item_two(clerk)
        await clerk.press("f7")
        await clerk.sees("publish it first")


async def test_a_publication_is_never_undone(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(office, 1)
    async with at_work(office) as clerk:
        await clerk.sees("Call-in")
        await clerk.press("u")
        await clerk.sees("a published record is corrected, never undone")
    assert records.publication


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_rehearsing_another_day_moves_the_window(tmp_path: Path, size: tuple[int, int]) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(office, 1)
    async with at_work(office, size=size) as clerk:
        await clerk.press("ctrl+t")
        await clerk.type("13 October 2017 at 5pm")
        await clerk.sees("Friday 13 October 2017, 17:00")
        await clerk.press("enter", "4")
        await clerk.sees("Open 7 h Closes Fri 13 Oct")
        await clerk.press("ctrl+t")
        await clerk.type("14 October 2017 at 00:00")
        await clerk.press("enter")
        await clerk.sees("In effect Since Sat 14 Oct 2017")


@pytest.mark.parametrize("where", ["title", "maker_name"])
async def test_a_finding_about_title_or_maker_opens_the_three_side_by_side(tmp_path: Path, where: str) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        screen = clerk.app.screen
        assert isinstance(screen, DecisionScreen)
        screen.go_to(where)
        await clerk.sees("Match")
        await clerk.until(lambda: isinstance(clerk.app.screen, BesideScreen), "the comparison")


@pytest.mark.parametrize("where", ["venue", "contact"])
async def test_a_finding_about_the_place_or_contact_of_the_meeting_opens_the_meeting(
    tmp_path: Path, where: str
) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    async with at_work(office) as clerk:
        await open_item_two(clerk)
        screen = clerk.app.screen
        assert isinstance(screen, DecisionScreen)
        screen.go_to(where)
        await clerk.until(lambda: isinstance(clerk.app.screen, MeetingScreen), "the meeting")
