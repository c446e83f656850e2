"""Reading the council's own wordings."""

from __future__ import annotations

from clerk_tui.domain.boilerplate import Wording
from clerk_tui.register.store import Register


def wordings(register: Register, field: str | None = None) -> list[Wording]:
    """The wordings for one field, or all of them; by field, then by name."""
    rows = register.read(
        "SELECT id, version, field, name, text FROM boilerplate WHERE (?1 IS NULL OR field = ?1)"
        " ORDER BY field, name COLLATE NOCASE",
        field,
    )
    return [Wording(*row) for row in rows]


def named(register: Register, field: str, name: str) -> Wording | None:
    """The wording of this name for a field, without regard to case."""
    row = register.read_one(
        "SELECT id, version, field, name, text FROM boilerplate WHERE field = ? AND name = ? COLLATE NOCASE",
        field,
        name,
    )
    return Wording(*row) if row else None
