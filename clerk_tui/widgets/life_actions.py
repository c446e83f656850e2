"""The actions of the screens on the life of a decision, from the forward plan to call-in."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.call_in_actions import CALL_IN_ACTIONS
from clerk_tui.widgets.meeting_actions import MEETING_ACTIONS, MEETING_GROUPS, MEETING_PARTS
from clerk_tui.widgets.record_actions import RECORD_ACTIONS, RECORD_GROUPS
from clerk_tui.widgets.route_actions import ROUTE_ACTIONS

LIFE_GROUPS: dict[str, str] = {
    **MEETING_GROUPS,
    "route": "Route of a matter",
    "case": "Call-in of a decision",
    **RECORD_GROUPS,
}
"""Groups with their headings, in the order of the key table; they stand after those of the record."""

LIFE_PARTS: dict[str, tuple[str, ...]] = {
    **MEETING_PARTS,
    "route": ("list",),
    "case": ("list", "reader"),
    "wordings": ("list",),
    "interests": ("list",),
}
"""The groups whose keys such a screen has besides its own and those that hold everywhere."""

# fmt: off
LIFE_ACTIONS: tuple[Action, ...] = (
    *MEETING_ACTIONS,
    *ROUTE_ACTIONS,
    *CALL_IN_ACTIONS,
    *RECORD_ACTIONS,
)
# fmt: on
