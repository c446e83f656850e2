"""One entry of the forward plan: a form in the order of regulation 9(1), saved field by field."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from clerk_tui.domain.forward_plan import PLAN_FIELD, PLAN_FIELDS, Entry, PlanStatus
from clerk_tui.domain.record import FieldKind, RecordField
from clerk_tui.register import drafts
from clerk_tui.register import forward_plan as rows
from clerk_tui.register.drafts import Draft
from clerk_tui.rules.key_notice import lacking, ticks
from clerk_tui.screens import forward_plan_acts as acts
from clerk_tui.screens import ledgers
from clerk_tui.screens.drafts import go_on
from clerk_tui.screens.saving import FormScreen, Saver
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import forward_plan, plan_state
from clerk_tui.services.plan_fields import MAKERS, field_text
from clerk_tui.services.plan_words import first_line, tick_line
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.choices import Answer
from clerk_tui.widgets.dialogs import Choose
from clerk_tui.widgets.fields import ChoiceField, DateField, Field, LineField, TextField
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.words import join

_RECORD = "forward_plan_entry"
_REQUIRED = frozenset({"matter", "due_from", "documents", "address", "other_documents", "requests"})
_MAKERS = [Answer(value, words) for value, words in MAKERS.items()]


class EntrySaver(Saver):
    """Saves the fields of an entry."""

    record = _RECORD

    def save(self, name: str, value: str, seen: str) -> object:
        return forward_plan.set_fields(self._screen.office, self.record_id, {name: value}, seen={name: seen})

    def label(self, name: str) -> str:
        return PLAN_FIELD[name].label


def make(field: RecordField) -> Field:
    """The widget of one field; its paragraph of regulation 9(1) stands before the label."""
    number = field.authority.rpartition("reg ")[2] if "9(1)" in field.authority else ""
    required = "regulation 9" if field.id in _REQUIRED else ""
    if field.id == "maker":
        return ChoiceField(field.id, field.label, number=number, answers=_MAKERS)
    if field.kind is FieldKind.DATE:
        return DateField(field.id, field.label, number=number, required=required, ledger=True)
    if field.kind is FieldKind.CHOICE:
        return ChoiceField(field.id, field.label, number=number, required=required)
    kind = LineField if field.kind is FieldKind.LINE else TextField
    return kind(field.id, field.label, number=number, required=required)


def waiting(screen: DeskWork[None], entry_id: int) -> list[Draft]:
    """This clerk's kept texts for an entry that are not what the register holds."""
    office = screen.office
    entry = rows.entry(office.register, entry_id)
    return [
        draft
        for draft in drafts.kept(office.register, _RECORD, entry_id)
        if draft.who == office.who and draft.field in PLAN_FIELD and draft.text != field_text(entry, draft.field)
    ]


def offer_at_start(screen: DeskWork[None], entry_id: int, draft: Draft) -> None:
    """Say what was being typed into an entry when the program ended, and go there if the clerk wants to."""
    if draft in waiting(screen, entry_id):
        entry = rows.entry(screen.office.register, entry_id)
        into = f"{PLAN_FIELD[draft.field].label} of {entry.reference}"

        def go() -> None:
            screen.app.push_screen(EntryScreen(entry_id, restore=True))

        go_on(screen, draft, into, go)


class EntryScreen(FormScreen):
    """One entry."""

    group = "plan-entry"
    BINDINGS = bindings_for("plan-entry")

    def __init__(self, entry_id: int, *, restore: bool = False) -> None:
        super().__init__(restore=restore)
        self.entry_id = entry_id

    def compose(self) -> ComposeResult:
        self._fields = {field.id: make(field) for field in PLAN_FIELDS}
        self._saver = EntrySaver(self, self.entry_id, self._fields)
        yield self._head
        with VerticalScroll(id="form", can_focus=False):
            yield from self._fields.values()
        yield KeyBar("plan-entry")

    def on_mount(self) -> None:
        entry = self._show()
        missing = (tick.field for tick in lacking(forward_plan.public_entry(self.office, entry)))
        self._fields[next((name for name in missing if name in self._fields), "matter")].focus()
        if entry.status is PlanStatus.PLANNED:
            self.offer_when_drawn()

    def reload(self) -> None:
        """Show what the register holds now; half-typed text stays."""
        self._show()

    def _show(self) -> Entry:
        entry = rows.entry(self.office.register, self.entry_id)
        for name, field in self._fields.items():
            field.set_saved(field_text(entry, name))
            if entry.status is PlanStatus.WITHDRAWN:
                field.freeze("withdrawn")
        self._headline(entry)
        return entry

    def _headline(self, entry: Entry) -> None:
        state = plan_state.of_entry(self.office, self.entry_id)
        title = f"{entry.ref}  {entry.reference}  {first_line(entry.matter)}"
        self._head.show(join((title, "bold"), "\n", f"{state.says.rstrip('.')}."))

    # Saving what is typed

    def show_saved(self, saved: Entry, name: str) -> None:
        self._fields[name].set_saved(field_text(saved, name))
        self._headline(saved)

    # Actions

    def action_key_test(self) -> None:
        """Answer whether the matter is key."""

        def ask() -> None:
            acts.take_key_test(self, self.entry_id, self.desk.refresh_screens)

        self._worked_on(ask)

    def action_publish(self) -> None:
        """Record that the notice was put up."""

        def ask() -> None:
            acts.publish(self, self.entry_id, self.desk.refresh_screens)

        self._worked_on(ask)

    def action_withdraw(self) -> None:
        """Mark it as withdrawn."""
        self._worked_on(lambda: acts.withdraw(self, self.entry_id, self.desk.refresh_screens))

    def _worked_on(self, then: Callable[[], None]) -> None:
        """What is asked rests on what is saved; a withdrawn entry is refused."""
        forward_plan.standing(self.office, self.entry_id)
        self._saver.saved_first(then)

    def action_ticks(self) -> None:
        """The eight paragraphs; Enter goes to what answers one."""
        self._saver.saved_first(self._ticks)

    def _ticks(self) -> None:
        entry = rows.entry(self.office.register, self.entry_id)
        found = ticks(forward_plan.public_entry(self.office, entry))

        def chosen(where: str | None) -> None:
            if where == "key_decision":
                self.action_key_test()
            elif where is not None:
                self._fields[where].focus()

        missing = sum(not tick.met for tick in found)
        says = f"{missing} of the eight are missing." if missing else "The notice says all that it has to say."
        options = [(tick.field, f"{'✓' if tick.met else '✗'} {tick_line(tick)}") for tick in found]
        self.app.push_screen(Choose("What regulation 9(1) asks", options, sentence=says), chosen)

    def action_versions(self) -> None:
        """The notices as published."""
        self._saver.saved_first(lambda: acts.show_versions(self, self.entry_id))

    def action_route(self) -> None:
        """Which route is open."""
        self._saver.saved_first(lambda: acts.show_route(self, self.entry_id))

    def action_plan(self) -> None:
        """Every gate of the matter."""
        self._saver.saved_first(lambda: acts.plan(self, self.entry_id))

    @on(Field.Asked)
    def _asked(self) -> None:
        self.do_ledger()

    def do_ledger(self) -> None:
        """The counts behind the notice."""
        ledgers.show(self, acts.offers(self, self.entry_id))
