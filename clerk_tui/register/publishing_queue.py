"""Reading what is decided and not published, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_tui.register.rows import sought
from clerk_tui.register.store import Register


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision that was taken and is not published."""

    id: int
    reference: str
    title: str
    maker_name: str
    decided_on: date
    meeting_id: int | None


# What was decided and is not written down yet is to be recorded first: Today calls it so too.
_WAITING = " FROM decision WHERE status = 'draft' AND decided_on IS NOT NULL AND trim(resolution) <> ''"
_FILTER = " AND title || ' ' || reference || ' ' || maker_name LIKE ? ESCAPE '\\'"


def _matching(text: str) -> tuple[str, tuple[str, ...]]:
    if not (words := sought(text)):
        return "", ()
    escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return _FILTER, (f"%{escaped}%",)


def count(register: Register, text: str = "") -> int:
    where, values = _matching(text)
    row = register.read_one(f"SELECT count(*){_WAITING}{where}", *values)
    return int(row[0]) if row else 0


def page(register: Register, start: int, length: int, text: str = "") -> list[Waiting]:
    """The oldest decision first: with one limit for all of them, that is the most overdue."""
    where, values = _matching(text)
    rows = register.read(
        f"SELECT id, reference, title, maker_name, decided_on, meeting_id{_WAITING}{where}"
        " ORDER BY decided_on, id LIMIT ? OFFSET ?",
        *values,
        length,
        start,
    )
    return [Waiting(row[0], row[1], row[2], row[3], date.fromisoformat(row[4]), row[5]) for row in rows]


def drafts_of(register: Register, meeting_id: int) -> tuple[int, ...]:
    """The unpublished decisions of a meeting that were taken, in the order of its agenda."""
    rows = register.read(
        "SELECT decision.id FROM decision LEFT JOIN agenda_item ON agenda_item.id = decision.item_id"
        " WHERE decision.meeting_id = ? AND decision.status = 'draft' AND decision.decided_on IS NOT NULL"
        " ORDER BY agenda_item.position, decision.id",
        meeting_id,
    )
    return tuple(row["id"] for row in rows)
