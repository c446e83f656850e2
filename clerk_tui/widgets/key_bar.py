"""The foot of a screen: its keys in one drawn line, instead of a widget for each.

Where a text has the focus a letter is only typed, so the foot keeps to the keys that still do something there.
"""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from clerk_tui.widgets.action_table import NOT_AT_THE_FOOT
from clerk_tui.widgets.actions import Action, actions_of, groups_of, key_name
from clerk_tui.widgets.words import join

_ALWAYS = "everywhere.help"


class KeyBar(Widget):
    """The keys of one group of the registry that the focused part leaves free; what does not fit is left to F1."""

    def __init__(self, screen: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._screen = screen
        self._first: tuple[str, ...] = ()

    def on_mount(self) -> None:
        self.watch(self.screen, "focused", self._focus_moved, init=False)

    def _focus_moved(self) -> None:
        self.refresh()

    def switch(self, screen: str) -> None:
        """Show the keys of another group."""
        self._screen = screen
        self.refresh()

    def put_first(self, *actions: str) -> None:
        """Name the keys of these actions first, in this order, so that where room is short they are the ones seen."""
        if actions != self._first:
            self._first = actions
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line, and one above it on a rehearsed day."""
        return 2 if self._rehearsing else 1

    @property
    def _rehearsing(self) -> str:
        """The rehearsed time, where the screen has no headline that says it."""
        says = getattr(self.app, "rehearsing", None)
        return "" if says is None or getattr(self.screen, "says_the_time", False) else str(says())

    def render(self) -> Content:
        """Key and name, as many as fit, and Help; above them the time that is only rehearsed."""
        keys = _parts(self._screen, self.size.width, self.screen.focused, self._first)
        if now := self._rehearsing:
            return join((f"REHEARSING {now}", "bold reverse"), "\n", *keys)
        return join(*keys)


def _parts(screen: str, width: int, focused: Widget | None, first: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    idle = NOT_AT_THE_FOOT.get(screen, frozenset())
    of_screen = (action for group in groups_of(screen) for action in actions_of(group))
    shown = [action for action in of_screen if action.shown and action.id not in idle]
    shown.sort(key=lambda action: first.index(action.id) if action.id in first else len(first))
    keys = [(key_name(key), action) for action in shown if (key := _free_key(action, focused))]
    # A screen and one of its parts may give the same key for the same thing: it is said once.
    names = list({(key, action.name): (key, action) for key, action in keys}.values())
    last = next(each for each in names if each[1].id == _ALWAYS)
    room = width - _width(*last)
    chosen = []
    for each in names:
        if each is not last and _width(*each) <= room:
            chosen.append(each)
            room -= _width(*each)
    return [part for key, action in [*chosen, last] for part in ((key, "bold"), (f" {action.name}  ", ""))]


def _free_key(action: Action, focused: Widget | None) -> str:
    """The action's first key that the focused part does not take for itself; "" where it takes them all."""
    if focused is None or action.first:
        return action.keys[0]
    taken = focused.check_consume_key
    return next((key for key in action.keys if not taken(key, key if len(key) == 1 else None)), "")


def _width(key: str, action: Action) -> int:
    return cell_len(f"{key} {action.name}  ")
