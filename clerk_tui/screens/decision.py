"""The decision record: a form in the council's own order and numbers; copy, check, publish, notice."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import Decision, DecisionStatus
from clerk_tui.register import decisions as records
from clerk_tui.register import meetings
from clerk_tui.register.corrections import corrections
from clerk_tui.screens import form, ledgers
from clerk_tui.screens.saving import FormScreen, Saver
from clerk_tui.services import decisions
from clerk_tui.services.call_in_standing import standing_sentence
from clerk_tui.services.commitments.reading import served_words
from clerk_tui.services.disposal_words import briefly
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.fields import Field
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.words import Words, join, tell


class DecisionScreen(FormScreen):
    """One decision record."""

    group = "decision"
    BINDINGS = [*bindings_for("decision"), *bindings_for("published")]

    def __init__(self, decision_id: int, *, restore: bool = False) -> None:
        super().__init__(restore=restore)
        self.decision_id = decision_id
        self._bar = KeyBar("decision")

    # Putting it on the screen

    def compose(self) -> ComposeResult:
        decision = records.decision(self.office.register, self.decision_id)
        council = self.office.council()
        self._lines = form.lines(council, decision)
        self._fields = {line.field.id: form.make(line, decision, council) for line in self._lines}
        self._saver = Saver(self, self.decision_id, self._fields)
        yield self._head
        with VerticalScroll(id="form", can_focus=False):
            for place, line in enumerate(self._lines):
                if place and line.section is not self._lines[place - 1].section:
                    yield Words((f"\n{form.HEADINGS[line.section]}\n"), classes="section")
                yield self._fields[line.field.id]
        yield self._bar

    def on_mount(self) -> None:
        decision = self._show()
        if decision.status is DecisionStatus.PUBLISHED:
            self._fields["resolution"].focus()
        else:
            self._fields[form.first_to_fill(decision, self._lines)].focus()
        self.offer_when_drawn()

    def reload(self) -> None:
        """Show what the register holds now; half-typed text stays."""
        self._show()

    def _show(self) -> Decision:
        decision = records.decision(self.office.register, self.decision_id)
        frozen = decision.status is DecisionStatus.PUBLISHED
        made = corrections(self.office.register, self.decision_id) if frozen else ()
        corrected = {change.field for one in made for change in one.changes}
        for name, field in self._fields.items():
            field.set_saved(self._saved_text(decision, name))
            if frozen:
                field.freeze("corrected" if name in corrected else "published")
        self._headline(decision)
        self._bar.switch("published" if frozen else "decision")
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
            if made := corrections(self.office.register, decision.id):
                status += f" Corrected {format_date(made[-1].corrected_on)}."
            now = found.in_force
            assert now is not None
            if now.closes:
                status += f" Call-in closes {format_date(now.closes)}{' (moved)' if now.moved else ''}."
            if said := standing_sentence(self.office, decision.id):
                status += f" {said}"
            elif now.effective:
                status += f" In effect {format_date(now.effective)}."
            status += briefly(self.office, decision.id)
        status += served_words(self.office, decision.id)
        self._head.show(join((f"D{decision.id}  {place}{decision.title}", "bold"), "\n", status, self._whose(decision)))

    def _whose(self, decision: Decision) -> str:
        """Of a decision without a meeting: who produces the record, and how an officer's was sorted."""
        if decision.meeting_id is not None:
            return ""
        from clerk_tui.services.keeping import keeping

        kept = keeping(self.office, decision)
        sorted_as = f" Sorted: {decision.officer_kind.value}." if decision.officer_kind else ""
        return f"\nProduced by {kept.producer} [{kept.authority}].{sorted_as}"

    # Saving what is typed

    def show_saved(self, decision: Decision, name: str) -> None:
        self._fields[name].set_saved(self._saved_text(decision, name))
        self._headline(decision)

    # Actions

    def _open(self) -> bool:
        if records.publication(self.office.register, self.decision_id) is None:
            return True
        tell(self.app, "The record is published: it is never changed; c corrects it.", severity="warning")
        return False

    def action_copy_recommendations(self) -> None:
        def copied(_: Decision) -> None:
            self._show()
            self._fields["resolution"].focus()
            tell(self.app, "The recommendations stand as the resolution. F12 undoes it.")

        if self._open():
            from clerk_tui.screens.copying import copy_recommendations

            self._saver.saved_first(lambda: copy_recommendations(self, self.decision_id, copied))

    def action_copy_reasons(self) -> None:
        def copied(_: Decision) -> None:
            self._show()
            tell(self.app, "The report's reasons and other options were copied. F12 undoes it.")

        if self._open():
            office, decision_id = self.office, self.decision_id
            self._saver.saved_first(lambda: self.desk.do(lambda: decisions.copy_reasons(office, decision_id), copied))

    def action_report(self) -> None:
        from clerk_tui.services.disposal_words import item_words
        from clerk_tui.widgets.dialogs import ShowText

        decision = records.decision(self.office.register, self.decision_id)
        if decision.item_id is None:
            tell(self.app, "This record belongs to no agenda item.")
            return
        item = meetings.item(self.office.register, decision.item_id)
        self.app.push_screen(ShowText(f"Item {item.number} {item.title}", "\n".join(item_words(self.office, item))))

    def action_check(self) -> None:
        self._saver.saved_first(self._check)

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
        elif where == "agenda_on":
            self._ask_agenda_date()
        else:
            from clerk_tui.screens.jumps import go_beside

            go_beside(self, where)

    def _ask_agenda_date(self) -> None:
        from clerk_tui.screens.meeting import ask_agenda_date

        decision = records.decision(self.office.register, self.decision_id)
        if decision.meeting_id is not None:
            ask_agenda_date(self, decision.meeting_id, self.reload)

    def action_serves(self) -> None:
        from clerk_tui.screens.serving import choose_served

        choose_served(self, self.decision_id)

    def action_actions(self) -> None:
        self._saver.saved_first(self._actions)

    def _actions(self) -> None:
        from clerk_tui.screens.actions import ActionsScreen

        self.app.push_screen(ActionsScreen(f"D{self.decision_id}"))

    def action_route(self) -> None:
        self._saver.saved_first(self._route)

    def _route(self) -> None:
        from clerk_tui.screens.route import open_route

        def left(where: str) -> None:
            self._show()
            if where:
                self.go_to(where)

        open_route(self, f"D{self.decision_id}", left)

    def action_wording(self) -> None:
        from clerk_tui.screens.wordings import choose_wording
        from clerk_tui.services.boilerplate import WORDED
        from clerk_tui.widgets.fields import LineField, TextField

        field = next((each for each in self._fields.values() if each.has_focus_within), None)
        if not isinstance(field, LineField | TextField) or field.field_id not in WORDED:
            tell(self.app, "This field takes no wording; it is answered, or kept apart.", severity="warning")
        elif self._open():
            choose_wording(self, field)

    def action_sort(self) -> None:
        from clerk_tui.screens.sorting import ask_sort

        self.app.run_worker(ask_sort(self), group="ask", exclusive=True)

    def action_publish(self) -> None:
        if self._open():
            self._saver.saved_first(self._publish)

    def _publish(self) -> None:
        from clerk_tui.screens.publish import confirm_and_publish

        confirm_and_publish(self, self._check)

    def action_correct(self) -> None:
        """Correct the published record, from the field under the cursor."""
        if records.publication(self.office.register, self.decision_id) is None:
            tell(self.app, "It is not published yet: change the record itself.", severity="warning")
            return
        from clerk_tui.screens.correction import CorrectionScreen

        at = next((name for name, field in self._fields.items() if field.has_focus_within), "")
        self.app.push_screen(CorrectionScreen(self.decision_id, at))

    def action_notice(self) -> None:
        from clerk_tui.screens.publish import ask_folder_and_write

        ask_folder_and_write(self, self.decision_id)

    @on(Field.Asked)
    def _asked(self, event: Field.Asked) -> None:
        """The counts behind the date under the cursor."""
        ledgers.show(self, ledgers.for_field(self, self.decision_id, event.field_id))

    def do_ledger(self) -> None:
        """Every count behind this record, from wherever the cursor is."""
        ledgers.show(self, ledgers.for_decision(self, self.decision_id))
