"""A report: its head, the sections kept with their numbers, and the answers that fill the decision's fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace

from clerk_tui.documents.reading.filling import Work, asks, fill, split_answer
from clerk_tui.documents.reading.head import Head, read_head
from clerk_tui.documents.reading.source import Line
from clerk_tui.documents.reading.template import KEPT, Part, part_of, question_of
from clerk_tui.documents.reading.tokens import Chapter, Numbers, Reading, Token, is_dotted, tokens
from clerk_tui.documents.reading.words import BLANK_PAGE
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.pack import PackReport, Paragraph, Section

_TO_COMPLETE = re.compile(r"to be completed by\b", re.IGNORECASE)
_APPENDIX = re.compile(r"(?:appendix|annexe?)\s+\w{1,4}\W*(?:[:–-].{0,90})?", re.IGNORECASE)
_LEAD_IN = re.compile(r":\s*-?$")
_APPENDICES_FROM = 10


@dataclass(frozen=True, slots=True)
class Read:
    """A report as read. `findings` name places inside it; `unplaced` is text that answers none of the questions.

    `body` are its lines; `remainder` the lines after its end: an appendix, kept with the source only.
    """

    report: PackReport
    findings: tuple[Finding, ...]
    unplaced: tuple[str, ...]
    remainder: tuple[Line, ...]
    body: tuple[Line, ...] = ()
    report_to: str | None = None


def read_report(lines: tuple[Line, ...]) -> Read:
    """The report that these lines hold, head first."""
    body, remainder = _cut(lines)
    found = [token for token in tokens(body) if token.text]
    numbers = Numbers(is_dotted(found))
    start = _first_heading(found)
    head = read_head(found[:start])
    work = Work(unplaced=list(head.unplaced), findings=list(head.findings))
    work.chapters = _chapters(found[start:], numbers)
    for chapter, part in work.chapters:
        fill(work, chapter, part)
    return Read(_report(head, work), tuple(work.findings), tuple(work.unplaced), remainder, body, head.report_to)


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
    elif not chapter.readings or asks(token, part):
        chapter.readings.append(Reading("", token.text, answer=token.answer))
    else:
        chapter.readings[-1].tail.append(token)


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


def _report(head: Head, work: Work) -> PackReport:
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


def _only_questions(work: Work, chapter: Chapter) -> bool:
    """A section whose heading is lost, made of nothing but questions of the decision's own sections."""
    return all(
        (question := question_of(split_answer(reading.text, reading.answer)[0], reading.number, None, work.last))
        is not None
        and not question.parts & KEPT
        for reading in chapter.readings
    )
