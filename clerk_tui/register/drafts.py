"""Half-typed text: kept at most a second behind the keys, offered back after a crash, no part of the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.text import clean
from clerk_tui.register.store import Register


@dataclass(frozen=True, slots=True)
class Draft:
    field: str
    who: str
    text: str
    base_version: int
    at: datetime


def keep(
    register: Register, record: str, record_id: int, field: str, *, who: str, text: str, base_version: int, at: str
) -> None:
    """Store what a clerk has typed so far into one field, over what was kept before."""
    with register.writing():
        register.connection.execute(
            "INSERT INTO draft (record, record_id, field, who, text, base_version, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (record, record_id, field, who)"
            " DO UPDATE SET text = excluded.text, base_version = excluded.base_version, at = excluded.at",
            (record, record_id, field, who, clean(text), base_version, at),
        )


_VERSIONED = frozenset({"decision", "forward_plan_entry"})


def version_of(register: Register, record: str, record_id: int) -> int:
    """The version of the record that is being typed into; NotFound if it is gone."""
    assert record in _VERSIONED, record
    row = register.read_one(f"SELECT version FROM {record} WHERE id = ?", record_id)
    if row is None:
        raise NotFound("The record that this was typed into is gone.")
    return int(row["version"])


def drop(register: Register, record: str, record_id: int, field: str, *, who: str) -> None:
    """Forget the kept text of one field: it was saved, or thrown away by its clerk."""
    with register.writing():
        register.connection.execute(
            "DELETE FROM draft WHERE record = ? AND record_id = ? AND field = ? AND who = ?",
            (record, record_id, field, who),
        )


def kept(register: Register, record: str, record_id: int) -> tuple[Draft, ...]:
    """All kept texts of one record, the newest last."""
    rows = register.read(
        "SELECT field, who, text, base_version, at FROM draft WHERE record = ? AND record_id = ? ORDER BY at, id",
        record,
        record_id,
    )
    return tuple(Draft(row[0], row[1], row[2], row[3], datetime.fromisoformat(row[4])) for row in rows)


def newest(register: Register, who: str) -> tuple[str, int, Draft] | None:
    """The newest kept text of a clerk, with its record and id: what was being typed when the program ended.

    Text for a decision record that was undone away, or is published by now, has nowhere to go back to; a plan kept
    beside another is no half-typed text. A correction, and questions about no one record, are offered where they were
    begun.
    """
    row = register.read_one(
        "SELECT record, record_id, field, who, text, base_version, at FROM draft WHERE who = ?"
        " AND record NOT IN ('plan', 'questions', 'correction') AND (record <> 'decision' OR EXISTS ("
        "SELECT 1 FROM decision WHERE decision.id = record_id AND decision.status = 'draft'))"
        " AND (record <> 'forward_plan_entry' OR EXISTS (SELECT 1 FROM forward_plan_entry AS e"
        " WHERE e.id = record_id AND e.status = 'planned'))"
        " ORDER BY at DESC, id DESC LIMIT 1",
        who,
    )
    if row is None:
        return None
    return row[0], row[1], Draft(row[2], row[3], row[4], row[5], datetime.fromisoformat(row[6]))
