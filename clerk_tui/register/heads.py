"""Finding entries of the chain by their hash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clerk_tui.register import chain
from clerk_tui.register.store import Register


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry's place: `of` is how many there are, `first` the hash of the first; `at` is UTC text as stored."""

    seq: int
    of: int
    at: str
    who: str
    first: str


_STANDING = (
    "SELECT seq, (SELECT count(*) FROM history), at, who, (SELECT hash FROM history ORDER BY seq LIMIT 1) FROM history"
)


def entry_of(register: Register, head: str) -> Standing | None:
    """The entry with this hash, or with one that begins so; None where there is none."""
    row = register.read_one(f"{_STANDING} WHERE substr(hash, 1, ?1) = ?2 ORDER BY seq LIMIT 1", len(head), head)
    return Standing(*row) if row else None


def newest(register: Register) -> Standing | None:
    """The newest entry; None for an empty history."""
    row = register.read_one(f"{_STANDING} ORDER BY seq DESC LIMIT 1")
    return Standing(*row) if row else None


def whole(register: Register, seqs: Iterable[int]) -> list[list[str | int | None]]:
    """Entries with all that their hashes cover, in the order in which it is digested, the hash itself last."""
    wanted = set(seqs)
    return [list(row) for row in register.read(chain.ENTRIES) if row["seq"] in wanted]


def links(register: Register, first: int) -> list[list[str | int]]:
    """Number, hash of the one before, and hash of every entry from `first` to the newest."""
    rows = register.read("SELECT seq, previous, hash FROM history WHERE seq >= ? ORDER BY seq", first)
    return [list(row) for row in rows]


def frozen(register: Register, decision_id: int) -> list[tuple[str, str]]:
    """What was frozen of a decision, to the letter: snapshots and counts as JSON, each with a name for its file."""
    found: list[tuple[str, str]] = []
    for row in register.read(
        "SELECT sequence, snapshot, counts FROM publication WHERE decision_id = ? ORDER BY sequence", decision_id
    ):
        found.append((f"snapshots/publication-{row['sequence']}.json", row["snapshot"]))
        if row["counts"]:
            found.append((f"ledgers/publication-{row['sequence']}.json", row["counts"]))
    for table, name in (("window_change", "window-moved"), ("window_kept", "window-kept")):
        rows = register.read(f"SELECT id, counts FROM {table} WHERE decision_id = ? ORDER BY id", decision_id)
        found += [(f"ledgers/{name}-{row['id']}.json", row["counts"]) for row in rows if row["counts"]]
    return found


def frozen_notices(register: Register, entry_id: int) -> list[tuple[str, str]]:
    """What was frozen of an entry of the forward plan, to the letter: each version of its notice as JSON."""
    rows = register.read(
        "SELECT sequence, snapshot FROM forward_plan_version WHERE forward_plan_entry_id = ? ORDER BY sequence",
        entry_id,
    )
    return [(f"snapshots/notice-{row['sequence']}.json", row["snapshot"]) for row in rows]
