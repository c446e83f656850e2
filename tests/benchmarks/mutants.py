"""Mutants of the rules: each puts one small fault into a module, and some test of the rules must fail of it.

    python -m tests.benchmarks.mutants                                  # the modules below
    python -m tests.benchmarks.mutants clerk_tui/rules/months.py        # others, by path or pattern
    python -m tests.benchmarks.mutants --list 'clerk_tui/rules/m*.py'   # what would be tried
    python -m tests.benchmarks.mutants --only 17,203                    # single ones again, by their number

Nothing is written: a fault exists in a forked process alone. The tests are run once to see which of them reach which
line; a mutant is put to those, the quickest first, until one fails. Tests of more than two seconds and the properties
of the planner are left out, so that a mutant which only one of these kills is told as a survivor. A survivor is a test
that is missing, or code that makes no difference to what is tested.
Exit 0 where none survived, 1 where one did, 2 where the tests fail without a fault. POSIX only.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

import pytest

from tests.benchmarks.faults import Mutant, mutants
from tests.benchmarks.reached import KILLED, SURVIVED, TIMEOUT, AtLoad, InPlace, Loading, Reached, Watching

ROOT = Path(__file__).resolve().parents[2]
MODULES = [
    f"clerk_tui/rules/{name}.py" for name in ("counting", "calendar", "added_days", "months", "deadlines", "call_in*")
]
TESTS = ["tests/rules", "--ignore", "tests/rules/test_planner_properties.py"]
PYTEST = ["-n", "0", "-p", "no:cacheprovider", "-s", "-qq", "--timeout", "20"]
BROKEN, DOES_NOT_LOAD = 12, (pytest.ExitCode.INTERRUPTED, pytest.ExitCode.USAGE_ERROR)
FATES = {KILLED: "killed", SURVIVED: "survived", TIMEOUT: "timeout"}
CPU = 300
"""Seconds of a processor after which a process with a fault in it is ended."""


class Bench:
    """A folder for what the tests write, and how many mutants are tried at a time."""

    def __init__(self, folder: Path, workers: int) -> None:
        self.folder, self.workers = folder, workers
        self.running: dict[int, Mutant] = {}

    def forked(self, run: Callable[[], int]) -> int:
        """The id of a process that exits with what `run` gives. It prints nothing, but for an error of our own."""
        if pid := os.fork():
            return pid
        code = BROKEN
        try:
            place = self.folder / str(os.getpid())
            place.mkdir()
            os.environ["PYTEST_DEBUG_TEMPROOT"] = str(place)
            code = run()
        finally:
            os._exit(code)

    def watch(self, paths: Iterable[str]) -> Reached | list[str]:
        """What every test reaches; or the tests that fail as things stand."""
        record = self.folder / "reached.json"

        def run() -> int:
            plugin = Watching(Reached(paths))
            sys.meta_path.insert(0, plugin.reached.loading(ROOT))
            pytest.main([*PYTEST, *TESTS, "--timeout", "0"], [plugin])
            record.write_text(json.dumps([plugin.failed, plugin.reached.tests]), encoding="utf-8")
            return 0

        os.waitpid(self.forked(run), 0)
        failed, tests = json.loads(record.read_text(encoding="utf-8"))
        reached = Reached(paths)
        reached.tests = tests
        return failed or reached

    def fates(self, found: Iterable[Mutant], run: Callable[[Mutant], int]) -> Iterator[tuple[Mutant, str]]:
        def limited(mutant: Mutant) -> int:
            resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))
            return run(mutant)

        for mutant in found:
            while len(self.running) >= self.workers:
                yield self._ended()
            self.running[self.forked(lambda one=mutant: limited(one))] = mutant
        while self.running:
            yield self._ended()

    def _ended(self) -> tuple[Mutant, str]:
        pid, status = os.wait()
        shutil.rmtree(self.folder / str(pid), ignore_errors=True)
        code = os.waitstatus_to_exitcode(status)
        return self.running.pop(pid), "timeout" if code < 0 else FATES.get(code, "broken")


def at_load(mutant: Mutant, reached: Reached) -> int:
    """Its fate where the fault is there from the import on."""
    names = reached.chosen(mutant)
    plugin = AtLoad(names)
    sys.meta_path.insert(0, Loading(ROOT, {mutant.path: mutant.source}))
    code = pytest.main([*PYTEST, *sorted({name.split("::")[0] for name in names})], [plugin])
    return KILLED if code in DOES_NOT_LOAD else BROKEN if code == pytest.ExitCode.INTERNAL_ERROR else plugin.fate


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("modules", nargs="*", default=MODULES, help="paths or patterns, from the project's folder")
    parser.add_argument("--only", default="", help="numbers of single mutants, with commas")
    parser.add_argument("--list", action="store_true", help="name the mutants and try none")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    paths = list(dict.fromkeys(str(p.relative_to(ROOT)) for one in asked.modules for p in sorted(ROOT.glob(one))))
    found: list[Mutant] = []
    for path in paths:
        found += mutants(path, (ROOT / path).read_text(encoding="utf-8"), len(found) + 1)
    only = {int(number) for number in asked.only.split(",") if number}
    wanted = [mutant for mutant in found if not only or mutant.number in only]
    if asked.list:
        print(*map(told, wanted), sep="\n")
        return 0
    os.chdir(ROOT)
    out = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        # Bytecode saves half of the time, and none is left in the checkout.
        sys.dont_write_bytecode, sys.pycache_prefix = False, f"{folder}/bytecode"
        return tried(Bench(Path(folder), asked.workers), paths, wanted, out)


def tried(bench: Bench, paths: list[str], wanted: list[Mutant], out: TextIO) -> int:
    reached = bench.watch(paths)
    if isinstance(reached, list):
        print("These tests fail without any fault:", *reached, sep="\n", file=out)
        return 2
    counts: dict[str, Counter[str]] = {path: Counter() for path in paths}

    def trials(found: list[Mutant], run: Callable[[Mutant], int]) -> None:
        for mutant, fate in bench.fates(found, run):
            counts[mutant.path][fate] += 1
            if fate != "killed":
                print(f"{fate:<9}{told(mutant)}", file=out, flush=True)

    in_place = [mutant for mutant in wanted if not reached.made_once(mutant)]
    # The forks of the last run have every module loaded, so what is put into a module at its import goes first.
    trials([mutant for mutant in wanted if reached.made_once(mutant)], lambda mutant: at_load(mutant, reached))
    pytest.main([*PYTEST, *TESTS], [InPlace(lambda run: trials(in_place, run), reached)])
    return table(counts, out)


def told(mutant: Mutant) -> str:
    return f"{mutant.number:>5}  {mutant.path}:{mutant.line}  {mutant.was}  ->  {mutant.now}"


def table(counts: dict[str, Counter[str]], out: TextIO) -> int:
    """Print the fate of all, module by module; one that never ends is noticed, and so is no survivor."""
    print(f"\n{'module':<40}{'mutants':>8}{'killed':>8}{'timeout':>8}{'survived':>9}{'score':>9}", file=out)
    for path, fates in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
        total = fates.total()
        score = f"{100 * (fates['killed'] + fates['timeout']) / total:.1f} %" if total else "-"
        told_fates = f"{fates['killed']:>8}{fates['timeout']:>8}{fates['survived']:>9}"
        print(f"{path:<40}{total:>8}{told_fates}{score:>9}", file=out, flush=True)
    return int(any(fates["killed"] + fates["timeout"] < fates.total() for fates in counts.values()))


if __name__ == "__main__":
    raise SystemExit(main())
