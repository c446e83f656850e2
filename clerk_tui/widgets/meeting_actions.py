"""The actions on meetings: calling them, building their agendas, changing them."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.action import action as _a

MEETING_GROUPS = {
    "meetings": "Meetings",
    "meeting-change": "Before a meeting is moved, adjourned, cancelled or called again",
    "meeting-series": "Before a series of meetings is called",
    "meeting-check": "Agenda and notices of a meeting",
}
MEETING_PARTS: dict[str, tuple[str, ...]] = {
    "meeting-change": ("list",),
    "meeting-series": ("list",),
    "meeting-check": ("list",),
}

# fmt: off
MEETING_ACTIONS: tuple[Action, ...] = (
    _a("meetings.add-meeting", "a", "Add", "Call a meeting of a body that is known, or of a new one.",
       twin="meeting add BODY DAY"),
    _a("meetings.add-series", "s", "Series", "Call a year's meetings by a rule, like every second Monday.",
       more="Holidays are shown, and each is kept, shifted or left out; all are checked before they are taken.",
       twin="meeting series BODY RULE"),
    _a("meetings.add-file", "f", "From file", "Call the meetings of a timetable file (CSV).",
       twin="meeting from-file FILE.csv"),

    _a("meeting.item-add", "o", "New item", "Add an item: typed, or out of the forward plan.",
       more="Once the agenda is published: in a supplement, or as urgent with the reason.",
       twin="item add MEETING TITLE"),
    _a("meeting.item-edit", "e", "Edit item", "Change a field of the item under the cursor.",
       twin="item set ID FIELD=VALUE"),
    _a("meeting.change", "c", "Change", "Move, adjourn, cancel or call the meeting again; what follows is shown first.",
       twin="meeting move ID --to DAY --because REASON"),
    _a("meeting.details", "m", "Details", "Members summoned, venue, contact, notice, when it ended: a field at a time.",
       twin="meeting set ID FIELD=VALUE"),
    _a("meeting.supplement", "x", "Supplement", "Add a later agenda, or record when one was published.",
       twin="supplement add MEETING TITLE"),
    _a("meeting.item-up", "[ shift+up", "Up", "Put the item one place up.", twin="item move ID --up", marks="quiet"),
    _a("meeting.item-down", "] shift+down", "Down", "Put the item one place down.", twin="item move ID --down",
       marks="quiet"),
    _a("meeting.renumber", "r", "Renumber", "Number the items in their order, before the agenda is published.",
       twin="item renumber MEETING", marks="quiet"),
    _a("meeting.standing", "b", "Standing items", "Put the body's standing items on the agenda, or change them.",
       twin="item standing MEETING", marks="quiet"),
    _a("meeting.item-remove", "d delete", "Take off", "Take the item under the cursor off the agenda.",
       twin="item remove ID", marks="quiet"),
    _a("meeting.check", "f5 ctrl+k", "Check", "Whether agenda, notice and every supplement were in time.",
       twin="meeting check ID", marks="quiet"),
    _a("meeting.story", "h", "What happened", "How the meeting was changed, why, and what was shown to follow.",
       twin="meeting ID", marks="quiet"),

    _a("item.edit", "e", "Edit", "Change number, title, exempt mark, forward plan, supplement or urgency.",
       twin="item set ID FIELD=VALUE"),

    _a("meeting-change.accept", "f8 ctrl+s", "Do it", "Ask for the reason, then make the change.", marks="first",
       twin="meeting move ID --to DAY --because REASON"),

    _a("meeting-series.choose", "space", "Choose", "Keep, shift or leave out the meeting on this holiday.",
       twin="meeting series BODY RULE --shift DAY=HOW"),
    _a("meeting-series.accept", "f8 ctrl+s", "Call them", "Call every meeting of the list.", marks="first",
       twin="meeting series BODY RULE"),
)
# fmt: on
