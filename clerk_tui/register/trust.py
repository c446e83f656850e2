"""Whether a file's schema is the one this program makes, asked before anything in it is used.

A file can carry triggers, views, generated columns and constraints of its own, and SQLite runs them for whoever reads
or writes the table they hang on. So the schema is read as text first, and a file with another one is not worked in.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from clerk_tui.domain.errors import NotARegister
from clerk_tui.domain.text import one_line
from clerk_tui.register import schema
from clerk_tui.register.engine import journal_of, shown

_SUPER_JOURNAL = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_SHOWN, _LONGEST = 3, 40
_RUN_BY_READING = frozenset({"table", "view", "index"})


@dataclass(frozen=True, slots=True)
class Difference:
    """What a file's schema has otherwise than this program makes it: `table song`, `trigger quiet`, each named."""

    added: tuple[tuple[str, str], ...]
    changed: tuple[tuple[str, str], ...]
    missing: tuple[tuple[str, str], ...]

    @property
    def readable(self) -> bool:
        """Can it be read and nothing of its own be run? Triggers run by writing only; the rest may run by reading."""
        return not any(kind in _RUN_BY_READING for kind, _ in (*self.added, *self.changed))

    def words(self) -> str:
        """`trigger quiet was added, view window_as_recorded is missing`; the first few of them."""
        told = (("was added", self.added), ("was changed", self.changed), ("is missing", self.missing))
        named = [f"{kind} {one_line(name)[:_LONGEST]} {what}" for what, objects in told for kind, name in objects]
        more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
        return ", ".join(named[:_SHOWN]) + more


def difference(connection: sqlite3.Connection, version: int) -> Difference | None:
    """How a file's schema differs from that of `version`; None where it is the same."""
    if schema.fingerprint(connection) == schema.FINGERPRINTS.get(version):
        return None
    wanted, here = schema.objects_of(version), schema.objects(connection)
    if wanted == here:
        return None
    return Difference(
        tuple(sorted(here.keys() - wanted.keys())),
        tuple(sorted(each for each in here.keys() & wanted.keys() if here[each] != wanted[each])),
        tuple(sorted(wanted.keys() - here.keys())),
    )


def refuse_a_foreign_schema(connection: sqlite3.Connection, path: Path, *, to_examine: bool = False) -> None:
    """NotARegister for a file whose schema is not as this program makes it; nothing in it has been run by then.

    `to_examine`: a file is let through that can be read without running anything of its own, so that its faults are
    told one by one.
    """
    # The header that was read first may not be the file's: a journal beside it is played back when it is opened.
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    schema.check_version(path, connection.execute("PRAGMA application_id").fetchone()[0], version)
    if version == 0 and schema.objects(connection):
        raise NotARegister(f"{shown(path)} is a database of another program, not a clerk-tui register.")
    found = difference(connection, version)
    if found is None or (to_examine and found.readable and version == schema.LATEST):
        return
    told = " clerk-tui verify tells what else differs." if found.readable and version == schema.LATEST else ""
    raise NotARegister(
        f"{shown(path)} is not as clerk-tui makes a register ({found.words()}); nothing in it was run or changed."
        f" Restore your last good copy.{told}"
    )


def refuse_a_pointing_journal(path: Path) -> None:
    """NotARegister where the journal beside a file names yet another file.

    Whether SQLite plays such a journal back or throws it away hangs on that other file. This program changes one file
    at a time and never writes such a journal.
    """
    try:
        with journal_of(path).open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(file.tell() - len(_SUPER_JOURNAL), 0))
            points = file.read() == _SUPER_JOURNAL
    except OSError:
        return
    if points:
        raise NotARegister(
            f"The journal beside {shown(path)} was not written by clerk-tui: it names another file. Nothing was"
            " changed; restore your last good copy."
        )
