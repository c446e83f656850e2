"""Asking, then entering what was answered of people, bodies and seats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from clerk_tui.screens.asking import ask_and_do
from clerk_tui.screens.questions import Answers, Question
from clerk_tui.screens.work import DeskWork

T = TypeVar("T")


async def ask_and_enter(
    screen: DeskWork[Any], title: str, questions: Sequence[Question], enter: Callable[[dict[str, Any]], T]
) -> T | None:
    """Ask in turn and enter, with `asking.ask_and_do`; `enter` gets the answers to what was asked this time.

    An answer may have taken the reason for another question away, which was answered before.
    """

    def asked(answers: Answers) -> dict[str, Any]:
        return {one.key: answers.given[one.key] for one in questions if one.when(answers)}

    return await ask_and_do(screen, title, lambda: tuple(questions), lambda answers: enter(asked(answers)), title)
