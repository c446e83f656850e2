"""Long data files that are made of parts, one a decision: what did not change is copied, not made again."""

from __future__ import annotations

import hashlib
import mmap
import os
from collections.abc import Sequence
from types import TracebackType

from clerk_tui.services.public_folder.shelf import Held, Shelf, file_digest, open_new, write_all

_AT_ONCE = 1 << 20


class Strip:
    """One such file, written in order: `copy` or `add` each part between entering and leaving.

    `stamp` says what its head and tail are made from. It is written only if anything in it is not as it was.
    """

    def __init__(
        self, shelf: Shelf, path: str, stamp: str, *, head: bytes, tail: bytes = b"", joint: bytes = b""
    ) -> None:
        self.path, self._shelf, self._stamp = path, shelf, stamp
        self._head, self._tail, self._joint = head, tail, joint
        self._parts = shelf.old.strips.get(path, [])
        self._at = self._positions() if shelf.stands(path, stamp) else {}
        self._written: list[tuple[str, str, int]] = []
        self._old: mmap.mmap | None = None

    def _positions(self) -> dict[str, tuple[str, int, int]]:
        found, at = {}, len(self._head)
        for key, stamp, length in self._parts:
            found[key] = (stamp, at, length)
            at += length + len(self._joint)
        return found

    def has(self, key: str, stamp: str) -> bool:
        """Whether the file holds this part, made from the same."""
        return key in self._at and self._at[key][0] == stamp

    def stands(self, keys: Sequence[str]) -> bool:
        """Whether the file holds these parts, in this order and no others."""
        return (
            bool(self._at or not keys)
            and [key for key, _, _ in self._parts] == list(keys)
            and self._shelf.stands(self.path, self._stamp)
        )

    def keep(self) -> None:
        """Leave the file as it is."""
        self._shelf.keep(self.path)
        self._shelf.new.strips[self.path] = self._parts

    def is_sound(self) -> bool:
        """Whether the file's content is that of the last export; where not, nothing of it can be copied."""
        if self._at and file_digest(self._shelf.folder / self.path) != self._shelf.old.files[self.path].digest:
            self._at = {}
        return bool(self._at)

    def __enter__(self) -> Strip:
        self._shelf.check(self.path)
        if self._at:
            with (self._shelf.folder / self.path).open("rb") as held:
                self._old = mmap.mmap(held.fileno(), 0, access=mmap.ACCESS_READ)
        self._handle = open_new(self._shelf.place(self.path))
        self._sum, self._size, self._waiting = hashlib.sha256(), 0, bytearray(self._head)
        return self

    def copy(self, key: str) -> None:
        """A part that the file `has`."""
        assert self._old is not None
        stamp, at, length = self._at[key]
        self.add(key, stamp, self._old[at : at + length])

    def add(self, key: str, stamp: str, data: bytes) -> None:
        """A part that was made anew."""
        if self._written:
            self._waiting += self._joint
        self._waiting += data
        self._written.append((key, stamp, len(data)))
        if len(self._waiting) >= _AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        some = bytes(self._waiting)
        self._waiting.clear()
        self._sum.update(some)
        self._size += len(some)
        write_all(self._handle, some)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if kind is None:
                self._waiting += self._tail
                self._flush()
        finally:
            os.close(self._handle)
            if self._old is not None:
                self._old.close()
        if kind is None:
            self._shelf.new.strips[self.path] = self._written
            self._shelf.settle(self.path, Held(self._stamp, self._size, self._sum.hexdigest()[:32]))
