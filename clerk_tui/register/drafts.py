"""Half-typed text: kept at most a second behind the keys, offered back after a crash, no part of the history."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.text import clean
from clerk_tui.register.store import Register

_ASIDE = "~"
"""Stands behind the field of a text that was put aside, before its row's id."""
_DRAFT = "field, who, text, base_version, at, id"


@dataclass(frozen=True, slots=True)
class Draft:
    """Text of one clerk for one field. `base_version` is the record's when the clerk began to type.

    `aside` tells that another text was taken into the field since, and this one waits beside it.
    """

    field: str
    who: str
    text: str
    base_version: int
    at: datetime
    id: int = 0
    aside: bool = False


def _draft(row: sqlite3.Row) -> Draft:
    field, aside, _ = str(row["field"]).partition(_ASIDE)
    at = datetime.fromisoformat(row["at"])
    return Draft(field, row["who"], row["text"], row["base_version"], at, row["id"], bool(aside))


def keep(
    register: Register, record: str, record_id: int, field: str, *, who: str, text: str, base_version: int, at: str
) -> None:
    """Store what a clerk has typed so far into one field, over what was kept before.

    The version stays that of the first key: what a colleague saves from then on, the clerk has not seen.
    """
    with register.writing():
        register.connection.execute(
            "INSERT INTO draft (record, record_id, field, who, text, base_version, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (record, record_id, field, who)"
            " DO UPDATE SET text = excluded.text, at = excluded.at",
            (record, record_id, field, who, clean(text), base_version, at),
        )


_VERSIONED = frozenset({"decision", "forward_plan_entry", "report", "member_report_line"})


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


def drop_one(register: Register, draft_id: int) -> None:
    """Forget one kept text."""
    with register.writing():
        register.connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))


def put_aside(register: Register, draft_id: int) -> None:
    """Keep a text out of the way of what its clerk types into the same field from now on."""
    with register.writing():
        register.connection.execute(
            f"UPDATE draft SET field = field || '{_ASIDE}' || id WHERE id = ? AND instr(field, '{_ASIDE}') = 0",
            (draft_id,),
        )


def take_over(register: Register, draft_id: int, who: str) -> None:
    """Make a kept text this clerk's; one that they typed into the same field themselves is put aside."""
    with register.writing():
        register.connection.execute(
            f"UPDATE draft SET field = field || '{_ASIDE}' || id WHERE who = ?2 AND instr(field, '{_ASIDE}') = 0"
            " AND (record, record_id, field) = (SELECT record, record_id, field FROM draft WHERE id = ?1)",
            (draft_id, who),
        )
        register.connection.execute("UPDATE draft SET who = ? WHERE id = ?", (who, draft_id))


def kept(register: Register, record: str, record_id: int) -> tuple[Draft, ...]:
    """All kept texts of one record, the newest last."""
    rows = register.read(
        f"SELECT {_DRAFT} FROM draft WHERE record = ? AND record_id = ? ORDER BY at, id", record, record_id
    )
    return tuple(_draft(row) for row in rows)


def everything(register: Register) -> tuple[tuple[str, int, Draft], ...]:
    """Every kept text of every clerk with its record and id, the newest first."""
    rows = register.read(f"SELECT record, record_id, {_DRAFT} FROM draft ORDER BY at DESC, id DESC")
    return tuple((row["record"], row["record_id"], _draft(row)) for row in rows)


def newest(register: Register, who: str) -> tuple[str, int, Draft] | None:
    """The newest kept text of a clerk, with its record and id: what was being typed when the program ended.

    Text for a decision record that was undone away, or is published by now, has nowhere to go back to; a plan kept
    beside another is no half-typed text. A correction, and questions about no one record, are offered where they were
    begun, and so is what was put aside.
    """
    row = register.read_one(
        f"SELECT record, record_id, {_DRAFT} FROM draft WHERE who = ? AND instr(field, '{_ASIDE}') = 0"
        " AND record NOT IN ('plan', 'questions', 'correction') AND (record <> 'decision' OR EXISTS ("
        "SELECT 1 FROM decision WHERE decision.id = record_id AND decision.status = 'draft'))"
        " AND (record <> 'forward_plan_entry' OR EXISTS (SELECT 1 FROM forward_plan_entry AS e"
        " WHERE e.id = record_id AND e.status = 'planned'))"
        " ORDER BY at DESC, id DESC LIMIT 1",
        who,
    )
    return None if row is None else (row["record"], row["record_id"], _draft(row))


def changed_since(
    register: Register, record: str, record_id: int, draft: Draft, below: tuple[str, str, int] | None = None
) -> tuple[str, datetime] | None:
    """Who changed the draft's field last after its clerk began to type, and when; None where nobody did.

    A field that is kept in a table of its own counts as changed by whatever command changed a row there. `below` is
    that table where its name is not the field's, with the column that names the owner and the owner's id.
    """
    table, column, owner = below or (draft.field, "id", 0)
    row = register.read_one(
        "SELECT h.who, h.at FROM history AS h WHERE h.record = ?1 AND h.record_id = ?2"
        " AND json_extract(h.after, '$.version') > ?4 AND (json_extract(h.after, '$.' || ?3) IS NOT"
        " json_extract(h.before, '$.' || ?3) OR EXISTS (SELECT 1 FROM history AS own WHERE own.command_id ="
        " h.command_id AND own.record = ?5 AND (?7 = 0 OR"
        " json_extract(coalesce(own.after, own.before), '$.' || ?6) = ?7))) ORDER BY h.seq DESC LIMIT 1",
        record,
        record_id,
        draft.field,
        draft.base_version,
        table,
        column,
        owner,
    )
    return None if row is None else (row["who"], datetime.fromisoformat(row["at"]))
