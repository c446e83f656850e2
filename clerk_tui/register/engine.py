"""SQLite as this register uses it: how a file is recognised, opened, locked, and how its refusals are worded."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from clerk_tui.domain.errors import (
    ClerkError,
    DiskFull,
    NotARegister,
    RegisterBusy,
    RegisterError,
    RegisterReadOnly,
)

APPLICATION_ID = 0x434C524B
BUSY_SECONDS = 5.0
_MAGIC = b"SQLite format 3\0"
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}


def _worded(error: sqlite3.Error, path: Path) -> ClerkError:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return RegisterBusy("Another program is writing to the register; nothing was changed. Try again in a moment.")
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(f"The disk that holds {path} is full; the change was not made and nothing else was lost.")
    if code in _READ_ONLY:
        return RegisterReadOnly(f"The register {path}, or its folder, cannot be written; nothing was changed.")
    if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
        return NotARegister(f"{path} is damaged or is no clerk-tui register; restore the last good copy.")
    return RegisterError(f"The register {path} refused: {error}.")


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Turn the engine's refusals inside the block into sentences."""
    try:
        yield
    except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
        raise _worded(error, path) from error


def read_header(path: Path) -> tuple[int, int]:
    """Application id and schema version from a file's first 100 bytes, without opening it as a database.

    Raises NotARegister or RegisterError where there is no such file or it is something else.
    """
    try:
        if path.is_dir():
            raise NotARegister(f"{path} is a folder, not a register.")
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise RegisterError(f"There is no register at {path}.") from None
    except PermissionError:
        raise RegisterError(f"The register {path} cannot be read with your account.") from None
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise NotARegister(f"{path} is not a clerk-tui register.")
    version, application = struct.unpack(">I", head[60:64])[0], struct.unpack(">I", head[68:72])[0]
    return application, version


def connect(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """A connection set up as every part of the program expects it: TRUNCATE journal, FULL sync, foreign keys on."""
    mode = "rwc" if create else "rw"
    with worded(path):
        connection = sqlite3.connect(
            f"file:{quote(str(path.resolve()))}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.row_factory = sqlite3.Row
        # recursive_triggers makes the append-only triggers see INSERT OR REPLACE as well.
        for pragma in (
            "foreign_keys=ON",
            "recursive_triggers=ON",
            "synchronous=FULL",
            "trusted_schema=OFF",
            "mmap_size=0",
        ):
            connection.execute(f"PRAGMA {pragma}")
    return connection


def use_truncate_journal(connection: sqlite3.Connection) -> None:
    """Rollback journal emptied in place: no directory sync is needed for a commit to survive a power cut."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "truncate":
        connection.execute("PRAGMA journal_mode=TRUNCATE")


@contextmanager
def immediate(connection: sqlite3.Connection) -> Iterator[None]:
    """One write transaction: the lock is taken at the start, so that what is read in it still holds at its end."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk makes SQLite roll back by itself; a second ROLLBACK would hide the first error.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
