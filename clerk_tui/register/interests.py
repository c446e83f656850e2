"""Reading declared interests."""

from __future__ import annotations

import sqlite3

from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.interest import Interest
from clerk_tui.domain.meeting import Person
from clerk_tui.register.rows import to_bool
from clerk_tui.register.store import Register

_INTEREST = "SELECT interest.*, person.name AS person FROM interest JOIN person ON person.id = interest.person_id"


def of_meeting(register: Register, meeting_id: int) -> list[Interest]:
    """The interests declared at a meeting, in the order they were entered."""
    rows = register.read(f"{_INTEREST} WHERE interest.meeting_id = ? ORDER BY interest.id", meeting_id)
    return [_interest(row) for row in rows]


def of_item(register: Register, item_id: int) -> list[Interest]:
    """The interests declared for an agenda item."""
    rows = register.read(f"{_INTEREST} WHERE interest.item_id = ? ORDER BY interest.id", item_id)
    return [_interest(row) for row in rows]


def interest(register: Register, interest_id: int) -> Interest:
    """One declared interest; NotFound if there is none."""
    row = register.read_one(f"{_INTEREST} WHERE interest.id = ?", interest_id)
    if row is None:
        raise NotFound(f"The register holds no declared interest {interest_id}.")
    return _interest(row)


def _interest(row: sqlite3.Row) -> Interest:
    return Interest(
        id=row["id"],
        version=row["version"],
        meeting_id=row["meeting_id"],
        item_id=row["item_id"],
        person=Person(row["person_id"], row["person"]),
        nature=row["nature"],
        conflict=to_bool(row["conflict"]),
        withdrew=to_bool(row["withdrew"]),
        dispensation=row["dispensation"],
    )
