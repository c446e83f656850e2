"""What was done, as a list to look through: a page of commands at a time, under words, a person, days or a record."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from clerk_tui.domain.dates import at_london, iso_instant
from clerk_tui.register.changes import RECORDS
from clerk_tui.register.history import COMMAND, CommandEntry, HistoryEntry, command_of
from clerk_tui.register.rows import sought
from clerk_tui.register.store import Register


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of the history is narrowed to; empty fields narrow nothing. Both days are included, in London.

    `record` is a table of the register and `record_id` a row of it: what was done to it, and to what hangs on it.
    """

    words: str = ""
    who: str = ""
    first: date | None = None
    last: date | None = None
    record: str = ""
    record_id: int = 0


EVERYTHING = Wanted()
_HANGS_BY = {
    "decision": "decision_id", "meeting": "meeting_id", "forward_plan_entry": "forward_plan_entry_id",
    "agenda_item": "item_id", "call_in_request": "request_id", "person": "person_id", "body": "body_id",
    "report": "report_id", "agreed_action": "action_id",
    "member_report": "member_report_id",
}  # fmt: skip
"""The column by which other rows hang on a row."""


def count(register: Register, wanted: Wanted = EVERYTHING) -> int:
    """How many commands there are of these."""
    where, values = _where(register, wanted)
    row = register.read_one(f"SELECT count(*) FROM command WHERE {where}", *values)
    return int(row[0]) if row else 0


def page(register: Register, start: int, length: int, wanted: Wanted = EVERYTHING) -> tuple[CommandEntry, ...]:
    """Commands, the newest first."""
    where, values = _where(register, wanted)
    sql = f"{COMMAND} WHERE {where} ORDER BY command.rowid DESC LIMIT ? OFFSET ?"
    return tuple(command_of(row) for row in register.read(sql, *values, length, start))


def _where(register: Register, wanted: Wanted) -> tuple[str, tuple[str | int, ...]]:
    terms: list[str] = []
    values: list[str | int] = []
    if words := sought(wanted.words):
        terms.append("instr(lower(summary || ' ' || who || ' ' || action), lower(?)) > 0")
        values.append(words)
    if who := sought(wanted.who):
        terms.append("lower(who) = lower(?)")
        values.append(who)
    if wanted.first:
        terms.append("at >= ?")
        values.append(iso_instant(at_london(wanted.first, time(0))))
    if wanted.last:
        terms.append("at < ?")
        values.append(iso_instant(at_london(wanted.last + timedelta(days=1), time(0))))
    if wanted.record:
        found = of_record(register, wanted.record)
        terms.append(f"command.id IN (SELECT command_id FROM history WHERE {found})")
        values += [wanted.record, wanted.record_id] * (found.count("?") // 2)
    return " AND ".join(terms) or "1", tuple(values)


_OF_SECTIONS = (
    " OR record = 'report_paragraph' AND ? <> '' AND json_extract(coalesce(after, before), '$.section_id') IN"
    " (SELECT own.record_id FROM history AS own WHERE own.record = 'report_section'"
    " AND json_extract(coalesce(own.after, own.before), '$.report_id') = ?)"
)
"""The paragraphs of a report hang on its sections."""


def of_record(register: Register, record: str) -> str:
    """A condition on `history` for a row of this table and what hangs on it; takes table and id for each two `?`.

    Only entries of tables that have the column are looked into: reading all of a long history costs too much.
    """
    own = "record = ? AND record_id = ?"
    if (column := _HANGS_BY.get(record)) is None:
        return own
    tables = sorted(RECORDS & set(_with_column(register, column)))
    names = ", ".join(f"'{name}'" for name in tables)
    hangs = f"record IN ({names}) AND ? <> '' AND json_extract(coalesce(after, before), '$.{column}') = ?"
    return f"({own} OR {hangs}{_OF_SECTIONS if record == 'report' else ''})"


def entries_of(register: Register, record: str, record_id: int) -> tuple[HistoryEntry, ...]:
    """Every change of a row and of what hangs on it, row by row, the oldest first."""
    found = of_record(register, record)
    values = (record, record_id) * (found.count("?") // 2)
    rows = register.read(
        "SELECT seq, at, who, action, record, record_id, before, after, why, hash FROM history"
        f" WHERE {found} ORDER BY seq",
        *values,
    )
    return tuple(HistoryEntry(row[0], datetime.fromisoformat(row[1]), *tuple(row)[2:]) for row in rows)


def _with_column(register: Register, column: str) -> list[str]:
    rows: list[sqlite3.Row] = register.read(
        "SELECT s.name FROM sqlite_schema AS s JOIN pragma_table_info(s.name) AS c ON c.name = ?"
        " WHERE s.type = 'table'",
        column,
    )
    return [row["name"] for row in rows]


def rows_of(register: Register, command_id: str) -> tuple[tuple[str, int, str | None], ...]:
    """The rows that a command changed: table, id, and the row as it was left or taken away, as JSON."""
    rows = register.read(
        "SELECT record, record_id, coalesce(after, before) AS row FROM history WHERE command_id = ? ORDER BY seq",
        command_id,
    )
    return tuple((row["record"], row["record_id"], row["row"]) for row in rows)


def is_there(register: Register, record: str, record_id: int) -> bool:
    """Whether the register holds this row now."""
    assert record in RECORDS, record
    return register.read_one(f'SELECT 1 FROM "{record}" WHERE id = ?', record_id) is not None
