"""Reports and plans that the program wrote: read back from Word by their own labels, refused elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as open_word

from clerk_tui.documents.reading import read_file
from clerk_tui.documents.writing.committee_report import committee_report_of
from clerk_tui.documents.writing.document import Document
from clerk_tui.documents.writing.faces import Face, written
from clerk_tui.documents.writing.member_report import member_report_of
from clerk_tui.documents.writing.plan_on_a_page import plan_on_a_page_of
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.kinds import ReportLayout
from clerk_tui.domain.member_reports import Part, PublicLine, PublicMemberReport
from clerk_tui.domain.pack import Pack
from clerk_tui.domain.printed_reports import Clause, MemberReport, PlanOnAPage, PrintedCommitment, PrintedObjective
from clerk_tui.domain.public_committee_reports import PublicNumberedReport, PublicNumberedSection
from tests.documents.samples_of_plans import plan
from tests.documents.samples_of_reports import LINES, member_report
from tests.documents.test_faces import MADE

FORMS = (Face.TEXT, Face.PDF)
REPORTS = {
    (layout, sequence): member_report("Resources", layout, sequence) for layout in ReportLayout for sequence in (0, 2)
}


def committee() -> Document:
    """A committee report in two sections, with a date and an officer of its own."""
    first = PublicNumberedSection("1.0", "Purpose", (Clause("1.1", None, ("To note the position.",)),))
    second = PublicNumberedSection("2.0", "Recommendations", (Clause("2.1", None, ("That it be noted.",)),))
    return committee_report_of(
        PublicNumberedReport(
            council="Melton Borough Council",
            body="Policy, Finance and Administration Committee",
            day=date(2011, 3, 2),
            officer="Chief Executive",
            title="Corporate issues",
            sections=(first, second),
            foot=(("Contact officer", ("Lynn Aisbett",)),),
            contact="Lynn Aisbett",
            made_under=("Open to inspection under sections 100B and 100D of the Local Government Act 1972.",),
            chain_head="6f11e0ed",
        )
    )


def file(folder: Path, made: Document, face: Face) -> Path:
    path = folder / f"out.{face.value}"
    path.write_bytes(written(made, face, MADE))
    return path


def read(folder: Path, found: PublicMemberReport) -> MemberReport:
    again = read_file(file(folder, member_report_of(found), Face.DOCX))
    assert isinstance(again, MemberReport)
    return again


def wanted(found: PublicMemberReport) -> list[PrintedCommitment]:
    """The commitments of the report, each under the objective before it where its layout has objectives."""
    over, made = None, []
    for line in found.lines:
        if line.part is Part.OBJECTIVE:
            over = line.code if found.layout is ReportLayout.OBJECTIVES else None
        elif line.part is Part.COMMITMENT:
            made.append(PrintedCommitment(line.code or None, line.text, line.progress, over))
    return made


@pytest.mark.parametrize("found", REPORTS.values(), ids=[f"{layout}-{version}" for layout, version in REPORTS])
def test_a_member_s_report_comes_back_from_word_and_its_decisions_are_no_commitments(
    tmp_path: Path, found: PublicMemberReport
) -> None:
    again = read(tmp_path, found)
    assert list(again.commitments) == wanted(found)
    assert (again.document.council, again.body) == (found.council, found.body)
    assert (again.portfolio, again.member, again.day) == (found.portfolio, found.member, found.reported_on)
    assert again.heading == found.heading
    objectives = [PrintedObjective(each.code, each.text) for each in found.lines if each.part is Part.OBJECTIVE]
    assert list(again.objectives) == (objectives if found.layout is ReportLayout.OBJECTIVES else [])
    assert any("ICT strategy" in left for left in again.unplaced)
    assert "The decisions in the report are not taken from it" in " ".join(one.says for one in again.findings)


def test_an_objective_without_actions_stays_one_and_an_action_without_a_code_stays_apart(tmp_path: Path) -> None:
    small = PublicLine(Part.COMMITMENT, "", "e-billing for all", "", ("Begun.",))
    lines = (LINES[1], LINES[2], small, LINES[4])
    found = replace(REPORTS[ReportLayout.OBJECTIVES, 2], lines=lines, heading="Our promises", member="")
    again = read(tmp_path, found)
    assert [each.code for each in again.objectives] == ["PE2", "PE3"]
    assert list(again.commitments) == wanted(found)
    assert (again.heading, again.member) == ("Our promises", None)


def test_a_word_file_that_came_back_without_its_foot_and_with_a_cell_emptied_is_read_the_same(tmp_path: Path) -> None:
    found = REPORTS[ReportLayout.COMMITMENTS, 2]
    word = open_word(BytesIO(written(member_report_of(found), Face.DOCX, MADE)))
    foot = next(each for each in word.paragraphs if each.text.startswith("Entry in the council"))
    foot._element.getparent().remove(foot._element)
    cell = next(row for table in word.tables for row in table.rows if "PF1" in row.cells[0].text).cells[1]
    for each in cell.paragraphs:
        each.text = ""
    word.save(str(tmp_path / "back.docx"))
    again = read_file(tmp_path / "back.docx")
    assert isinstance(again, MemberReport)
    assert list(again.commitments) == [replace(wanted(found)[0], progress=()), *wanted(found)[1:]]


@pytest.mark.parametrize("face", FORMS)
@pytest.mark.parametrize("found", REPORTS.values(), ids=[f"{layout}-{version}" for layout, version in REPORTS])
def test_a_member_s_report_is_not_guessed_at_from_text_or_pdf(
    tmp_path: Path, found: PublicMemberReport, face: Face
) -> None:
    with pytest.raises(
        DocumentError, match=r"^This is a member's report that this program wrote; it is read back from"
    ):
        read_file(file(tmp_path, member_report_of(found), face))


@pytest.mark.parametrize("titles", [None, ("What we will do", "How have we done", "What we will do by May")])
@pytest.mark.parametrize("face", FORMS)
def test_a_plan_is_not_guessed_at_from_text_or_pdf_not_even_with_short_titles(
    tmp_path: Path, face: Face, titles: tuple[str, str, str] | None
) -> None:
    made = plan("Our plan") if titles is None else replace(plan("Our plan"), titles=titles)
    with pytest.raises(DocumentError, match=r"^This is a plan on a page that this program wrote; it is read back from"):
        read_file(file(tmp_path, plan_on_a_page_of(made), face))


def test_a_plan_comes_back_from_word_and_a_row_without_a_theme_has_none(tmp_path: Path) -> None:
    made = plan("Our plan")
    again = read_file(file(tmp_path, plan_on_a_page_of(made), Face.DOCX))
    assert isinstance(again, PlanOnAPage)
    assert [(row.theme, row.cells) for row in again.rows] == [
        (row.theme or None, (row.will, row.done, row.next)) for row in made.rows
    ]


@pytest.mark.parametrize("face", (*FORMS, Face.DOCX))
def test_a_committee_report_is_not_taken_for_an_agenda(tmp_path: Path, face: Face) -> None:
    with pytest.raises(DocumentError, match=r"^This is a committee report that this program wrote, and"):
        read_file(file(tmp_path, committee(), face))


def test_an_agenda_with_a_report_bound_in_below_it_stays_an_agenda(tmp_path: Path) -> None:
    front = (
        "Melton Borough Council\n\nAgenda\n\nCabinet\nMonday 4 December 2017 at 6.30 pm\n\n1. Apologies\n2. Roads\n\n"
    )
    path = tmp_path / "pack.txt"
    path.write_bytes(front.encode() + written(committee(), Face.TEXT, MADE))
    pack = read_file(path)
    assert isinstance(pack, Pack)
    assert (pack.meeting.body, pack.meeting.day) == ("Cabinet", date(2017, 12, 4))
