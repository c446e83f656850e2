"""The foot of a screen: its keys in one drawn line, instead of a widget for each."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from clerk_tui.widgets.actions import Action, actions_of, groups_of, key_name
from clerk_tui.widgets.words import join

_ALWAYS = "everywhere.help"


class KeyBar(Widget):
    """The keys of one group of the registry; what does not fit is left to F1."""

    def __init__(self, screen: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._screen = screen

    def switch(self, screen: str) -> None:
        """Show the keys of another group."""
        self._screen = screen
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line."""
        return 1

    def render(self) -> Content:
        """Key and name, as many as fit, and Help."""
        return join(*_parts(self._screen, self.size.width))


def _parts(screen: str, width: int) -> list[tuple[str, str]]:
    shown = [action for group in groups_of(screen) for action in actions_of(group) if action.shown]
    last = next(action for action in shown if action.id == _ALWAYS)
    room = width - _width(last)
    chosen = []
    for action in shown:
        if action is not last and _width(action) <= room:
            chosen.append(action)
            room -= _width(action)
    return [
        part for action in [*chosen, last] for part in ((key_name(action.keys[0]), "bold"), (f" {action.name}  ", ""))
    ]


def _width(action: Action) -> int:
    return cell_len(f"{key_name(action.keys[0])} {action.name}  ")
