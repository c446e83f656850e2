"""The actions of publishing: the queue, several at once, the cross-check side by side, and corrections."""

from __future__ import annotations

from clerk_tui.widgets.action import Action
from clerk_tui.widgets.action import action as _a

PUBLISH_GROUPS: dict[str, str] = {
    "today": "Today",
    "published": "Published record",
    "queue": "To be published",
    "publish-together": "Before several are published",
    "publish-question": "In the question before something is published",
    "beside": "Side by side",
    "correction": "Correction of a published record",
    "correction-preview": "Before a correction is published",
}
"""The headings of their groups."""

PUBLISH_PARTS: dict[str, tuple[str, ...]] = {
    "queue": ("list",),
    "publish-together": ("list",),
    "beside": ("list",),
    "published": ("decision", "field", "line", "date", "choice", "ticks"),
    "correction": ("field", "line", "date", "choice"),
    "correction-preview": ("reader",),
}
"""The groups whose keys such a screen has besides its own."""

# fmt: off
PUBLISH_ACTIONS: tuple[Action, ...] = (
    _a("today.unpublished", "p", "To publish", "What is decided and not published, the most overdue first.",
       twin="decisions --unpublished"),
    _a("decisions.unpublished", "p", "To publish", "What is decided and not published, the most overdue first.",
       twin="decisions --unpublished"),
    _a("queue.publish", "f8 ctrl+b", "Publish", "Publish the decisions of this line's meeting, all at once.",
       more="Each is checked; what is not ready can be left out.", twin="publish MEETING"),
    _a("meeting.publish", "f8 ctrl+b", "Publish", "Publish the decisions of this meeting, all at once.",
       more="Each is checked; what is not ready can be left out.", twin="publish MEETING"),
    _a("publish-together.choose", "space", "In or out", "Leave this decision out, or take it in again.",
       twin="publish MEETING --leave-out REF"),
    _a("publish-together.publish", "f8 ctrl+b", "Publish", "Publish all that are in; all of them, or none.",
       twin="publish MEETING"),
    _a("publish-together.read", "r", "Read", "Read the notice of this decision as it will go out.",
       twin="publish REF --preview"),
    _a("publish-question.read", "r", "Read it first", "Read what is asked about, whole, as it will go out.",
       twin="publish REF --preview"),
    _a("check.beside", "d", "Side by side", "Forward plan, agenda and record of this matter, side by side.",
       twin="check REF"),
    _a("published.correct", "c", "Correct", "Correct a published record: it stays as it was, and a dated correction is"
       " published.", twin="decision correct REF FIELD=TEXT --because REASON"),
    _a("correction.keep", "ctrl+s", "Keep", "Keep what is typed here for later; nothing goes out yet."),
    _a("correction.look", "f8 ctrl+b", "Difference", "The difference word by word, and the dates of both choices.",
       twin="decision correct REF FIELD=TEXT --dry-run", marks="first"),
    _a("correction-preview.publish", "f8 ctrl+b", "Publish", "Publish the correction: it asks why, and what becomes of"
       " the window.", twin="decision correct REF FIELD=TEXT --because REASON"),
)
# fmt: on
