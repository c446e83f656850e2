"""What an executive member's report to the council says, in both layouts that councils are known to use.

Progress stands in one table of commitments (Burnley 2017), or in a table of actions for each objective (Burnley 2011).
The decisions and the notices to come follow in tables of their own. The only source is the public type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clerk_tui.documents.writing.document import (
    Block,
    Document,
    Entry,
    Facts,
    Heading,
    Paragraph,
    Table,
    paragraphs,
    said,
)
from clerk_tui.documents.writing.foot import foot
from clerk_tui.documents.writing.parts import DRAFT, fact
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.kinds import ReportLayout
from clerk_tui.domain.member_reports import HEADINGS, Part, PublicLine, PublicMemberReport
from clerk_tui.domain.text import one_line

NO_PROGRESS = "No progress is recorded for this period."
COMMITMENTS = ("Strategic commitment", "Progress update")
ACTIONS = ("Action", "Progress")
PROGRESS = "Progress with each commitment"
OTHERS = "Other commitments"
DECISIONS = "Decisions taken in the portfolio"
NO_ACTION = "No action stands under this objective."
NO_MEMBER = "The portfolio was held by nobody on the day of this report."
"""By these its reader (`reading/reports/own_member.py`) knows the parts of a report."""


def member_report_of(found: PublicMemberReport) -> Document:
    """The report as a document; one that is not published says so above everything."""
    council, body = said(found.council), one_line(found.body)
    title = f"{one_line(found.portfolio)}, {format_date(found.reported_on)}"
    published = f", version {found.sequence}" if found.sequence > 1 else ""
    event = f"this report was published{published}" if found.sequence else "this document was made"
    return Document(
        page_title=f"Report to the {body}: {title} – {council}",
        council=council,
        kind=f"Report to the {body}",
        title=title,
        blocks=(
            Heading("About this report"),
            Facts(_head(found)),
            *_progress(found),
            *_decisions(found),
            *_notices(found),
        ),
        foot=foot("", _issued(found), found.chain_head, event),
        status="" if found.sequence else DRAFT,
    )


def file_name(found: PublicMemberReport) -> str:
    """What its file is named after."""
    return f"member report {one_line(found.portfolio)} {found.reported_on.isoformat()}"


def _head(found: PublicMemberReport) -> tuple[Entry, ...]:
    return (
        *fact("Portfolio", found.portfolio),
        *fact("Executive member", found.member or NO_MEMBER),
        *fact("Date of report", format_date(found.reported_on)),
        *fact("Period covered", _period(found)),
    )


def _period(found: PublicMemberReport) -> str:
    if found.covers_from is None:
        return f"Up to {format_date(found.covers_to)}" if found.covers_to else ""
    last = f" to {format_date(found.covers_to)}" if found.covers_to else ""
    return f"{'From ' if not last else ''}{format_date(found.covers_from)}{last}"


def _issued(found: PublicMemberReport) -> Iterator[str]:
    if found.published_on is not None and found.sequence:
        yield f"Published on {format_date(found.published_on)}."
    if found.sequence > 1:
        because = f" Why it was published again: {found.reason.rstrip('. ')}." if found.reason else ""
        yield f"This is version {found.sequence} of the report.{because}"


def _progress(found: PublicMemberReport) -> Iterator[Block]:
    lines = [line for line in found.lines if line.part in {Part.OBJECTIVE, Part.COMMITMENT}]
    heading = one_line(found.heading) or HEADINGS[found.layout]
    yield Heading(heading)
    if not lines:
        yield Paragraph("The register holds no commitment of this portfolio.")
    elif found.layout is ReportLayout.COMMITMENTS:
        yield Table(
            PROGRESS,
            COMMITMENTS,
            tuple(_rows(line for line in lines if line.part is Part.COMMITMENT)),
        )
    else:
        yield from _by_objective(lines)


def _by_objective(lines: Iterable[PublicLine]) -> Iterator[Block]:
    """A table for each objective, called by its name; what stands under none is a table of its own before them."""
    over: PublicLine | None = None
    rows: list[PublicLine] = []
    for line in (*lines, None):
        if line is not None and line.part is Part.COMMITMENT:
            rows.append(line)
            continue
        if over is not None or rows:
            name = _coded(over) if over is not None else OTHERS
            if rows:
                yield Table(name, ACTIONS, tuple(_rows(rows)))
            else:
                yield Heading(name, 3)
                yield Paragraph(NO_ACTION)
        over, rows = line, []


def _rows(lines: Iterable[PublicLine]) -> Iterator[tuple[str, str]]:
    for line in lines:
        yield _coded(line), "\n".join(paragraphs(*line.progress)) or NO_PROGRESS


def _coded(line: PublicLine) -> str:
    return ": ".join(filter(None, (one_line(line.code), one_line(line.text))))


def _decisions(found: PublicMemberReport) -> Iterator[Block]:
    lines = [line for line in found.lines if line.part is Part.DECISION]
    yield Heading(DECISIONS)
    if not lines:
        yield Paragraph("This report names none.")
        return
    rows = tuple(
        (_coded(line), "\n".join(paragraphs(line.note)), "\n".join(paragraphs(*line.progress))) for line in lines
    )
    yield Table("Decisions of the period", ("Decision", "Of which kind, and when", "What was decided"), rows)


def _notices(found: PublicMemberReport) -> Iterator[Block]:
    lines = [line for line in found.lines if line.part is Part.NOTICE]
    yield Heading("Decisions to come")
    if not lines:
        yield Paragraph("This report names none.")
        return
    rows = tuple((_coded(line), "\n".join(paragraphs(line.note, *line.progress))) for line in lines)
    yield Table("Decisions to come of which notice was given", ("Matter", "Notice"), rows)
