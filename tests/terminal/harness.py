"""A program in a pseudo-terminal, driven by keys and read as a screen.

    with Terminal(["clerk-tui", "demo"], cols=80, rows=24) as terminal:
        terminal.wait_for("Today")
        terminal.press("2", "enter")
        terminal.type("9 October 2017")
        terminal.wait_for("Monday 9 October 2017", timeout=5)
        terminal.press("q")
        assert terminal.wait_exit() == 0

The terminal answers start-up queries as a modern one does, so the program takes the path it takes on a real desk, and
shows a synchronised update only when it is whole. POSIX only.
"""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

from tests.terminal.keys import key_bytes

REPLIES = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
    (re.compile(rb"\x1b\[\?u"), b"\x1b[?0u"),
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>1;10;0c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[5n"), b"\x1b[0n"),
    (re.compile(rb"\x1b\]10;\?(?:\x07|\x1b\\)"), b"\x1b]10;rgb:d0d0/d0d0/d0d0\x1b\\"),
    (re.compile(rb"\x1b\]11;\?(?:\x07|\x1b\\)"), b"\x1b]11;rgb:1010/1010/1010\x1b\\"),
)
LONGEST_QUERY = 24
# What pyte does not know and would print as text.
UNPARSED = re.compile(
    rb"\x1b\[[<>=?][0-9;]*u|\x1b\[\?[0-9;]*\$p|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|\x1bP[^\x1b]*\x1b\\|\x1b\[>[0-9;]*[a-zA-Z]|\x1b\[[0-9;]* q"
)
CUT_OFF = re.compile(rb"\x1b(?:\[[0-9;<=>?]*[ $]?|[\]P][^\x07\x1b]*\x1b?)?\Z")
SYNC_BEGIN, SYNC_END = b"\x1b[?2026h", b"\x1b[?2026l"
BORDERS = dict.fromkeys(range(0x2500, 0x25A0), " ")
ESCAPE_PAUSE = 0.2
"""Seconds after a lone Escape: sooner, the next key would be read as Alt and that key."""
KEY_PAUSE = 0.1
"""Seconds given to a named key to show its effect. Textual runs a binding only when the key has bubbled to the top, so
a letter that follows within the same millisecond overtakes it; no person types like that."""


class NotShown(AssertionError):
    """The screen did not show, in time, what the person at the keyboard waited for."""


class Terminal:
    """`argv` in a terminal of `cols` × `rows`; `env` is laid over the test's own environment."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        cols: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self._screen = pyte.Screen(cols, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._held = b""
        self._tail = b""
        self._raw = bytearray()
        surroundings = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        surroundings |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
        self._child = pexpect.spawn(
            argv[0],
            list(argv[1:]),
            dimensions=(rows, cols),
            env=surroundings,
            cwd=None if cwd is None else str(cwd),
        )
        self._child.delaybeforesend = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def raw(self) -> bytes:
        """Every byte the program wrote, for what must never reach a terminal."""
        return bytes(self._raw)

    @property
    def pid(self) -> int:
        return int(self._child.pid)

    @property
    def cursor(self) -> tuple[int, int]:
        """Row and column of the terminal's cursor, from nought."""
        self._pump(0)
        return self._screen.cursor.y, self._screen.cursor.x

    def screen(self) -> list[str]:
        """The lines as they stand, without blanks at their ends."""
        self._pump(0)
        return self._lines()

    def text(self) -> str:
        """The screen as one line of words: borders and line breaks are blanks, so wrapped sentences are whole."""
        self._pump(0)
        return self._text()

    def shows(self, words: str) -> bool:
        self._pump(0)
        return self._shows(words)

    def press(self, *keys: str) -> None:
        """Press keys one after another: `"ctrl+r"`, `"f5"`, `"escape"`, `"shift+tab"`, `"?"`."""
        for key in keys:
            self._pump(0)
            self._child.send(key_bytes(key))
            if key == "escape":
                self.settle(ESCAPE_PAUSE, ESCAPE_PAUSE)
            elif len(key) > 1 and self._pump(KEY_PAUSE):
                self.settle(KEY_PAUSE / 3, KEY_PAUSE * 5)

    def type(self, text: str) -> None:
        """Type text; a line break in it is Enter."""
        for char in text.replace("\n", "\r"):
            self._child.send(char.encode())
            self._pump(0)

    def paste(self, text: str) -> None:
        """Paste text as a terminal does (bracketed)."""
        self._child.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def resize(self, cols: int, rows: int) -> None:
        """Change the window's size under the running program."""
        self._pump(0)
        self._screen.resize(rows, cols)
        self._child.setwinsize(rows, cols)

    def settle(self, quiet: float = 0.2, limit: float = 5.0) -> None:
        """Read until the program has been silent for `quiet` seconds, at most `limit`."""
        end = time.monotonic() + limit
        while (left := end - time.monotonic()) > 0 and self._pump(min(quiet, left)):
            pass

    def wait_for(self, *words: str, timeout: float = 15.0) -> list[str]:
        """Wait until all of these are on the screen together, and return it; NotShown shows what was there instead."""
        return self.wait_until(lambda: all(map(self._shows, words)), f"{' and '.join(map(repr, words))}", timeout)

    def wait_gone(self, *words: str, timeout: float = 15.0) -> list[str]:
        """Wait until none of these is on the screen, and return it."""
        names = " or ".join(map(repr, words))
        return self.wait_until(lambda: not any(map(self._shows, words)), f"the screen without {names}", timeout)

    def wait_until(self, met: Callable[[], bool], what: str, timeout: float = 15.0) -> list[str]:
        """Wait until `met()` is true; `what` names it in the failure."""
        end = time.monotonic() + timeout
        while True:
            more = self._pump(0.02)
            if met():
                return self._lines()
            if time.monotonic() >= end or not (more or self._child.isalive()):
                raise NotShown(f"waited {timeout:g} s for {what}; the program is {self.ending()}\n{self._picture()}")

    def wait_exit(self, timeout: float = 15.0) -> int:
        """Wait for the program to end; its exit status, or minus the signal that ended it."""
        self.wait_until(lambda: not self._child.isalive(), "the program to end", timeout)
        self.settle(0.05, 0.5)
        if self._child.signalstatus is not None:
            return -int(self._child.signalstatus)
        return int(self._child.exitstatus)

    def kill(self) -> None:
        """End the program at once (SIGKILL), as a power cut would."""
        if self._child.isalive():
            os.kill(self.pid, signal.SIGKILL)
            self._child.wait()

    def ending(self) -> str:
        """How the program stands, in words."""
        if self._child.isalive():
            return "still running"
        if self._child.signalstatus is not None:
            return f"ended by {signal.Signals(self._child.signalstatus).name}"
        return f"ended with status {self._child.exitstatus}"

    def close(self) -> None:
        """End the program if it still runs, and let go of the terminal."""
        self.kill()
        self._child.close()

    def _pump(self, seconds: float) -> bool:
        """Take in what the program wrote, waiting at most `seconds` for the first of it; False at silence."""
        if self._child.closed:
            return False
        try:
            data: bytes = self._child.read_nonblocking(1 << 16, seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self._raw += data
        self._answer(data)
        self._feed(data)
        return True

    def _answer(self, data: bytes) -> None:
        window = self._tail + data
        for query, reply in REPLIES:
            for match in query.finditer(window):
                if match.end() > len(self._tail):
                    self._child.send(reply)
        self._tail = window[-LONGEST_QUERY:]

    def _feed(self, data: bytes) -> None:
        """Show what is whole: an open synchronised update, or a sequence cut off by the read, waits for its end."""
        waiting = self._held + data
        begin, end = waiting.rfind(SYNC_BEGIN), waiting.rfind(SYNC_END)
        ready = begin if begin > end else len(waiting)
        if cut := CUT_OFF.search(waiting, max(0, ready - 4096), ready):
            ready = cut.start()
        self._held = waiting[ready:]
        self._stream.feed(UNPARSED.sub(b"", waiting[:ready]))

    def _lines(self) -> list[str]:
        return [line.rstrip() for line in self._screen.display]

    def _text(self) -> str:
        return " ".join(" ".join(self._screen.display).translate(BORDERS).split())

    def _shows(self, words: str) -> bool:
        return any(words in line for line in self._screen.display) or words in self._text()

    def _picture(self) -> str:
        edge = "+" + "-" * self._screen.columns + "+"
        return "\n".join([edge, *(f"|{line}|" for line in self._screen.display), edge])
