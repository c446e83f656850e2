"""A program that copies, restores or upgrades a register and is killed at it, again and again.

    python -m tests.register.copier backup|restore|upgrade FOLDER ROUNDS

prints one line of JSON a round: how far the child came and what lies there after the kill. The child is forked from a
process that has loaded all it needs, so that a round costs milliseconds.
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from clerk_tui.domain.safe_copy import Rotation
from clerk_tui.register import chain, manifest, replacing, safe_copy
from clerk_tui.register.store import Register
from clerk_tui.services import backups, restoring
from clerk_tui.services.registers import open_office
from clerk_tui.services.verifying import verify

_PATIENCE = 20.0
"""Seconds."""
_SAFE = "safe"


Ready = Callable[[], object]
"""Says that the work begins now."""


def backup(folder: Path, _round: int, ready: Ready) -> None:
    """Copy a register again and again, thinning the copies out each time."""
    office = open_office(folder / "own.clerk")
    ready()
    while True:
        backups.back_up(office, folder / _SAFE, Rotation(1, 0, 0))


def restore(folder: Path, _round: int, ready: Ready) -> None:
    """Go back to the first copy, then to the register that was kept aside, and so on."""
    target = folder / _SAFE / "first.clerk"
    while True:
        seen = restoring.preview(folder / "own.clerk", target)
        ready()
        done = restoring.restore(seen)
        assert done.aside is not None
        target = done.aside


def upgrade(folder: Path, number: int, ready: Ready) -> None:
    """Bring an old register up to date, and then another one just like it."""
    ready()
    for again in range(1000):
        path = folder / f"old-{number}-{again}.clerk"
        # The kill must not fall into this copy, which is the test's own: half of it has no name.
        shutil.copy2(folder / _SAFE / "first.clerk", folder / "whole")
        (folder / "whole").rename(path)
        Register.open(path, "2017-10-10T08:30:00Z").close()


LONGEST = {"backup": 0.15, "restore": 0.06, "upgrade": 0.5}
"""Seconds: about what one of them takes on a machine with other work."""
WORK: dict[str, Callable[[Path, int, Ready], None]] = {"backup": backup, "restore": restore, "upgrade": upgrade}


def killed(work: Callable[[Path, int, Ready], None], folder: Path, number: int, wait: float) -> None:
    """Start it and kill it after a while that begins when the work does."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(folder, number, lambda: os.write(writing, b"go"))
        finally:
            os._exit(1)
    os.close(writing)
    select.select([reading], [], [], _PATIENCE)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(reading)
    assert os.WIFSIGNALED(status), "the child ended by itself"


_SEEN: set[tuple[str, int]] = set()
"""Copies that were found sound in an earlier round, by name and time: a name is never given again."""


def look(folder: Path, kind: str, number: int) -> dict[str, object]:
    """What lies there: which copies are sound, whether the register is, and what is half-made."""
    if kind == "backup":
        half = [path.name for path in (folder / _SAFE).glob(".*")]
        with safe_copy.alone(folder / _SAFE):
            safe_copy.finish(folder / _SAFE)
        copies = backups.copies_in(folder / _SAFE)
        unsound = [copy.path.name for copy in copies if not _sound(copy.path)]
        left = [path.name for path in (folder / _SAFE).glob(".*")]
        return {"copies": len(copies), "unsound": unsound, "half": half, "left": left, **_register(folder)}
    if kind == "restore":
        asides = [path for path in folder.glob("own-before-restore-*.clerk") if not path.samefile(folder / "own.clerk")]
        half = [path.name for path in folder.glob(".*")]
        replacing._clear(folder / "own.clerk", folder / ".own.clerk.restore.part")
        unsound = [path.name for path in asides if not _sound(path, alone=True)]
        left = [path.name for path in folder.glob(".*")]
        return {"copies": len(asides), "unsound": unsound, "half": half, "left": left, **_register(folder)}
    return _old_ones(folder, number)


def _old_ones(folder: Path, number: int) -> dict[str, object]:
    """Every old register opens; each copy that was made of one is as it was."""
    unsound, copies = [], 0
    half = [path.name for path in folder.glob(".*")]
    for path in sorted(folder.glob(f"old-{number}-*.clerk")):
        if "-schema-" in path.name:
            continue
        office = open_office(path)
        kept = path.with_name(f"{path.stem}-schema-1.clerk")
        if not verify(office).good or not _sound(kept):
            unsound.append(path.name)
        office.register.close()
        copies += 1
        for each in (path, kept, manifest.manifest_of(kept)):
            each.unlink()
    return {"copies": copies, "unsound": unsound, "half": half, "left": [path.name for path in folder.glob(".*")]}


def _sound(copy: Path, *, alone: bool = False) -> bool:
    """Is it sound, and as its manifest says? `alone`: it has no manifest."""
    mark = (str(copy), copy.stat().st_mtime_ns)
    if mark in _SEEN:
        return True
    _SEEN.add(mark)
    said, held = manifest.read(copy), safe_copy.examine(copy)
    if alone:
        return said is None and not held.found
    return said is not None and not held.found and not safe_copy.against(copy, held, said)


def _register(folder: Path) -> dict[str, object]:
    office = open_office(folder / "own.clerk")
    try:
        _, head = chain.head(office.register.connection)
        mark = (head, office.register.path.stat().st_size)
        faults = [] if mark in _SEEN else list(verify(office).found)
        _SEEN.add(mark)
        return {"head": head, "faults": faults}
    finally:
        office.register.close()


if __name__ == "__main__":
    chance, place = random.Random(2012), Path(sys.argv[2])
    for count in range(int(sys.argv[3])):
        killed(WORK[sys.argv[1]], place, count, chance.uniform(0.0, LONGEST[sys.argv[1]]))
        print(json.dumps(look(place, sys.argv[1], count)), flush=True)
