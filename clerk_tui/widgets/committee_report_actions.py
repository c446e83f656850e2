"""What a clerk can do with a committee report."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.action import action as _a

COMMITTEE_REPORT_GROUPS = {"committee-report": "Committee report"}
"""The group with its heading."""
COMMITTEE_REPORT_PARTS: dict[str, tuple[str, ...]] = {"committee-report": ("field", "line", "date")}
"""The groups whose keys such a screen has besides its own and those that hold everywhere."""

# fmt: off
COMMITTEE_REPORT_ACTIONS: tuple[Action, ...] = (
    _a("reports.begin", "c", "Committee report", "Begin a committee report in the sections of the council file.",
       more="It may stand alone until an agenda has an item for it.", twin="reports new TITLE"),
    _a("item.committee-report", "c", "Report", "Open the item's committee report; begin it if there is none.",
       more="In the sections of the council file; a report may also stand alone before it has an item.",
       twin="reports new --item ITEM"),
    _a("committee-report.look", "f5 ctrl+k", "Look over", marks="first", twin="reports REF",
       description="What is missing, which wards it affects, and what of its file could not be placed."),
    _a("committee-report.stand", "f6 ctrl+g", "Let stand", marks="first",
       twin="reports set REF FIELD=VALUE --despite WHY",
       description="Save this field although something speaks against it, with the reason."),
    _a("committee-report.item", "f7 ctrl+n", "Item", marks="first", twin="reports tie REF ITEM",
       description="Tie it to an agenda item, or let it stand alone again."),
    _a("committee-report.section", "f9 ctrl+r", "Section", marks="first",
       twin="reports section REF NUMBER --title TITLE",
       description="Add a section, or change the one under the cursor: title, number, what it is for, exempt."),
    _a("committee-report.remove", "f10 ctrl+l", "Throw away", marks="first quiet", twin="reports remove REF",
       description="Throw a report away that no agenda item has."),
)
# fmt: on
