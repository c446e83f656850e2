"""What verification finds: a letter, an entry, a trigger, a row; and what it never mistakes for tampering."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from clerk_tui.domain.errors import RegisterBusy
from clerk_tui.services.registers import open_office
from clerk_tui.services.verifying import Verification, verify
from tests.house.project import PROJECT
from tests.offices import AT, demo_file, rename

DROP = "DROP TRIGGER history_is_append_only; DROP TRIGGER history_is_kept;"
SCHEMA = "The schema is not the one this program makes: {}."
TRIGGERS = SCHEMA.format("trigger history_is_append_only is missing, trigger history_is_kept is missing")


def verified(path: Path) -> Verification:
    office = open_office(path, to_examine=True)
    try:
        return verify(office)
    finally:
        office.register.close()


def says(found: Verification, beginning: str) -> bool:
    """Whether a sentence that was found begins so; which record, when and by whom follows."""
    return any(sentence.startswith(beginning) for sentence in found.found)


def tampered(path: Path, sql: str) -> Verification:
    """What verification says after somebody ran this at an SQL prompt."""
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.commit()
    connection.close()
    return verified(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The demonstration, with one name changed twice so that a record has a past."""
    path = demo_file(tmp_path)
    office = open_office(path)
    rename(office.register, 1, "Cllr Benson")
    rename(office.register, 1, "Councillor Benson")
    office.register.close()
    return path


def test_an_untouched_register_follows_from_its_history(path: Path) -> None:
    found = verified(path)
    with sqlite3.connect(path) as connection:
        entries, head = connection.execute("SELECT seq, hash FROM history ORDER BY seq DESC").fetchone()
    assert (found.good, found.entries, found.head) == (True, entries, head)
    said = found.lines()
    assert said[0] == f"The register follows from its history: {entries} entries, head {head}."
    assert "shows only against what is kept elsewhere" in said[1] and len(said) == 2


@pytest.mark.parametrize(
    ("letter", "other"),
    [
        (b"To note the linkages between the Council", b"To vote the linkages between the Council"),
        (b"Committee Room A, Town Hall", b"Committee Room B, Town Hall"),
    ],
)
def test_one_flipped_letter_in_a_text_that_no_index_holds_is_found(path: Path, letter: bytes, other: bytes) -> None:
    """The letter is flipped in the record's own page; the history keeps what it was."""
    data = path.read_bytes()
    places = [at for at in range(len(data)) if data.startswith(letter, at)]
    flipped = []
    for at in places:
        path.write_bytes(data[:at] + other + data[at + len(letter) :])
        with sqlite3.connect(path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",), "the engine sees nothing"
        connection.close()
        flipped.append(verified(path).found)
    assert len(flipped) >= 2, "the text stands in the record and in the history"
    begins = ("History entry ", "The text of ", "The venue of ")
    assert all(len(found) == 1 and found[0].startswith(begins) for found in flipped), flipped
    assert any(found[0].startswith(begins[1:]) and "history entry" in found[0] for found in flipped), "the record's own"
    path.write_bytes(data)
    assert verified(path).good


def test_a_changed_entry_is_found_though_the_triggers_were_dropped(path: Path) -> None:
    found = tampered(path, f"{DROP} UPDATE history SET who = 'somebody' WHERE seq = 7")
    assert found.found[0] == TRIGGERS and len(found.found) == 2
    assert re.fullmatch(
        r".*changed\. It stands there as an entry of \w+ \d+ \w+ \d{4}, \d\d:\d\d(:\d\d)? by somebody, .*",
        found.found[1],
    )
    assert found.lines()[-1] == "Keep this file as it is and compare it with your last good copy."


@pytest.mark.parametrize(
    "column", ["at", "who", "action", "record", "record_id", "before", "after", "why", "previous", "hash"]
)
def test_every_column_of_an_entry_is_covered(path: Path, column: str) -> None:
    value = "99" if column == "record_id" else "'changed'"
    found = tampered(path, f"{DROP} UPDATE history SET {column} = {value} WHERE seq = 136")
    assert says(found, "History entry 136: the entry was changed.")


@pytest.mark.parametrize("text", ["{", "[]", "[" * 100_000])
def test_more_unreadable_entries_than_are_told_one_by_one_do_not_stop_the_check(path: Path, text: str) -> None:
    found = tampered(path, f"{DROP} UPDATE history SET after = '{text}' WHERE after IS NOT NULL")
    assert says(found, "History entry 2: the entry was changed.")
    assert found.found[-1] == "Only the first 20 faults of the history are told."


def test_a_time_that_cannot_be_read_is_named_where_today_and_the_lists_stop_at_it(path: Path) -> None:
    found = tampered(
        path,
        "INSERT INTO backup_made (at, who, folder, seq, head) SELECT 'noon', 'clerk', 'copies', seq, hash FROM history"
        " ORDER BY seq DESC LIMIT 1; INSERT INTO draft (record, record_id, field, who, text, base_version, at)"
        " VALUES ('decision', 1, 'reasons', 'clerk', 'Half', 1, 'tea')",
    )
    assert found.found == (
        "The note of the newest safe copy bears a time that cannot be read; another backup writes it anew.",
        "The half-typed text 1, of decision 1, bears a time that cannot be read.",
    )


def test_an_entry_missing_in_the_middle_is_found(path: Path) -> None:
    found = tampered(path, f"{DROP} DELETE FROM history WHERE seq = 7")
    assert says(found, "History entry 7: an entry is missing. The next one is an entry of ")


def test_two_entries_that_changed_places_are_found(path: Path) -> None:
    sql = f"{DROP} UPDATE history SET seq = -1 WHERE seq = 8; UPDATE history SET seq = 8 WHERE seq = 9;" + (
        "UPDATE history SET seq = 9 WHERE seq = -1"
    )
    assert says(tampered(path, sql), "History entry 8: the entry was changed.")


def test_the_newest_entry_cut_off_shows_in_its_record(path: Path) -> None:
    found = tampered(path, f"{DROP} DELETE FROM history WHERE seq = (SELECT max(seq) FROM history)")
    assert says(found, "History: the command “test done” was put in without an entry, as if of Tuesday 10 October 2017")
    assert says(
        found, "The name, version of person 1 “Cllr Benson” are not as its last entry says: history entry 136 of "
    )


def test_a_dropped_trigger_is_found(path: Path) -> None:
    found = tampered(path, "DROP TRIGGER publication_is_frozen").found
    assert found == (SCHEMA.format("trigger publication_is_frozen is missing"),)


def test_an_added_trigger_is_found(path: Path) -> None:
    sql = "CREATE TRIGGER quiet AFTER INSERT ON history BEGIN DELETE FROM draft; END"
    assert tampered(path, sql).found == (SCHEMA.format("trigger quiet was added"),)


def test_a_dropped_table_is_found_and_stops_nothing(path: Path) -> None:
    found = tampered(path, "DROP TABLE summons").found
    assert found[0] == SCHEMA.format("index summons_person is missing, table summons is missing")
    assert "the entry names no record of the register." in found[1]


def test_a_record_taken_away_is_found(path: Path) -> None:
    found = tampered(path, "DELETE FROM document_unplaced WHERE id = 3").found
    assert len(found) == 1
    assert found[0].startswith("Document unplaced 3 is gone, though no entry took it away: history entry 5 of ")


def test_a_record_put_in_without_an_entry_is_found(path: Path) -> None:
    sql = "INSERT INTO person (id, name, kind) VALUES (77, 'Nobody', 'member')"
    assert tampered(path, sql).found == ("History: person 77 was put in without an entry.",)


@pytest.mark.parametrize("change", ["who = 'somebody'", "at = '2001-01-01T00:00:00Z'", "action = 'publish'"])
def test_a_command_that_no_longer_agrees_with_its_entries_is_found(path: Path, change: str) -> None:
    found = tampered(path, f"DROP TRIGGER command_is_frozen; UPDATE command SET {change} WHERE rowid = 3").found
    assert found[0] == SCHEMA.format("trigger command_is_frozen is missing") and len(found) == 2
    assert found[1].startswith("History entry 136: its command is not as the entry says.")


@pytest.mark.parametrize("change", ["summary = 'other words'", "rehearsed_at = '2001-01-01T00:00:00Z'", "undoes = id"])
def test_what_history_shows_of_a_command_is_chained(path: Path, change: str) -> None:
    found = tampered(path, f"DROP TRIGGER command_is_frozen; UPDATE command SET {change} WHERE rowid = 3").found
    assert found[0] == SCHEMA.format("trigger command_is_frozen is missing") and len(found) == 2
    assert found[1].startswith("History entry 136: the entry was changed.")


def test_a_command_that_did_nothing_is_found(path: Path) -> None:
    sql = "INSERT INTO command (id, at, who, action, summary) VALUES ('x', '2017', 'bob', 'publish', 'D9 published')"
    assert says(tampered(path, sql), "History: the command “D9 published” was put in without an entry, as if of ")


def test_a_row_that_points_nowhere_is_found(path: Path) -> None:
    found = tampered(path, "PRAGMA foreign_keys=OFF; UPDATE agenda_item SET meeting_id = 99 WHERE id = 1").found
    assert found[0] == "A row of agenda_item names a record that is not there."


def test_a_damaged_page_is_found_by_the_engine(path: Path) -> None:
    """An index that no longer agrees with its table: the table's own page is sound."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema=ON")
    root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'document_sha256'").fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * size + size - 20 : (root - 1) * size + size - 10] = b"0123456789"
    path.write_bytes(data)
    assert any(sentence.startswith("The file is damaged: ") for sentence in verified(path).found)


def test_another_clerk_s_changes_are_never_taken_for_tampering(tmp_path: Path) -> None:
    path, enough = demo_file(tmp_path), tmp_path / "enough"
    code = f"""
import sys
from itertools import count
from pathlib import Path
from clerk_tui.register.store import Register
from tests.offices import rename
register = Register.open(Path(sys.argv[1]), {AT!r})
print("go", flush=True)
for number in count():
    rename(register, 1 + number % 10, f"Councillor {{number}}")
    if Path(sys.argv[2]).exists():
        break
print(number + 1, flush=True)
"""
    call = [sys.executable, "-c", code, str(path), str(enough)]
    with subprocess.Popen(call, cwd=PROJECT, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline() == b"go\n"
        office = open_office(path)
        seen: set[int] = set()
        while len(seen) < 4 and other.poll() is None:
            # A writer that never rests may hold the lock whenever it is asked for.
            with suppress(RegisterBusy):
                found = verify(office)
                assert found.good, found.found
                seen.add(found.entries)
        enough.touch()
        written = int(other.stdout.readline())
        assert other.wait() == 0
    assert len(seen) > 1, "nothing was written while it was verified"
    assert verify(office).entries == 135 + written
    office.register.close()
