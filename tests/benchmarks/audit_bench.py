"""`clerk-tui audit` beside an independent loop over the same rows, in turn.

    python -m tests.benchmarks.audit_bench [--rows 100000] [--reps 5]

The loop reads the CSV with the standard library and counts with a NumPy business-day calendar, one row after another; a
second one counts all rows in one call, for comparison. Both only count, and say nothing about a row that differs.
NumPy is needed here alone: `pip install numpy` into the environment first. Prints each time and the ratios; the budget
is three times the loop. Nothing here gates a change.
"""

from __future__ import annotations

import argparse
import csv
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import window
from clerk_tui.services.councils import load

BUDGET = 3.0
COUNCILS = {
    "Blackpool": 3,
    "Peterborough": 3,
    "Merton": 3,
    "Torbay": 5,
    "Leeds": 5,
    "Isle of Wight": 5,
    "Hillingdon": 5,
}
"""Councils whose rule ships, with their working days: what the loops are told."""
HEADER = (
    "council", "reference", "decision_date", "publication_date", "call_in_deadline", "effective_from",
    "subject_to_call_in", "is_key", "decision_maker",
)  # fmt: skip
ONE_IN = 50
"""One row in so many prints a day of effect that is a day wrong."""

LOOP = """
import csv, sys
import numpy as np
holidays = np.array(sys.argv[2].split(), dtype="datetime64[D]")
calendar = np.busdaycalendar(holidays=holidays)
days = {days!r}
agree = differ = 0
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    for row in csv.DictReader(file):
        last = np.busday_offset(row["publication_date"], days[row["council"]], roll="backward", busdaycal=calendar)
        if str(last + 1) == row["effective_from"]:
            agree += 1
        else:
            differ += 1
print(agree, differ)
"""
AT_ONCE = """
import csv, sys
import numpy as np
holidays = np.array(sys.argv[2].split(), dtype="datetime64[D]")
calendar = np.busdaycalendar(holidays=holidays)
days = {days!r}
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))
start = np.array([row["publication_date"] for row in rows], dtype="datetime64[D]")
printed = np.array([row["effective_from"] for row in rows], dtype="datetime64[D]")
count = np.array([days[row["council"]] for row in rows])
found = np.busday_offset(start, count, roll="backward", busdaycal=calendar) + 1
print(int((found == printed).sum()), int((found != printed).sum()))
"""


def write_register(path: Path, rows: int) -> int:
    """A register of so many decisions of ten years; how many of them print the wrong day comes back."""
    chance = random.Random(2012)
    councils = {name: load(name) for name in COUNCILS}
    effects: dict[tuple[str, date], date] = {}
    wrong = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(rows):
            name = chance.choice(list(COUNCILS))
            published = date(2015, 1, 1) + timedelta(days=chance.randrange(3_650))
            key = (name, published)
            if key not in effects:
                effects[key] = window(councils[name], Calendar.shipped(), published=published).effective
            slip = number % ONE_IN == 0
            wrong += slip
            decided = published - timedelta(days=chance.randrange(4))
            effect = effects[key] + timedelta(days=slip)
            maker = chance.choice(["Cabinet", "Leader of the Council", "Director of Finance"])
            writer.writerow([name, f"D{number}", decided, published, "", effect, "y", "y", maker])
    return wrong


def timed(command: list[str]) -> tuple[float, str]:
    """Seconds of a whole process, and what it printed."""
    before = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return time.perf_counter() - before, done.stdout


def measure(path: Path, reps: int) -> dict[str, list[float]]:
    """Whole processes in turn, so that a machine that drifts drifts for all of them."""
    holidays = " ".join(day.isoformat() for day, _ in Calendar.shipped().events)
    python = sys.executable
    programs: dict[str, list[str]] = {
        "loop, a row at a time": [python, "-c", LOOP.format(days=COUNCILS), str(path), holidays],
        "loop, all rows in one call": [python, "-c", AT_ONCE.format(days=COUNCILS), str(path), holidays],
        "clerk-tui audit --json": [python, "-m", "clerk_tui", "audit", str(path), "--json"],
        "clerk-tui audit": [python, "-m", "clerk_tui", "audit", str(path)],
    }
    found: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(reps):
        for name, command in programs.items():
            found[name].append(timed(command)[0])
    return found


def report(found: dict[str, list[float]], say: Callable[[str], object] = print) -> None:
    """Each median, and as a multiple of both loops."""
    one, all_ = (median(found[name]) for name in list(found)[:2])
    for name, times in found.items():
        middle = median(times)
        say(f"{name:28} {middle:6.2f} s   {middle / one:5.2f} × row by row   {middle / all_:5.2f} × in one call")
    say(f"The budget is {BUDGET:.0f} × the loop.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--reps", type=int, default=5)
    options = parser.parse_args()
    if find_spec("numpy") is None:
        print("Skipped: NumPy is not installed, and the loop to compare with needs it (pip install numpy).")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.csv"
        wrong = write_register(path, options.rows)
        print(f"{options.rows:,} rows, {wrong:,} of them with a wrong day of effect.")
        report(measure(path, options.reps))


if __name__ == "__main__":
    main()
