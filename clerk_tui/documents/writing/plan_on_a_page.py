"""The plan on a page: a theme a row, and what will be done, how it has gone and what is next as points in cells."""

from __future__ import annotations

from clerk_tui.documents.writing.document import Block, Document, Paragraph, Table
from clerk_tui.documents.writing.document import said as line
from clerk_tui.documents.writing.foot import foot
from clerk_tui.domain.public_plans import PublicPlan, PublicPlanRow

KIND = "Plan on a page"
CAPTION = "Commitments and progress, by theme"
NO_THEME = "Other commitments"
NO_ROWS = "No commitments stand in this plan for the period."


def plan_on_a_page_of(plan: PublicPlan) -> Document:
    """One table, whose titles say for which period and by when."""
    name = line(plan.name)
    rows = tuple(_row(row) for row in plan.rows)
    header = ("Theme", *(line(title) for title in plan.titles))
    block: Block = Table(CAPTION, header, rows, points=True) if rows else Paragraph(NO_ROWS)
    return Document(
        page_title=f"{KIND}: {name} – {line(plan.council)}",
        council=line(plan.council),
        kind=KIND,
        title=name or KIND,
        blocks=(block,),
        foot=foot("", (), plan.chain_head),
        wide=True,
    )


def _row(row: PublicPlanRow) -> tuple[str, ...]:
    cells = ("\n".join(filter(None, map(line, points))) for points in (row.will, row.done, row.next))
    return (line(row.theme) or NO_THEME, *cells)
