"""Actions as JSON and as lines to read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clerk_tui.cli.shapes import iso
from clerk_tui.domain.actions import AgreedAction, MatterArising
from clerk_tui.services.actions.words import source_ref, state

if TYPE_CHECKING:
    from clerk_tui.services.office import Office


def action_shape(office: Office, action: AgreedAction) -> dict[str, Any]:
    return {
        "ref": f"A{action.id}", "text": action.text, "status": action.status.value, "state": state(office, action),
        "person": action.person.name if action.person else None, "post": action.post or None,
        "resolved": iso(action.resolved_on), "due": iso(action.due), "due_named": action.due_on is not None,
        "overdue": action.late_on(office.clock.today()), "closed": iso(action.closed_on),
        "outcome": action.outcome or None, "despite": action.despite or None, "body": action.body or None,
        "from": source_ref(action), "meeting": f"M{action.meeting_id}" if action.meeting_id else None,
        "item": f"I{action.item_id}" if action.item_id else None,
        "decision": f"D{action.decision_id}" if action.decision_id else None,
    }  # fmt: skip


def matter_shape(matter: MatterArising) -> dict[str, Any]:
    return {
        "action": f"A{matter.action.id}", "meeting": f"M{matter.meeting_id}", "item": f"I{matter.item_id}",
        "note": matter.note or None,
    }  # fmt: skip
