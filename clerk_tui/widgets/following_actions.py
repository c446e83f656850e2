"""What a clerk can do with the actions that follow from meetings and decisions."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.action import action as _a

FOLLOWING_GROUPS = {"following": "Actions that follow"}
"""The group with its heading."""
FOLLOWING_PARTS: dict[str, tuple[str, ...]] = {"following": ("list",)}
"""The groups whose keys such a screen has besides its own and those that hold everywhere."""

# fmt: off
FOLLOWING_ACTIONS: tuple[Action, ...] = (
    _a("today.actions", "a", "Actions", "What meetings and decisions ask of somebody, the most overdue first.",
       twin="actions"),
    _a("meeting.actions", "f", "Actions", "The actions of this meeting, and those of earlier ones to bring back.",
       twin="actions --of MEETING", marks="quiet"),
    _a("decision.actions", "shift+f6 f18", "Actions", "The actions that follow from this decision.",
       twin="actions --of REF", marks="quiet"),

    _a("following.add", "a", "Add", "Record what somebody has to do, and by when.",
       more="By a person of the register, or by a post; without a day it is due at the body's next meeting.",
       twin="actions add REF TEXT --by NAME"),
    _a("following.change", "c", "Change", "Change what is to be done, by whom or by when.", twin="actions set ACTION"),
    _a("following.done", "d", "Done", "Say that it is done: when, and what was done.", twin="actions done ACTION WHAT"),
    _a("following.drop", "x", "Drop", "Drop it: when, and why.", twin="actions drop ACTION --because WHY"),
    _a("following.reopen", "o", "Open again", "Open an action again that was done or dropped too soon.",
       twin="actions reopen ACTION", marks="quiet"),
    _a("following.bring-back", "b", "Bring back", "Bring open actions back under the matters arising of this meeting.",
       more="The item is put on the agenda where it has none; seen from a meeting only.",
       twin="actions carry MEETING [ACTION …]"),
    _a("following.said", "s", "Said", "What was said of it at this meeting, for the minutes.",
       twin="actions said ACTION MEETING NOTE", marks="quiet"),
    _a("following.take-off", "n", "Not here", "Take it off the matters arising of this meeting; it stays open.",
       twin="actions take-off ACTION MEETING", marks="quiet"),
    _a("following.all", "l", "All", "Those done and dropped too, and back.", twin="actions --all"),
    _a("following.remove", "delete", "Take away", "Take an action away that was recorded by mistake.",
       twin="actions remove ACTION", marks="quiet"),
)
# fmt: on
