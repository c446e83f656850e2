"""What goes from an adjourned or cancelled meeting to the one that goes on with it: people summoned, items, records."""

from __future__ import annotations

from datetime import date, time

from clerk_tui.domain.meeting import AgendaItem, Meeting
from clerk_tui.register import actions, agendas, interests, meetings
from clerk_tui.register import decisions as records
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.services.new_meetings import summon
from clerk_tui.services.office import Office
from clerk_tui.services.places import cells


def carry_over(
    office: Office, change: Change, meeting: Meeting, to: date, starts: time | None, venue: str, *, same: bool
) -> int:
    """Call the next meeting of a body within a change; its id comes back.

    `same`: the meeting goes on, so its agenda governs. Items that were decided stay with the first sitting; the others
    are carried over with their draft records, and their reports stay where they are.
    """
    agenda = {"agenda_on": to_cell(meeting.agenda_on), **cells(meeting.agenda_at, "agenda_")} if same else {}
    row = change.row("meeting", meeting.id)
    contact = {name: row[name] for name in row if name.startswith("contact_")}
    next_id = change.insert(
        "meeting",
        body_id=meeting.body_id,
        day=to_cell(to),
        starts=to_cell(starts),
        venue=venue,
        private=to_cell(meeting.private),
        continues_id=meeting.id,
        **contact,
        **agenda,
    )
    summon(change, next_id, [member.id for member in meeting.members])
    left = [item for item in meetings.items(office.register, meeting.id) if not _decided(office, item)]
    added = _supplements(office, change, meeting, next_id) if same else {}
    carried = {item.id: _carry(office, change, item, next_id, position, added) for position, item in enumerate(left)}
    if same:
        _declared(office, change, meeting.id, next_id, carried)
    return next_id


def _declared(office: Office, change: Change, meeting_id: int, next_id: int, carried: dict[int, int]) -> None:
    """What was declared for an item that is carried over holds when it is taken; the first sitting keeps it as well."""
    for interest in interests.of_meeting(office.register, meeting_id):
        if interest.item_id is None or interest.item_id in carried:
            row = change.row("interest", interest.id)
            kept = {name: cell for name, cell in row.items() if name not in {"id", "version"}}
            item_id = None if interest.item_id is None else carried[interest.item_id]
            change.insert("interest", **{**kept, "meeting_id": next_id, "item_id": item_id})


def _decided(office: Office, item: AgendaItem) -> bool:
    if item.decision_id is None:
        return False
    return records.decision(office.register, item.decision_id).decided_on is not None


def _supplements(office: Office, change: Change, meeting: Meeting, next_id: int) -> dict[int, int]:
    """A meeting that goes on keeps its supplements with their days."""
    return {
        found.id: change.insert(
            "supplement", meeting_id=next_id, title=found.title, reason=found.reason, **cells(found.at)
        )
        for found in agendas.supplements(office.register, meeting.id)
    }


def _carry(
    office: Office, change: Change, item: AgendaItem, meeting_id: int, position: int, added: dict[int, int]
) -> int:
    row = change.row("agenda_item", item.id)
    kept = {name: cell for name, cell in row.items() if name not in {"id", "version"}}
    kept |= {"meeting_id": meeting_id, "position": position, "carried_from_id": item.carried_from_id or item.id}
    kept["supplement_id"] = added.get(item.supplement.id) if item.supplement else None
    item_id = change.insert("agenda_item", **kept)
    for matter in actions.arising(office.register, item_id=item.id):
        # What was to be reported on at the first sitting is still to be, at the next; the first keeps it as well.
        change.insert("matter_arising", action_id=matter.action.id, item_id=item_id, note=matter.note)
    for record in ("decision", "exemption"):
        found = change.find(record, item_id=item.id)
        if found is not None:
            moved = {"item_id": item_id} | ({"meeting_id": meeting_id} if record == "decision" else {})
            change.update(record, int(str(found["id"])), int(str(found["version"])), **moved)
    return item_id
