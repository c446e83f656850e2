"""Wards, who represents them from when to when, outside bodies and officers' posts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.errors import Conflict, InputError, NotFound, Refused
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.people import Body, Ward
from clerk_tui.register import people as rows
from clerk_tui.register import wards as ward_rows
from clerk_tui.services import people, people_changes, people_import, people_merging, people_seats
from clerk_tui.services.new_meetings import NewMeeting, add_meeting
from clerk_tui.services.office import Office
from clerk_tui.services.on_a_day.call_in import askers
from clerk_tui.services.people_seats import SeatDetails
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from clerk_tui.services.wards import changes, listing
from tests.offices import TUESDAY, count, demo

BENSON, BLACKBURN, CAIN = 1, 2, 3
MAY_2015, MAY_2017, OCTOBER = date(2015, 5, 7), date(2017, 5, 4), date(2017, 10, 9)
LIST = b"""name,body,role,from,to,title,kind,ward
Benson,,,7/5/2015,,,,Bloomfield
Blackburn,Council,member,7/5/2015,3/5/2017,,,Bloomfield Ward
Cain,Lancashire Fire Authority,representative,21/5/2017,,,outside,
Jo Smith,,officer,1/1/2016,31/12/2017,Director of Resources,,
Jo Smith,,officer,1/1/2016,,Section 151 officer,,
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = demo(tmp_path, TUESDAY)
    yield office
    office.register.close()


@pytest.fixture
def council(office: Office) -> Body:
    return people_changes.add_body(office, "Council")


@pytest.fixture
def bloomfield(office: Office) -> Ward:
    return changes.add_ward(office, "Bloomfield", members=2, valid_from=date(2003, 5, 1))


def told(office: Office, day: date) -> list[str]:
    return [listing.words(line) for line in listing.listed(office, "", day)]


def test_a_ward_is_entered_found_changed_and_taken_away(office: Office, bloomfield: Ward) -> None:
    assert listing.find_ward(office, "bloomfield ward") == bloomfield
    with pytest.raises(NotFound, match=r"no ward “Bloomfield East”\. It has Bloomfield\.$"):
        listing.find_ward(office, "Bloomfield East")
    with pytest.raises(InputError, match="Ward: the register holds Bloomfield already, number 1"):
        changes.add_ward(office, "BLOOMFIELD WARD")
    new = changes.change_ward(office, replace(bloomfield, name="Bloomfield and Waterloo", members=3))
    with pytest.raises(Conflict):
        changes.change_ward(office, replace(bloomfield, members=1))
    changes.remove_ward(office, new.id)
    assert ward_rows.wards(office.register) == []
    undo(office)
    assert ward_rows.wards(office.register) == [new]
    assert verify(office).good


@pytest.mark.parametrize(
    ("name", "members", "says"),
    [("  ", None, "Ward: it is empty"), ("12", None, "Ward: “12” is no name"), ("A", 0, "Members: a ward returns 1 to"),
     ("A", 21, "not 21")],
)  # fmt: skip
def test_what_is_no_ward_is_refused(office: Office, name: str, members: int | None, says: str) -> None:
    with pytest.raises(InputError, match=says):
        changes.add_ward(office, name, members=members)
    assert count(office.register, "ward") == 0


def test_a_ward_has_its_members_of_a_day_and_what_is_vacant_since_when(
    office: Office, council: Body, bloomfield: Ward
) -> None:
    for person, last in ((BENSON, None), (BLACKBURN, date(2017, 5, 3))):
        people_seats.add_seat(office, person, council.id, SeatDetails("member", MAY_2015, last, ward=bloomfield))
    assert told(office, date(2017, 5, 3)) == ["Bloomfield: Benson, Blackburn."]
    assert told(office, OCTOBER) == [
        "Bloomfield: Benson; 1 vacant (the last to leave was Blackburn, until 3 May 2017)."
    ]
    assert told(office, date(2002, 1, 1)) == [], "there was no such ward"
    with pytest.raises(Refused, match="cannot be taken away: Benson held a seat for it"):
        changes.remove_ward(office, bloomfield.id)
    assert "for Bloomfield" in people.seat_words(rows.seats(office.register, person_id=BENSON)[0])


def test_a_ward_has_no_more_members_than_it_returns_unless_there_is_a_reason(
    office: Office, council: Body, bloomfield: Ward
) -> None:
    for person in (BENSON, BLACKBURN):
        people_seats.add_seat(office, person, council.id, SeatDetails("member", MAY_2015, ward=bloomfield))
    third = SeatDetails("member", MAY_2017, ward=bloomfield)
    with pytest.raises(Refused, match="Bloomfield returns 2 members, and Benson, Blackburn sit for it then"):
        people_seats.add_seat(office, CAIN, council.id, third)
    people_seats.end_seat(office, rows.seats(office.register, person_id=BENSON)[0].id, date(2017, 5, 3))
    assert people_seats.add_seat(office, CAIN, council.id, third).ward == "Bloomfield"


def test_a_ward_is_for_a_seat_on_council_while_it_stands(office: Office, council: Body, bloomfield: Ward) -> None:
    executive = people.find_body(office, "Executive")
    with pytest.raises(Refused, match="by a seat on Council; this one is in Executive"):
        people_seats.add_seat(office, BENSON, executive.id, SeatDetails("member", ward=bloomfield))
    with pytest.raises(Refused, match="Bloomfield stood from 1 May 2003; the seat is for other days"):
        people_seats.add_seat(
            office, BENSON, council.id, SeatDetails("member", date(2002, 1, 1), ward=bloomfield)
        )  # fmt: skip


def test_a_member_with_two_overlapping_seats_in_one_body_needs_a_reason_also_for_two_wards(
    office: Office, council: Body, bloomfield: Ward
) -> None:
    other = changes.add_ward(office, "Claremont")
    people_seats.add_seat(office, BENSON, council.id, SeatDetails("member", MAY_2015, ward=bloomfield))
    again = SeatDetails("member", OCTOBER, ward=other)
    with pytest.raises(Refused, match=r"Benson holds a seat as member in Council already, .* and the two overlap"):
        people_seats.add_seat(office, BENSON, council.id, again)
    assert people_seats.add_seat(office, BENSON, council.id, again, despite="The boundary moved.").despite


def test_a_list_brings_wards_outside_bodies_and_officers_posts_and_one_undo_takes_them_back(office: Office) -> None:
    before = [count(office.register, table) for table in ("person", "body", "membership", "ward")]
    found = people_import.take(office, LIST)
    assert found.says == ("New: 1 person, 3 bodies, 5 seats, 1 ward. Ended: 0. Known already: 0. Cannot be read: 0.")
    assert found.rows[0].says == (
        "Benson, member of Council for Bloomfield, from 7 May 2015. Council is new, taken as council. Bloomfield is a"
        " new ward."
    )
    kinds = {body.name: body.kind for body in rows.bodies(office.register)}
    assert (kinds["Lancashire Fire Authority"], kinds["Officers"]) == (BodyKind.OUTSIDE, BodyKind.OFFICERS)
    smith = people.find_person(office, "Jo Smith")
    held = people.held_words(rows.seats(office.register, person_id=smith.id, on=date(2018, 1, 1)))
    assert held == "Section 151 officer"
    assert people_import.preview(office, LIST).count(people_import.Doing.NOTHING) == 5
    undo(office)
    assert [count(office.register, table) for table in ("person", "body", "membership", "ward")] == before
    assert verify(office).good


def test_a_list_gives_a_ward_to_a_seat_that_the_register_holds_without_one(office: Office, council: Body) -> None:
    people_seats.add_seat(office, BENSON, council.id, SeatDetails("member", MAY_2015))
    found = people_import.take(office, b"name,from,ward\nBenson,7/5/2015,Bloomfield\n")
    assert (
        found.rows[0].says
        == "Benson, member of Council for Bloomfield: its ward is Bloomfield. Bloomfield is a new ward."
    )
    assert [seat.ward for seat in rows.seats(office.register, person_id=BENSON)] == ["Bloomfield"]


def test_two_officers_in_one_post_at_once_and_a_member_among_officers_need_a_reason(office: Office) -> None:
    people_import.take(office, LIST)
    officers = people.find_body(office, "Officers")
    jones = people_changes.add_person(office, "Al Jones", kind="officer")
    post = SeatDetails("officer", OCTOBER, None, "director of resources")
    with pytest.raises(Refused, match="Jo Smith holds the post of Director of Resources"):
        people_seats.add_seat(office, jones.id, officers.id, post)
    assert people_seats.add_seat(office, jones.id, officers.id, replace(post, valid_from=date(2018, 1, 1))).id
    with pytest.raises(Refused, match="Benson is a member, and Officers are the officers' posts"):
        people_seats.add_seat(office, BENSON, officers.id, SeatDetails("officer", title="Clerk"))


def test_the_council_calls_no_meeting_of_an_outside_body(office: Office) -> None:
    people_changes.add_body(office, "Lancashire Fire Authority", kind="outside")
    with pytest.raises(InputError, match="Lancashire Fire Authority is an outside body; the council calls no meeting"):
        add_meeting(office, NewMeeting("Lancashire Fire Authority", date(2017, 11, 6)))


def test_merging_keeps_the_ward_of_the_seat_that_moves(office: Office, council: Body, bloomfield: Ward) -> None:
    people_seats.add_seat(office, BENSON, council.id, SeatDetails("member", MAY_2015, ward=bloomfield))
    people_merging.merge(office, BLACKBURN, BENSON)
    assert [seat.ward for seat in rows.seats(office.register, person_id=BLACKBURN)] == ["Bloomfield"]


def test_who_may_call_in_on_a_day_is_a_list_with_a_reason_for_each(office: Office, council: Body) -> None:
    executive = people.find_body(office, "Executive")
    people_seats.add_seat(office, CAIN, executive.id, SeatDetails("leader", MAY_2015, date(2017, 9, 30)))
    people_seats.add_seat(office, BENSON, council.id, SeatDetails("member", MAY_2015, date(2017, 5, 3)))
    reasons = {one.person.name: (one.may, one.says) for one in askers(office, date(2017, 9, 30)).members}
    assert reasons["Cain"] == (False, "Sits on the executive (leader of Executive), whose decisions others call in.")
    assert reasons["Benson"][0] is False and "the last one ended on 3 May 2017" in reasons["Benson"][1]
    assert askers(office, date(2017, 9, 30)).lines()[-1] == "1 more had no seat on Council that day."
    assert any(line.startswith("Benson: may not.") for line in askers(office, OCTOBER).lines(everybody=True))
    assert not any(line.startswith("Benson:") for line in askers(office, OCTOBER).lines())
    found = askers(office, OCTOBER)
    assert {one.person.name: one.may for one in found.members}["Cain"] is None, "Blackpool's rule names nobody"
    assert found.says == f"May ask: 0. May not: 1. It depends: {len(found.members) - 1}."


def test_a_member_for_a_ward_that_is_affected_is_of_the_wards_pool(
    office: Office, council: Body, bloomfield: Ward
) -> None:
    people_seats.add_seat(office, BENSON, council.id, SeatDetails("member", MAY_2015, ward=bloomfield))
    held = rows.seats(office.register, person_id=BENSON)
    assert "ward" in people.as_signed(office, held, OCTOBER, wards=("Claremont", "bloomfield ward"))[0]
    assert "ward" not in people.as_signed(office, held, OCTOBER, wards=("Claremont",))[0]


def test_a_body_says_on_a_day_how_many_of_its_places_are_vacant_and_who_left_last(office: Office) -> None:
    panel = people_changes.add_body(office, "Planning Committee", places=2)
    for person, last in ((BENSON, None), (BLACKBURN, date(2017, 5, 3))):
        people_seats.add_seat(office, person, panel.id, SeatDetails("member", MAY_2015, last))
    people_seats.add_seat(office, CAIN, panel.id, SeatDetails("substitute", MAY_2015))
    full, later = (people.body_line(office, panel, day).vacancies for day in (date(2017, 5, 3), MAY_2017))
    assert full is not None and later is not None
    assert (full.many, later.words()) == (0, "1 vacant (the last to leave was Blackburn, until 3 May 2017)")
    assert people.body_line(office, people.find_body(office, "Executive"), MAY_2017).vacancies is None
    with pytest.raises(Refused, match="Planning Committee has 2 places, and none of them is vacant then"):
        people_seats.add_seat(office, 4, panel.id, SeatDetails("member", date(2016, 5, 1)))
    assert people_seats.add_seat(office, 4, panel.id, SeatDetails("member", MAY_2017)).despite == ""
    with pytest.raises(InputError, match="Places: a body has 1 to 200 members, not 0"):
        people_changes.change_body(office, replace(panel, places=0))
    assert people_changes.change_body(office, replace(panel, places=None)).places is None
