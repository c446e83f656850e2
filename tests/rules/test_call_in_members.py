"""Who of the members may ask for call-in on a day, and why one may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_tui.domain.council import CallInRule, RequestRule, Suspension
from clerk_tui.domain.kinds import EffectiveRule, StartEvent, Unit
from clerk_tui.domain.meeting import BodyKind, Person
from clerk_tui.domain.people import Membership
from clerk_tui.rules.call_in_members import MayAsk, may_ask

CAIN = Person(1, "Graham Cain")
DAY, MAY_2017, SEPTEMBER = date(2017, 10, 10), date(2017, 5, 4), date(2017, 9, 30)
RULE = CallInRule(
    5, Unit.WORKING, StartEvent.PUBLICATION, EffectiveRule.NEXT_DAY, "Constitution", "local",
    requests=(RequestRule("any", 3),),
)  # fmt: skip


def seat(
    kind: BodyKind, role: str = "member", first: date | None = MAY_2017, last: date | None = None, body: str = ""
) -> Membership:
    return Membership(1, 1, CAIN, 1, body or kind.value.capitalize(), kind, role, first, last)


COUNCIL = seat(BodyKind.COUNCIL)


def asked(*seats: Membership, rule: CallInRule | None = RULE, day: date = DAY, committee: str = "") -> MayAsk:
    return may_ask(CAIN, seats, day, rule, committee=committee)


def wanting(*requests: RequestRule) -> CallInRule:
    return replace(RULE, requests=requests)


def test_a_member_of_council_counts_where_any_member_may_ask() -> None:
    found = asked(COUNCIL)
    assert (found.may, found.says) == (True, "Counts towards three members of the council.")
    assert asked().may is True, "that the register knows no seat of a member is no proof that there is none"


def test_a_member_of_the_executive_may_not_and_may_again_from_the_day_after() -> None:
    executive = replace(seat(BodyKind.EXECUTIVE, last=SEPTEMBER), title="Housing")
    found = asked(COUNCIL, executive, day=SEPTEMBER)
    assert (found.may, found.says) == (
        False, "Sits on the executive (member of Executive, Housing), whose decisions others call in.",
    )  # fmt: skip
    assert asked(COUNCIL, executive, day=date(2017, 10, 1)).may is True


@pytest.mark.parametrize(
    ("seats", "then"),
    [
        ([seat(BodyKind.COUNCIL, last=SEPTEMBER)], ": the last one ended on 30 September 2017"),
        ([seat(BodyKind.COUNCIL, first=date(2018, 5, 3))], ": the next begins on 3 May 2018"),
    ],
)
def test_who_has_no_seat_on_council_that_day_may_not(seats: list[Membership], then: str) -> None:
    found = asked(*seats)
    assert (found.may, found.says) == (False, f"Has no seat on Council on Tuesday 10 October 2017{then}.")


def test_who_is_co_opted_may_on_education_matters_only_where_the_rule_says_so() -> None:
    co_opted = seat(BodyKind.SCRUTINY, "co-opted")
    found = asked(co_opted)
    assert (found.may, found.says) == (
        None, "Co-opted to Scrutiny: on education matters only, where the council's rule says so.",
    )  # fmt: skip
    assert asked(co_opted, COUNCIL).may is True, "a councillor who is co-opted elsewhere is a councillor"


def test_only_members_of_the_pool_that_the_rule_names_may() -> None:
    rule = wanting(RequestRule("scrutiny-committee", 4), RequestRule("electors", 100))
    assert asked(COUNCIL, seat(BodyKind.SCRUTINY), rule=rule).says == (
        "Counts towards four members of a scrutiny committee."
    )
    found = asked(COUNCIL, rule=rule)
    assert (found.may, found.says) == (
        False, "Is none of those who may ask: the rule wants four members of a scrutiny committee.",
    )  # fmt: skip
    assert asked(COUNCIL, rule=wanting(RequestRule("electors", 100))).says == (
        "Is none of those who may ask: the rule wants others than members."
    )


def test_one_who_alone_may_ask_is_the_one_the_rule_names() -> None:
    rule = wanting(RequestRule("scrutiny-committee", 1, includes="chair"))
    assert asked(COUNCIL, seat(BodyKind.SCRUTINY), rule=rule).may is False
    assert asked(COUNCIL, seat(BodyKind.SCRUTINY, "chair"), rule=rule).may is True


@pytest.mark.parametrize("pool", ["ward", "relevant-committee"])
def test_what_rests_on_the_matter_is_said_to_depend_on_it(pool: str) -> None:
    found = asked(COUNCIL, rule=wanting(RequestRule(pool, 2)))
    assert found.may is None and found.says.startswith("It depends on the matter: two members ")


def test_of_a_decision_whose_wards_are_known_only_their_members_count() -> None:
    rule, bloomfield = wanting(RequestRule("ward", 1)), replace(COUNCIL, ward_id=1, ward="Bloomfield")
    found = [may_ask(CAIN, [seat], DAY, rule, wards=("Bloomfield Ward",)) for seat in (bloomfield, COUNCIL)]
    assert [one.may for one in found] == [True, False]
    assert found[1].says == "Is none of those who may ask: the rule wants one member for the ward."


def test_a_member_of_the_relevant_committee_that_was_named_counts() -> None:
    rule = wanting(RequestRule("relevant-committee", 2))
    assert asked(seat(BodyKind.SCRUTINY, body="Health"), rule=rule, committee="health").may is True


def test_without_a_rule_nobody_can_say_and_during_a_suspension_nobody_may() -> None:
    assert asked(COUNCIL, rule=None).says == "The council's rule is not configured for that day, so nobody can say."
    assert asked(COUNCIL, rule=wanting()).may is None
    off = replace(RULE, suspensions=(Suspension(SEPTEMBER, DAY, "Minute 12"),))
    assert asked(COUNCIL, rule=off).says == "Call-in was suspended then, until 10 October 2017 (Minute 12)."
    assert asked(COUNCIL, rule=off, day=date(2017, 10, 11)).may is True
