"""Windowed lists: a count and pages, so that a hundred thousand records cost what a screenful costs."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from clerk_tui.register.rows import sought, to_date, to_instant
from clerk_tui.register.store import Register

Value = str | int | None

NEXT_MEETING = (
    "(SELECT min(m.day) FROM meeting AS m WHERE m.body_id = a.body_id AND m.day > a.resolved_on"
    " AND m.status <> 'cancelled')"
)
"""The day of the first meeting of the body of agreed action a after it was resolved."""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    id: int
    body: str
    day: date
    starts: str
    venue: str
    items: int
    unpublished: int
    status: str = "called"


@dataclass(frozen=True, slots=True)
class DecisionRow:
    id: int
    reference: str
    title: str
    maker_name: str
    status: str
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class WindowRow:
    """A published decision on the call-in board. No dates: it is not open to call-in.

    `first_closes` and `reason` only where the published window was moved: the day first published, and why. `kept`
    tells that it was kept once when the calendar was changed, `entered` that something was entered at the call-in desk.
    """

    decision_id: int
    reference: str
    title: str
    published_on: date
    closes: date | None
    closes_at: datetime | None
    effective: date | None
    first_closes: date | None = None
    reason: str = ""
    kept: bool = False
    entered: bool = False


def counted(register: Register, sql: str, *values: Value) -> int:
    """The number that a query counts."""
    row = register.read_one(sql, *values)
    return int(row[0]) if row else 0


def like(text: str) -> str:
    """The pattern of LIKE, escaped by a backslash, for whatever holds these words."""
    escaped = sought(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _phrase(text: str) -> str:
    return '"' + sought(text).replace('"', '""') + '"'


def _indexed(text: str) -> bool:
    """Whether the trigram index answers: it holds no numbers, and a list that shows `D12` is asked for it."""
    return len(sought(text)) >= 3 and not _NUMBER.fullmatch(sought(text))


_NUMBER = re.compile(r"D[0-9]+", re.IGNORECASE | re.ASCII)
_NUMBERED = " OR (?{words} GLOB '%[Dd][0-9]*' AND 'D' || {id} LIKE ?{words} ESCAPE '\\')"
_MEETINGS = " FROM meeting JOIN body ON body.id = meeting.body_id"
_MEETING_FILTER = (
    " WHERE body.name || ' ' || meeting.day || ' ' || meeting.venue || ' M' || meeting.id LIKE ? ESCAPE '\\'"
)


def count_meetings(register: Register, text: str = "") -> int:
    if sought(text):
        return counted(register, f"SELECT count(*){_MEETINGS}{_MEETING_FILTER}", like(text))
    return counted(register, "SELECT count(*) FROM meeting")


def page_meetings(register: Register, start: int, length: int, text: str = "") -> list[MeetingRow]:
    """Meetings, the latest first."""
    where, values = (_MEETING_FILTER, (like(text),)) if sought(text) else ("", ())
    rows = register.read(
        "SELECT meeting.id, body.name, meeting.day, coalesce(meeting.starts, ''), meeting.venue,"
        " (SELECT count(*) FROM agenda_item WHERE agenda_item.meeting_id = meeting.id),"
        " (SELECT count(*) FROM decision WHERE decision.meeting_id = meeting.id AND decision.status = 'draft'),"
        " meeting.status"
        f"{_MEETINGS}{where} ORDER BY meeting.day DESC, meeting.id LIMIT ? OFFSET ?",
        *values,
        length,
        start,
    )
    return [MeetingRow(row[0], row[1], date.fromisoformat(row[2]), *tuple(row)[3:]) for row in rows]


def _decision_filter(text: str) -> tuple[str, tuple[str, ...]]:
    """For what the trigram index cannot answer."""
    if not sought(text):
        return "", ()
    numbered = _NUMBERED.format(words=1, id="id")
    return f" WHERE title LIKE ?1 ESCAPE '\\' OR reference LIKE ?1 ESCAPE '\\'{numbered}", (like(text),)


def count_decisions(register: Register, text: str = "") -> int:
    if _indexed(text):
        return counted(register, "SELECT count(*) FROM decision_search WHERE decision_search MATCH ?", _phrase(text))
    where, values = _decision_filter(text)
    return counted(register, f"SELECT count(*) FROM decision_as_corrected{where}", *values)


def page_decisions(register: Register, start: int, length: int, text: str = "") -> list[DecisionRow]:
    """Decision records as corrected, the newest first."""
    columns = "SELECT d.id, d.reference, d.title, d.maker_name, d.status, d.decided_on FROM "
    tail = f" DESC LIMIT {int(length)} OFFSET {int(start)}"
    if _indexed(text):
        found = f"(SELECT rowid AS id FROM decision_search WHERE decision_search MATCH ? ORDER BY rowid{tail})"
        sql = f"{columns}{found} AS hit JOIN decision_as_corrected AS d ON d.id = hit.id ORDER BY d.id DESC"
        rows = register.read(sql, _phrase(text))
    else:
        where, values = _decision_filter(text)
        rows = register.read(f"{columns} decision_as_corrected AS d{where} ORDER BY d.id{tail}", *values)
    return [DecisionRow(row[0], row[1], row[2], row[3], row[4], to_date(row[5])) for row in rows]


_WINDOWS = " FROM window_in_force AS p JOIN decision_as_corrected AS d ON d.id = p.decision_id"
_WINDOW_FILTER = (
    f" AND (d.title LIKE ?2 ESCAPE '\\' OR d.reference LIKE ?2 ESCAPE '\\'{_NUMBERED.format(words=2, id='d.id')})"
)
_BUT = " AND p.decision_id NOT IN (SELECT value FROM json_each(?3))"


def _where(now: str, text: str, but: Sequence[int]) -> tuple[str, tuple[str, ...]]:
    """What narrows the board, and its values: words to look for, and decisions that are shown elsewhere."""
    if but:
        return (_WINDOW_FILTER if sought(text) else "") + _BUT, (now, like(text), json.dumps([*but]))
    return (_WINDOW_FILTER, (now, like(text))) if sought(text) else ("", (now,))


def count_windows(register: Register, now: str, text: str = "", but: Sequence[int] = ()) -> tuple[int, int]:
    """How many windows are open at `now` (UTC text), and how many publications there are besides.

    `but` are decisions to leave out of both.
    """
    where, values = _where(now, text, but)
    opened = counted(register, f"SELECT count(*){_WINDOWS} WHERE p.closes_at > ?1{where}", *values)
    if where:
        return opened, counted(register, f"SELECT count(*){_WINDOWS} WHERE ?1 IS NOT NULL{where}", *values) - opened
    return opened, counted(register, "SELECT count(*) FROM window_in_force") - opened


def windows_of(register: Register, decisions: Sequence[int], text: str = "") -> list[WindowRow]:
    """The rows of these decisions, in their order of id, as far as they hold the words."""
    where = "p.decision_id IN (SELECT value FROM json_each(?1))"
    if not decisions:
        return []
    return _rows(_windows(register, where, "p.decision_id", len(decisions), 0, json.dumps([*decisions]), text, ()))


def page_windows(
    register: Register, start: int, length: int, now: str, text: str = "", *, opened: int, but: Sequence[int] = ()
) -> list[WindowRow]:
    """The board: open windows, the next to close first, then the rest, the latest effect first."""
    rows: list[sqlite3.Row] = []
    if start < opened:
        where = "p.closes_at > ?1"
        rows += _windows(
            register, where, "p.closes_at, p.publication_id", min(length, opened - start), start, now, text, but
        )
    if len(rows) < length:
        # The plus signs keep SQLite on the index of `effective`, which gives the order without sorting them all.
        where = "(+p.closes_at IS NULL OR +p.closes_at <= ?1)"
        rest = max(0, start - opened)
        rows += _windows(
            register, where, "p.effective DESC, p.publication_id DESC", length - len(rows), rest, now, text, but
        )
    return _rows(rows)


def _rows(rows: Sequence[sqlite3.Row]) -> list[WindowRow]:
    return [
        WindowRow(
            row[0], row[1], row[2], date.fromisoformat(row[3]), to_date(row[4]), to_instant(row[5]), to_date(row[6]),
            to_date(row[7]), row[8], bool(row[9]), bool(row[10]),
        )
        for row in rows
    ]  # fmt: skip


def _windows(
    register: Register, where: str, order: str, length: int, start: int, now: str, text: str, but: Sequence[int]
) -> list[sqlite3.Row]:
    narrowed, values = _where(now, text, but)
    return register.read(
        "SELECT d.id, d.reference, d.title, p.published_on, p.closes, p.closes_at, p.effective, p.first_closes,"
        " p.reason, EXISTS (SELECT 1 FROM window_kept AS k WHERE k.publication_id = p.publication_id),"
        " EXISTS (SELECT 1 FROM call_in_event AS e WHERE e.decision_id = d.id)"
        f"{_WINDOWS} WHERE {where}{narrowed}"
        f" ORDER BY {order} LIMIT {int(length)} OFFSET {int(start)}",
        *values,
    )
