"""What every gate of a plan is built from, and a gate out of its count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from clerk_tui.domain.council import Council, Maker, Nation
from clerk_tui.domain.ledger import Ledger
from clerk_tui.domain.plan import DECISION, Gate, Wish
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.plan_slack import with_slack
from clerk_tui.rules.plan_words import AT_THE_MEETING, AT_THE_OFFICES, DONE_IN_TIME, WHO_RECORDS, WORDS


@dataclass(frozen=True, slots=True)
class Case:
    """One plan in the making: `decided` is the day of the meeting, or of an individual's decision."""

    council: Council
    calendar: Calendar
    today: date
    wish: Wish
    decided: date

    @property
    def wales(self) -> bool:
        return self.council.nation is Nation.WALES

    @property
    def meets(self) -> bool:
        """Whether a body decides, at a meeting; an individual's decision is none (X049)."""
        return self.wish.maker is Maker.BODY

    @property
    def over(self) -> bool:
        """Whether the day of the meeting, or of the decision, has passed."""
        return self.today > self.decided

    @property
    def strict(self) -> bool:
        """Whether 28 clear days are counted in working days."""
        return self.wish.strict or self.council.strict_28

    def words(self, gate_id: str) -> tuple[str, str, str]:
        """Name, who acts, what proves it."""
        if gate_id == DECISION and self.meets:
            return AT_THE_MEETING
        name, who, proves = WORDS[gate_id]
        if gate_id in {"EN-REC", "WA-REC"}:
            who = WHO_RECORDS.get(self.wish.maker.value, who)
        return name, who, proves


def due(
    case: Case, gate_id: str, ledger: Ledger, *says: str, planned: date | None = None, assumed: bool = False
) -> Gate:
    """A gate with a last day, its slack counted. A day to which the clerk moved it goes before `planned`."""
    name, who, proves = case.words(gate_id)
    moved = case.wish.day_of(gate_id)
    gate = Gate(
        gate_id,
        name,
        who,
        proves,
        latest=ledger.answer,
        latest_working_day=ledger.working_answer,
        planned=moved or planned,
        assumed=assumed and moved is None,
        certainty=ledger.certainty,
        authorities=ledger.authorities,
        ledger=ledger,
        says=(*says, *ledger.advice),
    )
    gate = with_slack(gate, case.calendar, case.today, at_offices=gate_id in AT_THE_OFFICES)
    return _not_recorded(case, gate) if gate.missed and gate.planned is None else gate


def _not_recorded(case: Case, gate: Gate) -> Gate:
    """A last day that passed, with no day given: after the meeting, or where the register ought to hold one, nobody
    knows that it was not done, and the plan asks.
    """
    if not case.over and gate.id not in case.wish.unrecorded:
        return gate
    passed = f"The day of the {case.words(DECISION)[0].lower()} has passed: if" if case.over else "If"
    ask = f"{passed} {DONE_IN_TIME[gate.id]} in time, give its day."
    return replace(gate, unrecorded=True, short="no day is recorded", still_open=(ask,))
