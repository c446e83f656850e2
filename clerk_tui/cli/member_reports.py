"""`reports` about executive members' reports: drafted, shown, written line by line, published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Desk, json_option, number, pairs, pass_desk, show
from clerk_tui.cli.parameters import date_option

if TYPE_CHECKING:
    from clerk_tui.domain.member_reports import PortfolioReport, ReportLine, ReportVersion
    from clerk_tui.services.office import Office

_DESPITE = click.option("--despite", default="", help="Why it is made although something speaks against it.")
_REF = click.argument("ref", metavar="E1")
_LINE = click.argument("line", metavar="LINE")


def _number(ref: str) -> int:
    return number(ref, "E", "an executive member's report")


def listed(office: Office, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each report as a line and as JSON."""
    from clerk_tui.services.reports.member_report import listed as rows
    from clerk_tui.services.reports.member_report_words import line_of_listed

    for one in rows(office, text):
        yield (
            line_of_listed(one),
            {
                "ref": one.ref, "kind": "member-report", "title": one.portfolio, "body": one.body,
                "date": one.reported_on.isoformat(), "member": one.member or None, "versions": one.published,
                "published_on": one.published_on.isoformat() if one.published_on else None,
            },
        )  # fmt: skip


def report_shape(office: Office, report: PortfolioReport) -> dict[str, Any]:
    """A report with its lines and its published versions as JSON."""
    from clerk_tui.register import member_reports as rows
    from clerk_tui.services.reports.member_report import doubts_of
    from clerk_tui.services.reports.member_report_drafting import left_out
    from clerk_tui.services.reports.member_report_publishing import edited_since, layout_of

    versions = rows.versions(office.register, report.id)
    return {
        "ref": report.ref, "kind": "member-report", "portfolio": report.portfolio, "member": report.member or None,
        "body": report.body, "meeting": f"M{report.meeting_id}" if report.meeting_id else None,
        "date": report.reported_on.isoformat(), "covers_from": _iso(report.covers_from),
        "covers_to": _iso(report.covers_to), "layout": layout_of(office, report).value,
        "heading": report.heading or None, "despite": report.despite or None,
        "doubts": [one.says for one in doubts_of(office, report)], "left_out": list(left_out(office, report)),
        "lines": [line_shape(place, one) for place, one in enumerate(rows.lines(office.register, report.id), 1)],
        "versions": [_version_shape(one) for one in versions], "changed_since": edited_since(office, report.id),
    }  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def line_shape(place: int, line: ReportLine) -> dict[str, Any]:
    """A line as JSON; `of` is the row of the register that it was drafted from."""
    ids = (("C", line.commitment_id), ("D", line.decision_id), ("F", line.entry_id))
    of = next((f"{letter}{found}" for letter, found in ids if found is not None), None)
    return {
        "line": place, "part": line.part.value, "of": of, "code": line.code or None, "text": line.text,
        "note": line.note or None, "progress": list(line.paragraphs),
    }  # fmt: skip


def _version_shape(one: ReportVersion) -> dict[str, Any]:
    return {
        "version": one.sequence, "published_on": one.published_on.isoformat(), "who": one.who,
        "reason": one.reason or None, "sha256": one.snapshot_sha256, "chain_head": one.chain_head,
    }  # fmt: skip


def _say(office: Office, report: PortfolioReport, as_json: bool, *before: str) -> None:
    from clerk_tui.services.reports.member_report_words import report_lines

    shape = {"report": report_shape(office, report)}
    show(as_json, shape, lambda: [*before, *report_lines(office, report)])


def _shown(office: Office, ref: str, as_json: bool, *before: str) -> None:
    from clerk_tui.register.member_reports import report

    _say(office, report(office.register, _number(ref)), as_json, *before)


def show_one(desk: Desk, ref: str, as_json: bool) -> None:
    """Show an executive member's report."""
    _shown(desk.office(), ref, as_json)


def set_one(desk: Desk, ref: str, assignments: tuple[str, ...], despite: str, as_json: bool) -> None:
    """Set fields of an executive member's report."""
    from clerk_tui.services.reports.member_report import set_fields

    office = desk.office()
    _say(office, set_fields(office, _number(ref), pairs(assignments), despite=despite), as_json)


def remove_one(desk: Desk, ref: str, as_json: bool) -> None:
    """Take an executive member's report away."""
    from clerk_tui.services.reports.member_report import remove

    gone = remove(desk.office(), _number(ref))
    show(as_json, {"removed": gone.ref}, lambda: [f"{gone.ref}, {gone.portfolio}, is taken away. undo brings it back."])


@click.command("draft")
@click.argument("portfolio")
@click.option("--meeting", metavar="M3", help="The meeting that it goes to; it is then dated by it.")
@click.option("--body", help="The body that it goes to, where its meeting is not in the register; else Full Council.")
@date_option("--on", "day", help="The date of the report; today, or the meeting's day, without it.")
@date_option("--from", "first", help="The first day covered; the day after the last report's without it.")
@date_option(
    "--to", "last", help="The last day covered; the date of the report, or today if that is earlier, without it."
)
@click.option("--member", help="Whose report it is; whoever holds the portfolio that day without it.")
@click.option("--layout", help="commitments or objectives; that of the council file without it.")
@_DESPITE
@json_option
@pass_desk
def draft(
    desk: Desk, portfolio: str, meeting: str | None, body: str | None, day: date | None, first: date | None,
    last: date | None, member: str | None, layout: str | None, despite: str, as_json: bool,
) -> None:  # fmt: skip
    """Draft an executive member's report from the register: progress, decisions, notices to come."""
    from clerk_tui.services.reports.member_report import add

    given = {
        "portfolio": portfolio, "meeting": meeting, "body": body, "member": member, "layout": layout,
        "reported_on": _iso(day), "covers_from": _iso(first), "covers_to": _iso(last),
    }  # fmt: skip
    office = desk.office()
    typed = {name: value for name, value in given.items() if value is not None}
    _say(office, add(office, typed, despite=despite), as_json)


@click.command("line")
@_REF
@_LINE
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@json_option
@pass_desk
def line(desk: Desk, ref: str, line: str, assignments: tuple[str, ...], as_json: bool) -> None:
    """Write a line of an executive member's report: code, text, note or progress.

    LINE is its number in `reports E1`, or its code. Progress is a paragraph a line.
    """
    from clerk_tui.services.reports import member_report_lines as lines

    office = desk.office()
    lines.set_line(office, lines.number_line(office, _number(ref), line).id, pairs(assignments))
    _shown(office, ref, as_json)


@click.command("include")
@_REF
@click.argument("what", metavar="D3|F2|C4")
@json_option
@pass_desk
def include(desk: Desk, ref: str, what: str, as_json: bool) -> None:
    """Put a published decision, a matter of the forward plan or a commitment into an executive member's report."""
    from clerk_tui.services.reports.member_report_lines import include as put_in

    office = desk.office()
    put_in(office, _number(ref), what)
    _shown(office, ref, as_json)


@click.command("leave-out")
@_REF
@_LINE
@json_option
@pass_desk
def leave_out(desk: Desk, ref: str, line: str, as_json: bool) -> None:
    """Leave a line out of an executive member's report; the register keeps what it was drafted from."""
    from clerk_tui.services.reports import member_report_lines as lines

    office = desk.office()
    lines.remove_line(office, lines.number_line(office, _number(ref), line).id)
    _shown(office, ref, as_json)


@click.command("move")
@_REF
@_LINE
@click.argument("way", type=click.Choice(["up", "down"]))
@json_option
@pass_desk
def move(desk: Desk, ref: str, line: str, way: str, as_json: bool) -> None:
    """Move a line of an executive member's report up or down; commitments stand under the objective above them."""
    from clerk_tui.services.reports import member_report_lines as lines

    office = desk.office()
    found = lines.number_line(office, _number(ref), line)
    lines.move_line(office, found.id, -1 if way == "up" else 1)
    _shown(office, ref, as_json)


@click.command("refresh")
@_REF
@json_option
@pass_desk
def refresh(desk: Desk, ref: str, as_json: bool) -> None:
    """Put in what the register holds by now and the report lacks; what you wrote in it stays as it is."""
    from clerk_tui.services.reports.member_report_lines import refresh as draw_again

    office = desk.office()
    fresh = draw_again(office, _number(ref))
    came = f"{len(fresh)} {'line' if len(fresh) == 1 else 'lines'} came in." if fresh else "Nothing is missing in it."
    _shown(office, ref, as_json, came)


@click.command("seat")
@_REF
@click.argument("body")
@date_option("--from", "first", help="The first day of the seat, where it is known.")
@date_option("--to", "last", help="The last day of the seat, where it is known.")
@_DESPITE
@json_option
@pass_desk
def seat(desk: Desk, ref: str, body: str, first: date | None, last: date | None, despite: str, as_json: bool) -> None:
    """Enter who reports as a member with a seat for the portfolio, where nobody holds it on that day."""
    from clerk_tui.services.people import seat_words
    from clerk_tui.services.reports.member_report_seat import seat_member

    office = desk.office()
    made = seat_member(office, _number(ref), body, first=first, last=last, despite=despite)
    _shown(office, ref, as_json, f"Entered: {seat_words(made, person=True)}.")


@click.command("publish")
@_REF
@date_option("--on", "day", help="The day on which it went out; today without it.")
@click.option("--because", default="", help="Why there is another version; it stands in the report.")
@click.option("--despite", default="", help="Why it goes out before its date or the end of its period.")
@json_option
@pass_desk
def publish(desk: Desk, ref: str, day: date | None, because: str, despite: str, as_json: bool) -> None:
    """Publish an executive member's report: it freezes, with the head of the register's chain.

    A match of exempt words is gone past with `private pass`, as for a notice.
    """
    from clerk_tui.services.reports.member_report_publishing import publish as put_out
    from clerk_tui.services.reports.member_report_words import version_line

    office = desk.office()
    version = put_out(office, _number(ref), on=day, because=because, despite=despite)
    _shown(office, ref, as_json, version_line(version))


@click.command("versions")
@_REF
@json_option
@pass_desk
def versions(desk: Desk, ref: str, as_json: bool) -> None:
    """The versions of an executive member's report that were published, the oldest first."""
    from clerk_tui.register.member_reports import report
    from clerk_tui.register.member_reports import versions as rows
    from clerk_tui.services.reports.member_report_words import version_line

    register = desk.office().register
    found = rows(register, report(register, _number(ref)).id)
    lines = [version_line(one) for one in found] or [f"{ref.upper()} is not published yet."]
    show(as_json, {"ref": ref.upper(), "versions": [_version_shape(one) for one in found]}, lambda: lines)


COMMANDS = (draft, line, include, leave_out, move, refresh, seat, publish, versions)
