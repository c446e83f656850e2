"""Registers that an earlier version of the program wrote are opened with all that is in them."""

from __future__ import annotations

import gzip
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.decision import DecisionStatus, UrgencyKind
from clerk_tui.domain.errors import InputError, NotARegister, RegisterError, RegisterReadOnly
from clerk_tui.domain.safe_copy import CopyKind
from clerk_tui.register import decisions as records
from clerk_tui.register import manifest, safe_copy, schema, upgrading
from clerk_tui.services import decisions
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.cli.calling import Caller
from tests.house.project import PROJECT

SAMPLES = Path(__file__).parent / "samples"
"""schema-1: the Executive of 9 October 2017 with one record published and one half recorded."""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    path = tmp_path / "old.clerk"
    path.touch(0o600)
    path.write_bytes(gzip.decompress((SAMPLES / "schema-1.clerk.gz").read_bytes()))
    return open_office(path, who="clerk")


def test_an_old_register_is_brought_up_to_date_and_follows_from_its_history(office: Office) -> None:
    assert office.register.read("PRAGMA user_version")[0][0] == schema.LATEST
    assert schema.fingerprint(office.register.connection) == schema.expected_fingerprint()
    assert verify(office).found == ()


def test_what_was_published_is_in_force_as_it_was_published(office: Office) -> None:
    record = records.decision(office.register, 1)
    publication = records.publication(office.register, 1)
    assert record.status is DecisionStatus.PUBLISHED
    assert publication is not None
    assert publication.in_force is not None
    assert (publication.in_force.closes, publication.in_force.effective) == (date(2017, 10, 13), date(2017, 10, 14))


def test_a_half_recorded_decision_keeps_its_notice_its_urgency_and_its_exempt_text(office: Office) -> None:
    record = records.decision(office.register, 2)
    general = record.urgency(UrgencyKind.GENERAL_EXCEPTION)
    assert record.notice_on == date(2017, 9, 11)
    assert general is not None
    assert (general.informed, general.available_on) == ("the chairman", date(2017, 9, 29))
    exempt = records.exempt_text(office.register, 2)
    assert exempt is not None
    assert exempt.text == "A tender price"


def test_work_goes_on_in_an_old_register(office: Office) -> None:
    decisions.set_field(office, 2, "reasons", "As the report says.")
    assert undo(office)
    assert records.decision(office.register, 2).reasons == ""
    assert verify(office).good


def test_a_change_behind_the_program_s_back_shows_in_a_column_that_was_added_later(office: Office) -> None:
    office.register.connection.execute("UPDATE decision SET authority = 'slipped in' WHERE id = 2")
    assert any("D2 " in fault and " not as its last entry says" in fault for fault in verify(office).found)
    with pytest.raises(InputError):
        decisions.set_field(office, 2, "colour", "red")


# What an upgrade does first, and what it must not do


def sample(tmp_path: Path, version: int) -> Path:
    """A register of an earlier schema, as its program wrote it.

    Schema 2 was never written by a program of its own: its migration came together with the third. A file of it is
    made from the sample of schema 1 by that migration alone.
    """
    path = tmp_path / "old.clerk"
    path.touch(0o600)
    path.write_bytes(gzip.decompress((SAMPLES / "schema-1.clerk.gz").read_bytes()))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for migration in schema.migrations()[1:version]:
            for statement in schema.statements(migration.sql):
                connection.execute(statement)
            connection.execute(
                "INSERT INTO migration VALUES (?, ?, ?, ?)",
                (migration.number, migration.name, migration.sha256, "2017-10-10T08:30:00Z"),
            )
            connection.execute(f"PRAGMA user_version={migration.number}")
        connection.execute("COMMIT")
    return path


def rows_of(path: Path) -> dict[str, list[dict[str, object]]]:
    """Every row of every table of a file, by its columns' names."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2')]
            for name in tables
            if not name.startswith(("sqlite_", "decision_search"))
        }


@pytest.mark.parametrize("version", range(1, schema.LATEST))
def test_an_upgrade_keeps_every_row_and_leaves_a_copy_as_it_was(tmp_path: Path, version: int) -> None:
    path = sample(tmp_path, version)
    before = rows_of(path)
    assert sum(len(rows) for rows in before.values()) > 300
    office = open_office(path)
    done = office.register.upgraded
    office.register.close()
    assert done is not None and (done.before, done.now) == (version, schema.LATEST)
    assert done.copy == tmp_path / f"old-schema-{version}.clerk"
    assert done.words().endswith(f"As it was before it is kept as {done.copy}.")
    after = rows_of(path)
    for table, rows in before.items():
        kept = [{name: row[name] for name in old} for old, row in zip(rows, after[table], strict=False)]
        assert kept == rows, table
        assert len(after[table]) == len(rows) or table == "migration", table
    assert rows_of(done.copy) == before
    held = safe_copy.examine(done.copy)
    said = manifest.read(done.copy)
    assert said is not None and said.kind is CopyKind.BEFORE_UPGRADE
    assert held.found == () and safe_copy.against(done.copy, held, said) == []
    assert done.copy.stat().st_mode & 0o777 == 0o600
    again = open_office(path)
    assert again.register.upgraded is None, "once"
    again.register.close()


def test_the_copy_is_made_once_and_another_one_is_never_overwritten(tmp_path: Path) -> None:
    path = sample(tmp_path, 1)
    old = path.read_bytes()
    open_office(path).register.close()
    kept = (tmp_path / "old-schema-1.clerk").read_bytes()
    path.write_bytes(old)
    open_office(path).register.close()
    assert not (tmp_path / "old-schema-1-2.clerk").exists(), "it holds the same"
    path.write_bytes(old)
    (tmp_path / "old-schema-1.clerk").write_bytes(b"the clerk's own")
    office = open_office(path)
    assert office.register.upgraded is not None
    assert office.register.upgraded.copy == tmp_path / "old-schema-1-2.clerk"
    office.register.close()
    assert (tmp_path / "old-schema-1.clerk").read_bytes() == b"the clerk's own"
    assert safe_copy.examine(tmp_path / "old-schema-1-2.clerk").entries == schema_1_entries(kept, tmp_path)


def schema_1_entries(content: bytes, folder: Path) -> int:
    (folder / "again.clerk").write_bytes(content)
    return safe_copy.examine(folder / "again.clerk").entries


def test_programs_that_upgrade_one_register_at_once_all_open_it_and_make_one_copy(tmp_path: Path) -> None:
    path = sample(tmp_path, 1)
    code = (
        "import sys; from pathlib import Path; from clerk_tui.services.registers import open_office;"
        " print(open_office(Path(sys.argv[1])).register.read('PRAGMA user_version')[0][0])"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=PROJECT, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [program.communicate(timeout=60)[0] for program in started] == [f"{schema.LATEST}\n"] * 4
    assert [each.name for each in tmp_path.glob("*.clerk")].count("old-schema-1.clerk") == 1
    assert len([*tmp_path.glob("*schema*.clerk")]) == 1


def test_without_room_for_the_copy_the_register_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sample(tmp_path, 1)
    before, names = path.read_bytes(), held_in(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(safe_copy, "give_name", full)
    with pytest.raises(RegisterError, match=r"is of an older clerk-tui, and the copy that is made before .* is full"):
        open_office(path)
    assert path.read_bytes() == before
    assert held_in(tmp_path) == names


def held_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith("-journal"))


def test_an_older_register_that_is_only_read_is_not_changed(tmp_path: Path) -> None:
    path = sample(tmp_path, 1)
    before = path.read_bytes()
    with pytest.raises(RegisterReadOnly, match=r"is of an older clerk-tui \(schema 1\), so it cannot be read before"):
        open_office(path, only_read=True)
    assert path.read_bytes() == before and held_in(tmp_path) == ["old.clerk"]


OTHERWISE = {
    "changed": ("UPDATE migration SET sha256 = 'x' WHERE number = 1", "another migration 0001_register than this"),
    "renamed": (
        "UPDATE migration SET name = 'other', sha256 = 'x' WHERE number = 1",
        "another migration 0001_register",
    ),
    "missing": ("DELETE FROM migration WHERE number = 1", "does not tell of its migration 0001_register"),
    "one more": ("INSERT INTO migration VALUES (7, 'colour', 'x', '2017')", "tells of a migration 0007"),
}


@pytest.mark.parametrize("version", range(1, schema.LATEST + 1))
@pytest.mark.parametrize("kind", OTHERWISE)
def test_a_register_made_by_other_migrations_is_refused_by_their_name(tmp_path: Path, kind: str, version: int) -> None:
    path = sample(tmp_path, version)
    sql, sentence = OTHERWISE[kind]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(sql)
    before = path.read_bytes()
    with pytest.raises(NotARegister, match=sentence):
        open_office(path)
    assert path.read_bytes() == before and held_in(tmp_path) == ["old.clerk"]


def test_the_digests_of_the_migrations_are_those_of_their_files() -> None:
    assert {m.number: m.sha256 for m in schema.migrations()} == upgrading.DIGESTS, "put these into upgrading.DIGESTS"


def test_a_migration_whose_file_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("0001_register.sql", "0003_later.sql"):
        (tmp_path / name).write_text("SELECT 1;")
    monkeypatch.setattr(schema, "_folder", lambda: tmp_path)
    with pytest.raises(RegisterError, match=r"install clerk-tui again \(0002 is missing"):
        schema.migrations.__wrapped__()


def test_the_command_line_says_that_a_register_was_brought_up_to_date(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = Caller(capsys, sample(tmp_path, 1))
    first, second = call("verify", "--json"), call("verify", "--json")
    assert first.json["verified"] is True
    assert first.error.startswith(f"This register was brought up to date (schema 1 to {schema.LATEST}). As it was")
    assert second.error == ""
