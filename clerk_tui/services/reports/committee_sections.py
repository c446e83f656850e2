"""The sections of a committee report: added, numbered and titled otherwise, moved, taken away."""

from __future__ import annotations

from collections.abc import Sequence

from clerk_tui.domain.committee_reports import NumberedReport, NumberedSection
from clerk_tui.domain.council import REPORT_PARTS
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import committee_reports as rows
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.rules.exempt_words import exempt_parts
from clerk_tui.services.office import Office
from clerk_tui.services.reports.committee import ANYWAY
from clerk_tui.services.reports.committee_fields import section_of

MARK = " (exempt)"
"""What a title ends in where the section is kept apart."""
_ONCE = frozenset({"recommendations", "risks", "wards"})


def add_section(
    office: Office,
    report_id: int,
    number: str,
    title: str,
    *,
    part: str = "",
    place: int | None = None,
    despite: str = "",
    command_id: str | None = None,
) -> NumberedReport:
    """Add a section at a place from 1, or as the last. Refused where its number is taken and no reason is given."""
    reason = _settled(rows.report(office.register, report_id), None, number, title, part, despite)

    def work(change: Change) -> int:
        report = rows.report(office.register, report_id)
        _settled(report, None, number, title, part, reason)
        at = len(report.sections) if place is None else max(0, min(place - 1, len(report.sections)))
        _renumber(change, report.sections[at:], at + 1)
        return change.insert(
            "report_section", report_id=report_id, position=at, number=one_line(number), title=one_line(title),
            part=part, despite=reason,
        )  # fmt: skip

    summary = f"Committee report N{report_id}: section {one_line(number)} {one_line(title)} added"
    office.register.run(office.command("reports section", summary, why=reason, command_id=command_id), work)
    return rows.report(office.register, report_id)


def change_section(
    office: Office,
    report_id: int,
    name: str,
    *,
    number: str | None = None,
    title: str | None = None,
    part: str | None = None,
    exempt: bool | None = None,
    despite: str = "",
    command_id: str | None = None,
) -> NumberedReport:
    """Give a section another number, title or part, or keep it apart as exempt: its title then says so."""
    report = rows.report(office.register, report_id)
    old = section_of(report, name)
    wanted = _titled(old.title if title is None else title, exempt)
    cells: dict[str, Cell] = {
        "number": one_line(old.number if number is None else number),
        "title": wanted,
        "part": old.part if part is None else part,
    }
    reason = _settled(report, old, str(cells["number"]), wanted, str(cells["part"]), despite or old.despite)

    def work(change: Change) -> int:
        return change.update("report_section", old.id, old.version, **cells, despite=reason)

    summary = f"Committee report {report.ref}: section {old.number} is now {cells['number']} {wanted}"
    office.register.run(office.command("reports section", summary, why=reason, command_id=command_id), work)
    return rows.report(office.register, report_id)


def _titled(title: str, exempt: bool | None) -> str:
    line = one_line(title)
    if exempt is None or is_exempt(line) is exempt:
        return line
    return f"{line}{MARK}" if exempt else line.removesuffix(MARK)


def is_exempt(title: str) -> bool:
    """Whether a section is kept apart: where its title says so."""
    return bool(exempt_parts([("", title, "-")], ""))


def remove_section(office: Office, report_id: int, name: str, *, command_id: str | None = None) -> NumberedReport:
    """Take a section away with what stands in it; history keeps both."""
    report = rows.report(office.register, report_id)
    gone = section_of(report, name)

    def work(change: Change) -> int:
        for row_id, _ in rows.rows_below(office.register, "report_paragraph", "section_id", gone.id):
            change.remove("report_paragraph", row_id)
        change.remove("report_section", gone.id)
        _renumber(change, [one for one in report.sections if one.position > gone.position], gone.position)
        return gone.id

    summary = f"Committee report {report.ref}: section {gone.number} {gone.title} taken away"
    office.register.run(office.command("reports section", summary, command_id=command_id), work)
    return rows.report(office.register, report_id)


def _renumber(change: Change, sections: Sequence[NumberedSection], first: int) -> None:
    for place, one in enumerate(sections, first):
        change.update("report_section", one.id, one.version, position=place)


def _settled(
    report: NumberedReport, old: NumberedSection | None, number: str, title: str, part: str, despite: str
) -> str:
    """The reason that is kept with the section; empty where none is needed. Refused where one is needed."""
    line, reason = one_line(number), tidy(despite)
    if not line or not one_line(title):
        raise InputError("A section needs a number and a title.")
    if part and part not in REPORT_PARTS:
        raise InputError(f"Part: “{part}” is none of {', '.join(REPORT_PARTS)}.")
    others = [one for one in report.sections if old is None or one.id != old.id]
    if part in _ONCE and (other := next((one for one in others if one.part == part), None)):
        raise Refused(f"Section {other.number} {other.title} is for {part} already; a report has one such section.")
    same = next((one for one in others if one.number.casefold() == line.casefold()), None)
    if same is None:
        return ""
    if not reason:
        raise Refused(f"The number {line} is that of section {same.number} {same.title} already. {ANYWAY}")
    return reason
