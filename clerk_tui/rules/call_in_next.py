"""What comes next for a decision on its way through call-in, and what happens if nobody acts.

Every limit is the council's own rule (P18, P24, P25, P27, P28). What its file leaves open is said and not guessed.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from clerk_tui.domain.call_in_events import CallInState, State
from clerk_tui.domain.council import CallInRule
from clerk_tui.domain.dates import format_close, format_date, london_date, short_date
from clerk_tui.domain.ledger import Ledger

_STAYS = "It stays suspended; nothing happens by itself."


class Next(NamedTuple):
    """The next event. `what` is a phrase, `day` its last day or its day, None where no day is set.

    `brief` is for a narrow column, `if_nobody_acts` a sentence and `short` the same for a narrow column.
    """

    what: str
    day: date | None
    brief: str
    if_nobody_acts: str
    short: str


class HearingSet(NamedTuple):
    """The hearing as it was set: its day and, where it is out, the day of its agenda."""

    day: date
    agenda_on: date | None = None


def next_event(found: CallInState, rule: CallInRule | None, now: datetime, hearing: HearingSet | None = None) -> Next:
    """What comes next. Settled decisions have nothing before them: `what` is then empty."""
    match found.state:
        case State.MADE | State.RECORDED:
            return Next("publication of the record", None, "Publication", "No window opens before it.", "No window yet")
        case State.PUBLISHED:
            return Next("", None, "", "Not known: the council file does not say.", "Not known")
        case State.WINDOW_OPEN:
            return _open(found, now)
        case State.VALIDATING:
            return _validating(rule)
        case State.SUSPENDED:
            return _suspended(found, rule, hearing)
        case State.HEARD:
            return _heard(found)
        case State.RECONSIDER:
            return _reconsider(found)
        case State.COUNCIL:
            return Next("the meeting of Council", None, "Council meets", _STAYS, "Stays suspended")
        case _:
            return Next("", None, "", "", "")


def _open(found: CallInState, now: datetime) -> Next:
    effect = _effect(found)
    if found.requests_open and found.closes_at is not None:
        last = london_date(found.closes_at - timedelta(seconds=1))
        what = f"requests close at {format_close(found.closes_at)}"
        return Next(what, last, f"Closes {_brief(last)}", effect, _effect_brief(found))
    day = found.effective
    said = f"it takes effect on {format_date(day)}" if day else "it takes effect"
    return Next(said, day, f"Effect {_brief(day)}" if day else "Effect", effect, _effect_brief(found))


def _effect(found: CallInState) -> str:
    return (
        f"It takes effect on {format_date(found.effective)}."
        if found.effective
        else "When it takes effect is not known."
    )


def _effect_brief(found: CallInState) -> str:
    return f"Effect {_brief(found.effective)}" if found.effective else "Not known"


def _validating(rule: CallInRule | None) -> Next:
    who = rule.validator if rule and rule.validator else "whoever the council's rule names"
    waits = "The request waits, and the decision may not be implemented: nothing happens by itself."
    the = "" if who.startswith(("the ", "who")) else "the "
    return Next(f"{the}{who} decides whether the request is valid", None, "Validation", waits, "Stays suspended")


def _suspended(found: CallInState, rule: CallInRule | None, hearing: HearingSet | None) -> Next:
    due = found.hearing_due
    then, short = _if_missed(found, rule, due)
    by = f", due by {format_date(due.answer)}" if due else ""
    if hearing is None or found.hearing_missed:
        what = f"scrutiny must set a hearing{by}" if not found.hearing_missed else f"the hearing is overdue{by}"
        brief = f"Hearing by {_brief(due.answer)}" if due else "Hearing to set"
        return Next(what, due.answer if due else None, brief, then, short)
    what = f"the hearing on {format_date(hearing.day)}{by}"
    return Next(what, hearing.day, f"Hearing {_brief(hearing.day)}", then, short)


def _if_missed(found: CallInState, rule: CallInRule | None, due: Ledger | None) -> tuple[str, str]:
    missed = rule.hearing.if_missed if rule and rule.hearing else ""
    if due is not None and missed == "takes-effect":
        said = f"The decision takes effect if the committee has not met by {format_date(due.answer)}."
        return said, f"Effect {_brief(due.answer + timedelta(days=1))}"
    if missed or (due is not None and found.hearing_missed):
        return _STAYS, "Stays suspended"
    return "The council file does not say what follows where nobody meets; it stays suspended.", "Stays suspended"


def _heard(found: CallInState) -> Next:
    if found.effective is not None:
        what = f"it takes effect on {format_date(found.effective)}"
        return Next(what, found.effective, f"Effect {_brief(found.effective)}", _effect(found), _effect_brief(found))
    return Next("", None, "", "When it takes effect is not known.", "Not known")


def _reconsider(found: CallInState) -> Next:
    due = found.reconsider_due
    if due is None:
        return Next("its maker reconsiders it", None, "Reconsider", _STAYS, "Stays suspended")
    what = f"its maker reconsiders it, due by {format_date(due.answer)}"
    return Next(what, due.answer, f"Reconsider {_brief(due.answer)}", _STAYS, "Stays suspended")


def _brief(day: date) -> str:
    """`Fri 13 Oct`: the year is left to the case itself."""
    return short_date(day).rpartition(" ")[0]
