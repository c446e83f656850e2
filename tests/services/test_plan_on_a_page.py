"""Peterborough's plan on a page: into the register, and out of it in the same words; and for another period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.documents.reading import read_file
from clerk_tui.documents.writing.document import Table
from clerk_tui.domain.commitments import Standing
from clerk_tui.domain.errors import ClerkError, DocumentError, InputError, Refused
from clerk_tui.domain.printed_reports import PlanOnAPage
from clerk_tui.register import history
from clerk_tui.services import importing_reports
from clerk_tui.services.commitments import changing, planning, progressing, reading
from clerk_tui.services.documents import kinds
from clerk_tui.services.documents.made import Period
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import redo, undo
from clerk_tui.services.verifying import verify
from tests.documents.by_hand.peterborough import PETERBOROUGH
from tests.offices import demo

PLAN = kinds.kind("plan-on-a-page")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = demo(tmp_path)
    yield office
    office.register.close()


def table(office: Office, period: Period | None = None, plan: int = 1) -> Table:
    """The table of a plan's document."""
    (block,) = kinds.build(office, PLAN, plan, period).document.blocks
    assert isinstance(block, Table)
    return block


def printed(found: PlanOnAPage) -> tuple[tuple[str, ...], ...]:
    return tuple((row.theme or "", *("\n".join(cell) for cell in row.cells)) for row in found.rows)


def test_what_comes_out_is_word_for_word_what_went_in(office: Office) -> None:
    done = importing_reports.accept(office, PETERBOROUGH)
    assert done.ref == "P1"
    assert done.says.endswith("OUR COMMITMENT TO IMPROVEMENT: 16 commitments.")
    made = table(office)
    assert made.points
    assert made.header == ("Theme", *PETERBOROUGH.columns)
    assert made.rows == printed(PETERBOROUGH)
    assert kinds.build(office, PLAN, 1, None).document.title == PETERBOROUGH.title
    assert verify(office).found == ()


def test_the_rows_become_commitments_with_progress_and_times(office: Office) -> None:
    importing_reports.accept(office, PETERBOROUGH)
    plan = reading.find_plan(office, "our commitment to improvement")
    assert (plan.period.first, plan.period.last, plan.due.last) == (
        date(2022, 1, 1), date(2022, 4, 30), date(2022, 8, 31)
    )  # fmt: skip
    found = reading.commitments(office, plan_id=plan.id, on=date(2022, 5, 1))
    over = [one for one in found if one.parent_id is None]
    assert [one.theme for one in over] == [row.theme for row in PETERBOROUGH.rows]
    below = [one for one in found if one.parent_id == over[0].id]
    assert [(one.text, one.due.words, one.due.last) for one in below] == [
        (point, "August 2022", date(2022, 8, 31)) for point in PETERBOROUGH.rows[0].cells[2]
    ]
    (told,) = reading.progress(office, [over[1].id])
    assert (told.made_on, told.author, told.period.words) == (
        date(2022, 4, 30), "Blackpool Council", "January to April 2022"
    )  # fmt: skip
    assert told.points == PETERBOROUGH.rows[1].cells[1]


LEFT = ("LOOK OUT FOR THE NEXT FULL UPDATE.", "www.peterborough.gov.uk/improvementplan")


def test_the_seed_itself_comes_out_word_for_word(office: Office, shared: Path) -> None:
    seed = read_file(shared / "seeds" / "003_1744793f02be11cc.txt")
    assert isinstance(seed, PlanOnAPage)
    importing_reports.accept(office, seed)
    made = table(office)
    assert (made.header[1:], made.rows) == (seed.columns, printed(seed))
    assert sum(cell.count("\n") + 1 for row in made.rows for cell in row[1:]) == 34
    source = reading.source(office, reading.plan(office, 1))
    assert source is not None and source.unplaced == seed.unplaced and len(seed.unplaced) == 3


def test_the_file_is_kept_with_what_could_not_be_placed_and_is_not_taken_twice(office: Office) -> None:
    importing_reports.accept(office, replace(PETERBOROUGH, unplaced=LEFT))
    (document,) = office.register.read("SELECT id, kind, sha256 FROM document WHERE kind = 'plan-on-a-page'")
    assert document["sha256"] == PETERBOROUGH.document.sha256
    kept = office.register.read("SELECT text FROM document_unplaced WHERE document_id = ? ORDER BY id", document["id"])
    assert tuple(row["text"] for row in kept) == LEFT
    before = history.count(office.register)
    with pytest.raises(Refused, match="This very file was taken before, as P1, OUR COMMITMENT TO IMPROVEMENT; nothing"):
        importing_reports.accept(office, PETERBOROUGH)
    assert history.count(office.register) == before


def test_one_undo_takes_all_of_it_back_and_redo_brings_it_again(office: Office) -> None:
    importing_reports.accept(office, PETERBOROUGH)
    undo(office)
    assert (reading.plans(office), reading.commitments(office), reading.progress(office)) == ([], [], [])
    redo(office)
    assert table(office).rows == printed(PETERBOROUGH)
    undo(office)
    assert importing_reports.accept(office, PETERBOROUGH).ref != ""


def test_the_next_issue_of_a_plan_adds_what_is_new_and_the_old_page_can_still_be_made(office: Office) -> None:
    importing_reports.accept(office, PETERBOROUGH)
    first = PETERBOROUGH.rows[0]
    second = replace(
        PETERBOROUGH,
        document=replace(PETERBOROUGH.document, sha256="1" * 64),
        columns=("What we will do", "How have we done (May to August 2022)", "What we will do by December 2022"),
        period="May to August 2022",
        by="December 2022",
        rows=(replace(first, cells=(first.cells[0], ("The strategy was published.",), ("Carry it out.",))),),
    )
    stands = importing_reports.beside(office, second)
    assert stands.says.startswith("The register holds this plan as P1; what is new is added")
    assert stands.adds == ("Strategy: progress in 1 point; 1 commitment under it.",)
    assert importing_reports.accept(office, second).says.endswith(": 1 commitment.")
    now = table(office)
    assert now.header[2:] == ("How have we done (May to August 2022)", "What we will do by December 2022")
    row = next(row for row in now.rows if row[0] == "Strategy")
    assert row[2] == "The strategy was published."
    assert row[3].split("\n") == [*(f"{point} (by August 2022)" for point in first.cells[2]), "Carry it out."]
    old = table(office, Period(date(2022, 1, 1), date(2022, 4, 30)))
    assert [row[2] for row in old.rows] == [row[2] for row in printed(PETERBOROUGH)]
    again = replace(second, document=replace(second.document, sha256="2" * 64))
    assert not importing_reports.beside(office, again).may


def test_a_line_is_corrected_before_it_is_taken(office: Office) -> None:
    typed = {"title": "Our plan", "1.theme": "Where we go", "1.column_1_1": "Have a plan", "1.column_1_2": ""}
    found = importing_reports.corrected_all(PETERBOROUGH, typed)
    importing_reports.accept(office, found)
    assert table(office).rows[0][:2] == ("Where we go", "Have a plan")
    with pytest.raises(InputError, match="The document has no “subtitle” to correct"):
        importing_reports.corrected_all(PETERBOROUGH, {"subtitle": "x"})


def test_a_plan_that_the_program_wrote_is_read_back_from_word_and_never_misread_from_its_pdf(
    office: Office, tmp_path: Path
) -> None:
    from clerk_tui.services.documents import writing

    importing_reports.accept(office, PETERBOROUGH)
    made = kinds.build(office, PLAN, 1)
    word, page = writing.write(made, tmp_path, ["docx", "pdf"])
    found = read_file(word)
    assert isinstance(found, PlanOnAPage)
    assert (found.title, found.columns, found.rows) == (PETERBOROUGH.title, PETERBOROUGH.columns, PETERBOROUGH.rows)
    with pytest.raises(
        DocumentError,
        match=r"This is a plan on a page that this program wrote; it is read back from its Word file \(\.docx\) alone",
    ):
        read_file(page)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"title": ""}, "The document gives the plan no title; correct that line first, then accept."),
        ({"by": "autumn 2022"}, "By when: “autumn 2022” names no day; nothing of it will show as late."),
        ({"period": "the winter"}, "Period: “the winter” names no days; the progress is then dated today."),
        ({"by": "March 2021"}, "By when: Wednesday 31 March 2021 lies before Saturday 1 January 2022"),
    ],
)
def test_what_speaks_against_a_plan_is_said(office: Office, changes: dict[str, str], says: str) -> None:
    found = importing_reports.corrected_all(PETERBOROUGH, changes)
    with pytest.raises(Refused) as refused:
        importing_reports.accept(office, found)
    assert str(refused.value).startswith(says)
    assert reading.plans(office) == []


def test_the_clerk_goes_on_with_a_reason_that_is_recorded(office: Office) -> None:
    found = importing_reports.corrected_all(PETERBOROUGH, {"by": "autumn 2022"})
    importing_reports.accept(office, found, despite="So it was published.")
    assert history.newest(office.register).why == "So it was published."
    assert table(office).header[3] == "What we will do by autumn 2022"
    assert table(office).rows == printed(PETERBOROUGH)


def test_what_was_dropped_or_done_long_ago_leaves_the_page(office: Office) -> None:
    plan = planning.add(office, {"name": "A plan", "period": "July to September 2017", "due": "March 2018"})
    of = {"plan": plan.ref, "theme": "Money"}
    kept = changing.add(office, {**of, "code": "PF1", "text": "Spend less"})
    gone = changing.add(office, {**of, "code": "PF2", "text": "Spend more"})
    done = changing.add(office, {**of, "text": "Write the plan", "begins_on": "1 January 2016", "due": "May 2017"})
    changing.add(office, {**of, "text": "Agree a budget", "due": "March 2018"})
    progressing.add(office, kept.id, {"text": "Budget holders met.", "made_on": "1 August 2017"})
    progressing.add(office, kept.id, {"text": "Of another year.", "made_on": "1 August 2016"})
    assert table(office).rows == (
        ("Money", "PF1 Spend less\nPF2 Spend more", "Budget holders met.",
         "Write the plan (by May 2017)\nAgree a budget"),
    )  # fmt: skip
    changing.end(office, gone.id, Standing.DROPPED, date(2017, 8, 1), because="No money.")
    changing.end(office, done.id, Standing.DONE, date(2017, 6, 30))
    assert table(office).rows == (("Money", "PF1 Spend less", "Budget holders met.", "Agree a budget"),)


def test_a_plan_without_commitments_says_so_and_half_a_period_is_refused(office: Office) -> None:
    planning.add(office, {"name": "Empty"})
    assert "No commitments stand in this plan" in "\n".join(kinds.build(office, PLAN, 1, None).document.texts())
    with pytest.raises(InputError, match="give both the first and the last day"):
        kinds.period(office, PLAN, date(2022, 1, 1), None)
    with pytest.raises(ClerkError, match="The register holds no plan P7"):
        kinds.build(office, PLAN, 7, None)
