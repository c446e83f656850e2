"""A year's list of meetings out of CSV or a spreadsheet's cells: body, date and, where there are any, time and kind.

What cannot be read is a finding that names row and column; the other rows are read. Nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from functools import lru_cache

from clerk_tui.documents.reading.csv_rows import read_rows
from clerk_tui.domain.bodies import told_by_name
from clerk_tui.domain.dates import format_date, format_time, parse_date, parse_time, split_moment
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.sheet import Sheet, SheetFinding, SheetRow
from clerk_tui.domain.timetable import ListedMeeting

_BODY = (
    "committee", "committee name", "name of committee", "meeting", "meeting name", "name of meeting", "meeting title",
    "meeting of", "board", "panel", "name", "title", "subject",
)  # fmt: skip
_DATE = ("meeting date", "date of meeting", "start date", "date and time", "date time", "day and date", "when")
_TIME = ("start time", "time of meeting", "meeting time", "starting time", "starts at", "start", "starts")
_WEEKDAY = ("day", "day of week", "day of the week")
_KIND = ("kind of body", "body kind", "type of body", "body type")
_LAYOUTS = (
    {"body": _BODY, "date": _DATE, "time": _TIME, "weekday": _WEEKDAY, "kind": _KIND},
    # Without a column for the date a “Day” or a “Start” holds it.
    {"body": _BODY, "date": (*_DATE, "day"), "time": _TIME, "weekday": (), "kind": _KIND},
    {"body": _BODY, "date": (*_DATE, "start", "starts"), "time": ("start time",), "weekday": (), "kind": _KIND},
)
_REMEMBERED = 100_000


def read_timetable(data: bytes) -> tuple[tuple[ListedMeeting, ...], tuple[Finding, ...]]:
    """The rows of the list in order, and what was found of the file as a whole.

    InputError, in one sentence, where nothing of it can be read as a meeting.
    """
    sheet = _sheet(data)
    general = tuple(Finding(f.id, Severity.ADVICE, f.column, f.says) for f in sheet.findings if f.row is None)
    by_row: dict[int, list[Finding]] = {}
    for found in sheet.findings:
        if found.row is not None:
            by_row.setdefault(found.row, []).append(_row_finding(found, sheet))
    meetings = [_meeting(sheet, row, tuple(by_row.pop(row.number, ()))) for row in sheet]
    # A row of which no cell could be read stands in the findings only.
    meetings += [ListedMeeting(row, "", None, found=tuple(found)) for row, found in by_row.items()]
    if not meetings:
        raise InputError("There are column headings, but no meetings below them.")
    if all(meeting.day is None for meeting in meetings):
        first = next(iter(meetings[0].found)).says
        raise InputError(f"Not one row could be read as a meeting. {first}")
    return tuple(meetings), general


def _sheet(data: bytes) -> Sheet:
    refused: InputError | None = None
    for columns in _LAYOUTS:
        try:
            return read_rows(data, columns, ("body", "date"))
        except InputError as error:
            refused = refused or error
    assert refused is not None
    raise refused


def _row_finding(found: SheetFinding, sheet: Sheet) -> Finding:
    doubtful = found.row in sheet.doubtful
    return Finding(found.id, Severity.BLOCKER if doubtful else Severity.ADVICE, found.column, found.says)


def _meeting(sheet: Sheet, row: SheetRow, found: tuple[Finding, ...]) -> ListedMeeting:
    body = sheet.text(row, "body")
    if row.number in sheet.doubtful:
        return ListedMeeting(row.number, body, None, found=found)
    reading = _Row(sheet, row)
    day, starts = reading.moment()
    kind = reading.kind()
    return ListedMeeting(row.number, body, day, starts, (*found, *reading.body(body), *reading.found), kind)


class _Row:
    """The cells of one row; `found` grows as they are read."""

    def __init__(self, sheet: Sheet, row: SheetRow) -> None:
        self._sheet, self._row = sheet, row
        self.found: list[Finding] = []

    def body(self, body: str) -> Iterator[Finding]:
        if not body:
            yield self._finding("TT-BODY", "body", "no body is named, so only the date is checked.", Severity.WARNING)

    def kind(self) -> BodyKind | None:
        """What the row says the body is, in the words that names of bodies have."""
        typed = self._sheet.text(self._row, "kind")
        kind = told_by_name(typed)
        if typed and kind is None:
            says = f"“{typed}” is none of executive, council, scrutiny and committee, so the kind column is not used."
            self.found.append(self._finding("TT-KIND", "kind", says, Severity.WARNING))
        return kind

    def moment(self) -> tuple[date | None, time | None]:
        """Date and time; (None, None) where the date, or the weekday beside it, will not do."""
        typed = self._sheet.text(self._row, "date")
        if not typed:
            self._blocked("TT-DATE", "date", "there is no date.")
            return None, None
        day, clock, problem = _moment(typed)
        if day is None:
            self._blocked("TT-DATE", "date", problem)
            return None, None
        weekday = self._sheet.text(self._row, "weekday")
        if weekday and (problem := _weekday_problem(weekday, day)):
            self._blocked("TT-WEEKDAY", "weekday", problem)
            return None, None
        return day, self._time(clock)

    def _time(self, beside: time | None) -> time | None:
        """The time column's time; `beside` stood in the date's cell."""
        typed = self._sheet.text(self._row, "time")
        if not typed:
            return beside
        clock, problem = _clock(typed)
        if beside is not None and clock is not None and beside != clock:
            problem = f"{format_time(clock)} stands here and {format_time(beside)} beside the date."
            clock = None
        if problem:
            says = f"{problem} The meeting is taken without a time."
            self.found.append(self._finding("TT-TIME", "time", says, Severity.WARNING))
        return clock

    def _blocked(self, id: str, column: str, says: str) -> None:
        self.found.append(self._finding(id, column, says, Severity.BLOCKER))

    def _finding(self, id: str, column: str, says: str, severity: Severity) -> Finding:
        heading = self._sheet.heading(column)
        return Finding(id, severity, heading, f"Row {self._row.number}, column “{heading}”: {says}")


@lru_cache(maxsize=_REMEMBERED)
def _moment(typed: str) -> tuple[date | None, time | None, str]:
    """Date and time of a cell, or why it holds none."""
    try:
        day, clock = split_moment(typed)
    except InputError as error:
        return None, None, str(error)
    # A spreadsheet writes midnight beside a date that has no time.
    return day, None if clock == time(0) else clock, ""


@lru_cache(maxsize=_REMEMBERED)
def _clock(typed: str) -> tuple[time | None, str]:
    try:
        return parse_time(typed), ""
    except InputError as error:
        return None, str(error)


def _weekday_problem(weekday: str, day: date) -> str:
    try:
        parse_date(f"{weekday} {format_date(day, weekday=False)}")
    except InputError as error:
        return str(error)
    return ""
