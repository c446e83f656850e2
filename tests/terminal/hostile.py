"""A program that shows hostile text in every widget, clean or not; run by the test beside it."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Input, Static, TextArea

import clerk_tui
from clerk_tui.widgets.fields import ChoiceField, LineField, TextField, TickField
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.reader import Reader
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import SafeTextApp, Words, tell

ATTACK = "\x1b]2;PWNED\x1b\\ \x1b[2J \x9b5m \x07 \x1b]52;c;UFdORUQ=\x07 \u202e [@click=app.quit]x[/] [/] \ud800 end"


class Hostile(SafeTextApp):
    """Every widget with the same attack."""

    CSS_PATH = Path(clerk_tui.__file__).parent / "app.tcss"
    CSS = "LineTable, Reader { height: 2; }"

    def compose(self) -> ComposeResult:
        yield Words(ATTACK)
        yield Static(ATTACK, markup=False)
        yield Input(ATTACK.replace("\ud800", ""))
        yield TextArea(ATTACK.replace("\ud800", ""), compact=True)
        yield LineTable([Column("Title")], ListRows([Row(1, (ATTACK,))]))
        yield Reader(ATTACK)
        line, text = LineField("line", ATTACK), TextField("text", ATTACK)
        line.set_saved(ATTACK)
        text.set_saved(ATTACK)
        yield line
        yield text
        yield ChoiceField("choice", ATTACK)
        yield TickField("ticks", ATTACK, [("1", ATTACK)])
        yield KeyBar("today")

    def on_mount(self) -> None:
        tell(self, ATTACK, title=ATTACK)
        self.query_one(TextArea).styles.height = 2
        self.set_timer(0.3, lambda: self.query_one(Words).show("All is shown. " + ATTACK))


if __name__ == "__main__":
    sys.exit(Hostile().run())
