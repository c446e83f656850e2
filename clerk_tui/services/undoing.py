"""Undo: the last thing done turned back, as a new change."""

from __future__ import annotations

from clerk_tui.register import history
from clerk_tui.register.changes import Change
from clerk_tui.register.history import CommandEntry
from clerk_tui.services.office import Office


def _turn_back(office: Office, entry: CommandEntry, command_id: str | None) -> None:
    changed = history.of_command(office.register, entry.id)

    def work(change: Change) -> None:
        history.turn_back(change, changed)

    command = office.command("undo", f"Undone: {entry.summary}", undoes=entry.id, command_id=command_id)
    office.register.run(command, work)


def undo(office: Office, *, command_id: str | None = None) -> CommandEntry:
    """Turn back the newest change that is not yet undone. Refused where there is none, or it was a publication."""
    entry = history.last_undoable(office.register)
    _turn_back(office, entry, command_id)
    return entry
