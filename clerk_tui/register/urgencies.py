"""Reading the records of urgency: a decision record's own, and those of the forward-plan entry that it came from."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.consent import Answer, Asked
from clerk_tui.domain.decision import Urgency, UrgencyKind
from clerk_tui.domain.matters import ConsentStep
from clerk_tui.register.rows import to_bool, to_date, to_instant
from clerk_tui.register.store import Register

RECORD = """coalesce(urgency.decision_id, (
    SELECT max(record.id) FROM decision AS record WHERE record.forward_plan_entry_id = urgency.forward_plan_entry_id
    OR record.forward_plan_entry_id IS NULL AND record.forward_plan_reference = (
        SELECT entry.reference FROM forward_plan_entry AS entry WHERE entry.id = urgency.forward_plan_entry_id
    ) COLLATE NOCASE
))"""
"""In a query on `urgency`: the decision record that speaks for the matter, or NULL before there is one."""


def linked_entry(register: Register, decision_id: int) -> int | None:
    """The forward-plan entry of a decision: the one it was linked to, or the one whose reference it bears."""
    row = register.read_one(
        "SELECT coalesce(forward_plan_entry_id, (SELECT entry.id FROM forward_plan_entry AS entry"
        " WHERE entry.reference = forward_plan_reference COLLATE NOCASE AND forward_plan_reference <> ''"
        " ORDER BY entry.id LIMIT 1)) AS entry_id FROM decision_as_corrected WHERE id = ?",
        decision_id,
    )
    return None if row is None or row["entry_id"] is None else int(row["entry_id"])


def urgencies(register: Register, decision_id: int | None, entry_id: int | None) -> tuple[Urgency, ...]:
    """The urgency records of a matter, one of a kind; the decision's own stands before that of the entry."""
    rows = register.read(
        "SELECT * FROM urgency WHERE decision_id = ?1 OR forward_plan_entry_id = ?2 ORDER BY kind, decision_id IS NULL",
        decision_id,
        entry_id,
    )
    found: dict[str, sqlite3.Row] = {}
    for row in rows:
        found.setdefault(row["kind"], row)
    return tuple(_urgency(register, row) for row in found.values())


def _urgency(register: Register, row: sqlite3.Row) -> Urgency:
    return Urgency(
        id=row["id"],
        version=row["version"],
        kind=UrgencyKind(row["kind"]),
        informed=row["informed"],
        informed_on=to_date(row["informed_on"]),
        available_on=to_date(row["available_on"]),
        agreed_by=row["agreed_by"],
        agreed_role=row["agreed_role"],
        agreed_on=to_date(row["agreed_on"]),
        skipped_because=row["skipped_because"],
        reason=row["reason"],
        reasons_published_on=to_date(row["reasons_published_on"]),
        committee=row["committee"],
        informed_as=row["informed_as"],
        steps=tuple(step.asked for step in steps(register, row["id"])),
    )


def steps(register: Register, urgency_id: int) -> tuple[ConsentStep, ...]:
    """The answers of a consent chain, in the order in which they were asked."""
    rows = register.read("SELECT * FROM consent_step WHERE urgency_id = ? ORDER BY position", urgency_id)
    return tuple(
        ConsentStep(
            Asked(
                row["step"],
                Answer(row["answer"]),
                row["who"],
                to_date(row["asked_on"]),
                row["reason"],
                urgent=to_bool(row["urgent"]),
                cannot_be_deferred=to_bool(row["cannot_be_deferred"]),
                at=to_instant(row["asked_at"]),
            ),
            to_instant(row["asked_at"]),
            row["id"],
            row["version"],
        )
        for row in rows
    )


def reports(register: Register) -> tuple[date, ...]:
    """The days on which special urgency was reported to the authority (reg 19), the oldest first."""
    rows = register.read("SELECT submitted_on FROM special_urgency_report ORDER BY submitted_on")
    return tuple(date.fromisoformat(row[0]) for row in rows)


def special_urgency_days(register: Register) -> list[tuple[int, date]]:
    """Decisions that were taken by special urgency, each with its day, the oldest first."""
    rows = register.read(
        "SELECT decision.id, decided_on FROM decision_as_corrected AS decision JOIN ("
        f"SELECT DISTINCT {RECORD} AS id FROM urgency WHERE kind = 'special-urgency'"
        " AND agreed_on IS NOT NULL) AS urgent ON urgent.id = decision.id"
        " WHERE decided_on IS NOT NULL ORDER BY decided_on, decision.id"
    )
    return [(int(row[0]), date.fromisoformat(row[1])) for row in rows]


@dataclass(frozen=True, slots=True)
class ReasonsDue:
    """Urgency that was used and whose notice of reasons is not recorded, and since when it is due.

    `decision_id` is None for a matter of the forward plan that has no record yet.
    """

    kind: UrgencyKind
    since: date
    decision_id: int | None
    entry_id: int | None


def reasons_due(register: Register) -> list[ReasonsDue]:
    """All of them, since the agreement, or for a general exception since its notice was available.

    The waiver of call-in has no notice by law.
    """
    rows = register.read(
        f"SELECT kind, {RECORD} AS decision_id, forward_plan_entry_id AS entry_id,"
        " CASE kind WHEN 'general-exception' THEN available_on ELSE agreed_on END AS since"
        " FROM urgency WHERE reasons_published_on IS NULL AND kind <> 'call-in' AND since IS NOT NULL"
        " ORDER BY since, urgency.id"
    )
    return [
        ReasonsDue(UrgencyKind(row["kind"]), date.fromisoformat(row["since"]), row["decision_id"], row["entry_id"])
        for row in rows
    ]
