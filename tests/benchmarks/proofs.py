"""Run every proof that nothing is lost, and write the table of them.

    python -m tests.benchmarks.proofs [--write] [--only WORDS] [--printed DIR]

Each row of `docs/proofs.md` is the output of one command that anyone can run; `--write` puts the rows of this run into
the file, and leaves those that `--only` left out as they were. It all takes about an hour. `--printed` takes what the
commands printed before from files of that folder, named like the command (`power_cut-images-600.txt`); nothing is run.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.benchmarks.figures import RESULT, result
from tests.house.project import PROJECT

TABLE = PROJECT / "docs" / "proofs.md"


@dataclass(frozen=True, slots=True)
class Proof:
    """One row: what goes wrong, how it is made to, and the command that shows what comes of it."""

    fault: str
    made: str
    command: str
    """What follows `python -m tests.benchmarks.`."""
    short: str
    """The tests that hold the short form."""

    @property
    def name(self) -> str:
        return re.sub(r"[^a-z0-9_]+", "-", self.command.lower())

    @property
    def call(self) -> str:
        return f"python -m tests.benchmarks.{self.command}"


PROOFS = (
    Proof(
        "The program is killed amid writes, a publication, an import, an upgrade, or typing",
        "SIGKILL at a random moment; the next round goes on with what is left", "kill --rounds 500",
        "tests/register/test_killed.py",
    ),
    Proof(
        "The program is killed amid a backup, a restore, or the copy before an upgrade",
        "SIGKILL at a random moment; the next round goes on with what is left", "kill_copies --rounds 200",
        "tests/register/test_killed_copies.py",
    ),
    Proof(
        "The power goes", "a model of a disk (a VFS of apsw's): what was synced stays, the rest is torn by sectors",
        "power_cut --images 600", "tests/register/test_power_cut.py",
    ),
    Proof(
        "A sync fails", "libfiu lets one `fdatasync` in twenty fail", "io_errors --only sync --writes 400",
        "tests/register/test_io_errors.py",
    ),
    Proof(
        "A write fails", "libfiu lets one `pwrite` in twenty fail", "io_errors --only write --writes 400",
        "tests/register/test_io_errors.py",
    ),
    Proof(
        "The file may grow no more", "RLIMIT_FSIZE, at a random size", "io_errors --only limit --writes 400",
        "tests/register/test_io_errors.py",
    ),
    Proof(
        "The disk is full", "a tmpfs of 1.5 MB (root only)", "io_errors --only disk --writes 800",
        "tests/register/test_writing.py",
    ),
    Proof(
        "A date that no reader foresaw", "atheris, led by the branches taken", "fuzz date --minutes 10",
        "tests/house/test_fuzz_targets.py",
    ),
    Proof(
        "A council file that no reader foresaw", "atheris, led by the branches taken", "fuzz council --minutes 10",
        "tests/house/test_fuzz_targets.py",
    ),
    Proof(
        "A pack, page or list that no reader foresaw", "atheris, led by the branches taken", "fuzz pack --minutes 10",
        "tests/house/test_fuzz_targets.py",
    ),
)  # fmt: skip

INTRODUCTION = """# Proofs

Each row is the output of a command that anyone can run from a checkout with the test extra installed
(`pip install -e '.[test]'`; `apt-get install fiu-utils` for failing syncs and writes, `pip install -e '.[fuzz]'` for
fuzzing). The table is written by `python -m tests.benchmarks.proofs --write`; a command ends with status 1 where
anything was lost. The short form of each is part of the test suite.

What they cannot show: the power cuts are a model, and its SQLite is the one that apsw carries; a disk that reports a
sync and does not keep it defeats any program. Nothing here was run on Windows or macOS. Where the very last sync of a
commit fails, the change is there although it was refused, and the refusal says that it may be.

| what goes wrong | how it is made | command | rounds | result | run on | short form |
| --- | --- | --- | --- | --- | --- | --- |
"""

OTHERS = """
What is tried in the test suite alone:

| what is tried | where |
| --- | --- |
| a register made to do harm: its own triggers, views, columns, page counts, a journal that names another file | `tests/register/test_made_to_do_harm.py` |
| what was disposed of is in no byte of the file; each touch of what is left is found; the program killed amid it | `tests/services/test_disposing.py`, `tests/register/test_killed_disposal.py` |
| text from outside on every screen, and every search in every list; a new screen cannot be left out | `tests/screens/test_hostile_every_screen.py`, `test_hostile_life.py`, `test_hostile_text.py` |
| lists and council files: formulas, NULs, huge fields, huge numbers, deep tables | `tests/cli/test_hostile_lists.py` |
| Word and PDF bombs and loops, deep pages, entities | `tests/documents/test_reading_bombs.py`, `test_reading_bad_files.py` |
| file modes under any umask, exempt text nowhere else, no network | `tests/terminal/test_nothing_leaks.py` |
"""  # noqa: E501


def row(proof: Proof, rounds: str, found: str, day: str) -> str:
    cells = (proof.fault, proof.made, f"`{proof.call}`", rounds, found, day, f"`{proof.short}`")
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def rows() -> dict[str, str]:
    """The rows as the file has them, by their command."""
    lines = TABLE.read_text(encoding="utf-8").splitlines() if TABLE.exists() else []
    found = {}
    for line in lines:
        if called := re.search(r"\| `python -m tests\.benchmarks\.([^`]+)` \|", line):
            found[called[1]] = line
    return found


def document(kept: dict[str, str]) -> str:
    """The whole file, out of the rows by their command."""
    missing = (row(proof, "–", "not run yet", "–") for proof in PROOFS)
    table = [kept.get(proof.command, blank) for proof, blank in zip(PROOFS, missing, strict=True)]
    return INTRODUCTION + "\n".join(table) + "\n" + OTHERS


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", default="", metavar="WORDS")
    parser.add_argument("--printed", type=Path, metavar="DIR")
    given = parser.parse_args(arguments)
    kept, failed = rows(), False
    for proof in PROOFS:
        if given.only not in proof.command:
            continue
        if given.printed:
            file = given.printed / f"{proof.name}.txt"
            if not file.exists() or RESULT not in file.read_text(encoding="utf-8"):
                continue
            printed, day = file.read_text(encoding="utf-8"), date.fromtimestamp(file.stat().st_mtime)
        else:
            print(proof.call, flush=True)
            call = [sys.executable, "-m", *f"tests.benchmarks.{proof.command}".split()]
            printed = subprocess.run(call, cwd=PROJECT, capture_output=True, text=True, check=False).stdout
            day = date.today()
        rounds, found = result(printed)
        failed = failed or "FAULTS" in found
        kept[proof.command] = row(proof, rounds, found, day.isoformat())
        print(kept[proof.command], flush=True)
    if given.write:
        TABLE.write_text(document(kept), encoding="utf-8")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
