"""Looking through the history: a filter as a clerk types it, the record a change was about, and its story in words."""

from __future__ import annotations

import json
import re
from datetime import date

from clerk_tui.domain.dates import format_instant, parse_date
from clerk_tui.domain.errors import InputError, NotFound
from clerk_tui.domain.text import one_line
from clerk_tui.register import committee_reports, decisions, history, journal, notices
from clerk_tui.register.history import CommandEntry
from clerk_tui.register.journal import Wanted
from clerk_tui.services.disposal_words import of_entries
from clerk_tui.services.office import Office
from clerk_tui.services.words import entry_lines

_LETTERS = {"M": "meeting", "D": "decision", "F": "forward_plan_entry", "I": "agenda_item", "R": "call_in_request",
            "A": "agreed_action", "C": "commitment", "P": "commitment_plan", "N": "report",
            "E": "member_report"}  # fmt: skip
_NUMBER = re.compile(r"([MDFIRACPNEmdfiracpne])(\d{1,12})")
_ASKED = re.compile(r"(?:^|\s)(who|from|to|ref):(\S*)")


def wanted(
    office: Office,
    words: str = "",
    *,
    who: str = "",
    first: date | None = None,
    last: date | None = None,
    ref: str = "",
) -> Wanted:
    """What to look for. `ref` is a number like M3, D2 or A1, or a reference; NotFound where there is none."""
    if first and last and first > last:
        raise InputError("The first day is after the last.")
    return Wanted(words, who, first, last, *(_row(office, ref) if ref.strip() else ("", 0)))


def typed(office: Office, text: str) -> Wanted:
    """A filter as it is typed: words, and `who:`, `from:`, `to:`, `ref:` among them. InputError says what is wrong."""
    given = {name: value for name, value in _ASKED.findall(text) if value}
    first, last = (parse_date(given[name]) if name in given else None for name in ("from", "to"))
    words = one_line(_ASKED.sub(" ", text)).strip()
    return wanted(office, words, who=given.get("who", ""), first=first, last=last, ref=given.get("ref", ""))


def _row(office: Office, ref: str) -> tuple[str, int]:
    numbered = _NUMBER.fullmatch(ref.strip())
    if numbered is None:
        return _by_reference(office, ref)
    record, number = _LETTERS[numbered[1].upper()], int(numbered[2])
    try:
        history.newest(office.register, record, number)
    except NotFound:
        if record == "decision":
            decisions.find(office.register, ref)
        raise
    return record, number


def _by_reference(office: Office, ref: str) -> tuple[str, int]:
    try:
        return "decision", decisions.find(office.register, ref)
    except NotFound:
        matter = notices.find_matter(office.register, ref)
        if matter.entry_id is None:
            raise
        return "forward_plan_entry", matter.entry_id


def about(office: Office, command_id: str) -> str:
    """The record that a change was mostly about, like D3; empty where it was about none that has a screen.

    A record that was taken away again since has none.
    """
    found: dict[str, str] = {}
    for record, row_id, text in journal.rows_of(office.register, command_id):
        row = json.loads(text or "{}")
        for letter, own, column in _OPENED:
            number = row_id if record == own else row.get(column)
            if number and letter not in found and _has_a_screen(office, own, int(number)):
                found[letter] = f"{letter}{number}"
    return next((found[letter] for letter, _, _ in _OPENED if letter in found), "")


_OPENED = (
    ("E", "member_report", "member_report_id"),
    ("A", "agreed_action", "action_id"),
    ("D", "decision", "decision_id"),
    ("F", "forward_plan_entry", "forward_plan_entry_id"),
    ("M", "meeting", "meeting_id"),
    ("C", "commitment", "commitment_id"),
    ("N", "report", "report_id"),
)


def _has_a_screen(office: Office, record: str, row_id: int) -> bool:
    # The report of an item is shown with its item; a committee report has a screen of its own.
    if record == "report":
        return committee_reports.is_one(office.register, row_id)
    return journal.is_there(office.register, record, row_id)


def story(office: Office, command_id: str) -> list[str]:
    """One thing that was done: who, when, what, each field with its content before and after, and why."""
    entry = history.command(office.register, command_id)
    if entry is None:
        raise NotFound("The history holds no such change.")
    entries = history.of_command(office.register, command_id)
    return [*headline(entry), "", *entry_lines(entries, of_entries(office, entries))]


def headline(entry: CommandEntry) -> list[str]:
    """When, by whom, and what was done."""
    return [
        f"{format_instant(entry.at)}, by {entry.who}{' (undone since)' if entry.undone else ''}",
        f"{entry.summary}.",
    ]
