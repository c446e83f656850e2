"""Undo and redo, from wherever the clerk stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from clerk_tui.widgets.words import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from clerk_tui.app import ClerkApp
    from clerk_tui.services.office import Office


class TurningBack:
    """The keys of the app that take the last change back, and do it again."""

    _office: Office | None

    def action_undo(self) -> None:
        from clerk_tui.services.undoing import undo

        self._turn("Undone", undo)

    def action_redo(self) -> None:
        from clerk_tui.services.undoing import redo

        self._turn("Done again", redo)

    def _turn(self, done: str, turn: Callable[[Office], Any]) -> None:
        app, office = cast("ClerkApp", self), self._office
        if office is None:
            tell(app, "Choose a council first; then there is a register to work in.")
            return

        def turned(entry: Any) -> None:
            tell(app, f"{done}: {entry.summary}.")
            app.refresh_screens()

        app.do(lambda: turn(office), turned)
