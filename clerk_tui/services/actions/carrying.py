"""Actions brought back at the next meeting of their body, under the item “Matters arising”."""

from __future__ import annotations

from collections.abc import Sequence

from clerk_tui.domain.actions import ActionStatus, AgreedAction, MatterArising
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError, NotFound, Refused
from clerk_tui.domain.meeting import AgendaItem, Meeting
from clerk_tui.domain.text import tidy
from clerk_tui.register import actions as rows
from clerk_tui.register import meetings
from clerk_tui.register.changes import Change
from clerk_tui.services.agendas import NewItem, insert_item, may_add, number_anew, open_meeting, plainly_numbered
from clerk_tui.services.office import Office

TITLE = "Matters arising"
_KNOWN = ("matters arising", "matter arising", "actions arising", "action log")
"""How the titles of such an item begin."""


def offered(office: Office, meeting_id: int) -> tuple[AgreedAction, ...]:
    """The open actions of the meeting's body from its earlier meetings that this agenda does not bring back yet."""
    meeting = meetings.meeting(office.register, meeting_id)
    return tuple(rows.to_come_back(office.register, meeting.body_id, meeting_id, meeting.day))


def offer_words(office: Office, meeting_id: int) -> str:
    """That such actions are open, in a sentence; empty where none is, or the agenda is no longer worked on."""
    try:
        open_meeting(office, meeting_id)
    except Refused:
        return ""
    found = offered(office, meeting_id)
    if not found:
        return ""
    names = ", ".join(f"A{one.id}" for one in found[:8]) + (" and more" if found[8:] else "")
    many = "1 action of earlier meetings is" if len(found) == 1 else f"{len(found)} actions of earlier meetings are"
    return f"{many} open and not on this agenda: {names}."


def carry(
    office: Office, meeting_id: int, action_ids: Sequence[int] | None = None, *, command_id: str | None = None
) -> AgendaItem:
    """Bring actions back under the agenda's item for them, which is put there where it has none; the item comes back.

    Without `action_ids` it is all that `offered` gives. Refused where there is none, where one is done, or where an
    item can no longer be added to the agenda.
    """
    meeting = open_meeting(office, meeting_id)
    wanted = _wanted(office, meeting, action_ids)
    _may_stand(office, meeting_id)

    def work(change: Change) -> int:
        _wanted(office, meeting, [action.id for action in wanted])
        item_id = _item(office, meeting_id) or _put_item(office, change, meeting_id)
        for action in wanted:
            change.insert("matter_arising", action_id=action.id, item_id=item_id)
        return item_id

    names = ", ".join(f"A{action.id}" for action in wanted)
    summary = f"Carried to the matters arising of M{meeting_id}: {names}"
    item_id = office.register.run(office.command("actions carry", summary, command_id=command_id), work)
    assert item_id is not None
    return meetings.item(office.register, item_id)


def _wanted(office: Office, meeting: Meeting, action_ids: Sequence[int] | None) -> tuple[AgreedAction, ...]:
    there = {one.action.id for one in rows.arising(office.register, meeting_id=meeting.id)}
    if action_ids is None:
        if found := offered(office, meeting.id):
            return found
        raise Refused(f"No open action of {meeting.body} is left to bring back at M{meeting.id}.")
    found = tuple(rows.action(office.register, number) for number in dict.fromkeys(action_ids))
    for action in found:
        if action.id in there:
            raise Refused(f"A{action.id} stands on the agenda of M{meeting.id} already.")
        if action.status is not ActionStatus.OPEN and action.closed_on is not None:
            raise Refused(f"A{action.id} was {action.status.value} on {format_date(action.closed_on)}.")
        if action.resolved_on >= meeting.day:
            raise InputError(
                f"A{action.id} was resolved on {format_date(action.resolved_on)}, and M{meeting.id} meets on"
                f" {format_date(meeting.day)}: an action comes back at a later meeting."
            )
    return found


def _item(office: Office, meeting_id: int) -> int | None:
    """The item under which actions come back, where the agenda has one."""
    items = meetings.items(office.register, meeting_id)
    return next((item.id for item in items if item.title.casefold().startswith(_KNOWN)), None)


def _new_item(office: Office, meeting_id: int) -> NewItem:
    """Matters arising stand behind the minutes, or behind what stands first on every agenda."""
    items = meetings.items(office.register, meeting_id)
    behind = [place for place, item in enumerate(items, 1) if "minutes" in item.title.casefold()]
    return NewItem(TITLE, place=behind[0] + 1 if behind else None)


def _may_stand(office: Office, meeting_id: int) -> None:
    if _item(office, meeting_id) is None:
        may_add(office, meeting_id, _new_item(office, meeting_id))


def _put_item(office: Office, change: Change, meeting_id: int) -> int:
    items = meetings.items(office.register, meeting_id)
    item_id = insert_item(office, change, meeting_id, _new_item(office, meeting_id))
    if items and plainly_numbered(items) and any(item.number for item in items):
        number_anew(office, change, meeting_id)
    return item_id


def _matter(office: Office, action_id: int, meeting_id: int) -> MatterArising:
    rows.action(office.register, action_id)
    meetings.meeting(office.register, meeting_id)
    for matter in rows.arising(office.register, meeting_id=meeting_id):
        if matter.action.id == action_id:
            return matter
    raise NotFound(f"A{action_id} was not carried to M{meeting_id}.")


def say(office: Office, action_id: int, meeting_id: int, note: str, *, command_id: str | None = None) -> MatterArising:
    """Keep for the minutes what was said of an action at the meeting to which it was carried; empty takes it away."""
    old, words = _matter(office, action_id, meeting_id), tidy(note).strip()

    def work(change: Change) -> int:
        change.update("matter_arising", old.id, old.version, note=words)
        return old.id

    summary = f"Said of A{action_id} at M{meeting_id}"
    office.register.run(office.command("actions said", summary, command_id=command_id), work)
    return _matter(office, action_id, meeting_id)


def take_off(office: Office, action_id: int, meeting_id: int, *, command_id: str | None = None) -> None:
    """Take an action off the agenda to which it was carried; it stays open, and is offered again."""
    old = _matter(office, action_id, meeting_id)

    def work(change: Change) -> int:
        change.remove("matter_arising", old.id)
        return old.action.id

    summary = f"A{action_id} taken off the matters arising of M{meeting_id}"
    office.register.run(office.command("actions take-off", summary, command_id=command_id), work)
