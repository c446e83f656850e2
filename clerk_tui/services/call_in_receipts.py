"""The answer to a request for call-in as plain text: a receipt, or a refusal with the paragraph it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.domain.call_in_events import CallInState
from clerk_tui.domain.call_ins import AskedFor, KeptRequest
from clerk_tui.domain.dates import LONDON, format_date
from clerk_tui.domain.decision import Decision
from clerk_tui.domain.errors import NotFound, Refused
from clerk_tui.register import call_ins as rows
from clerk_tui.register.notices import decision_matter
from clerk_tui.rules.call_in_next import next_event
from clerk_tui.rules.exempt_words import holds_apart
from clerk_tui.services.call_in_cases import CallInCase
from clerk_tui.services.kept_apart import apart
from clerk_tui.services.office import Office
from clerk_tui.services.public_words import refuse_what_goes_out

_ASIDE = frozenset({"CI-REQUEST", "CI-HEARING", "CI-UNKNOWN", "CI-REPUBLISHED", "CI-CHANGED"})
"""What a receipt does not repeat: refusals stand in it; the rest is the clerk's affair, or another request's."""


def receipt_text(office: Office, case: CallInCase, kept: KeptRequest, state: CallInState) -> str:
    """What is answered to those who asked, from the public record and the request alone.

    `state` holds what was found of this request, and nothing of another.
    """
    head = "REQUEST FOR CALL-IN: REFUSED" if kept.refused else "REQUEST FOR CALL-IN: RECEIPT"
    lines = [office.council().name, head, "", *_decision(office, case.decision), *request_lines(kept.said), ""]
    if kept.refused:
        lines += [f"The request is refused: {kept.refused}", *_paragraph(case), "The decision is not suspended by it."]
    else:
        following = next_event(state, case.rule, case.now)
        lines += [
            f"The request was received in time{', by enough of those who may ask' if _says_who(case) else ''}.",
            "From its receipt the decision may not be implemented until the call-in is settled.",
            *_paragraph(case), "", f"Next: {following.what}." if following.what else "",
        ]  # fmt: skip
        lines += [finding.says for finding in state.findings if finding.id not in _ASIDE]
    return "\n".join(line for line in lines if line is not None).rstrip() + "\n"


def _says_who(case: CallInCase) -> bool:
    """Whether the council's rule says who may call in, and how many: else nobody has counted those who ask."""
    return case.rule is not None and bool(case.rule.requests)


def _decision(office: Office, decision: Decision) -> Iterator[str]:
    name = f"{decision.reference} " if decision.reference else f"D{decision.id} "
    yield f"Decision: {name}{decision.title}"
    yield f"Made by: {decision.maker_name}"
    if decision.decided_on:
        yield f"Made on: {format_date(decision.decided_on)}"
    if issues := rows.issues(office.register, decision.id):
        yield f"Published on: {format_date(issues[-1].published_on)}"


def request_lines(said: AskedFor) -> Iterator[str]:
    """What stands of a request in its answer: when it was received, who asked, and their words."""
    local = said.received_at.astimezone(LONDON)
    by = f", by {said.received_by}" if said.received_by else ""
    how = f" ({said.how})" if said.how else ""
    yield f"Received: {format_date(local.date())}, {local:%H:%M:%S}{by}{how}"
    yield "Asked for by:"
    for one in said.requesters:
        yield f"  {one.signatory.name}" + ("" if one.counted else f" (not counted: {one.why_not})")
    for label, text in (
        ("Grounds", "; ".join(said.chosen_grounds)), ("In their words", said.grounds),
        ("Parts of the decision", said.parts), ("Alternative sought", said.alternative),
    ):  # fmt: skip
        if text:
            yield f"{label}: {text}"
    if said.despite:
        yield f"Taken by the proper officer all the same: {said.despite}"


def _paragraph(case: CallInCase) -> Iterator[str]:
    if case.rule is not None:
        yield f"The rule: {case.rule.source}"


def asked_for(office: Office, decision_id: int, request_id: int | None = None) -> KeptRequest:
    """The newest request for call-in of a decision, or one that is named; NotFound where there is none."""
    kept = rows.requests(office.register, decision_id)
    wanted = [one for one in kept if request_id is None or one.id == request_id]
    if not wanted:
        which = "" if request_id is None else f" R{request_id}"
        raise NotFound(f"D{decision_id} has no request for call-in{which}.")
    return max(wanted, key=lambda one: one.id)


def receipt(office: Office, decision_id: int, request_id: int | None = None) -> str:
    """The answer as it was given then, of the newest request or of one that is named.

    Refused where exempt words stand in what was asked: they must not leave the office with it. ExemptWords names the
    smaller matches, each gone past with a reason of its own.
    """
    found = asked_for(office, decision_id, request_id)
    matter = decision_matter(office.register, decision_id)
    if holds_apart(found.receipt, apart(office, matter)):
        raise Refused(
            f"Words of the exempt information of D{decision_id} stand in the request, so its receipt may not leave the"
            " office like this (LGA 1972 Sch 12A)."
        )
    refuse_what_goes_out(office, matter, {f"receipt of R{found.id}": found.receipt})
    return found.receipt
