"""Whether the file, its schema and its records are as the history says."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from clerk_tui.register import chain, schema, trust
from clerk_tui.register.chain import ChainReport, Fault
from clerk_tui.register.changes import RECORDS
from clerk_tui.register.engine import one_reading, worded
from clerk_tui.register.store import Register

_OTHER_WINDOWS = """
    SELECT decision_id FROM (SELECT * FROM window_as_recorded EXCEPT SELECT * FROM window_in_force)
    UNION SELECT decision_id FROM (SELECT * FROM window_in_force EXCEPT SELECT * FROM window_as_recorded)
"""


def examine(register: Register) -> tuple[list[str], list[str], ChainReport]:
    """What the engine says of its pages, the tables with rows that point nowhere, and the walk along the chain.

    All of it sees one state of the register, so that another clerk's change is never taken for tampering.
    """
    return examine_file(register.connection, register.path)


def examine_file(connection: sqlite3.Connection, path: Path) -> tuple[list[str], list[str], ChainReport]:
    """The same of an open file, whichever schema it has; `path` is what sentences call it."""
    with worded(path), one_reading(connection):
        pages = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(3)") if row[0] != "ok"]
        strays = [str(row[0]) for row in connection.execute("PRAGMA foreign_key_check")]
        return pages, strays, _walked(connection, damaged=bool(pages))


def _walked(connection: sqlite3.Connection, *, damaged: bool) -> ChainReport:
    """The walk along the chain; on damaged pages a row may hold nothing where the schema wants a number or a text."""
    try:
        return chain.verify(connection, RECORDS & _tables(connection))
    except (TypeError, ValueError):
        if not damaged:
            raise
        return ChainReport(0, chain.GENESIS, (Fault(0, "it cannot be read, since the file is damaged"),))


def windows_that_differ(register: Register) -> list[int]:
    """The decisions whose dates in force are not those of their publication and its newest change."""
    return [int(row["decision_id"]) for row in register.read(_OTHER_WINDOWS)]


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def schema_as_made(register: Register) -> bool:
    """Is every table, index and trigger what this program makes?"""
    with worded(register.path):
        return schema.fingerprint(register.connection) == schema.expected_fingerprint()


def schema_words(register: Register) -> str:
    """What of the schema was added, changed or taken away: `trigger publication_is_frozen is missing`."""
    with worded(register.path):
        other = trust.difference(register.connection, schema.LATEST)
    return other.words() if other else "a table, index, trigger or view was changed"
