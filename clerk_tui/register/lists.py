"""Windowed lists: a count and pages, so that a hundred thousand records cost what a screenful costs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clerk_tui.register.rows import sought, to_date, to_instant
from clerk_tui.register.store import Register

Value = str | int | None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    id: int
    body: str
    day: date
    starts: str
    venue: str
    items: int
    unpublished: int


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
    tells that it was kept once when the calendar was changed.
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


@dataclass(frozen=True, slots=True)
class TodayRow:
    """`kind` is publish, record, call-in, effect, meeting, notice; `gate` its date as text, of call-in the instant."""

    kind: str
    id: int
    gate: str
    title: str
    body: str
    reference: str
    item: str
    meeting_day: date | None
    agenda_on: date | None


def _count(register: Register, sql: str, *values: Value) -> int:
    row = register.read_one(sql, *values)
    return int(row[0]) if row else 0


def _like(text: str) -> str:
    escaped = sought(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _phrase(text: str) -> str:
    return '"' + sought(text).replace('"', '""') + '"'


_MEETINGS = " FROM meeting JOIN body ON body.id = meeting.body_id"
_MEETING_FILTER = " WHERE body.name || ' ' || meeting.day || ' ' || meeting.venue LIKE ? ESCAPE '\\'"


def count_meetings(register: Register, text: str = "") -> int:
    if sought(text):
        return _count(register, f"SELECT count(*){_MEETINGS}{_MEETING_FILTER}", _like(text))
    return _count(register, "SELECT count(*) FROM meeting")


def page_meetings(register: Register, start: int, length: int, text: str = "") -> list[MeetingRow]:
    """Meetings, the latest first."""
    where, values = (_MEETING_FILTER, (_like(text),)) if sought(text) else ("", ())
    rows = register.read(
        "SELECT meeting.id, body.name, meeting.day, coalesce(meeting.starts, ''), meeting.venue,"
        " (SELECT count(*) FROM agenda_item WHERE agenda_item.meeting_id = meeting.id),"
        " (SELECT count(*) FROM decision WHERE decision.meeting_id = meeting.id AND decision.status = 'draft')"
        f"{_MEETINGS}{where} ORDER BY meeting.day DESC, meeting.id LIMIT ? OFFSET ?",
        *values,
        length,
        start,
    )
    return [MeetingRow(row[0], row[1], date.fromisoformat(row[2]), *tuple(row)[3:]) for row in rows]


def _decision_filter(text: str) -> tuple[str, tuple[str, ...]]:
    """For words that are too short for the trigram index."""
    if not sought(text):
        return "", ()
    return " WHERE title LIKE ?1 ESCAPE '\\' OR reference LIKE ?1 ESCAPE '\\'", (_like(text),)


def count_decisions(register: Register, text: str = "") -> int:
    if len(sought(text)) >= 3:
        return _count(register, "SELECT count(*) FROM decision_search WHERE decision_search MATCH ?", _phrase(text))
    where, values = _decision_filter(text)
    return _count(register, f"SELECT count(*) FROM decision{where}", *values)


def page_decisions(register: Register, start: int, length: int, text: str = "") -> list[DecisionRow]:
    """Decision records, the newest first."""
    columns = "SELECT d.id, d.reference, d.title, d.maker_name, d.status, d.decided_on FROM "
    tail = f" DESC LIMIT {int(length)} OFFSET {int(start)}"
    if len(sought(text)) >= 3:
        found = f"(SELECT rowid AS id FROM decision_search WHERE decision_search MATCH ? ORDER BY rowid{tail})"
        sql = f"{columns}{found} AS hit JOIN decision AS d ON d.id = hit.id ORDER BY d.id DESC"
        rows = register.read(sql, _phrase(text))
    else:
        where, values = _decision_filter(text)
        rows = register.read(f"{columns} decision AS d{where} ORDER BY d.id{tail}", *values)
    return [DecisionRow(row[0], row[1], row[2], row[3], row[4], to_date(row[5])) for row in rows]


_WINDOWS = " FROM window_in_force AS p JOIN decision AS d ON d.id = p.decision_id"
_WINDOW_FILTER = " AND (d.title LIKE ?2 ESCAPE '\\' OR d.reference LIKE ?2 ESCAPE '\\')"


def count_windows(register: Register, now: str, text: str = "") -> tuple[int, int]:
    """How many windows are open at `now` (UTC text), and how many publications there are besides."""
    values = (now, _like(text)) if sought(text) else (now,)
    where = _WINDOW_FILTER if sought(text) else ""
    opened = _count(register, f"SELECT count(*){_WINDOWS} WHERE p.closes_at > ?1{where}", *values)
    if sought(text):
        return opened, _count(register, f"SELECT count(*){_WINDOWS} WHERE ?1 IS NOT NULL{where}", *values) - opened
    return opened, _count(register, "SELECT count(*) FROM window_in_force") - opened


def page_windows(
    register: Register, start: int, length: int, now: str, text: str = "", *, opened: int
) -> list[WindowRow]:
    """The board: open windows, the next to close first, then the rest, the latest effect first."""
    rows: list[sqlite3.Row] = []
    if start < opened:
        where = "p.closes_at > ?1"
        rows += _windows(
            register, where, "p.closes_at, p.publication_id", min(length, opened - start), start, now, text
        )
    if len(rows) < length:
        # The plus signs keep SQLite on the index of `effective`, which gives the order without sorting them all.
        where = "(+p.closes_at IS NULL OR +p.closes_at <= ?1)"
        rest = max(0, start - opened)
        rows += _windows(
            register, where, "p.effective DESC, p.publication_id DESC", length - len(rows), rest, now, text
        )
    return [
        WindowRow(
            row[0], row[1], row[2], date.fromisoformat(row[3]), to_date(row[4]), to_instant(row[5]), to_date(row[6]),
            to_date(row[7]), row[8], bool(row[9]),
        )
        for row in rows
    ]  # fmt: skip


def _windows(
    register: Register, where: str, order: str, length: int, start: int, now: str, text: str
) -> list[sqlite3.Row]:
    values = (now, _like(text)) if sought(text) else (now,)
    return register.read(
        "SELECT d.id, d.reference, d.title, p.published_on, p.closes, p.closes_at, p.effective, p.first_closes,"
        " p.reason, EXISTS (SELECT 1 FROM window_kept AS k WHERE k.publication_id = p.publication_id)"
        f"{_WINDOWS} WHERE {where}{_WINDOW_FILTER if sought(text) else ''}"
        f" ORDER BY {order} LIMIT {int(length)} OFFSET {int(start)}",
        *values,
    )


# ?1 is the London date, ?2 the instant in UTC, ?3 the days by which agendas are due, as JSON, ?4 a JSON list of the
# meetings (M3) and key decisions (D12) whose agenda or notice is short: they come first. `day` is what is sorted by:
# the instant at which a window closes lies in the next day by the clock of Greenwich, in winter.
_TODAY = """
    SELECT 'publish' AS kind, d.id AS id, d.decided_on AS gate, d.title AS title, d.maker_name AS body,
           d.reference AS reference, coalesce(i.number, '') AS item, m.day AS meeting_day, NULL AS agenda_on,
           d.decided_on AS day
    FROM decision AS d LEFT JOIN meeting AS m ON m.id = d.meeting_id LEFT JOIN agenda_item AS i ON i.id = d.item_id
    WHERE d.status = 'draft' AND d.decided_on IS NOT NULL
    UNION ALL
    SELECT 'record', d.id, m.day, d.title, d.maker_name, d.reference, coalesce(i.number, ''), m.day, NULL, m.day
    FROM decision AS d JOIN meeting AS m ON m.id = d.meeting_id LEFT JOIN agenda_item AS i ON i.id = d.item_id
    WHERE d.status = 'draft' AND d.decided_on IS NULL AND m.day <= ?1
    UNION ALL
    SELECT 'call-in', d.id, p.closes_at, d.title, d.maker_name, d.reference, '', NULL, NULL, p.closes
    FROM window_in_force AS p JOIN decision AS d ON d.id = p.decision_id
    WHERE p.closes_at > ?2
    UNION ALL
    SELECT 'effect', d.id, p.effective, d.title, d.maker_name, d.reference, '', NULL, NULL, p.effective
    FROM window_in_force AS p JOIN decision AS d ON d.id = p.decision_id
    WHERE p.effective >= ?1 AND (p.closes_at IS NULL OR p.closes_at <= ?2)
    UNION ALL
    SELECT 'meeting', m.id, m.day, b.name, b.name, '', '', m.day, m.agenda_on,
           CASE WHEN 'M' || m.id IN (SELECT value FROM json_each(?4)) THEN ''
                WHEN m.agenda_on IS NOT NULL THEN m.day
                ELSE coalesce((SELECT value FROM json_each(?3) WHERE key = m.day), date(m.day, '-8 days')) END
    FROM meeting AS m JOIN body AS b ON b.id = m.body_id
    WHERE m.day >= ?1 AND m.status IN ('called', 'adjourned')
    UNION ALL
    SELECT 'notice', d.id, m.day, d.title, d.maker_name, d.reference, coalesce(i.number, ''), m.day, NULL, ''
    FROM json_each(?4) AS short JOIN decision AS d ON short.value = 'D' || d.id JOIN meeting AS m ON m.id = d.meeting_id
    LEFT JOIN agenda_item AS i ON i.id = d.item_id
"""
_TODAY_FILTER = " WHERE title || ' ' || reference || ' ' || body LIKE ?5 ESCAPE '\\'"
_NO_DAYS = "{}"


def days_without_agenda(register: Register, today: str, most: int) -> list[date]:
    """The next days with a meeting whose agenda is not out yet."""
    rows = register.read(
        "SELECT DISTINCT day FROM meeting WHERE day >= ? AND agenda_on IS NULL AND status IN ('called', 'adjourned')"
        " ORDER BY day LIMIT ?",
        today,
        most,
    )
    return [date.fromisoformat(row[0]) for row in rows]


def count_today(register: Register, today: str, now: str, text: str = "", *, short: Iterable[str] = ()) -> int:
    where, values = _today_filter(text)
    return _count(
        register, f"SELECT count(*) FROM ({_TODAY}){where}", today, now, _NO_DAYS, json.dumps([*short]), *values
    )


def page_today(
    register: Register,
    start: int,
    length: int,
    today: str,
    now: str,
    text: str = "",
    *,
    agenda_due: Mapping[date, date] | None = None,
    short: Iterable[str] = (),
) -> list[TodayRow]:
    """What is due, sorted by the next gate, so that what is overdue comes first.

    `agenda_due` says by when the agenda of a meeting on that day is due; without it a day about there is sorted by.
    `short` are the meetings (M3) and key decisions (D12) whose agenda or notice is short.
    """
    where, values = _today_filter(text)
    due = json.dumps({day.isoformat(): by.isoformat() for day, by in (agenda_due or {}).items()})
    rows = register.read(
        f"SELECT * FROM ({_TODAY}){where} ORDER BY day, gate, kind, id LIMIT {int(length)} OFFSET {int(start)}",
        today,
        now,
        due,
        json.dumps([*short]),
        *values,
    )
    return [
        TodayRow(row[0], row[1], row[2], row[3], row[4], row[5], row[6], to_date(row[7]), to_date(row[8]))
        for row in rows
    ]


def _today_filter(text: str) -> tuple[str, tuple[str, ...]]:
    return (_TODAY_FILTER, (_like(text),)) if sought(text) else ("", ())
