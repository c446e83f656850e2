"""Every write: under one lock, against the version that was seen, with its history, acknowledged only when it stays."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from clerk_tui.domain.errors import Conflict, DiskFull, NotFound, Refused, RegisterBusy, RegisterError, RegisterReadOnly
from clerk_tui.register.changes import Change
from clerk_tui.register.engine import BUSY_SECONDS, SCREEN_SECONDS, journal_of
from clerk_tui.register.store import Register
from clerk_tui.services import publishing
from clerk_tui.services.registers import open_office
from clerk_tui.services.verifying import verify
from tests.bystander import without_rights
from tests.house.project import PROJECT
from tests.offices import ICT, TUESDAY, count, demo, demo_file, do, recorded, rename


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    office = demo(tmp_path)
    yield office.register
    office.register.close()


def name_of(register: Register, person_id: int = 1) -> str:
    row = register.read_one("SELECT name FROM person WHERE id = ?", person_id)
    assert row is not None
    return str(row["name"])


def test_the_pragmas_are_in_force(register: Register) -> None:
    wanted = {
        "journal_mode": "truncate", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "trusted_schema": 0,
        "mmap_size": 0, "busy_timeout": BUSY_SECONDS * 1000,
    }  # fmt: skip
    assert {name: register.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


def test_each_thread_has_its_own_connection_set_up_alike(register: Register) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(lambda: register.connection).result()
        pragmas = pool.submit(
            lambda: [other.execute(f"PRAGMA {p}").fetchone()[0] for p in ("foreign_keys", "synchronous")]
        )
        assert pragmas.result() == [1, 2]
    assert other is not register.connection
    register.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        other.execute("SELECT 1")


def test_the_thread_that_draws_a_screen_waits_for_no_lock_and_the_others_do(register: Register) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def patience() -> int:
        return int(register.connection.execute("PRAGMA busy_timeout").fetchone()[0])

    assert patience() == BUSY_SECONDS * 1000
    register.hurry()
    with ThreadPoolExecutor(1) as pool:
        assert (patience(), pool.submit(patience).result()) == (SCREEN_SECONDS * 1000, BUSY_SECONDS * 1000)


# One lock

_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN " + sys.argv[2])
print("held", flush=True)
sys.stdin.readline()
"""


@contextmanager
def held_by_another(path: Path, lock: str) -> Iterator[None]:
    """Another process holds a lock on the register."""
    command = [sys.executable, "-c", _HOLD, str(path), lock]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdin is not None and holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
        holder.stdin.write("\n")
        holder.stdin.flush()


def test_the_screen_waits_for_the_programs_own_write_to_end(register: Register) -> None:
    begun, never = threading.Event(), threading.Event()

    def write() -> None:
        with register.writing():
            # What no longer fits into the cache goes to the file before the end, which shuts every reader out.
            register.connection.execute("PRAGMA cache_size = 10")
            register.connection.execute("UPDATE meeting SET venue = ?", ("x" * 4_000_000,))
            begun.set()
            never.wait(3 * SCREEN_SECONDS)

    register.hurry()
    writer = threading.Thread(target=write)
    writer.start()
    assert begun.wait(10)
    row = register.read_one("SELECT length(venue) FROM meeting")
    assert row is not None and row[0] == 4_000_000
    writer.join()


def test_a_second_program_that_holds_the_lock_is_waited_for_and_then_named(register: Register) -> None:
    before = register.path.read_bytes()
    register.connection.execute("PRAGMA busy_timeout=400")
    with held_by_another(register.path, "IMMEDIATE"):
        start = time.monotonic()
        with pytest.raises(RegisterBusy, match="Another program is writing to the register; nothing was changed"):
            rename(register, 1, "Somebody else")
        assert 0.35 < time.monotonic() - start < 3
        assert name_of(register) == "Benson"
    assert register.path.read_bytes() == before
    rename(register, 1, "Cllr Benson")
    assert name_of(register) == "Cllr Benson"


def test_not_even_reading_is_promised_while_another_program_commits(register: Register) -> None:
    register.connection.execute("PRAGMA busy_timeout=100")
    with held_by_another(register.path, "EXCLUSIVE"), pytest.raises(RegisterBusy):
        name_of(register)


def test_a_write_takes_the_lock_before_it_reads(register: Register) -> None:
    """Were it to begin by reading only, two clerks could read the same and the later would overwrite the earlier."""
    other = open_office(register.path).register
    other.connection.execute("PRAGMA busy_timeout=0")

    def work(_: Change) -> None:
        with pytest.raises(RegisterBusy):
            rename(other, 1, "From the other desk")

    do(register, work)
    other.close()
    assert name_of(register) == "Benson"


def test_two_clerks_who_add_to_the_same_number_never_lose_one(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    code = """
import sys
from pathlib import Path
from tests.offices import do
from clerk_tui.register.store import Register
register = Register.open(Path(sys.argv[1]), "2017-10-10T08:30:00Z")
def work(change):
    row = change.row("person", 1)
    change.update("person", 1, row["version"], name=str(int(row["name"]) + 1))
for _ in range(25):
    do(register, work)
"""
    register = open_office(path).register
    rename(register, 1, "0")
    started = [subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=PROJECT) for _ in range(4)]
    assert [program.wait(60) for program in started] == [0] * 4
    assert name_of(register) == "100"
    register.close()


# Where it cannot be written

_RENAME = """
from pathlib import Path
from clerk_tui.domain.errors import RegisterReadOnly
from clerk_tui.services.registers import open_office
from tests.offices import rename
office = open_office(Path({path!r}))
print(office.register.read_one("SELECT name FROM person WHERE id = 1")["name"])
try:
    rename(office.register, 1, "Somebody else")
except RegisterReadOnly as error:
    print(error)
"""


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_register_that_may_only_be_read_is_read_and_says_that_it_cannot_be_written(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    path = demo_file(folder)
    (path if what == "file" else folder).chmod(0o444 if what == "file" else 0o555)
    before = path.read_bytes()
    said = without_rights(_RENAME.format(path=str(path)))
    folder.chmod(0o755)
    assert said == f"Benson\nThe register {path}, or its folder, cannot be written; nothing was changed.\n"
    assert path.read_bytes() == before


def test_a_register_that_was_deleted_under_the_program_pretends_nothing(register: Register) -> None:
    rename(register, 1, "Cllr Benson")
    register.path.unlink()
    with pytest.raises(RegisterReadOnly, match="cannot be written"):
        rename(register, 1, "Nobody")


def fill_until_full(register: Register) -> int:
    """Add bodies with long names until the register refuses; how many were acknowledged."""
    for number in range(10_000):
        try:
            do(
                register,
                lambda change, n=number: (
                    [change.insert("body", name=f"{n} {m} {'x' * 900}", kind="committee") for m in range(5)] and n
                ),
            )
        except DiskFull as error:
            assert "is full; the change was not made and nothing else was lost" in str(error)
            return number
    raise AssertionError("the disk never filled")


def test_a_register_at_its_page_limit_keeps_all_earlier_changes_and_no_half_one(register: Register) -> None:
    """The page limit makes SQLite refuse as a full disk does: SQLITE_FULL in the middle of a change."""
    pages = register.connection.execute("PRAGMA page_count").fetchone()[0]
    register.connection.execute(f"PRAGMA max_page_count={pages + 60}")
    stored = fill_until_full(register)
    assert stored > 3
    assert count(register, "body WHERE length(name) > 900") == stored * 5
    register.connection.execute(f"PRAGMA max_page_count={pages + 1000}")
    rename(register, 1, "After the disk was cleared")
    assert verify(open_office(register.path)).good


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk_keeps_all_earlier_changes_and_no_half_one(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", str(disk)], check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        register = open_office(demo_file(disk)).register
        stored = fill_until_full(register)
        assert stored > 3
        register.close()
        again = open_office(disk / "demo.clerk")
        assert count(again.register, "body WHERE length(name) > 900") == stored * 5
        assert verify(again).good
        again.register.close()
    finally:
        subprocess.run(["umount", str(disk)], check=True)


# Once, and against what was seen


def test_a_repeated_command_does_nothing_and_gives_its_old_result(register: Register) -> None:
    first = do(register, lambda change: change.insert("body", name="Cabinet", kind="executive"), id="one")
    after = register.path.read_bytes()

    def never(_: Change) -> int:
        raise AssertionError("it was done again")

    assert do(register, never, id="one") == first
    assert register.path.read_bytes() == after
    assert count(register, "body WHERE name = 'Cabinet'") == 1


def test_a_command_that_failed_may_be_tried_again_under_its_id(register: Register) -> None:
    def fails(change: Change) -> int:
        change.insert("body", name="Cabinet", kind="executive")
        raise Refused("no")

    with pytest.raises(Refused):
        do(register, fails, id="one")
    assert count(register, "body WHERE name = 'Cabinet'") == 0
    assert do(register, lambda change: change.insert("body", name="Cabinet", kind="executive"), id="one")


def test_a_command_that_changes_nothing_leaves_no_line_in_the_history(register: Register) -> None:
    commands, entries = count(register, "command"), count(register, "history")
    rename(register, 1, "Benson")
    assert (count(register, "command"), count(register, "history")) == (commands, entries)


def test_a_stale_version_is_a_conflict_and_overwrites_nothing(register: Register) -> None:
    rename(register, 1, "Cllr Benson")
    with pytest.raises(Conflict, match="Somebody changed this record since you opened it; nothing was overwritten"):
        do(register, lambda change: change.update("person", 1, 1, name="From an old screen"))
    with pytest.raises(Conflict):
        do(register, lambda change: change.touch("person", 1, 1))
    assert name_of(register) == "Cllr Benson"


def test_a_record_that_is_not_there_is_not_found(register: Register) -> None:
    with pytest.raises(NotFound, match="The register holds no agenda item 999"):
        do(register, lambda change: change.row("agenda_item", 999))


def test_an_unknown_table_is_never_made(register: Register) -> None:
    with pytest.raises(AssertionError, match="persons"):
        do(register, lambda change: change.insert("persons", name="Benson"))
    assert count(register, "sqlite_schema WHERE name = 'persons'") == 0


def test_the_number_of_a_row_taken_away_is_never_given_again(register: Register) -> None:
    gone = do(register, lambda change: change.insert("body", name="Cabinet", kind="executive"))
    do(register, lambda change: change.remove("body", gone))
    assert do(register, lambda change: change.insert("body", name="Council", kind="council")) == (gone or 0) + 1


def test_a_row_taken_away_is_put_back_whole(register: Register) -> None:
    before = [tuple(row) for row in register.read("SELECT * FROM document_unplaced WHERE id = 1")]
    kept: dict[str, str | int | None] = {}

    def take(change: Change) -> None:
        kept.update(change.row("document_unplaced", 1))
        change.remove("document_unplaced", 1)

    do(register, take)
    assert register.read("SELECT * FROM document_unplaced WHERE id = 1") == []
    do(register, lambda change: change.restore("document_unplaced", kept))
    assert [tuple(row) for row in register.read("SELECT * FROM document_unplaced WHERE id = 1")] == before
    assert verify(open_office(register.path)).good


def test_whatever_door_a_text_comes_through_it_enters_clean(register: Register) -> None:
    hostile = "Cabinet\x00 \x1b[2J\u202eevil\udcff\r\nline"
    row = do(register, lambda change: change.insert("body", name=hostile, kind="executive"))
    stored = register.read_one("SELECT name FROM body WHERE id = ?", row)
    assert stored is not None
    assert stored["name"] == "Cabinet\ufffd \ufffd[2J\ufffdevil\ufffd\nline"
    do(register, lambda change: change.update("body", row, 1, name="\x9bnext"))
    assert count(register, "body WHERE name = '\ufffdnext'") == 1


# What cannot be changed at all


@pytest.fixture
def published(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A plain SQL prompt on a register with a published record: recursive triggers off, as every other program has."""
    office = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(office, ICT)
    office.register.close()
    connection = sqlite3.connect(office.register.path)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("UPDATE history SET who = 'nobody' WHERE seq = 5", "history is append-only"),
        ("DELETE FROM history WHERE seq = 5", "history is append-only"),
        ("UPDATE publication SET effective = '2017-10-10'", "a publication is never changed"),
        ("DELETE FROM publication", "a publication is never changed"),
        ("UPDATE decision SET title = 'x' WHERE id = 1", "a published record is never changed"),
        ("UPDATE decision SET status = 'draft' WHERE id = 1", "a published record is never changed"),
        ("DELETE FROM decision WHERE id = 1", "a published record is never changed"),
        ("UPDATE attendance SET present = 1 - present WHERE decision_id = 1", "a published record is never changed"),
        ("DELETE FROM attendance WHERE decision_id = 1", "a published record is never changed"),
    ],
)  # fmt: skip
def test_history_and_what_is_published_cannot_be_changed_by_plain_sql(
    published: sqlite3.Connection, sql: str, sentence: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=sentence):
        published.execute(sql)


@pytest.mark.parametrize("table", ["history", "publication", "decision"])
def test_replacing_a_row_counts_as_deleting_it(published: sqlite3.Connection, table: str) -> None:
    published.execute("PRAGMA recursive_triggers=ON")
    with pytest.raises(sqlite3.IntegrityError, match=r"append-only|never changed"):
        published.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


def test_a_refusal_of_the_register_itself_is_a_sentence(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(office, ICT)
    version = office.register.read("SELECT version FROM decision WHERE id = ?", ICT)[0]["version"]
    with pytest.raises(Refused, match=r"The register refuses this: a published record is never changed\."):
        do(office.register, lambda change: change.update("decision", ICT, version, title="x"))
    with pytest.raises(Conflict, match="Another record stands in the way of this change by now"):
        do(office.register, lambda change: change.insert("body", name="EXECUTIVE", kind="executive"))
    with pytest.raises(Conflict, match="Another record stands in the way"):
        do(office.register, lambda change: change.remove("body", 1))
    with pytest.raises(RegisterError, match="CHECK constraint failed"):
        do(office.register, lambda change: change.insert("body", name="Cabinet", kind="nonsense"))


# Killed


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writer is started by fork")
def test_forty_kills_lose_no_acknowledged_change_and_show_no_half_one(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    command = [sys.executable, "-m", "tests.register.writer", str(path), "40"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rounds = [json.loads(line) for line in done.stdout.splitlines()]
    acknowledged: set[int] = set()
    before: set[int] = set()
    for found in rounds:
        stored = set(found["bodies"])
        acknowledged |= set(found["acknowledged"])
        assert acknowledged <= stored, "an acknowledged change is gone"
        assert len(stored - before - acknowledged) <= 1, "only the last change can be stored and not acknowledged"
        assert found["commands"] == found["bodies"], "a command without its change, or a change without its command"
        assert found["person"] == (f"Councillor {max(stored)}" if stored else "Benson")
        assert found["faults"] == []
        before = stored
    assert len(rounds) == 40
    assert len(acknowledged) > 40, "the writer was killed before it had done anything"
    assert any(found["hot"] for found in rounds), "no kill fell into the middle of a change"


def test_a_change_interrupted_half_way_is_rolled_back_by_whoever_opens_next(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    code = """
import os, sys
from pathlib import Path
from clerk_tui.register.store import Register
from tests.offices import do
register = Register.open(Path(sys.argv[1]), "2017-10-10T08:30:00Z")
register.connection.execute("PRAGMA cache_size=1")
def work(change):
    for n in range(200):
        change.insert("body", name=f"{n} {'x' * 900}", kind="committee")
    os.kill(os.getpid(), 9)
do(register, work)
"""
    assert subprocess.run([sys.executable, "-c", code, str(path)], cwd=PROJECT, check=False).returncode == -9
    assert journal_of(path).stat().st_size > 0, "nothing had reached the file yet"
    office = open_office(path)
    assert count(office.register, "body") == 1
    assert verify(office).good
    assert [tuple(row) for row in office.register.read("SELECT id FROM command WHERE action = 'test'")] == []
    office.register.close()
