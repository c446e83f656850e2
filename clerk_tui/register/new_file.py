"""Making a register's file: built under a name of its own, and given its place only when it is whole."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from clerk_tui.domain.errors import DiskFull, RegisterError, RegisterReadOnly
from clerk_tui.register.engine import journal_of, shown

NO_LINKS = frozenset({errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EMLINK, errno.EINVAL})
"""How a file system says that it knows no links."""
OWNER_ONLY = 0o600


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """An empty file beside `path`, for its owner alone, that takes the name `path` when the block ends well.

    Two programs that make the same register at once: one of them wins, the other is told that the file is there.
    A block that fails, or a program that is killed in it, leaves nothing under the name `path`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _room_for(path)
        part = path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}.part")
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY))
    except OSError as error:
        raise _sentence(path, error) from None
    try:
        yield part
        _place(part, path)
    finally:
        for left in (part, journal_of(part)):
            left.unlink(missing_ok=True)


def _room_for(path: Path) -> None:
    if os.path.lexists(path):
        raise _there(path)
    journal = journal_of(path)
    if journal.exists() and journal.stat().st_size:
        # SQLite would play it back into the new file and spoil it.
        raise RegisterError(
            f"Beside {shown(path)} lies {shown(Path(journal.name))}, the journal of a register that was there before:"
            " put that register back, or move the journal away first."
        )


def _place(part: Path, path: Path) -> None:
    """Give the finished file its name, in one step and never over another file."""
    try:
        give_name(part, path)
    except OSError as error:
        raise _sentence(path, error) from None


def give_name(part: Path, path: Path) -> None:
    """Give a finished file its name, in one step and never over another file; FileExistsError where one is there.

    The name `part` may still be there afterwards.
    """
    try:
        path.hardlink_to(part)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        # FAT and many network shares have no links: the name is reserved empty, then replaced.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY))
        part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where the system can sync a folder."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _there(path: Path) -> RegisterError:
    return RegisterError(f"There is already a file at {shown(path)}; nothing was changed.")


def _sentence(path: Path, error: OSError) -> RegisterError:
    if isinstance(error, FileExistsError) and os.path.lexists(path):
        return _there(path)
    if error.errno == errno.ENOSPC:
        return DiskFull(f"The disk for {shown(path)} is full; no register was made.")
    return RegisterReadOnly(f"A register cannot be made at {shown(path)}: {error.strerror}.")
