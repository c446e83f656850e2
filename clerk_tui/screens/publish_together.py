"""Several decisions published at once: each with its check and its dates, asked once, all of them or none."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.dates import short_date
from clerk_tui.domain.decision import Publication
from clerk_tui.screens import ledgers
from clerk_tui.screens.publish import read_first
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import publishing_together as together
from clerk_tui.services.publishing_together import Candidate
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.confirm_reading import ConfirmReading
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.table import Column, LineTable, ListRows, Row
from clerk_tui.widgets.words import Words, join, tell


def publish_together(screen: DeskWork[None], meeting_id: int | None, decision_id: int | None = None) -> None:
    """Show what a meeting has decided and not published; a decision without a meeting goes by itself."""
    ids = together.of_meeting(screen.office, meeting_id) if meeting_id is not None else ()
    if not ids and decision_id is not None:
        ids = (decision_id,)
    if not ids:
        tell(screen.app, "This meeting has no decision that is taken and still to be published.")
        return
    screen.app.push_screen(PublishTogetherScreen(ids))


class PublishTogetherScreen(DeskWork[None]):
    """The decisions that would go out; Space leaves one out."""

    group = "publish-together"
    BINDINGS = bindings_for("publish-together")

    def __init__(self, ids: tuple[int, ...]) -> None:
        super().__init__()
        self._ids = ids
        self._out: set[int] = set()
        self._found: tuple[Candidate, ...] = ()
        self._head = Words(id="head")
        self._table = LineTable(
            [Column("In", 4), Column("Check", 8), Column("Closes", 15), Column("In effect", 15), Column("Matter"),
             Column("Ref", 5)],
            empty="There is nothing to publish.",
        )  # fmt: skip
        self._detail = Words(id="finding")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._table
        yield VerticalScroll(self._detail, id="detail", can_focus=False)
        yield KeyBar("publish-together")

    def on_mount(self) -> None:
        self._found = together.candidates(self.office, self._ids)
        self._out = {one.case.decision.id for one in self._found if one.blockers}
        self._show()
        self._table.focus()

    def reload(self) -> None:
        """Check again; what was left out stays out."""
        still = tuple(one for one in self._ids if self._is_draft(one))
        if not still:
            if self.app.screen is self:
                self.app.pop_screen()
            return
        self._ids = still
        self._found = together.candidates(self.office, still)
        self._show()

    def _is_draft(self, decision_id: int) -> bool:
        from clerk_tui.register import decisions as records

        return records.decision(self.office.register, decision_id).status == "draft"

    def _show(self) -> None:
        self._table.show(ListRows([self._row(one) for one in self._found]))
        ready, blocked = self._chosen(), [one.ref for one in self._found if one.blockers]
        said = f"{len(ready)} of {len(self._found)} would be published at once; all of them go out, or none."
        if blocked:
            said += f" Something stands in the way of {', '.join(blocked)}."
        self._head.show(join(("Publish several decisions", "bold"), f"\n{said}"))
        self._show_detail()

    def _chosen(self) -> tuple[Candidate, ...]:
        return tuple(one for one in self._found if one.case.decision.id not in self._out)

    def _row(self, one: Candidate) -> Row:
        decision = one.case.decision
        state = "STOPS" if one.blockers else "Ready"
        closes = short_date(one.window.closes) if one.window else "Not open" if not one.no_date else "Not known"
        effect = short_date(one.window.effective) if one.window else ""
        left_out = decision.id in self._out
        cells = ("out" if left_out else "in", state, closes, effect, decision.title, one.ref)
        return Row(decision.id, cells, "urgent" if one.blockers else "muted" if left_out else "")

    @property
    def current(self) -> Candidate | None:
        """The decision under the cursor."""
        key = self._table.cursor_key
        return next((one for one in self._found if one.case.decision.id == key), None)

    @on(LineTable.Moved)
    def _show_detail(self) -> None:
        self._detail.show("\n".join(together.candidate_lines(self.current)) if self.current else "")

    @on(LineTable.Opened)
    def _opened(self, event: LineTable.Opened) -> None:
        self.open_ref(f"D{event.key}")

    def action_choose(self) -> None:
        """Leave the decision under the cursor out, or take it in again."""
        one = self.current
        if one is None:
            return
        if one.blockers:
            tell(self.app, f"{one.ref} cannot go out: {one.blockers[0].says}", severity="warning")
            return
        self._out ^= {one.case.decision.id}
        self._show()

    def action_publish(self) -> None:
        """Ask once, and publish all that are in."""
        chosen, office = self._chosen(), self.office
        if not chosen:
            ready = any(not one.blockers for one in self._found)
            says = (
                "None is in; Space takes one in." if ready else "None of them is ready to go out; Enter opens a record."
            )
            tell(self.app, says, severity="warning")
            return
        ids = tuple(one.case.decision.id for one in chosen)

        def published(done: tuple[Publication, ...]) -> None:
            self.app.pop_screen()
            self.desk.refresh_screens()
            tell(self.app, f"Published: {', '.join(f'D{one.decision_id}' for one in done)}. 4 shows their windows.")

        def answered(yes: bool | None) -> None:
            if yes:
                self.desk.do(lambda: together.publish_together(office, ids, seen=chosen), published)

        sentences = ["\n".join(line.strip() for line in together.candidate_lines(one)) for one in chosen]
        sentences.append("The records freeze; a published record is corrected, never changed.")
        if office.clock.rehearsed is not None and not office.is_demo():
            sentences.append("You are rehearsing another day, but this is a real register: it publishes for good.")
        title = f"Publish these {len(chosen)} decisions?" if len(chosen) > 1 else "Publish this decision?"
        ask = ConfirmReading(
            title, sentences, lambda: read_first(self, [one.case for one in chosen]), yes="Publish", no="Not yet"
        )
        self.app.push_screen(ask, answered)

    def action_read(self) -> None:
        """The notice of the decision under the cursor, as it will go out."""
        if one := self.current:
            read_first(self, [one.case])

    def do_ledger(self) -> None:
        """The counts behind the dates of this decision."""
        if self.current:
            ledgers.show(self, ledgers.for_decision(self, self.current.case.decision.id))
