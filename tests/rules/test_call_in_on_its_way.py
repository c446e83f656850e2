"""A request on its way, alone and beside another: found valid, rejected, withdrawn, and the days counted from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from clerk_tui.domain.call_in_events import (
    CouncilMet,
    CouncilResult,
    Event,
    Heard,
    Made,
    Published,
    Reconsideration,
    Reconsidered,
    Recorded,
    Rejected,
    State,
    UrgencyConsent,
    Validated,
    Withdrawn,
)
from clerk_tui.domain.council import Consent, HearingRule, Maker, Outcome, StartEvent, Unit, UrgencyRule
from clerk_tui.domain.errors import InputError
from tests.rules.calling_in import at, brief, council, people, published, request, said, stands

HERE = council()


def test_a_council_without_a_rule_is_told_in_a_sentence_that_nothing_is_called_in_before_it_is_published() -> None:
    bare = replace(HERE, call_in=())
    with pytest.raises(InputError, match="cannot be called in before it is published"):
        stands(bare, (published()[0], request(at(27, month=11))), at(28, month=11))


def test_found_valid_without_a_number_is_the_first_request_that_waits() -> None:
    asked = (*published(), request(at(1), id=4), request(at(2), id=7))
    found = stands(HERE, (*asked, Validated(at(3))), at(3))
    assert found.state is State.SUSPENDED and [one.standing for one in found.asked] == ["valid", "waiting"]
    # Ten working days from Tuesday 1 December 2026.
    assert found.hearing_due is not None and found.hearing_due.answer == date(2026, 12, 15)


@pytest.mark.parametrize(
    ("start", "due"),
    [("receipt", date(2026, 12, 15)), ("validation", date(2026, 12, 17)), ("publication", date(2026, 12, 14))],
)
def test_the_hearings_days_run_from_the_day_that_the_rule_names(start: str, due: date) -> None:
    """Published Monday 30 November 2026, asked for on the Tuesday, found valid on the Thursday; ten working days."""
    where = council(hearing=HearingRule(10, Unit.WORKING, "stays-suspended", start=start))
    found = stands(where, (*published(), request(at(1)), Validated(at(3))), at(4))
    assert found.hearing_due is not None and found.hearing_due.answer == due


def test_a_rejection_without_a_reason_or_a_report_is_one_plain_sentence() -> None:
    found = stands(HERE, (*published(), request(at(1)), Rejected(at(2))), at(3))
    assert brief(found) == (State.WINDOW_OPEN, date(2026, 12, 8))
    assert [says for _, says in said(found, "CI-REJECTED")] == ["A request was found not to be valid."]
    reported = stands(
        council(rejection_report="Council"), (*published(), request(at(1)), Rejected(at(2), "Too few.")), at(3)
    )
    assert [says for _, says in said(reported, "CI-REJECTED")] == [
        "A request was found not to be valid: Too few.",
        "That a request was rejected is reported to Council.",
    ]


NAMES = tuple(one.name for one in people(3))
TWO = (*published(), request(at(1), id=4), request(at(2), id=7))


def test_a_call_in_withdrawn_beside_one_that_waits_leaves_no_day_for_its_hearing() -> None:
    """A missed hearing lets it take effect here, so a day left over would bring the decision into effect."""
    where = council(hearing=HearingRule(10, Unit.WORKING, "takes-effect"))
    events = (*TWO, Validated(at(3), 4), Withdrawn(at(4), NAMES))
    found = stands(where, events, at(4))
    assert brief(found) == (State.VALIDATING, None)
    assert (found.hearing_due, found.settles_at) == (None, None)
    assert [one.standing for one in found.asked] == ["withdrawn", "waiting"]
    assert stands(where, events, at(30)).state is State.VALIDATING


def test_signatories_of_two_requests_leave_the_first_of_them_and_then_the_second() -> None:
    """The window, to Monday 7 December 2026, is left only when nobody stands behind either of them."""
    one, others = NAMES[:1], NAMES[1:]
    left: tuple[Event, ...] = (Withdrawn(at(3, 9), one), Withdrawn(at(3, 10), one), Withdrawn(at(3, 11), others))
    assert [each.standing for each in stands(HERE, (*TWO, *left), at(3, 12)).asked] == ["withdrawn", "waiting"]
    found = stands(HERE, (*TWO, *left, Withdrawn(at(3, 12), others)), at(4))
    assert brief(found) == (State.WINDOW_OPEN, date(2026, 12, 8))
    assert [each.standing for each in found.asked] == ["withdrawn", "withdrawn"]


def test_a_withdrawal_by_word_of_mouth_counts_where_no_rule_wants_it_in_writing() -> None:
    gone = (*published(), request(at(1)), Withdrawn(at(2), NAMES, in_writing=False))
    assert brief(stands(council(withdrawal="the signatories"), gone, at(3))) == (State.WINDOW_OPEN, date(2026, 12, 8))
    assert brief(stands(HERE, gone, at(3))) == (State.VALIDATING, None)


def test_who_has_not_signed_is_named_whether_or_not_the_request_was_found_valid() -> None:
    leaving = Withdrawn(at(4), ("Councillor A", "Councillor Z"))
    for before in ((), (Validated(at(3), 4),)):
        with pytest.raises(InputError, match="Councillor Z has not signed the request"):
            stands(HERE, (*TWO, *before, leaving), at(4))


CALLED_IN = (*published(), request(at(1)), Validated(at(3)))


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        (Outcome.REFER_BACK, "Referred back to its maker on Friday 4 December 2026. It is to be reconsidered."),
        (Outcome.COMMENTS, "Comments sent on Friday 4 December 2026. It is to be reconsidered."),
    ],
)
def test_a_hearing_within_the_rule_is_told_by_what_it_decided_and_no_more(outcome: Outcome, why: str) -> None:
    found = stands(HERE, (*CALLED_IN, Heard(at(4), outcome)), at(5))
    assert (found.state, found.why, found.findings) == (State.RECONSIDER, why, ())


def test_reconsidering_on_the_last_day_is_in_time_and_on_the_next_is_late() -> None:
    """Referred back on Friday 4 December 2026, within five working days: by Friday the 11th."""
    back = (*CALLED_IN, Heard(at(4), Outcome.REFER_BACK))
    for day, late in ((10, False), (11, False), (12, True)):
        found = stands(HERE, (*back, Reconsidered(at(day), Reconsideration.CONFIRMED)), at(14))
        assert brief(found) == (State.CONFIRMED, date(2026, 12, day))
        says = ["Reconsidered after Friday 11 December 2026, the last day for it."] if late else []
        assert [words for _, words in said(found, "CI-RECONSIDER")] == says


def test_a_decision_let_stand_until_a_limit_that_the_rule_does_not_name_has_no_day_and_says_so() -> None:
    missing = "The council file does not say how many days scrutiny has, whose expiry brings the decision into effect."
    next_meeting = HearingRule(None, Unit.WORKING)
    for rule, day, says in (
        ({"on_stand": "expiry"}, date(2026, 12, 16), []),
        ({"on_stand": "expiry", "hearing": next_meeting}, None, [missing]),
        ({"on_stand": "immediately", "hearing": next_meeting}, date(2026, 12, 4), []),
    ):
        found = stands(council(**rule), (*CALLED_IN, Heard(at(4), Outcome.STAND)), at(4))
        assert found.effective == day
        assert [words for _, words in said(found, "CI-UNKNOWN")] == says
    council_day = stands(council(on_stand="council"), (*CALLED_IN, Heard(at(4), Outcome.STAND)), at(4))
    assert council_day.effective is None and council_day.why.endswith("takes effect on the day of the Council meeting.")


def test_council_settles_only_what_was_let_stand_until_it_meets_or_was_referred_to_it() -> None:
    until_council = council(on_stand="council")
    met = CouncilMet(at(9), CouncilResult.NO_OBJECTION)
    stood = (*CALLED_IN, Heard(at(4), Outcome.STAND))
    found = stands(until_council, (*stood, met), at(10))
    assert brief(found) == (State.EFFECTIVE, date(2026, 12, 9))
    assert found.why == "Council met on Wednesday 9 December 2026, and the decision that was let stand took effect."
    referred = (*CALLED_IN, Heard(at(4), Outcome.REFER_TO_COUNCIL))
    objects = CouncilMet(at(9), CouncilResult.OBJECTS)
    assert stands(until_council, (*referred, objects), at(10)).state is State.RECONSIDER
    bare = replace(HERE, call_in=())
    for where, events in (
        (until_council, published()),
        (council(on_stand="expiry"), stood),
        (bare, stood),
    ):
        with pytest.raises(InputError, match="The decision is not before Council"):
            stands(where, (*events, replace(met, at=at(7))), at(10))


def test_a_waiver_that_the_second_of_two_agrees_to_leaves_one_warning_while_it_lacks_them_and_none_after() -> None:
    both = council(urgency=UrgencyRule((Consent("Mayor"), Consent("Chair"))))
    first = UrgencyConsent(at(1, 9), ("Mayor",), "The offer lapses.")
    again = replace(first, at=at(1, 10))
    lacking = stands(both, (*published(), first, again), at(1, 11))
    assert brief(lacking) == (State.WINDOW_OPEN, date(2026, 12, 8))
    assert [says for _, says in said(lacking, "CI-WAIVER")] == [
        "Call-in is not waived: nothing records that Chair agreed."
    ]
    whole = stands(both, (*published(), first, replace(first, at=at(2), by=("Mayor", "Chair"))), at(2, 11))
    assert brief(whole) == (State.EFFECTIVE, date(2026, 12, 2)) and said(whole, "CI-WAIVER") == []


@pytest.mark.parametrize(
    ("clock", "effect"),
    [
        (at(30, 17, month=11), date(2026, 12, 8)),
        (at(30, 17, month=11).replace(microsecond=400_000), date(2026, 12, 8)),
        (at(30, 17, 0, 1, month=11), date(2026, 12, 9)),
    ],
)
def test_p1_a_record_published_after_hours_on_monday_30_november_opens_its_window_on_the_tuesday(
    clock: datetime, effect: date
) -> None:
    events = (*published()[:2], Published(clock))
    assert brief(stands(council(after_hours=time(17)), events, at(1))) == (State.WINDOW_OPEN, effect)


def test_the_window_runs_from_the_meeting_or_for_an_officer_from_publication_where_the_rule_says_so() -> None:
    """The meeting is on Wednesday 25 November 2026, the decision on the 26th, publication on Monday the 30th."""
    rest = (Recorded(at(27, month=11)), Published(at(30, month=11)))
    body = (Made(at(26, month=11), meeting=date(2026, 11, 25)), *rest)
    assert brief(stands(council(start=StartEvent.MEETING), body, at(1))) == (State.WINDOW_OPEN, date(2026, 12, 3))
    officer = (Made(at(26, month=11), maker=Maker.OFFICER_KEY, key=True), *rest)
    mixed = council(start=StartEvent.DECISION, start_officer_key=StartEvent.PUBLICATION)
    assert brief(stands(mixed, body, at(1))) == (State.WINDOW_OPEN, date(2026, 12, 4))
    assert brief(stands(mixed, officer, at(1))) == (State.WINDOW_OPEN, date(2026, 12, 8))


def test_a_hearing_that_was_held_is_never_missed_while_council_has_the_matter() -> None:
    where = council(hearing=HearingRule(10, Unit.WORKING, "takes-effect"))
    found = stands(where, (*CALLED_IN, Heard(at(4), Outcome.REFER_TO_COUNCIL)), at(30))
    assert brief(found) == (State.COUNCIL, None) and not found.hearing_missed


def test_the_day_on_which_a_call_in_settles_itself_if_nobody_acts() -> None:
    """Asked for on Tuesday 1 December 2026: ten working days end on the 15th, a missed hearing settles it a day later.

    Only where the rule says that it then takes effect.
    """
    takes = council(hearing=HearingRule(10, Unit.WORKING, "takes-effect"), on_stand="expiry")
    heard = (*CALLED_IN, Heard(at(4), Outcome.STAND))
    for where, events, settles in (
        (takes, CALLED_IN, at(16, 0)),
        (HERE, CALLED_IN, None),
        (takes, heard, at(16, 0)),
        (takes, published(), None),
        (takes, (*CALLED_IN, Heard(at(4), Outcome.REFER_TO_COUNCIL)), None),
        (council(hearing=None), CALLED_IN, None),
    ):
        assert stands(where, events, at(5)).settles_at == settles
    settled = stands(takes, CALLED_IN, at(16, 0))
    assert brief(settled) == (State.EFFECTIVE, date(2026, 12, 16)) and settled.hearing_due is not None
    for outcome in (Outcome.REFER_BACK, Outcome.STAND):
        assert not stands(takes, (*CALLED_IN, Heard(at(4), outcome)), at(4)).requests_open
