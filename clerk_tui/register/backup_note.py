"""When the register was last copied to a safe place: for the reminder, and no part of the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from clerk_tui.domain.text import clean
from clerk_tui.register.store import Register


@dataclass(frozen=True, slots=True)
class Noted:
    """The newest safe copy: when (UTC), by whom, into which folder, and how many entries its history has."""

    at: datetime
    who: str
    folder: str
    entries: int
    remind_after: int


def note(
    register: Register, *, at: str, who: str, folder: str, entries: int, head: str, remind_after: int | None
) -> None:
    """Keep that a safe copy was made. Without `remind_after`, in days, what was said before goes on."""
    with register.writing():
        register.connection.execute(
            "INSERT INTO backup_made (id, at, who, folder, seq, head, remind_after)"
            " VALUES (1, ?1, ?2, ?3, ?4, ?5, coalesce(?6, 7)) ON CONFLICT (id) DO UPDATE SET at = ?1, who = ?2,"
            " folder = ?3, seq = ?4, head = ?5, remind_after = coalesce(?6, remind_after)",
            (at, clean(who), clean(folder), entries, head, remind_after),
        )


def newest(register: Register) -> Noted | None:
    """The newest safe copy; None where the register knows of none."""
    row = register.read_one("SELECT at, who, folder, seq, remind_after FROM backup_made WHERE id = 1")
    return Noted(datetime.fromisoformat(row[0]), row[1], row[2], row[3], row[4]) if row else None


def written(register: Register) -> tuple[int, datetime] | None:
    """How many entries the history has, and when the first was written; None where there is none."""
    row = register.read_one(
        "SELECT max(seq), (SELECT at FROM history ORDER BY seq LIMIT 1) FROM history"
    )  # fmt: skip
    return (row[0], datetime.fromisoformat(row[1])) if row and row[0] else None
