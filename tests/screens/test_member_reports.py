"""The reports by keys: an executive member's drafted, written line by line, published; what a decision serves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.register import drafts, people
from clerk_tui.register import member_reports as rows
from clerk_tui.screens.member_report import MemberReportScreen
from clerk_tui.screens.report_line import ReportLineScreen
from clerk_tui.screens.reports import ReportsScreen
from clerk_tui.services import new_meetings, people_changes, people_seats
from clerk_tui.services.commitments import changing, progressing, reading
from clerk_tui.services.office import Office
from clerk_tui.services.people_seats import SeatDetails
from clerk_tui.services.reports import committee, member_report, member_report_lines
from clerk_tui.widgets.dialogs import ShowText
from tests.offices import ICT, beside
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work, demo, lines
from tests.widgets.stage import FORBIDDEN, HOSTILE, raw

RESOURCES = {"portfolio": "Resources"}
HEAD = ("To which body?", "The date of the report?", "The first day covered?", "The last day covered?")
WILD = " ".join(HOSTILE)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Ishtiaq holds Resources; PF1 has progress, PE2b stands under PE2."""
    office = demo(tmp_path, "2017-10-10T09:30:00+01:00")
    person = people_changes.add_person(office, "Ishtiaq")
    body = next(body for body in people.bodies(office.register) if body.kind == "executive")
    details = SeatDetails(valid_from=date(2017, 5, 1), title="Resources")
    people_seats.add_seat(office, person.id, body.id, details)
    for code, text in (("PF1", "Embed the partnership"), ("PE2", "Opportunities"), ("PE2b", "Engage")):
        changing.add(office, {"code": code, "text": text, **RESOURCES})
    progressing.add(office, reading.find(office, "PF1").id, {"text": "Q2 went well.", "made_on": "9 October 2017"})
    yield office
    office.register.close()


async def answer(clerk: Clerk, sentence: str, typed: str = "") -> None:
    """Type over what is offered, or take it."""
    await clerk.sees(sentence)
    if typed:
        await clerk.type(typed)
    await clerk.press("enter")


async def test_a_report_is_drafted_and_published_and_stands_in_the_list(office: Office) -> None:
    async with at_work(office, size=SMALL) as clerk:
        await clerk.press("R")
        await clerk.sees("No reports.")
        await clerk.press("a")
        await answer(clerk, "Whose portfolio?")
        for sentence in (
            "To which body?",
            "The date of the report?",
            "The first day covered?",
            "The last day covered?",
        ):
            await answer(clerk, sentence)
        await clerk.sees("E1. Resources, report to Full Council, Tuesday 10 October 2017.")
        await clerk.sees("Executive member: Ishtiaq.")
        await clerk.sees("Commitment PF1 Embed the partnership")
        await clerk.press("p")
        await clerk.sees("what it says freezes.")
        await clerk.press("y")
        await clerk.sees("Published Tuesday 10 October 2017, version 1.")
        await clerk.press("escape")
        await clerk.sees("Resources, Ishtiaq")
        await clerk.sees("Executive member's report. Published Tuesday 10 October 2017.")
    assert len(rows.versions(beside(office).register, 1)) == 1


async def test_a_report_before_its_date_shows_the_key_that_publishes_and_asks_for_a_reason(office: Office) -> None:
    member_report.add(office, {**RESOURCES, "reported_on": "22 November 2017"})
    async with at_work(office, size=SMALL) as clerk:
        await clerk.press("R", "enter")
        await clerk.sees("E1. Resources, report to Full Council, Wednesday 22 November 2017.")
        assert lines(clerk.app)[-1].startswith("p Publish  c Change")
        await clerk.press("p")
        await clerk.sees("what it says freezes.")
        await clerk.press("y")
        await clerk.sees("Tuesday 10 October 2017 lies before Wednesday 22 November 2017, the date of the report.")
        await clerk.type("With the agenda.")
        await clerk.press("f8")
        await clerk.sees("Published Tuesday 10 October 2017, version 1.")


async def test_a_report_that_goes_to_another_meeting_takes_its_day(office: Office) -> None:
    meeting = new_meetings.add_meeting(office, new_meetings.NewMeeting("Executive", date(2017, 11, 6)))
    member_report.add(office, {**RESOURCES, "meeting": "M1"})
    async with at_work(office) as clerk:
        await clerk.press("R", "enter", "c")
        await answer(clerk, "Who reports?")
        await answer(clerk, "To which meeting", f"M{meeting}")
        for sentence in HEAD:
            await answer(clerk, sentence)
        await answer(clerk, "How is it laid out?")
        await answer(clerk, "What stands over the commitments?")
        await clerk.sees("E1. Resources, report to Executive, Monday 6 November 2017.")


async def test_what_seems_wrong_is_said_and_asks_for_the_reason(office: Office) -> None:
    async with at_work(office) as clerk:
        await clerk.press("R", "a", "end")
        await clerk.press("enter")
        await answer(clerk, "Which portfolio?", "Leisure")
        for sentence in (
            "To which body?",
            "The date of the report?",
            "The first day covered?",
            "The last day covered?",
        ):
            await answer(clerk, sentence)
        await clerk.sees("nobody held the portfolio “Leisure” on Tuesday 10 October 2017")
        await clerk.type("The leader acts.")
        await clerk.press("f8")
        await clerk.sees("It stands all the same: The leader acts.")
        await clerk.sees("The report has no lines.")


async def test_lines_are_moved_left_out_put_in_and_looked_at(office: Office) -> None:
    changing.add(office, {"code": "XX9", "text": "Of somebody else", "portfolio": "Housing"})
    member_report.add(office, RESOURCES)
    async with at_work(office) as clerk:
        await clerk.press("R", "enter")
        await clerk.sees("Objective PE2 Opportunities")
        await clerk.press("a")
        await clerk.sees("XX9 Of somebody else")
        await clerk.press("enter")
        await clerk.sees("XX9 is put in. u takes it back.")
        await clerk.press("[")
        register = office.register
        await clerk.until(lambda: [one.code for one in rows.lines(register, 1)][-2:] == ["XX9", "PE2b"], "moved")
        await clerk.press("x")
        await clerk.until(lambda: [one.code for one in rows.lines(register, 1)] == ["PF1", "PE2", "PE2b"], "left out")
        await clerk.press("l")
        await clerk.sees("As it goes out DRAFT: not published")
        await clerk.press("q", "v")
        await clerk.sees("It is not published yet. p publishes it.")
        await clerk.press("q", "delete")
        await clerk.sees("Take E1 away?")
        await clerk.press("y")
        await clerk.sees("No reports.")


async def test_a_half_typed_line_outlives_the_program_and_is_gone_on_with(office: Office) -> None:
    member_report.add(office, RESOURCES)
    other = beside(office, who=office.who)
    async with at_work(office) as clerk:
        await clerk.press("R", "enter", "enter")
        await clerk.sees("Commitment PF1")
        await clerk.type("Half a word")
        await clerk.until(lambda: bool(drafts.everything(office.register)), "the draft")
        # The program is killed here: nothing that leaving a screen would do is done.
    async with at_work(other) as clerk:
        await clerk.sees("You were typing into Progress of PF1 in E1")
        await clerk.press("enter")
        await clerk.sees("Half a wordQ2 went well.")
        await clerk.press("ctrl+s")
        await clerk.until(lambda: rows.line(other.register, 1).progress == "Half a wordQ2 went well.", "saved")
        assert drafts.everything(other.register) == ()


async def test_the_head_is_changed_and_a_missing_seat_entered(office: Office) -> None:
    member_report.add(office, {"portfolio": "Leisure", "member": "Cllr Joan Ray"}, despite="Acting.")
    async with at_work(office) as clerk:
        await clerk.press("R", "enter", "s")
        await answer(clerk, "In which body does Cllr Joan Ray sit for Leisure?")
        await answer(clerk, "The first day of the seat?", "1/5/2017")
        await answer(clerk, "The last day of the seat?")
        await clerk.until(lambda: people.named(office.register, "Joan Ray") is not None, "the member")
        await clerk.press("c")
        await answer(clerk, "Who reports?")
        await answer(clerk, "To which meeting")
        for sentence in (
            "To which body?",
            "The date of the report?",
            "The first day covered?",
            "The last day covered?",
        ):
            await answer(clerk, sentence)
        await clerk.press("end", "enter")
        await answer(clerk, "What stands over the commitments?", "Progress")
        await clerk.sees("Layout: objectives.")
        assert rows.report(office.register, 1).heading == "Progress"


async def test_both_kinds_of_report_stand_in_one_list_and_words_narrow_it(office: Office) -> None:
    member_report.add(office, RESOURCES)
    committee.begin(office, "Corporate issues", body="Policy Committee", meeting_on=date(2017, 11, 2))
    async with at_work(office) as clerk:
        await clerk.press("R")
        await clerk.sees("Corporate issues Policy Committee N3")
        await clerk.sees("Resources, Ishtiaq Full Council E1")
        await clerk.press("slash")
        await clerk.type("resources")
        await clerk.until(lambda: "Corporate" not in clerk.words(), "the filter")
        await clerk.press("enter", "enter")
        await clerk.sees("E1. Resources, report to Full Council")


async def test_a_decision_is_said_to_serve_commitments(office: Office) -> None:
    async with at_work(office) as clerk:
        clerk.app.screen.open_ref(f"D{ICT}")  # type: ignore[attr-defined]
        await clerk.sees("ICT/DIGITAL STRATEGY")
        await clerk.press("shift+f4")
        await clerk.sees("Enter says that D1 serves a commitment, or takes that back.")
        await clerk.press("down", "enter")
        await clerk.sees("✓ PE2 Opportunities")
        await clerk.press("escape")
        await clerk.sees("Draft, not published Serves PE2.")
    assert [one.code for one in reading.served_by(beside(office), ICT)] == ["PE2"]


async def test_hostile_words_of_a_report_are_shown_as_words(office: Office) -> None:
    member_report.add(office, {"portfolio": WILD, "member": WILD, "heading": WILD}, despite=WILD)
    member_report_lines.include(office, 1, "C1")
    line = rows.lines(office.register, 1)[0]
    member_report_lines.set_line(office, line.id, dict.fromkeys(("code", "text", "note", "progress"), WILD))
    async with at_work(office, size=LARGE) as clerk:
        for keys, screen in (
            (("R",), ReportsScreen), (("enter",), MemberReportScreen), (("l",), ShowText),
            (("q", "enter"), ReportLineScreen),
        ):  # fmt: skip
            await clerk.press(*keys)
            await clerk.until(lambda screen=screen: isinstance(clerk.app.screen, screen), screen.__name__)  # type: ignore[misc]
            await clerk.until(lambda: "[" in clerk.words(), "the words")
            assert not FORBIDDEN & set(raw(clerk.app))
