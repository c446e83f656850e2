"""Lists of meetings as clerks have them: other headings and separators, mixed dates, damaged rows."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.documents.reading.timetable import read_timetable
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.timetable import ListedMeeting

EXECUTIVE = ListedMeeting(2, "Executive", date(2026, 6, 10), time(18))


def read(text: str, encoding: str = "utf-8") -> tuple[ListedMeeting, ...]:
    return read_timetable(text.encode(encoding))[0]


def says(meeting: ListedMeeting) -> list[tuple[str, Severity, str, str]]:
    return [(finding.id, finding.severity, finding.where, finding.says) for finding in meeting.found]


@pytest.mark.parametrize(
    "text",
    [
        "body,date,time\nExecutive,2026-06-10,18:00\n",
        "date,time,body\n10/6/26,6pm,Executive\n",
        "Committee;Date;Start\r\nExecutive;Wed 10 June 2026;6.00 pm\r\n",
        "Meeting\tMeeting Date\tStart Time\tVenue\nExecutive\t10 June 2026\t18:00\tTown Hall\n",
        "Committee,Date,Day,Time\nExecutive,10/06/2026,Wednesday,18:00\n",
        "Committee,Day,Start\nExecutive,10 June 2026,18:00\n",
        "Subject,Start\nExecutive,10/06/2026 18:00\n",
        "Name of meeting,Date and time\nExecutive,Wednesday 10 June 2026 at 6 pm\n",
        "Body,Date,Time\nExecutive,10/06/2026 18:00,6pm\n",
    ],
    ids=["plain", "other order", "semicolons", "pasted cells", "weekday", "day", "start", "one cell", "both cells"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_in_any_dress_is_the_same_list(text: str, encoding: str) -> None:
    assert read(text, encoding) == (EXECUTIVE,)


def test_windows_letters_are_read_and_said() -> None:
    meetings, general = read_timetable("body,date\nCafé panel,10 June 2026\n".encode("cp1252"))
    assert meetings[0].body == "Café panel"
    assert [(finding.id, finding.severity) for finding in general] == [("CSV-ENCODING", Severity.ADVICE)]


def test_a_date_without_a_time_has_none_and_a_spreadsheet_s_midnight_is_none() -> None:
    rows = read("body,date,time\nExecutive,2026-06-10,\nExecutive,2026-06-10 00:00:00,\nExecutive,2026-06-10 09:30,\n")
    assert [meeting.starts for meeting in rows] == [None, None, time(9, 30)]
    assert all(meeting.found == () for meeting in rows)


BAD = [
    (
        "2026-13-01,",
        "TT-DATE",
        "Row 2, column “Date”: “2026-13-01” has no month 13; day comes first, then month, then year.",
    ),
    ("31 February 2026,", "TT-DATE", "Row 2, column “Date”: There is no 31 February 2026."),
    ("Wed 9 June 2026,", "TT-DATE", "Row 2, column “Date”: 9 June 2026 is a Tuesday, not a Wednesday."),
    ("9 June 2101,", "TT-DATE", "Row 2, column “Date”: “9 June 2101” lies outside the years 2000 to 2100."),
    (
        "June 2026,",
        "TT-DATE",
        "Row 2, column “Date”: “June 2026” is not a date; type it like 9 October 2017, Mon 9 Oct 17 or",
    ),
    (",", "TT-DATE", "Row 2, column “Date”: there is no date."),
    ("9 June 2026,Wed", "TT-WEEKDAY", "Row 2, column “Day”: 9 June 2026 is a Tuesday, not a Wednesday."),
]


@pytest.mark.parametrize(("cells", "id", "sentence"), BAD)
def test_a_date_that_will_not_do_names_row_and_column_and_the_rest_is_read(cells: str, id: str, sentence: str) -> None:
    bad, good = read(f"Committee,Date,Day\nPlanning,{cells}\nExecutive,10 June 2026,Wed\n")
    assert (bad.body, bad.day) == ("Planning", None)
    ((found, severity, column, says_so),) = says(bad)
    assert (found, severity) == (id, Severity.BLOCKER)
    assert f"column “{column}”" in says_so and says_so.startswith(sentence)
    assert good == ListedMeeting(3, "Executive", date(2026, 6, 10))


def test_a_time_that_will_not_do_leaves_the_meeting_without_one() -> None:
    late, two = read("body,date,time\nExecutive,2026-06-10,tbc\nExecutive,2026-06-10 10:00,11am\n")
    assert late.starts is two.starts is None and late.day == two.day == date(2026, 6, 10)
    assert says(late)[0][:3] == ("TT-TIME", Severity.WARNING, "time")
    assert says(late)[0][3].startswith("Row 2, column “time”: “tbc” is not a time;")
    assert says(two)[0][3] == (
        "Row 3, column “time”: 11:00 stands here and 10:00 beside the date. The meeting is taken without a time."
    )


def test_a_meeting_without_a_body_is_checked_for_its_date() -> None:
    (meeting,) = read("body,date\n,2026-06-10\n")
    assert meeting.day == date(2026, 6, 10)
    assert says(meeting)[0] == (
        "TT-BODY", Severity.WARNING, "body", "Row 2, column “body”: no body is named, so only the date is checked."
    )  # fmt: skip


def test_empty_lines_are_passed_over_and_counted() -> None:
    assert [meeting.row for meeting in read("body,date\n\nExecutive,2026-06-10\n,\n\nPlanning,2026-06-11\n")] == [3, 6]


def test_a_row_whose_cells_cannot_be_told_apart_is_not_concluded_from() -> None:
    bad, good = read("body,date\nLeisure, Culture and Sport,2026-06-10\nExecutive,2026-06-10\n")
    assert bad.day is None and says(bad)[0][:2] == ("CSV-LONG", Severity.BLOCKER)
    assert good.day == date(2026, 6, 10)


def test_a_row_that_is_too_long_to_read_keeps_its_number() -> None:
    meetings = read("body,date\n" + "x" * 200_000 + ",2026-06-10\nExecutive,2026-06-10\n")
    unread = next(meeting for meeting in meetings if meeting.row == 2)
    assert unread.day is None and unread.found[0].severity is Severity.BLOCKER
    assert next(meeting for meeting in meetings if meeting.row == 3).body == "Executive"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "This file is empty."),
        ("Executive,10 June 2026\n", "looked for body and date"),
        ("x,y\n1,2\n", "looked for body and date"),
        ("body,date\n", "There are column headings, but no meetings below them."),
        (
            "body,date\nExecutive,soon\nPlanning,later\n",
            "Not one row could be read as a meeting. Row 2, column “date”: “soon”",
        ),
    ],
)
def test_a_list_of_which_nothing_can_be_read_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(InputError) as refused:
        read(text)
    assert sentence in str(refused.value)


@given(
    st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: b"body,date,time\n" + text.encode("utf-8", "replace"))
)
def test_no_bytes_at_all_end_in_anything_but_meetings_or_a_refusal(data: bytes) -> None:
    try:
        meetings, _ = read_timetable(data)
    except InputError:
        return
    assert any(meeting.day for meeting in meetings)
    assert all(meeting.found for meeting in meetings if meeting.day is None)


def test_a_column_for_the_kind_of_body_is_read_in_the_words_of_names() -> None:
    rows = read(
        "body,date,Kind of body\nGrants Board,2026-06-10,Cabinet\nA,2026-06-10,\nB,2026-06-10,council\nC,2026-06-10,?\n"
    )
    assert [meeting.kind for meeting in rows] == ["executive", None, "council", None]
    assert says(rows[3]) == [
        (
            "TT-KIND",
            Severity.WARNING,
            "Kind of body",
            "Row 5, column “Kind of body”: “?” is none of executive, council, scrutiny and committee, so the kind"
            " column is not used.",
        )
    ]


@pytest.mark.parametrize("typed", ["44578", "44578.75"])
def test_excel_s_number_for_a_day_is_named_and_not_taken(typed: str) -> None:
    meeting = read(f"body,date\nA,2026-06-10\nB,{typed}\n")[1]
    assert meeting.day is None
    assert meeting.found[0].says == (
        f"Row 3, column “date”: “{typed}” is not a date; it looks like Excel’s number for Monday 17 January 2022:"
        " format the column as a date."
    )


@pytest.mark.parametrize("typed", ["36525", "73416", "4457", "445780"])
def test_a_number_outside_the_years_is_no_day_of_excel_s(typed: str) -> None:
    assert "Excel" not in read(f"body,date\nA,2026-06-10\nB,{typed}\n")[1].found[0].says
