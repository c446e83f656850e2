"""Which decisions are old enough that something of them need not be kept any longer, a page at a time.

What was disposed of already is not among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.decision import OfficerKind
from clerk_tui.register.rows import sought
from clerk_tui.register.store import Register

RECORD, PAPERS = "record", "papers"


@dataclass(frozen=True, slots=True)
class Old:
    """A decision and what of it (`RECORD` or `PAPERS`) is past its years; its day as corrected."""

    id: int
    what: str
    title: str
    reference: str
    decided_on: date


_OLD = f"""
    FROM (
        SELECT id, '{PAPERS}' AS what, title, reference, decided_on, date(decided_on, ?1) AS since
        FROM decision_as_corrected WHERE decided_on <= ?2
        UNION ALL
        SELECT id, '{RECORD}', title, reference, decided_on, date(decided_on, ?3)
        FROM decision_as_corrected WHERE decided_on <= ?4
    ) AS old JOIN decision ON decision.id = old.id
    WHERE decision.officer_kind <> '{OfficerKind.NEITHER}'
    AND NOT EXISTS (SELECT 1 FROM disposal AS gone WHERE gone.decision_id = old.id AND gone.what = old.what)
    AND (?5 = '' OR instr(lower('D' || old.id || ' ' || old.reference || ' ' || old.title), lower(?5)) > 0)
"""


@dataclass(frozen=True, slots=True)
class Ages:
    """The years, and the last day of a decision for which they are over today."""

    papers_years: int
    papers: date
    record_years: int
    record: date

    def values(self, text: str) -> tuple[str, ...]:
        """What the query takes."""
        return (
            f"+{self.papers_years} years", self.papers.isoformat(), f"+{self.record_years} years",
            self.record.isoformat(), sought(text),
        )  # fmt: skip


def count(register: Register, ages: Ages, text: str = "") -> int:
    """How many there are."""
    row = register.read_one(f"SELECT count(*) {_OLD}", *ages.values(text))
    return int(row[0]) if row else 0


def page(register: Register, ages: Ages, start: int, length: int, text: str = "") -> tuple[Old, ...]:
    """Those that were over first come first."""
    rows = register.read(
        f"SELECT old.id, what, old.title, old.reference, old.decided_on {_OLD} ORDER BY since, old.id, what"
        " LIMIT ?6 OFFSET ?7",
        *ages.values(text),
        length,
        start,
    )
    return tuple(Old(row[0], row[1], row[2], row[3], date.fromisoformat(row[4])) for row in rows)
