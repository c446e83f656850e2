"""Call-in of a decision as it was published: window, waiver and class as printed, requests by number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_tui.domain.call_in_events import (
    Event,
    Heard,
    Made,
    Published,
    Reconsideration,
    Reconsidered,
    Recorded,
    Rejected,
    Republished,
    State,
    UrgencyConsent,
    Validated,
    Withdrawn,
)
from clerk_tui.domain.council import Consent, Maker, Outcome, StartEvent, UrgencyRule
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Severity
from clerk_tui.rules.call_in import window
from clerk_tui.rules.call_in_checks import effect_when_closed
from tests.rules.calling_in import CALENDAR, at, brief, council, people, published, request, said, stands
from tests.rules.making_records import BLACKPOOL, EXECUTIVE, MONDAY, THREE_DAYS, TUESDAY, decision

HERE = council()


def out(event: Published) -> tuple[Event, ...]:
    return Made(at(26, month=11)), Recorded(at(27, month=11)), event


def test_a_window_stays_as_it_was_published_whatever_the_rule_has_become() -> None:
    printed = window(council(days=3), CALENDAR, published=date(2026, 11, 30))
    found = stands(HERE, out(Published(at(30, month=11), window=printed)), at(1))
    assert brief(found) == (State.WINDOW_OPEN, date(2026, 12, 4)) and found.closes_at == printed.closes_at
    assert said(found, "CI-CLASS") == []
    counted = stands(HERE, out(Published(at(30, month=11))), at(1))
    assert brief(counted) == (State.WINDOW_OPEN, date(2026, 12, 8))


def test_a_decision_published_as_waived_or_not_open_to_call_in_takes_effect_as_it_was_published() -> None:
    waived = stands(HERE, out(Published(at(30, month=11), closed="the offer lapses", waived=True)), at(1))
    assert brief(waived) == (State.EFFECTIVE, date(2026, 11, 30))
    assert waived.why == "Call-in is waived for urgency: the offer lapses."
    closed = stands(HERE, out(Published(at(30, month=11), closed="noting")), at(1))
    assert brief(closed) == (State.EFFECTIVE, date(2026, 11, 26))
    assert closed.why == "Published as not open to call-in: noting."


def test_of_two_requests_the_one_that_is_named_is_found_valid_rejected_or_withdrawn() -> None:
    names = tuple(one.name for one in people(3))
    asked = (*published(), request(at(1), id=4), request(at(2), id=7))
    second = stands(HERE, (*asked, Validated(at(3), request=7), Rejected(at(3, 12), request=4)), at(3, 12))
    assert second.state is State.SUSPENDED
    gone = (*asked, Withdrawn(at(3), names, request=7), Rejected(at(3, 12), request=4))
    assert stands(HERE, gone, at(3, 12)).state is State.WINDOW_OPEN
    with pytest.raises(InputError, match="This request no longer stands, so there is nothing to withdraw from"):
        stands(HERE, (*asked, Withdrawn(at(3), names, request=9)), at(3))
    with pytest.raises(InputError, match="no request for call-in waiting to be found valid"):
        stands(HERE, (*asked, Validated(at(3), request=9)), at(3))


def test_a_window_that_was_published_holds_though_the_councils_rule_leaves_the_class_out() -> None:
    here = council(callable_classes=("cabinet",))
    printed = window(HERE, CALENDAR, published=date(2026, 11, 30))
    officer = (Made(at(26, month=11), maker=Maker.OFFICER, key=False), Recorded(at(27, month=11)))
    found = stands(here, (*officer, Published(at(30, month=11), window=printed)), at(1))
    assert brief(found) == (State.WINDOW_OPEN, date(2026, 12, 8)) and not found.may_implement
    assert said(found, "CI-CLASS") == [
        (
            Severity.WARNING,
            "Published with a window, though by the council's rule an officer's decision that is not key is none of the"
            " classes that can be called in (cabinet): what was published holds.",
        )
    ]
    unprinted = stands(here, (*officer, Published(at(30, month=11))), at(1))
    assert brief(unprinted) == (State.EFFECTIVE, date(2026, 11, 26)) and unprinted.may_implement


@pytest.mark.parametrize(
    ("named", "effect"), [("publication", date(2017, 10, 10)), ("decision", date(2017, 10, 9)), ("", date(2017, 10, 9))]
)
def test_a_decision_that_cannot_be_called_in_takes_effect_from_the_day_the_councils_rule_names(
    named: str, effect: date
) -> None:
    """Decided on Monday 9 October 2017 and published on the Tuesday; without a rule nothing holds it up."""
    here = replace(BLACKPOOL, call_in=(replace(THREE_DAYS, not_callable_effective=named),))
    assert effect_when_closed(here, decision(), EXECUTIVE, TUESDAY, None) == effect
    bare = replace(BLACKPOOL, call_in=())
    assert effect_when_closed(bare, decision(), EXECUTIVE, TUESDAY, None) == MONDAY


def test_publishing_as_closed_lifts_no_suspension_by_a_call_in_of_before_and_moves_no_effect_agreed_before() -> None:
    """Where the window runs from the decision it may be used before publication; a waiver may hold from agreement."""
    brent = council(start=StartEvent.DECISION)
    made = Made(at(26, month=11)), Recorded(at(26, 11, month=11))
    closed = Published(at(30, month=11), closed="noting")
    called_in = (*made, request(at(27, 9, month=11)), Validated(at(27, 12, month=11)))
    assert brief(stands(brent, (*called_in, closed), at(1))) == (State.SUSPENDED, None)
    agreement = council(urgency=UrgencyRule((Consent("Chair"),), effective="agreement"))
    agreed = UrgencyConsent(at(27, 9, month=11), ("Chair",), "The offer lapses.")
    waived = replace(closed, waived=True)
    assert brief(stands(agreement, (*made, agreed, waived), at(1))) == (State.EFFECTIVE, date(2026, 11, 27))


def test_a_call_in_of_before_publication_that_is_rejected_after_it_leaves_the_window_counted_from_the_decision() -> (
    None
):
    """Decided Thursday 26 November 2026: the fifth working day is 3 December, and effect follows on the 4th."""
    brent = council(start=StartEvent.DECISION)
    made = Made(at(26, month=11)), Recorded(at(26, 11, month=11))
    asked = (*made, request(at(27, 9, month=11)), Published(at(30, month=11)))
    assert stands(brent, asked, at(1)).closes_at == at(4, 0)
    assert brief(stands(brent, (*asked, Rejected(at(1))), at(1, 12))) == (State.WINDOW_OPEN, date(2026, 12, 4))


def test_a_decision_that_no_window_opens_for_shows_no_close_and_no_count() -> None:
    noting = Made(at(26, month=11), classes=("Noting",)), Recorded(at(27, month=11)), Published(at(30, month=11))
    found = stands(HERE, noting, at(1))
    assert found.state is State.EFFECTIVE and (found.closes_at, found.ledgers, found.findings) == (None, (), ())
    unsure = council(key_only=True)
    unknown = stands(unsure, out(Published(at(30, month=11))), at(1))
    assert unknown.state is State.PUBLISHED and (unknown.closes_at, unknown.ledgers) == (None, ())


def test_a_record_published_as_closed_for_a_class_that_the_rule_does_not_leave_out_is_told() -> None:
    urgent = Made(at(26, month=11), classes=("urgent",)), Recorded(at(27, month=11))
    found = stands(HERE, (*urgent, Published(at(30, month=11), closed="urgent")), at(1))
    assert brief(found) == (State.EFFECTIVE, date(2026, 11, 26))
    assert [says for _, says in said(found, "CI-CLASS")] == [
        "“urgent” is none of the classes that the council's rule is known to leave out."
    ]


def test_a_decision_of_no_class_runs_its_window_in_a_council_that_leaves_none_out() -> None:
    found = stands(council(not_callable=()), published(), at(1))
    assert brief(found) == (State.WINDOW_OPEN, date(2026, 12, 8)) and found.findings == ()


AGAIN = window(HERE, CALENDAR, published=date(2026, 12, 2))
"""The window of a record published again on Wednesday 2 December 2026: requests to the 9th, effect on the 10th."""


@pytest.mark.parametrize(
    ("again", "found"),
    [
        (Republished(at(2), restarts=True, window=AGAIN), (State.WINDOW_OPEN, date(2026, 12, 10))),
        (Republished(at(2), restarts=True), (State.EFFECTIVE, date(2026, 11, 26))),
        (Republished(at(2), window=AGAIN), (State.EFFECTIVE, date(2026, 11, 26))),
        (Republished(at(2), restarts=False, window=AGAIN), (State.EFFECTIVE, date(2026, 11, 26))),
    ],
)
def test_a_closed_decision_corrected_so_that_it_may_be_called_in_gets_the_window_that_is_printed_with_it(
    again: Republished, found: tuple[State, date]
) -> None:
    closed = out(Published(at(30, month=11), closed="noting"))
    assert brief(stands(HERE, (*closed, again), at(3))) == found
    noting = Made(at(26, month=11), classes=("Noting",)), Recorded(at(27, month=11)), Published(at(30, month=11))
    after = stands(HERE, (*noting, again), at(3))
    assert brief(after) == found and (after.closes_at is None) is (found[0] is State.EFFECTIVE)


def test_what_was_called_in_stays_suspended_when_it_is_published_again_with_a_new_window() -> None:
    called_in = (*published(), request(at(1)), Validated(at(1, 12)))
    again = (*called_in, Republished(at(2), restarts=True, window=AGAIN))
    found = stands(HERE, again, at(3))
    assert brief(found) == (State.SUSPENDED, None)
    assert [says for _, says in said(found, "CI-REPUBLISHED")] == ["Published again: what came of the call-in stays."]
    names = tuple(one.name for one in people(3))
    left = stands(HERE, (*again, Withdrawn(at(3), names)), at(4))
    assert brief(left) == (State.WINDOW_OPEN, date(2026, 12, 10)), "the new window runs on"


def test_what_was_closed_or_in_effect_may_be_called_in_within_the_window_that_its_correction_brought() -> None:
    for before, again in (
        (Published(at(30, month=11), closed="noting"), Republished(at(2), restarts=True, window=AGAIN)),
        (Published(at(30, month=11), closed="urgent", waived=True), Republished(at(2), restarts=True, window=AGAIN)),
        (Published(at(30, month=11)), Republished(at(14), restarts=True)),
    ):
        events = (*out(before), again, request(again.at, id=1))
        assert brief(stands(HERE, events, again.at)) == (State.VALIDATING, None)


def test_publishing_a_reconsidered_decision_again_changes_nothing_of_its_dates() -> None:
    heard = (*published(), request(at(1)), Validated(at(1, 12)), Heard(at(2), Outcome.REFER_BACK))
    confirmed = (*heard, Reconsidered(at(3), Reconsideration.CONFIRMED))
    before, after = (stands(HERE, events, at(5)) for events in (confirmed, (*confirmed, Republished(at(4)))))
    assert brief(after) == brief(before) == (State.CONFIRMED, date(2026, 12, 3))
    assert (after.closes_at, after.ledgers) == (before.closes_at, before.ledgers)
    assert [says for _, says in said(after, "CI-REPUBLISHED")] == [
        "Published again: that changes nothing for its effect."
    ]
