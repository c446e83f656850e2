"""On which line each key of a TOML text stands; the standard reader gives values only."""

from __future__ import annotations

import re

Path = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)(\]\]?)\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")


def key_lines(text: str) -> dict[Path, int]:
    """Line number, from 1, by path; an element of an array of tables carries its position: ("call_in", 0, "days")."""
    lines: dict[Path, int] = {}
    table: Path = ()
    open_quote = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not open_quote:
            if header := _HEADER.match(line):
                table = _table(_parts(header[2]), array=header[1] == "[[", lines=lines)
                lines.setdefault(table, number)
            elif key := _KEY.match(line):
                lines.setdefault((*table, *_parts(key[1])), number)
        open_quote = _still_open(line, open_quote)
    return lines


def line_of(lines: dict[Path, int], path: Path) -> int:
    """The line of the key at `path`, or of the nearest table around it, or 1."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return 1


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(dotted)]


def _table(parts: list[str], *, array: bool, lines: dict[Path, int]) -> Path:
    """The header's path, with the position of the newest element for each array of tables on the way."""
    path: Path = ()
    for part in parts[:-1]:
        path = _newest((*path, part), lines)
    path = (*path, parts[-1])
    return (*path, _length(path, lines)) if array else path


def _length(path: Path, lines: dict[Path, int]) -> int:
    return sum(1 for known in lines if known[:-1] == path and isinstance(known[-1], int))


def _newest(path: Path, lines: dict[Path, int]) -> Path:
    length = _length(path, lines)
    return (*path, length - 1) if length else path


def _still_open(line: str, open_quote: str) -> str:
    """The triple quote that a line leaves open, if any."""
    for quote in re.findall(r"\"\"\"|'''", line):
        if not open_quote:
            open_quote = quote
        elif quote == open_quote:
            open_quote = ""
    return open_quote
