"""Several questions in a row. Escape goes back one question; no answer is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from textual.app import App

from clerk_tui.domain.dates import format_date
from clerk_tui.widgets.dialogs import AskDate, AskLine, AskReason, Choose, Dialog

_AFTER = 0.5
"""Seconds after which what is being typed is noted."""


@dataclass(slots=True)
class Answers:
    """What was answered so far: `given` holds the answers, `typed` the words as they stood, accepted or not.

    `changed` is told of each of them, while it is typed at most half a second behind.
    """

    given: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    changed: Callable[[], None] | None = None

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


Asked = Sequence[Question] | Callable[[Answers], Sequence[Question]]
"""Questions, or what makes them out of the answers so far where those say which there are."""


async def ask_in_turn(
    app: App[Any], title: str, questions: Asked, answers: Answers, *, from_last: bool = False
) -> bool:
    """Ask one question after another into `answers`. False when the clerk left at the first of them.

    Pass the same `answers` again to offer what was answered before; `from_last` begins at the last question, as one
    who comes back from what followed it expects.
    """
    at = max(0, len(_asked_now(questions, answers)) - 1) if from_last else 0
    while True:
        asked = _asked_now(questions, answers)
        if at >= len(asked):
            return True
        question = asked[at]
        place = f"{title} · {at + 1} of {len(asked)}"
        dialog = question.ask(place, answers.typed.get(question.key, question.offer), answers)
        dialog.goes_back = at > 0
        answer = await _asked(app, question, dialog, answers)
        if answer is not None:
            _take(question, dialog, answers, answer)
            at += 1
        elif at:
            at -= 1
        else:
            return False


def _asked_now(questions: Asked, answers: Answers) -> list[Question]:
    listed = questions(answers) if callable(questions) else questions
    return [question for question in listed if question.when(answers)]


async def _asked(app: App[Any], question: Question, dialog: Dialog[Any], answers: Answers) -> Any:
    """The dialog's answer; what stands in it is noted while it is typed, and when it is left."""

    def look() -> None:
        if dialog.is_mounted:
            _look(question, dialog, answers)

    watch = app.set_interval(_AFTER, look)
    try:
        return await app.push_screen_wait(dialog)
    finally:
        watch.stop()
        look()


def _look(question: Question, dialog: Dialog[Any], answers: Answers) -> None:
    """Note what stands in the dialog, where it is not what stood there before."""
    typed = getattr(dialog, "typed", None)
    if typed is not None and typed != answers.typed.get(question.key, question.offer):
        answers.typed[question.key] = typed
        if answers.changed:
            answers.changed()


def _take(question: Question, dialog: Dialog[Any], answers: Answers, answer: Any) -> None:
    """Note an answer; what was offered and accepted stays that answer, also where another would be offered later."""
    answers.given[question.key] = answer
    typed = getattr(dialog, "typed", None)
    if typed is not None:
        answers.typed[question.key] = typed
    if answers.changed:
        answers.changed()


def not_empty(text: str) -> str | None:
    """What is wrong with an answer that says nothing."""
    return None if text.strip() else "This cannot be empty."


def anything(_: str) -> str | None:
    """Nothing is wrong with any answer, nor with none."""
    return None


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
    """One of several; the cursor stands on what was chosen before."""

    def ask(title: str, _: str, answers: Answers) -> Choose:
        return Choose(title, options, sentence=sentence, value=answers.given.get(key))

    return Question(key, ask)
