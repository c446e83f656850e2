"""One field of a record at a time: choose it, see what stands there, type it anew. Half-typed words are kept."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping

from clerk_tui.domain.errors import ClerkError
from clerk_tui.screens.work import DeskWork
from clerk_tui.widgets.dialogs import AskLine, AskReason, Choose

_WIDEST = 44


class Details:
    """The fields of one record as a choice. `texts` reads them anew; `store` gets field, text and the text seen.

    The fields in `long` are texts of several lines.
    """

    def __init__(
        self,
        screen: DeskWork[None],
        title: str,
        labels: Mapping[str, str],
        texts: Callable[[str], str],
        store: Callable[[str, str, str], object],
        long: Container[str] = (),
    ) -> None:
        self._long = long
        self._screen, self._title, self._labels, self._texts, self._store = screen, title, labels, texts, store
        self._half: dict[str, str] = {}

    def ask(self) -> None:
        """Ask which field; after each the choice is shown again until it is left."""
        options = [(name, label, _short(self._texts(name))) for name, label in self._labels.items()]

        def chosen(name: str | None) -> None:
            if name is not None:
                self.edit(name)

        self._screen.app.push_screen(Choose(self._title, options, sentence="Enter changes a field."), chosen)

    def edit(self, name: str) -> None:
        """Ask for one field."""
        seen = self._texts(name)
        said, half = f"{self._labels[name]}. Empty takes it away.", self._half.get(name, seen)
        ask: AskLine | AskReason = (
            AskReason(self._title, [said], value=half, may_be_empty=True)
            if name in self._long
            else AskLine(self._title, said, half)
        )

        def typed(text: str | None) -> None:
            if text is None:
                if ask.typed != seen:
                    self._half[name] = ask.typed
                self.ask()
                return
            self._half[name] = text
            self._screen.desk.do(lambda: self._store(name, text, seen), lambda _: done(), failed)

        def done() -> None:
            self._half.pop(name, None)
            self._screen.desk.refresh_screens()
            self.ask()

        def failed(error: ClerkError) -> None:
            self._screen.desk.refuse(error)
            self.edit(name)

        self._screen.app.push_screen(ask, typed)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"
