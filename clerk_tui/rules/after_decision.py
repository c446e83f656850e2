"""What follows a decision in time (EN-REC, EN-PUB, EN-M24): its record, its publication, its documents open to members.

Only the 24 hours of reg 16 are a number in the law; the record is to be produced as soon as reasonably practicable, and
a limit for its publication is each council's own (P1).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from clerk_tui.domain.council import Maker, Unit
from clerk_tui.domain.dates import at_london, format_date, format_instant
from clerk_tui.domain.errors import NotConfigured
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.ledger import Ledger
from clerk_tui.rules.access import ElapsedResult, member_access
from clerk_tui.rules.call_in import Events, rule_and_start
from clerk_tui.rules.call_in_advice import late_advice
from clerk_tui.rules.counting import Terms, clear_between, nth_after
from clerk_tui.rules.deadlines import publish_by
from clerk_tui.rules.facts import Facts
from clerk_tui.rules.number_words import days_of
from clerk_tui.rules.registry import RULES

_REG_16, _CONSTITUTION = "SI 2012/2089 reg 16", "the council's constitution"


def recorded_after(facts: Facts, rule: str) -> Ledger | None:
    """The working days from the decision to its publication, one by one; None where none lies after the decision."""
    decided = facts.decision.decided_on
    if decided is None or facts.published_on <= decided:
        return None
    title = "From the decision to its publication: as soon as reasonably practicable, in no number of days"
    registered = RULES.get(rule)
    terms = Terms(rule, title, "the decision", registered.authorities if registered else ())
    days = clear_between(facts.calendar, decided, facts.published_on + timedelta(days=1), terms)
    return nth_after(facts.calendar, decided, days, terms) if days else None


def published_within(facts: Facts) -> Iterator[Finding]:
    """EN-PUB (WA-PUB), P1: the council's own limit for publishing, met or not; nothing where it sets none."""
    decided, days = facts.decision.decided_on, facts.council.publish_within_days
    if decided is None or days is None:
        return
    limit = publish_by(facts.council, facts.calendar, decided=decided, published=facts.published_on)
    last, within = limit.ledger.answer, days_of(days, Unit.WORKING)
    if limit.satisfied:
        says = f"{facts.council.name} publishes within {within}: by {format_date(last)}."
        yield Finding(limit.ledger.rule, Severity.HOLDS, "published_on", says, _CONSTITUTION, limit.ledger)
        return
    says = f"{facts.council.name} publishes within {days} working days, here by {format_date(last)}."
    yield Finding(limit.ledger.rule, Severity.WARNING, "published_on", says, _CONSTITUTION, limit.ledger)


def published_late(facts: Facts, effective: date) -> Iterator[Finding]:
    """P35: a publication on or after the day of effect, or after the whole time that a window would have had."""
    decision = facts.decision
    meeting = facts.meeting.day if facts.meeting else None
    events = Events(facts.published_on, facts.published_at, decision.decided_on, meeting, decision.maker)
    if facts.council.publish_within_days is not None and effective > facts.published_on:
        # Said already, of the council's own limit.
        return
    try:
        rule = rule_and_start(facts.council, events)[0]
    except NotConfigured:
        return
    for says in late_advice(facts.council, rule, facts.calendar, events, effective):
        yield Finding("CI-LATE", Severity.WARNING, "published_on", says, _CONSTITUTION)


def access_of(facts: Facts) -> ElapsedResult | None:
    """The 24 hours of reg 16, from the end of a private meeting or an individual's decision; None where not known."""
    decision, meeting = facts.decision, facts.meeting
    if decision.maker is Maker.BODY:
        return member_access(meeting.ended_at) if meeting and meeting.ended_at else None
    if decision.decided_on is None or decision.decided_at is None:
        return None
    return member_access(at_london(decision.decided_on, decision.decided_at))


def open_to_members(facts: Facts) -> Iterator[Finding]:
    """EN-M24: by when the documents of a private meeting or an individual's decision are open to every member."""
    if facts.wales or not facts.executive or not _falls_under_reg_16(facts):
        return
    body = facts.decision.maker is Maker.BODY
    what, where = ("the private meeting ended", "ended_at") if body else ("the decision was taken", "decided_at")
    found = access_of(facts)
    if found is None:
        says = (
            f"Its documents are open to every member within 24 hours; enter at what time {what}, and the hour is"
            " counted."
        )
        yield Finding("EN-M24", Severity.ADVICE, where, says, _REG_16)
        return
    says = f"Its documents are open to every member by {format_instant(found.by)}, 24 hours after {what}."
    yield Finding("EN-M24", Severity.ADVICE, where, says, _REG_16)


def _falls_under_reg_16(facts: Facts) -> bool:
    """A matter at a private meeting, a member's decision, or an officer's key decision."""
    decision, meeting = facts.decision, facts.meeting
    if decision.maker is Maker.BODY:
        return meeting is not None and (bool(meeting.private) or bool(facts.marked_exempt))
    return decision.maker is Maker.MEMBER or decision.maker is Maker.OFFICER_KEY or bool(decision.key_decision)
