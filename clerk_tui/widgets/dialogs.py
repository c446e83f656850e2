"""Small modal questions: words go in, a typed answer comes out. They know nothing of their caller.

Each closes on Escape and on a key that is not Escape, which many terminals hold back for a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import TypeVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, TextArea

from clerk_tui.domain.dates import format_date, format_time, parse_date, split_moment
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import tidy
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialog_frame import Dialog as Dialog
from clerk_tui.widgets.dialog_frame import scrolled as scrolled
from clerk_tui.widgets.dialog_frame import text_width as text_width
from clerk_tui.widgets.editors import LineEditor
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.text_editor import TextEditor
from clerk_tui.widgets.words import Words

Result = TypeVar("Result")
Moment = tuple[date, time | None]
"""A London date and, where one was typed, a time of day."""


_ROW = 70
"""So many cells a row of a dialog has at 80 columns."""


class Confirm(Dialog[bool]):
    """Yes or no; Escape is no."""

    BINDINGS = bindings_for("confirm")

    def __init__(self, title: str, sentences: Sequence[str], *, yes: str = "Yes", no: str = "No") -> None:
        super().__init__()
        self._title, self._sentences, self._yes, self._no = title, sentences, yes, no

    def compose(self) -> ComposeResult:
        """The sentences, one a paragraph."""
        yield from self.frame(
            self._title, scrolled("\n\n".join(self._sentences)), foot=f"y  {self._yes}    n or Esc  {self._no}"
        )

    def action_yes(self) -> None:
        """Yes."""
        self.dismiss(True)

    def action_no(self) -> None:
        """No."""
        self.dismiss(False)


class _Entry(Dialog[Result]):
    """One line is asked for. What is wrong with it is shown below it, and the typed text stays."""

    BINDINGS = bindings_for("entry")

    def __init__(self, title: str, sentence: str, value: str) -> None:
        super().__init__()
        self._title, self._sentence, self._value = title, sentence, value
        self.editor = LineEditor()
        self._below = Words(classes="dialog-below")

    def compose(self) -> ComposeResult:
        """The sentence, the line, and what was understood or is wrong."""
        self.editor.put(self._value)
        yield from self.frame(
            self._title,
            Words(self._sentence, classes="dialog-sentence"),
            self.editor,
            self._below,
            foot=self.keys("entry", "Enter  Accept"),
        )

    def on_mount(self) -> None:
        """What is offered stands selected: typing replaces it, an arrow key keeps it."""
        self.editor.action_select_all()

    @property
    def typed(self) -> str:
        """What stands in the line; still there after the dialog was left."""
        return self.editor.value

    def read(self, text: str) -> Result:
        """The answer that the text stands for; InputError, with the sentence to show, where it will not do."""
        raise NotImplementedError

    def hint(self, text: str) -> str:
        """What the program understands while the text is being typed."""
        return ""

    @on(Input.Changed)
    def _changed(self) -> None:
        self._say(self.hint(self.typed), wrong=False)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        try:
            answer = self.read(self.typed)
        except InputError as error:
            self._say(f"! {error}", wrong=True)
            # What stands there is to be mended now, not replaced by the next key.
            self.editor.action_end()
        else:
            self.dismiss(answer)

    def _say(self, sentence: str, *, wrong: bool) -> None:
        self._below.set_class(wrong, "wrong")
        self._below.show(sentence)


class AskLine(_Entry[str]):
    """One line of text, or None. `check` says in one sentence why a text will not do, or None where it will."""

    def __init__(
        self, title: str, sentence: str, value: str = "", *, check: Callable[[str], str | None] | None = None
    ) -> None:
        super().__init__(title, sentence, value)
        self._check = check

    def read(self, text: str) -> str:
        """The text, if the check lets it pass."""
        objection = self._check(text) if self._check else None
        if objection:
            raise InputError(objection)
        return text


class AskDate(_Entry[Moment]):
    """A date, with `timed` and an optional time of day, or None. The full reading is echoed while it is typed."""

    def __init__(
        self,
        title: str,
        sentence: str,
        value: str = "",
        *,
        timed: bool = False,
        check: Callable[[date, time | None], str | None] | None = None,
    ) -> None:
        super().__init__(title, sentence, value)
        self._timed, self._check = timed, check

    def read(self, text: str) -> Moment:
        """The date and time, if the check lets them pass."""
        day, clock = split_moment(text) if self._timed else (parse_date(text), None)
        objection = self._check(day, clock) if self._check else None
        if objection:
            raise InputError(objection)
        return day, clock

    def hint(self, text: str) -> str:
        """The full reading, or why there is none."""
        if not text.strip():
            return ""
        try:
            day, clock = self.read(text)
        except InputError as error:
            return str(error)
        return format_date(day) + (f", {format_time(clock)}" if clock else "")


class AskReason(Dialog[str]):
    """A reason in the clerk's own words, or None. Never empty, unless it `may_be_empty`."""

    BINDINGS = bindings_for("passage")

    def __init__(self, title: str, sentences: Sequence[str], *, value: str = "", may_be_empty: bool = False) -> None:
        super().__init__()
        self._title, self._sentences, self._value, self._may_be_empty = title, sentences, value, may_be_empty
        self.editor = TextEditor()
        self._below = Words(classes="dialog-below wrong")

    def compose(self) -> ComposeResult:
        """The sentences, the reason, and what is wrong with it."""
        self.editor.put(self._value)
        yield from self.frame(
            self._title,
            Words("\n".join(self._sentences), classes="dialog-sentence"),
            self.editor,
            self._below,
            foot=self.keys("passage"),
        )

    @property
    def typed(self) -> str:
        """What stands in the editor; still there after the dialog was left."""
        return self.editor.text

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self._below.show("")

    def action_accept(self) -> None:
        """Close with the reason, unless there is none."""
        reason = tidy(self.typed)
        if reason.strip() or self._may_be_empty:
            self.dismiss(reason)
        else:
            self._below.show("! Type the reason first; it stays on the record.")


class Choose(Dialog[str]):
    """One of several, by its key, or None. The cursor stands on `value`, where that is one of them.

    An option is its key and its words, in columns where there are several.
    """

    BINDINGS = bindings_for("choose")

    def __init__(
        self, title: str, options: Sequence[tuple[str, ...]], *, sentence: str = "", value: str | None = None
    ) -> None:
        super().__init__()
        self._title, self._sentence = title, sentence
        self._first = next((place for place, (key, *_) in enumerate(options) if key == value), 0)
        self._words = {key: " ".join(words) for key, *words in options}
        # Only where the words themselves say Yes and No: of two other answers a letter would pick one unseen.
        self._yes_or_no = all(self._words.get(key, "").casefold().startswith(key) for key in ("yes", "no"))
        self._letters = ("y  Yes", "n  No") if self._yes_or_no else ()
        self._below = Words(classes="dialog-below")
        rows = ListRows([Row(key, tuple(words)) for key, *words in options])
        before = zip(*(words[:-1] for _, *words in options), strict=True)
        columns = [*(Column("", max(map(len, words))) for words in before), Column("")]
        self._table = LineTable(columns, rows, header=False, empty="There is nothing to choose from.")

    def compose(self) -> ComposeResult:
        """The options, one a line."""
        self._table.styles.height = max(1, self._table.row_count)
        inside = [Words(self._sentence, classes="dialog-sentence")] if self._sentence else []
        yield from self.frame(
            self._title, *inside, self._table, self._below, foot=self.keys("choose", *self._letters, "Enter  Choose")
        )

    def on_mount(self) -> None:
        """The cursor goes to what was chosen before."""
        self._table.move_to(self._first)
        self._show_whole()

    @on(LineTable.Moved)
    def _show_whole(self) -> None:
        """Below the list, the whole option under the cursor, where some are longer than a row."""
        key = self._table.cursor_key
        cut = any(cell_len(words) > _ROW for words in self._words.values())
        self._below.display = cut
        whole = self._words[str(key)] if key is not None else ""
        self._below.show(whole if cell_len(whole) > _ROW else "")

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        self.dismiss(str(event.key))

    def action_yes(self) -> None:
        """Yes, where that is one of them."""
        self._pick("yes")

    def action_no(self) -> None:
        """No, where that is one of them."""
        self._pick("no")

    def _pick(self, key: str) -> None:
        if self._yes_or_no:
            self.dismiss(key)
        else:
            self.app.bell()


class ShowText(Dialog[None]):
    """A text to read, scrolled by keys."""

    BINDINGS = bindings_for("text")

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """The text."""
        yield from self.frame(self._title, scrolled(self._text), foot=self.keys("text"), wide=True)
