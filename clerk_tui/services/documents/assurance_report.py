"""The annual assurance report: every number with the references behind it."""

from __future__ import annotations

from clerk_tui.documents.writing.report import report_of
from clerk_tui.domain.public_reports import PublicReport, PublicSection
from clerk_tui.services.documents import assurance_after as after
from clerk_tui.services.documents import assurance_parts as parts
from clerk_tui.services.documents.chain_head import Stand, as_it_stands
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.office import Office

_SCOPE = (
    "Decisions, urgency, waivers and findings are of the decisions made in these days; requests for call-in are those"
    " received in them, corrections those made in them."
)


def build(office: Office, number: int, period: Period | None) -> Made:
    """The report on the decisions made in the days of `period`."""
    assert period is not None
    stand = as_it_stands(office)
    name = f"assurance report {period.first.isoformat()} to {period.last.isoformat()}"
    return Made(report_of(public_report(office, period, stand)), name, stand.at)


def public_report(office: Office, period: Period, stand: Stand) -> PublicReport:
    """What the report says; of drafts no more than that they wait."""
    year = parts.year_of(office, period.first, period.last)
    return PublicReport(
        council=office.council().name,
        kind="Assurance report",
        title=f"Decisions made {period.words}",
        sections=(
            PublicSection("What is counted", (_SCOPE,)),
            parts.classes(year),
            parts.routes(office, year),
            parts.lateness(office, year),
            parts.urgency(office, year),
            after.call_in(office, year),
            after.waivers(office, year),
            after.overrides(office, year),
            after.corrections(office, year),
        ),
        made_under=(),
        chain_head=stand.head,
    )
