"""Reports of the council: sections with sentences and tables, each with its caption."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.documents.writing.document import Block, Document, Heading, Paragraph, Table, paragraphs
from clerk_tui.documents.writing.document import said as line
from clerk_tui.documents.writing.foot import foot
from clerk_tui.domain.public_reports import PublicReport, PublicSection, PublicTable

_BLANK = "–"
"""An empty cell is passed over by those who listen; this is read."""


def report_of(report: PublicReport) -> Document:
    """The report in its order. A table without rows is left out: its section says in words that there is nothing."""
    return Document(
        page_title=f"{line(report.kind)}: {line(report.title)} – {line(report.council)}",
        council=line(report.council),
        kind=line(report.kind),
        title=line(report.title),
        blocks=tuple(block for section in report.sections for block in _section(section)),
        foot=foot("", report.made_under, report.chain_head),
    )


def _section(section: PublicSection) -> Iterator[Block]:
    yield Heading(line(section.heading))
    for text in paragraphs(*section.sentences):
        yield Paragraph(text)
    for table in section.tables:
        if table.rows:
            yield _table(table)


def _table(table: PublicTable) -> Table:
    rows = tuple(tuple(line(cell) or _BLANK for cell in row) for row in table.rows)
    return Table(line(table.caption), tuple(line(label) for label in table.header), rows)
