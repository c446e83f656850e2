"""From the lines a reader sees to paragraphs and table rows, with cells that run over lines and pages made whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from clerk_tui.documents.reading.alignment import NUMBER_CELL, has_number, marked_blocks
from clerk_tui.documents.reading.columns import Segment, Visual, columns_of
from clerk_tui.documents.reading.source import Line, row

_LIST_MARK = re.compile(r"\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})[.)]")
_PARAGRAPH_NUMBER = re.compile(r"\d{1,2}\.\d{1,3}[a-z]?\s")
_WHOLE_NUMBER = re.compile(r"(\d{1,3})[.)]?\s")
_HYPHEN = re.compile(r"[A-Za-z][-/]$")
_ENDED = re.compile(r"[.:;?!)\]]\W*$")
_SLACK = 4.0
_PARAGRAPH_GAP = 1.18


@dataclass(slots=True)
class Shape:
    """What is usual in the document: the pitch of lines in heights of the letters, the right edge by page width."""

    pitch: float
    right: dict[float, float]
    edges: dict[int, float]

    def parted(self, before: Visual, line: Visual) -> bool:
        """Whether more than the usual white space stands between two lines of a page."""
        if before.page != line.page:
            return False
        return line.y - before.y > _PARAGRAPH_GAP * self.pitch * max(before.height, line.height)

    def cell_ended_short(self, before: Segment, after: Segment, height: float) -> bool:
        """The same within a column: its right edge is that of the longest text that begins at the same place."""
        edge = max(self.edges.get(_column_key(before.x0) + step, 0.0) for step in (-1, 0, 1))
        return before.x1 + 0.25 * height + _first_word(after) < edge - height

    def ended_short(self, before: Visual, line: Visual) -> bool:
        """Whether the next line's first word would still have fitted: then the break was meant."""
        width = _first_word(line.segments[0])
        return before.segments[-1].x1 + 0.25 * before.height + width < self.right[before.width] - before.height


def run_on(text: str, words: str) -> str:
    """The words of the next line behind those of the one before; a hyphen or stroke at its end joins them."""
    return f"{text}{words}" if _HYPHEN.search(text[-2:]) or not text else f"{text} {words}"


def _first_word(segment: Segment) -> float:
    word = segment.text.split(" ", 1)[0]
    return (segment.x1 - segment.x0) * len(word) / max(len(segment.text), 1)


def _column_key(x: float) -> int:
    return round(x / _SLACK)


def shape_of(lines: list[Visual]) -> Shape:
    right: dict[float, float] = defaultdict(float)
    edges: dict[int, float] = defaultdict(float)
    above: dict[tuple[int, int], Visual] = {}
    ratios: list[float] = []
    for line in lines:
        right[line.width] = max(right[line.width], line.segments[-1].x1)
        for segment in line.segments:
            key = _column_key(segment.x0)
            edges[key] = max(edges[key], segment.x1)
            before = above.get((line.page, key))
            if before is not None and 0.9 <= (ratio := (line.y - before.y) / before.height) <= 2.5:
                ratios.append(ratio)
            above[line.page, key] = line
    return Shape(_pitch(sorted(ratios)), dict(right), dict(edges))


def _pitch(ratios: list[float]) -> float:
    """The tightest spacing that is common: that of lines within a paragraph, not of rows or paragraphs."""
    for n, ratio in enumerate(ratios):
        near = bisect_right(ratios, 1.05 * ratio) - n
        if near >= max(2, len(ratios) // 25):
            return ratios[n + near // 2]
    return ratios[0] if ratios else 1.2


@dataclass(slots=True)
class _Paragraph:
    lines: list[Visual] = field(default_factory=list)

    def takes(self, line: Visual, shape: Shape) -> bool:
        before, text = self.lines[-1], line.segments[0].text
        if line.bullet or len(line.segments) > 1 or _PARAGRAPH_NUMBER.match(text):
            return False
        own, next_number = _WHOLE_NUMBER.match(self.lines[0].text), _WHOLE_NUMBER.match(text)
        if own and next_number and int(next_number[1]) == int(own[1]) + 1:
            return False
        if shape.parted(before, line) or shape.ended_short(before, line):
            return False
        if before.page != line.page:
            return not _ENDED.search(before.text)
        same_letters = abs(before.height - line.height) < 0.15 * before.height
        hanging = self.lines[0].bullet or _WHOLE_NUMBER.match(self.lines[0].text) is not None or len(self.lines) > 1
        moved = line.x0 - before.x0
        return same_letters and (
            abs(moved) <= _SLACK or (hanging and moved > 0) or (len(self.lines) == 1 and moved < 0)
        )

    def close(self) -> Line:
        first = self.lines[0]
        text = ""
        for line in self.lines:
            text = run_on(text, line.text)
        return Line(text, page=first.page, gap=True, bullet=first.bullet, turn=first.turn)


@dataclass(slots=True)
class _Row:
    """A table row. `number` is the segment of a narrow left column, if the row has one."""

    number: Segment | None
    lines: list[Visual]
    text_x: float
    first: Visual

    @classmethod
    def starting(cls, line: Visual) -> _Row | None:
        first = line.segments[0]
        if has_number(line):
            rest = line.segments[1:]
            text_x = rest[0].x0 if rest else first.x1 + _SLACK
            return cls(first, [_unmarked(replace(line, segments=rest))] if rest else [], text_x, line)
        if line.block or (len(line.segments) > 1 and not line.bullet):
            return cls(None, [line], line.segments[-1 if line.block else 1].x0, line)
        return None

    def takes(self, line: Visual, shape: Shape) -> bool:
        first = line.segments[0]
        last = self.lines[-1] if self.lines else self.first
        if self.number is None:
            return len(line.segments) == 1 and self._runs_on(last, line, shape)
        if first.x0 <= self.number.x1 and NUMBER_CELL.fullmatch(first.text):
            return False
        return first.x0 > self.number.x1 and not self._answers_anew(line, shape)

    def _answers_anew(self, line: Visual, shape: Shape) -> bool:
        """Whether a label is a row of its own below this one, its number cell empty: it has an answer beside it, or
        stands apart from the question above it."""
        if line.bullet or abs(line.x0 - self.text_x) > _SLACK or _LIST_MARK.fullmatch(line.segments[0].text):
            return False
        above = next((each for each in reversed(self.lines) if abs(each.x0 - self.text_x) <= _SLACK), None)
        if above is None:
            return False
        closed, parted = _ENDED.search(above.segments[0].text) is not None, shape.parted(above, line)
        return (closed or parted) if len(line.segments) > 1 else (closed and parted)

    def _runs_on(self, last: Visual, line: Visual, shape: Shape) -> bool:
        """Whether a lone segment goes on with the right cell, or with a label that has not come to its end."""
        if shape.parted(last, line):
            return False
        first, top = line.segments[0], self.first.segments
        if abs(first.x0 - self.text_x) <= _SLACK:
            return True
        open_label = not _ENDED.search(top[0].text) and _ENDED.search(first.text) is not None
        return open_label and abs(first.x0 - top[0].x0) <= _SLACK and first.x1 < self.text_x

    def join(self, line: Visual) -> None:
        """A further line of the same block, which may be the one that holds the row's number."""
        if self.number is None and has_number(line):
            self.number = line.segments[0]
            line = replace(line, segments=line.segments[1:])
        if line.segments:
            self.lines.append(line if self.number is None else _unmarked(line))
            self.text_x = min(self.text_x, line.x0)

    def add(self, line: Visual) -> None:
        self.lines.append(line if self.number is None else _unmarked(line))
        if self.number is not None:
            self.text_x = min(self.text_x, line.x0)

    def close(self, shape: Shape) -> Line | None:
        columns = columns_of([segment for line in self.lines for segment in line.segments])
        cells = [_cell(self.lines, left, right, shape) for left, right in columns]
        if self.number is not None:
            cells.insert(0, self.number.text)
        return row(cells, page=self.first.page, gap=True, turn=self.first.turn)


def _unmarked(line: Visual) -> Visual:
    """A list mark inside a cell, `(i)` or `1.`, joined to its text so that it is not taken for a column."""
    segments = line.segments
    if len(segments) > 1 and _LIST_MARK.fullmatch(segments[0].text):
        joined = replace(segments[1], x0=segments[0].x0, text=f"{segments[0].text} {segments[1].text}")
        return replace(line, segments=(joined, *segments[2:]), bullet=True)
    return line


def _cell(lines: list[Visual], left: float, right: float, shape: Shape) -> str:
    """The text of one column, lines of a paragraph joined by blanks and paragraphs by line ends."""
    out = ""
    before: Visual | None = None
    last: Segment | None = None
    for line in lines:
        inside = [segment for segment in line.segments if left - 1.0 <= segment.x0 <= right]
        if not inside:
            continue
        text = "  ".join(segment.text for segment in inside)
        listed = line.bullet and inside[0] is line.segments[0]
        if listed and not _LIST_MARK.match(text):
            text = f"- {text}"
        short = last is not None and shape.cell_ended_short(last, inside[0], line.height)
        last = inside[-1]
        if before is None:
            out = text
        elif listed or shape.parted(before, line) or _restyled(before, line) or short:
            out = f"{out}\n{text}"
        else:
            out = run_on(out, text)
        before = line
    return out


def _restyled(before: Visual, line: Visual) -> bool:
    """A bold title and the plain words below it are two things."""
    uniform = before.segments[0].font == before.segments[-1].last_font
    other = {segment.font for segment in line.segments} | {segment.last_font for segment in line.segments}
    return uniform and before.segments[0].font not in other and abs(before.x0 - line.x0) <= _SLACK


def assemble(lines: list[Visual], shape: Shape) -> Iterator[Line]:
    """Paragraphs and table rows in reading order; `shape` is that of the whole document."""
    held: _Paragraph | _Row | None = None
    for line in marked_blocks(lines, shape.parted):
        if line.block and isinstance(held, _Row) and held.first.block == line.block:
            held.join(line)
            continue
        if held is not None and not line.block and held.takes(line, shape):
            held.add(line) if isinstance(held, _Row) else held.lines.append(line)
            continue
        yield from _closed(held, shape)
        held = _Row.starting(line) or _Paragraph([line])
    yield from _closed(held, shape)


def _closed(held: _Paragraph | _Row | None, shape: Shape) -> Iterator[Line]:
    line = None if held is None else held.close() if isinstance(held, _Paragraph) else held.close(shape)
    if line is not None:
        yield line
