"""The actions of the screen on a matter's route."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.action import action as _a

# fmt: off
ROUTE_ACTIONS: tuple[Action, ...] = (
    _a("route.inform", "g", "Inform", "General exception: whom of scrutiny the proper officer informed.",
       more="Regulation 10: the chairman of the relevant committee, or each member; nobody has to agree.",
       twin="route inform REF --who NAME --on DAY"),
    _a("route.consent", "c", "Consent", "What the next of the chain answered: agreed, refused, unable, no such person.",
       more="Regulations 5(6) and 11: a refusal does not pass the question on, inability does.",
       twin="route consent REF KIND ANSWER"),
    _a("route.take-back", "b", "Take back", "Take the last answer of the chain back, with the reason.",
       twin="route take-back REF KIND --reason TEXT", marks="quiet"),
    _a("route.notice", "n", "Notice", "Record a notice: when it was at the offices and on the website, what it says.",
       twin="route notice REF KIND FIELD=VALUE"),
    _a("route.private", "p", "In private", "Why the matter is taken in private: paragraph, reasons, public interest.",
       twin="private set REF FIELD=VALUE"),
    _a("route.representation", "e", "Representation", "Against meeting in private: one received, or the answer to it.",
       twin="private add REF --from NAME --on DAY --text TEXT", marks="quiet"),
    _a("route.resolution", "s", "Resolution", "The resolution to exclude the public, in a wording that is suggested.",
       twin="private resolve REF", marks="quiet"),
    _a("route.closed", "x", "Closed title", "The exempt title and facts, kept apart from all that is public.",
       twin="private closed REF --title TEXT", marks="quiet"),
    _a("route.read", "r", "Read", "The whole route as one text, to read or to have read aloud.", twin="route REF",
       marks="quiet"),
    _a("route.close", "f6", "Close", "Back to where you came from.", marks="quiet"),
)
# fmt: on
