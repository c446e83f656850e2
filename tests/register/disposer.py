"""A program that disposes of a report and is killed at it, again and again.

    python -m tests.register.disposer FILE ROUNDS

prints one line of JSON a round: what the register holds after the kill. The child is forked from a process that has
loaded all it needs, so that a round costs milliseconds.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from clerk_tui.domain.dates import parse_instant
from clerk_tui.register import disposals
from clerk_tui.services.disposing import dispose
from clerk_tui.services.registers import open_office
from clerk_tui.services.verifying import verify

OVER = "2023-10-09T09:00:00+00:00"
WORDS = b"compliance with the new General Data Protection Regulation"
"""They stand in the report on D1 and in the pack that it came in."""


def child(path: Path) -> None:
    """Dispose of what is due of D1."""
    office = open_office(path, now=parse_instant(OVER), who="clerk")
    dispose(office, 1, "Schedule")


def after(path: Path) -> dict[str, object]:
    """What is there: the disposals, how often the words stand in the file, and what `verify` finds."""
    office = open_office(path, who="clerk")
    made = len(disposals.everything(office.register))
    found = verify(office).found
    office.register.close()
    return {"made": made, "held": path.read_bytes().count(WORDS), "faults": list(found)}


def main(path: Path, rounds: int) -> None:
    """A few rounds in full say how long one takes; the others are killed somewhere in that time."""
    whole, took = path.read_bytes(), 0.0
    for number in range(rounds):
        path.write_bytes(whole)
        begun, pid = time.monotonic(), os.fork()
        if pid == 0:
            child(path)
            os._exit(0)
        if number:
            time.sleep(random.random() * took)
            os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        took = took or time.monotonic() - begun
        print(json.dumps({"ended": status == 0, **after(path)}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
