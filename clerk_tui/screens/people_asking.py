"""Asking, then entering what was answered of people, bodies and seats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from clerk_tui.domain.errors import ClerkError
from clerk_tui.screens.asking import ask_and_do, done
from clerk_tui.screens.questions import Answers, Question
from clerk_tui.screens.work import DeskWork

T = TypeVar("T")


async def enter_now(screen: DeskWork[Any], work: Callable[[], T]) -> T | None:
    """Do it, and let every screen show it; what is refused is said, and None comes back."""
    try:
        found = await done(screen, work)
    except ClerkError as error:
        screen.desk.refuse(error)
        return None
    screen.desk.refresh_screens()
    return found


async def ask_and_enter(
    screen: DeskWork[Any], title: str, questions: Sequence[Question], enter: Callable[[dict[str, Any]], T]
) -> T | None:
    """Ask in turn and enter, with `asking.ask_and_do`; `enter` gets the answers to what was asked this time.

    An answer may have taken the reason for another question away, which was answered before.
    """

    def asked(answers: Answers) -> dict[str, Any]:
        return {one.key: answers.given[one.key] for one in questions if one.when(answers)}

    return await ask_and_do(screen, title, lambda: tuple(questions), lambda answers: enter(asked(answers)), title)
