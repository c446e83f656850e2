"""A council file's text changed by one generation or one example; its comments and its order stay.

The changed text is not read here: whoever keeps it reads it first.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from clerk_tui.domain.council import CallInExample, CallInRule, Council
from clerk_tui.domain.errors import InputError
from clerk_tui.rules.generation_writing import write_example, write_generation
from clerk_tui.rules.toml_lines import Path, key_lines
from clerk_tui.rules.toml_writing import keys

_BARE = re.compile(r"\s*(#.*)?$")
_HEADER = re.compile(r"\s*\[")


def with_generation(text: str, rule: CallInRule) -> str:
    """The text with a generation of its own at the end."""
    return f"{text.rstrip()}\n\n" + "\n\n".join(write_generation(rule)) + "\n"


def with_example(text: str, council: Council, generation: int, example: CallInExample) -> str:
    """The text with a worked example more for the generation at this place of the file, counted from 0."""
    lines = text.rstrip("\n").split("\n")
    _, end = _span(text, council, generation)
    return "\n".join([*lines[:end], "", *write_example(example).split("\n"), *lines[end:]]) + "\n"


def with_copy(text: str, council: Council, generation: int, start: date, *, source: str, certainty: str) -> str:
    """The text with a copy of a generation that holds from `start` on, before it and without its examples.

    What proves the older rule proves no other: `source` and `certainty` are the copy's own. The older one
    ends the day before, where it said that it ran on to a later day. InputError where a generation
    starts on that day already.
    """
    if any(rule.valid_from == start for rule in council.call_in):
        raise InputError("A rule that starts on that day stands in the file already.")
    lines = text.rstrip("\n").split("\n")
    first, end = _span(text, council, generation)
    copy = _without_examples(lines[first:end])
    for key, value in (("certainty", certainty), ("source", source), ("valid_from", start)):
        copy = _set(copy, key, keys((key, value)))
    copy = _set(copy, "valid_to", "")
    old, ends = lines[first:end], council.call_in[generation].valid_to
    if ends is not None and ends >= start:
        old = _set(old, "valid_to", keys(("valid_to", start - timedelta(days=1))))
    return "\n".join([*lines[:first], *copy, "", *old, *lines[end:]]) + "\n"


def with_key(text: str, council: Council, generation: int, key: str, line: str) -> str:
    """The text with one key of a generation set to `line` (`days = 5`), or taken out where `line` is empty."""
    lines = text.rstrip("\n").split("\n")
    first, end = _span(text, council, generation)
    return "\n".join([*lines[:first], *_set(lines[first:end], key, line), *lines[end:]]) + "\n"


def line_of_generation(text: str, generation: int) -> int:
    """The line, from 1, on which a generation begins."""
    return key_lines(text).get(("call_in", generation), 1)


def _span(text: str, council: Council, generation: int) -> tuple[int, int]:
    """First line and the line after the last of a generation, from 0; comments of what follows are left to it."""
    where: dict[Path, int] = key_lines(text)
    own: Path = ("call_in", generation)
    if own not in where or generation >= len(council.call_in):
        raise InputError("This rule is not written as a table of its own, [[call_in]]: change it in the file's text.")
    first = where[own] - 1
    lines = text.rstrip("\n").split("\n")
    after = [
        number - 1
        for path, number in where.items()
        if number - 1 > first and path[:2] != own and _HEADER.match(lines[number - 1])
    ]
    end = min(after, default=len(lines))
    while end > first + 1 and _BARE.match(lines[end - 1]):
        end -= 1
    return first, end


def _without_examples(lines: list[str]) -> list[str]:
    """The lines without the tables of examples, whose dates belong to the older rule."""
    kept: list[str] = []
    skipping = False
    for line in lines:
        if _HEADER.match(line):
            skipping = "example" in line
        if not skipping:
            kept.append(line)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _set(lines: list[str], key: str, line: str) -> list[str]:
    """The lines of a table with its key set, in its place or right below the heading, or taken out."""
    own = next((place for place in range(1, len(lines)) if _HEADER.match(lines[place])), len(lines))
    found = next((place for place in range(1, own) if re.match(rf"\s*{re.escape(key)}\s*=", lines[place])), None)
    new = [line] if line else []
    if found is None:
        return [lines[0], *new, *lines[1:]]
    return [*lines[:found], *new, *lines[found + 1 :]]
