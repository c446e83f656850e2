"""Whatever was done in whatever order: undone, all is as it was; redone, all is as it became."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from clerk_tui.services import undoing
from tests.at_the_desk import AtTheDesk
from tests.life import VARIANTS
from tests.services.test_life_around_a_decision import AroundADecision
from tests.services.test_life_of_a_decision import RUN, UpToPublication
from tests.undone_at_once import Content, content, differing


class _Chain(AtTheDesk):
    """What a clerk does where nothing is published, with every change of it taken back at the end, and done again."""

    before: Content

    def publish(self, number: int, on: date | None, reasons: Mapping[str, str]) -> bool:
        """Nothing is published here: that is where every undo ends."""
        del number, on, reasons
        return False

    @rule()
    def undoes(self) -> None:
        if self._standing():
            self.try_to(lambda: undoing.undo(self.office))

    def begun(self) -> None:
        """What was done so far is what the undoing comes back to."""
        self.before, self.started = content(self.office.register), self._commands()

    def _commands(self) -> int:
        return int(self.rows("SELECT max(rowid) FROM command")[0][0])

    def _standing(self) -> int:
        """How many changes since the beginning are in effect."""
        return int(
            self.rows(
                "SELECT count(*) FROM command WHERE undoes IS NULL AND rowid > ? AND NOT EXISTS (SELECT 1 FROM command"
                " AS undo WHERE undo.undoes = command.id AND NOT EXISTS (SELECT 1 FROM command AS redo"
                " WHERE redo.undoes = undo.id))",
                self.started,
            )[0][0]
        )

    @rule()
    def redoes(self) -> None:
        self.try_to(lambda: undoing.redo(self.office))

    def teardown(self) -> None:
        if hasattr(self, "before"):
            self._there_and_back()
        super().teardown()

    def _there_and_back(self) -> None:
        register, many = self.office.register, self._standing()
        became = content(register)
        for _ in range(many):
            undoing.undo(self.office)
        assert differing(self.before, content(register)) == {}, "undone"
        for _ in range(many):
            undoing.redo(self.office)
        assert differing(became, content(register)) == {}, "done again"
        self.the_register_follows_from_its_history()


class ChainUpToPublication(_Chain, UpToPublication):
    """The forward plan, the agenda, the record and its route."""

    @initialize(variant=st.sampled_from(VARIANTS))
    def begins(self, variant: tuple[str, str]) -> None:
        super().begins(variant)
        self.begun()

    @rule()
    def publishes_a_notice(self) -> None:
        """A published notice stands."""


class ChainAroundADecision(_Chain, AroundADecision):
    """Supplements, interests, wordings and the calendar, beside windows that are open or not."""

    @initialize(variant=st.sampled_from(VARIANTS), out=st.booleans(), funeral=st.booleans())
    def begins(self, variant: tuple[str, str], out: bool, funeral: bool) -> None:
        self.really = True
        super().begins(variant, out, funeral)
        self.really = False
        self.begun()

    def publish(self, number: int, on: date | None, reasons: Mapping[str, str]) -> bool:
        return self.really and AroundADecision.publish(self, number, on, reasons)

    @rule()
    def publishes_a_meeting_together(self) -> None:
        """A publication stands."""


SHORT = settings(RUN, max_examples=8, stateful_step_count=25)
TestChainUpToPublication = ChainUpToPublication.TestCase
TestChainUpToPublication.settings = SHORT
TestChainAroundADecision = ChainAroundADecision.TestCase
TestChainAroundADecision.settings = SHORT
