"""Kill the program (SIGKILL) at random moments of its work, and see what the register says afterwards.

    python -m tests.benchmarks.kill [--rounds 500] [--only writes|publication|import|migration|drafts]... [--seed 2012]

Every fiftieth round kills a clerk who is typing (a start of the screens each, so they are the fewest); of the others,
half fall into writes and the rest into publications, imports and migrations in turn. Each round is a process of its
own on a register of its own; only the writes go on in one register, so that what one kill left behind is what the next
begins with. What was acknowledged must be there, nothing may be half done, and the register must follow from its
history.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import os
import random
import select
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

# Loaded before the first fork, so that a round costs milliseconds.
import sqlite_utils  # noqa: F401

from clerk_tui.documents.reading import read_document
from clerk_tui.domain.errors import ClerkError
from clerk_tui.domain.pack import Pack
from clerk_tui.register import schema
from clerk_tui.register.store import Register
from clerk_tui.services import importing, publishing
from clerk_tui.services.registers import create_register, open_office, shipped_council
from clerk_tui.services.verifying import verify
from tests.benchmarks.figures import conclude
from tests.house.project import PACKAGE, PROJECT
from tests.offices import ICT, TUESDAY, demo, recorded
from tests.register import writer

SAMPLE = PROJECT / "tests" / "register" / "samples" / "schema-1.clerk.gz"
KINDS = ("writes", "publication", "import", "migration", "drafts")
_PATIENCE = 60.0
SECOND = 1.0
"""How far a draft may lie behind the keys, in seconds."""


@dataclass
class Tally:
    """What a kind of work came to over all its rounds."""

    rounds: int = 0
    acknowledged: int = 0
    half_way: int = 0
    """Rounds in which the kill fell into the middle of a change: a hot journal was left."""
    faults: list[str] = field(default_factory=list)


def killed(work: Callable[[Callable[[str], None]], None], wait: float) -> tuple[list[str], bool]:
    """Run `work` in a child, kill it `wait` seconds after it has begun; what it said, and whether it had ended.

    `work` is given the function by which it says what is done; the first line says that it begins.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with suppress(BaseException):
            work(lambda line: os.write(writing, f"{line}\n".encode()) and None)
        os._exit(0)
    os.close(writing)
    select.select([reading], [], [], _PATIENCE)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as said:
        lines = said.read().split("\n")[:-1]
    return lines, os.WIFEXITED(status)


def hot(path: Path) -> bool:
    """Was a change cut off in the middle?"""
    journal = path.with_name(f"{path.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def wrong(path: Path) -> list[str]:
    """What does not follow in a register, as `verify` says it; a refusal to open it is one sentence too."""
    try:
        office = open_office(path)
    except ClerkError as error:
        return [str(error)]
    try:
        return list(verify(office).found)
    finally:
        office.register.close()


def told(path: Path, sql: str) -> int:
    register = Register.open(path, writer.AT)
    try:
        row = register.read_one(sql)
        return int(row[0]) if row else 0
    finally:
        register.close()


@dataclass(frozen=True)
class Stock:
    """What the rounds begin with, made once."""

    ready: bytes
    """A register with a record that wants nothing but to be published."""
    empty: bytes
    old: bytes
    pack: Pack


def stock(folder: Path) -> Stock:
    office = recorded(demo(folder, TUESDAY))
    office.register.close()
    create_register(folder / "empty.clerk", shipped_council("blackpool"))
    pack = read_document(PACKAGE / "demo" / "blackpool-2017-10-09.txt")
    old = gzip.decompress(SAMPLE.read_bytes())
    assert isinstance(pack, Pack)
    return Stock(office.register.path.read_bytes(), (folder / "empty.clerk").read_bytes(), old, pack)


@contextmanager
def laid(folder: Path, content: bytes) -> Iterator[Path]:
    """A register with this content, alone in a folder."""
    place = Path(tempfile.mkdtemp(dir=folder))
    path = place / "own.clerk"
    path.touch(0o600)
    path.write_bytes(content)
    try:
        yield path
    finally:
        shutil.rmtree(place)


class Killer:
    """The rounds of each kind. A whole run of a work is timed first, so that kills fall all over it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.stock, self.chance = folder, stock(folder), random.Random(seed)
        self.tally = {kind: Tally() for kind in KINDS}
        self._lasts: dict[str, float] = {}
        self._next = 1
        self._seen: set[int] = set()

    def moment(self, kind: str, whole: Callable[[], None]) -> float:
        if kind not in self._lasts:
            took = []
            for _ in range(3):
                begun = time.perf_counter()
                whole()
                took.append(time.perf_counter() - begun)
            self._lasts[kind] = statistics.median(took)
        return self.chance.uniform(0, 1.3 * self._lasts[kind])

    def once(self, kind: str) -> None:
        tally = self.tally[kind]
        tally.rounds += 1
        tally.faults += [f"{kind}, round {tally.rounds}: {fault}" for fault in getattr(self, f"_{kind}")(tally)]

    def _writes(self, tally: Tally) -> list[str]:
        path = self.folder / "demo.clerk"
        said = writer.one_round(path, self._next, self.chance.uniform(0.005, 0.08), begun=tally.rounds % 4 > 0)
        tally.half_way += hot(path)
        tally.acknowledged += len(said)
        found = writer.look(path)
        stored = set(found["bodies"])  # type: ignore[call-overload]
        faults = list(found["faults"])  # type: ignore[call-overload]
        if not set(said) | self._seen <= stored:
            faults.append(f"acknowledged and gone: {sorted((set(said) | self._seen) - stored)}")
        if len(stored - self._seen - set(said)) > 1 or found["commands"] != found["bodies"]:
            faults.append("a change is half there")
        self._seen, self._next = stored, max([self._next - 1, *stored]) + 1
        return faults

    def _publication(self, tally: Tally) -> list[str]:
        def publish(path: Path, say: Callable[[str], None]) -> None:
            office = open_office(path)
            say("begin")
            publishing.publish(office, ICT)
            say("published")
            office.register.close()

        def whole() -> None:
            with laid(self.folder, self.stock.ready) as path:
                publish(path, lambda _: None)

        wait = self.moment("publication", whole)
        with laid(self.folder, self.stock.ready) as path:
            said, _ = killed(lambda say: publish(path, say), wait)
            tally.half_way += hot(path)
            faults = wrong(path)
            frozen = told(path, f"SELECT count(*) FROM publication WHERE decision_id = {ICT}")
            status = told(path, f"SELECT status = 'published' FROM decision WHERE id = {ICT}")
            window = told(path, f"SELECT count(*) FROM window_in_force WHERE decision_id = {ICT}")
            command = told(path, "SELECT count(*) FROM command WHERE action = 'publish'")
            if not frozen == status == window == command:
                faults.append(f"half published: {frozen} {status} {window} {command}")
            if "published" in said:
                tally.acknowledged += 1
                faults += [] if frozen else ["a publication was acknowledged and is gone"]
            if not frozen:
                publish(path, lambda _: None)
            return [*faults, *wrong(path)]

    def _import(self, tally: Tally) -> list[str]:
        def take(path: Path, say: Callable[[str], None]) -> None:
            office = open_office(path)
            say("begin")
            importing.accept(office, self.stock.pack)
            say("taken")
            office.register.close()

        def whole() -> None:
            with laid(self.folder, self.stock.empty) as path:
                take(path, lambda _: None)

        wait = self.moment("import", whole)
        with laid(self.folder, self.stock.empty) as path:
            said, _ = killed(lambda say: take(path, say), wait)
            tally.half_way += hot(path)
            faults = wrong(path)
            counts = [told(path, f"SELECT count(*) FROM {table}") for table in ("meeting", "document", "agenda_item")]
            if counts not in ([0, 0, 0], [1, 1, len(self.stock.pack.items)]):
                faults.append(f"half imported: {counts}")
            if "taken" in said:
                tally.acknowledged += 1
                faults += [] if counts[0] else ["an import was acknowledged and is gone"]
            if not counts[0]:
                take(path, lambda _: None)
            return [*faults, *wrong(path)]

    def _migration(self, tally: Tally) -> list[str]:
        def upgrade(path: Path, say: Callable[[str], None]) -> None:
            say("begin")
            open_office(path).register.close()
            say("upgraded")

        def whole() -> None:
            with laid(self.folder, self.stock.old) as path:
                upgrade(path, lambda _: None)

        wait = self.moment("migration", whole)
        with laid(self.folder, self.stock.old) as path:
            said, _ = killed(lambda say: upgrade(path, say), wait)
            tally.half_way += hot(path)
            version = int.from_bytes(path.read_bytes()[60:64], "big")
            faults = []
            if not hot(path) and version not in {1, schema.LATEST}:
                faults.append(f"half migrated: version {version}")
            if "upgraded" in said:
                tally.acknowledged += 1
                faults += [] if version == schema.LATEST else ["an upgrade was acknowledged and is gone"]
            faults += wrong(path)
            if told(path, "SELECT count(*) FROM publication") != 1:
                faults.append("the published record is gone")
            return faults

    def _drafts(self, tally: Tally) -> list[str]:
        with laid(self.folder, self.stock.ready) as path:
            said, _ = killed(lambda say: asyncio.run(_typing(path, say)), self.chance.uniform(1.2, 4.0))
            ended = time.monotonic()
            tally.half_way += hot(path)
            typed = [(float(at), letter) for at, letter in (line.split(" ", 1) for line in said if line != "begin")]
            due = "".join(letter for at, letter in typed if at < ended - SECOND)
            register = Register.open(path, writer.AT)
            kept = register.read_one("SELECT text FROM draft WHERE record = 'decision' AND field = 'notes'")
            register.close()
            text = kept["text"] if kept else ""
            tally.acknowledged += len(due)
            faults = wrong(path)
            if not text.startswith(due):
                faults.append(f"typed more than a second before the kill: “{due}”; kept: “{text}”")
            return faults


async def _typing(path: Path, say: Callable[[str], None]) -> None:
    """A clerk types into the notes of a record, a letter every twentieth of a second, until the program is killed."""
    from tests.screens.desk_at_work import LARGE, at_work

    async with at_work(open_office(path), size=LARGE) as clerk:
        from clerk_tui.screens.decision import DecisionScreen

        clerk.app.push_screen(DecisionScreen(ICT))
        await clerk.sees("Declarations of interest")
        clerk.app.screen.query_one("#field-notes").focus()
        await clerk.until(lambda: clerk.app.focused is not None, "the field in focus")
        say("begin")
        for number in range(10_000):
            letter = "abcdefghij"[number % 10]
            await clerk.pilot.press(letter)
            say(f"{time.monotonic()} {letter}")
            await asyncio.sleep(0.05)


def plan(rounds: int, only: list[str] | None) -> list[str]:
    """The kind of each round."""
    if only:
        return [only[number % len(only)] for number in range(rounds)]
    kinds = []
    for number in range(rounds):
        if number % 50 == 49:
            kinds.append("drafts")
        else:
            kinds.append("writes" if number % 2 == 0 else ("publication", "import", "migration")[number // 2 % 3])
    return kinds


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--only", choices=KINDS, action="append")
    parser.add_argument("--seed", type=int, default=2012)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = os.environ["XDG_DATA_HOME"] = folder
        killer = Killer(Path(folder), given.seed)
        for kind in plan(given.rounds, given.only):
            killer.once(kind)
    faults, half_way, acknowledged = [], 0, 0
    for kind, tally in killer.tally.items():
        if tally.rounds:
            what = "letters due" if kind == "drafts" else "acknowledged"
            print(f"{kind:>12}: {tally.rounds} kills, {tally.half_way} amid a change, {tally.acknowledged} {what}")
        faults += tally.faults
        half_way += tally.half_way
        acknowledged += tally.acknowledged if kind != "drafts" else 0
    found = f"{half_way} kills fell amid a change; {acknowledged:,} changes acknowledged, 0 lost, none half done"
    if faults:
        found = f"{half_way} kills fell amid a change; {acknowledged:,} changes acknowledged"
    conclude(f"{given.rounds} kills", found, faults)


if __name__ == "__main__":
    main(sys.argv[1:])
