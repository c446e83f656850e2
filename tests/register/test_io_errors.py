"""A disk that refuses at random; the long form is `python -m tests.benchmarks.io_errors`."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from clerk_tui.domain.errors import RegisterError
from clerk_tui.register.engine import worded
from tests.benchmarks import io_errors
from tests.benchmarks.figures import result


@pytest.mark.parametrize(("kind", "writes"), [("sync", "60"), ("write", "40"), ("limit", "40")])
def test_a_disk_that_refuses_loses_nothing_acknowledged_and_says_so_in_one_sentence(
    capsys: pytest.CaptureFixture[str], kind: str, writes: str
) -> None:
    if why := io_errors.why_not(kind):
        pytest.skip(why)
    with pytest.raises(SystemExit) as ended:
        io_errors.main(["--only", kind, "--writes", writes])
    said = capsys.readouterr().out
    stored, refused = map(int, re.findall(r"(\d+) changes stored, (\d+) refused", said)[0])
    assert ended.value.code == 0, said
    assert stored > 0 and refused > 0, "the disk never refused, or always did"
    assert "each refusal one sentence, 0 acknowledged lost" in result(said)[1]


def test_a_failure_of_the_disk_is_told_apart_from_a_refusal_before_anything_was_done(tmp_path: Path) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
    sentence = r"own\.clerk failed \(disk I/O error\): the last change may be there or not, so look"
    with pytest.raises(RegisterError, match=sentence), worded(tmp_path / "own.clerk"):
        raise error


def test_a_change_that_is_refused_by_any_other_sentence_and_there_all_the_same_counts_as_a_fault(
    tmp_path: Path,
) -> None:
    path = io_errors.demo_file(tmp_path)
    found = io_errors.child(path, 2)
    assert io_errors.faults_of(path, found) == []
    told = io_errors.Found([0], {1: "The register is full."})
    assert io_errors.faults_of(path, told) == ["change 1 was refused and is there: The register is full."]
    assert io_errors.faults_of(path, io_errors.Found([0, 1, 2], {})) == ["acknowledged and gone: [2]"]
