"""The part of the publish check that asks about call-in and about exempt information."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from clerk_tui.domain.council import CallInRule, Council
from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.decision import FIELD, Decision, DecisionStatus, UrgencyKind
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.ledger import CallInWindow, Certainty
from clerk_tui.domain.meeting import Meeting
from clerk_tui.rules.after_decision import published_late
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import Events, rule_and_start, window
from clerk_tui.rules.call_in_class import opens
from clerk_tui.rules.exempt_words import SCHEDULE, findings, holds_apart
from clerk_tui.rules.facts import Facts
from clerk_tui.rules.kept_windows import closing_words, kept_because, off_the_rule
from clerk_tui.rules.record_fields import is_executive

_CONSTITUTION = "the council's constitution"
_PUBLIC = ("resolution", "reasons", "alternatives", "interests", "conflicts", "dispensation", "notes", "call_in_note",
           "urgency_reason", "call_in_exempt_reason", "title", "maker_title", "authority", "consulted", "matter",
           "variation", "wards", "consultation", "report", "background_papers", "lead_officer", "portfolio",
           "private_reasons", "officer_basis", "reference", "forward_plan_reference")  # fmt: skip


def open_to_call_in(decision: Decision) -> bool:
    """Whether the standstill applies: not for a class the constitution leaves out, nor where urgency waived it."""
    return not decision.not_callable and not decision.call_in_exempt


def closed_because(rule: CallInRule | None, decision: Decision, meeting: Meeting | None) -> str:
    """Why no window runs for this decision, as a clause; empty where one does, or where that is not known."""
    if not is_executive(decision, meeting):
        return "it is no decision of the executive"
    if not open_to_call_in(decision):
        return "it is not open to call-in"
    found = opens(rule, decision.maker, decision.key_decision) if rule is not None else None
    return found.says if found is not None and found.open is False else ""


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


def call_in(facts: Facts) -> Iterator[Finding]:
    """Whether the standstill applies, and the dates it would have."""
    if not facts.executive:
        return
    if not open_to_call_in(facts.decision):
        yield from _closed(facts)
        return
    if facts.in_force is None and (why := left_out(facts)):
        says = f"Not open to call-in by this council's rule: {why}. Look whether the class of the decision is right."
        yield Finding("CI-CLASS", Severity.HOLDS, "key_decision", says, _CONSTITUTION)
        return
    try:
        found = facts.in_force or call_in_window(
            facts.council, facts.calendar, facts.decision, facts.meeting, facts.published_on, facts.published_at
        )
    except (NotConfigured, InputError) as error:
        yield Finding("CI", Severity.WARNING, "published_on", str(error), _CONSTITUTION)
        return
    yield from _hour(facts)
    yield from published_late(facts, found.effective)
    yield from _class(facts)
    ledger = found.closes_ledger
    sure = " (the rule is inferred, not read in the constitution)" if ledger.certainty is Certainty.INFERRED else ""
    severity = Severity.WARNING if ledger.certainty is Certainty.PROVISIONAL else Severity.HOLDS
    when = "Published" if facts.decision.status is DecisionStatus.PUBLISHED else "If published"
    says = (
        f"{when} {format_date(facts.published_on)}: requests for call-in close {closing_words(found)}, and it takes"
        f" effect on {format_date(found.effective)}{sure}."
    )
    if off := _off_the_rule(facts):
        yield Finding("CI", Severity.WARNING, "published_on", f"{says} {off}", ledger.authorities[0].id, ledger)
        return
    yield Finding("CI", severity, "published_on", says, ledger.authorities[0].id, ledger)


def _off_the_rule(facts: Facts) -> str:
    """What a published window lacks of the rule since it was kept against a change of the calendar; empty if nothing.

    Raises NotConfigured where the rule that it was published by is no longer there.
    """
    if facts.in_force is None or facts.kept is None:
        return ""
    now = call_in_window(
        facts.council, facts.calendar, facts.decision, facts.meeting, facts.published_on, facts.published_at
    )
    off = off_the_rule(facts.in_force, now)
    return f"{off[0].upper()}{off[1:]} {kept_because(facts.kept)}" if off else ""


def _closed(facts: Facts) -> Iterator[Finding]:
    decision = facts.decision
    if decision.not_callable:
        classes = _classes(facts)
        if decision.not_callable.lower() not in classes and not left_out(facts):
            known = f": {', '.join(sorted(classes))}" if classes else ""
            says = (
                f"Not open to call-in because “{decision.not_callable}”: that is none of the classes that the council's"
                f" rule is known to leave out{known}."
            )
            yield Finding("CI", Severity.WARNING, "not_callable", says, _CONSTITUTION)
            return
    elif not decision.call_in_exempt_reason:
        says = "Call-in is waived for urgency without a reason; the constitution wants it on the record."
        yield Finding("CI-WAIVER", Severity.BLOCKER, "call_in_exempt_reason", says, _CONSTITUTION)
    elif decision.urgency(UrgencyKind.CALL_IN) is None:
        says = "Call-in is waived for urgency, but nothing records who agreed to that, in which office and when."
        yield Finding("CI-WAIVER", Severity.WARNING, "call_in_exempt", says, _CONSTITUTION)
    why = decision.not_callable or "urgency"
    yield Finding("CI", Severity.HOLDS, "not_callable", f"Not open to call-in: {why}.", _CONSTITUTION)


def _classes(facts: Facts) -> set[str]:
    rule = rule_of(facts)
    names = rule.not_callable if rule else ()
    return {name.lower() for name in names} | {name.replace("-", " ").lower() for name in names}


def rule_of(facts: Facts) -> CallInRule | None:
    return governing(facts.council, facts.decision, facts.meeting, facts.published_on, facts.published_at)


def governing(
    council: Council, decision: Decision, meeting: Meeting | None, published: date, at: time | None
) -> CallInRule | None:
    """The generation that governs this decision by its own start event; None where there is none."""
    events = Events(published, at, decision.decided_on, meeting.day if meeting else None, decision.maker)
    try:
        return rule_and_start(council, events)[0]
    except NotConfigured:
        return None


def effect_when_closed(
    council: Council, decision: Decision, meeting: Meeting | None, published: date, at: time | None
) -> date:
    """From when a decision that cannot be called in takes effect: its publication, where the council's rule says so.

    Otherwise from the decision itself: nothing then stands between it and its effect.
    """
    assert decision.decided_on is not None
    rule = governing(council, decision, meeting, published, at)
    return published if rule is not None and rule.not_callable_effective == "publication" else decision.decided_on


def left_out(facts: Facts) -> str:
    """Why decisions of this class cannot be called in by the council's rule; empty where they can, or may."""
    rule = rule_of(facts)
    found = opens(rule, facts.decision.maker, facts.decision.key_decision) if rule else None
    return found.says if found is not None and found.open is False else ""


def _class(facts: Facts) -> Iterator[Finding]:
    """A decision of a class that the council's rule leaves out, and that was published with a window all the same."""
    if why := left_out(facts):
        says = (
            f"A decision of this class cannot be called in by this council's rule: {why}. It was published with a"
            " window, and that holds; see whether its class is right."
        )
        yield Finding("CI-CLASS", Severity.WARNING, "not_callable", says, _CONSTITUTION)


def _hour(facts: Facts) -> Iterator[Finding]:
    """A rule with an hour after which publication counts a day later, and a publication whose hour is not known."""
    rule = rule_of(facts)
    if rule is not None and rule.after_hours is not None and facts.published_at is None:
        says = (
            f"What is published after {format_time(rule.after_hours)} counts as published the next working day; the"
            " hour of this publication is not known, so the dates may each be a day later."
        )
        yield Finding("CI", Severity.WARNING, "published_on", says, _CONSTITUTION)


def exempt(facts: Facts) -> Iterator[Finding]:
    """Exempt information kept apart, an item or report marked exempt, and exempt words in a field that goes out."""
    apart, found = facts.apart, []
    for name, said in (*public_texts(facts.decision), *_of_meeting(facts)):
        if holds_apart(said, apart):
            says = f"Words of the exempt information stand in “{label_of(name)}”, which would be published."
            found.append(Finding("EXEMPT-TEXT", Severity.BLOCKER, name, says, SCHEDULE))
        else:
            found += findings(name, label_of(name), said, apart)
    yield from found
    if facts.marked_exempt:
        says = (
            f"Exempt: {facts.marked_exempt}. Look whether the record says anything that may not be published; then go"
            " past this with the outcome as the reason."
        )
        yield Finding("EXEMPT", Severity.BLOCKER, "resolution", says, SCHEDULE)
    if apart.text and not found:
        says = "Exempt information is kept apart for this record; none of its sentences stands in what is published."
        yield Finding("EXEMPT", Severity.ADVICE, "exempt_text", says, SCHEDULE)


def public_texts(decision: Decision) -> Iterator[tuple[str, str]]:
    """What goes out of a record in words, by the place to put it right: each field, and why it was urgent."""
    yield from ((name, getattr(decision, name)) for name in _PUBLIC)
    yield "route", "\n".join(urgency.reason for urgency in decision.urgencies)


def _of_meeting(facts: Facts) -> Iterator[tuple[str, str]]:
    """What goes out of the meeting beside the record, by the names that notices of the matter give it too."""
    if (meeting := facts.meeting) is not None:
        contact = (meeting.contact_name, meeting.contact_title, meeting.contact_telephone, meeting.contact_email)
        yield from (("venue", meeting.venue), ("contact", ", ".join(filter(None, contact))))


def label_of(name: str) -> str:
    """What a field that goes out is called."""
    return FIELD[name].label if name in FIELD else _LABELS[name]


_LABELS = {
    "officer_basis": "Why an officer's decision was sorted as it is",
    "route": "Why it was urgent",
    "venue": "Venue of the meeting",
    "contact": "Contact of the meeting",
}
