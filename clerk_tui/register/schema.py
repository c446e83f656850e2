"""The schema: numbered SQL migrations, run under one write lock and compared with what they should have made."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clerk_tui.domain.errors import NewerRegister, NotARegister, RegisterError
from clerk_tui.register.engine import APPLICATION_ID, immediate

_FILE = re.compile(r"(\d{4})_(\w+)\.sql")


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()


def _folder() -> Path:
    package = Path(__file__).resolve().parent.parent
    # A wheel carries the SQL inside the package; a checkout keeps it beside the package.
    for folder in (package / "db", package.parent / "db"):
        if any(folder.glob("0001_*.sql")):
            return folder
    raise RegisterError("The program's schema files are missing; install clerk-tui again.")


@cache
def migrations() -> tuple[Migration, ...]:
    """All migrations in order; their numbers run from 1 without a gap."""
    found = []
    for path in sorted(_folder().glob("*.sql")):
        if match := _FILE.fullmatch(path.name):
            found.append(Migration(int(match[1]), match[2], path.read_text(encoding="utf-8")))
    if [migration.number for migration in found] != list(range(1, len(found) + 1)):
        raise RegisterError("The program's schema files are incomplete; install clerk-tui again.")
    return tuple(found)


LATEST = 3
"""The schema this program writes. A test holds it to the number of migrations; opening then lists no files."""


def statements(sql: str) -> Iterator[str]:
    """The single statements of a script; `executescript` would commit the transaction they must run in."""
    pending = ""
    for part in re.split("(?<=;)", sql):
        pending += part
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
    if pending.strip():
        yield pending.strip()


def check_version(path: Path, application: int, version: int) -> None:
    """Refuse a database of another program and a register of a newer version."""
    if application != APPLICATION_ID:
        raise NotARegister(f"{path} is a database of another program, not a clerk-tui register.")
    if version > LATEST:
        raise NewerRegister(
            f"{path} was written by a newer clerk-tui (schema {version}; this program knows {LATEST}); it is unchanged."
        )


def migrate(connection: sqlite3.Connection, path: Path, at: str) -> None:
    """Bring a file up to LATEST. Safe when two programs start at once: the second finds the work done."""
    with immediate(connection):
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version:
            check_version(path, connection.execute("PRAGMA application_id").fetchone()[0], version)
        elif connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            raise NotARegister(f"{path} is a database of another program, not a clerk-tui register.")
        for migration in migrations()[version:]:
            for statement in statements(migration.sql):
                connection.execute(statement)
            connection.execute(
                "INSERT INTO migration (number, name, sha256, applied_at) VALUES (?, ?, ?, ?)",
                (migration.number, migration.name, migration.sha256, at),
            )
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={LATEST}")
        if fingerprint(connection) != expected_fingerprint():
            raise RegisterError(f"The schema of {path} is not what this program makes; nothing was changed.")


def fingerprint(connection: sqlite3.Connection) -> str:
    """A digest of every table, index, trigger and view as SQL."""
    # The full-text index keeps tables of its own, which another version of SQLite may word differently.
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'"
        " AND name NOT GLOB 'decision_search_*' ORDER BY 1, 2"
    )
    return hashlib.sha256("\n".join("|".join(row) for row in rows).encode()).hexdigest()


@cache
def expected_fingerprint() -> str:
    """The digest of a schema made afresh in memory."""
    connection = sqlite3.connect(":memory:")
    try:
        for migration in migrations():
            for statement in statements(migration.sql):
                connection.execute(statement)
        return fingerprint(connection)
    finally:
        connection.close()
