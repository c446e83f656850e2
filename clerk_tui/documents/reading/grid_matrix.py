"""A risk matrix in a PDF: labels down the side, titles along the foot, numbers whose column only their place tells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from clerk_tui.documents.reading.columns import Segment, Visual
from clerk_tui.documents.reading.source import Line, row

_SIDE = re.compile(r".{0,20}\b(?:probability|likelihood)\W*", re.IGNORECASE)
_FOOT = re.compile(r"(?:IV|V|I{1,3})\b[\s.:–-]*[\w -]{0,40}")
_LETTER = re.compile(r"(?:.*\s)?\(?[A-H]\)?")
_MOST_LINES, _LEAST = 40, 3


@dataclass(frozen=True, slots=True)
class Matrix:
    """The rows of the matrix and, last, the titles of its columns; `end` is the first line after it."""

    rows: tuple[Line, ...]
    end: int


@dataclass(slots=True)
class _Held:
    line: Visual
    label: list[str] = field(default_factory=list)
    cells: dict[int, list[str]] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        return bool(self.label) and _LETTER.fullmatch(" ".join(self.label)) is not None


def matrix_at(lines: list[Visual], n: int) -> Matrix | None:
    """The matrix below the line that names its side, `Probability ↓`; None where there is none."""
    if not _SIDE.fullmatch(lines[n].segments[-1].text[:60]):
        return None
    foot = next((m for m in range(n + 1, min(n + _MOST_LINES, len(lines))) if _is_foot(lines[m])), None)
    if foot is None:
        return None
    columns, titles, end = _titles(lines, foot)
    held = _held(lines[n + 1 : foot], columns)
    if sum(each.whole for each in held) < _LEAST:
        return None
    made = [_line(each, len(columns)) for each in held]
    head = row(["", *titles], page=lines[foot].page, gap=True)
    return Matrix(tuple(each for each in (*made, head) if each is not None), end)


def _is_foot(line: Visual) -> bool:
    return len(line.segments) >= _LEAST and all(_FOOT.fullmatch(segment.text[:60]) for segment in line.segments)


def _titles(lines: list[Visual], foot: int) -> tuple[list[tuple[float, float]], list[str], int]:
    """Where the columns reach, their titles, and the first line after them; a title may run over lines."""
    columns = [(segment.x0, segment.x1) for segment in lines[foot].segments]
    titles = [segment.text for segment in lines[foot].segments]
    end = foot + 1
    while end < len(lines) and end < foot + 4:
        line = lines[end]
        near = line.page == lines[foot].page and line.y - lines[end - 1].y < 2.0 * line.height
        if not near or line.x0 < columns[0][0] - line.height or _is_foot(line):
            break
        for segment in line.segments:
            at = _nearest(columns, segment)
            columns[at] = (min(columns[at][0], segment.x0), max(columns[at][1], segment.x1))
            titles[at] = f"{titles[at]} {segment.text}"
        end += 1
    return columns, titles, end


def _nearest(columns: list[tuple[float, float]], segment: Segment) -> int:
    middle = (segment.x0 + segment.x1) / 2
    return min(range(len(columns)), key=lambda n: max(columns[n][0] - middle, middle - columns[n][1], 0.0))


def _held(lines: list[Visual], columns: list[tuple[float, float]]) -> list[_Held]:
    """The rows: a label ends with its letter, and what stands right of it until the next label is in its row."""
    rows: list[_Held] = []
    for line in lines:
        for segment in line.segments:
            label = (segment.x0 + segment.x1) / 2 < columns[0][0]
            if not rows or (label and rows[-1].whole):
                rows.append(_Held(line))
            if label:
                rows[-1].label.append(segment.text)
            else:
                rows[-1].cells.setdefault(_nearest(columns, segment), []).append(segment.text)
    return rows


def _line(held: _Held, count: int) -> Line | None:
    cells = [" ".join(held.cells.get(n, [])) for n in range(count)]
    return row([" ".join(held.label), *cells], page=held.line.page, gap=True, turn=held.line.turn)
