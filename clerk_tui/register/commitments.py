"""Reading plans, commitments, their progress and the decisions that serve them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from clerk_tui.domain.commitments import (
    COLUMNS,
    ByWhen,
    Commitment,
    CommitmentPlan,
    Progress,
    Service,
    Span,
    Standing,
)
from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.meeting import Person
from clerk_tui.register.rows import to_date
from clerk_tui.register.store import Register

_COMMITMENTS = """
    SELECT commitment.*, commitment_plan.name AS plan, commitment_plan.begins_on AS plan_begins_on,
           over.code AS parent_code, person.name AS owner FROM commitment
    LEFT JOIN commitment_plan ON commitment_plan.id = commitment.plan_id
    LEFT JOIN commitment AS over ON over.id = commitment.parent_id
    LEFT JOIN person ON person.id = commitment.owner_id
"""
_ORDER = " ORDER BY commitment.plan_id IS NULL, commitment.plan_id, commitment.position, commitment.id"


class Coded(NamedTuple):
    """The code of a commitment, and what it stands under: all that finding an objective needs."""

    id: int
    version: int
    code: str
    parent_id: int | None


def plans(register: Register) -> list[CommitmentPlan]:
    """Every plan, in the order they were entered."""
    return [_plan(row) for row in register.read("SELECT * FROM commitment_plan ORDER BY id")]


def plan(register: Register, plan_id: int) -> CommitmentPlan:
    """One plan; NotFound if there is none."""
    row = register.read_one("SELECT * FROM commitment_plan WHERE id = ?", plan_id)
    if row is None:
        raise NotFound(f"The register holds no plan P{plan_id}.")
    return _plan(row)


def plan_named(register: Register, name: str) -> CommitmentPlan | None:
    """The plan of this name, without regard to case."""
    key = name.casefold()
    return next((one for one in plans(register) if one.name.casefold() == key), None)


def commitments(register: Register, *, plan_id: int | None = None) -> list[Commitment]:
    """All commitments, or those of one plan; by plan, in the plan's order, and those of no plan last."""
    rows = register.read(f"{_COMMITMENTS} WHERE (?1 IS NULL OR commitment.plan_id = ?1){_ORDER}", plan_id)
    return [_commitment(row) for row in rows]


def codes(register: Register, plan_id: int | None) -> list[Coded]:
    """The codes of a plan, in its order; for None those of the commitments that stand in no plan."""
    rows = register.read(
        "SELECT id, version, code, parent_id FROM commitment WHERE plan_id IS ? AND code <> '' ORDER BY position, id",
        plan_id,
    )
    return [Coded(*row) for row in rows]


def worded(register: Register, plan_id: int | None, text: str, theme: str) -> int | None:
    """The first commitment of a plan without a code that says this under this theme."""
    row = register.read_one(
        "SELECT id FROM commitment WHERE plan_id IS ? AND code = '' AND text = ? AND theme = ? ORDER BY position, id",
        plan_id,
        text,
        theme,
    )
    return None if row is None else int(row["id"])


def commitment(register: Register, commitment_id: int) -> Commitment:
    """One commitment; NotFound if there is none."""
    row = register.read_one(f"{_COMMITMENTS} WHERE commitment.id = ?", commitment_id)
    if row is None:
        raise NotFound(f"The register holds no commitment C{commitment_id}.")
    return _commitment(row)


def coded(register: Register, code: str) -> list[Commitment]:
    """The commitments of a code, without regard to case, in every plan."""
    key = code.casefold()
    return [one for one in commitments(register) if one.code.casefold() == key]


def next_position(register: Register, plan_id: int | None) -> int:
    """The place behind the last commitment of a plan."""
    row = register.read_one("SELECT coalesce(max(position), 0) + 1 FROM commitment WHERE plan_id IS ?", plan_id)
    return int(row[0]) if row else 1


def progress(
    register: Register, *, of: Iterable[int] | None = None, since: date | None = None, until: date | None = None
) -> list[Progress]:
    """Entries of progress by day, then as entered: of some commitments, made after `since` and up to `until`."""
    wanted = None if of is None else frozenset(of)
    rows = register.read(
        "SELECT * FROM commitment_progress WHERE (?1 IS NULL OR made_on > ?1) AND (?2 IS NULL OR made_on <= ?2)"
        " AND (?3 IS NULL OR commitment_id = ?3) ORDER BY made_on, id",
        since.isoformat() if since else None,
        until.isoformat() if until else None,
        # One alone is looked up; several are picked out of all, which are some hundreds in a council.
        next(iter(wanted)) if wanted and len(wanted) == 1 else None,
    )
    return [_progress(row) for row in rows if wanted is None or row["commitment_id"] in wanted]


def progress_entry(register: Register, progress_id: int) -> Progress:
    """One entry of progress; NotFound if there is none."""
    row = register.read_one("SELECT * FROM commitment_progress WHERE id = ?", progress_id)
    if row is None:
        raise NotFound(f"The register holds no entry of progress {progress_id}.")
    return _progress(row)


def services(register: Register, *, commitment_id: int | None = None, decision_id: int | None = None) -> list[Service]:
    """Which decisions serve which commitments: of one commitment, of one decision, or all; as they were linked."""
    rows = register.read(
        "SELECT * FROM commitment_decision WHERE (?1 IS NULL OR commitment_id = ?1)"
        " AND (?2 IS NULL OR decision_id = ?2) ORDER BY id",
        commitment_id,
        decision_id,
    )
    return [Service(row["id"], row["version"], row["commitment_id"], row["decision_id"], row["note"]) for row in rows]


def portfolios(register: Register) -> list[str]:
    """The portfolios that commitments bear, by name."""
    rows = register.read(
        "SELECT DISTINCT portfolio FROM commitment WHERE portfolio <> '' ORDER BY portfolio COLLATE NOCASE"
    )
    return [row["portfolio"] for row in rows]


def document_of(register: Register, sha256: str, kinds: Iterable[str]) -> int | None:
    """The id of an imported document of one of these kinds with that digest; None where there is none."""
    wanted = frozenset(kinds)
    for row in register.read("SELECT id, kind FROM document WHERE sha256 = ? ORDER BY id", sha256):
        if row["kind"] in wanted:
            return int(row["id"])
    return None


class Source(NamedTuple):
    """The document that a plan was taken from: its name, its text, and the lines of it that have no place."""

    name: str
    text: str
    unplaced: tuple[str, ...]


def source(register: Register, document_id: int) -> Source | None:
    """An imported document; None where there is none of that number."""
    row = register.read_one("SELECT name, text FROM document WHERE id = ?", document_id)
    if row is None:
        return None
    lines = register.read("SELECT text FROM document_unplaced WHERE document_id = ? ORDER BY position", document_id)
    return Source(row["name"], row["text"], tuple(line["text"] for line in lines))


def _plan(row: sqlite3.Row) -> CommitmentPlan:
    said = row["columns"].split("\n") if row["columns"] else []
    columns = (*said, *COLUMNS[len(said) :])[: len(COLUMNS)]
    return CommitmentPlan(
        id=row["id"],
        version=row["version"],
        name=row["name"],
        columns=columns,
        begins_on=to_date(row["begins_on"]),
        ends_on=to_date(row["ends_on"]),
        period=_span(row),
        due=ByWhen(row["due"], to_date(row["due_on"])),
        document_id=row["document_id"],
    )


def _span(row: sqlite3.Row) -> Span:
    return Span(row["period"], to_date(row["period_begins_on"]), to_date(row["period_ends_on"]))


def _commitment(row: sqlite3.Row) -> Commitment:
    begins_on = to_date(row["begins_on"])
    return Commitment(
        id=row["id"],
        version=row["version"],
        text=row["text"],
        code=row["code"],
        plan_id=row["plan_id"],
        plan=row["plan"] or "",
        position=row["position"],
        parent_id=row["parent_id"],
        parent_code=row["parent_code"] or "",
        theme=row["theme"],
        portfolio=row["portfolio"],
        owner=None if row["owner_id"] is None else Person(row["owner_id"], row["owner"]),
        begins_on=begins_on,
        began=begins_on or to_date(row["plan_begins_on"]),
        due=ByWhen(row["due"], to_date(row["due_on"])),
        standing=Standing(row["status"]),
        ended_on=to_date(row["ended_on"]),
        ended_because=row["ended_because"],
        despite=row["despite"],
    )


def _progress(row: sqlite3.Row) -> Progress:
    return Progress(
        id=row["id"],
        version=row["version"],
        commitment_id=row["commitment_id"],
        made_on=date.fromisoformat(row["made_on"]),
        text=row["text"],
        author=row["author"],
        period=_span(row),
        decision_id=row["decision_id"],
        document_id=row["document_id"],
        despite=row["despite"],
    )
