"""The three lawful routes to a key decision: notice (reg 9), general exception (reg 10), special urgency (reg 11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clerk_tui.domain.consent import Answer
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import CONSENT_STEPS, Decision, Urgency, UrgencyKind
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.consent import SPECIAL_URGENCY, Matter, asked_by, consent, finding
from clerk_tui.rules.due_words import due_words, only
from clerk_tui.rules.notices import general_exception, key_decision_notice

REG_9, REG_10, REG_11 = "SI 2012/2089 reg 9(2)", "SI 2012/2089 reg 10", "SI 2012/2089 reg 11"


def key_decision_route(decision: Decision, taken: date, calendar: Calendar) -> Iterator[Finding]:
    """Whether a key decision taken on `taken` had lawful notice, by any of the three routes.

    Where none of them holds, the one that the clerk recorded says what it lacks.
    """
    routes = [_notice(decision, taken, calendar)]
    if general := decision.urgency(UrgencyKind.GENERAL_EXCEPTION):
        routes.append(_general_exception(general, taken, calendar))
    if special := decision.urgency(UrgencyKind.SPECIAL_URGENCY):
        routes.append(_special_urgency(special, taken))
    yield next((route for route in routes if route.severity is not Severity.BLOCKER), routes[-1])


_REASONS = {
    "EN-GE5": (UrgencyKind.GENERAL_EXCEPTION, REG_10, "28 days' notice was impracticable"),
    "EN-SU": (UrgencyKind.SPECIAL_URGENCY, REG_11, "the decision was urgent and could not reasonably be deferred"),
}


def reasons_notice(decision: Decision, route: Finding) -> Iterator[Finding]:
    """Regs 10(3) and 11(2): as soon as reasonably practicable a notice says why; recording it is the clerk's proof."""
    if route.id not in _REASONS or route.severity is Severity.BLOCKER:
        return
    kind, authority, why = _REASONS[route.id]
    urgency = decision.urgency(kind)
    if urgency is not None and urgency.reasons_published_on is None:
        says = f"Nothing records when the notice of the reasons why {why} was published."
        yield Finding(f"{route.id}-NOTICE", Severity.WARNING, "route", says, authority)


def _notice(decision: Decision, taken: date, calendar: Calendar) -> Finding:
    count = key_decision_notice(taken, calendar, notice=decision.notice_on)
    what = f"Key decision {decision.forward_plan_reference}".strip()
    last = due_words(count.ledger.answer, count.ledger.working_answer)
    due = f"for a decision on {format_date(taken)} it had to be published by {last}"
    severity = Severity.BLOCKER
    published = f"notice published {format_date(decision.notice_on)}" if decision.notice_on else ""
    published += f" ({decision.notice_from})" if decision.notice_from else ""
    if decision.notice_on is None:
        says = f"{what} has no notice date: {due}. Enter when it was published, or take another route."
    elif count.satisfied:
        severity = Severity.HOLDS
        says = f"{what}: {published}, {count.clear_days} clear days before {format_date(taken)}; 28 are required."
    else:
        says = f"{what}: {published}, {only(count.clear_days)} clear days before {format_date(taken)}; {due}."
    return Finding("EN-KD28", severity, "notice_on", says, REG_9, count.ledger)


def _general_exception(urgency: Urgency, taken: date, calendar: Calendar) -> Finding:
    missing = [
        name
        for name, value in (
            ("who of scrutiny was informed", urgency.informed),
            ("when", urgency.informed_on),
            ("when the notice was made available", urgency.available_on),
            ("why 28 days' notice was impracticable", urgency.reason),
        )
        if not value
    ]
    if missing or urgency.available_on is None:
        says = f"General exception: the record does not say {', '.join(missing)}."
        return Finding("EN-GE5", Severity.BLOCKER, "route", says, REG_10)
    if urgency.informed_on is not None and urgency.informed_on > taken:
        informed = format_date(urgency.informed_on)
        says = f"General exception: scrutiny was informed on {informed}, after the decision of {format_date(taken)}."
        return Finding("EN-GE5", Severity.BLOCKER, "route", says, REG_10)
    count = general_exception(urgency.available_on, calendar, decision=taken)
    assert count.earliest is not None
    found = (
        f"General exception: notice made available {format_date(urgency.available_on)}; after five clear days the first"
        f" day for the decision was {format_date(count.earliest)}"
    )
    if count.satisfied:
        return Finding("EN-GE5", Severity.HOLDS, "route", f"{found}.", REG_10, count.ledger)
    says = f"{found}, but it was taken on {format_date(taken)}."
    return Finding("EN-GE5", Severity.BLOCKER, "route", says, REG_10, count.ledger)


def _special_urgency(urgency: Urgency, taken: date) -> Finding:
    return agreed(SPECIAL_URGENCY, urgency, taken, f"the decision of {format_date(taken)}")


def agreed(matter: Matter, urgency: Urgency, by: date, event: str) -> Finding:
    """Whether a record of urgency shows the agreement that the law asks, given no later than the day `by`."""
    if urgency.steps:
        return _by_steps(matter, urgency, by, event)
    thing = "it" if matter is SPECIAL_URGENCY else matter.thing
    missing = [
        name
        for name, value in (
            ("who agreed", urgency.agreed_by),
            ("in which office", urgency.agreed_role),
            ("when", urgency.agreed_on),
            (f"why {thing} was urgent and could not reasonably be deferred", urgency.reason),
        )
        if not value
    ]
    says = ""
    if missing or urgency.agreed_on is None:
        says = f"{matter.name}: the record does not say {', '.join(missing)}."
    elif urgency.agreed_role not in CONSENT_STEPS:
        says = f"{matter.name}: only the {', the '.join(CONSENT_STEPS)} can agree, in that order."
    else:
        found = finding(matter, consent(matter, asked_by(urgency)))
        if found.severity is Severity.BLOCKER or urgency.agreed_on <= by:
            return found
        says = f"{matter.name} was agreed on {format_date(urgency.agreed_on)}, after {event}."
    return Finding(matter.rule, Severity.BLOCKER, "route", says, matter.authority)


def _by_steps(matter: Matter, urgency: Urgency, by: date, event: str) -> Finding:
    """The same from the answers of the chain one by one."""
    found = finding(matter, consent(matter, urgency.steps))
    given = [one for one in urgency.steps if one.answer is Answer.AGREED]
    if found.severity is Severity.BLOCKER or not given:
        return found
    if given[-1].on is None:
        says = f"{matter.name}: the record does not say when the {given[-1].step} agreed."
        return Finding(matter.rule, Severity.BLOCKER, "route", says, matter.authority)
    if given[-1].on <= by:
        return found
    says = f"{matter.name} was agreed on {format_date(given[-1].on)}, after {event}."
    return Finding(matter.rule, Severity.BLOCKER, "route", says, matter.authority)
