"""Textual's text editor made fit for a form.

Apart from the line editor, because its import costs 10 ms that the first screen need not pay.
"""

from __future__ import annotations

from textual.actions import SkipAction
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.message import Message
from textual.widgets import TextArea

from clerk_tui.domain.text import clean


class TextEditor(TextArea):
    """Text of several lines; Tab moves on, and so do Up on the first line and Down on the last."""

    class Went(Message):
        """The clerk wants the next field (`step` 1) or the one before (-1)."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self) -> None:
        super().__init__(compact=True, tab_behavior="focus", highlight_cursor_line=False)
        self.cursor_blink = False
        self.match_cursor_bracket = False

    def put(self, text: str) -> None:
        """Set the text without a `Changed` message; the cursor goes to its start, the view to its top."""
        with self.prevent(TextArea.Changed):
            self.load_text(clean(text))

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Enter begins a new line here, so it is the text's own key like any letter."""
        return (key == "enter" and not self.read_only) or super().check_consume_key(key, character)

    def edit(self, edit: Edit) -> EditResult:
        """Every edit comes through here: typed or pasted."""
        edit.text = clean(edit.text)
        return super().edit(edit)

    def action_cursor_up(self, select: bool = False) -> None:
        """A line up; from the first line to the field above."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.post_message(self.Went(-1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """A line down; from the last line to the field below."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.post_message(self.Went(1))
        else:
            super().action_cursor_down(select)

    def action_cursor_page_up(self) -> None:
        """A page up in the text; where its beginning is seen the form turns its page."""
        if self.scroll_offset.y <= 0:
            raise SkipAction
        super().action_cursor_page_up()

    def action_cursor_page_down(self) -> None:
        """A page down in the text; where its end is seen the form turns its page."""
        if self.scroll_offset.y >= self.max_scroll_y:
            raise SkipAction
        super().action_cursor_page_down()
