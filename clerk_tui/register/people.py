"""Reading people, bodies and seats."""

from __future__ import annotations

import sqlite3
from datetime import date

from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.meeting import BodyKind, Person
from clerk_tui.domain.people import Body, KnownPerson, Membership, PersonKind, bare_name, name_key
from clerk_tui.register.rows import to_date
from clerk_tui.register.store import Register

_SEATS = """
    SELECT membership.*, person.name AS person, body.name AS body, body.kind AS body_kind,
           coalesce(ward.name, '') AS ward
    FROM membership JOIN person ON person.id = person_id JOIN body ON body.id = body_id
    LEFT JOIN ward ON ward.id = ward_id
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


def seat(register: Register, seat_id: int) -> Membership:
    """One seat; NotFound if there is none."""
    row = register.read_one(f"{_SEATS} WHERE membership.id = ?", seat_id)
    if row is None:
        raise NotFound(f"The register holds no seat {seat_id}.")
    return _seat(row)


def named(register: Register, name: str, kind: str = "member") -> Person | None:
    """The person of this name, without regard to case or to “Councillor” before it; None where there is nobody."""
    for spelt in dict.fromkeys((name, bare_name(name))):
        row = register.read_one("SELECT id, name FROM person WHERE name = ? COLLATE NOCASE AND kind = ?", spelt, kind)
        if row is not None:
            return Person(row["id"], row["name"])
    # SQLite folds the case of plain letters only, and a name may stand in the register with its style.
    key = name_key(name)
    found = (row for row in register.read("SELECT id, name FROM person WHERE kind = ?", kind))
    return next((Person(row["id"], row["name"]) for row in found if name_key(row["name"]) == key), None)


def persons(register: Register) -> list[KnownPerson]:
    """Everybody, in the order they were entered."""
    return [_person(row) for row in register.read("SELECT * FROM person ORDER BY id")]


def names(register: Register) -> tuple[str, ...]:
    """The names of everybody whom the register holds."""
    return tuple(row["name"] for row in register.read("SELECT name FROM person ORDER BY id"))


def person(register: Register, person_id: int) -> KnownPerson:
    """One person; NotFound if there is none."""
    row = register.read_one("SELECT * FROM person WHERE id = ?", person_id)
    if row is None:
        raise NotFound(f"The register holds no person {person_id}.")
    return _person(row)


def bodies(register: Register) -> list[Body]:
    """Every body, by name."""
    return [_body(row) for row in register.read("SELECT * FROM body ORDER BY name COLLATE NOCASE")]


def body(register: Register, body_id: int) -> Body:
    """One body; NotFound if there is none."""
    row = register.read_one("SELECT * FROM body WHERE id = ?", body_id)
    if row is None:
        raise NotFound(f"The register holds no body {body_id}.")
    return _body(row)


def links(register: Register, person_id: int) -> dict[str, list[int]]:
    """The rows that point to a person, by table."""
    return {
        table: [row["id"] for row in register.read(f"SELECT id FROM {table} WHERE {column} = ? ORDER BY id", person_id)]
        for table, column in LINKS.items()
    }


def in_one_request(register: Register, one_id: int, other_id: int) -> int | None:
    """The decision for whose call-in both asked in one request that was not struck out; None where there is none."""
    row = register.read_one(
        "SELECT r.decision_id FROM call_in_requester AS a JOIN call_in_requester AS b ON b.request_id = a.request_id"
        " JOIN call_in_request AS r ON r.id = a.request_id WHERE a.person_id = ? AND b.person_id = ? AND NOT EXISTS ("
        "SELECT 1 FROM call_in_event AS e JOIN call_in_event AS x ON x.strikes_id = e.id"
        " WHERE e.request_id = r.id AND e.kind = 'received') LIMIT 1",
        one_id,
        other_id,
    )
    return None if row is None else int(row["decision_id"])


LINKS = {
    "membership": "person_id", "summons": "person_id", "attendance": "person_id", "interest": "person_id",
    "call_in_requester": "person_id", "commitment": "owner_id", "agreed_action": "person_id",
    "member_report": "person_id",
}  # fmt: skip
"""Every column that names a person."""


def _person(row: sqlite3.Row) -> KnownPerson:
    return KnownPerson(row["id"], row["version"], row["name"], PersonKind(row["kind"]), row["title"])


def _body(row: sqlite3.Row) -> Body:
    return Body(
        row["id"], row["version"], row["name"], BodyKind(row["kind"]), to_date(row["valid_from"]),
        to_date(row["valid_to"]), row["places"],
    )  # fmt: skip


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
        title=row["title"],
        despite=row["despite"],
        ward_id=row["ward_id"],
        ward=row["ward"],
    )
