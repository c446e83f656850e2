"""Safe copies: one call of SQLite's own backup, held against the schema and the chain before it gets its name."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from clerk_tui import __version__
from clerk_tui.domain.errors import ClerkError, DiskFull, NotARegister, Refused, RegisterBusy, RegisterError
from clerk_tui.domain.safe_copy import CopyKind, Manifest
from clerk_tui.domain.text import clean
from clerk_tui.register import chain, integrity, manifest, schema, trust
from clerk_tui.register.engine import AT_REST, BUSY_SECONDS, connect, journal_of, read_header, shown, worded
from clerk_tui.register.manifest import manifest_of, sha256_of
from clerk_tui.register.new_file import OWNER_ONLY, give_name


@dataclass(frozen=True, slots=True)
class Held:
    """What a file at rest holds; `found` has a sentence for each thing that is wrong with it."""

    schema: int
    council_id: str
    council: str
    first: str
    entries: int
    head: str
    counts: dict[str, int]
    found: tuple[str, ...]


def examine(copy: Path) -> Held:
    """Open a copy that nobody writes, read only, and hold it against its pages, keys, schema and chain.

    Raises NotARegister and NewerRegister where it cannot be read as a register at all.
    """
    application, version = read_header(copy)
    schema.check_version(copy, application, version)
    journal = journal_of(copy)
    if journal.exists() and journal.stat().st_size:
        raise NotARegister(f"Beside {shown(copy)} lies {shown(journal)}: it was being written, so it is no safe copy.")
    with closing(connect(copy, opened=AT_REST)) as connection, worded(copy):
        try:
            return _held(connection, copy, version)
        except sqlite3.OperationalError as error:
            # A table is missing or is not ours: nothing was read that this program wrote.
            raise NotARegister(f"{shown(copy)} does not hold what a register holds ({error}).") from None


def _held(connection: sqlite3.Connection, copy: Path, version: int) -> Held:
    if (other := trust.difference(connection, version)) is not None:
        # Nothing else is asked of it: what was put into it would be run.
        return Held(version, "", "", "", 0, chain.GENESIS, {}, (f"its schema was changed: {other.words()}",))
    pages, strays, report = integrity.examine_file(connection, copy)
    found = [f"the file is damaged: {page}" for page in pages]
    found += [f"a row of {row} names a record that is not there" for row in strays]
    if report.broken_at is not None:
        found.append(f"history entry {report.broken_at}: {report.wrong}" if report.broken_at else report.wrong)
    council = connection.execute("SELECT slug, name FROM council").fetchone()
    if council is None:
        raise NotARegister(f"{shown(copy)} holds no council; it was not made by clerk-tui.")
    first = connection.execute("SELECT hash FROM history ORDER BY seq LIMIT 1").fetchone()
    entries, head = chain.head(connection)
    tables = sorted(name for kind, name in schema.objects(connection) if kind == "table")
    counts = {name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in tables}
    return Held(version, council[0], council[1], first[0] if first else "", entries, head, counts, tuple(found))


def copy_into(source: sqlite3.Connection, part: Path, named: Path) -> None:
    """All of an open register, as of one moment, into a new file for its owner alone. `named` is for sentences.

    One step: in many, a writer elsewhere would make it begin again each time. Raises DiskFull and RegisterError kinds.
    """
    until = time.monotonic() + BUSY_SECONDS

    def waited(status: int, _remaining: int, _total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and time.monotonic() > until:
            raise RegisterBusy("Another program is writing to the register; no copy was made. Try again in a moment.")

    with disk_words(named):
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY))
        # Nobody else knows the file's name, so no lock is needed that a network share may not have; no journal either,
        # for a copy that is cut short is thrown away.
        with closing(sqlite3.connect(f"{part.resolve().as_uri()}?mode=rw&nolock=1", uri=True)) as target:
            target.execute("PRAGMA journal_mode=OFF")
            source.backup(target, pages=-1, progress=waited, sleep=0.1)
        sync_file(part)


@contextmanager
def disk_words(named: Path) -> Iterator[None]:
    """Turn what the disk refuses while a copy is written into sentences."""
    try:
        yield
    except sqlite3.Error as error:
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if code == sqlite3.SQLITE_FULL:
            raise _full(named) from None
        if code in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise RegisterError(f"The copy {shown(named)} cannot be written ({error}); {_AS_IT_WAS}") from None
        with worded(named):
            raise
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise _full(named) from None
        raise RegisterError(f"The copy {shown(named)} cannot be written: {error.strerror}; {_AS_IT_WAS}") from None


_AS_IT_WAS = "nothing else was changed."
_NO_ROOM = frozenset({28, 122, 27})
"""ENOSPC, EDQUOT, EFBIG."""


def _full(named: Path) -> DiskFull:
    return DiskFull(f"The disk that holds {shown(named.parent)} is full; no copy was made, and {_AS_IT_WAS}")


def sync_file(path: Path) -> None:
    """See that a file is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def part_of(path: Path) -> Path:
    """Under which name a copy lies until it is whole and was examined."""
    return path.with_name(f".{path.name}.part")


def make(source: sqlite3.Connection, path: Path, kind: CopyKind, who: str, at: str) -> Manifest:
    """Copy an open register to `path`, which must be free, with its manifest beside it; both whole or not at all.

    Refused where the copy is not sound, which means that the register is not.
    """
    part, note = part_of(path), part_of(manifest_of(path))
    try:
        copy_into(source, part, path)
        held = examine(part)
        if held.found:
            raise Refused(
                f"No copy was kept, because the register itself is not sound: {'; '.join(held.found)}. Run clerk-tui"
                " verify, and keep the last good copy."
            )
        made = Manifest(
            kind, clean(path.name), part.stat().st_size, sha256_of(part), datetime.fromisoformat(at).astimezone(UTC),
            who, __version__, held.schema, held.council_id, held.council, held.first, held.entries, held.head,
            held.counts,
        )  # fmt: skip
        with disk_words(path):
            os.close(os.open(note, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY))
            note.write_text(manifest.to_json(made), encoding="utf-8")
            sync_file(note)
            give_name(part, path)
            give_name(note, manifest_of(path))
    finally:
        for left in (part, note):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    return made


def finish(folder: Path) -> None:
    """Set right what a program that was killed left in a folder; the caller has the folder to itself."""
    for left in sorted([*folder.glob(".*.clerk.json.part"), *folder.glob(".*.clerk.part")]):
        finish_one(folder / left.name[1:].removesuffix(".part").removesuffix(".json"))


def finish_one(copy: Path) -> None:
    """Set right what a program that was killed left of one copy: a whole one gets its manifest, all else goes."""
    part, note = part_of(copy), part_of(manifest_of(copy))
    for unfinished, named in ((part, copy), (note, manifest_of(copy))):
        # Where there are no links a name is reserved first (`give_name`): an empty file that is nobody's.
        if unfinished.is_file() and named.is_file() and named.stat().st_size == 0:
            named.unlink()
    if note.is_file() and copy.is_file() and not manifest_of(copy).exists() and _tells_of(note, copy):
        give_name(note, manifest_of(copy))
    for left in (part, note):
        left.unlink(missing_ok=True)


def _tells_of(note: Path, copy: Path) -> bool:
    """Is this the finished manifest of that copy?"""
    try:
        said = manifest.from_text(note.read_text(encoding="utf-8"))
        return said.file == clean(copy.name) and said.sha256 == sha256_of(copy)
    except (ClerkError, OSError, ValueError):
        return False


def against(copy: Path, held: Held, said: Manifest) -> list[str]:
    """Where a copy is not what its manifest says."""
    found = []
    if said.file != clean(copy.name):
        found.append(f"the manifest is of {said.file}")
    if said.sha256 != sha256_of(copy):
        found.append("the file is not the one that was written, byte by byte")
    if (said.entries, said.head) != (held.entries, held.head):
        found.append(
            f"its history ends at entry {held.entries} ({held.head[:12]}), by the manifest at {said.entries}"
            f" ({said.head[:12]})"
        )
    if (said.council_id, said.first, said.schema) != (held.council_id, held.first, held.schema):
        found.append("it is of another register, or of another schema version, than the manifest says")
    found += [
        f"{held.counts.get(name, 0)} rows in {name}, by the manifest {count}"
        for name, count in said.counts.items()
        if held.counts.get(name, 0) != count
    ]
    return found


@contextmanager
def alone(folder: Path, *, patience: float = 0.0) -> Iterator[None]:
    """No other program copies into the same folder meanwhile, as far as the system can tell.

    `patience` is how many seconds to wait for one that does; RegisterError after that.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    until = time.monotonic() + patience
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise RegisterError(f"The folder {shown(folder)} cannot be read: {error.strerror}; no copy was made.") from None
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    raise RegisterError(
                        f"Another program is copying into {shown(folder)}; wait until it is done."
                    ) from None
                time.sleep(0.05)
                continue
            except OSError:
                # Some network shares know no such locks.
                pass
            break
        yield
    finally:
        os.close(handle)


def put_right(part: Path, target: Path) -> None:
    """Let SQLite turn back what an interrupted program left in a copied file, out of the journal copied beside it."""
    with worded(target), closing(connect(part)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
