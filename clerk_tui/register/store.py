"""The open register: one file, one connection a thread, one way to write."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

from clerk_tui.domain.errors import RegisterBusy, RegisterReadOnly
from clerk_tui.register import location, owner_only, schema, trust, upgrading
from clerk_tui.register.changes import Change, Command
from clerk_tui.register.engine import (
    BUSY_SECONDS,
    READ_AND_WRITE,
    READ_ONLY,
    SCREEN_SECONDS,
    connect,
    immediate,
    read_header,
    shown,
    worded,
)
from clerk_tui.register.upgrading import Upgraded

Work = Callable[[Change], int | None]
T = TypeVar("T")
_OWN_SECONDS = 2.0
"""How long a read waits for this program's own write to end; a commit on a slow disk takes a part of that."""


class Register:
    """A register that has been recognised and brought up to date. Close it when done."""

    def __init__(self, path: Path, *, lies_at: Path | None = None, only_read: bool = False) -> None:
        """`lies_at` is where the file is while it is still being made; `path` is what sentences call it."""
        self.path, self.only_read = path, only_read
        self.upgraded: Upgraded | None = None
        self._was_open = ""
        self._file = lies_at or path
        self._local = threading.local()
        self._lock = threading.Lock()
        self._own_write = threading.Lock()
        self._open: list[sqlite3.Connection] = []
        self._screen_thread: int | None = None

    @classmethod
    def open(
        cls, path: Path, at: str, *, to_examine: bool = False, only_read: bool = False, keep_old: bool = True
    ) -> Register:
        """Open an existing register; never makes a file. `at` dates a migration. Raises RegisterError kinds.

        A file whose schema is not this program's is refused before anything of it is run; `to_examine` lets one through
        that can be read without that (`trust`). One on a network share or in a synced folder is opened to be read only.
        An older one is copied beside itself and then brought up to date; without `keep_old` it is not copied.
        """
        application, version = read_header(path)
        schema.check_version(path, application, version)
        trust.refuse_a_pointing_journal(path)
        if not only_read:
            location.refuse_shared(path)
        register = cls(path, only_read=only_read)
        try:
            with worded(path):
                trust.refuse_a_foreign_schema(register.connection, path, to_examine=to_examine)
                register._bring_up_to_date(at, keep_old=keep_old)
                if not only_read and not to_examine:
                    register._was_open = owner_only.make_so(path)
        except BaseException:
            register.close()
            raise
        return register

    def remarks(self) -> list[str]:
        """What opening it did besides: a sentence each."""
        upgraded = [self.upgraded.words()] if self.upgraded else []
        return [*upgraded, *([self._was_open] if self._was_open else [])]

    def _bring_up_to_date(self, at: str, *, keep_old: bool) -> None:
        connection, path = self.connection, self.path
        # The header that was read first may not be the file's: a journal beside it is played back when it is opened.
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        upgrading.refuse_other_migrations(connection, path, version)
        if version == schema.LATEST:
            return
        if self.only_read:
            raise RegisterReadOnly(
                f"{shown(path)} is of an older clerk-tui (schema {version}), so it cannot be read before it is brought"
                " up to date: open it for writing, or copy it to this computer."
            )
        copy = upgrading.keep_as_it_was(connection, path, at) if keep_old else path
        schema.migrate(connection, path, at)
        self.upgraded = upgrading.Upgraded(version, schema.LATEST, copy)

    @classmethod
    def create(cls, path: Path, at: str, begin: Callable[[Register], object] | None = None) -> Register:
        """Make a new register file, readable and writable by its owner alone; an existing file is refused.

        `begin` does the first work in it. The file has its name only when all of that is done: a register is there
        whole or not at all.
        """
        from clerk_tui.register.new_file import new_file

        location.refuse_shared(path)
        with new_file(path) as part:
            register = cls(path, lies_at=part)
            try:
                with worded(path):
                    schema.migrate(register.connection, path, at)
                if begin is not None:
                    begin(register)
            finally:
                register.close()
        return cls(path)

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, opened on first use."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            hurried = threading.get_ident() == self._screen_thread
            patience = SCREEN_SECONDS if hurried else BUSY_SECONDS
            opened = READ_ONLY if self.only_read else READ_AND_WRITE
            connection = connect(self._file, self.path, patience, opened=opened)
            self._local.connection = connection
            with self._lock:
                self._open.append(connection)
        return connection

    def hurry(self) -> None:
        """This thread draws a screen: its reads say RegisterBusy at once instead of waiting for a lock."""
        self._screen_thread = threading.get_ident()
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.execute(f"PRAGMA busy_timeout={int(SCREEN_SECONDS * 1000)}")

    def read(self, sql: str, *values: str | int | None) -> list[sqlite3.Row]:
        """All rows of a query."""
        return self._answered(lambda: self.connection.execute(sql, values).fetchall())

    def read_one(self, sql: str, *values: str | int | None) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        row: sqlite3.Row | None = self._answered(lambda: self.connection.execute(sql, values).fetchone())
        return row

    def _answered(self, ask: Callable[[], T]) -> T:
        """What a query answers. A read in a hurry is still not refused for what this program itself is writing."""
        try:
            with worded(self.path):
                return ask()
        except RegisterBusy:
            if not self._own_write.acquire(timeout=_OWN_SECONDS):
                raise
            self._own_write.release()
            with worded(self.path):
                return ask()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One write transaction on this thread's connection (`engine.immediate`)."""
        if self.only_read:
            raise RegisterReadOnly(f"{shown(self.path)} is open for reading only; nothing was changed.")
        with worded(self.path), ExitStack() as until_committed, immediate(self.connection):
            until_committed.enter_context(self._own_write)
            yield

    def run(self, command: Command, work: Work) -> int | None:
        """Do `work` in one transaction with its history; a command id that was done before returns its old result."""
        connection = self.connection
        with self.writing():
            done = connection.execute("SELECT result FROM command WHERE id = ?", (command.id,)).fetchone()
            if done is not None:
                old: int | None = done["result"]
                return old
            connection.execute(
                "INSERT INTO command (id, at, who, action, summary, undoes, rehearsed_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    command.id,
                    command.at,
                    command.who,
                    command.action,
                    command.summary,
                    command.undoes,
                    command.rehearsed_at,
                ),
            )
            change = Change(connection, command)
            result = work(change)
            if change.entries:
                connection.execute("UPDATE command SET result = ? WHERE id = ?", (result, command.id))
            else:
                # What changed nothing is nothing to show, and nothing to undo.
                connection.execute("DELETE FROM command WHERE id = ?", (command.id,))
            return result

    def write_anew(self) -> None:
        """Write the whole file anew, so that nothing that was ever deleted lies in its free space.

        What is written meanwhile lies in memory, never in a temporary file, for it may be exempt.
        """
        if self.only_read:
            raise RegisterReadOnly(f"{shown(self.path)} is open for reading only; nothing was changed.")
        with worded(self.path), self._own_write:
            self.connection.execute("PRAGMA temp_store=MEMORY")
            self.connection.execute("VACUUM")

    def data_version(self) -> int:
        """A number that changes when another program has written to the file."""
        row = self.read_one("PRAGMA data_version")
        return int(row[0]) if row else 0

    def stands_at(self) -> tuple[int, int] | None:
        """A mark that is another once anything was written, by this thread or elsewhere; None amid a transaction."""
        connection = self.connection
        return None if connection.in_transaction else (self.data_version(), connection.total_changes)

    def close(self) -> None:
        """Close every thread's connection."""
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()
        self._local = threading.local()
