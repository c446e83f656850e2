"""Reading committee reports: the numbered ones, whether tied to an agenda item or standing alone."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.committee_reports import Clause, NumberedReport, NumberedSection, Risk, levels
from clerk_tui.domain.errors import NotFound
from clerk_tui.register.rows import sought, to_date
from clerk_tui.register.store import Register

_REPORT = """
    SELECT report.*, meeting.id AS meeting_id, meeting.day AS day, held.name AS held_by FROM report
    LEFT JOIN agenda_item ON agenda_item.id = report.item_id LEFT JOIN meeting ON meeting.id = agenda_item.meeting_id
    LEFT JOIN body AS held ON held.id = meeting.body_id
"""
_LISTED = """
    FROM (SELECT report.id, report.title, coalesce(held.name, report.body) AS body,
                 coalesce(meeting.day, report.meeting_on) AS day, report.relevant_officer AS officer, report.item_id,
                 meeting.id AS meeting_id
          FROM report LEFT JOIN agenda_item ON agenda_item.id = report.item_id
          LEFT JOIN meeting ON meeting.id = agenda_item.meeting_id LEFT JOIN body AS held ON held.id = meeting.body_id
          WHERE report.numbered = 1)
"""
_WITH = "instr(lower(title || ' ' || body || ' ' || officer), lower(?)) > 0"


@dataclass(frozen=True, slots=True)
class Listed:
    """A committee report as a line of a list."""

    id: int
    title: str
    body: str
    day: date | None
    officer: str
    item_id: int | None
    meeting_id: int | None


def listed(register: Register, text: str = "") -> tuple[Listed, ...]:
    """Every committee report that holds these words, the newest meeting first, those without a day before all."""
    words = sought(text)
    rows = register.read(
        f"SELECT * {_LISTED} WHERE ? = '' OR {_WITH} ORDER BY day IS NOT NULL, day DESC, id DESC", words, words
    )
    return tuple(
        Listed(
            row["id"], row["title"], row["body"], to_date(row["day"]), row["officer"], row["item_id"], row["meeting_id"]
        )
        for row in rows
    )


def report(register: Register, report_id: int) -> NumberedReport:
    """One committee report; NotFound if there is none."""
    row = register.read_one(f"{_REPORT} WHERE report.id = ? AND report.numbered = 1", report_id)
    if row is None:
        raise NotFound(f"The register holds no committee report N{report_id}.")
    return _report(register, row)


def is_one(register: Register, report_id: int) -> bool:
    """Whether a report is a committee report."""
    return register.read_one("SELECT 1 FROM report WHERE id = ? AND numbered = 1", report_id) is not None


def of_item(register: Register, item_id: int) -> int | None:
    """The committee report of an agenda item, that of the first sitting where the item was carried over."""
    row = register.read_one(
        "SELECT report.id FROM report JOIN agenda_item ON report.item_id = coalesce(carried_from_id, agenda_item.id)"
        " WHERE agenda_item.id = ? AND report.numbered = 1",
        item_id,
    )
    return None if row is None else int(row["id"])


def any_of_item(register: Register, item_id: int) -> bool:
    """Whether an agenda item has a report of any kind."""
    return register.read_one("SELECT 1 FROM report WHERE item_id = ?", item_id) is not None


@dataclass(frozen=True, slots=True)
class FreeItem:
    """An agenda item that has no report."""

    item_id: int
    number: str
    title: str
    body: str
    day: date | None


def items_without_report(register: Register, since: date) -> tuple[FreeItem, ...]:
    """The items of agendas from a day on that have no report, the next meeting first; at most 200."""
    rows = register.read(
        "SELECT i.id, i.number, i.title, body.name AS body, meeting.day FROM agenda_item AS i"
        " JOIN meeting ON meeting.id = i.meeting_id JOIN body ON body.id = meeting.body_id"
        " WHERE meeting.day >= ? AND meeting.status <> 'cancelled' AND NOT EXISTS"
        " (SELECT 1 FROM report WHERE report.item_id = coalesce(i.carried_from_id, i.id))"
        " ORDER BY meeting.day, meeting.id, i.position LIMIT 200",
        since.isoformat(),
    )
    return tuple(FreeItem(row["id"], row["number"], row["title"], row["body"], to_date(row["day"])) for row in rows)


def from_file(register: Register, sha256: str) -> int | None:
    """The committee report that was taken from this very file."""
    row = register.read_one(
        "SELECT report.id FROM report JOIN document ON document.id = report.document_id"
        " WHERE document.sha256 = ? AND report.numbered = 1 ORDER BY report.id LIMIT 1",
        sha256,
    )
    return None if row is None else int(row["id"])


def unplaced(register: Register, document_id: int) -> tuple[str, ...]:
    """The lines of the file it was taken from that nothing was made of."""
    rows = register.read("SELECT text FROM document_unplaced WHERE document_id = ? ORDER BY position", document_id)
    return tuple(row["text"] for row in rows)


def of_entry(register: Register, entry_id: int) -> tuple[int, ...]:
    """The committee reports on a matter of the forward plan: of its agenda items, or of those of its records."""
    rows = register.read(
        "SELECT report.id FROM report JOIN agenda_item AS i ON i.id = report.item_id"
        " LEFT JOIN decision AS d ON d.item_id = i.id"
        " WHERE report.numbered = 1 AND ?1 IN (i.forward_plan_entry_id, d.forward_plan_entry_id) ORDER BY report.id",
        entry_id,
    )
    return tuple(row["id"] for row in rows)


def _report(register: Register, row: sqlite3.Row) -> NumberedReport:
    lines = register.read("SELECT kind, text FROM report_line WHERE report_id = ? ORDER BY kind, position", row["id"])
    return NumberedReport(
        id=row["id"],
        version=row["version"],
        item_id=row["item_id"],
        meeting_id=row["meeting_id"],
        body=row["held_by"] or row["body"],
        meeting_on=to_date(row["day"] or row["meeting_on"]),
        officer=row["relevant_officer"],
        title=row["title"],
        sections=_sections(register, row["id"]),
        probabilities=levels(row["probabilities"]),
        impacts=levels(row["impacts"]),
        risks=_risks(register, row["id"]),
        contact_name=row["contact_name"],
        contact_title=row["contact_title"],
        contact_telephone=row["contact_telephone"],
        contact_email=row["contact_email"],
        dated=to_date(row["dated"]),
        appendices=tuple(line["text"] for line in lines if line["kind"] == "appendix"),
        background_papers=tuple(line["text"] for line in lines if line["kind"] == "background-paper"),
        reference=row["reference"],
        document_id=row["document_id"],
        despite=row["despite"],
    )


def _sections(register: Register, report_id: int) -> tuple[NumberedSection, ...]:
    rows = register.read(
        "SELECT s.*, p.number AS clause, p.heading, p.text FROM report_section AS s"
        " LEFT JOIN report_paragraph AS p ON p.section_id = s.id WHERE s.report_id = ? ORDER BY s.position, p.position",
        report_id,
    )
    clauses: dict[int, list[Clause]] = {}
    first: dict[int, sqlite3.Row] = {}
    for row in rows:
        first.setdefault(row["id"], row)
        found = clauses.setdefault(row["id"], [])
        if row["text"] is not None:
            lines = tuple(line for line in str(row["text"]).split("\n") if line)
            found.append(Clause(row["clause"], row["heading"] or None, lines))
    return tuple(
        NumberedSection(
            id_, row["version"], row["position"], row["number"], row["title"], row["part"], tuple(clauses[id_]),
            row["despite"],
        )
        for id_, row in first.items()
    )  # fmt: skip


def _risks(register: Register, report_id: int) -> tuple[Risk, ...]:
    rows = register.read("SELECT * FROM report_risk WHERE report_id = ? ORDER BY position", report_id)
    return tuple(Risk(row["number"], row["text"], row["probability"], row["impact"], row["despite"]) for row in rows)


def rows_below(register: Register, record: str, owner: str, owner_id: int) -> list[tuple[int, int]]:
    """The rows of `record` under an owner, as id and version, in their order. Both names are our own."""
    rows = register.read(f"SELECT id, version FROM {record} WHERE {owner} = ? ORDER BY position, id", owner_id)
    return [(row["id"], row["version"]) for row in rows]


def lines_of(register: Register, report_id: int, kind: str) -> list[tuple[int, int]]:
    """The lines of one kind of a report, as id and version, in their order."""
    rows = register.read(
        "SELECT id, version FROM report_line WHERE report_id = ? AND kind = ? ORDER BY position, id", report_id, kind
    )
    return [(row["id"], row["version"]) for row in rows]
