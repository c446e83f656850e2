"""A correction of a published record: a copy of its form to type into, before the difference and the reasons."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.timer import Timer

from clerk_tui.domain.dates import format_date, iso_instant
from clerk_tui.domain.errors import ClerkError, InputError
from clerk_tui.register import decisions as records
from clerk_tui.register import drafts
from clerk_tui.rules.corrections import NOT_CORRECTED
from clerk_tui.screens import form, ledgers
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import correcting, decisions
from clerk_tui.services.correcting import Proposal
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.fields import Field
from clerk_tui.widgets.key_bar import KeyBar
from clerk_tui.widgets.words import Words, join, tell

RECORD = "correction"
"""What half-typed corrections are kept under, apart from those of the record itself."""
_KEPT_AFTER, _KEPT_AGAIN = 0.5, 2.0
"""Seconds after a key, pause or no pause, in which what is typed is kept; and after which that is tried again."""


class CorrectionScreen(DeskWork[None]):
    """The corrected text of one published record, as far as it is typed."""

    group = "correction"
    BINDINGS = bindings_for("correction")

    def __init__(self, decision_id: int, field: str = "") -> None:
        super().__init__()
        self.decision_id = decision_id
        self._first = field
        self._fields: dict[str, Field] = {}
        self._head = Words(id="head")
        self._keeping: Timer | None = None
        self._unkept: set[str] = set()

    def compose(self) -> ComposeResult:
        decision = records.decision(self.office.register, self.decision_id)
        council = self.office.council()
        lines = [line for line in form.lines(council, decision) if line.field.id not in NOT_CORRECTED]
        self._fields = {line.field.id: form.make(line, decision, council) for line in lines}
        yield self._head
        with VerticalScroll(id="form", can_focus=False):
            yield from self._fields.values()
        yield KeyBar("correction")

    def on_mount(self) -> None:
        self.reload()
        kept = drafts.kept(self.office.register, RECORD, self.decision_id)
        for draft in kept:
            if draft.who == self.office.who and draft.field in self._fields and not draft.aside:
                self._fields[draft.field].restore(draft.text)
        if any(draft.who == self.office.who for draft in kept):
            tell(self.app, "What you had typed into this correction stands here again.")
        first = self._first if self._first in self._fields else "resolution"
        self._fields[first].focus()

    def reload(self) -> None:
        """Show the record as it reads now; what is typed stays."""
        decision = records.decision(self.office.register, self.decision_id)
        for name, field in self._fields.items():
            field.set_saved(decisions.field_text(self.office, decision, name))
        published = records.publication(self.office.register, self.decision_id)
        assert published is not None
        said = (
            f"Published {format_date(published.published_on)}. What was published stays; type the corrected text, then"
            " F8 shows the difference."
        )
        self._head.show(join((f"Correct D{decision.id}  {decision.title}", "bold"), f"\n{said}"))

    @property
    def typed(self) -> dict[str, str]:
        """Each field that reads otherwise than the record; InputError where one cannot be read."""
        return {name: field.value for name, field in self._fields.items() if field.differs}

    def leave(self) -> None:
        """Keep what stands half-typed, for the next time."""
        self._keep(self._fields)

    def _keep(self, names: Iterable[str]) -> None:
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        self._unkept.clear()
        office = self.office
        at = iso_instant(office.clock.system())
        version = records.decision(office.register, self.decision_id).version
        fields = [(name, self._fields[name]) for name in names]
        texts = {name: (field.text, field.differs) for name, field in fields if field.is_mounted}

        def keep() -> None:
            for name, (text, differs) in texts.items():
                if differs:
                    drafts.keep(
                        office.register, RECORD, self.decision_id, name, who=office.who, text=text,
                        base_version=version, at=at,
                    )  # fmt: skip
                else:
                    drafts.drop(office.register, RECORD, self.decision_id, name, who=office.who)

        def failed(error: ClerkError) -> None:
            # A lock or a full disk passes; until then the text is only on the screen, and is tried again.
            self._unkept.update(texts)
            if not self.is_attached:
                self.desk.refuse(error)
            elif self._keeping is None:
                self._keeping = self.set_timer(_KEPT_AGAIN, lambda: self._keep(set(self._unkept)))

        self.desk.do(keep, None, failed)

    def do_back(self) -> None:
        """Back to the record; what is typed is kept."""
        self.leave()
        self.app.pop_screen()
        self.desk.refresh_screens()

    @on(Field.Typed)
    def _typed_on(self, event: Field.Typed) -> None:
        """Keep it half a second after the first key that is not kept yet."""
        self._unkept.add(event.field_id)
        if self._keeping is None:
            self._keeping = self.set_timer(_KEPT_AFTER, lambda: self._keep(set(self._unkept)))

    @on(Field.Left)
    def _left(self) -> None:
        """Nothing is saved field by field: a correction goes out whole."""
        self.leave()

    def action_keep(self) -> None:
        """Keep what is typed for later; nothing goes out."""
        self.leave()
        tell(self.app, "What you typed is kept; F8 shows the difference, and nothing goes out before that.")

    def action_look(self) -> None:
        """The difference and what it does, worked out and shown."""
        from clerk_tui.screens.correction_preview import CorrectionPreview

        office, decision_id = self.office, self.decision_id
        self.leave()
        for field in self._fields.values():
            try:
                field.value  # noqa: B018 - reading it says whether it can be read
            except InputError as error:
                field.set_error(str(error))
                field.focus()
                return
        typed = self.typed

        def proposed(found: Proposal) -> None:
            self.app.push_screen(CorrectionPreview(found, typed), ended)

        def ended(done: bool | None) -> None:
            if done:
                self._done()

        self.desk.do(lambda: correcting.propose(office, decision_id, typed), proposed, self._refused)

    def _refused(self, error: ClerkError) -> None:
        self.desk.refuse(error)

    def _done(self) -> None:
        office, decision_id, names = self.office, self.decision_id, list(self._fields)

        def forget() -> None:
            for name in names:
                drafts.drop(office.register, RECORD, decision_id, name, who=office.who)

        self.desk.do(forget)
        self.app.pop_screen()
        self.desk.refresh_screens()
        tell(self.app, "The correction is published. F7 writes the notice with it.")

    @on(Field.Asked)
    def _asked(self, event: Field.Asked) -> None:
        """The counts behind the date under the cursor."""
        ledgers.show(self, ledgers.for_field(self, self.decision_id, event.field_id))

    def do_ledger(self) -> None:
        """The counts behind the record as it stands."""
        ledgers.show(self, ledgers.for_decision(self, self.decision_id))
