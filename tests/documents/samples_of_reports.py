"""One report of each kind, filled in, for comparing its faces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from clerk_tui.documents.writing.document import Document
from clerk_tui.documents.writing.member_report import member_report_of
from clerk_tui.domain.kinds import ReportLayout
from clerk_tui.domain.member_reports import Part, PublicLine, PublicMemberReport

LINES = (
    PublicLine(Part.COMMITMENT, "PF1", "We will embed the partnership", "", ("Q2 went well.",)),
    PublicLine(Part.OBJECTIVE, "PE2", "Developing opportunities", "", ()),
    PublicLine(Part.COMMITMENT, "PE2b", "Engage more residents", "", ("We consulted.", "We asked visitors.")),
    PublicLine(Part.COMMITMENT, "", "Without a code", "", ()),
    PublicLine(Part.OBJECTIVE, "PE3", "Protecting services", "", ()),
    PublicLine(Part.DECISION, "EX/25/2017", "ICT strategy", "Key decision.\nCalled in.", ("Agreed.", "1. To adopt.")),
    PublicLine(Part.NOTICE, "18/2017", "Roads", "Key decision, to be taken on Monday 4 December 2017.", ()),
)


def member_report(title: str, layout: ReportLayout = ReportLayout.COMMITMENTS, sequence: int = 2) -> PublicMemberReport:
    return PublicMemberReport(
        council="Burnley Borough Council",
        body="Full Council",
        portfolio=title,
        member="Councillor Mohammed Ishtiaq",
        reported_on=date(2017, 11, 22),
        covers_from=date(2017, 9, 1),
        covers_to=date(2017, 11, 22),
        layout=layout,
        heading="Progress against our strategic commitments",
        lines=(*LINES, replace(LINES[0], code="PF2", text=title)),
        sequence=sequence,
        published_on=date(2017, 11, 23) if sequence else None,
        reason="A code was wrong." if sequence > 1 else "",
        chain_head="6f11e0ed",
    )


SAMPLES: dict[str, Callable[[str], Document]] = {
    "member-report": lambda title: member_report_of(member_report(title)),
}
LAYOUTS: dict[str, Callable[[str], Document]] = {
    **SAMPLES,
    "member-report by objectives": lambda title: member_report_of(member_report(title, ReportLayout.OBJECTIVES, 0)),
}
"""The same, and the layouts that a kind has besides."""
