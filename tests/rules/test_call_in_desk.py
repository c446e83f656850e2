"""What the call-in desk reads off rules: time left in working time, what comes next, who somebody is on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from clerk_tui.domain.call_in_events import CallInState, Event, Heard, Rejected, Standing, State, Validated, Withdrawn
from clerk_tui.domain.council import HearingRule, Outcome, Unit
from clerk_tui.domain.dates import at_london, parse_instant
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.meeting import BodyKind, Person
from clerk_tui.domain.people import Membership
from clerk_tui.rules.call_in_next import HearingSet, Next, next_event
from clerk_tui.rules.call_in_people import ground_named, has_field, left_council, pools_of, roles_of, stated
from clerk_tui.rules.working_time import left_words, working_left
from tests.rules.calling_in import CALENDAR, RULE, at, council, published, request, stands

MONDAY = date(2026, 12, 7)


# Time left


@pytest.mark.parametrize(
    ("now", "closes", "closes_at", "words"),
    [
        ("2026-12-04T14:00", MONDAY, "2026-12-07T17:00", "1 working day 3 h"),
        ("2026-12-04T18:00", MONDAY, "2026-12-07T17:00", "23 h"),
        ("2026-12-05T10:00", MONDAY, "2026-12-07T17:00", "17 h"),
        ("2026-12-07T16:59:30", MONDAY, "2026-12-07T17:00", "less than a minute"),
        ("2026-12-07T17:00", MONDAY, "2026-12-07T17:00", "nothing"),
        ("2026-12-07T13:40", MONDAY, "2026-12-07T17:00", "3 h 20 min"),
        ("2026-12-03T00:00", MONDAY, "2026-12-08T00:00", "3 working days"),
        # Over Christmas: the 25th and the 28th are holidays.
        ("2026-12-24T09:00", date(2026, 12, 29), "2026-12-29T12:00", "1 working day 3 h"),
        # The clocks go back on 25 October: hours are those of the wall clock.
        ("2026-10-23T14:00", date(2026, 10, 26), "2026-10-26T17:00", "1 working day 3 h"),
    ],
)
def test_time_left_leaves_out_the_days_that_nobody_works(now: str, closes: date, closes_at: str, words: str) -> None:
    assert left_words(working_left(CALENDAR, parse_instant(now), closes, parse_instant(closes_at))) == words


def test_time_left_only_shrinks_and_ends_at_the_cut_off() -> None:
    end = parse_instant("2026-12-29T17:00")
    start, last = parse_instant("2026-12-17T00:00"), None
    for hour in range(24 * 13):
        left = working_left(CALENDAR, start + timedelta(hours=hour), date(2026, 12, 29), end)
        assert last is None or left <= last
        assert (left == timedelta(0)) is (start + timedelta(hours=hour) >= end)
        last = left


# What comes next


def following(events: tuple[Event, ...], now: datetime, **changes: object) -> Next:
    where = council(**changes)
    return next_event(stands(where, events, now), where.call_in[0], now)


CALLED_IN = (*published(), request(at(3)), Validated(at(4)))


def test_of_an_open_window_the_cut_off_and_of_a_closed_one_the_effect() -> None:
    opened = following(published(), at(1))
    assert (opened.brief, opened.short) == ("Closes Mon 7 Dec", "Effect Tue 8 Dec")
    assert opened.if_nobody_acts == "It takes effect on Tuesday 8 December 2026."
    closed = following(published(), at(5), days=3, effective_days=5)
    assert closed.what == "it takes effect on Tuesday 8 December 2026"


def test_of_a_request_its_validation_and_nothing_happens_by_itself() -> None:
    found = following((*published(), request(at(3))), at(3, 12))
    assert found.what == "the Monitoring Officer decides whether the request is valid"
    assert found.short == "Stays suspended"


@pytest.mark.parametrize(
    ("missed", "says", "short"),
    [
        ("takes-effect", "The decision takes effect if the committee has not met by Thursday 17 December 2026.",
         "Effect Fri 18 Dec"),
        ("stays-suspended", "It stays suspended; nothing happens by itself.", "Stays suspended"),
        ("", "The council file does not say what follows where nobody meets; it stays suspended.", "Stays suspended"),
    ],
)  # fmt: skip
def test_of_a_hearing_what_the_rule_lets_follow_where_nobody_meets(missed: str, says: str, short: str) -> None:
    rule = replace(RULE, hearing=HearingRule(10, Unit.WORKING, missed))
    state = stands(council(hearing=rule.hearing), CALLED_IN, at(5))
    unset, set_for = next_event(state, rule, at(5)), next_event(state, rule, at(5), HearingSet(date(2026, 12, 15)))
    assert unset.what == "scrutiny must set a hearing, due by Thursday 17 December 2026"
    assert set_for.what == "the hearing on Tuesday 15 December 2026, due by Thursday 17 December 2026"
    assert (unset.if_nobody_acts, unset.short) == (set_for.if_nobody_acts, set_for.short) == (says, short)


def test_of_a_missed_hearing_that_it_is_overdue() -> None:
    assert following(CALLED_IN, at(20)).what == "the hearing is overdue, due by Thursday 17 December 2026"


def test_of_what_was_referred_back_its_reconsideration_and_of_what_is_settled_nothing() -> None:
    back = (*CALLED_IN, Heard(at(10), Outcome.REFER_BACK))
    assert following(back, at(11)).brief == "Reconsider Thu 17 Dec"
    assert following(published(), at(9)).what == ""


# Each request by its id


def test_events_name_the_request_they_are_of() -> None:
    first, second = request(at(2), id=1), request(at(3), id=2)
    events = (*published(), first, second, Rejected(at(4), "No.", 2), Validated(at(4, 11), 1))
    found = stands(council(), events, at(5))
    assert found.state is State.SUSPENDED
    assert [(one.request.id, one.standing) for one in found.asked] == [(1, Standing.VALID), (2, Standing.REJECTED)]
    with pytest.raises(InputError, match="no request for call-in waiting to be found valid"):
        stands(council(), (*events, Validated(at(4, 12), 2)), at(5))
    with pytest.raises(InputError, match="This request no longer stands"):
        stands(council(), (*events, Withdrawn(at(4, 12), ("Councillor A",), request=2)), at(5))


def test_what_became_of_every_request_is_said() -> None:
    late = request(at(8), id=3)
    found = stands(council(), (*published(), request(at(2), 2, id=1), request(at(3), id=2), late), at(9))
    assert [(one.request.id, one.standing) for one in found.asked] == [
        (1, Standing.REFUSED), (2, Standing.WAITING), (3, Standing.REFUSED)
    ]  # fmt: skip
    assert found.asked[0].says.startswith("2 signatures count")


# People and papers


def seat(
    kind: BodyKind, role: str = "member", body: str = "", first: date | None = None, last: date | None = None
) -> Membership:
    return Membership(1, 1, Person(1, "Lee"), 1, body or kind.value, kind, role, first, last)


@pytest.mark.parametrize(
    ("seats", "pools"),
    [
        ([], ("any", "non-executive")),
        ([seat(BodyKind.EXECUTIVE)], ("any", "executive")),
        ([seat(BodyKind.EXECUTIVE, last=date(2026, 12, 6))], ("any", "non-executive")),
        ([seat(BodyKind.SCRUTINY)], ("any", "non-executive", "scrutiny-committee")),
        ([seat(BodyKind.SCRUTINY, body="Health Panel")],
         ("any", "non-executive", "scrutiny-committee", "relevant-committee")),
        ([seat(BodyKind.SCRUTINY, first=date(2026, 12, 8))], ("any", "non-executive")),
    ],
)  # fmt: skip
def test_pools_are_those_of_the_seats_held_on_that_day(seats: list[Membership], pools: tuple[str, ...]) -> None:
    assert pools_of(seats, MONDAY, committee="health panel") == pools


def test_the_chair_of_scrutiny_is_chair_and_the_leader_is_not() -> None:
    assert roles_of([seat(BodyKind.SCRUTINY, "chair", "Panel")], MONDAY) == ("chair", "chair of Panel")
    assert roles_of([seat(BodyKind.EXECUTIVE, "chair")], MONDAY) == ()


def test_what_a_request_states_is_read_off_its_fields() -> None:
    rule = replace(RULE, must_state=("the reasons", "the ground", "the parts concerned", "the witnesses"))
    assert stated(rule, grounds="x", chosen=("a",), parts="", alternative="") == ("the reasons", "the ground")
    assert [has_field(one) for one in rule.must_state] == [True, True, True, False]


@pytest.mark.parametrize(("named", "found"), [("1", "a"), ("B.", "b"), ("3", None), ("0", None), ("c", None)])
def test_a_ground_is_named_by_number_or_words(named: str, found: str | None) -> None:
    assert ground_named(replace(RULE, grounds=("a", "b")), named) == found


def test_midnight_is_the_end_of_the_last_day() -> None:
    end = at_london(MONDAY + timedelta(days=1), datetime.min.time())
    assert working_left(CALENDAR, at(7, 12), MONDAY, end) == timedelta(hours=12)


def test_who_lost_their_seat_on_council_has_left_it_and_of_the_others_it_is_not_known() -> None:
    held = Membership(
        1, 1, Person(1, "Cain"), 4, "Council", BodyKind.COUNCIL, "member", date(2023, 5, 8), date(2026, 5, 7)
    )  # fmt: skip
    assert left_council((held,), MONDAY)
    assert not left_council((held,), date(2026, 5, 7))
    assert not left_council((), MONDAY)
    assert not left_council((replace(held, body_kind=BodyKind.SCRUTINY),), MONDAY)


@pytest.mark.parametrize(
    ("state", "what", "brief"),
    [
        (State.MADE, "publication of the record", "Publication"),
        (State.PUBLISHED, "", ""),
        (State.WINDOW_OPEN, "it takes effect", "Effect"),
        (State.HEARD, "", ""),
        (State.RECONSIDER, "its maker reconsiders it", "Reconsider"),
        (State.COUNCIL, "the meeting of Council", "Council meets"),
        (State.EFFECTIVE, "", ""),
    ],
)
def test_where_no_date_can_be_counted_none_is_said(state: State, what: str, brief: str) -> None:
    found = next_event(CallInState(state, "Because."), None, at(5))
    assert (found.what, found.day, found.brief) == (what, None, brief)
    if state in {State.WINDOW_OPEN, State.HEARD}:
        assert (found.if_nobody_acts, found.short) == ("When it takes effect is not known.", "Not known")
