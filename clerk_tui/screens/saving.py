"""Saving the form of a record: field by field, nothing lost where the register cannot be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual import on

from clerk_tui.domain.decision import FIELD
from clerk_tui.domain.errors import ClerkError, InputError
from clerk_tui.screens.drafts import DraftKeeper
from clerk_tui.screens.offering import offer_back
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import decisions
from clerk_tui.widgets.dialogs import Confirm
from clerk_tui.widgets.fields import Field
from clerk_tui.widgets.words import Words, tell


class FormScreen(DeskWork[None]):
    """A screen with a form whose fields a `Saver` saves. A subclass makes both in `compose`, under `self._head`.

    With `restore` the clerk has said on the way here to go on with what was half-typed.
    """

    _saver: Saver

    def __init__(self, *, restore: bool = False) -> None:
        super().__init__()
        self._restore = restore
        self._fields: dict[str, Field] = {}
        self._head = Words(id="head")

    def show_saved(self, saved: Any, name: str) -> None:
        """One field was saved: show it as the register holds it."""
        raise NotImplementedError

    @on(Field.Typed)
    def _typed(self, event: Field.Typed) -> None:
        self._saver.typed(event.field_id, event.text)

    @on(Field.Left)
    def _left(self, event: Field.Left) -> None:
        self._saver.store(self._fields[event.field_id], event.value)

    def offer_when_drawn(self) -> None:
        """Offer what was half-typed, once the fields lie where they will be drawn: only then one can be shown."""
        self.call_after_refresh(self._offer)

    def _offer(self) -> None:
        offer_back(self, self._saver.record, self._saver.record_id, self._fields, restore=self._restore)

    def leave(self) -> None:
        """Save or keep what stands half-typed."""
        self._saver.leave()

    def leaving(self, then: Callable[[], None]) -> None:
        """Leave when everything is saved or kept."""
        self._saver.leaving(then)

    def do_back(self) -> None:
        """Back to where the form was opened from."""

        def gone() -> None:
            if self.app.screen is self:
                self.app.pop_screen()
                self.desk.refresh_screens()

        self.leaving(gone)


class Saver:
    """Saves what stands in a record's fields; what is refused stays on the screen and is kept as half-typed."""

    record = "decision"

    def __init__(self, screen: FormScreen, record_id: int, fields: Mapping[str, Field]) -> None:
        self._screen, self.record_id, self._fields = screen, record_id, fields
        self._keeper = DraftKeeper(screen, self.record, record_id)
        self._refused: set[str] = set()

    def save(self, name: str, value: str, seen: str) -> object:
        """Store one field, over the text that the clerk saw there; the record as it then stands comes back."""
        office = self._screen.office
        if name == "attendance":
            return decisions.tick(office, self.record_id, frozenset(int(key) for key in value.split("\n") if key))
        return decisions.set_field(office, self.record_id, name, value, seen=seen)

    def label(self, name: str) -> str:
        """A field's name in words."""
        return FIELD[name].label

    def typed(self, field_id: str, text: str) -> None:
        """Something was typed and is not saved yet."""
        self._keeper.typed(self._fields[field_id], text)

    def store(self, field: Field, value: str) -> None:
        """Queue the save of one field."""
        name, seen = field.field_id, field.saved
        self._keeper.forget(name)

        def save() -> object:
            return self.save(name, value, seen)

        def saved(record: object) -> None:
            self._refused.discard(name)
            self._screen.show_saved(record, name)

        def failed(error: ClerkError) -> None:
            self._refused.add(name)
            field.set_error(str(error))
            # What could not be saved is kept, so that neither a full disk nor a lost race takes it away.
            self._keeper.typed(field, field.text)

        self._screen.desk.do(save, saved, failed)

    def store_all(self) -> list[str]:
        """Queue the save of every field that is not saved; the ids of those that cannot be read come back."""
        unreadable = []
        for name, field in self._fields.items():
            if not field.is_mounted or field.frozen or not field.differs:
                continue
            try:
                self.store(field, field.value)
            except InputError:
                field.commit()
                unreadable.append(name)
        return unreadable

    def saved_first(self, then: Callable[[], None]) -> None:
        """Run `then` after everything on the screen was saved; it is not run if something cannot be read or saved."""
        if unreadable := self.store_all():
            self._fields[unreadable[0]].focus()
            tell(self._screen.app, "Put right what is wrong in this field first.", severity="warning")
            return

        def saved(_: None) -> None:
            # What was refused is still only on the screen: nothing may be checked, copied over or published then.
            if unsaved := self._unsaved(self._refused):
                self._fields[unsaved[0]].focus()
                tell(self._screen.app, "This field is not saved; put that right first.", severity="warning")
            else:
                then()

        # What is queued behind the saves sees how they went.
        self._screen.desk.do(lambda: None, saved)

    def leave(self) -> None:
        """Save whatever is not saved yet, or keep it half-typed where it cannot be read."""
        for name in self.store_all():
            self._keeper.typed(self._fields[name], self._fields[name].text)
        self._keeper.keep_all()

    def leaving(self, then: Callable[[], None]) -> None:
        """Leave when everything is saved or kept; where neither was possible the clerk says whether to go."""
        self.leave()

        def tried(_: None) -> None:
            # Saves that were refused in the meantime left their text to the keeper.
            self._keeper.keep_all()
            self._screen.desk.do(lambda: None, lambda _: self._go(then))

        self._screen.desk.do(lambda: None, tried)

    def _go(self, then: Callable[[], None]) -> None:
        lost = self._unsaved(self._keeper.unkept)
        if not lost:
            then()
            return
        sentences = [
            "The register cannot be written just now, so this is neither saved nor kept: "
            + ", ".join(self.label(name) for name in lost)
            + ".",
            "If you leave, that text is lost. If you stay, it is tried again.",
        ]
        ask = Confirm("Leave and lose what is typed?", sentences, yes="Leave and lose it", no="Stay")
        self._screen.app.push_screen(ask, lambda yes: then() if yes else None)

    def _unsaved(self, names: set[str]) -> list[str]:
        return [name for name in names if self._fields[name].differs]
