"""Whether a request for call-in counts, said once when it came; what was entered later is told beside it (P12, P13).

By the council's own rule alone. What a request was refused for as the decision stood then (a waiver, a window that had
closed) falls with it where that is taken back; what was counted of the request itself stays as it was counted.
"""

from __future__ import annotations

from clerk_tui.domain.call_in_events import Request, State, Verdict
from clerk_tui.domain.dates import LONDON, format_close, format_date, london_date
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.rules.call_in_advice import suspension_on
from clerk_tui.rules.call_in_case import FINAL, Case, too_late
from clerk_tui.rules.call_in_requests import duplicate_refuses, numbers_refuse

_SETTLING = (State.HEARD, State.RECONSIDER, State.COUNCIL)
"""Scrutiny has met: whoever asks now can no longer be heard with the others."""
_OF_SIGNATURES = frozenset({"CI-CAP", "CI-SIGNATURE"})


def second_of(event: Request) -> str:
    """When it was received: `Monday 7 December 2026, 16:59:59`."""
    local = event.at.astimezone(LONDON)
    return f"{format_date(local.date())}, {local:%H:%M:%S}"


def judged(case: Case, event: Request) -> tuple[str, bool]:
    """Why the request is refused, empty where it counts; and whether that is by what can be counted of it.

    The verdict given when it came stands. Where another would be given now, that is a finding.
    """
    stood = _no_longer(case, event)
    before = len(case.findings)
    refusal = stood or _not_so(case, event)
    if event.verdict is None:
        return refusal, not stood and bool(refusal)
    fresh = case.findings[before:]
    del case.findings[before:]
    given = event.verdict
    stands = _still_so(given, stood, refusal)
    _as_counted_then(case, fresh, given, same=bool(stands) == bool(refusal))
    _told(case, event, given, stands, refusal)
    return stands, given.by_count or (not stood and bool(stands))


def _still_so(given: Verdict, stood: str, refusal: str) -> str:
    """The verdict that holds: `stood` is why no request could count by then, `refusal` what would be said now."""
    if given.by_count:
        return given.refused
    if stood:
        return given.refused or stood
    return refusal if given.refused else ""


def _as_counted_then(case: Case, fresh: list[Finding], given: Verdict, *, same: bool) -> None:
    """What is said of the signatures is what was said then; a count that came out otherwise now is left aside."""
    for says in given.uncounted:
        case.say("CI-SIGNATURE" if "not confirmed" in says else "CI-CAP", Severity.WARNING, says)
    for finding in fresh if same else ():
        if finding.id not in _OF_SIGNATURES or "cannot be said" in finding.says:
            case.say(finding.id, finding.severity, finding.says)
    now = {finding.says for finding in fresh if "not counted" in finding.says}
    if same and now != set(given.uncounted):
        says = "By what was entered since, signatures would count otherwise; they stand as they were counted then."
        case.say("CI-CHANGED", Severity.WARNING, says)


def _told(case: Case, event: Request, given: Verdict, stands: str, refusal: str) -> None:
    """What has changed since the answer was given."""
    request = f"Request of {second_of(event)}"
    if given.refused and not stands:
        says = (
            f"{request}: it was refused when it came ({given.refused.rstrip('.')}), but that has been taken back since,"
            " so it counts again: tell those who asked."
        )
    elif stands and not given.refused:
        says = (
            f"{request}: it was taken when it came, but by what was entered since it does not count"
            f" ({stands.rstrip('.')}): tell those who asked."
        )
    elif bool(stands) != bool(refusal):
        now = f"be refused: {refusal}" if refusal else "be taken."
        word = "refused" if stands else "taken"
        says = f"{request}: it was {word} when it came, and that stands; by what was entered since it would {now}"
    else:
        return
    case.say("CI-CHANGED", Severity.WARNING, says)


def _no_longer(case: Case, event: Request) -> str:
    """Why it is too late, or once too often, for any request."""
    if case.state in (*FINAL, *_SETTLING) or case.by in {"missed", "stand", "council", "withdrawn"}:
        said = case.rule.second_call_in if case.rule else ""
        if not said:
            case.does_not_say("whether a decision can be called in a second time")
            return "the decision was called in before; nothing changes."
        if said == "never":
            return "the decision was called in before, and by the council's rule it cannot be called in again."
        return "the decision was called in before, and no new window has opened for it."
    if case.by == "class":
        return "the decision is none that can be called in."
    if case.by == "waiver":
        review = case.rule is not None and case.rule.urgency is not None and case.rule.urgency.post_review
        return "call-in was waived; it is a request for a review afterwards." if review else "call-in was waived."
    if case.closes_at is not None and too_late(event.at, case.closes_at):
        return f"too late; requests closed {format_close(case.closes_at)}."
    return ""


def _not_so(case: Case, event: Request) -> str:
    """Why this request fails by what can be counted."""
    rule, day = case.rule, london_date(event.at)
    if rule is None:
        return ""
    if one := suspension_on(rule, day):
        return f"call-in was suspended from {format_date(one.first)} to {format_date(one.last)}."
    return duplicate_refuses(event, rule, day) or numbers_refuse(case, event, rule)
