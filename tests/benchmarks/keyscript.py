"""Key scripts: what a benchmark presses, and what it waits for.

White-space separated steps:

    NAME::            label of the steps that follow; figures are grouped by it
    down*20           a key, repeated; every press is a sample
    text:"abc"        each character is a sample of its own
    expect:"WORDS"    for the key before it: until WORDS are on the screen
    gone:"WORDS"      for the key before it: until WORDS are off the screen
    sleep:500         wait so many milliseconds, not measured
    unmeasured: … measured:   the steps between are played and not counted
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.terminal.keys import key_bytes


@dataclass(frozen=True, slots=True)
class Step:
    """Press one key (`data`), or with no data wait `sleep` seconds."""

    label: str
    data: bytes = b""
    sleep: float = 0.0
    expect: str = ""
    gone: str = ""
    measured: bool = True


def parse_script(script: str) -> list[Step]:
    """Read a key script; ValueError names what cannot be read."""
    steps: list[Step] = []
    label, measured = "keys", True
    for token in _tokens(script):
        head, colon, rest = token.partition(":")
        if token.endswith("::"):
            label = token[:-2]
        elif token in {"measured:", "unmeasured:"}:
            measured = token == "measured:"
        elif colon and head == "sleep":
            steps.append(Step(label, sleep=float(rest) / 1000))
        elif colon and head in {"expect", "gone"}:
            if not steps or not steps[-1].data:
                raise ValueError(f"{token!r} has no key before it")
            steps[-1] = replace(steps[-1], **{head: rest})
        elif colon and head == "text":
            steps += [Step(label, char.encode(), measured=measured) for char in rest]
        else:
            steps += _presses(token, label, measured)
    return steps


def _tokens(script: str) -> Iterator[str]:
    lexer = shlex.shlex(script, posix=True, punctuation_chars=False)
    lexer.whitespace_split, lexer.commenters, lexer.quotes, lexer.escape = True, "#", '"', ""
    return iter(lexer)


def _presses(token: str, label: str, measured: bool) -> list[Step]:
    match = re.fullmatch(r"(.+)\*(\d+)", token)
    name, count = (match[1], int(match[2])) if match else (token, 1)
    return [Step(label, key_bytes(name), measured=measured)] * count
