"""What was disposed of, and what the register still holds that may be: the texts of a report and where they lie."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clerk_tui.register.store import Register


@dataclass(frozen=True, slots=True)
class Disposal:
    """One that was entered. `what` is `papers` or `record`; `goes` what it was, in words; `entries` how many entries of
    the history keep only their hashes.
    """

    id: int
    decision_id: int
    what: str
    rule: str
    authority: str
    kept_until: date
    goes: tuple[str, ...]
    reason: str
    who: str
    disposed_on: date
    entries: int


_DISPOSAL = (
    "SELECT id, decision_id, what, rule, authority, kept_until, goes, reason, who, disposed_on, entries FROM disposal"
)


def _disposal(row: sqlite3.Row) -> Disposal:
    return Disposal(
        row["id"], row["decision_id"], row["what"], row["rule"], row["authority"],
        date.fromisoformat(row["kept_until"]), tuple(row["goes"].split("\n")), row["reason"], row["who"],
        date.fromisoformat(row["disposed_on"]), row["entries"],
    )  # fmt: skip


def of_decision(register: Register, decision_id: int) -> tuple[Disposal, ...]:
    """Every disposal of a decision, in the order in which it was."""
    rows = register.read(f"{_DISPOSAL} WHERE decision_id = ? ORDER BY id", decision_id)
    return tuple(_disposal(row) for row in rows)


def of_item(register: Register, item_id: int) -> Disposal | None:
    """The disposal that took the report of an item, be it by the record of another item that has the same report."""
    row = register.read_one(
        f"{_DISPOSAL} WHERE what = 'record' AND decision_id IN (SELECT d.id FROM decision AS d JOIN agenda_item AS i"
        " ON i.id = d.item_id WHERE coalesce(i.carried_from_id, i.id) ="
        " (SELECT coalesce(carried_from_id, id) FROM agenda_item WHERE id = ?)) ORDER BY id LIMIT 1",
        item_id,
    )
    return _disposal(row) if row else None


def of_meeting_source(register: Register, meeting_id: int) -> Disposal | None:
    """The disposal that took the text of the document a meeting was imported from."""
    row = register.read_one(
        f"{_DISPOSAL} WHERE id IN (SELECT e.disposal_id FROM disposal_entry AS e JOIN history AS h ON h.seq = e.seq"
        " WHERE h.record = 'document' AND h.record_id = (SELECT document_id FROM meeting WHERE id = ?)) LIMIT 1",
        meeting_id,
    )
    return _disposal(row) if row else None


def of_entries(register: Register, seqs: Iterable[int]) -> dict[int, Disposal]:
    """Which of these entries of the history were disposed of, each with the disposal that named it."""
    rows = register.read(
        "SELECT seq, disposal_id FROM disposal_entry WHERE seq IN (SELECT value FROM json_each(?))",
        json.dumps(sorted(seqs)),
    )
    made = {one.id: one for one in everything(register)} if rows else {}
    return {row["seq"]: made[row["disposal_id"]] for row in rows}


def everything(register: Register) -> tuple[Disposal, ...]:
    """Every disposal, the newest first."""
    return tuple(_disposal(row) for row in register.read(f"{_DISPOSAL} ORDER BY id DESC"))


@dataclass(frozen=True, slots=True)
class Texts:
    """Where texts lie: `rows` as record and id, those that hang on another first; every entry of history about them."""

    rows: tuple[tuple[str, int], ...] = ()
    entries: frozenset[int] = frozenset()

    def __or__(self, other: Texts) -> Texts:
        return Texts((*self.rows, *other.rows), self.entries | other.entries)

    def count(self, record: str) -> int:
        """How many rows of this table."""
        return sum(1 for name, _ in self.rows if name == record)


def report_texts(register: Register, root_item: int) -> Texts:
    """The sections, paragraphs, lines and risks of an item's report, also those that were taken away before.

    The report's own row stays: its title and its officers stand in the record too.
    """
    reports = _ids(register, "report", "item_id", {root_item})
    sections = _ids(register, "report_section", "report_id", reports)
    found = Texts()
    for record, ids in (
        ("report_paragraph", _ids(register, "report_paragraph", "section_id", sections)),
        ("report_line", _ids(register, "report_line", "report_id", reports)),
        ("report_risk", _ids(register, "report_risk", "report_id", reports)),
        ("report_section", sections),
    ):
        found |= _texts(register, record, ids)
    return found


def exempt_texts(register: Register, decision_id: int) -> Texts:
    """The exempt information of a record."""
    return _texts(register, "exempt_text", _ids(register, "exempt_text", "decision_id", {decision_id}))


def document_texts(register: Register, document_id: int) -> Texts:
    """An imported document, whose row stays without its text, and the lines of it that were kept."""
    lines = _ids(register, "document_unplaced", "document_id", {document_id})
    return _texts(register, "document_unplaced", lines) | _texts(register, "document", {document_id})


def _ids(register: Register, record: str, column: str, owners: Iterable[int]) -> set[int]:
    """The rows that hang on these, as they stand or as the history tells of them."""
    wanted = json.dumps(sorted(owners))
    rows = register.read(
        f"SELECT id FROM {record} WHERE {column} IN (SELECT value FROM json_each(?1))"
        " UNION SELECT record_id FROM history WHERE record = ?2"
        f" AND json_extract(coalesce(after, before), '$.{column}') IN (SELECT value FROM json_each(?1))",
        wanted,
        record,
    )
    return {int(row[0]) for row in rows}


def _texts(register: Register, record: str, ids: Iterable[int]) -> Texts:
    wanted = json.dumps(sorted(ids))
    held = register.read(f"SELECT id FROM {record} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", wanted)
    told = register.read(
        "SELECT seq FROM history WHERE record = ? AND record_id IN (SELECT value FROM json_each(?))", record, wanted
    )
    return Texts(tuple((record, row[0]) for row in held), frozenset(row[0] for row in told))


@dataclass(frozen=True, slots=True)
class Sharer:
    """Another decision that has the same report, or came out of the same document; `decided_on` as corrected."""

    id: int
    decided_on: date | None
    published: bool


_SHARER = (
    "SELECT d.id, d.decided_on, d.status FROM decision_as_corrected AS d JOIN agenda_item AS i ON i.id = d.item_id"
)


def same_report(register: Register, root_item: int, but: int) -> tuple[Sharer, ...]:
    """The other decisions on the report of an item, which was carried over."""
    rows = register.read(
        f"{_SHARER} WHERE coalesce(i.carried_from_id, i.id) = ? AND d.id <> ? ORDER BY d.id", root_item, but
    )
    return _sharers(rows)


def same_document(register: Register, document_id: int, but: int) -> tuple[Sharer, ...]:
    """The other decisions of the meetings that a document told of, and those on a report that was carried over."""
    rows = register.read(
        f"{_SHARER} JOIN agenda_item AS root ON root.id = coalesce(i.carried_from_id, i.id)"
        " JOIN meeting AS m ON m.id = root.meeting_id LEFT JOIN report AS r ON r.item_id = root.id"
        " WHERE ? IN (m.document_id, r.document_id) AND d.id <> ? ORDER BY d.id",
        document_id,
        but,
    )
    return _sharers(rows)


def _sharers(rows: list[sqlite3.Row]) -> tuple[Sharer, ...]:
    return tuple(
        Sharer(row["id"], date.fromisoformat(row["decided_on"]) if row["decided_on"] else None,
               row["status"] == "published")
        for row in rows
    )  # fmt: skip


def source_of(register: Register, root_item: int) -> list[tuple[int, str, date]]:
    """The documents in which the report of an item came: number, name, and the newest day of a meeting told there."""
    rows = register.read(
        "SELECT x.id, x.name, max(m.day) AS day FROM document AS x JOIN meeting AS m ON m.document_id = x.id"
        " OR m.id IN (SELECT i.meeting_id FROM agenda_item AS i JOIN report AS r ON r.item_id = i.id"
        " WHERE r.document_id = x.id)"
        " WHERE x.text <> '' AND x.id IN (SELECT m.document_id FROM agenda_item AS i JOIN meeting AS m"
        " ON m.id = i.meeting_id WHERE i.id = ?1 UNION SELECT r.document_id FROM report AS r WHERE r.item_id = ?1)"
        " GROUP BY x.id ORDER BY x.id",
        root_item,
    )
    return [(row["id"], row["name"], date.fromisoformat(row["day"])) for row in rows]


def reports_of(register: Register, root_item: int) -> frozenset[int]:
    """The reports that an item has, or had before."""
    return frozenset(_ids(register, "report", "item_id", {root_item}))


def root_of(register: Register, item_id: int) -> int:
    """The item that has the report: the first, where it was carried over."""
    row = register.read_one("SELECT coalesce(carried_from_id, id) AS root FROM agenda_item WHERE id = ?", item_id)
    return int(row["root"]) if row else item_id


def undone(register: Register, decision_id: int, now: str) -> list[str]:
    """What is not done yet with a decision, in words: an open window, open actions."""
    row = register.read_one(
        "SELECT (SELECT 'its call-in window is open' FROM window_in_force WHERE decision_id = ?1"
        " AND (closes_at > ?2 OR effective > substr(?2, 1, 10))) AS window,"
        " (SELECT 'action A' || min(id) || ' that follows from it is open' FROM agreed_action WHERE decision_id = ?1"
        " AND status = 'open' HAVING min(id) IS NOT NULL) AS action",
        decision_id,
        now,
    )
    return [words for words in tuple(row or ()) if words]
