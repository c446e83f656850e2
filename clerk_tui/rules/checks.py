"""The publish check: what the law and the council's own rule ask of a decision record before it may go out.

Blockers come from the law or the council's rule; all else is a warning or advice. The check never judges whether a
matter is urgent or key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time

from clerk_tui.domain.council import Council, Nation
from clerk_tui.domain.dates import format_date, format_instant
from clerk_tui.domain.decision import FIELD, Decision, DecisionStatus
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.findings import Finding, Severity, by_weight
from clerk_tui.domain.ledger import CallInWindow, Certainty
from clerk_tui.domain.meeting import BodyKind, Meeting
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import window
from clerk_tui.rules.counting import Terms, nth_after
from clerk_tui.rules.notices import agenda_notice
from clerk_tui.rules.routes import key_decision_route

OVERRIDABLE = frozenset({"EN-AG5", "WA-AG3", "EN-KD28", "EN-GE5", "EN-SU"})
"""What a clerk may go past with a reason: timing that can no longer be mended. A record's missing parts can be."""

_REG_12, _WELSH_RECORD = "SI 2012/2089 reg 12", "SI 2001/2290 (W.178) reg 6"
_REQUIRED = ("resolution", "decided_on", "reasons")
_EXPECTED = {
    "alternatives": "Nothing is recorded about alternatives considered and rejected; if there were none, say “None.”",
    "conflicts": "Nothing is recorded about conflicts of interest; if none was declared, say “None declared.”",
}
_EXPECTED_IN_WALES = {
    "conflicts": _EXPECTED["conflicts"],
    "notes": "Nothing is noted; in Wales the record gives details of any consultation before the decision.",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the check looks at. `published_on` is the day the record goes, or went, on the website."""

    council: Council
    calendar: Calendar
    decision: Decision
    meeting: Meeting | None
    published_on: date
    published_at: time | None
    today: date
    has_exempt: bool = False

    @property
    def wales(self) -> bool:
        return self.council.nation is Nation.WALES

    @property
    def record_authority(self) -> str:
        """What asks for a written record of a decision taken at a meeting."""
        return _WELSH_RECORD if self.wales else _REG_12


def check(facts: Facts) -> list[Finding]:
    """All findings, heaviest first; a blocker with a recorded override carries its reason."""
    parts = (_record, _timing, _dates, _call_in, _exempt)
    found = [finding for part in parts for finding in _counted(part, facts)]
    reasons = {override.finding_id: override.reason for override in facts.decision.overrides}
    return by_weight(
        [
            replace(finding, overridden=reasons[finding.id])
            if finding.severity is Severity.BLOCKER and finding.id in reasons and finding.id in OVERRIDABLE
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


def open_to_call_in(decision: Decision) -> bool:
    """Whether the standstill applies: not for a class the constitution leaves out, nor where urgency waived it."""
    return not decision.not_callable and not decision.call_in_exempt


def call_in_window(
    council: Council, calendar: Calendar, decision: Decision, meeting: Meeting | None, published: date, at: time | None
) -> CallInWindow:
    """The window this decision would have, or has, if published then. Raises NotConfigured."""
    return window(
        council,
        calendar,
        published=published,
        published_at=at,
        decided=decision.decided_on,
        meeting=meeting.day if meeting else None,
        maker=decision.maker,
    )


def _record(facts: Facts) -> Iterator[Finding]:
    decision, rule = facts.decision, "WA-REC" if facts.wales else "EN-REC"
    for name in _REQUIRED:
        if not getattr(decision, name):
            label = FIELD[name].label
            says = f"{label} is empty; a record without it is not a record of the decision."
            yield Finding(rule, Severity.BLOCKER, name, says, _asked_by(facts, name))
    for name, says in (_EXPECTED_IN_WALES if facts.wales else _EXPECTED).items():
        if not getattr(decision, name):
            yield Finding(rule, Severity.WARNING, name, says, _asked_by(facts, name))
    if decision.attendance and all(member.present is None for member in decision.attendance):
        says = "Attendance is not ticked: who of the members summoned was there?"
        yield Finding("ATTENDANCE", Severity.WARNING, "attendance", says, "the council's own record template")
    if not decision.reference:
        says = "The record has no reference; scripts and people can only name it by its number in this register."
        yield Finding("REFERENCE", Severity.ADVICE, "reference", says)
    if all(getattr(decision, name) for name in _REQUIRED):
        says = "The record states the decision, its date and its reasons."
        yield Finding(rule, Severity.HOLDS, "resolution", says, facts.record_authority)


def _asked_by(facts: Facts, name: str) -> str:
    return facts.record_authority if facts.wales else FIELD[name].authority


def _timing(facts: Facts) -> Iterator[Finding]:
    yield from _agenda(facts)
    decision = facts.decision
    if facts.wales:
        return
    if decision.key_decision is None:
        says = "Say whether this is a key decision; the 28 days' notice depends on it."
        yield Finding("KEY", Severity.BLOCKER, "key_decision", says, "SI 2012/2089 reg 8")
    elif decision.key_decision:
        taken = decision.decided_on or (facts.meeting.day if facts.meeting else None)
        if taken is None:
            says = "The notice cannot be counted before the date of decision is entered."
            yield Finding("EN-KD28", Severity.BLOCKER, "decided_on", says, "SI 2012/2089 reg 9(2)")
        else:
            yield from key_decision_route(decision, taken, facts.calendar)


def _agenda(facts: Facts) -> Iterator[Finding]:
    meeting = facts.meeting
    if meeting is None:
        return
    count = agenda_notice(meeting.day, facts.calendar, published=meeting.agenda_on, nation=facts.council.nation)
    authority = _agenda_authority(facts.council.nation, meeting.body_kind)
    rule, days = count.ledger.rule, "three" if count.ledger.rule == "WA-AG3" else "five"
    assert count.latest is not None
    if meeting.agenda_on is None:
        says = (
            f"The register does not know when the agenda was published; for {format_date(meeting.day)} it was due by"
            f" {format_date(count.latest)}."
        )
        yield Finding(rule, Severity.BLOCKER, "agenda_on", says, authority, count.ledger)
        return
    stood = f"Agenda of {format_date(meeting.agenda_on)} for {format_date(meeting.day)}"
    if count.satisfied:
        exactly = "exactly " if meeting.agenda_on == count.latest or count.clear_days == count.ledger.n else ""
        says = f"{stood}: {exactly}{count.clear_days} clear working days; {days} are required."
        yield Finding(rule, Severity.HOLDS, "agenda_on", says, authority, count.ledger)
    else:
        says = (
            f"{stood}: only {max(count.clear_days or 0, 0)} clear working days; {days} are required, so it was due by"
            f" {format_date(count.latest)}."
        )
        yield Finding(rule, Severity.BLOCKER, "agenda_on", says, authority, count.ledger)


def _agenda_authority(nation: Nation, kind: BodyKind) -> str:
    if nation is Nation.WALES:
        return "LGA 1972 s.100A(6)(aa)"
    return "SI 2012/2089 reg 6" if kind is BodyKind.EXECUTIVE else "LGA 1972 s.100B"


def _dates(facts: Facts) -> Iterator[Finding]:
    decision, meeting = facts.decision, facts.meeting
    if decision.decided_on is None:
        return
    if meeting is not None and decision.decided_on != meeting.day:
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
    if decision.status is DecisionStatus.DRAFT and facts.published_on > facts.today:
        says = (
            f"Publication is dated {format_date(facts.published_on)}, which is still to come; the record freezes now."
        )
        yield Finding(_pub(facts), Severity.ADVICE, "published_on", says)
    yield from _publish_within(facts, decision.decided_on)


def _pub(facts: Facts) -> str:
    return "WA-PUB" if facts.wales else "EN-PUB"


def _publish_within(facts: Facts, decided_on: date) -> Iterator[Finding]:
    days = facts.council.publish_within_days
    if days is None:
        return
    rule = _pub(facts)
    limit = nth_after(facts.calendar, decided_on, days, Terms(rule, "Publish by", "the decision"))
    if facts.published_on > limit.answer:
        says = f"{facts.council.name} publishes within {days} working days, here by {format_date(limit.answer)}."
        yield Finding(rule, Severity.WARNING, "published_on", says, "the council's constitution", limit)


def _call_in(facts: Facts) -> Iterator[Finding]:
    decision, council = facts.decision, facts.council
    if decision.call_in_exempt and not decision.call_in_exempt_reason:
        says = "Call-in is waived for urgency without a reason; the constitution wants it on the record."
        yield Finding("CI-WAIVER", Severity.BLOCKER, "call_in_exempt_reason", says, "the council's constitution")
    if not open_to_call_in(decision):
        why = decision.not_callable or "urgency"
        yield Finding(
            "CI", Severity.HOLDS, "not_callable", f"Not open to call-in: {why}.", "the council's constitution"
        )
        return
    try:
        found = call_in_window(council, facts.calendar, decision, facts.meeting, facts.published_on, facts.published_at)
    except (NotConfigured, InputError) as error:
        yield Finding("CI", Severity.WARNING, "published_on", str(error), "the council's constitution")
        return
    ledger = found.closes_ledger
    sure = " (inferred from the council's published register)" if ledger.certainty is Certainty.INFERRED else ""
    severity = Severity.WARNING if ledger.certainty is Certainty.PROVISIONAL else Severity.HOLDS
    says = (
        f"Published {format_date(facts.published_on)}: requests for call-in close {closing_words(found)}, and it takes"
        f" effect on {format_date(found.effective)}{sure}."
    )
    yield Finding("CI", severity, "published_on", says, ledger.authorities[0].id, ledger)


def closing_words(found: CallInWindow) -> str:
    """`at the end of Friday 13 October 2017`, or `at Friday 13 October 2017, 12:00`."""
    if found.cutoff_stated:
        return f"at {format_instant(found.closes_at)}"
    return f"at the end of {format_date(found.closes)}"


def _exempt(facts: Facts) -> Iterator[Finding]:
    if facts.has_exempt:
        says = "Exempt information is kept apart for this record; nothing of it is in what will be published."
        yield Finding("EXEMPT", Severity.ADVICE, "exempt_text", says, "LGA 1972 Sch 12A")
