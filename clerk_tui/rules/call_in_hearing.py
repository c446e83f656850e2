"""A request on its way: received, found valid or not, withdrawn, heard, reconsidered, taken to Council (P18 to P30)."""

from __future__ import annotations

from datetime import datetime, timedelta

from clerk_tui.domain.call_in_events import (
    Asking,
    CouncilMet,
    CouncilResult,
    Heard,
    Reconsideration,
    Reconsidered,
    Rejected,
    Request,
    Standing,
    State,
    Validated,
    Withdrawn,
)
from clerk_tui.domain.council import CallInRule, Outcome, StartEvent
from clerk_tui.domain.dates import LONDON, format_date, london_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Severity
from clerk_tui.rules.call_in_case import ASKED, Asked, Case, first_moment
from clerk_tui.rules.call_in_class import folded
from clerk_tui.rules.call_in_requests import what_is_lacking
from clerk_tui.rules.call_in_start import start_event
from clerk_tui.rules.call_in_verdict import judged, second_of
from clerk_tui.rules.deadlines import Received, Uncounted, hearing_under, reconsider_under

_STATE = {
    Reconsideration.CONFIRMED: State.CONFIRMED,
    Reconsideration.AMENDED: State.AMENDED,
    Reconsideration.RESCINDED: State.RESCINDED,
}


def _day(at: datetime) -> str:
    return format_date(london_date(at))


def requested(case: Case, event: Request) -> None:
    if case.published_at is None and (
        case.rule is None or start_event(case.rule, case.made.maker) is StartEvent.PUBLICATION
    ):
        raise InputError("A decision cannot be called in before it is published.")
    refusal, by_count = judged(case, event)
    if refusal:
        case.say("CI-REQUEST", Severity.WARNING, f"Request of {second_of(event)}: {refusal}")
        case.dropped.append(Asking(event, Standing.REFUSED, refusal, by_count))
        return
    if case.rule is not None:
        what_is_lacking(case, event, case.rule)
    case.asked.append(Asked(event))
    if case.state is State.SUSPENDED:
        case.say(
            "CI-REQUEST", Severity.ADVICE, f"Request of {second_of(event)}: already called in; it is heard with it."
        )
    else:
        case.effective_at = None
        why = f"A request was received in time on {_day(event.at)}; whether it is valid is being decided."
        case.move(State.VALIDATING, why)
    if case.rule is not None and folded(case.rule.validator) == "none":
        validated(case, Validated(event.at))


def validated(case: Case, event: Validated) -> None:
    """The first request not yet decided is valid; beside one that suspends already it waits its turn."""
    one = _to_be_decided(case, event.request)
    if one is None:
        raise InputError("There is no request for call-in waiting to be found valid.")
    one.validated_at = event.at
    if case.state is State.VALIDATING:
        _suspend(case, one.request, event.at)


def _to_be_decided(case: Case, id: int | None) -> Asked | None:
    if case.state not in ASKED:
        return None
    if id is None:
        return case.undecided
    return next((one for one in case.asked if one.validated_at is None and one.request.id == id), None)


def _suspend(case: Case, request: Request, validated_at: datetime) -> None:
    case.effective_at, case.hearing, case.hearing_missed = None, None, False
    case.move(
        State.SUSPENDED,
        f"Called in on {_day(request.at)}: the decision may not be implemented until that is settled.",
    )
    rule = case.rule
    if rule is None or rule.hearing is None:
        case.does_not_say("when scrutiny must have met on a call-in")
        return
    local = request.at.astimezone(LONDON)
    published = london_date(case.published_at) if case.published_at else None
    received = Received(local.date(), local.time(), london_date(validated_at), published)
    due = hearing_under(case.council, rule, case.calendar, received)
    if isinstance(due, Uncounted):
        case.say("CI-HEARING", Severity.ADVICE, due.says)
    else:
        case.hearing = due.ledger


def rejected(case: Case, event: Rejected) -> None:
    one = _to_be_decided(case, event.request)
    if one is None:
        raise InputError("There is no request for call-in waiting to be rejected.")
    why = f": {event.reason.rstrip('.')}" if event.reason else ""
    case.say("CI-REJECTED", Severity.ADVICE, f"A request was found not to be valid{why}.")
    if case.rule is not None and case.rule.rejection_report:
        says = f"That a request was rejected is reported to {case.rule.rejection_report}."
        case.say("CI-REJECTED", Severity.ADVICE, says)
    case.dropped.append(Asking(one.request, Standing.REJECTED, event.reason))
    _dropped(case, one, event.at, "expiry", f"The request was rejected on {_day(event.at)}.")


def _dropped(case: Case, one: Asked, at: datetime, by: str, why: str) -> None:
    """A request counts no more: what suspends then is the next one found valid, or one that is still to be decided."""
    suspended_by = case.called_in_by
    case.asked = [other for other in case.asked if other is not one]
    if not case.asked:
        case.resume(at, by, why)
    elif one is suspended_by and (then := case.called_in_by) is not None and then.validated_at is not None:
        _suspend(case, then.request, then.validated_at)
    elif case.called_in_by is None:
        case.hearing, received = None, _day(case.asked[0].request.at)
        also = f"Another request was received in time on {received}; it is still to be decided."
        case.move(State.VALIDATING, f"{why} {also}")


def withdrawn(case: Case, event: Withdrawn) -> None:
    if case.state not in ASKED:
        raise InputError("There is no request for call-in to withdraw from.")
    names = {folded(name) for name in event.names}
    one = _signed_by(case, event)
    signed = _signatories(one)
    rule_says = case.rule.withdrawal if case.rule else ""
    if "writing" in folded(rule_says) and not event.in_writing:
        case.say(
            "CI-WITHDRAWN", Severity.WARNING, "A signature is withdrawn in writing; this withdrawal does not count."
        )
        return
    one.withdrawn |= names
    if one.withdrawn < signed:
        says = (
            f"{len(one.withdrawn)} of {len(signed)} signatories have withdrawn; the request stays valid unless the"
            " council's rules say otherwise."
        )
        case.say("CI-WITHDRAWN", Severity.ADVICE, says)
    elif not rule_says:
        case.does_not_say("how a call-in is withdrawn")
    else:
        case.dropped.append(Asking(one.request, Standing.WITHDRAWN))
        _dropped(case, one, event.at, "withdrawn", f"The call-in was withdrawn on {_day(event.at)}.")


def _signatories(one: Asked) -> set[str]:
    return {folded(signatory.name) for signatory in one.request.signatories}


def _signed_by(case: Case, event: Withdrawn) -> Asked:
    """The request that they withdraw from: the first that all of them signed and have not all withdrawn from yet."""
    names = {folded(name) for name in event.names}
    asked = [one for one in case.asked if event.request is None or one.request.id == event.request]
    if not asked:
        raise InputError("This request no longer stands, so there is nothing to withdraw from.")
    theirs = [one for one in asked if names <= _signatories(one)]
    if theirs:
        return next((one for one in theirs if not names <= one.withdrawn), theirs[0])
    first = case.called_in_by or case.asked[0]
    stranger = next(name for name in event.names if folded(name) not in _signatories(first))
    raise InputError(f"{stranger} has not signed the request and cannot withdraw from it.")


def heard(case: Case, event: Heard) -> None:
    if case.by == "missed":
        case.say(
            "CI-HEARING", Severity.WARNING, "The committee met after its time, when the decision had taken effect."
        )
        return
    rule = case.rule
    if case.state is not State.SUSPENDED:
        raise InputError("There is no valid call-in before the committee to hear.")
    if rule is None or not rule.outcomes:
        case.does_not_say("what a hearing may decide")
    elif event.outcome not in rule.outcomes:
        case.say("CI-HEARING", Severity.WARNING, f"“{event.outcome}” is none of the outcomes that the rule names.")
    if event.outcome is Outcome.STAND:
        _stands(case, event, rule)
    elif event.outcome is Outcome.REFER_TO_COUNCIL:
        case.move(State.COUNCIL, f"Referred to Council on {_day(event.at)}.")
    else:
        what = "Referred back to its maker" if event.outcome is Outcome.REFER_BACK else "Comments sent"
        _back(case, event, f"{what} on {_day(event.at)}.")


def _stands(case: Case, event: Heard, rule: CallInRule | None) -> None:
    """P27: when a decision that was let stand takes effect."""
    when = rule.on_stand if rule else ""
    stands = f"The hearing on {_day(event.at)} let the decision stand"
    case.move(State.HEARD, f"{stands}.")
    expiry = first_moment(case.hearing.answer + timedelta(days=1)) if case.hearing else None
    if when in {"immediately", "hearing"}:
        case.effective_at = event.at
    elif when == "expiry":
        case.effective_at = max(expiry, event.at) if expiry else None
    elif when == "earlier":
        case.effective_at = min(expiry, event.at) if expiry else event.at
    elif when == "council":
        case.why = f"{stands}; it takes effect on the day of the Council meeting."
    else:
        case.does_not_say("when a decision that was let stand takes effect")
    if when == "expiry" and expiry is None:
        case.does_not_say("how many days scrutiny has, whose expiry brings the decision into effect")


def _back(case: Case, event: Heard | CouncilMet, why: str) -> None:
    case.move(State.RECONSIDER, f"{why} It is to be reconsidered.")
    if case.rule is None or case.rule.reconsider is None:
        case.does_not_say("how soon a decision referred back is reconsidered")
        return
    on = london_date(event.at)
    case.reconsider = reconsider_under(case.council, case.rule, case.rule.reconsider, case.calendar, on).ledger


def reconsidered(case: Case, event: Reconsidered) -> None:
    if case.state is not State.RECONSIDER:
        raise InputError("The decision is not before its maker to be reconsidered.")
    if case.reconsider is not None and london_date(event.at) > case.reconsider.answer:
        says = f"Reconsidered after {format_date(case.reconsider.answer)}, the last day for it."
        case.say("CI-RECONSIDER", Severity.WARNING, says)
    _final(case, event, event.result, "by its maker")
    if event.result is not Reconsideration.RESCINDED and (case.rule is None or case.rule.second_call_in != "never"):
        # A decision that might be called in again has no day of effect that can be relied on.
        case.effective_at = None
        if case.rule is not None and case.rule.second_call_in:
            case.say("CI-SECOND", Severity.WARNING, "It may be called in again, so its day of effect is not known yet.")
        else:
            case.does_not_say(
                "whether a reconsidered decision can be called in again, so its day of effect is not known"
            )


def _final(case: Case, event: Reconsidered | CouncilMet, result: Reconsideration, by: str) -> None:
    case.move(_STATE[result], f"The decision was {result.value} on {_day(event.at)} {by}.")
    case.effective_at = None if result is Reconsideration.RESCINDED else event.at


def council_met(case: Case, event: CouncilMet) -> None:
    waiting = case.state is State.HEARD and case.rule is not None and case.rule.on_stand == "council"
    if case.state is not State.COUNCIL and not waiting:
        raise InputError("The decision is not before Council.")
    if waiting and event.result is not CouncilResult.NO_OBJECTION:
        raise InputError(
            "Result: the decision was let stand and takes effect when Council has met; it was not referred to Council,"
            " so there is nothing that Council could object to or decide."
        )
    if event.result is CouncilResult.NO_OBJECTION:
        why = f"Council made no objection on {_day(event.at)}."
        if waiting:
            why = f"Council met on {_day(event.at)}, and the decision that was let stand took effect."
        case.takes_effect(event.at, "council", why)
    elif event.result is CouncilResult.OBJECTS:
        _back(case, event, f"Council objected on {_day(event.at)}; the decision lies inside its framework.")
    elif event.decides is None:
        raise InputError("Council decided the matter itself: say whether it confirmed, amended or rescinded it.")
    else:
        _final(case, event, event.decides, "by Council, which decides what lies outside its framework")
