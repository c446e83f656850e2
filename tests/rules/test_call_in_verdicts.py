"""What was said of a request when it came stands; what was entered later is told beside it (law.md P12, P13, P15)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from clerk_tui.domain.call_in_events import (
    CallInState,
    Event,
    Rejected,
    Request,
    Standing,
    State,
    UrgencyConsent,
    Validated,
    Verdict,
)
from clerk_tui.domain.council import Consent, RequestRule, UrgencyRule
from tests.rules.calling_in import at, brief, council, people, published, request, said, stands

YEAR_BEGAN = date(2026, 5, 20)
CAPPED = {"requests": (RequestRule("any", 1),), "cap_per_member_per_year": 2}
SIGNED_BEFORE = people(1, signed=(date(2026, 6, 1), date(2026, 9, 1)))
CAP = "Councillor A has signed 2 call-ins in this Council year already: the signature is not counted."
REQUEST = "Request of Tuesday 1 December 2026, 10:00:00: "
WAIVED = {"urgency": UrgencyRule((Consent("Chair"),))}
WAIVER = UrgencyConsent(at(30, 12, month=11), ("Chair",), "The offer lapses.")
OTHERWISE = "By what was entered since, signatures would count otherwise; they stand as they were counted then."


def asked(ask: Request, *before: Event, now: datetime | None = None, **rule: object) -> CallInState:
    return stands(council(**rule), (*published(), *before, ask), now or ask.at, year_began=YEAR_BEGAN)


def changed(found: CallInState) -> list[str]:
    return [says for _, says in said(found, "CI-CHANGED")]


def test_p15_a_signature_found_over_its_cap_stays_so_where_an_earlier_one_was_struck_out() -> None:
    refused = "0 signatures count, and the rule wants one member of the council."
    then = asked(request(at(1), signatories=SIGNED_BEFORE), **CAPPED)
    assert brief(then) == (State.WINDOW_OPEN, date(2026, 12, 8))
    assert said(then, "CI-REQUEST")[0][1].endswith(refused) and [says for _, says in said(then, "CI-CAP")] == [CAP]
    now = asked(request(at(1), 1, verdict=Verdict(refused, by_count=True, uncounted=(CAP,))), **CAPPED)
    # The window runs on towards its day: the request does not stop it.
    assert brief(now) == (State.WINDOW_OPEN, date(2026, 12, 8))
    assert [says for _, says in said(now, "CI-CAP")] == [CAP]
    assert changed(now) == [
        f"{REQUEST}it was refused when it came, and that stands; by what was entered since it would be taken."
    ]
    (one,) = now.asked
    assert (one.standing, one.says, one.by_count) == (Standing.REFUSED, refused, True)


def test_p15_a_request_that_was_taken_stops_the_window_though_its_signature_would_be_over_the_cap_now() -> None:
    now = asked(request(at(1), signatories=SIGNED_BEFORE, verdict=Verdict()), **CAPPED)
    assert brief(now) == (State.VALIDATING, None)
    assert said(now, "CI-CAP") == []
    assert changed(now) == [
        f"{REQUEST}it was taken when it came, and that stands; by what was entered since it would be refused: 0"
        " signatures count, and the rule wants one member of the council."
    ]


def test_a_request_that_nothing_has_changed_for_is_told_nothing() -> None:
    taken = asked(request(at(1), verdict=Verdict()))
    assert brief(taken) == (State.VALIDATING, None) and taken.findings == ()
    says = "2 signatures count, and the rule wants three members of the council."
    refused = asked(request(at(1), 2, verdict=Verdict(says, by_count=True)))
    assert brief(refused) == (State.WINDOW_OPEN, date(2026, 12, 8)) and changed(refused) == []


def test_p15_a_signature_that_would_count_now_beside_others_is_told_and_left_as_it_was() -> None:
    now = asked(request(at(1), 2, verdict=Verdict(uncounted=(CAP,))), **CAPPED)
    assert now.state is State.VALIDATING
    assert [says for _, says in said(now, "CI-CAP")] == [CAP] and changed(now) == [OTHERWISE]
    both = (*SIGNED_BEFORE, *people(2)[1:])
    same = asked(request(at(1), signatories=both, verdict=Verdict(uncounted=(CAP,))), **CAPPED)
    assert [says for _, says in said(same, "CI-CAP")] == [CAP] and changed(same) == []


def test_a_signature_that_was_not_confirmed_is_told_as_it_was() -> None:
    unconfirmed = "Councillor A has not confirmed the signature: not counted."
    rule = {"requests": (RequestRule("any", 1),), "signature": "electronic, confirmed by its owner"}
    now = asked(request(at(1), 2, verdict=Verdict(uncounted=(unconfirmed,))), **rule)
    assert [says for _, says in said(now, "CI-SIGNATURE")] == [unconfirmed] and said(now, "CI-CAP") == []
    assert changed(now) == [OTHERWISE]


def test_what_cannot_be_counted_now_is_said_beside_the_verdict_that_stands() -> None:
    ask = request(at(1), signatories=SIGNED_BEFORE, verdict=Verdict())
    now = stands(council(**CAPPED), (*published(), ask), ask.at)
    assert now.state is State.VALIDATING
    assert [says for _, says in said(now, "CI-CAP")] == [
        "A member may sign 2 call-ins in a Council year: give the first day of the year, or whether Councillor A is"
        " within it cannot be said."
    ]
    share = {"requests": (RequestRule("any", 50, percent=True),)}
    assert "the share is not tested" in said(asked(request(at(1), verdict=Verdict()), **share), "CI-REQUEST")[0][1]


def test_a_request_that_was_taken_no_longer_counts_where_a_waiver_of_before_it_is_entered_late() -> None:
    now = asked(request(at(1), verdict=Verdict()), WAIVER, **WAIVED)
    assert now.state is State.EFFECTIVE and now.effective == date(2026, 11, 30)
    assert changed(now) == [
        f"{REQUEST}it was taken when it came, but by what was entered since it does not count (call-in was waived):"
        " tell those who asked."
    ]
    (one,) = now.asked
    assert (one.standing, one.by_count) == (Standing.REFUSED, False)


def test_a_request_refused_for_a_waiver_counts_again_where_the_waiver_is_taken_back() -> None:
    now = asked(request(at(1), verdict=Verdict("call-in was waived.")), **WAIVED)
    assert brief(now) == (State.VALIDATING, None)
    assert changed(now) == [
        f"{REQUEST}it was refused when it came (call-in was waived), but that has been taken back since, so it counts"
        " again: tell those who asked."
    ]


def test_a_request_refused_for_a_waiver_that_was_taken_back_still_fails_by_its_numbers() -> None:
    now = asked(request(at(1), 2, verdict=Verdict("call-in was waived.")), **WAIVED)
    assert brief(now) == (State.WINDOW_OPEN, date(2026, 12, 8))
    assert changed(now) == []
    (one,) = now.asked
    assert (one.says, one.by_count) == ("2 signatures count, and the rule wants three members of the council.", True)


def test_a_request_that_came_too_late_is_refused_in_the_words_of_then() -> None:
    late = "too late; requests closed at the end of Monday 7 December 2026."
    now = asked(request(at(8), verdict=Verdict(late)))
    assert brief(now) == (State.EFFECTIVE, date(2026, 12, 8)) and changed(now) == []
    (one,) = now.asked
    assert (one.says, one.by_count) == (late, False)


@pytest.mark.parametrize("decided", [Validated(at(2)), Rejected(at(2))])
def test_a_request_taken_then_goes_its_way_whatever_is_counted_now(decided: Event) -> None:
    ask = request(at(1), 2, verdict=Verdict())
    found = stands(council(), (*published(), ask, decided), at(3))
    assert found.state is (State.SUSPENDED if isinstance(decided, Validated) else State.WINDOW_OPEN)
