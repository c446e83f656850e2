"""A report: its head, the sections kept with their numbers, and the answers that fill the decision's fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from typing import Any

from clerk_tui.documents.reading.answers import Answered, a_date, trailing, words, yes_or_no
from clerk_tui.documents.reading.head import Head, read_head
from clerk_tui.documents.reading.source import Line
from clerk_tui.documents.reading.template import KEPT, Answer, Part, Question, label_length, part_of, question_of
from clerk_tui.documents.reading.tokens import Chapter, Numbers, Reading, Token, is_dotted, tokens
from clerk_tui.documents.reading.words import BLANK_PAGE, alike
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.pack import PackReport, Paragraph, Section

_TO_COMPLETE = re.compile(r"to be completed by\b", re.IGNORECASE)
_APPENDIX = re.compile(r"(?:appendix|annexe?)\s+\w{1,4}\W*(?:[:–-].{0,90})?", re.IGNORECASE)
_LEAD_IN = re.compile(r":\s*-?$")
_COVER = re.compile(r"\b(?:circulated|attached|available|under separate cover|sent separately)\b", re.IGNORECASE)
_SCRUTINY_DATE = re.compile(
    r"\bdate\s+(?:[a-z]+\s+){0,4}?(informed|notified|approved|agreed|consented)\b\s*:?", re.IGNORECASE
)
_APPENDICES_FROM = 10


@dataclass(frozen=True, slots=True)
class Read:
    """A report as read. `findings` name places inside it; `unplaced` is text under the template's own sections that
    answers none of its questions; `remainder` the lines after the report's end: an appendix, kept as source only."""

    report: PackReport
    findings: tuple[Finding, ...]
    unplaced: tuple[str, ...]
    remainder: tuple[Line, ...]
    report_to: str | None = None


@dataclass(slots=True)
class _Work:
    chapters: list[tuple[Chapter, Part]] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    last: str | None = None

    def keep(self, name: str, answered: Answered[Any]) -> None:
        """The first answer stands; a second one to the same question is left to the clerk."""
        if answered.finding is not None:
            self.findings.append(answered.finding)
        if answered.value is not None:
            self.values.setdefault(name, answered.value)


def read_report(lines: tuple[Line, ...]) -> Read:
    """The report that these lines hold, head first."""
    body, remainder = _cut(lines)
    found = [token for token in tokens(body) if token.text]
    numbers = Numbers(is_dotted(found))
    start = _first_heading(found)
    head = read_head(found[:start])
    work = _Work(unplaced=list(head.unplaced), findings=list(head.findings))
    work.chapters = _chapters(found[start:], numbers)
    for chapter, part in work.chapters:
        _fill(work, chapter, part)
    return Read(_report(head, work), tuple(work.findings), tuple(work.unplaced), remainder, head.report_to)


def _cut(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The report itself, and what is bound in after it: from a page left blank, or an appendix on a page of its own."""
    late = False
    for n, line in enumerate(lines):
        if BLANK_PAGE.fullmatch(line.text):
            return lines[:n], lines[n + 1 :]
        if match := re.match(r"(\d{1,2})\.0\b", line.text):
            late = late or int(match[1]) >= _APPENDICES_FROM
        if late and _APPENDIX.fullmatch(line.text) and (line.turn or _alone(line)):
            return lines[:n], lines[n:]
    return lines, ()


def _alone(line: Line) -> bool:
    return not line.bullet and re.fullmatch(r"APPENDIX\s+\w{1,4}", line.text.strip()) is not None


def _first_heading(found: list[Token]) -> int:
    numbers = Numbers(is_dotted(found))
    for n, token in enumerate(found):
        if numbers.heading(token) or numbers.paragraph(token):
            return n
    return len(found)


def _chapters(found: list[Token], numbers: Numbers) -> list[tuple[Chapter, Part]]:
    """The sections in order, each with what it is for."""
    chapters: list[tuple[Chapter, Part]] = []
    for token in found:
        if heading := numbers.heading(token):
            chapters.append(_opened(*heading))
            continue
        if _TO_COMPLETE.match(token.text):
            # The words close the question above them; the next heading follows.
            chapters.append((Chapter("", ""), Part.NOTES))
            continue
        numbered = numbers.paragraph(token)
        if not chapters or (numbered and _major(chapters[-1][0]) != numbers.major):
            number = f"{numbers.major}.0" if numbers.dotted else str(numbers.major)
            chapters.append((Chapter(number if numbered else "", ""), Part.PLAIN))
        _take(chapters, token, numbered)
    return [(chapter, part) for chapter, part in chapters if chapter.number or chapter.readings]


def _major(chapter: Chapter) -> int:
    """The whole number of a section, 0 for one without."""
    digits = chapter.number.partition(".")[0].rstrip(")")
    return int(digits) if digits.isdigit() else 0


def _opened(number: str, title: str) -> tuple[Chapter, Part]:
    """A section from its heading; words after the heading's colon are its first paragraph."""
    name, colon, rest = title.partition(":")
    part = part_of(number, title if not rest.strip() else name)
    chapter = Chapter(number, (name if colon else title).strip())
    if rest.strip():
        chapter.readings.append(Reading("", rest.strip()))
    return chapter, part


def _take(chapters: list[tuple[Chapter, Part]], token: Token, numbered: tuple[str, str] | None) -> None:
    chapter, part = chapters[-1]
    if numbered:
        chapter.readings.append(Reading(*numbered, answer=token.answer))
    elif not chapter.readings or _asks(token, part):
        chapter.readings.append(Reading("", token.text, answer=token.answer))
    else:
        chapter.readings[-1].tail.append(token)


def _asks(token: Token, part: Part) -> bool:
    """Whether an unnumbered line is a question of the template, and so no part of the paragraph above it."""
    label, _ = _split(token.text, token.answer)
    question = question_of(label, "", part, None)
    return question is not None and max(alike(label, known) for known in question.labels) >= 0.8


def _split(text: str, answer: str | None) -> tuple[str, str]:
    """The label of a line and what is answered on the same line."""
    if answer is not None and text.endswith(answer):
        return text[: len(text) - len(answer)].strip(), answer
    marks = [position for position in (text.find("?"), text.find(":")) if position >= 0]
    if marks:
        # A colon before the question mark is part of the question.
        at = text.find("?") if "?" in text[:400] else min(marks)
        return text[: at + 1], text[at + 1 :].strip()
    return trailing(text) or (text, "")


def _fill(work: _Work, chapter: Chapter, part: Part) -> None:
    """Answer the template's questions from one section; what answers none in a section of its own is unplaced."""
    if part is Part.SCRUTINY:
        _scrutiny(work, chapter)
        return
    left: list[str] = []
    for reading in chapter.readings:
        label, rest = _split(reading.text, reading.answer)
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
        else:
            _answer(work, question, after, where)
    _own_words(work, chapter, part, [text for text in left if text])


def _after(rest: str, tail: list[Token]) -> str:
    whole = Reading("", rest, tail=tail).whole()
    return whole.removeprefix("- ")


def _answer(work: _Work, question: Question, text: str, where: str) -> None:
    if question.answer is Answer.YES_NO:
        work.keep(question.field, yes_or_no(text, where))
    elif question.answer is Answer.DATE:
        work.keep(question.field, a_date(text, where))
    else:
        work.keep(question.field, words(text, where))


_OWN = {
    Part.INTERESTS: "interests",
    Part.DECISION: "decision",
    Part.REASONS: "reasons",
    Part.ATTENDANCE: "attendance",
    Part.CALL_IN: "call_in",
    Part.NOTES: "notes",
}


def _own_words(work: _Work, chapter: Chapter, part: Part, left: list[str]) -> None:
    """Sections 17 to 22 are a field each; in 14 and 15 what answers no question is told."""
    if part in KEPT or not left:
        return
    if part in _OWN and chapter.title:
        work.keep(_OWN[part], words("\n".join(left), chapter.number))
    else:
        work.unplaced.extend(left)


def _scrutiny(work: _Work, chapter: Chapter) -> None:
    """`Date informed:` and `Date approved:`, on one line, on two, or in cells."""
    text = "\n".join(f"{reading.number} {reading.whole()}".strip() for reading in chapter.readings)
    matches = list(_SCRUTINY_DATE.finditer(text))
    before = text[: matches[0].start()] if matches else text
    if before.strip(" \n.0123456789"):
        work.unplaced.append(before.strip())
    for n, match in enumerate(matches):
        end = matches[n + 1].start() if n + 1 < len(matches) else len(text)
        name = "informed" if match[1].lower() in {"informed", "notified"} else "approved"
        found = a_date(re.sub(r"\n\d{1,2}\.\d\s*$", "", text[match.end() : end]), f"{chapter.number} date {name}")
        work.keep(f"scrutiny_{name}", found)


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


def _recommendations(sections: list[tuple[Section, Part]]) -> tuple[str, ...]:
    """The recommendations without their numbers; a lead-in such as "It is recommended that:" is none."""
    for section, part in sections:
        if part is not Part.RECOMMENDATIONS:
            continue
        numbered = [paragraph.text for paragraph in section.paragraphs if paragraph.number and paragraph.text]
        if numbered:
            return tuple(numbered)
        loose = [text.removeprefix("- ") for paragraph in section.paragraphs for text in paragraph.text.split("\n")]
        return tuple(text for text in loose if text and not _LEAD_IN.search(text))
    return ()


def _report(head: Head, work: _Work) -> PackReport:
    kept = [
        (
            Section(
                chapter.number,
                chapter.title.rstrip(" :"),
                tuple(Paragraph(reading.number, reading.whole()) for reading in chapter.readings),
            ),
            part,
        )
        for chapter, part in work.chapters
        if part in KEPT and not (chapter.number and not chapter.title and _only_questions(work, chapter))
    ]
    known = {each.name for each in fields(PackReport)}
    values = {name: value for name, value in work.values.items() if name in known}
    report = PackReport(
        title=head.title,
        relevant_officer=head.officer,
        relevant_cabinet_member=head.cabinet_member,
        meeting_date=head.meeting_date,
        sections=tuple(section for section, _ in kept),
        recommendations=_recommendations(kept),
    )
    return replace(report, **values)


def _only_questions(work: _Work, chapter: Chapter) -> bool:
    """A section whose heading is lost, made of nothing but questions of the decision's own sections."""
    return all(
        (question := question_of(_split(reading.text, reading.answer)[0], reading.number, None, work.last)) is not None
        and not question.parts & KEPT
        for reading in chapter.readings
    )
