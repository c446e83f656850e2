"""The council's own wordings: the list of them, and putting one into a field of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.boilerplate import Wording
from clerk_tui.domain.decision import FIELD
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import one_line
from clerk_tui.register import boilerplates
from clerk_tui.screens.questions import not_empty
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import boilerplate
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskLine, AskReason, Choose, Confirm
from clerk_tui.widgets.fields import LineField, TextField
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell

if TYPE_CHECKING:
    from clerk_tui.screens.decision import DecisionScreen

_KEEP = "+"


class AskWording(AskReason):
    """The text of a wording; an open hole is refused with its sentence and the text stays."""

    def action_accept(self) -> None:
        """Close with the text, if it can be kept."""
        try:
            self.dismiss(boilerplate.wording_text(self.typed))
        except InputError as error:
            self._below.show(f"! {error}")


def choose_wording(screen: DecisionScreen, field: TextField | LineField) -> None:
    """Offer the wordings for a field, and put the one that is chosen where the cursor stands."""
    found = boilerplates.wordings(screen.office.register, field.field_id)
    options = [(wording.name, f"{wording.name}: {one_line(wording.text)}") for wording in found]

    def chosen(name: str | None) -> None:
        if name == _KEEP:
            _ask_name(screen, field.field_id, field.text)
        elif name is not None:
            put_in(field, boilerplate.find(screen.office, field.field_id, name).text)

    if field.text.strip():
        options.append((_KEEP, "Keep what stands in this field as a new wording …"))
    if not options:
        tell(screen.app, f"No wording is kept for {FIELD[field.field_id].label}. 3 and then w keeps one.")
        return
    screen.app.push_screen(Choose(f"Wordings: {FIELD[field.field_id].label}", options), chosen)


def put_in(field: TextField | LineField, text: str) -> None:
    """Put a text where the cursor of a field stands."""
    if isinstance(field, TextField):
        field.editor.insert(text)
    else:
        field.editor.insert_text_at_cursor(one_line(text))
    field.focus()


def _ask_name(screen: DeskWork[None], field_id: str, text: str) -> None:
    def named(name: str | None) -> None:
        if name is not None:
            office = screen.office
            screen.desk.do(
                lambda: boilerplate.add(office, field_id, name, text),
                lambda kept: tell(screen.app, f"Kept as “{kept.name}”. F12 undoes it."),
            )

    screen.app.push_screen(AskLine("A new wording", "Under which name?", check=not_empty), named)


class WordingsScreen(DeskWork[None]):
    """All wordings; add, change, take away."""

    group = "wordings"
    BINDINGS = bindings_for("wordings")

    def __init__(self) -> None:
        super().__init__()
        self._head = Words(id="head")
        columns = [Column("Field", 26), Column("Name", 18), Column("Wording")]
        self._table = LineTable(columns, empty="No wording is kept yet; a keeps one.")
        self._found: list[Wording] = []

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._table
        yield KeyBar("wordings")

    def on_mount(self) -> None:
        self.reload()
        self._table.focus()

    def reload(self) -> None:
        """Show the wordings as the register holds them now."""
        self._found = boilerplates.wordings(self.office.register)
        says = "What stands in {braces} is filled in, in each record, before it can be published."
        self._head.show(join(("The council's own wordings", "bold"), "\n", says))
        rows = [
            Row(place, (FIELD[wording.field].label, wording.name, one_line(wording.text)))
            for place, wording in enumerate(self._found)
        ]
        self._table.show(ListRows(rows))

    @property
    def current(self) -> Wording | None:
        """The wording under the cursor."""
        key = self._table.cursor_key
        return self._found[int(key)] if key is not None else None

    def action_add(self) -> None:
        """Ask for field, name and text, and keep them."""

        async def ask() -> None:
            app = self.app
            fields = [(name, FIELD[name].label) for name in boilerplate.WORDED]
            field = await app.push_screen_wait(Choose("A new wording", fields, sentence="For which field?"))
            name = field and await app.push_screen_wait(AskLine("A new wording", "Under which name?", check=not_empty))
            if not field or not name:
                return
            hint = "Its text? A hole like {amount} is filled in, in each record."
            text = await app.push_screen_wait(AskWording(f"{FIELD[field].label}: {name}", [hint]))
            if text:
                office = self.office
                self.desk.do(lambda: boilerplate.add(office, field, name, text), lambda _: self.reload())

        self.run_worker(ask(), group="ask", exclusive=True)

    @on(LineTable.Opened)
    def action_change(self) -> None:
        """Ask for the text anew."""
        wording = self.current
        if wording is None:
            return

        def typed(text: str | None) -> None:
            if text:
                office = self.office
                self.desk.do(
                    lambda: boilerplate.change_text(office, wording.field, wording.name, text), lambda _: self.reload()
                )

        title = f"{FIELD[wording.field].label}: {wording.name}"
        said = "Records that were filled from it stay as they are."
        self.app.push_screen(AskWording(title, [said], value=wording.text), typed)

    def action_remove(self) -> None:
        """Take it away, after asking."""
        wording = self.current
        if wording is None:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                office = self.office
                self.desk.do(lambda: boilerplate.remove(office, wording.field, wording.name), lambda _: self.reload())

        said = [f"{FIELD[wording.field].label}, “{wording.name}”. Records that were filled from it stay as they are."]
        self.app.push_screen(Confirm("Take this wording away?", said, yes="Take away", no="Keep"), answered)
