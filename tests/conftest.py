"""What holds for every test: none sees the developer's home, clock, locale or terminal."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import settings

from tests.installed import Installed, build_wheel, install
from tests.rest import use_at_rest
from tests.short_ways import use_short_ways

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
"""Specification, seeds and golden data; they lie beside the project and are no part of it."""

# No example has a time limit: the machine that runs them is shared, and the benchmarks are what watches the time.
# The examples are the same in every run, so that one that passed passes again; `--hypothesis-profile=wander` looks for
# others.
settings.register_profile("wander", deadline=None)
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

use_at_rest()
use_short_ways()


def pytest_xdist_auto_num_workers() -> int:
    """For `-n auto` half as many again as there are processors: much of a test is waiting, for a child or the disk."""
    asked, processors = os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS"), os.cpu_count() or 1
    return int(asked) if asked else processors + processors // 2


FOREIGN = ("COLORTERM", "COLUMNS", "FORCE_COLOR", "LANGUAGE", "LINES", "NO_COLOR", "PAGER", "EDITOR", "VISUAL")
NOW = datetime(2031, 2, 3, 4, 5, tzinfo=ZoneInfo("Pacific/Auckland"))
"""Far from every date and place the tests use, so that code which reads the clock instead of its argument shows.

time-machine sets the zone of this moment as the process's own (TZ).
"""


@pytest.fixture(autouse=True)
def nobodys_desk(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home, a plain locale, a time zone at the other end of the world, and a clock of our own."""
    home = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith(("CLERK_TUI_", "LC_", "TEXTUAL", "XDG_"))]:
        monkeypatch.delenv(name)
    for name in FOREIGN:
        monkeypatch.delenv(name, raising=False)
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name, value in {"HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color"}.items():
        monkeypatch.setenv(name, value)
    with time_machine.travel(NOW, tick=True):
        yield home


@pytest.fixture
def shared() -> Path:
    """The folder of specification, seeds and golden data."""
    if not SHARED.is_dir():
        pytest.skip("the folder shared is not beside the project")
    return SHARED


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The program installed from its wheel into a clean environment, once for the whole run."""
    folder = tmp_path_factory.mktemp("installed")
    return install(build_wheel(folder), folder / "environment")
