"""An executive member's report that this program wrote, read back from Word by its own labels and titles of tables."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from clerk_tui.documents.reading.reports.codes import coded
from clerk_tui.documents.reading.reports.fragments import paragraphs, words
from clerk_tui.documents.reading.reports.left_over import Desk, flat
from clerk_tui.documents.reading.reports.member import look_over
from clerk_tui.documents.reading.reports.own import ABOUT
from clerk_tui.documents.reading.source import Line, Source
from clerk_tui.documents.writing.member_report import (
    ACTIONS,
    COMMITMENTS,
    DECISIONS,
    NO_ACTION,
    NO_MEMBER,
    NO_PROGRESS,
    OTHERS,
    PROGRESS,
)
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.printed_reports import MEMBER_REPORT, MemberReport, PrintedCommitment, PrintedObjective

_PORTFOLIO, _MEMBER, _DAY, _PERIOD = "Portfolio", "Executive member", "Date of report", "Period covered"
_LABELS = (_PORTFOLIO, _MEMBER, _DAY, _PERIOD)
_KIND = "Report to the "
_HEADS = (COMMITMENTS, ACTIONS)


@dataclass(slots=True)
class _Rows:
    objectives: list[PrintedObjective] = field(default_factory=list)
    commitments: list[PrintedCommitment] = field(default_factory=list)


def read_own_member_report(source: Source) -> MemberReport:
    """The report that a Word file of this program holds."""
    desk = Desk(source)
    texts = [flat(line.text) for line in source.lines]
    about = texts.index(ABOUT) if ABOUT in texts else 0
    end = next((n for n, line in enumerate(source.lines) if texts[n] == DECISIONS and not line.cells), len(texts))
    council, body = _above(desk, about)
    head, at = _head(desk, texts, about)
    heading = _heading(desk, texts, at)
    found = _Rows()
    _read_rows(desk, range(at, end), found)
    for name in (_PORTFOLIO, _MEMBER):
        if name not in head:
            desk.missing(f"head, {name.lower()}", f"does not name the {name.lower()}")
    day = desk.day(head[_DAY], "head, date of report") if _DAY in head else None
    if _DAY not in head:
        desk.missing("head, date of report", "is not dated")
    look_over(desk, found.commitments)
    if any(len(line.cells) > 1 for line in source.lines[end:]):
        says = "The decisions in the report are not taken from it; the register names its own."
        desk.note("IMP-TABLE", Severity.ADVICE, "decisions", says)
    document = desk.document(MEMBER_REPORT, council)
    return MemberReport(
        document=document,
        body=body,
        portfolio=head.get(_PORTFOLIO),
        member=head.get(_MEMBER) if head.get(_MEMBER) != NO_MEMBER else None,
        day=day,
        heading=heading,
        objectives=tuple(found.objectives),
        commitments=tuple(found.commitments),
        findings=desk.noticed(),
        unplaced=desk.unplaced(),
        text=source.text,
    )


def _above(desk: Desk, about: int) -> tuple[str | None, str | None]:
    """The council and the body: the one stands first below a draft's mark, the other in the line of the kind."""
    lines = desk.lines[:about]
    kind = next((n for n, line in enumerate(lines) if line.text.startswith(_KIND)), None)
    if kind is None:
        return None, None
    council = 1 if lines[0].text.startswith("DRAFT:") else 0
    desk.used.update({kind, about})
    if council >= kind:
        return None, lines[kind].text[len(_KIND) :]
    desk.used.add(council)
    return flat(lines[council].text), flat(lines[kind].text[len(_KIND) :])


def _head(desk: Desk, texts: list[str], about: int) -> tuple[dict[str, str], int]:
    """What stands under each label, a line each, and the first line below them."""
    head: dict[str, str] = {}
    at = about + 1
    while at + 1 < len(texts) and texts[at] in _LABELS and texts[at] not in head:
        head[texts[at]] = texts[at + 1]
        # The period has no place in what is taken: it is left over.
        desk.used.update({at, at + 1} if texts[at] != _PERIOD else set())
        at += 2
    return head, at


def _heading(desk: Desk, texts: list[str], at: int) -> str | None:
    """What stands over the commitments: the line below the head, unless that is over a table already."""
    lines = desk.lines
    if at >= len(lines) or lines[at].cells or texts[at] in {PROGRESS, DECISIONS}:
        return None
    if at + 1 < len(lines) and lines[at + 1].cells in _HEADS:
        return None
    desk.used.add(at)
    return texts[at]


def _read_rows(desk: Desk, places: range, found: _Rows) -> None:
    """Every row of the tables of progress, each under the objective that stands over its table."""
    objective: str | None = None
    for n in places:
        line = desk.lines[n]
        below = desk.lines[n + 1] if n + 1 < len(desk.lines) else Line("")
        if n in desk.used:
            continue
        if line.cells in _HEADS or flat(line.text) in {PROGRESS, NO_ACTION}:
            desk.used.add(n)
        elif line.cells:
            found.commitments.append(replace(_commitment(line.cells), objective=objective))
            desk.used.add(n)
        elif below.cells == ACTIONS or flat(below.text) == NO_ACTION:
            desk.used.add(n)
            objective = _objective(flat(line.text), found)
        elif coded(words(line.text))[0] and not line.bullet:
            # A row whose progress was emptied in Word comes as a line without cells.
            found.commitments.append(replace(_commitment((line.text,)), objective=objective))
            desk.used.add(n)


def _objective(printed: str, found: _Rows) -> str | None:
    """Takes an objective, and what its commitments name it by; the title of those under none is no objective."""
    if printed == OTHERS and not found.objectives:
        return None
    code, text = coded(printed)
    found.objectives.append(PrintedObjective(code, text))
    return code or text


def _commitment(cells: tuple[str, ...]) -> PrintedCommitment:
    code, text = coded(words(cells[0]))
    progress = tuple(each for cell in cells[1:] for each in paragraphs(cell))
    return PrintedCommitment(code, text, () if progress == (NO_PROGRESS,) else progress)
