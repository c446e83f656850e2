"""Reading the actions that follow from meetings and decisions, and the agendas to which they were carried."""

from __future__ import annotations

import sqlite3
from datetime import date

from clerk_tui.domain.actions import ActionStatus, AgreedAction, MatterArising
from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.meeting import Person
from clerk_tui.register.lists import NEXT_MEETING
from clerk_tui.register.rows import to_date
from clerk_tui.register.store import Register

_ACTION = f"""
    SELECT a.*, person.name AS person, coalesce(body.name, '') AS body, {NEXT_MEETING} AS next_meeting
    FROM agreed_action AS a LEFT JOIN person ON person.id = a.person_id LEFT JOIN body ON body.id = a.body_id
"""


def action(register: Register, action_id: int) -> AgreedAction:
    """One action; NotFound if there is none."""
    row = register.read_one(f"{_ACTION} WHERE a.id = ?", action_id)
    if row is None:
        raise NotFound(f"The register holds no action A{action_id}.")
    return _action(row)


def actions(
    register: Register,
    *,
    meeting_id: int | None = None,
    decision_id: int | None = None,
    person_id: int | None = None,
    open_only: bool = False,
) -> list[AgreedAction]:
    """The actions of a meeting, of a decision, of a person, or all of them: the open ones first, by their day.

    Those of a meeting are those of its decisions as well.
    """
    rows = register.read(
        f"{_ACTION} WHERE (?1 IS NULL OR a.meeting_id = ?1) AND (?2 IS NULL OR a.decision_id = ?2)"
        " AND (?3 IS NULL OR a.person_id = ?3) AND (?4 = 0 OR a.status = 'open')"
        f" ORDER BY a.status <> 'open', coalesce(a.due_on, {NEXT_MEETING}, '9999'), a.id",
        meeting_id,
        decision_id,
        person_id,
        int(open_only),
    )
    return [_action(row) for row in rows]


def to_come_back(register: Register, body_id: int, meeting_id: int, day: date) -> list[AgreedAction]:
    """The open actions of a body that were resolved before a day and stand under no item of that day's meeting."""
    rows = register.read(
        f"{_ACTION} WHERE a.body_id = ? AND a.status = 'open' AND a.resolved_on < ?"
        " AND NOT EXISTS (SELECT 1 FROM matter_arising AS x JOIN agenda_item AS i ON i.id = x.item_id"
        " WHERE x.action_id = a.id AND i.meeting_id = ?) ORDER BY a.resolved_on, a.id",
        body_id,
        day.isoformat(),
        meeting_id,
    )
    return [_action(row) for row in rows]


_ARISING = f"""
    SELECT x.id AS matter_id, x.version AS matter_version, x.note, x.item_id AS under_id, i.meeting_id AS under_meeting,
           found.*
    FROM matter_arising AS x JOIN agenda_item AS i ON i.id = x.item_id JOIN ({_ACTION}) AS found
    ON found.id = x.action_id
"""


def arising(
    register: Register, *, meeting_id: int | None = None, item_id: int | None = None, action_id: int | None = None
) -> list[MatterArising]:
    """The actions carried to a meeting, or to one item; or every agenda to which one action was carried, in time."""
    rows = register.read(
        f"{_ARISING} JOIN meeting ON meeting.id = i.meeting_id WHERE (?1 IS NULL OR i.meeting_id = ?1)"
        " AND (?2 IS NULL OR x.item_id = ?2) AND (?3 IS NULL OR x.action_id = ?3)"
        " ORDER BY meeting.day, i.meeting_id, found.resolved_on, found.id",
        meeting_id,
        item_id,
        action_id,
    )
    return [
        MatterArising(
            row["matter_id"], row["matter_version"], _action(row), row["under_id"], row["under_meeting"], row["note"]
        )
        for row in rows
    ]


def _action(row: sqlite3.Row) -> AgreedAction:
    resolved = to_date(row["resolved_on"])
    assert resolved is not None
    return AgreedAction(
        id=row["id"],
        version=row["version"],
        text=row["text"],
        resolved_on=resolved,
        person=Person(row["person_id"], row["person"]) if row["person_id"] is not None else None,
        post=row["post"],
        due_on=to_date(row["due_on"]),
        status=ActionStatus(row["status"]),
        closed_on=to_date(row["closed_on"]),
        outcome=row["outcome"],
        despite=row["despite"],
        body_id=row["body_id"],
        body=row["body"],
        meeting_id=row["meeting_id"],
        item_id=row["item_id"],
        decision_id=row["decision_id"],
        next_meeting=to_date(row["next_meeting"]),
    )
