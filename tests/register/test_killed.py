"""The program killed (SIGKILL) amid a publication, an import, an upgrade and in the middle of typing.

Writes are in `test_writing.py`; the long form is `python -m tests.benchmarks.kill`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.benchmarks.figures import result
from tests.benchmarks.kill import KINDS, plan
from tests.house.project import PROJECT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the program is started by fork")


def killed(rounds: int, *kinds: str) -> str:
    """What the long form prints when it is run for a few rounds."""
    command = [sys.executable, "-m", "tests.benchmarks.kill", "--rounds", str(rounds)]
    for kind in kinds:
        command += ["--only", kind]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_kill_amid_a_publication_an_import_or_an_upgrade_leaves_all_of_it_or_nothing() -> None:
    said = killed(15, "publication", "import", "migration")
    rounds, found = result(said)
    assert rounds == "15 kills" and "0 lost, none half done" in found
    assert re.search(r"^ *(\d+) kills fell amid", found) and not found.startswith("0 kills"), said
    assert all(f"{kind}: 5 kills" in said for kind in ("publication", "import", "migration"))


def test_what_was_typed_a_second_before_a_kill_is_kept() -> None:
    said = killed(1, "drafts")
    due = re.search(r"drafts: 1 kills, \d+ amid a change, (\d+) letters due", said)
    assert due and int(due[1]) > 0, said


def test_the_long_form_holds_every_kind_of_work() -> None:
    kinds = plan(500, None)
    assert len(kinds) == 500 and set(kinds) == set(KINDS)
    assert kinds.count("writes") == 250 and kinds.count("drafts") == 10
