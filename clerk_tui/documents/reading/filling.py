"""Answering the template's questions from a report's sections; nothing that is answered beside them is dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from clerk_tui.documents.reading.answers import Answered, a_date, trailing, words, yes_or_no
from clerk_tui.documents.reading.template import KEPT, Answer, Part, Question, label_length, question_of
from clerk_tui.documents.reading.tokens import Chapter, Reading, Token
from clerk_tui.documents.reading.words import alike
from clerk_tui.domain.findings import Finding, Severity

_COVER = re.compile(r"\b(?:circulated|attached|available|under separate cover|sent separately)\b", re.IGNORECASE)
_SCRUTINY_DATE = re.compile(
    r"\bdate\s+(?:[a-z]+\s+){0,4}?(informed|notified|approved|agreed|consented)\b\s*:?", re.IGNORECASE
)


@dataclass(slots=True)
class Work:
    """What has been taken from a report so far: values by the name of their field in PackReport."""

    chapters: list[tuple[Chapter, Part]] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    last: str | None = None

    def keep(self, name: str, answered: Answered[Any], where: str) -> bool:
        """Takes an answer; False if the document says more there than was taken. The first of two answers stands."""
        if answered.finding is not None:
            self.findings.append(answered.finding)
        if answered.value is None:
            return not answered.over
        if self.values.setdefault(name, answered.value) != answered.value:
            says = "The document answers this question twice and differently; the first answer was taken."
            self.findings.append(Finding("IMP-TWICE", Severity.WARNING, where, says))
            return False
        return not answered.over


def asks(token: Token, part: Part) -> bool:
    """Whether an unnumbered line is a question of the template, and so no part of the paragraph above it."""
    label, _ = split_answer(token.text, token.answer)
    question = question_of(label, "", part, None)
    return question is not None and max(alike(label, known) for known in question.labels) >= 0.8


def split_answer(text: str, answer: str | None) -> tuple[str, str]:
    """The label of a line and what is answered on the same line."""
    if answer is not None and text.endswith(answer):
        return text[: len(text) - len(answer)].strip(), answer
    marks = [position for position in (text.find("?"), text.find(":")) if position >= 0]
    if marks:
        # A colon before the question mark is part of the question.
        at = text.find("?") if "?" in text[:400] else min(marks)
        return text[: at + 1], text[at + 1 :].strip()
    return trailing(text) or (text, "")


def fill(work: Work, chapter: Chapter, part: Part) -> None:
    """Answer the template's questions from one section; what answers none in a section of its own is unplaced."""
    if part is Part.SCRUTINY:
        _scrutiny(work, chapter)
        return
    left: list[str] = []
    for reading in chapter.readings:
        label, rest = split_answer(reading.text, reading.answer)
        known = None if not chapter.title and chapter.number else part
        if known not in KEPT and not rest and label[-1:] not in "?:" and (length := label_length(reading.text)):
            label, rest = reading.text[:length], reading.text[length:].strip()
        question = question_of(label, reading.number, known, work.last)
        if question is None:
            left.append(reading.whole())
            continue
        work.last = question.field
        where = f"{reading.number or chapter.number} {'' if reading.number else label.rstrip('?:').lower()}".strip()
        after = _after(rest, reading.tail)
        if question.answer is Answer.LIST:
            work.values.setdefault("appendices", _appendices(rest, reading.tail))
        elif not _answer(work, question, after, where) and part not in KEPT:
            # The section's text is not kept, so a remark beside its answer would be lost.
            work.unplaced.append(f"{reading.number} {reading.whole()}".strip())
    _own_words(work, chapter, part, [text for text in left if text])


def _after(rest: str, tail: list[Token]) -> str:
    whole = Reading("", rest, tail=tail).whole()
    return whole.removeprefix("- ")


def _answer(work: Work, question: Question, text: str, where: str) -> bool:
    """False if the document says more than was taken."""
    answered: Answered[Any]
    if question.answer is Answer.YES_NO:
        answered = yes_or_no(text, where)
    else:
        answered = a_date(text, where) if question.answer is Answer.DATE else words(text, where)
    return work.keep(question.field, answered, where)


_OWN = {
    Part.INTERESTS: "interests",
    Part.DECISION: "decision",
    Part.REASONS: "reasons",
    Part.ATTENDANCE: "attendance",
    Part.CALL_IN: "call_in",
    Part.NOTES: "notes",
}


def _own_words(work: Work, chapter: Chapter, part: Part, left: list[str]) -> None:
    """Sections 17 to 22 are a field each; in 14 and 15 what answers no question is told."""
    if part in KEPT or not left:
        return
    if part in _OWN and chapter.title:
        work.keep(_OWN[part], words("\n".join(left), chapter.number), chapter.number)
    else:
        work.unplaced.extend(left)


def _scrutiny(work: Work, chapter: Chapter) -> None:
    """`Date informed:` and `Date approved:`, on one line, on two, or in cells."""
    text = "\n".join(f"{reading.number} {reading.whole()}".strip() for reading in chapter.readings)
    matches = list(_SCRUTINY_DATE.finditer(text))
    before = text[: matches[0].start()] if matches else text
    if before.strip(" \n.0123456789"):
        work.unplaced.append(before.strip())
    for n, match in enumerate(matches):
        end = matches[n + 1].start() if n + 1 < len(matches) else len(text)
        name = "informed" if match[1].lower() in {"informed", "notified"} else "approved"
        where = f"{chapter.number} date {name}".strip()
        answer = re.sub(r"\n\d{1,2}\.\d\s*$", "", text[match.end() : end])
        if not work.keep(f"scrutiny_{name}", a_date(answer, where), where):
            work.unplaced.append(" ".join(text[match.start() : end].split()))


def _appendices(rest: str, tail: list[Token]) -> tuple[str, ...]:
    """The appendices listed, one a line; a remark on how they were sent stays in the section's text only."""
    entries: list[str] = [rest.strip()] if rest.strip() else []
    for token in tail:
        begins = token.gap or token.bullet or re.match(r"appendi(?:x|ces)\b|annex", token.text, re.IGNORECASE)
        if begins or not entries:
            entries.append(token.text.strip())
        else:
            entries[-1] = f"{entries[-1]} {token.text.strip()}"
    named = [entry for entry in entries if entry.strip(" .").lower() not in {"none", "n/a", "not applicable", ""}]
    return tuple(entry for entry in named if not (_COVER.search(entry) and not re.match(r"append|annex", entry, re.I)))
