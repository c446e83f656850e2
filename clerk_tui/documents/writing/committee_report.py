"""A committee report: whose it is, its numbered sections, its risks in their matrix, whom to ask (LGA 1972 s.100D)."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.documents.writing.document import Block, Document, Facts, Heading, Paragraph, Points, Table, paragraphs
from clerk_tui.documents.writing.document import said as line
from clerk_tui.documents.writing.foot import foot
from clerk_tui.documents.writing.parts import fact
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.printed_reports import Clause
from clerk_tui.domain.public_committee_reports import PublicNumberedReport, PublicNumberedSection
from clerk_tui.domain.public_reports import PublicTable

_BLANK = "–"
"""An empty cell is passed over by those who listen; this is read."""
KIND = "Committee report"


def committee_report_of(report: PublicNumberedReport) -> Document:
    """The report in the council's own order and numbers."""
    title = line(report.title) or "Untitled report"
    head = (
        *fact("Committee", report.body),
        *fact("Date of meeting", format_date(report.day) if report.day else ""),
        *fact("Report of", report.officer),
    )
    blocks: list[Block] = [Heading("About this report"), Facts(head)] if head else []
    for section in report.sections:
        blocks += _section(section)
    if below := tuple(entry for label, texts in report.foot for entry in fact(label, *texts)):
        blocks += [Heading("Contact and papers"), Facts(below)]
    return Document(
        page_title=f"{KIND}: {title} – {line(report.council)}",
        council=line(report.council),
        kind=KIND,
        title=title,
        blocks=tuple(blocks),
        foot=foot(report.contact, report.made_under, report.chain_head),
    )


def file_name(report: PublicNumberedReport) -> str:
    """What its file is named after: `committee report 2011-03-02 Corporate issues`."""
    return " ".join(
        filter(None, ("committee report", report.day.isoformat() if report.day else "", line(report.title)))
    )


def _section(section: PublicNumberedSection) -> Iterator[Block]:
    yield Heading(line(f"{section.number} {section.title}"))
    if section.withheld:
        yield Paragraph(line(section.withheld))
        return
    for clause in section.clauses:
        yield from _clause(clause)
    for table in section.tables:
        if table.rows:
            yield _table(table)
    if section.sentences:
        yield Points(paragraphs(*section.sentences))


def _clause(clause: Clause) -> Iterator[Block]:
    """A numbered paragraph: its heading with the number, or its first words behind the number."""
    if clause.heading:
        yield Heading(line(f"{clause.number} {clause.heading}"), 3)
    texts = paragraphs(*clause.paragraphs) or (() if clause.heading or not clause.number else ("",))
    for place, text in enumerate(texts):
        yield Paragraph(f"{line(clause.number)} {text}".strip() if place == 0 and not clause.heading else text)


def _table(table: PublicTable) -> Table:
    rows = tuple(tuple(line(cell) or _BLANK for cell in row) for row in table.rows)
    return Table(line(table.caption), tuple(line(label) for label in table.header), rows)
