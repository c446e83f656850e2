"""The schema: what it promises, and bringing an older register up to date."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_tui.domain.errors import NotARegister, RegisterError
from clerk_tui.register import schema
from clerk_tui.register.changes import RECORDS
from clerk_tui.register.engine import APPLICATION_ID, connect
from clerk_tui.register.schema import Migration
from clerk_tui.register.store import Register
from clerk_tui.services.registers import open_office
from tests.house.project import PROJECT
from tests.offices import AT, demo, demo_file

TABLES = {
    "agenda_item", "agreed_action", "attendance", "backup_made", "body", "boilerplate", "calendar_day", "call_in_event",
    "call_in_request", "call_in_requester", "check_override", "closed_title", "command", "commitment",
    "commitment_decision", "commitment_plan", "commitment_progress", "consent_step", "corrected_decision", "correction",
    "council", "crest", "decision", "decision_search", "disposal", "disposal_entry", "document", "document_unplaced",
    "draft", "exempt_override", "exempt_text", "exemption", "forward_plan_entry", "forward_plan_version", "history",
    "interest", "key_test", "matter_arising", "meeting", "meeting_change", "member_report", "member_report_line",
    "member_report_version", "membership", "migration", "notice", "person", "publication", "recurring_item", "report",
    "report_line", "report_paragraph", "report_risk", "report_section", "representation", "special_urgency_report",
    "summons", "supplement", "urgency", "ward", "window_change", "window_in_force", "window_kept",
}  # fmt: skip
NEXT = Migration(schema.LATEST + 1, "colour", "ALTER TABLE body ADD COLUMN colour TEXT NOT NULL DEFAULT '';")
BROKEN = Migration(
    schema.LATEST + 1, "broken", "CREATE TABLE colour (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);"
)


def _numbers(latest: int) -> list[int]:
    return list(range(1, latest + 1))


def tables(register: Register) -> set[str]:
    rows = register.read(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
        " AND name NOT GLOB 'decision_search_*'"
    )
    return {row["name"] for row in rows}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    office = demo(tmp_path)
    yield office.register
    office.register.close()


def test_the_tables_are_those_that_are_listed_here(register: Register) -> None:
    assert tables(register) == TABLES
    apart = {
        "backup_made", "command", "corrected_decision", "decision_search", "disposal_entry", "draft", "history",
        "migration", "window_in_force",
    }  # fmt: skip
    assert TABLES - apart == RECORDS


def test_every_table_is_strict(register: Register) -> None:
    strict = {row["name"] for row in register.read("PRAGMA table_list") if row["strict"]}
    assert strict == TABLES - {"decision_search"}


def test_every_foreign_key_has_an_index_that_begins_with_it(register: Register) -> None:
    bare = []
    for table in sorted(TABLES):
        leading = {
            row["name"]
            for index in register.read(f"PRAGMA index_list({table})")
            for row in register.read(f"PRAGMA index_info({index['name']})")
            if row["seqno"] == 0
        } | {row["name"] for row in register.read(f"PRAGMA table_info({table})") if row["pk"]}
        keys = [row["from"] for row in register.read(f"PRAGMA foreign_key_list({table})")]
        bare += [f"{table}.{key}" for key in keys if key not in leading]
    assert bare == []


def test_every_record_has_a_version_that_starts_at_1(register: Register) -> None:
    for record in RECORDS:
        columns = {row["name"]: row for row in register.read(f"PRAGMA table_info({record})")}
        assert (columns["version"]["dflt_value"], columns["version"]["notnull"]) == ("1", 1), record


def test_a_text_in_a_number_s_place_is_refused_by_the_engine(register: Register) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value in INTEGER column"):
        register.connection.execute("INSERT INTO meeting (body_id, day) VALUES ('one', '2017-10-09')")


def test_the_file_s_schema_is_what_the_migrations_make(register: Register) -> None:
    assert schema.fingerprint(register.connection) == schema.expected_fingerprint()
    made = register.read("SELECT number, name, sha256 FROM migration")
    assert [tuple(row) for row in made] == [(m.number, m.name, m.sha256) for m in schema.migrations()]


def test_latest_is_the_number_of_migrations() -> None:
    assert len(schema.migrations()) == schema.LATEST


def test_a_migration_that_is_missing_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("0001_register.sql", "0003_later.sql"):
        (tmp_path / name).write_text("SELECT 1;")
    monkeypatch.setattr(schema, "_folder", lambda: tmp_path)
    with pytest.raises(RegisterError, match="schema files are incomplete; install clerk-tui again"):
        schema.migrations.__wrapped__()


def test_a_script_is_cut_into_statements_at_their_ends_and_nowhere_else() -> None:
    first = "CREATE TRIGGER t BEFORE UPDATE ON a BEGIN\n    SELECT RAISE (ABORT, 'no; never');\nEND;"
    second = "-- why; because\nINSERT INTO a VALUES (';');"
    assert list(schema.statements(f"{first}\n{second}\nSELECT 1")) == [first, second, "SELECT 1"]


# Bringing a file up to date

_MIGRATE = """
import sys
from pathlib import Path
from clerk_tui.register import schema
from clerk_tui.register.engine import connect
path = Path(sys.argv[1])
schema.expected_fingerprint()
sys.stdin.readline()
connection = connect(path)
schema.migrate(connection, path, "2017-10-09T19:00:00Z")
print(schema.fingerprint(connection) == schema.expected_fingerprint())
"""


@pytest.mark.parametrize("programs", [2, 5])
def test_programs_that_migrate_one_file_at_once_all_succeed(tmp_path: Path, programs: int) -> None:
    path = tmp_path / "own.clerk"
    path.touch()
    started = [
        subprocess.Popen(
            [sys.executable, "-c", _MIGRATE, str(path)], cwd=PROJECT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for _ in range(programs)
    ]  # fmt: skip
    for program in started:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    ended = [(program.communicate(timeout=60), program.returncode) for program in started]
    assert ended == [(("True\n", ""), 0)] * programs
    with sqlite3.connect(path) as connection:
        assert [number for (number,) in connection.execute("SELECT number FROM migration")] == _numbers(schema.LATEST)


@pytest.fixture
def one_more(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A program one schema further on."""
    known = schema.migrations()
    schema.expected_fingerprint.cache_clear()
    monkeypatch.setattr(schema, "migrations", lambda: (*known, NEXT))
    monkeypatch.setattr(schema, "LATEST", schema.LATEST + 1)
    yield monkeypatch
    monkeypatch.undo()
    schema.expected_fingerprint.cache_clear()


def test_an_older_register_is_brought_up_to_date_when_it_is_opened(
    tmp_path: Path, one_more: pytest.MonkeyPatch
) -> None:
    office = open_office(demo_file(tmp_path))
    assert [row["number"] for row in office.register.read("SELECT number FROM migration")] == _numbers(schema.LATEST)
    assert [row["colour"] for row in office.register.read("SELECT colour FROM body")] == [""]
    assert schema.fingerprint(office.register.connection) == schema.expected_fingerprint()
    office.register.close()


def test_a_migration_that_fails_leaves_the_register_as_it_was(tmp_path: Path, one_more: pytest.MonkeyPatch) -> None:
    path = demo_file(tmp_path)
    known = schema.migrations()[:-1]
    one_more.setattr(schema, "migrations", lambda: (*known, BROKEN))
    before = path.read_bytes()
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        Register.open(path, AT)
    assert path.read_bytes() == before


def test_a_schema_that_came_out_otherwise_is_not_kept(tmp_path: Path, one_more: pytest.MonkeyPatch) -> None:
    path = demo_file(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER history_is_kept")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(RegisterError, match=r"is not what this program makes; nothing was changed\."):
        schema.migrate(connect(path), path, AT)
    assert path.read_bytes() == before


def test_an_older_register_with_a_schema_of_its_own_is_refused_before_it_is_brought_up_to_date(
    tmp_path: Path, one_more: pytest.MonkeyPatch
) -> None:
    path = demo_file(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER history_is_kept")
    connection.close()
    before = path.read_bytes()
    for to_examine in (False, True):
        with pytest.raises(NotARegister, match=r"\(trigger history_is_kept is missing\); nothing in it was run"):
            Register.open(path, AT, to_examine=to_examine)
    assert path.read_bytes() == before


def test_the_digests_that_spare_the_opening_the_making_of_a_schema_are_those_of_the_migrations() -> None:
    made = {version: schema.fingerprint_of(version) for version in _numbers(schema.LATEST)}
    assert made == schema.FINGERPRINTS, "put these into schema.FINGERPRINTS"


def test_another_program_s_tables_are_never_migrated(tmp_path: Path) -> None:
    path = tmp_path / "songs.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE song (title TEXT)")
    connection.close()
    with pytest.raises(NotARegister, match="database of another program"):
        schema.migrate(connect(path), path, AT)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("song",)]
        assert connection.execute("PRAGMA application_id").fetchone() == (0,)


def test_nothing_in_the_register_names_a_table_that_is_not_listed(register: Register) -> None:
    """Every word after FROM, JOIN, INTO or UPDATE in the register's own SQL is a table that the schema makes."""
    named = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE) ([a-z_]+)\b")
    known = TABLES | {
        "sqlite_schema",
        "pragma_table_info",
        "json_each",
        "hit",
        "sitting",
        "window_as_recorded",
        "decision_as_corrected",
    }
    for path in sorted((PROJECT / "clerk_tui" / "register").glob("*.py")):
        strings = re.findall(r'"(?:[^"\\\n]|\\.)*"|"""(?:.|\n)*?"""', path.read_text(encoding="utf-8"))
        assert {name for text in strings for name in named.findall(text)} <= known, path.name


def test_the_application_id_is_the_file_s_own(register: Register) -> None:
    assert [tuple(row) for row in register.read("PRAGMA application_id")] == [(APPLICATION_ID,)]
