"""What follows a call-in, and how it is waived, in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.domain.council import CallInRule, Consent, HearingKind, HearingRule, Outcome, UrgencyRule
from clerk_tui.rules.number_words import days_of, listed, plainly

_FROM = {
    "receipt": "receiving the request",
    "request": "the request",
    "validation": "the request being found valid",
    "publication": "the publication of the decision",
}
_MISSED = {
    "takes-effect": "If it has not met by then, the decision takes effect.",
    "stays-suspended": "If it has not met by then, the decision stays suspended.",
}
_OUTCOMES = {
    Outcome.STAND: "let the decision stand",
    Outcome.REFER_BACK: "refer it back to its maker",
    Outcome.REFER_TO_COUNCIL: "refer it to Council",
    Outcome.COMMENTS: "send comments to its maker",
}
_STANDS = {
    "immediately": "takes effect immediately",
    "hearing": "takes effect on the day of the hearing",
    "expiry": "takes effect when the days for the hearing have run out",
    "earlier": "takes effect on the day of the hearing or when the days for it have run out, whichever is earlier",
    "council": "takes effect on the day of the Council meeting",
}
_AGREE = {
    "agree": "Call-in is waived where {who} {agrees} that the decision is urgent.",
    "consult": "Call-in is waived after {who} {was} consulted.",
    "no-objection": "Call-in is waived unless {who} {objects}.",
}
_VERBS = {
    True: {"agrees": "agrees", "was": "was", "objects": "objects"},
    False: {"agrees": "agree", "was": "were", "objects": "object"},
}
_WAIVED_FROM = {
    "publication": "A decision with call-in waived takes effect on publication.",
    "agreement": "A decision with call-in waived takes effect as soon as that is agreed.",
}


def hearing_lines(rule: CallInRule) -> list[str]:
    """Hearing, outcomes, reconsideration, and the council's own urgency."""
    return [
        *(_hearing(rule.hearing) if rule.hearing else ()),
        *_after(rule),
        *(waiver_lines(rule.urgency) if rule.urgency else ()),
    ]


def _hearing(hearing: HearingRule) -> Iterator[str]:
    start = _FROM.get(hearing.start, plainly(hearing.start))
    if hearing.kind is HearingKind.SAME_EVENING:
        yield "Scrutiny meets the same evening, at the rising of the meeting."
    elif hearing.kind is HearingKind.NEXT_AVAILABLE:
        limit = f", within {_days(hearing)}" if hearing.days is not None else ""
        yield f"Scrutiny takes it at its next available meeting after {start}{limit}."
    else:
        yield f"Scrutiny must meet within {_days(hearing)} of {start}."
    if not hearing.unit_stated:
        yield f"The text says only “days” for this: that they are {hearing.unit.value} days is assumed."
    if hearing.if_missed:
        yield _MISSED.get(hearing.if_missed, f"If it has not met by then: {plainly(hearing.if_missed)}.")


def _days(hearing: HearingRule) -> str:
    return days_of(hearing.days or 0, hearing.unit, clear=hearing.clear)


def _after(rule: CallInRule) -> Iterator[str]:
    if rule.outcomes:
        yield f"Scrutiny may {listed((_OUTCOMES[outcome] for outcome in rule.outcomes), 'or')}."
    if rule.on_stand:
        yield f"A decision left to stand {_STANDS.get(rule.on_stand, plainly(rule.on_stand))}."
    if rule.reconsider:
        days = days_of(rule.reconsider.days, rule.reconsider.unit, clear=rule.reconsider.clear)
        yield f"A decision referred back is reconsidered within {days}."


def waiver_lines(urgency: UrgencyRule) -> Iterator[str]:
    """Who waives call-in for an urgent decision, on what ground, and from when the decision then holds."""
    yield _consents(urgency)
    if urgency.ground:
        yield f"It may be done only where {urgency.ground.removeprefix('where ')}."
    if urgency.record:
        yield f"The record must then state {listed(plainly(part) for part in urgency.record)}."
    if urgency.waives != ("call-in",):
        waived = listed(_WAIVES.get(part, plainly(part)) for part in urgency.waives)
        yield f"What falls away is {waived}." if waived else "Nothing falls away by it."
    if urgency.report_to:
        yield f"Each use is reported to {plainly(urgency.report_to)}."
    if urgency.post_review:
        yield "Scrutiny may still review the decision after it was carried out."
    yield _WAIVED_FROM.get(urgency.effective, f"A decision with call-in waived takes effect: {urgency.effective}.")


def _consents(urgency: UrgencyRule) -> str:
    if not urgency.consents:
        return _NOBODY[urgency.how] if urgency.how in _NOBODY else f"Call-in is waived: {plainly(urgency.how)}."
    who = listed((_consent(consent) for consent in urgency.consents), "or" if urgency.any_of else "and")
    pattern = _AGREE.get(urgency.how, "Call-in is waived by {who}: " + plainly(urgency.how) + ".")
    return pattern.format(who=who, **_VERBS[len(urgency.consents) == 1 or urgency.any_of])


_NOBODY = {
    "agree": "Call-in is waived for an urgent decision; the file names nobody who must agree.",
    "consult": "Call-in is waived for an urgent decision; the file names nobody who must be consulted.",
    "no-objection": "Call-in is waived for an urgent decision; the file names nobody who may object.",
}
_WAIVES = {"call-in": "call-in", "pre-decision": "the period before a member's decision"}


def _consent(consent: Consent) -> str:
    who = _titled(consent.who)
    if not consent.deputies:
        return who
    deputies = ", then ".join(_titled(deputy) for deputy in consent.deputies)
    return f"{who} (failing whom {deputies})"


def _titled(post: str) -> str:
    said = plainly(post)
    return said if said.startswith(("the ", "The ", "a ", "any ")) else f"the {said}"


def hearing_not_stated(rule: CallInRule) -> Iterator[str]:
    """What the file leaves open about what follows a call-in."""
    if rule.hearing is None:
        yield "how soon scrutiny meets"
    elif not rule.hearing.if_missed and rule.hearing.kind is HearingKind.WITHIN:
        yield "what happens if it does not meet in time"
    if not rule.outcomes:
        yield "what a hearing may decide"
    if not rule.on_stand:
        yield "when a decision left to stand takes effect"
    if rule.reconsider is None:
        yield "how soon a decision is reconsidered"
    if rule.urgency is None:
        yield "who may waive call-in"
