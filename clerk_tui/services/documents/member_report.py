"""An executive member's report to the council: the newest version as published, or before that as it would go out."""

from __future__ import annotations

from dataclasses import replace

from clerk_tui.documents.writing.member_report import file_name, member_report_of
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.member_reports import PublicMemberReport
from clerk_tui.register import member_reports as rows
from clerk_tui.rules.exempt_words import SCHEDULE
from clerk_tui.services.documents.chain_head import Stand, as_entered, as_last_changed
from clerk_tui.services.documents.last_look import holds_any
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.office import Office
from clerk_tui.services.reports.member_report_guard import kept_apart, refuse_what_goes_out
from clerk_tui.services.reports.member_report_publishing import edited_since, public_report, published_report


def build(office: Office, number: int, period: Period | None) -> Made:
    """The report `number`. Refused where it holds words that are kept apart as exempt, or are so since it went out."""
    published = published_report(office, number)
    if published is None:
        refuse_what_goes_out(office, number)
        stand = _draft_stand(office, number)
        return _made(replace(public_report(office, number), chain_head=stand.head), stand, ())
    _refuse_what_is_exempt_now(office, number, published)
    newest = rows.versions(office.register, number)[-1]
    stand = as_entered(office, "member_report_version", newest.id)
    changed = (
        f"E{number} was changed since version {newest.sequence} of {format_date(newest.published_on)}; this is that"
        " version. Publish another one for the changes to go out.",
    )
    return _made(published, stand, changed if edited_since(office, number) else ())


def _made(found: PublicMemberReport, stand: Stand, warnings: tuple[str, ...]) -> Made:
    name = file_name(found) if found.sequence else f"draft {file_name(found)}"
    return Made(member_report_of(found), name, stand.at, warnings)


def _draft_stand(office: Office, number: int) -> Stand:
    """The newest entry of the report and its lines; a line that was left out since changed the report no less."""
    lines = rows.lines(office.register, number)
    return as_last_changed(office, [("member_report", number), *(("member_report_line", line.id) for line in lines)])


def _refuse_what_is_exempt_now(office: Office, number: int, found: PublicMemberReport) -> None:
    """Words that came to be kept apart after the report went out do not go out once more."""
    lines = rows.lines(office.register, number)
    if holds_any(member_report_of(found).texts(), kept_apart(office, lines)):
        raise Refused(
            f"E{number} as published cannot be written again: it holds words that are kept apart as exempt by now"
            f" ({SCHEDULE})."
        )
