"""Reports and plans that are no agenda pack: an executive member's report, a plan on a page, a committee's report."""

from __future__ import annotations

from clerk_tui.documents.reading.reports.committee import is_committee_report, read_committee_report
from clerk_tui.documents.reading.reports.member import is_member_report, read_member_report
from clerk_tui.documents.reading.reports.own import own_kind, refuse_unreadable
from clerk_tui.documents.reading.reports.own_member import read_own_member_report
from clerk_tui.documents.reading.reports.plan import is_plan, read_plan
from clerk_tui.documents.reading.source import Source
from clerk_tui.domain.printed_reports import MEMBER_REPORT, PrintedReport


def recognised(source: Source) -> PrintedReport | None:
    """The report or plan that a source holds; None where it is something else. `sha256` and `name` are the caller's.

    DocumentError where this program wrote it in a form that it does not read back.
    """
    own = own_kind(source)
    if own is not None:
        refuse_unreadable(own, source)
    if own == MEMBER_REPORT:
        return read_own_member_report(source)
    if is_member_report(source):
        return read_member_report(source)
    if is_plan(source):
        return read_plan(source, own=own is not None)
    return read_committee_report(source) if is_committee_report(source) else None
