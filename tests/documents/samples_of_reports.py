"""One report of each kind, filled in, for comparing its faces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from clerk_tui.documents.writing.committee_report import committee_report_of
from clerk_tui.documents.writing.document import Document
from clerk_tui.documents.writing.member_report import member_report_of
from clerk_tui.domain.kinds import ReportLayout
from clerk_tui.domain.member_reports import Part, PublicLine, PublicMemberReport
from clerk_tui.domain.printed_reports import Clause
from clerk_tui.domain.public_committee_reports import PublicNumberedReport, PublicNumberedSection
from clerk_tui.domain.public_reports import PublicTable

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


def committee_report(title: str) -> PublicNumberedReport:
    """A committee report with paragraphs below paragraphs, its matrix, and a section that is kept apart."""
    matrix = PublicTable("Risk matrix", ("Probability", "IV", "III"), (("A High", "", ""), ("D Low", "1", "")))
    return PublicNumberedReport(
        council="Melton Borough Council",
        body="Policy, Finance and Administration Committee",
        day=date(2011, 3, 2),
        officer="Chief Executive",
        title=title,
        sections=(
            PublicNumberedSection("1.0", "Purpose", (Clause("1.1", None, ("To note the position.", title)),)),
            PublicNumberedSection("2.0", "Recommendations", (Clause("2.1", "First", ("That it be noted.",)),)),
            PublicNumberedSection("9.0", "Risks", (), (matrix,), ("Risk 1, Delays, stands at D Low, IV Negligible.",)),
            PublicNumberedSection("10.0", "", withheld="This section is not for publication."),
        ),
        foot=(("Contact officer", ("Lynn Aisbett", title)), ("Background papers", ("None",))),
        contact="Lynn Aisbett",
        made_under=("Open to inspection under sections 100B and 100D of the Local Government Act 1972.",),
        chain_head="6f11e0ed",
    )


SAMPLES: dict[str, Callable[[str], Document]] = {
    "committee-report": lambda title: committee_report_of(committee_report(title)),
    "member-report": lambda title: member_report_of(member_report(title)),
}
LAYOUTS: dict[str, Callable[[str], Document]] = {
    **SAMPLES,
    "member-report by objectives": lambda title: member_report_of(member_report(title, ReportLayout.OBJECTIVES, 0)),
}
"""The same, and the layouts that a kind has besides."""
