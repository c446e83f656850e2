"""Wales: when an individual member's decision may be implemented (SI 2001/2290 (W.178) reg 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from clerk_tui.domain.consent import Consent, ConsentState
from clerk_tui.domain.dates import format_instant
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.rules.consent import WELSH_DECISION


@dataclass(frozen=True, slots=True)
class Implementable:
    """WA-IMP: the first instant at which the decision may be implemented, in UTC; None where there is none yet."""

    at: datetime | None
    finding: Finding


def implementable_from(
    decided: datetime,
    statement: datetime | None,
    *,
    consent: Consent | None = None,
    agreed: datetime | None = None,
    implemented: datetime | None = None,
) -> Implementable:
    """WA-IMP: not before the written statement exists, unless urgency was agreed along the chain at `agreed`.

    All instants are aware. `implemented`, where it is given, is judged against the answer.
    """
    urgent = consent is not None and consent.state is ConsentState.GIVEN and agreed is not None
    instants = [statement, agreed if urgent else None]
    opened = min((max(one, decided) for one in instants if one is not None), default=None)
    if opened is None:
        why = f" {consent.says}" if consent is not None else ""
        says = f"The decision may not be implemented until its written statement has been produced.{why}"
    elif urgent and (statement is None or opened < statement):
        says = f"Urgency was agreed, so the decision may be implemented from {format_instant(opened)}."
    else:
        says = f"The written statement exists, so the decision may be implemented from {format_instant(opened)}."
    severity = Severity.WARNING if opened is None else Severity.HOLDS
    if implemented is not None and (opened is None or implemented < opened):
        severity = Severity.BLOCKER
        says = f"Implemented {format_instant(implemented)}, too early. {says}"
    return Implementable(opened, Finding("WA-IMP", severity, "implemented", says, WELSH_DECISION.authority))
