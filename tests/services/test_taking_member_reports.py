"""Burnley's two reports of executive members: into the register, and out of it in the same words and layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.documents.reading import read_file
from clerk_tui.documents.writing.document import Table
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.kinds import ReportLayout
from clerk_tui.domain.printed_reports import MemberReport, PrintedCommitment
from clerk_tui.register import commitments, history, people
from clerk_tui.register import member_reports as rows
from clerk_tui.services import importing_reports, people_changes, people_seats
from clerk_tui.services.commitments import changing, reading
from clerk_tui.services.documents import kinds, writing
from clerk_tui.services.office import Office
from clerk_tui.services.people_seats import SeatDetails
from clerk_tui.services.reports import member_report
from clerk_tui.services.reports.member_report_seat import missing, seat_member
from clerk_tui.services.undoing import redo, undo
from clerk_tui.services.verifying import verify
from tests.documents.by_hand.burnley import BURNLEY_2011, BURNLEY_2017
from tests.offices import count, own

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
TEXTS = {2017: "000_f977b57af0b6af5c.txt", 2011: "001_6bc18cee307daa82.txt"}
BY_HAND = {2017: BURNLEY_2017, 2011: BURNLEY_2011}
WHY = "Of a time before this register."
KIND = kinds.kind("member-report")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = own(tmp_path, "burnley")
    yield office
    office.register.close()


def seed(year: int) -> MemberReport:
    """The report as it is read from the seed, or as it stands by hand where the seeds are not there."""
    path = SEEDS / TEXTS[year]
    if not path.is_file():
        return BY_HAND[year]
    found = read_file(path)
    assert isinstance(found, MemberReport)
    return found


def take(office: Office, found: MemberReport) -> str:
    return importing_reports.accept(office, found, despite=WHY).ref


def printed(found: MemberReport) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The rows of each table as the document has them: all in one, or under each objective."""

    def row(one: PrintedCommitment) -> tuple[str, str]:
        return f"{one.code}: {one.text}", "\n".join(one.progress)

    if not found.objectives:
        return {"Progress with each commitment": tuple(map(row, found.commitments))}
    return {
        f"{over.code}: {over.text}": tuple(row(one) for one in found.commitments if one.objective == over.code)
        for over in found.objectives
    }


@pytest.mark.parametrize("year", TEXTS)
def test_what_comes_out_is_word_for_word_what_went_in_and_in_its_layout(office: Office, year: int) -> None:
    found = seed(year)
    assert take(office, found) == "E1"
    made = kinds.build(office, KIND, 1).document
    tables = {block.caption: block.rows for block in made.blocks if isinstance(block, Table)}
    assert tables == printed(found) == printed(BY_HAND[year])
    texts = list(made.texts())
    for label, said in (("Portfolio", found.portfolio), ("Executive member", found.member)):
        assert texts[texts.index(label) + 1] == said
    assert made.kind == "Report to the Full Council"
    assert found.heading in texts
    layout = rows.report(office.register, 1).layout
    assert layout is (ReportLayout.COMMITMENTS if year == 2017 else ReportLayout.OBJECTIVES)
    assert verify(office).good


@pytest.mark.parametrize("year", TEXTS)
def test_the_word_file_that_is_written_reads_back_as_the_same_report(office: Office, tmp_path: Path, year: int) -> None:
    found = seed(year)
    take(office, found)
    (path,) = writing.write(kinds.build(office, KIND, 1), tmp_path, ["docx"])
    again = read_file(path)
    assert isinstance(again, MemberReport)
    for name in ("body", "portfolio", "member", "day", "heading", "objectives", "commitments"):
        assert getattr(again, name) == getattr(found, name), name
    assert again.document.council == found.document.council


def test_its_commitments_stand_under_their_objectives_with_progress_of_that_day_by_that_member(office: Office) -> None:
    take(office, seed(2011))
    portfolio, day = "Customer Access & Community Engagement", date(2011, 9, 1)
    held = commitments.commitments(office.register)
    assert [(one.code, one.parent_code) for one in held] == [
        ("PE2", ""), ("PE2b", "PE2"), ("PE3", ""), ("PE3d", "PE3"), ("PF3", ""), ("PF3a", "PF3"), ("PF3e", "PF3"),
    ]  # fmt: skip
    assert {one.portfolio for one in held} == {portfolio}
    (entry,) = commitments.progress(office.register, of=[reading.find(office, "PF3a").id])
    assert (entry.made_on, entry.author) == (day, "Councillor Linda White")
    assert len(entry.points) == 3
    report = rows.report(office.register, 1)
    assert (report.portfolio, report.reported_on, report.body) == (portfolio, day, "Full Council")
    assert (report.covers_from, report.covers_to, report.despite) == (None, None, WHY)
    assert entry.document_id == report.document_id


def test_what_could_not_be_placed_is_told_before_and_kept_with_the_document(office: Office) -> None:
    found = replace(seed(2017), unplaced=("[Internal link to previous report](#)", "A line"))
    stands = importing_reports.beside(office, found)
    assert "2 lines have no place in the register; kept with the document, as it stands." in stands.keeps
    take(office, found)
    kept = office.register.read("SELECT text FROM document_unplaced ORDER BY position")
    assert [row["text"] for row in kept] == list(found.unplaced)


def test_a_second_import_of_the_same_file_says_so(office: Office) -> None:
    take(office, seed(2017))
    entries = history.count(office.register)
    stands = importing_reports.beside(office, seed(2017))
    assert not stands.may
    assert stands.says == (
        "This very file was taken before, as E1, Resources and Performance Management; nothing is taken a second time."
    )
    with pytest.raises(Refused, match="This very file was taken before"):
        take(office, seed(2017))
    assert history.count(office.register) == entries


def test_it_is_one_change_with_one_undo(office: Office) -> None:
    take(office, seed(2017))
    undo(office)
    for table in ("member_report", "member_report_line", "commitment", "commitment_progress", "document"):
        assert count(office.register, table) == 0
    redo(office)
    assert count(office.register, "commitment") == 2
    assert verify(office).good


# What asks for a reason, and what stays


def test_a_report_of_a_portfolio_that_nobody_holds_asks_for_a_reason_and_guesses_no_seat(office: Office) -> None:
    with pytest.raises(Refused, match="nobody held the portfolio “Resources and Performance Management” on Wednesday"):
        importing_reports.accept(office, seed(2017))
    stands = importing_reports.beside(office, seed(2017))
    assert any("The register holds nobody called Councillor Mohammed Ishtiaq." in line for line in stands.keeps)
    take(office, seed(2017))
    assert count(office.register, "person") == count(office.register, "membership") == 0


def test_the_member_and_the_seat_are_offered_and_entered_as_one_change(office: Office) -> None:
    people_changes.add_body(office, "Executive", kind="executive")
    take(office, seed(2017))
    assert missing(office, 1) == "Councillor Mohammed Ishtiaq"
    seat = seat_member(office, 1, "executive", first=date(2017, 5, 17))
    assert (seat.person.name, seat.title) == ("Mohammed Ishtiaq", "Resources and Performance Management")
    assert rows.report(office.register, 1).person_id == seat.person.id
    assert member_report.doubts_of(office, rows.report(office.register, 1)) == ()
    assert missing(office, 1) == ""
    with pytest.raises(Refused, match="is held by Mohammed Ishtiaq on the day of E1"):
        seat_member(office, 1, "executive")
    undo(office)
    assert people.persons(office.register) == []
    assert rows.report(office.register, 1).person_id is None


def test_a_report_of_the_holder_s_asks_for_nothing(office: Office) -> None:
    body = people_changes.add_body(office, "Executive", kind="executive")
    person = people_changes.add_person(office, "Cllr Mohammed Ishtiaq")
    title = "Executive Member for Resources & Performance Management"
    people_seats.add_seat(office, person.id, body.id, SeatDetails(title=title))
    assert importing_reports.beside(office, seed(2017)).doubts == ()
    assert importing_reports.accept(office, seed(2017)).ref == "E1"
    report = rows.report(office.register, 1)
    assert (report.portfolio, report.person_id, report.member) == (title, person.id, "Councillor Mohammed Ishtiaq")


def test_the_register_s_words_of_a_commitment_stay_and_the_report_keeps_its_own(office: Office) -> None:
    changing.add(office, {"code": "pf1", "text": "Our own words", "portfolio": "Resources and performance management"})
    stands = importing_reports.beside(office, seed(2017))
    assert any(line.endswith("the register has other words for pf1, which stay.") for line in stands.keeps)
    take(office, seed(2017))
    assert commitments.commitment(office.register, 1).text == "Our own words"
    assert count(office.register, "commitment") == 2
    first = rows.lines(office.register, 1)[0]
    assert (first.commitment_id, first.text) == (1, BURNLEY_2017.commitments[0].text)
    later = replace(seed(2017), document=replace(seed(2017).document, sha256="b" * 64))
    adds = importing_reports.beside(office, later).adds
    assert adds == ()


def test_a_code_that_another_portfolio_uses_asks_for_a_reason_that_stays(office: Office) -> None:
    changing.add(office, {"code": "PF2", "text": "Of somebody else", "portfolio": "Housing"})
    stands = importing_reports.beside(office, seed(2017))
    assert any("PF2 is used already" in doubt for doubt in stands.doubts)
    take(office, seed(2017))
    own = [one for one in commitments.commitments(office.register) if one.code == "PF2"]
    assert [one.despite for one in own] == ["", WHY]


def test_a_code_that_stands_twice_in_the_document_is_said(office: Office) -> None:
    found = seed(2017)
    twice = replace(found, commitments=(*found.commitments, replace(found.commitments[0], text="Another")))
    assert any(
        "The code PF1 stands in the document twice" in one for one in importing_reports.beside(office, twice).doubts
    )
    take(office, twice)
    assert [line.text for line in rows.lines(office.register, 1)][-1] == "Another"


# Corrected before it is taken


def test_every_line_may_be_corrected_before_it_is_taken(office: Office) -> None:
    found = importing_reports.corrected_all(seed(2011), {
        "portfolio": "Communities", "date": "2 September 2011", "member": "Councillor Jane White", "body": "Council",
        "heading": "Progress", "objective_1": "PE9: Chances", "1.text": "PE9b Engage", "1.progress_1": "Said.",
        "3.progress_2": "",
    })  # fmt: skip
    assert isinstance(found, MemberReport)
    assert (found.portfolio, found.day, found.member) == ("Communities", date(2011, 9, 2), "Councillor Jane White")
    first = found.commitments[0]
    assert (first.code, first.text, first.objective, first.progress) == ("PE9b", "Engage", "PE9", ("Said.",))
    assert len(found.commitments[2].progress) == len(seed(2011).commitments[2].progress) - 1
    take(office, found)
    assert [line.code for line in rows.lines(office.register, 1)][:2] == ["PE9", "PE9b"]
    with pytest.raises(InputError, match="Date of report: "):
        importing_reports.corrected_all(seed(2011), {"date": "31 September 2011"})


@pytest.mark.parametrize(("name", "label"), [("portfolio", "portfolio"), ("date", "date of report")])
def test_without_portfolio_or_date_nothing_is_taken_until_that_line_is_corrected(
    office: Office, name: str, label: str
) -> None:
    found = importing_reports.corrected_all(seed(2017), {name: ""})
    stands = importing_reports.beside(office, found)  # type: ignore[arg-type]
    assert (stands.may, stands.says) == (
        False, f"The document does not give its {label}; correct that line first, then accept.",
    )  # fmt: skip
