"""Reading the wards or divisions of the council."""

from __future__ import annotations

import sqlite3
from datetime import date

from clerk_tui.domain.errors import NotFound
from clerk_tui.domain.people import Ward
from clerk_tui.register.rows import to_date
from clerk_tui.register.store import Register


def wards(register: Register, on: date | None = None) -> list[Ward]:
    """Every ward by name, or those that stand on a day."""
    found = [_ward(row) for row in register.read("SELECT * FROM ward ORDER BY name COLLATE NOCASE")]
    return [one for one in found if on is None or one.stands_on(on)]


def ward(register: Register, ward_id: int) -> Ward:
    """One ward; NotFound if there is none."""
    row = register.read_one("SELECT * FROM ward WHERE id = ?", ward_id)
    if row is None:
        raise NotFound(f"The register holds no ward {ward_id}.")
    return _ward(row)


def _ward(row: sqlite3.Row) -> Ward:
    return Ward(
        row["id"], row["version"], row["name"], row["members"], to_date(row["valid_from"]), to_date(row["valid_to"])
    )
