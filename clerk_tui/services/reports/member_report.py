"""Executive members' reports to the council: entering, changing and taking away one.

What seems wrong is said, and the clerk may go on with a reason. What was published stays as it was frozen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import Conflict, NotFound, Refused
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.member_reports import PortfolioReport
from clerk_tui.domain.people import Membership, name_key
from clerk_tui.domain.text import one_line
from clerk_tui.register import member_reports as rows
from clerk_tui.register import people
from clerk_tui.register.changes import Change
from clerk_tui.rules import member_reports as rules
from clerk_tui.services.commitments.changing import settled
from clerk_tui.services.commitments.reading import portfolios as known_portfolios
from clerk_tui.services.office import Office
from clerk_tui.services.reports.member_report_drafting import drafted
from clerk_tui.services.reports.member_report_fields import in_order, read_report, report_cells
from clerk_tui.services.reports.member_report_guard import refuse_exempt
from clerk_tui.services.reports.member_report_lines import insert_line

NEW = "E0"
"""What a report is called before it is in the register."""


def listed(office: Office, text: str = "") -> tuple[rows.Listed, ...]:
    """Every report that holds these words, the newest first."""
    return rows.listed(office.register, text)


def portfolios(office: Office) -> list[str]:
    """Every portfolio that a seat, a commitment, a decision or a report names, by name."""
    named = [*known_portfolios(office), *rows.portfolios(office.register)]
    once = {name.casefold(): name for name in reversed(named)}
    return sorted(once.values(), key=str.casefold)


def find(office: Office, typed: str) -> PortfolioReport:
    """The report of a number like E3; NotFound where there is none."""
    name = one_line(typed)
    number = name[1:] if name[:1] in "Ee" else name
    if not number.isdecimal() or len(number) > 12:
        raise NotFound(f"“{name}” is no executive member's report; name it by its number, like E3.")
    return rows.report(office.register, int(number))


def holders(office: Office, portfolio: str, day: date) -> tuple[Membership, ...]:
    """The seats that hold a portfolio on a day, each person once."""
    found = [
        seat for seat in people.seats(office.register, on=day) if rules.same_portfolio(seat.title, portfolio)
    ]  # fmt: skip
    once = {seat.person.id: seat for seat in reversed(found)}
    return tuple(sorted(once.values(), key=lambda seat: seat.id))


def proposed(office: Office, typed: Mapping[str, str]) -> PortfolioReport:
    """The report as it would be entered: of today, by whoever holds the portfolio, from where the last one ended."""
    new = read_report(office, typed, PortfolioReport(0, 0, "", office.clock.today(), body=""))
    held = holders(office, new.portfolio, new.reported_on)
    known = (name for name in portfolios(office) if rules.same_portfolio(name, new.portfolio))
    new = replace(new, portfolio=held[0].title if held else next(known, new.portfolio))
    if not new.member:
        new = replace(new, member=" and ".join(seat.person.name for seat in held))
    if "covers_from" not in typed:
        before = rows.of_portfolio(office.register, new.portfolio)
        new = replace(new, covers_from=rules.period_after(before, new.reported_on))
    if "covers_to" not in typed:
        new = replace(new, covers_to=_covers_to(office, new))
    in_order(new.covers_from, new.covers_to)
    return _with_person(held, new)


def _covers_to(office: Office, new: PortfolioReport) -> date:
    """The report's date; of one that is drafted before its date the day of drafting, for nobody knows more yet."""
    today = office.clock.today()
    ahead = new.covers_from is not None and new.covers_from > today
    return new.reported_on if ahead else min(new.reported_on, today)


def with_member(office: Office, report: PortfolioReport) -> PortfolioReport:
    """The report tied to the seat of its member, where one holds the portfolio on its day."""
    return _with_person(holders(office, report.portfolio, report.reported_on), report)


def _with_person(held: tuple[Membership, ...], report: PortfolioReport) -> PortfolioReport:
    """The report tied to the one seat of its member; of two who share a portfolio it is only the names."""
    key = name_key(report.member)
    found = [seat.person.id for seat in held if name_key(seat.person.name) == key]
    return replace(report, person_id=found[0] if len(found) == 1 else None)


def doubts_of(office: Office, report: PortfolioReport) -> tuple[Finding, ...]:
    """What speaks against a report as the register stands."""
    held = [seat.person.name for seat in holders(office, report.portfolio, report.reported_on)]
    return rules.doubts(report, held, rows.of_portfolio(office.register, report.portfolio))


def add(
    office: Office, typed: Mapping[str, str], *, despite: str = "", command_id: str | None = None
) -> PortfolioReport:
    """Enter a report and draft its lines from the register.

    InputError names field and rule; Refused with what seems wrong, unless `despite` says why it is made all the same.
    """
    new = proposed(office, typed)
    why = settled(doubts_of(office, new), despite)
    refuse_exempt(office, NEW, {"heading": new.heading, "portfolio": new.portfolio, "member": new.member})

    def work(change: Change) -> int:
        fresh = proposed(office, typed)
        reason = settled(doubts_of(office, fresh), despite)
        number = insert(change, fresh, reason)
        for line in drafted(office, replace(fresh, id=number)):
            insert_line(change, line)
        return number

    said = f"Report of {new.portfolio}, {format_date(new.reported_on)}, drafted"
    found = office.register.run(office.command("reports add", said, why=why, command_id=command_id), work)
    assert found is not None
    return rows.report(office.register, found)


def insert(change: Change, new: PortfolioReport, despite: str = "") -> int:
    """Put a report into the register within a change; its id comes back."""
    return change.insert("member_report", despite=despite, **report_cells(new))


def set_fields(
    office: Office,
    report_id: int,
    typed: Mapping[str, str],
    *,
    despite: str = "",
    version: int | None = None,
    command_id: str | None = None,
) -> PortfolioReport:
    """Change the head of a report; its lines stay. As `add` for what seems wrong; Conflict where it changed since."""
    old = rows.report(office.register, report_id)
    new = _changed(office, typed, old)
    if new == old:
        return old
    reason = settled(fresh_doubts(office, report_id, typed), despite) or (old.despite if doubts_of(office, new) else "")
    refuse_exempt(office, old.ref, {"heading": new.heading, "portfolio": new.portfolio, "member": new.member})

    def work(change: Change) -> int:
        now = rows.report(office.register, report_id)
        if now.version != (old.version if version is None else version):
            raise Conflict("Somebody changed this report since you opened it; nothing was overwritten.")
        change.update("member_report", report_id, now.version, despite=reason, **report_cells(new))
        return report_id

    command = office.command("reports set", f"Report {old.ref} changed", why=despite, command_id=command_id)
    office.register.run(command, work)
    return rows.report(office.register, report_id)


def _changed(office: Office, typed: Mapping[str, str], old: PortfolioReport) -> PortfolioReport:
    return with_member(office, read_report(office, typed, old))


def fresh_doubts(office: Office, report_id: int, typed: Mapping[str, str]) -> tuple[Finding, ...]:
    """What would speak against a report after this change that does not speak against it now."""
    old = rows.report(office.register, report_id)
    before = doubts_of(office, old)
    return tuple(one for one in doubts_of(office, _changed(office, typed, old)) if one not in before)


def remove(office: Office, report_id: int, *, command_id: str | None = None) -> PortfolioReport:
    """Take a report away that was made by mistake. Refused once it was published."""
    old = rows.report(office.register, report_id)
    _not_published(office, old)

    def work(change: Change) -> int:
        _not_published(office, old)
        for line in rows.lines(office.register, report_id):
            change.remove("member_report_line", line.id)
        change.remove("member_report", report_id)
        return report_id

    command = office.command("reports remove", f"Report {old.ref} of {old.portfolio} taken away", command_id=command_id)
    office.register.run(command, work)
    return old


def _not_published(office: Office, old: PortfolioReport) -> None:
    if rows.versions(office.register, old.id):
        raise Refused(
            f"{old.ref} was published, so it stays; what is wrong in it is put right by another version, with a reason."
        )
