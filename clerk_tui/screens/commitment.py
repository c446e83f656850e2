"""One commitment: what stands under it, how it has gone, and the decisions that serve it."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult

from clerk_tui.domain.commitments import Commitment, Progress, Standing
from clerk_tui.domain.dates import short_date
from clerk_tui.register import commitments as rows
from clerk_tui.register import decisions
from clerk_tui.screens import commitment_questions as ask
from clerk_tui.screens.asking import ask_and_do
from clerk_tui.screens.people_asking import ask_and_enter
from clerk_tui.screens.questions import anything, choice, day, line
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.commitments import changing, progressing, reading, serving, words
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import Confirm
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell

_COLUMNS = (Column("", 9), Column("When", 16), Column("What"))
_EMPTY = "Nothing is entered. p enters how it has gone, d names a decision that serves it."
_UNDER, _TOLD, _SERVED = "C", "progress", "D"


class CommitmentScreen(DeskWork[None]):
    """The commitment; Enter opens the line under the cursor."""

    group = "commitment"
    BINDINGS = bindings_for("commitment")

    def __init__(self, commitment_id: int) -> None:
        super().__init__()
        self.commitment_id = commitment_id
        self._head, self._below = Words(id="head"), Words(id="below")
        self._table = LineTable(_COLUMNS, empty=_EMPTY)

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._table
        yield self._below
        yield KeyBar("commitment")

    def on_mount(self) -> None:
        self.reload()
        self._table.focus()

    @property
    def one(self) -> Commitment:
        return reading.commitment(self.office, self.commitment_id)

    def reload(self) -> None:
        """Show what the register holds now."""
        office, one = self.office, self.one
        today = office.clock.today()
        where = [one.plan, one.theme, one.portfolio, one.owner.name if one.owner else ""]
        over = reading.commitment(office, one.parent_id) if one.parent_id else None
        said = [words.standing_words(one, today), *([f"{', '.join(filter(None, where))}."] if any(where) else [])]
        said += [f"Under {words.stopped(words.head_line(over))}"] if over else []
        said += [f"All the same: {one.despite}"] if one.despite else []
        points = "\n".join(f"- {point}" for point in one.points) if len(one.points) > 1 else "".join(one.points)
        self._head.show(join((one.called, "bold"), f"  {points or words.NO_WORDS}\n{' '.join(said)}"))
        self._table.show(ListRows([*self._under(), *self._told(), *self._served()]))
        self._say()

    def _under(self) -> list[Row]:
        today = self.office.clock.today()
        return [
            Row(f"{_UNDER} {below.id}", ("Under it", words.due_short(below.due), words.head_line(below)),
                "urgent" if below.is_late(today) else "" if below.standing is Standing.OPEN else "muted")
            for below in reading.under(self.office, self.commitment_id)
        ]  # fmt: skip

    def _told(self) -> list[Row]:
        return [
            Row(f"{_TOLD} {entry.id}", ("Progress", short_date(entry.made_on), " / ".join(entry.points)))
            for entry in reading.progress(self.office, [self.commitment_id])
        ]

    def _served(self) -> list[Row]:
        found = []
        for link in reading.decisions_serving(self.office, self.commitment_id):
            record = decisions.decision(self.office.register, link.decision_id)
            when = short_date(record.decided_on) if record.decided_on else record.status.value
            note = f": {link.note}" if link.note else ""
            cells = ("Decision", when, f"D{record.id} {record.title or 'without a title'}{note}")
            found.append(Row(f"{_SERVED} {record.id}", cells, "good"))
        return found

    @on(LineTable.Moved)
    def _say(self) -> None:
        """Under the list, the whole of the line under the cursor."""
        what, number = self._at
        if what == _TOLD:
            self._below.show(words.progress_line(reading.entry(self.office, number)))
        elif what == _UNDER:
            self._below.show(words.list_line(reading.commitment(self.office, number), self.office.clock.today()))
        else:
            self._below.show("")

    @property
    def _at(self) -> tuple[str, int]:
        """Of what the line under the cursor is, and its number; empty where there is none."""
        key = self._table.cursor_key
        if key is None:
            return "", 0
        what, number = str(key).split(" ")
        return what, int(number)

    @on(LineTable.Opened)
    def _opened(self) -> None:
        what, number = self._at
        if what == _UNDER:
            self.app.push_screen(CommitmentScreen(number))
        elif what == _SERVED:
            self.open_ref(f"D{number}")
        elif what == _TOLD:
            self._run(self._tell(reading.entry(self.office, number)))

    def _run(self, coroutine: Any) -> None:
        self.run_worker(coroutine, group="ask", exclusive=True)

    # Progress

    def action_progress(self) -> None:
        """Enter how it has gone."""
        self._run(self._tell(progressing.blank(self.office, self.commitment_id)))

    async def _tell(self, entry: Progress) -> None:
        office = self.office
        offered = ask.progress_fields(office, entry) if entry.id else None

        def enter(given: dict[str, Any]) -> Progress:
            typed, reason = ask.typed_of(given, offered), given.get("despite", "")
            if entry.id:
                return progressing.set_fields(office, entry.id, typed, despite=reason, version=entry.version)
            return progressing.add(office, entry.commitment_id, typed, despite=reason)

        title = f"Progress of {self.one.called}" if not entry.id else f"Progress {entry.id} of {self.one.called}"
        await ask_and_enter(self, title, ask.progress_questions(office, entry), enter)

    # The commitment

    def action_change(self) -> None:
        """Change its fields."""
        office, one = self.office, self.one
        offered = ask.commitment_fields(one)
        self._run(
            ask_and_enter(
                self, f"Commitment {one.called}", ask.commitment_questions(office, one),
                lambda given: changing.set_fields(
                    office, one.id, ask.typed_of(given, offered), despite=given.get("despite", ""),
                    version=one.version,
                ),
            )
        )  # fmt: skip

    def action_end(self) -> None:
        """Say that it is done, or dropped."""
        office, one = self.office, self.one
        questions = (
            choice("how", "What has become of it?", [("done", "It was done"), ("dropped", "It was dropped")]),
            day("on", "On which day?", office.clock.today()),
            ask.words("because", "Why? Of one that was done it may be left empty.", may_be_empty=True),
            ask.despite(lambda given: ask.end_doubts(office, one, given)),
        )
        self._run(
            ask_and_do(
                self, f"End {one.called}", lambda: questions,
                lambda answers: changing.end(
                    office, one.id, Standing(answers.given["how"]), answers.day("on"), because=answers.given["because"],
                    despite=answers.given.get("despite", ""),
                ),
                f"the end of commitment {one.ref}",
            )
        )  # fmt: skip

    def action_reopen(self) -> None:
        """Say that it is to be kept again."""
        office, number = self.office, self.commitment_id
        self.desk.do(lambda: changing.reopen(office, number), lambda _: self.desk.refresh_screens())

    def action_link(self) -> None:
        """Name a decision that serves it."""
        office, one = self.office, self.one

        def enter(given: dict[str, Any]) -> object:
            decision_id = decisions.find(office.register, given["decision"])
            return serving.link(office, one.id, decision_id, note=given["note"])

        questions = (
            ask.decision_question(office),
            line("note", "How does it serve it? It may be left empty.", check=anything),
        )
        self._run(ask_and_enter(self, f"A decision that serves {one.called}", questions, enter))

    def action_remove(self) -> None:
        """Take away the progress or the decision under the cursor, or the commitment itself, after asking."""
        office, one = self.office, self.one
        what, number = self._at
        if what == _TOLD:
            title, said = "Take this entry away?", [words.progress_line(rows.progress_entry(office.register, number))]
        elif what == _SERVED:
            title, said = f"Does D{number} not serve {one.called}?", ["The decision itself stays as it is."]
        else:
            title, said = f"Take {one.called} away?", ["One that was to be kept is ended, with e, not taken away."]

        def work() -> object:
            if what == _TOLD:
                return progressing.remove(office, number)
            if what == _SERVED:
                return serving.unlink(office, one.id, number)
            return changing.remove(office, one.id)

        def answered(yes: bool | None) -> None:
            if yes:
                self.desk.do(work, lambda _: self._gone(what))

        self.app.push_screen(Confirm(title, said, yes="Take away", no="Keep"), answered)

    def _gone(self, what: str) -> None:
        if what not in {_TOLD, _SERVED}:
            self.app.pop_screen()
        self.desk.refresh_screens()
        tell(self.app, "Taken away. u takes it back.")
