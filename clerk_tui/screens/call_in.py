"""The call-in desk for one decision: how it stands above, its events below; every step asked for and entered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.call_in_events import State
from clerk_tui.domain.call_ins import Entry, EntryKind
from clerk_tui.domain.errors import ClerkError
from clerk_tui.register.drafts import Draft
from clerk_tui.screens import ledgers
from clerk_tui.screens.asking import ask_and_do
from clerk_tui.screens.kept_answers import CALL_IN, About, drafts_of, forget_answers, offer_answers
from clerk_tui.screens.paths import folder_check
from clerk_tui.screens.questions import Asked
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import call_in_words as words
from clerk_tui.services.call_in_cases import CallInCase, case_of
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskLine, Choose, ShowText
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.reader import Reader
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell

T = TypeVar("T")
_FIRST = {
    State.WINDOW_OPEN: ("request", "urgency", "receipt", "strike"),
    State.VALIDATING: ("validate", "withdraw", "request", "receipt", "strike"),
    State.SUSPENDED: ("hearing", "outcome", "withdraw", "receipt", "strike"),
    State.HEARD: ("implemented", "come-back", "receipt", "strike"),
    State.RECONSIDER: ("come-back", "receipt", "strike"),
    State.COUNCIL: ("come-back", "receipt", "strike"),
}
"""The keys that the foot names first, by how the decision stands: those that can do something then."""
_SETTLED = ("implemented", "receipt", "strike", "request", "urgency")
_ENTERED = "Entered. u undoes it while nothing rests on it."


class CallInScreen(DeskWork[None]):
    """One case of call-in."""

    group = "case"
    BINDINGS = bindings_for("case")

    def __init__(self, decision_id: int, *, go_on: Draft | None = None) -> None:
        """`go_on` are half-answered questions to go on with at once."""
        super().__init__()
        self.decision_id, self._go_on = decision_id, go_on
        self._said = ""
        self._case: CallInCase | None = None
        self._head = Words(id="head")
        self._text = Reader(id="standing")
        self._bar = KeyBar("case")
        self._table = LineTable(
            [Column("Event", 5), Column("When", 24), Column("What happened")],
            empty="Nothing was entered yet. r takes a request for call-in.", id="events",
        )  # fmt: skip

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._text
        yield self._table
        yield self._bar

    def on_mount(self) -> None:
        self.reload()
        self._table.focus()
        if self._go_on is not None:
            self._take_up(self._go_on)
        else:
            offer_answers(self, drafts_of(self, CALL_IN, self.decision_id), self._take_up, self._throw_away)

    def _take_up(self, draft: Draft) -> None:
        """Go on with half-answered questions."""
        step, _, event = draft.field.partition(" ")
        if event:
            self._table.show(ListRows([_row(self.case, entry) for entry in self.case.entries]), cursor=f"E{event}")
        if step == "request":
            self.action_request()
        else:
            self.ask("come-back" if step in {"reconsidered", "council"} else step)

    def _throw_away(self, draft: Draft) -> None:
        forget_answers(self, About(CALL_IN, self.decision_id, draft.field))

    @property
    def case(self) -> CallInCase:
        """The case as it was last shown."""
        if self._case is None:
            self._case = case_of(self.office, self.decision_id)
        return self._case

    @property
    def event(self) -> Entry | None:
        """The event under the cursor."""
        key = self._table.cursor_key
        return next((entry for entry in self.case.entries if f"E{entry.id}" == key), None)

    def reload(self) -> None:
        """Show the case as the register holds it now, at this hour."""
        self._case = case = case_of(self.office, self.decision_id)
        name = f"{case.decision.reference} " if case.decision.reference else ""
        self._head.show(join((f"Call-in of D{self.decision_id}  {name}{case.decision.title}", "bold")))
        said = "\n".join((*words.standing_lines(self.office, case), "", *words.finding_lines(case))).rstrip()
        if said != self._said:
            self._said = said
            self._text.show(said)
        self._table.show(ListRows([_row(case, entry) for entry in case.entries]))
        self._bar.put_first(*(f"case.{name}" for name in _FIRST.get(case.state.state, _SETTLED)))

    @on(LineTable.Opened)
    def _opened(self) -> None:
        """The whole of one event, and of the request it brought."""
        entry = self.event
        if entry is None:
            return
        lines = [f"{words.entry_when(entry)}. {words.entry_what(self.case, entry)}.", f"Entered by {entry.who}."]
        if entry.kind is EntryKind.RECEIVED and entry.request_id is not None:
            lines += ["", self.case.request(entry.request_id).receipt]
        self.app.push_screen(ShowText(f"E{entry.id}", "\n".join(lines)))

    def do_ledger(self) -> None:
        """Every count behind the case."""
        offers: list[ledgers.Offer] = [(ledger.title, ledger, "") for ledger in self.case.ledgers]
        ledgers.show(self, offers)

    def action_pane(self) -> None:
        (self._text if self._table.has_focus else self._table).focus()

    def action_record(self) -> None:
        self.open_ref(f"D{self.decision_id}")

    # Asking and entering

    async def ask_and_enter(
        self, key: str, title: str, questions: Asked, enter: Callable[[dict[str, Any]], T]
    ) -> T | None:
        """Ask, then enter. What is refused is said, and the questions come again with every answer as it stood."""
        about = About(CALL_IN, self.decision_id, key, title)
        return await ask_and_do(self, title, lambda: questions, lambda answers: enter(dict(answers.given)), about)

    def ask(self, step: str) -> None:
        """Ask what a step needs, and enter it."""
        from clerk_tui.screens import call_in_steps

        async def run() -> None:
            if await call_in_steps.STEPS[step](self):
                tell(self.app, _ENTERED)

        self.app.run_worker(run(), group="ask", exclusive=True)

    def action_request(self) -> None:
        from clerk_tui.screens.call_in_request import ask_request

        self.app.run_worker(ask_request(self), group="ask", exclusive=True)

    def action_validate(self) -> None:
        self.ask("validate")

    def action_withdraw(self) -> None:
        self.ask("withdraw")

    def action_hearing(self) -> None:
        self.ask("hearing")

    def action_outcome(self) -> None:
        self.ask("outcome")

    def action_come_back(self) -> None:
        self.ask("come-back")

    def action_strike(self) -> None:
        self.ask("strike")

    def action_urgency(self) -> None:
        self.ask("urgency")

    def action_implemented(self) -> None:
        self.ask("implemented")

    # The receipt

    def action_receipt(self) -> None:
        """The answer to the request under the cursor, or to the newest one."""
        from clerk_tui.screens.exempt_words import refuse_or_ask
        from clerk_tui.services.call_in_receipts import receipt

        entry = self.event
        request_id = entry.request_id if entry else None
        try:
            text = receipt(self.office, self.decision_id, request_id)
        except ClerkError as error:
            refuse_or_ask(self, error, self.action_receipt)
            return

        def chosen(what: str | None) -> None:
            if what == "read":
                self.app.push_screen(ShowText("Answer to the request", text))
            elif what == "write":
                self._write_receipt(request_id)

        options = [("read", "Read it"), ("write", "Write it in four faces into a folder")]
        self.app.push_screen(Choose("The receipt, or refusal, as it was given", options), chosen)

    def _write_receipt(self, request_id: int | None) -> None:
        from clerk_tui.services.documents.call_in_answer import write_answer

        def chosen(folder: str | None) -> None:
            if folder is not None:
                office, path = self.office, Path(folder.strip()).expanduser()
                self.desk.do(lambda: write_answer(office, self.decision_id, path, request_id), written)

        def written(paths: list[Path]) -> None:
            tell(self.app, f"Written into {paths[0].parent}: {', '.join(path.name for path in paths)}.")

        self.app.push_screen(
            AskLine("Write the receipt", "Into which folder?", str(Path.cwd()), check=folder_check), chosen
        )


def _row(case: CallInCase, entry: Entry) -> Row:
    cells = (f"E{entry.id}", words.entry_when(entry), words.entry_what(case, entry))
    return Row(f"E{entry.id}", cells, "" if entry.stands else "muted")
