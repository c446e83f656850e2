"""Councils, rows and registers for the audit's tests, short enough to be read beside what is asserted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time

from clerk_tui.domain.audit import DecisionRow, Entry
from clerk_tui.domain.council import CallInRule, Council, EffectiveRule, Maker, Nation, StartEvent, Unit
from clerk_tui.domain.days import CalendarDay
from clerk_tui.rules.audit import audit
from clerk_tui.rules.audit_windows import Windows
from clerk_tui.rules.calendar import Calendar

FIVE = CallInRule(
    days=5,
    unit=Unit.WORKING,
    start=StartEvent.PUBLICATION,
    effective=EffectiveRule.NEXT_DAY,
    source="made up",
    certainty="local",
)
ANYSHIRE = Council("anyshire", "Anyshire Council", Nation.ENGLAND, call_in=(FIVE,))


def council(**changes: object) -> Council:
    """Anyshire with another rule: five working days from publication, unless said otherwise."""
    return replace(ANYSHIRE, call_in=(replace(FIVE, **changes),))  # type: ignore[arg-type]


def row(
    published: str = "",
    effective: str = "",
    *,
    decided: str = "",
    closes: str = "",
    hour: str = "",
    callable: bool | None = None,
    at: str = "",
    reference: str = "1",
    number: int = 2,
    makers: tuple[Maker, ...] = (Maker.BODY,),
    title: str = "",
    problem: str = "",
    key: bool | None = None,
    maker_printed: bool = False,
) -> DecisionRow:
    """A printed decision of Anyshire."""
    return DecisionRow(
        number,
        "Anyshire",
        reference,
        title,
        _day(decided),
        _day(published),
        time.fromisoformat(at) if at else None,
        _day(closes),
        time.fromisoformat(hour) if hour else None,
        _day(effective),
        callable,
        makers,
        problem,
        key,
        maker_printed,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def judged(
    rows: DecisionRow | Iterable[DecisionRow], of: Council = ANYSHIRE, added: tuple[CalendarDay, ...] = ()
) -> tuple[Entry, ...]:
    """The verdicts on rows of one council."""
    rows = (rows,) if isinstance(rows, DecisionRow) else tuple(rows)
    return audit(rows, lambda _: Windows(of, Calendar.of(of, added)))
