"""A register's cells as councils print them: dates, hours, yes and no, and who decided; nothing is guessed."""

from __future__ import annotations

from datetime import date, time

import pytest

from clerk_tui.documents.reading.csv_rows import read_rows
from clerk_tui.domain.audit import DecisionRow
from clerk_tui.domain.council import Maker
from clerk_tui.rules.audit_cells import DECISIONS, NOTICES, decision_rows, makers, notice_rows


def decision(**cells: str) -> DecisionRow:
    cells = {"council": "Anyshire", "effective_from": "", **cells}
    quoted = ",".join(f'"{cell}"' for cell in cells.values())
    sheet = read_rows(f"{','.join(cells)}\n{quoted}\n".encode(), DECISIONS)
    (row,) = decision_rows(sheet, str)
    return row


@pytest.mark.parametrize(
    "printed", ["2024-07-12", "12/07/2024", "12 July 2024", "Fri 12 Jul 24", "12/07/2024 00:00", "2024-07-12T00:00:00"]
)
def test_a_date_is_read_in_any_british_form(printed: str) -> None:
    row = decision(publication_date=printed)
    assert (row.published, row.published_at, row.problem) == (date(2024, 7, 12), None, "")


def test_an_hour_beside_a_date_is_kept() -> None:
    row = decision(publication_date="12 July 2024 at 5.30 pm", call_in_deadline="19/07/2024 16:00")
    assert (row.published_at, row.closes, row.closes_time) == (time(17, 30), date(2024, 7, 19), time(16))
    assert decision(call_in_deadline="19/07/2024 16:00", deadline_time="17:00").closes_time == time(17)


@pytest.mark.parametrize(
    ("printed", "day", "hour"),
    [
        ("2019-09-20T14:30:00Z", date(2019, 9, 20), time(15, 30)),
        ("2019-12-20T14:30:00.250Z", date(2019, 12, 20), time(14, 30)),
        ("2019-09-20T14:30:00+01:00", date(2019, 9, 20), time(14, 30)),
        ("2019-09-20T23:30:00Z", date(2019, 9, 21), time(0, 30)),
        ("2019-09-19T23:00:00Z", date(2019, 9, 20), None),
    ],
)
def test_an_instant_of_an_export_is_its_day_and_hour_in_london(printed: str, day: date, hour: time | None) -> None:
    row = decision(publication_date=printed)
    assert (row.published, row.published_at, row.problem) == (day, hour, "")
    assert "is not a time" in decision(publication_date="2019-09-20T25:30:00Z").problem


@pytest.mark.parametrize("printed", ["", "-", "n/a", "N/A", "None", "[blank]"])
def test_an_empty_cell_is_nothing(printed: str) -> None:
    row = decision(publication_date=printed, deadline_time=printed, subject_to_call_in=printed)
    assert (row.published, row.closes_time, row.callable, row.problem) == (None, None, None, "")


@pytest.mark.parametrize(
    ("column", "printed", "words"),
    [
        ("publication_date", "soon", "is not a date"),
        (
            "publication_date",
            "44578",
            "looks like Excel’s number for Monday 17 January 2022: format",
        ),
        ("decision_date", "4/18/2024", "has no month 18"),
        ("publication_date", "Mon 12 July 2024", "is a Friday, not a Monday"),
        ("publication_date", "12 July 1924", "outside the years 2000 to 2100"),
        ("call_in_deadline", "30 February 2024", "There is no 30 February 2024"),
        ("deadline_time", "teatime", "is not a time"),
        ("subject_to_call_in", "perhaps", "“perhaps” is neither yes nor no"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_row_and_column(column: str, printed: str, words: str) -> None:
    row = decision(**{column: printed})
    assert row.problem.startswith(f"Row 2, column “{column}”: ")
    assert words in row.problem


def test_the_column_is_named_as_the_file_words_it_and_every_fault_is_told() -> None:
    sheet = read_rows(b"Decision published;Effective from\nsoon;later\n", DECISIONS)
    (row,) = decision_rows(sheet, str)
    assert "column “Decision published”: “soon”" in row.problem
    assert "column “Effective from”: “later”" in row.problem


@pytest.mark.parametrize(
    ("printed", "meaning"),
    [
        ("y", True), ("Yes", True), ("Subject to call-in", True),
        ("Recommendations Approved (subject to call-in)", True),
        ("Call-in expired", True), ("0 call-ins", True), ("Is subject to call in", True),
        ("n", False), ("No", False), ("Not for call-in", False), ("Exempt from call in", False), ("waived", False),
        ("Call-in waived", False), ("not subject to call-in", False),
    ],
)  # fmt: skip
def test_whether_a_decision_can_be_called_in_is_read_in_the_registers_words(printed: str, meaning: bool) -> None:
    row = decision(subject_to_call_in=printed)
    assert (row.callable, row.problem) == (meaning, "")


@pytest.mark.parametrize(
    ("printed", "key", "classes"),
    [
        ("Cabinet", None, (Maker.BODY,)),
        ("", None, (Maker.BODY,)),
        ("Executive Board", True, (Maker.BODY,)),
        ("Leader of the Council and Cabinet Member for Tourism", None, (Maker.MEMBER,)),
        ("Portfolio Holder for Housing", None, (Maker.MEMBER,)),
        ("Cabinet Member for the Chief Executive's Office", None, (Maker.MEMBER,)),
        ("Director of Children and Families", True, (Maker.OFFICER_KEY,)),
        ("Chief Executive", False, (Maker.OFFICER,)),
        ("Assistant Director of Neighbourhoods", None, (Maker.OFFICER_KEY, Maker.OFFICER)),
    ],
)
def test_a_printed_decision_maker_is_of_a_class(printed: str, key: bool | None, classes: tuple[Maker, ...]) -> None:
    assert makers(printed, key) == classes


def test_a_key_decision_is_read_from_its_own_column() -> None:
    assert decision(decision_maker="Director of Finance", is_key="Yes").makers == (Maker.OFFICER_KEY,)
    assert decision(decision_maker="Director of Finance", is_key="unknown").makers == (Maker.OFFICER_KEY, Maker.OFFICER)


def test_a_row_whose_cells_cannot_be_told_apart_is_not_read() -> None:
    sheet = read_rows(b"council,effective_from\nHousing, Leeds,2024-07-20\nLeeds,2024-07-20\n", DECISIONS)
    damaged, whole = decision_rows(sheet, str)
    assert "Row 2 has 3 cells where the header has 2" in damaged.problem
    assert whole.problem == ""


def test_a_systems_own_headings_are_known() -> None:
    sheet = read_rows(
        b"Ref,Issue,Date of decision,Decision published,Effective from,Is Key decision?,Is subject to call in?,"
        b"Decision Maker\n5520,A title,11/07/2024,12/07/2024,20/07/2024,No,Yes,Cabinet\n",
        DECISIONS,
    )
    (row,) = decision_rows(sheet, lambda raw: raw or "Torbay")
    assert row == DecisionRow(
        2, "Torbay", "5520", "A title", date(2024, 7, 11), date(2024, 7, 12), None, None, None, date(2024, 7, 20), True,
        (Maker.BODY,), key=False, maker_printed=True,
    )  # fmt: skip


def test_a_notice_is_read_with_its_own_columns() -> None:
    sheet = read_rows(
        b"Council,Matter,Kind,Notice of decision,Decision due date\n"
        b"Leeds,A road,key,01/10/2012,29/10/2012\nLeeds,A bridge,key,soon,29/10/2012\nLeeds,x,y,z,1,2\n",
        NOTICES,
    )
    good, bad, damaged = notice_rows(sheet, str)
    assert (good.reference, good.kind, good.notice, good.decision) == (
        "A road",
        "key",
        date(2012, 10, 1),
        date(2012, 10, 29),
    )
    assert bad.problem.startswith("Row 3, column “Notice of decision”: “soon” is not a date")
    assert damaged.problem.startswith("Row 4 has 6 cells")
