"""clerk-tui beside the smallest Textual program, in turn, on registers of 10,000 and 100,000 decisions.

    python -m tests.benchmarks.bench [--decisions 10000 100000] [--reps 7] [--keep FOLDER]

Prints every figure with its budget: start, exit and memory as multiples of the floor measured in the same run, the rest
in milliseconds (median and 95th percentile). Nothing here gates a change: machines differ and drift, so read the
ratios. Filling the larger register takes two minutes and a gigabyte; `--keep` keeps both for the next run.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import hello
from tests.benchmarks.fill import fill
from tests.benchmarks.tui_latency import Program, Samples, repetition

FLOOR = "hello-world"
READY = "Fri 6 Oct 2017"
"""The date of the first line of Today: the screen is useful when its lines are there, not when its frame is."""
FLOOR_KEYS = (
    'type:: text:"a quick brown fox" modal:: f2 expect:"A small question" unmeasured: q gone:"A small question"'
)
CLERK_KEYS = (
    'unmeasured: 3 expect:"B000019" sleep:500 measured: move:: down*30 page:: pagedown*15 '
    'switch:: 2 expect:"Town Hall" 4 expect:"In effect" 1 expect:"To publish" 3 expect:"B000" '
    'modal:: f1 expect:"Keys" unmeasured: q gone:"Keys" sleep:300 '
    'measured: over:: 8 expect:"FP0002" 9 expect:"Member0" 8 expect:"FP0002" 9 expect:"Member0" unmeasured: 8 '
    'sleep:300 measured: screen:: enter expect:"Matter to be decided" unmeasured: escape sleep:300 4 '
    'expect:"to validate" sleep:300 measured: screen:: enter expect:"Call-in of" unmeasured: escape sleep:300 '
    '3 expect:"B000" home sleep:300 measured: screen:: enter expect:"Published Sat" check:: f5 expect:"Publish'
    ' check" unmeasured: escape sleep:300 escape sleep:300 / sleep:300 '
    'measured: type:: text:"pha" filter:: text:"se 77"'
)


@dataclass(frozen=True, slots=True)
class Budget:
    """`times` is a multiple of the floor's median; `median` and `p95` are milliseconds."""

    figure: str
    name: str
    times: float | None = None
    median: float | None = None
    p95: float | None = None


BUDGETS = (
    Budget("start", "first useful screen (Today)", times=1.6),
    Budget("exit", "exit", times=1.3),
    Budget("memory", "memory at rest", times=2.2),
    Budget("move.paint", "move the cursor, paint", median=10, p95=16),
    Budget("page.paint", "page down, paint", median=15, p95=25),
    Budget("type.paint", "type a character, paint", median=8, p95=16),
    Budget("filter.settled", "filter settled", median=70, p95=90),
    Budget("modal.expect", "open a modal, useful content", median=50, p95=75),
    Budget("switch.expect", "switch the main view", median=25, p95=40),
    Budget("over.expect", "a main view on top of the desk: forward plan, people", median=50, p95=75),
    Budget("screen.expect", "open a forward-plan entry, a call-in case, a record", median=50, p95=75),
    Budget("check.expect", "the check of a record", median=50, p95=75),
)
"""The budgets of the specification (speed.md)."""


def programs(registers: dict[int, Path]) -> dict[str, Program]:
    """What is measured, by name: the floor first."""
    found = {FLOOR: Program([sys.executable, hello.__file__], "Hello, world", FLOOR_KEYS)}
    for decisions, path in registers.items():
        argv = [sys.executable, "-m", "clerk_tui", "--register", str(path)]
        found[f"{decisions:,} decisions"] = Program(argv, READY, CLERK_KEYS)
    return found


def measure(run: dict[str, Program], reps: int) -> dict[str, Samples]:
    """Start the programs in turn, so that a machine that drifts drifts for all of them."""
    samples = {name: Samples() for name in run}
    for round_ in range(reps + 1):
        for name, program in run.items():
            # The first round warms the page cache and compiles byte code.
            repetition(program, samples[name] if round_ else Samples())
    return samples


def report(samples: dict[str, Samples]) -> list[str]:
    """One line a figure and program: what was found, the floor, the budget, and whether it is kept."""
    floor = samples[FLOOR]
    lines = []
    for budget in BUDGETS:
        lines.append(f"{budget.name}; floor {_pair(floor, budget.figure)}; budget {_allowed(budget)}")
        for name, found in samples.items():
            if name != FLOOR:
                lines.append(f"  {name:>18}: {_pair(found, budget.figure)}{_verdict(budget, found, floor)}")
    return lines


def _pair(samples: Samples, figure: str) -> str:
    median, p95 = samples.median(figure), samples.p95(figure)
    if median is None or p95 is None:
        return "not measured"
    return f"{median:.1f} MB" if figure == "memory" else f"{median:.0f} / {p95:.0f} ms"


def _allowed(budget: Budget) -> str:
    return f"{budget.times}×" if budget.times else f"{budget.median:.0f} / {budget.p95:.0f} ms"


def _verdict(budget: Budget, found: Samples, floor: Samples) -> str:
    median, p95, least = found.median(budget.figure), found.p95(budget.figure), floor.median(budget.figure)
    if median is None or p95 is None:
        return ""
    ratio = f", {median / least:.2f}×" if least else ""
    if budget.times is not None:
        kept = least is not None and median <= budget.times * least
    else:
        kept = budget.median is not None and budget.p95 is not None and median <= budget.median and p95 <= budget.p95
    return f"{ratio}{'' if kept else '  OVER BUDGET'}"


def registers(folder: Path, sizes: Sequence[int]) -> dict[int, Path]:
    """A register of each size, filled if it is not there."""
    found = {}
    for decisions in sizes:
        path = folder / f"{decisions}.clerk"
        if not path.exists():
            print(f"Filling a register with {decisions:,} decisions …", file=sys.stderr)
            part = path.with_suffix(".part")
            part.unlink(missing_ok=True)
            fill(part, decisions)
            part.rename(path)
            part.with_name(f"{part.name}-journal").unlink(missing_ok=True)
        found[decisions] = path
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--decisions", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--reps", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="an existing folder for the filled registers")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        samples = measure(programs(registers(given.keep or Path(temporary), given.decisions)), given.reps)
    print(f"{given.reps} rounds, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print("\n".join(report(samples)))


if __name__ == "__main__":
    main()
