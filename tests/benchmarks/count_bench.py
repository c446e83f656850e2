"""`clerk-tui count` as a whole process beside the least that it must import, in turn.

    python -m tests.benchmarks.count_bench [--reps 30]

Prints each count's median as a multiple of the floor measured in the same run; the budget is 1.6.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time

FLOOR = [sys.executable, "-c", "import click, json, datetime, zoneinfo, tomllib"]
BUDGET = 1.6
COUNTS = {
    "agenda": ["agenda", "--meeting", "2026-12-10"],
    "key-decision": ["key-decision", "--decision", "2026-12-10"],
    "call-in": ["call-in", "--council", "blackpool", "--published", "2017-10-10"],
    "hearing": ["hearing", "--council", "wiltshire", "--received", "2026-12-07"],
    "publish-by": ["publish-by", "--council", "bracknell-forest", "--decided", "2026-12-07"],
}


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """How long one process takes from its start to its end."""
    begun = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reps", type=int, default=30)
    given = parser.parse_args()
    # Byte code is written once and read ever after, as on a clerk's machine.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    program = [sys.executable, "-c", "from clerk_tui.cli.main import main; main()", "count"]
    commands = {"floor": FLOOR, **{name: [*program, *words] for name, words in COUNTS.items()}}
    found: dict[str, list[float]] = {name: [] for name in commands}
    for round_ in range(given.reps + 1):
        for name, command in commands.items():
            taken = seconds(command, environment)
            if round_:
                found[name].append(taken)
    floor = statistics.median(found["floor"])
    for name, times in found.items():
        median = statistics.median(times)
        over = "  OVER BUDGET" if median > BUDGET * floor else ""
        print(f"{name:>12}: {median * 1000:.1f} ms, {median / floor:.2f}×{over}")


if __name__ == "__main__":
    main()
