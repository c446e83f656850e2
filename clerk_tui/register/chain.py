"""The history's hash chain: each entry covers the one before it, so that a changed or missing entry shows."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from clerk_tui.register.blanked import Blank, Disposed, named

GENESIS = "0" * 64
Cell = str | int | None
Row = Mapping[str, Cell]
ENTRIES = """
    SELECT seq, history.at, history.who, command_id, history.action, record, record_id, before, after, why,
           summary, undoes, rehearsed_at, previous, hash
    FROM history LEFT JOIN command ON command.id = command_id ORDER BY seq
"""
_TOLD = "h.at, h.who, record, record_id, after, CASE WHEN after IS NULL THEN before END AS before"


def digest(*parts: Cell) -> str:
    """SHA-256 of the entry's fields and its command's words, in the order of `ENTRIES`, as one JSON array."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def rest_of(row: sqlite3.Row) -> str:
    """The digest of what is left of an entry once its text was taken out, its own hash with it."""
    return digest(*(None if name in _TEXTS else row[name] for name in row.keys()))  # noqa: SIM118 - a Row iterates values


_TEXTS = frozenset({"before", "after"})


def as_text(row: Row | None) -> str | None:
    """A row as history keeps it: JSON with sorted keys."""
    return None if row is None else json.dumps(dict(row), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def head(connection: sqlite3.Connection) -> tuple[int, str]:
    """Sequence number and hash of the newest entry; (0, GENESIS) for an empty history."""
    row = connection.execute("SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    return (row["seq"], row["hash"]) if row else (0, GENESIS)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold: a sentence's end in `what`, and the history entry that tells of it.

    `seq` is 0 for a row that no entry tells of. `at` and `who` are the entry's, UTC text; `row` is the record as the
    entry left it, where that can still be read; `fields` are the columns that are otherwise now.
    """

    seq: int
    what: str
    at: str = ""
    who: str = ""
    record: str = ""
    record_id: int = 0
    row: Row | None = None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChainReport:
    """How many entries there are, the newest one's hash, and the faults in the order of the walk, at most `MOST`.

    `disposed` are the disposals that the history tells of.
    """

    entries: int
    head: str
    faults: tuple[Fault, ...] = ()
    disposed: tuple[Disposed, ...] = ()

    @property
    def broken_at(self) -> int | None:
        """The first entry that does not hold, 0 for a row that no entry tells of; None when everything follows."""
        return self.faults[0].seq if self.faults else None

    @property
    def wrong(self) -> str:
        """What is wrong there."""
        return self.faults[0].what if self.faults else ""


MOST = 20
"""Faults that are told one by one; after so many the file as a whole is what is wrong."""


def verify(connection: sqlite3.Connection, records: Collection[str]) -> ChainReport:
    """Walk the chain from its start; then compare it with the commands and with every record as it stands.

    Of an entry whose text was disposed of, what is left is held against what the disposal kept of it. The caller holds
    one state of the register for the whole walk.
    """
    previous, expected, entries = GENESIS, 1, 0
    blanks, disposed = named(connection)
    faults = [fault for one in disposed if not one.sound for fault in _lists_others(connection, one)][:MOST]
    for row in connection.execute(ENTRIES):
        entries += 1
        if len(faults) < MOST:
            faults += _of_entry(row, previous, expected, blanks.get(row["seq"]))
        previous, expected = str(row["hash"]), int(row["seq"]) + 1
    spoilt = {fault.seq for fault in faults}
    for found in (_against_commands(connection, spoilt), _against_records(connection, records, spoilt)):
        for fault in found:
            if len(faults) >= MOST:
                break
            faults.append(fault)
    return ChainReport(entries, previous, tuple(faults), disposed)


def _of_entry(row: sqlite3.Row, previous: str, expected: int, blank: Blank | None) -> Iterator[Fault]:
    """What is wrong with one entry, held against the one before it."""
    if row["seq"] != expected:
        missing = "an entry is missing" if row["seq"] == expected + 1 else f"entries up to {row['seq'] - 1} are missing"
        yield _fault(row, missing, seq=expected)
    if wrong := _not_as_hashed(row, blank):
        yield _fault(row, wrong)
    elif row["seq"] == expected and row["previous"] != previous:
        yield _fault(row, "the entry does not follow from the one before it; one of the two was replaced")


def _lists_others(connection: sqlite3.Connection, one: Disposed) -> Iterator[Fault]:
    """A disposal whose list of entries is not the one that its own entry in the history vouches for."""
    own = connection.execute(
        f"SELECT seq, {_TOLD} FROM history AS h WHERE record = 'disposal' AND record_id = ? ORDER BY seq LIMIT 1",
        (one.id,),
    ).fetchone()
    what = "the list of the entries whose texts it took out was changed"
    yield _fault(own, what) if own else Fault(0, f"the disposal {one.id}: {what}")


def _not_as_hashed(row: sqlite3.Row, blank: Blank | None) -> str:
    """What is wrong with an entry by itself; empty where it is as its hash says, or as a disposal left it."""
    told = row["before"] is not None or row["after"] is not None
    if blank is not None:
        if told:
            return "its text stands there again, though it was disposed of"
        same = (row["hash"], rest_of(row)) == (blank.hash, blank.rest)
        return "" if same else "the entry was changed after its text was disposed of"
    if digest(*tuple(row)[:-1]) == row["hash"]:
        return ""
    return "the entry was changed" if told else "its text was taken out, and no disposal tells of it"


def _fault(row: sqlite3.Row, what: str, *, seq: int | None = None, fields: tuple[str, ...] = ()) -> Fault:
    told = row["after"] or row["before"]
    return Fault(
        int(row["seq"]) if seq is None else seq, what, str(row["at"]), str(row["who"]), str(row["record"]),
        int(row["record_id"]), _read(told), fields,
    )  # fmt: skip


def _read(told: str | None) -> dict[str, Cell] | None:
    """A row as an entry tells it; None where somebody made it unreadable."""
    try:
        found = json.loads(told or "")
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _against_commands(connection: sqlite3.Connection, spoilt: Collection[int]) -> Iterator[Fault]:
    rows = connection.execute(
        f"SELECT min(seq) AS seq, {_TOLD} FROM history AS h JOIN command ON command.id = h.command_id"
        " WHERE command.at <> h.at OR command.who <> h.who OR command.action <> h.action"
        " GROUP BY command_id ORDER BY 1"
    )
    yield from (_fault(row, "its command is not as the entry says") for row in rows if row["seq"] not in spoilt)
    idle = connection.execute(
        "SELECT summary, at, who FROM command"
        " WHERE NOT EXISTS (SELECT 1 FROM history WHERE command_id = command.id) ORDER BY rowid"
    )
    for row in idle:
        yield Fault(0, f"the command “{row['summary']}” was put in without an entry", str(row["at"]), str(row["who"]))


def _against_records(
    connection: sqlite3.Connection, records: Collection[str], spoilt: Collection[int]
) -> Iterator[Fault]:
    newest = connection.execute(
        f"SELECT max(seq) AS seq, {_TOLD} FROM history AS h GROUP BY record, record_id ORDER BY 1"
    )
    for entry in newest.fetchall():
        if entry["seq"] in spoilt:
            continue
        # The table's name comes from our own history; anything else there is refused, not run.
        if entry["record"] not in records:
            yield _fault(entry, "the entry names no record of the register")
            continue
        row = connection.execute(f'SELECT * FROM "{entry["record"]}" WHERE id = ?', (entry["record_id"],)).fetchone()
        if not _is_as_told(connection, entry["record"], row, entry["after"]):
            what = _GONE if row is None else _BACK if entry["after"] is None else _OTHERWISE
            what = f"{entry['record']} {entry['record_id']} {what}"
            yield _fault(entry, what, fields=_otherwise(row, entry["after"]))
    for record in sorted(records):
        loose = connection.execute(
            f'SELECT id FROM "{record}" AS r WHERE NOT EXISTS'
            " (SELECT 1 FROM history WHERE record = ? AND record_id = r.id) ORDER BY id",
            (record,),
        )
        for row in loose:
            yield Fault(0, f"{record} {row['id']} was put in without an entry", record=record, record_id=row["id"])


_GONE, _BACK = "is gone, though no entry took it away", "is there again, though its last entry took it away"
_OTHERWISE = "is not as its last entry says"


def _otherwise(row: sqlite3.Row | None, told: str | None) -> tuple[str, ...]:
    """The columns of a row that are not as they were told; none where the row is gone or should be."""
    known = _read(told)
    return () if row is None or known is None else tuple(name for name in known if dict(row).get(name) != known[name])


def _is_as_told(connection: sqlite3.Connection, record: str, row: sqlite3.Row | None, told: str | None) -> bool:
    """Is a row as its last entry says? Columns that a later schema added must hold what that schema put there."""
    if row is None or told is None or as_text(dict(row)) == told:
        return as_text(None if row is None else dict(row)) == told
    known = _read(told)
    if known is None:
        return False
    added = {name: row[name] for name in row.keys() if name not in known}  # noqa: SIM118 - a Row iterates its values
    here = {name: row[name] for name in row.keys() if name in known}  # noqa: SIM118
    return as_text(here) == told and added == _begun_with(connection, record, added)


def _begun_with(connection: sqlite3.Connection, record: str, names: Collection[str]) -> dict[str, Cell]:
    """What the schema gives columns that nobody filled: their default, an integer, a text, or nothing."""
    columns = connection.execute(f'PRAGMA table_info("{record}")').fetchall()
    return {row["name"]: _literal(row["dflt_value"]) for row in columns if row["name"] in names}


def _literal(written: str | None) -> Cell:
    """A default as the schema writes it. It is read and never run: the file may be made to do harm."""
    if written is None or written.startswith("'"):
        return written and written[1:-1].replace("''", "'")
    return int(written) if written.isdecimal() else None
