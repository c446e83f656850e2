"""Everything that can be done to an executive member's report, once."""

from __future__ import annotations

from pathlib import Path

from clerk_tui.register import member_reports as rows
from clerk_tui.services import importing_reports
from clerk_tui.services.commitments import changing
from clerk_tui.services.reports import member_report, member_report_lines
from clerk_tui.services.reports.member_report_seat import seat_member
from tests.documents.by_hand.burnley import BURNLEY_2011
from tests.offices import TUESDAY, demo


def member_reports(folder: Path) -> None:
    """One that is read in and gets its seat; one that is drafted, written, added to, put in order and taken away."""
    office = demo(folder, TUESDAY)
    ref = importing_reports.accept(office, BURNLEY_2011, despite="Of another council.").ref
    seat_member(office, int(ref[1:]), "Executive")
    changing.add(office, {"code": "PF1", "text": "Embed the partnership", "portfolio": "Resources"})
    made = member_report.add(office, {"portfolio": "Resources"}, despite="The seat is vacant.")
    member_report.set_fields(office, made.id, {"heading": "Progress"})
    changing.add(office, {"code": "PF2", "text": "Balance the budget", "portfolio": "Resources"})
    member_report_lines.refresh(office, made.id)
    first, second = rows.lines(office.register, made.id)
    member_report_lines.set_line(office, first.id, {"progress": "It went well."})
    member_report_lines.move_line(office, second.id, -1)
    member_report_lines.remove_line(office, second.id)
    member_report_lines.include(office, made.id, "C9")
    member_report.remove(office, made.id)
    office.register.close()
