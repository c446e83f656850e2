"""A program killed amid a backup, a restore or an upgrade: what was there before is there whole, or what it made is."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from clerk_tui.services.backups import back_up
from clerk_tui.services.verifying import verify
from tests.house.project import PROJECT
from tests.offices import do, own
from tests.register.test_older_registers import SAMPLES

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the program is started by fork")


def rounds(kind: str, folder: Path, number: int = 40) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.register.copier", kind, str(folder), str(number)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == number
    assert any(each["half"] for each in found), "no kill came in the middle of anything"
    return found


def test_forty_kills_amid_a_backup_leave_the_older_copy_whole_and_the_register_as_it_was(tmp_path: Path) -> None:
    first = back_up(own(tmp_path), tmp_path / "safe").manifest
    for found in rounds("backup", tmp_path):
        assert found["copies"] >= 1 and found["unsound"] == [] and found["left"] == []
        assert (found["head"], found["faults"]) == (first.head, [])


def test_forty_kills_amid_a_restore_leave_one_register_or_the_other_and_both_are_whole(tmp_path: Path) -> None:
    office = own(tmp_path)
    copy = back_up(office, tmp_path / "safe")
    copy.path.rename(tmp_path / "safe" / "first.clerk")
    do(office.register, lambda change: change.insert("body", name="Cabinet", kind="executive"))
    heads = {copy.manifest.head, verify(office).head}
    office.register.close()
    for found in rounds("restore", tmp_path):
        assert found["head"] in heads and found["faults"] == []
        assert found["unsound"] == [] and found["left"] == []


def test_kills_amid_an_upgrade_leave_every_old_register_to_be_opened(tmp_path: Path) -> None:
    (tmp_path / "safe").mkdir()
    (tmp_path / "safe" / "first.clerk").write_bytes(gzip.decompress((SAMPLES / "schema-1.clerk.gz").read_bytes()))
    found = rounds("upgrade", tmp_path, 12)
    assert [each["unsound"] for each in found] == [[]] * 12
    assert [each["left"] for each in found] == [[]] * 12
    assert sum(each["copies"] for each in found) >= 12
