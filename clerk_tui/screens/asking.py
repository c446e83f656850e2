"""Questions whose answers are then done: what is refused is shown and asked again, and no answer is lost on the way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from clerk_tui.domain.dates import parse_date
from clerk_tui.domain.errors import ClerkError, InputError
from clerk_tui.screens.kept_answers import QUESTIONS, About, forget_answers, kept_answers
from clerk_tui.screens.questions import Answers, Asked, Question, ask_in_turn
from clerk_tui.screens.work import DeskWork
from clerk_tui.widgets.dialogs import AskReason

T = TypeVar("T")


def left_answers(screen: DeskWork[Any], about: str) -> Answers:
    """The answers given before to the questions about something, also before the program ended."""
    return kept_answers(screen, _about(about))


def forget(screen: DeskWork[Any], about: str) -> None:
    """The answers to the questions about something were entered."""
    forget_answers(screen, _about(about))


def _about(what: str) -> About:
    return About(QUESTIONS, 0, what, what)


async def ask_reason(
    screen: DeskWork[Any], about: str, title: str, sentences: Sequence[str], value: str = ""
) -> str | None:
    """One reason, or None. What was typed is offered again until `forget` says that it was entered."""
    answers = left_answers(screen, about)
    asked = Question("why", lambda _title, words, _: AskReason(title, sentences, value=words), value)
    return answers.given["why"] if await ask_in_turn(screen.app, title, [asked], answers) else None


async def done(screen: DeskWork[Any], work: Callable[[], T]) -> T:
    """Do it on the thread that may wait for the register's lock. Raises what it was refused with."""
    future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
    screen.desk.do(work, future.set_result, future.set_exception)
    return await future


async def enter_now(screen: DeskWork[Any], work: Callable[[], T]) -> T | None:
    """Do it, and let every screen show it; what is refused is said, and None comes back."""
    try:
        found = await done(screen, work)
    except ClerkError as error:
        screen.desk.refuse(error)
        return None
    screen.desk.refresh_screens()
    return found


async def ask_and_do(
    screen: DeskWork[Any],
    title: str,
    questions: Callable[[], Asked],
    work: Callable[[Answers], T],
    about: str | About,
) -> T | None:
    """Ask in turn until the work is done without a refusal; None where the clerk left, and the answers are kept."""
    left = _about(about) if isinstance(about, str) else about
    answers = kept_answers(screen, left)
    while await ask_in_turn(screen.app, title, questions(), answers):
        try:
            found = await done(screen, lambda: work(answers))
        except ClerkError as error:
            screen.desk.refuse(error)
            continue
        forget_answers(screen, left)
        screen.desk.refresh_screens()
        return found
    return None


def day_or_none(text: str) -> date | None:
    """A day, or none where nothing was typed."""
    return parse_date(text) if text.strip() else None


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
