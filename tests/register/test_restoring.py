"""Going back to a copy: what was there is kept, whatever happens meanwhile; and nothing is done by halves."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_tui.domain.errors import Conflict, DiskFull, Refused, RegisterBusy, RegisterError, RegisterReadOnly
from clerk_tui.domain.safe_copy import Rotation
from clerk_tui.register import drafts, replacing
from clerk_tui.register.engine import journal_of
from clerk_tui.services import restoring
from clerk_tui.services.backups import back_up
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from clerk_tui.services.verifying import verify
from tests.offices import demo, demo_file, held, rename
from tests.register.test_older_registers import SAMPLES
from tests.register.test_writing import held_by_another


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return demo(tmp_path)


@pytest.fixture
def copy(office: Office, tmp_path: Path) -> Path:
    """A copy of the register, which then goes on by one change."""
    path = back_up(office, tmp_path / "safe").path
    rename(office.register, 1, "Cllr Benson")
    return path


def name_in(path: Path) -> str:
    office = open_office(path)
    try:
        return str(office.register.read("SELECT name FROM person WHERE id = 1")[0]["name"])
    finally:
        office.register.close()


def go_back(office: Office, copy: Path) -> restoring.Restored:
    office.register.close()
    return restoring.restore(restoring.preview(office.register.path, copy))


def test_what_was_there_lies_beside_the_register_for_its_owner_alone(office: Office, copy: Path) -> None:
    done = go_back(office, copy)
    assert done.aside is not None and name_in(done.aside) == "Cllr Benson"
    assert name_in(office.register.path) == "Benson"
    assert {path.stat().st_mode & 0o777 for path in (done.aside, office.register.path)} == {0o600}
    assert verify(open_office(office.register.path)).good


def test_two_that_went_apart_are_told_from_their_common_entry(office: Office, copy: Path, tmp_path: Path) -> None:
    apart = tmp_path / "apart.clerk"
    shutil.copy(copy, apart)
    other = open_office(apart)
    for name in ("Mr Benson", "Ms Benson"):
        rename(other.register, 1, name)
    other.register.close()
    drafts.keep(office.register, "decision", 1, "reasons", who="clerk", text="Half", base_version=1, at="2017-10-10")
    seen = restoring.preview(office.register.path, apart)
    assert seen.beside is not None and seen.loses
    assert (seen.beside.standing.value, seen.beside.lost, seen.beside.only_copy, seen.beside.drafts) == (
        "fork",
        1,
        2,
        1,
    )
    said = " ".join(seen.lines())
    assert "The copy went another way from there, with 2 changes of its own." in said
    assert "1 half-typed text would be lost." in said


def test_a_register_that_another_program_has_open_for_writing_stays(office: Office, copy: Path) -> None:
    office.register.close()
    before = office.register.path.read_bytes()
    seen = restoring.preview(office.register.path, copy)
    with held_by_another(office.register.path, "IMMEDIATE"), pytest.raises(RegisterBusy, match=r"close it first"):
        restoring.restore(seen)
    assert office.register.path.read_bytes() == before
    assert not [name for name in held(copy.parent.parent) if "before-restore" in name]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not tell who has a file open")
def test_a_program_that_is_idle_with_the_register_open_is_named(office: Office, copy: Path) -> None:
    idle = "c = sqlite3.connect(sys.argv[1]); c.execute('SELECT 1 FROM council'); print('on'); input()"
    command = [sys.executable, "-u", "-c", f"import sqlite3, sys; {idle}", str(office.register.path)]
    office.register.close()
    seen = restoring.preview(office.register.path, copy)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None and program.stdout.readline() == "on\n"
        with pytest.raises(RegisterBusy, match=rf"Another program \(.*, process {program.pid}\) has the register open"):
            restoring.restore(seen)
        program.communicate("\n")
    assert restoring.restore(seen).aside is not None


def test_an_idle_program_that_could_not_be_seen_writes_nothing_afterwards(
    office: Office, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "writers", lambda _: [])
    assert office.register.read("SELECT 1 FROM council")
    done = restoring.restore(restoring.preview(office.register.path, copy))
    with pytest.raises(RegisterReadOnly, match="cannot be written"):
        rename(office.register, 1, "Written into the past")
    office.register.close()
    assert done.aside is not None
    assert (name_in(done.aside), name_in(office.register.path)) == ("Cllr Benson", "Benson")


def test_a_register_that_went_on_after_the_look_is_not_replaced(office: Office, copy: Path) -> None:
    seen = restoring.preview(office.register.path, copy)
    rename(office.register, 1, "Cllr Benson OBE")
    office.register.close()
    with pytest.raises(Conflict, match="was changed since you looked"):
        restoring.restore(seen)
    assert name_in(office.register.path) == "Cllr Benson OBE"


def test_a_copy_that_changed_after_the_look_is_not_taken(office: Office, copy: Path) -> None:
    office.register.close()
    seen = restoring.preview(office.register.path, copy)
    copy.write_bytes(copy.read_bytes() + b"\0")
    with pytest.raises(Conflict, match="was changed while it was read"):
        restoring.restore(seen)
    assert name_in(office.register.path) == "Cllr Benson"


def test_a_damaged_register_and_its_journal_are_kept_and_the_copy_takes_its_place(office: Office, copy: Path) -> None:
    office.register.close()
    path = office.register.path
    data = b"SQLite format 3\0" + path.read_bytes()[16:50] + b"damaged" * 700
    path.write_bytes(data)
    journal_of(path).write_bytes(b"what a crash left")
    seen = restoring.preview(path, copy)
    assert seen.loses and "so what it holds beyond the copy cannot be told" in " ".join(seen.lines())
    done = restoring.restore(seen)
    assert done.aside is not None and done.aside.read_bytes() == data
    assert journal_of(done.aside).read_bytes() == b"what a crash left"
    assert name_in(path) == "Benson"


def test_a_register_that_is_gone_is_put_back(office: Office, copy: Path) -> None:
    office.register.close()
    office.register.path.unlink()
    journal_of(office.register.path).unlink(missing_ok=True)
    done = restoring.restore(restoring.preview(office.register.path, copy))
    assert done.aside is None and name_in(office.register.path) == "Benson"


@pytest.mark.parametrize("call", ["_bytes_of", "sync_file"])
def test_a_full_disk_leaves_the_register_and_nothing_beside_it(
    office: Office, copy: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    office.register.close()
    seen = restoring.preview(office.register.path, copy)
    before = {path: path.read_bytes() for path in office.register.path.parent.glob("*.clerk")}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(replacing, call, full)
    with pytest.raises(DiskFull, match="is full; no copy was made, and nothing else was changed"):
        restoring.restore(seen)
    assert {path: path.read_bytes() for path in office.register.path.parent.glob("*.clerk")} == before
    assert not [name for name in held(office.register.path.parent) if name.startswith(".")]


def test_where_the_file_system_knows_no_links_the_register_is_renamed(
    office: Office, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    done = go_back(office, copy)
    assert done.aside is not None
    assert (name_in(done.aside), name_in(office.register.path)) == ("Cllr Benson", "Benson")


def test_a_copy_of_an_older_schema_is_restored_and_then_brought_up_to_date(tmp_path: Path) -> None:
    old = tmp_path / "old.clerk"
    old.write_bytes(gzip.decompress((SAMPLES / "schema-1.clerk.gz").read_bytes()))
    done = restoring.restore(restoring.preview(tmp_path / "own.clerk", old))
    assert done.held.schema == 1
    office = open_office(tmp_path / "own.clerk")
    assert office.register.upgraded is not None and verify(office).good
    office.register.close()


def test_a_copy_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    import sqlite3

    path = demo_file(tmp_path)
    shutil.copy(path, tmp_path / "newer.clerk")
    with sqlite3.connect(tmp_path / "newer.clerk") as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(RegisterError, match=r"written by a newer clerk-tui \(schema 99;"):
        restoring.preview(path, tmp_path / "newer.clerk")


def test_a_second_register_of_the_same_council_is_no_copy_of_this_one(office: Office, tmp_path: Path) -> None:
    from clerk_tui.services.registers import create_register, shipped_council

    create_register(tmp_path / "second.clerk", shipped_council("blackpool"))
    with pytest.raises(Refused, match="is another register of this council"):
        restoring.preview(office.register.path, tmp_path / "second.clerk")


# A disk that is really full


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that has room for one register and not for two."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1100k", "tmpfs", str(disk)], check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_backup_onto_a_disk_that_fills_up_leaves_the_older_copy_and_nothing_else(
    office: Office, small_disk: Path
) -> None:
    back_up(office, small_disk)
    before = {path.name: path.read_bytes() for path in small_disk.iterdir()}
    with pytest.raises(DiskFull, match="is full; no copy was made, and nothing else was changed"):
        back_up(office, small_disk, Rotation(0, 0, 0))
    assert {path.name: path.read_bytes() for path in small_disk.iterdir()} == before


def test_a_restore_and_an_upgrade_on_a_disk_that_fills_up_leave_the_register_as_it_was(
    office: Office, copy: Path, small_disk: Path
) -> None:
    office.register.close()
    present = small_disk / "own.clerk"
    shutil.copy(office.register.path, present)
    with pytest.raises(DiskFull, match="is full; no copy was made"):
        restoring.restore(restoring.preview(present, copy))
    assert held(small_disk) == ["own.clerk"] and name_in(present) == "Cllr Benson"
    old = gzip.decompress((SAMPLES / "schema-1.clerk.gz").read_bytes())
    present.write_bytes(old)
    (small_disk / "minutes").write_bytes(b"x" * (1_000_000 - len(old)))
    with pytest.raises(RegisterError, match=r"the copy that is made before .* is full"):
        open_office(present)
    assert held(small_disk) == ["minutes", "own.clerk"] and present.read_bytes() == old
