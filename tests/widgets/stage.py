"""A bare app to put widgets on: it keeps what they say and shows the screen as plain lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

import clerk_tui
from clerk_tui.widgets.fields import Field
from clerk_tui.widgets.table import LineTable
from clerk_tui.widgets.words import SafeTextApp

SMALL, LARGE = (80, 24), (120, 40)
HOSTILE = (
    "[Cabinet] [/] report",
    "[@click=app.quit]x[/]",
    "[bold red]loud[/bold red] [$error] [link=https://example.org]here[/link]",
    "\x1b]2;PWNED\x1b\\title \x1b[2J \x9b31m \x07bell \x00nul",
    "\u202eevil\u202c and \u2066isolated\u2069 \u200f",
    "lone \ud800 surrogate",
    "tab\there, line\nthere, \r\nand \u2028 there",
)
FORBIDDEN = frozenset(
    [*(chr(code) for code in [*range(0x20), *range(0x7F, 0xA0)]), *"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e"]
)


class Stage(SafeTextApp):
    """Shows some widgets in a form that scrolls, or one that fills the screen."""

    CSS_PATH = Path(clerk_tui.__file__).parent / "app.tcss"

    def __init__(self, *inside: Widget, form: bool = False) -> None:
        super().__init__()
        self.animation_level = "none"
        self.inside: Sequence[Widget] = inside
        self.form = form
        self.heard: list[Message] = []
        self.answers: list[object] = []

    def compose(self) -> ComposeResult:
        if self.form:
            yield VerticalScroll(*self.inside, can_focus=False)
        else:
            yield from self.inside

    def on_line_table_moved(self, event: LineTable.Moved) -> None:
        self.heard.append(event)

    def on_line_table_opened(self, event: LineTable.Opened) -> None:
        self.heard.append(event)

    def on_field_typed(self, event: Field.Typed) -> None:
        self.heard.append(event)

    def on_field_left(self, event: Field.Left) -> None:
        self.heard.append(event)

    def on_field_asked(self, event: Field.Asked) -> None:
        self.heard.append(event)

    def answered(self, answer: object) -> None:
        self.answers.append(answer)

    @property
    def opened(self) -> list[object]:
        return [event.key for event in self.heard if isinstance(event, LineTable.Opened)]

    @property
    def left(self) -> list[tuple[str, str]]:
        return [(event.field_id, event.value) for event in self.heard if isinstance(event, Field.Left)]

    @property
    def typed(self) -> list[tuple[str, str]]:
        return [(event.field_id, event.text) for event in self.heard if isinstance(event, Field.Typed)]

    @property
    def asked(self) -> list[str]:
        return [event.field_id for event in self.heard if isinstance(event, Field.Asked)]


def lines(app: SafeTextApp) -> list[str]:
    """What the screen shows, line by line, as the terminal would get it."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def shown(app: SafeTextApp) -> str:
    """The screen as one text."""
    return "\n".join(lines(app))


async def resized(pilot: Pilot[Any], width: int, height: int) -> None:
    """Another size of the window, waited for until every widget has found its place in it."""
    await pilot.resize_terminal(width, height)
    for _ in range(200):
        await pilot.pause()
        screen = pilot.app.screen
        if screen.size == (width, height) and all(child.region.right <= width for child in screen.children):
            return
        await pilot.pause(0.02)
    raise AssertionError(f"the window never became {width} by {height}")


def raw(app: SafeTextApp) -> str:
    """Every character of the screen."""
    return "".join(strip.text for strip in app.screen._compositor.render_strips())
