"""The floor that clerk-tui is measured against: the smallest useful Textual program."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class Question(ModalScreen[None]):
    BINDINGS = [Binding("escape,q", "dismiss", "Close")]

    def compose(self) -> ComposeResult:
        yield Static("A small question")


class Hello(App[None]):
    BINDINGS = [Binding("ctrl+q", "quit", "Quit"), Binding("f2", "ask", "Ask")]

    def compose(self) -> ComposeResult:
        yield Static("Hello, world")
        yield Input(id="name")
        yield Static("", id="size")

    def on_resize(self, event: Resize) -> None:
        self.query_one("#size", Static).update(f"{event.size.width} by {event.size.height}")

    def action_ask(self) -> None:
        self.push_screen(Question())


if __name__ == "__main__":
    Hello().run()
