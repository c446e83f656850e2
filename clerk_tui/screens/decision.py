"""The decision record: a form in the council's own order and numbers; copy, check, publish, notice."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import Decision, DecisionStatus
from clerk_tui.domain.errors import ClerkError
from clerk_tui.register import decisions as records
from clerk_tui.register import drafts, meetings
from clerk_tui.register.drafts import Draft
from clerk_tui.screens import form, ledgers
from clerk_tui.screens.drafts import DraftKeeper, offer, waiting
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import decisions
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.fields import Field
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.words import Words, join, tell


class DecisionScreen(DeskWork[None]):
    """One decision record."""

    group = "decision"
    BINDINGS = bindings_for("decision")

    def __init__(self, decision_id: int, *, restore: bool = False) -> None:
        super().__init__()
        self.decision_id = decision_id
        self._restore = restore
        self._keeper = DraftKeeper(self, decision_id)
        self._refused: set[str] = set()
        self._fields: dict[str, Field] = {}
        self._head = Words(id="head")

    # Putting it on the screen

    def compose(self) -> ComposeResult:
        decision = records.decision(self.office.register, self.decision_id)
        self._lines = form.lines(self.office.council())
        self._fields = {line.field.id: form.make(line, decision) for line in self._lines}
        yield self._head
        with VerticalScroll(id="form", can_focus=False):
            yield from self._fields.values()
        yield KeyBar("decision")

    def on_mount(self) -> None:
        decision = self._show()
        if decision.status is DecisionStatus.PUBLISHED:
            self._fields["resolution"].focus()
            return
        self._fields[form.first_to_fill(decision, self._lines)].focus()
        self._offer(waiting(self.office, self.decision_id))

    def reload(self) -> None:
        """Show what the register holds now; half-typed text stays."""
        self._show()

    def _show(self) -> Decision:
        decision = records.decision(self.office.register, self.decision_id)
        frozen = decision.status is DecisionStatus.PUBLISHED
        for name, field in self._fields.items():
            field.set_saved(self._saved_text(decision, name))
            if frozen:
                field.freeze()
        self._headline(decision)
        return decision

    def _saved_text(self, decision: Decision, name: str) -> str:
        if name == "attendance":
            return "\n".join(str(member.person.id) for member in decision.attendance if member.present)
        return decisions.field_text(self.office, decision, name)

    def _headline(self, decision: Decision) -> None:
        item = meetings.item(self.office.register, decision.item_id) if decision.item_id else None
        place = f"item {item.number}, " if item else ""
        status = "Draft, not published"
        if found := records.publication(self.office.register, decision.id):
            status = f"Published {format_date(found.published_on)}."
            if found.closes:
                status += f" Call-in closes {format_date(found.closes)}."
            if found.effective:
                status += f" In effect {format_date(found.effective)}."
        self._head.show(join((f"D{decision.id}  {place}{decision.title}", "bold"), "\n", status))

    # Saving what is typed

    @on(Field.Typed)
    def _typed(self, event: Field.Typed) -> None:
        self._keeper.typed(self._fields[event.field_id], event.text)

    @on(Field.Left)
    def _left(self, event: Field.Left) -> None:
        """Save a field that the clerk is done with."""
        office, decision_id, name, value = self.office, self.decision_id, event.field_id, event.value
        field = self._fields[name]
        seen = None if name == "attendance" else field.saved
        self._keeper.forget(name)

        def save() -> Decision:
            if name == "attendance":
                saved = decisions.tick(office, decision_id, frozenset(int(key) for key in value.split("\n") if key))
            else:
                saved = decisions.set_field(office, decision_id, name, value, seen=seen)
            drafts.drop(office.register, "decision", decision_id, name, who=office.who)
            return saved

        def saved(decision: Decision) -> None:
            self._refused.discard(name)
            field.set_saved(self._saved_text(decision, name))
            self._headline(decision)

        def failed(error: ClerkError) -> None:
            self._refused.add(name)
            field.set_error(str(error))
            # What could not be saved is kept, so that neither a full disk nor a lost race takes it away.
            self._keeper.typed(field, field.text)

        self.desk.do(save, saved, failed)

    def leave(self) -> None:
        """Save or keep whatever stands half-typed before the screen goes."""
        for field in self._fields.values():
            if field.is_mounted and field.has_focus_within and not field.commit():
                self._keeper.typed(field, field.text)
        self._keeper.keep_all()

    def _offer(self, found: list[Draft]) -> None:
        def take(draft: Draft) -> None:
            self._fields[draft.field].restore(draft.text)
            self._fields[draft.field].focus()

        def drop(draft: Draft) -> None:
            office = self.office
            self.desk.do(
                lambda: drafts.drop(office.register, "decision", self.decision_id, draft.field, who=office.who)
            )

        if self._restore:
            for draft in found:
                take(draft)
        else:
            offer(self, found, take, drop)

    def _saved_first(self, then: object) -> None:
        """Run `then` after what stands in the focused field has been saved; it is not run if that cannot be read."""
        assert callable(then)
        for field in self._fields.values():
            if field.has_focus_within and not field.commit():
                tell(self.app, "Put right what is wrong in this field first.", severity="warning")
                return

        def saved(_: None) -> None:
            # What was refused is still only on the screen: nothing may be checked, copied over or published then.
            for name in self._refused:
                if self._fields[name].differs:
                    self._fields[name].focus()
                    tell(self.app, "This field is not saved; put that right first.", severity="warning")
                    return
            then()

        # Left is posted as a message, so the save is queued only after the next turn of the loop.
        self.call_later(lambda: self.desk.do(lambda: None, saved))

    # Actions

    def _open(self) -> bool:
        if records.publication(self.office.register, self.decision_id) is None:
            return True
        tell(self.app, "The record is published; a published record is corrected, never changed.", severity="warning")
        return False

    def action_copy_recommendations(self) -> None:
        def copied(_: Decision) -> None:
            self._show()
            self._fields["resolution"].focus()
            tell(self.app, "The recommendations stand as the resolution. F12 undoes it.")

        if self._open():
            office, decision_id = self.office, self.decision_id
            self._saved_first(lambda: self.desk.do(lambda: decisions.copy_recommendations(office, decision_id), copied))

    def action_copy_reasons(self) -> None:
        def copied(_: Decision) -> None:
            self._show()
            tell(self.app, "The report's reasons and other options were copied. F12 undoes it.")

        if self._open():
            office, decision_id = self.office, self.decision_id
            self._saved_first(lambda: self.desk.do(lambda: decisions.copy_reasons(office, decision_id), copied))

    def action_report(self) -> None:
        from clerk_tui.services.words import item_lines
        from clerk_tui.widgets.dialogs import ShowText

        decision = records.decision(self.office.register, self.decision_id)
        if decision.item_id is None:
            tell(self.app, "This record belongs to no agenda item.")
            return
        item = meetings.item(self.office.register, decision.item_id)
        self.app.push_screen(ShowText(f"Item {item.number} {item.title}", "\n".join(item_lines(item))))

    def action_check(self) -> None:
        self._saved_first(self._check)

    def _check(self, title: str = "Publish check") -> None:
        from clerk_tui.screens.check import CheckScreen

        def jump(where: str | None) -> None:
            self._show()
            if where:
                self.go_to(where)

        self.app.push_screen(CheckScreen(self.decision_id, title), jump)

    def go_to(self, where: str) -> None:
        """Put the cursor where a finding points: a field, the agenda's date, or the route."""
        if where in self._fields:
            self._fields[where].focus()
        elif where == "route":
            self.action_route()
        elif where == "agenda_on":
            self._ask_agenda_date()

    def _ask_agenda_date(self) -> None:
        from clerk_tui.screens.meeting import ask_agenda_date

        decision = records.decision(self.office.register, self.decision_id)
        if decision.meeting_id is not None:
            ask_agenda_date(self, decision.meeting_id, self.reload)

    def action_route(self) -> None:
        if self._open():
            from clerk_tui.screens.route import ask_route

            self.app.run_worker(ask_route(self), group="ask", exclusive=True)

    def action_publish(self) -> None:
        if self._open():
            self._saved_first(self._publish)

    def _publish(self) -> None:
        from clerk_tui.screens.publish import confirm_and_publish

        confirm_and_publish(self, self._check)

    def action_notice(self) -> None:
        from clerk_tui.screens.publish import ask_folder_and_write

        ask_folder_and_write(self, self.decision_id)

    @on(Field.Asked)
    def _asked(self, event: Field.Asked) -> None:
        """The counts behind the date under the cursor."""
        office = self.office
        decision = records.decision(office.register, self.decision_id)
        meeting = meetings.meeting(office.register, decision.meeting_id) if decision.meeting_id else None
        found: list[ledgers.Offer] = []
        if event.field_id == "published_on":
            found = [offer for offer in ledgers.for_decision(self, decision.id, published_only=True) if offer]
        elif event.field_id == "notice_on" and (notice := ledgers.notice(office, decision, meeting)):
            found = [notice]
        elif event.field_id == "decided_on":
            found = ledgers.for_decision(self, decision.id)
        ledgers.show(self, found)

    def do_ledger(self) -> None:
        """Every count behind this record, from wherever the cursor is."""
        ledgers.show(self, ledgers.for_decision(self, self.decision_id))
