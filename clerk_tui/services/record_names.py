"""What a row of the register is called in a sentence: `D3 “Libraries”`, `the attendance 7 of D3`."""

from __future__ import annotations

from datetime import datetime

from clerk_tui.domain.dates import format_instant
from clerk_tui.domain.text import one_line
from clerk_tui.register.chain import Row

_LETTERS = {"decision": "D", "meeting": "M", "agenda_item": "I", "forward_plan_entry": "F", "call_in_request": "R",
            "agreed_action": "A", "commitment": "C", "commitment_plan": "P",
            "member_report": "E"}  # fmt: skip
LINKS = {
    "decision_id": "D", "forward_plan_entry_id": "F", "meeting_id": "M", "item_id": "I",
    "commitment_id": "C", "member_report_id": "E",
}  # fmt: skip
"""Columns that hold the number of another record, with its letter."""
_TITLES = ("title", "matter", "name", "label")
_KEPT_APART = frozenset({"exempt_text", "closed_title"})
_LONGEST = 60


def named(record: str, record_id: int, row: Row | None) -> str:
    """The row as a clerk knows it. What is kept apart as exempt is named without a word of it."""
    known = row or {}
    letter = _LETTERS.get(record)
    if record == "report" and known.get("numbered"):
        letter = "N"
    name = f"{letter}{record_id}" if letter else f"{one_line(record).replace('_', ' ')} {record_id}"
    # Where somebody put another record's name into an entry, what the row holds still tells a closed title.
    if record in _KEPT_APART or "exemption_id" in known:
        name = f"{name}, kept apart as exempt,"
    elif title := next((one_line(str(known[key])) for key in _TITLES if known.get(key)), ""):
        name = f"{name} “{title[: _LONGEST - 1] + '…' if len(title) > _LONGEST else title}”"
    if letter in {"D", "F", "M"}:
        return name
    of = next((f"{mark}{known[key]}" for key, mark in LINKS.items() if known.get(key)), "")
    return f"{name} of {of}" if of else name


def told_at(at: str, who: str) -> str:
    """`of Monday 9 October 2017 at 20:01 by anna`; says so where somebody made the time unreadable."""
    try:
        when = format_instant(datetime.fromisoformat(at))
    except (ValueError, OverflowError):
        when = "a time that cannot be read"
    return f"of {when} by {one_line(who)}"
