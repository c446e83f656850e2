"""The actions of the screens on the life of a decision, from the forward plan to call-in."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.call_in_actions import CALL_IN_ACTIONS

LIFE_GROUPS: dict[str, str] = {
    "case": "Call-in of a decision",
}
"""Groups with their headings, in the order of the key table; they stand after those of the record."""

LIFE_PARTS: dict[str, tuple[str, ...]] = {
    "case": ("list", "reader"),
}
"""The groups whose keys such a screen has besides its own and those that hold everywhere."""

# fmt: off
LIFE_ACTIONS: tuple[Action, ...] = (
    *CALL_IN_ACTIONS,
)
# fmt: on
