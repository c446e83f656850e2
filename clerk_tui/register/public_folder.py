"""Reading in bulk what the public folder is made from: only columns that the public may read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from clerk_tui.register.rows import to_date
from clerk_tui.register.store import Register

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Published:
    """A published decision by what its page is made from. `changed`: something was said of it after publication.

    `frozen` is the digest of the newest frozen record; `closes_at` is ISO text in UTC.
    """

    id: int
    decided_on: date
    publication_id: int
    frozen: str
    meeting_id: int | None
    entry_id: int | None
    entry_reference: str
    closes_at: str | None
    changed: bool


def published(register: Register) -> list[Published]:
    """Every published decision, by the day it was taken."""
    rows = register.read(
        "SELECT d.id, d.decided_on, p.id AS publication_id, p.snapshot_sha256,"
        " d.meeting_id, d.forward_plan_entry_id, d.forward_plan_reference, f.closes_at,"
        " EXISTS (SELECT 1 FROM window_change AS w WHERE w.publication_id = p.id)"
        " OR EXISTS (SELECT 1 FROM correction AS c WHERE c.decision_id = d.id)"
        " OR EXISTS (SELECT 1 FROM call_in_event AS e WHERE e.decision_id = d.id) AS changed"
        " FROM window_in_force AS f JOIN publication AS p ON p.id = f.publication_id"
        " JOIN decision_as_corrected AS d ON d.id = f.decision_id ORDER BY d.decided_on, d.id"
    )
    return [
        Published(
            row["id"], date.fromisoformat(row["decided_on"]), row["publication_id"], row["snapshot_sha256"],
            row["meeting_id"], row["forward_plan_entry_id"],
            row["forward_plan_reference"], row["closes_at"], bool(row["changed"]),
        )
        for row in rows
    ]  # fmt: skip


def snapshots(register: Register, publications: Sequence[int]) -> Iterator[tuple[int, str, str]]:
    """Of these publications, in their order: the decision, the frozen record and its digest; a few at a time."""
    for start in range(0, len(publications), _AT_ONCE):
        some = publications[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        rows = register.read(
            f"SELECT id, decision_id, snapshot, snapshot_sha256 FROM publication WHERE id IN ({marks})", *some
        )
        found = {row["id"]: row for row in rows}
        for publication in some:
            row = found[publication]
            yield row["decision_id"], row["snapshot"], row["snapshot_sha256"]


def first_recorded(register: Register, decision_id: int) -> datetime:
    """When a decision was first recorded as published."""
    row = register.read_one("SELECT min(recorded_at) AS at FROM publication WHERE decision_id = ?", decision_id)
    assert row is not None
    return datetime.fromisoformat(row["at"])


def newest_corrected(register: Register, most: int) -> list[tuple[int, int]]:
    """The newest corrections, the newest first: decision and sequence."""
    rows = register.read("SELECT decision_id, sequence FROM correction ORDER BY id DESC LIMIT ?", most)
    return [(row["decision_id"], row["sequence"]) for row in rows]


def newest(register: Register) -> tuple[str, str] | None:
    """Instant and chain head of what was published last, a decision or a notice of the plan; by the history's order."""
    parts = (
        f"SELECT * FROM (SELECT t.recorded_at, t.chain_head, (SELECT max(seq) FROM history WHERE record = '{table}'"
        f" AND record_id = t.id) AS seq FROM {table} AS t ORDER BY t.id DESC LIMIT 1)"
        for table in ("publication", "forward_plan_version")
    )
    row = register.read_one(
        f"SELECT recorded_at, chain_head FROM ({' UNION ALL '.join(parts)}) ORDER BY seq DESC LIMIT 1"
    )
    return (row["recorded_at"], row["chain_head"]) if row else None


def begins_with(register: Register) -> tuple[str, str]:
    """The digest and the instant that this register's history begins with."""
    row = register.read_one("SELECT hash, at FROM history ORDER BY seq LIMIT 1")
    return (row["hash"], row["at"]) if row else ("", "1970-01-01T00:00:00Z")


def announced_meetings(register: Register) -> list[sqlite3.Row]:
    """The meetings with a notice, an agenda or a published decision; with their body and their last change.

    `given_on` is when notice of it was first on the website; that of a meeting that was moved stands no more, but the
    meeting was announced.
    """
    return register.read(
        "SELECT m.*, body.name AS body, (SELECT max(l.id) FROM meeting AS l WHERE l.continues_id = m.id)"
        " AS continued_by, (SELECT h.at FROM history AS h WHERE h.record = 'meeting' AND h.record_id = m.id"
        " ORDER BY h.seq DESC LIMIT 1) AS changed_at, (SELECT c.old_day FROM meeting_change AS c"
        " WHERE c.meeting_id = m.id AND c.kind = 'moved' AND c.new_day <> c.old_day ORDER BY c.id DESC LIMIT 1)"
        " AS moved_from,"
        " (SELECT min(n.website_on) FROM notice AS n WHERE n.meeting_id = m.id AND"
        " n.kind = 'meeting') AS given_on,"
        " EXISTS (SELECT 1 FROM decision AS d WHERE d.meeting_id = m.id AND d.status = 'published') AS decided"
        " FROM meeting AS m JOIN body ON body.id = m.body_id WHERE m.agenda_on IS NOT NULL OR given_on IS NOT NULL"
        " OR m.notice_on IS NOT NULL OR m.agenda_website_on IS NOT NULL OR decided ORDER BY m.day, m.starts, m.id"
    )


def agenda_items(register: Register) -> list[sqlite3.Row]:
    """Every item in the order of its agenda. `apart`: something is kept apart of it, so its words are looked at."""
    return register.read(
        "SELECT i.id, i.meeting_id, i.number, i.title, i.heading, i.exempt, i.supplement_id, d.id AS decision_id,"
        " d.status, EXISTS (SELECT 1 FROM exemption AS x WHERE (x.part <> '' OR EXISTS (SELECT 1 FROM closed_title"
        " AS c WHERE c.exemption_id = x.id)) AND (x.item_id = i.id OR x.decision_id = d.id"
        " OR x.forward_plan_entry_id IN (i.forward_plan_entry_id, d.forward_plan_entry_id)"
        " OR x.forward_plan_entry_id IN (SELECT e.id FROM forward_plan_entry AS e WHERE e.reference <> ''"
        " AND e.reference = d.forward_plan_reference COLLATE NOCASE)))"
        " OR EXISTS (SELECT 1 FROM exempt_text AS t WHERE t.decision_id = d.id) AS apart"
        " FROM agenda_item AS i LEFT JOIN decision AS d ON d.item_id = i.id ORDER BY i.meeting_id, i.position, i.id"
    )


def marked_sections(register: Register) -> list[tuple[int, str, str]]:
    """The sections of reports whose titles may mark them as exempt: the item of the report, number and title."""
    rows = register.read(
        "SELECT i.id, s.number, s.title FROM report_section AS s JOIN report AS r ON r.id = s.report_id"
        " JOIN agenda_item AS i ON coalesce(i.carried_from_id, i.id) = r.item_id WHERE s.title LIKE '%exempt%'"
        " OR s.title LIKE '%confidential%' OR s.title LIKE '%restricted%' OR s.title LIKE '%not for publication%'"
    )
    return [(row["id"], row["number"], row["title"]) for row in rows]


def supplements(register: Register) -> dict[int, tuple[int, str, date | None, date | None]]:
    """Every supplement by its number: meeting, title, and the days it was at the offices and on the website."""
    rows = register.read("SELECT id, meeting_id, title, offices_on, website_on FROM supplement ORDER BY id")
    return {
        row["id"]: (row["meeting_id"], row["title"], to_date(row["offices_on"]), to_date(row["website_on"]))
        for row in rows
    }


def meeting_changes(register: Register) -> list[sqlite3.Row]:
    """What happened to meetings, the oldest first; without the reason, which was nowhere published."""
    return register.read(
        "SELECT meeting_id, kind, changed_on, old_day, old_starts, old_venue, new_day, new_starts, new_venue"
        " FROM meeting_change ORDER BY id"
    )


def plan_notices(register: Register) -> list[sqlite3.Row]:
    """Every notice of the forward plan as it was published, by entry and in their order."""
    return register.read(
        "SELECT v.forward_plan_entry_id AS entry_id, v.id, v.sequence, v.offices_on, v.website_on, v.starts,"
        " v.recorded_at, v.snapshot, v.snapshot_sha256, e.status, e.reference"
        " FROM forward_plan_version AS v JOIN forward_plan_entry AS e ON e.id = v.forward_plan_entry_id"
        " ORDER BY v.forward_plan_entry_id, v.sequence"
    )


def entries_apart(register: Register) -> list[int]:
    """The entries of the forward plan with a notice, of whose matter something is kept apart as exempt."""
    rows = register.read(
        "SELECT e.id FROM forward_plan_entry AS e WHERE EXISTS (SELECT 1 FROM forward_plan_version AS v"
        " WHERE v.forward_plan_entry_id = e.id) AND (EXISTS (SELECT 1 FROM closed_title AS c JOIN exemption AS x"
        " ON x.id = c.exemption_id LEFT JOIN decision AS d ON d.id = x.decision_id"
        " WHERE e.id IN (x.forward_plan_entry_id, d.forward_plan_entry_id)"
        " OR (e.reference <> '' AND e.reference = d.forward_plan_reference COLLATE NOCASE))"
        " OR EXISTS (SELECT 1 FROM exempt_text AS t JOIN decision AS d ON d.id = t.decision_id"
        " WHERE d.forward_plan_entry_id = e.id"
        " OR (e.reference <> '' AND e.reference = d.forward_plan_reference COLLATE NOCASE))) ORDER BY e.id"
    )
    return [row["id"] for row in rows]


def meetings_from(register: Register, day: date) -> list[int]:
    """The meetings on or after a day, by their day."""
    rows = register.read("SELECT id FROM meeting WHERE day >= ? ORDER BY day, starts, id", day.isoformat())
    return [row["id"] for row in rows]
