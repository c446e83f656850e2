"""What the public reads of actions: under the item that they follow from, and under the item that brings them back."""

from __future__ import annotations

from datetime import date

from clerk_tui.domain.actions import ActionStatus, AgreedAction, MatterArising
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import DecisionStatus
from clerk_tui.register import actions as rows
from clerk_tui.register import decisions
from clerk_tui.services.actions.words import closed, due_words
from clerk_tui.services.office import Office
from clerk_tui.services.public_items import OpenItem, in_private, may_leave, meeting_may_leave, open_item, open_items

_PRIVATE = "An action was agreed under a matter taken in private; it is not for publication."
_WAITS = "An action follows from a decision whose record is not published yet."


def of_item(office: Office, one: OpenItem) -> tuple[str, ...]:
    """The actions that follow from an item, for the minutes; Refused where words of one are kept apart as exempt."""
    found = [action for action in rows.actions(office.register, meeting_id=one.item.meeting_id)
             if action.item_id == one.item.id]  # fmt: skip
    return tuple(dict.fromkeys(_said(office, action, one, _told(action)) for action in found))


def of_meeting(office: Office, meeting_id: int, items: tuple[OpenItem, ...]) -> tuple[str, ...]:
    """The actions that a meeting agreed under no item."""
    found = [action for action in rows.actions(office.register, meeting_id=meeting_id) if action.item_id is None]
    said = tuple(f"Action A{action.id}: {_told(action)}" for action in found)
    meeting_may_leave(office, items, {"actions": "\n".join(said)})
    return said


def arising(office: Office, one: OpenItem, day: date, *, said: bool) -> tuple[str, ...]:
    """The actions brought back under an item, as they stood on a day; `said`: with what was said of them there."""
    found = rows.arising(office.register, item_id=one.item.id)
    return tuple(_back(office, matter, one, day, said) for matter in found)


def _back(office: Office, matter: MatterArising, one: OpenItem, day: date, said: bool) -> str:
    action = matter.action
    note = f" {closed(matter.note)}" if said and matter.note else ""
    words = f"{_told(action)} {_standing(action, day)}{note}"
    may_leave(office, one, {"matters arising": words})
    source = None if action.item_id is None else open_item(office, action.item_id)
    return f"{_said(office, action, source, words)} (Resolved on {format_date(action.resolved_on)}.)"


def _said(office: Office, action: AgreedAction, source: OpenItem | None, words: str) -> str:
    """The words with the action's number, unless its matter is private, or its decision waits to be published."""
    if source is not None and in_private(office, source):
        return _PRIVATE
    if action.decision_id is not None:
        decision = decisions.decision(office.register, action.decision_id)
        if decision.status is not DecisionStatus.PUBLISHED:
            return _WAITS
    if source is not None:
        may_leave(office, source, {"actions": words})
    elif action.meeting_id is not None:
        meeting_may_leave(office, open_items(office, action.meeting_id), {"actions": words})
    return f"Action A{action.id}: {words}"


def _told(action: AgreedAction) -> str:
    return f"{closed(action.text)} By {action.owner}, {due_words(action)}."


def _standing(action: AgreedAction, day: date) -> str:
    """How it stood on a day."""
    stood = action.stood_on(day)
    if stood is ActionStatus.OPEN or action.closed_on is None:
        return "Open."
    return f"{stood.value.capitalize()} on {format_date(action.closed_on)}: {closed(action.outcome)}"
