"""A plan on a page: a theme a row, and three columns: what will be done, how that went, what is next by a day."""

from __future__ import annotations

import re
from dataclasses import replace

from clerk_tui.documents.reading.reports.fragments import points, words
from clerk_tui.documents.reading.reports.left_over import Desk, flat
from clerk_tui.documents.reading.source import Line, Source
from clerk_tui.documents.reading.titles import PLAN, fits
from clerk_tui.documents.reading.words import LABEL
from clerk_tui.documents.writing.plan_on_a_page import NO_THEME
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.printed_reports import PLAN_ON_A_PAGE, PlanOnAPage, PlanRow

_BY = re.compile(r"what (?:we will|will we) do by (.+)", re.IGNORECASE)
_HEAD = re.compile(r".{0,60}\bcouncil|(?:our )?plan on a page|draft\b.{0,40}", re.IGNORECASE)
"""What stands over the title of a plan: the council's name, and what kind of document it is."""
_PERIOD = re.compile(r"\((.+)\)")
_ADDRESS = re.compile(r"\b(?:https?://)?(?:www\.)?([\w-]{2,60}\.gov\.uk)\b", re.IGNORECASE)


def _columns(line: Line) -> tuple[str, ...] | None:
    """The titles of the three columns, where a line is their row; over the themes another may stand, like “Theme”."""
    filled = [cell for cell in line.cells if cell.strip()]
    if len(filled) not in {len(PLAN), len(PLAN) + 1}:
        return None
    titles = tuple(flat(words(cell[:LABEL])) for cell in filled[-len(PLAN) :])
    # A title cut off in its brackets goes on below: where no rules part the rows, each line would be taken for one.
    whole = all(title.count("(") == title.count(")") for title in titles)
    return titles if whole and fits(titles, PLAN) else None


def is_plan(source: Source) -> bool:
    return any(_columns(line) for line in source.lines)


def read_plan(source: Source, *, own: bool = False) -> PlanOnAPage:
    """The plan that a source holds. `own`: this program wrote it, and its title for rows without a theme is none."""
    desk = Desk(source)
    at = next(n for n, line in enumerate(source.lines) if _columns(line))
    columns = _columns(source.lines[at]) or ()
    desk.used.add(at)
    above = [n for n, line in enumerate(source.lines[:at]) if not line.cells]
    title = next((n for n in above if not _HEAD.fullmatch(flat(words(source.lines[n].text[:LABEL])))), None)
    if title is None:
        desk.missing("plan, title", "gives the plan no title")
    else:
        desk.used.add(title)
    rows = _rows(desk, at + 1, columns)
    if own:
        rows = [replace(row, theme=None) if row.theme == NO_THEME else row for row in rows]
    if not rows:
        desk.missing("plan, rows", "gives no rows below the titles of the columns")
    period, by = _PERIOD.search(columns[1]), _BY.match(columns[2])
    for name, found, says in (("period", period, "for which period it says"), ("by", by, "by when")):
        if found is None:
            desk.missing(f"plan, {name}", f"does not say {says} what was done", Severity.ADVICE)
    document = desk.document(PLAN_ON_A_PAGE, None)
    if address := _ADDRESS.search(source.text):
        says = f"The address of {address[1]} stands in it; say whether the plan is that council's."
        desk.note("IMP-HEAD", Severity.ADVICE, "document, council", says)
    return PlanOnAPage(
        document=document,
        title=None if title is None else flat(words(source.lines[title].text)),
        columns=columns,
        period=period[1] if period else None,
        by=by[1] if by else None,
        rows=tuple(rows),
        findings=desk.noticed(),
        unplaced=desk.unplaced(),
        text=source.text,
    )


def _rows(desk: Desk, start: int, columns: tuple[str, ...]) -> list[PlanRow]:
    """The rows; one that has no theme goes on with the one above it, as where a page ends in the middle of a row."""
    rows: list[PlanRow] = []
    for n in range(start, len(desk.lines)):
        line = desk.lines[n]
        if len(line.cells) < 2:
            continue
        if _columns(line) == columns:
            desk.used.add(n)
            continue
        theme, *rest = line.cells
        if len(rest) > len(columns):
            continue
        read = [points(cell) for cell in rest] + [((), False)] * (len(columns) - len(rest))
        desk.used.add(n)
        if any(guessed for _, guessed in read):
            says = "The list has lost its marks; its points were parted at capital letters. Check where each begins."
            desk.note("IMP-POINTS", Severity.WARNING, f"row {len(rows) + 1}, {flat(words(theme))}", says)
        cells = tuple(found for found, _ in read)
        if theme.strip() or not rows:
            rows.append(PlanRow(flat(words(theme)) or None, cells))
        else:
            rows[-1] = PlanRow(rows[-1].theme, tuple(map(_went_on, rows[-1].cells, cells)))
    return rows


def _went_on(above: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...]:
    """The points of a cell and what followed on the next page; a point begun above may end there."""
    if above and below and below[0][:1].islower():
        return (*above[:-1], f"{above[-1]} {below[0]}", *below[1:])
    return above + below
