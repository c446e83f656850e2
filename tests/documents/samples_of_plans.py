"""A plan on a page, filled in, for comparing its faces."""

from __future__ import annotations

from collections.abc import Callable

from clerk_tui.documents.writing.document import Document
from clerk_tui.documents.writing.plan_on_a_page import plan_on_a_page_of
from clerk_tui.domain.public_plans import PublicPlan, PublicPlanRow


def plan(title: str) -> PublicPlan:
    """`title` stands in every place that a clerk can type."""
    return PublicPlan(
        council="Peterborough City Council",
        name=title,
        titles=("What we will do", "How have we done (January to April 2022)", f"What we will do by {title}"),
        rows=(
            PublicPlanRow("Strategy", ("Agree a plan", "Have a vision"), ("Consulted.",), ("Publish it", title)),
            PublicPlanRow(title, (title,), (), ()),
            PublicPlanRow("", (), ("Progress of no theme",), ()),
        ),
        chain_head="6f11e0ed",
    )


SAMPLES: dict[str, Callable[[str], Document]] = {"plan-on-a-page": lambda title: plan_on_a_page_of(plan(title))}
