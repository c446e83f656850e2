"""Calling meetings from the list of meetings: one, a year's by a rule, or those of a file. No answer is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from clerk_tui.domain.bodies import told_by_name
from clerk_tui.domain.dates import split_moment
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.register import agendas
from clerk_tui.screens.asking import ask_and_do, checked
from clerk_tui.screens.paths import file_check
from clerk_tui.screens.questions import Answers, Question, anything, choice, line
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import series
from clerk_tui.services.actions import carrying
from clerk_tui.services.new_meetings import NewMeeting, doubts
from clerk_tui.services.new_meetings import add_meeting as call_meeting
from clerk_tui.services.office import Office
from clerk_tui.widgets.dialogs import AskLine, AskReason, Choose
from clerk_tui.widgets.words import tell

_KINDS = (
    (BodyKind.EXECUTIVE, "The executive, or a committee of it"),
    (BodyKind.COUNCIL, "The council itself"),
    (BodyKind.SCRUTINY, "A scrutiny committee"),
    (BodyKind.COMMITTEE, "Another committee"),
)
_NEW = ""
T = TypeVar("T")


def body_questions(office: Office) -> tuple[Question, ...]:
    """Which body: one of those known, or a new one with its name, and its kind where that does not say."""
    known = [(name, f"{name} ({kind.value})") for _, name, kind in agendas.bodies(office.register)]
    options = [*known, (_NEW, "Another body, which is not in the register yet")]

    def unknown(answers: Answers) -> bool:
        return answers.given.get("body") == _NEW

    def kind_open(answers: Answers) -> bool:
        return unknown(answers) and told_by_name(str(answers.given.get("name", ""))) is None

    def ask_kind(title: str, _: str, __: Answers) -> Choose:
        kinds = [(kind.value, words) for kind, words in _KINDS]
        return Choose(title, kinds, sentence="What kind of body is it?")

    return (
        choice("body", "Which body meets?", options),
        line("name", "What is the body called?", when=unknown),
        Question("kind", ask_kind, when=kind_open),
    )


def _body(answers: Answers) -> tuple[str, BodyKind | None]:
    given = answers.given
    if given["body"] != _NEW:
        return str(given["body"]), None
    kind = told_by_name(str(given["name"])) or BodyKind(given["kind"])
    return str(given["name"]), kind


def _ask(
    screen: DeskWork[None],
    title: str,
    questions: tuple[Question, ...],
    work: Callable[[Answers], T],
    then: Callable[[T], None],
) -> None:
    async def run() -> None:
        found = await ask_and_do(screen, title, lambda: questions, work, title)
        if found is not None:
            then(found)

    screen.run_worker(run(), group="ask", exclusive=True)


def add_meeting(screen: DeskWork[None]) -> None:
    """Ask what a meeting needs, and call it."""
    office = screen.office

    def wanted(answers: Answers) -> NewMeeting:
        given = answers.given
        name, kind = _body(answers)
        day, starts = split_moment(given["day"])
        return NewMeeting(name, day, starts, given.get("venue", ""), kind, contact_name=given.get("contact", ""))

    def warned(answers: Answers) -> bool:
        given = answers.given
        asked = "day" in given and given.get("body") is not None and (given["body"] != _NEW or given.get("name"))
        return bool(asked) and bool(doubts(office, wanted(answers)))

    def ask_despite(title: str, words: str, answers: Answers) -> AskReason:
        sentences = [finding.says for finding in doubts(office, wanted(answers))]
        return AskReason(title, [*sentences, "Why is it called all the same?"], value=words)

    def work(answers: Answers) -> int:
        despite = answers.given["despite"] if warned(answers) else ""
        return call_meeting(office, wanted(answers), despite=despite)

    def then(meeting_id: int) -> None:
        tell(screen.app, f"M{meeting_id} is called. u undoes it.")
        screen.open_ref(f"M{meeting_id}")
        if carrying.offer_words(office, meeting_id):
            from clerk_tui.screens.actions_asking import bring_back

            screen.app.run_worker(bring_back(screen, meeting_id), group="offer", exclusive=True)

    questions = (
        *body_questions(office),
        line("day", "On which day, and at what time? Like 9 October 2017 at 18:00.", check=checked(split_moment)),
        Question("despite", ask_despite, when=warned),
        line("venue", "Where? It may stay empty for now.", check=anything),
        line("contact", "Whom may the public ask? A name, or nothing for now.", check=anything),
    )
    _ask(screen, "Call a meeting", questions, work, then)


def add_series(screen: DeskWork[None]) -> None:
    """Ask for a body and a rule, and show what follows before anything is called."""
    office = screen.office

    def work(answers: Answers) -> series.Draft:
        name, kind = _body(answers)
        return series.by_rule(office, name, answers.given["rule"], kind=kind, venue=answers.given["venue"])

    questions = (
        *body_questions(office),
        line("rule", "By which rule? Like: second Monday of each month at 18:00, May 2026 to April 2027; or: every 4"
             " weeks from 6 May 2026 at 10:00."),
        line("venue", "Where? It may stay empty for now.", check=anything),
    )  # fmt: skip
    _ask(screen, "Call a year's meetings", questions, work, lambda draft: _show(screen, draft))


def add_file(screen: DeskWork[None]) -> None:
    """Ask for a timetable file, and show what follows before anything is called."""
    from clerk_tui.services.timetable import read_file

    office = screen.office

    def work(answers: Answers) -> series.Draft:
        path = Path(answers.given["file"].strip()).expanduser()
        return series.from_list(office, read_file(path), path.name)

    sentence = "Which file? A timetable as CSV: columns body, date and, if you like, time and kind."
    questions = (Question("file", lambda title, words, _: AskLine(title, sentence, words, check=file_check)),)
    _ask(screen, "Meetings from a file", questions, work, lambda draft: _show(screen, draft))


def _show(screen: DeskWork[None], draft: series.Draft) -> None:
    from clerk_tui.screens.meeting_series import MeetingSeriesScreen

    screen.app.push_screen(MeetingSeriesScreen(draft), lambda _: screen.desk.refresh_screens())
