"""Who led the council and held which portfolio, on a day and over time."""

from __future__ import annotations

from datetime import date

from clerk_tui.domain.meeting import BodyKind, Person
from clerk_tui.domain.people import Membership
from clerk_tui.rules.portfolios import on_day, over_time, says


def seat(name: str, title: str, first: date, last: date | None = None, role: str = "member") -> Membership:
    return Membership(
        first.toordinal(), 1, Person(1, name), 1, "Executive", BodyKind.EXECUTIVE, role, first, last, title
    )


SEATS = (
    seat("Ann Benson", "", date(2015, 5, 21), date(2018, 5, 20), "leader"),
    seat("Simon Blackburn", "Housing", date(2015, 5, 21), date(2017, 9, 30)),
    seat("Graham Cain", "housing", date(2017, 10, 1)),
    seat("Mark Smith", "Parks", date(2019, 5, 6)),
)


def told(day: date) -> list[str]:
    return [says(one) for one in on_day(SEATS, day)]


def test_on_a_day_each_portfolio_has_its_holder_and_one_not_yet_made_is_not_named() -> None:
    assert told(date(2017, 9, 30)) == [
        "Leader of the council: Ann Benson, since 21 May 2015.", "Housing: Simon Blackburn, since 21 May 2015.",
    ]  # fmt: skip
    assert told(date(2017, 10, 1))[1] == "housing: Graham Cain, since 1 October 2017."


def test_what_nobody_holds_is_named_with_who_held_it_last() -> None:
    assert told(date(2018, 6, 1))[0] == "Leader of the council: nobody; Ann Benson held it until 20 May 2018."
    assert told(date(2014, 1, 1)) == ["Leader of the council: nobody."]


def test_a_leader_whose_seat_is_titled_so_is_listed_once() -> None:
    seats = (
        seat("Ann Benson", "Leader", date(2015, 5, 21), date(2016, 5, 20), "leader"),
        seat("Lynn Williams", "Leader of the Council", date(2016, 5, 21), role="leader"),
        seat("Simon Blackburn", "Leader and Housing", date(2015, 5, 21), role="member"),
    )
    assert [says(one) for one in on_day(seats, date(2017, 1, 1))] == [
        "Leader of the council: Lynn Williams, since 21 May 2016.",
        "Leader and Housing: Simon Blackburn, since 21 May 2015.",
    ]
    assert [one.person.name for one in over_time(seats, "leader")] == ["Ann Benson", "Lynn Williams"]


def test_everybody_who_held_a_portfolio_in_time() -> None:
    assert [one.person.name for one in over_time(SEATS, "HOUSING")] == ["Simon Blackburn", "Graham Cain"]
    assert [one.person.name for one in over_time(SEATS, "leader")] == ["Ann Benson"]
    assert over_time(SEATS, "Roads") == ()
