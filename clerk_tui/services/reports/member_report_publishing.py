"""Publishing an executive member's report: what it says freezes, and is put right only by another version."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from clerk_tui.domain.dates import format_date, iso_instant
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.kinds import ReportLayout
from clerk_tui.domain.member_reports import (
    HEADINGS,
    Part,
    PortfolioReport,
    PublicLine,
    PublicMemberReport,
    ReportLine,
    ReportVersion,
)
from clerk_tui.domain.text import tidy
from clerk_tui.register import meetings
from clerk_tui.register import member_reports as rows
from clerk_tui.register.changes import Change
from clerk_tui.rules.member_reports import publishing_doubts
from clerk_tui.services.commitments.changing import settled, with_reason
from clerk_tui.services.office import Office, council_name
from clerk_tui.services.reports.member_report_guard import refuse_what_goes_out
from clerk_tui.services.snapshots import sha256


def public_report(office: Office, report_id: int) -> PublicMemberReport:
    """What would be published now; nothing of it is held against what is kept apart yet."""
    report = rows.report(office.register, report_id)
    layout = layout_of(office, report)
    return PublicMemberReport(
        council=council_name(office),
        body=report.body,
        portfolio=report.portfolio,
        member=report.member,
        reported_on=report.reported_on,
        covers_from=report.covers_from,
        covers_to=report.covers_to,
        layout=layout,
        heading=report.heading or HEADINGS[layout],
        lines=tuple(_public(line) for line in rows.lines(office.register, report_id)),
        sequence=0,
        published_on=None,
        reason="",
        chain_head="",
    )


def layout_of(office: Office, report: PortfolioReport) -> ReportLayout:
    """The report's own layout, or that of the council file; one table of commitments where neither says."""
    return report.layout or office.council().member_report or ReportLayout.COMMITMENTS


def _public(line: ReportLine) -> PublicLine:
    return PublicLine(line.part, line.code, line.text, line.note, line.paragraphs)


def published_report(office: Office, report_id: int) -> PublicMemberReport | None:
    """The newest version as it was frozen; None before there is one. Refused where it is not so any more."""
    versions = rows.versions(office.register, report_id)
    return frozen(versions[-1]) if versions else None


def frozen(version: ReportVersion) -> PublicMemberReport:
    """A version as it was frozen, with the head of the chain that it bears; Refused where it is not so any more."""
    if sha256(version.snapshot) != version.snapshot_sha256:
        raise Refused(
            f"Version {version.sequence} of E{version.report_id} is not as it was frozen; verify the register first."
        )
    return replace(_from_json(version.snapshot), chain_head=version.chain_head)


def edited_since(office: Office, report_id: int) -> bool:
    """Whether the report reads otherwise than the version that was published last; False before there is one."""
    published = published_report(office, report_id)
    return published is not None and not _says_the_same(published, public_report(office, report_id))


def _says_the_same(one: PublicMemberReport, other: PublicMemberReport) -> bool:
    return _bare(one) == _bare(other)


def _bare(found: PublicMemberReport) -> PublicMemberReport:
    return replace(found, sequence=0, published_on=None, reason="", chain_head="")


def doubts_of(office: Office, report_id: int, on: date | None = None) -> tuple[Finding, ...]:
    """What speaks against publishing the report on that day, today without it."""
    report = rows.report(office.register, report_id)
    meets_on = meetings.meeting(office.register, report.meeting_id).day if report.meeting_id is not None else None
    return publishing_doubts(report, on or office.clock.today(), meets_on)


def publish(
    office: Office,
    report_id: int,
    *,
    on: date | None = None,
    because: str = "",
    despite: str = "",
    command_id: str | None = None,
) -> ReportVersion:
    """Freeze the report as it goes out, today or on an earlier day. Another version needs a change and a reason.

    Refused where words are kept apart as exempt, and ExemptWords for smaller matches that nobody went past yet; where
    the day lies before the report's date or period, unless `despite` says why: history keeps that, the report does not.
    """
    day, reason = on or office.clock.today(), tidy(because).strip()

    def checked() -> tuple[PortfolioReport, Sequence[ReportVersion]]:
        report, versions = rows.report(office.register, report_id), rows.versions(office.register, report_id)
        _may_go_out(office, report, versions, day, reason)
        settled(doubts_of(office, report_id, day), despite)
        refuse_what_goes_out(office, report_id)
        return report, versions

    def work(change: Change) -> int:
        report, versions = checked()
        change.touch("member_report", report_id, report.version)
        return _freeze(office, change, report_id, len(versions) + 1, day, reason)

    report, versions = checked()
    said = f"Report {report.ref} of {report.portfolio} published, version {len(versions) + 1}"
    why = with_reason(reason, settled(doubts_of(office, report_id, day), despite))
    office.register.run(office.command("reports publish", said, why=why, command_id=command_id), work)
    return rows.versions(office.register, report_id)[-1]


def _freeze(office: Office, change: Change, report_id: int, sequence: int, day: date, reason: str) -> int:
    """Put a version of the report as it reads now into the register; its id comes back."""
    out = replace(public_report(office, report_id), sequence=sequence, published_on=day, reason=reason)
    snapshot = to_json(out)
    return change.insert(
        "member_report_version",
        member_report_id=report_id,
        sequence=sequence,
        published_on=day.isoformat(),
        reason=reason,
        who=office.who,
        recorded_at=iso_instant(office.clock.system()),
        snapshot=snapshot,
        snapshot_sha256=sha256(snapshot),
        chain_head=change.head,
    )


def _may_go_out(
    office: Office, report: PortfolioReport, versions: Sequence[ReportVersion], day: date, reason: str
) -> None:
    if day > office.clock.today():
        raise InputError(f"Published on: {format_date(day)} is still to come; publish it once it goes out.")
    if not versions:
        return
    newest = versions[-1]
    if day < newest.published_on:
        raise InputError(
            f"Published on: {format_date(day)} lies before {format_date(newest.published_on)}, when version"
            f" {newest.sequence} went out."
        )
    if not edited_since(office, report.id):
        raise Refused(
            f"Nothing differs from version {newest.sequence} of {report.ref}, so there is nothing to publish."
        )
    if not reason:
        raise Refused(
            f"The reason is missing: {report.ref} was published on {format_date(newest.published_on)}; say why there is"
            " another version, it stands in the report."
        )


def to_json(report: PublicMemberReport) -> str:
    """The report as JSON with sorted keys; dates as ISO text."""
    return json.dumps(asdict(report), default=date.isoformat, ensure_ascii=False, sort_keys=True)


def _from_json(snapshot: str) -> PublicMemberReport:
    data: dict[str, Any] = json.loads(snapshot)
    for name in ("reported_on", "covers_from", "covers_to", "published_on"):
        data[name] = None if data[name] is None else date.fromisoformat(data[name])
    data["layout"] = ReportLayout(data["layout"])
    data["lines"] = tuple(
        PublicLine(**{**line, "part": Part(line["part"]), "progress": tuple(line["progress"])})
        for line in data["lines"]
    )
    return PublicMemberReport(**data)
