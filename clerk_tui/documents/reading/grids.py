"""Tables of a PDF whose cells all run over lines: each line's words go to the column that they stand in.

A table is known by the titles of its columns (`titles.py`) or as a risk matrix (`grid_matrix.py`); whatever else the
document holds is left to `rows.py`. What spans two columns ends the table, which goes on where columns are met again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from clerk_tui.documents.reading.columns import Segment, Visual
from clerk_tui.documents.reading.grid_matrix import matrix_at
from clerk_tui.documents.reading.rows import Shape, assemble, run_on, shape_of
from clerk_tui.documents.reading.source import Line, row
from clerk_tui.documents.reading.titles import COMMITMENTS, PLAN, fits
from clerk_tui.documents.reading.words import PAGE_NUMBER

_BULLETS = "•▪●‣\uf0b7\uf0a7"
_LONE_BULLET = re.compile(r"[•▪◦●‣·\uf0b7\uf0a7o–-]")
_CODE = re.compile(r"[A-Z]{1,4}-?\d{1,3}(?:\.\d{1,2})?[a-z]?(?=[\s:.–—-]|$)")
_ENDED = re.compile(r"[.:;?!)]\W*$")
_OVERLAP, _EDGE = 2.0, 6.0


@dataclass(slots=True)
class _Grid:
    """Where the columns reach, and each line's words by their columns. `themes`: there is a first column untitled."""

    columns: list[tuple[float, float]]
    themes: bool = False
    lines: list[tuple[Visual, list[list[Segment]]]] = field(default_factory=list)

    def takes(self, line: Visual) -> bool:
        """Put a line into the columns; False where one of its segments stands in two of them."""
        places = [self._column(segment) for segment in line.segments]
        if None in places:
            return False
        cells: list[list[Segment]] = [[] for _ in self.columns]
        for segment, place in zip(line.segments, places, strict=True):
            assert place is not None
            cells[place].append(segment)
            left, right = self.columns[place]
            self.columns[place] = (min(left, segment.x0), max(right, segment.x1))
        self.lines.append((line, cells))
        return True

    def _column(self, segment: Segment) -> int | None:
        over = [
            n
            for n, (left, right) in enumerate(self.columns)
            if min(right, segment.x1) - max(left, segment.x0) > min(_OVERLAP, 0.5 * (segment.x1 - segment.x0))
        ]
        if len(over) > 1:
            return None
        if over:
            return over[0]
        return min(range(len(self.columns)), key=lambda n: _apart(self.columns[n], segment))

    def goes_on(self, line: Visual) -> bool:
        """Whether a line is in these columns, each of its segments where one of them begins."""
        begins = {
            n
            for segment in line.segments
            for n, (left, _) in enumerate(self.columns)
            if abs(segment.x0 - left) <= _EDGE
        }
        return len(line.segments) > 1 and len(begins) == len(line.segments)


def _apart(column: tuple[float, float], segment: Segment) -> float:
    return max(column[0] - segment.x1, segment.x0 - column[1])


def _titled(line: Visual, lines: list[Visual], n: int) -> _Grid | None:
    """The columns below a row of titles."""
    titles = [segment.text for segment in line.segments]
    columns = [(segment.x0, segment.x1) for segment in line.segments]
    if fits(titles, COMMITMENTS):
        return _Grid(columns)
    if not fits(titles, PLAN):
        return None
    left = [segment for below in lines[n + 1 :] for segment in below.segments[:1] if segment.x1 < columns[0][0]]
    themes = [(left[0].x0, left[0].x1)] if left else []
    return _Grid([*themes, *columns], themes=bool(left))


def assembled(lines: list[Visual]) -> Iterator[Line]:
    """Paragraphs and table rows in reading order."""
    shape = shape_of(lines)
    plain: list[Visual] = []
    known: _Grid | None = None
    n = 0
    while n < len(lines):
        grid = _titled(lines[n], lines, n)
        if grid is None and known is not None and known.goes_on(lines[n]):
            grid = _Grid(list(known.columns), known.themes)
        matrix = matrix_at(lines, n) if grid is None else None
        if grid is None:
            plain.append(lines[n])
            n += 1
        if grid is not None or matrix is not None:
            yield from assemble(plain, shape)
            plain = []
        if matrix is not None:
            yield from matrix.rows
            n = matrix.end
        if grid is not None:
            while n < len(lines) and (_is_page_number(lines, n) or grid.takes(lines[n])):
                n += 1
            yield from _rows(grid)
            known = grid
    yield from assemble(plain, shape)


def _is_page_number(lines: list[Visual], n: int) -> bool:
    """Whether a line is a number alone at the foot of a page."""
    last = n + 1 == len(lines) or lines[n + 1].page != lines[n].page
    return last and len(lines[n].segments) == 1 and PAGE_NUMBER.fullmatch(lines[n].text) is not None


@dataclass(slots=True)
class _Row:
    """The lines of a row by column, each with the words of that column alone."""

    first: Visual
    cells: list[list[Visual]]
    titles: bool = False

    def add(self, line: Visual, cells: list[list[Segment]]) -> None:
        for held, segments in zip(self.cells, cells, strict=True):
            if segments:
                bullet = line.bullet and segments[0] is line.segments[0]
                held.append(replace(line, segments=tuple(segments), bullet=bullet))


def _rows(grid: _Grid) -> Iterator[Line]:
    # A column may have been widened to the left by a later line; the cells were sorted all the same.
    shape = shape_of([line for line, _ in grid.lines])
    rows: list[_Row] = []
    for line, cells in grid.lines:
        if not rows or _starts(rows[-1], line, cells, shape):
            titles = [segment.text for segment in line.segments]
            rows.append(_Row(line, [[] for _ in grid.columns], fits(titles, COMMITMENTS) or fits(titles, PLAN)))
        rows[-1].add(line, cells)
    edges = [right for _, right in grid.columns]
    for each in rows:
        texts = [_text(held, edge, shape) for held, edge in zip(each.cells, edges, strict=True)]
        if (made := row(texts, page=each.first.page, gap=True, turn=each.first.turn)) is not None:
            yield made


def _starts(held: _Row, line: Visual, cells: list[list[Segment]], shape: Shape) -> bool:
    """Whether a row begins here: the first column has words that do not go on with those above them."""
    titles = [segment.text for segment in line.segments]
    if fits(titles, COMMITMENTS) or fits(titles, PLAN):
        return True
    if not cells[0]:
        return False
    text = cells[0][0].text
    if _CODE.match(text) or not held.cells[0] or held.titles:
        return True
    if line.page != held.cells[0][-1].page:
        return not text[:1].islower()
    # Where rows stand close, a capital beside the mark of a list in every other column is the next theme.
    listed = [bool(cell) and cell[0].text[:1] in _BULLETS for cell in cells[1:]]
    return shape.parted(held.cells[0][-1], line) or (all(listed) and text[:1].isupper())


def _text(lines: list[Visual], edge: float, shape: Shape) -> str:
    """A cell: its paragraphs on lines of their own, those of a list with a dash."""
    out = ""
    before: Visual | None = None
    for line in lines:
        text, bullet = _unmarked(line)
        if before is None or bullet or _new_paragraph(before, line, edge, shape):
            out = f"{out}\n{'- ' if bullet else ''}{text}"
        else:
            out = run_on(out, text)
        before = line
    return out.strip()


def _unmarked(line: Visual) -> tuple[str, bool]:
    """The words without the mark of a list, and whether there was one."""
    texts = [segment.text for segment in line.segments]
    if len(texts) > 1 and _LONE_BULLET.fullmatch(texts[0]):
        return " ".join(texts[1:]), True
    whole = " ".join(texts)
    return (whole[1:].lstrip(), True) if whole[:1] in _BULLETS else (whole, line.bullet)


def _new_paragraph(before: Visual, line: Visual, edge: float, shape: Shape) -> bool:
    """Whether a line begins a paragraph: after white space, or after a sentence whose line had room for more."""
    text, next_text = before.segments[-1].text, line.segments[0]
    ended = _ENDED.search(text[-20:]) is not None
    if before.page != line.page:
        return ended and next_text.text[:1].isupper()
    if shape.parted(before, line):
        return True
    word = (next_text.x1 - next_text.x0) * len(next_text.text.split(" ", 1)[0]) / max(len(next_text.text), 1)
    return ended and before.segments[-1].x1 + 0.25 * before.height + word < edge - line.height
