"""The actions of the screens on the life of a decision, from the forward plan to call-in."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.call_in_actions import CALL_IN_ACTIONS
from clerk_tui.widgets.commitment_actions import COMMITMENT_ACTIONS, COMMITMENT_GROUPS, COMMITMENT_PARTS
from clerk_tui.widgets.committee_report_actions import (
    COMMITTEE_REPORT_ACTIONS,
    COMMITTEE_REPORT_GROUPS,
    COMMITTEE_REPORT_PARTS,
)
from clerk_tui.widgets.document_actions import DOCUMENT_ACTIONS, DOCUMENT_GROUPS, DOCUMENT_PARTS
from clerk_tui.widgets.following_actions import FOLLOWING_ACTIONS, FOLLOWING_GROUPS, FOLLOWING_PARTS
from clerk_tui.widgets.forward_plan_actions import FORWARD_PLAN_ACTIONS
from clerk_tui.widgets.meeting_actions import MEETING_ACTIONS, MEETING_GROUPS, MEETING_PARTS
from clerk_tui.widgets.people_actions import PEOPLE_ACTIONS, PEOPLE_GROUPS, PEOPLE_PARTS
from clerk_tui.widgets.publish_actions import PUBLISH_ACTIONS, PUBLISH_GROUPS, PUBLISH_PARTS
from clerk_tui.widgets.record_actions import RECORD_ACTIONS, RECORD_GROUPS
from clerk_tui.widgets.report_actions import REPORT_ACTIONS, REPORT_GROUPS, REPORT_PARTS
from clerk_tui.widgets.route_actions import ROUTE_ACTIONS

LIFE_GROUPS: dict[str, str] = {
    "forward-plan": "Forward plan",
    "plan-entry": "Entry of the forward plan",
    **MEETING_GROUPS,
    "route": "Route of a matter",
    "case": "Call-in of a decision",
    **RECORD_GROUPS,
    **PUBLISH_GROUPS,
    **FOLLOWING_GROUPS,
    **REPORT_GROUPS,
    **COMMITTEE_REPORT_GROUPS,
    **PEOPLE_GROUPS,
    **COMMITMENT_GROUPS,
    **DOCUMENT_GROUPS,
}
"""Groups with their headings, in the order of the key table; they stand after those of the record."""

LIFE_PARTS: dict[str, tuple[str, ...]] = {
    **PUBLISH_PARTS,
    **FOLLOWING_PARTS,
    **REPORT_PARTS,
    **COMMITTEE_REPORT_PARTS,
    **PEOPLE_PARTS,
    **COMMITMENT_PARTS,
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
    *FOLLOWING_ACTIONS,
    *REPORT_ACTIONS,
    *COMMITTEE_REPORT_ACTIONS,
    *PEOPLE_ACTIONS,
    *COMMITMENT_ACTIONS,
    *DOCUMENT_ACTIONS,
)
# fmt: on
