"""What every field of a form has: a label line, an editor below it, and a line for echo or error that comes and goes.

The value of a field is text in one canonical form, the same that the command line takes; what is typed stays as typed
until it is saved, and a later save from elsewhere never overwrites half-typed text.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import one_line
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.cells import fit, wrap
from clerk_tui.widgets.paging import Paged

INDENT = 4
"""Cells before an editor or an echo: a blank, a blank, the bar and a blank."""


class Field(Paged):
    """One field of a form. Subclasses say how text becomes a value and what is drawn between label and echo."""

    BINDINGS = bindings_for("field")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "field--label",
        "field--state",
        "field--bar",
        "field--cursor",
        "field--note",
        "field--error",
    }

    @dataclass
    class Typed(Message):
        """The text in the field changed under the clerk's hands; `text` is as typed, perhaps unreadable."""

        field_id: str
        text: str

    @dataclass
    class Left(Message):
        """The clerk is done with the field and its value is not the saved one."""

        field_id: str
        value: str

    @dataclass
    class Asked(Message):
        """The clerk asks how the date in this field was counted."""

        field_id: str

    def __init__(self, field_id: str, label: str, *, number: str = "", required: str = "") -> None:
        """`required` is the state shown while the field is empty, such as `required by regulation 12`."""
        super().__init__(id=f"field-{field_id}", classes="field")
        self.field_id = field_id
        self._label = one_line(f"{number} {label}")
        self._required = required
        self._saved = ""
        self._held = ""
        self._loaded = ""
        self._seen = ""
        self._sent: tuple[str, str] | None = None
        self._note = ""
        self._error = ""
        self._frozen = ""

    # What a kind of field has to say

    @property
    @abstractmethod
    def text(self) -> str:
        """What stands in the editor, as typed."""

    @abstractmethod
    def put_text(self, text: str) -> None:
        """Put text into the editor without a message."""

    def read(self, text: str) -> str:
        """The value that the text stands for; InputError where it stands for none."""
        return text

    def write(self, value: str) -> str:
        """The text that stands for a value; `read` of it gives the value back, blanks tidied."""
        return value

    def echo(self, text: str) -> str:
        """What the program understood while the text is being typed."""
        return ""

    def body(self, width: int) -> list[str]:
        """The rows that a field without an editor of its own draws, each at most `width` cells."""
        return []

    def body_cursor(self) -> int | None:
        """The row of the body that has the cursor."""
        return None

    @property
    def value(self) -> str:
        """The canonical value of what stands in the field; InputError where it cannot be read."""
        return self.read(self.text)

    @property
    def saved(self) -> str:
        """The text that the register holds, exactly as this field was told."""
        return self._saved

    @property
    def differs(self) -> bool:
        """Does something stand here that is not saved (or cannot be read)?"""
        try:
            return self.value != self._held
        except InputError:
            return True

    @property
    def state(self) -> str:
        """The word at the right of the label."""
        if self._frozen:
            return "not published" if self.differs else self._frozen
        if self.differs:
            return "not saved"
        return "saved" if self._held else self._required

    def set_saved(self, value: str) -> None:
        """The register now holds `value`. Text typed since it was last loaded or sent stays as it is."""
        sent = self._sent is not None and self.text == self._sent[1]
        untouched = sent or self.text == self._loaded or not self.differs
        self._saved, self._held, self._sent = value, self.read(self.write(value)), None
        if untouched:
            self._error = ""
            # A cursor in the middle of the text must not jump because the text was saved.
            if not (self._in_use and not self.differs):
                self.put_text(self.write(value))
            self._loaded = self._seen = self.text
        self._say(self.echo(self.text), self._error)

    def restore(self, text: str) -> None:
        """Offer half-typed text back: it stands in the field and is not saved."""
        self.put_text(text)
        self._seen = self.text
        self._say(self.echo(self.text), "")

    def set_note(self, sentence: str) -> None:
        """Show a sentence under the editor; an empty one takes no row."""
        self._say(sentence, self._error)

    def set_error(self, sentence: str) -> None:
        """Show what is wrong under the editor until something else is typed; what was sent may be sent again."""
        self._sent = None
        self._say(self._note, sentence)

    def freeze(self, word: str = "published") -> None:
        """Make the field read-only; `word` says why."""
        self._frozen = word
        self.refresh()

    @property
    def frozen(self) -> bool:
        """Is the field read-only?"""
        return bool(self._frozen)

    def commit(self, *, again: bool = False) -> bool:
        """Post `Left` if the value differs from the saved one. False, with the error shown, if it cannot be read.

        What was sent already is sent once more only with `again`.
        """
        if self._frozen:
            return True
        try:
            value = self.value
        except InputError as error:
            self._say(self._note, str(error))
            return False
        if value != self._held and (again or self._sent is None or self._sent[0] != value):
            self._sent = (value, self.text)
            self.post_message(self.Left(self.field_id, value))
        return True

    def action_save(self) -> None:
        """Save the field now."""
        self.commit(again=True)

    def action_next(self) -> None:
        """Go to the field below; leaving this one saves it."""
        self.screen.focus_next()

    def action_previous(self) -> None:
        """Go to the field above; leaving this one saves it."""
        self.screen.focus_previous()

    # What subclasses call

    def typed(self) -> None:
        """The editor's text may have changed: echo it, and tell."""
        text = self.text
        if text == self._seen:
            return
        self._seen = text
        self._say(self.echo(text), "")
        self.post_message(self.Typed(self.field_id, text))

    def step(self, by: int) -> None:
        """Save, and go to the next field (1) or the one before (-1); unreadable text keeps the clerk here."""
        if self.commit():
            if by > 0:
                self.screen.focus_next()
            else:
                self.screen.focus_previous()

    def reveal(self, screen_row: int) -> None:
        """Scroll whatever holds the form so that this row of the screen is in view."""
        for node in self.ancestors:
            if isinstance(node, Widget) and node.allow_vertical_scroll:
                window = node.scrollable_content_region
                beyond = min(screen_row - window.y, 0) or max(screen_row - window.bottom + 1, 0)
                if beyond:
                    node.scroll_relative(y=beyond, animate=False, immediate=True)
                return

    def arrived(self) -> None:
        """The keys come here now: label and echo should be in view with the editor."""
        self.refresh()
        self.call_after_refresh(self.scroll_visible, animate=False)

    def departed(self) -> None:
        """The keys went elsewhere: save, and show the value in full."""
        if self.commit() and not self.differs and not self._frozen:
            self.put_text(self.write(self._saved))
            self._loaded = self._seen = self.text
            self._say(self.echo(self.text), self._error)
        self.refresh()

    @property
    def _in_use(self) -> bool:
        return self.is_mounted and self.has_focus_within

    def _say(self, note: str, error: str) -> None:
        rows = len(self._message(self.size.width))
        self._note, self._error = note, error
        grown = len(self._message(self.size.width)) - rows
        self.refresh(layout=grown != 0)
        if grown > 0 and self._in_use:
            self.call_after_refresh(self.scroll_visible, animate=False)

    def _message(self, width: int) -> list[str]:
        return wrap(self._error or self._note, max(width - INDENT, 10))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Label, editor (a child, or drawn here) and echo."""
        if self.is_container:
            inner = super().get_content_height(container, viewport, width)
        else:
            inner = 1 + len(self.body(width - INDENT))
        return inner + len(self._message(width))

    def render_line(self, y: int) -> Strip:
        """The label, the bar beside the editor or the body, and the echo."""
        width, height = self.size
        message = self._message(width)
        below = y - (height - len(message))
        if y == 0:
            return self._label_line(width)
        if below >= 0:
            mark, name = ("  ! ", "error") if self._error else ("    ", "note")
            return _strip(width, (mark + message[below], self.named(name)))
        body = [] if self.is_container else self.body(width - INDENT)
        row = body[y - 1] if y <= len(body) else ""
        if y - 1 == self.body_cursor():
            return _strip(width, ("  ▸ ", self.named("bar")), (row, self.named("cursor")))
        return _strip(width, ("  │ ", self.named("bar")), (row, self.rich_style))

    def _label_line(self, width: int) -> Strip:
        state = self.state
        mark = "▸ " if self._in_use else "  "
        room = width - cell_len(state) - (2 if state else 0)
        label = mark + fit(self._label, room - len(mark))
        return _strip(width, (label, self.named("label")), ("  " + state if state else "", self.named("state")))

    def named(self, name: str) -> Style:
        """The style of a component, `label` for `field--label`."""
        return self.get_component_rich_style(f"field--{name}")


def _strip(width: int, *parts: tuple[str, Style]) -> Strip:
    segments = [Segment(text, style) for text, style in parts if text]
    used = sum(cell_len(segment.text) for segment in segments)
    return Strip([*segments, Segment(" " * (width - used), parts[-1][1])]).adjust_cell_length(width)
