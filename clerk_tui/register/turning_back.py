"""What an undo turns back and a redo does again: which command is next, and how its rows are put back.

An undo names the command that it turned back, a redo the undo; a command is undone while an undo of it stands that was
not itself turned back by a redo.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from clerk_tui.domain.errors import Conflict, Refused
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.history import COMMAND, CommandEntry, HistoryEntry, command_of
from clerk_tui.register.store import Register

_CORRECT = "press c on it, or run clerk-tui decision correct"
NEVER_UNDONE: Mapping[str, str] = {
    "init": "There is nothing to undo.",
    "publish": (
        "The last thing you did was a publication ({summary}); a published record is corrected, never undone: "
        f"{_CORRECT} {{refs}}."
    ),
    "decision correct": (
        "The last thing you did was a correction ({summary}); it is published, so it is corrected again, not undone: "
        f"{_CORRECT} {{refs}}."
    ),
    "forward-plan publish": (
        "The last thing you did was a publication ({summary}); what was published stands, so publish a new version of"
        " the notice (n on the forward plan, or clerk-tui forward-plan publish {refs}), or withdraw the matter."
    ),
    "retention dispose": (
        "The last thing you did was a disposal ({summary}); what was disposed of is gone, also from the history, so it"
        " is never undone. A safe copy that was made before it still holds it."
    ),
    "reports publish": (
        "The last thing you did was a publication ({summary}); what was published stands, so change the report and"
        " publish another version of it (p on the report, or clerk-tui reports publish {refs})."
    ),
}
"""Commands that are never undone, each with the sentence that says so and names the way there is instead."""
_LATER = "SELECT 1 FROM command AS later WHERE later.undoes = command.id"


def last_undoable(register: Register, who: str, *, but: str = "") -> CommandEntry:
    """This clerk's newest command that is neither undone nor itself an undo or a redo; Refused where there is none.

    `but` is the id of a command to leave out of account: the undo that is just being made.
    """
    row = register.read_one(
        f"{COMMAND} WHERE undoes IS NULL AND command.id <> ?1 AND who = ?2 AND NOT EXISTS ({_LATER}"
        " AND later.id <> ?1 AND NOT EXISTS (SELECT 1 FROM command AS redo WHERE redo.undoes = later.id))"
        " ORDER BY command.rowid DESC LIMIT 1",
        but,
        who,
    )
    if row is None:
        raise Refused(NEVER_UNDONE["init"])
    if sentence := NEVER_UNDONE.get(row["action"]):
        raise Refused(sentence.format(summary=row["summary"], refs=" ".join(_published_by(register, row["id"]))))
    return command_of(row)


_PUBLISHED = {
    "publication": ("D", "decision_id"),
    "forward_plan_version": ("F", "forward_plan_entry_id"),
    "member_report_version": ("E", "member_report_id"),
}
"""What a publication is of: the letter of its number, and the column that holds it."""


def _published_by(register: Register, command_id: str) -> Iterator[str]:
    """What a command published, as a clerk names it: D1 D2, or F3."""
    rows = register.read(
        "SELECT record, after FROM history WHERE command_id = ? AND record IN"
        " ('publication', 'forward_plan_version', 'member_report_version') ORDER BY seq",
        command_id,
    )
    for row in rows:
        made = json.loads(row["after"])
        letter, column = _PUBLISHED[row["record"]]
        yield f"{letter}{made[column]}"


def last_redoable(register: Register, who: str, *, but: str = "") -> CommandEntry:
    """This clerk's newest undo that was not turned back itself. Refused where there is none, or a change came since.

    `but` is the id of a command to leave out of account: the redo that is just being made.
    """
    row = register.read_one(
        f"{COMMAND} WHERE command.id <> ?1 AND who = ?2 AND action = 'undo' AND NOT EXISTS ({_LATER}"
        " AND later.id <> ?1) ORDER BY command.rowid DESC LIMIT 1",
        but,
        who,
    )
    if row is None:
        raise Refused("There is nothing to redo; only what you undid can be done again.")
    since = register.read_one(
        "SELECT summary FROM command WHERE undoes IS NULL AND who = ?1"
        " AND rowid > (SELECT rowid FROM command WHERE id = ?2) ORDER BY rowid DESC LIMIT 1",
        who,
        row["id"],
    )
    if since is not None:
        raise Refused(
            f"There is nothing to redo: you did something else since you last undid anything ({since['summary']})."
        )
    return command_of(row)


def turn_back(change: Change, entries: Sequence[HistoryEntry]) -> None:
    """Make every row what it was before these entries, the newest first; Conflict if a row has changed since."""
    if any(entry.before is None and entry.after is None for entry in entries):
        raise Refused(
            "What this changed was disposed of since, so it cannot be undone; the history says by whom and why."
        )
    for entry in reversed(entries):
        before: dict[str, Cell] | None = None if entry.before is None else json.loads(entry.before)
        if entry.after is None:
            assert before is not None
            change.restore(entry.record, before)
            continue
        # Versions only grow, also when an undo brings old content back, so content is what is compared.
        now, left = change.row_or_none(entry.record, entry.record_id), json.loads(entry.after)
        if now is None or {**now, "version": 0} != {**left, "version": 0}:
            raise Conflict("The record was changed again since then, so this cannot be undone by itself.")
        if before is None:
            change.remove(entry.record, entry.record_id)
        else:
            # Also where only something that hangs on the row had changed: then the row's version is what tells. Only
            # what differs is written: the schema lets some columns of a frozen row move, and no others.
            values = {name: cell for name, cell in before.items() if name != "version" and left[name] != cell}
            change.rewrite(entry.record, entry.record_id, int(str(now["version"])), **values)


def published_since(register: Register, entries: Sequence[HistoryEntry]) -> tuple[int, ...]:
    """Decisions that were published after these entries changed their record, or what hangs on it.

    That one person became another's name is no change of what a record says.
    """
    numbers = {number: entry.seq for entry in entries for number in _record_changed(entry)}
    return tuple(number for number, seq in sorted(numbers.items()) if _published_after(register, number, seq))


def _record_changed(entry: HistoryEntry) -> Iterator[int]:
    before, after = json.loads(entry.before or "{}"), json.loads(entry.after or "{}")
    row = after or before
    if entry.record == "decision":
        yield entry.record_id
    elif row.get("decision_id") is not None and (
        entry.record != "attendance" or not (before and after) or before["present"] != after["present"]
    ):
        yield int(row["decision_id"])


def _published_after(register: Register, decision_id: int, seq: int) -> bool:
    row = register.read_one(
        "SELECT 1 FROM publication JOIN history ON history.record = 'publication'"
        " AND history.record_id = publication.id WHERE publication.decision_id = ? AND publication.sequence = 1"
        " AND history.seq > ?",
        decision_id,
        seq,
    )
    return row is not None
