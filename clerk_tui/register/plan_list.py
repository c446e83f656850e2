"""The forward plan as a windowed list: what is still to be decided first, by its day."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.forward_plan import Entry
from clerk_tui.register.forward_plan import stating_reference, to_entry
from clerk_tui.register.lists import like
from clerk_tui.register.rows import sought, to_date
from clerk_tui.register.store import Register

# Shared by everything that has to know from which day the 28 clear days of an entry run.
PUBLISHED_FROM = (
    "coalesce((SELECT max(v.offices_on, v.website_on) FROM forward_plan_version AS v"
    " WHERE v.forward_plan_entry_id = e.id AND v.starts = 1 ORDER BY v.sequence DESC LIMIT 1),"
    " (SELECT max(n.offices_on, n.website_on) FROM decision AS r JOIN notice AS n ON n.decision_id = r.id"
    " WHERE r.forward_plan_entry_id = e.id AND n.kind = 'key-decision' ORDER BY r.id DESC LIMIT 1))"
)
DECIDED_ON = (
    "(SELECT max(decided_on) FROM ("
    "SELECT decided_on FROM decision_as_corrected WHERE forward_plan_entry_id = e.id UNION ALL"
    f" SELECT decided_on FROM decision_as_corrected WHERE {stating_reference('e.reference')}))"
)
_COLUMNS = (
    f"SELECT e.*, coalesce(body.name, '') AS body, {PUBLISHED_FROM} AS published_from, {DECIDED_ON} AS decided_on,"
    " (SELECT count(*) FROM forward_plan_version AS v WHERE v.forward_plan_entry_id = e.id) AS versions"
)
_FROM = " FROM forward_plan_entry AS e LEFT JOIN body ON body.id = e.body_id"
_FILTER = (
    " WHERE (?1 = '' OR e.reference || ' ' || e.matter || ' ' || coalesce(body.name, '') || ' ' || e.maker_name || ' '"
    " || e.wards LIKE ?1 ESCAPE '\\')"
)
# Still to come, without a day, past; the next day first, and of the past the latest first.
_ORDER = (
    " ORDER BY CASE WHEN e.due_from IS NULL THEN 1 WHEN coalesce(e.due_to, e.due_from) < ?2 THEN 2 ELSE 0 END,"
    " CASE WHEN coalesce(e.due_to, e.due_from) < ?2 THEN -julianday(e.due_from) ELSE julianday(e.due_from) END, e.id"
)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One entry of the list. `published_from`: the 28 clear days run from that day; `decided_on` of its record."""

    entry: Entry
    published_from: date | None
    versions: int
    decided_on: date | None


def count(register: Register, text: str = "") -> int:
    row = register.read_one(f"SELECT count(*){_FROM}{_FILTER}", _pattern(text))
    return int(row[0]) if row else 0


def page(register: Register, start: int, length: int, today: date, text: str = "") -> list[PlanRow]:
    """Entries by the day they are due: those to come first, then those without a day, then the past, latest first."""
    # The page is found first; what hangs on an entry is read for the lines of the page alone.
    page_of = f"SELECT e.id{_FROM}{_FILTER}{_ORDER} LIMIT {int(length)} OFFSET {int(start)}"
    rows = register.read(f"{_COLUMNS}{_FROM} WHERE e.id IN ({page_of}){_ORDER}", _pattern(text), today.isoformat())
    return [_row(row) for row in rows]


def row(register: Register, entry_id: int) -> PlanRow | None:
    """One entry as the list shows it; None where there is none."""
    found = register.read_one(f"{_COLUMNS}{_FROM} WHERE e.id = ?", entry_id)
    return None if found is None else _row(found)


def without_notice(register: Register, today: date, most: int) -> list[PlanRow]:
    """Matters to be decided from today on whose notice is not known to leave 28 clear days, the next first.

    They are key, or nobody has said yet whether they are.
    Those that have a decision record are left out: from then on the record speaks for the matter.
    """
    rows = register.read(
        f"SELECT * FROM ({_COLUMNS}{_FROM} WHERE e.status = 'planned' AND e.key_decision IS NOT 0 AND e.due_from >= ?1)"
        " AS planned WHERE decided_on IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM decision AS d WHERE d.forward_plan_entry_id = planned.id)"
        " ORDER BY due_from, id LIMIT ?2",
        today.isoformat(),
        most,
    )
    return [_row(row) for row in rows]


def _row(row: sqlite3.Row) -> PlanRow:
    return PlanRow(to_entry(row), to_date(row["published_from"]), row["versions"], to_date(row["decided_on"]))


def _pattern(text: str) -> str:
    return like(text) if sought(text) else ""
