"""Questions whose answers are then done: what is refused is shown and asked again, and no answer is lost on the way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from textual.app import App

from clerk_tui.domain.errors import ClerkError, InputError
from clerk_tui.screens.questions import Answers, Question, ask_in_turn
from clerk_tui.screens.work import DeskWork

T = TypeVar("T")
_LEFT: WeakKeyDictionary[App[Any], dict[str, Answers]] = WeakKeyDictionary()
"""What was answered when questions were left; offered again while the program runs."""


def left_answers(screen: DeskWork[Any], about: str) -> Answers:
    """The answers given before to the questions about something."""
    return _LEFT.setdefault(screen.app, {}).setdefault(about, Answers())


async def done(screen: DeskWork[Any], work: Callable[[], T]) -> T:
    """Do it on the thread that may wait for the register's lock. Raises what it was refused with."""
    future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
    screen.desk.do(work, future.set_result, future.set_exception)
    return await future


async def ask_and_do(
    screen: DeskWork[Any],
    title: str,
    questions: Callable[[], tuple[Question, ...]],
    work: Callable[[Answers], T],
    about: str,
) -> T | None:
    """Ask in turn until the work is done without a refusal; None where the clerk left."""
    answers = left_answers(screen, about)
    while await ask_in_turn(screen.app, title, questions(), answers):
        try:
            found = await done(screen, lambda: work(answers))
        except ClerkError as error:
            screen.desk.refuse(error)
            continue
        answers.given.clear()
        answers.typed.clear()
        screen.desk.refresh_screens()
        return found
    return None


def checked(read: Callable[[str], object], *, optional: bool = False) -> Callable[[str], str | None]:
    """A check for a line: what `read` says is wrong with it. An optional one may be empty."""

    def check(text: str) -> str | None:
        if optional and not text.strip():
            return None
        try:
            read(text)
        except InputError as error:
            return str(error)
        return None

    return check


def anything(_: str) -> str | None:
    """Every text will do, nothing too."""
    return None
