"""Asking about each match of exempt words in what would go out: why the public may read it all the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clerk_tui.domain.errors import ClerkError, ExemptWords
from clerk_tui.screens.asking import ask_reason, enter_now, forget
from clerk_tui.screens.work import DeskWork


def refuse_or_ask(screen: DeskWork[Any], error: ClerkError, again: Callable[[], object]) -> None:
    """Show why something was not done; where exempt words stand in the way ask about each, then do it `again`."""
    if isinstance(error, ExemptWords):
        screen.app.run_worker(_ask(screen, error, again), group="ask", exclusive=True)
    else:
        screen.desk.refuse(error)


async def _ask(screen: DeskWork[Any], error: ExemptWords, again: Callable[[], object]) -> None:
    from clerk_tui.services.exempt_overrides import go_past

    office = screen.office
    for finding in error.found:
        sentences = [finding.says, "Why may the public read it? The reason stays in the register with your name."]
        about = f"exempt words {finding.id} of {error.ref}"
        why = await ask_reason(screen, about, f"Override {finding.id}", sentences)
        if why is None:
            return
        if await enter_now(screen, lambda id_=finding.id, why=why: go_past(office, error.ref, id_, why)) is None:  # type: ignore[misc]
            return
        forget(screen, about)
    again()
