"""The actions of the call-in desk for one decision."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.action import action as _a

# fmt: off
CALL_IN_ACTIONS: tuple[Action, ...] = (
    _a("case.request", "r", "Request", "Take a request for call-in as it came, to the second.",
       twin="call-in REF request --received INSTANT --by NAME",
       more="Who may ask on that day, how many, in time, on which grounds; a receipt or a refusal is the answer."),
    _a("case.validate", "v", "Valid?", "Record that a request was found valid, or refused, by whom and why.",
       twin="call-in REF validate --by NAME"),
    _a("case.withdraw", "w", "Withdraw", "Record that signatories take their signature back.",
       twin="call-in REF withdraw --by NAME"),
    _a("case.hearing", "h", "Hearing", "Set the hearing, or enter the day of its agenda.",
       twin="call-in REF hearing --meeting ID"),
    _a("case.outcome", "o", "Outcome", "Record what the committee made of the call-in.",
       twin="call-in REF heard --outcome OUTCOME"),
    _a("case.come-back", "c", "Reconsider", "Record what its maker, or Council, made of a decision that came to them.",
       twin="call-in REF reconsidered --result RESULT"),
    _a("case.strike", "x", "Strike out", "Strike the event under the cursor out, with the reason.",
       twin="call-in REF strike E1 --because TEXT"),
    _a("case.urgency", "g", "Waiver", "Record that call-in was waived for urgency, by the council's own rule.",
       twin="call-in REF urgent --office OFFICE --because TEXT"),
    _a("case.receipt", "p", "Receipt", "The receipt or refusal as it was given, to read or as a file.",
       twin="call-in REF receipt FOLDER"),
    _a("case.implemented", "m", "Implemented", "Record when the decision was carried out.",
       twin="call-in REF implemented --at INSTANT"),
    _a("case.record", "d", "Record", "Open the decision record.", twin="decision REF", marks="quiet"),
    _a("case.pane", "tab shift+tab", "Read on", "Between the events and what is said of the case.", marks="quiet"),
)
# fmt: on
