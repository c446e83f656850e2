"""Actions in words: for lists, for one of them, and for what the public reads."""

from __future__ import annotations

from clerk_tui.domain.actions import ActionStatus, AgreedAction
from clerk_tui.domain.dates import format_date, short_date
from clerk_tui.domain.text import one_line
from clerk_tui.register import actions as rows
from clerk_tui.register import meetings
from clerk_tui.services.actions.owners import holders, left
from clerk_tui.services.office import Office
from clerk_tui.services.time_words import ago


def source_ref(action: AgreedAction) -> str:
    """What it comes from as a clerk calls it: D3, I5, or M2."""
    if action.decision_id is not None:
        return f"D{action.decision_id}"
    return f"I{action.item_id}" if action.item_id is not None else f"M{action.meeting_id}"


def state(office: Office, action: AgreedAction) -> str:
    """How it stands today: `done on 3 November 2017`, `overdue since …`, `due in 5 days`, `at the next meeting`."""
    today = office.clock.today()
    if action.status is not ActionStatus.OPEN and action.closed_on is not None:
        return f"{action.status.value} {short_date(action.closed_on)}"
    if action.due is None:
        return "at the next meeting"
    at = "" if action.due_on else " at the meeting"
    return f"{'LATE, ' if action.late_on(today) else ''}due {ago(action.due, today)}{at}"


def due_words(action: AgreedAction) -> str:
    """By when, as a sentence's part."""
    if action.due_on is not None:
        return f"by {format_date(action.due_on)}"
    if action.next_meeting is not None:
        return f"at the next meeting, on {format_date(action.next_meeting)}"
    return "at the next meeting"


def line(office: Office, action: AgreedAction) -> str:
    """One action in a line to read aloud."""
    body = f" {action.body}." if action.body else ""
    stands = state(office, action)
    return f"A{action.id}. {closed(action.text)} By {action.owner}. {stands[:1].upper()}{stands[1:]}.{body}"


def closed(text: str) -> str:
    """The text on one line as a sentence with its full stop."""
    words = one_line(text)
    return words if words.endswith((".", "!", "?", ".”")) else f"{words}."


def lines(office: Office, action: AgreedAction) -> list[str]:
    """Everything of one action."""
    found = [
        f"A{action.id}. {action.text}",
        f"By {action.owner}{_who_holds(office, action)}, {due_words(action)}.",
        f"Resolved on {format_date(action.resolved_on)}{_where(action)}.",
    ]
    if action.despite:
        found.append(f"Recorded all the same: {action.despite}")
    if action.status is not ActionStatus.OPEN and action.closed_on is not None:
        found.append(f"{action.status.value.capitalize()} on {format_date(action.closed_on)}: {action.outcome}")
        return found + _brought_back(office, action)
    found.append(f"Open: {state(office, action)}.")
    if gone := left(office, action, max(office.clock.today(), action.due or action.resolved_on)):
        found.append(gone)
    return found + _brought_back(office, action)


def _who_holds(office: Office, action: AgreedAction) -> str:
    """Behind a post, who holds it today."""
    if action.person is not None:
        return ""
    names = " and ".join(one.person.name for one in holders(office, action.post, office.clock.today()))
    return f" (today {names})" if names else ""


def _where(action: AgreedAction) -> str:
    by = f" by {action.body}" if action.body else ""
    return f"{by}, {source_ref(action)}"


def _brought_back(office: Office, action: AgreedAction) -> list[str]:
    """The later agendas on which it stood, with what was said of it."""
    said = []
    for matter in rows.arising(office.register, action_id=action.id):
        meeting = meetings.meeting(office.register, matter.meeting_id)
        note = f": {matter.note}" if matter.note else "."
        said.append(f"Brought back at M{meeting.id}, {meeting.body}, {format_date(meeting.day)}{note}")
    return said
