"""Vacant seats of bodies and wards, officers' posts, and more members than there are places."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from clerk_tui.domain.meeting import BodyKind, Person
from clerk_tui.domain.people import Body, Membership, PersonKind, Role, Ward
from clerk_tui.rules.seats import doubts
from clerk_tui.rules.vacancies import Vacancies, most_at_once, vacancies

CAIN, BENSON, SMITH = Person(1, "Cain"), Person(2, "Benson"), Person(3, "Smith")
COUNCIL = Body(4, 1, "Council", BodyKind.COUNCIL)
POSTS = Body(5, 1, "Officers", BodyKind.OFFICERS)
HEALTH = Body(2, 1, "Health", BodyKind.SCRUTINY)
MAY_2015, END_2017, DAY = date(2015, 5, 21), date(2017, 5, 3), date(2017, 10, 9)


def seat(id: int, person: Person, body: Body = COUNCIL, **changes: Any) -> Membership:
    role = changes.pop("role", "member")
    first, last = changes.pop("first", MAY_2015), changes.pop("last", None)
    return replace(Membership(id, 1, person, body.id, body.name, body.kind, role, first, last), **changes)


def said(new: Membership, *others: Membership, body: Body = COUNCIL, ward: Ward | None = None) -> list[tuple[str, str]]:
    kind = PersonKind.OFFICER if body is POSTS else PersonKind.MEMBER
    return [(one.id, one.says) for one in doubts(new, others, body, kind, ward=ward)]


@pytest.mark.parametrize(
    ("seats", "places", "words"),
    [
        ([], 2, "2 vacant"),
        ([seat(1, CAIN), seat(2, BENSON)], 2, ""),
        ([seat(1, CAIN), seat(2, CAIN, role="chair")], 2, "1 vacant"),
        ([seat(1, CAIN), seat(2, BENSON, role=Role.SUBSTITUTE)], 2, "1 vacant"),
        ([seat(1, CAIN), seat(2, BENSON, last=END_2017)], 2,
         "1 vacant (the last to leave was Benson, until 3 May 2017)"),
        ([seat(1, CAIN, last=date(2016, 5, 1)), seat(2, BENSON, last=END_2017)], 1,
         "1 vacant (the last to leave was Benson, until 3 May 2017)"),
        ([seat(1, CAIN, last=END_2017), seat(2, CAIN, first=date(2017, 5, 4))], 2, "1 vacant"),
        ([seat(1, CAIN, last=DAY)], 1, ""),
        ([seat(1, CAIN), seat(2, BENSON), seat(3, SMITH)], 2, ""),
    ],
)  # fmt: skip
def test_vacant_is_what_nobody_holds_that_day(seats: list[Membership], places: int, words: str) -> None:
    found = vacancies(seats, places, DAY)
    assert found is not None and found.words() == words and found.places == places


def test_where_nobody_says_how_many_places_there_are_none_is_called_vacant() -> None:
    assert vacancies([], None, DAY) is None


def test_a_last_seat_of_no_known_end_is_not_told() -> None:
    assert Vacancies(1, 2, seat(1, CAIN)).words() == "1 vacant"


def test_the_day_on_which_most_are_there_counts_and_no_two_days_together() -> None:
    first, second = seat(1, CAIN, last=END_2017), seat(2, BENSON, first=date(2017, 5, 4))
    assert most_at_once(seat(3, SMITH), [first, second]) in ([first], [second])
    assert most_at_once(seat(3, SMITH), [first, replace(second, valid_from=END_2017)]) != [first]
    assert len(most_at_once(seat(3, SMITH), [first, replace(second, valid_from=END_2017)])) == 2
    assert most_at_once(seat(3, SMITH, first=None), []) == []


@pytest.mark.parametrize(
    ("places", "others", "full"),
    [
        (None, [seat(1, CAIN)], False),
        (2, [seat(1, CAIN)], False),
        (1, [seat(1, CAIN)], True),
        (1, [seat(1, CAIN, role=Role.SUBSTITUTE)], False),
        (1, [seat(1, CAIN, HEALTH)], False),
        (2, [seat(1, CAIN), seat(2, BENSON)], True),
    ],
)
def test_more_members_than_a_body_has_places_are_doubted(
    places: int | None, others: list[Membership], full: bool
) -> None:
    body = replace(COUNCIL, places=places)
    found = [says for id, says in said(seat(9, SMITH), *others, body=body) if id == "SEAT-PLACES"]
    told = "1 place" if places == 1 else f"{places} places"
    assert found == ([f"Council has {told}, and none of them is vacant then."] if full else [])


def test_a_substitute_takes_no_place() -> None:
    body = replace(COUNCIL, places=1)
    assert said(seat(9, SMITH, role=Role.SUBSTITUTE), seat(1, CAIN), body=body) == []


def test_an_officer_holds_two_posts_and_no_post_has_two_officers() -> None:
    director = seat(1, CAIN, POSTS, title="Director of Resources")
    assert said(seat(2, CAIN, POSTS, title="Section 151 Officer"), director, body=POSTS) == []
    assert [id for id, _ in said(seat(2, CAIN, POSTS, title="director of resources"), director, body=POSTS)] == [
        "SEAT-OVERLAP"
    ]
    assert said(seat(2, BENSON, POSTS, title="director of resources"), director, body=POSTS) == [
        ("SEAT-POST", "Cain holds the post of Director of Resources, from 21 May 2015.")
    ]
    assert said(seat(2, BENSON, POSTS, title="Head of Housing"), director, body=POSTS) == []


def test_a_member_holds_no_officer_s_post() -> None:
    (found,) = doubts(seat(1, CAIN, POSTS), [], POSTS, PersonKind.MEMBER)
    assert found.says == "Cain is a member, and Officers are the officers' posts."


WARD = Ward(7, 1, "Anchorsholme", 2, MAY_2015, date(2019, 5, 1))


def for_ward(id: int, person: Person, body: Body = COUNCIL, **changes: Any) -> Membership:
    return seat(id, person, body, ward_id=7, ward=WARD.name, **{"last": date(2019, 5, 1), **changes})


@pytest.mark.parametrize(
    ("changes", "doubted"),
    [
        ({}, False),
        ({"first": date(2015, 5, 20)}, True),
        ({"last": date(2019, 5, 2)}, True),
        ({"first": date(2019, 5, 2), "last": None}, True),
        ({"first": None, "last": None}, False),
    ],
)
def test_a_seat_for_a_ward_is_held_while_the_ward_stands(changes: dict[str, Any], doubted: bool) -> None:
    found = said(for_ward(1, CAIN, **changes), ward=WARD)
    assert [id for id, _ in found] == ["SEAT-WARD"] * doubted
    assert all("Anchorsholme stood from 21 May 2015 to 1 May 2019" in says for _, says in found)


def test_a_ward_of_which_no_day_is_known_bounds_no_seat() -> None:
    assert said(for_ward(1, CAIN, last=None), ward=Ward(7, 1, WARD.name)) == []


def test_a_ward_is_represented_by_a_seat_on_council() -> None:
    assert said(for_ward(1, CAIN, HEALTH), body=HEALTH, ward=WARD) == [
        ("SEAT-WARD", "A member represents Anchorsholme by a seat on Council; this one is in Health.")
    ]


def test_a_ward_returns_no_more_members_than_it_has() -> None:
    two = (for_ward(1, CAIN), for_ward(2, BENSON))
    assert said(for_ward(3, SMITH), two[0], ward=WARD) == []
    assert said(for_ward(3, SMITH), *two, ward=WARD) == [
        ("SEAT-WARD-FULL", "Anchorsholme returns 2 members, and Cain, Benson sit for it then.")
    ]
    assert said(for_ward(3, SMITH), two[0], ward=replace(WARD, members=1)) == [
        ("SEAT-WARD-FULL", "Anchorsholme returns 1 member, and Cain sits for it then.")
    ]
    assert said(for_ward(3, SMITH), *two, ward=replace(WARD, members=None)) == []
