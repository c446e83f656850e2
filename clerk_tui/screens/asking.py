"""Asking, then entering: what is refused is said, and the questions come again with every answer as it stood."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from clerk_tui.domain.errors import ClerkError
from clerk_tui.screens.questions import Answers, Question, ask_in_turn
from clerk_tui.screens.work import DeskWork

T = TypeVar("T")


async def do_now(screen: DeskWork[Any], work: Callable[[], T]) -> T:
    """Do `work` on the writing thread and wait for it."""
    done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
    screen.desk.do(work, done.set_result, done.set_exception)
    return await done


async def enter_now(screen: DeskWork[Any], work: Callable[[], T]) -> T | None:
    """The same, and every screen shows it; what is refused is said, and None comes back."""
    try:
        done = await do_now(screen, work)
    except ClerkError as error:
        screen.desk.refuse(error)
        return None
    screen.desk.refresh_screens()
    return done


async def ask_and_enter(
    screen: DeskWork[Any],
    kept: dict[str, Answers],
    title: str,
    questions: Sequence[Question],
    enter: Callable[[dict[str, Any]], T],
) -> T | None:
    """Ask, then enter; None where the clerk left. `kept` holds the answers by title while they are not entered."""
    answers = kept.setdefault(title, Answers())
    while await ask_in_turn(screen.app, title, questions, answers):
        # Only what was asked this time counts: an answer may have taken the reason for another question away.
        given = {one.key: answers.given[one.key] for one in questions if one.when(answers)}
        try:
            done = await do_now(screen, lambda given=given: enter(given))  # type: ignore[misc]
        except ClerkError as error:
            screen.desk.refuse(error)
            continue
        kept.pop(title, None)
        screen.desk.refresh_screens()
        return done
    return None
