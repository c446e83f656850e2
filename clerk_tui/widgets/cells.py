"""Text measured in terminal cells: cutting, padding and wrapping that count wide characters as two."""

from __future__ import annotations

import re
from typing import Literal

from rich.cells import cell_len, get_character_cell_size, set_cell_size

from clerk_tui.domain.text import one_line

Justify = Literal["left", "right"]
ELLIPSIS = "…"
_PLAIN = re.compile(r"[\x20-\x7e]*").fullmatch


def cut(text: str, width: int) -> str:
    """The text on one line in at most `width` cells; what is lost ends in an ellipsis."""
    if not _PLAIN(text):
        text = one_line(text)
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + ELLIPSIS if width > 0 else ""


def fit(text: str, width: int, justify: Justify = "left") -> str:
    """The text on one line in exactly `width` cells."""
    text = cut(text, width)
    blank = " " * (width - cell_len(text))
    return text + blank if justify == "left" else blank + text


def wrap(text: str, width: int) -> list[str]:
    """The text broken at blanks into lines of at most `width` cells; a longer word is broken where it must be."""
    lines: list[str] = []
    line = ""
    for word in one_line(text).split():
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _broken(word, width)
        lines += whole
    return [*lines, line] if line else lines


def hang(lead: str, text: str, width: int) -> list[str]:
    """`lead` and the text after it; what does not fit in `width` goes on under the text's beginning."""
    indent = " " * cell_len(lead)
    first, *others = wrap(text, width - len(indent)) or [""]
    return [lead + first, *(indent + line for line in others)]


def _broken(word: str, width: int) -> list[str]:
    pieces, piece, used = [], "", 0
    for char in word:
        size = get_character_cell_size(char)
        if piece and used + size > max(width, 1):
            pieces.append(piece)
            piece, used = "", 0
        piece += char
        used += size
    return [*pieces, piece]
