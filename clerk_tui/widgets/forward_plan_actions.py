"""The actions of the forward plan: the list, and the form of one entry."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.action import action as _a

_KEY_TEST = "Answer whether the matter is key: money, wards, by whom and why."
_TICKS = "The eight paragraphs of regulation 9(1) and what answers each."
_PUBLISH = "Record that the notice was put up at both places; what it says is kept as published."
_VERSIONS = "The notices as published, side by side with what changed."
_ROUTE = "28 days, general exception or special urgency: what is still open, and until when."
_PLAN = "Every gate of this matter, with its slack."
_WITHDRAW = "Mark the entry as withdrawn; it stays on the plan, the reason in the register alone."

# fmt: off
FORWARD_PLAN_ACTIONS: tuple[Action, ...] = (
    _a("forward-plan.add", "a", "Add", "A new entry; its reference is suggested in the council's own style.",
       twin="forward-plan add FIELD=VALUE"),
    _a("forward-plan.key-test", "y", "Key test", _KEY_TEST, twin="forward-plan key-test REF",
       more="The council's threshold stands beside the amount; the program judges nothing."),
    _a("forward-plan.publish", "n", "Notice", _PUBLISH, twin="forward-plan publish REF --offices DAY --website DAY"),
    _a("forward-plan.versions", "d", "Versions", _VERSIONS, twin="forward-plan versions REF"),
    _a("forward-plan.route", "r", "Route", _ROUTE, twin="route REF", marks="quiet"),
    _a("forward-plan.plan", "p", "Plan", _PLAN, twin="plan --ref REF", marks="quiet"),
    _a("forward-plan.withdraw", "x", "Withdraw", _WITHDRAW, twin="forward-plan withdraw REF --because TEXT",
       marks="quiet"),

    _a("plan-entry.key-test", "f3 ctrl+o", "Key test", _KEY_TEST, twin="forward-plan key-test REF", marks="first",
       more="The council's threshold stands beside the amount; the program judges nothing."),
    _a("plan-entry.ticks", "f5 ctrl+k", "Ticks", _TICKS, twin="forward-plan show REF", marks="first"),
    _a("plan-entry.route", "f6 ctrl+g", "Route", _ROUTE, twin="route REF", marks="first"),
    _a("plan-entry.versions", "f7 ctrl+n", "Versions", _VERSIONS, twin="forward-plan versions REF", marks="first"),
    _a("plan-entry.publish", "f8 ctrl+b", "Notice", _PUBLISH, marks="first",
       twin="forward-plan publish REF --offices DAY --website DAY"),
    _a("plan-entry.plan", "f9 ctrl+r", "Plan", _PLAN, twin="plan --ref REF", marks="first"),
    _a("plan-entry.withdraw", "f10 ctrl+l", "Withdraw", _WITHDRAW, twin="forward-plan withdraw REF --because TEXT",
       marks="first quiet"),
)
# fmt: on
