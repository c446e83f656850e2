"""A program in a pseudo-terminal whose output is timed first and looked at afterwards.

Bytes are recorded with the time `read` returned them and parsed only in a silence, so that emulating a screen in Python
does not delay a timestamp. All times are wall-clock seconds, taken outside the program. Linux only (memory from /proc).
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyte

from tests.terminal.harness import REPLIES, SYNC_BEGIN, SYNC_END, UNPARSED

Cells = dict[tuple[int, int], object]
LONGEST_QUERY = 24


class Stopwatch:
    """`argv` in a terminal of `cols` × `rows`; `started` is the moment before it was run."""

    def __init__(self, argv: Sequence[str], cols: int, rows: int, env: Mapping[str, str]) -> None:
        self.screen = pyte.Screen(cols, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.pending: list[tuple[float, bytes]] = []
        self._tail = b""
        self._status: int | None = None
        size = struct.pack("HHHH", rows, cols, 0, 0)
        self.started = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            self._become(argv, size, env)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, size)
        os.set_blocking(self._terminal, False)

    def _become(self, argv: Sequence[str], size: bytes, env: Mapping[str, str]) -> None:
        try:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execvpe(argv[0], list(argv), dict(env))
        finally:
            os._exit(127)

    def send(self, data: bytes) -> float:
        """Write bytes as if typed; the moment before the write."""
        moment = time.perf_counter()
        view = memoryview(data)
        while view:
            try:
                view = view[os.write(self._terminal, view) :]
            except BlockingIOError:
                select.select([], [self._terminal], [], 1)
            except OSError:
                break
        return moment

    def read(self, timeout: float) -> bool:
        """Record one chunk, waiting at most `timeout` seconds; False at silence or at the end."""
        if not select.select([self._terminal], [], [], max(0.0, timeout))[0]:
            return False
        try:
            data = os.read(self._terminal, 1 << 16)
        except OSError:
            data = b""
        if not data:
            return False
        self.pending.append((time.perf_counter(), data))
        self._answer(data)
        return True

    def _answer(self, data: bytes) -> None:
        window = self._tail + data
        for query, reply in REPLIES:
            for match in query.finditer(window):
                if match.end() > len(self._tail):
                    self.send(reply)
        self._tail = window[-LONGEST_QUERY:]

    def drain(self, quiet: float, limit: float) -> None:
        """Record until there are `quiet` seconds of silence, or `limit` seconds passed."""
        end = time.perf_counter() + limit
        while (left := end - time.perf_counter()) > 0:
            if not self.read(min(quiet, left)):
                return

    def rest(self, seconds: float) -> None:
        """Record for so long and forget the times."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.read(min(left, 0.05))
        for _ in self.replay():
            pass

    def replay(self) -> Iterator[float]:
        """Show what was recorded, chunk by chunk, and give the moment of each; a synchronised update is one chunk."""
        chunks, self.pending = self.pending, []
        waiting = b""
        for moment, data in chunks:
            waiting += data
            if waiting.rfind(SYNC_BEGIN) > waiting.rfind(SYNC_END):
                continue
            self._stream.feed(UNPARSED.sub(b"", waiting))
            waiting = b""
            yield moment
        if waiting:
            self._stream.feed(UNPARSED.sub(b"", waiting))
            yield chunks[-1][0]

    def cells(self) -> Cells:
        """Every cell that has been written, for telling a paint from silence."""
        return {(y, x): cell for y, line in self.screen.buffer.items() for x, cell in line.items()}

    def shows(self, words: str) -> bool:
        return any(words in line for line in self.screen.display)

    def picture(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def memory(self) -> float:
        """Proportional set size of the process and its children, in MB."""
        total, todo = 0.0, [self.pid]
        while todo:
            process = Path("/proc") / str(todo.pop())
            with contextlib.suppress(OSError):
                for line in (process / "smaps_rollup").read_text(encoding="ascii").splitlines():
                    if line.startswith("Pss:"):
                        total += int(line.split()[1]) / 1024
                children = (process / "task" / process.name / "children").read_text(encoding="ascii")
                todo += map(int, children.split())
        return total

    def ended(self) -> bool:
        """Whether the process has ended; it is reaped."""
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = status
        return self._status is not None

    def close(self) -> None:
        """End the process if it is still there, and close the terminal."""
        if not self.ended():
            os.kill(self.pid, signal.SIGKILL)
            _, self._status = os.waitpid(self.pid, 0)
        os.close(self._terminal)
