"""`clerk-tui` as a script calls it: arguments in, status, output and errors out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from clerk_tui.cli.main import main


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    out: str
    error: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON document on standard output."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def sentence(self) -> str:
        """The one sentence on standard error; nothing was printed beside it."""
        assert self.out == ""
        assert self.error.endswith("\n") and self.error.count("\n") == 1 and "Traceback" not in self.error
        return self.error[:-1]


class Caller:
    """Calls the program on one register."""

    def __init__(self, capsys: pytest.CaptureFixture[str], register: Path) -> None:
        self._capsys, self.register = capsys, register

    def plain(self, *args: str) -> Answer:
        """Call it with these arguments alone."""
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(list(args))
        printed = self._capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Answer(ended.value.code, printed.out, printed.err)

    def __call__(self, *args: str, now: str = "") -> Answer:
        """Call it on the register, on a rehearsed day if `now` is given."""
        return self.plain("--register", str(self.register), *(["--now", now] if now else []), *args)

    def ok(self, *args: str, now: str = "") -> Answer:
        answer = self(*args, now=now)
        assert answer.status == 0, answer
        assert answer.error == ""
        return answer
