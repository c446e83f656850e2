"""A program killed amid a disposal: all of the report is there with its history, or none of it, and verify holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from clerk_tui.services import publishing
from tests.house.project import PROJECT
from tests.offices import ICT, TUESDAY, demo, recorded


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the program is started by fork")
def test_kills_leave_a_report_whole_or_none_of_it(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(office, ICT)
    office.register.close()
    ran = subprocess.run(
        [sys.executable, "-m", "tests.register.disposer", str(office.register.path), "6"],
        cwd=PROJECT, capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    rounds = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(rounds) == 6 and rounds[0] == {"ended": True, "made": 2, "held": 0, "faults": []}
    assert [one for one in rounds if one["faults"]] == []
    assert all((one["made"], one["held"] > 0) in {(0, True), (2, False)} for one in rounds), rounds
    assert any(not one["ended"] for one in rounds), "no kill came before its end"
