"""The frame of every small question: a title, what is inside, and the keys at the foot."""

from __future__ import annotations

from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from clerk_tui.widgets.actions import actions_of, key_name
from clerk_tui.widgets.reader import Reader
from clerk_tui.widgets.words import Words

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """The frame of every modal: a title, what is inside, and the keys at the foot."""

    goes_back = False
    """Whether leaving it leads to the question before, which the foot then says."""

    def frame(self, title: str, *inside: Widget, foot: str, wide: bool = False) -> ComposeResult:
        """Yield this from `compose`. What is read rather than answered is `wide` where the terminal has the room."""
        with Vertical(classes="dialog wide" if wide else "dialog"):
            yield Words(title, classes="dialog-title")
            yield from inside
            yield Words(foot, classes="dialog-foot")

    def keys(self, group: str, *more: str) -> str:
        """The foot of a dialog: its keys in words."""
        own = [(action, " or ".join(key_name(key) for key in action.keys[:2])) for action in actions_of(group)]
        back = "Back one question"
        named = [f"{keys}  {back if self.goes_back and action.does == 'close' else action.name}" for action, keys in own
                 if action.shown]  # fmt: skip
        return "    ".join([*more, *named])

    def action_close(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


def scrolled(text: str) -> Reader:
    """Text that scrolls by keys when it is longer than the dialog."""
    return Reader(text, classes="dialog-text")


def text_width(terminal: int) -> int:
    """So many columns a text has in a wide dialog on a terminal of that many: at most 98, at 80 columns 72."""
    return min(104, terminal * 98 // 100) - 6
