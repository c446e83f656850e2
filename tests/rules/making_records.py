"""Decision records and councils to put the rules to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from clerk_tui.domain.council import CallInRule, Council, EffectiveRule, Maker, Nation, StartEvent, Unit
from clerk_tui.domain.decision import Decision, DecisionStatus, Urgency, UrgencyKind
from clerk_tui.domain.meeting import BodyKind, Meeting
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.facts import Facts

MONDAY, TUESDAY = date(2017, 10, 9), date(2017, 10, 10)
CALENDAR = Calendar.shipped()
THREE_DAYS = CallInRule(
    3, Unit.WORKING, StartEvent.PUBLICATION, EffectiveRule.NEXT_DAY, "the register", "inferred",
    not_callable=("recommendation-to-council", "noting"),
)  # fmt: skip
BLACKPOOL = Council("blackpool", "Blackpool Council", Nation.ENGLAND, call_in=(THREE_DAYS,))
CEREDIGION = replace(BLACKPOOL, id="ceredigion", name="Ceredigion County Council", nation=Nation.WALES)
EXECUTIVE = Meeting(
    1, 1, "Executive", BodyKind.EXECUTIVE, MONDAY, time(18), "Town Hall", agenda_on=date(2017, 9, 29)
)  # fmt: skip


def decision(**changes: Any) -> Decision:
    """Item 2 of the Executive of 9 October 2017, recorded in full and with its notice out in time."""
    whole = Decision(
        1, 1, 2, 1, DecisionStatus.DRAFT, "ICT/DIGITAL STRATEGY 2017-2022", Maker.BODY, "Executive",
        reference="EX/25/2017", key_decision=True, forward_plan_reference="18/2017", notice_on=date(2017, 9, 8),
        resolution="The Executive agreed.", decided_on=MONDAY, reasons="To take the opportunities.",
        alternatives="None.", conflicts="None declared.", notes="None.", consultation="None.",
    )  # fmt: skip
    return replace(whole, **changes)


def facts(record: Decision | None = None, **changes: Any) -> Facts:
    """That record as published on the Tuesday."""
    whole = Facts(BLACKPOOL, CALENDAR, record or decision(), EXECUTIVE, TUESDAY, time(9, 30), TUESDAY)
    return replace(whole, **changes)


def urgency(kind: UrgencyKind, **fields: Any) -> tuple[Urgency, ...]:
    return (Urgency(1, 1, kind, **fields),)
