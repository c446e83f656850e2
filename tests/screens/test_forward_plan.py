"""The forward plan at the keyboard: a matter added, tested, published, slipped and withdrawn."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.text import one_line
from clerk_tui.register import drafts
from clerk_tui.register import forward_plan as rows
from clerk_tui.screens.forward_plan import ForwardPlanScreen
from clerk_tui.screens.forward_plan_entry import EntryScreen
from clerk_tui.services import forward_plan
from clerk_tui.services.key_tests import Answers, take
from clerk_tui.services.office import Office
from clerk_tui.services.plan_versions import publish
from tests.offices import own
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work
from tests.widgets.stage import FORBIDDEN, HOSTILE, raw

NOW = "2026-11-24T12:00:00Z"
BOTH = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])


def with_entry(folder: Path, **typed: str) -> tuple[Office, int]:
    office = own(folder, "lancashire", NOW)
    whole = {
        "reference": "18/2026", "matter": "Resurfacing of roads", "maker": "member", "maker_name": "Councillor A Smith",
        "due_from": "23 December 2026", "documents": "Report", "address": "County Hall", "other_documents": "yes",
        "requests": "Ask Democratic Services",
    }  # fmt: skip
    entry_id = forward_plan.add(office, whole | typed)
    take(office, entry_id, Answers("the Director of Finance", "Above the threshold.", money=True))
    return office, entry_id


async def answer(clerk: Clerk, sees: str, typed: str = "", key: str = "enter") -> None:
    """Wait for a question, type into it and accept."""
    await clerk.sees(sees)
    if typed:
        await clerk.type(typed)
    await clerk.press(key)


@BOTH
async def test_a_matter_is_added_tested_and_published_by_keys_alone(tmp_path: Path, size: tuple[int, int]) -> None:
    office, _ = with_entry(tmp_path)
    async with at_work(office, size=size) as clerk:
        await clerk.press("8")
        await clerk.sees("18/2026")
        await clerk.press("a")
        await answer(clerk, "What is to be decided?", "Libraries review")
        await answer(clerk, "19/2026")
        await clerk.sees("F2 19/2026 Libraries review")
        await clerk.press("f3")
        await answer(clerk, "How much is to be spent or saved?", "3m")
        await answer(clerk, "£3,000,000 is £800,000 above it.", key="down")
        await clerk.press("enter")
        await answer(clerk, "How many wards", "1")
        await answer(clerk, "living or working in", key="down")
        await clerk.press("enter")
        await answer(clerk, "Who answered this?", "the monitoring officer")
        await answer(clerk, "The reasoning. It is kept", "A grant passed on.", "f8")
        await clerk.sees("19/2026 is not key.")
        found = rows.key_tests(office.register, 2)[0]
        assert (found.amount, found.threshold, found.wards, found.is_key) == (3_000_000, 2_200_000, 1, False)
        assert (found.answered_by, found.reasoning) == ("the monitoring officer", "A grant passed on.")
        await clerk.press("f8")
        await answer(clerk, "put up at the offices?", "23 November 2026")
        await answer(clerk, "When was it on the website?", "24/11/2026, 9.00 am")
        await clerk.until(lambda: len(rows.versions(office.register, 2)) == 1, "the notice")
        assert rows.versions(office.register, 2)[0].later == date(2026, 11, 24)


async def test_the_key_test_is_asked_from_the_list_too(tmp_path: Path) -> None:
    office, _ = with_entry(tmp_path)
    async with at_work(office) as clerk:
        await clerk.press("8")
        await clerk.sees("18/2026")
        await clerk.press("y")
        await clerk.sees("Key test of 18/2026 · 1 of")


@BOTH
async def test_the_list_shows_slack_and_route_and_opens_the_count(tmp_path: Path, size: tuple[int, int]) -> None:
    office, entry_id = with_entry(tmp_path)
    publish(office, entry_id, offices=(date(2026, 11, 24), None), website=(date(2026, 11, 23), None))
    async with at_work(office, size=size) as clerk:
        await clerk.press("8")
        assert isinstance(clerk.app.screen, ForwardPlanScreen)
        await clerk.sees("Wed 23 Dec 2026 18/2026 Resurfacing of roads")
        await clerk.sees("Holds, 28 clear")
        await clerk.sees("Councillor A Smith. Notice holds: at both places on Tuesday 24 November 2026, 28 clear days")
        await clerk.press("question_mark")
        await clerk.sees("The notice is long enough from Wednesday 23 December 2026")
        await clerk.press("enter")
        await clerk.sees("Answer Tuesday 24 November 2026")
        await clerk.press("escape", "slash")
        await clerk.type("nothing like it")
        await clerk.sees("No line holds “nothing like it”.")


async def test_a_slipped_matter_asks_on_the_screen_whether_the_notice_restarts(tmp_path: Path) -> None:
    office, entry_id = with_entry(tmp_path)
    publish(office, entry_id, offices=(date(2026, 11, 23), None), website=(date(2026, 11, 23), None))
    forward_plan.set_fields(office, entry_id, {"due_from": "12 January 2027"})
    async with at_work(office) as clerk:
        await clerk.press("8", "n")
        await answer(clerk, "put up at the offices?")
        await answer(clerk, "When was it on the website?")
        await answer(clerk, "Wednesday 23 December 2026 → Tuesday 12 January 2027.", key="down")
        await clerk.press("enter")
        await answer(clerk, "The proper officer's reason for that choice", "Only the meeting moved", "f8")
        await clerk.until(lambda: len(rows.versions(office.register, entry_id)) == 2, "the second version")
        assert rows.published_from(rows.versions(office.register, entry_id)) == date(2026, 11, 23)
        await clerk.press("d")
        await clerk.sees("The 28 clear days go on: Only the meeting moved.")
        await clerk.sees("Version 1 Version 2")


async def test_the_eight_ticks_lead_to_the_field_that_is_missing(tmp_path: Path) -> None:
    office, entry_id = with_entry(tmp_path, address="")
    async with at_work(office) as clerk:
        await clerk.press("8", "enter")
        await clerk.sees("F1 18/2026")
        await clerk.press("f5")
        await clerk.sees("1 of the eight are missing.")
        await clerk.press(*["down"] * 5, "enter")
        await clerk.type("County Hall, Preston")
        await clerk.press("f5")
        await clerk.sees("The notice says all that it has to say.")
        assert rows.entry(office.register, entry_id).address == "County Hall, Preston"


async def test_a_period_that_ends_before_it_begins_stays_typed_and_is_kept_as_a_draft(tmp_path: Path) -> None:
    office, entry_id = with_entry(tmp_path)
    async with at_work(office) as clerk:
        clerk.app.push_screen(EntryScreen(entry_id))
        await clerk.sees("F1 18/2026")
        clerk.app.screen.query_one("#field-due_to").focus()
        await clerk.type("1 December 2026")
        await clerk.press("tab")
        await clerk.sees("The period ends on Tuesday 1 December 2026, before it begins on")
        assert rows.entry(office.register, entry_id).due_to is None
        await clerk.press("escape")
        await clerk.until(lambda: bool(drafts.kept(office.register, "forward_plan_entry", entry_id)), "the draft")
        await clerk.press("8", "enter")
        await clerk.sees("Half-typed text was kept")
        await clerk.press("enter")
        await clerk.sees("Tuesday 1 December 2026")


async def test_an_entry_is_withdrawn_with_a_reason_and_undone(tmp_path: Path) -> None:
    office, entry_id = with_entry(tmp_path)
    async with at_work(office) as clerk:
        await clerk.press("8", "x")
        await answer(clerk, "stays on the plan, marked as withdrawn.", "Overtaken by events", "f8")
        await clerk.sees("Withdrawn: Overtaken by events.")
        await clerk.press("n")
        await clerk.sees("18/2026 was withdrawn (Overtaken by events); it is kept as it was.")
        await clerk.press("u")
        await clerk.until(lambda: rows.entry(office.register, entry_id).status_reason == "", "the undo")


async def test_today_leads_to_the_entry_that_needs_a_notice(tmp_path: Path) -> None:
    office, _ = with_entry(tmp_path, due_from="29 January 2027")
    async with at_work(office) as clerk:
        await clerk.sees("Thu 31 Dec 2026")
        await clerk.press("enter")
        await clerk.sees("Notice needed by Thursday 31 December 2026, in 37 days.")


async def test_route_and_plan_open_from_an_entry(tmp_path: Path) -> None:
    office, _ = with_entry(tmp_path, due_from="8 December 2026")
    async with at_work(office) as clerk:
        await clerk.press("8", "r")
        await clerk.sees("General exception")
        await clerk.press("escape", "p")
        await clerk.sees("Tue 8 Dec 2026")


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_of_an_entry_is_shown_as_text(tmp_path: Path, text: str) -> None:
    matter = one_line(text) or "Nothing"
    office, entry_id = with_entry(tmp_path, reference=f"R {matter}"[:30], matter=matter, wards=matter)
    publish(office, entry_id, offices=(date(2026, 11, 23), None), website=(date(2026, 11, 23), None))
    forward_plan.set_fields(office, entry_id, {"matter": f"More {matter}"})
    async with at_work(office, size=LARGE) as clerk:
        await clerk.press("8", "d")
        await clerk.sees("Not published yet")
        assert not FORBIDDEN & set(raw(clerk.app))
        await clerk.press("escape", "enter")
        await clerk.sees(f"More {matter[:8]}")
        await clerk.press("f5")
        await clerk.sees("The notice says all")
        assert not FORBIDDEN & set(raw(clerk.app))
        assert clerk.app.fault == ""
