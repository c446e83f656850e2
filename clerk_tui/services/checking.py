"""The publish check of one record: its facts gathered, the rules asked, a blocker of timing gone past with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from clerk_tui.domain.dates import LONDON, format_instant, iso_instant
from clerk_tui.domain.decision import Decision, DecisionStatus
from clerk_tui.domain.errors import InputError, NotConfigured, Refused
from clerk_tui.domain.findings import Finding, by_weight
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.domain.meeting import AgendaItem, Meeting
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import decisions as rows
from clerk_tui.register import meetings
from clerk_tui.register.changes import Change
from clerk_tui.register.corrections import counts_before
from clerk_tui.register.notices import decision_matter
from clerk_tui.rules.after_decision import access_of
from clerk_tui.rules.call_in_checks import call_in_window, closed_because, governing
from clerk_tui.rules.checks import OVERRIDABLE, check, overridable, stands_in_the_way
from clerk_tui.rules.facts import Facts
from clerk_tui.services import frozen_counts, half_typed
from clerk_tui.services.cross_checking import on_agenda, planned
from clerk_tui.services.interests import withdrew
from clerk_tui.services.kept_apart import apart
from clerk_tui.services.matters import case_of
from clerk_tui.services.office import Office
from clerk_tui.services.storing import store_beside


@dataclass(frozen=True, slots=True)
class Case:
    """A decision with its meeting and item, and when it is or would be published."""

    decision: Decision
    meeting: Meeting | None
    item: AgendaItem | None
    published_on: date
    published_at: time | None


def open_draft(office: Office, decision_id: int) -> Decision:
    """The record, as long as it may be written in; a published one is Refused."""
    decision = rows.decision(office.register, decision_id)
    if decision.status is DecisionStatus.PUBLISHED:
        raise Refused(f"D{decision_id} is published; a published record is corrected, never changed.")
    return decision


def case(office: Office, decision_id: int, *, on: date | None = None) -> Case:
    """Gather a decision's facts. An unpublished one is taken as published `on`, on the date typed, or else now."""
    decision = rows.decision(office.register, decision_id)
    publication = rows.publication(office.register, decision_id)
    if publication is not None:
        on, instant = publication.published_on, publication.published_at
        at = instant.astimezone(LONDON).time() if instant else None
    else:
        now = office.clock.now().astimezone(LONDON).replace(microsecond=0)
        on = on or decision.published_on or now.date()
        # Only for today is the hour known; a rule with an hour after which publication counts a day later needs it.
        at = now.time() if on == now.date() else None
    meeting = meetings.meeting(office.register, decision.meeting_id) if decision.meeting_id else None
    item = meetings.item(office.register, decision.item_id) if decision.item_id else None
    return Case(decision, meeting, item, on, at)


def findings(office: Office, decision_id: int) -> list[Finding]:
    """The publish check of one decision, heaviest first."""
    return findings_of(office, case(office, decision_id))


def findings_of(office: Office, found: Case) -> list[Finding]:
    """The publish check of a case already gathered."""
    ruled = check(_facts(office, found))
    return by_weight([*ruled, *half_typed.findings(office, found.decision)])


def access_lines(office: Office, decision_id: int) -> list[str]:
    """The 24 hours of reg 16 in words; nothing where it is not known when they begin."""
    counted = access_of(_facts(office, case(office, decision_id)))
    if counted is None:
        return []
    read = [f"[{one.id}] {one.says}" for one in counted.authorities]
    begins, ends = format_instant(counted.ended), format_instant(counted.by)
    return [f"{counted.title}.", f"From {begins} to {ends}, 24 hours that pass.", *counted.advice, *read]


def _facts(office: Office, found: Case) -> Facts:
    """All that the check looks at."""
    route = decision_matter(office.register, found.decision.id)
    publication = rows.publication(office.register, found.decision.id)
    return Facts(
        council=office.council(),
        calendar=office.calendar(),
        decision=found.decision,
        meeting=found.meeting,
        published_on=found.published_on,
        published_at=found.published_at,
        today=office.clock.today(),
        apart=apart(office, route),
        marked_exempt=_marked_exempt(found.item),
        in_force=next(iter(windows_in_force(office, found.decision.id)), None),
        kept=publication.kept if publication else None,
        withdrew=withdrew(office, found.decision.item_id),
        supplement=found.item.supplement if found.item else None,
        urgent_reason=found.item.urgent_reason if found.item else "",
        like_reference=rows.like_reference(office.register, found.decision.reference, found.decision.id),
        planned=planned(office, found.decision, found.item),
        on_agenda=on_agenda(found.meeting, found.item),
        route=case_of(office, route),
    )


def _marked_exempt(item: AgendaItem | None) -> str:
    """What marks the item or its report as exempt, in words; empty where nothing does."""
    if item is None:
        return ""
    if item.exempt:
        return item.exempt_mark or "the agenda marks the item as exempt"
    return "its report says that it includes exempt information" if item.report and item.report.exempt else ""


def window(office: Office, decision_id: int) -> CallInWindow | None:
    """The call-in window with its ledgers; None where the decision is not open to call-in.

    Of a published decision it is the window as published, or as moved since, never a new count.
    NotConfigured where no date can be shown: the council's rule is not known, or a day it counts from is not entered.
    """
    if in_force := windows_in_force(office, decision_id):
        return in_force[0]
    return window_of(office, case(office, decision_id))


def window_of(office: Office, found: Case) -> CallInWindow | None:
    """The window of a case as it would be published; None and NotConfigured as in `window`."""
    rule = governing(office.council(), found.decision, found.meeting, found.published_on, found.published_at)
    if closed_because(rule, found.decision, found.meeting):
        return None
    try:
        return call_in_window(
            office.council(), office.calendar(), found.decision, found.meeting, found.published_on, found.published_at
        )
    except InputError as error:
        raise NotConfigured(str(error)) from None


def windows_in_force(office: Office, decision_id: int) -> list[CallInWindow]:
    """The windows of a published decision: the one in force first, then each it had before; none for a draft."""
    publication = rows.publication(office.register, decision_id)
    if publication is None or not publication.counts:
        return []
    moved = [change.counts for change in rows.window_changes(office.register, decision_id)]
    before = counts_before(office.register, decision_id)
    return [frozen_counts.from_text(counts) for counts in (*reversed(moved), publication.counts, *before)]


def override(
    office: Office, decision_id: int, finding_id: str, reason: str, *, command_id: str | None = None
) -> Decision:
    """Go past a blocker of timing with a reason that stays on the record; Refused where no such blocker stands."""
    kept = read_overrides({finding_id: reason})

    def work(change: Change) -> int:
        decision = open_draft(office, decision_id)
        keep_overrides(office, change, decision_id, kept)
        return change.touch("decision", decision.id, decision.version)

    summary = f"{finding_id} overridden for D{decision_id}"
    command = office.command("decision override", summary, why=kept[finding_id], command_id=command_id)
    office.register.run(command, work)
    return rows.decision(office.register, decision_id)


def read_overrides(typed: Mapping[str, str]) -> dict[str, str]:
    """Which blockers are to be gone past, each with its reason as kept; Refused or InputError says what is wrong."""
    kept = {}
    for finding_id, reason in typed.items():
        if not overridable(finding_id):
            may = ", ".join(sorted(OVERRIDABLE))
            raise Refused(
                f"{one_line(finding_id)} cannot be overridden: it can be put right. What can be overridden is {may}."
            )
        kept[finding_id] = tidy(reason).strip()
        if not kept[finding_id]:
            raise InputError(f"An override of {finding_id} needs a reason; it stays on the record.")
    return kept


def keep_overrides(office: Office, change: Change, decision_id: int, reasons: Mapping[str, str]) -> None:
    """Put the reasons on the record, with who and when by the true clock; Refused for what does not stand."""
    found = findings(office, decision_id)
    given = {finding.id: finding.says for finding in found if finding.overridden is not None}
    standing = {finding.id: finding.says for finding in stands_in_the_way(found)} | given
    for finding_id, reason in reasons.items():
        if finding_id not in standing:
            raise Refused(f"{finding_id} does not stand in the way of D{decision_id}, so there is nothing to override.")
        store_beside(
            change,
            "check_override",
            {"decision_id": decision_id, "finding_id": finding_id},
            says=standing[finding_id],
            reason=reason,
            who=office.who,
            at=iso_instant(office.clock.system()),
        )
