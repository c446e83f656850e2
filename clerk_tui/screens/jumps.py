"""Where a finding points, besides a field of the form: the route, the meeting, the sorter, or the reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clerk_tui.register import decisions as records
from clerk_tui.widgets.words import tell

if TYPE_CHECKING:
    from clerk_tui.screens.decision import DecisionScreen

_OF_MEETING = frozenset(
    {"ended_at", "minutes", "supplement", "urgent_reason", "notice_on", "private", "day", "venue", "contact"}
)
_COMPARED = frozenset({"title", "maker_name"})
"""A body's record has no field for these: its title is the item's, its maker the body that meets."""


def go_beside(screen: DecisionScreen, where: str) -> None:
    """Go to what a finding names that is no field of this record's form."""
    if where == "route" or where.startswith(("private", "general", "special")):
        screen.action_route()
    elif where == "officer_kind":
        screen.action_sort()
    elif where in _OF_MEETING:
        meeting_id = records.decision(screen.office.register, screen.decision_id).meeting_id
        if meeting_id is not None:
            screen.open_ref(f"M{meeting_id}")
    elif where in _COMPARED:
        from clerk_tui.screens.beside import BesideScreen

        # The forward plan, the agenda and the record side by side show which of them is to be put right.
        screen.app.push_screen(BesideScreen(screen.decision_id, where))
    else:
        tell(screen.app, "That is no field of this record.")
