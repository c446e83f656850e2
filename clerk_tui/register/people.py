"""Reading people and their seats."""

from __future__ import annotations

import sqlite3
from datetime import date

from clerk_tui.domain.meeting import BodyKind, Person
from clerk_tui.domain.people import Membership
from clerk_tui.register.rows import to_date
from clerk_tui.register.store import Register

_SEATS = """
    SELECT membership.*, person.name AS person, body.name AS body, body.kind AS body_kind FROM membership
    JOIN person ON person.id = person_id JOIN body ON body.id = body_id
"""


def seats(
    register: Register, *, body_id: int | None = None, person_id: int | None = None, on: date | None = None
) -> list[Membership]:
    """Seats in a body, of a person, on a day, or all of them; by body, then in the order they were entered."""
    rows = register.read(
        f"{_SEATS} WHERE (?1 IS NULL OR body_id = ?1) AND (?2 IS NULL OR person_id = ?2) AND (?3 IS NULL OR"
        " ((membership.valid_from IS NULL OR membership.valid_from <= ?3)"
        " AND (membership.valid_to IS NULL OR ?3 <= membership.valid_to)))"
        " ORDER BY body.name, membership.id",
        body_id,
        person_id,
        on.isoformat() if on else None,
    )
    return [_seat(row) for row in rows]


def named(register: Register, name: str, kind: str = "member") -> Person | None:
    """The person of this name, without regard to case; None where the register holds nobody of it."""
    row = register.read_one("SELECT id, name FROM person WHERE name = ? COLLATE NOCASE AND kind = ?", name, kind)
    return None if row is None else Person(row["id"], row["name"])


def _seat(row: sqlite3.Row) -> Membership:
    return Membership(
        id=row["id"],
        version=row["version"],
        person=Person(row["person_id"], row["person"]),
        body_id=row["body_id"],
        body=row["body"],
        body_kind=BodyKind(row["body_kind"]),
        role=row["role"],
        valid_from=to_date(row["valid_from"]),
        valid_to=to_date(row["valid_to"]),
    )
