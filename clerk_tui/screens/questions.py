"""Several questions in a row. Escape goes back one question; no answer is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from textual.app import App

from clerk_tui.domain.dates import format_date
from clerk_tui.widgets.dialogs import AskDate, AskLine, AskReason, Choose, Dialog


@dataclass(slots=True)
class Answers:
    """What was answered so far: `given` holds the answers, `typed` the words as they stood, accepted or not."""

    given: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)

    def day(self, key: str) -> date:
        """The day that a question for a date was answered with."""
        found: date = self.given[key][0]
        return found


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `ask` makes its dialog from a title, the words to offer and the answers so far.

    `when` says whether it is asked; `offer` is what stands in the dialog when it is first shown.
    """

    key: str
    ask: Callable[[str, str, Answers], Dialog[Any]]
    offer: str = ""
    when: Callable[[Answers], bool] = lambda _: True


async def ask_in_turn(app: App[Any], title: str, questions: Sequence[Question], answers: Answers) -> bool:
    """Ask one question after another into `answers`. False when the clerk left at the first of them.

    Pass the same `answers` again to offer what was answered before.
    """
    at = 0
    while True:
        asked = [question for question in questions if question.when(answers)]
        if at >= len(asked):
            return True
        question = asked[at]
        place = f"{title} · {at + 1} of {len(asked)}" + ("; Esc goes back one" if at else "")
        dialog = question.ask(place, answers.typed.get(question.key, question.offer), answers)
        answer = await app.push_screen_wait(dialog)
        typed = getattr(dialog, "typed", None)
        if typed is not None:
            answers.typed[question.key] = typed
        if answer is not None:
            answers.given[question.key] = answer
            at += 1
        elif at:
            at -= 1
        else:
            return False


def not_empty(text: str) -> str | None:
    """What is wrong with an answer that says nothing."""
    return None if text.strip() else "This cannot be empty."


def line(
    key: str,
    sentence: str | Callable[[Answers], str],
    offer: str = "",
    *,
    when: Callable[[Answers], bool] = lambda _: True,
    check: Callable[[str], str | None] = not_empty,
) -> Question:
    """A question for one line of text, by default never empty; its sentence may rest on the answers before."""

    def ask(title: str, words: str, answers: Answers) -> AskLine:
        said = sentence if isinstance(sentence, str) else sentence(answers)
        return AskLine(title, said, words, check=check)

    return Question(key, ask, offer, when)


def day(key: str, sentence: str, offer: date | None = None) -> Question:
    """A question for a date."""
    shown = format_date(offer) if offer else ""
    return Question(key, lambda title, words, _: AskDate(title, sentence, words), shown)


def reason(key: str, sentence: str, offer: str = "", *, when: Callable[[Answers], bool] = lambda _: True) -> Question:
    """A question for a reason in the clerk's own words."""
    return Question(key, lambda title, words, _: AskReason(title, [sentence], value=words), offer, when)


def choice(key: str, sentence: str, options: Sequence[tuple[str, str]]) -> Question:
    """One of several."""
    return Question(key, lambda title, _, __: Choose(title, options, sentence=sentence))
