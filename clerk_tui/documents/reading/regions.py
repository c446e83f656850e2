"""Where the front sheet ends and where each report begins."""

from __future__ import annotations

import re
from itertools import pairwise

from clerk_tui.documents.reading.head import is_head
from clerk_tui.documents.reading.source import Line
from clerk_tui.documents.reading.when import first_time, only_date
from clerk_tui.documents.reading.words import BLANK_PAGE, SHORT, all_capitals

_REPORT_TO = re.compile(
    r"report to\s*(?::|$)|report to the (?:full )?(?:council|cabinet|executive|\w+ committee)\b", re.I
)
_FIRST = re.compile(
    r"1(?:\.0)?[.)]?\s+(?:the\s+)?(?:purpose|recommendation|summary|executive summary|introduction|background|"
    r"decision|reason|synopsis|what is|report)\b",
    re.IGNORECASE,
)
_DOTTED_FIRST = re.compile(r"1\.0\s+\S")
_LATER = re.compile(r"(?:[2-9]|1\d)\.0\s+\S")
_PLACED_ITEM = re.compile(r"\(pages?\s+\d|\(pdf\s", re.IGNORECASE)
# Lines of a head above its first section, and how far down a head may run.
_ABOVE, _BELOW = 8, 14


def _labels(lines: tuple[Line, ...], start: int) -> int:
    return sum(1 for line in lines[start : start + 8] if _head_line(line))


def _head_line(line: Line) -> bool:
    if line.cells and len(line.cells) == 2:
        return is_head("  ".join(line.cells), line.cells[1]) or is_head(line.text)
    return len(line.text) <= 160 and is_head(line.text)


def _begins(lines: tuple[Line, ...], n: int) -> bool:
    """Whether a report's labelled head begins here."""
    text = lines[n].text
    if _REPORT_TO.match(text) and _labels(lines, n) + (not _head_line(lines[n])) >= 2:
        return True
    return _head_line(lines[n]) and _labels(lines, n) >= 3


def _climb(lines: tuple[Line, ...], n: int, floor: int) -> int:
    """From a first section up to the top of its unlabelled head: a title, `REPORT OF …`."""
    top = n
    for at in range(n - 1, max(floor, n - _ABOVE) - 1, -1):
        text = lines[at].text[:SHORT]
        if only_date(text) or first_time(text) or BLANK_PAGE.fullmatch(text) or _PLACED_ITEM.search(text):
            break
        if _LATER.match(text) or text.rstrip().endswith(".") or len(text) > 160:
            break
        if not (all_capitals(text) or _head_line(lines[at]) or at == n - 1):
            break
        top = at
    return top


def split(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], list[tuple[Line, ...]]]:
    """The lines before the first report, and the lines of each report up to the next."""
    starts: list[int] = []
    open_since = -1
    passed = False
    for n, line in enumerate(lines):
        if _begins(lines, n) and (open_since < 0 or passed):
            starts.append(n)
            open_since, passed = n, False
        elif _FIRST.match(line.text) or _DOTTED_FIRST.match(line.text):
            below_head = open_since >= 0 and not passed and n - open_since <= _BELOW
            if not below_head and (open_since < 0 or passed) and _sections_follow(lines, n):
                starts.append(_climb(lines, n, starts[-1] if starts else 0))
                open_since, passed = starts[-1], False
        elif _LATER.match(line.text):
            passed = open_since >= 0
    regions = [lines[a:b] for a, b in pairwise([*starts, len(lines)])]
    return lines[: starts[0]] if starts else lines, regions


def _sections_follow(lines: tuple[Line, ...], n: int) -> bool:
    """A first section alone may be an agenda item or an appendix's chapter; a report has 1.1 and a second."""
    follows = lines[n + 1 : n + 60]
    dotted = any(re.match(r"1\.1\b", line.text) for line in follows)
    return dotted and any(re.match(r"2(?:\.0)?[.)]?\s+\S|2\.1\b", line.text) for line in follows)
