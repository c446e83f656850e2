"""The history's hash chain: each entry covers the one before it, so that a changed or missing entry shows."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

GENESIS = "0" * 64
Cell = str | int | None
Row = Mapping[str, Cell]
_ENTRIES = """
    SELECT seq, history.at, history.who, command_id, history.action, record, record_id, before, after, why,
           summary, undoes, rehearsed_at, previous, hash
    FROM history LEFT JOIN command ON command.id = command_id ORDER BY seq
"""


def digest(*parts: Cell) -> str:
    """SHA-256 of the entry's fields and its command's words, in the order of `_ENTRIES`, as one JSON array."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def as_text(row: Row | None) -> str | None:
    """A row as history keeps it: JSON with sorted keys."""
    return None if row is None else json.dumps(dict(row), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def head(connection: sqlite3.Connection) -> tuple[int, str]:
    """Sequence number and hash of the newest entry; (0, GENESIS) for an empty history."""
    row = connection.execute("SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    return (row["seq"], row["hash"]) if row else (0, GENESIS)


@dataclass(frozen=True, slots=True)
class ChainReport:
    """`broken_at` is the first entry that does not hold, with what is wrong; None when everything follows.

    It is 0 for a row that no entry tells of.
    """

    entries: int
    head: str
    broken_at: int | None = None
    wrong: str = ""


def verify(connection: sqlite3.Connection, records: Collection[str]) -> ChainReport:
    """Walk the chain from its start; then compare it with the commands and with every record as it stands.

    The caller holds one state of the register for the whole walk.
    """
    previous, expected = GENESIS, 1
    for row in connection.execute(_ENTRIES):
        parts = tuple(row)
        if row["seq"] != expected:
            return ChainReport(expected - 1, previous, expected, "an entry is missing")
        if row["previous"] != previous or digest(*parts[:-1]) != row["hash"]:
            return ChainReport(expected - 1, previous, expected, "the entry was changed")
        previous, expected = row["hash"], expected + 1
    report = ChainReport(expected - 1, previous)
    wrong = _against_commands(connection) or _against_records(connection, records)
    return replace(report, broken_at=wrong[0], wrong=wrong[1]) if wrong else report


def _against_commands(connection: sqlite3.Connection) -> tuple[int, str] | None:
    row = connection.execute(
        "SELECT min(seq) AS seq FROM history JOIN command ON command.id = history.command_id"
        " WHERE command.at <> history.at OR command.who <> history.who OR command.action <> history.action"
    ).fetchone()
    if row["seq"] is not None:
        return row["seq"], "its command is not as the entry says"
    idle = connection.execute(
        "SELECT summary FROM command WHERE NOT EXISTS (SELECT 1 FROM history WHERE command_id = command.id) LIMIT 1"
    ).fetchone()
    return None if idle is None else (0, f"the command “{idle['summary']}” was put in without an entry")


def _against_records(connection: sqlite3.Connection, records: Collection[str]) -> tuple[int, str] | None:
    newest = connection.execute(
        "SELECT max(seq) AS seq, record, record_id, after FROM history GROUP BY record, record_id ORDER BY record"
    )
    for entry in newest.fetchall():
        # The table's name comes from our own history; anything else there is refused, not run.
        if entry["record"] not in records:
            return entry["seq"], "the entry names no record of the register"
        row = connection.execute(f'SELECT * FROM "{entry["record"]}" WHERE id = ?', (entry["record_id"],)).fetchone()
        if not _is_as_told(connection, entry["record"], row, entry["after"]):
            return entry["seq"], f"{entry['record']} {entry['record_id']} is not as its last entry says"
    for record in sorted(records):
        row = connection.execute(
            f'SELECT min(id) AS id FROM "{record}" AS r WHERE NOT EXISTS'
            " (SELECT 1 FROM history WHERE record = ? AND record_id = r.id)",
            (record,),
        ).fetchone()
        if row["id"] is not None:
            return 0, f"{record} {row['id']} was put in without an entry"
    return None


def _is_as_told(connection: sqlite3.Connection, record: str, row: sqlite3.Row | None, told: str | None) -> bool:
    """Is a row as its last entry says? Columns that a later schema added must hold what that schema put there."""
    if row is None or told is None or as_text(dict(row)) == told:
        return as_text(None if row is None else dict(row)) == told
    known = json.loads(told)
    added = {name: row[name] for name in row.keys() if name not in known}  # noqa: SIM118 - a Row iterates its values
    here = {name: row[name] for name in row.keys() if name in known}  # noqa: SIM118
    return as_text(here) == told and added == _begun_with(connection, record, added)


def _begun_with(connection: sqlite3.Connection, record: str, names: Collection[str]) -> dict[str, Cell]:
    """What the schema gives columns that nobody filled: their default, an integer, a text, or nothing."""
    columns = connection.execute(f'PRAGMA table_info("{record}")').fetchall()
    return {row["name"]: _literal(row["dflt_value"]) for row in columns if row["name"] in names}


def _literal(written: str | None) -> Cell:
    """A default as the schema writes it. It is read and never run: the file may be made to do harm."""
    if written is None or written.startswith("'"):
        return written and written[1:-1].replace("''", "'")
    return int(written) if written.isdecimal() else None
