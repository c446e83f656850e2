"""Half-typed text: kept while it is typed, and offered back at the start of the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.timer import Timer

from clerk_tui.domain.dates import format_instant, iso_instant
from clerk_tui.domain.decision import FIELD
from clerk_tui.domain.errors import ClerkError, NotFound
from clerk_tui.register import decisions as records
from clerk_tui.register import drafts
from clerk_tui.register.drafts import Draft
from clerk_tui.screens.kept_answers import CALL_IN, said
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import file_drafts
from clerk_tui.services.half_typed import waiting
from clerk_tui.widgets.dialogs import Choose
from clerk_tui.widgets.fields import Field, TickField

_SHOWN = 300
_AFTER, _AGAIN = 0.5, 2.0


def _quote(text: str) -> str:
    return f"“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”"


def offer_at_start(screen: DeskWork[None], record: str, record_id: int, draft: Draft) -> None:
    """Say what was being typed when the program ended, and go there if the clerk wants to."""
    if record == "forward_plan_entry":
        from clerk_tui.screens.forward_plan_entry import offer_at_start as offer_entry

        offer_entry(screen, record_id, draft)
        return
    if record == "report":
        from clerk_tui.screens.committee_report import offer_at_start as offer_report

        offer_report(screen, record_id, draft)
        return
    if record == "member_report_line":
        from clerk_tui.screens.report_line import offer_at_start as offer_line

        offer_line(screen, record_id, draft)
        return
    if record == file_drafts.RECORD:
        from clerk_tui.screens.rule_file import offer_at_start as offer_file

        offer_file(screen, draft)
        return
    if record == CALL_IN:
        _offer_call_in(screen, record_id, draft)
        return
    try:
        if record != "decision" or draft not in waiting(screen.office, record_id):
            return
    except NotFound:
        return
    decision = records.decision(screen.office.register, record_id)

    def go() -> None:
        from clerk_tui.screens.decision import DecisionScreen

        screen.app.push_screen(DecisionScreen(record_id, restore=True))

    go_on(screen, draft, f"{FIELD[draft.field].label} of D{record_id}, {decision.title}", go)


def _offer_call_in(screen: DeskWork[None], decision_id: int, draft: Draft) -> None:
    """Say which questions of a call-in were left, and open its case at them if the clerk wants to."""
    from clerk_tui.screens.call_in import CallInScreen

    def chosen(key: str | None) -> None:
        if key == "go":
            screen.app.push_screen(CallInScreen(decision_id, go_on=draft))

    sentence = f"Call-in of D{decision_id}: {said(draft)}"
    options = [("go", "Go on with it"), ("later", "Later; it is kept")]
    screen.app.push_screen(Choose("Half-answered questions are waiting", options, sentence=sentence), chosen)


def go_on(screen: DeskWork[None], draft: Draft, into: str, go: Callable[[], None]) -> None:
    """Say what was being typed, and `go` there if the clerk wants to."""
    sentence = f"You were typing into {into} ({format_instant(draft.at)}):\n\n{_quote(draft.text)}"

    def chosen(key: str | None) -> None:
        if key == "go":
            go()

    options = [("go", "Go on with it"), ("later", "Later; it is kept")]
    screen.app.push_screen(Choose("Half-typed text is waiting", options, sentence=sentence), chosen)


@dataclass
class _Typing:
    """What stands half-typed in one field and is not yet kept."""

    field: Field
    text: str
    timer: Timer


class DraftKeeper:
    """Keeps half-typed text of one record, at most half a second behind the keys."""

    def __init__(self, screen: DeskWork[None], record: str, record_id: int) -> None:
        self._screen, self._record, self._record_id = screen, record, record_id
        self._typing: dict[str, _Typing] = {}
        self.unkept: set[str] = set()
        self._kept: set[str] = set()

    def typed(self, field: Field, text: str, after: float = _AFTER) -> None:
        """Something was typed: keep it half a second after the first key that is not kept yet, pause or no pause."""
        if waiting := self._typing.get(field.field_id):
            waiting.text = text
            return
        timer = self._screen.set_timer(after, lambda: self._keep(field.field_id))
        self._typing[field.field_id] = _Typing(field, text, timer)

    def forget(self, field_id: str) -> None:
        """The field is being saved; what was about to be kept is not needed."""
        if typing := self._typing.pop(field_id, None):
            typing.timer.stop()

    def keep_all(self) -> None:
        """Keep now what would be kept in a moment."""
        for field_id in list(self._typing):
            self._keep(field_id)

    def _drop(self, field_id: str) -> None:
        """What was kept on the way was taken back by hand: the field holds again what the register holds."""
        if field_id in self._kept:
            self._kept.discard(field_id)
            office, record, record_id = self._screen.office, self._record, self._record_id
            self._screen.desk.do(lambda: drafts.drop(office.register, record, record_id, field_id, who=office.who))

    def _keep(self, field_id: str) -> None:
        typing = self._typing.pop(field_id, None)
        if typing is None:
            # The field was left in the instant in which the half second was over: its text is being saved.
            return
        typing.timer.stop()
        # A list of ticks is saved whole when it is left; there is nothing half-typed in it.
        if isinstance(typing.field, TickField):
            return
        if not typing.field.differs:
            self._drop(field_id)
            return
        office, field, text = self._screen.office, typing.field, typing.text
        record, record_id = self._record, self._record_id

        def kept(_: None) -> None:
            self.unkept.discard(field_id)
            self._kept.add(field_id)

        def failed(_: ClerkError) -> None:
            # A lock or a full disk passes; until then the text is only on the screen, and is tried again.
            self.unkept.add(field_id)
            if self._screen.is_attached and field_id not in self._typing:
                self.typed(field, text, _AGAIN)

        def keep() -> None:
            version = drafts.version_of(office.register, record, record_id)
            at = iso_instant(office.clock.now())
            drafts.keep(
                office.register, record, record_id, field_id, who=office.who, text=text, base_version=version, at=at
            )

        self._screen.desk.do(keep, kept, failed)
