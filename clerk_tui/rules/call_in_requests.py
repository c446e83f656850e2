"""Requests for call-in against the council's own rule: who may ask, how many, how often, stating what (P12 to P17)."""

from __future__ import annotations

from datetime import date

from clerk_tui.domain.call_in_events import Request, Signatory
from clerk_tui.domain.council import CallInRule, RequestRule
from clerk_tui.domain.dates import format_date, london_date
from clerk_tui.domain.findings import Severity
from clerk_tui.rules.call_in_case import Case
from clerk_tui.rules.call_in_class import folded
from clerk_tui.rules.call_in_people import NOT_MEMBERS
from clerk_tui.rules.months import months_after
from clerk_tui.rules.number_words import listed
from clerk_tui.rules.plain_requests import request_words


def counted_signatories(case: Case, request: Request, rule: CallInRule) -> list[Signatory]:
    """The signatories who count: each once, confirmed where the rule wants that, and within their cap for the year."""
    found: dict[str, Signatory] = {}
    for one in request.signatories:
        if rule.signature and not one.confirmed:
            case.say("CI-SIGNATURE", Severity.WARNING, f"{one.name} has not confirmed the signature: not counted.")
        elif _over_the_cap(case, one, request, rule.cap_per_member_per_year):
            cap = rule.cap_per_member_per_year
            says = f"{one.name} has signed {cap} call-ins in this Council year already: the signature is not counted."
            case.say("CI-CAP", Severity.WARNING, says)
        else:
            found.setdefault(folded(one.name), one)
    return list(found.values())


def _over_the_cap(case: Case, one: Signatory, request: Request, cap: int | None) -> bool:
    """P15. The Council year runs from annual meeting to annual meeting, so its first day has to be given."""
    if cap is None or not one.signed:
        return False
    if case.year_began is None:
        says = (
            f"A member may sign {cap} call-ins in a Council year: give the first day of the year, or whether {one.name}"
            " is within it cannot be said."
        )
        case.say("CI-CAP", Severity.WARNING, says)
        return False
    return sum(case.year_began <= day <= london_date(request.at) for day in one.signed) >= cap


def numbers_refuse(case: Case, request: Request, rule: CallInRule) -> str:
    """Why the people who ask are not those whom the rule lets ask; empty where they are, or where it does not say."""
    people = counted_signatories(case, request, rule)
    if not rule.requests:
        case.does_not_say("who may call in a decision, and how many of them; whoever validates the request decides")
        return "none of the signatures counts." if request.signatories and not people else ""
    verdicts = [_enough(case, one, people, request) for one in rule.requests]
    if any(verdict is not False for verdict in verdicts):
        return ""
    wanted = listed((request_words(one) for one in rule.requests), "or")
    entitled = max(sum(_belongs(one, each.pool) for one in people) for each in rule.requests)
    of_them = f", {entitled} of them of those who may ask," if entitled < len(people) else ","
    return f"{len(people)} signatures count{of_them} and the rule wants {wanted}."


def _enough(case: Case, rule: RequestRule, people: list[Signatory], request: Request) -> bool | None:
    """Whether one request rule is met; None where a number it needs is not known."""
    mine = [one for one in people if _belongs(one, rule.pool)]
    if rule.includes and not any(folded(rule.includes) in map(folded, one.roles) for one in mine):
        return False
    needed = rule.count
    if rule.percent:
        if request.members is None:
            case.say(
                "CI-REQUEST", Severity.WARNING, "How many members there are is not given: the share is not tested."
            )
            return None
        needed = -(-request.members * rule.count // 100)
    if len(mine) < needed:
        return False
    if rule.condition and folded(rule.condition) not in map(folded, request.conditions):
        says = f"{request_words(rule)}, would suffice; nothing records that this is so."
        case.say("CI-REQUEST", Severity.ADVICE, f"{says[0].upper()}{says[1:]}")
        return False
    return True


def _belongs(one: Signatory, pool: str) -> bool:
    pools = {folded(name) for name in one.pools}
    return bool(pools - NOT_MEMBERS) if pool == "any" else folded(pool) in pools


def duplicate_refuses(request: Request, rule: CallInRule, received: date) -> str:
    """P12: the same matter called in again too soon."""
    months, before = rule.duplicate_bar_months, request.called_in_before
    if months is None or before is None:
        return ""
    free = months_after(before, months)
    if received >= free:
        return ""
    return f"The matter was called in on {format_date(before)} and cannot be again before {format_date(free)}."


def what_is_lacking(case: Case, request: Request, rule: CallInRule) -> None:
    """P16: what the request does not state. Whoever validates it decides what that means."""
    said = {folded(one) for one in request.states}
    if lacking := [one for one in rule.must_state if folded(one) not in said]:
        case.say("CI-STATES", Severity.WARNING, f"The request does not state: {', '.join(lacking)}.")
    known = {folded(ground) for ground in rule.grounds}
    if known and not known & {folded(ground) for ground in request.grounds}:
        case.say("CI-GROUNDS", Severity.WARNING, f"The request names none of the grounds: {'; '.join(rule.grounds)}.")
