"""The kinds of field: a line, a text, a date, a choice and a list of names to tick."""

from __future__ import annotations

from datetime import date, time
from typing import Self

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, TextArea

from clerk_tui.domain.dates import format_date, format_time, parse_date, split_moment
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import clean, one_line, tidy
from clerk_tui.widgets.choices import Answer, ChoiceField, TickField
from clerk_tui.widgets.editors import DateEditor, LineEditor, on_one_line
from clerk_tui.widgets.field import Field
from clerk_tui.widgets.text_editor import TextEditor

__all__ = ["Answer", "ChoiceField", "DateField", "Field", "LineField", "TextField", "TickField", "value_text"]


def value_text(value: str | bool | date | tuple[date, time | None] | tuple[str, ...] | None) -> str:
    """The canonical text of a value as `Field.set_saved` takes it: ISO dates, `yes` and `no`, keys line by line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value
    if value and isinstance(value[0], date):
        clock = value[1]
        return value[0].isoformat() + (f"T{format_time(clock)}" if isinstance(clock, time) else "")
    return "\n".join(str(key) for key in value)


class LineField(Field):
    """One line of text. The value is the text."""

    def __init__(self, field_id: str, label: str, *, number: str = "", required: str = "") -> None:
        super().__init__(field_id, label, number=number, required=required)
        self.editor = self._make_editor()

    def _make_editor(self) -> LineEditor:
        return LineEditor()

    def compose(self) -> ComposeResult:
        """The editor is the only child."""
        yield self.editor

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.editor.value

    def put_text(self, text: str) -> None:
        """Put text into the line."""
        self.editor.put(text)

    def read(self, text: str) -> str:
        """The text without blanks at its ends or twice in a row."""
        return one_line(text)

    def write(self, value: str) -> str:
        """The value on one line: line ends show as blanks."""
        return on_one_line(value)

    def freeze(self, word: str = "published") -> None:
        """Make the line read-only."""
        self.editor.frozen = True
        super().freeze(word)

    def focus(self, scroll_visible: bool = True) -> Self:
        """The keys go to the line."""
        self.editor.focus(scroll_visible)
        return self

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.typed()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.step(1)

    @on(LineEditor.Went)
    def _went(self, event: LineEditor.Went) -> None:
        event.stop()
        self.step(event.step)

    def on_descendant_focus(self) -> None:
        """The keys came to the line."""
        self.arrived()

    def on_descendant_blur(self) -> None:
        """The keys left the line."""
        self.departed()


class DateField(LineField):
    """A date, or with `timed` a date with an optional time of day. The value is ISO: `2017-10-09`, `2017-10-09T18:00`.

    With `ledger`, `?` and F2 post `Asked`.
    """

    def __init__(
        self,
        field_id: str,
        label: str,
        *,
        number: str = "",
        required: str = "",
        timed: bool = False,
        ledger: bool = False,
    ) -> None:
        super().__init__(field_id, label, number=number, required=required)
        self._timed = timed
        self._ledger = ledger

    def _make_editor(self) -> LineEditor:
        return DateEditor()

    @property
    def moment(self) -> tuple[date, time | None] | None:
        """The date that stands here and its time of day; None where nothing stands; InputError where no date does."""
        return self._parse(self.text)

    def _parse(self, text: str) -> tuple[date, time | None] | None:
        if not text.strip():
            return None
        return split_moment(text) if self._timed else (parse_date(text), None)

    def read(self, text: str) -> str:
        """ISO, or empty."""
        return value_text(self._parse(text))

    def write(self, value: str) -> str:
        """`Monday 9 October 2017`, `Monday 9 October 2017, 18:00`."""
        moment = self._parse(value)
        if moment is None:
            return ""
        day, clock = moment
        return format_date(day) + (f", {format_time(clock)}" if clock else "")

    def echo(self, text: str) -> str:
        """The full reading, or why there is none; nothing where the text says it all already."""
        try:
            reading = self.write(self.read(text))
        except InputError as error:
            return str(error)
        return "" if reading == text else reading

    @on(DateEditor.Asked)
    def _asked(self, event: DateEditor.Asked) -> None:
        event.stop()
        if self._ledger:
            self.post_message(self.Asked(self.field_id))
        else:
            self.set_note("No count stands behind this date.")


class TextField(Field):
    """Text of several lines, three rows high and growing to ten. The value is the text."""

    def __init__(self, field_id: str, label: str, *, number: str = "", required: str = "") -> None:
        super().__init__(field_id, label, number=number, required=required)
        self.editor = TextEditor()

    def compose(self) -> ComposeResult:
        """The editor is the only child."""
        yield self.editor

    @property
    def text(self) -> str:
        """What stands in the editor."""
        return self.editor.text

    def put_text(self, text: str) -> None:
        """Put text into the editor."""
        if text != self.editor.text:
            self.editor.put(text)

    def read(self, text: str) -> str:
        """The text without blank lines at its ends or blanks at the ends of its lines."""
        return tidy(text)

    def write(self, value: str) -> str:
        """The value in clean text."""
        return clean(value)

    def restore(self, text: str) -> None:
        """Offer half-typed text back, with the cursor at its end to go on."""
        super().restore(text)
        self.editor.move_cursor(self.editor.document.end)

    def freeze(self, word: str = "published") -> None:
        """Make the text read-only."""
        self.editor.read_only = True
        super().freeze(word)

    def focus(self, scroll_visible: bool = True) -> Self:
        """The keys go to the text."""
        self.editor.focus(scroll_visible)
        return self

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.typed()

    @on(TextEditor.Went)
    def _went(self, event: TextEditor.Went) -> None:
        event.stop()
        self.step(event.step)

    @on(TextArea.SelectionChanged)
    def _cursor_moved(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        if self.editor.has_focus:
            self.call_after_refresh(lambda: self.reveal(self.editor.cursor_screen_offset.y))

    def on_descendant_focus(self) -> None:
        """The keys came to the text."""
        self.arrived()

    def on_descendant_blur(self) -> None:
        """The keys left the text."""
        self.departed()
