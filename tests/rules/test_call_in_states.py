"""The state machine of call-in: every arrow by a dated case, and what no list of events can bring about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from clerk_tui.domain.call_in_events import (
    CouncilMet,
    CouncilResult,
    Event,
    Heard,
    Implemented,
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
from clerk_tui.domain.council import (
    Consent,
    Council,
    HearingKind,
    HearingRule,
    Maker,
    Nation,
    Outcome,
    ReconsiderRule,
    StartEvent,
    Suspension,
    Unit,
    UrgencyRule,
)
from clerk_tui.domain.dates import LONDON
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.findings import Severity
from clerk_tui.rules.audit_windows import Windows
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import window
from clerk_tui.rules.call_in_states import state_of
from clerk_tui.services.councils import load
from tests.rules.calling_in import at, brief, council, people, published, request, said, stands

HERE = council()
BLOCKER, WARNING, ADVICE = Severity.BLOCKER, Severity.WARNING, Severity.ADVICE
CALLED_IN = (*published(), request(at(3)), Validated(at(4)))
"""Called in on Thursday 3 December 2026, found valid on the 4th: the hearing is due by Thursday the 17th."""


# Made, recorded, published, expired


def test_a_decision_is_made_recorded_published_and_takes_effect_when_its_window_ends() -> None:
    events = published()
    assert brief(stands(HERE, events, at(26, 12, month=11))) == (State.MADE, None)
    assert brief(stands(HERE, events, at(29, month=11))) == (State.RECORDED, None)
    opened = stands(HERE, events, at(30, month=11))
    assert brief(opened) == (State.WINDOW_OPEN, date(2026, 12, 8))
    assert opened.requests_open and not opened.may_implement
    assert opened.why == (
        "Published. Requests are open until the end of Monday 7 December 2026; without a valid one it takes effect on"
        " Tuesday 8 December 2026."
    )
    assert [ledger.rule for ledger in opened.ledgers] == ["CI", "CI"]
    assert brief(stands(HERE, events, at(7, 23, 59, 59))) == (State.WINDOW_OPEN, date(2026, 12, 8))
    effective = stands(HERE, events, at(8, 0))
    assert brief(effective) == (State.EFFECTIVE, date(2026, 12, 8))
    assert effective.may_implement and not effective.requests_open


def test_between_the_last_request_and_the_effect_nothing_is_open() -> None:
    where = council(days=4, effective_days=5)
    found = stands(where, published(), at(7))
    assert brief(found) == (State.WINDOW_OPEN, date(2026, 12, 8)) and not found.requests_open
    assert found.why == (
        "Requests closed at the end of Friday 4 December 2026; it takes effect on Tuesday 8 December 2026."
    )


def test_x100_blackpool_published_three_months_late() -> None:
    blackpool = council(days=3)
    events = (
        Made(datetime(2022, 9, 5, 19, tzinfo=at(1).tzinfo)),
        Recorded(at(6, month=9, year=2022)),
        Published(at(1, year=2022)),
    )
    found = stands(blackpool, events, at(8, year=2022))
    assert brief(found) == (State.EFFECTIVE, date(2022, 12, 7))
    early = stands(blackpool, (*events, Implemented(at(6, month=9, year=2022))), at(8, year=2022))
    assert early.effective == found.effective
    assert said(early, "CI-BREACH") == [
        (BLOCKER, "Implemented Tuesday 6 September 2022, 10:00, before it had taken effect.")
    ]


def test_a_council_without_a_rule_gives_no_state_beyond_publication() -> None:
    bare = Council("borsetshire", "Borsetshire", Nation.ENGLAND)
    found = stands(bare, published(), at(30, month=12))
    assert brief(found) == (State.PUBLISHED, None) and found.ledgers == ()
    assert said(found, "CI-UNKNOWN") == [(WARNING, "The council file does not say how decisions are called in.")]
    called = stands(bare, (*published(), request(at(3)), Validated(at(4))), at(30))
    assert called.state is State.SUSPENDED and not called.may_implement
    again = stands(bare, (*published(), Republished(at(2)), request(at(3)), Rejected(at(4))), at(30))
    assert brief(again) == (State.PUBLISHED, None)
    stood = stands(bare, (*CALLED_IN, Heard(at(10), Outcome.STAND)), at(30))
    assert brief(stood) == (State.HEARD, None)
    back = stands(
        bare,
        (*CALLED_IN, Heard(at(10), Outcome.REFER_BACK), Reconsidered(at(11), Reconsideration.AMENDED), request(at(14))),
        at(30),
    )
    assert brief(back) == (State.AMENDED, None)
    withdrawn = stands(bare, (*CALLED_IN, Withdrawn(at(5), tuple(one.name for one in people(3)))), at(30))
    assert withdrawn.state is State.SUSPENDED
    assert stands(bare, (*published(), UrgencyConsent(at(2), ("chair",))), at(3)).state is State.PUBLISHED


def test_a_window_that_runs_from_the_decision_may_be_used_before_publication() -> None:
    brent = council(start=StartEvent.DECISION, start_officer_key=StartEvent.PUBLICATION)
    events = published()
    assert brief(stands(brent, events, at(30, month=11))) == (State.WINDOW_OPEN, date(2026, 12, 4))
    early = (events[0], request(at(27, 9, month=11)), *events[1:])
    assert stands(brent, early, at(27, 9, month=11)).state is State.VALIDATING
    assert stands(brent, early, at(30, month=11)).state is State.VALIDATING
    rejected = (*early[:2], Rejected(at(27, 9, 30, month=11)), *events[1:])
    assert stands(brent, rejected, at(27, 9, 45, month=11)).state is State.MADE
    assert stands(brent, rejected, at(27, 12, month=11)).state is State.RECORDED
    assert brief(stands(brent, rejected, at(30, month=11))) == (State.WINDOW_OPEN, date(2026, 12, 4))
    recorded = (events[0], events[1], request(at(27, 11, month=11)), Rejected(at(27, 12, month=11)))
    assert stands(brent, recorded, at(28, month=11)).state is State.RECORDED


# Not open to call-in


@pytest.mark.parametrize(
    ("rule", "made", "words"),
    [
        ({}, {"classes": ("Noting",)}, "“Noting” is left out"),
        ({"key_only": True}, {"key": False}, "only key decisions can be called in"),
        ({"callable_classes": ("cabinet",)}, {"maker": Maker.OFFICER}, "not key is none of the classes"),
        ({"callable_classes": ("cabinet",)}, {"decision_class": "area committee"}, "“area committee” is none"),
    ],
)
def test_a_decision_left_out_takes_effect_without_a_window(
    rule: dict[str, object], made: dict[str, object], words: str
) -> None:
    found = stands(council(**rule), published(**made), at(30, month=11))
    assert brief(found) == (State.EFFECTIVE, date(2026, 11, 26)) and found.may_implement
    assert words in found.why
    late = stands(council(**rule), (*published(**made), request(at(1))), at(2))
    assert late.state is State.EFFECTIVE and "none that can be called in" in said(late, "CI-REQUEST")[0][1]


def test_the_file_says_from_when_a_decision_left_out_takes_effect_or_the_day_stays_open() -> None:
    noted = published(classes=("noting",))
    on_publication = stands(council(not_callable_effective="publication"), noted, at(1))
    assert brief(on_publication) == (State.EFFECTIVE, date(2026, 11, 30))
    unsaid = stands(council(not_callable_effective=""), noted, at(1))
    assert brief(unsaid) == (State.EFFECTIVE, None) and unsaid.may_implement
    assert "from when a decision that cannot be called in takes effect" in said(unsaid, "CI-UNKNOWN")[0][1]


@pytest.mark.parametrize(
    ("rule", "made", "id"),
    [
        ({"key_only": True}, {}, "CI-CLASS"),
        ({"not_callable": ()}, {"classes": ("quasi-judicial",)}, "CI-UNKNOWN"),
    ],
)
def test_whether_a_decision_can_be_called_in_is_not_guessed(
    rule: dict[str, object], made: dict[str, object], id: str
) -> None:
    found = stands(council(**rule), published(**made), at(20))
    assert brief(found) == (State.PUBLISHED, None) and said(found, id)
    implemented = stands(council(**rule), (*published(**made), Implemented(at(2))), at(20))
    assert said(implemented, "CI-BREACH") == [
        (WARNING, "Implemented Wednesday 2 December 2026, 10:00; whether it had taken effect cannot be said.")
    ]


def test_a_class_that_the_rule_does_not_know_leaves_the_window_open() -> None:
    found = stands(HERE, published(classes=("operational",)), at(1))
    assert found.state is State.WINDOW_OPEN and "“operational” is none of the classes" in said(found, "CI-CLASS")[0][1]


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        ({"key_only": True}, {"key": True}),
        ({"callable_classes": ("cabinet", "officer-key")}, {"maker": Maker.OFFICER_KEY}),
        ({"callable_classes": ("cabinet",)}, {}),
    ],
)
def test_a_decision_of_a_class_named_can_be_called_in(rule: dict[str, object], made: dict[str, object]) -> None:
    assert stands(council(**rule), published(**made), at(1)).state is State.WINDOW_OPEN


def test_kingston_met_under_the_old_rule_and_published_under_the_new_so_no_window_is_shown_anywhere() -> None:
    kingston = load("kingston")
    calendar = Calendar.of(kingston)
    met, out = date(2019, 12, 19), date(2020, 1, 3)
    both_days = "for Thursday 19 December 2019 or Friday 3 January 2020, so no date can be shown"
    with pytest.raises(NotConfigured, match=both_days):
        window(kingston, calendar, published=out, meeting=met)
    audited = Windows(kingston, calendar).expected(Maker.BODY, out, None, met)
    assert isinstance(audited, str) and both_days in audited
    made = datetime(2019, 12, 19, 19, tzinfo=LONDON)
    events = (Made(made), Recorded(made + timedelta(hours=1)), Published(datetime(2020, 1, 3, 10, tzinfo=LONDON)))
    found = state_of(kingston, calendar, events, datetime(2020, 2, 1, tzinfo=LONDON))
    assert (found.state, found.effective, found.may_implement) == (State.PUBLISHED, None, False)


def test_while_call_in_was_suspended_no_window_opens() -> None:
    """Oxford, April to 12 May 2020 (P32)."""
    oxford = council(suspensions=(Suspension(date(2020, 4, 1), date(2020, 5, 12), "the council's decision"),))
    events = (Made(at(20, month=4, year=2020)), Recorded(at(20, 11, month=4, year=2020)))
    inside = stands(oxford, (*events, Published(at(21, month=4, year=2020))), at(22, month=4, year=2020))
    assert brief(inside) == (State.EFFECTIVE, date(2020, 4, 20)) and "was suspended" in inside.why
    after = stands(oxford, (*events, Published(at(13, month=5, year=2020))), at(14, month=5, year=2020))
    assert after.state is State.WINDOW_OPEN
    before = (Made(at(27, month=3, year=2020)), Recorded(at(27, 11, month=3, year=2020)))
    asked = (*before, Published(at(30, month=3, year=2020)), request(at(1, month=4, year=2020)))
    refused = stands(oxford, asked, at(2, month=4, year=2020))
    assert refused.state is State.WINDOW_OPEN and "call-in was suspended from" in said(refused, "CI-REQUEST")[0][1]


def test_published_again_while_call_in_is_suspended_no_window_of_before_stays_open() -> None:
    """P32 and P34: the second publication begins no window, and the first one's close is no longer offered."""
    oxford = council(
        suspensions=(Suspension(date(2020, 4, 1), date(2020, 5, 12), "the council's decision"),),
        republication="restart",
    )
    first = (
        Made(at(30, month=3, year=2020)),
        Recorded(at(30, 11, month=3, year=2020)),
        Published(at(31, month=3, year=2020)),
    )
    opened = stands(oxford, first, at(31, 12, month=3, year=2020))
    assert opened.state is State.WINDOW_OPEN and opened.requests_open
    again = stands(oxford, (*first, Republished(at(2, month=4, year=2020))), at(2, 12, month=4, year=2020))
    assert (again.closes_at, again.requests_open, again.ledgers) == (None, False, ())


# Urgency

URGENCY = UrgencyRule((Consent("scrutiny-chair", ("scrutiny-vice-chair",)),), report_to="the next Council")
AGREED = UrgencyConsent(at(29, 18, 5, month=11), ("Scrutiny chair",), "The offer lapses.")


def test_x103_a_waiver_takes_effect_on_publication_or_when_agreed_as_the_rule_says() -> None:
    events = (
        Made(at(8)), Recorded(at(9)), UrgencyConsent(at(9, 18, 5), ("scrutiny chair",), "The offer lapses."),
        Published(at(10, 9)),
    )  # fmt: skip
    on_publication = council(urgency=URGENCY)
    assert brief(stands(on_publication, events, at(9, 19))) == (State.RECORDED, None)
    found = stands(on_publication, events, at(10, 9))
    assert brief(found) == (State.EFFECTIVE, date(2026, 12, 10)) and found.may_implement
    assert said(found, "CI-WAIVER-REPORT") == [(ADVICE, "The waiver of call-in is reported to the next Council.")]
    on_agreement = council(urgency=URGENCY._replace(effective="agreement"))
    agreed = stands(on_agreement, events, at(9, 19))
    assert (agreed.state, agreed.effective_at) == (State.EFFECTIVE, at(9, 18, 5))
    assert brief(stands(on_agreement, events, at(11))) == (State.EFFECTIVE, date(2026, 12, 9))


def test_a_waiver_may_be_agreed_before_the_decision_is_recorded() -> None:
    events = Made(at(8)), replace(AGREED, at=at(8, 11)), Recorded(at(9)), Published(at(10))
    found = stands(council(urgency=URGENCY._replace(effective="agreement")), events, at(20))
    assert (found.state, found.effective_at, found.requests_open) == (State.EFFECTIVE, at(8, 11), False)


def test_a_rule_that_ended_before_publication_takes_back_no_waiver_agreed_under_it() -> None:
    where = council(urgency=URGENCY._replace(effective="agreement"), valid_to=date(2026, 12, 9))
    events = Made(at(8)), replace(AGREED, at=at(8, 11)), Recorded(at(9)), Published(at(10))
    found = stands(where, events, at(20))
    assert (found.state, found.effective_at) == (State.EFFECTIVE, at(8, 11))
    assert "how decisions are called in" in said(found, "CI-UNKNOWN")[0][1]


def test_a_deputy_may_agree_and_after_publication_the_waiver_holds_from_then() -> None:
    events = (*published(), replace(AGREED, at=at(2), by=("Scrutiny Vice-Chair",)))
    found = stands(council(urgency=URGENCY), events, at(3))
    assert (found.state, found.effective_at) == (State.EFFECTIVE, at(2))
    refused = stands(council(urgency=URGENCY), (*events, request(at(3))), at(4))
    assert "call-in was waived." in said(refused, "CI-REQUEST")[0][1]


@pytest.mark.parametrize(
    ("rule", "by", "state"),
    [
        (URGENCY, ("leader",), State.WINDOW_OPEN),
        (UrgencyRule((Consent("mayor"), Consent("chair"))), ("mayor",), State.WINDOW_OPEN),
        (UrgencyRule((Consent("mayor"), Consent("chair"))), ("mayor", "chair"), State.EFFECTIVE),
        (UrgencyRule((Consent("mayor"), Consent("chair")), any_of=True), ("chair",), State.EFFECTIVE),
        (UrgencyRule((Consent("mayor"), Consent("chair")), any_of=True), (), State.WINDOW_OPEN),
    ],
)
def test_call_in_is_waived_by_those_whom_the_rule_names(rule: UrgencyRule, by: tuple[str, ...], state: State) -> None:
    found = stands(council(urgency=rule), (*published(), replace(AGREED, at=at(1), by=by)), at(2))
    assert found.state is state
    assert (said(found, "CI-WAIVER") == []) is (state is State.EFFECTIVE)


def test_who_may_waive_is_not_guessed() -> None:
    before = (published()[0], published()[1], AGREED, Published(at(30, month=11)))
    for where in (HERE, council(urgency=UrgencyRule(()))):
        for events in (before, (*published(), replace(AGREED, at=at(1)))):
            found = stands(where, events, at(20))
            assert brief(found) == (State.PUBLISHED, None)
            assert said(found, "CI-UNKNOWN") == [(WARNING, "The council file does not say who may waive call-in.")]


def test_a_waiver_of_the_time_before_the_decision_leaves_call_in_running() -> None:
    peterborough = council(urgency=URGENCY._replace(waives=("pre-decision",)))
    found = stands(peterborough, (*published(), replace(AGREED, at=at(1))), at(2))
    assert found.state is State.WINDOW_OPEN
    assert said(found, "CI-WAIVER") == [(ADVICE, "That waives pre-decision only; call-in runs as always.")]


def test_a_waiver_wants_its_reason_on_the_record() -> None:
    found = stands(council(urgency=URGENCY), (*published(), replace(AGREED, at=at(1), reason="")), at(2))
    assert said(found, "CI-WAIVER") == [(BLOCKER, "Call-in is waived without a reason on the record.")]


def test_a_waiver_after_the_request_lifts_nothing_and_after_the_effect_waives_nothing() -> None:
    where = council(urgency=URGENCY)
    late = stands(where, (*CALLED_IN, replace(AGREED, at=at(5))), at(6))
    assert late.state is State.SUSPENDED and said(late, "CI-WAIVER")[0][0] is WARNING
    idle = stands(where, (*published(), replace(AGREED, at=at(9))), at(10))
    assert said(idle, "CI-WAIVER") == [(ADVICE, "Nothing is left to waive.")]


def test_where_the_rule_allows_it_members_may_ask_for_a_review_afterwards() -> None:
    gloucestershire = council(urgency=URGENCY._replace(post_review=True, report_to=""))
    found = stands(gloucestershire, (*published(), replace(AGREED, at=at(1)), request(at(2))), at(3))
    assert found.state is State.EFFECTIVE and said(found, "CI-WAIVER-REVIEW")
    assert said(found, "CI-REQUEST")[0][1].endswith("it is a request for a review afterwards.")


# Heard and after


def test_x104_wiltshire_a_request_a_minute_before_the_hour_suspends_and_a_missed_hearing_ends_it() -> None:
    wiltshire = council(cutoff=at(1, 17).time(), hearing=HearingRule(5, Unit.WORKING, "takes-effect"))
    events = (*published(), request(at(7, 16, 59)), Validated(at(8)))
    found = stands(wiltshire, events, at(8))
    assert brief(found) == (State.SUSPENDED, None) and not found.may_implement
    assert (found.ledgers[-1].rule, found.ledgers[-1].answer) == ("CI-HEARING", date(2026, 12, 14))
    assert stands(wiltshire, events, at(14, 23, 59)).state is State.SUSPENDED
    missed = stands(wiltshire, events, at(15, 0))
    assert brief(missed) == (State.EFFECTIVE, date(2026, 12, 15)) and "had not met by Monday 14" in missed.why
    late = stands(wiltshire, (*events, Heard(at(16), Outcome.REFER_BACK)), at(17))
    assert late.state is State.EFFECTIVE and "when the decision had taken effect" in said(late, "CI-HEARING")[0][1]


def test_a_hearing_missed_leaves_the_decision_suspended_where_the_rule_says_so_or_is_silent() -> None:
    said_so = stands(HERE, CALLED_IN, at(18))
    assert said_so.state is State.SUSPENDED
    assert "by Thursday 17 December 2026; the decision stays suspended" in said(said_so, "CI-HEARING")[0][1]
    assert said(said_so, "CI-UNKNOWN") == []
    later = stands(HERE, (*CALLED_IN, request(at(21))), at(22))
    assert len([one for one in said(later, "CI-HEARING") if "had not met by" in one[1]]) == 1, "it is said once"
    silent = stands(council(hearing=HearingRule(10, Unit.WORKING)), CALLED_IN, at(31))
    assert silent.state is State.SUSPENDED and len(said(silent, "CI-UNKNOWN")) == 1
    heard = stands(HERE, (*CALLED_IN, Heard(at(21), Outcome.STAND)), at(22))
    assert heard.state is State.EFFECTIVE


def test_x110_merton_stayed_suspended_across_christmas_and_then_took_effect_at_once() -> None:
    merton = council(days=3, cutoff=at(1, 12).time(), hearing=None)
    events = (
        Made(at(15, 19, year=2025)), Recorded(at(16, year=2025)), Published(at(17, year=2025)),
        request(at(22, 11, 59, year=2025)), Validated(at(22, 15, year=2025)),
        Heard(at(21, 19, month=1), Outcome.STAND),
    )  # fmt: skip
    assert stands(merton, events, at(20, month=1)).state is State.SUSPENDED
    found = stands(merton, events, at(21, 19, month=1))
    assert (found.state, found.effective_at) == (State.EFFECTIVE, at(21, 19, month=1))
    assert "when scrutiny must have met" in said(found, "CI-UNKNOWN")[0][1]


def test_a_hearing_at_the_next_available_meeting_has_no_day() -> None:
    where = council(hearing=HearingRule(None, Unit.WORKING, kind=HearingKind.NEXT_AVAILABLE))
    found = stands(where, CALLED_IN, at(31))
    assert found.state is State.SUSPENDED and "next available meeting" in said(found, "CI-HEARING")[0][1]


@pytest.mark.parametrize(
    ("on_stand", "effective"),
    [("immediately", at(10)), ("hearing", at(10)), ("expiry", at(18, 0)), ("earlier", at(10))],
)
def test_a_decision_left_to_stand_takes_effect_when_the_rule_says(on_stand: str, effective: datetime) -> None:
    events = (*CALLED_IN, Heard(at(10), Outcome.STAND))
    found = stands(council(on_stand=on_stand), events, at(31))
    assert (found.state, found.effective_at) == (State.EFFECTIVE, effective)
    if effective > at(10):
        waiting = stands(council(on_stand=on_stand), events, at(11))
        assert brief(waiting) == (State.HEARD, date(2026, 12, 18)) and not waiting.may_implement


def test_the_earlier_of_hearing_and_expiry_is_the_expiry_where_the_hearing_came_late() -> None:
    late = (*CALLED_IN, Heard(at(21), Outcome.STAND))
    assert brief(stands(council(on_stand="earlier"), late, at(31))) == (State.EFFECTIVE, date(2026, 12, 18))
    without = council(on_stand="earlier", hearing=None)
    assert brief(stands(without, late, at(31))) == (State.EFFECTIVE, date(2026, 12, 21))


def test_when_a_decision_left_to_stand_takes_effect_is_not_guessed() -> None:
    events = (*CALLED_IN, Heard(at(10), Outcome.STAND))
    for where in (council(on_stand=""), council(on_stand="expiry", hearing=None)):
        found = stands(where, events, at(31))
        assert brief(found) == (State.HEARD, None) and said(found, "CI-UNKNOWN")


def test_a_decision_left_to_stand_may_wait_for_council() -> None:
    where = council(on_stand="council")
    events = (*CALLED_IN, Heard(at(10), Outcome.STAND))
    assert brief(stands(where, events, at(31))) == (State.HEARD, None)
    met = stands(where, (*events, CouncilMet(at(14), CouncilResult.NO_OBJECTION)), at(31))
    assert brief(met) == (State.EFFECTIVE, date(2026, 12, 14))
    for result in (CouncilResult.OBJECTS, CouncilResult.DECIDES):
        with pytest.raises(InputError, match="it was not referred to Council"):
            stands(where, (*events, CouncilMet(at(14), result)), at(31))


def test_outcomes_that_the_rule_does_not_name_are_pointed_out() -> None:
    where = council(outcomes=(Outcome.REFER_BACK,))
    found = stands(where, (*CALLED_IN, Heard(at(10), Outcome.STAND)), at(11))
    assert said(found, "CI-HEARING") == [(WARNING, "“stand” is none of the outcomes that the rule names.")]
    silent = stands(council(outcomes=()), (*CALLED_IN, Heard(at(10), Outcome.STAND)), at(11))
    assert "what a hearing may decide" in said(silent, "CI-UNKNOWN")[0][1]


@pytest.mark.parametrize("outcome", [Outcome.REFER_BACK, Outcome.COMMENTS])
def test_x109_what_goes_back_is_reconsidered_within_its_days(outcome: Outcome) -> None:
    bracknell = council(hearing=HearingRule(15, Unit.WORKING), reconsider=ReconsiderRule(7, Unit.WORKING))
    events = (
        Made(at(10)), Recorded(at(10, 11)), Published(at(11)), request(at(16)), Validated(at(16, 11)),
        Heard(at(11, month=1, year=2027), outcome),
    )  # fmt: skip
    found = stands(bracknell, events, at(12, month=1, year=2027))
    assert brief(found) == (State.RECONSIDER, None)
    assert [ledger.answer for ledger in found.ledgers[2:]] == [date(2027, 1, 11), date(2027, 1, 20)]
    done = (*events, Reconsidered(at(20, month=1, year=2027), Reconsideration.CONFIRMED))
    ended = stands(bracknell, done, at(20, month=1, year=2027))
    assert brief(ended) == (State.CONFIRMED, date(2027, 1, 20)) and ended.may_implement
    late = (*events, Reconsidered(at(21, month=1, year=2027), Reconsideration.RESCINDED))
    gone = stands(bracknell, late, at(21, month=1, year=2027))
    assert brief(gone) == (State.RESCINDED, None) and not gone.may_implement
    assert "the last day for it" in said(gone, "CI-RECONSIDER")[0][1]


def test_x107_greenwich_has_twenty_working_days_for_its_hearing() -> None:
    greenwich = council(days=4, hearing=HearingRule(20, Unit.WORKING))
    events = (
        Made(at(10)), Recorded(at(10, 11)), Published(at(14)), request(at(17)), Validated(at(18)),
    )  # fmt: skip
    assert stands(greenwich, events, at(19)).ledgers[-1].answer == date(2027, 1, 19)


def test_the_days_of_a_hearing_may_run_from_its_validation() -> None:
    where = council(hearing=HearingRule(10, Unit.WORKING, start="validation"))
    assert stands(where, CALLED_IN, at(5)).ledgers[-1].answer == date(2026, 12, 18)


BACK = (*CALLED_IN, Heard(at(10), Outcome.REFER_BACK))


def test_x113_a_reconsidered_decision_is_not_called_in_again() -> None:
    events = (*BACK, Reconsidered(at(14), Reconsideration.CONFIRMED), request(at(15)))
    found = stands(HERE, events, at(16))
    assert brief(found) == (State.CONFIRMED, date(2026, 12, 14))
    assert said(found, "CI-REQUEST")[0][1].endswith("by the council's rule it cannot be called in again.")


@pytest.mark.parametrize(("second", "id"), [("", "CI-UNKNOWN"), ("allowed", "CI-SECOND")])
def test_where_a_second_call_in_is_not_ruled_out_the_day_of_effect_is_not_known(second: str, id: str) -> None:
    where = council(second_call_in=second)
    events = (*BACK, Reconsidered(at(14), Reconsideration.AMENDED), Implemented(at(15)), request(at(16)))
    found = stands(where, events, at(17))
    assert brief(found) == (State.AMENDED, None) and not found.may_implement
    assert said(found, id) and said(found, "CI-BREACH")[0][0] is WARNING
    rescinded = stands(where, (*BACK, Reconsidered(at(14), Reconsideration.RESCINDED)), at(17))
    assert said(rescinded, id) == []


def test_how_soon_to_reconsider_may_be_unknown() -> None:
    found = stands(council(reconsider=None), (*BACK, Reconsidered(at(14), Reconsideration.CONFIRMED)), at(15))
    assert found.state is State.CONFIRMED
    assert "how soon a decision referred back is reconsidered" in said(found, "CI-UNKNOWN")[0][1]


# Council

REFERRED = (*CALLED_IN, Heard(at(10), Outcome.REFER_TO_COUNCIL))


def test_x112_south_cambridgeshire_council_made_no_objection() -> None:
    year = 2008
    events = (
        Made(at(5, month=6, year=year)), Recorded(at(5, 11, month=6, year=year)), Published(at(6, month=6, year=year)),
        request(at(9, month=6, year=year)), Validated(at(10, month=6, year=year)),
        Heard(at(19, month=6, year=year), Outcome.REFER_TO_COUNCIL),
        CouncilMet(at(17, 14, month=7, year=year), CouncilResult.NO_OBJECTION),
    )  # fmt: skip
    assert stands(HERE, events, at(16, month=7, year=year)).state is State.COUNCIL
    found = stands(HERE, events, at(17, 14, month=7, year=year))
    assert brief(found) == (State.EFFECTIVE, date(2008, 7, 17)) and found.may_implement
    assert found.why == "Council made no objection on Thursday 17 July 2008."


def test_council_objects_and_the_decision_goes_back_to_its_maker() -> None:
    found = stands(HERE, (*REFERRED, CouncilMet(at(14), CouncilResult.OBJECTS)), at(15))
    assert found.state is State.RECONSIDER and found.ledgers[-1].answer == date(2026, 12, 21)


@pytest.mark.parametrize(
    ("decides", "state", "effective"),
    [
        (Reconsideration.CONFIRMED, State.CONFIRMED, date(2026, 12, 14)),
        (Reconsideration.AMENDED, State.AMENDED, date(2026, 12, 14)),
        (Reconsideration.RESCINDED, State.RESCINDED, None),
    ],
)
def test_outside_the_framework_council_decides(decides: Reconsideration, state: State, effective: date | None) -> None:
    found = stands(HERE, (*REFERRED, CouncilMet(at(14), CouncilResult.DECIDES, decides)), at(15))
    assert brief(found) == (state, effective)


# Withdrawn, rejected


def test_a_rejected_request_leaves_the_window_as_it_was() -> None:
    where = council(rejection_report="the next scrutiny committee")
    early = (*published(), request(at(1)), Rejected(at(2), "No ground was named."))
    found = stands(where, early, at(2))
    assert brief(found) == (State.WINDOW_OPEN, date(2026, 12, 8)) and found.requests_open
    assert said(found, "CI-REJECTED") == [
        (ADVICE, "A request was found not to be valid: No ground was named."),
        (ADVICE, "That a request was rejected is reported to the next scrutiny committee."),
    ]
    assert stands(where, early, at(8)).state is State.EFFECTIVE
    late = stands(HERE, (*published(), request(at(7)), Rejected(at(9))), at(10))
    assert (late.state, late.effective_at) == (State.EFFECTIVE, at(9))


def test_a_request_before_the_hour_that_is_found_valid_after_it_still_suspends() -> None:
    events = (*published(), request(at(7, 23, 59, 59)), Validated(at(9)))
    assert stands(HERE, events, at(8, 12)).state is State.VALIDATING
    assert not stands(HERE, events, at(8, 12)).may_implement
    assert stands(HERE, events, at(9)).state is State.SUSPENDED


def test_of_two_requests_the_second_waits_its_turn() -> None:
    events = (*published(), request(at(1)), request(at(2)), Rejected(at(3)))
    assert stands(HERE, events, at(4)).state is State.VALIDATING
    assert stands(HERE, (*events, Rejected(at(4))), at(5)).state is State.WINDOW_OPEN
    joined = stands(HERE, (*CALLED_IN, request(at(5))), at(6))
    assert "already called in" in said(joined, "CI-REQUEST")[0][1]


A, B = people(6)[:3], people(6)[3:]
A_GOES = tuple(one.name for one in A)
B_GOES = tuple(one.name for one in B)
TWO_ASK = (*published(), request(at(1), signatories=A), request(at(2), signatories=B))
"""Two requests in time by three councillors each; the window would end on Tuesday 8 December 2026."""


@pytest.mark.parametrize(
    "events",
    [
        (*TWO_ASK, Validated(at(3)), Withdrawn(at(9), A_GOES)),
        (*published(), request(at(1), signatories=A), Validated(at(3)), request(at(7), signatories=B),
         Withdrawn(at(9), A_GOES)),
    ],
)  # fmt: skip
def test_a_second_request_in_time_is_still_decided_when_the_call_in_beside_it_is_withdrawn(
    events: tuple[Event, ...],
) -> None:
    waiting = stands(HERE, events, at(10))
    assert (waiting.state, waiting.effective_at, waiting.may_implement) == (State.VALIDATING, None, False)
    assert waiting.why.startswith(
        "The call-in was withdrawn on Wednesday 9 December 2026. Another request was received in time on "
    )
    again = stands(HERE, (*events, Validated(at(11))), at(11))
    assert again.state is State.SUSPENDED and [one.rule for one in again.ledgers].count("CI-HEARING") == 1
    assert brief(stands(HERE, (*events, Rejected(at(11))), at(11))) == (State.EFFECTIVE, date(2026, 12, 11))


def test_a_second_request_found_valid_too_keeps_the_decision_suspended_for_a_hearing_counted_from_it() -> None:
    both = (*TWO_ASK, Validated(at(3)), Validated(at(4)))
    first = stands(HERE, both, at(5))
    left = stands(HERE, (*both, Withdrawn(at(9), A_GOES)), at(10))
    assert (first.state, left.state) == (State.SUSPENDED, State.SUSPENDED)
    assert (first.ledgers[-1].answer, left.ledgers[-1].answer) == (date(2026, 12, 15), date(2026, 12, 16))
    none_left = (*both, Withdrawn(at(9), A_GOES), Withdrawn(at(10), B_GOES))
    assert stands(HERE, none_left, at(10)).state is State.EFFECTIVE


def test_a_second_request_rejected_or_withdrawn_leaves_the_call_in_as_it_was() -> None:
    called_in = (*TWO_ASK, Validated(at(3)))
    as_it_was = stands(HERE, called_in, at(5))
    for last in (Rejected(at(4)), Withdrawn(at(4), B_GOES)):
        found = stands(HERE, (*called_in, last), at(5))
        assert (found.state, found.ledgers) == (State.SUSPENDED, as_it_was.ledgers)
        gone = stands(HERE, (*called_in, last, Withdrawn(at(9), A_GOES)), at(10))
        assert brief(gone) == (State.EFFECTIVE, date(2026, 12, 9))


def test_where_nobody_validates_a_request_suspends_at_once() -> None:
    assert stands(council(validator="none"), (*published(), request(at(3))), at(3)).state is State.SUSPENDED


def test_x115_one_of_five_withdraws_after_the_window_closed() -> None:
    five = (*published(), request(at(7), 5), Validated(at(8)))
    found = stands(HERE, (*five, Withdrawn(at(9), ("Councillor B",))), at(10))
    assert found.state is State.SUSPENDED
    assert said(found, "CI-WITHDRAWN") == [
        (ADVICE, "1 of 5 signatories have withdrawn; the request stays valid unless the council's rules say otherwise.")
    ]
    others = tuple(f"Councillor {letter}" for letter in "ACDE")
    gone = stands(HERE, (*five, Withdrawn(at(9), ("Councillor B",)), Withdrawn(at(10), others)), at(10))
    assert (gone.state, gone.effective_at) == (State.EFFECTIVE, at(10))


def test_all_signatories_withdraw_before_the_window_ends_and_it_is_open_again() -> None:
    all_three = tuple(one.name for one in people(3))
    suspended = stands(HERE, (*CALLED_IN, Withdrawn(at(5), all_three), request(at(6))), at(7))
    assert suspended.state is State.VALIDATING, "others may still ask"
    waiting = (*published(), request(at(1)), Withdrawn(at(2), all_three))
    assert stands(HERE, waiting, at(3)).state is State.WINDOW_OPEN
    two = (*published(), request(at(1)), request(at(1, 11)), Withdrawn(at(2), all_three))
    assert stands(HERE, two, at(3)).state is State.VALIDATING
    after = stands(HERE, (*CALLED_IN, Withdrawn(at(9), all_three), request(at(10))), at(11))
    assert after.state is State.EFFECTIVE and "cannot be called in again" in said(after, "CI-REQUEST")[0][1]


def test_a_withdrawal_counts_only_as_the_rule_says() -> None:
    all_three = tuple(one.name for one in people(3))
    spoken = stands(HERE, (*CALLED_IN, Withdrawn(at(5), all_three, in_writing=False)), at(6))
    assert spoken.state is State.SUSPENDED and said(spoken, "CI-WITHDRAWN")[0][0] is WARNING
    unsaid = stands(council(withdrawal=""), (*CALLED_IN, Withdrawn(at(5), all_three)), at(6))
    assert unsaid.state is State.SUSPENDED
    assert said(unsaid, "CI-UNKNOWN") == [(WARNING, "The council file does not say how a call-in is withdrawn.")]


# Published again


def test_publishing_again_starts_the_window_anew_or_keeps_it() -> None:
    events = (*published(), Republished(at(3)))
    assert brief(stands(HERE, events, at(4))) == (State.WINDOW_OPEN, date(2026, 12, 11))
    kept = stands(council(republication="keep"), events, at(4))
    assert brief(kept) == (State.WINDOW_OPEN, date(2026, 12, 8)) and said(kept, "CI-REPUBLISHED")
    unsaid = stands(council(republication=""), events, at(20))
    assert brief(unsaid) == (State.PUBLISHED, None)
    assert "what publishing again does to the window" in said(unsaid, "CI-UNKNOWN")[0][1]
    ended = stands(HERE, (*published(), Republished(at(9))), at(10))
    assert brief(ended) == (State.WINDOW_OPEN, date(2026, 12, 17)) and not ended.may_implement


def test_publishing_again_lifts_no_suspension_and_takes_back_no_waiver() -> None:
    for where in (HERE, council(republication="")):
        assert stands(where, (*CALLED_IN, Republished(at(5))), at(6)).state is State.SUSPENDED
    waived = (*published(), replace(AGREED, at=at(1)), Republished(at(3)))
    found = stands(council(urgency=URGENCY), waived, at(4))
    assert (found.state, found.effective_at) == (State.EFFECTIVE, at(1))
    final = stands(HERE, (*BACK, Reconsidered(at(14), Reconsideration.CONFIRMED), Republished(at(15))), at(16))
    assert brief(final) == (State.CONFIRMED, date(2026, 12, 14))


# Implemented


@pytest.mark.parametrize(
    ("events", "when", "words"),
    [
        (published(), at(7), "before it had taken effect"),
        (CALLED_IN, at(5), "though it was suspended by a call-in"),
        ((*BACK, Reconsidered(at(14), Reconsideration.RESCINDED)), at(15), "though it had been rescinded"),
        (published(), at(28, month=11), "before it had taken effect"),
    ],
)
def test_implementing_too_early_is_a_breach_and_changes_no_state(
    events: tuple[Made, ...], when: datetime, words: str
) -> None:
    plain = stands(HERE, events, at(18))
    found = stands(HERE, (*events, Implemented(when)), at(18))
    assert (found.state, found.effective_at) == (plain.state, plain.effective_at)
    ((severity, says),) = said(found, "CI-BREACH")
    assert severity is BLOCKER and words in says


def test_implementing_in_time_is_no_breach() -> None:
    assert said(stands(HERE, (*published(), Implemented(at(8, 0))), at(9)), "CI-BREACH") == []
    noted = (*published(classes=("noting",)), Implemented(at(26, 11, month=11)))
    assert said(stands(HERE, noted, at(1)), "CI-BREACH") == [], "left out, and effective from the decision"


# What cannot have happened

NAMES = ("Councillor A",)


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ((), "before it is made"),
        ((Recorded(at(1)),), "before it is made"),
        ((Made(at(1)), Made(at(2))), "made twice"),
        ((Made(at(1)), Published(at(2))), "before it is recorded"),
        ((Made(at(1)), Recorded(at(2)), Recorded(at(3))), "recorded twice"),
        ((*published(), Published(at(1))), "published twice"),
        ((Made(at(1)), Republished(at(2))), "published again before"),
        ((Made(at(1)), request(at(2))), "called in before it is published"),
        ((*published(), Validated(at(1))), "waiting to be found valid"),
        ((*published(), request(at(1), id=1), Validated(at(2), 1), Validated(at(3), 1)), "waiting to be found valid"),
        ((*CALLED_IN, request(at(4, 12)), Heard(at(10), Outcome.REFER_BACK), Validated(at(11))), "to be found valid"),
        ((*published(), Rejected(at(1))), "waiting to be rejected"),
        ((*published(), Withdrawn(at(1), NAMES)), "no request for call-in to withdraw from"),
        ((*BACK, Withdrawn(at(11), NAMES)), "no request for call-in to withdraw from"),
        ((*CALLED_IN, Withdrawn(at(5), ("Councillor Z",))), "Councillor Z has not signed"),
        ((*published(), Heard(at(1), Outcome.STAND)), "no valid call-in before the committee"),
        ((*published(), Reconsidered(at(1), Reconsideration.AMENDED)), "not before its maker"),
        ((*published(), CouncilMet(at(1), CouncilResult.OBJECTS)), "not before Council"),
        ((*CALLED_IN, Heard(at(10), Outcome.STAND), CouncilMet(at(11), CouncilResult.OBJECTS)), "not before Council"),
        ((*REFERRED, CouncilMet(at(14), CouncilResult.DECIDES)), "say whether it confirmed"),
        ((*published(), Implemented(at(9)), Implemented(at(10))), "carried out already"),
        ((Made(datetime(2026, 12, 1, 10)),), "with the time zone"),
        ((Made(at(1, year=1999)),), "leaves the years 2000 to 2100"),
    ],
)
def test_an_impossible_order_is_one_sentence(events: tuple[Made, ...], words: str) -> None:
    with pytest.raises(InputError, match=words) as refused:
        stands(HERE, events, at(31))
    assert "\n" not in str(refused.value)


def test_events_are_taken_in_the_order_of_time_however_they_are_given() -> None:
    assert stands(HERE, CALLED_IN[::-1], at(5)) == stands(HERE, CALLED_IN, at(5))


def test_what_comes_later_changes_nothing_before_it() -> None:
    for now in (at(30, month=11) + timedelta(hours=12 * n) for n in range(30)):
        so_far = tuple(event for event in BACK if event.at <= now)
        assert stands(HERE, BACK, now) == stands(HERE, so_far, now)
