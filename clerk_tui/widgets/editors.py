"""Textual's line editor made fit for a form: compact, without blinking, and taking in clean text only."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Input
from textual.widgets.input import Selection

from clerk_tui.domain.text import clean
from clerk_tui.widgets.actions import bindings_for


def on_one_line(text: str) -> str:
    """Clean text with each line end and tab as a blank; nothing else is folded."""
    return clean(text).replace("\n", " ").replace("\t", " ")


class LineEditor(Input):
    """One line of text. Pasted lines are joined, not lost."""

    BINDINGS = bindings_for("line")

    class Went(Message):
        """The clerk wants the next field (`step` 1) or the one before (-1)."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self) -> None:
        # Text selected on arrival would be gone with the first letter typed.
        super().__init__(select_on_focus=False, compact=True)
        self.cursor_blink = False
        self.frozen = False

    def put(self, text: str) -> None:
        """Set the text without a `Changed` message; the cursor goes to its end. Also before the line is on a screen."""
        text = on_one_line(text)
        if not self.is_mounted:
            # Textual's own watchers ask for the app and the screen, which are not there yet.
            self.set_reactive(Input.value, text)
            self.set_reactive(Input.selection, Selection.cursor(len(text)))
            return
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)

    def on_mount(self) -> None:
        """The width of what was put before, for the line to scroll by."""
        self.virtual_size = Size(self.content_width, 1)

    def replace(self, text: str, start: int, end: int) -> None:
        """Every edit comes through here: typed, pasted or deleted."""
        if self.frozen:
            self.app.bell()
        else:
            super().replace(on_one_line(text), start, end)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(event.text.strip("\r\n"), *self.selection)

    def action_previous(self) -> None:
        """To the field above."""
        self.post_message(self.Went(-1))

    def action_next(self) -> None:
        """To the field below."""
        self.post_message(self.Went(1))


class DateEditor(LineEditor):
    """A date; it never holds a `?`, so that key asks for the count behind it."""

    BINDINGS = bindings_for("date")

    class Asked(Message):
        """The clerk asks how this date was counted."""

    async def _on_key(self, event: events.Key) -> None:
        if event.character == "?":
            event.stop()
            event.prevent_default()
            self.action_ask()

    def action_ask(self) -> None:
        """Ask for the count."""
        self.post_message(self.Asked())
