"""The actions of the screens on the life of a decision, from the forward plan to call-in."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.call_in_actions import CALL_IN_ACTIONS
from clerk_tui.widgets.document_actions import DOCUMENT_ACTIONS, DOCUMENT_GROUPS, DOCUMENT_PARTS
from clerk_tui.widgets.forward_plan_actions import FORWARD_PLAN_ACTIONS
from clerk_tui.widgets.meeting_actions import MEETING_ACTIONS, MEETING_GROUPS, MEETING_PARTS
from clerk_tui.widgets.people_actions import PEOPLE_ACTIONS, PEOPLE_GROUPS, PEOPLE_PARTS
from clerk_tui.widgets.publish_actions import PUBLISH_ACTIONS, PUBLISH_GROUPS, PUBLISH_PARTS
from clerk_tui.widgets.record_actions import RECORD_ACTIONS, RECORD_GROUPS
from clerk_tui.widgets.route_actions import ROUTE_ACTIONS

LIFE_GROUPS: dict[str, str] = {
    "forward-plan": "Forward plan",
    "plan-entry": "Entry of the forward plan",
    **MEETING_GROUPS,
    "route": "Route of a matter",
    "case": "Call-in of a decision",
    **RECORD_GROUPS,
    **PUBLISH_GROUPS,
    **PEOPLE_GROUPS,
    **DOCUMENT_GROUPS,
}
"""Groups with their headings, in the order of the key table; they stand after those of the record."""

LIFE_PARTS: dict[str, tuple[str, ...]] = {
    **PUBLISH_PARTS,
    **PEOPLE_PARTS,
    **DOCUMENT_PARTS,
    "forward-plan": ("list",),
    "plan-entry": ("field", "line", "date", "choice"),
    **MEETING_PARTS,
    "route": ("list",),
    "case": ("list", "reader"),
    "wordings": ("list",),
    "interests": ("list",),
}
"""The groups whose keys such a screen has besides its own and those that hold everywhere."""

# fmt: off
LIFE_ACTIONS: tuple[Action, ...] = (
    *FORWARD_PLAN_ACTIONS,
    *MEETING_ACTIONS,
    *ROUTE_ACTIONS,
    *CALL_IN_ACTIONS,
    *RECORD_ACTIONS,
    *PUBLISH_ACTIONS,
    *PEOPLE_ACTIONS,
    *DOCUMENT_ACTIONS,
)
# fmt: on
