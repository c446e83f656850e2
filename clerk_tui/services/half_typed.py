"""Text that a clerk was typing into a record and neither saved nor threw away."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.domain.dates import format_instant
from clerk_tui.domain.decision import FIELD, Decision, DecisionStatus
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.register import decisions as records
from clerk_tui.register import drafts
from clerk_tui.register.drafts import Draft
from clerk_tui.services.fields import field_text
from clerk_tui.services.office import Office


def waiting(office: Office, decision_id: int) -> list[Draft]:
    """This clerk's kept texts for a record that are not what the register holds."""
    decision = records.decision(office.register, decision_id)
    return [draft for draft in _unsaved(office, decision) if draft.who == office.who]


def _unsaved(office: Office, decision: Decision) -> list[Draft]:
    kept = drafts.kept(office.register, "decision", decision.id)
    return [draft for draft in kept if draft.field in FIELD and draft.text != field_text(office, decision, draft.field)]


def findings(office: Office, decision: Decision) -> Iterator[Finding]:
    """A warning for each text, anyone's, that would be left out if the record were published now.

    The text itself is not shown: it may be exempt.
    """
    if decision.status is DecisionStatus.PUBLISHED:
        return
    for draft in _unsaved(office, decision):
        whose = "Text that you typed" if draft.who == office.who else f"Text that {draft.who} typed"
        says = (
            f"{whose} into “{FIELD[draft.field].label}” on {format_instant(draft.at.replace(microsecond=0))} was not"
            " saved and waits as a draft: open the record to take it or to throw it away."
        )
        yield Finding("DRAFT", Severity.WARNING, draft.field, says)
