"""The questions that sort an officer's decision: executive (reg 13(4)), of the 2014 Regulations (reg 7), or neither.

The sorter asks, cites and says where the answers point. It decides nothing: what is recorded is the clerk's own answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clerk_tui.domain.decision import OfficerKind

REG_13_4, REG_7, REG_7_4 = "SI 2012/2089 reg 13(4)", "SI 2014/2095 reg 7(2)", "SI 2014/2095 reg 7(4)"
_GUIDE = "government's guide to the 2012 and 2014 Regulations"


@dataclass(frozen=True, slots=True)
class SorterQuestion:
    """One question for yes or no, and the paragraph that it comes from."""

    id: str
    asks: str
    authority: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where answers point, why, and the paragraph."""

    kind: OfficerKind
    says: str
    authority: str


_EXECUTIVE = SorterQuestion(
    "executive", "Is the function one of the executive: would the executive, its committee or a member of it otherwise"
    " decide?", REG_13_4,
)  # fmt: skip
_ROUTINE = SorterQuestion(
    "routine", "Is it a day-to-day administrative or operational decision, which the guide treats as outside?", _GUIDE
)
_EXPRESS = SorterQuestion(
    "express", "Would the council or one of its committees otherwise decide, and was it delegated by a specific express"
    " authorisation?", f"{REG_7}(a)",
)  # fmt: skip
_LICENCE = SorterQuestion(
    "licence", "Under a general authorisation: does it grant a permission or a licence?", f"{REG_7}(b)(i)"
)
_RIGHTS = SorterQuestion(
    "rights", "Under a general authorisation: does it affect the rights of an individual?", f"{REG_7}(b)(ii)"
)
_MONEY = SorterQuestion(
    "money", "Under a general authorisation: does it award a contract or incur expenditure that materially affects the"
    " council's financial position?", f"{REG_7}(b)(iii)",
)  # fmt: skip
_ELSEWHERE = SorterQuestion(
    "elsewhere", "Does another enactment already require a record with the date, the decision and the reasons?", REG_7_4
)
QUESTIONS = (_EXECUTIVE, _ROUTINE, _EXPRESS, _LICENCE, _RIGHTS, _MONEY, _ELSEWHERE)
_WITHIN_REG_7 = (_EXPRESS, _LICENCE, _RIGHTS, _MONEY)


def next_question(answers: Mapping[str, bool]) -> SorterQuestion | None:
    """The question to ask after these answers; None where they point somewhere."""
    if points_to(answers) is not None:
        return None
    if _EXECUTIVE.id not in answers:
        return _EXECUTIVE
    if answers[_EXECUTIVE.id]:
        return _ROUTINE
    if any(answers.get(question.id) for question in _WITHIN_REG_7):
        return _ELSEWHERE
    return next(question for question in _WITHIN_REG_7 if question.id not in answers)


def points_to(answers: Mapping[str, bool]) -> Pointer | None:
    """Where the answers point; None while a question is open."""
    if answers.get(_EXECUTIVE.id):
        return _executive(answers.get(_ROUTINE.id))
    if _EXECUTIVE.id not in answers:
        return None
    for question in _WITHIN_REG_7:
        if question.id not in answers:
            return None
        if answers[question.id]:
            return _of_2014(answers.get(_ELSEWHERE.id), question)
    says = "Neither regulation asks for a record: no limb of regulation 7(2) applies."
    return Pointer(OfficerKind.NEITHER, says, REG_7)


def _executive(routine: bool | None) -> Pointer | None:
    if routine is None:
        return None
    if routine:
        says = (
            "Neither regulation asks for a record, if the guide is followed; regulation 13(4) itself says nothing so."
        )
        return Pointer(OfficerKind.NEITHER, says, _GUIDE)
    says = "An executive decision of an officer, key or not: the officer produces a written statement."
    return Pointer(OfficerKind.EXECUTIVE, says, REG_13_4)


def _of_2014(elsewhere: bool | None, limb: SorterQuestion) -> Pointer | None:
    if elsewhere is None:
        return None
    if elsewhere:
        says = "No further record is asked for: the one that the other enactment requires serves."
        return Pointer(OfficerKind.NEITHER, says, REG_7_4)
    says = "A decision of which the 2014 Regulations ask a written record."
    return Pointer(OfficerKind.REGULATIONS_2014, says, limb.authority)


def answered(answers: Mapping[str, bool]) -> list[str]:
    """The answers as sentences with their paragraphs, in the order of the questions."""
    return [
        f"{question.asks} {'Yes' if answers[question.id] else 'No'}. [{question.authority}]"
        for question in QUESTIONS
        if question.id in answers
    ]
