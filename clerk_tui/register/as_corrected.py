"""What lists and search show of a corrected record: kept beside its corrections, in their transaction.

With trusted_schema off, as hostile files demand, SQLite refuses to read JSON inside a trigger.
"""

from __future__ import annotations

import json
import sqlite3

from clerk_tui.register.chain import Row

TEXTS = frozenset({"title", "reference", "resolution", "forward_plan_reference"})
"""The columns of a corrected record's line that are text; the others are a day and a yes or no."""
_LAID_OUT = (
    "INSERT OR IGNORE INTO corrected_decision SELECT id, title, reference, resolution, key_decision,"
    " forward_plan_reference, decided_on FROM decision WHERE id = ?"
)


def keep(connection: sqlite3.Connection, decision_id: int, changes: str) -> None:
    """Take the changes of a new correction, as JSON, into what lists show."""
    connection.execute(_LAID_OUT, (decision_id,))
    for change in json.loads(changes):
        name, new = change["field"], change["new"]
        value: str | int | None
        if name in TEXTS:
            value = new
        elif name == "decided_on":
            value = new or None
        elif name == "key_decision":
            value = {"yes": 1, "no": 0}.get(new)
        else:
            continue
        connection.execute(f"UPDATE corrected_decision SET {name} = ? WHERE decision_id = ?", (value, decision_id))


def searched(connection: sqlite3.Connection, decision_id: int) -> Row | None:
    """The texts of a record by which it is searched, as they read now."""
    sql = "SELECT title, reference, resolution FROM decision_as_corrected WHERE id = ?"
    found = connection.execute(sql, (decision_id,)).fetchone()
    return None if found is None else dict(found)
