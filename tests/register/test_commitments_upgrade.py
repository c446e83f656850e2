"""A register of schema 3 whose commitments nobody could see yet keeps them when it is brought up to date."""

from __future__ import annotations

import gzip
from pathlib import Path

from clerk_tui.register import schema
from clerk_tui.services.registers import open_office
from clerk_tui.services.verifying import verify

SAMPLE = Path(__file__).parent / "samples" / "schema-3.clerk.gz"
"""schema-3: a register in which everything has happened once, with a commitment C1 and an action C1a under it."""


def test_what_the_old_table_of_commitments_held_is_in_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "old.clerk"
    path.touch(0o600)
    path.write_bytes(gzip.decompress(SAMPLE.read_bytes()))
    office = open_office(path, who="clerk")
    assert office.register.upgraded is not None
    assert (office.register.upgraded.before, office.register.upgraded.now) == (3, schema.LATEST)
    rows = office.register.read("SELECT code, parent_id, owner_id, due_on, status, plan_id FROM commitment ORDER BY id")
    assert [tuple(row) for row in rows] == [
        ("C1", None, None, None, "open", None),
        ("C1a", 1, 1, "2027-03-31", "open", None),
    ]
    assert office.register.read("PRAGMA foreign_key_check") == []
    assert verify(office).found == ()
    office.register.close()
