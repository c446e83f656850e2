"""A list of people and their seats out of CSV: name, body, role, from, to and, where known, title, kind and ward.

What cannot be read in a row is a sentence that names row and column. Nothing is filled in.
"""

from __future__ import annotations

from datetime import date

from clerk_tui.documents.reading.csv_rows import read_rows
from clerk_tui.domain.dates import parse_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.people import ListedSeat, PersonKind, Role, bare_name, read_role
from clerk_tui.domain.sheet import Sheet, SheetRow

_COLUMNS = {
    "name": ("person", "member", "councillor", "councillor name", "full name", "member name"),
    "body": ("committee", "committee name", "body name", "board", "panel"),
    "role": ("position", "part", "office"),
    "from": ("start", "start date", "since", "date from", "valid from", "appointed", "begins"),
    "to": ("end", "end date", "until", "date to", "valid to", "ends"),
    "title": ("post", "job title", "portfolio"),
    "kind": ("kind of body", "body kind", "type of body", "body type"),
    "ward": ("division", "electoral division", "ward name", "division name", "electoral ward"),
}
OFFICERS = "Officers"
"""The body among whose seats the posts of officers are kept."""
MOST = 20_000
"""Rows taken at once: more than every seat of a council in a century."""


def read_people(data: bytes) -> tuple[tuple[ListedSeat, ...], tuple[str, ...]]:
    """The rows of the list in order, and what was found of the file as a whole.

    InputError, in one sentence, where it is no CSV, has no column of names or no rows.
    """
    sheet = read_rows(data, _COLUMNS, ("name",))
    if len(sheet.rows) > MOST:
        raise InputError(f"This list has more than {MOST:,} rows; split it and read the parts.")
    by_row: dict[int, list[str]] = {}
    for found in sheet.findings:
        if found.row is not None and found.row in sheet.doubtful:
            by_row.setdefault(found.row, []).append(found.says)
    seats = tuple(_seat(sheet, row, tuple(by_row.get(row.number, ()))) for row in sheet)
    if not seats:
        raise InputError("There are column headings, but no people below them.")
    return seats, tuple(found.says for found in sheet.findings if found.row not in sheet.doubtful)


def _seat(sheet: Sheet, row: SheetRow, faults: tuple[str, ...]) -> ListedSeat:
    name, body, role = (sheet.text(row, column) for column in ("name", "body", "role"))
    found = list(faults)
    first, last = _day(sheet, row, "from", found), _day(sheet, row, "to", found)
    kind = _kind(sheet, row, found)
    officer = role.casefold() == PersonKind.OFFICER.value
    ward = sheet.text(row, "ward")
    if officer and not body and (first or last):
        # A post with its days is a seat among the officers; without days it is the title of the officer.
        body, kind, role = OFFICERS, BodyKind.OFFICERS, Role.OFFICER
    if not any(char.isalpha() for char in bare_name(name)):
        found.append(f"Row {row.number}, {sheet.heading('name')}: there is no name.")
    if first is not None and last is not None and last < first:
        found.append(f"Row {row.number}, {sheet.heading('to')}: the seat ends before it begins.")
    if not body and not ward and (first or last or (role and not officer)):
        found.append(f"Row {row.number}, {sheet.heading('body')}: there is a role or a day, but no body for it.")
    return ListedSeat(
        row.number, bare_name(name), body, read_role("" if officer and kind is not BodyKind.OFFICERS else role), first,
        last, sheet.text(row, "title"), officer, kind, tuple(found), ward,
    )  # fmt: skip


def _day(sheet: Sheet, row: SheetRow, column: str, faults: list[str]) -> date | None:
    typed = sheet.text(row, column)
    if not typed:
        return None
    try:
        return parse_date(typed)
    except InputError as error:
        faults.append(f"Row {row.number}, {sheet.heading(column)}: {error}")
        return None


def _kind(sheet: Sheet, row: SheetRow, faults: list[str]) -> BodyKind | None:
    typed = sheet.text(row, "kind").casefold()
    if not typed:
        return None
    if typed not in {kind.value for kind in BodyKind}:
        kinds = ", ".join(kind.value for kind in BodyKind)
        faults.append(f"Row {row.number}, {sheet.heading('kind')}: “{typed}” is none of {kinds}.")
        return None
    return BodyKind(typed)
