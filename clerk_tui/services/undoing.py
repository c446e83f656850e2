"""Undo: the last thing done turned back, as a new change."""

from __future__ import annotations

from clerk_tui.domain.errors import Conflict
from clerk_tui.register import history
from clerk_tui.register.changes import Change
from clerk_tui.register.history import CommandEntry
from clerk_tui.services.office import Office


def undo(office: Office, *, command_id: str | None = None) -> CommandEntry:
    """Turn back this clerk's newest change that is not yet undone. Refused where there is none, or it is published."""
    if command_id is not None and (done := history.command(office.register, command_id)) and done.undoes:
        entry = history.command(office.register, done.undoes)
        assert entry is not None
        return entry
    entry = history.last_undoable(office.register, office.who)
    changed = history.of_command(office.register, entry.id)

    def work(change: Change) -> None:
        if history.last_undoable(office.register, office.who, but=change.command.id).id != entry.id:
            raise Conflict("Somebody did something else in the meantime; look at the history, then undo again.")
        if any(each.record == "call_in_event" for each in changed):
            from clerk_tui.services.call_in_striking import turn_back_at_the_desk

            turn_back_at_the_desk(office, changed, lambda: history.turn_back(change, changed))
        else:
            history.turn_back(change, changed)

    office.register.run(
        office.command("undo", f"Undone: {entry.summary}", undoes=entry.id, command_id=command_id), work
    )
    return entry
