"""Call-in of a decision as it was published: window, waiver and class as printed, requests by number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_tui.domain.call_in_events import Event, Made, Published, Recorded, Rejected, State, Validated, Withdrawn
from clerk_tui.domain.council import Maker
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
