"""The entries of the history whose texts were disposed of, as the chain is walked: what each must still be."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Blank:
    """`hash` is what the entry after it is chained to, `rest` the digest of what is left of the entry."""

    seq: int
    hash: str
    rest: str


@dataclass(frozen=True, slots=True)
class Disposed:
    """One disposal: `what` is `papers` or `record` of a decision, `day` ISO text, `entries` how many it names.

    `sound` tells whether the entries listed for it are those that it named when it was made.
    """

    id: int
    decision_id: int
    what: str
    day: str
    who: str
    entries: int
    sound: bool


def digest_of(blanks: Iterable[Blank]) -> str:
    """What a disposal keeps of the entries it names, in their order."""
    lines = "\n".join(f"{one.seq} {one.hash} {one.rest}" for one in blanks)
    return hashlib.sha256(lines.encode()).hexdigest()


def named(connection: sqlite3.Connection) -> tuple[dict[int, Blank], tuple[Disposed, ...]]:
    """Every entry that a disposal names, by its number, and the disposals; none in a file of a schema without them."""
    known = connection.execute("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'disposal_entry'")
    if known.fetchone() is None:
        return {}, ()
    listed: dict[int, list[Blank]] = {}
    for row in connection.execute("SELECT seq, disposal_id, hash, rest FROM disposal_entry ORDER BY seq"):
        listed.setdefault(row["disposal_id"], []).append(Blank(row["seq"], row["hash"], row["rest"]))
    made = []
    columns = "id, decision_id, what, disposed_on, who, entries, entries_sha256"
    for row in connection.execute(f"SELECT {columns} FROM disposal ORDER BY id"):
        own = listed.get(row["id"], [])
        sound = (row["entries"], row["entries_sha256"]) == (len(own), digest_of(own))
        made.append(
            Disposed(row["id"], row["decision_id"], row["what"], row["disposed_on"], row["who"], row["entries"], sound)
        )
    return {blank.seq: blank for own in listed.values() for blank in own}, tuple(made)
