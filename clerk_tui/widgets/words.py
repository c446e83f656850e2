"""The one place where strings become widgets: nothing here parses markup, and nothing lets a control character out.

Textual reads `[…]` in most strings as markup: a title such as `[Cabinet] [/]` loses words, crashes the program or
drives it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.widgets import Static
from textual.widgets.option_list import Option

from clerk_tui.domain.text import REPLACEMENT, clean, one_line

_NOTICE = 3.0
# C0 and C1 controls, the line separators, bidi controls, and surrogates, which no terminal encoding can carry.
_HOSTILE = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]"
)


def say(text: str, style: str = "") -> Content:
    """Plain text as Textual draws it: markup is never parsed; controls are shown as U+FFFD.

    `style` is the program's own (`bold $warning`), never text from outside.
    """
    return Content.styled(clean(text), style)


def join(*parts: str | Content | tuple[str, str]) -> Content:
    """One piece of content out of strings, (text, style) pairs and content; strings as in `say`."""
    made = [
        part if isinstance(part, Content) else say(part) if isinstance(part, str) else say(part[0], part[1])
        for part in parts
    ]
    return Content("").join(made)


def option(text: str | Content, key: str) -> Option:
    """A line of an OptionList."""
    return Option(say(text) if isinstance(text, str) else text, id=key)


def tell(
    app: App[Any],
    text: str,
    *,
    title: str = "",
    severity: Literal["information", "warning", "error"] = "information",
    timeout: float | None = None,
) -> None:
    """A passing notice in the corner, for `timeout` seconds: it must not cover for long what it speaks of."""
    app.notify(clean(text), title=one_line(title), severity=severity, timeout=timeout or _NOTICE, markup=False)


class Words(Static):
    """Plain words on the screen; the only Static of the program."""

    def __init__(self, text: str | Content = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(say(text) if isinstance(text, str) else text, markup=False, id=id, classes=classes)

    def show(self, text: str | Content) -> None:
        """Say something else."""
        self.update(say(text) if isinstance(text, str) else text)


class ScrubFilter(LineFilter):
    """The last guard before the terminal: no segment of any widget carries a control or bidi character.

    A character that takes a cell becomes U+FFFD; one that takes none goes, so that nothing on the line moves.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments with their text made harmless."""
        if not any(_HOSTILE.search(segment.text) for segment in segments):
            return segments
        return [
            segment if segment.control else Segment(_HOSTILE.sub(_harmless, segment.text), segment.style)
            for segment in segments
        ]


def _harmless(match: re.Match[str]) -> str:
    return REPLACEMENT if get_character_cell_size(match.group()) else ""


class SafeTextApp(App[None]):
    """An app all of whose lines pass the scrub filter."""

    SCRUB: ClassVar[ScrubFilter] = ScrubFilter()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The scrub first, then what Textual adds (NO_COLOR, dimming)."""
        return [self.SCRUB, *super().get_line_filters()]

    def copy_to_clipboard(self, text: str) -> None:
        """Keep what was copied inside the program, where Ctrl+V puts it into another field.

        Textual would send it to the terminal (OSC 52) and so to every other program: exempt text among it. What is
        meant to leave is marked with the terminal's own selection.
        """
        self._clipboard = text
