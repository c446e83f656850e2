"""The publish check: what the law and the council's own rule ask of a decision record before it may go out.

Blockers come from the law or the council's rule; all else is a warning or advice. The check never judges whether a
matter is urgent or key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import DecisionStatus, UrgencyKind
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Finding, Severity, by_weight
from clerk_tui.rules import cross_check
from clerk_tui.rules.after_decision import open_to_members, published_within, recorded_after
from clerk_tui.rules.agenda_checks import item_notice
from clerk_tui.rules.before_2012 import judged
from clerk_tui.rules.call_in_checks import call_in, exempt
from clerk_tui.rules.exempt_words import PREFIX
from clerk_tui.rules.facts import Facts
from clerk_tui.rules.notice_checks import notice_checks
from clerk_tui.rules.own_words import own_words
from clerk_tui.rules.private_meetings import private_meeting_urgency
from clerk_tui.rules.record_checks import record_checks
from clerk_tui.rules.record_fields import RecordKind, lacking, rule_of
from clerk_tui.rules.routes import key_decision_route, reasons_notice

OVERRIDABLE = frozenset(
    {
        "EN-AG5", "LGA-AG5", "WA-AG3", "EN-KD28", "EN-GE5", "EN-SU", "EN-PM28", "EN-PM5", "EN-PMU", "EXEMPT",
        "CC-MAKER", "CC-DATE", "CC-KEY", "SORT",
    }
)  # fmt: skip
"""What a clerk may go past with a reason: timing that can no longer be mended, a notice that named another maker, date
or class, and exempt marks that were looked into.

A record's missing parts can be put right instead.
"""


def overridable(finding_id: str) -> bool:
    """Whether a clerk may go past it with a reason; each match of exempt words is gone past by itself."""
    return finding_id in OVERRIDABLE or finding_id.startswith(PREFIX)


def check(facts: Facts) -> list[Finding]:
    """All findings, heaviest first; a blocker with a recorded override carries its reason."""
    parts = (
        _record, record_checks, _timing, notice_checks, _dates, open_to_members, cross_check.of_facts, call_in, exempt,
        own_words,
    )  # fmt: skip
    found = [*judged(facts, [finding for part in parts for finding in _counted(part, facts)])]
    # An override answers the finding as it stood; when the facts have changed since, it has to be given anew.
    reasons = {(override.finding_id, override.says): override.reason for override in facts.decision.overrides}
    return by_weight(
        [
            finding._replace(overridden=reasons[finding.id, finding.says])
            if finding.severity is Severity.BLOCKER
            and (finding.id, finding.says) in reasons
            and overridable(finding.id)
            else finding
            for finding in found
        ]
    )


def _counted(part: Callable[[Facts], Iterator[Finding]], facts: Facts) -> Iterator[Finding]:
    """The findings of one part; a date that leaves the calendar's years is a finding too."""
    try:
        yield from part(facts)
    except InputError as error:
        yield Finding("DATES", Severity.BLOCKER, "decided_on", str(error))


def stands_in_the_way(findings: list[Finding]) -> list[Finding]:
    """The blockers that no override answers."""
    return [finding for finding in findings if finding.severity is Severity.BLOCKER and finding.overridden is None]


def _record(facts: Facts) -> Iterator[Finding]:
    decision = facts.decision
    kind = facts.record_kind
    missing = list(lacking(kind, decision))
    yield from missing
    present = [member.present for member in decision.attendance]
    if None in present and True not in present:
        says = "Attendance is not ticked: who of the members summoned was there?"
        yield Finding("ATTENDANCE", Severity.WARNING, "attendance", says, "the council's own record template")
    if not decision.reference:
        says = "The record has no reference; scripts and people can only name it by its number in this register."
        yield Finding("REFERENCE", Severity.ADVICE, "reference", says)
    elif facts.like_reference:
        says = (
            f"Decision reference: “{decision.reference}” differs only in punctuation or spaces from"
            f" {facts.like_reference}; look whether one of them is mistyped."
        )
        yield Finding("REFERENCE", Severity.ADVICE, "reference", says)
    if all(finding.severity is not Severity.BLOCKER for finding in missing):
        says = f"The record states the decision{', its date and its reasons' if decision.reasons else ' and its date'}."
        counted = None if kind is RecordKind.COUNCIL_MEETING else recorded_after(facts, rule_of(kind))
        yield Finding(rule_of(kind), Severity.HOLDS, "resolution", says, facts.record_authority, counted)


def _timing(facts: Facts) -> Iterator[Finding]:
    yield from _agenda(facts)
    decision = facts.decision
    if facts.wales or not facts.executive:
        return
    private = decision.urgency(UrgencyKind.PRIVATE_MEETING)
    if private is not None and facts.meeting is not None:
        yield from private_meeting_urgency(private, facts.meeting.day)
    if decision.key_decision is None:
        says = "Say whether this is a key decision; the 28 days' notice depends on it."
        yield Finding("KEY", Severity.BLOCKER, "key_decision", says, "SI 2012/2089 reg 8")
    elif decision.key_decision:
        taken = decision.decided_on or (facts.meeting.day if facts.meeting else None)
        if taken is None:
            says = "The notice cannot be counted before the date of decision is entered."
            yield Finding("EN-KD28", Severity.BLOCKER, "decided_on", says, "SI 2012/2089 reg 9(2)")
        else:
            for route in key_decision_route(decision, taken, facts.calendar):
                yield route
                yield from reasons_notice(decision, route)


def _agenda(facts: Facts) -> Iterator[Finding]:
    if facts.meeting is not None:
        nation = facts.council.nation
        yield from item_notice(
            facts.meeting, facts.supplement, facts.urgent_reason, facts.calendar, nation, facts.today
        )


def _dates(facts: Facts) -> Iterator[Finding]:
    decision, meeting = facts.decision, facts.meeting
    if decision.decided_on is None:
        return
    if meeting is not None and decision.maker is Maker.BODY and decision.decided_on != meeting.day:
        order = "before" if decision.decided_on < meeting.day else "after"
        severity = Severity.BLOCKER if decision.decided_on < meeting.day else Severity.WARNING
        dated = format_date(decision.decided_on)
        says = f"The decision is dated {dated}, {order} its meeting of {format_date(meeting.day)}."
        yield Finding("DATES", severity, "decided_on", says, facts.record_authority)
    if facts.published_on < decision.decided_on:
        says = (
            f"Publication on {format_date(facts.published_on)} lies before the decision of"
            f" {format_date(decision.decided_on)}."
        )
        yield Finding("DATES", Severity.BLOCKER, "published_on", says, facts.record_authority)
    if decision.decided_on > facts.today:
        says = f"The decision is dated {format_date(decision.decided_on)}, which is still to come."
        yield Finding("DATES", Severity.BLOCKER, "decided_on", says, facts.record_authority)
    if decision.status is DecisionStatus.DRAFT and facts.published_on < facts.today:
        says = (
            f"Publication is dated {format_date(facts.published_on)}, before today: right only if the record was on the"
            " website that day, for call-in counts from it."
        )
        yield Finding(_pub(facts), Severity.WARNING, "published_on", says)
    if decision.status is DecisionStatus.DRAFT and facts.published_on > facts.today:
        says = (
            f"Publication is dated {format_date(facts.published_on)}, which is still to come; the record freezes now."
        )
        yield Finding(_pub(facts), Severity.ADVICE, "published_on", says)
    yield from published_within(facts)


def _pub(facts: Facts) -> str:
    return "WA-PUB" if facts.wales else "EN-PUB"
