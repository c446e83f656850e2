"""Who may call a decision in, and how, in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.domain.council import CallInRule, RequestRule
from clerk_tui.rules.number_words import cardinal, listed, plainly

_POOLS = {
    "any": ("member of the council", "members of the council"),
    "non-executive": ("member who is not of the executive", "members who are not of the executive"),
    "scrutiny-committee": ("member of a scrutiny committee", "members of a scrutiny committee"),
    "relevant-committee": ("member of the relevant scrutiny committee", "members of the relevant scrutiny committee"),
    "electors": ("elector of the area", "electors of the area"),
    "residents": ("resident of the area", "residents of the area"),
    "ward": ("member for the ward", "members for the ward"),
}
_POOL_WHOLE = {
    "any": "the members of the council",
    "non-executive": "the members who are not of the executive",
    "scrutiny-committee": "the members of a scrutiny committee",
    "relevant-committee": "the members of the relevant scrutiny committee",
    "electors": "the electors of the area",
    "residents": "the residents of the area",
    "ward": "the members for the ward",
}
_LINKS = ("if ", "where ", "when ", "in ", "for ", "only ")


def request_lines(rule: CallInRule) -> list[str]:
    """Who may ask, what a request must hold, who looks at it, and how often it may be done."""
    return [*_who(rule), *_what(rule), *_looked_at(rule), *_how_often(rule)]


def request_words(request: RequestRule) -> str:
    """One way of making a request: `three members of the relevant scrutiny committee, the chair among them`."""
    if request.percent:
        whole = _POOL_WHOLE.get(request.pool, plainly(request.pool))
        said = f"{request.count} per cent of {whole}"
    else:
        one, many = _POOLS.get(request.pool, (plainly(request.pool), plainly(request.pool)))
        said = f"{cardinal(request.count)} {one if request.count == 1 else many}"
    if request.includes:
        included = f"the {plainly(request.includes).removeprefix('the ')}"
        said += f", namely {included}" if request.count == 1 else f", {included} among them"
    if request.condition:
        link = "" if request.condition.startswith(_LINKS) else "if "
        said += f", {link}{plainly(request.condition)}"
    return said


def _who(rule: CallInRule) -> Iterator[str]:
    if rule.requests:
        yield f"A request needs {listed((request_words(request) for request in rule.requests), 'or')}."


def _what(rule: CallInRule) -> Iterator[str]:
    if rule.must_state:
        yield f"A request must state {listed(plainly(part) for part in rule.must_state)}."
    if rule.grounds:
        yield f"It must rest on one of these grounds: {'; '.join(plainly(ground) for ground in rule.grounds)}."
    if rule.signature:
        yield f"Signatures: {plainly(rule.signature)}."
    if rule.withdrawal:
        yield f"Withdrawing a request: {plainly(rule.withdrawal)}."


def _looked_at(rule: CallInRule) -> Iterator[str]:
    if rule.validator:
        yield f"Whether a request is valid is decided by {_the(rule.validator)}."
    if rule.rejection_report:
        yield f"A request that is turned down is reported to {plainly(rule.rejection_report)}."


def _the(officer: str) -> str:
    said = plainly(officer)
    return said if said.startswith(("the ", "The ", "no ")) else f"the {said}"


def _how_often(rule: CallInRule) -> Iterator[str]:
    if rule.duplicate_bar_months is not None:
        months = "month" if rule.duplicate_bar_months == 1 else "months"
        bar = f"{cardinal(rule.duplicate_bar_months)} {months}"
        yield f"The same matter cannot be called in again within {bar}."
    if rule.cap_per_member_per_year is not None:
        requests = "request" if rule.cap_per_member_per_year == 1 else "requests"
        cap = f"{cardinal(rule.cap_per_member_per_year)} {requests}"
        yield f"Each member may sign at most {cap} in a Council year."
    if rule.second_call_in == "never":
        yield "A decision can be called in only once."
    elif rule.second_call_in:
        yield f"Calling the same decision in a second time is {plainly(rule.second_call_in)}."


def requests_not_stated(rule: CallInRule) -> Iterator[str]:
    """What the file leaves open about requests."""
    names = {
        "who may call in": not rule.requests,
        "what a request must state": not rule.must_state,
        "on what grounds": not rule.grounds,
        "how it is signed": not rule.signature,
        "how it is withdrawn": not rule.withdrawal,
        "who decides whether it is valid": not rule.validator,
        "to whom a refusal is reported": not rule.rejection_report,
        "how often one member may ask": rule.cap_per_member_per_year is None,
        "whether a decision can be called in twice": not rule.second_call_in and rule.duplicate_bar_months is None,
    }
    yield from (name for name, missing in names.items() if missing)
