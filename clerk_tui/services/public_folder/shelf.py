"""The folder as it stands and as it shall stand: what is kept as it is, what is made anew, and where that waits.

Everything new is first written in full into a staging folder inside the public one, so that a disk that fills up fills
up there; then each file takes its place in one step (`swap`). A copy of the whole folder that takes its name would not
do: the folder may be a share or a mount, or be open in a web server or a window, and 10,000 files would be new to every
mirror of it. Of each file `.clerk-tui-export.json` keeps what it was made from, so that an unchanged one is not even
made again, and by it the folder is known to be ours.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.text import one_line

MARKER, STAGE = ".clerk-tui-export.json", ".clerk-tui-staging"
FORMAT = 1
_SAFE = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9-]*/)?[A-Za-z0-9][A-Za-z0-9.-]*")
_NO_FILE = -1


@dataclass(frozen=True, slots=True)
class ExportReport:
    """How many files of the folder are new, changed, the same as before, and removed."""

    new: int
    changed: int
    same: int
    removed: int


@dataclass(frozen=True, slots=True)
class Held:
    """A file as the last export left it: the stamp of what it was made from, its length, and its digest."""

    stamp: str
    size: int
    digest: str


@dataclass(slots=True)
class State:
    """What the last export noted. `strips` are the parts of the long data files: key, stamp and length of each."""

    files: dict[str, Held] = field(default_factory=dict)
    strips: dict[str, list[tuple[str, str, int]]] = field(default_factory=dict)

    def to_json(self, register: str) -> bytes:
        data = {
            "clerk-tui": "the public folder of a register; it may be deleted with the whole folder, not alone",
            "format": FORMAT,
            "register": register,
            "files": {path: [held.stamp, held.size, held.digest] for path, held in sorted(self.files.items())},
            "strips": self.strips,
        }
        return json.dumps(data, separators=(",", ":")).encode()


def shown(path: Path) -> str:
    """A path fit for a sentence."""
    return one_line(str(path).encode("utf-8", "replace").decode("utf-8"))


def in_public_folder(folder: Path) -> bool:
    """Whether a folder, which need not be there yet, is one of public pages or lies inside one. OSError as it comes."""
    whole = folder.resolve()
    return any((each / MARKER).exists() for each in (whole, *whole.parents))


def safe(path: str) -> bool:
    """Whether a path that was noted can only be one of ours: at most one folder deep, and plain names."""
    return bool(_SAFE.fullmatch(path)) or path == MARKER


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def file_digest(path: Path) -> str:
    """The digest of a long file, without reading it into memory."""
    with path.open("rb") as held:
        return hashlib.file_digest(held, "sha256").hexdigest()[:32]


class Shelf:
    """One export into one folder. Offer every file; `commit` (in `swap`) then puts in place what is not as it was."""

    def __init__(self, folder: Path, register: str) -> None:
        """DocumentError where the folder holds other things and none of ours, or the pages of another register."""
        self.folder, self.register = folder, register
        self.stage = folder / STAGE
        self.known, self.old = _read_state(folder, register)
        self.new = State()
        self.staged: list[str] = []
        self.counts = {"new": 0, "changed": 0, "same": 0}
        self._sizes: dict[str, dict[str, int]] = {}

    def size(self, path: str) -> int | None:
        """How long a file of the folder is; None where there is none."""
        inside, _, name = path.rpartition("/")
        if inside not in self._sizes:
            self._sizes[inside] = self._look(inside)
        return self._sizes[inside].get(name)

    def _look(self, inside: str) -> dict[str, int]:
        place = self.folder / inside if inside else self.folder
        if place.is_symlink() and inside:
            raise DocumentError(
                f"{shown(place)} is a link that leads elsewhere; take it away, or name another folder. Nothing was"
                " written."
            )
        if not place.exists():
            return {}
        if not place.is_dir():
            raise self.in_the_way(inside)
        found = {}
        with os.scandir(place) as entries:
            for entry in entries:
                about = entry.stat(follow_symlinks=False)
                found[entry.name] = about.st_size if stat.S_ISREG(about.st_mode) else _NO_FILE
        return found

    def in_the_way(self, path: str) -> DocumentError:
        return DocumentError(
            f"{shown(self.folder / path)} is in the way: it is not from an earlier export, and a page belongs there."
            " Move it away; nothing was written."
        )

    def stands(self, path: str, stamp: str) -> bool:
        """Whether the file is there as the last export left it, made from the same."""
        held = self.old.files.get(path)
        return held is not None and held.stamp == stamp and self.size(path) == held.size

    def keep(self, path: str) -> None:
        """Leave a file that `stands`."""
        self.new.files[path] = self.old.files[path]
        self.counts["same"] += 1

    def offer(self, path: str, stamp: str, make: Callable[[], bytes]) -> None:
        """A file of the folder; it is made only if it does not stand."""
        if self.stands(path, stamp):
            self.keep(path)
        else:
            self.put(path, stamp, make())

    def put(self, path: str, stamp: str, data: bytes) -> None:
        """A file of the folder with this content; one that has it already is not touched."""
        held = Held(stamp, len(data), digest(data))
        if self._has(path, held, data):
            self.new.files[path] = held
            self.counts["same"] += 1
            return
        self.check(path)
        write_new(self.place(path), data)
        self.note(path, held)

    def _has(self, path: str, held: Held, data: bytes) -> bool:
        if self.size(path) != held.size:
            return False
        old = self.old.files.get(path)
        if old is not None and old.size == held.size:
            return old.digest == held.digest
        return (self.folder / path).read_bytes() == data

    def check(self, path: str) -> None:
        """DocumentError where something else stands at a path of ours."""
        size = self.size(path)
        if size == _NO_FILE or (size is not None and self.known and path not in self.old.files):
            raise self.in_the_way(path)

    def place(self, path: str) -> Path:
        """Where a new file waits."""
        waits = self.stage / "new" / path
        waits.parent.mkdir(parents=True, exist_ok=True)
        return waits

    def settle(self, path: str, held: Held) -> None:
        """A file that was written part by part into its place; one that is what stands there is thrown away again."""
        if self.size(path) == held.size and file_digest(self.folder / path) == held.digest:
            self.place(path).unlink()
            self.new.files[path] = held
            self.counts["same"] += 1
        else:
            self.note(path, held)

    def note(self, path: str, held: Held) -> None:
        """Count a file that waits in its place."""
        self.counts["new" if self.size(path) is None else "changed"] += 1
        self.new.files[path] = held
        self.staged.append(path)

    def left_over(self) -> list[str]:
        """Files of the last export that this one has no more, as long as nobody has changed them."""
        return [
            path
            for path, held in self.old.files.items()
            if path not in self.new.files
            and safe(path)
            and self.size(path) == held.size
            and digest((self.folder / path).read_bytes()) == held.digest
        ]


def _read_state(folder: Path, register: str) -> tuple[bool, State]:
    """What the last export noted, and whether that could be read; both empty for a folder without one."""
    marker = folder / MARKER
    if marker.is_symlink() or not marker.is_file():
        strange = sorted(each.name for each in folder.iterdir() if not each.name.startswith("."))
        if strange:
            raise DocumentError(
                f"{shown(folder)} holds other things, such as {one_line(strange[0])}, and no public pages of this"
                " register; name an empty or a new folder. Nothing was written."
            )
        return True, State()
    try:
        data = json.loads(marker.read_bytes())
        if data["format"] != FORMAT:
            return False, State()
        state = State(
            {path: Held(str(held[0]), int(held[1]), str(held[2])) for path, held in data["files"].items()},
            {name: [(str(k), str(s), int(n)) for k, s, n in parts] for name, parts in data["strips"].items()},
        )
        whose = data["register"]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        # A note that was cut off still says that the folder is ours; its pages are then made and compared one by one.
        return False, State()
    if whose != register:
        raise DocumentError(
            f"{shown(folder)} holds the public pages of another register; name another folder. Nothing was written."
        )
    return True, state


def write_new(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet."""
    handle = open_new(path)
    try:
        write_all(handle, data)
    finally:
        os.close(handle)


def open_new(path: Path) -> int:
    """A file that must not be there yet, open for writing as anybody may read it."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)


def write_all(handle: int, data: bytes) -> None:
    """Write all of it: a single call may write less."""
    rest: Any = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
