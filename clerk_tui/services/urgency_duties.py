"""What is due after urgency was used: the notice of its reasons, and the report on special urgency (reg 19)."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.domain.dates import format_date, short_date
from clerk_tui.domain.decision import UrgencyKind
from clerk_tui.domain.errors import InputError
from clerk_tui.register import urgencies
from clerk_tui.services.call_in_duties import Duty
from clerk_tui.services.office import Office

PLANNED = "plan-reasons"
"""The kind of a duty that hangs on an entry of the forward plan; all others hang on a decision record."""
_NAMES = {
    UrgencyKind.GENERAL_EXCEPTION: "the general exception",
    UrgencyKind.SPECIAL_URGENCY: "special urgency",
    UrgencyKind.PRIVATE_MEETING: "the private meeting",
}


def urgency_duties(office: Office) -> list[Duty]:
    """Notices of reasons that are not recorded, due as soon as reasonably practicable, and the report of reg 19."""
    return [*_reasons(office), *_report(office)]


def _reasons(office: Office) -> Iterator[Duty]:
    today = office.clock.today()
    for due in urgencies.reasons_due(office.register):
        if due.since > today:
            continue
        id, kind = (due.entry_id, PLANNED) if due.decision_id is None else (due.decision_id, f"reasons-{due.kind}")
        assert id is not None
        says = f"Notice of the reasons for {_NAMES[due.kind]} due since {format_date(due.since)}"
        yield Duty(kind, id, due.since, says, f"Reasons due {short_date(due.since)}")


def _report(office: Office) -> Iterator[Duty]:
    if not urgencies.special_urgency_days(office.register):
        return
    # The rules are loaded when there is something to report, not when the first screen is drawn.
    from clerk_tui.services.urgency_reports import next_report

    try:
        found = next_report(office)
    except InputError:
        # The period ends outside the calendar's years.
        return
    if found.decisions and found.count is not None and found.count.latest is not None:
        many = "decision" if len(found.decisions) == 1 else "decisions"
        says = f"Report on special urgency to Council, {len(found.decisions)} {many}"
        yield Duty("report", found.decisions[0][0], found.count.latest, says, "Urgency report")
