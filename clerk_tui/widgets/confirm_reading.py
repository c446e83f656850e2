"""A question about something that goes out, with a key to read it whole before the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult

from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import Confirm, scrolled


class ConfirmReading(Confirm):
    """Yes or no; Escape is no. `read` shows above the question what is asked about, and leaves it open."""

    BINDINGS = bindings_for("publish-question")

    def __init__(
        self, title: str, sentences: Sequence[str], read: Callable[[], None], *, yes: str = "Yes", no: str = "No"
    ) -> None:
        super().__init__(title, sentences, yes=yes, no=no)
        self._read = read

    def compose(self) -> ComposeResult:
        """The sentences, one a paragraph."""
        keys = f"{self.keys('publish-question')}    y  {self._yes}    n or Esc  {self._no}"
        yield from self.frame(self._title, scrolled("\n\n".join(self._sentences)), foot=keys)

    def action_read(self) -> None:
        """Read it as it will go out."""
        self._read()
