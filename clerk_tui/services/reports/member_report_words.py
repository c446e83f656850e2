"""An executive member's report as the clerk works on it, in plain lines: head, what stands against it, its lines."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.member_reports import Part, PortfolioReport, ReportLine, ReportVersion
from clerk_tui.register import member_reports as rows
from clerk_tui.services.office import Office
from clerk_tui.services.reports.member_report import doubts_of
from clerk_tui.services.reports.member_report_drafting import left_out
from clerk_tui.services.reports.member_report_publishing import edited_since, layout_of

PARTS = {
    Part.OBJECTIVE: "Objective",
    Part.COMMITMENT: "Commitment",
    Part.DECISION: "Decision",
    Part.NOTICE: "To come",
}
"""What a line is called in a list."""


def line_of_listed(one: rows.Listed) -> str:
    """`E1. Resources, 22 November 2017: …` as a line of a list."""
    who = f", {one.member}" if one.member else ""
    return (
        f"{one.ref}. {one.portfolio}{who}. Executive member's report to {one.body}, {format_date(one.reported_on)}."
        f" {state_of_listed(one)}."
    )


def state_of_listed(one: rows.Listed) -> str:
    """`Draft`, or when it was published."""
    if not one.published or one.published_on is None:
        return "Draft"
    version = f", version {one.published}" if one.published > 1 else ""
    return f"Published {format_date(one.published_on)}{version}"


def head_lines(office: Office, report: PortfolioReport) -> Iterator[str]:
    """Whose report it is, to whom, of which days, and how it stands."""
    yield f"{report.ref}. {report.portfolio}, report to {report.body}, {format_date(report.reported_on)}."
    yield f"Executive member: {report.member or 'nobody'}."
    yield f"{_period(report)} Layout: {layout_of(office, report).value}."
    yield state(office, report)
    for doubt in doubts_of(office, report):
        yield f"{doubt.says}"
    if report.despite:
        yield f"It stands all the same: {report.despite}"
    yield from left_out(office, report)


def _period(report: PortfolioReport) -> str:
    if report.covers_to is None:
        from_ = report.covers_from
        return f"Covers what came from {format_date(from_)} on." if from_ else "Of which days it is was not said."
    if report.covers_from is None:
        return f"Covers all that came up to {format_date(report.covers_to)}."
    return f"Covers {format_date(report.covers_from)} to {format_date(report.covers_to)}."


def state(office: Office, report: PortfolioReport) -> str:
    """Whether it is a draft, published, or changed since."""
    versions = rows.versions(office.register, report.id)
    if not versions:
        return "Draft, not published."
    newest = versions[-1]
    since = " Changed since; publish another version for it to go out." if edited_since(office, report.id) else ""
    return f"Published {format_date(newest.published_on)}, version {newest.sequence}.{since}"


def report_lines(office: Office, report: PortfolioReport) -> list[str]:
    """The whole report for the command line, its lines numbered as commands name them."""
    found = [*head_lines(office, report), ""]
    for number, line in enumerate(rows.lines(office.register, report.id), 1):
        found += list(line_lines(number, line))
    return [*found[:-1], "It has no lines yet; reports refresh drafts them."] if found[-1] == "" else found


def line_lines(number: int, line: ReportLine) -> Iterator[str]:
    """One line of the report: what it is about, then what is said."""
    code = f"{line.code}: " if line.code else ""
    text = " ".join(line.text.split())
    yield f"{number}. {PARTS[line.part]}. {code}{text}"
    yield from (f"   {part}" for part in (*line.note.split("\n"), *line.paragraphs) if part.strip())


def version_line(version: ReportVersion) -> str:
    """When a version went out, by whom, and why there is one."""
    stop = "" if version.reason.endswith((".", "!", "?")) else "."
    because = f" Why: {version.reason}{stop}" if version.reason else ""
    return (
        f"Version {version.sequence}, published {format_date(version.published_on)} by {version.who}.{because}"
        f" Entry in the register: {version.chain_head[:12]}…"
    )
