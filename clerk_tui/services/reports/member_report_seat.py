"""Entering who reports as holder of the portfolio, where the register does not say it: offered, never guessed."""

from __future__ import annotations

from datetime import date

from clerk_tui.domain.errors import Refused
from clerk_tui.domain.meeting import Person
from clerk_tui.domain.people import Membership
from clerk_tui.domain.text import one_line
from clerk_tui.register import member_reports as rows
from clerk_tui.register import people
from clerk_tui.register.changes import Change
from clerk_tui.rules.seats import in_words
from clerk_tui.services.commitments.changing import settled
from clerk_tui.services.office import Office
from clerk_tui.services.people import find_body
from clerk_tui.services.people_changes import read_name
from clerk_tui.services.people_seats import SeatDetails, doubts_of, insert_seat, new_seat
from clerk_tui.services.reports.member_report import holders


def missing(office: Office, report_id: int) -> str:
    """Whom the report names and the register does not seat: the name, or nothing where that is no question."""
    report = rows.report(office.register, report_id)
    return "" if holders(office, report.portfolio, report.reported_on) else report.member


def seat_member(
    office: Office,
    report_id: int,
    body: str,
    *,
    first: date | None = None,
    last: date | None = None,
    despite: str = "",
    command_id: str | None = None,
) -> Membership:
    """Enter the member who reports, where nobody of the name is there yet, and a seat of theirs for the portfolio.

    Refused where the report names nobody, somebody holds the portfolio on its day, or the seat clashes with another and
    `despite` gives no reason.
    """
    report, of = rows.report(office.register, report_id), find_body(office, body)
    name = missing(office, report_id)
    if not one_line(name):
        held = " and ".join(seat.person.name for seat in holders(office, report.portfolio, report.reported_on))
        raise Refused(
            f"{report.portfolio} is held by {held} on the day of {report.ref}; change the seats under People."
            if held
            else f"{report.ref} names no executive member; say who reports first (c on it, or reports set)."
        )
    details = SeatDetails(valid_from=first, valid_to=last, title=report.portfolio)

    def work(change: Change) -> int:
        known = people.named(office.register, name)
        person = known or Person(change.insert("person", name=read_name(name), kind="member", title=""), name)
        seat = new_seat(office, person.id, of.id, details)
        reason = settled(doubts_of(office, seat), despite)
        now = rows.report(office.register, report_id)
        change.update("member_report", report_id, now.version, person_id=person.id)
        return insert_seat(change, seat, reason)

    said = f"{name} entered for {report.portfolio} in {of.name}, {in_words(first, last)}"
    found = office.register.run(office.command("reports seat", said, why=despite, command_id=command_id), work)
    assert found is not None
    return people.seat(office.register, found)
