"""A clerk makes a register: whole or not at all, for its owner alone, never over another file."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from clerk_tui.domain.errors import DiskFull, RegisterError, RegisterReadOnly
from clerk_tui.register import new_file, schema
from clerk_tui.register.engine import APPLICATION_ID, journal_of, read_header
from clerk_tui.register.store import Register
from clerk_tui.services.registers import create_register, open_demo, open_office, shipped_council
from tests.bystander import without_rights
from tests.house.project import PROJECT
from tests.offices import AT, do, held


def make(path: Path) -> None:
    create_register(path, shipped_council("blackpool"))


def test_it_is_readable_and_writable_by_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        make(tmp_path / "new" / "folder" / "own.clerk")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new" / "folder" / "own.clerk").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new" / "folder").stat().st_mode) == 0o700


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    make(tmp_path / "own.clerk")
    assert read_header(tmp_path / "own.clerk") == (APPLICATION_ID, schema.LATEST)
    assert APPLICATION_ID.to_bytes(4, "big") == b"CLRK"
    assert held(tmp_path) == ["own.clerk"]


@pytest.mark.parametrize("content", [b"", b"minutes of 1974", b"SQLite format 3\0"])
def test_an_existing_file_is_never_overwritten(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "own.clerk"
    path.write_bytes(content)
    with pytest.raises(RegisterError, match=r"There is already a file at .*own\.clerk; nothing was changed\."):
        make(path)
    assert path.read_bytes() == content
    assert held(tmp_path) == ["own.clerk"]


def test_a_dangling_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "own.clerk").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RegisterError, match="There is already a file"):
        make(tmp_path / "own.clerk")
    assert held(tmp_path) == ["own.clerk"]


def test_a_folder_that_is_a_file_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "minutes").write_text("1974")
    with pytest.raises(RegisterReadOnly, match=r"A register cannot be made at .*minutes/own\.clerk"):
        make(tmp_path / "minutes" / "own.clerk")


def test_a_folder_without_write_permission_is_said_plainly(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir(0o555)
    said = without_rights(f"""
from pathlib import Path
from clerk_tui.domain.errors import RegisterReadOnly
from clerk_tui.services.registers import create_register, shipped_council
try:
    create_register(Path({str(folder)!r}) / "own.clerk", shipped_council("blackpool"))
except RegisterReadOnly as error:
    print(error)
""")
    assert said == f"A register cannot be made at {folder}/own.clerk: Permission denied.\n"
    assert held(folder) == []


@pytest.mark.parametrize(
    "name",
    [
        "what? really#1.clerk", "50% done.clerk", "%41.clerk", "two  blanks .clerk", "Ynys Môn — cofrestr.clerk",
        "a&mode=ro.clerk", "line\nbreak.clerk", "'quoted\".clerk", os.fsdecode(b"caf\xe9.clerk"), "x" * 200,
    ],
)  # fmt: skip
def test_any_name_a_folder_takes_is_the_register_s_name(tmp_path: Path, name: str) -> None:
    make(tmp_path / name)
    assert held(tmp_path) == [name]
    office = open_office(tmp_path / name)
    assert office.council().name == "Blackpool Council"
    office.register.close()


def test_a_name_that_is_too_long_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(RegisterReadOnly, match="File name too long"):
        make(tmp_path / ("x" * 300))
    assert held(tmp_path) == []


def test_the_journal_of_an_earlier_register_is_not_played_into_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "own.clerk"
    journal_of(path).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(512))
    with pytest.raises(RegisterError, match=r"own\.clerk-journal, the journal of a register that was there before"):
        make(path)
    assert held(tmp_path) == ["own.clerk-journal"]
    journal_of(path).write_bytes(b"")
    make(path)
    assert open_office(path).council().id == "blackpool"


def test_first_work_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(_: object) -> None:
        raise RegisterError("the first work failed")

    with pytest.raises(RegisterError, match="the first work failed"):
        create_register(tmp_path / "own.clerk", shipped_council("blackpool"), begin=fail)
    assert held(tmp_path) == []


def test_while_it_is_made_the_register_has_no_name_yet(tmp_path: Path) -> None:
    seen: list[list[str]] = []

    def look(_: object) -> None:
        seen.append(held(tmp_path))

    create_register(tmp_path / "own.clerk", shipped_council("blackpool"), begin=look)
    assert "own.clerk" not in seen[0]
    assert held(tmp_path) == ["own.clerk"]


def test_where_the_file_system_knows_no_links_the_name_is_reserved_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    make(tmp_path / "own.clerk")
    assert held(tmp_path) == ["own.clerk"]
    assert open_office(tmp_path / "own.clerk").council().id == "blackpool"
    with pytest.raises(RegisterError, match="There is already a file"):
        new_file._place(tmp_path / "own.clerk", tmp_path / "own.clerk")


def test_a_full_disk_leaves_no_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "hardlink_to", full)
    with pytest.raises(DiskFull, match="is full; no register was made"):
        make(tmp_path / "own.clerk")
    assert held(tmp_path) == []


def test_sentences_name_the_register_and_not_the_file_it_is_built_in(tmp_path: Path) -> None:
    def spoil(register: Register) -> None:
        do(register, lambda change: change.insert("body", name="Cabinet", kind="nonsense"))

    with pytest.raises(RegisterError, match=r"^The register \S*/own\.clerk refused: CHECK constraint failed: kind"):
        Register.create(tmp_path / "own.clerk", AT, spoil)


# Several programs, and a program that is killed

_DEMO = "import sys; from pathlib import Path; from clerk_tui.services.registers import open_demo; "
_OPENED = "office = open_demo(Path(sys.argv[1])); print(len(office.register.read('SELECT id FROM meeting')))"
_INIT = (
    "import sys; from pathlib import Path; from clerk_tui.cli.main import main;"
    " main(['--register', sys.argv[1], 'init', '--council', 'blackpool', '--json'])"
)


def together(code: str, path: Path, programs: int) -> list[tuple[int, str, str]]:
    """Start so many programs at once; status, errors and output of each."""
    command, pipe = [sys.executable, "-c", code, str(path)], subprocess.PIPE
    started = [
        subprocess.Popen(command, cwd=PROJECT, stdout=pipe, stderr=pipe, text=True) for _ in range(programs)
    ]  # fmt: skip
    return [(*program.communicate(timeout=60), program.returncode)[::-1] for program in started]  # type: ignore[misc]


def test_five_demonstrations_started_at_once_all_open_the_same_register(tmp_path: Path) -> None:
    ended = together(_DEMO + _OPENED, tmp_path / "demo.clerk", 5)
    assert [(status, out) for status, _, out in ended] == [(0, "1\n")] * 5, ended
    assert [name for name in held(tmp_path) if name.endswith(".part")] == []


def test_of_five_that_make_the_same_register_one_does_and_four_are_told(tmp_path: Path) -> None:
    ended = together(_INIT, tmp_path / "own.clerk", 5)
    made = [json.loads(out) for status, _, out in ended if status == 0]
    told = [error for status, error, _ in ended if status == 2]
    assert made == [{"register": str(tmp_path / "own.clerk"), "council": "Blackpool Council", "nation": "england"}]
    assert len(told) == 4 and all("There is already a file" in sentence for sentence in told)
    assert len(open_office(tmp_path / "own.clerk").register.read("SELECT id FROM command")) == 1


def test_a_program_killed_while_it_makes_a_register_leaves_it_whole_or_not_there(tmp_path: Path) -> None:
    """The child says when it begins; it is killed ever later, until one kill comes too late."""
    path, whole, rounds = tmp_path / "demo.clerk", False, 0
    code = (
        _DEMO
        + "import clerk_tui.documents.reading, sqlite_utils; print('go', flush=True); open_demo(Path(sys.argv[1]))"
    )
    while not whole and rounds < 60:
        child = subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=PROJECT, stdout=subprocess.PIPE)
        assert child.stdout is not None and child.stdout.readline() == b"go\n"
        time.sleep(0.03 * rounds)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        rounds += 1
        if path.exists():
            office = open_demo(path)
            assert len(office.register.read("SELECT id FROM meeting")) == 1
            office.register.close()
            whole = True
    assert whole and rounds > 1


def test_the_finished_file_is_a_sound_database(tmp_path: Path) -> None:
    make(tmp_path / "own.clerk")
    with sqlite3.connect(tmp_path / "own.clerk") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
