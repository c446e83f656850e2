"""Kill the program (SIGKILL) amid backups, restores and upgrades, and see what lies there afterwards.

    python -m tests.benchmarks.kill_copies [--rounds 500] [--only backup|restore|upgrade]...

Four in ten rounds fall into a backup, four into a restore, the rest into upgrades of a register of schema 1. Each kind
goes on in one folder, so that what one kill left behind is what the next begins with. The register must be whole and
follow from its history, every copy that has its name must be as its manifest says, and nothing half-made may outlive
the next run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from clerk_tui.services.backups import back_up
from tests.benchmarks.figures import conclude
from tests.house.project import PROJECT
from tests.offices import do, own

SAMPLE = PROJECT / "tests" / "register" / "samples" / "schema-1.clerk.gz"
SHARES = {"backup": 0.4, "restore": 0.4, "upgrade": 0.2}


def begin(kind: str, folder: Path) -> set[str]:
    """Lay out what the work begins with; the heads that the register may have afterwards come back."""
    if kind == "upgrade":
        (folder / "safe").mkdir()
        (folder / "safe" / "first.clerk").write_bytes(gzip.decompress(SAMPLE.read_bytes()))
        return set()
    office = own(folder)
    first = back_up(office, folder / "safe")
    heads = {first.manifest.head}
    if kind == "restore":
        first.path.rename(folder / "safe" / "first.clerk")
        do(office.register, lambda change: change.insert("body", name="Cabinet", kind="executive"))
        heads.add(str(office.register.read("SELECT hash FROM history ORDER BY seq DESC LIMIT 1")[0][0]))
    office.register.close()
    return heads


def rounds(kind: str, folder: Path, number: int) -> list[dict[str, Any]]:
    """What each round found, as the copier tells it; RuntimeError where it ended by itself."""
    command = [sys.executable, "-m", "tests.register.copier", kind, str(folder), str(number)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def faults_of(kind: str, found: list[dict[str, Any]], heads: set[str]) -> list[str]:
    """A line for everything that must not be."""
    faults = []
    for number, each in enumerate(found, 1):
        where = f"{kind}, round {number}"
        faults += [f"{where}: {name} is not sound" for name in each["unsound"]]
        faults += [f"{where}: {name} is left half-made" for name in each["left"]]
        faults += [f"{where}: {fault}" for fault in each.get("faults", [])]
        if heads and each["head"] not in heads:
            faults.append(f"{where}: the register is neither the one nor the other")
        if kind == "backup" and not each["copies"]:
            faults.append(f"{where}: no copy is left")
    return faults


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--only", action="append", choices=SHARES)
    asked = parser.parse_args()
    kinds = asked.only or list(SHARES)
    whole = sum(SHARES[kind] for kind in kinds)
    done, half_made, copies, faults = 0, 0, 0, []
    for kind in kinds:
        with tempfile.TemporaryDirectory() as name:
            heads = begin(kind, Path(name))
            found = rounds(kind, Path(name), max(1, round(asked.rounds * SHARES[kind] / whole)))
        half = sum(bool(each["half"]) for each in found)
        print(f"{kind}: {len(found)} kills, {half} of them with something half-made on the disk", flush=True)
        faults += faults_of(kind, found, heads)
        done, half_made, copies = done + len(found), half_made + half, copies + sum(each["copies"] for each in found)
    conclude(
        f"{done} kills, {half_made} with something half-made",
        f"every register whole, every named copy as its manifest says ({copies} looked at), nothing half-made left",
        faults,
    )


if __name__ == "__main__":
    main()
