"""Text from outside on every screen of a decision's life: shown as typed, never markup, never a control character."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from clerk_tui.domain.errors import InputError
from clerk_tui.domain.meeting_change import ChangeKind
from clerk_tui.domain.text import one_line
from clerk_tui.register import meetings
from clerk_tui.screens.beside import BesideScreen
from clerk_tui.screens.body import BodyScreen
from clerk_tui.screens.call_in import CallInScreen
from clerk_tui.screens.correction import CorrectionScreen
from clerk_tui.screens.correction_preview import CorrectionPreview
from clerk_tui.screens.decision import DecisionScreen
from clerk_tui.screens.forward_plan_entry import EntryScreen
from clerk_tui.screens.interests import InterestsScreen
from clerk_tui.screens.item import ItemScreen
from clerk_tui.screens.meeting import MeetingScreen
from clerk_tui.screens.meeting_change import MeetingChangeScreen
from clerk_tui.screens.meeting_series import MeetingSeriesScreen
from clerk_tui.screens.person import PersonScreen
from clerk_tui.screens.publish_queue import QueueScreen
from clerk_tui.screens.publish_together import PublishTogetherScreen
from clerk_tui.screens.route import RouteScreen
from clerk_tui.screens.wordings import WordingsScreen
from clerk_tui.services import correcting, meeting_changes, people_import, series
from tests.screens.desk_at_work import LARGE, Clerk, at_work
from tests.screens.hostile_office import LIBRARIES, Held, hostile_office
from tests.widgets.stage import FORBIDDEN, HOSTILE, raw

EVERY = pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))


def pristine(clerk: Clerk) -> None:
    """Nothing on the screen steers a terminal, and the program stands."""
    assert not FORBIDDEN & set(raw(clerk.app))
    assert clerk.app.fault == ""


async def look(clerk: Clerk, make: Callable[[], Screen[Any]], probe: str, *keys: str) -> None:
    """Open a screen, read the hostile words off it, go through its lines and the texts behind `keys`."""
    depth = len(clerk.app.screen_stack)
    clerk.app.push_screen(make())
    await clerk.sees(probe)
    pristine(clerk)
    for key in ("down", "question_mark", "escape", *keys):
        await clerk.press(key)
        pristine(clerk)
    while len(clerk.app.screen_stack) > depth:
        clerk.app.pop_screen()
        await clerk.pilot.pause()


@EVERY
async def test_every_main_view_shows_it_as_text(tmp_path: Path, text: str) -> None:
    held = hostile_office(tmp_path, text)
    probe = one_line(text)[:10]
    async with at_work(held.office, size=LARGE) as clerk:
        for view, shows in (("1", probe), ("2", "Cabinet"), ("3", probe), ("4", "Library"), ("5", probe), ("8", probe)):
            await clerk.press(view)
            await clerk.sees(shows)
            pristine(clerk)
            await clerk.press("question_mark", "escape", "slash")
            await clerk.type("a[/]")
            await clerk.press("escape")
            pristine(clerk)
        await clerk.press("9")
        await clerk.sees(probe)
        for key in ("p", "escape", "b"):
            await clerk.press(key)
            pristine(clerk)
        await clerk.sees(probe)


@EVERY
async def test_the_forward_plan_its_versions_and_its_route_show_it_as_text(tmp_path: Path, text: str) -> None:
    held = hostile_office(tmp_path, text)
    probe = one_line(text)[:10]
    async with at_work(held.office, size=LARGE) as clerk:
        await look(clerk, lambda: EntryScreen(held.entry), probe, "f7", "escape", "f3", "escape", "f6", "escape")
        await look(clerk, lambda: RouteScreen(f"F{held.entry}"), probe, "down", "down", "down", "enter", "escape")
        await clerk.press("8", "d")
        await clerk.sees(probe)
        pristine(clerk)
        await look(clerk, lambda: RouteScreen(f"F{held.entry}"), probe, "r", "escape", "p", "escape", "s", "escape")
        await look(clerk, lambda: RouteScreen(f"F{held.entry}"), probe, "x")


@EVERY
async def test_meetings_and_what_follows_from_a_move_show_it_as_text(tmp_path: Path, text: str) -> None:
    held = hostile_office(tmp_path, text)
    office, probe = held.office, one_line(text)[:10]
    shown = meeting_changes.preview(office, held.moved, ChangeKind.MOVED, to=shown_day(held), venue=text)
    draft = series.from_list(office, listed(["Body", "Date", "Time", "Venue"], [text, "3 March 2027", "18:00", text]))
    async with at_work(office, size=LARGE) as clerk:
        await look(clerk, lambda: MeetingScreen(held.meeting), probe, "e", "escape", "h", "escape", "enter")
        await look(clerk, lambda: MeetingScreen(held.moved), probe, "h")
        await look(clerk, lambda: ItemScreen(held.item), probe, "e", "down", "enter", "escape")
        await look(clerk, lambda: MeetingChangeScreen(shown), probe)
        await look(clerk, lambda: MeetingSeriesScreen(draft), probe[:5], "space")
        await look(clerk, lambda: InterestsScreen(held.meeting), probe, "e", "escape", "d")


@EVERY
async def test_records_corrections_and_publishing_show_it_as_text(tmp_path: Path, text: str) -> None:
    held = hostile_office(tmp_path, text)
    office, probe = held.office, one_line(text)[:10]
    found = correcting.propose(office, LIBRARIES, {"reasons": text})
    async with at_work(office, size=LARGE) as clerk:
        await look(clerk, lambda: DecisionScreen(held.ready), probe, "f5", "down", "down", "d", "escape")
        await look(clerk, lambda: DecisionScreen(held.officer), probe, "f11", "escape", "f10", "escape")
        await look(clerk, QueueScreen, probe, "f8")
        await look(clerk, lambda: PublishTogetherScreen((held.ready, held.officer)), probe, "space", "enter")
        await look(clerk, lambda: BesideScreen(held.ready), probe)
        await look(clerk, lambda: CorrectionScreen(LIBRARIES), "Library", "f8")
        await look(clerk, lambda: CorrectionPreview(found, {"reasons": text}), probe, "f8", "escape")
        await look(clerk, WordingsScreen, probe, "e", "escape", "d")


@EVERY
async def test_the_call_in_desk_people_and_bodies_show_it_as_text(tmp_path: Path, text: str) -> None:
    held = hostile_office(tmp_path, text)
    probe = one_line(text)[:10]
    async with at_work(held.office, size=LARGE) as clerk:
        await look(clerk, lambda: CallInScreen(LIBRARIES), probe, "enter", "end", "escape", "down", "down", "enter")
        await look(clerk, lambda: PersonScreen(held.person), probe, "e", "escape", "m", "escape", "c", "escape")
        await look(clerk, lambda: BodyScreen(held.body), probe, "left", "right", "c", "escape", "s", "escape")


@EVERY
def test_a_list_of_people_or_of_meetings_is_read_as_words(tmp_path: Path, text: str) -> None:
    office, clean = hostile_office(tmp_path, "Plain words").office, one_line(text.encode("utf-8", "replace").decode())
    rows = [text, text, "member", "1 May 2026", ""]
    preview = people_import.take(office, listed(["Name", "Body", "Role", "From", "To"], rows))
    assert clean in preview.rows[0].says
    draft = series.from_list(office, listed(["Body", "Date", "Time", "Venue"], [text, "3 March 2027", "18:00", text]))
    series.take(office, draft)
    stored = {row[0] for table in ("body", "person") for row in office.register.read(f"SELECT name FROM {table}")} | {
        row[0] for row in office.register.read("SELECT venue FROM meeting")
    }
    assert clean in stored
    assert not any(FORBIDDEN & set(name) for name in stored)
    office.register.close()


@EVERY
def test_what_is_no_list_is_refused_in_words_without_a_control_character(tmp_path: Path, text: str) -> None:
    office = hostile_office(tmp_path, "Plain words").office
    with pytest.raises(InputError) as refused:
        people_import.preview(office, listed([text, "x"], ["a", "b"]))
    assert not FORBIDDEN & set(str(refused.value))
    with pytest.raises(InputError) as refused:
        series.from_list(office, listed(["Body", "Date"], ["Cabinet", text]))
    assert not FORBIDDEN & set(str(refused.value))
    office.register.close()


def listed(head: list[str], row: list[str]) -> bytes:
    """A CSV file; no file holds half a character."""
    out = io.StringIO()
    csv.writer(out).writerows([head, row])
    return out.getvalue().encode("utf-8", "replace")


def shown_day(held: Held) -> date:
    """A day two weeks after the meeting that was moved."""
    return meetings.meeting(held.office.register, held.moved).day + timedelta(days=14)
