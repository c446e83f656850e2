"""Tables whose cells are centred or set at the bottom, so that a number or an answer stands beside the middle of its
question or below it.

Where rows are set apart by white space, the lines between two gaps are one row. If numbers stand on the first line of
their rows, as they mostly do, nothing is done; if they mostly stand lower, each row is marked as one block.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from clerk_tui.documents.reading.columns import Visual, columns_of

# A number alone in a narrow left column: 14.1, 3.2a, 7 (a), 219., (ii), a), CO12.
NUMBER_CELL = re.compile(
    r"\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?[.)]?|\d{1,3}[.)]?\s?\([a-z]{1,4}\)|\(?[a-z]{1,4}[.)]|\(\d{1,2}\)|[A-Z]{1,4}\d{1,4}\.?"
)
Parted = Callable[[Visual, Visual], bool]


def has_number(line: Visual) -> bool:
    return not line.bullet and NUMBER_CELL.fullmatch(line.segments[0].text) is not None


def _groups(lines: list[Visual], parted: Parted) -> list[list[int]]:
    """The positions of the lines between two gaps, page by page."""
    groups: list[list[int]] = []
    for n, line in enumerate(lines):
        before = lines[n - 1] if n else None
        if before is None or before.page != line.page or parted(before, line):
            groups.append([])
        groups[-1].append(n)
    return groups


def _numbers(lines: list[Visual], group: list[int]) -> list[int]:
    return [n for n in group if has_number(lines[n])]


def _is_row(lines: list[Visual], group: list[int]) -> bool:
    """Whether the lines of a group can be one row: one number with all else right of it, or columns and no number."""
    numbers = _numbers(lines, group)
    if len(numbers) == 1:
        edge = lines[numbers[0]].segments[0].x1
        return all(lines[n].x0 > edge for n in group if n != numbers[0])
    # At the top of a page it may be the rest of the row before.
    segments = [segment for n in group for segment in lines[n].segments]
    return not numbers and not lines[group[0]].turn and len(columns_of(segments)) > 1


def _between_lines(lines: list[Visual], at: int) -> bool:
    """Whether a number stands between two lines, nearer to both than lines of text ever are: it is centred."""
    above, line, below = lines[at - 1 : at + 2]
    near = 0.95 * line.height
    return above.page == line.page == below.page and has_number(line) and line.y - above.y < near > below.y - line.y


def _centred(lines: list[Visual], group: list[int]) -> list[list[int]]:
    """The rows of a group that holds several, no white space between them: each number in the middle of its row.

    Empty if the lines cannot be parted so, as where numbers stand on the first line of rows of several lines.
    """
    for skipped in range(4 if lines[group[0]].turn else 1):
        rows, rest = [], group[skipped:]
        while rest:
            number = next((n for n in rest if has_number(lines[n])), None)
            if number is None:
                break
            end = 2 * lines[number].y - lines[rest[0]].y + 0.3 * lines[number].height
            row = [n for n in rest if lines[n].y <= end]
            if _numbers(lines, row) != [number] or not _is_row(lines, row):
                break
            rows.append(row)
            rest = rest[len(row) :]
        if not rest:
            return rows
    return []


def _lower(lines: list[Visual], rows: list[list[int]]) -> tuple[int, int]:
    """How many rows of several lines have their number below the first, and how many there are. The top of a page
    does not count: the rest of the row before may stand there."""
    told = [row for row in rows if len(row) > 1 and _numbers(lines, row) and not lines[row[0]].turn]
    return sum(_numbers(lines, row)[0] > row[0] for row in told), len(told)


def marked_blocks(lines: list[Visual], parted: Parted) -> list[Visual]:
    """The lines, those of one row marked with a number of their own if numbers mostly stand below the first line."""
    rows: list[list[int]] = []
    halfway = any(_between_lines(lines, n) for n in range(1, len(lines) - 1))
    for group in _groups(lines, parted):
        if _is_row(lines, group):
            rows.append(group)
        elif halfway and len(_numbers(lines, group)) > 1:
            rows.extend(_centred(lines, group))
    lower, told = _lower(lines, rows)
    if 2 * lower <= told:
        return lines
    out = list(lines)
    for block, row in enumerate(rows, 1):
        for n in row:
            out[n] = replace(lines[n], block=block)
    return out
