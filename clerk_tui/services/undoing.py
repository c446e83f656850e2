"""Undo: the last thing done turned back, as a new change. Redo: what was undone done again, as a new change."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from clerk_tui.domain.errors import Conflict, Refused
from clerk_tui.register import forward_plan, history, turning_back
from clerk_tui.register.changes import Change
from clerk_tui.register.history import CommandEntry, HistoryEntry
from clerk_tui.services.office import Office

_Next = Callable[[str], CommandEntry]
"""Which command would be turned back now, one being left out of account by its id."""


def undo(office: Office, *, command_id: str | None = None) -> CommandEntry:
    """Turn back this clerk's newest change that is not yet undone. Refused where there is none, or it is published."""
    if done := _done_before(office, command_id):
        return done

    def next_one(but: str) -> CommandEntry:
        return turning_back.last_undoable(office.register, office.who, but=but)

    entry = next_one("")
    _turn_back(office, "undo", f"Undone: {entry.summary}", entry, next_one, command_id)
    return entry


def redo(office: Office, *, command_id: str | None = None) -> CommandEntry:
    """Do again what this clerk undid last; the command that was undone comes back.

    Refused where nothing is undone, or this clerk changed something else since.
    """
    if done := _done_before(office, command_id):
        return _undone_by(office, done)

    def next_one(but: str) -> CommandEntry:
        return turning_back.last_redoable(office.register, office.who, but=but)

    entry = next_one("")
    undone = _undone_by(office, entry)
    _turn_back(office, "redo", f"Done again: {undone.summary}", entry, next_one, command_id)
    return undone


def _done_before(office: Office, command_id: str | None) -> CommandEntry | None:
    """What this very command turned back, if it was done already."""
    done = history.command(office.register, command_id) if command_id is not None else None
    return history.command(office.register, done.undoes) if done and done.undoes else None


def _undone_by(office: Office, entry: CommandEntry) -> CommandEntry:
    assert entry.undoes is not None
    found = history.command(office.register, entry.undoes)
    assert found is not None
    return found


def _turn_back(
    office: Office, action: str, summary: str, entry: CommandEntry, next_one: _Next, command_id: str | None
) -> None:
    changed = history.of_command(office.register, entry.id)

    def work(change: Change) -> None:
        if next_one(change.command.id).id != entry.id:
            raise Conflict(f"Somebody did something else in the meantime; look at the history, then {action} again.")
        _published_stays(office, changed)
        _key_tests_stay(office, changed)
        if any(each.record == "call_in_event" for each in changed):
            from clerk_tui.services.call_in_striking import turn_back_at_the_desk

            turn_back_at_the_desk(office, changed, lambda: turning_back.turn_back(change, changed))
        else:
            turning_back.turn_back(change, changed)

    office.register.run(office.command(action, summary, undoes=entry.id, command_id=command_id), work)


def _published_stays(office: Office, changed: Sequence[HistoryEntry]) -> None:
    """Refused where a record was published since: what it then said is neither taken away nor put back."""
    if since := turning_back.published_since(office.register, changed):
        refs = " and ".join(f"D{number}" for number in since)
        raise Refused(
            f"{refs} was published since then; a published record is corrected, never changed: press c on it, or run"
            f" clerk-tui decision correct D{since[0]}."
        )


def _key_tests_stay(office: Office, changed: Sequence[HistoryEntry]) -> None:
    """Refused where this would take away a key test of a matter whose notice was published."""
    for each in changed:
        if each.record != "key_test" or each.after is None:
            continue
        entry = forward_plan.entry(office.register, int(json.loads(each.after)["forward_plan_entry_id"]))
        if forward_plan.versions(office.register, entry.id):
            raise Refused(
                f"The key test of {entry.reference} belongs to a published notice, so it stays on the record;"
                " take the test again with the right answers."
            )
