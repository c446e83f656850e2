"""The cells of a table that goes out: guarded against spreadsheets that run text, and a list in one; both come back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

# A spreadsheet takes a cell that begins so for a formula, or splits it; quotes before it are a guard already there.
_RISKY = re.compile(r"'*[=+\-@\t\r\n]")
_NOTHING = r"\-"
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would take it for a formula.

    A text that begins with apostrophes and then such a sign is given one more, so that `unguarded` takes no other away.
    """
    return f"'{cell}" if _RISKY.match(cell) else cell


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell


def join_cells(members: Iterable[str]) -> str:
    r"""The members with `; ` between them; a `;` or `\` of their own has a `\` before it, one empty member is `\-`."""
    escaped = [member.replace("\\", "\\\\").replace(";", "\\;") for member in members]
    return _NOTHING if escaped == [""] else "; ".join(escaped)


def split_cells(text: str) -> list[str]:
    """The members that `join_cells` joined; none for an empty text."""
    if not text:
        return []
    if text == _NOTHING:
        return [""]
    cuts = [-1, *_separators(text), len(text)]
    parts = [text[start + 1 : end] for start, end in pairwise(cuts)]
    return [_ESCAPED.sub(r"\1", part) for part in (parts[0], *(part.removeprefix(" ") for part in parts[1:]))]


def _separators(text: str) -> Iterator[int]:
    """Where each `;` stands that no `\\` makes part of a member."""
    at = 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == ";":
            yield at
        at += 1
