"""Saving a council file from the screen: what changes is shown first, and the clerk says yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clerk_tui.domain.council import Council
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.adopting import Proposal, accept, propose
from clerk_tui.widgets.dialogs import Confirm

_ASK = "Save this as the council file? Each rule counts for its own dates; u takes it back."


def show_and_save(screen: DeskWork[Any], text: str, saved: Callable[[], None]) -> None:
    """Show the sentences that change and the open deadlines that move; after a yes, make it the register's file."""
    office = screen.office

    def shown(proposal: Proposal) -> None:
        lines = [*proposal.lines(), _ASK]
        ask = Confirm("What changes", lines, yes="Save", no="Go back; nothing is lost")
        screen.app.push_screen(ask, lambda yes: answered(proposal, yes))

    def answered(proposal: Proposal, yes: bool | None) -> None:
        if yes:
            screen.desk.do(lambda: accept(office, proposal), done)

    def done(_: Council) -> None:
        saved()

    screen.desk.do(lambda: propose(office, text), shown)
