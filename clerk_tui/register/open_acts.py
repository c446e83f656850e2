"""Reading what still has a deadline before it: meetings, records, windows, requests and plan entries."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from clerk_tui.register.forward_plan import NOTICE_ON
from clerk_tui.register.plan_list import PUBLISHED_FROM
from clerk_tui.register.rows import to_date
from clerk_tui.register.store import Register


@dataclass(frozen=True, slots=True)
class OpenAct:
    """`day` is the day to count from; `done_on` the day on which the act was done already, where that is known."""

    id: int
    title: str
    day: date
    done_on: date | None = None
    received_at: datetime | None = None


def meetings_to_come(register: Register, today: str) -> list[OpenAct]:
    """Meetings from today on, with the day their agenda was published."""
    return _acts(
        register,
        "SELECT meeting.id, body.name, meeting.day, meeting.agenda_on FROM meeting JOIN body ON body.id = body_id"
        " WHERE meeting.day >= ? AND status = 'called' ORDER BY meeting.day, meeting.id",
        today,
    )


def agendas_published(register: Register, today: str, most: int) -> list[tuple[OpenAct, str]]:
    """The next meetings whose agenda is out, with the kind of their body."""
    rows = register.read(
        "SELECT meeting.id, body.name, meeting.day, meeting.agenda_on, body.kind FROM meeting"
        " JOIN body ON body.id = body_id WHERE meeting.day >= ? AND agenda_on IS NOT NULL"
        " AND status = 'called' ORDER BY meeting.day, meeting.id LIMIT ?",
        today,
        most,
    )
    return [(_act(row), row["kind"]) for row in rows]


def decided_unpublished(register: Register) -> list[OpenAct]:
    """Records of decisions that were taken and are not published."""
    return _acts(
        register,
        "SELECT id, title, decided_on, NULL FROM decision WHERE status = 'draft' AND decided_on IS NOT NULL"
        " ORDER BY decided_on, id",
    )


def key_decisions_to_come(register: Register, today: str) -> list[OpenAct]:
    """Key decisions on the agenda of a meeting from today on, with the day of their notice."""
    return _acts(
        register,
        f"SELECT decision.id, decision.title, meeting.day, {NOTICE_ON}"
        " FROM decision JOIN meeting ON meeting.id = meeting_id"
        " WHERE decision.status = 'draft' AND key_decision = 1 AND meeting.day >= ? ORDER BY meeting.day, decision.id",
        today,
    )


def general_exceptions(register: Register, today: str) -> list[OpenAct]:
    """Decisions to come by general exception: the day from which their notice was available."""
    return _acts(
        register,
        "SELECT decision.id, decision.title, available_on, NULL FROM urgency"
        " JOIN decision ON decision.id = urgency.decision_id LEFT JOIN meeting ON meeting.id = meeting_id"
        " WHERE urgency.kind = 'general-exception' AND available_on IS NOT NULL AND decision.status = 'draft'"
        " AND decided_on IS NULL AND (meeting.day IS NULL OR meeting.day >= ?) ORDER BY decision.id",
        today,
    )


def planned_key_decisions(register: Register, today: str) -> list[OpenAct]:
    """Key decisions of the forward plan that are to be taken from today on, with the day of their notice.

    Those that have a decision record are among `key_decisions_to_come`.
    """
    return _acts(
        register,
        f"SELECT id, reference || ', ' || matter, due_from, {PUBLISHED_FROM} FROM forward_plan_entry AS e"
        " WHERE key_decision = 1 AND status = 'planned' AND due_from >= ?"
        " AND NOT EXISTS (SELECT 1 FROM decision WHERE forward_plan_entry_id = e.id) ORDER BY due_from, id",
        today,
    )


def open_windows(register: Register, today: str, now: str) -> list[int]:
    """Published decisions whose window is open, or whose effect has not begun."""
    rows = register.read(
        "SELECT decision_id FROM window_in_force WHERE closes IS NOT NULL AND (closes_at > ? OR effective > ?)"
        " ORDER BY closes_at, decision_id",
        now,
        today,
    )
    return [int(row["decision_id"]) for row in rows]


def open_requests(register: Register) -> list[OpenAct]:
    """Requests for call-in that scrutiny has yet to hear."""
    rows = register.read(
        "SELECT decision.id, title, received_at FROM call_in_request JOIN decision_as_corrected AS decision"
        " ON decision.id = decision_id"
        " WHERE refused = '' AND (SELECT e.left_as FROM call_in_event AS e WHERE e.decision_id = decision.id"
        " ORDER BY e.id DESC LIMIT 1) IN ('validating', 'suspended') AND NOT EXISTS (SELECT 1 FROM call_in_event AS e"
        " LEFT JOIN call_in_event AS x ON x.strikes_id = e.id WHERE e.request_id = call_in_request.id"
        " AND (e.kind = 'received' AND x.id IS NOT NULL OR e.kind = 'rejected' AND x.id IS NULL))"
        " ORDER BY received_at, call_in_request.id"
    )
    moments = [datetime.fromisoformat(row["received_at"]) for row in rows]
    return [OpenAct(row["id"], row["title"], at.date(), None, at) for row, at in zip(rows, moments, strict=True)]


def _acts(register: Register, sql: str, *values: str) -> list[OpenAct]:
    return [_act(row) for row in register.read(sql, *values)]


def _act(row: sqlite3.Row) -> OpenAct:
    return OpenAct(row[0], row[1], date.fromisoformat(row[2]), to_date(row[3]))
