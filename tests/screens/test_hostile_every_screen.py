"""No screen is forgotten: each is found in the code itself, and each is tried with text from outside.

Here are those that `test_hostile_life.py` and their own files leave out, and every list with every hostile search.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.screen import Screen

import clerk_tui.screens
import clerk_tui.widgets
from clerk_tui.domain.actions import ActionStatus
from clerk_tui.domain.days import DayKind
from clerk_tui.domain.errors import RegisterElsewhere
from clerk_tui.domain.pack import PackDocument, PackMeeting
from clerk_tui.domain.printed import DecisionList, MeetingList, PrintedDecision
from clerk_tui.domain.printed_reports import PlanOnAPage, PlanRow
from clerk_tui.domain.text import one_line
from clerk_tui.register import drafts
from clerk_tui.rules.added_days import Addition
from clerk_tui.screens.actions import ActionsScreen
from clerk_tui.screens.calendar import CalendarScreen
from clerk_tui.screens.calendar_preview import CalendarPreview
from clerk_tui.screens.check import CheckScreen
from clerk_tui.screens.commitments import CommitmentsScreen
from clerk_tui.screens.councils import CouncilsScreen
from clerk_tui.screens.decision import DecisionScreen
from clerk_tui.screens.desk import DeskScreen
from clerk_tui.screens.documents import DocumentScreen, DocumentsScreen
from clerk_tui.screens.elsewhere import ElsewhereScreen
from clerk_tui.screens.filtering import FilteredList
from clerk_tui.screens.forward_plan import ForwardPlanScreen
from clerk_tui.screens.history import RecordHistoryScreen
from clerk_tui.screens.importing_decisions import DecisionsImport
from clerk_tui.screens.importing_meetings import MeetingsImport
from clerk_tui.screens.importing_reports import ReportImport
from clerk_tui.screens.meeting import MeetingScreen
from clerk_tui.screens.meeting_check import MeetingCheckScreen
from clerk_tui.screens.people import PeopleScreen
from clerk_tui.screens.planner import PlannerScreen
from clerk_tui.screens.publish_queue import QueueScreen
from clerk_tui.screens.reports import ReportsScreen
from clerk_tui.screens.retention import RetentionScreen
from clerk_tui.screens.rule_file import RuleFileScreen
from clerk_tui.screens.rule_questions import _DayOrNothing
from clerk_tui.screens.rules import RulesScreen
from clerk_tui.screens.safe_copies import SafeCopiesScreen
from clerk_tui.screens.search import SearchScreen
from clerk_tui.screens.waiting import WaitingScreen
from clerk_tui.screens.welcome import WelcomeScreen
from clerk_tui.screens.wordings import AskWording
from clerk_tui.services import calendar_days
from clerk_tui.services.actions import recording
from clerk_tui.services.wards.changes import add_ward
from clerk_tui.widgets.confirm_reading import ConfirmReading
from tests.screens.desk_at_work import LARGE, Clerk, at_work
from tests.screens.hostile_office import hostile_office
from tests.screens.test_hostile_life import look, pristine
from tests.widgets.stage import HOSTILE

SEARCHES = (
    "call-in", "18/2017", "O'Neill", '"', "*", "", " ", "\x00", "nul\x00in it", "%", "_", "title:x", "a OR", "(",
    "NEAR(", "^", "\ud800", "\u202eevil", "x" * 5_000, *HOSTILE,
)  # fmt: skip
HERE = Path(__file__).parent
ALL = " ".join(sorted(HOSTILE, key=len))[:195]
"""One text of the hostile ones, as long as a name may be: here each screen is opened once."""


# None is forgotten


def modules(package: ModuleType) -> list[ModuleType]:
    return [
        importlib.import_module(each.name) for each in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
    ]


@cache
def screens() -> frozenset[type[Screen[Any]]]:
    """Every screen and dialog that the program can show: those that no other is made of."""
    found = {
        each
        for package in (clerk_tui.screens, clerk_tui.widgets)
        for module in modules(package)
        for each in vars(module).values()
        if inspect.isclass(each) and issubclass(each, Screen) and each.__module__ == module.__name__
    }
    return frozenset(
        each for each in found if not any(other is not each and issubclass(other, each) for other in found)
    )


BY_ENTER = {"TimetableRowScreen": "test_timetable.py"}
"""Screens that another file opens by a key and does not name."""


def test_every_screen_is_tried_with_text_from_outside() -> None:
    folders = (HERE, HERE.parent / "widgets")
    files = {path.name: path.read_text(encoding="utf-8") for each in folders for path in each.glob("test_*.py")}
    tried = " ".join(text for text in files.values() if "HOSTILE" in text)
    left_out = {each.__name__ for each in screens()} - set(re.findall(r"\w+", tried)) - BY_ENTER.keys()
    assert left_out == set(), "try it here with `look`"
    assert all("HOSTILE" in files[name] for name in BY_ENTER.values())
    assert len(screens()) > 40


def test_every_list_with_a_filter_is_searched() -> None:
    lists = {each for each in screens() if issubclass(each, FilteredList)}
    assert {each.__name__ for each in lists} == {"WelcomeScreen", *LISTS}


# Those that are tried nowhere else


def some_document(text: str) -> PackDocument:
    return PackDocument("decision-list", one_line(text), None, "0" * 64, one_line(text))


def printed(text: str) -> DecisionList:
    clean = one_line(text)
    decision = PrintedDecision(
        title=clean, reference=clean, maker=clean, status=clean, purpose=clean, decision=clean,
    )  # fmt: skip
    return DecisionList(some_document(text), (decision,), (), (clean,), clean)


def listed_meetings(text: str) -> MeetingList:
    clean = one_line(text)
    meeting = PackMeeting(body=clean, day=date(2027, 3, 2), venue=clean)
    return MeetingList(some_document(text), (meeting,), (), (clean,), clean)


def plan_on_a_page(text: str) -> PlanOnAPage:
    clean = one_line(text)
    rows = (PlanRow(clean, ((clean,), (clean,), (clean,))),)
    document = replace(some_document(text), kind="plan-on-a-page")
    return PlanOnAPage(document, clean, (clean, clean, clean), clean, clean, rows, (), (clean,), clean)


async def test_checks_documents_and_copies_show_it_as_text(tmp_path: Path) -> None:
    text = ALL
    held = hostile_office(tmp_path, text)
    probe = one_line(text)[:10]
    async with at_work(held.office, size=LARGE) as clerk:
        await look(clerk, lambda: CheckScreen(held.ready, text), probe, "down", "enter")
        await look(clerk, lambda: MeetingCheckScreen(held.meeting), f"M{held.meeting}", "down", "enter")
        await look(clerk, lambda: DocumentsScreen(f"D{held.ready}"), "Document", "down", "enter", "escape")
        await look(clerk, lambda: SafeCopiesScreen(), "copy", "down")
        await look(clerk, lambda: RecordHistoryScreen(f"D{held.ready}"), "History of", "down", "enter", "escape")
        await look(clerk, RetentionScreen, "disposed", "down", "g", "escape", "d", "escape")
        drafts.keep(
            held.office.register, "correction", 1, "reasons", who=probe, text=text, base_version=1,
            at="2026-12-01T09:00:00Z",
        )  # fmt: skip
        await look(clerk, WaitingScreen, probe, "enter", "escape", "x", "escape", "t", "enter", "escape")
        await look(clerk, lambda: DecisionsImport(printed(text)), probe, "down", "enter", "escape")
        await look(clerk, lambda: MeetingsImport(listed_meetings(text)), probe, "down", "enter", "escape")
        await look(clerk, lambda: ReportImport(plan_on_a_page(text)), probe, "down", "enter", "escape")
        await look(clerk, lambda: AskWording(text, [text], value=text), probe)
        await look(clerk, lambda: ConfirmReading(text, [text], lambda: None), probe)
        await look(clerk, lambda: _DayOrNothing(one_line(text), one_line(text), one_line(text)), probe)


async def test_a_document_is_read_as_it_would_leave(tmp_path: Path) -> None:
    text = ALL
    held = hostile_office(tmp_path, text)
    async with at_work(held.office, size=LARGE) as clerk:
        clerk.app.push_screen(DocumentsScreen(f"D{held.ready}"))
        for number in range(12):
            await clerk.press(*["home", *["down"] * number, "enter"])
            await clerk.pilot.pause()
            pristine(clerk)
            if isinstance(clerk.app.screen, DocumentScreen):
                break
            while not isinstance(clerk.app.screen, DocumentsScreen):
                clerk.app.pop_screen()
        assert isinstance(clerk.app.screen, DocumentScreen), "no document could be made"
        await clerk.press("down", "pagedown", "end")
        pristine(clerk)


async def test_rules_calendar_and_planner_show_it_as_text(tmp_path: Path) -> None:
    text = ALL
    held = hostile_office(tmp_path, text)
    probe = one_line(text)[:10]
    async with at_work(held.office, size=LARGE) as clerk:
        await look(clerk, RulesScreen, "rule", "down", "enter", "escape")
        await look(clerk, CalendarScreen, "20", "down")
        await look(clerk, CouncilsScreen, "Council", "down")
        closed = Addition(date(2026, 12, 29), date(2026, 12, 29), DayKind.CLOSURE, one_line(text), one_line(text))
        await look(clerk, lambda: CalendarPreview(calendar_days.preview_add(held.office, [closed])), "2026", "down")
        await look(clerk, lambda: RuleFileScreen(text), probe.split()[0][:4], "down")
        await look(clerk, PlannerScreen, "20", "down")
        await look(clerk, PeopleScreen, probe, "down")
        await look(clerk, ForwardPlanScreen, probe, "down")


async def test_actions_that_follow_and_wards_show_it_as_text(tmp_path: Path) -> None:
    text = ALL
    held = hostile_office(tmp_path, text)
    probe = one_line(text)[:10]
    ref = f"M{held.meeting}"
    owed = recording.add(held.office, "D1", recording.Details(text, str(held.person)), despite=text)
    recording.close(held.office, owed.id, ActionStatus.DONE, text)
    recording.add(held.office, "D1", recording.Details(text, str(held.person)), despite=text)
    add_ward(held.office, text)
    async with at_work(held.office, size=LARGE) as clerk:
        await look(clerk, ActionsScreen, probe, "l", "down", "enter", "escape", "c", "escape", "d", "escape", "delete")
        await look(clerk, lambda: ActionsScreen(ref), ref, "b", "a", "escape")
        await look(clerk, PeopleScreen, probe, "w", "enter", "escape", "c", "escape", "m", "escape", "o", "escape")


async def test_a_register_that_lies_elsewhere_is_told_of_in_text(tmp_path: Path) -> None:
    text = ALL
    held = hostile_office(tmp_path, "Plain words")
    clean = one_line(text)
    async with at_work(held.office, size=LARGE) as clerk:
        path = tmp_path / clean.replace("/", "-")[:40]
        await look(
            clerk, lambda: ElsewhereScreen(path, RegisterElsewhere(f"{clean} lies there."), named=True), clean[:10]
        )


# Every search


LISTS: dict[str, Callable[[], Screen[Any]] | None] = {
    "ActionsScreen": ActionsScreen,
    "CommitmentsScreen": CommitmentsScreen,
    "CouncilsScreen": CouncilsScreen,
    "DeskScreen": None,
    "ForwardPlanScreen": ForwardPlanScreen,
    "PeopleScreen": PeopleScreen,
    "QueueScreen": QueueScreen,
    "ReportsScreen": ReportsScreen,
    "RecordHistoryScreen": lambda: RecordHistoryScreen("D1"),
    "RetentionScreen": RetentionScreen,
    "WaitingScreen": WaitingScreen,
}
"""How each list is reached; None where the number keys do."""


async def search(clerk: Clerk) -> None:
    """Type each of the searches into the list that is shown: results or none, and the program stands."""
    shown = clerk.app.screen
    assert isinstance(shown, FilteredList)
    shown.do_filter()
    for words in SEARCHES:
        shown.filter.value = words
        shown.show_list()
    for words in SEARCHES[-len(HOSTILE) :: 3]:
        shown.filter.value = words
        await clerk.pilot.pause()
        pristine(clerk)
    await clerk.press("enter")
    pristine(clerk)
    shown.close_filter()


async def test_every_search_box_takes_every_search(tmp_path: Path) -> None:
    held = hostile_office(tmp_path, HOSTILE[0])
    async with at_work(held.office, size=LARGE) as clerk:
        for view in "12345":
            await clerk.press(view)
            assert isinstance(clerk.app.screen, DeskScreen)
            await search(clerk)
        for make in LISTS.values():
            if make is not None:
                clerk.app.push_screen(make())
                await clerk.pilot.pause()
                await search(clerk)
                clerk.app.pop_screen()


async def test_the_first_screen_of_all_takes_every_search(tmp_path: Path) -> None:
    async with at_work(None, size=LARGE, new_at=tmp_path / "new.clerk") as clerk:
        assert isinstance(clerk.app.screen, WelcomeScreen)
        await search(clerk)


async def test_the_search_of_the_register_takes_every_search(tmp_path: Path) -> None:
    held = hostile_office(tmp_path, HOSTILE[0])
    async with at_work(held.office, size=LARGE) as clerk:
        await look(clerk, SearchScreen, "Type a word")
        await clerk.press("S")
        screen = clerk.app.screen
        assert isinstance(screen, SearchScreen)
        for words in (*SEARCHES, HOSTILE[0]):
            screen.line.value = words
        await clerk.sees("Meetings")
        pristine(clerk)
        await clerk.press("enter", "down", "down", "enter")
        pristine(clerk)


def test_a_search_finds_what_is_typed_and_no_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As words, never as a pattern or a language of searching."""
    from tests.cli.calling import Caller

    held = hostile_office(tmp_path, "Plain words")
    held.office.register.close()
    call = Caller(capsys, held.office.register.path)
    assert "Plain words" in call("decisions", "--find", "plain WORDS").out
    for command in ("decisions", "meetings", "people", "forward-plan"):
        for words in ("call-in", "18/2017", "O'Neill", '"', "*", "%", "_", "title:x", "NEAR(", "x" * 5_000):
            answer = call(command, "--find", words)
            assert (answer.status, answer.error) == (0, ""), (command, words, answer.error)
        assert call(command, "--find", "*").out.count("Plain words") == 0, command


# Any text at all


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), min_size=1, max_size=60), st.sampled_from(HOSTILE))
def test_any_text_at_all_is_shown_on_the_screens_of_a_decision(text: str, other: str) -> None:
    import asyncio

    async def at_the_desk(folder: Path) -> None:
        held = hostile_office(folder, f"a{text}{other}z")
        async with at_work(held.office, size=LARGE) as clerk:
            for view in "1234589":
                await clerk.press(view)
                pristine(clerk)
            for make in (lambda: DecisionScreen(held.ready), lambda: MeetingScreen(held.meeting)):
                clerk.app.push_screen(make())
                await clerk.sees("a")
                pristine(clerk)

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(at_the_desk(Path(folder)))
