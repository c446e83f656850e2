"""An executive member's report: portfolio, member, date, and progress against each commitment or action.

Two layouts are known: one table of commitments and their progress; objectives, each with a table of actions.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from clerk_tui.documents.reading.reports.codes import coded
from clerk_tui.documents.reading.reports.fragments import joined, paragraphs, words
from clerk_tui.documents.reading.reports.left_over import Desk, flat
from clerk_tui.documents.reading.source import Line, Source
from clerk_tui.documents.reading.titles import COMMITMENTS, fits
from clerk_tui.documents.reading.when import dates
from clerk_tui.documents.reading.words import LABEL, all_capitals, title_case
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.printed_reports import MEMBER_REPORT, MemberReport, PrintedCommitment, PrintedObjective

_LABELS = (
    ("portfolio", re.compile(r"portfolio(?!\s+holder)\s*(?::|$)", re.IGNORECASE)),
    ("member", re.compile(r"(?:(?:executive|cabinet) member|portfolio holder)\s*(?::|$)", re.IGNORECASE)),
    ("day", re.compile(r"date of (?:the )?report\s*(?::|$)", re.IGNORECASE)),
)
_TITLE = re.compile(r"(?:(?P<council>.{3,80}?\bcouncil)\s+)?report to (?:the )?(?P<body>[\w &]{3,60})", re.IGNORECASE)
_HEADING = re.compile(r"(?:\d{1,2}[.)]?\s+)?progress (?:against|on|towards|with|since)\b.{0,120}", re.IGNORECASE)
_HEAD_LINES = 20


@dataclass(slots=True)
class _Report:
    objectives: list[PrintedObjective] = field(default_factory=list)
    commitments: list[PrintedCommitment] = field(default_factory=list)


def _label(line: Line) -> tuple[str, str] | None:
    """Which of the head's labels a line begins with, and what stands behind it."""
    text = flat(words(line.text[:LABEL]))
    for name, pattern in _LABELS:
        if match := pattern.match(text):
            return name, flat(words(line.text))[match.end() :].strip()
    return None


def is_member_report(source: Source) -> bool:
    """Whether portfolio and member, or one of them and the date of report, are labelled near the top."""
    found = {found[0] for line in source.lines[:_HEAD_LINES] if (found := _label(line))}
    return "portfolio" in found and len(found) >= 2


def read_member_report(source: Source) -> MemberReport:
    """The report that a source holds."""
    desk = Desk(source)
    start = _table_start(source.lines)
    head = _head(desk, start)
    council, body = _titled(desk, start)
    heading = next((n for n, line in enumerate(source.lines) if _is_heading(line)), None)
    if heading is not None:
        desk.used.add(heading)
    report = _Report()
    _tables(desk, start, report)
    day = _day(desk, head.get("day", ""))
    for name, label in (("portfolio", "portfolio"), ("member", "executive member")):
        if not head.get(name):
            desk.missing(f"head, {label}", f"does not name the {label}")
    look_over(desk, report.commitments)
    document = desk.document(MEMBER_REPORT, council)
    return MemberReport(
        document=document,
        body=body,
        portfolio=title_case(head["portfolio"]) if head.get("portfolio") else None,
        member=title_case(head["member"]) if head.get("member") else None,
        day=day,
        heading=None if heading is None else flat(words(source.lines[heading].text)),
        objectives=tuple(report.objectives),
        commitments=tuple(report.commitments),
        findings=desk.noticed(),
        unplaced=desk.unplaced(),
        text=source.text,
    )


def _is_heading(line: Line) -> bool:
    return not line.cells and _HEADING.fullmatch(flat(line.text[:LABEL])) is not None


def _is_table_head(line: Line) -> bool:
    return fits(line.cells, COMMITMENTS)


def _table_start(lines: tuple[Line, ...]) -> int:
    """The first line of the tables: their heading, or an objective over them."""
    for n, line in enumerate(lines):
        if _is_heading(line) or _is_table_head(line):
            return n
    return len(lines)


def _head(desk: Desk, end: int) -> dict[str, str]:
    """What stands behind each label, with the lines it was broken over."""
    head: dict[str, str] = {}
    last = ""
    for n, line in enumerate(desk.lines[:end]):
        found = _label(line)
        text = flat(words(line.text))
        if found and found[0] not in head:
            last = found[0]
            head[last] = found[1]
        elif last and not (found or _TITLE.match(text) or _done(last, head[last])) and _goes_on(head[last], line, text):
            head[last] = f"{head[last]} {text}".strip()
        else:
            last = ""
            continue
        desk.used.add(n)
    return head


def _done(name: str, value: str) -> bool:
    """Whether an answer has its end: a date is one."""
    return name == "day" and bool(dates(value))


def _goes_on(value: str, line: Line, text: str) -> bool:
    if len(text) > LABEL or line.cells:
        return False
    return not value or not line.gap or (all_capitals(value) and all_capitals(text))


def _titled(desk: Desk, end: int) -> tuple[str | None, str | None]:
    """The council and the body that the report is made to."""
    council = body = None
    for n, line in enumerate(desk.lines[:end]):
        text = flat(line.text[:LABEL])
        if n in desk.used:
            continue
        if body is None and (match := _TITLE.fullmatch(text)):
            council, body = match["council"] or council, match["body"]
        elif council is None and re.fullmatch(r"[\w &,-]{3,60} council", text, re.IGNORECASE):
            council = text
        else:
            continue
        desk.used.add(n)
    if body is None:
        desk.missing("head, body", "does not say which body the report is made to", Severity.ADVICE)
    return (title_case(council) if council else None), (title_case(body) if body else None)


def _day(desk: Desk, printed: str) -> date | None:
    if printed:
        return desk.day(printed, "head, date of report")
    desk.missing("head, date of report", "is not dated")
    return None


def _tables(desk: Desk, start: int, report: _Report) -> None:
    """Every row below the heading: objectives, the titles of columns, commitments, rows cut by the end of a page."""
    objective: str | None = None
    lines = desk.lines
    for n in range(start, len(lines)):
        line = lines[n]
        if n in desk.used:
            continue
        if _is_table_head(line):
            desk.used.add(n)
        elif len(line.cells) > 1:
            _row(desk, n, objective, report)
        elif n + 1 < len(lines) and _is_table_head(lines[n + 1]) and not _is_heading(line):
            code, text = coded(words(line.text))
            report.objectives.append(PrintedObjective(code, text))
            objective = code or text
            desk.used.add(n)
        elif (made := coded(words(line.text)))[0] and not line.bullet:
            report.commitments.append(PrintedCommitment(*made, objective=objective))
            desk.used.add(n)


def _row(desk: Desk, n: int, objective: str | None, report: _Report) -> None:
    """A commitment and its progress; a row without a commitment goes on with the one above it."""
    first, *rest = desk.lines[n].cells
    progress = [each for cell in rest for each in paragraphs(cell)]
    named = words(first)
    if not any(char.isalnum() for char in named + "".join(progress)):
        return
    desk.used.add(n)
    above = report.commitments[-1] if report.commitments else None
    code, text = coded(named)
    if above is not None and (not named or (code is None and named[:1].islower())):
        whole = f"{above.text} {named}".strip()
        report.commitments[-1] = replace(above, text=whole, progress=tuple(joined([*above.progress, *progress])))
        return
    report.commitments.append(PrintedCommitment(code, text, tuple(progress), objective))


def look_over(desk: Desk, commitments: list[PrintedCommitment]) -> None:
    """What a clerk should know of the commitments taken."""
    if not commitments:
        desk.missing("commitments", "gives no commitments with their progress")
    for code, count in Counter(each.code for each in commitments if each.code).items():
        if count > 1:
            says = f"The code {code} is used {count} times; say which commitment it is."
            desk.note("IMP-TWICE", Severity.WARNING, f"commitment {code}", says)
    for place, each in enumerate(commitments, 1):
        where = f"commitment {each.code or place}"
        if each.code is None:
            desk.note("IMP-CODE", Severity.WARNING, where, f"“{each.text[:60]}” has no code.")
        if not each.progress:
            desk.missing(where, "says nothing of its progress", Severity.ADVICE)
