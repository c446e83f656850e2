"""Everything that can be done to commitments, once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from clerk_tui.domain.commitments import Standing
from clerk_tui.services import importing_reports
from clerk_tui.services.commitments import changing, listing, planning, progressing, serving
from tests.documents.by_hand.peterborough import PETERBOROUGH
from tests.offices import ICT, TUESDAY, demo

LIST = b"code,commitment,plan,by when,progress\nPF9,Sell the depot,Another plan,March 2018,Not begun.\n"


def commitments_and_plans(folder: Path) -> None:
    """A plan with commitments, progress and a decision for them; one ended, others taken away; a list; a file."""
    office = demo(folder, TUESDAY)
    plan = planning.add(office, {"name": "Strategic Plan", "begins_on": "1 April 2017"})
    planning.set_fields(office, plan.id, {"period": "Q2 2017/18", "due": "March 2018"})
    action = changing.add(office, {"plan": plan.ref, "code": "PF3a", "text": "Share services", "due": "March 2018"})
    over = changing.add(office, {"plan": plan.ref, "code": "PF3", "text": "Improved services"})
    changing.set_fields(office, action.id, {"theme": "Money", "owner": "Benson"})
    told = progressing.add(office, action.id, {"text": "It has begun."})
    progressing.set_fields(office, told.id, {"period": "Q2 2017/18"})
    progressing.remove(office, told.id)
    serving.link(office, action.id, ICT, note="It pays for it.")
    serving.unlink(office, action.id, ICT)
    changing.end(office, over.id, Standing.DROPPED, date(2017, 10, 2), because="No money.")
    changing.reopen(office, over.id)
    changing.remove(office, action.id)
    changing.remove(office, over.id)
    planning.remove(office, plan.id)
    listing.take(office, LIST)
    importing_reports.accept(office, PETERBOROUGH)
    office.register.close()
