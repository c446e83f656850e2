"""Fields that are answered, not typed: one of a few answers, or ticks in a list of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events

from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import one_line
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.cells import cut
from clerk_tui.widgets.field import Field


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a choice."""

    value: str
    label: str


YES_NO = (Answer("yes", "Yes"), Answer("no", "No"))


class _DrawnField(Field, can_focus=True):
    """A field that draws its own body and holds its value itself."""

    def __init__(self, field_id: str, label: str, *, number: str, required: str) -> None:
        super().__init__(field_id, label, number=number, required=required)
        self._value = ""

    @property
    def text(self) -> str:
        """The value: nothing is typed here."""
        return self._value

    def put_text(self, text: str) -> None:
        """Set the value."""
        self._value = text
        self.refresh()

    def change(self, value: str) -> None:
        """The clerk gave another answer."""
        if self.frozen:
            self.app.bell()
            return
        self.put_text(value)
        self.typed()

    async def _on_key(self, event: events.Key) -> None:
        """A letter or digit that is no answer here must not act on the whole program, as it cannot in a line of text.

        `?` and `/` say for themselves where they do nothing.
        """
        typed = event.is_printable and event.character not in ("?", "/")
        if typed and not self.frozen and event.key not in self._bindings.key_to_bindings:
            event.stop()
            event.prevent_default()
            self.app.bell()

    def on_focus(self) -> None:
        """The keys came here."""
        self.arrived()

    def on_blur(self) -> None:
        """The keys left."""
        self.departed()

    def action_previous(self) -> None:
        """To the field above."""
        self.step(-1)

    def action_next(self) -> None:
        """To the field below."""
        self.step(1)


class ChoiceField(_DrawnField, can_focus=True):
    """One answer of a few, or none: `( ) Yes  (•) No  ( ) not answered`. The value is the answer's value, or empty."""

    BINDINGS = [*bindings_for("line"), *bindings_for("choice")]  # of `line`: to the field above and below

    def __init__(
        self,
        field_id: str,
        label: str,
        *,
        number: str = "",
        required: str = "",
        answers: Sequence[Answer] = YES_NO,
        empty: str = "not answered",
    ) -> None:
        super().__init__(field_id, label, number=number, required=required)
        self._labels = {answer.value: one_line(answer.label) for answer in answers} | {"": empty}

    @property
    def answer(self) -> bool | None:
        """Yes is True, no is False, anything else None."""
        return {"yes": True, "no": False}.get(self._value)

    def read(self, text: str) -> str:
        """One of the answers; InputError for anything else."""
        if text not in self._labels:
            raise InputError(f"“{one_line(text)}” is not one of the answers.")
        return text

    def body(self, width: int) -> list[str]:
        """The answers in one row, or in a row each where they do not fit."""
        marked = [f"({'•' if value == self._value else ' '}) {label}" for value, label in self._labels.items()]
        in_one = "  ".join(marked)
        return [in_one] if cell_len(in_one) <= width else [cut(row, width) for row in marked]

    def action_yes(self) -> None:
        """Answer yes, where that is an answer."""
        self._pick("yes")

    def action_no(self) -> None:
        """Answer no, where that is an answer."""
        self._pick("no")

    def _pick(self, value: str) -> None:
        if value in self._labels:
            self.change(value)

    def action_clear(self) -> None:
        """Take the answer away."""
        self.change("")

    def action_right(self) -> None:
        """The next answer."""
        self._turn(1)

    def action_left(self) -> None:
        """The answer before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        values = list(self._labels)
        self.change(values[(values.index(self.read(self._value)) + by) % len(values)])


class TickField(_DrawnField, can_focus=True):
    """A list of names to tick: `[x] Councillor Benson`. The value is the ticked keys, a line each, in list order."""

    BINDINGS = bindings_for("ticks")

    def __init__(
        self,
        field_id: str,
        label: str,
        names: Sequence[tuple[str, str]] = (),
        *,
        number: str = "",
        required: str = "",
        empty: str = "There is nobody to tick.",
    ) -> None:
        """`names` are keys with what is shown for them."""
        super().__init__(field_id, label, number=number, required=required)
        self._names = dict(names)
        self._empty = empty
        self._cursor = 0

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ticked keys, in the list's order."""
        return tuple(key for key in self._value.split("\n") if key)

    def read(self, text: str) -> str:
        """The keys in the list's order; those that it lacks stay, at the end."""
        keys = [key for key in text.split("\n") if key]
        return "\n".join(
            [*(key for key in self._names if key in keys), *(key for key in keys if key not in self._names)]
        )

    def put_text(self, text: str) -> None:
        """Tick these keys and no others. A key that the list lacks joins it: a tick is never lost."""
        strangers = {key: key for key in text.split("\n") if key and key not in self._names}
        self._names |= strangers
        self._cursor = max(0, min(self._cursor, len(self._names) - 1))
        super().put_text(self.read(text))
        if strangers and self.is_mounted:
            self.refresh(layout=True)

    def body(self, width: int) -> list[str]:
        """A row for each name."""
        ticked = self.ticked
        rows = [cut(f"[{'x' if key in ticked else ' '}] {one_line(name)}", width) for key, name in self._names.items()]
        return rows or [cut(self._empty, width)]

    def body_cursor(self) -> int | None:
        """The name that Space ticks."""
        return self._cursor if self._names and self._in_use else None

    def action_up(self) -> None:
        """One name up; from the first one to the field above."""
        self._go(-1)

    def action_down(self) -> None:
        """One name down; from the last one to the field below."""
        self._go(1)

    def _go(self, by: int) -> None:
        if not 0 <= self._cursor + by < len(self._names):
            self.step(by)
            return
        self._cursor += by
        self.refresh()
        self.reveal(self.region.y + 1 + self._cursor)

    def action_tick(self) -> None:
        """Tick the name under the cursor, or take its tick away."""
        if self._names:
            key = list(self._names)[self._cursor]
            self.change("\n".join(set(self.ticked) ^ {key}))

    def action_all(self) -> None:
        """Tick every name."""
        self.change("\n".join(self._names))

    def action_none(self) -> None:
        """Take every tick away."""
        self.change("")
