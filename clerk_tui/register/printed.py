"""Looking for the decision that a page or a list tells of among those that the register holds."""

from __future__ import annotations

from datetime import date

from clerk_tui.register.store import Register


def of_reference(register: Register, reference: str) -> int | None:
    """The decision that bears this reference, as corrected or as first published."""
    row = register.read_one(
        "SELECT decision_id AS id FROM corrected_decision WHERE reference = ?1 COLLATE NOCASE UNION ALL"
        " SELECT id FROM decision WHERE reference = ?1 COLLATE NOCASE LIMIT 1",
        reference,
    )
    return None if row is None else int(row["id"])


def alike(register: Register, title: str, maker: str, decided_on: date | None, reference: str) -> int | None:
    """The decision of this title and decision maker on this day, or without a day where none is printed.

    Two decisions with references of their own are two, however alike they are.
    """
    row = register.read_one(
        "SELECT id FROM decision WHERE title = ?1 COLLATE NOCASE AND maker_name = ?2 COLLATE NOCASE"
        " AND decided_on IS ?3 AND (reference = '' OR ?4 = '') ORDER BY id LIMIT 1",
        title,
        maker,
        None if decided_on is None else decided_on.isoformat(),
        reference,
    )
    return None if row is None else int(row["id"])
