"""Which commitments a decision serves: chosen from the list, and taken back there."""

from __future__ import annotations

from typing import Any

from clerk_tui.screens.asking import enter_now
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.commitments import reading, serving
from clerk_tui.widgets.dialogs import Choose
from clerk_tui.widgets.words import tell


def choose_served(screen: DeskWork[Any], decision_id: int) -> None:
    """Show the commitments, those that the decision serves first and ticked, until the clerk leaves the list."""
    screen.run_worker(_choose(screen, decision_id), group="ask", exclusive=True)


async def _choose(screen: DeskWork[Any], decision_id: int) -> None:
    office, at = screen.office, None
    while True:
        served = {one.id for one in reading.served_by(office, decision_id)}
        listed = sorted(reading.commitments(office), key=lambda one: one.id not in served)
        if not listed:
            tell(screen.app, "There are no commitments yet. C shows their list, where a enters one.")
            return
        options = [
            (str(one.id), "✓" if one.id in served else " ", one.called, " ".join(one.text.split())) for one in listed
        ]
        sentence = f"Enter says that D{decision_id} serves a commitment, or takes that back."
        chosen = await screen.app.push_screen_wait(
            Choose("Which commitments does it serve?", options, sentence=sentence, value=at)
        )
        if chosen is None:
            return
        at, number = chosen, int(chosen)
        act = serving.unlink if number in served else serving.link
        await enter_now(screen, lambda act=act, number=number: act(office, number, decision_id))  # type: ignore[misc]
