"""What a plan's gates are called in a list, who acts at each and what proves that it was kept."""

from __future__ import annotations

from types import MappingProxyType

from clerk_tui.domain.plan import CLOSES, DECISION, EFFECT, OPEN_BEFORE, REPORTS, REPRESENTATIONS
from clerk_tui.rules.before_meeting import AGENDA
from clerk_tui.rules.registry import RULES

_NAMES = {
    "EN-KD28": ("Key-decision notice", "Decision maker"),
    "EN-PM28": ("Private notice, 1st", "The body"),
    "EN-PM5": ("Private notice, 2nd", "The body"),
    "EN-NM5": ("Notice of meeting", "The body"),
    "EN-AG5": ("Agenda and reports", "Proper officer"),
    "WA-AG3": ("Notice and agenda", "Proper officer"),
    "EN-M24": ("Members see papers", "The executive"),
    "EN-REC": ("Record made", "Proper officer"),
    "WA-REC": ("Record made", "Proper officer"),
    "WA-IMP": ("May be implemented", "The member"),
    "EN-PUB": ("Published", "Proper officer"),
    "WA-PUB": ("Published", "Proper officer"),
    CLOSES: ("Call-in closes", "Members"),
}
_OWN = {
    REPRESENTATIONS: (
        "Representations in",
        "The public",
        "the representations received, each with its day and hour",
    ),
    REPORTS: ("Reports in", "Report authors", "the day on which each report reached the proper officer"),
    AGENDA: ("Agenda, own rule", "Proper officer", RULES["EN-AG5"].evidence),
    OPEN_BEFORE: ("Report lies open", "Proper officer", "the day on which the report was made available"),
    DECISION: ("Decision", "Decision maker", "the record of the decision"),
    EFFECT: ("In effect", "Decision maker", "the count of the window, and that no valid request was received"),
}
WORDS = MappingProxyType({id: (*names, RULES[id].evidence) for id, names in _NAMES.items()} | _OWN)
"""Id: name, who acts, what proves it."""

AT_THE_MEETING = ("Meeting", "The body", "the minutes")
"""What the decision's own gate is called where a body takes it."""

WHO_RECORDS = MappingProxyType({"member": "The member", "officer": "The officer", "officer-key": "The officer"})
"""Who produces the record of an individual's decision; for a body it is the proper officer."""

AT_THE_OFFICES = frozenset({"EN-KD28", "EN-PM28", "EN-PM5", "EN-NM5", "EN-AG5"})
"""What must be at the council's offices as well as on its website (regs 5 to 7 and 9); in Wales the website serves."""

DONE_IN_TIME = MappingProxyType(
    {
        "EN-KD28": "the notice was published",
        "EN-PM28": "the notice was given",
        "EN-PM5": "the notice was given",
        "EN-NM5": "the notice was given",
        "EN-AG5": "the agenda was published",
        "WA-AG3": "the agenda was published",
        "EN-M24": "members were let in",
        REPRESENTATIONS: "the representations were taken",
        REPORTS: "the reports came in",
        AGENDA: "the agenda was published",
        OPEN_BEFORE: "the report was made available",
    }
)
"""What to ask once the day has passed and none is recorded."""
