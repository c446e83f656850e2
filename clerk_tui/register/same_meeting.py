"""Looking for the meeting that a document tells of, and for the document itself, among what the register holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from clerk_tui.register.rows import to_time
from clerk_tui.register.store import Register


@dataclass(frozen=True, slots=True)
class Standing:
    """A meeting as it was called for a day: `starts` is its time on that day, `moved` that it was moved since."""

    id: int
    body: str
    starts: time | None
    cancelled: bool
    moved: bool


_CALLED_FOR = """
    SELECT meeting.id AS id, body.name AS body, meeting.starts AS starts, meeting.status AS status, 0 AS moved
    FROM meeting JOIN body ON body.id = meeting.body_id WHERE meeting.day = ?1
    UNION ALL
    SELECT meeting.id, body.name, one.old_starts, meeting.status, 1
    FROM meeting_change AS one JOIN meeting ON meeting.id = one.meeting_id JOIN body ON body.id = meeting.body_id
    WHERE one.kind = 'moved' AND one.old_day = ?1 AND meeting.day <> ?1
    ORDER BY 5, 1
"""


def called_for(register: Register, day: date) -> list[Standing]:
    """The meetings of a day, and after them those that were moved from it."""
    rows = register.read(_CALLED_FOR, day.isoformat())
    return [
        Standing(
            row["id"], row["body"], to_time(row["starts"]), row["status"] == "cancelled", bool(row["moved"])
        )
        for row in rows
    ]  # fmt: skip


def taken_from(register: Register, sha256: str) -> list[int]:
    """The meetings that were taken from a file with this content."""
    rows = register.read(
        "SELECT meeting.id FROM document JOIN meeting ON meeting.document_id = document.id WHERE document.sha256 = ?"
        " ORDER BY meeting.id",
        sha256,
    )
    return [row["id"] for row in rows]


def document_name(register: Register, meeting_id: int) -> str:
    """The name of the document that is shown beside a meeting; empty where there is none."""
    row = register.read_one(
        "SELECT document.name FROM meeting JOIN document ON document.id = meeting.document_id WHERE meeting.id = ?",
        meeting_id,
    )
    return str(row["name"]) if row else ""
