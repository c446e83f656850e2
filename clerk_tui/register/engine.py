"""SQLite as this register uses it: how a file is recognised, opened, locked, and how its refusals are worded."""

from __future__ import annotations

import os
import sqlite3
import stat
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from clerk_tui.domain.errors import (
    ClerkError,
    Conflict,
    DiskFull,
    NotARegister,
    Refused,
    RegisterBusy,
    RegisterError,
    RegisterReadOnly,
)
from clerk_tui.domain.text import clean

APPLICATION_ID = 0x434C524B
BUSY_SECONDS = 5.0
SCREEN_SECONDS = 0.1
"""How long a screen may stand still for another program's lock before it says so."""
READ_AND_WRITE, READ_ONLY, AT_REST = "mode=rw", "mode=ro", "mode=ro&immutable=1"
"""Ways to open a file: to work in; without writing, where others may write; a copy that nobody writes, lockless."""
_MAGIC = b"SQLite format 3\0"
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_TAKEN = {
    sqlite3.SQLITE_CONSTRAINT_UNIQUE,
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY,
}


def shown(path: Path) -> str:
    """A path fit for a sentence: a name on disk may hold anything."""
    return clean(str(path))


def journal_of(path: Path) -> Path:
    """SQLite's rollback journal for a file. One that is not empty belongs to the file: without it changes are lost."""
    return path.with_name(f"{path.name}-journal")


def _worded(error: sqlite3.Error, path: Path) -> ClerkError:
    extended = getattr(error, "sqlite_errorcode", None) or 0
    code, name = extended & 0xFF, shown(path)
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return RegisterBusy("Another program is writing to the register; nothing was changed. Try again in a moment.")
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(f"The disk that holds {name} is full; the change was not made and nothing else was lost.")
    if code == sqlite3.SQLITE_IOERR:
        # The very last sync of a commit may be what failed; then the change is there, and it is not known for how long.
        return RegisterError(
            f"The disk that holds {name} failed ({error}): the last change may be there or not, so look before you"
            " repeat it. What was stored before it is safe; check the disk, and make a copy of the register."
        )
    if code in _READ_ONLY:
        return RegisterReadOnly(f"The register {name}, or its folder, cannot be written; nothing was changed.")
    if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
        return NotARegister(f"{name} is damaged or is no clerk-tui register; restore the last good copy.")
    if extended == sqlite3.SQLITE_CONSTRAINT_TRIGGER:
        return Refused(f"The register refuses this: {error}.")
    if extended in _TAKEN:
        return Conflict("Another record stands in the way of this change by now; nothing was changed.")
    return RegisterError(f"The register {name} refused: {error}.")


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Turn the engine's refusals inside the block into sentences."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if str(error).startswith("Could not decode to UTF-8"):
            raise RegisterError(
                f"The register {shown(path)} holds a text that is none; somebody changed the file by hand. Restore your"
                " last good copy."
            ) from error
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) in {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE}:
            # The program's own SQL is wrong; that is a fault of ours and no answer to a clerk.
            raise
        raise _worded(error, path) from error


def read_header(path: Path) -> tuple[int, int]:
    """Application id and schema version from a file's first 100 bytes, without opening it as a database.

    Raises NotARegister or RegisterError where there is no such file or it is something else.
    """
    name = shown(path)
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise NotARegister(f"{name} is a folder, not a register.")
        if not stat.S_ISREG(kind):
            raise NotARegister(f"{name} is no ordinary file, so it is no register.")
        with path.open("rb") as file:
            head = file.read(100)
    except (FileNotFoundError, NotADirectoryError):
        raise RegisterError(f"There is no register at {name}.") from None
    except PermissionError:
        raise RegisterError(f"The register {name} cannot be read with your account.") from None
    except OSError as error:
        raise RegisterError(f"The register {name} cannot be read: {error.strerror}.") from None
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise NotARegister(f"{name} is not a clerk-tui register.")
    version, application = struct.unpack(">I", head[60:64])[0], struct.unpack(">I", head[68:72])[0]
    return application, version


def connect(
    path: Path, named: Path | None = None, patience: float = BUSY_SECONDS, *, opened: str = READ_AND_WRITE
) -> sqlite3.Connection:
    """A connection set up as every part of the program expects it: TRUNCATE journal, FULL sync, foreign keys on.

    `named` is the path that sentences give, where the file still lies under another name. `patience` is how many
    seconds to wait for another program's lock. `opened` is READ_ONLY, or AT_REST for a finished copy. Never makes a
    file.
    """
    with worded(named or path):
        connection = sqlite3.connect(
            f"file:{quote(os.fsencode(path.resolve()))}?{opened}",
            uri=True,
            timeout=patience,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            _set_up(connection, only_read=opened != READ_AND_WRITE)
        except BaseException:
            connection.close()
            raise
    return connection


def _set_up(connection: sqlite3.Connection, *, only_read: bool) -> None:
    connection.row_factory = sqlite3.Row
    # recursive_triggers makes the append-only triggers see INSERT OR REPLACE as well.
    for pragma in (
        "foreign_keys=ON",
        "recursive_triggers=ON",
        "synchronous=FULL",
        # What is deleted is overwritten in the file, whichever way this SQLite was built.
        "secure_delete=ON",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "mmap_size=0",
    ):
        connection.execute(f"PRAGMA {pragma}")
    if sys.version_info >= (3, 12):
        # No statement, whatever file it comes from, writes the schema's own table or the shadow tables of the index.
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
    # The rollback journal is emptied in place: no directory sync is needed for a commit to survive a power cut.
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "truncate":
        connection.execute("PRAGMA journal_mode=TRUNCATE")


@contextmanager
def immediate(connection: sqlite3.Connection) -> Iterator[None]:
    """One write transaction: the lock is taken at the start, so that what is read in it still holds at its end."""
    with _transaction(connection, "BEGIN IMMEDIATE"):
        yield


@contextmanager
def one_reading(connection: sqlite3.Connection) -> Iterator[None]:
    """Several queries that see one state of the register, whatever another program writes meanwhile."""
    with _transaction(connection, "BEGIN"):
        yield


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk makes SQLite roll back by itself; a second ROLLBACK would hide the first error.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
