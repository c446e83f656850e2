"""Finding entries of the chain by their hash."""

from __future__ import annotations

from dataclasses import dataclass

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
