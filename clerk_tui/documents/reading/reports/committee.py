"""A committee's report as Melton writes it: body, date, whose report, title; sections 1.0 and on; a foot of labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from clerk_tui.documents.reading.reports.foot import Foot, begins_foot, read_foot
from clerk_tui.documents.reading.reports.left_over import Desk, flat
from clerk_tui.documents.reading.reports.matrix import Matrix, read_matrix
from clerk_tui.documents.reading.reports.sections import part_of, read_section, recommendations, section_heading
from clerk_tui.documents.reading.source import Source
from clerk_tui.documents.reading.when import dates, only_date
from clerk_tui.documents.reading.words import LABEL, all_capitals, title_case
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.printed_reports import COMMITTEE_REPORT, CommitteeReport, ReportPart

_REPORT_OF = re.compile(r"(?:joint )?report of (?:the )?(.{3,120})", re.IGNORECASE)
_BODY = re.compile(r"(?:committee|sub-committee|council|cabinet|executive|board|panel|commission)\b", re.IGNORECASE)
_AGENDA = re.compile(r"(?:agenda|summons|order of business)\b", re.IGNORECASE)
_HEAD_LINES = 12


@dataclass(slots=True)
class _Head:
    body: str | None = None
    day: date | None = None
    officer: str | None = None
    title: str | None = None


def is_committee_report(source: Source) -> bool:
    """Whether a body, a date and `REPORT OF` stand over a first section 1.0, and there is no agenda."""
    first = _first_section(source)
    if first is None or first > _HEAD_LINES:
        return False
    texts = [flat(line.text[:LABEL]) for line in source.lines[:first]]
    if any(_AGENDA.match(text) for text in texts):
        return False
    named = any(_BODY.search(text) and ":" not in text for text in texts)
    return named and any(_REPORT_OF.fullmatch(text) for text in texts) and any(only_date(text) for text in texts)


def _first_section(source: Source) -> int | None:
    for n, line in enumerate(source.lines):
        if (heading := section_heading(line)) is not None:
            return n if heading[0] == "1.0" else None
    return None


def read_committee_report(source: Source) -> CommitteeReport:
    """The report that a source holds."""
    desk = Desk(source)
    first = _first_section(source) or 0
    head = _read_head(desk, first)
    last = max((n for n, line in enumerate(source.lines) if section_heading(line)), default=first)
    end = next((n for n in range(last, len(source.lines)) if begins_foot(source.lines[n])), len(source.lines))
    foot = read_foot(desk, end)
    sections, matrix = _sections(desk, first, end)
    for name, value in (("body", head.body), ("date of meeting", head.day), ("title", head.title)):
        if value is None:
            desk.missing(f"head, {name}", f"does not give the {name}")
    return _report(desk, head, foot, sections, matrix)


def _report(desk: Desk, head: _Head, foot: Foot, sections: tuple[ReportPart, ...], matrix: Matrix) -> CommitteeReport:
    wards = [text for each in sections if each.part == "wards" for clause in each.clauses for text in clause.paragraphs]
    proposed = recommendations(sections)
    if not proposed:
        desk.missing("recommendations", "gives no recommendations")
    document = desk.document(COMMITTEE_REPORT, None)
    return CommitteeReport(
        document=document,
        body=head.body,
        day=head.day,
        officer=head.officer,
        title=head.title,
        sections=sections,
        recommendations=proposed,
        probabilities=tuple(matrix.probabilities),
        impacts=tuple(matrix.impacts),
        risks=tuple(matrix.risks),
        wards="\n".join(wards) or None,
        contact=foot.contact,
        report_date=foot.day,
        appendices=foot.appendices,
        background_papers=foot.background_papers,
        reference=foot.reference,
        findings=desk.noticed(),
        unplaced=desk.unplaced(),
        text=desk.source.text,
    )


def _read_head(desk: Desk, end: int) -> _Head:
    """What stands over the first section; the title is what follows whose report it is."""
    head = _Head()
    title: list[str] = []
    for n, line in enumerate(desk.lines[:end]):
        text = flat(line.text)
        if head.day is None and (found := only_date(text[:LABEL])) is not None:
            head.day = found.date
            if found.date is None:
                desk.note("IMP-DATE", Severity.WARNING, "head, date of meeting", found.problem)
        elif head.officer is None and (match := _REPORT_OF.fullmatch(text[:LABEL])):
            head.officer = title_case(match[1])
        elif head.officer is None and head.body is None and _BODY.search(text[:LABEL]) and not dates(text[:LABEL]):
            head.body = title_case(text)
        elif head.officer is not None and (not title or all_capitals(text)):
            title.append(text)
        else:
            continue
        desk.used.add(n)
    head.title = " ".join(title) or None
    return head


def _sections(desk: Desk, first: int, end: int) -> tuple[tuple[ReportPart, ...], Matrix]:
    """The sections in order; the one on risks gives the matrix before its paragraphs are read."""
    starts = [n for n in range(first, end) if section_heading(desk.lines[n])]
    sections, matrix = [], Matrix()
    expected = 1
    for at, stop in zip(starts, [*starts[1:], end], strict=True):
        number, title = section_heading(desk.lines[at]) or ("", "")
        desk.used.add(at)
        if int(number.partition(".")[0]) != expected:
            says = f"Section {number} follows section {expected - 1}.0; a number between them is missing or repeated."
            desk.note("IMP-GAP", Severity.WARNING, f"section {number}", says)
        expected = int(number.partition(".")[0]) + 1
        inside = list(range(at + 1, stop))
        if part_of(title) == "risks":
            matrix = read_matrix(desk, inside)
        sections.append(read_section(desk, number, title, inside))
    return tuple(sections), matrix
