"""The actions around a decision record: begun without a meeting, sorted, worded; interests declared at a meeting."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.action import action as _a

RECORD_GROUPS: dict[str, str] = {
    "decisions": "Decisions",
    "wordings": "The council's own wordings",
    "interests": "Declared interests",
}

# fmt: off
RECORD_ACTIONS: tuple[Action, ...] = (
    _a("decisions.add-decision", "a", "Add", "Begin the record of a decision that is taken without a meeting.",
       more="By a member, or by an officer: executive, of the 2014 Regulations, or neither.",
       twin="decision add --maker member --name NAME --title TEXT"),
    _a("decisions.wordings", "w", "Wordings", "The council's own wordings for fields of the record.",
       twin="boilerplate"),

    _a("decision.wording", "f10 ctrl+l", "Wording", marks="first quiet", twin="boilerplate insert REF FIELD NAME",
       description="Put one of the council's own wordings into this field.",
       more="A hole like {amount} stops publication until it is filled in."),
    _a("decision.sort", "f11 ctrl+y", "Sort", marks="first quiet", twin="decision sort REF QUESTION=yes --as KIND",
       description="Sort an officer's decision: it asks and cites, and you say which record it needs.",
       more="Executive (regulation 13(4)), of the 2014 Regulations (regulation 7), or neither."),

    _a("wordings.add", "a", "Add", "Keep a new wording for a field.", twin="boilerplate add FIELD NAME TEXT"),
    _a("wordings.change", "e", "Change", "Change the text of the wording under the cursor.",
       twin="boilerplate set FIELD NAME TEXT"),
    _a("wordings.remove", "d delete", "Take away", "Take the wording under the cursor away.",
       twin="boilerplate remove FIELD NAME"),

    _a("meeting.interests", "n", "Interests", "The interests that members declared at this meeting.",
       more="Each arrives in the record of its item by itself.", twin="interest MEETING"),
    _a("item.interest", "n", "Interest", "Record an interest that a member declared for this item.",
       more="It stands in the item's record at once, or when that is begun.",
       twin="interest add MEETING --item ITEM --member NAME --nature TEXT"),
    _a("interests.add", "a", "Add", "Record an interest that a member declared.",
       twin="interest add MEETING --member NAME --nature TEXT"),
    _a("interests.change", "e", "Change", "Change what was declared.", twin="interest set ID FIELD=VALUE"),
    _a("interests.remove", "d delete", "Take away", "Take the interest away, and its lines out of the record.",
       twin="interest remove ID"),
)
# fmt: on
