"""Reading where something is kept apart as exempt, and since when; the words themselves only to hold others against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from clerk_tui.domain.dates import london_date
from clerk_tui.register.store import Register


class What(StrEnum):
    """What is kept apart of a matter, in words that anybody may read."""

    MATTER = "the matter, or the part of it that is named"
    TITLE = "its closed title"
    FACTS = "its closed facts"
    RECORD = "exempt information of the decision record"
    ITEM = "the agenda item, as it is marked"
    REPORT = "the report"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing kept apart, of an item, of a record without one, or of an entry: exactly one of the three is given.

    `paragraph` is what was typed of Schedule 12A beside the exempt text of a record; `number` that of a section.
    """

    what: What
    since: date
    item_id: int | None = None
    decision_id: int | None = None
    entry_id: int | None = None
    paragraph: str = ""
    number: str = ""


def _since(record: str, table: str, column: str = "", empty: str = "''") -> str:
    """When the row came into the register by the office's clock, or last took a value in this column."""
    turned = (
        f" AND coalesce(json_extract(h.after, '$.{column}'), {empty}) <> {empty}"
        f" AND coalesce(json_extract(h.before, '$.{column}'), {empty}) = {empty}"
        if column
        else ""
    )
    return (
        "(SELECT coalesce(c.rehearsed_at, h.at) FROM history AS h JOIN command AS c ON c.id = h.command_id"
        f" WHERE h.record = '{record}' AND h.record_id = {table}.id{turned}"
        f" ORDER BY h.seq {'DESC' if column else 'ASC'} LIMIT 1)"
    )


_MATTER = "x.item_id, x.decision_id, x.forward_plan_entry_id AS entry_id"
_QUERIES: tuple[tuple[What, str], ...] = (
    (What.MATTER, f"SELECT {_MATTER}, {_since('exemption', 'x')} AS at FROM exemption AS x"),
    (
        What.TITLE,
        f"SELECT {_MATTER}, {_since('closed_title', 't', 'title')} AS at FROM closed_title AS t"
        " JOIN exemption AS x ON x.id = t.exemption_id WHERE t.title <> ''",
    ),
    (
        What.FACTS,
        f"SELECT {_MATTER}, {_since('closed_title', 't', 'text')} AS at FROM closed_title AS t"
        " JOIN exemption AS x ON x.id = t.exemption_id WHERE t.text <> ''",
    ),
    (
        What.RECORD,
        "SELECT d.item_id, CASE WHEN d.item_id IS NULL THEN d.id END AS decision_id, NULL AS entry_id, e.paragraph,"
        f" {_since('exempt_text', 'e', 'text')} AS at FROM exempt_text AS e JOIN decision AS d ON d.id = e.decision_id"
        " WHERE e.text <> ''",
    ),
    (
        What.ITEM,
        "SELECT i.id AS item_id, NULL AS decision_id, NULL AS entry_id,"
        f" {_since('agenda_item', 'i', 'exempt', '0')} AS at FROM agenda_item AS i WHERE i.exempt = 1"
        " AND NOT EXISTS (SELECT 1 FROM exemption AS x WHERE x.item_id = i.id)",
    ),
    (
        What.REPORT,
        "SELECT r.item_id, NULL AS decision_id, NULL AS entry_id,"
        f" {_since('report', 'r', 'exempt', '0')} AS at FROM report AS r WHERE r.exempt = 1",
    ),
)


def kept_apart(register: Register) -> tuple[Piece, ...]:
    """Everything that is kept apart as the register stands, but for the sections of reports."""
    found = []
    for what, query in _QUERIES:
        for row in register.read(query):
            paragraph = row["paragraph"] if what is What.RECORD else ""
            since = london_date(datetime.fromisoformat(row["at"]))
            found.append(Piece(what, since, row["item_id"], row["decision_id"], row["entry_id"], paragraph))
    return tuple(found)


def sections(register: Register, marks: Sequence[str]) -> tuple[tuple[int, str, str, str, date], ...]:
    """Sections of reports that may be exempt: item, number, title, the part its exemption names, and since when.

    Those whose title holds one of the `marks`, and all of a report whose exemption names a part.
    """
    holds = " OR ".join("s.title LIKE ?" for _ in marks)
    rows = register.read(
        "SELECT r.item_id, s.number, s.title, coalesce(x.part, '') AS part,"
        f" {_since('report_section', 's')} AS at FROM report_section AS s JOIN report AS r ON r.id = s.report_id"
        f" LEFT JOIN exemption AS x ON x.item_id = r.item_id WHERE r.item_id IS NOT NULL AND (x.part <> '' OR {holds})"
        " ORDER BY r.item_id, s.position",
        *(f"%{mark}%" for mark in marks),
    )
    return tuple(
        (row["item_id"], row["number"], row["title"], row["part"], london_date(datetime.fromisoformat(row["at"])))
        for row in rows
    )


def texts_of_sections(register: Register, marks: Sequence[str]) -> tuple[tuple[str, str, str, str], ...]:
    """Number, title, words and named part of the same sections, also of reports that no item has; never shown."""
    holds = " OR ".join("s.title LIKE ?" for _ in marks)
    rows = register.read(
        "SELECT s.number, s.title, coalesce(x.part, '') AS part, (SELECT group_concat(line, char(10)) FROM"
        " (SELECT p.heading || char(10) || p.text AS line FROM report_paragraph AS p WHERE p.section_id = s.id"
        " UNION ALL SELECT text FROM report_risk WHERE s.part = 'risks' AND report_risk.report_id = s.report_id))"
        " AS words FROM report_section AS s JOIN report AS r ON r.id = s.report_id"
        " LEFT JOIN agenda_item AS i ON i.id = r.item_id LEFT JOIN decision AS d ON d.item_id = i.id"
        " LEFT JOIN exemption AS x ON x.part <> '' AND (x.item_id = i.id OR x.decision_id = d.id"
        " OR x.forward_plan_entry_id = coalesce(i.forward_plan_entry_id, d.forward_plan_entry_id))"
        f" WHERE x.part <> '' OR {holds} ORDER BY s.id",
        *(f"%{mark}%" for mark in marks),
    )
    return tuple((row["number"], row["title"], row["words"] or "", row["part"]) for row in rows)
