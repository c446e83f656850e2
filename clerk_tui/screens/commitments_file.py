"""Commitments from a CSV file: what each row would do is shown, then all of it is taken or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from clerk_tui.domain.errors import ClerkError, InputError
from clerk_tui.screens.asking import done
from clerk_tui.screens.people_questions import wrong
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.commitments import listing
from clerk_tui.widgets.dialogs import AskLine, AskReason, Confirm, ShowText
from clerk_tui.widgets.words import tell

_WHICH = (
    "Which file? Columns: commitment and, where known, code, plan, theme, portfolio, responsible, by when, progress,"
    " progress date."
)


def existing(typed: str) -> Path:
    """The file that was typed; InputError where there is none."""
    path = Path(typed.strip()).expanduser()
    if not typed.strip() or not path.is_file():
        raise InputError(f"There is no file “{typed.strip()}”.")
    return path


async def take_file(screen: DeskWork[Any]) -> None:
    """Ask for the file, show what it would do, ask for a reason where something speaks against it, and take it."""
    app, office, desk = screen.app, screen.office, screen.desk
    answer = await app.push_screen_wait(AskLine("Commitments from a file", _WHICH, "", check=wrong(existing)))
    if answer is None:
        return
    path = existing(answer)
    try:
        data = listing.read_file(path)
        found = await done(screen, lambda: listing.preview(office, data))
        lines = [*found.notes, *(f"{row.row}. {row.says}" for row in found.rows), *found.doubts]
        said = "\n".join([found.says, "", *lines])
        if found.faults:
            app.push_screen(ShowText("Nothing is taken while a row cannot be read", said))
            return
        if not await app.push_screen_wait(Confirm("Take this list?", [said], yes="Take it", no="Leave it")):
            return
        reason = ""
        if found.doubts:
            ask_why = AskReason("What speaks against it", ["Why is it taken all the same?", *found.doubts[:3]])
            reason = await app.push_screen_wait(ask_why) or ""
        taken = await done(screen, lambda: listing.take(office, data, name=path.name, despite=reason))
    except ClerkError as error:
        desk.refuse(error)
        return
    desk.refresh_screens()
    tell(app, f"Taken. {taken.says} u takes it back.")
