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
_RUNS = re.compile(r"\b(?:AS|CHECK|DEFAULT|REFERENCES|COLLATE)\b", re.IGNORECASE)


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
    numbers = [migration.number for migration in found]
    if numbers != list(range(1, len(found) + 1)):
        gone = next((number for number in range(1, LATEST + 1) if number not in numbers), numbers[-1])
        raise RegisterError(
            f"The program's schema files are incomplete; install clerk-tui again ({gone:04} is missing or there twice)."
        )
    return tuple(found)


LATEST = 4
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


FINGERPRINTS = {
    1: "dbe20cb84fd61d990ecb1a4aa2dba2d2e820e464d5b6ce50ce3783acf4791118",
    2: "42fcd5bc191aa1e1211b39c5e29850ef7ab3f3916b1e70af61e40731b78ae83f",
    3: "cf9999785bc6043832ca648702b268ef9e0fab2eab2bf0c6ad4b2ceccb73518d",
    4: "9f7a2028bfd735a60d5c5f2717667bd42a810c9c4b25e1e3bfe9b454de066f05",
}
"""What `fingerprint` gives of each version's schema. A test holds them to the migrations; one that is not up to date
costs the opening of a register the making of the whole schema in memory, and nothing else."""
_OWN_OF_THE_INDEX = frozenset(f"decision_search_{part}" for part in ("data", "idx", "content", "docsize", "config"))
_OWN_OF_THE_ENGINE = frozenset({"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"})


def objects(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Every table, index, trigger and view of a file: kind and name, with its SQL. Nothing of it is run."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {
        (str(kind), str(name)): f"{table}|{sql}"
        for kind, name, table, sql in rows
        if not _makes_its_own(str(kind), str(name), str(sql))
    }


def _makes_its_own(kind: str, name: str, sql: str) -> bool:
    """The engine's and the full-text index's own tables, which another version of SQLite may word differently.

    Only tables of plain columns pass as such: constraints, defaults and computed columns would run.
    """
    own = kind == "table" and name in _OWN_OF_THE_INDEX | _OWN_OF_THE_ENGINE
    return own and _RUNS.search(sql) is None


def fingerprint(connection: sqlite3.Connection) -> str:
    """A digest of every table, index, trigger and view as SQL."""
    return _digest(objects(connection))


def _digest(found: dict[tuple[str, str], str]) -> str:
    lines = (f"{kind}|{name}|{sql}" for (kind, name), sql in sorted(found.items()))
    return hashlib.sha256("\n".join(lines).encode(errors="replace")).hexdigest()


def objects_of(version: int) -> dict[tuple[str, str], str]:
    """The objects of a version's schema, made afresh in memory."""
    connection = sqlite3.connect(":memory:")
    try:
        for migration in migrations()[:version]:
            for statement in statements(migration.sql):
                connection.execute(statement)
        return objects(connection)
    finally:
        connection.close()


def fingerprint_of(version: int) -> str:
    """The digest of a version's schema made afresh in memory."""
    return _digest(objects_of(version))


@cache
def expected_fingerprint() -> str:
    """The digest that a register of this program's own version must have."""
    return fingerprint_of(LATEST)
