"""People, bodies and seats entered, ended, corrected and merged; who sits where, and who may call in, on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.errors import Conflict, InputError, NotFound, Refused
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.people import Body, KnownPerson, Role
from clerk_tui.register import history, meetings
from clerk_tui.register import people as rows
from clerk_tui.services import decisions, interests, people, people_changes, people_merging, people_seats, publishing
from clerk_tui.services.new_meetings import NewMeeting, add_meeting
from clerk_tui.services.office import Office
from clerk_tui.services.people_seats import SeatDetails
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.offices import ICT, TUESDAY, count, demo, just_before_storing, recorded

MEETING, BENSON, BLACKBURN = 1, 1, 2
MAY_2015, MAY_2016, OCTOBER = date(2015, 5, 21), date(2016, 5, 19), date(2017, 10, 9)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = demo(tmp_path, TUESDAY)
    yield office
    office.register.close()


@pytest.fixture
def executive(office: Office) -> Body:
    return people.find_body(office, "executive")


def cain(office: Office) -> KnownPerson:
    return people_changes.add_person(office, "Councillor Graham Cain")


def scrutiny(office: Office, name: str = "Scrutiny Leadership Board") -> Body:
    return people_changes.add_body(office, name)


def names(office: Office, body: Body, day: date) -> list[str]:
    return [seat.person.name for seat in people.members_on(office, body.id, day)]


# Persons


def test_a_person_is_entered_without_councillor_and_taken_back_by_one_undo(office: Office) -> None:
    before = count(office.register, "person")
    person = people_changes.add_person(office, "Cllr  Graham Cain", title="The Right Worshipful")
    assert (person.name, person.kind, person.title) == ("Graham Cain", "member", "The Right Worshipful")
    assert people.find_person(office, "councillor graham cain") == person
    assert undo(office).summary == "Member Graham Cain added"
    assert count(office.register, "person") == before
    verify(office)


@pytest.mark.parametrize(
    ("name", "kind", "says"),
    [
        ("  ", "member", "Name: it is empty"),
        ("12", "member", "Name: “12” is no name."),
        ("Cllr benson", "member", "Name: the register holds the member Benson already, number"),
        ("Benson", "clerk", "Kind: “clerk” is neither member nor officer."),
        ("x" * 201, "member", "Name: it has 201 characters; at most 200"),
    ],
)
def test_what_is_no_person_is_refused_by_field_and_rule(office: Office, name: str, kind: str, says: str) -> None:
    before = count(office.register, "history")
    with pytest.raises(InputError, match=says):
        people_changes.add_person(office, name, kind=kind)
    assert count(office.register, "history") == before


def test_an_officer_may_bear_a_members_name_and_is_then_asked_for_by_number(office: Office) -> None:
    officer = people_changes.add_person(office, "Benson", kind="officer", title="Director of Resources")
    member = rows.named(office.register, "Benson")
    assert member is not None
    with pytest.raises(InputError, match=f"the member {member.id} and the officer {officer.id}; name one of them"):
        people.find_person(office, "benson")
    assert people.find_person(office, str(officer.id)) == officer


def test_a_name_that_is_not_known_is_said_with_those_like_it(office: Office) -> None:
    with pytest.raises(NotFound, match=r"nobody called “Ann Benson”\. It has Benson\.$"):
        people.find_person(office, "Ann Benson")


def test_a_renamed_member_is_found_by_the_new_name_and_a_lost_race_overwrites_nothing(office: Office) -> None:
    old = people.find_person(office, "Benson")
    new = people_changes.change_person(office, old.id, name="Amy Cross-Benson", title="Leader")
    assert people.find_person(office, "amy cross benson") == new
    with pytest.raises(Conflict):
        people_changes.change_person(office, old.id, name="Late", version=old.version)
    with pytest.raises(InputError, match="already"):
        people_changes.change_person(office, old.id, name="Blackburn")
    assert rows.person(office.register, old.id) == new


# Bodies


def test_a_body_is_what_its_name_tells_or_what_is_said(office: Office) -> None:
    assert scrutiny(office).kind is BodyKind.SCRUTINY
    with pytest.raises(InputError, match="Kind: the name “Fylde Coast Forum” does not say what the body is"):
        people_changes.add_body(office, "Fylde Coast Forum")
    assert people_changes.add_body(office, "Fylde Coast Forum", kind="committee").kind is BodyKind.COMMITTEE
    with pytest.raises(InputError, match="Body: the register holds Executive already"):
        people_changes.add_body(office, "EXECUTIVE")
    with pytest.raises(InputError, match=r"To: .* lies before"):
        people_changes.add_body(office, "Audit Committee", valid_from=MAY_2016, valid_to=MAY_2015)


def test_a_body_is_renamed_and_ended_with_the_version_that_was_seen(office: Office, executive: Body) -> None:
    ended = people_changes.change_body(office, replace(executive, name="Cabinet", valid_to=OCTOBER))
    assert (ended.name, ended.valid_to) == ("Cabinet", OCTOBER)
    with pytest.raises(Conflict):
        people_changes.change_body(office, replace(executive, name="Late"))
    undo(office)
    assert replace(rows.body(office.register, executive.id), version=executive.version) == executive


# Seats


def test_who_sat_on_the_executive_on_a_past_day(office: Office, executive: Body) -> None:
    person = cain(office)
    first = people_seats.add_seat(office, person.id, executive.id, SeatDetails("Member", MAY_2015, None, "Housing"))
    people_seats.add_seat(office, BLACKBURN, executive.id, SeatDetails("leader", MAY_2016))
    assert names(office, executive, date(2015, 5, 20)) == []
    assert names(office, executive, MAY_2015) == ["Graham Cain"]
    people_seats.end_seat(office, first.id, MAY_2016)
    assert names(office, executive, MAY_2016) == ["Blackburn", "Graham Cain"]  # the leader first
    assert names(office, executive, date(2016, 5, 20)) == ["Blackburn"]
    (leader,) = people.members_on(office, executive.id, OCTOBER)
    assert (leader.person.id, leader.role) == (BLACKBURN, Role.LEADER)
    verify(office)


def test_overlapping_seats_are_said_and_go_on_with_a_reason_that_is_recorded(office: Office, executive: Body) -> None:
    people_seats.add_seat(office, BENSON, executive.id, SeatDetails("member", MAY_2015))
    before = count(office.register, "history")
    with pytest.raises(Refused, match=r"overlap; end the one .* Give the reason to go on all the same\.$"):
        people_seats.add_seat(office, BENSON, executive.id, SeatDetails("leader", MAY_2016))
    assert count(office.register, "history") == before
    why = "Acting while the leader is ill."
    seat = people_seats.add_seat(office, BENSON, executive.id, SeatDetails("leader", MAY_2016), despite=why)
    assert seat.despite == why
    (entry,) = history.of_command(office.register, history.page(office.register, 0, 1)[0].id)
    assert entry.why == why


def test_a_reason_is_kept_only_where_something_clashes(office: Office, executive: Body) -> None:
    seat = people_seats.add_seat(office, BENSON, executive.id, SeatDetails("member", MAY_2015), despite="None needed.")
    assert seat.despite == ""


def test_a_clash_that_comes_while_the_clerk_types_is_refused_too(
    office: Office, executive: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    details = SeatDetails("member", MAY_2015)
    just_before_storing(office, monkeypatch, lambda: people_seats.add_seat(office, BENSON, executive.id, details))
    with pytest.raises(Refused, match="overlap"):
        people_seats.add_seat(office, BENSON, executive.id, details)
    assert count(office.register, "membership") == 1


def test_a_seat_that_ends_before_it_begins_is_refused(office: Office, executive: Body) -> None:
    with pytest.raises(InputError, match=r"To: .* lies before .* when the seat begins"):
        people_seats.add_seat(office, BENSON, executive.id, SeatDetails("member", MAY_2016, MAY_2015))
    seat = people_seats.add_seat(office, BENSON, executive.id, SeatDetails("member", MAY_2016))
    with pytest.raises(InputError, match="To: "):
        people_seats.end_seat(office, seat.id, MAY_2015)
    people_seats.end_seat(office, seat.id, OCTOBER)
    with pytest.raises(Refused, match="ended on Monday 9 October 2017 already"):
        people_seats.end_seat(office, seat.id, OCTOBER)


def test_another_part_in_the_same_body_ends_the_old_seat_the_day_before_in_one_change(
    office: Office, executive: Body
) -> None:
    old = people_seats.add_seat(office, BENSON, executive.id, SeatDetails("member", MAY_2015, None, "Housing"))
    new = people_seats.follow_seat(office, old.id, MAY_2016, "leader")
    assert rows.seat(office.register, old.id).valid_to == date(2016, 5, 18)
    assert (new.role, new.valid_from, new.valid_to, new.title, new.despite) == ("leader", MAY_2016, None, "", "")
    undo(office)
    assert [seat.role for seat in rows.seats(office.register, person_id=BENSON)] == ["member"]
    assert rows.seat(office.register, old.id).valid_to is None


def test_a_seat_is_corrected_or_taken_away_and_undone(office: Office, executive: Body) -> None:
    seat = people_seats.add_seat(office, BENSON, executive.id, SeatDetails("member", MAY_2015))
    right = people_seats.change_seat(office, seat.id, SeatDetails("Deputy Leader", MAY_2016, OCTOBER, "Housing"))
    assert (right.role, right.valid_from, right.valid_to, right.title) == (
        "Deputy Leader",
        MAY_2016,
        OCTOBER,
        "Housing",
    )
    with pytest.raises(Conflict):
        people_seats.change_seat(office, seat.id, SeatDetails("leader"), version=seat.version)
    people_seats.remove_seat(office, seat.id)
    with pytest.raises(NotFound, match=f"no seat {seat.id}"):
        rows.seat(office.register, seat.id)
    undo(office)
    assert replace(rows.seat(office.register, seat.id), version=right.version) == right


def test_a_meeting_that_is_called_summons_who_sits_on_the_body_that_day(office: Office, executive: Body) -> None:
    people_seats.add_seat(office, BENSON, executive.id, SeatDetails("member", MAY_2015, MAY_2016))
    people_seats.add_seat(office, BLACKBURN, executive.id, SeatDetails("leader", MAY_2015))
    reserve = cain(office)
    people_seats.add_seat(office, reserve.id, executive.id, SeatDetails("substitute", MAY_2015))
    meeting_id = add_meeting(office, NewMeeting("Executive", date(2017, 11, 6)))
    assert [member.name for member in meetings.meeting(office.register, meeting_id).members] == ["Blackburn"]


# Pools and posts


def test_who_may_call_in_is_told_by_the_seats_of_that_day(office: Office, executive: Body) -> None:
    board = scrutiny(office)
    people_seats.add_seat(office, BENSON, executive.id, SeatDetails("member", MAY_2015, MAY_2016))
    people_seats.add_seat(office, BENSON, board.id, SeatDetails("chair", date(2016, 5, 20)))
    assert people.pools_of(office, BENSON, MAY_2016) == (("any", "executive"), ())
    pools, roles = people.pools_of(office, BENSON, date(2016, 5, 20))
    assert pools == ("any", "non-executive", "scrutiny-committee", "relevant-committee")
    assert roles == ("chair", "chair of Scrutiny Leadership Board")
    # Of two committees the relevant one is to be said.
    scrutiny(office, "Tourism Scrutiny Committee")
    people_seats.add_seat(office, BLACKBURN, people.find_body(office, "tourism scrutiny committee").id)
    assert "relevant-committee" not in people.pools_of(office, BENSON, OCTOBER)[0]
    assert "relevant-committee" in people.pools_of(office, BENSON, OCTOBER, "scrutiny leadership board")[0]


def test_the_chain_of_consent_is_told_of_any_day(office: Office) -> None:
    board = scrutiny(office)
    people_seats.add_seat(office, BENSON, board.id, SeatDetails("chair", MAY_2015, MAY_2016))
    assert people.posts_on(office, MAY_2016)[0].filled is True
    assert people.posts_on(office, OCTOBER)[0].filled is False
    with pytest.raises(NotFound, match="Body: the register holds no body “Health”"):
        people.posts_on(office, OCTOBER, "Health")


def test_everybody_is_listed_by_surname_with_what_they_hold_that_day(office: Office, executive: Body) -> None:
    people_changes.add_person(office, "Zoe Adams")
    people_seats.add_seat(office, BENSON, executive.id, SeatDetails("member", MAY_2015, MAY_2016, "Housing"))
    assert [line.person.name for line in people.listed(office)][:2] == ["Zoe Adams", "Benson"]
    (line,) = people.listed(office, "housing", MAY_2016)
    assert (line.person.name, people.held_words(line.holds)) == ("Benson", "member of Executive, Housing")
    assert people.listed(office, "housing", OCTOBER) == []
    (body,) = people.bodies(office, "exec", MAY_2016)
    assert [seat.person.name for seat in body.holds] == ["Benson"]


# Two who are one


def test_two_who_are_one_are_merged_with_every_link_and_one_undo_parts_them(office: Office, executive: Body) -> None:
    full = people_changes.add_person(office, "Amy Benson")
    people_seats.add_seat(office, BENSON, executive.id, SeatDetails("member", MAY_2015))
    decisions.tick(office, ICT, frozenset({BENSON}))
    interests.add(office, MEETING, "Benson", {"nature": "Director."}, item_id=2)
    before = rows.links(office.register, BENSON)
    found = people_merging.merge(office, full.id, BENSON)
    assert found.says == "1 seat, 1 summons, 1 tick and 1 interest"
    assert rows.links(office.register, full.id) == before
    assert "Amy Benson" in {member.name for member in meetings.meeting(office.register, MEETING).members}
    with pytest.raises(NotFound):
        rows.person(office.register, BENSON)
    undo(office)
    assert rows.links(office.register, BENSON) == before
    assert rows.links(office.register, full.id)["summons"] == []
    verify(office)


def test_who_was_ticked_under_either_name_is_ticked_once(office: Office) -> None:
    decisions.tick(office, ICT, frozenset({BLACKBURN}))
    summoned = count(office.register, "summons")
    people_merging.merge(office, BENSON, BLACKBURN)
    assert count(office.register, "summons") == summoned - 1
    ticks = office.register.read("SELECT person_id, present FROM attendance WHERE decision_id = ?", ICT)
    assert (BENSON, 1) in {(row["person_id"], row["present"]) for row in ticks}
    assert BLACKBURN not in {row["person_id"] for row in ticks}


def test_seats_held_alike_become_one_and_those_that_overlap_are_said(office: Office, executive: Body) -> None:
    full = people_changes.add_person(office, "Amy Benson")
    for person_id in (BENSON, full.id):
        people_seats.add_seat(office, person_id, executive.id, SeatDetails("member", MAY_2015))
    people_seats.add_seat(office, BENSON, scrutiny(office).id, SeatDetails("member", MAY_2015), despite="As printed.")
    people_seats.change_seat(
        office, rows.seats(office.register, person_id=full.id)[0].id, SeatDetails("member", MAY_2016)
    )
    assert people_merging.look(office, full.id, BENSON).overlapping == ("member and member of Executive",)
    undo(office)
    found = people_merging.merge(office, full.id, BENSON)
    assert found.overlapping == ()
    assert [seat.body for seat in rows.seats(office.register, person_id=full.id)] == [
        "Executive", "Scrutiny Leadership Board",
    ]  # fmt: skip


def test_the_tick_in_a_published_record_follows_the_person_and_stays_a_tick(office: Office) -> None:
    recorded(office)
    publishing.publish(office, ICT)
    full = people_changes.add_person(office, "Amy Benson")
    people_merging.merge(office, full.id, BENSON)
    ticks = office.register.read("SELECT present FROM attendance WHERE person_id = ? AND decision_id = ?", full.id, ICT)
    assert [row["present"] for row in ticks] == [1]
    (snapshot,) = office.register.read("SELECT snapshot FROM publication WHERE decision_id = ?", ICT)
    assert "Benson" in snapshot["snapshot"]
    assert "Amy Benson" not in snapshot["snapshot"]
    with pytest.raises(Refused, match="both stand in the published record D1"):
        people_merging.merge(office, full.id, BLACKBURN)
    assert rows.person(office.register, BLACKBURN).name == "Blackburn"
    verify(office)


def test_nobody_is_merged_with_themselves_nor_a_member_with_an_officer(office: Office) -> None:
    with pytest.raises(InputError, match="named twice"):
        people_merging.merge(office, BENSON, BENSON)
    officer = people_changes.add_person(office, "Amy Benson", kind="officer")
    with pytest.raises(Refused, match="Amy Benson is an officer and Benson is not"):
        people_merging.merge(office, officer.id, BENSON)
