"""A register that somebody made by hand to do harm: refused in a sentence, nothing of it run, the file as it was."""

from __future__ import annotations

import os
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from clerk_tui.domain.errors import NotARegister
from clerk_tui.register import schema
from clerk_tui.register.engine import connect, journal_of
from clerk_tui.register.store import Register
from clerk_tui.services.registers import open_office
from clerk_tui.services.verifying import verify
from tests.cli.calling import Caller
from tests.offices import AT, demo_file, held

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def by_sql(*statements: str) -> Callable[[Path], None]:
    """What somebody can do to a file at an SQL prompt with every guard off."""

    def run(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in ("PRAGMA writable_schema=ON", "PRAGMA foreign_keys=OFF", *statements):
                connection.execute(statement)

    return run


def in_place_of(table: str, view: str) -> Callable[[Path], None]:
    return by_sql(f"DROP TABLE {table}", f"CREATE VIEW {table} AS {view}")


def reworded(name: str, old: str, new: str) -> Callable[[Path], None]:
    return by_sql(f"UPDATE sqlite_schema SET sql = replace(sql, '{old}', '{new}') WHERE name = '{name}'")


def huge_page_count(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[28:32] = struct.pack(">I", 0xFFFFFFF0)
    # The count is believed only where both counters of changes agree.
    data[92:96] = data[24:28]
    path.write_bytes(data)


def schema_of_another_program(path: Path) -> None:
    path.unlink()
    by_sql("CREATE TABLE song (title TEXT)", "PRAGMA application_id=0x434C524B", "PRAGMA user_version=3")(path)


def looped_pages(path: Path) -> None:
    """Every page of the file is its first page again: a tree that leads back into itself."""
    data = path.read_bytes()
    path.write_bytes(data[:4096] * (len(data) // 4096))


REFUSED = {
    "a trigger that fires at each write": (
        by_sql("CREATE TRIGGER quiet AFTER INSERT ON command BEGIN DELETE FROM draft; END"), "trigger quiet was added"
    ),
    "a trigger named like a part of the search index": (
        by_sql("CREATE TRIGGER decision_search_data AFTER INSERT ON command BEGIN DELETE FROM draft; END"),
        "trigger decision_search_data was added",
    ),
    "a view in a table's place that never ends": (
        in_place_of("council", ENDLESS), "view council was added, index .* is missing|view council was added"
    ),
    "a view of its own changed": (
        by_sql("DROP VIEW window_as_recorded", f"CREATE VIEW window_as_recorded AS {ENDLESS}"),
        "view window_as_recorded was changed",
    ),
    "a computed column": (
        by_sql("ALTER TABLE person ADD COLUMN salted TEXT AS (hex(zeroblob(100000000)))"), "table person was changed"
    ),
    "an index on an expression": (
        by_sql("CREATE INDEX slow ON person (hex(zeroblob(100000)))"), "index slow was added"
    ),
    "a guard taken away": (
        by_sql("DROP TRIGGER history_is_append_only"), "trigger history_is_append_only is missing"
    ),
    "a virtual table": (
        by_sql("CREATE VIRTUAL TABLE own USING fts5 (title)"), "table own was added"
    ),
    "a part of the search index with a rule of its own": (
        reworded("decision_search_config", "k PRIMARY KEY", "k PRIMARY KEY CHECK (k > 1)"),
        "table decision_search_config was added",
    ),
    "tables that are not strict": (reworded("meeting", "STRICT", ""), "table meeting was changed"),
    "a trigger with a name that steers a terminal": (
        by_sql('CREATE TRIGGER "\x1b]2;owned\x07" AFTER INSERT ON command BEGIN DELETE FROM draft; END'),
        "trigger \ufffd]2;owned\ufffd was added",
    ),
    "another program's tables under our mark": (schema_of_another_program, "table song was added"),
    "more pages than any disk holds": (huge_page_count, "is damaged or is no clerk-tui register"),
    "pages that lead back to themselves": (looped_pages, "is damaged or is no clerk-tui register"),
    "words that are no schema": (
        by_sql("UPDATE sqlite_schema SET sql = 'CREATE TABLE [/] red ((' WHERE name = 'person'"), "is damaged or is no",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_with_a_schema_of_its_own_is_refused_and_nothing_of_it_is_run(tmp_path: Path, kind: str) -> None:
    make, sentence = REFUSED[kind]
    path = demo_file(tmp_path)
    make(path)
    before, names = path.read_bytes(), held(tmp_path)
    with pytest.raises(NotARegister, match=sentence) as refused:
        open_office(path)
    assert str(refused.value).count("\n") == 0 and "\x1b" not in str(refused.value)
    assert path.read_bytes() == before
    assert held(tmp_path) == names


@pytest.mark.parametrize("kind", REFUSED)
def test_verifying_it_names_what_differs_or_refuses_and_runs_nothing_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    path = demo_file(tmp_path)
    REFUSED[kind][0](path)
    before = path.read_bytes()
    answer = Caller(capsys, path)("verify")
    assert answer.status in {1, 2}
    said = answer.out + answer.error
    assert "clerk-tui makes" in said or "this program makes" in said or "is damaged" in said
    assert "Traceback" not in said and "fault of its own" not in said
    assert path.read_bytes() == before


def test_an_older_file_with_a_trigger_of_its_own_is_refused_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    path.unlink()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for migration in schema.migrations()[:2]:
            for statement in schema.statements(migration.sql):
                connection.execute(statement)
        connection.execute("CREATE TRIGGER quiet AFTER INSERT ON migration BEGIN DELETE FROM history; END")
        connection.execute("PRAGMA user_version=2")
        connection.execute("PRAGMA application_id=0x434C524B")
    before = path.read_bytes()
    with pytest.raises(NotARegister, match="trigger quiet was added"):
        Register.open(path, AT)
    assert path.read_bytes() == before


# A journal beside it


def hot_journal(path: Path) -> None:
    """A change of the file that was cut off: the journal holds what must be put back."""
    code = f"""
import os, sqlite3
connection = sqlite3.connect({str(path)!r}, isolation_level=None)
connection.execute("PRAGMA journal_mode=TRUNCATE")
connection.execute("PRAGMA cache_size=1")
connection.execute("BEGIN")
connection.execute("UPDATE document SET text = text || ?", ("x" * 400_000,))
os.kill(os.getpid(), 9)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    assert journal_of(path).stat().st_size > 0


def pointing_at(journal: Path, victim: Path) -> None:
    """Give a journal the ending by which SQLite knows that it belongs to a change of several files."""
    name = os.fsencode(victim)
    # The page that holds the lock byte marks the record; the sum is over the name's bytes.
    record = struct.pack(">I", 0x40000000 // 4096 + 1) + name
    record += struct.pack(">II", len(name), sum(name)) + b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    with journal.open("ab") as file:
        file.write(record)


def test_a_journal_beside_it_that_names_another_file_is_refused_and_that_file_is_not_touched(tmp_path: Path) -> None:
    path, victim = demo_file(tmp_path), tmp_path / "budget.docx"
    victim.write_bytes(b"")
    hot_journal(path)
    journal = journal_of(path)
    pointing_at(journal, victim)
    before, kept = path.read_bytes(), journal.read_bytes()
    with pytest.raises(NotARegister, match=r"The journal beside .* names another file\. Nothing was changed"):
        open_office(path)
    assert victim.exists() and (path.read_bytes(), journal.read_bytes()) == (before, kept)


def test_a_journal_that_turns_the_file_into_another_one_is_played_back_and_then_refused(tmp_path: Path) -> None:
    """The header that is read first is the register's; the journal brings back the one of another program."""
    path = tmp_path / "own.clerk"
    by_sql("CREATE TABLE document (text TEXT)", "INSERT INTO document VALUES ('x')")(path)
    hot_journal(path)
    data = bytearray(path.read_bytes())
    data[60:64], data[68:72] = struct.pack(">I", schema.LATEST), struct.pack(">I", 0x434C524B)
    path.write_bytes(data)
    with pytest.raises(NotARegister, match="is a database of another program"):
        open_office(path)


# Rows that no program of ours wrote

UNLIKELY = {
    "a decision that follows from itself": "UPDATE meeting SET continues_id = id, status = 'adjourned'",
    "items without their meeting": "DELETE FROM meeting",
    "people without a name": "UPDATE person SET name = '' WHERE id = 1",
    "a day that is none": "UPDATE meeting SET day = 'gestern'",
    "a day before all days": "UPDATE meeting SET day = '0000-00-00'",
    "a kind that there is not": "UPDATE body SET kind = '[/]'",
    "numbers beyond all": "UPDATE meeting SET version = 9223372036854775807",
    "a council file of nonsense": "UPDATE council SET file_text = '[[[[[[['",
    "no council": "DELETE FROM council",
    "bytes in a text's place": "UPDATE person SET name = CAST(x'fffe00ff' AS TEXT) WHERE id = 1",
}


@pytest.mark.parametrize("kind", UNLIKELY)
def test_rows_that_no_clerk_wrote_end_in_an_answer_or_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    path = demo_file(tmp_path)
    by_sql("PRAGMA ignore_check_constraints=ON", UNLIKELY[kind])(path)
    call = Caller(capsys, path)
    for asked in (["today"], ["meetings"], ["meeting", "M1"], ["decision", "D1"], ["people"], ["check", "D1"]):
        answer = call(*asked)
        assert answer.status in {0, 1, 2}, (asked, answer.error)
        assert "Traceback" not in answer.error and answer.error.count("\n") <= 1
        assert "fault of its own" not in answer.error
    assert call("verify").status in {1, 2}, "it goes unnoticed"


# What a connection lets nothing do


def test_no_statement_loads_a_library(tmp_path: Path) -> None:
    with (
        closing(connect(demo_file(tmp_path))) as connection,
        pytest.raises(sqlite3.DatabaseError, match="not authorized"),
    ):
        connection.execute("SELECT load_extension('libm.so.6')")


def test_a_function_that_reaches_outside_is_not_run_from_a_schema(tmp_path: Path) -> None:
    """`trusted_schema` off: a view or a trigger may call only functions that SQLite marks as harmless."""
    path = demo_file(tmp_path)
    by_sql("CREATE VIEW reaches AS SELECT load_extension('libm.so.6')")(path)
    with closing(connect(path)) as connection:
        connection.create_function("outside", 0, lambda: "run")
        connection.execute("CREATE TEMP VIEW own AS SELECT outside()")
        assert connection.execute("PRAGMA trusted_schema").fetchone()[0] == 0
        with pytest.raises(sqlite3.DatabaseError, match="unsafe use"):
            connection.execute("SELECT * FROM reaches")


def test_no_statement_writes_the_schema_itself(tmp_path: Path) -> None:
    with closing(connect(demo_file(tmp_path))) as connection:
        with pytest.raises(sqlite3.OperationalError, match="may not be modified"):
            connection.execute("UPDATE sqlite_schema SET sql = ''")
        assert connection.execute("PRAGMA cell_size_check").fetchone()[0] == 1


@pytest.mark.skipif(sys.version_info < (3, 12), reason="Python 3.11 cannot set it")
def test_the_engine_is_in_its_defensive_mode(tmp_path: Path) -> None:
    with closing(connect(demo_file(tmp_path))) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        with pytest.raises(sqlite3.OperationalError, match="may not be modified"):
            connection.execute("UPDATE sqlite_schema SET sql = ''")


def test_a_history_whose_row_holds_nothing_is_told_as_damage(tmp_path: Path) -> None:
    """As a power cut leaves it on a disk that keeps no order: numbers and texts are missing where none may be."""
    path = demo_file(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        (wanted,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'history'").fetchone()
        (guard,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'history_is_append_only'").fetchone()
    loose = wanted.replace(" NOT NULL", "")
    by_sql("DROP TRIGGER history_is_append_only")(path)
    by_sql(f"UPDATE sqlite_schema SET sql = '{loose.replace(chr(39), chr(39) * 2)}' WHERE name = 'history'")(path)
    by_sql("UPDATE history SET record_id = NULL, at = NULL, after = NULL WHERE seq = 9", guard)(path)
    by_sql(f"UPDATE sqlite_schema SET sql = '{wanted.replace(chr(39), chr(39) * 2)}' WHERE name = 'history'")(path)
    office = open_office(path)
    found = verify(office).found
    office.register.close()
    assert any(sentence.startswith("The file is damaged: NULL value in history.") for sentence in found)
    assert any("it cannot be read, since the file is damaged" in sentence for sentence in found)
