"""CSV as it comes: other separators, encodings and headings, damage in one row, and files that are none."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.documents.reading import csv_rows
from clerk_tui.documents.reading.csv_rows import read_rows
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.sheet import Sheet

COLUMNS = {
    "body": ("committee", "meeting"),
    "date": ("meeting date", "day"),
    "time": ("start",),
}
PLAIN = "body,date,time\nCabinet,2026-04-08,18:00\nCouncil,2026-04-09,\n"
ROWS = [(2, ("Cabinet", "2026-04-08", "18:00")), (3, ("Council", "2026-04-09", ""))]


def read(text: str, required: tuple[str, ...] = ("body", "date")) -> Sheet:
    return read_rows(text.encode(), COLUMNS, required)


def ids(sheet: Sheet) -> list[tuple[str, int | None]]:
    return [(finding.id, finding.row) for finding in sheet.findings]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_file_is_read_whatever_separates_its_cells_and_lines(separator: str, ending: str) -> None:
    sheet = read(PLAIN.replace(",", separator).replace("\n", ending))
    assert list(sheet) == ROWS
    assert sheet.findings == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_mark_or_wide_letters_at_the_start_are_no_part_of_the_heading(encoding: str) -> None:
    sheet = read_rows(PLAIN.encode(encoding), COLUMNS, ("body", "date"))
    assert list(sheet) == ROWS
    assert sheet.findings == ()


def test_windows_1252_is_read_and_said() -> None:
    sheet = read_rows("body,date\nCabinet – “special” £5,2026-04-08\n".encode("cp1252"), COLUMNS)
    assert sheet.text(sheet.rows[0], "body") == "Cabinet – “special” £5"
    assert ids(sheet) == [("CSV-ENCODING", None)]
    assert "line 2" in sheet.findings[0].says


def test_a_mark_before_text_that_is_not_utf_8_is_left_out() -> None:
    sheet = read_rows(b"\xef\xbb\xbfbody,date\nCaf\xe9,2026-04-08\n", COLUMNS)
    assert sheet.rows[0].cells == ("Café", "2026-04-08", "")


@pytest.mark.parametrize(
    "header",
    ["Start;MEETING_DATE;Committee", "start;Meeting-Date;committee:", '"Start";" meeting  date";"Meeting"'],
)
def test_headings_are_known_by_other_words_in_any_order(header: str) -> None:
    sheet = read(f"{header};Venue\n18:00;8/4/26;Cabinet;Room 1\n")
    assert list(sheet) == [(2, ("Cabinet", "8/4/26", "18:00"))]
    assert sheet.heading("date").strip('" ').lower().replace("_", " ").replace("-", " ").split() == ["meeting", "date"]


def test_a_column_that_the_file_lacks_is_empty() -> None:
    sheet = read("body,date\nCabinet,2026-04-08\n")
    assert sheet.text(sheet.rows[0], "time") == ""
    assert sheet.heading("time") == "time"
    assert "time" not in sheet.headings


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    sheet = read("Meetings of 2026\n\nbody,date\n\nCabinet,2026-04-08\n , \nCouncil,2026-04-09\n")
    assert [row.number for row in sheet] == [5, 7]


def test_a_line_that_names_the_separator_is_no_row() -> None:
    sheet = read("sep=;\nbody;date\nCabinet;2026-04-08\n")
    assert [row.number for row in sheet] == [2]
    assert sheet.rows[0].cells == ("Cabinet", "2026-04-08", "")


def test_a_cell_may_hold_lines_separators_and_quotation_marks() -> None:
    sheet = read('body,date,time\n"Cabinet, ""special""\nand urgent",2026-04-08,\nCouncil,2026-04-09,\n')
    assert [(row.number, row.cells[0]) for row in sheet] == [(2, 'Cabinet, "special"\nand urgent'), (3, "Council")]
    assert sheet.text(sheet.rows[0], "body") == 'Cabinet, "special" and urgent'


def test_a_short_row_is_said_and_its_missing_cells_are_empty() -> None:
    sheet = read("body,date,time\nCabinet,2026-04-08\nCouncil\n")
    assert [row.cells for row in sheet] == [("Cabinet", "2026-04-08", ""), ("Council", "", "")]
    assert ids(sheet) == [("CSV-SHORT", 2), ("CSV-SHORT", 3)]
    assert "its last cell is" in sheet.findings[0].says
    assert "its last 2 cells are" in sheet.findings[1].says
    assert not sheet.doubtful


def test_a_row_with_too_many_cells_is_doubtful_and_the_next_is_not() -> None:
    sheet = read("body,date,time\nHousing, Cabinet,2026-04-08,18:00\nCouncil,2026-04-09,\n")
    assert ids(sheet) == [("CSV-LONG", 2)]
    assert sheet.doubtful == {2}
    assert len(sheet.rows) == 2


def test_empty_cells_after_the_last_column_are_nothing() -> None:
    assert read("body,date,time\nCabinet,2026-04-08,18:00,,\n").findings == ()


@pytest.mark.parametrize(
    "bad",
    ['"Cabinet,2026-04-08,18:00', '"Cabinet,2026-04-08,"18:00"', 'Cabinet,2026-04-08,"18:00'],
)
@pytest.mark.parametrize(
    "below", [["Council,2026-04-09,"], ['"Council",2026-04-09,'] * 3, ["Council,2026-04-09,"] * 2500]
)
def test_a_quotation_mark_too_many_costs_one_row(bad: str, below: list[str]) -> None:
    sheet = read("\n".join(["body,date,time", bad, *below]) + "\n")
    assert ids(sheet) == [("CSV-QUOTES", 2)]
    assert sheet.doubtful == {2}
    assert [row.number for row in sheet] == list(range(2, 3 + len(below)))
    assert {row.cells for row in sheet.rows[1:]} == {("Council", "2026-04-09", "")}


def test_zero_bytes_are_said_and_the_row_is_read() -> None:
    sheet = read("body,date\nCab\0inet,2026-04-08\nCouncil,2026-04-09\n")
    assert ids(sheet) == [("CSV-NUL", 2)]
    assert sheet.text(sheet.rows[0], "body") == "Cab\N{REPLACEMENT CHARACTER}inet"


def test_a_cell_longer_than_any_cell_costs_one_row() -> None:
    sheet = read(f"body,date\n{'x' * 200_000},2026-04-08\nCouncil,2026-04-09\n")
    assert ids(sheet) == [("CSV-CELL", 2)]
    assert sheet.doubtful == {2}
    assert [tuple(row) for row in sheet] == [(2, ("", "2026-04-08", "")), (3, ("Council", "2026-04-09", ""))]


@pytest.mark.parametrize("bad", ['"{x}",2026-04-08', "{x},2026-04-08,,,,,,", "{x}"])
def test_a_row_whose_cells_cannot_be_told_from_an_overlong_one_is_kept_empty(bad: str) -> None:
    sheet = read(f"body,date\n{bad.replace('{x}', 'x' * 200_000)}\nCouncil,2026-04-09\n")
    assert ids(sheet) == [("CSV-CELL", 2)]
    assert [row.number for row in sheet] == [2, 3]
    assert not any(sheet.rows[0].cells)


def test_two_columns_that_mean_the_same_are_said_and_the_first_known_word_is_read() -> None:
    sheet = read("day,date,body,date\n1,2026-04-08,Cabinet,3\n")
    assert sheet.rows[0].cells[1] == "2026-04-08"
    assert [(finding.id, finding.column) for finding in sheet.findings] == [("CSV-TWICE", "date"), ("CSV-TWICE", "day")]
    assert "Columns 2 (“date”) and 4 (“date”)" in sheet.findings[0].says


def test_hostile_text_is_cleaned_when_it_is_asked_for() -> None:
    sheet = read("body,date\n\x1b[31mCabinet\u202e,2026-04-08\n")
    assert sheet.text(sheet.rows[0], "body") == "\N{REPLACEMENT CHARACTER}[31mCabinet\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00", b" \r\n"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        read_rows(data, COLUMNS)


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-1.7"])
def test_other_kinds_of_file_are_named(start: bytes) -> None:
    with pytest.raises(InputError, match=r"not CSV|is a PDF"):
        read_rows(start + b"body,date\n", COLUMNS)


def test_a_file_without_a_header_names_the_columns_looked_for() -> None:
    with pytest.raises(InputError, match=r"looked for body and date\."):
        read("Cabinet,2026-04-08\n")
    with pytest.raises(InputError, match=r"looked for body, date or time\."):
        read("Cabinet,2026-04-08\n", ())
    with pytest.raises(InputError, match=r"looked for body\."):
        read_rows(b"x,y\n" + b"z" * 200_000, {"body": ()})


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_rows, "MOST_ROWS", 2)
    with pytest.raises(InputError, match="more than 2 rows"):
        read(PLAIN)
    monkeypatch.setattr(csv_rows, "LONGEST", 20)
    with pytest.raises(InputError, match="larger than 0 MB"):
        read(PLAIN)


def test_two_hundred_thousand_rows_are_all_read() -> None:
    sheet = read("body,date,time\n" + "Cabinet,2026-04-08,18:00\n" * 200_000)
    assert len(sheet.rows) == 200_000
    assert sheet.rows[-1] == (200_001, ("Cabinet", "2026-04-08", "18:00"))


CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1).filter(lambda text: text.strip())


@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=8), st.sampled_from(",;\t"))
def test_what_a_spreadsheet_writes_is_read_as_it_stands(rows: list[tuple[str, str, str]], delimiter: str) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows([("body", "date", "time"), *rows])
    assert [row.cells for row in read(file.getvalue())] == rows


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_are_rows_or_one_sentence(data: bytes, headed: bool) -> None:
    try:
        sheet = read_rows(b"body,date\n" * headed + data, COLUMNS)
    except InputError as error:
        assert str(error).endswith(".")
        return
    for row in sheet:
        assert len(row.cells) == len(COLUMNS)
        assert "\n" not in sheet.text(row, "body")
