"""Before a register is brought up to date: it is held against the migrations that made it, and copied beside itself."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from clerk_tui.domain.errors import ClerkError, NotARegister, RegisterError
from clerk_tui.register import schema
from clerk_tui.register.engine import shown

_ITSELF = "clerk-tui"
"""Who makes such a copy."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """A register was brought up to date: from which schema to which, and where it lies as it was."""

    before: int
    now: int
    copy: Path

    def words(self) -> str:
        return (
            f"This register was brought up to date (schema {self.before} to {self.now}). As it was before it is kept as"
            f" {shown(self.copy)}."
        )


def keep_as_it_was(connection: sqlite3.Connection, path: Path, at: str) -> Path:
    """Copy an older register beside itself, named with its schema's version, and leave the copy there.

    A copy that holds the same already is enough: another program, or one that was killed after it, made it. Raises
    RegisterError kinds where no copy can be made; then nothing may be changed either.
    """
    # Loaded when it is needed: few starts have an upgrade to do.
    from clerk_tui.register import safe_copy

    try:
        with safe_copy.alone(path.parent, patience=_PATIENCE):
            return _copied(connection, path, at)
    except ClerkError as error:
        raise RegisterError(
            f"The register {shown(path)} is of an older clerk-tui, and the copy that is made before it is brought up to"
            f" date cannot be: {error}"
        ) from None


_PATIENCE = 10.0


def _copied(connection: sqlite3.Connection, path: Path, at: str) -> Path:
    from clerk_tui.domain.safe_copy import CopyKind
    from clerk_tui.register import chain, safe_copy

    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    _, head = chain.head(connection)
    for number in range(1, 1000):
        name = f"{path.stem[:120]}-schema-{version}{'' if number == 1 else f'-{number}'}{path.suffix or '.clerk'}"
        copy = path.with_name(name)
        with safe_copy.disk_words(copy):
            safe_copy.finish_one(copy)
        if not copy.exists():
            safe_copy.make(connection, copy, CopyKind.BEFORE_UPGRADE, _ITSELF, at)
            return copy
        if _holds(copy, version, head):
            return copy
    raise RegisterError("Every name for it is taken.")


def _holds(copy: Path, version: int, head: str) -> bool:
    from clerk_tui.register import manifest

    try:
        said = manifest.read(copy)
        return said is not None and (said.schema, said.head, said.sha256) == (version, head, manifest.sha256_of(copy))
    except (ClerkError, OSError):
        return False


DIGESTS = {
    1: "41c5ae5f34d782f1badf3263d66ef0a7c6b616cea655f73a2181adedcf112859",
    2: "3ce97d36cda524ebc9b6d484e32e8d5af54f90823d65f3c719908cac83271271",
    3: "b5c7af72dca77a9e2c9c19f9e4840ec35b4b70a94f8382d951aa2ab6f89cc8c0",
    4: "0de97792de1ad20e4f3c56486146512e2a7d80371f3e279d3a1c42752708527d",
}
"""The digest of each migration. A test holds them to the files; one that is not up to date costs the opening of a
register the reading of those files, and nothing else."""


def refuse_other_migrations(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """NotARegister where the register was made by other migrations than this program's; the first is named."""
    try:
        rows = {row[0]: (row[1], row[2]) for row in connection.execute("SELECT number, name, sha256 FROM migration")}
    except sqlite3.OperationalError:
        raise NotARegister(f"{shown(path)} does not tell which migrations made it; no clerk-tui wrote it.") from None
    if {number: digest for number, (_, digest) in rows.items()} == {n: DIGESTS.get(n) for n in range(1, version + 1)}:
        return
    for migration in schema.migrations()[:version]:
        wanted = f"{migration.number:04}_{migration.name}"
        if migration.number not in rows:
            raise NotARegister(
                f"{shown(path)} is of schema {version} but does not tell of its migration {wanted}; it was left as it"
                " is. Restore your last good copy."
            )
        if rows[migration.number] != (migration.name, migration.sha256):
            raise NotARegister(
                f"{shown(path)} was made by another migration {wanted} than this program has; it was left as it is."
                " Open it with the version that made it, or install clerk-tui again."
            )
    if more := sorted(rows.keys() - set(range(1, version + 1))):
        raise NotARegister(
            f"{shown(path)} is of schema {version} and tells of a migration {more[0]:04}; it was left as it is. Restore"
            " your last good copy."
        )
