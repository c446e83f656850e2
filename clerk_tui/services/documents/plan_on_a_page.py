"""The plan on a page, from the commitments and the progress of a plan as the register holds them."""

from __future__ import annotations

from clerk_tui.documents.writing.plan_on_a_page import plan_on_a_page_of
from clerk_tui.domain.commitments import Progress, Span
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.public_plans import PublicPlan
from clerk_tui.domain.text import one_line
from clerk_tui.register import commitments as held
from clerk_tui.rules.plan_on_a_page import rows
from clerk_tui.services.documents.chain_head import as_it_stands
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.office import Office, council_name


def build(office: Office, number: int, period: Period | None) -> Made:
    """Plan `number` for its own period, or for the days of `period`."""
    plan = held.plan(office.register, number)
    span = plan.period if period is None else _span(period)
    inside = held.commitments(office.register, plan_id=plan.id)
    told: dict[int, list[Progress]] = {}
    for entry in held.progress(office.register, of=[one.id for one in inside]):
        told.setdefault(entry.commitment_id, []).append(entry)
    stand = as_it_stands(office)
    public = PublicPlan(
        council=council_name(office),
        name=plan.name,
        titles=plan.titles(span, plan.due),
        rows=rows(plan, span, inside, told),
        chain_head=stand.head,
    )
    when = f" {span.first.isoformat()} to {span.last.isoformat()}" if span.first and span.last else ""
    return Made(plan_on_a_page_of(public), f"plan on a page{when} {one_line(plan.name)}", stand.at)


def _span(period: Period) -> Span:
    days = (format_date(day, weekday=False) for day in (period.first, period.last))
    return Span(" to ".join(days), period.first, period.last)
