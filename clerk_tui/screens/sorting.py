"""The sorter of officers' decisions on the screen: one question after another, cited; the clerk says the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clerk_tui.domain.decision import Decision, DecisionStatus, OfficerKind
from clerk_tui.domain.errors import ClerkError
from clerk_tui.register import decisions as records
from clerk_tui.rules.officer_sorter import QUESTIONS, Pointer, SorterQuestion, next_question, points_to
from clerk_tui.screens.asking import forget, left_answers
from clerk_tui.screens.questions import Answers, Question, ask_in_turn, reason
from clerk_tui.services import correcting, individual
from clerk_tui.widgets.dialogs import Choose
from clerk_tui.widgets.words import tell

if TYPE_CHECKING:
    from clerk_tui.screens.decision import DecisionScreen

_YES_NO = (("yes", "Yes"), ("no", "No"))
_KINDS = (
    (OfficerKind.EXECUTIVE.value, "Executive: the record of regulation 13(4)"),
    (OfficerKind.REGULATIONS_2014.value, "2014 Regulations: the record of regulation 7"),
    (OfficerKind.NEITHER.value, "Neither: what is kept is the council's own practice"),
)


def _path(answers: Answers) -> dict[str, bool]:
    """The answers given so far that are on the way through the questions."""
    path: dict[str, bool] = {}
    while (question := next_question(path)) is not None and question.id in answers.given:
        path[question.id] = answers.given[question.id] == "yes"
    return path


def _pointer(answers: Answers) -> Pointer | None:
    return points_to(_path(answers))


def _asked(question: SorterQuestion, answers: Answers) -> bool:
    path = _path(answers)
    return question.id in path or next_question(path) is question


def _elsewhere(answers: Answers) -> bool:
    pointer = _pointer(answers)
    return pointer is not None and answers.given.get("kind", pointer.kind.value) != pointer.kind.value


def _yes_or_no(question: SorterQuestion) -> Question:
    sentence = f"{question.asks} [{question.authority}]"
    return Question(
        question.id,
        lambda title, _, answers: Choose(title, _YES_NO, sentence=sentence, value=answers.given.get(question.id)),
        when=lambda answers: _asked(question, answers),
    )


def _kind(title: str, _: str, answers: Answers) -> Choose:
    pointer = _pointer(answers)
    assert pointer is not None
    says = f"{pointer.says} [{pointer.authority}]\n\nThe answers point to {pointer.kind.value}. What do you record?"
    first = sorted(_KINDS, key=lambda kind: kind[0] != pointer.kind.value)
    return Choose(title, first, sentence=says)


async def ask_sort(screen: DecisionScreen) -> None:
    """Ask, and record what the clerk answers at the end. Escape goes back one question."""
    decision = records.decision(screen.office.register, screen.decision_id)
    try:
        individual.may_be_sorted(screen.office, decision)
    except ClerkError as error:
        tell(screen.app, str(error), severity="warning")
        return
    questions = (
        *(_yes_or_no(question) for question in QUESTIONS),
        Question("kind", _kind, when=lambda answers: _pointer(answers) is not None),
        Question(
            "because",
            reason(
                "because", "Your answers point elsewhere. Why is it recorded so? The reason stays on the record."
            ).ask,
            when=_elsewhere,
        ),
    )
    about = f"sorting of D{decision.id}"
    answers = left_answers(screen, about)
    if not await ask_in_turn(screen.app, f"Sort D{decision.id}", questions, answers):
        return
    office, path = screen.office, _path(answers)
    kind, because = OfficerKind(answers.given["kind"]), answers.given.get("because", "") if _elsewhere(answers) else ""

    if decision.status is DecisionStatus.PUBLISHED:
        forget(screen, about)
        _correct(screen, individual.as_sorted(office, decision, kind, path, because))
        return

    def done(_: Decision) -> None:
        forget(screen, about)
        screen.reload()
        tell(screen.app, f"Recorded: {kind.value}. F12 undoes it.")

    screen.desk.do(lambda: individual.sort(office, decision.id, kind, path, because), done)


def _correct(screen: DecisionScreen, typed: dict[str, str]) -> None:
    """Show what sorting a published decision again does, before it goes out as a dated correction."""
    from clerk_tui.screens.correction_preview import CorrectionPreview

    def ended(published: bool | None) -> None:
        if published:
            screen.desk.refresh_screens()
            tell(screen.app, "The correction is published. F7 writes the notice with it.")

    def proposed(found: correcting.Proposal) -> None:
        screen.app.push_screen(CorrectionPreview(found, typed), ended)

    screen.desk.do(lambda: correcting.propose(screen.office, screen.decision_id, typed), proposed)
