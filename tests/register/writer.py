"""A program that stores change after change and says after each that it is stored; and one that kills it, again and
again.

    python -m tests.register.writer FILE ROUNDS

prints one line of JSON a round: what was acknowledged in it, and what the register says after the kill.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from pathlib import Path

# Loaded before the first fork, so that a round costs milliseconds.
import sqlite_utils  # noqa: F401

from clerk_tui.register import integrity
from clerk_tui.register.changes import Change, Command
from clerk_tui.register.store import Register

AT = "2017-10-10T08:30:00Z"
_PATIENCE = 20.0
"""Seconds."""


def write(path: Path, first: int, acknowledge: int) -> None:
    """Change person 1 and add a body, over and over, until killed; write the number of each change that is stored."""
    register = Register.open(path, AT)
    number = first
    while True:
        name = f"Councillor {number}"

        def work(change: Change, name: str = name, number: int = number) -> int:
            version = int(str(change.row("person", 1)["version"]))
            change.update("person", 1, version, name=name)
            return change.insert("body", name=f"Panel {number}", kind="committee")

        register.run(Command("test", "writer", AT, name, id=f"change-{number}"), work)
        os.write(acknowledge, f"{number}\n".encode())
        number += 1


def one_round(path: Path, first: int, wait: float, begun: bool) -> list[int]:
    """Start a writer, kill it after a while, and return what it acknowledged.

    `begun`: the while begins with its first acknowledged change, however long a busy machine takes to that.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write(path, first, writing)
        finally:
            os._exit(1)
    os.close(writing)
    if begun:
        select.select([reading], [], [], _PATIENCE)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as said:
        return [int(line) for line in said.read().split("\n")[:-1]]


def look(path: Path) -> dict[str, object]:
    """What the register says: its numbers, and whether everything follows from its history."""
    register = Register.open(path, AT)
    pages, strays, chain = integrity.examine(register)
    bodies = register.read("SELECT name FROM body WHERE name GLOB 'Panel *'")
    commands = register.read("SELECT id FROM command WHERE id GLOB 'change-*'")
    person = register.read_one("SELECT name FROM person WHERE id = 1")
    assert person is not None
    register.close()
    return {
        "bodies": sorted(int(row["name"].split()[1]) for row in bodies),
        "commands": sorted(int(row["id"].split("-")[1]) for row in commands),
        "person": person["name"],
        "faults": [*pages, *strays, *([chain.wrong] if chain.wrong else [])],
    }


if __name__ == "__main__":
    chance, register_path = random.Random(2012), Path(sys.argv[1])
    start = 1
    for count in range(int(sys.argv[2])):
        # Every fourth writer may be killed before it has done anything.
        acknowledged = one_round(register_path, start, chance.uniform(0.005, 0.08), begun=count % 4 > 0)
        # A writer that was killed before its first change leaves no journal at all.
        journal = register_path.with_name(f"{register_path.name}-journal")
        hot = journal.exists() and journal.stat().st_size > 0
        found = look(register_path)
        print(json.dumps({"acknowledged": acknowledged, "hot": hot, **found}), flush=True)
        start = max([start - 1, *found["bodies"]]) + 1  # type: ignore[misc]
