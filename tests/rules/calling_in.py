"""Decisions on their way through call-in, to put the state machine to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from clerk_tui.domain.call_in_events import (
    CallInState,
    Event,
    Made,
    Published,
    Recorded,
    Request,
    Signatory,
    State,
)
from clerk_tui.domain.council import (
    CallInRule,
    Council,
    EffectiveRule,
    HearingRule,
    Nation,
    Outcome,
    ReconsiderRule,
    RequestRule,
    StartEvent,
    Unit,
)
from clerk_tui.domain.dates import LONDON
from clerk_tui.domain.findings import Severity
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in_states import state_of

CALENDAR = Calendar.shipped()
RULE = CallInRule(
    5, Unit.WORKING, StartEvent.PUBLICATION, EffectiveRule.NEXT_DAY, "the constitution", "local",
    requests=(RequestRule("any", 3),), hearing=HearingRule(10, Unit.WORKING, "stays-suspended"),
    reconsider=ReconsiderRule(5, Unit.WORKING), validator="Monitoring Officer", on_stand="immediately",
    outcomes=tuple(Outcome), second_call_in="never", withdrawal="the signatories in writing", republication="restart",
    not_callable=("noting",), not_callable_effective="decision",
)  # fmt: skip
"""Five working days, whole in every parameter: published Mon 30 November 2026, requests end 7, effect 8 December."""


def council(**changes: Any) -> Council:
    return Council("ambridge", "Ambridge Council", Nation.ENGLAND, call_in=(replace(RULE, **changes),))


def at(day: int, hour: int = 10, minute: int = 0, second: int = 0, month: int = 12, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=LONDON)


def published(**made: Any) -> tuple[Event, ...]:
    """Made on Thursday 26 November 2026, recorded the next day, published on Monday the 30th."""
    return Made(at(26, month=11), **made), Recorded(at(27, month=11)), Published(at(30, month=11))


def people(count: int, **changes: Any) -> tuple[Signatory, ...]:
    """Councillor A to Councillor Z, and by numbers beyond them."""
    return tuple(replace(Signatory(f"Councillor {chr(65 + n) if n < 26 else n}"), **changes) for n in range(count))


def request(when: datetime, count: int = 3, **changes: Any) -> Request:
    return Request(when, changes.pop("signatories", people(count)), **changes)


def stands(where: Council, events: Iterable[Event], now: datetime, **more: Any) -> CallInState:
    return state_of(where, CALENDAR, events, now, **more)


def brief(found: CallInState) -> tuple[State, date | None]:
    return found.state, found.effective


def said(found: CallInState, id: str) -> list[tuple[Severity, str]]:
    return [(finding.severity, finding.says) for finding in found.findings if finding.id == id]
