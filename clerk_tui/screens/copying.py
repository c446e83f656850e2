"""Copying the recommendations into the resolution; words that stand there already are replaced only on a yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clerk_tui.domain.decision import Decision
from clerk_tui.domain.errors import ClerkError
from clerk_tui.register import decisions as records
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import decisions
from clerk_tui.widgets.dialogs import Confirm

_LINES = 4


def copy_recommendations(screen: DeskWork[Any], decision_id: int, copied: Callable[[Decision], None]) -> None:
    """Copy them; of a resolution that says something else both are shown first, and asked about."""
    office = screen.office
    typed = records.decision(office.register, decision_id).resolution

    def copy(over: str = "") -> None:
        screen.desk.do(lambda: decisions.copy_recommendations(office, decision_id, over=over), copied)

    def answered(yes: bool | None) -> None:
        if yes:
            copy(over=typed)

    try:
        new = decisions.resolution_from_report(office, decision_id)
    except ClerkError as error:
        screen.desk.refuse(error)
        return
    if not typed or typed == new:
        copy()
        return
    sentences = ["The resolution says something already.", f"Now:\n{_first(typed)}", f"Copied:\n{_first(new)}"]
    screen.app.push_screen(Confirm("Replace the resolution?", sentences, yes="Replace it", no="Leave it"), answered)


def _first(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return "\n".join(lines[:_LINES]) + ("\n…" if len(lines) > _LINES else "")
