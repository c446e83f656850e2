"""What the publish check asks of a record's words: holes, recommendations, the sorting of an officer's decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from clerk_tui.domain.bodies import BodyKind, named_as_councils_own
from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import at_london, format_time
from clerk_tui.domain.decision import DecisionStatus, OfficerKind
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.rules.call_in_checks import closed_because, rule_of
from clerk_tui.rules.facts import Facts
from clerk_tui.rules.holes import unfilled
from clerk_tui.rules.record_fields import RecordKind
from clerk_tui.rules.to_council import RECOMMENDATION, recommends_to_council
from clerk_tui.rules.wales import implementable_from

_OWN_WORDING, _CONSTITUTION = "the council's own wording", "the council's constitution"


def record_checks(facts: Facts) -> Iterator[Finding]:
    """All of them, in the order of the record."""
    yield from _holes(facts)
    yield from _recommendation(facts)
    yield from _key_basis(facts)
    yield from _sorting(facts)
    yield from _body(facts)
    yield from _withdrew(facts)
    yield from _hour(facts)
    yield from _implementable(facts)


def _holes(facts: Facts) -> Iterator[Finding]:
    for field, hole in unfilled(facts.decision):
        says = f"“{field.label}” still has the hole {hole}: fill it in, or take it out."
        yield Finding("RC-HOLE", Severity.BLOCKER, field.id, says, _OWN_WORDING)


def _recommendation(facts: Facts) -> Iterator[Finding]:
    """Pointed out, and the class proposed; the record is never changed by itself."""
    decision = facts.decision
    if not facts.executive or decision.not_callable or not (words := recommends_to_council(decision.resolution)):
        return
    says = (
        f"The decision reads “{words}”: a recommendation to Council cannot be called in. If all of it is one, write"
        f" “{RECOMMENDATION}” here; what the executive decides itself beside it stays open to call-in."
    )
    yield Finding("CI-RECOMMEND", Severity.WARNING, "not_callable", says, _CONSTITUTION)


def _key_basis(facts: Facts) -> Iterator[Finding]:
    """A limb of regulation 8 named for a decision that is said not to be key."""
    if facts.decision.key_basis and facts.decision.key_decision is False:
        says = f"It is said not to be a key decision, yet limb {facts.decision.key_basis} of regulation 8 is named."
        yield Finding("KEY-BASIS", Severity.WARNING, "key_basis", says, "SI 2012/2089 reg 8")


_NOT_EXECUTIVE = frozenset({OfficerKind.REGULATIONS_2014, OfficerKind.NEITHER})


def _sorting(facts: Facts) -> Iterator[Finding]:
    """An officer's decision that nobody has sorted: the check then asks for the fuller record, that of reg 13(4)."""
    decision = facts.decision
    if not facts.wales and decision.maker is Maker.OFFICER_KEY and decision.officer_kind in _NOT_EXECUTIVE:
        says = (
            f"It was begun as a key decision, which only the executive's decisions can be, and is sorted as"
            f" “{decision.officer_kind.value}”: one of the two is wrong."
        )
        yield Finding("SORT", Severity.WARNING, "officer_kind", says, "SI 2012/2089 reg 8")
    if facts.wales or decision.maker is not Maker.OFFICER or decision.officer_kind is not OfficerKind.UNSORTED:
        return
    says = (
        "Nobody has said whether this officer's decision is executive, one of the 2014 Regulations, or neither; until"
        " then it is checked and timed as an executive one. The sorter asks the questions."
    )
    severity = Severity.WARNING
    if decision.status is DecisionStatus.DRAFT and _window_turns_on_it(facts):
        severity = Severity.BLOCKER
        says += " Whether it can be called in turns on the answer: only a decision of the executive can."
    yield Finding("SORT", severity, "officer_kind", says, "SI 2012/2089 reg 13; SI 2014/2095 reg 7")


def _window_turns_on_it(facts: Facts) -> bool:
    """Whether an executive decision of this class would have a window by the council's rule."""
    rule = rule_of(facts)
    return rule is not None and not closed_because(rule, facts.decision, facts.meeting)


def _body(facts: Facts) -> Iterator[Finding]:
    """A committee by a name that one of the executive's might have too; its kind may have been guessed by an import."""
    meeting = facts.meeting
    if meeting is None or facts.decision.maker is not Maker.BODY or meeting.body_kind is not BodyKind.COMMITTEE:
        return
    if named_as_councils_own(meeting.body):
        return
    says = (
        f"“{meeting.body}” stands in the register as a committee, and its name does not say whether it is"
        " one of the executive's: its decision is checked as not the executive's, with no call-in. If it is a committee"
        " of the executive, set its kind to executive before publication."
    )
    authority = "SI 2001/2290" if facts.wales else "SI 2012/2089 reg 2; LGA 2000 s.9F"
    yield Finding("BODY", Severity.WARNING, "maker_name", says, authority)


def _withdrew(facts: Facts) -> Iterator[Finding]:
    """A member who withdrew for the item, and is ticked as present for its decision."""
    for name in facts.withdrew:
        if any(member.present and member.person.name == name for member in facts.decision.attendance):
            says = f"{name} withdrew for this item, yet is ticked as present for its decision."
            yield Finding("INTEREST", Severity.WARNING, "attendance", says, "the interest declared at the meeting")


def _hour(facts: Facts) -> Iterator[Finding]:
    """A decision taken before its meeting began, or after its record went out on the same day."""
    decision, meeting, out = facts.decision, facts.meeting, facts.published_at
    if decision.decided_at and out and facts.published_on == decision.decided_on and out < decision.decided_at:
        says = (
            f"Published at {format_time(out)} on the day of the decision, before it was taken at"
            f" {format_time(decision.decided_at)}."
        )
        yield Finding("DATES", Severity.BLOCKER, "decided_at", says, facts.record_authority)
    if decision.decided_at is None or meeting is None or meeting.starts is None or decision.decided_on != meeting.day:
        return
    if decision.decided_at < meeting.starts:
        says = (
            f"The decision is timed {format_time(decision.decided_at)}, before its meeting began at"
            f" {format_time(meeting.starts)}."
        )
        yield Finding("DATES", Severity.BLOCKER, "decided_at", says, facts.record_authority)


def _implementable(facts: Facts) -> Iterator[Finding]:
    """Wales: from when an individual's decision may be implemented. The statement is there when the record is out."""
    decision = facts.decision
    if facts.record_kind is not RecordKind.WELSH_INDIVIDUAL or decision.decided_on is None:
        return
    taken = at_london(decision.decided_on, decision.decided_at or time(0))
    out = None
    if decision.status is DecisionStatus.PUBLISHED:
        out = at_london(facts.published_on, facts.published_at or time(0))
    found = implementable_from(taken, out).finding
    yield found._replace(where="decided_on", severity=Severity.HOLDS if out else Severity.ADVICE)
