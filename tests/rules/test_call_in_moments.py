"""Call-in at the very instant: a hearing over before its window, a request that falls away at its end."""

from __future__ import annotations

from datetime import date

from clerk_tui.domain.call_in_events import Rejected, State, Validated, Withdrawn
from clerk_tui.domain.council import HearingRule, Unit
from tests.rules.calling_in import at, brief, council, people, published, request, stands

SOON = council(hearing=HearingRule(2, Unit.WORKING, "takes-effect"))
"""A hearing within two working days: asked for on Tuesday 1 December, it is due by Thursday the 3rd."""


def test_a_hearing_missed_before_the_window_ends_brings_nothing_into_effect_before_the_window_does() -> None:
    events = (*published(), request(at(1)), Validated(at(1, 12)))
    suspended = stands(SOON, events, at(1, 12))
    assert suspended.ledgers[-1].answer == date(2026, 12, 3)
    assert stands(SOON, events, at(4)).state is State.SUSPENDED
    assert stands(SOON, events, at(7, 23, 59)).state is State.SUSPENDED
    over = stands(SOON, events, at(8, 0))
    assert brief(over) == (State.EFFECTIVE, date(2026, 12, 8)) and over.effective_at == at(8, 0)
    assert over.why == "The committee had not met by Thursday 3 December 2026, so the decision took effect."


def test_a_hearing_missed_after_the_window_brings_the_decision_into_effect_the_day_after_it_was_due() -> None:
    events = (*published(), request(at(7)), Validated(at(7, 12)))
    assert stands(SOON, events, at(9, 23, 59)).state is State.SUSPENDED
    over = stands(SOON, events, at(10, 0))
    assert brief(over) == (State.EFFECTIVE, date(2026, 12, 10)) and over.effective_at == at(10, 0)


def test_a_request_rejected_before_the_window_ends_gives_the_window_back() -> None:
    events = (*published(), request(at(3)), Validated(at(3, 12)), Withdrawn(at(7, 23, 59), _names(), in_writing=True))
    found = stands(SOON, events, at(7, 23, 59))
    assert brief(found) == (State.WINDOW_OPEN, date(2026, 12, 8)) and found.effective_at == at(8, 0)
    assert [ledger.rule for ledger in found.ledgers] == ["CI", "CI"], "of the hearing nothing is left"
    assert stands(SOON, events, at(8, 0)).why == "The window closed without a valid request."


def test_a_call_in_withdrawn_as_the_window_ends_takes_effect_by_the_withdrawal() -> None:
    events = (*published(), request(at(7)), Validated(at(7, 12)), Withdrawn(at(8, 0), _names(), in_writing=True))
    found = stands(SOON, events, at(8, 0))
    assert brief(found) == (State.EFFECTIVE, date(2026, 12, 8))
    assert found.why == "The call-in was withdrawn on Tuesday 8 December 2026."


def test_a_request_rejected_after_the_window_takes_effect_when_it_was_rejected() -> None:
    events = (*published(), request(at(7)), Rejected(at(9, 15)))
    found = stands(SOON, events, at(9, 15))
    assert brief(found) == (State.EFFECTIVE, date(2026, 12, 9)) and found.effective_at == at(9, 15)
    assert found.why == "The request was rejected on Wednesday 9 December 2026." and found.may_implement


def _names() -> tuple[str, ...]:
    return tuple(one.name for one in people(3))
