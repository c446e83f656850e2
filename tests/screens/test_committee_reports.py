"""A clerk writes a committee report by keys alone: begun, filled, a risk let stand, its sections, its item."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.text import one_line
from clerk_tui.register import committee_reports as rows
from clerk_tui.register import drafts
from clerk_tui.screens.committee_report import CommitteeReportScreen
from clerk_tui.screens.item import ItemScreen
from clerk_tui.services import agendas, new_meetings
from clerk_tui.services.new_meetings import NewMeeting
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from clerk_tui.services.reports import committee, committee_sections
from tests.documents import making_reports
from tests.documents.by_hand.melton import MELTON
from tests.offices import own
from tests.screens.desk_at_work import LARGE, SMALL, Clerk, at_work
from tests.screens.hostile_office import hostile_office
from tests.screens.test_hostile_life import look
from tests.screens.test_importing import type_file
from tests.widgets.stage import HOSTILE

BODY, NOW = "Policy, Finance and Administration Committee", "2011-02-10T10:00"


@pytest.fixture(scope="module")
def melton(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Melton's register with a report that stands alone, and an item for it."""
    office = own(tmp_path_factory.mktemp("melton"), "melton", NOW)
    meeting = new_meetings.add_meeting(office, NewMeeting(BODY, parse_instant("2011-03-02T18:00").date()))
    agendas.add_item(office, meeting, agendas.NewItem("Corporate Issues"))
    made = committee.begin(office, "Annual review", body=BODY, officer="Chief Executive")
    committee.set_fields(office, made.id, {"risks": "1 D III: Delays", "contact_name": "Lynn Aisbett"})
    path = office.register.path
    office.register.close()
    return path


@pytest.fixture
def office(melton: Path, tmp_path: Path) -> Iterator[Office]:
    shutil.copy2(melton, tmp_path / "own.clerk")
    yield open_office(tmp_path / "own.clerk", now=parse_instant(NOW))


async def opened(clerk: Clerk, number: int = 1) -> CommitteeReportScreen:
    screen = CommitteeReportScreen(number)
    clerk.app.push_screen(screen)
    await clerk.sees(f"N{number} ")
    return screen


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_form_stands_in_the_councils_order_with_the_matrix_below_the_risks(
    office: Office, size: tuple[int, int]
) -> None:
    async with at_work(office, size=size) as clerk:
        await clerk.sees("Melton Borough Council")
        screen = await opened(clerk)
        screen.query_one("#field-s9").focus()
        await clerk.sees("9.0 Risks")
        await clerk.press("tab")
        await clerk.sees("1 D III: Delays")
        await clerk.sees("D Low · 1 · ·")
        await clerk.sees("Risk 1, Delays: probability D Low, impact III Marginal.")
        await clerk.press("f5")
        await clerk.sees("The report recommends nothing yet.")
        await clerk.press("escape", "f2")
        await clerk.sees("Nothing is counted here.")
        committee.set_fields(office, 1, {"background_papers": "The plan", "meeting_on": "2 March 2011"})
        await clerk.press("f2")
        await clerk.sees("Sunday 1 March 2015")


async def test_a_risk_outside_the_matrix_is_refused_and_let_stand_with_a_reason(office: Office) -> None:
    async with at_work(office, size=SMALL) as clerk:
        await clerk.sees("Melton Borough Council")
        screen = await opened(clerk)
        screen.query_one("#field-risks").focus()
        await clerk.press("ctrl+home")
        await clerk.type("2 G I: Flood")
        await clerk.press("enter", "tab")
        await clerk.sees("Risk 2 stands at G I, but G is no row of the matrix")
        await clerk.press("shift+tab", "f6")
        await clerk.sees("Risks and their cells: why does it stand as it is typed?")
        await clerk.type("As in 2010")
        await clerk.press("f8")
        await clerk.sees("It stands because: As in 2010.")
        assert [(one.number, one.despite) for one in rows.report(office.register, 1).risks] == [
            ("2", "As in 2010"), ("1", "")
        ]  # fmt: skip


async def test_a_section_is_added_after_the_one_under_the_cursor_with_a_number_used_twice(office: Office) -> None:
    async with at_work(office, size=SMALL) as clerk:
        await clerk.sees("Melton Borough Council")
        screen = await opened(clerk)
        screen.query_one("#field-s3").focus()
        await clerk.press("f9")
        await clerk.sees("Add a section after it")
        await clerk.press("enter")
        await clerk.sees("Its number")
        await clerk.type("3.0")
        await clerk.press("enter")
        await clerk.sees("Its title")
        await clerk.type("Annex")
        await clerk.press("enter")
        await clerk.sees("Nothing of these")
        await clerk.press("enter")
        await clerk.sees("The number 3.0 is that of section 3.0 Key issues already.")
        await clerk.type("The leader wants it so")
        await clerk.press("f8")
        await clerk.until(lambda: len(rows.report(office.register, 1).sections) == 13, "the section")
        added = rows.report(office.register, 1).sections[3]
        assert (added.number, added.title, added.despite) == ("3.0", "Annex", "The leader wants it so")
        await clerk.until(lambda: bool(clerk.app.screen.query(f"#field-s{added.id}")), "its field")


async def test_a_report_is_tied_to_its_item_from_the_report_and_opened_from_the_item(office: Office) -> None:
    async with at_work(office, size=SMALL) as clerk:
        await clerk.sees("Melton Borough Council")
        await opened(clerk)
        await clerk.press("f7")
        await clerk.sees("Corporate Issues")
        await clerk.press("enter")
        await clerk.sees("N1 is the report of item I1.")
        await clerk.sees("as its meeting says")
        await clerk.press("f10")
        await clerk.sees("Throw this report away?")
        await clerk.press("y")
        await clerk.sees("N1 is the report of item I1; loosen it first")
        await clerk.press("f7")
        await clerk.sees("Loosen it from its item?")
        await clerk.press("y")
        await clerk.until(lambda: rows.report(office.register, 1).item_id is None, "a report by itself")


async def test_a_report_that_stands_alone_is_offered_to_its_item(office: Office) -> None:
    committee.set_fields(office, 1, {"title": "Corporate issues", "body": "Place Committee"})
    async with at_work(office, size=SMALL) as clerk:
        await clerk.sees("Melton Borough Council")
        clerk.app.push_screen(ItemScreen(1))
        await clerk.sees("There is no report.")
        await clerk.press("c")
        await clerk.sees("Begin another")
        await clerk.press("down", "enter")
        await clerk.sees("N1 is for Place Committee, the item for Policy, Finance and Administration Committee")
        await clerk.type("Moved")
        await clerk.press("f8")
        await clerk.sees("Report of item I1 of M1.")
        assert rows.report(office.register, 1).despite == "Moved"
        await clerk.press("escape")
        await clerk.sees("Committee report N1, of: Chief Executive.")
        await clerk.press("c")
        await clerk.sees("N1 Corporate issues")


async def test_a_report_is_begun_from_the_list_and_half_typed_text_survives_the_end_of_the_program(
    office: Office,
) -> None:
    async with at_work(office, size=LARGE) as clerk:
        await clerk.sees("Melton Borough Council")
        clerk.app.action_reports()
        await clerk.sees("Annual review")
        await clerk.press("c")
        for asked, answer in (
            ("Its title", "Parks"),
            ("Which committee", ""),
            ("On which day", ""),
            ("Whose", "Chief"),
        ):
            await clerk.sees(asked)
            await clerk.type(answer)
            await clerk.press("enter")
        await clerk.sees("N2 Parks")
        field = f"s{rows.report(office.register, 2).sections[0].id}"
        clerk.app.screen.query_one(f"#field-{field}").focus()
        await clerk.type("1.1 To")
        await clerk.until(
            lambda: [one.text for one in drafts.kept(office.register, "report", 2)] == ["1.1 To"], "the text kept"
        )
    again = open_office(office.register.path, now=parse_instant(NOW))
    async with at_work(again, size=LARGE) as clerk:
        await clerk.sees("You were typing into 1.0 Purpose of report of N2, Parks")
        await clerk.press("enter")
        await clerk.sees("1.1 To")


async def test_meltons_report_is_taken_from_its_file_and_opens(office: Office, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(making_reports.committee_report(MELTON))
    async with at_work(office, size=LARGE) as clerk:
        await clerk.sees("Melton Borough Council")
        await type_file(clerk, tmp_path / "report.docx")
        await clerk.sees("12 sections, 2 risks")
        await clerk.sees("It becomes a committee report for Policy, Finance and Administration Committee")
        await clerk.press("f8")
        await clerk.sees("Report of item I1 of M1.")
        await clerk.sees("N2 CORPORATE ISSUES")


async def test_text_from_outside_is_shown_as_text(tmp_path: Path) -> None:
    text = " ".join(sorted(HOSTILE, key=len))[:195]
    line = one_line(text)
    held = hostile_office(tmp_path, text)
    made = committee.begin(held.office, text, body=text, officer=text)
    committee_sections.add_section(held.office, made.id, "1.0", text, part="risks")
    committee.set_fields(
        held.office, made.id,
        {"probabilities": f"A {line}", "impacts": f"I {line}", "risks": f"1 A I: {line}", "1.0": text},
    )  # fmt: skip
    async with at_work(held.office, size=LARGE) as clerk:
        await look(clerk, lambda: CommitteeReportScreen(made.id), "N", "f5", "escape", "f9", "escape", "f7", "escape")
