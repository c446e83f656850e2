"""Reading executive members' reports: the list, one with its lines, and the versions that were published."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.kinds import ReportLayout
from clerk_tui.domain.member_reports import Part, PortfolioReport, ReportLine, ReportVersion
from clerk_tui.register.rows import sought, to_date
from clerk_tui.register.store import Register

_WITH = "instr(lower(portfolio || ' ' || member || ' ' || body || ' ' || reported_on), lower(?1)) > 0"


@dataclass(frozen=True, slots=True)
class Listed:
    """A report as a line of a list. `published` is how many versions went out, `published_on` when the newest did."""

    id: int
    portfolio: str
    member: str
    body: str
    reported_on: date
    published: int
    published_on: date | None

    @property
    def ref(self) -> str:
        return f"E{self.id}"


def listed(register: Register, text: str = "") -> tuple[Listed, ...]:
    """Every report that holds these words, the newest first."""
    rows = register.read(
        "SELECT r.id, portfolio, member, body, reported_on, count(v.id) AS published,"
        " max(v.published_on) AS published_on FROM member_report AS r"
        " LEFT JOIN member_report_version AS v ON v.member_report_id = r.id"
        f" WHERE ?1 = '' OR {_WITH} GROUP BY r.id ORDER BY reported_on DESC, r.id DESC",
        sought(text),
    )
    return tuple(
        Listed(
            row["id"], row["portfolio"], row["member"], row["body"], date.fromisoformat(row["reported_on"]),
            row["published"], to_date(row["published_on"]),
        )
        for row in rows
    )  # fmt: skip


def report(register: Register, report_id: int) -> PortfolioReport:
    """One report; NotFound if there is none."""
    row = register.read_one("SELECT * FROM member_report WHERE id = ?", report_id)
    if row is None:
        raise NotFound(f"The register holds no report E{report_id}.")
    return _report(row)


def of_portfolio(register: Register, portfolio: str) -> tuple[PortfolioReport, ...]:
    """The reports of a portfolio, without regard to case, the oldest first."""
    key = portfolio.casefold()
    rows = register.read("SELECT * FROM member_report ORDER BY reported_on, id")
    return tuple(_report(row) for row in rows if row["portfolio"].casefold() == key)


def of_document(register: Register, document_id: int) -> PortfolioReport | None:
    """The report that was taken from a document; None where there is none."""
    row = register.read_one("SELECT * FROM member_report WHERE document_id = ?", document_id)
    return None if row is None else _report(row)


def portfolios(register: Register) -> tuple[str, ...]:
    """The portfolios that reports and decisions name."""
    rows = register.read(
        "SELECT portfolio FROM member_report UNION SELECT portfolio FROM decision WHERE portfolio <> ''"
        " ORDER BY portfolio COLLATE NOCASE"
    )
    return tuple(row["portfolio"] for row in rows)


def lines(register: Register, report_id: int) -> tuple[ReportLine, ...]:
    """The lines of a report in their order."""
    rows = register.read("SELECT * FROM member_report_line WHERE member_report_id = ? ORDER BY position, id", report_id)
    return tuple(_line(row) for row in rows)


def line(register: Register, line_id: int) -> ReportLine:
    """One line; NotFound if there is none."""
    row = register.read_one("SELECT * FROM member_report_line WHERE id = ?", line_id)
    if row is None:
        raise NotFound(f"The register holds no line {line_id} of a report.")
    return _line(row)


def versions(register: Register, report_id: int) -> tuple[ReportVersion, ...]:
    """A report as it was published, the oldest first."""
    rows = register.read("SELECT * FROM member_report_version WHERE member_report_id = ? ORDER BY sequence", report_id)
    return tuple(_version(row) for row in rows)


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A decision of a period as far as its portfolio needs it. `corrected`: another text may stand by now."""

    id: int
    title: str
    decided_on: date
    portfolio: str
    maker: str
    maker_name: str
    maker_title: str
    relevant_member: str
    serves: tuple[str, ...]
    published: bool
    corrected: bool


_TAKEN = """
    SELECT c.id, c.title, c.decided_on, d.portfolio, d.maker, d.maker_name, d.maker_title,
           coalesce(r.relevant_cabinet_member, '') AS relevant, d.status = 'published' AS published,
           EXISTS (SELECT 1 FROM correction AS k WHERE k.decision_id = d.id) AS corrected,
           (SELECT group_concat(o.portfolio, char(10)) FROM commitment_decision AS s
            JOIN commitment AS o ON o.id = s.commitment_id WHERE s.decision_id = d.id) AS serves
    FROM decision_as_corrected AS c JOIN decision AS d ON d.id = c.id
    LEFT JOIN agenda_item AS i ON i.id = d.item_id
    LEFT JOIN report AS r ON r.item_id = coalesce(i.carried_from_id, i.id)
    WHERE c.decided_on IS NOT NULL AND (?1 IS NULL OR c.decided_on >= ?1) AND c.decided_on <= ?2
    ORDER BY c.decided_on, c.id
"""


def taken_between(register: Register, first: date | None, last: date) -> tuple[TakenRow, ...]:
    """The decisions taken in these days, both included, the oldest first; one query for however many there are."""
    rows = register.read(_TAKEN, first.isoformat() if first else None, last.isoformat())
    return tuple(
        TakenRow(
            id=row["id"],
            title=row["title"],
            decided_on=date.fromisoformat(row["decided_on"]),
            portfolio=row["portfolio"],
            maker=row["maker"],
            maker_name=row["maker_name"],
            maker_title=row["maker_title"],
            relevant_member=row["relevant"],
            serves=tuple(filter(None, (row["serves"] or "").split("\n"))),
            published=bool(row["published"]),
            corrected=bool(row["corrected"]),
        )
        for row in rows
    )


def entries_to_come(register: Register, after: date) -> tuple[int, ...]:
    """The entries of the forward plan that stand, were published and fall due after a day, in their order."""
    rows = register.read(
        "SELECT id FROM forward_plan_entry AS e WHERE status = 'planned' AND coalesce(due_to, due_from) > ?"
        " AND EXISTS (SELECT 1 FROM forward_plan_version AS v WHERE v.forward_plan_entry_id = e.id)"
        " ORDER BY due_from, id",
        after.isoformat(),
    )
    return tuple(row["id"] for row in rows)


def _report(row: sqlite3.Row) -> PortfolioReport:
    return PortfolioReport(
        id=row["id"],
        version=row["version"],
        portfolio=row["portfolio"],
        reported_on=date.fromisoformat(row["reported_on"]),
        body=row["body"],
        meeting_id=row["meeting_id"],
        person_id=row["person_id"],
        member=row["member"],
        covers_from=to_date(row["covers_from"]),
        covers_to=to_date(row["covers_to"]),
        layout=ReportLayout(row["layout"]) if row["layout"] else None,
        heading=row["heading"],
        document_id=row["document_id"],
        despite=row["despite"],
    )


def _line(row: sqlite3.Row) -> ReportLine:
    return ReportLine(
        id=row["id"],
        version=row["version"],
        report_id=row["member_report_id"],
        position=row["position"],
        part=Part(row["part"]),
        code=row["code"],
        text=row["text"],
        note=row["note"],
        progress=row["progress"],
        commitment_id=row["commitment_id"],
        decision_id=row["decision_id"],
        entry_id=row["forward_plan_entry_id"],
    )


def _version(row: sqlite3.Row) -> ReportVersion:
    return ReportVersion(
        id=row["id"],
        report_id=row["member_report_id"],
        sequence=row["sequence"],
        published_on=date.fromisoformat(row["published_on"]),
        reason=row["reason"],
        who=row["who"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        snapshot=row["snapshot"],
        snapshot_sha256=row["snapshot_sha256"],
        chain_head=row["chain_head"],
    )
