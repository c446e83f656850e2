"""How long the background papers of a committee report stay open to the public."""

from __future__ import annotations

from clerk_tui.domain.bodies import kind_of_body
from clerk_tui.domain.committee_reports import NumberedReport
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.ledger import CountResult
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.register import meetings
from clerk_tui.rules import retention
from clerk_tui.services.office import Office

_NONE = frozenset({"none", "nil", "not applicable", "n/a"})


def papers(report: NumberedReport) -> tuple[str, ...]:
    """The background papers that it lists; none where it says that there are none."""
    return tuple(text for text in report.background_papers if text.casefold().strip(" .") not in _NONE)


def kind_of(office: Office, report: NumberedReport) -> BodyKind:
    """What the body is that it goes to: as its meeting says, or the body's name."""
    if report.meeting_id is not None:
        return meetings.meeting(office.register, report.meeting_id).body_kind
    return meetings.body_kinds(office.register).get(report.body.casefold()) or kind_of_body(report.body)


def papers_count(office: Office, report: NumberedReport) -> CountResult | None:
    """The four years of its background papers, from the day of its meeting (LGA 1972 s.100D, SI 2012/2089 reg 21(7)).

    None where it lists none, its meeting has no day yet, and in Wales, where the years were not read.
    """
    if not papers(report) or report.meeting_on is None or office.council().nation is Nation.WALES:
        return None
    count = (
        retention.keep_background_papers
        if kind_of(office, report) is BodyKind.EXECUTIVE
        else retention.keep_meeting_papers
    )
    return count(report.meeting_on, office.calendar())


def papers_open(office: Office, report: NumberedReport) -> str:
    """The same in a sentence; empty where nothing is counted."""
    count = papers_count(office, report)
    if count is None or report.meeting_on is None:
        return ""
    rule = f"{count.ledger.rule}, {count.ledger.authorities[0].id}"
    return (
        f"Open to inspection for four years beginning on {format_date(report.meeting_on)}: until"
        f" {format_date(count.ledger.answer)} ({rule})."
    )
