from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import Caller
from tests.offices import demo_file


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Caller:
    """`clerk-tui` on the demonstration's register."""
    return Caller(capsys, demo_file(tmp_path))


@pytest.fixture
def call_nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Caller:
    """`clerk-tui` where there is no register yet."""
    return Caller(capsys, tmp_path / "own.clerk")
