"""Putting a copy in the place of a register: in one step, with the present file kept beside it under another name."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from clerk_tui.domain.errors import Conflict, RegisterBusy, RegisterError
from clerk_tui.domain.text import one_line
from clerk_tui.register import chain
from clerk_tui.register.engine import connect, journal_of, shown
from clerk_tui.register.manifest import sha256_of
from clerk_tui.register.new_file import NO_LINKS, OWNER_ONLY, sync_folder
from clerk_tui.register.safe_copy import disk_words, sync_file

_PATIENCE = 2.0
"""Seconds to wait for another program's lock."""
_ASIDE = "-before-restore-"
_COMPANIONS = ("-journal", "-wal", "-shm")


def put_in_place(copy: Path, sha256: str, present: Path, at: str, head: str | None) -> Path | None:
    """Make the copy the register; where the register that was there is kept comes back, None where none was.

    `sha256` is that of the copy as it was examined, `head` that of the register as the clerk saw it; None where it
    could not be read. A program that is killed meanwhile leaves the register or the copy under the name, each whole.
    Raises RegisterBusy where another program has the register open for writing, Conflict where either has changed.
    """
    part = present.with_name(f".{present.name[:60]}.restore.part")
    with disk_words(present):
        _clear(present, part)
    try:
        _refuse_while_open(present)
        with disk_words(present):
            _bytes_of(copy, part)
            if sha256_of(part) != sha256:
                raise Conflict(f"{shown(copy)} was changed while it was read; nothing was changed.")
        with _locked(present, head) as let_go:
            return _swap(part, present, at, let_go)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _clear(present: Path, part: Path) -> None:
    """Take away what a restore that was killed left: its part, and a second name of the register that still stands."""
    part.unlink(missing_ok=True)
    if present.exists():
        for aside in present.parent.iterdir():
            if aside.name.startswith(f"{present.stem}{_ASIDE}") and not aside.is_symlink() and aside.samefile(present):
                aside.unlink()


def _bytes_of(copy: Path, part: Path) -> None:
    with copy.open("rb") as old, os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY), "wb") as new:
        while block := old.read(1 << 20):
            new.write(block)
    sync_file(part)


@contextmanager
def _locked(present: Path, head: str | None) -> Iterator[sqlite3.Connection | None]:
    """Keep every other program from writing to the present register; None where it cannot be read as one."""
    if head is None:
        yield None
        return
    connection = connect(present, patience=_PATIENCE)
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            raise RegisterBusy(_BUSY.format("Another program is working in the register")) from None
        if chain.head(connection)[1] != head:
            raise Conflict("The register was changed since you looked; look again at what would be lost.")
        yield connection
    finally:
        connection.close()


_BUSY = "{}; close it first. Nothing was changed."


def _swap(part: Path, present: Path, at: str, lock: sqlite3.Connection | None) -> Path | None:
    with disk_words(present):
        if not os.path.lexists(present):
            part.replace(present)
            sync_folder(present.parent)
            return None
        aside = _free(present, at)
        if sys.platform == "win32" and lock is not None:
            # An open file has no other name there.
            lock.close()
        linked = _second_name(present, aside)
        if lock is None:
            # Its journal belongs to it: left behind, SQLite would play it back into the copy and spoil it.
            for ending in _COMPANIONS:
                with suppress(FileNotFoundError):
                    present.with_name(present.name + ending).replace(aside.with_name(aside.name + ending))
        try:
            part.replace(present)
        except OSError:
            if not linked:
                aside.replace(present)
            raise
        sync_folder(present.parent)
        return aside


def _free(present: Path, at: str) -> Path:
    stem = f"{present.stem[:120]}{_ASIDE}{at.replace(':', '')}"
    for number in range(1, 1000):
        path = present.with_name(f"{stem}{'' if number == 1 else f'-{number}'}{present.suffix}")
        if not os.path.lexists(path):
            return path
    raise RegisterError(f"Beside {shown(present)} every name to keep it under is taken; nothing was changed.")


def _second_name(present: Path, aside: Path) -> bool:
    """Give the present file its other name; whether it has both. Without links it has only the other from now on."""
    try:
        aside.hardlink_to(present)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        present.rename(aside)
        return False
    return True


def _refuse_while_open(present: Path) -> None:
    """RegisterBusy where a program has the file open for writing, as far as the system tells (Linux).

    Elsewhere a lock keeps programs off that write this very moment. One that is idle writes nothing afterwards: SQLite
    finds that its file has another name by then, and refuses.
    """
    for number, name in writers(present):
        who = "This program" if number == os.getpid() else f"Another program ({name}, process {number})"
        raise RegisterBusy(_BUSY.format(f"{who} has the register open for writing"))
    if (journal := journal_of(present)).is_symlink():
        raise RegisterError(f"{shown(journal)} is a link; no register has one. Nothing was changed.")


def writers(path: Path) -> list[tuple[int, str]]:
    """The processes that hold a file open for writing, each with its name; none where the system does not tell."""
    found = []
    try:
        wanted = path.stat()
        processes = [entry for entry in Path("/proc").iterdir() if entry.name.isdecimal()]
    except OSError:
        return []
    for process in processes:
        with suppress(OSError):
            if any(_writes(process, handle, wanted) for handle in (process / "fd").iterdir()):
                found.append((int(process.name), one_line((process / "comm").read_text(errors="replace"))))
    return found


def _writes(process: Path, handle: Path, wanted: os.stat_result) -> bool:
    try:
        here = handle.stat()
        if (here.st_dev, here.st_ino) != (wanted.st_dev, wanted.st_ino):
            return False
        info = (process / "fdinfo" / handle.name).read_text()
    except OSError:
        return False
    flags = next((line.split()[1] for line in info.splitlines() if line.startswith("flags:")), "0")
    return int(flags, 8) & os.O_ACCMODE != os.O_RDONLY
