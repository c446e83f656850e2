"""Cut the power at random moments of the register's work, in a model of a disk, and open what is left.

    python -m tests.benchmarks.power_cut [--images 600] [--mode TRUNCATE] [--synchronous FULL] [--seed 2012]

The program does its work once (an import, a record filled in, drafts, an undo, a publication; and the upgrade of an
older register), and the statements that it sends are kept. They are sent again to the same file through a VFS of apsw's
that keeps every write, truncation, deletion and sync. An image of the disk is then made for a random moment: what was
synced before it is there; of what was written since, some sectors are there and some are not. Each image is opened by
the program itself: what had been acknowledged must be in it, at most the change amid which the power went is there or
is not, and the register must follow from its history.

`--mode DELETE`, or `--synchronous OFF`, shows that the model finds what it looks for: they lose changes, and the run
ends with status 1. The model's SQLite is the one that apsw carries; the images are opened by Python's own.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import apsw

from clerk_tui.documents.reading import read_document
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.errors import ClerkError
from clerk_tui.domain.pack import Pack
from clerk_tui.register import drafts, schema
from clerk_tui.register.engine import connect, worded
from clerk_tui.services import decisions, importing, publishing
from clerk_tui.services.registers import create_register, open_office, shipped_council
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.benchmarks.figures import conclude
from tests.benchmarks.kill import SAMPLE
from tests.house.project import PACKAGE
from tests.offices import AT, ICT, TUESDAY, recorded

SECTOR = 512
SURVIVES = (0.0, 0.1, 0.5, 0.9, 1.0)
"""How likely a sector is there that was written and not synced; one of these for each image."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something done to a file of the disk; `kind` is write, truncate, sync, delete, made or acknowledged."""

    kind: str
    name: str = ""
    at: int = 0
    data: bytes = b""


@dataclass
class Tape:
    """All that was done to the disk, in order, and what the register held at each acknowledgement."""

    begins: bytes
    acts: list[Act] = field(default_factory=list)
    states: list[tuple[object, ...]] = field(default_factory=list)


# What the program sends


def statements_of(work: Callable[[sqlite3.Connection], object], connection: sqlite3.Connection) -> list[str]:
    """The statements of each transaction that `work` makes on a connection, but those that only read."""
    sent: list[str] = []
    connection.set_trace_callback(sent.append)
    work(connection)
    connection.set_trace_callback(None)
    within, kept = False, [""]
    for sql in sent:
        within = within or sql == "BEGIN IMMEDIATE"
        # A statement is told once more for each trigger that it fires.
        if within and sql != kept[-1] and not sql.lower().startswith(("select", "with")):
            kept.append(sql)
        within = within and sql not in {"COMMIT", "ROLLBACK"}
    return kept[1:]


def days_work(folder: Path) -> tuple[bytes, list[str]]:
    """A register as it was made, and what the program sends in a day's work on it."""
    path = folder / "day.clerk"
    create_register(path, shipped_council("blackpool"))
    begins, pack = path.read_bytes(), read_document(PACKAGE / "demo" / "blackpool-2017-10-09.txt")
    assert isinstance(pack, Pack)
    office = open_office(path, now=parse_instant(TUESDAY))

    def work(_: sqlite3.Connection) -> None:
        importing.accept(office, pack)
        meeting = office.register.read("SELECT id FROM agenda_item WHERE number IN ('2', '3') ORDER BY id")
        for item in meeting:
            decisions.start(office, item["id"])
        for letters in ("Be", "Because", "Because the strategy"):
            drafts.keep(
                office.register, "decision", ICT, "reasons", who="clerk", text=letters, base_version=1, at=AT
            )  # fmt: skip
        recorded(office)
        decisions.set_field(office, ICT, "notes", "To be undone.")
        undo(office)
        drafts.drop(office.register, "decision", ICT, "reasons", who="clerk")
        publishing.publish(office, ICT)

    try:
        return begins, statements_of(work, office.register.connection)
    finally:
        office.register.close()


def upgrade(folder: Path) -> tuple[bytes, list[str]]:
    """A register that an earlier version wrote, and what the program sends to bring it up to date."""
    path = folder / "old.clerk"
    path.touch(0o600)
    path.write_bytes(gzip.decompress(SAMPLE.read_bytes()))
    begins = path.read_bytes()
    with closing(connect(path)) as connection:
        return begins, statements_of(lambda opened: schema.migrate(opened, path, AT), connection)


# The disk


class Disk(apsw.VFS):
    """The system's own disk, with a tape of what is done to it."""

    def __init__(self, tape: Tape) -> None:
        self.tape, self.on = tape, False
        super().__init__("kept", base="")

    def keep(self, act: Act) -> None:
        # SQLite's temporary files have no name, and nothing of them is needed after a power cut.
        if self.on and (act.name or act.kind == "acknowledged"):
            self.tape.acts.append(act)

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        return Kept(self, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:
        super().xDelete(name, syncdir)
        self.keep(Act("delete", Path(name).name, int(syncdir)))


class Kept(apsw.VFSFile):
    """A file whose changes are kept."""

    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        self.disk = disk
        filename = name.filename() if isinstance(name, apsw.URIFilename) else name
        self.name = Path(filename).name if filename else ""
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self.disk.keep(Act("write", self.name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:
        super().xTruncate(size)
        self.disk.keep(Act("truncate", self.name, size))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self.disk.keep(Act("sync", self.name))


def play(begins: bytes, sql: list[str], folder: Path, mode: str, synchronous: str) -> Tape:
    """Send the statements to a file on the model's disk."""
    tape, path = Tape(begins), folder / "own.clerk"
    path.write_bytes(begins)
    disk = Disk(tape)
    connection = apsw.Connection(str(path), vfs="kept")
    for pragma in ("foreign_keys=ON", "recursive_triggers=ON", f"synchronous={synchronous}", f"journal_mode={mode}"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    look = connection.cursor()
    tape.states.append(state(lambda query: look.execute(query).fetchall()))
    disk.on = True
    for statement in sql:
        connection.execute(statement).fetchall()
        if statement == "COMMIT":
            tape.states.append(state(lambda query: look.execute(query).fetchall()))
            disk.keep(Act("acknowledged"))
    disk.on = False
    connection.close()
    disk.unregister()
    path.unlink()
    return tape


_STATE = (
    "PRAGMA user_version",
    "SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1",
    "SELECT record, record_id, field, who, text FROM draft ORDER BY 1, 2, 3, 4",
    "SELECT count(*) FROM publication",
    "SELECT count(*) FROM command",
)


def state(ask: Callable[[str], list[Any]]) -> tuple[object, ...]:
    """What a register holds, as far as an acknowledgement promised it."""
    return tuple(tuple(tuple(row) for row in ask(query)) for query in _STATE)


def image(tape: Tape, cut: int, chance: random.Random) -> dict[str, bytes]:
    """The files of the disk when the power went before the act numbered `cut`."""
    synced = {"own.clerk": bytearray(tape.begins)}
    waiting: dict[str, list[Act]] = {}
    for act in tape.acts[:cut]:
        if act.kind == "sync":
            synced[act.name] = apply(synced.get(act.name, bytearray()), waiting.pop(act.name, []), lambda: True)
        elif act.kind == "delete" and act.at:
            synced.pop(act.name, None)
            waiting.pop(act.name, None)
        elif act.kind != "acknowledged":
            waiting.setdefault(act.name, []).append(act)
    likely = chance.choice(SURVIVES)
    found = {}
    for name in sorted(synced.keys() | waiting.keys()):
        pending = waiting.get(name, [])
        gone = [place for place, act in enumerate(pending) if act.kind == "delete" and chance.random() < likely]
        if gone:
            pending = pending[gone[-1] + 1 :]
            if not pending:
                continue
            synced[name] = bytearray()
        # A new name that was never synced need not be there at all.
        if name in synced or chance.random() < likely:
            found[name] = bytes(apply(synced.get(name, bytearray()), pending, lambda: chance.random() < likely))
    return found


def apply(content: bytearray, acts: list[Act], survives: Callable[[], bool]) -> bytearray:
    """The content after those sectors of the acts that survive."""
    content = bytearray(content)
    for act in acts:
        if act.kind == "truncate" and survives():
            del content[act.at :]
            content.extend(bytes(act.at - len(content)))
        if act.kind == "write":
            for begin in range(0, len(act.data), SECTOR):
                if survives():
                    piece, at = act.data[begin : begin + SECTOR], act.at + begin
                    content.extend(bytes(max(at + len(piece) - len(content), 0)))
                    content[at : at + len(piece)] = piece
    return content


# What is left


def faults_of(tape: Tape, cut: int, files: dict[str, bytes], folder: Path) -> list[str]:
    """What is wrong with an image; nothing where all that was acknowledged is in it and all of it follows."""
    acknowledged = sum(act.kind == "acknowledged" for act in tape.acts[:cut])
    for left in folder.glob("own.clerk*"):
        left.unlink()
    for name, content in files.items():
        (folder / name).touch(0o600)
        (folder / name).write_bytes(content)
    path = folder / "own.clerk"
    try:
        with closing(connect(path)) as connection, worded(path):
            held = state(lambda query: connection.execute(query).fetchall())
        office = open_office(path)
    except ClerkError as error:
        return [str(error)]
    try:
        if held not in tape.states[acknowledged : acknowledged + 2]:
            lost = held in tape.states[:acknowledged]
            return ["an acknowledged change is gone" if lost else "what it holds was never acknowledged"]
        return list(verify(office).found)
    except ClerkError as error:
        return [str(error)]
    finally:
        office.register.close()


@cache
def sent() -> tuple[tuple[bytes, list[str]], tuple[bytes, list[str]]]:
    """What the program sends in a day's work and in an upgrade; it is recorded once."""
    with tempfile.TemporaryDirectory() as folder:
        return days_work(Path(folder)), upgrade(Path(folder))


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--images", type=int, default=600)
    parser.add_argument("--mode", default="TRUNCATE")
    parser.add_argument("--synchronous", default="FULL")
    parser.add_argument("--seed", type=int, default=2012)
    parser.add_argument("--until-found", action="store_true", help="end at the first fault")
    given = parser.parse_args(arguments)
    chance, faults, amid = random.Random(given.seed), [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        work, older = sent()
        tapes = [play(*each, folder, given.mode, given.synchronous) for each in (work, work, older)]
        for tape, what in zip(tapes[1:], ("a day's work", "an upgrade"), strict=True):
            print(f"{what:>14}: {len(tape.acts)} acts on the disk, {len(tape.states) - 1} changes acknowledged")
        for number in range(given.images):
            tape = tapes[number % 3]
            cut = chance.randrange(1, len(tape.acts) + 1)
            files = image(tape, cut, chance)
            amid += any(content for file, content in files.items() if file.endswith("-journal"))
            faults += [
                f"image {number}, cut before act {cut}: {fault}" for fault in faults_of(tape, cut, files, folder)
            ]
    found = f"{amid} held a journal to play back" + (
        "" if faults else "; 0 changes lost, 0 unreadable, every chain good"
    )
    conclude(f"{given.images} images", found, faults)


if __name__ == "__main__":
    main(sys.argv[1:])
