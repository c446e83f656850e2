"""Reading the forward plan: entries, the key tests taken of them, and the notices as published."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from datetime import date, datetime

from clerk_tui.domain.council import Maker
from clerk_tui.domain.decision import Decision
from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.forward_plan import Entry, KeyTest, PlanStatus, PlanVersion
from clerk_tui.domain.text import one_line
from clerk_tui.register.rows import to_bool, to_date, to_instant
from clerk_tui.register.store import Register

_NUMBER = re.compile(r"[Ff]([0-9]{1,12})")
_ENTRY = (
    "SELECT e.*, coalesce(body.name, '') AS body FROM forward_plan_entry AS e LEFT JOIN body ON body.id = e.body_id"
)

FROM_PLAN = """(
    SELECT max(v.offices_on, v.website_on) FROM forward_plan_version AS v
    WHERE v.starts = 1 AND v.forward_plan_entry_id = coalesce(decision.forward_plan_entry_id, (
        SELECT e.id FROM forward_plan_entry AS e
        WHERE e.reference = decision.forward_plan_reference COLLATE NOCASE AND decision.forward_plan_reference <> ''
    )) ORDER BY v.sequence DESC LIMIT 1
)"""
"""In a query on `decision`: the day on which the notice of its forward-plan entry was at both places, or NULL."""

NOTICE_ON = f"""coalesce((
    SELECT max(offices_on, website_on) FROM notice WHERE decision_id = decision.id AND kind = 'key-decision'
), {FROM_PLAN})"""
"""In a query on `decision`: the day of its key-decision notice, by the record itself or else by the forward plan."""


def entry(register: Register, entry_id: int) -> Entry:
    """One entry; NotFound if there is none."""
    row = register.read_one(f"{_ENTRY} WHERE e.id = ?", entry_id)
    if row is None:
        raise NotFound(f"The forward plan holds no entry F{entry_id}.")
    return to_entry(row)


def by_reference(register: Register, reference: str) -> Entry | None:
    """The entry of this reference, without regard to case; None where there is none."""
    row = register.read_one(f"{_ENTRY} WHERE e.reference = ? COLLATE NOCASE", one_line(reference))
    return None if row is None else to_entry(row)


def find(register: Register, ref: str) -> int:
    """An entry's id from what a clerk calls it: the council's reference, or `F12`. NotFound if there is none."""
    found = by_reference(register, ref)
    if found is None and (number := _NUMBER.fullmatch(one_line(ref))):
        found = entry(register, int(number[1]))
    if found is None:
        raise NotFound(
            f"The forward plan holds no entry “{one_line(ref)}”; name it by its reference or by its number, like F12."
        )
    return found.id


def entry_of(register: Register, decision: Decision) -> Entry | None:
    """The entry that a decision belongs to: the one it is tied to, or else the one whose reference it states."""
    row = register.read_one("SELECT forward_plan_entry_id AS id FROM decision WHERE id = ?", decision.id)
    if row is not None and row["id"] is not None:
        return entry(register, row["id"])
    return by_reference(register, decision.forward_plan_reference) if decision.forward_plan_reference else None


def stating_reference(reference: str) -> str:
    """Which of `decision_as_corrected` are tied to no entry and state this reference, a value or a column in SQL."""
    # By the two indexes first: what a record states as corrected is a word of the view, which has none.
    return (
        f"forward_plan_entry_id IS NULL AND forward_plan_reference = {reference} COLLATE NOCASE AND id IN ("
        f"SELECT o.id FROM decision AS o WHERE o.forward_plan_reference = {reference} COLLATE NOCASE UNION ALL"
        f" SELECT o.decision_id FROM corrected_decision AS o WHERE o.forward_plan_reference = {reference}"
        " COLLATE NOCASE)"
    )


def decisions_of(register: Register, entry: Entry) -> list[tuple[int, str]]:
    """The decision records of an entry, id and title: those tied to it, or those that state its reference."""
    rows = register.read(
        "SELECT id, title FROM decision_as_corrected WHERE forward_plan_entry_id = ?1"
        f" UNION SELECT id, title FROM decision_as_corrected WHERE {stating_reference('?2')} ORDER BY id",
        entry.id,
        entry.reference,
    )
    return [(row["id"], row["title"]) for row in rows]


def items_of(register: Register, entry_id: int) -> list[tuple[int, str]]:
    """The agenda items that an entry is on, id and title."""
    rows = register.read("SELECT id, title FROM agenda_item WHERE forward_plan_entry_id = ? ORDER BY id", entry_id)
    return [(row["id"], row["title"]) for row in rows]


def versions(register: Register, entry_id: int) -> tuple[PlanVersion, ...]:
    """The notices of an entry as they were published, the oldest first."""
    rows = register.read(
        "SELECT * FROM forward_plan_version WHERE forward_plan_entry_id = ? ORDER BY sequence", entry_id
    )
    return tuple(_version(row) for row in rows)


def published_from(found: Sequence[PlanVersion]) -> date | None:
    """The day from which the 28 clear days run: the later place of the newest version that starts them."""
    started = starting(found)
    return started.later if started else None


def starting(found: Sequence[PlanVersion]) -> PlanVersion | None:
    """The version from which the 28 clear days run; None where no notice was published."""
    return next((version for version in reversed(found) if version.starts), None)


def notice_source(register: Register, decision_id: int, entry_id: int | None) -> str:
    """Which notice of the forward plan a decision takes its notice day from; empty where the record states its own.

    `version 2 of the notice of 18/2017`.
    """
    if entry_id is None:
        return ""
    row = register.read_one(
        "SELECT v.sequence, e.reference FROM forward_plan_version AS v"
        " JOIN forward_plan_entry AS e ON e.id = v.forward_plan_entry_id WHERE e.id = ?1 AND v.starts = 1"
        " AND NOT EXISTS (SELECT 1 FROM notice WHERE decision_id = ?2 AND kind = 'key-decision'"
        " AND max(offices_on, website_on) IS NOT NULL) ORDER BY v.sequence DESC LIMIT 1",
        entry_id,
        decision_id,
    )
    return "" if row is None else f"version {row['sequence']} of the notice of {row['reference']}"


def key_tests(register: Register, entry_id: int) -> tuple[KeyTest, ...]:
    """The key tests taken of an entry, the newest first; that one stands."""
    rows = register.read("SELECT * FROM key_test WHERE forward_plan_entry_id = ? ORDER BY id DESC", entry_id)
    return tuple(_key_test(row) for row in rows)


def references(register: Register, most: int) -> tuple[str, ...]:
    """The newest references, the newest first."""
    rows = register.read("SELECT reference FROM forward_plan_entry ORDER BY id DESC LIMIT ?", most)
    return tuple(row["reference"] for row in rows)


def bodies(register: Register) -> tuple[str, ...]:
    """The names of the bodies that the register holds."""
    return tuple(row["name"] for row in register.read("SELECT name FROM body ORDER BY name"))


def closed_texts(register: Register, entry_id: int) -> tuple[str, ...]:
    """The closed title and facts of an entry, for holding the public fields against them; never shown."""
    rows = register.read(
        "SELECT closed_title.title, closed_title.text FROM closed_title"
        " JOIN exemption ON exemption.id = closed_title.exemption_id WHERE exemption.forward_plan_entry_id = ?",
        entry_id,
    )
    return tuple(text for row in rows for text in (row["title"], row["text"]) if text)


def to_entry(row: sqlite3.Row) -> Entry:
    return Entry(
        id=row["id"],
        version=row["version"],
        reference=row["reference"],
        matter=row["matter"],
        body_id=row["body_id"],
        body=row["body"],
        maker=Maker(row["maker"]),
        maker_name=row["maker_name"],
        maker_title=row["maker_title"],
        due_from=to_date(row["due_from"]),
        due_to=to_date(row["due_to"]),
        key_decision=to_bool(row["key_decision"]),
        documents=row["documents"],
        address=row["address"],
        other_documents=to_bool(row["other_documents"]),
        requests=row["requests"],
        wards=row["wards"],
        consultation=row["consultation"],
        contact=row["contact"],
        private=to_bool(row["private"]),
        status=PlanStatus(row["status"]),
        status_reason=row["status_reason"],
    )


def _version(row: sqlite3.Row) -> PlanVersion:
    return PlanVersion(
        id=row["id"],
        entry_id=row["forward_plan_entry_id"],
        sequence=row["sequence"],
        offices_on=date.fromisoformat(row["offices_on"]),
        offices_at=to_instant(row["offices_at"]),
        website_on=date.fromisoformat(row["website_on"]),
        website_at=to_instant(row["website_at"]),
        starts=bool(row["starts"]),
        reason=row["reason"],
        who=row["who"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        snapshot=row["snapshot"],
        snapshot_sha256=row["snapshot_sha256"],
        chain_head=row["chain_head"],
    )


def _key_test(row: sqlite3.Row) -> KeyTest:
    return KeyTest(
        id=row["id"],
        entry_id=row["forward_plan_entry_id"],
        tested_on=date.fromisoformat(row["tested_on"]),
        answered_by=row["answered_by"],
        is_key=bool(row["is_key"]),
        reasoning=row["reasoning"],
        amount=row["amount"],
        service=row["service"],
        threshold=row["threshold"],
        money_significant=to_bool(row["money_significant"]),
        wards=row["wards"],
        wards_significant=to_bool(row["wards_significant"]),
    )
