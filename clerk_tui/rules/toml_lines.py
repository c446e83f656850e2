"""On which line each key of a TOML text stands; the standard reader gives values only."""

from __future__ import annotations

import re
from functools import cached_property

Path = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)(\]\]?)\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")


def key_lines(text: str) -> dict[Path, int]:
    """Line number, from 1, by path; an element of an array of tables carries its position: ("call_in", 0, "days")."""
    lines: dict[Path, int] = {}
    lengths: dict[Path, int] = {}
    table: Path = ()
    open_quote = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not open_quote:
            if header := _HEADER.match(line):
                table = _table(_parts(header[2]), array=header[1] == "[[", lengths=lengths)
                lines.setdefault(table, number)
            elif key := _KEY.match(line):
                lines.setdefault((*table, *_parts(key[1])), number)
        open_quote = _still_open(line, open_quote)
    return lines


class Lines:
    """The lines of a text's keys, looked for only once somebody asks: most files have no fault."""

    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, path: Path) -> int:
        """The line of the key at `path`, or of the nearest table around it, or 1."""
        lines = self._lines
        while path:
            if path in lines:
                return lines[path]
            path = path[:-1]
        return 1

    @cached_property
    def _lines(self) -> dict[Path, int]:
        return key_lines(self._text)


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(dotted)]


def _table(parts: list[str], *, array: bool, lengths: dict[Path, int]) -> Path:
    """The header's path, with the position of the newest element for each array of tables on the way."""
    path: Path = ()
    for part in parts[:-1]:
        path = (*path, part)
        if path in lengths:
            path = (*path, lengths[path] - 1)
    path = (*path, parts[-1])
    if not array:
        return path
    lengths[path] = lengths.get(path, 0) + 1
    return (*path, lengths[path] - 1)


def _still_open(line: str, open_quote: str) -> str:
    """The triple quote that a line leaves open, if any."""
    for quote in re.findall(r"\"\"\"|'''", line):
        if not open_quote:
            open_quote = quote
        elif quote == open_quote:
            open_quote = ""
    return open_quote
