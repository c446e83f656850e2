"""The forward plan, the agenda and the record of one matter, gathered to be held side by side."""

from __future__ import annotations

from collections.abc import Sequence

from clerk_tui.domain.cross_check import Difference, Match, OnAgenda, Planned
from clerk_tui.domain.decision import Decision
from clerk_tui.domain.meeting import AgendaItem, Meeting
from clerk_tui.register import decisions as rows
from clerk_tui.register import forward_plan, meetings
from clerk_tui.rules.cross_check import recorded_of, side_by_side
from clerk_tui.services.office import Office
from clerk_tui.services.plan_snapshots import from_json


def planned(office: Office, decision: Decision, item: AgendaItem | None) -> Planned | None:
    """The matter on the forward plan: by the record, or else by its item; None where neither names an entry.

    What was published last is what counts; an entry that was never published is taken as it stands.
    """
    entry = forward_plan.entry_of(office.register, decision)
    if entry is None and item is not None and item.forward_plan_entry_id is not None:
        entry = forward_plan.entry(office.register, item.forward_plan_entry_id)
    if entry is None:
        return None
    versions = forward_plan.versions(office.register, entry.id)
    if not versions:
        return Planned(
            entry.reference, entry.matter, entry.decider, entry.due_from, entry.due_to, entry.key_decision,
            entry.private,
        )  # fmt: skip
    public = from_json(versions[-1].snapshot)
    return Planned(
        public.reference, public.matter, public.decider, public.due_from, public.due_to, public.key_decision,
        public.private, versions[-1].later,
    )  # fmt: skip


def on_agenda(meeting: Meeting | None, item: AgendaItem | None) -> OnAgenda | None:
    """The matter as an item of its agenda; None for a decision without one."""
    if meeting is None or item is None:
        return None
    return OnAgenda(item.title, meeting.body, meeting.day, item.exempt)


def differences(office: Office, decision_id: int) -> tuple[Difference, ...]:
    """Title, maker, date, key and private, each as the three state it."""
    decision = rows.decision(office.register, decision_id)
    meeting = meetings.meeting(office.register, decision.meeting_id) if decision.meeting_id else None
    item = meetings.item(office.register, decision.item_id) if decision.item_id else None
    exempt = rows.exempt_text(office.register, decision_id) is not None
    return side_by_side(planned(office, decision, item), on_agenda(meeting, item), recorded_of(decision, exempt=exempt))


def difference_lines(rows: Sequence[Difference]) -> list[str]:
    """What is not stated the same, a line each; nothing where all of it is."""
    lines = []
    for row in rows:
        if row.match in {Match.ALIKE, Match.DIFFERENT}:
            named = (("forward plan", row.planned), ("agenda", row.agenda), ("record", row.recorded))
            said = "; ".join(f"{name}: {text or 'not stated'}" for name, text in named)
            how = "worded alike, not the same" if row.match is Match.ALIKE else "different"
            lines.append(f"{row.what}, {how}. {said}.")
    return lines
