"""The table of proofs says what its commands print, and its commands and tests are there."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.benchmarks import proofs
from tests.benchmarks.figures import result
from tests.house.project import PROJECT

MODULES = sorted({proof.command.split()[0] for proof in proofs.PROOFS})


def test_the_table_is_the_one_that_the_command_writes() -> None:
    written = proofs.TABLE.read_text(encoding="utf-8")
    assert written == proofs.document(proofs.rows()), "run python -m tests.benchmarks.proofs --write"


def test_every_proof_was_run_and_lost_nothing() -> None:
    kept = proofs.rows()
    assert set(kept) == {proof.command for proof in proofs.PROOFS}
    for line in kept.values():
        assert "not run yet" not in line and "FAULTS" not in line, line
        assert re.search(r"\| \d{4}-\d\d-\d\d \|", line)


def test_every_test_that_the_table_names_is_there() -> None:
    names = re.findall(r"`(tests/[\w/]+\.py)`", proofs.TABLE.read_text(encoding="utf-8"))
    assert len(names) >= len(proofs.PROOFS)
    assert [name for name in names if not (PROJECT / name).is_file()] == []


@pytest.mark.parametrize("module", MODULES)
def test_every_command_of_the_table_can_be_run_and_knows_its_options(module: str) -> None:
    call = [sys.executable, "-m", f"tests.benchmarks.{module}", "--help"]
    said = subprocess.run(call, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    for proof in proofs.PROOFS:
        words = proof.command.split()
        if words[0] == module:
            assert all(option in said for option in words[1:] if option.startswith("--")), proof.command


def test_what_a_proof_prints_becomes_its_row() -> None:
    printed = "writes: 3 kills\nRESULT 3 kills | 2 amid a change; 0 lost\n"
    assert result(printed) == ("3 kills", "2 amid a change; 0 lost")
    with pytest.raises(ValueError, match="no result"):
        result("Traceback")
    line = proofs.row(proofs.PROOFS[0], "3 kills", "a | b", "2026-01-05")
    assert line.count("|") == 8 and "a / b" in line
