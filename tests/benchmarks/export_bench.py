"""The public folder of 10,000 decisions: the first export, one more with nothing changed, one after a correction.

    python -m tests.benchmarks.export_bench [--decisions 10000] [--register FILE]

Prints each with its budget (speed of issue 5): a minute, two seconds, and one notice in all faces under a second, with
the peak memory of the whole. Each export is a program of its own, as a clerk runs it. Filling the register takes half
a minute; `--register` names a file that is kept for the next run. Nothing here gates a change: machines differ.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from datetime import time as clock
from pathlib import Path

from clerk_tui.domain.dates import at_london, iso_instant
from clerk_tui.register.changes import Change, Command
from clerk_tui.services import snapshots
from clerk_tui.services.registers import open_office
from tests.benchmarks import fill_life
from tests.benchmarks.fill import LAST_MEETING, fill

_EXPORT = """
import sys, time
from pathlib import Path
begun = time.perf_counter()
from clerk_tui.services.public_folder import export_public
from clerk_tui.services.registers import open_office
report = export_public(open_office(Path(sys.argv[1])), Path(sys.argv[2]))
said = f"{report.new} new, {report.changed} changed, {report.same} the same"
"""
_NOTICE = """
import sys, time
from pathlib import Path
begun = time.perf_counter()
from clerk_tui.services.decision_notice import write_notice
from clerk_tui.services.registers import open_office
paths = write_notice(open_office(Path(sys.argv[1])), 5000, Path(sys.argv[2]))
said = ", ".join(path.suffix for path in paths)
"""
_PEAK = """
try:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 ** 2)
except ImportError:
    peak = float("nan")
print(f"{time.perf_counter() - begun:.2f} s, {peak:.0f} MB; {said}")
"""


def run(script: str, *arguments: Path) -> str:
    """What a program of its own printed of its time and memory, and that time with the interpreter's start."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script + _PEAK, *map(str, arguments)], capture_output=True, text=True, check=True
    )
    return f"{done.stdout.strip()} (with the start of Python {time.perf_counter() - begun:.2f} s)"


def correct_one(register: Path) -> None:
    """The newest published decision with its reasons corrected."""
    office = open_office(register)
    row = office.register.read_one(
        "SELECT * FROM publication AS p WHERE sequence = 1 AND NOT EXISTS (SELECT 1 FROM correction AS c"
        " WHERE c.decision_id = p.decision_id) ORDER BY id DESC LIMIT 1"
    )
    assert row is not None
    cells = {name: row[name] for name in row.keys() if name not in {"id", "version"}}  # noqa: SIM118
    record = snapshots.from_json(row["snapshot"])
    at = at_london(LAST_MEETING, clock(12))
    command = Command("benchmark correct", "benchmark", iso_instant(at), "one decision corrected")

    def work(change: Change) -> int:
        fill_life.corrected(change, cells, record, at)
        return int(row["decision_id"])

    office.register.run(command, work)
    office.register.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--decisions", type=int, default=10_000)
    parser.add_argument("--register", type=Path, help="a filled register, made if it is not there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        register = given.register or Path(temporary) / "filled.clerk"
        if not register.exists():
            print(f"Filling a register with {given.decisions:,} decisions …", file=sys.stderr)
            fill(register, given.decisions, counts=True)
        folder, notices = Path(temporary) / "public", Path(temporary) / "notices"
        notices.mkdir()
        print(f"{given.decisions:,} decisions, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
        print("first export; budget 60 s:", run(_EXPORT, register, folder))
        print("again, nothing changed; budget 2 s:", run(_EXPORT, register, folder))
        correct_one(register)
        print("again, one decision corrected; budget 2 s:", run(_EXPORT, register, folder))
        print("one notice in all faces; budget 1 s after the start:", run(_NOTICE, register, notices))


if __name__ == "__main__":
    main()
