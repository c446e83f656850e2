"""Whatever is thrown at the state machine of call-in: no crash, no past changed, nothing implemented in suspense."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.domain.call_in_events import (
    CallInState,
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
    Request,
    State,
    UrgencyConsent,
    Validated,
    Withdrawn,
)
from clerk_tui.domain.council import Consent, Council, HearingRule, Outcome, StartEvent, Unit, UrgencyRule
from clerk_tui.domain.errors import ClerkError, InputError
from tests.rules.calling_in import council, people, published, stands

BEGAN = datetime(2026, 11, 26, 10, tzinfo=UTC)
NAMES = tuple(one.name for one in people(3))
MOMENTS = st.integers(0, 60 * 24 * 60).map(lambda minutes: BEGAN + timedelta(minutes=minutes))
EVENTS = st.one_of(
    st.builds(Made, MOMENTS, classes=st.sampled_from([(), ("noting",), ("unheard of",)])),
    st.builds(Recorded, MOMENTS),
    st.builds(Published, MOMENTS),
    st.builds(Republished, MOMENTS),
    st.builds(UrgencyConsent, MOMENTS, st.sampled_from([(), ("chair",)]), st.just("Urgent.")),
    st.builds(Request, MOMENTS, st.integers(1, 4).map(people)),
    st.builds(Validated, MOMENTS),
    st.builds(Rejected, MOMENTS),
    st.builds(Withdrawn, MOMENTS, st.sampled_from([NAMES, NAMES[:1]])),
    st.builds(Heard, MOMENTS, st.sampled_from(Outcome)),
    st.builds(Reconsidered, MOMENTS, st.sampled_from(Reconsideration)),
    st.builds(CouncilMet, MOMENTS, st.sampled_from(CouncilResult), st.none() | st.sampled_from(Reconsideration)),
    st.builds(Implemented, MOMENTS),
)
COUNCILS = st.builds(
    council,
    start=st.sampled_from(StartEvent),
    on_stand=st.sampled_from(["", "immediately", "hearing", "expiry", "earlier", "council"]),
    second_call_in=st.sampled_from(["", "never", "allowed"]),
    republication=st.sampled_from(["", "restart", "keep"]),
    validator=st.sampled_from(["", "none", "Monitoring Officer"]),
    withdrawal=st.sampled_from(["", "in writing"]),
    hearing=st.sampled_from([None, HearingRule(10, Unit.WORKING, "takes-effect"), HearingRule(3, Unit.CALENDAR)]),
    urgency=st.sampled_from(
        [None, *(UrgencyRule((Consent("chair"),), effective=when) for when in ("publication", "agreement"))]
    ),
    not_callable_effective=st.sampled_from(["", "decision", "publication"]),
)  # fmt: skip


def possible(where: Council, chosen: Sequence[Event]) -> tuple[Event, ...]:
    """As many of these events, in the order of time, as can have happened to a decision that was published."""
    made, *usual = published()
    kept: tuple[Event, ...] = (made,)
    for event in sorted((*usual, *chosen), key=lambda event: event.at):
        try:
            stands(where, (*kept, event), event.at)
        except InputError:
            continue
        kept = (*kept, event)
    return kept


def judged(where: Council, events: Sequence[Event], now: datetime) -> CallInState | str:
    try:
        return stands(where, events, now)
    except ClerkError as error:
        return str(error)


@given(COUNCILS, st.lists(EVENTS, max_size=8), MOMENTS)
def test_any_list_of_events_gives_a_state_or_one_sentence(where: Council, events: list[Event], now: datetime) -> None:
    found = judged(where, events, now)
    assert isinstance(found, CallInState) or (found.endswith(".") and "\n" not in found)
    assert judged(where, events, now) == found


@given(COUNCILS, st.lists(EVENTS, max_size=12), MOMENTS, EVENTS)
def test_a_later_event_never_changes_an_earlier_state(
    where: Council, chosen: list[Event], now: datetime, later: Event
) -> None:
    events = possible(where, chosen)
    found = judged(where, events, now)
    if later.at > now:
        assert judged(where, (*events, later), now) == found
    assert judged(where, tuple(event for event in events if event.at <= now), now) == found


@given(COUNCILS, st.lists(EVENTS, max_size=12), MOMENTS)
def test_nothing_may_be_implemented_before_its_effect_or_in_suspense(
    where: Council, chosen: list[Event], now: datetime
) -> None:
    found = judged(where, possible(where, chosen), max(now, published()[-1].at))
    assert isinstance(found, CallInState)
    if found.may_implement:
        assert found.state in {State.EFFECTIVE, State.CONFIRMED, State.AMENDED}
        assert found.effective_at is None or found.effective_at <= max(now, published()[-1].at)
    if found.state in {State.VALIDATING, State.SUSPENDED, State.RECONSIDER, State.COUNCIL, State.RESCINDED}:
        assert not found.may_implement and found.effective_at is None
    assert found.why


@given(COUNCILS, st.lists(EVENTS, max_size=12), MOMENTS)
def test_implementing_changes_no_state(where: Council, chosen: list[Event], now: datetime) -> None:
    events = tuple(event for event in possible(where, chosen) if not isinstance(event, Implemented))
    end = max(now, *(event.at for event in events))
    plain, found = judged(where, events, end), judged(where, (*events, Implemented(end)), end)
    assert isinstance(plain, CallInState) and isinstance(found, CallInState)
    assert (found.state, found.effective_at) == (plain.state, plain.effective_at)
    assert any(finding.id == "CI-BREACH" for finding in found.findings) is not plain.may_implement
