"""Short ways to a register, for tests that are not about how one is made or kept on the disk.

The schema is made once in a process by the program's own migrations, and every new register begins as a copy of it.
A commit does not wait for the disk: what another connection or another process reads is the same without that.

`tests/register` goes the program's own ways (its conftest): it makes each register anew and cuts the power. So does all
that runs in a process of its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from clerk_tui.register import engine, schema

_migrate, _set_up = schema.migrate, engine._set_up


@cache
def _schema_made() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _migrate(connection, Path("memory"), "")
    return connection


def _copied(connection: sqlite3.Connection, path: Path, at: str) -> None:
    if connection.execute("PRAGMA page_count").fetchone()[0]:
        _migrate(connection, path, at)
    else:
        _schema_made().backup(connection)
        connection.execute("UPDATE migration SET applied_at = ?", (at,))


def _without_waiting(connection: sqlite3.Connection, *, only_read: bool) -> None:
    _set_up(connection, only_read=only_read)
    connection.execute("PRAGMA synchronous=OFF")


def use_short_ways() -> None:
    """From now on registers of this process are made and kept so."""
    schema.migrate, engine._set_up = _copied, _without_waiting


@contextmanager
def as_the_program_does() -> Iterator[None]:
    """Meanwhile they are made and kept as the program does it."""
    schema.migrate, engine._set_up = _migrate, _set_up
    try:
        yield
    finally:
        use_short_ways()
