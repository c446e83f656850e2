"""What a plan's gates are called, who acts at each and what proves that it was kept (the rule list of the law)."""

from __future__ import annotations

from types import MappingProxyType

from clerk_tui.domain.plan import CLOSES, DECISION, EFFECT, OPEN_BEFORE, REPORTS, REPRESENTATIONS

_BOTH = "at the offices and on the website, the later of the two"

WORDS = MappingProxyType(
    {
        "EN-KD28": (
            "Key-decision notice",
            "Decision maker",
            f"The notice with the particulars (a) to (h) of regulation 9(1), and the day it was {_BOTH}.",
        ),
        "EN-PM28": (
            "Private notice, 1st",
            "Decision maker",
            f"The notice of the intention to meet in private with the reasons, and the day it was {_BOTH}.",
        ),
        REPRESENTATIONS: (
            "Representations in",
            "The public",
            "The log of representations received, with the day and hour of each.",
        ),
        "EN-PM5": (
            "Private notice, 2nd",
            "Decision maker",
            "The further notice: the reasons, the representations received and the response to them.",
        ),
        REPORTS: ("Reports in", "Report authors", "The day each report reached the proper officer."),
        OPEN_BEFORE: ("Report lies open", "Proper officer", "The day the report was made available to be considered."),
        "EN-NM5": ("Notice of meeting", "Proper officer", f"The notice of time and place, and the day it was {_BOTH}."),
        "EN-AG5": ("Agenda and reports", "Proper officer", f"The day the agenda and each report were {_BOTH}."),
        "WA-AG3": (
            "Notice and agenda",
            "Proper officer",
            "The day the notice, the agenda and each report were on the website.",
        ),
        DECISION: ("Decision", "Decision maker", "The minutes, or the record of the decision."),
        "EN-M24": (
            "Members see papers",
            "The executive",
            "The hour at which the documents were open to every member of the authority.",
        ),
        "EN-REC": (
            "Record made",
            "Proper officer",
            "The record with the decision, its date, reasons, alternatives, conflicts and dispensations.",
        ),
        "WA-REC": (
            "Record made",
            "Proper officer",
            "The record with the decision, its date, reasons, the details of any consultation and of interests.",
        ),
        "WA-IMP": ("May be implemented", "Decision maker", "The written statement, and the moment it was produced."),
        "EN-PUB": ("Published", "Proper officer", "The day, and where the rule needs it the hour, of publication."),
        "WA-PUB": ("Published", "Proper officer", "The day, and where the rule needs it the hour, of publication."),
        CLOSES: ("Call-in closes", "Members", "The requests received, each with its day and hour."),
        EFFECT: ("In effect", "Decision maker", "The count of the window, and that no valid request was received."),
    }
)
"""Id: name, who acts, what proves it."""

AT_THE_MEETING = ("Meeting", "The executive", "The minutes.")
"""What the decision's own gate is called where a body takes it."""

WHO_RECORDS = MappingProxyType({"member": "The member", "officer": "The officer", "officer-key": "The officer"})
"""Who produces the record of an individual's decision; for a body it is the proper officer."""
