"""What the real program leaves behind: nobody else may read it, exempt text is nowhere, and no network is asked."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from clerk_tui.services import decisions
from tests.house.project import PROJECT
from tests.offices import ICT, TUESDAY, demo, demo_file, recorded
from tests.screens.desk_at_work import LARGE, at_work

SECRET = "Zephyrine tender of 31415 pounds"
"""Exempt text that occurs nowhere else."""
CLI = [sys.executable, "-m", "clerk_tui"]

NO_NETWORK = """
import socket, sys

def refused(*_, **__):
    raise SystemExit("the network was asked")

socket.socket.connect = socket.socket.connect_ex = socket.socket.bind = socket.socket.sendto = refused
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refused
"""


def environment(home: Path, **more: str) -> dict[str, str]:
    names = {"HOME": str(home), "TMPDIR": str(home / "tmp"), "XDG_DATA_HOME": str(home / "data")}
    (home / "tmp").mkdir(exist_ok=True)
    return {**os.environ, **names, "PYTHONPATH": str(PROJECT), **more}


def run(home: Path, *args: str, umask: int = 0, **more: str) -> subprocess.CompletedProcess[str]:
    call = [*CLI, *args]
    return subprocess.run(
        call, cwd=home, env=environment(home, **more), umask=umask, capture_output=True, text=True, check=False
    )


def modes(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777], ids=["000", "022", "777"])
def test_whatever_the_umask_the_register_and_its_folder_are_their_owner_s_alone(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "office"
    made = run(tmp_path, "--register", str(folder / "own.clerk"), "init", "--council", "blackpool", umask=umask)
    if umask == 0o777:
        # Nobody may enter the folder, its owner neither: that is said, and nothing lies open.
        assert made.returncode in {0, 2} and "Traceback" not in made.stderr
        return
    assert made.returncode == 0, made.stderr
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    kept = modes(folder)
    assert kept == dict.fromkeys(kept, 0o600) and "own.clerk" in kept
    assert all(mode & 0o077 == 0 for mode in modes(tmp_path / "data").values())


def test_whatever_the_umask_nobody_else_writes_into_a_notice_or_chooses_the_register(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    path = str(office.register.path)
    office.register.close()
    for name in ("notices", "mirror"):
        (tmp_path / name).mkdir()
    for call in (["publish", "D1"], ["notice", "D1", "notices"], ["export", "mirror", "mirror"]):
        assert run(tmp_path, "--register", path, *call, umask=0).returncode == 0, call
    assert set(modes(tmp_path / "notices").values()) == set(modes(tmp_path / "mirror").values()) == {0o644}
    (tmp_path / "data" / "clerk-tui").mkdir(parents=True)
    (tmp_path / "data" / "clerk-tui").chmod(0o755)
    assert run(tmp_path, "init", "--council", "leeds", umask=0).returncode == 0
    assert set(modes(tmp_path / "data" / "clerk-tui").values()) == {0o600}


def test_the_journal_beside_the_register_is_as_closed_as_the_register(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        office = demo(tmp_path)
        decisions.set_field(office, ICT, "notes", "x")
        assert all(mode == 0o600 for name, mode in modes(tmp_path).items() if name.startswith("demo.clerk"))
        office.register.close()
    finally:
        os.umask(before)


def test_the_log_of_faults_is_its_owner_s_alone_and_holds_no_word_of_a_record(tmp_path: Path) -> None:
    code = f"""
import traceback
from clerk_tui.services.faults import keep_fault
try:
    raise ValueError({SECRET!r})
except ValueError as error:
    print(keep_fault(error, traceback.extract_tb(error.__traceback__)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(tmp_path), umask=0, capture_output=True, text=True, check=True
    )
    (log,) = tmp_path.rglob("faults.log")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600 and stat.S_IMODE(log.parent.stat().st_mode) == 0o700
    assert SECRET not in log.read_text(encoding="utf-8") + done.stdout + done.stderr


# Exempt text


async def test_what_is_copied_in_an_exempt_field_never_leaves_the_program(tmp_path: Path) -> None:
    """Ctrl+C in a field keeps the text for Ctrl+V in the program; the terminal, and so the clipboard, gets none."""
    from clerk_tui.screens.decision import DecisionScreen

    async with at_work(demo(tmp_path), size=LARGE) as clerk:
        sent: list[str] = []
        clerk.app.push_screen(DecisionScreen(ICT))
        await clerk.sees("Declarations of interest")
        assert clerk.app._driver is not None
        clerk.app._driver.write = sent.append  # type: ignore[method-assign]
        clerk.app.screen.query_one("#field-exempt_text").focus()
        await clerk.type("Zephyrine")
        await clerk.press("shift+home", "ctrl+c")
        await clerk.until(lambda: clerk.app.clipboard == "Zephyrine", "the text copied")
        clerk.app.copy_to_clipboard(SECRET)
        assert clerk.app.clipboard == SECRET
        assert not any("]52;" in each for each in sent)


def test_exempt_text_lies_in_the_register_and_nowhere_else(tmp_path: Path) -> None:
    """The main job with an exempt record: what is printed, logged or left in temporary files is without it."""
    office = recorded(demo(tmp_path, TUESDAY))
    decisions.set_field(office, ICT, "exempt_text", SECRET)
    path = office.register.path
    office.register.close()
    said = ""
    for call in (
        ["today"],
        ["decisions"],
        ["notice", "D1"],
        ["export", "record", "D1"],
        ["history"],
        ["publish", "D1"],
    ):
        done = run(tmp_path, "--register", str(path), *call)
        assert "Traceback" not in done.stderr
        said += done.stdout + done.stderr
    assert SECRET not in said
    for kept in tmp_path.rglob("*"):
        if kept.is_file() and kept != path:
            assert SECRET.encode() not in kept.read_bytes(), kept
    assert SECRET.encode() in path.read_bytes(), "it was never stored"
    assert list((tmp_path / "tmp").iterdir()) == [], "a temporary file was left"


# The network


def test_the_main_job_asks_no_network(tmp_path: Path) -> None:
    """Every socket that would reach out ends the program at once; the main job runs to its end all the same."""
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    path = f"{blocked}{os.pathsep}{PROJECT}"
    register = str(demo_file(tmp_path))
    asked = run(tmp_path, "--version", PYTHONPATH=path)
    assert asked.returncode == 0
    probe = subprocess.run(
        [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"],
        env=environment(tmp_path, PYTHONPATH=path), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "the network was asked" in probe.stderr, "nothing is blocked"
    pack = str(PROJECT / "clerk_tui" / "demo" / "blackpool-2017-10-09.txt")
    own = str(tmp_path / "own.clerk")
    for call in (
        ["--register", own, "init", "--council", "blackpool"],
        ["--register", own, "import", pack],
        ["--register", register, "today"],
        ["--register", register, "decision", "copy", "D1"],
        ["--register", register, "check", "D1"],
        ["--register", register, "notice", "D1"],
        ["--register", register, "verify"],
        ["count", "call-in", "--council", "blackpool", "--published", "2017-10-10"],
    ):
        done = run(tmp_path, *call, PYTHONPATH=path)
        assert "the network was asked" not in done.stderr, (call, done.stderr)
        assert done.returncode in {0, 1}, (call, done.stderr)


def test_the_program_s_own_code_names_no_means_of_reaching_out() -> None:
    named = (
        "import socket",
        "urllib.request",
        "http.client",
        "import requests",
        "import ssl",
        "asyncio.open_connection",
    )
    for path in sorted((PROJECT / "clerk_tui").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert not [name for name in named if name in text], path.name
