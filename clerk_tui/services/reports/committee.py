"""Committee reports: begun in the council's own sections, filled, tied to an agenda item, loosened, thrown away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from clerk_tui.domain.committee_reports import Level, NumberedReport, levels_text
from clerk_tui.domain.council import ReportTemplate
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import Conflict, InputError, Refused
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.meeting import AgendaItem, Meeting
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import agendas, meetings
from clerk_tui.register import committee_reports as rows
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.register.wards import wards
from clerk_tui.rules import committee_reports as rules
from clerk_tui.services.office import Office
from clerk_tui.services.reports.committee_fields import FIXED, MEETINGS, field_text, label, section_of
from clerk_tui.services.reports.committee_writing import cells_of, with_typed, write_field

ANYWAY = "Give a reason to let it stand all the same."


def findings(office: Office, report_id: int) -> tuple[Finding, ...]:
    """What is missing from a report or does not fit, and what stands despite it."""
    report = rows.report(office.register, report_id)
    return tuple(rules.findings(report, ward_names(office, report.meeting_on)))


def ward_names(office: Office, on: date | None = None) -> tuple[str, ...]:
    """The council's wards on the day of a meeting, today where it has none; empty where none are entered."""
    return tuple(ward.name for ward in wards(office.register, on or office.clock.today()))


def begin(
    office: Office,
    title: str = "",
    *,
    body: str = "",
    meeting_on: date | None = None,
    officer: str = "",
    item_id: int | None = None,
    command_id: str | None = None,
) -> NumberedReport:
    """Begin a report with the sections and the matrix of the council file; for an agenda item, or standing alone.

    InputError without a title; Refused where the item has a report.
    """
    item = meetings.item(office.register, item_id) if item_id is not None else None
    named = one_line(title) or (item.title if item else "")
    if not named:
        raise InputError("Title: a report needs a title.")

    def work(change: Change) -> int:
        if item is not None:
            _without_report(office, item)
        cells: dict[str, Cell] = {
            "item_id": _sits_with(item) if item else None,
            "title": named,
            "relevant_officer": one_line(officer),
            "body": one_line(body),
            "meeting_on": to_cell(meeting_on),
        }
        return _begun(change, office.council().report, cells)

    made = office.register.run(
        office.command("reports new", f"Committee report begun: {named}", command_id=command_id), work
    )
    assert made is not None
    return rows.report(office.register, made)


def _begun(change: Change, template: ReportTemplate, cells: Mapping[str, Cell]) -> int:
    report_id = change.insert(
        "report",
        numbered=1,
        probabilities=levels_text(tuple(Level(*step) for step in template.probabilities)),
        impacts=levels_text(tuple(Level(*step) for step in template.impacts)),
        **cells,
    )
    for place, one in enumerate(template.sections):
        change.insert(
            "report_section", report_id=report_id, position=place, number=one.number, title=one.label, part=one.part
        )
    return report_id


def set_fields(
    office: Office,
    report_id: int,
    typed: Mapping[str, str],
    *,
    seen: Mapping[str, str] | None = None,
    despite: str = "",
    command_id: str | None = None,
) -> NumberedReport:
    """Store what was typed into fields, all of it or nothing. A section is named by its number or as `s12`.

    Refused where a risk stands outside the matrix and `despite` gives no reason; Conflict where a field is another by
    now; InputError for what cannot be read.
    """
    before = rows.report(office.register, report_id)
    names = {name: name if name in FIXED else f"s{section_of(before, name).id}" for name in typed}
    wanted = {names[name]: text for name, text in typed.items()}
    _settled(before, wanted, despite)

    def work(change: Change) -> int:
        now = rows.report(office.register, report_id)
        for name, text in (seen or {}).items():
            _unchanged(now, names.get(name, name), text)
        return _store(office, change, now, wanted, despite)

    said = "; ".join(label(before, name) for name in wanted)
    summary = f"Committee report {before.ref}: {said}"
    office.register.run(office.command("reports set", summary, why=tidy(despite), command_id=command_id), work)
    return rows.report(office.register, report_id)


def _store(office: Office, change: Change, now: NumberedReport, typed: Mapping[str, str], despite: str) -> int:
    beside = with_typed(now, typed)
    found = {name: cells_of(beside, name, text, despite) for name, text in typed.items()}
    own: dict[str, Cell] = {}
    before = change.entries
    for name, cells in found.items():
        own |= write_field(office, change, now, name, cells)
        change.forget_draft("report", now.id, name)
    if change.entries > before:
        # Who types into this report elsewhere began with an earlier version of it.
        return change.rewrite("report", now.id, now.version, **own)
    return change.update("report", now.id, now.version, **own) if own else now.version


def _unchanged(now: NumberedReport, name: str, seen: str) -> None:
    if (stands := field_text(now, name)) != seen:
        raise Conflict(
            f"Somebody changed {label(now, name)} since you opened it. It now reads “{stands}”; nothing was"
            " overwritten."
        )


def _settled(report: NumberedReport, typed: Mapping[str, str], despite: str) -> None:
    """Refused with the sentences of what does not fit; InputError for what cannot be read."""
    for name, text in typed.items():
        if name in MEETINGS and report.item_id is not None and text != field_text(report, name):
            raise Refused(f"{FIXED[name].label}: {report.ref} is tied to item I{report.item_id}; its meeting says it.")
        if name == "title" and not one_line(text):
            raise InputError("Title: a report needs a title.")
        found = cells_of(with_typed(report, typed), name, text, despite)
        if wrong := found.doubts:
            raise Refused(f"{' '.join(wrong)} {ANYWAY}")


def tie(
    office: Office, report_id: int, item_id: int, *, despite: str = "", command_id: str | None = None
) -> NumberedReport:
    """Make it the report of an agenda item. Refused where the item has one, or it is another's already.

    Refused too, with the sentences, where it names no contact officer or was for another meeting, unless `despite`
    gives a reason.
    """
    reason = tidy(despite)

    def check() -> tuple[NumberedReport, AgendaItem]:
        report, item = rows.report(office.register, report_id), meetings.item(office.register, item_id)
        if report.item_id is not None:
            raise Refused(f"{report.ref} is tied to item I{report.item_id} already; loosen it first.")
        _without_report(office, item)
        wrong = list(_doubts(report, meetings.meeting(office.register, item.meeting_id)))
        if wrong and not reason:
            raise Refused(f"{' '.join(wrong)} {ANYWAY}")
        return report, item

    def work(change: Change) -> int:
        report, item = check()
        kept = {"despite": reason} if reason else {}
        return change.update("report", report_id, report.version, item_id=_sits_with(item), **kept)

    report, item = check()
    summary = f"Committee report {report.ref} tied to item I{item.id}, {item.title}"
    office.register.run(office.command("reports tie", summary, why=reason, command_id=command_id), work)
    return rows.report(office.register, report_id)


def doubts_of_tie(office: Office, report_id: int, item_id: int) -> tuple[str, ...]:
    """What speaks against tying it, in sentences, for a screen that asks for the reason."""
    item = meetings.item(office.register, item_id)
    return tuple(_doubts(rows.report(office.register, report_id), meetings.meeting(office.register, item.meeting_id)))


def _doubts(report: NumberedReport, meeting: Meeting) -> list[str]:
    wrong = [
        one.says
        for one in rules.findings(report)
        if one.severity is Severity.WARNING and one.id in {"REP-CONTACT", "REP-NUMBER"}
    ]
    other_day = report.meeting_on not in {None, meeting.day, meeting.agenda_for}
    if other_day or (report.body and report.body.casefold() != meeting.body.casefold()):
        when = f" of {format_date(report.meeting_on)}" if report.meeting_on else ""
        wrong.append(
            f"{report.ref} is for {report.body or 'a meeting'}{when}, the item for {meeting.body} of"
            f" {format_date(meeting.day)}."
        )
    return wrong


def _sits_with(item: AgendaItem) -> int:
    """The item that keeps the report: that of the first sitting, where it was carried over."""
    return item.carried_from_id or item.id


def _without_report(office: Office, item: AgendaItem) -> None:
    if rows.any_of_item(office.register, _sits_with(item)):
        raise Refused(f"Item {item.number or item.title} (I{item.id}) has a report already; an item has one.")


def untie(office: Office, report_id: int, *, command_id: str | None = None) -> NumberedReport:
    """Let it stand alone again; where it was to go stays with it. Refused where it is tied to no item."""
    report = rows.report(office.register, report_id)
    if report.item_id is None:
        raise Refused(f"{report.ref} is tied to no agenda item.")
    summary = f"Committee report {report.ref} loosened from item I{report.item_id}"
    command = office.command("reports untie", summary, command_id=command_id)
    office.register.run(command, loosened(office, report_id))
    return rows.report(office.register, report_id)


def loosened(office: Office, report_id: int) -> Callable[[Change], int]:
    """The work of loosening a report from its item within a change."""

    def work(change: Change) -> int:
        now = rows.report(office.register, report_id)
        return change.update(
            "report", report_id, now.version, item_id=None, body=now.body, meeting_on=to_cell(now.meeting_on)
        )

    return work


def throw_away(office: Office, report_id: int, *, command_id: str | None = None) -> str:
    """Take a report that is tied to no item out of the register; history keeps it. Its title comes back."""
    report = rows.report(office.register, report_id)
    if report.item_id is not None:
        raise Refused(f"{report.ref} is the report of item I{report.item_id}; loosen it first, then throw it away.")

    def work(change: Change) -> int:
        for record, row_id in agendas.rows_of_report(office.register, report_id):
            change.remove(record, row_id)
        return report_id

    summary = f"Committee report {report.ref} thrown away: {report.title}"
    office.register.run(office.command("reports remove", summary, command_id=command_id), work)
    return report.title
