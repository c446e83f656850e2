"""Agendas as councils write them: loose forms, lists inside items, marks that a matter is exempt."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from clerk_tui.documents.reading import read_document
from clerk_tui.domain.pack import Pack, PackItem

TOP = "Anytown Borough Council\n\nCABINET\n\nTuesday, 7 March 2023 at 7.30 pm\n\nAGENDA\n\n"


def _read(folder: Path, text: str) -> Pack:
    path = folder / "agenda.txt"
    path.write_text(text, encoding="utf-8")
    return read_document(path)


def _one(folder: Path, item: str) -> PackItem:
    pack = _read(folder, f"{TOP}1  APOLOGIES\n2  {item}\n\n3  URGENT BUSINESS\n")
    assert [each.number for each in pack.items] == ["1", "2", "3"]
    return pack.items[1]


@pytest.mark.parametrize(
    ("printed", "title", "mark"),
    [
        ("SALE OF LAND (Exempt) (Pages 3 - 8)", "SALE OF LAND", "(Exempt)"),
        ("SALE OF LAND (Pages 3 - 8) - EXEMPT", "SALE OF LAND", "EXEMPT"),
        ("EXEMPT: SALE OF LAND (Pages 3 - 8)", "SALE OF LAND", "EXEMPT"),
        ("SALE OF LAND (Not for publication) (Pages 3 - 8)", "SALE OF LAND", "(Not for publication)"),
        ("SALE OF LAND (Part 2) (Pages 3 - 8)", "SALE OF LAND", "(Part 2)"),
        (
            "SALE OF LAND (Pages 3 - 8)\n    Not for publication by virtue of paragraph 3 of Schedule 12A",
            "SALE OF LAND",
            "Not for publication by virtue of paragraph 3 of Schedule 12A",
        ),
        (
            "SALE OF LAND (Pages 3 - 8)\n    This report is exempt by virtue of paragraphs 3 and 5.",
            "SALE OF LAND",
            "This report is exempt by virtue of paragraphs 3 and 5.",
        ),
    ],
)
def test_an_exempt_mark_is_taken_off_the_title_and_kept(tmp_path: Path, printed: str, title: str, mark: str) -> None:
    item = _one(tmp_path, printed)
    assert (item.title, item.exempt, item.exempt_mark, item.pages) == (title, True, mark, (3, 8))


@pytest.mark.parametrize(
    "title",
    [
        "EXCLUSION OF THE PRESS AND PUBLIC",
        "Exempt Information - Possible Exclusion of the Press and Public",
        "To confirm that items marked Part 2 will be considered in private",
        "Private Sector Housing Strategy",
        "LOCAL PLAN PART 2 - ADOPTION",
        "Tax exemptions for care leavers",
    ],
)
def test_a_title_that_only_speaks_of_privacy_is_not_marked(tmp_path: Path, title: str) -> None:
    item = _one(tmp_path, f"{title} (Pages 3 - 8)")
    assert (item.title, item.exempt, item.exempt_mark) == (title, None, None)


def test_an_exempt_appendix_leaves_the_question_open_but_is_told(tmp_path: Path) -> None:
    pack = _read(tmp_path, f"{TOP}1  CARE HOMES (Pages 3 - 8)\n   Appendix 2 is exempt by virtue of paragraph 3.\n")
    assert pack.items[0].exempt is None
    assert pack.items[0].exempt_mark == "Appendix 2 is exempt by virtue of paragraph 3."
    assert [finding.where for finding in pack.findings if finding.id == "IMP-EXEMPT"] == ["item 1"]


def test_items_below_a_private_heading_are_exempt(tmp_path: Path) -> None:
    text = f"{TOP}PUBLIC ITEMS\n1. Apologies\n2. Budget  3 - 8\n\nPART 2 - PRIVATE ITEMS\n3. Staffing  9 - 12\n"
    assert [(item.number, item.exempt) for item in _read(tmp_path, text).items] == [
        ("1", False), ("2", False), ("3", True),
    ]  # fmt: skip


def test_a_title_with_markup_and_brackets_is_kept_letter_by_letter(tmp_path: Path) -> None:
    hostile = "[Cabinet] [/] [@click=app.quit]x[/] <b>bold</b>"
    assert _one(tmp_path, f"{hostile} (Pages 3 - 8)").title == hostile


def test_escape_sequences_and_direction_marks_do_not_pass(tmp_path: Path) -> None:
    item = _one(tmp_path, "\x1b[2JTITLE\x07 \u202eHERE")
    assert item.title == "\ufffd[2JTITLE\ufffd \ufffdHERE"


def test_a_title_on_two_lines_is_one_title(tmp_path: Path) -> None:
    item = _one(
        tmp_path, "PROPOSAL TO DISSOLVE THE COMPANY AND\n   FORM A BOARD (Pages 3 - 8)\n   To consider a report."
    )
    assert (item.title, item.pages) == ("PROPOSAL TO DISSOLVE THE COMPANY AND FORM A BOARD", (3, 8))


def test_a_list_inside_an_item_does_not_swallow_the_next_item(tmp_path: Path) -> None:
    text = f"{TOP}1. Apologies\n2. Interests\n\n1. to declare\n2. to leave\n\n3. Budget\n4. Staffing\n"
    pack = _read(tmp_path, text)
    assert [item.title for item in pack.items] == ["Apologies", "Interests", "Budget", "Staffing"]
    assert "1. to declare" in pack.unplaced


def test_a_missing_number_is_told(tmp_path: Path) -> None:
    pack = _read(tmp_path, f"{TOP}1. Apologies\n2. Interests\n4. Budget\n")
    assert [finding.says for finding in pack.findings if finding.id == "IMP-GAP"] == [
        "There is no item 3 between item 2 and item 4; look whether one was missed."
    ]


def test_date_time_and_place_may_stand_under_labels(tmp_path: Path) -> None:
    pack = _read(
        tmp_path,
        "WEST COUNTY COUNCIL\nCabinet Agenda\nDate: Tuesday 7 March 2023\nTime: 10.00 am\n"
        "Venue: Conference Chamber, West House\n"
        "Membership: Councillors John Griffiths (Leader), Sara Mildmay-White,\nRobert Everitt\n\n"
        "Agenda\n1. Apologies for absence\n2. Minutes        1 - 10\n"
        "Contact officer: Jane Doe\nTelephone: 01638 719729\nEmail: democratic.services@west.gov.uk\n",
    )
    meeting = pack.meeting
    assert (meeting.body, meeting.day, meeting.starts) == ("Cabinet", date(2023, 3, 7), time(10))
    assert meeting.venue == "Conference Chamber, West House"
    assert meeting.members == ("John Griffiths", "Sara Mildmay-White", "Robert Everitt")
    assert meeting.contact is not None
    assert (meeting.contact.name, meeting.contact.telephone) == ("Jane Doe", "01638 719729")
    assert meeting.contact.email == "democratic.services@west.gov.uk"


def test_the_meeting_may_stand_in_a_sentence(tmp_path: Path) -> None:
    pack = _read(
        tmp_path,
        "London Borough of Thames\nNOTICE OF MEETING\nA meeting of the Cabinet will be held in the Council Chamber, "
        "Civic Offices on Tuesday 7 March 2023 at 7.30 pm.\nDated 27 February 2023\nAGENDA\n1  APOLOGIES\n",
    )
    meeting = pack.meeting
    assert pack.document.council == "London Borough of Thames"
    assert (meeting.body, meeting.day, meeting.starts) == ("Cabinet", date(2023, 3, 7), time(19, 30))
    assert (meeting.venue, meeting.agenda_date) == ("Council Chamber, Civic Offices", date(2023, 2, 27))


def test_a_weekday_that_is_wrong_leaves_the_date_empty_and_says_so(tmp_path: Path) -> None:
    pack = _read(tmp_path, TOP.replace("Tuesday, 7 March", "Friday, 7 March") + "1  APOLOGIES\n")
    assert pack.meeting.day is None
    assert pack.meeting.starts == time(19, 30)
    says = [finding.says for finding in pack.findings if finding.where == "meeting, date"]
    assert says == ["7 March 2023 is a Tuesday, not a Friday."]


def test_a_cover_that_names_another_day_is_told(tmp_path: Path) -> None:
    text = "(Public Pack)Agenda Document for Cabinet, 08/03/2023 19:30\n" + TOP + "1  APOLOGIES\n"
    pack = _read(tmp_path, text)
    assert any(finding.where == "meeting, date" and "another date" in finding.says for finding in pack.findings)


def test_a_windows_file_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "agenda.txt"
    path.write_bytes((TOP + "1  THE MAYOR’S FUND – £5\n").encode("cp1252"))
    pack = read_document(path)
    assert pack.items[0].title == "THE MAYOR’S FUND – £5"
    assert any(finding.id == "IMP-ENCODING" for finding in pack.findings)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_letter(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "agenda.txt"
    path.write_bytes((TOP + "1  APOLOGIES\n").encode(encoding))
    pack = read_document(path)
    assert pack.document.council == "Anytown Borough Council"
    assert not any(finding.id == "IMP-ENCODING" for finding in pack.findings)
