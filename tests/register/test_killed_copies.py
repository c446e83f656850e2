"""A program killed amid a backup, a restore or an upgrade: what was there before is there whole, or what it made is.

The long form is `python -m tests.benchmarks.kill_copies`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.benchmarks.kill_copies import SHARES, begin, faults_of, rounds

_MORE = 6
"""How often the rounds are made again at most."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the program is started by fork")
@pytest.mark.parametrize(("kind", "number"), [("backup", 40), ("restore", 40), ("upgrade", 12)])
def test_kills_leave_every_register_and_every_older_copy_whole(tmp_path: Path, kind: str, number: int) -> None:
    heads = begin(kind, tmp_path)
    found = rounds(kind, tmp_path, number)
    assert len(found) == number
    for more in range(_MORE):
        # Whether a kill comes in the middle is chance; the rounds go on until one did.
        if any(each["half"] for each in found):
            break
        again = tmp_path / str(more)
        again.mkdir()
        heads |= begin(kind, again)
        found += rounds(kind, again, number)
    assert any(each["half"] for each in found), "no kill came in the middle of anything"
    assert faults_of(kind, found, heads) == []


@pytest.mark.parametrize("kind", SHARES)
def test_what_must_not_be_is_told(kind: str) -> None:
    bad = {"unsound": ["a.clerk"], "left": [".b.part"], "faults": ["History entry 2"], "head": "x", "copies": 0}
    told = " ".join(faults_of(kind, [bad], {"y"}))
    for words in ("a.clerk is not sound", ".b.part is left", "History entry 2", "neither the one nor the other"):
        assert words in told
