"""Every half-typed text that waits, every clerk's: gone on with, a colleague's taken over, or thrown away."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.dates import format_instant
from clerk_tui.domain.text import one_line
from clerk_tui.screens.filtering import FilteredList
from clerk_tui.services import kept_elsewhere, kept_texts
from clerk_tui.services.kept_texts import KeptText
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskLine, Confirm, ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell

NOTHING = "No half-typed text waits."


class WaitingScreen(FilteredList):
    """Texts that were typed and neither saved nor thrown away, the newest first."""

    group = "waiting"
    BINDINGS = bindings_for("waiting")

    def __init__(self) -> None:
        super().__init__()
        self._head = Words(id="head")
        self._texts: dict[str, KeptText] = {}
        self.table = LineTable([Column("Who", 10), Column("Ref", 6), Column("Into", 28), Column("Text")], empty=NOTHING)

    def compose(self) -> ComposeResult:
        yield self._head
        yield self.filter
        yield self.table
        yield KeyBar("waiting")

    def on_mount(self) -> None:
        self.reload()
        self.table.focus()

    def reload(self) -> None:
        """Show what waits now."""
        self._texts = {str(text.draft.id): text for text in kept_texts.all_waiting(self.office)}
        mine = sum(1 for text in self._texts.values() if self._is_mine(text))
        said = f"{mine} of them yours. None is part of a record, and none goes out, before it is saved."
        self._head.show(join((f"Half-typed texts: {len(self._texts)}", "bold"), f"\n{said}"))
        self.show_list()

    def _is_mine(self, text: KeptText) -> bool:
        return text.draft.who == self.office.who

    def show_list(self) -> None:
        """Show the texts under the filter."""
        words = self.sought.lower()
        rows = [
            Row(
                key,
                (
                    text.draft.who,
                    text.ref,
                    text.title if text.record == kept_elsewhere.QUESTIONS else text.label,
                    one_line(text.said),
                ),
            )
            for key, text in self._texts.items()
            if words in f"{text.draft.who} {text.where} {text.said}".lower()
        ]
        self.table.show(ListRows(rows), empty=f"No text holds “{self.sought}”." if words else NOTHING)

    @property
    def _at_cursor(self) -> KeptText | None:
        found = self._texts.get(str(self.table.cursor_key))
        if found is None:
            tell(self.app, NOTHING)
        return found

    @on(LineTable.Opened)
    def _opened(self) -> None:
        if (text := self._at_cursor) is None:
            return
        if not self._is_mine(text) or not self._go_on(text):
            self._show(text)

    def _show(self, text: KeptText) -> None:
        """The whole text, and what the register holds in its place."""
        when = format_instant(text.draft.at.replace(microsecond=0))
        lines = [f"{text.where}.", f"Typed by {text.draft.who}, {when}:", text.said]
        if text.place:
            lines.append(f"{text.place[0].upper()}{text.place[1:]}.")
        elif text.stands:
            lines += ["The register holds:", text.stands]
        if not self._is_mine(text):
            lines.append("t takes it over; then it is offered to you where it belongs.")
        self.app.push_screen(ShowText("Half-typed text", "\n\n".join(lines)))

    def _go_on(self, text: KeptText) -> bool:
        """Go where a text of one's own was begun; False where it is of no one place."""
        from clerk_tui.screens.drafts import offer_at_start

        if text.published or text.record == kept_elsewhere.QUESTIONS:
            return False
        if text.record == kept_elsewhere.CORRECTION:
            from clerk_tui.screens.correction import CorrectionScreen

            self.app.push_screen(CorrectionScreen(text.record_id, text.draft.field))
        else:
            offer_at_start(self, text.record, text.record_id, text.draft)
        return True

    def action_take_over(self) -> None:
        """Make a colleague's text one's own; what one typed there oneself waits on beside it."""
        text, office = self._at_cursor, self.office
        if text is None:
            return

        def taken(_: KeptText) -> None:
            self.desk.refresh_screens()
            tell(self.app, "It is yours now; Enter goes on with it.")

        self.desk.do(lambda: kept_texts.take_over(office, text.draft.id), taken)

    def action_throw_away(self) -> None:
        """Throw a text away; a colleague's only once their name was typed."""
        if (text := self._at_cursor) is None:
            return
        who, said = text.draft.who, f"{text.where}: “{one_line(text.said)[:200]}”"
        if self._is_mine(text):
            ask = Confirm("Throw it away", [said], yes="Throw it away", no="Keep it")
            self.app.push_screen(ask, lambda yes: self._drop(text, "") if yes else None)
            return
        sentence = f"{said}\n\nThis is not yours. To throw away what {who} typed, type their name: {who}"
        check = lambda name: None if name.strip() == who else f"Type {who}, or press Esc."  # noqa: E731
        self.app.push_screen(
            AskLine("Throw it away", sentence, check=check), lambda name: self._drop(text, name) if name else None
        )

    def _drop(self, text: KeptText, of: str) -> None:
        office = self.office

        def dropped(_: KeptText) -> None:
            self.desk.refresh_screens()
            tell(self.app, "Thrown away.")

        self.desk.do(lambda: kept_texts.drop(office, text.draft.id, of=of), dropped)

    def do_back(self) -> None:
        """Take the filter away, or go back."""
        if not self.close_filter():
            self.app.pop_screen()
            self.desk.refresh_screens()

    def do_ledger(self) -> None:
        """No date is counted here."""
        tell(self.app, "No date is counted here.")
