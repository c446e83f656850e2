"""What is due for decisions that were called in: validation, hearing and its agenda, reconsideration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from clerk_tui.domain.dates import format_date, london_date
from clerk_tui.domain.errors import ClerkError
from clerk_tui.register import call_ins as rows
from clerk_tui.services.office import Office
from clerk_tui.services.time_words import ago

if TYPE_CHECKING:
    from clerk_tui.services.call_in_cases import CallInCase


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that is due, by which day. `says` is for reading aloud, `brief` for a narrow column."""

    kind: str
    id: int
    due: date
    says: str
    brief: str

    @property
    def ref(self) -> str:
        return f"{'F' if self.kind.startswith('plan-') else 'D'}{self.id}"


def call_in_duties(office: Office) -> list[Duty]:
    """Everything that is due for decisions that were called in and are not settled, in no order."""
    return [
        duty for decision_id in rows.unsettled(office.register, office.clock.now()) for duty in _of(office, decision_id)
    ]


def before_publication(office: Office, decision_id: int) -> bool:
    """By a rehearsed clock that stands before its publication nothing can be said of a decision yet."""
    return any(office.clock.today() < issue.published_on for issue in rows.issues(office.register, decision_id)[:1])


def _of(office: Office, decision_id: int) -> Iterator[Duty]:
    # The rules are loaded when something was called in, not when the first screen is drawn.
    from clerk_tui.services.call_in_cases import case_of

    today = office.clock.today()
    if before_publication(office, decision_id):
        return
    try:
        case = case_of(office, decision_id)
    except ClerkError as error:
        yield Duty("validate", decision_id, today, f"Look at this call-in: {error}", "Look at the case")
    else:
        yield from _duties(case, today)


def _duties(case: CallInCase, today: date) -> Iterator[Duty]:
    from clerk_tui.domain.call_in_events import Standing, State

    id, state = case.decision.id, case.state
    waiting = [one.request.at for one in state.asked if one.standing is Standing.WAITING]
    if state.state is State.VALIDATING and waiting:
        day = london_date(min(waiting))
        yield Duty("validate", id, day, f"Call-in to be found valid or not, received {ago(day, today)}", "To validate")
    if state.state is State.SUSPENDED:
        yield from _hearing(case, today)
    if state.state is State.RECONSIDER and state.reconsider_due is not None:
        day = state.reconsider_due.answer
        yield Duty("reconsider", id, day, f"To be reconsidered by {format_date(day)}", f"Reconsider {ago(day, today)}")


def _hearing(case: CallInCase, today: date) -> Iterator[Duty]:
    id, due = case.decision.id, case.state.hearing_due
    day = case.hearing_day
    if day is None and due is not None:
        said = f"Call-in hearing to be held by {format_date(due.answer)}; none is set"
        yield Duty("hearing", id, due.answer, said, f"Hearing due {ago(due.answer, today)}")
    elif day is not None:
        yield Duty("hearing", id, day, f"Call-in hearing on {format_date(day)}", f"Hearing {ago(day, today)}")
    agenda = case.hearing_agenda
    if agenda is not None and agenda.satisfied is None and day is not None and day >= today:
        last = agenda.ledger.working_answer
        said = f"Agenda of the call-in hearing of {format_date(day)} due by {format_date(last)}"
        said += "; convene at shorter notice" if last < today else ""
        yield Duty("hearing-agenda", id, last, said, f"Hearing agenda {ago(last, today)}")
