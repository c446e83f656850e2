"""Reading the history."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from clerk_tui.domain.errors import NotFound
from clerk_tui.register.chain import Cell
from clerk_tui.register.rows import sought
from clerk_tui.register.store import Register


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """One thing done; `undone` tells whether an undo of it stands."""

    id: str
    at: datetime
    who: str
    action: str
    summary: str
    undoes: str | None
    undone: bool


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One row changed by a command: its content before and after as JSON text, and its place in the chain."""

    seq: int
    at: datetime
    who: str
    action: str
    record: str
    record_id: int
    before: str | None
    after: str | None
    why: str
    hash: str


COMMAND = """
    SELECT command.id, at, who, action, summary, undoes,
           EXISTS (SELECT 1 FROM command AS later WHERE later.undoes = command.id
               AND NOT EXISTS (SELECT 1 FROM command AS redo WHERE redo.undoes = later.id)) AS undone
    FROM command
"""
"""Commands; what was done again after an undo is not undone."""


def command_of(row: sqlite3.Row) -> CommandEntry:
    """A row of `COMMAND`."""
    return CommandEntry(row[0], datetime.fromisoformat(row[1]), row[2], row[3], row[4], row[5], bool(row[6]))


def count(register: Register, filter_text: str = "") -> int:
    where, values = _matching(filter_text)
    row = register.read_one(f"SELECT count(*) FROM command {where}", *values)
    return int(row[0]) if row else 0


def page(register: Register, start: int, length: int, filter_text: str = "") -> tuple[CommandEntry, ...]:
    """Commands, the newest first."""
    where, values = _matching(filter_text)
    rows = register.read(f"{COMMAND} {where} ORDER BY command.rowid DESC LIMIT ? OFFSET ?", *values, length, start)
    return tuple(command_of(row) for row in rows)


def _matching(filter_text: str) -> tuple[str, tuple[str, ...]]:
    if not (words := sought(filter_text)):
        return "", ()
    return "WHERE instr(lower(summary || ' ' || who || ' ' || action), lower(?)) > 0", (words,)


def of_command(register: Register, command_id: str) -> tuple[HistoryEntry, ...]:
    """What one command changed, row by row."""
    return _entries(register, "command_id = ?", command_id)


def _entries(register: Register, where: str, *values: str | int) -> tuple[HistoryEntry, ...]:
    rows = register.read(
        "SELECT seq, at, who, action, record, record_id, before, after, why, hash FROM history"
        f" WHERE {where} ORDER BY seq",
        *values,
    )
    return tuple(HistoryEntry(row[0], datetime.fromisoformat(row[1]), *tuple(row)[2:]) for row in rows)


def of_decision(register: Register, decision_id: int) -> tuple[HistoryEntry, ...]:
    """Every change of a decision record and of what hangs on it, the oldest first."""
    return _entries(
        register,
        "command_id IN (SELECT command_id FROM history WHERE record = 'decision' AND record_id = ?1)"
        " AND (record = 'decision' AND record_id = ?1"
        " OR record IN ('consent_step', 'exemption', 'closed_title', 'representation')"
        " OR json_extract(coalesce(after, before), '$.decision_id') = ?1)"
        " OR record IN ('window_change', 'window_kept', 'correction', 'publication', 'call_in_request',"
        " 'call_in_event', 'exempt_override', 'disposal')"
        " AND json_extract(coalesce(after, before), '$.decision_id') = ?1",
        decision_id,
    )


def command(register: Register, command_id: str) -> CommandEntry | None:
    """One command by its id, if it was done."""
    row = register.read_one(f"{COMMAND} WHERE command.id = ?", command_id)
    return command_of(row) if row else None


def differences(entry: HistoryEntry) -> dict[str, tuple[Cell, Cell]]:
    """The fields an entry changed, each with its content before and after; the row version is left out."""
    before: dict[str, Cell] = json.loads(entry.before) if entry.before else {}
    after: dict[str, Cell] = json.loads(entry.after) if entry.after else {}
    names = sorted((before.keys() | after.keys()) - {"version"})
    return {name: (before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)}


def newest(register: Register, record: str = "", record_id: int = 0) -> HistoryEntry:
    """The newest entry of the whole chain, or of one row; NotFound where there is none."""
    where, values = ("record = ? AND record_id = ?", (record, record_id)) if record else ("1", ())
    rows = _entries(register, f"seq = (SELECT max(seq) FROM history WHERE {where})", *values)
    if not rows:
        raise NotFound(f"The history holds nothing of {record.replace('_', ' ') or 'anything'} {record_id}.")
    return rows[0]


def first(register: Register, record: str, record_id: int) -> HistoryEntry:
    """The entry that put a row into the register; NotFound where there is none."""
    rows = _entries(
        register, "seq = (SELECT min(seq) FROM history WHERE record = ? AND record_id = ?)", record, record_id
    )
    if not rows:
        raise NotFound(f"The history holds nothing of {record.replace('_', ' ')} {record_id}.")
    return rows[0]


def turned(register: Register, record: str, record_id: int, column: str, value: str) -> datetime:
    """When a row's column last came to hold this value, by the office's clock; NotFound where it never did."""
    row = register.read_one(
        "SELECT coalesce(command.rehearsed_at, history.at) AS at FROM history JOIN command ON command.id = command_id"
        " WHERE record = ?1 AND record_id = ?2 AND json_extract(after, '$.' || ?3) = ?4"
        " AND json_extract(before, '$.' || ?3) IS NOT ?4 ORDER BY seq DESC LIMIT 1",
        record,
        record_id,
        column,
        value,
    )
    if row is None:
        raise NotFound(f"The history does not tell when {record.replace('_', ' ')} {record_id} became {value}.")
    return datetime.fromisoformat(row["at"])
