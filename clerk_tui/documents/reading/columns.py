"""From placed pieces of text to the lines a reader sees, with running headers, footers and page numbers set aside."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from clerk_tui.documents.reading.words import BLANK_PAGE, PAGE_NUMBER, plain

# In heights of the letters: what counts as a blank between words, and as the gap between two columns.
WORD_GAP = 0.16
_COLUMN_GAP = 0.9
_SAME_LINE = 0.45
# How much smaller and higher than its line a raised ending is, as in `1st`.
_SMALL, _RAISED = 0.75, 0.6
# In points: the least white space between two columns of a table; Word's cells have 5.4 on either side.
_GUTTER = 4.0
_EDGE_LINES = 4
_BULLET = re.compile(r"[•▪◦●‣·\uf0b7\uf0a7o–-]")
# A report's head may stand at the top of several pages without being a running header.
_HEAD = re.compile(r"(?:report (?:to|of)|relevant|date of|meeting|title|to)\b[^:]{0,40}:|\d{1,2}\.\d", re.IGNORECASE)
# An answer at the foot of two pages in a row is still an answer.
_ANSWER = re.compile(r"\W*(?:yes|no|none|n/a|not applicable)\W*", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text from `x0` to `x1`; `y` is the base line, growing downwards; `height` that of the letters. In points."""

    x0: float
    x1: float
    y: float
    height: float
    text: str
    font: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """Words on one line with no column gap between them."""

    x0: float
    x1: float
    text: str
    font: str = ""
    last_font: str = ""


@dataclass(frozen=True, slots=True)
class Visual:
    """A line as seen. `turn`: the first on its page that is no running header; `block`: see `alignment.py`."""

    page: int
    width: float
    y: float
    height: float
    segments: tuple[Segment, ...]
    bullet: bool = False
    turn: bool = False
    block: int = 0

    @property
    def text(self) -> str:
        return "  ".join(segment.text for segment in self.segments)

    @property
    def x0(self) -> float:
        return self.segments[0].x0


def columns_of(segments: Iterable[Segment]) -> list[tuple[float, float]]:
    """From where to where the columns reach: where white space runs down through all lines, one ends."""
    columns: list[tuple[float, float]] = []
    for segment in sorted(segments, key=lambda segment: segment.x0):
        if columns and segment.x0 - columns[-1][1] < _GUTTER:
            columns[-1] = (columns[-1][0], max(columns[-1][1], segment.x1))
        else:
            columns.append((segment.x0, segment.x1))
    return columns


def _by_line(pieces: Iterable[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.y, piece.x0)):
        if lines and abs(piece.y - lines[-1][0].y) <= _SAME_LINE * min(piece.height, lines[-1][0].height):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return _lowered(lines)


def _lowered(lines: list[list[Piece]]) -> list[list[Piece]]:
    """Raised letters, as in `1st`, put into the line that they stand in."""
    out: list[list[Piece]] = []
    for line in lines:
        if out and all(_raised(piece, line) for piece in out[-1]):
            line = [*line, *(replace(piece, y=line[0].y) for piece in out.pop())]
        out.append(line)
    return out


def _raised(piece: Piece, line: list[Piece]) -> bool:
    """Whether a piece is small, stands half a line higher and follows a piece of the line without a blank."""
    first = line[0]
    small, near = piece.height < _SMALL * first.height, first.y - piece.y < _RAISED * first.height
    return small and near and any(abs(piece.x0 - each.x1) < WORD_GAP * first.height for each in line)


def _segments(pieces: list[Piece]) -> list[Segment]:
    """The pieces of one line joined to words and columns; a piece drawn twice to look bold counts once."""
    segments: list[Segment] = []
    last: Piece | None = None
    for piece in sorted(pieces, key=lambda piece: piece.x0):
        if last is not None and piece.text == last.text and piece.x0 - last.x0 < 0.15 * piece.height:
            continue
        gap = piece.x0 - segments[-1].x1 if segments else 0.0
        if not segments or gap > _COLUMN_GAP * piece.height:
            segments.append(Segment(piece.x0, piece.x1, piece.text, piece.font, piece.font))
        else:
            before = segments[-1]
            joint = " " if gap > WORD_GAP * piece.height else ""
            segments[-1] = replace(
                before, x1=max(before.x1, piece.x1), text=before.text + joint + piece.text, last_font=piece.font
            )
        last = piece
    return segments


def _visual(page: Page, pieces: list[Piece]) -> Visual:
    segments = _segments(pieces)
    bullet = len(segments) > 1 and _BULLET.fullmatch(segments[0].text) is not None
    first = segments[0]
    if bullet:
        segments = [replace(segments[1], x0=first.x0), *segments[2:]]
    elif first.text[0] in "•▪◦●‣\uf0b7\uf0a7" and len(first.text) > 1:
        bullet = True
        segments[0] = replace(first, text=first.text[1:].lstrip())
    height = max(piece.height for piece in pieces)
    return Visual(page.number, page.width, pieces[0].y, height, tuple(segments), bullet)


def visual_lines(pages: list[Page]) -> tuple[list[Visual], tuple[str, ...]]:
    """Every line of the document but running headers, footers and page numbers; and those, each once."""
    seen = [[_visual(page, pieces) for pieces in _by_line(page.pieces)] for page in pages]
    furniture = _furniture(seen)
    kept: list[Visual] = []
    aside: dict[str, None] = {}
    heads: set[str] = set()
    for lines in seen:
        first, last = _body(lines, furniture)
        while first < last and lines[first].text in heads:
            first += 1
        heads.update(line.text for line in lines[first:last] if _is_table_head(line))
        for line in (*lines[:first], *lines[last:]):
            if not PAGE_NUMBER.fullmatch(line.text):
                aside.setdefault(line.text, None)
        kept.extend(replace(line, turn=n == 0) for n, line in enumerate(lines[first:last]))
    return kept, tuple(aside)


def _key(line: Visual) -> str:
    return _FIGURES.sub("0", plain(line.text))


def _can_repeat(line: Visual) -> bool:
    return not (BLANK_PAGE.fullmatch(line.text) or _HEAD.match(line.text) or _ANSWER.fullmatch(line.text))


def _is_table_head(line: Visual) -> bool:
    """A row of column titles; a table that runs over pages repeats it at the top of each."""
    return len(line.segments) > 1 and not _FIGURES.search(line.text) and ":" not in line.text and _can_repeat(line)


def _furniture(seen: list[list[Visual]]) -> frozenset[str]:
    """Keys of the lines that stand at the edge of so many pages that they belong to the paper, not to the text."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    filled = [(number, lines) for number, lines in enumerate(seen) if lines]
    for number, lines in filled:
        for line in (*lines[:_EDGE_LINES], *lines[_EDGE_LINES:][-_EDGE_LINES:]):
            if _key(line) and _can_repeat(line):
                found[_key(line)].append((number, line.y))
    keys = set()
    for key, places in found.items():
        numbers = sorted({number for number, _ in places})
        runs = sum(b - a == 1 for a, b in pairwise(numbers))
        # The same words at the same height: a heading that happens to recur moves with the text above it.
        level = max(y for _, y in places) - min(y for _, y in places) < 3.0
        if len(numbers) >= 2 and level and (runs >= 2 or 2 * len(numbers) >= len(filled)):
            keys.add(key)
    return frozenset(keys)


def _body(lines: list[Visual], furniture: frozenset[str]) -> tuple[int, int]:
    """Where the text of a page begins and ends, peeling the paper's own lines from the edges inwards."""

    def paper(line: Visual) -> bool:
        if PAGE_NUMBER.fullmatch(line.text) and "page" in line.text.lower():
            return True
        return _can_repeat(line) and _key(line) in furniture

    first, last = 0, len(lines)
    while first < last and first < _EDGE_LINES and paper(lines[first]):
        first += 1
    while last > first and len(lines) - last < _EDGE_LINES and paper(lines[last - 1]):
        last -= 1
    return first, last
