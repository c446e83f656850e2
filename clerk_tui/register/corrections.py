"""Reading the corrections of a published decision, and the record as corrected."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from clerk_tui.domain.correction import CorrectedField, Correction, CorrectionOverride
from clerk_tui.domain.decision import Decision, FieldKind, OfficerKind, Override
from clerk_tui.domain.record import CORRECTED_FIELD
from clerk_tui.register.store import Register

_CHOICES = {"yes": True, "no": False, "": None}


def corrections(register: Register, decision_id: int) -> tuple[Correction, ...]:
    """Every correction of a decision, the oldest first."""
    rows = register.read("SELECT * FROM correction WHERE decision_id = ? ORDER BY sequence", decision_id)
    return tuple(_correction(row) for row in rows)


def _correction(row: sqlite3.Row) -> Correction:
    return Correction(
        id=row["id"],
        decision_id=row["decision_id"],
        sequence=row["sequence"],
        corrects_id=row["corrects_id"],
        publication_id=row["publication_id"],
        changes=tuple(CorrectedField(**one) for one in json.loads(row["changes"])),
        reason=row["reason"],
        restarts=bool(row["restarts"]),
        restarts_because=row["restarts_because"],
        again_because=row["again_because"],
        overrides=tuple(CorrectionOverride(**one) for one in json.loads(row["overrides"])),
        corrected_on=date.fromisoformat(row["corrected_on"]),
        corrected_at=datetime.fromisoformat(row["corrected_at"]),
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        who=row["who"],
    )


def as_corrected(decision: Decision, made: Sequence[Correction]) -> Decision:
    """The record as it reads after these corrections, in their order; the published row itself stays as it was."""
    for correction in made:
        gone_past = tuple(
            Override(one.finding_id, one.reason, correction.who, correction.recorded_at, one.says)
            for one in correction.overrides
        )
        decision = replace(with_changes(decision, correction.changes), overrides=(*decision.overrides, *gone_past))
    return decision


def with_changes(decision: Decision, changes: Sequence[CorrectedField]) -> Decision:
    """The record with the new texts of these fields."""
    values: dict[str, Any] = {one.field: value(one.field, one.new) for one in changes}
    return replace(decision, **values)


def kept_text(held: str | bool | date | time | None) -> str:
    """A field's value as a correction keeps it: dates and times in ISO, choices as yes, no or nothing."""
    if held is None or isinstance(held, bool):
        return {True: "yes", False: "no", None: ""}[held]
    return held.isoformat() if isinstance(held, date | time) else str(held)


def value(field_id: str, text: str) -> str | bool | date | time | None:
    """What a field's kept text stands for."""
    if field_id == "officer_kind":
        return OfficerKind(text)
    kind = CORRECTED_FIELD[field_id].kind
    if kind is FieldKind.DATE:
        return date.fromisoformat(text) if text else None
    if kind is FieldKind.TIME:
        return time.fromisoformat(text) if text else None
    return _CHOICES[text] if kind is FieldKind.CHOICE else text


def first_published(register: Register, decision_id: int) -> date | None:
    """The day on which the record was first published; None where it was not."""
    row = register.read_one("SELECT min(published_on) AS day FROM publication WHERE decision_id = ?", decision_id)
    return date.fromisoformat(row["day"]) if row and row["day"] else None


def publishings(register: Register, decision_id: int) -> tuple[date, ...]:
    """The days on which the record went out with a window of its own: the first, and each that started it again."""
    rows = register.read(
        "SELECT p.published_on FROM publication AS p WHERE p.decision_id = ? AND (p.sequence = 1"
        " OR EXISTS (SELECT 1 FROM correction AS c WHERE c.publication_id = p.id AND c.restarts)) ORDER BY p.sequence",
        decision_id,
    )
    return tuple(date.fromisoformat(row["published_on"]) for row in rows)


def counts_before(register: Register, decision_id: int) -> tuple[str, ...]:
    """The counts, as JSON, of the windows that a corrected record had before its newest publication, the newest first.

    Each was published, or moved afterwards; a window that was kept through a correction is named once.
    """
    rows = register.read(
        "SELECT counts, sequence, 0 AS place FROM publication WHERE decision_id = ?1 AND counts <> ''"
        " UNION ALL SELECT w.counts, p.sequence, w.sequence FROM window_change AS w"
        " JOIN publication AS p ON p.id = w.publication_id WHERE p.decision_id = ?1"
        " ORDER BY 2 DESC, 3 DESC",
        decision_id,
    )
    newest = max((row["sequence"] for row in rows), default=0)
    held = {row["counts"] for row in rows if row["sequence"] == newest}
    return tuple(dict.fromkeys(row["counts"] for row in rows if row["counts"] not in held))
