"""One letter changed in any text of any table, behind the program's back, is found, with the record and the time."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from clerk_tui.domain.errors import NotARegister
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from clerk_tui.services.verifying import verify
from tests.offices import do
from tests.whole_register import KEPT, whole_register

NOT_COVERED = {
    "draft": "half-typed text is no record yet",
    "backup_made": "a note for the reminder; its head is held against the chain",
    "migration": "held against the program's own files when the register is opened",
    "decision_search_config": "the search index's own",
}
"""Tables of which the chain does not cover every text, and why; the manual says so too."""
SHOWN_AGAIN = {"corrected_decision", "window_in_force"}
"""Kept a second time from records: the record is named, and its own entries have the time."""
WHEN = re.compile(r"of (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} \w+ \d{4}, \d\d:\d\d")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = whole_register(tmp_path_factory.mktemp("letters"))
    made.register.connection.execute("DELETE FROM backup_made")
    do(made.register, lambda change: change.insert("crest", name="c.png", media_type="image/png", data="eA=="))
    path = made.register.path
    made.register.close()
    opened = open_office(path, to_examine=True)
    yield opened
    opened.register.close()


@pytest.fixture(scope="module")
def prompt(office: Office) -> Iterator[sqlite3.Connection]:
    """Somebody at an SQL prompt, who minds no rule."""
    with closing(sqlite3.connect(office.register.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA ignore_check_constraints=ON")
        yield connection


def texts(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Every text column of every table, from the schema itself."""
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return [
        (table, row[1])
        for table in tables
        for row in connection.execute(f'PRAGMA table_info("{table}")')
        if row[2] == "TEXT"
    ]


def change_a_letter(connection: sqlite3.Connection, table: str, column: str) -> tuple[int, str | None]:
    """Change one letter of one row, the triggers taken away and made again; the row's id and what it held."""
    found = connection.execute(
        f'SELECT rowid, "{column}" FROM "{table}" ORDER BY "{column}" IS NULL, "{column}" = \'\', rowid LIMIT 1'
    ).fetchone()
    assert found is not None, f"the register made for this holds no {table}"
    row, held = found
    put(connection, table, column, row, "x" if not held else held[:-1] + ("x" if held[-1] != "x" else "y"))
    return row, held


def put(connection: sqlite3.Connection, table: str, column: str, row: int, text: str | None) -> None:
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid"
    ).fetchall()
    connection.execute("BEGIN")
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (text, row))
    for _, sql in triggers:
        connection.execute(sql)
    connection.execute("COMMIT")


def test_a_letter_changed_in_any_text_of_any_table_is_found(office: Office, prompt: sqlite3.Connection) -> None:
    assert verify(office).good
    passed_over, unnamed, kept_apart = [], [], []
    tried = [(table, column) for table, column in texts(prompt) if table not in NOT_COVERED]
    assert len(tried) > 200
    for table, column in tried:
        row, held = change_a_letter(prompt, table, column)
        found = verify(office).found
        put(prompt, table, column, row, held)
        if not found:
            passed_over.append((table, column))
        told = WHEN if column != "at" else re.compile(f"{WHEN.pattern}|of a time that cannot be read")
        if not any(told.search(sentence) for sentence in found) and table not in SHOWN_AGAIN:
            unnamed.append((table, column, found))
        if any(KEPT[:12] in sentence for sentence in found):
            kept_apart.append((table, column, found))
    assert passed_over == []
    assert unnamed == []
    assert kept_apart == [], "what is kept apart is named, never quoted"
    assert verify(office).good, "every letter was put back"


def test_a_closed_title_is_not_quoted_though_its_entry_was_given_another_record_s_name(
    office: Office, prompt: sqlite3.Connection
) -> None:
    entries = [row[0] for row in prompt.execute("SELECT seq FROM history WHERE record = 'closed_title' ORDER BY seq")]
    for seq in entries:
        put(prompt, "history", "record", seq, "interest")
        found = verify(office).found
        put(prompt, "history", "record", seq, "closed_title")
        assert any(f"entry {seq}: the entry was changed" in sentence for sentence in found)
        assert not any(KEPT[:12] in sentence for sentence in found), found
    assert entries and verify(office).good


def test_a_letter_changed_in_what_made_the_schema_refuses_the_register(
    office: Office, prompt: sqlite3.Connection
) -> None:
    row, held = change_a_letter(prompt, "migration", "sha256")
    with pytest.raises(NotARegister):
        open_office(office.register.path, to_examine=True)
    put(prompt, "migration", "sha256", row, held)
    row, held = change_a_letter(prompt, "migration", "name")
    assert WHEN.search(verify(office).found[0])
    put(prompt, "migration", "name", row, held)


def test_the_manual_names_what_the_chain_does_not_cover() -> None:
    from tests.house.project import PROJECT

    manual = (PROJECT / "db" / "README.md").read_text(encoding="utf-8")
    section = manual.partition("## What the history covers")[2]
    assert [table for table in NOT_COVERED if f"`{table}`" not in section and table != "decision_search_config"] == []
    assert "`decision_search`" in section
