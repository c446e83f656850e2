"""Reports on special urgency to the authority (reg 19): what goes into the next one, and by when it is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.ledger import CountResult
from clerk_tui.domain.text import one_line
from clerk_tui.register import urgencies
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.reports import special_urgency_report
from clerk_tui.services.office import Office


@dataclass(frozen=True, slots=True)
class NextReport:
    """`last` is the day of the last report; `decisions` those taken by special urgency since, each with its day.

    Without a report on record the count begins with the first such decision; without either there is none.
    """

    last: date | None
    decisions: tuple[tuple[int, date], ...]
    count: CountResult | None


def next_report(office: Office) -> NextReport:
    """The next report on special urgency, by the council's interval or a year at most."""
    taken, reports = urgencies.special_urgency_days(office.register), urgencies.reports(office.register)
    last = reports[-1] if reports else None
    since = tuple((decision_id, day) for decision_id, day in taken if last is None or day > last)
    start = last or (since[0][1] if since else None)
    if start is None:
        return NextReport(None, (), None)
    days = [day for _, day in taken if last is None or day > last]
    count = special_urgency_report(office.council(), office.calendar(), last=start, decisions=days)
    return NextReport(last, since, count)


def submit(office: Office, day: date, note: str = "", *, command_id: str | None = None) -> None:
    """Record that the leader's report was submitted on a day. InputError where that day's is on record already."""
    if day > office.clock.today():
        raise Refused(f"Submitted: {format_date(day)} is still to come; record the report once it is submitted.")
    if day in urgencies.reports(office.register):
        raise InputError(f"Submitted: the report of {format_date(day)} is on record already.")
    summary = f"Report on special urgency submitted {format_date(day)}"
    office.register.run(
        office.command("route reports", summary, command_id=command_id),
        lambda change: change.insert("special_urgency_report", submitted_on=to_cell(day), note=one_line(note)),
    )


def lines(found: NextReport) -> list[str]:
    """The same as plain lines."""
    said = [f"Last report: {format_date(found.last)}." if found.last else "No report on special urgency is on record."]
    said += [f"D{decision_id}, decided {format_date(day)}." for decision_id, day in found.decisions]
    if not found.decisions:
        said.append("No decision was taken by special urgency since.")
    if found.count is not None and found.count.latest is not None:
        said.append(f"The next report is due by {format_date(found.count.latest)} (regulation 19).")
        said += found.count.ledger.advice[1:]
    return said
