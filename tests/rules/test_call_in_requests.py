"""Who may call a decision in: pools, numbers, caps, duplicates and what a request must state, council by council."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from clerk_tui.domain.call_in_events import CallInState, Request, Signatory, State, Validated
from clerk_tui.domain.council import RequestRule
from clerk_tui.domain.findings import Severity
from tests.rules.calling_in import at, council, people, published, request, said, stands

NON_EXECUTIVE = {"pools": ("non-executive",)}
COMMITTEE = {"pools": ("scrutiny-committee", "non-executive")}


def asked(ask: Request, *, year_began: date | None = None, members: int | None = None, **rule: Any) -> CallInState:
    where = council(**rule)
    return stands(where, (*published(), replace(ask, members=members)), ask.at, year_began=year_began)


def refusal(found: CallInState) -> str:
    """What stands in the way of the request; empty where it is being validated."""
    if found.state is State.VALIDATING:
        return ""
    assert found.state is State.WINDOW_OPEN or not found.requests_open
    return said(found, "CI-REQUEST")[-1][1]


@pytest.mark.parametrize(
    ("cutoff", "received", "late"),
    [
        (None, at(7, 23, 59, 59), False),
        (None, at(8, 0), True),
        (at(1, 16).time(), at(7, 15, 59, 59), False),
        # “Received by 4pm” includes four o'clock.
        (at(1, 16).time(), at(7, 16), False),
        (at(1, 16).time(), at(7, 16, 0, 1), True),
        (at(1, 12).time(), at(7, 12, 0, 1), True),
    ],
)
def test_a_request_is_late_to_the_second(cutoff: Any, received: Any, late: bool) -> None:
    found = asked(request(received), cutoff=cutoff)
    assert (found.state is not State.VALIDATING) is late
    if late:
        assert f"{received:%H:%M:%S}: too late; requests closed" in refusal(found)


@pytest.mark.parametrize(
    ("rules", "signatories", "enough"),
    [
        ((RequestRule("any", 1),), people(1), True),
        ((RequestRule("any", 3),), people(2), False),
        ((RequestRule("any", 2),), (*people(1), *people(1)), False),
        ((RequestRule("non-executive", 10),), people(10, **NON_EXECUTIVE), True),
        ((RequestRule("non-executive", 10),), (*people(9, **NON_EXECUTIVE), Signatory("The Leader")), False),
        ((RequestRule("scrutiny-committee", 3),), people(3, **NON_EXECUTIVE), False),
        ((RequestRule("scrutiny-committee", 3),), people(3, **COMMITTEE), True),
        # Bracknell Forest: the chairman and two members of the commission, or any five members.
        (
            (RequestRule("scrutiny-committee", 3, includes="chair"), RequestRule("any", 5)),
            (*people(2, **COMMITTEE), Signatory("Councillor Z", ("scrutiny-committee",), ("Chair",))),
            True,
        ),
        ((RequestRule("scrutiny-committee", 3, includes="chair"),), people(4, **COMMITTEE), False),
        ((RequestRule("scrutiny-committee", 3, includes="chair"), RequestRule("any", 5)), people(5, **COMMITTEE), True),
        # Harrow: 150 electors or six members. Electors are no members.
        ((RequestRule("electors", 150), RequestRule("any", 6)), people(150, pools=("electors",)), True),
        ((RequestRule("electors", 150), RequestRule("any", 6)), people(149, pools=("electors",)), False),
        ((RequestRule("any", 6),), (*people(5), Signatory("A resident", ("electors",))), False),
    ],
)  # fmt: skip
def test_any_one_of_the_rules_must_be_met_by_those_who_belong(
    rules: tuple[RequestRule, ...], signatories: tuple[Signatory, ...], enough: bool
) -> None:
    found = asked(request(at(3), signatories=signatories), requests=rules)
    assert (refusal(found) == "") is enough


def test_a_refusal_says_what_the_rule_wants() -> None:
    rules = RequestRule("scrutiny-committee", 3, includes="chair"), RequestRule("any", 5)
    assert refusal(asked(request(at(3), 2), requests=rules)) == (
        "Request of Thursday 3 December 2026, 10:00:00: 2 signatures count, and the rule wants three members of a"
        " scrutiny committee, the chair among them; or five members of the council."
    )


def test_one_ward_member_suffices_where_the_matter_is_of_significance_to_the_ward() -> None:
    """Central Bedfordshire."""
    rules = (RequestRule("ward", 1, condition="of particular significance to the ward"), RequestRule("any", 3))
    signatories = (Signatory("Councillor A", ("ward",)),)
    unsaid = asked(request(at(3), signatories=signatories), requests=rules)
    assert unsaid.state is State.WINDOW_OPEN
    assert said(unsaid, "CI-REQUEST")[0] == (
        Severity.ADVICE,
        "One member for the ward, if of particular significance to the ward, would suffice; nothing records that this"
        " is so.",
    )
    ask = request(at(3), signatories=signatories, conditions=("of particular significance to the ward",))
    assert asked(ask, requests=rules).state is State.VALIDATING


@pytest.mark.parametrize(
    ("members", "count", "enough"), [(40, 6, True), (41, 6, False), (41, 7, True), (None, 1, True)]
)
def test_a_share_of_all_members_is_rounded_up(members: int | None, count: int, enough: bool) -> None:
    rules = (RequestRule("any", 15, percent=True),)
    found = asked(request(at(3), count), requests=rules, members=members)
    assert (refusal(found) == "") is enough
    if members is None:
        assert "the share is not tested" in said(found, "CI-REQUEST")[0][1]
    elif not enough:
        assert "15 per cent of the members of the council" in refusal(found)


def test_who_may_call_in_is_not_guessed() -> None:
    found = asked(request(at(3), 1), requests=())
    assert found.state is State.VALIDATING
    assert "who may call in a decision" in said(found, "CI-UNKNOWN")[0][1]


YEAR = date(2026, 5, 21)
FIVE = tuple(date(2026, month, 1) for month in range(6, 11))


def test_x116_a_sixth_signature_in_the_council_year_is_not_counted() -> None:
    busy, *others = people(3)
    ask = request(at(3), signatories=(replace(busy, signed=FIVE), *others))
    found = asked(ask, cap_per_member_per_year=5, year_began=YEAR)
    assert found.state is State.WINDOW_OPEN
    assert "2 signatures count" in refusal(found)
    assert said(found, "CI-CAP") == [
        (
            Severity.WARNING,
            "Councillor A has signed 5 call-ins in this Council year already: the signature is not counted.",
        )
    ]
    fourth = request(at(3), signatories=(replace(busy, signed=FIVE), *people(4)[1:]))
    assert asked(fourth, cap_per_member_per_year=5, year_began=YEAR).state is State.VALIDATING


def test_the_cap_counts_from_the_annual_meeting_and_only_the_days_before_the_request() -> None:
    last_year = (date(2026, 5, 20), *FIVE[:4])
    to_come = (date(2026, 12, 4), *FIVE[:4])
    for signed in (last_year, to_come, ()):
        ask = request(at(3), signatories=tuple(replace(one, signed=signed) for one in people(3)))
        assert asked(ask, cap_per_member_per_year=5, year_began=YEAR).state is State.VALIDATING
        assert asked(ask).state is State.VALIDATING


def test_without_the_first_day_of_the_council_year_the_cap_cannot_be_tested() -> None:
    ask = request(at(3), signatories=(replace(people(1)[0], signed=FIVE), *people(3)[1:]))
    found = asked(ask, cap_per_member_per_year=5)
    assert found.state is State.VALIDATING and "give the first day of the year" in said(found, "CI-CAP")[0][1]


@pytest.mark.parametrize(
    ("before", "refused"),
    [(date(2026, 6, 3), False), (date(2026, 6, 4), True), (date(2026, 11, 1), True), (None, False)],
)
def test_the_same_matter_is_not_called_in_twice_within_six_months(before: date | None, refused: bool) -> None:
    """Brent."""
    found = asked(request(at(3), called_in_before=before), duplicate_bar_months=6)
    assert ("cannot be again before" in refusal(found)) is refused
    assert asked(request(at(3), called_in_before=before)).state is State.VALIDATING


def test_six_months_after_the_end_of_august_are_the_end_of_february() -> None:
    where = council(duplicate_bar_months=6)
    assert stands(where, (*published(), request(at(3), called_in_before=date(2026, 8, 31))), at(3)).state is (
        State.WINDOW_OPEN
    )
    found = asked(request(at(3), called_in_before=date(2026, 8, 31)), duplicate_bar_months=6)
    assert "before Sunday 28 February 2027" in refusal(found)


def test_an_electronic_signature_counts_when_its_owner_has_confirmed_it() -> None:
    """Thurrock."""
    unsure = (*people(2), replace(people(3)[2], confirmed=False))
    found = asked(request(at(3), signatories=unsure), signature="electronic signatories each confirm")
    assert found.state is State.WINDOW_OPEN and said(found, "CI-SIGNATURE")
    assert asked(request(at(3), signatories=unsure)).state is State.VALIDATING


def test_what_a_request_leaves_out_is_said_and_left_to_whoever_validates_it() -> None:
    rule: dict[str, Any] = {
        "must_state": ("reasons", "alternative sought"),
        "grounds": ("contrary to policy", "outside the budget"),
    }
    found = asked(request(at(3), states=("Reasons",)), **rule)
    assert found.state is State.VALIDATING
    assert said(found, "CI-STATES") == [(Severity.WARNING, "The request does not state: alternative sought.")]
    assert said(found, "CI-GROUNDS") == [
        (Severity.WARNING, "The request names none of the grounds: contrary to policy; outside the budget.")
    ]
    whole = request(at(3), states=("reasons", "alternative sought"), grounds=("Contrary to policy",))
    complete = asked(whole, **rule)
    assert said(complete, "CI-STATES") == said(complete, "CI-GROUNDS") == []
    assert stands(council(**rule), (*published(), request(at(3)), Validated(at(4))), at(4)).state is State.SUSPENDED


def test_the_window_is_open_at_the_very_hour_and_closed_a_second_later() -> None:
    where = council(cutoff=at(1, 16).time())
    assert stands(where, published(), at(7, 16)).requests_open
    assert not stands(where, published(), at(7, 16, 0, 1)).requests_open
