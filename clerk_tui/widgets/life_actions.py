"""The actions of the screens on the life of a decision, from the forward plan to call-in."""

from __future__ import annotations

from clerk_tui.widgets.action import Action

LIFE_GROUPS: dict[str, str] = {}
"""Groups with their headings, in the order of the key table; they stand after those of the record."""

LIFE_PARTS: dict[str, tuple[str, ...]] = {}
"""The groups whose keys such a screen has besides its own and those that hold everywhere."""

# fmt: off
LIFE_ACTIONS: tuple[Action, ...] = (
)
# fmt: on
