"""Opening a file that is no register, or cannot be used: one sentence each, and the file stays as it was."""

from __future__ import annotations

import os
import sqlite3
import stat
import struct
from pathlib import Path

import pytest

from clerk_tui.domain.errors import NewerRegister, NotARegister, RegisterError
from clerk_tui.register import schema
from clerk_tui.register.store import Register
from clerk_tui.services.registers import open_office
from tests.bystander import without_rights
from tests.offices import AT, demo_file, held


def other_program(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE song (title TEXT)")


def bare_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=1")


def newer(path: Path) -> None:
    demo_file(path.parent, path.name)
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version={schema.LATEST + 1}")


def ours_without_a_schema(path: Path) -> None:
    demo_file(path.parent, path.name)
    data = bytearray(path.read_bytes())
    data[60:64] = struct.pack(">I", 0)
    path.write_bytes(data)


REFUSED = {
    "an empty file": (lambda path: path.write_bytes(b""), NotARegister, "is not a clerk-tui register"),
    "a text": (lambda path: path.write_text("Minutes. " * 40), NotARegister, "is not a clerk-tui register"),
    "99 bytes": (lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(83)), NotARegister, "is not a clerk-tui"),
    "garbage": (lambda path: path.write_bytes(os.urandom(5000)), NotARegister, "is not a clerk-tui register"),
    "another program's": (other_program, NotARegister, "is a database of another program, not a clerk-tui register"),
    "a bare database": (bare_database, NotARegister, "is a database of another program"),
    "a newer version's": (
        newer, NewerRegister, rf"written by a newer clerk-tui \(schema {schema.LATEST + 1}; this program knows"
        rf" {schema.LATEST}\); it is unchanged",
    ),
    "version 0 with tables": (ours_without_a_schema, NotARegister, "is a database of another program"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_register_is_refused_and_left_as_it_is(tmp_path: Path, kind: str) -> None:
    make, error, sentence = REFUSED[kind]
    path = tmp_path / "own.clerk"
    make(path)
    before, names = path.read_bytes(), held(tmp_path)
    with pytest.raises(error, match=rf"own\.clerk {sentence}|own\.clerk was {sentence}"):
        Register.open(path, AT)
    assert path.read_bytes() == before
    assert held(tmp_path) == names


def test_a_folder_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(NotARegister, match="is a folder, not a register"):
        Register.open(tmp_path, AT)


def test_a_pipe_is_no_register_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotARegister, match="is no ordinary file"):
        Register.open(tmp_path / "pipe", AT)


@pytest.mark.parametrize("name", ["own.clerk", "demo.clerk/own.clerk"])
def test_opening_never_makes_a_file(tmp_path: Path, name: str) -> None:
    demo_file(tmp_path)
    with pytest.raises(RegisterError, match=r"There is no register at .*own\.clerk\."):
        Register.open(tmp_path / name, AT)
    assert held(tmp_path) == ["demo.clerk"]


def test_a_name_that_no_file_can_have_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="cannot be read: File name too long"):
        Register.open(tmp_path / ("x" * 300), AT)


def test_a_register_that_may_not_be_read_is_said_plainly(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    path.chmod(0)
    said = without_rights(f"""
from pathlib import Path
from clerk_tui.register.store import Register
from clerk_tui.domain.errors import RegisterError
try:
    Register.open(Path({str(path)!r}), {AT!r})
except RegisterError as error:
    print(error)
""")
    assert said == f"The register {path} cannot be read with your account.\n"


@pytest.mark.parametrize("keep", [100, 4096, 5000, 40_960])
def test_a_truncated_register_is_called_damaged_and_left_as_it_is(tmp_path: Path, keep: int) -> None:
    path = demo_file(tmp_path)
    path.write_bytes(path.read_bytes()[:keep])
    before = path.read_bytes()
    with pytest.raises(NotARegister, match=r"is damaged or is no clerk-tui register; restore the last good copy\."):
        open_office(path)
    assert path.read_bytes() == before


def test_a_register_full_of_garbage_behind_its_head_is_called_damaged(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[:100] + os.urandom(len(data) - 100))
    with pytest.raises(NotARegister, match="is damaged"):
        open_office(path)


def test_a_register_without_a_council_is_refused(tmp_path: Path) -> None:
    Register.create(tmp_path / "own.clerk", AT).close()
    with pytest.raises(NotARegister, match="holds no council; it was not made by clerk-tui"):
        open_office(tmp_path / "own.clerk")


def test_a_register_that_somebody_set_to_wal_is_set_back(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    connection.close()
    office = open_office(path)
    assert [tuple(row) for row in office.register.read("PRAGMA journal_mode")] == [("truncate",)]
    office.register.close()
    assert not path.with_name("demo.clerk-wal").exists()


def test_a_hostile_name_reaches_no_terminal_by_way_of_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(RegisterError) as refused:
        Register.open(tmp_path / "\x1b]2;owned\x07", AT)
    assert "\x1b" not in str(refused.value) and "\x07" not in str(refused.value)


def test_a_register_that_others_could_read_is_its_owners_alone_once_it_is_opened(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    journal = path.with_name(f"{path.name}-journal")
    journal.touch()
    for file in (path, journal):
        file.chmod(0o666)
    Register.open(path, AT, only_read=True).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o666, "what is only read is left as it is"
    register = Register.open(path, AT)
    assert {stat.S_IMODE(file.stat().st_mode) for file in (path, journal)} == {0o600}
    (said,) = register.remarks()
    register.close()
    assert said.endswith("could read or change " + str(path) + "; from now on only your own can.")
    again = Register.open(path, AT)
    again.close()
    assert again.remarks() == []


def test_a_register_of_another_account_says_that_others_may_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = demo_file(tmp_path)
    path.chmod(0o666)

    def refused(_self: Path, _mode: int) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", refused)
    register = Register.open(path, AT)
    register.close()
    (said,) = register.remarks()
    assert "your account cannot forbid it: let its owner set its rights to 0600" in said
