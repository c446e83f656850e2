"""A risk matrix: probability down the side (A to F), impact along the foot or the top (I to IV), risks by number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from clerk_tui.documents.reading.reports.fragments import words
from clerk_tui.documents.reading.reports.left_over import Desk, flat
from clerk_tui.documents.reading.source import Line
from clerk_tui.documents.reading.words import LABEL, plain
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.printed_reports import Level, PrintedRisk

_PROBABILITY = re.compile(r"(?P<name>[A-Za-z][A-Za-z ]{1,40}?)\s+\(?(?P<code>[A-H])\)?")
_PROBABILITY_FIRST = re.compile(r"\(?(?P<code>[A-H])\)?[\s.:–-]+(?P<name>[A-Z][a-z][A-Za-z ]{1,38})")
_IMPACT = re.compile(r"(?P<code>IV|V|I{1,3})\b[\s.:–-]*(?P<name>[A-Za-z][A-Za-z ]{2,40})")
_BROKEN = re.compile(r"(?<=[a-z])-\s+(?=[a-z])")
_NUMBERS = re.compile(r"\d{1,3}(?:\s*(?:,|&|and|\s)\s*\d{1,3})*")
_AXIS = re.compile(r"\W*(?:probability|likelihood|impact)\W*", re.IGNORECASE)
_LEAST = 3


@dataclass(slots=True)
class Matrix:
    """What was read: the steps of both sides, and where each number stands, by the codes of its row and column."""

    probabilities: list[Level] = field(default_factory=list)
    impacts: list[Level] = field(default_factory=list)
    placed: dict[str, tuple[str, str]] = field(default_factory=dict)
    risks: list[PrintedRisk] = field(default_factory=list)


def is_axis(text: str) -> bool:
    """Whether a line names a side of the matrix: `Probability ↓`."""
    return _AXIS.fullmatch(text[:LABEL]) is not None


def _probability(text: str) -> Level | None:
    folded = flat(text[:LABEL])
    match = _PROBABILITY.fullmatch(folded) or _PROBABILITY_FIRST.fullmatch(folded)
    return Level(match["code"], match["name"]) if match else None


def _impacts(line: Line) -> list[tuple[int, Level]]:
    """The columns of the matrix by their places in the row, where a line is their titles."""
    found = []
    for place, cell in enumerate(line.cells):
        match = _IMPACT.fullmatch(_BROKEN.sub("", flat(words(cell[:LABEL]))))
        if match:
            found.append((place, Level(match["code"], match["name"])))
        elif cell.strip() and not is_axis(cell):
            return []
    return found if len(found) >= _LEAST else []


def read_matrix(desk: Desk, places: list[int]) -> Matrix:
    """The matrix and the table of risks among these lines, which are then used."""
    matrix = Matrix()
    heads = [(n, found) for n in places if (found := _impacts(desk.lines[n]))]
    if heads:
        at, columns = heads[0]
        rows = _rows(desk, [n for n in places if n != at])
        # One letter alone is no matrix: `Class B` may be any line.
        if len(rows) >= _LEAST:
            desk.used.add(at)
            matrix.impacts = [level for _, level in columns]
            for n, level in rows:
                _place(desk, n, level, dict(columns), matrix)
    _described(desk, [n for n in places if n not in desk.used], matrix)
    _compare(desk, matrix)
    return matrix


def _rows(desk: Desk, places: list[int]) -> list[tuple[int, Level]]:
    found = []
    for n in places:
        line = desk.lines[n]
        level = _probability(words(line.cells[0] if line.cells else line.text))
        if level is not None:
            found.append((n, level))
    return found


def _place(desk: Desk, n: int, level: Level, columns: dict[int, Level], matrix: Matrix) -> None:
    """A row of the matrix: each number goes to the column that its cell stands in."""
    desk.used.add(n)
    matrix.probabilities.append(level)
    for place, cell in enumerate(desk.lines[n].cells[1:], 1):
        text = flat(words(cell))
        if not text:
            continue
        if place not in columns or not _NUMBERS.fullmatch(text):
            says = f"“{text[:60]}” in the row {level.name} of the risk matrix is no risk's number."
            desk.note("IMP-RISK", Severity.WARNING, f"risk matrix, {level.code}", says)
            desk.used.discard(n)
            continue
        for number in re.findall(r"\d+", text):
            if number in matrix.placed:
                says = f"Risk {number} stands in more than one cell of the matrix; the first was taken."
                desk.note("IMP-RISK", Severity.WARNING, f"risk {number}", says)
            matrix.placed.setdefault(number, (level.code, columns[place].code))


def _described(desk: Desk, places: list[int], matrix: Matrix) -> None:
    """The table of risks: a number and a description."""
    listed = False
    for n in places:
        cells = tuple(flat(words(cell)) for cell in desk.lines[n].cells)
        if len(cells) == 2 and re.fullmatch(r"(?:risk )?(?:no|number|ref)", plain(cells[0])):
            listed = True
        elif listed and len(cells) == 2 and re.fullmatch(r"\d{1,3}\.?", cells[0]):
            number = cells[0].rstrip(".")
            where = matrix.placed.get(number, (None, None))
            matrix.risks.append(PrintedRisk(number, cells[1], *where))
        elif listed and len(cells) == 2 and not cells[0] and matrix.risks:
            last = matrix.risks[-1]
            matrix.risks[-1] = replace(last, text=f"{last.text} {cells[1]}")
        else:
            continue
        desk.used.add(n)


def _compare(desk: Desk, matrix: Matrix) -> None:
    """What stands in the matrix and is not described, and what is described and not in it."""
    described = {risk.number for risk in matrix.risks}
    for risk in matrix.risks:
        if risk.probability is None:
            says = f"Risk {risk.number} is described but stands in no cell of the matrix."
            desk.note("IMP-RISK", Severity.WARNING, f"risk {risk.number}", says)
    for number, (probability, impact) in matrix.placed.items():
        if number not in described:
            says = f"Risk {number} stands in the matrix at {probability} {impact} but is not described."
            desk.note("IMP-RISK", Severity.WARNING, f"risk {number}", says)
            matrix.risks.append(PrintedRisk(number, None, probability, impact))
