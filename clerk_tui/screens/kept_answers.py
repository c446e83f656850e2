"""Answers to questions that a clerk left half-way: kept in the register as they are typed, and offered again."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App

from clerk_tui.domain.dates import format_instant, iso_instant
from clerk_tui.domain.errors import ClerkError
from clerk_tui.register import drafts
from clerk_tui.register.drafts import Draft
from clerk_tui.screens.questions import Answers
from clerk_tui.screens.work import DeskWork
from clerk_tui.widgets.dialogs import Choose

QUESTIONS, CALL_IN = "questions", "call-in"
"""The drafts they are kept as: of anything, by what it is about; of a case of call-in, by its decision and step."""
_SHOWN = 300


@dataclass(frozen=True, slots=True)
class About:
    """What the questions are about: a record that is kept, its id, and which questions. `title` is shown."""

    record: str
    id: int
    field: str
    title: str = ""


_LEFT: WeakKeyDictionary[App[Any], dict[tuple[str, int, str], Answers]] = WeakKeyDictionary()


def kept_answers(screen: DeskWork[Any], about: About) -> Answers:
    """What was answered before, in this program or before it ended; what is typed into it from now on is kept."""
    held = _LEFT.setdefault(screen.app, {})
    key = (about.record, about.id, about.field)
    if key not in held:
        own = drafts_of(screen, about.record, about.id)
        found = [one for one in own if one.field == about.field and not one.aside]
        held[key] = _read(found[0]) if found else Answers()
    answers = held[key]
    answers.changed = lambda: _keep(screen, about, answers)
    return answers


def forget_answers(screen: DeskWork[Any], about: About) -> None:
    """They were entered, or thrown away."""
    if answers := _LEFT.get(screen.app, {}).pop((about.record, about.id, about.field), None):
        answers.changed = None
        answers.given.clear()
        answers.typed.clear()
    office = screen.office
    screen.desk.do(lambda: drafts.drop(office.register, about.record, about.id, about.field, who=office.who))


def drafts_of(screen: DeskWork[Any], record: str, record_id: int) -> list[Draft]:
    """This clerk's half-answered questions about something."""
    return [one for one in drafts.kept(screen.office.register, record, record_id) if one.who == screen.office.who]


def _keep(screen: DeskWork[Any], about: About, answers: Answers) -> None:
    office = screen.office
    chosen = {key: answer for key, answer in answers.given.items() if isinstance(answer, str)}
    text = json.dumps({"title": about.title, "typed": answers.typed, "chosen": chosen}, ensure_ascii=False)

    def keep() -> None:
        at = iso_instant(office.clock.now())
        drafts.keep(
            office.register, about.record, about.id, about.field, who=office.who, text=text, base_version=0, at=at
        )

    def failed(_: ClerkError) -> None:
        # A lock or a full disk passes; the next key is kept again, and until then the answers are in the program.
        return

    screen.desk.do(keep, None, failed)


def _read(draft: Draft) -> Answers:
    held = json.loads(draft.text)
    return Answers(dict(held["chosen"]), dict(held["typed"]))


def title_of(draft: Draft) -> str:
    """The heading of the questions that were left."""
    return str(json.loads(draft.text)["title"])


def said(draft: Draft) -> str:
    """What was answered last, and when."""
    at: datetime = draft.at
    words = [text for text in _read(draft).typed.values() if text.strip()]
    last = f"\n\n“{words[-1][:_SHOWN]}{'…' if len(words[-1]) > _SHOWN else ''}”" if words else ""
    return f"{title_of(draft)}, answered in part ({format_instant(at)}).{last}"


def offer_answers(
    screen: DeskWork[Any], found: Sequence[Draft], take: Callable[[Draft], None], drop: Callable[[Draft], None]
) -> None:
    """Offer each in turn: go on with the questions, throw the answers away, or leave them for later."""
    if not found:
        return
    draft, rest = found[0], found[1:]

    def chosen(key: str | None) -> None:
        if key == "take":
            take(draft)
            return
        if key == "drop":
            drop(draft)
        offer_answers(screen, rest, take, drop)

    options = [("take", "Go on with the questions"), ("drop", "Throw the answers away"), ("later", "Later; kept")]
    screen.app.push_screen(Choose("Half-answered questions were kept", options, sentence=said(draft)), chosen)
