"""Half-typed text offered back: at the start of the program, and when its record is opened."""

from __future__ import annotations

from collections.abc import Callable

from clerk_tui.domain.dates import format_instant
from clerk_tui.domain.decision import FIELD
from clerk_tui.domain.errors import NotFound
from clerk_tui.register import decisions as records
from clerk_tui.register import drafts
from clerk_tui.register.drafts import Draft
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.decisions import field_text
from clerk_tui.services.office import Office
from clerk_tui.widgets.dialogs import Choose

_SHOWN = 300


def waiting(office: Office, decision_id: int) -> list[Draft]:
    """This clerk's kept texts for a record that are not what the register holds."""
    decision = records.decision(office.register, decision_id)
    return [
        draft
        for draft in drafts.kept(office.register, "decision", decision_id)
        if draft.who == office.who and draft.field in FIELD and draft.text != field_text(office, decision, draft.field)
    ]


def _quote(text: str) -> str:
    return f"“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”"


def offer_at_start(screen: DeskWork[None], record: str, record_id: int, draft: Draft) -> None:
    """Say what was being typed when the program ended, and go there if the clerk wants to."""
    try:
        if record != "decision" or draft not in waiting(screen.office, record_id):
            return
    except NotFound:
        return
    decision = records.decision(screen.office.register, record_id)
    sentence = (
        f"You were typing into {FIELD[draft.field].label} of {decision.title} ({format_instant(draft.at)}):\n\n"
        f"{_quote(draft.text)}"
    )

    def chosen(key: str | None) -> None:
        if key == "go":
            from clerk_tui.screens.decision import DecisionScreen

            screen.app.push_screen(DecisionScreen(record_id, restore=True))

    options = [("go", "Go on with it"), ("later", "Later; it is kept")]
    screen.app.push_screen(Choose("Half-typed text is waiting", options, sentence=sentence), chosen)


def offer(
    screen: DeskWork[None], found: list[Draft], take: Callable[[Draft], None], drop: Callable[[Draft], None]
) -> None:
    """Offer each kept text in turn: take it back into its field, throw it away, or leave it for later."""
    if not found:
        return
    draft, rest = found[0], found[1:]

    def chosen(key: str | None) -> None:
        if key == "take":
            take(draft)
        elif key == "drop":
            drop(draft)
        offer(screen, rest, take, drop)

    sentence = f"{FIELD[draft.field].label}, typed {format_instant(draft.at)}:\n\n{_quote(draft.text)}"
    options = [("take", "Take it back into the field"), ("drop", "Throw it away"), ("later", "Later; it is kept")]
    screen.app.push_screen(Choose("Half-typed text was kept", options, sentence=sentence), chosen)
