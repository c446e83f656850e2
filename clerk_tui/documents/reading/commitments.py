"""A list of commitments out of CSV: code, what will be done, plan, theme, portfolio, by when; progress where there is.

What cannot be read in a row is a sentence that names row and column. Nothing is filled in.
"""

from __future__ import annotations

from clerk_tui.documents.reading.csv_rows import read_rows
from clerk_tui.domain.commitments import ListedCommitment
from clerk_tui.domain.dates import parse_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.sheet import Sheet, SheetRow

_COLUMNS = {
    "text": ("commitment", "what", "what we will do", "what will be done", "objective", "action", "description"),
    "code": ("ref", "reference", "number"),
    "plan": ("strategy", "plan name"),
    "theme": ("priority", "heading"),
    "portfolio": ("portfolio name",),
    "owner": ("responsible", "lead", "lead officer", "lead member"),
    "parent": ("under", "objective code"),
    "begins_on": ("begins", "from", "start", "start date"),
    "due": ("by when", "by", "due date", "deadline", "target date", "what we will do by"),
    "due_on": ("last day",),
    "progress": ("progress update", "update", "how have we done", "comment"),
    "made_on": ("progress date", "date of progress", "updated", "date updated"),
    "author": ("progress author", "updated by"),
    "period": ("progress period", "reporting period"),
}
_TOLD = ("made_on", "author", "period")
_DAYS = ("begins_on", "due_on", "made_on")
MOST = 2_000
"""Rows taken at once: more than every commitment of a council in a generation."""


def read_commitments(data: bytes) -> tuple[tuple[ListedCommitment, ...], tuple[str, ...]]:
    """The rows of the list in order, and what was found of the file as a whole.

    InputError, in one sentence, where it is no CSV, has no column of what will be done or no rows.
    """
    sheet = read_rows(data, _COLUMNS, ("text",))
    if len(sheet.rows) > MOST:
        raise InputError(f"This list has more than {MOST:,} rows; split it and read the parts.")
    by_row: dict[int, list[str]] = {}
    for found in sheet.findings:
        if found.row is not None and found.row in sheet.doubtful:
            by_row.setdefault(found.row, []).append(found.says)
    listed = tuple(_listed(sheet, row, by_row.get(row.number, [])) for row in sheet)
    if not listed:
        raise InputError("There are column headings, but no commitments below them.")
    return listed, tuple(found.says for found in sheet.findings if found.row not in sheet.doubtful)


def _listed(sheet: Sheet, row: SheetRow, faults: list[str]) -> ListedCommitment:
    cells = {column: sheet.text(row, column) for column in _COLUMNS}
    found = list(faults)
    for column in _DAYS:
        if cells[column]:
            try:
                parse_date(cells[column])
            except InputError as error:
                found.append(f"Row {row.number}, {sheet.heading(column)}: {error}")
    if not cells["text"]:
        found.append(f"Row {row.number}, {sheet.heading('text')}: it does not say what will be done.")
    told = {name: cells[name] for name in _TOLD if cells[name]}
    progress = {"text": cells["progress"], **told} if cells["progress"] else {}
    if told and not progress:
        found.append(f"Row {row.number}: it dates progress, but says nothing of it.")
    typed = {name: text for name, text in cells.items() if text and name not in {"progress", "plan", *_TOLD}}
    return ListedCommitment(row.number, cells["plan"], typed, progress, tuple(found))
