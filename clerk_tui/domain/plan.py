"""A plan: every gate before and after a decision, what was wished, and what stands in its way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from clerk_tui.domain.council import Maker
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.ledger import Authority, Certainty, Ledger

DECISION, CLOSES, EFFECT = "DECISION", "CI", "CI-EFFECT"
"""The gates that bear no rule's own id: the decision, the end of call-in and the first day of effect."""
REPORTS, REPRESENTATIONS, OPEN_BEFORE = "REPORTS", "REPRESENTATIONS", "PRE-DECISION"
"""The gates that only a council's own rules set: reports in, representations in, a member's decision lying open."""
DERIVED = frozenset({CLOSES, EFFECT})
"""Gates that follow from others and cannot be moved by themselves."""

_OF_THE_MATTER = frozenset({"EN-KD28", "EN-PM28"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What a clerk plans: from `meeting`, the day of the meeting or of an individual's decision, or back from
    `effective`, the wished first day of effect. With both, the effect of that meeting is held against the wish.

    `not_callable` says why the decision is not open to call-in and is empty where it is. `moved` are days on which
    the clerk plans to act, or acted, each under its gate's id.
    """

    meeting: date | None = None
    effective: date | None = None
    key: bool = True
    private: bool = False
    maker: Maker = Maker.BODY
    not_callable: str = ""
    strict: bool = False
    moved: tuple[tuple[str, date], ...] = ()
    name: str = ""
    """What is planned, in words: the body of a real meeting, the title of a record."""
    unrecorded: tuple[str, ...] = ()
    """Gates whose day the register ought to hold and does not: what was done there is not known."""

    def day_of(self, gate_id: str) -> date | None:
        """The day to which this gate was moved, if it was."""
        return dict(self.moved).get(gate_id)

    def move(self, gate_id: str, day: date | None) -> Wish:
        """The same wish with one gate moved; without a day the gate goes back to where the rules put it."""
        others = tuple(pair for pair in self.moved if pair[0] != gate_id)
        return replace(self, moved=others if day is None else (*others, (gate_id, day)))

    def on(self, day: date) -> Wish:
        """The same matter decided on another day. Its notices stay; a meeting on another day has an agenda, a record
        and a publication of its own (X022), and what was wished for is given up.
        """
        if day == self.meeting and self.effective is None:
            return self
        kept = tuple(pair for pair in self.moved if pair[0] in _OF_THE_MATTER)
        return replace(self, meeting=day, effective=None, moved=kept)


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate of a plan. `id` is the rule's.

    `latest…` is the last day of an act that is due, `earliest…` the first day of what may follow; `planned` the day on
    which the clerk plans to act (`assumed`: the planner took it because nothing says). Slack is negative when it is
    too late, and counted from the planned day, or from today where none is planned. `still_open` says what can be done
    once the gate is missed. `short` is the slack in a few words. `done`: the planned day is one that has passed, and
    nobody assumed it. `unrecorded`: it counts as missed only because no day is recorded on which it was done.
    """

    id: str
    name: str
    who: str
    proves: str
    short: str = ""
    latest: date | None = None
    latest_working_day: date | None = None
    earliest: date | None = None
    earliest_working_day: date | None = None
    planned: date | None = None
    assumed: bool = False
    slack_working_days: int | None = None
    slack_days: int | None = None
    missed: bool = False
    certainty: Certainty | None = None
    authorities: tuple[Authority, ...] = ()
    ledger: Ledger | None = None
    says: tuple[str, ...] = ()
    still_open: tuple[str, ...] = ()
    done: bool = False
    unrecorded: bool = False

    @property
    def day(self) -> date | None:
        """The day under which the gate stands in the plan, and which a list shows."""
        return self.latest_working_day or self.planned or self.earliest


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A gate that this plan does not have, and why."""

    id: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Every gate in order of date. `effective` is the first day of effect, None where no rule gives one.

    `too_late` is the day by which it had to be decided for a wished day of effect, once that has passed; the plan is
    then that of the earliest day from today.
    """

    council: str
    today: date
    wish: Wish
    decided: date
    published: date
    effective: date | None
    gates: tuple[Gate, ...]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Finding, ...]
    too_late: date | None = None

    @property
    def holds(self) -> bool:
        """Whether no gate is missed."""
        return not any(gate.missed for gate in self.gates)

    def gate(self, gate_id: str) -> Gate | None:
        """The gate of this id, if the plan has it."""
        return next((gate for gate in self.gates if gate.id == gate_id), None)
