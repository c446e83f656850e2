"""Let the disk refuse at random: syncs and writes that fail, a file that may grow no more, a small disk that is full.

    python -m tests.benchmarks.io_errors [--only sync|write|limit|disk] [--writes 400] [--seed 2012]

`sync` and `write` need libfiu's `fiu-run` (Debian and Ubuntu: `apt-get install fiu-utils`): one call in twenty of
`fdatasync`, or of `pwrite`, fails in a program that goes on trying to store change after change. `limit` sets
RLIMIT_FSIZE, so that writes fail from some size on, as on a full disk; `disk` fills a tmpfs of 1.5 MB, which root alone
can mount, by 800 changes, or by more where more are asked for. Afterwards the register must hold all that was
acknowledged, nothing by halves, and follow from its history; each refusal must have been one sentence.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from clerk_tui.domain.errors import ClerkError
from clerk_tui.register.changes import Change
from clerk_tui.register.store import Register
from clerk_tui.services.registers import open_office
from clerk_tui.services.verifying import verify
from tests.benchmarks.figures import conclude
from tests.house.project import PROJECT
from tests.offices import AT, demo_file, do

POINTS = {"sync": "posix/io/sync/fdatasync", "write": "posix/io/rw/pwrite"}
LIKELY = 0.05
_FILLS = 800
"""Changes that it takes to fill the small disk, with some more."""
NO_FIU = "fiu-run is not installed (Debian and Ubuntu: apt-get install fiu-utils)"
NOT_ROOT = "only root can mount a small disk"


def store(path: Path, writes: int, room: int | None) -> None:
    """Store change after change and print, as one line of JSON, what was acknowledged and what was refused, and how."""
    if room is not None:
        import resource

        most = path.stat().st_size + room
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    stored, refused = [], {}
    for number in range(writes):
        register: Register | None = None

        def work(change: Change, number: int = number) -> int:
            version = int(str(change.row("person", 1)["version"]))
            change.update("person", 1, version, name=f"Councillor {number}")
            return change.insert("body", name=f"Panel {number} {'x' * 900}", kind="committee")

        try:
            # Opened anew each time, as each command of the program does: a hot journal is then played back as well.
            register = Register.open(path, AT)
            do(register, work, id=f"change-{number}")
            stored.append(number)
        except ClerkError as error:
            refused[number] = str(error)
        finally:
            if register is not None:
                register.close()
    print(json.dumps({"stored": stored, "refused": refused}))


@dataclass(frozen=True, slots=True)
class Found:
    """The numbers of the changes that were acknowledged, and the sentence for each that was refused."""

    stored: list[int]
    refused: dict[int, str]
    fault: str = ""


def child(path: Path, writes: int, *, before: tuple[str, ...] = (), room: int | None = None) -> Found:
    """What `store` prints, run in a program of its own behind `before`."""
    call = [*before, sys.executable, "-m", "tests.benchmarks.io_errors", "--store", str(path), "--writes", str(writes)]
    if room is not None:
        call += ["--room", str(room)]
    done = subprocess.run(call, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        return Found([], {}, done.stderr[-600:])
    told = json.loads(done.stdout)
    return Found(told["stored"], {int(number): said for number, said in told["refused"].items()})


def faults_of(path: Path, found: Found) -> list[str]:
    """What is wrong once the disk works again."""
    faults = [f"the program ended in a fault: {found.fault}"] if found.fault else []
    faults += [
        f"a refusal that is no sentence: {said!r}"
        for said in found.refused.values()
        if not said.endswith(".") or "\n" in said or "Error" in said
    ]
    office = open_office(path)
    try:
        bodies = office.register.read("SELECT name FROM body WHERE name GLOB 'Panel *'")
        held = {int(row["name"].split()[1]) for row in bodies}
        commands = office.register.read("SELECT id FROM command WHERE id GLOB 'change-*'")
        if lost := set(found.stored) - held:
            faults.append(f"acknowledged and gone: {sorted(lost)}")
        # Where the last sync of all failed, the change is there, and its sentence says that it may be.
        for number in sorted(held - set(found.stored)):
            if "may be there or not" not in found.refused.get(number, ""):
                faults.append(f"change {number} was refused and is there: {found.refused.get(number)}")
        if {int(row["id"].split("-")[1]) for row in commands} != held:
            faults.append("a change is half there")
        return [*faults, *verify(office).found]
    finally:
        office.register.close()


Report = tuple[int, int, list[str]]


def failing(folder: Path, kind: str, writes: int) -> Report:
    """Calls that fail one time in twenty: how many changes were stored, how many refused, what is wrong."""
    path = demo_file(folder, f"{kind}.clerk")
    rule = f"enable_random name={POINTS[kind]},probability={LIKELY}"
    found = child(path, writes, before=("fiu-run", "-x", "-c", rule))
    return len(found.stored), len(found.refused), faults_of(path, found)


def limited(folder: Path, writes: int, chance: random.Random) -> Report:
    """A file that may grow by so much and no more: twenty writes at a time, each time to another size."""
    stored, refused, faults = 0, 0, []
    for first in range(0, writes, 20):
        path = demo_file(folder, f"limit-{first}.clerk")
        found = child(path, min(20, writes - first), room=chance.randrange(0, 60_000))
        stored, refused = stored + len(found.stored), refused + len(found.refused)
        faults += faults_of(path, found)
    return stored, refused, faults


def full(folder: Path, writes: int) -> Report:
    """A disk of 1.5 MB; OSError where it cannot be mounted."""
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        raise OSError(NOT_ROOT)
    try:
        path = demo_file(disk)
        found = child(path, max(writes, _FILLS))
        faults = faults_of(path, found) + ([] if found.refused else ["the disk was never full"])
        return len(found.stored), len(found.refused), faults
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def why_not(kind: str) -> str:
    """Why a kind of refusal cannot be made here; empty where it can."""
    if kind in POINTS and shutil.which("fiu-run") is None:
        return NO_FIU
    if kind == "limit" and not hasattr(os, "fork"):
        return "the size of files can be limited on POSIX systems only"
    if kind == "disk" and (sys.platform != "linux" or os.geteuid() != 0):
        return NOT_ROOT
    return ""


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=["sync", "write", "limit", "disk"])
    parser.add_argument("--writes", type=int, default=400)
    parser.add_argument("--seed", type=int, default=2012)
    parser.add_argument("--store", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--room", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.store:
        store(given.store, given.writes, given.room)
        return
    made: dict[str, Callable[[Path], Report]] = {
        "sync": lambda folder: failing(folder, "sync", given.writes),
        "write": lambda folder: failing(folder, "write", given.writes),
        "limit": lambda folder: limited(folder, given.writes, random.Random(given.seed)),
        "disk": lambda folder: full(folder, given.writes),
    }
    stored, refused, faults, tried = 0, 0, [], 0
    for kind in [given.only] if given.only else made:
        if why := why_not(kind):
            print(f"{kind:>6}: left out: {why}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            kept, said, wrong = made[kind](Path(folder))
        print(f"{kind:>6}: {kept} changes stored, {said} refused")
        tried += kept + said
        stored, refused, faults = stored + kept, refused + said, faults + [f"{kind}: {fault}" for fault in wrong]
    ended = "" if faults else "; each refusal one sentence, 0 acknowledged lost, 0 half done, every chain good"
    conclude(f"{tried:,} changes", f"{stored:,} stored, {refused:,} refused{ended}", faults)


if __name__ == "__main__":
    main(sys.argv[1:])
