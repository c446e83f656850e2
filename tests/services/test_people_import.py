"""A list of people, bodies and seats: what each row would do is shown, then all of it is one change with one undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.register import people as rows
from clerk_tui.services import people, people_changes
from clerk_tui.services.office import Office
from clerk_tui.services.people_import import Doing, preview, read_file, take
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.offices import count, own

LIST = """\
Councillor,Committee,Position,Start date,End date,Portfolio,Kind of body
Cllr Simon Blackburn,Executive,Leader,21/5/2015,,,
Cllr Gillian Campbell,Executive,,21 May 2015,20/05/2019,Deputy Leader,
Adrian Hutton,Tourism Scrutiny Committee,Chairman,2015-05-21,,,
Cllr Adrian Hutton,Fylde Forum,,,,,committee
Neil Jack,,officer,,,Chief Executive,
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = own(tmp_path)
    yield office
    office.register.close()


def data(*lines: str, header: str = "name,body,role,from,to,title") -> bytes:
    return "\n".join((header, *lines)).encode()


def held(office: Office) -> list[tuple[str, str, str, str, str, str]]:
    return [
        (seat.person.name, seat.body, seat.role, str(seat.valid_from or ""), str(seat.valid_to or ""), seat.title)
        for seat in rows.seats(office.register)
    ]


def test_a_list_is_previewed_without_a_trace_and_taken_with_one_undo(office: Office) -> None:
    found = preview(office, LIST.encode())
    assert found.says == "New: 4 persons, 3 bodies, 4 seats. Ended: 0. Known already: 0. Cannot be read: 0."
    assert found.rows[0].says == (
        "Simon Blackburn (new), leader of Executive, from 21 May 2015. Executive is new, taken as executive."
    )
    assert count(office.register, "person") == count(office.register, "body") == 0
    take(office, LIST.encode(), name="members.csv")
    assert held(office) == [
        ("Simon Blackburn", "Executive", "leader", "2015-05-21", "", ""),
        ("Gillian Campbell", "Executive", "member", "2015-05-21", "2019-05-20", "Deputy Leader"),
        ("Adrian Hutton", "Fylde Forum", "member", "", "", ""),
        ("Adrian Hutton", "Tourism Scrutiny Committee", "chair", "2015-05-21", "", ""),
    ]
    officer = people.find_person(office, "Neil Jack")
    assert (officer.kind, officer.title) == ("officer", "Chief Executive")
    assert people.find_body(office, "Fylde Forum").kind == "committee"
    verify(office)
    undo(office)
    assert (
        count(office.register, "person") == count(office.register, "body") == count(office.register, "membership") == 0
    )


def test_a_list_that_is_taken_twice_changes_nothing_the_second_time(office: Office) -> None:
    take(office, LIST.encode())
    entries = count(office.register, "history")
    assert take(office, LIST.encode()).count(Doing.NOTHING) == 5
    assert count(office.register, "history") == entries


def test_a_later_list_ends_the_seats_that_it_closes(office: Office) -> None:
    take(office, data("Graham Cain,Executive,member,21/5/2015,,"))
    found = take(office, data("Cllr graham cain,EXECUTIVE,,21/5/2015,4/5/2019,", "Graham Cain,Executive,,5/5/2019,,"))
    assert [row.does for row in found.rows] == [Doing.END, Doing.SEAT]
    assert [(seat.valid_from, seat.valid_to) for seat in rows.seats(office.register)] == [
        (date(2015, 5, 21), date(2019, 5, 4)), (date(2019, 5, 5), None),
    ]  # fmt: skip
    undo(office)
    assert [seat.valid_to for seat in rows.seats(office.register)] == [None]


def test_rows_that_clash_with_one_another_are_taken_only_with_a_reason(office: Office) -> None:
    clashing = data("Graham Cain,Executive,member,21/5/2015,,", "Graham Cain,Executive,leader,1/6/2017,,")
    assert preview(office, clashing).clashes == (
        "Row 3: Graham Cain holds a seat as member in Executive already, from 21 May 2015, and the two overlap; end"
        " the one on the day before the other begins.",
    )
    with pytest.raises(Refused, match=r"Nothing was taken; give the reason to go on all the same\.$"):
        take(office, clashing)
    assert count(office.register, "person") == 0
    take(office, clashing, despite="As the yearbook prints it.")
    assert [seat.despite for seat in rows.seats(office.register)] == ["", "As the yearbook prints it."]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Graham Cain,Executive,member,31/6/2015,,", "Row 2, from: "),
        ("Graham Cain,Executive,member,21/5/2015,20/5/2015,", "Row 2, to: the seat ends before it begins."),
        (",Executive,member,,,", "Row 2, name: there is no name."),
        ("Graham Cain,,leader,,,", "Row 2, body: there is a role or a day, but no body for it."),
        ("Graham Cain,Executive,member,,,Deputy, Leader", "Row 2 has 7 cells where the header has 6"),
    ],
)
def test_a_row_that_cannot_be_read_stops_the_list_and_says_why(office: Office, row: str, says: str) -> None:
    broken = data(row, "Ann Other,Executive,member,,,")
    assert preview(office, broken).faults[0].startswith(says)
    with pytest.raises(InputError, match="Nothing was taken"):
        take(office, broken)
    assert count(office.register, "person") == 0


def test_a_kind_other_than_the_register_has_is_a_fault(office: Office) -> None:
    people_changes.add_body(office, "Fylde Forum", kind="committee")
    (fault,) = preview(office, data("A Cain,Fylde Forum,scrutiny", header="name,body,kind")).faults
    assert fault == "Row 2: the register has Fylde Forum as committee, the list as scrutiny."
    (fault,) = preview(office, data("A Cain,Fylde Forum,quango", header="name,body,kind")).faults
    assert "“quango” is none of executive, council, scrutiny, committee" in fault


@pytest.mark.parametrize(
    ("given", "says"),
    [(b"", "empty"), (b"name,body\n", "no people below"), (b"a,b\nc,d\n", "no row of column headings"),
     (b"PK\x03\x04", "spreadsheet")],
)  # fmt: skip
def test_a_file_that_is_no_list_of_people_is_refused(office: Office, given: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        preview(office, given)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"The list of people gone\.csv cannot be read"):
        read_file(tmp_path / "gone.csv")


def test_markup_and_control_characters_of_a_file_become_plain_text(office: Office) -> None:
    take(office, data("[red]Ann\x1b[2J Cain,Executive [/],chair,,,"))
    ((name, body, *_),) = held(office)
    assert name == "[red]Ann\N{REPLACEMENT CHARACTER}[2J Cain"
    assert body == "Executive [/]"
