"""The table of actions: what a clerk can do everywhere and on each screen, and which parts a screen has."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.action import action as _a
from clerk_tui.widgets.document_actions import NOT_AT_THE_FOOT_OF_DOCUMENTS
from clerk_tui.widgets.life_actions import LIFE_ACTIONS, LIFE_GROUPS, LIFE_PARTS
from clerk_tui.widgets.part_actions import PART_ACTIONS
from clerk_tui.widgets.register_actions import (
    NOT_AT_THE_FOOT_OF_THE_REGISTER,
    REGISTER_ACTIONS,
    REGISTER_GROUPS,
    REGISTER_PARTS,
)

GROUPS = {
    "everywhere": "Everywhere",
    "meeting": "Meeting",
    "item": "Agenda item",
    "decision": "Decision record",
    "check": "Publish check",
    **LIFE_GROUPS,
    "import": "Import preview",
    "rules": "Rules",
    "rule-file": "Council file",
    "councils": "Other councils' rules",
    "calendar": "Calendar",
    "calendar-preview": "Before a day is added or taken away",
    "planner": "Planner",
    "timetable": "Timetable",
    "audit": "Audit",
    **REGISTER_GROUPS,
    "list": "In a list",
    "field": "In a form",
    "line": "In a line of text",
    "date": "In a date",
    "choice": "In a choice",
    "ticks": "In a list of names",
    "ledger": "In a count",
    "reader": "In a text",
    "text": "Where a text is shown",
    "confirm": "In a question",
    "choose": "Where one of several is chosen",
    "entry": "Where a line is asked for",
    "passage": "Where a reason is asked for",
}
"""Every group of actions with its heading, in the order of the key table."""

PARTS: dict[str, tuple[str, ...]] = {
    "welcome": ("list",),
    "today": ("list",),
    "meetings": ("list",),
    "decisions": ("list",),
    "meeting": ("list",),
    "decision": ("published", "field", "line", "date", "choice", "ticks"),
    "check": ("list",),
    "import": ("list",),
    "timetable": ("list",),
    "timetable-row": ("list",),
    "audit": ("list",),
    "call-in": ("list",),
    "history": ("list",),
    "planner": ("list", "reader"),
    "rules": ("list", "reader"),
    "councils": ("list",),
    "calendar": ("list",),
    "calendar-preview": ("list",),
    **LIFE_PARTS,
    **REGISTER_PARTS,
}
"""The groups whose keys a screen has besides its own and those that hold everywhere."""

NOT_AT_THE_FOOT: dict[str, frozenset[str]] = {
    "welcome": frozenset({"everywhere.import", "everywhere.ledger", "everywhere.undo", "everywhere.back"}),
    "published": frozenset(
        {
            "decision.copy-recommendations",
            "decision.copy-reasons",
            "decision.publish",
            "field.save",
            "ticks.tick",
            "ticks.all",
            "ticks.none",
        }
    ),
    "decision": frozenset({"published.correct"}),
    "correction": frozenset({"field.save"}),
    **NOT_AT_THE_FOOT_OF_DOCUMENTS,
    **NOT_AT_THE_FOOT_OF_THE_REGISTER,
}
"""Keys with nothing to do on a screen: before there is a register nothing is read in, and what is published stays."""

# fmt: off
SCREEN_ACTIONS: tuple[Action, ...] = (
    _a("everywhere.today", "1", "Today", "What is due, overdue first.", twin="today", marks="quiet"),
    _a("everywhere.meetings", "2", "Meetings", "The meetings and their agendas.", twin="meetings", marks="quiet"),
    _a("everywhere.decisions", "3", "Decisions", "All decision records, the newest first.", twin="decisions",
       marks="quiet"),
    _a("everywhere.call-in", "4", "Call-in", "The call-in windows and the time left in each.", twin="call-ins",
       marks="quiet"),
    _a("everywhere.history", "5", "History", "Every change: who, when and what.", twin="history [REF]",
       marks="quiet"),
    _a("everywhere.planner", "6", "Planner", "Every gate before and after a meeting or a wished day of effect.",
       twin="plan --meeting DAY", marks="quiet"),
    _a("everywhere.rules", "7", "Rules", "The council's call-in rule in plain words, and the calendar.", twin="rules",
       marks="quiet"),
    _a("everywhere.forward-plan", "8", "Forward plan", "The matters to be decided, and the notice of each.",
       twin="forward-plan", marks="quiet"),
    _a("everywhere.people", "9", "People", "Members and officers, bodies, and who sits where on a day.", twin="people",
       marks="quiet"),
    _a("everywhere.documents", "0", "Documents", "Every document that can be written, the matter at hand first.",
       twin="export", marks="quiet"),
    _a("everywhere.commitments", "C shift+f8 f20", "Commitments", "What the council will do and by when, late ones"
       " first.", twin="commitments", marks="quiet"),
    _a("everywhere.reports", "R shift+f9 f21", "Reports", "Reports of executive members and committee reports, the"
       " newest first.", twin="reports", marks="quiet"),
    _a("everywhere.search", "S shift+f2 f14", "Search", "Everything in the register that holds some words.",
       more="Records, reports, notices, requests, people, documents; what is exempt is named, never quoted.",
       twin="search TEXT", marks="quiet"),
    _a("everywhere.import", "i", "Import",
       "Read an agenda pack, a meeting or saved decisions and see what they would give.", twin="import FILE"),
    _a("everywhere.timetable", "t", "Timetable", "Check a year's list of meetings for clashes.",
       twin="timetable FILE.csv", marks="quiet", more="Pasted or from a file; it needs no register."),
    _a("everywhere.audit", "v", "Audit", "Check a published register against the councils' rules.",
       twin="audit FILE.csv", marks="quiet", more="Any council's decisions or notices, as CSV; it needs no register."),
    _a("everywhere.safe-copies", "z", "Safe copies", "Back the register up, prove a copy, go back to one.",
       twin="backup list DIR", marks="quiet"),
    _a("everywhere.filter", "/", "Filter", "Show only the lines that hold these words.", twin="decisions --find TEXT"),
    _a("everywhere.ledger", "? f2", "Count", "How the date under the cursor was counted.", twin="count RULE …",
       more="Every day, counted or not, why, and the paragraph behind it."),
    _a("everywhere.undo", "u f12", "Undo", "Take the last change back, as a new change.", twin="undo"),
    _a("everywhere.redo", "U shift+f12 f24", "Redo", "Do again what you undid last, as a new change.",
       twin="redo", marks="quiet", more="As long as you changed nothing else since."),
    _a("everywhere.record-history", "H shift+f5 f17", "Its history", "What was done to the record at hand, and why.",
       more="Of the record, meeting or entry that is open, or under the cursor.", twin="history REF", marks="quiet"),
    _a("everywhere.evidence", "E shift+f7 f19", "Evidence", "Write all that shows what was decided and whether it was"
       " touched.", more="Into a folder, with a checker that needs no clerk-tui; nothing exempt is in it.",
       twin="evidence REF DIR", marks="quiet"),
    _a("everywhere.back", "escape", "Back", "Back to where you came from; nothing is lost."),
    _a("everywhere.rehearse", "ctrl+t", "Another day", "Rehearse another day.", twin="--now INSTANT", marks="quiet",
       more="In the demo, or when started with --now; shown on the screen while in force."),
    _a("everywhere.command-palette", "ctrl+p", "Palette", "Find an action by its name.", twin="--help", marks="quiet"),
    _a("everywhere.help", "f1", "Help", "The keys of this screen and what they do.", twin="--help"),
    _a("everywhere.quit", "q", "Quit", "Leave the program; Ctrl+Q from inside a field.",
       more="Nothing is asked: everything is saved."),

    _a("meeting.agenda-date", "a", "Agenda published", "When the agenda was published at both places.",
       twin="meeting set ID agenda_on=DATE"),
    _a("meeting.source", "s", "Source", "The document this meeting was imported from.", twin="meeting source ID",
       marks="quiet"),
    _a("meeting.plan", "p", "Plan", "Every gate of this meeting, with its slack.", twin="plan --ref MEETING"),

    _a("item.record", "enter d", "Record", "Open the decision record of this item; begin it if there is none.",
       twin="decision add ITEM"),

    _a("decision.copy-recommendations", "ctrl+r f9", "Copy", twin="decision copy REF", marks="first",
       description="Copy the report's recommendations into the decision as the resolution.",
       more="The council's own words stand before them."),
    _a("decision.copy-reasons", "f3 ctrl+o", "Reasons", twin="decision copy REF --reasons", marks="first quiet",
       description="Copy the report's reasons and other options into the fields that are empty."),
    _a("decision.report", "f4", "Report", "The report of this item, to read beside the record.", twin="item ID",
       marks="first"),
    _a("decision.check", "f5 ctrl+k", "Check", "What stands in the way of publishing, heaviest first.",
       more="Each finding names its authority; Enter goes to the field.", twin="check REF", marks="first"),
    _a("decision.route", "f6 ctrl+g", "Route", "The route: what is open, who is informed or must agree, the notices.",
       marks="first",
       more="28 clear days' notice (regulation 9), general exception (regulation 10), special urgency (regulation 11).",
       twin="route REF"),
    _a("decision.notice", "f7 ctrl+n", "Notice", "Write the decision notice as HTML, Word, PDF and text into a folder.",
       more="Nothing exempt can be in it.", twin="notice REF FOLDER", marks="first"),
    _a("decision.publish", "f8 ctrl+b", "Publish", "Check, then publish: the record freezes and call-in starts to run.",
       more="A blocker stops it unless it is overridden with a reason that stays on the record.",
       twin="publish REF [--override ID=REASON …]", marks="first"),

    _a("check.override", "o", "Override", "Go past this blocker with a reason that stays on the record.",
       twin="decision override REF ID=REASON"),
    _a("check.close", "escape q f5", "Close", "Back to the record."),

    _a("rules.edit", "e", "Edit", "The council file in an editor, its worked examples counted while you type.",
       more="Saved after showing what changes and which open deadlines move; half-typed text is kept.",
       twin="rules set FILE"),
    _a("rules.change", "s", "Change", "Change one thing of the rule: days, start, cut-off, effect, dates, source.",
       more="Requesters, hearing and all the rest stand in the council file, which e opens.",
       twin="rules change KEY=VALUE"),
    _a("rules.generation", "n", "New rule", "A new generation of the rule from a day on; the first one where none is.",
       twin="rules copy DAY --source TEXT --certainty local"),
    _a("rules.example", "x", "Example", "Add a worked example; one that the rule disproves is shown.",
       twin="rules example --published DAY --closes DAY"),
    _a("rules.calendar", "c", "Calendar", "Bank holidays, closures and half days.", twin="calendar"),
    _a("rules.law", "l", "Law", "The rules of the law: who acts, what proves it, what each rests on.",
       twin="rules law"),
    _a("rules.councils", "o", "Others", "The rules of the councils that come with the program.", twin="rules list"),

    _a("rule-file.save", "ctrl+s f8", "Save", "Show what changes, then make the text the council file.",
       twin="rules set FILE", marks="first"),
    _a("rule-file.check", "f5 ctrl+k", "Check", "Try the text now; the cursor goes to the line that is wrong.",
       twin="rules examples FILE", marks="first"),

    _a("councils.adopt", "a", "Adopt", "Take this council's file, where none of your own is configured.",
       twin="rules set FILE"),

    _a("calendar.add", "a", "Add", "Add a holiday, a closure, a half day, a day of mourning, a day worked after all.",
       more="Every open deadline that would move is shown first, old and new.", twin="calendar add DAY"),
    _a("calendar.remove", "d delete", "Take away", "Take a day that this office added out of the calendar.",
       twin="calendar remove DAY"),
    _a("calendar.previous", "left", "Year before", "The calendar of the year before.", twin="calendar YEAR"),
    _a("calendar.next", "right", "Year after", "The calendar of the year after.", twin="calendar YEAR"),
    _a("calendar.file", "f4 ctrl+o", "File", "Take closures from a file: a date, or a period from..to, a line.",
       twin="calendar import FILE", marks="quiet"),

    _a("calendar-preview.choose-move", "space", "Keep or move", "Keep this published deadline, or move it.",
       more="A published deadline never moves by itself; a move stays on record with both dates and why.",
       twin="calendar add DAY --keep REF --move REF"),
    _a("calendar-preview.accept", "f8 ctrl+s", "Accept", "Make the change of the calendar.", marks="first",
       twin="calendar add DAY"),

    _a("import.accept", "f8 ctrl+b", "Accept", "Take what is shown into the register.", twin="import FILE",
       marks="first"),
    _a("import.correct", "ctrl+e f9", "Correct", "Correct the line under the cursor before it is taken.",
       twin="import FILE --set FIELD=VALUE", marks="first"),

    _a("planner.meeting", "m", "Meeting", "Plan from the day of a meeting or of an individual's decision.",
       twin="plan --meeting DAY"),
    _a("planner.effective", "e", "In effect by", "Plan back from a first day of effect that is wished for.",
       twin="plan --effective DAY"),
    _a("planner.move", "d", "Move", "Plan this gate on another day; the others move with it.",
       more="The day on which it is planned, or was done.", twin="plan --meeting DAY --move GATE=DAY"),
    _a("planner.put-back", "r", "Put back", "Let the rules place this gate again.", twin="plan --meeting DAY",
       marks="quiet"),
    _a("planner.what-if", "w", "What if", "Set a copy beside the plan and change that; again takes it as the plan.",
       more="The plan and the what-if are kept when you leave.", twin="plan --meeting DAY --what-if GATE=DAY"),
    _a("planner.drop", "x", "Drop", "Drop the what-if, and the plan stays; without one begin the plan anew.",
       twin="plan --meeting DAY", marks="quiet"),
    _a("planner.pane", "tab shift+tab", "Read on", "Into the explanation, to scroll in it, and back to the list."),
    _a("planner.class", "y", "Key or not", "Plan a key decision, or one that is not key.",
       twin="plan --meeting DAY --not-key"),
    _a("planner.private", "p", "In private", "Plan the matter in private, or in public.",
       twin="plan --meeting DAY --private"),
    _a("planner.maker", "o", "Who decides", "A body at a meeting, a member or an officer.",
       twin="plan --meeting DAY --maker member", marks="quiet"),

    _a("planner.audit", "a", "Audit", "Check a published register against the councils' rules.",
       twin="audit FILE.csv", marks="quiet"),

    _a("timetable.check", "f5 ctrl+k", "Check", "Check the list that was pasted; again, go back and change it.",
       twin="timetable -", marks="first"),
    _a("timetable.file", "f4 ctrl+o", "File", "Take the list from a file.", twin="timetable FILE.csv", marks="first"),
    _a("timetable.all", "a", "All", "Every meeting, or the clashes only.", twin="timetable FILE.csv --all"),

    _a("audit.file", "f4 ctrl+o", "File", "Take another register.", twin="audit FILE.csv"),
    _a("audit.all", "a", "All", "Every row, or only those with something to say.",
       twin="audit FILE.csv --only agrees"),
)
# fmt: on

ACTIONS = SCREEN_ACTIONS + REGISTER_ACTIONS + LIFE_ACTIONS + PART_ACTIONS
"""All of them, in the order of the key table."""
