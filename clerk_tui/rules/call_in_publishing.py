"""A decision recorded, published, published again, or freed from call-in for urgency (P11, P12, P20 to P22, P34)."""

from __future__ import annotations

from clerk_tui.domain.call_in_events import Published, Recorded, Republished, State, UrgencyConsent
from clerk_tui.domain.council import CallInRule, UrgencyRule
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Severity
from clerk_tui.rules.call_in_case import FINAL, Case
from clerk_tui.rules.call_in_class import folded, opens

_STAYS = {True: "Published again: by the council's rule the window stays.", False: "Published again: the window stays."}
_OPEN = (State.MADE, State.RECORDED, State.PUBLISHED, State.WINDOW_OPEN)


def recorded(case: Case, event: Recorded) -> None:
    if case.recorded:
        raise InputError("The decision is recorded twice; a later record is a correction, published again.")
    case.recorded = True
    if case.state is State.MADE:
        case.move(State.RECORDED, "The decision is recorded; it is not published yet.")


def published(case: Case, event: Published) -> None:
    if not case.recorded:
        raise InputError("A decision cannot be published before it is recorded.")
    if case.published_at is not None:
        raise InputError("The decision is published twice; the second time is a republication.")
    case.published_at, case.given = event.at, event.window
    case.find_rule()
    settled = case.state not in {State.MADE, State.RECORDED}
    if case.rule is None:
        if not settled:
            case.unknown("Published; no rule of call-in is configured, so nothing is known of its effect.")
        case.does_not_say("how decisions are called in")
        return
    if not settled and event.closed:
        _published_closed(case, case.rule, event)
    elif not settled and not _without_window(case, case.rule):
        _open_window(case, "Published.")
    elif settled:
        case.count_window()


def _published_closed(case: Case, rule: CallInRule, event: Published) -> None:
    """What the published record says stands, whatever is thought of it: there was no window to ask in."""
    if event.waived:
        case.takes_effect(event.at, "waiver", f"Call-in is waived for urgency: {event.closed}.")
        return
    left_out(case, rule)
    _takes_effect_at_once(case, rule, f"Published as not open to call-in: {event.closed}.")


def _without_window(case: Case, rule: CallInRule) -> bool:
    """Whether no window opens: the class is left out, call-in was waived, or the file leaves one of them open."""
    barred = left_out(case, rule)
    if barred and case.given is not None:
        says = f"Published with a window, though by the council's rule {barred}: what was published holds."
        case.say("CI-CLASS", Severity.WARNING, says)
        barred = ""
    if barred:
        _takes_effect_at_once(case, rule, f"Not open to call-in: {barred}.")
    elif barred is None:
        case.unknown("Published; whether it is open to call-in is not known.")
    elif case.waived_at is not None and case.published_at is not None:
        case.takes_effect(case.published_at, "waiver", "Call-in is waived for urgency; it took effect on publication.")
    elif case.waiver_unclear:
        case.unknown("Published; whether call-in is waived is not known.")
    else:
        return False
    return True


def left_out(case: Case, rule: CallInRule) -> str | None:
    """Why the decision is none that can be called in; empty where it can be; None where that is not known."""
    made = case.made
    found = opens(rule, made.maker, made.key, made.decision_class)
    if found.open is None:
        case.say("CI-CLASS", Severity.WARNING, f"Not every decision can be called in: {found.says}.")
        return None
    if found.open is False:
        return found.says
    barred = {folded(name) for name in rule.not_callable}
    if named := [name for name in made.classes if folded(name) in barred]:
        return f"“{named[0]}” is left out"
    if made.classes and not barred:
        case.does_not_say("which decisions cannot be called in")
        return None
    if made.classes:
        says = f"“{made.classes[0]}” is none of the classes that the council's rule is known to leave out."
        case.say("CI-CLASS", Severity.WARNING, says)
    return ""


def _takes_effect_at_once(case: Case, rule: CallInRule, why: str) -> None:
    """No standstill. Both days that a file can name have come, so the state is sure where the day is not."""
    at = {"decision": case.made.at, "publication": case.published_at}.get(rule.not_callable_effective)
    case.by, case.effective_at = "class", at
    case.move(State.EFFECTIVE, why)
    if at is None:
        case.does_not_say("from when a decision that cannot be called in takes effect")


def _open_window(case: Case, why: str) -> None:
    assert case.rule is not None
    if suspended := case.count_window():
        _takes_effect_at_once(case, case.rule, suspended)
        return
    case.effective_at = case.window_effect
    case.move(State.WINDOW_OPEN, why)


def republished(case: Case, event: Republished) -> None:
    if case.published_at is None:
        raise InputError("A decision cannot be published again before it was published.")
    if case.rule is None:
        return
    # A correction can make callable what was not when it was first published: its window then begins.
    begins = event.restarts is True and event.window is not None and case.by in {"waiver", "class"}
    if case.state in FINAL or (case.by in {"waiver", "class"} and not begins):
        case.say("CI-REPUBLISHED", Severity.ADVICE, "Published again: that changes nothing for its effect.")
        return
    policy = {True: "restart", False: "keep", None: case.rule.republication}[event.restarts]
    if policy == "keep":
        case.say("CI-REPUBLISHED", Severity.ADVICE, _STAYS[event.restarts is None])
        return
    standing = case.state in {State.PUBLISHED, State.WINDOW_OPEN} or case.by == "expiry" or begins
    if policy == "restart":
        case.published_at, case.given = event.at, event.window
        if standing:
            case.by = ""
            _open_window(case, "Published again, so the window starts anew.")
        else:
            case.count_window()
            case.say("CI-REPUBLISHED", Severity.ADVICE, "Published again: what came of the call-in stays.")
        return
    case.does_not_say("what publishing again does to the window")
    if standing:
        case.by = ""
        case.unknown("Published again; whether the window starts anew is not known.")


def urgency_consent(case: Case, event: UrgencyConsent) -> None:
    if case.state not in _OPEN:
        late = case.state not in {State.EFFECTIVE, *FINAL}
        says = (
            "Agreed after call-in had been asked for: that lifts no suspension."
            if late
            else "Nothing is left to waive."
        )
        case.say("CI-WAIVER", Severity.WARNING if late else Severity.ADVICE, says)
        return
    rule = case.rule.urgency if case.rule else None
    if rule is None or not rule.consents:
        case.does_not_say("who may waive call-in")
        case.waiver_unclear = True
        if case.published_at is not None:
            case.unknown("Published; whether call-in is waived is not known.")
        return
    if not _agreed(case, event, rule):
        return
    # What an earlier consent lacked is there now.
    case.unsay("CI-WAIVER", Severity.BLOCKER)
    if not event.reason:
        case.say("CI-WAIVER", Severity.BLOCKER, "Call-in is waived without a reason on the record.")
    if "call-in" not in rule.waives:
        says = f"That waives {' and '.join(rule.waives)} only; call-in runs as always."
        case.say("CI-WAIVER", Severity.ADVICE, says)
        return
    _waive(case, event, rule)


def _agreed(case: Case, event: UrgencyConsent, rule: UrgencyRule) -> bool:
    """Whether those agreed whom the rule names, themselves or through a deputy: one of them, or all."""
    by = {folded(office) for office in event.by}
    missing = [
        one.who for one in rule.consents if folded(one.who) not in by and not by & {folded(d) for d in one.deputies}
    ]
    if not missing or (rule.any_of and len(missing) < len(rule.consents)):
        return True
    word = " or " if rule.any_of else " and "
    case.say("CI-WAIVER", Severity.BLOCKER, f"Call-in is not waived: nothing records that {word.join(missing)} agreed.")
    return False


def _waive(case: Case, event: UrgencyConsent, rule: UrgencyRule) -> None:
    case.waived_at, case.waiver_unclear = event.at, False
    if rule.report_to:
        case.say("CI-WAIVER-REPORT", Severity.ADVICE, f"The waiver of call-in is reported to {rule.report_to}.")
    if rule.post_review:
        case.say("CI-WAIVER-REVIEW", Severity.ADVICE, "Members may still ask for a review once it is implemented.")
    if rule.effective == "agreement":
        case.takes_effect(event.at, "waiver", "Call-in is waived for urgency; it took effect when that was agreed.")
    elif case.published_at is not None:
        case.takes_effect(event.at, "waiver", "Call-in is waived for urgency; the decision was published already.")


def free_before_publication(case: Case) -> bool:
    """Whether the decision takes effect when it is made: a class left out, in a council whose file says so."""
    rule = case.rule
    return rule is not None and rule.not_callable_effective == "decision" and bool(left_out(case, rule))
