"""How a call-in stands, for lists: the line of the board, and one sentence for the record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from clerk_tui.domain.call_in_events import CallInState, State
from clerk_tui.domain.dates import format_date, short_date
from clerk_tui.domain.errors import ClerkError
from clerk_tui.register import call_ins as rows
from clerk_tui.services.call_in_cases import case_of
from clerk_tui.services.call_in_duties import before_publication
from clerk_tui.services.office import Office

if TYPE_CHECKING:
    from clerk_tui.services.window_board import Window

_WORDS = {
    State.VALIDATING: ("Called in: the request is still to be found valid or not", "Called in, to validate"),
    State.SUSPENDED: ("Called in: suspended until it is heard", "Called in, suspended"),
    State.HEARD: ("Heard: the decision stands", "Heard, stands"),
    State.RECONSIDER: ("Back with its maker, suspended until it is reconsidered", "Back with its maker"),
    State.COUNCIL: ("Before Council, suspended until it has met", "Before Council"),
    State.CONFIRMED: ("Confirmed after a call-in", "Confirmed"),
    State.AMENDED: ("Amended after a call-in", "Amended"),
    State.RESCINDED: ("Rescinded after a call-in", "Rescinded"),
}


def as_called_in(office: Office, window: Window) -> tuple[date | None, Window]:
    """A line of the board as the case stands, with the day of what comes next."""
    try:
        case = case_of(office, window.decision_id)
    except ClerkError as error:
        if office.clock.today() < window.published_on:
            # By a rehearsed clock that stands before its publication nothing can be said of it yet.
            return None, window
        # Its dates by the window alone might be wrong, so none of them is shown.
        unsure = replace(window, state=f"Cannot be said: {error}", short="Look at the case", effective=None, open=False)
        return None, replace(unsure, next="", next_brief="", if_nobody_acts="", nobody_brief="", left="")
    state = case.state
    if state.state not in _WORDS and not (state.state is State.EFFECTIVE and state.effective != window.effective):
        return case.next.day, window
    said, short = _words(state)
    left = window.left if state.requests_open else ""
    return case.next.day, replace(
        window, state=said, short=short, effective=state.effective, open=state.requests_open, left=left,
        next=case.next.what, next_brief=case.next.brief or _since(state), if_nobody_acts=case.next.if_nobody_acts,
        nobody_brief=case.next.short, called_in=bool(case.next.what),
    )  # fmt: skip


def _words(state: CallInState) -> tuple[str, str]:
    if state.state is State.EFFECTIVE:
        said = f"In effect since {short_date(state.effective)}" if state.effective else "In effect"
        return f"{said}: {state.why[0].lower()}{state.why[1:].rstrip('.')}", "In effect"
    said, short = _WORDS[state.state]
    if state.state is State.HEARD and state.effective:
        return f"{said} and takes effect on {short_date(state.effective)}", short
    return said, short


def _since(state: CallInState) -> str:
    return f"Since {short_date(state.effective)}" if state.effective and state.may_implement else ""


@dataclass(frozen=True, slots=True)
class PublicStanding:
    """How a call-in left a decision: a sentence for the public, and from when it has effect, None while nobody can say.

    `requests_open` is False once a request was found valid or the time is over.
    """

    says: str
    effective: date | None
    requests_open: bool


def public_standing(office: Office, decision_id: int, effective: date | None) -> PublicStanding | None:
    """How a decision stands that was asked to be called in; None where the dates of its window, `effective`, hold."""
    if not rows.requests(office.register, decision_id) or before_publication(office, decision_id):
        return None
    try:
        state = case_of(office, decision_id).state
    except ClerkError:
        return PublicStanding("It was called in; how it stands cannot be said from the register.", None, False)
    if state.state not in _WORDS and (state.state is not State.EFFECTIVE or state.effective == effective):
        return None
    says = state.why
    if state.effective and (effect := f"takes effect on {format_date(state.effective)}") not in says:
        says = f"{says} It {effect}."
    return PublicStanding(says, state.effective, state.requests_open)


def standing_sentence(office: Office, decision_id: int) -> str:
    """How a decision stands for which anything was entered at the desk; empty where nothing was.

    Of one whose window simply runs, or ran out, it is empty too: there the window's own dates hold.
    """
    if not rows.has_entries(office.register, decision_id) or before_publication(office, decision_id):
        return ""
    try:
        state = case_of(office, decision_id).state
    except ClerkError as error:
        return f"How it stands cannot be said: {error}"
    return "" if state.state in {State.WINDOW_OPEN, State.PUBLISHED} else state.why
