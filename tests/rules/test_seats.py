"""Seats that clash, who holds the posts of the consent chain on a day, and names spelt in two ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from clerk_tui.domain.consent import Answer, Asked, ConsentState, Posts
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.meeting import BodyKind, Person
from clerk_tui.domain.people import Body, Membership, PersonKind, Post, bare_name, name_key, read_role
from clerk_tui.rules.authorities import AUTHORITIES
from clerk_tui.rules.consent import SPECIAL_URGENCY, consent
from clerk_tui.rules.seats import check_period, doubts, in_words, posts

CAIN, BENSON = Person(1, "Cain"), Person(2, "Benson")
EXECUTIVE, HEALTH = (1, "Executive", BodyKind.EXECUTIVE), (2, "Health", BodyKind.SCRUTINY)
HOMES = (3, "Homes", BodyKind.SCRUTINY)
COUNCIL = (4, "Council", BodyKind.COUNCIL)
MAY_2015, MAY_2016, MAY_2017 = date(2015, 5, 21), date(2016, 5, 19), date(2017, 5, 22)
OCTOBER = date(2017, 10, 9)
_NUMBER = iter(range(1, 1000))


def seat(
    person: Person, body: tuple[int, str, BodyKind], role: str = "member", first: date | None = None,
    last: date | None = None,
) -> Membership:  # fmt: skip
    return Membership(next(_NUMBER), 1, person, *body, role, first, last)


def found(
    new: Membership, *others: Membership, body: Body | None = None, kind: PersonKind = PersonKind.MEMBER,
    nation: Nation = Nation.ENGLAND,
) -> list[str]:  # fmt: skip
    stands = body or Body(new.body_id, 1, new.body, new.body_kind)
    return [one.id for one in doubts(new, others, stands, kind, nation)]


@pytest.mark.parametrize(
    ("first", "last", "overlaps"),
    [
        (MAY_2015, MAY_2016, True),  # on the very day on which the other begins
        (MAY_2015, date(2016, 5, 18), False),
        (MAY_2017, None, True),  # on the very day on which the other ends
        (date(2017, 5, 23), None, False),
        (None, None, True),
        (None, date(2016, 5, 18), False),
    ],
)
def test_two_seats_of_one_person_in_one_body_overlap_from_the_first_day_that_both_hold(
    first: date | None, last: date | None, overlaps: bool
) -> None:
    held = seat(CAIN, EXECUTIVE, "leader", MAY_2016, MAY_2017)
    assert found(seat(CAIN, EXECUTIVE, "member", first, last), held) == (["SEAT-OVERLAP"] if overlaps else [])


def test_a_seat_does_not_clash_with_itself_nor_with_that_of_another() -> None:
    held = seat(CAIN, EXECUTIVE, "member", MAY_2015)
    assert found(replace(held, role="leader"), held) == []
    assert found(seat(BENSON, EXECUTIVE, "member", MAY_2015), held) == []


def test_scrutiny_may_not_include_a_member_of_the_executive_and_each_nation_has_its_section() -> None:
    held, new = seat(CAIN, EXECUTIVE, "member", MAY_2015, MAY_2016), seat(CAIN, HEALTH, "member", MAY_2016)
    assert found(new, held) == ["SEAT-EXECUTIVE"]
    assert found(held, new) == ["SEAT-EXECUTIVE"]
    assert found(replace(new, valid_from=date(2016, 5, 20)), held) == []
    body = Body(2, 1, "Health", BodyKind.SCRUTINY)
    for nation, authority in ((Nation.ENGLAND, "LGA 2000 s.9FA"), (Nation.WALES, "LGA 2000 s.21(9)")):
        (one,) = doubts(new, [held], body, PersonKind.MEMBER, nation)
        assert one.authority == authority
        assert f"({authority})" in one.says
        assert authority in AUTHORITIES


def test_a_body_has_one_chair_at_a_time_and_as_many_members_as_it_likes() -> None:
    held = seat(CAIN, HEALTH, "chair", MAY_2015, MAY_2016)
    assert found(seat(BENSON, HEALTH, "chair", MAY_2016), held) == ["SEAT-POST"]
    assert found(seat(BENSON, HEALTH, "chair", MAY_2017), held) == []
    assert found(seat(BENSON, HOMES, "chair", MAY_2016), held) == []
    assert found(seat(BENSON, HEALTH, "vice-chair", MAY_2016), held) == []


def test_a_seat_is_held_in_the_days_of_its_body() -> None:
    body = Body(2, 1, "Health", BodyKind.SCRUTINY, MAY_2016, MAY_2017)
    assert found(seat(CAIN, HEALTH, "member", MAY_2016, MAY_2017), body=body) == []
    assert found(seat(CAIN, HEALTH), body=body) == []
    assert found(seat(CAIN, HEALTH, "member", MAY_2015), body=body) == ["SEAT-BODY"]
    assert found(seat(CAIN, HEALTH, "member", MAY_2016, OCTOBER), body=body) == ["SEAT-BODY"]
    assert found(seat(CAIN, HEALTH, "member", OCTOBER), body=body) == ["SEAT-BODY"]


def test_an_officer_may_sit_on_a_committee_and_not_on_the_executive() -> None:
    officer = PersonKind.OFFICER
    assert found(seat(CAIN, EXECUTIVE), kind=officer) == ["SEAT-OFFICER"]
    assert found(seat(CAIN, COUNCIL), kind=officer) == ["SEAT-OFFICER"]
    assert found(seat(CAIN, (5, "Health and Wellbeing Board", BodyKind.COMMITTEE)), kind=officer) == []


def test_a_period_ends_on_the_day_it_begins_or_later() -> None:
    check_period("the seat", MAY_2015, MAY_2015)
    check_period("the seat", None, MAY_2015)
    with pytest.raises(InputError, match=r"^To: Thursday 21 May 2015 lies before Thursday 19 May 2016, when the seat"):
        check_period("the seat", MAY_2016, MAY_2015)
    assert in_words(MAY_2015, None) == "from 21 May 2015"
    assert in_words(None, None) == "days not known"


# The chain of consent


def filled(chain: Sequence[Post]) -> list[bool | None]:
    return [post.filled for post in chain]


def test_a_post_is_filled_by_who_holds_it_that_day_and_vacant_only_where_somebody_held_it_before() -> None:
    held = [
        seat(CAIN, HEALTH, "chair", MAY_2015), seat(BENSON, COUNCIL, "chair", MAY_2016, date(2017, 5, 21)),
        seat(CAIN, COUNCIL, "chair", MAY_2015, date(2016, 5, 18)),
    ]  # fmt: skip
    assert filled(posts(held, date(2017, 5, 21))) == [True, True, None]
    chain = posts(held, OCTOBER)
    assert filled(chain) == [True, False, None]
    assert [one.person.name for one in chain[0].holders] == ["Cain"]
    assert chain[1].says == (
        "The chairman of the authority on Monday 9 October 2017: vacant; Benson held it until Sunday 21 May 2017."
    )
    assert "no proof" in chain[2].says
    assert filled(posts(held, date(2015, 5, 20))) == [None, None, None]


def test_of_several_scrutiny_committees_the_relevant_one_is_to_be_said() -> None:
    held = [seat(CAIN, HEALTH, "chair", MAY_2015), seat(BENSON, HOMES, "chair", MAY_2015, MAY_2016)]
    assert filled(posts(held, OCTOBER))[0] is None
    assert "is to be said" in posts(held, OCTOBER)[0].says
    assert filled(posts(held, OCTOBER, "health"))[0] is True
    assert filled(posts(held, OCTOBER, "HOMES"))[0] is False


def test_the_chain_passes_a_vacant_post_over_and_refuses_an_answer_from_it() -> None:
    held = [seat(CAIN, HEALTH, "chair", MAY_2015, MAY_2017), seat(BENSON, COUNCIL, "chair", MAY_2017)]
    known = Posts(*filled(posts(held, OCTOBER)))
    asked = consent(SPECIAL_URGENCY, (), known)
    assert (asked.state, asked.step) == (ConsentState.ASK, "chairman of the authority")
    step = "chairman of the relevant overview and scrutiny committee"
    with pytest.raises(InputError, match="the post is vacant"):
        consent(SPECIAL_URGENCY, (Asked(step, Answer.AGREED),), known)


# Names and roles


@pytest.mark.parametrize(
    "typed", ["Cllr Graham Cain", "Councillor  graham cain", "CLLR. Graham Cain", "the councillor Graham Cain"]
)
def test_a_name_is_the_same_with_councillor_before_it(typed: str) -> None:
    assert name_key(typed) == name_key("Graham Cain")


def test_names_differ_by_what_tells_people_apart() -> None:
    assert name_key("Mrs Cain") != name_key("Mr Cain")
    assert name_key("Sarah O’Hara-Smith") == name_key("sarah o'hara smith")
    assert bare_name("Cllrs") == "Cllrs"
    assert bare_name("Cllrington") == "Cllrington"


@pytest.mark.parametrize(
    ("typed", "role"),
    [("Chairman", "chair"), ("Vice Chair", "vice-chair"), ("vice-chairman", "vice-chair"), ("", "member"),
     ("LEADER", "leader"), ("Co-opted member", "co-opted"), ("Cabinet  Member", "Cabinet Member")],
)  # fmt: skip
def test_a_part_is_read_as_people_write_it(typed: str, role: str) -> None:
    assert read_role(typed) == role
