"""Reading requests for call-in and what happened since, and the cases that are not settled."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from clerk_tui.domain.call_in_events import Signatory
from clerk_tui.domain.call_ins import AskedFor, Entry, EntryKind, KeptRequest, Requester
from clerk_tui.domain.dates import iso_instant, london_date
from clerk_tui.domain.errors import NotFound
from clerk_tui.register.rows import to_bool, to_date
from clerk_tui.register.store import Register

UNSETTLED = ("validating", "suspended", "heard", "reconsider", "council")
"""The states in which somebody has yet to act."""


def lines(cell: str) -> tuple[str, ...]:
    """The lines of a cell."""
    return tuple(line for line in cell.split("\n") if line)


def requests(register: Register, decision_id: int) -> tuple[KeptRequest, ...]:
    """Every request for call-in of a decision, in order of receipt."""
    rows = register.read("SELECT * FROM call_in_request WHERE decision_id = ? ORDER BY received_at, id", decision_id)
    return tuple(_request(register, row) for row in rows)


def decision_of(register: Register, request_id: int) -> int | None:
    """The decision that a request asks about; None where there is no such request."""
    row = register.read_one("SELECT decision_id FROM call_in_request WHERE id = ?", request_id)
    return None if row is None else int(row["decision_id"])


def request(register: Register, request_id: int) -> KeptRequest:
    """One request for call-in; NotFound if there is none."""
    row = register.read_one("SELECT * FROM call_in_request WHERE id = ?", request_id)
    if row is None:
        raise NotFound(f"The register holds no request for call-in R{request_id}.")
    return _request(register, row)


def _request(register: Register, row: sqlite3.Row) -> KeptRequest:
    said = AskedFor(
        received_at=datetime.fromisoformat(row["received_at"]),
        requesters=_requesters(register, row["id"], row["received_at"]),
        received_by=row["received_by"],
        how=row["how"],
        grounds=row["grounds"],
        chosen_grounds=lines(row["chosen_grounds"]),
        parts=row["parts"],
        alternative=row["alternative"],
        states=lines(row["states"]),
        conditions=lines(row["conditions"]),
        called_in_before=to_date(row["called_in_before"]),
        year_began=to_date(row["year_began"]),
        despite=row["despite"],
    )
    by_count = bool(row["refused_by_count"])
    return KeptRequest(row["id"], row["decision_id"], said, row["refused"], row["receipt"], by_count)


def _requesters(register: Register, request_id: int, received_at: str) -> tuple[Requester, ...]:
    rows = register.read("SELECT * FROM call_in_requester WHERE request_id = ? ORDER BY position", request_id)
    found = []
    for row in rows:
        signed = () if row["person_id"] is None else signed_days(register, row["person_id"], received_at)
        signatory = Signatory(row["name"], lines(row["pools"]), lines(row["roles"]), signed, bool(row["confirmed"]))
        found.append(Requester(row["person_id"], signatory, bool(row["counted"]), row["why_not"]))
    return tuple(found)


_NOT_STRUCK = (
    "NOT EXISTS (SELECT 1 FROM call_in_event AS e JOIN call_in_event AS x ON x.strikes_id = e.id"
    " WHERE e.request_id = r.id AND e.kind = 'received')"
)
"""Of a request `r`: its receipt was not struck out."""


def signed_days(register: Register, person_id: int, before: str) -> tuple[date, ...]:
    """The days of the call-ins that a member signed, was counted in, and that came before this instant (UTC text)."""
    rows = register.read(
        "SELECT r.received_at FROM call_in_requester AS s JOIN call_in_request AS r ON r.id = s.request_id"
        f" WHERE s.person_id = ? AND s.counted = 1 AND r.received_at < ? AND {_NOT_STRUCK} ORDER BY r.received_at",
        person_id,
        before,
    )
    return tuple(london_date(datetime.fromisoformat(row["received_at"])) for row in rows)


def entries(register: Register, decision_id: int) -> tuple[Entry, ...]:
    """Everything that happened to a decision, in the order of its instants; what was struck out says why."""
    rows = register.read(
        "SELECT e.*, x.reason AS struck FROM call_in_event AS e LEFT JOIN call_in_event AS x ON x.strikes_id = e.id"
        " WHERE e.decision_id = ? ORDER BY e.at, e.id",
        decision_id,
    )
    return tuple(_entry(row) for row in rows)


def _entry(row: sqlite3.Row) -> Entry:
    return Entry(
        id=row["id"],
        decision_id=row["decision_id"],
        kind=EntryKind(row["kind"]),
        at=datetime.fromisoformat(row["at"]),
        who=row["who"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        request_id=row["request_id"],
        outcome=row["outcome"],
        decides=row["decides"],
        names=lines(row["names"]),
        by_whom=row["by_whom"],
        reason=row["reason"],
        in_writing=to_bool(row["in_writing"]),
        on_day=to_date(row["on_day"]),
        meeting_id=row["meeting_id"],
        strikes_id=row["strikes_id"],
        left_as=row["left_as"],
        struck=row["struck"],
    )


def resting_on(register: Register, record: str, row_id: int) -> bool:
    """Whether an event that was entered later hangs on this request, or strikes out this event."""
    if record == "call_in_request":
        sql = "SELECT 1 FROM call_in_event WHERE request_id = ? AND kind <> 'received' LIMIT 1"
    elif record == "call_in_event":
        sql = "SELECT 1 FROM call_in_event WHERE strikes_id = ? LIMIT 1"
    else:
        return False
    return register.read_one(sql, row_id) is not None


def has_entries(register: Register, decision_id: int) -> bool:
    """Whether anything was ever entered at the desk for a decision."""
    return register.read_one("SELECT 1 FROM call_in_event WHERE decision_id = ? LIMIT 1", decision_id) is not None


_AFTER = timedelta(days=7)
"""For how long a case is still looked at that was to settle by itself: a day may be added to the calendar later."""


def unsettled(register: Register, now: datetime) -> tuple[int, ...]:
    """Ids of the decisions that were called in and wait for somebody, as their newest event left them.

    One that was to settle by itself (a missed hearing, a decision let stand) is not among them for ever.
    """
    rows = register.read(
        "SELECT e.decision_id FROM call_in_event AS e WHERE e.id IN (SELECT max(id) FROM call_in_event"
        " GROUP BY decision_id) AND e.left_as IN (SELECT value FROM json_each(?))"
        " AND (e.left_until IS NULL OR e.left_until > ?) ORDER BY e.decision_id",
        json.dumps(UNSETTLED),
        iso_instant((now - _AFTER).replace(microsecond=0)),
    )
    return tuple(row["decision_id"] for row in rows)


@dataclass(frozen=True, slots=True)
class Issue:
    """One publication as far as call-in needs it: the instant, or the beginning of the day, and its counts."""

    sequence: int
    published_on: date
    published_at: datetime | None
    closes: date | None
    counts: str


def issues(register: Register, decision_id: int) -> tuple[Issue, ...]:
    """Every publication of a decision, the first one first, with the window that its newest change gave it."""
    rows = register.read(
        "SELECT p.sequence, p.published_on, p.published_at, p.closes, coalesce((SELECT w.counts FROM window_change AS w"
        " WHERE w.publication_id = p.id ORDER BY w.sequence DESC LIMIT 1), p.counts) AS counts"
        " FROM publication AS p WHERE p.decision_id = ? ORDER BY p.sequence",
        decision_id,
    )
    return tuple(
        Issue(
            row["sequence"], date.fromisoformat(row["published_on"]),
            datetime.fromisoformat(row["published_at"]) if row["published_at"] else None, to_date(row["closes"]),
            row["counts"],
        )
        for row in rows
    )  # fmt: skip


def restarts(register: Register, decision_id: int) -> dict[int, bool]:
    """By the sequence of the publication, whether the window starts again with that correction."""
    rows = register.read(
        "SELECT p.sequence, c.restarts FROM correction AS c JOIN publication AS p ON p.id = c.publication_id"
        " WHERE c.decision_id = ?",
        decision_id,
    )
    return {row["sequence"]: bool(row["restarts"]) for row in rows}


def council_meetings(register: Register, first: date, last: date) -> tuple[date, ...]:
    """The days on which Council met, or is to meet, between two days."""
    rows = register.read(
        "SELECT meeting.day FROM meeting JOIN body ON body.id = body_id WHERE body.kind = 'council'"
        " AND meeting.status <> 'cancelled' AND meeting.day BETWEEN ? AND ? ORDER BY meeting.day",
        first.isoformat(),
        last.isoformat(),
    )
    return tuple(date.fromisoformat(row["day"]) for row in rows)


def scrutiny_meetings(register: Register, first: date) -> tuple[tuple[int, str, date], ...]:
    """The next meetings of scrutiny from a day on: id, body and day."""
    rows = register.read(
        "SELECT meeting.id, body.name, meeting.day FROM meeting JOIN body ON body.id = body_id"
        " WHERE body.kind = 'scrutiny' AND meeting.status IN ('called', 'adjourned') AND meeting.day >= ?"
        " ORDER BY meeting.day, meeting.starts, meeting.id LIMIT 8",
        first.isoformat(),
    )
    return tuple((row["id"], row["name"], date.fromisoformat(row["day"])) for row in rows)


def same_matter(register: Register, decision_id: int, before: str) -> date | None:
    """The day on which another decision of the same forward-plan matter was last called in before an instant.

    What was refused or struck out does not count.
    """
    row = register.read_one(
        "SELECT max(r.received_at) AS at FROM decision_as_corrected AS d"
        " JOIN decision_as_corrected AS o ON o.id <> d.id"
        " AND o.forward_plan_reference = d.forward_plan_reference COLLATE NOCASE"
        " JOIN call_in_request AS r ON r.decision_id = o.id"
        " WHERE d.id = ? AND d.forward_plan_reference <> '' AND r.refused = '' AND r.received_at < ?"
        f" AND {_NOT_STRUCK}",
        decision_id,
        before,
    )
    return None if row is None or row["at"] is None else london_date(datetime.fromisoformat(row["at"]))
