"""Whatever is entered at the call-in desk, in whatever order, holds together; what is refused changes nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from clerk_tui.domain.call_in_events import CouncilResult, Reconsideration, State
from clerk_tui.domain.council import Outcome
from clerk_tui.domain.dates import london_date, parse_instant
from clerk_tui.domain.errors import ClerkError
from clerk_tui.services import boards, call_ins, undoing
from clerk_tui.services.call_in_cases import case_of
from clerk_tui.services.call_in_hearings import set_hearing
from clerk_tui.services.call_in_requests import Typed, request
from clerk_tui.services.call_in_striking import strike
from clerk_tui.services.office import Office
from clerk_tui.services.verifying import verify
from tests.called_in import LIBRARY, council, members
from tests.offices import count

_SUSPENDED = {State.VALIDATING, State.SUSPENDED, State.RECONSIDER, State.COUNCIL}


class Desk(RuleBasedStateMachine):
    """A clerk who enters anything at all, lawful or not, while time goes on."""

    office: Office

    @initialize(
        slug=st.sampled_from(["wiltshire", "merton", "harrow", "gloucestershire", "isle-of-wight", "blackpool"])
    )
    def open(self, slug: str) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.office = council(Path(self.folder.name), slug)
        self.now = parse_instant("2026-11-30T10:00")

    def teardown(self) -> None:
        if hasattr(self, "office"):
            assert verify(self.office).good
            self.office.register.close()
            self.folder.cleanup()

    def _at(self, hours: int) -> datetime:
        return self.now + timedelta(hours=hours)

    def _try(self, act: Callable[[], object]) -> None:
        """Do it; what is refused is refused in a sentence and leaves the register as it was."""
        before = count(self.office.register, "history")
        try:
            act()
        except ClerkError as error:
            assert str(error).strip().endswith((".", "!", "?"))
            assert count(self.office.register, "history") == before

    @rule(hours=st.integers(1, 60))
    def time_goes_on(self, hours: int) -> None:
        self.now = self._at(hours)
        self.office.clock.rehearse(self.now)

    @rule(many=st.integers(1, 11), back=st.integers(-30, 1))
    def somebody_asks(self, many: int, back: int) -> None:
        self._try(lambda: request(self.office, LIBRARY, Typed(self._at(back), members(many))))

    @rule(valid=st.booleans(), back=st.integers(-20, 1))
    def it_is_decided(self, valid: bool, back: int) -> None:
        if valid:
            self._try(lambda: call_ins.validate(self.office, LIBRARY, by="Lee", at=self._at(back)))
        else:
            self._try(lambda: call_ins.reject(self.office, LIBRARY, by="Lee", because="No.", at=self._at(back)))

    @rule(days=st.integers(-5, 20), reason=st.sampled_from(["", "Late."]))
    def a_hearing_is_set(self, days: int, reason: str) -> None:
        on = london_date(self.now + timedelta(days=days))
        self._try(lambda: set_hearing(self.office, LIBRARY, on=on, because=reason))

    @rule(outcome=st.sampled_from([*Outcome]), back=st.integers(-20, 0))
    def it_is_heard(self, outcome: Outcome, back: int) -> None:
        self._try(lambda: call_ins.heard(self.office, LIBRARY, outcome=outcome, at=self._at(back)))

    @rule(result=st.sampled_from([*Reconsideration]))
    def it_is_reconsidered(self, result: Reconsideration) -> None:
        self._try(lambda: call_ins.reconsidered(self.office, LIBRARY, result=result))

    @rule(result=st.sampled_from([*CouncilResult]), decides=st.sampled_from([None, *Reconsideration]))
    def council_meets(self, result: CouncilResult, decides: Reconsideration | None) -> None:
        self._try(lambda: call_ins.council_met(self.office, LIBRARY, result=result, decides=decides))

    @rule(everyone=st.booleans())
    def it_is_withdrawn(self, everyone: bool) -> None:
        names = () if everyone else members(1)
        self._try(lambda: call_ins.withdraw(self.office, LIBRARY, names=names))

    @rule()
    def it_is_waived(self) -> None:
        offices = ("Chair of the Council", "chair of the scrutiny committee")
        self._try(lambda: call_ins.urgent(self.office, LIBRARY, offices=offices, because="The roof."))

    @rule()
    def it_is_implemented(self) -> None:
        self._try(lambda: call_ins.implemented(self.office, LIBRARY))

    @rule(place=st.integers(0, 9))
    def an_event_is_struck_out(self, place: int) -> None:
        entries = case_of(self.office, LIBRARY).entries
        if entries:
            chosen = entries[place % len(entries)].id
            self._try(lambda: strike(self.office, LIBRARY, chosen, because="A slip."))

    @rule()
    def the_last_thing_is_undone(self) -> None:
        self._try(lambda: undoing.undo(self.office))

    @invariant()
    def it_holds_together(self) -> None:
        if not hasattr(self, "office"):
            return
        case = case_of(self.office, LIBRARY)
        state, published = case.state, parse_instant("2026-11-30T10:00")
        if state.state in _SUSPENDED:
            assert not state.may_implement and state.effective is None
        if state.may_implement:
            assert state.effective_at is not None and published <= state.effective_at <= case.now
        (row,) = boards.windows(self.office, 0, 5)
        assert row.effective == state.effective or not row.called_in
        assert row.called_in is (state.state in _SUSPENDED or (state.state is State.HEARD and bool(case.next.what)))
        assert len(boards.due(self.office, 0, 50)) == boards.count_due(self.office)
        kept = [one.id for one in case.requests]
        standing = [one.request.id for one in state.asked]
        assert set(standing) <= set(kept) and len(standing) == len(set(standing))


Desk.TestCase.settings = settings(
    max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=[*HealthCheck]
)
TestDesk = Desk.TestCase
