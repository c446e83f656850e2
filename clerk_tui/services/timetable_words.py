"""A checked timetable as plain lines: linear, fit for reading aloud; the screen shows the same words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.timetable import CheckedRow, Gate, Timetable
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.due_words import due_words

SHORT = {
    "TT-DATE": "Not read: the date",
    "TT-WEEKDAY": "Not read: the weekday",
    "TT-TIME": "The time was not read",
    "TT-BODY": "No body is named",
    "TT-KIND": "Its name does not say its kind",
    "TT-DAY": "Not a working day",
    "TT-AGENDA": "The agenda must be out earlier",
    "TT-NOTICE-5": "The agenda’s last day has passed",
    "TT-NOTICE-3": "The agenda’s last day has passed",
    "TT-NOTICE-28": "The 28-day notice has passed",
    "TT-OWN": "The council’s own limit has passed",
    "TT-RULE": "No call-in rule for this day",
    "TT-PUBLISH": "To be published in a closure",
    "TT-CALL-IN": "Call-in ends in a closure",
    "TT-EFFECT": "Takes effect in a closure",
    "TT-HEARING": "Too little time for a hearing",
    "TT-HORIZON": "Bank holidays not published yet",
    "TT-SAME-DAY": "Twice on one day",
    "TT-TWICE": "Listed twice",
    "TT-PAST": "In the past",
    "TT-RANGE": "Not everything can be counted",
}
"""A finding in a few words, for a line of a list; one that is not here is listed by its own sentence."""

BEHIND = {
    "TT-AGENDA": ("EN-AG5", "LGA-AG5", "WA-AG3"),
    "TT-NOTICE-5": ("EN-AG5", "LGA-AG5"),
    "TT-NOTICE-3": ("WA-AG3",),
    "TT-NOTICE-28": ("EN-KD28",),
    "TT-PUBLISH": ("EN-PUB", "WA-PUB"),
    "TT-CALL-IN": ("CI",),
    "TT-EFFECT": ("CI-EFFECT",),
    "TT-HEARING": ("CI-HEARING",),
}
"""The gates whose count stands behind a finding."""


def summary_lines(checked: Timetable, calendar: Calendar) -> list[str]:
    """What was checked, how many clashes there are, what was left out, and how old the calendar is."""
    holidays = f"Bank holidays as GOV.UK listed them on {format_date(calendar.as_of)}."
    return [f"{extent(checked)} {verdict(checked)}", *checked.notes, holidays]


def extent(checked: Timetable, say: Callable[[date], str] = format_date) -> str:
    """`12 meetings of 3 bodies, Wednesday 8 April 2026 to Friday 12 March 2027.`; `say` puts a date into words."""
    days = [row.day for row in checked.rows if row.day]
    bodies = len({row.body.casefold() for row in checked.rows if row.day and row.body})
    first, last = say(min(days)), say(max(days))
    when = first if first == last else f"{first} to {last}"
    return f"{_count(len(days), 'meeting')} of {_count(bodies, 'body', 'bodies')}, {when}."


def verdict(checked: Timetable) -> str:
    """`3 clashes in 2 rows. 1 row could not be read.`"""
    clashes, rows, unread = len(checked.clashes), checked.rows_with_clashes, checked.unreadable
    said = f"{_count(clashes, 'clash', 'clashes')} in {_count(rows, 'row')}." if clashes else "No clashes."
    return said + (f" {_count(unread, 'row')} could not be read." if unread else "")


def general_lines(checked: Timetable) -> list[str]:
    """What holds for the list as a whole."""
    return [f"The whole list. {finding_words(finding)}" for finding in checked.general]


def clash_lines(row: CheckedRow) -> list[str]:
    """A line for each clash of a row, with the meeting it belongs to."""
    return [f"{meeting_words(row)} {finding_words(finding)}" for finding in row.clashes]


def meeting_lines(row: CheckedRow) -> list[str]:
    """A meeting with its gates in order and everything found, advice too."""
    known = [f"{meeting_words(row)} {kind_words(row)}"] if row.day else [meeting_words(row)]
    return [*known, *map(gate_words, row.gates), *map(finding_words, row.findings)]


def meeting_words(row: CheckedRow) -> str:
    """`Row 2. Executive, Wednesday 8 April 2026 at 18:00.`"""
    if row.day is None:
        return f"Row {row.row}." + (f" {row.body}." if row.body else "")
    at = f" at {format_time(row.starts)}" if row.starts else ""
    return f"Row {row.row}. {row.body or 'No body'}, {format_date(row.day)}{at}."


_SAYS_SO = {"column": "as the list says", "register": "as the register has it", "name": "by its name"}


def kind_words(row: CheckedRow) -> str:
    """`Executive, by its name.`; what it is taken as, where nothing says it."""
    if row.kind is None:
        return "Taken as a committee, since its name does not say."
    return f"{row.kind.value.capitalize()}, {_SAYS_SO[row.kind_from]}."


def gate_words(gate: Gate) -> str:
    """`EN-AG5. Agenda and reports: by Friday 27 March 2026; the count alone allows Sunday 29 March 2026, when …`"""
    when = f" ({gate.when})" if gate.when else ""
    if gate.due:
        return f"{gate.id}. {gate.name}{when}: by {due_words(gate.day, gate.working_day)}."
    moved = "" if gate.day == gate.working_day else f" (first working day {format_date(gate.working_day)})"
    return f"{gate.id}. {gate.name}{when}: from {format_date(gate.day)}{moved}."


def finding_words(finding: Finding) -> str:
    """`Warning. Because of …`; what stops a row from being read says so in its own words. Its id is for scripts."""
    authority = f" [{finding.authority}]" if finding.authority else ""
    weight = "Not read" if finding.severity is Severity.BLOCKER else finding.severity.value.capitalize()
    return f"{weight}. {finding.says}{authority}"


def _count(n: int, one: str, many: str = "") -> str:
    return f"{n} {one if n == 1 else many or one + 's'}"
