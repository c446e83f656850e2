"""Rows that hang on a record and are there at most once for it."""

from __future__ import annotations

from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change


def store_beside(change: Change, record: str, key: dict[str, Cell], **values: Cell) -> bool:
    """Store the row of `record` with this key, new or changed; False where it already said just that."""
    row = change.find(record, **key)
    if row is None:
        change.insert(record, **key, **values)
        return True
    version = int(str(row["version"]))
    return change.update(record, int(str(row["id"])), version, **values) != version
