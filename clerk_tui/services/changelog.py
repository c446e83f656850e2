"""What became of one decision record: each change of it and of what hangs on it, fit to be read out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from clerk_tui.register import decisions as rows
from clerk_tui.register import history, journal
from clerk_tui.register.chain import Cell
from clerk_tui.register.history import HistoryEntry, differences
from clerk_tui.services.office import Office

_NAMES = {
    "decision": "record",
    "notice": "key-decision notice",
    "urgency": "urgency",
    "attendance": "attendance",
    "check_override": "override",
    "exempt_override": "match of exempt words gone past",
    "exempt_text": "exempt information, kept apart and not shown here",
    "consent_step": "answer of the consent chain",
    "exemption": "why it is taken in private",
    "representation": "representation against meeting in private",
    "closed_title": "closed title, kept apart and not shown here",
    "publication": "publication",
    "correction": "correction",
    "disposal": "disposal of what need not be kept",
    "window_change": "call-in window moved after publication",
    "window_kept": "call-in window kept as published",
}
_INSIDE = frozenset(
    {
        "id", "decision_id", "person_id", "urgency_id", "exemption_id", "item_id", "forward_plan_entry_id", "position",
        "snapshot", "counts", "publication_id", "corrects_id", "overrides",
        "entries_sha256",
    }
)  # fmt: skip
"""Columns that tell a reader nothing; the snapshot is read as the notice."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """`record` is the table, `said` its name in words, `changed` each field with its content before and after."""

    seq: int
    at: datetime
    who: str
    action: str
    record: str
    said: str
    changed: dict[str, tuple[Cell, Cell]]
    why: str
    hash: str


def changes_of(office: Office, decision_id: int) -> list[RecordChange]:
    """The changes of a decision record, the oldest first. Exempt text is not in them: only that it changed."""
    names = {a.person.id: a.person.name for a in rows.decision(office.register, decision_id).attendance}
    entries = history.of_decision(office.register, decision_id)
    return [_change(entry, names) for entry in entries if differences(entry)]


def changes_of_record(office: Office, record: str, record_id: int) -> list[RecordChange]:
    """The changes of any other row and of what hangs on it, the oldest first."""
    return [
        _change(entry, {}) for entry in journal.entries_of(office.register, record, record_id) if differences(entry)
    ]


def _change(entry: HistoryEntry, names: dict[int, str]) -> RecordChange:
    said = _NAMES.get(entry.record, entry.record.replace("_", " "))
    if entry.record == "attendance":
        said = f"{said} of {names.get(_person(entry), 'a member no longer summoned')}"
    changed = {name: pair for name, pair in differences(entry).items() if name not in _INSIDE and any(map(_told, pair))}
    if entry.record in {"exempt_text", "closed_title"}:
        changed = {}
    return RecordChange(
        entry.seq, entry.at, entry.who, entry.action, entry.record, said, changed, entry.why, entry.hash
    )


def _told(cell: Cell) -> bool:
    return cell is not None and cell != ""


def _person(entry: HistoryEntry) -> int:
    row = json.loads(entry.after or entry.before or "{}")
    return int(row.get("person_id", 0))
